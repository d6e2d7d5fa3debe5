"""What is worked out once: the newest answer of a small record, the one before of a large one that has just changed, errors told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from riwaya.store.open import Store, open_store
from riwaya.store.state import changed
from riwaya.web import kept
from riwaya.web.kept import Kept


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "k.db") as opened:
        yield opened


def touch(store: Store) -> None:
    with store.write() as connection:
        changed(connection)


def test_it_is_made_once_for_each_state(store: Store) -> None:
    made: list[int] = []
    keep = Kept(lambda _: made.append(1) or len(made))
    assert [keep(store), keep(store)] == [1, 1]
    touch(store)
    assert [keep(store), keep(store)] == [2, 2]


def test_many_who_ask_at_once_wait_for_one(store: Store) -> None:
    made, go, answers = [], Event(), []

    def make(_: Store) -> str:
        made.append(1)
        go.wait(5)
        return "done"

    keep = Kept(make)
    threads = [Thread(target=lambda: answers.append(keep(store))) for _ in range(4)]
    for thread in threads:
        thread.start()
    go.set()
    for thread in threads:
        thread.join(5)
    assert answers == ["done"] * 4 and made == [1]


def test_an_older_answer_serves_while_a_slow_one_is_made(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PATIENCE", 0.05)
    go, values = Event(), iter(["old", "new"])

    def make(_: Store) -> str:
        value = next(values)
        if value == "new":
            go.wait(5)
        return value

    keep = Kept(make)
    assert keep(store) == "old"
    touch(store)
    assert keep(store) == "old"
    go.set()
    monkeypatch.setattr(kept, "PATIENCE", 5)
    assert keep(store) == "new"


def test_what_fails_is_told_and_tried_again(store: Store) -> None:
    outcomes = iter([ValueError("broken"), "fine"])

    def make(_: Store) -> str:
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    keep = Kept(make)
    with pytest.raises(ValueError, match="broken"):
        keep(store)
    assert keep(store) == "fine"


def test_another_record_never_gets_the_answer_of_this_one(store: Store, tmp_path: Path) -> None:
    keep = Kept(lambda one: one.place)
    first = keep(store)
    with open_store(tmp_path / "other.db") as other:
        assert keep(other) != first and keep(store) == first
