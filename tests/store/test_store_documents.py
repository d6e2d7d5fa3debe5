"""Reports in a store: one content is one document, whatever it is called and however often it comes."""

from __future__ import annotations

import itertools

import pytest
from storefactory import TEXT, capture, read, report, stored

from riwaya.errors import BadField, EncodingError, MissingInput, NotFound
from riwaya.store.documents import put_failure, put_report, put_reports, remove_document, restore_document, to_read
from riwaya.store.dump import dump
from riwaya.store.events import buried
from riwaya.store.open import Store, open_store
from riwaya.store.records import claims_of, put_record, record, records, statements_of
from riwaya.store.search import Query, search_claims, search_documents
from riwaya.store.status import failures_of, status


def test_a_report_waits_until_it_is_read(store: Store) -> None:
    put = put_report(store, report(outlet="قناة", published=("2020-06-06", "2020-06-06"), retrieved="2020-06-07"))
    assert (put.new, put.state) == (True, "waiting")
    waiting = list(to_read(store))
    assert [one.id for one in waiting] == [put.id]
    assert waiting[0][1:9] == (TEXT, None, None, None, "قناة", ("2020-06-06", "2020-06-06"), "2020-06-07", None)
    put_record(store, read(waiting[0]), "p1", "r1")
    assert list(to_read(store)) == []
    assert list(to_read(store, "p1", "r1")) == []
    assert [one.id for one in to_read(store, "p2", "r1")] == [put.id]
    assert put_report(store, report(outlet="قناة", published=("2020-06-06", "2020-06-06"))).state == "read"


def test_one_content_is_one_document_that_remembers_where_it_came_from(store: Store) -> None:
    ids = {put_report(store, report("same", source=source)).id for source in ("b/same.txt", "a/same.txt", "b/same.txt")}
    assert len(ids) == 1
    assert status(store).waiting == 1
    assert next(to_read(store)).source == "a/same.txt"


def test_other_content_under_the_same_id_is_another_document(store: Store) -> None:
    first, second, third = (put_report(store, one).id for one in (report(), report(text=TEXT + " "), report(outlet="قناة")))
    assert len({first, second, third}) == 3
    assert {id.split("~")[0] for id in (first, second, third)} == {"one"}
    with pytest.raises(NotFound, match="several"):
        record(store, "one")


def test_what_comes_first_does_not_matter(tmp_path: object) -> None:
    told = [report("b", source="b.txt"), report("a", source="z.txt"), report("a", source="a.txt"), report("a", text="آخر")]
    dumps = set()
    for number, order in enumerate(itertools.permutations(told)):
        with open_store(f"{tmp_path}/{number}.db") as store:
            list(put_reports(store, order))
            dumps.add(b"".join(dump(store)))
    assert len(dumps) == 1


def test_a_document_is_found_by_its_own_id_its_id_and_its_key(store: Store) -> None:
    name = stored(store)
    other = put_report(store, report("zero")).id  # the same content under a larger id
    assert other == name
    for asked in (name, "one", name.split("~")[1], "renamed~" + name.split("~")[1]):
        assert record(store, asked).document.id == name
    with pytest.raises(NotFound):
        record(store, "two")


def test_text_comes_back_unchanged(store: Store) -> None:
    text = "سطر\r\n\x00\tآخر\u200f \U0001f600 '; DROP TABLE documents; --\x1b[31m"
    name = put_report(store, report("odd\x00id", text, title="\x00", outlet="a\x00b")).id
    told = next(to_read(store))
    assert told.text == text
    put_record(store, read(told, capture(id="c9", word="أسرت")), "p", "r")
    assert record(store, name).document.text == text


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(BadField):
        put_report(store, report(text="\ud83d"))
    assert status(store).waiting == 0


def test_failures_keep_their_error(store: Store) -> None:
    name = put_report(store, report()).id
    put_failure(store, EncodingError("it cannot be decoded", "one.txt"), name, "p1", "r1")
    put_failure(store, MissingInput("there is no such file", "lost.txt"))
    put_failure(store, MissingInput("there is no such file", "lost.txt"))
    assert [(one.place, one.code) for one in failures_of(store)] == [("lost.txt", "E_MISSING"), (name, "E_ENCODING")]
    assert list(to_read(store)) == [] and list(to_read(store, "p1", "r1")) == []
    assert len(list(to_read(store, "p2", "r1"))) == 1
    put_record(store, read(report(name)), "p2", "r1")
    assert [one.place for one in failures_of(store)] == ["lost.txt"]


def test_a_removed_document_is_gone_and_stays_out(store: Store) -> None:
    name, other = stored(store), stored(store, "two", text=TEXT + " وانتهى.")
    remove_document(store, name, "asked for")
    assert [one.document.id for one in records(store)] == [other]
    assert search_documents(store, Query(text="الزاوية")).total == search_claims(store, Query(text="أسرت")).total == 1
    assert [(stone.kind, stone.id, stone.reason) for stone in buried(store)] == [("document", name, "asked for")]
    assert statements_of(store, name, history=True) == []
    assert put_report(store, report()).state == "removed"
    assert list(to_read(store)) == []
    restore_document(store, name)
    assert put_report(store, report()).new
    assert buried(store) == []


def test_a_document_that_is_removed_while_it_is_read_stays_out(store: Store) -> None:
    name = put_report(store, report()).id
    told = next(to_read(store))
    remove_document(store, name, "asked for")
    assert put_record(store, read(told), "p1", "r1") == name
    assert status(store).removed == 1 and status(store).claims == 0
    assert list(records(store)) == []


def test_a_record_alone_can_be_put_in(store: Store) -> None:
    name = put_record(store, read(report("loose")), "p", "r")
    assert name.startswith("loose~")
    assert len(claims_of(store, name)) == 2
    assert put_record(store, read(report("loose")), "p", "r") == name


def test_claims_of_one_id_are_told_apart(store: Store) -> None:
    name = stored(store, "one", capture(), capture(low=30, high=30))
    assert [claim.id for claim in claims_of(store, name)] == ["c1", "c1~2"]
