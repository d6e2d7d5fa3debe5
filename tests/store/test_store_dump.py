"""Two states of a record: compared to the byte, told apart with their causes, copied, and made anew from documents and ledger."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from conftest import new_place
from storefactory import TEXT, capture, event, read, report, shelling, stored

from riwaya.errors import EncodingError, StoreError
from riwaya.model.event import ClaimRef
from riwaya.model.record import Record
from riwaya.reconcile.telling import Copy
from riwaya.store.copies import replace_copies
from riwaya.store.diff import Change, diff
from riwaya.store.documents import StoredReport, put_report, put_reports, remove_document, to_read
from riwaya.store.dump import dump, read_report, read_stored, rebuild
from riwaya.store.events import replace_events
from riwaya.store.ledger import judge_pair, judge_value, judgements, undo
from riwaya.store.open import Store, open_store
from riwaya.store.records import put_record, records
from riwaya.store.search import Query, search, search_claims, search_documents
from riwaya.store.snapshot import reindex, snapshot

other_place = pytest.fixture(params=["sqlite", "postgresql"])(new_place)


def _read(told: StoredReport) -> Record:
    if told.text.startswith("تالف"):
        raise EncodingError("it cannot be decoded", told.id)
    return read(told)


def _reconcile(store: Store) -> None:
    """One event for each first claim, and one copy."""
    held = list(records(store))
    refs = [ClaimRef(one.document.id, one.claims[0].id) for one in held if one.claims]
    replace_copies(store, [Copy(held[1].document.id, held[0].document.id, "reprint", 0.5, ())])
    replace_events(store, [event(f"e-{ref.document}", ref) for ref in refs])


def _fill(store: Store) -> None:
    """A store with all that a record can hold: documents from two files, judged, removed, failed."""
    told = [report("b", source="z"), report("a", source="y"), report("two", TEXT + " 2", outlet="قناة"), report("three", TEXT + " 3")]
    list(put_reports(store, [*told, report("bad", "تالف")]))
    for told in to_read(store):
        read_report(store, told, _read, "p1", "r1")
    first, second = (one.document.id for one in list(records(store))[:2])
    judge_value(store, "correct", ClaimRef(first, "c1"), "quantities.0.high", 30, author="Mona", reason="film")
    judge_value(store, "accept", ClaimRef(first, "c1"), "time", author="Mona")
    judge_value(store, "reject", ClaimRef(second, "c2"), author="Omar")
    judge_pair(store, "same", ClaimRef(first, "c1"), ClaimRef(second, "c1"), author="Omar")
    undo(store, 2, author="Mona")
    remove_document(store, "three" if first != "three" else "two", "asked for")
    _reconcile(store)


def test_a_store_made_anew_from_documents_and_ledger_is_the_same_to_the_byte(store: Store, other_place: str) -> None:
    _fill(store)
    before = b"".join(dump(store))
    with rebuild(store, other_place, _read, _reconcile, packs="p1", reader="r1") as new:
        after = b"".join(dump(new))
    assert after == before
    assert all(part in before.decode() for part in ('"document":', '"claim":', '"copy":', '"event":', '"undo"', '"removed"', '"failed"'))


def test_the_bundled_packs_and_reader_give_the_same_again(store: Store, tmp_path: Path) -> None:
    from riwaya import __version__
    from riwaya.packs.version import pack_version

    list(put_reports(store, [report("one", published=("2020-06-06", "2020-06-06")), report("two", TEXT + " وقتل ثلاثة جنود.")]))
    for told in list(to_read(store))[::-1]:
        read_report(store, told, read_stored, pack_version(), __version__)
    with rebuild(store, tmp_path / "new.db") as new:
        assert b"".join(dump(new)) == b"".join(dump(store))


def test_an_older_reading_makes_way_without_a_trace(store: Store, tmp_path: Path) -> None:
    """What was read with older packs is history: the record itself is as if it had been read with today's at once."""
    name = put_report(store, report()).id
    put_record(store, read(report(name), capture(low=3), shelling("c8")), "p0", "r0")
    judge_value(store, "correct", ClaimRef(name, "c1"), "agents.0.actor", "turkey", author="Mona")
    put_record(store, _read(next(to_read(store, "p1", "r1"))), "p1", "r1")
    with rebuild(store, tmp_path / "new.db", _read, packs="p1", reader="r1") as new:
        assert b"".join(dump(new)) == b"".join(dump(store))


def test_a_dump_holds_no_moment_of_writing(tmp_path: Path) -> None:
    dumps = []
    for number in range(2):
        with open_store(tmp_path / f"{number}.db", clock=lambda number=number: 1e9 * (number + 1)) as store:  # type: ignore[misc]
            stored(store)
            _reconcile_one(store)
            dumps.append(b"".join(dump(store)))
    assert dumps[0] == dumps[1]


def _reconcile_one(store: Store) -> None:
    replace_events(store, [event("e", ClaimRef(one.document.id, "c1")) for one in records(store)])


