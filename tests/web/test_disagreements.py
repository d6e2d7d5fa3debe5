"""The disagreements: their order, their filters, the words that each side rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import HOME, app_over
from disputed import TEXTS, build
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from riwaya.errors import StoreError
from riwaya.store.disputes import disputes
from riwaya.store.open import open_store
from riwaya.store.search import Query
from riwaya.web.plots import WIDTH, Range, range_of, strip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build(tmp_path_factory.mktemp("disputed") / "d.db")


@pytest.fixture(scope="module")
def made(place: str) -> Iterator[TestClient]:
    with TestClient(app_over(place), base_url=HOME) as client:
        yield client


def shown(client: TestClient, query: str = "") -> list[tuple[str, str]]:
    answer = client.get("/disagreements.json" + query)
    assert answer.status_code == 200, answer.text
    return [(one["event"], one["field"]) for one in answer.json()["disputes"]]


def test_the_sharpest_come_first_and_of_equals_the_most_told(made: TestClient) -> None:
    assert shown(made) == [("e3", "holder"), ("e1", "happened"), ("e1", "killed"), ("e2", "time")]


def test_other_orders(made: TestClient) -> None:
    assert [event for event, _ in shown(made, "?sort=documents")] == ["e2", "e3", "e1", "e1"]
    assert [event for event, _ in shown(made, "?sort=-time")] == ["e2", "e1", "e1", "e3"]
    assert [event for event, _ in shown(made, "?sort=time")] == ["e1", "e1", "e2", "e3"]
    assert made.get("/disagreements.json?sort=nonsense").status_code == 400


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?conflict=killed", [("e1", "killed")]), ("?conflict=any", 4), ("?conflict=wounded", []), ("?from=2020-06-07", [("e2", "time")]),
        ("?to=2020-06-07", [("e1", "happened"), ("e1", "killed")]), ("?place=tarhuna", 4), ("?place=Sirte", []), ("?camp=libya/gna", 4),
        ("?camp=syria/sdf", []), ("?type=shelling", 4), ("?type=remote_violence", 4), ("?type=kill", []), ("?q=ترهونه", 4), ("?q=nothing", []),
    ],
)  # fmt: skip
def test_filters(made: TestClient, query: str, expected: int | list[Any]) -> None:
    found = shown(made, query)
    assert len(found) == expected if isinstance(expected, int) else found == expected


def test_fields_are_counted_whatever_field_is_asked_for(made: TestClient) -> None:
    fields = made.get("/disagreements.json?conflict=killed").json()["fields"]
    assert {one["id"]: one["number"] for one in fields} == {"killed": 1, "happened": 1, "time": 1, "holder": 1}


def test_each_side_stands_with_its_camp_and_marked_words(made: TestClient) -> None:
    dispute = next(one for one in made.get("/disagreements.json").json()["disputes"] if one["field"] == "killed")
    first, second = dispute["sides"]
    assert (first["value"], second["value"]) == (12, "4+")
    assert first["camps"][0]["id"] == "libya/lna" and second["bar"]["open"] and not first["bar"]["open"]
    quote = first["quotes"][0]
    assert "12" in quote["words"]
    assert quote["before"].strip() and (quote["before"] + quote["words"] + quote["after"]) in TEXTS[0][3]
    assert quote["at"].startswith("/report/")


def test_marks_never_touch_the_words_around_them(made: TestClient) -> None:
    html = made.get("/disagreements?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in html and "<mark>" in html and 'class="quote" lang="ar" dir="rtl"' in html


def test_pages(made: TestClient, place: str) -> None:
    answer = made.get("/disagreements.json?page=7").json()
    assert answer["disputes"] == [] and answer["next"] is None and answer["previous"] == "?"
    with open_store(place) as store:
        pages = [disputes(store, Query(order="size", limit=1, offset=at)).rows for at in range(5)]
    assert [len(page) for page in pages] == [1, 1, 1, 1, 0]
    assert len({(page[0].event.id, page[0].conflict.field) for page in pages if page}) == 4


def test_an_order_that_there_is_not(place: str) -> None:
    with open_store(place) as store, pytest.raises(StoreError):
        disputes(store, Query(order="toll"))


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "empty.db").close()
    with TestClient(app_over(str(tmp_path / "empty.db")), base_url=HOME) as client:
        for path in ("/disagreements", "/tellers", "/ledgers"):
            assert client.get(path).status_code == 200
        assert client.get("/disagreements.json").json()["total"] == 0


@pytest.mark.parametrize(("value", "expected"), [(20, Range(20, 20)), ("20-30", Range(20, 30)), ("25+", Range(25, None)), ("2020-06-06", None), ("yes", None)])
def test_numbers_of_sides_are_read_back(value: int | str, expected: Range | None) -> None:
    assert range_of(value) == expected


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6) | st.none()), min_size=1, max_size=6))
def test_bars_stay_inside_and_keep_their_order(pairs: list[tuple[int, int | None]]) -> None:
    ranges = [Range(low, None if more is None else low + more) for low, more in pairs]
    bars = strip(ranges)
    assert all(bar["start"] >= 0 and bar["length"] > 0 and bar["start"] + bar["length"] <= WIDTH for bar in bars)
    by_low = sorted(zip(ranges, bars, strict=True), key=lambda pair: pair[0].low)
    assert [bar["start"] for _, bar in by_low] == sorted(bar["start"] for _, bar in by_low) or any(bar["length"] == 14 for bar in bars)