def test_a_snapshot_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    _fill(store)
    snapshot(store, tmp_path / "copy.db")
    before = b"".join(dump(store))
    with open_store(tmp_path / "copy.db", create=False) as copy:
        assert b"".join(dump(copy)) == before
        assert list(diff(store, copy)) == []
        for question in ("الزاوية", "قصف", "Prisoners", "قناة"):
            for look in (search, search_claims, search_documents):
                assert look(copy, Query(text=question)).total == look(store, Query(text=question)).total  # type: ignore[operator]
        with pytest.raises(StoreError, match="append-only"), copy.write() as connection:
            connection.exec_driver_sql("DELETE FROM ledger")
        stored(copy, "later", text="آخر")
    assert b"".join(dump(store)) == before
    with pytest.raises(StoreError, match="already"):
        snapshot(store, tmp_path / "copy.db")


def test_the_words_of_the_search_can_be_made_anew(store: Store) -> None:
    _fill(store)
    asked = [Query(text=question) for question in ("الزاوية", "قصف", "Prisoners", "عشرين")]
    before = [(search(store, one).total, search_claims(store, one).total, search_documents(store, one).total) for one in asked]
    reindex(store)
    assert [(search(store, one).total, search_claims(store, one).total, search_documents(store, one).total) for one in asked] == before


@pytest.fixture
def pair(store: Store, tmp_path: Path) -> tuple[Store, Store]:
    """A store with two documents and an event, and what it was before all that a test does."""
    stored(store), stored(store, "two", text=TEXT + " 2")
    _reconcile_one_each(store)
    snapshot(store, tmp_path / "before.db")
    return open_store(tmp_path / "before.db"), store


def _reconcile_one_each(store: Store) -> None:
    replace_events(store, [event(f"e-{one.document.id}", *(ClaimRef(one.document.id, claim.id) for claim in one.claims)) for one in records(store)])


def _told(changes: list[Change]) -> set[tuple[str, str, str, str]]:
    return {(change.what, change.how, change.field, change.cause) for change in changes}


def test_no_change_is_no_difference(pair: tuple[Store, Store]) -> None:
    assert list(diff(*pair)) == []


def test_a_new_document_and_what_comes_of_it(pair: tuple[Store, Store]) -> None:
    old, new = pair
    stored(new, "three", text=TEXT + " 3")
    _reconcile_one_each(new)
    found = list(diff(old, new))
    assert _told(found) == {(what, "added", "", "new document") for what in ("document", "claim", "event")}
    assert len(found) == 4
    back = list(diff(new, old))
    assert {change.how for change in back} == {"removed"} and len(back) == 4


def test_a_removed_document_and_what_comes_of_it(pair: tuple[Store, Store]) -> None:
    old, new = pair
    remove_document(new, "two", "asked for")
    _reconcile_one_each(new)
    found = list(diff(old, new))
    assert {(change.what, change.how) for change in found if change.what != "value"} == {("document", "changed"), ("claim", "removed"), ("event", "removed")}
    assert {change.cause for change in found} == {"tombstone"}


def test_a_new_reading_and_what_comes_of_it(pair: tuple[Store, Store]) -> None:
    old, new = pair
    name = next(records(new)).document.id
    put_record(new, read(report(name), capture(low=25, high=25)), "p2", "r1")
    _reconcile_one_each(new)
    found = list(diff(old, new))
    assert {change.cause for change in found} == {"new packs"}
    values = {(change.claim, change.field, change.before, change.after) for change in found if change.what == "value"}
    assert values == {("c1", "quantities.0.low", 20, 25), ("c1", "quantities.0.high", 20, 25)}
    assert [(change.how, change.claim) for change in found if change.what == "claim"] == [("removed", "c2")]
    assert {change.field for change in found if change.what == "event"} == {"claims", "accounts"}


def test_a_judgement_and_what_comes_of_it(pair: tuple[Store, Store]) -> None:
    old, new = pair
    name = next(records(new)).document.id
    judge_value(new, "correct", ClaimRef(name, "c1"), "quantities.0.high", 44, author="Mona")
    judge_value(new, "reject", ClaimRef(name, "c2"), author="Mona")
    _reconcile_one_each(new)
    found = list(diff(old, new))
    assert {change.cause for change in found} == {"judgement"}
    assert [(change.field, change.before, change.after) for change in found if change.what == "value"] == [("quantities.0.high", 20, 44)]
    assert [change.how for change in found if change.what == "judgement"] == ["added", "added"]
    undo(new, 1, author="Mona")
    undo(new, 2, author="Mona")
    _reconcile_one_each(new)
    assert {change.what for change in diff(old, new)} == {"judgement"}


def test_events_that_come_out_otherwise_without_a_new_claim(pair: tuple[Store, Store]) -> None:
    old, new = pair
    refs = [ClaimRef(one.document.id, claim.id) for one in records(new) for claim in one.claims]
    replace_events(new, [event("joined", *refs)])
    found = list(diff(old, new))
    assert {change.cause for change in found} == {"other accounts"}
    assert sorted((change.how, change.after) for change in found) == [("added", "capture"), ("removed", "joined"), ("removed", "joined")]


def test_dumped_lines_are_json(store: Store) -> None:
    _fill(store)
    lines = list(dump(store))
    assert all(line.endswith(b"\n") and b"\n" not in line[:-1] and msgspec.json.decode(line) for line in lines)
    assert len(judgements(store)) == 5
