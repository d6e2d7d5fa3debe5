"""Events: replaced as a whole, looked up by what they hold, with heirs for those that vanish."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from storefactory import TEXT, event, stored

from riwaya.errors import NotFound, StoreError
from riwaya.model.event import Account, ClaimRef, Corroboration, Event, EventPlace, Interval
from riwaya.reconcile.telling import Copy, Passage
from riwaya.store.copies import Undecided, replace_copies, replace_undecided, stored_copies, undecided_pairs
from riwaya.store.documents import remove_document
from riwaya.store.events import Replaced, buried, events_of, replace_events, stored_events
from riwaya.store.events import event as event_of
from riwaya.store.ledger import judge_value
from riwaya.store.open import Store
from riwaya.store.records import put_record
from riwaya.store.search import Query, search, search_claims, search_documents
from riwaya.store.state import needs_reconciling, state_of_claims
from riwaya.store.words import folded_words, spellings


def test_events_come_back_as_they_went_in(store: Store) -> None:
    name = stored(store)
    one, other = event("e2", ClaimRef(name, "c1")), event("e1", ClaimRef(name, "c2"), time=None, place=None, sentence=None, accounts=())
    assert replace_events(store, iter([one, other])) == Replaced(2, 2, 0, 0)
    assert list(stored_events(store)) == [other, one]
    assert event_of(store, "e2") == one
    assert events_of(store, name) == ["e1", "e2"]
    assert replace_events(store, [other, one]) == Replaced(2, 0, 0, 0)
    changed = msgspec.structs.replace(one, type="detain")
    assert replace_events(store, [changed, other]) == Replaced(2, 0, 1, 0)
    assert search(store, Query(types=("detain",))).rows == (changed,)
    with pytest.raises(NotFound):
        event_of(store, "e3")


def test_a_vanished_event_names_the_one_that_holds_most_of_its_claims(store: Store) -> None:
    name, second = stored(store), stored(store, "two", text=TEXT + " انتهى")
    refs = [ClaimRef(name, "c1"), ClaimRef(name, "c2"), ClaimRef(second, "c1"), ClaimRef(second, "c2")]
    replace_events(store, [event("old", *refs[:3]), event("lost", refs[3])])
    replace_events(store, [event("a", refs[0]), event("b", *refs[1:3])])
    assert [(stone.id, stone.replaced_by) for stone in buried(store)] == [("lost", ""), ("old", "b")]
    assert event_of(store, "old").id == "b"
    replace_events(store, [event("c", *refs[:3])])
    assert event_of(store, "old").id == event_of(store, "a").id == "c"
    with pytest.raises(NotFound, match="none took its place"):
        event_of(store, "lost")
    replace_events(store, [event("old", *refs[:3])])
    assert event_of(store, "old").id == "old"
    assert "old" not in {stone.id for stone in buried(store)}


def test_events_are_replaced_as_a_whole_or_not_at_all(store: Store) -> None:
    name = stored(store)
    replace_events(store, [event("e1", ClaimRef(name, "c1"))])

    def broken() -> Iterator[Event]:
        yield event("e2", ClaimRef(name, "c2"))
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        replace_events(store, broken())
    assert [one.id for one in stored_events(store)] == ["e1"]


def test_the_store_knows_when_its_events_are_old(store: Store) -> None:
    name = stored(store)
    assert needs_reconciling(store)
    before = state_of_claims(store)
    replace_events(store, [], before)
    assert not needs_reconciling(store)
    judge_value(store, "reject", ClaimRef(name, "c1"), author="Mona")
    assert needs_reconciling(store)
    replace_events(store, [], before)  # made from what was there before the judgement
    assert needs_reconciling(store)
    replace_events(store, [], state_of_claims(store))
    remove_document(store, name, "asked for")
    assert needs_reconciling(store)


def _found(store: Store, **query: object) -> list[str]:
    return [one.id for one in search(store, Query(**query)).rows]  # type: ignore[arg-type]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of three events."""
    name, second = stored(store, outlet="قناة الأحرار"), stored(store, "two", text=TEXT + " انتهى", outlet="وكالة")
    sinai = EventPlace(name="Sheikh Zuweid 100%", id="sinai:zuweid")
    account = Account(camp="media/x", origins=("outlet:media/x",), documents=(second,), claims=(ClaimRef(second, "c2"),), agents=("egypt",))
    replace_events(
        store,
        [
            event("a", ClaimRef(name, "c1")),
            event(
                "b", ClaimRef(second, "c2"), type="shelling", time=Interval("2021-01-01", "2021-01-31"), place=sinai, accounts=(account,),
                conflicts=(), agents=(), patients=(), sentence=None,
                corroboration=Corroboration(origins=1, camps=1, documents=1, grade="single_origin", rule="one origin"),
            ),
            event("c", time=None, place=None, conflicts=()),
        ],
    )  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({}, "abc"),
        ({"order": "-time"}, "bac"),
        ({"order": "conflict"}, "abc"),
        ({"types": ("shelling",)}, "b"),
        ({"types": ("shelling", "capture")}, "abc"),
        ({"actors": ("egypt",)}, "b"),
        ({"actors": ("libya/lna",)}, "ac"),
        ({"place": "libya:zawiya"}, "a"),
        ({"place": "zuweid"}, "b"),
        ({"place": "%"}, ""),
        ({"place": "_"}, ""),
        ({"start": "2020-06-06"}, "b"),
        ({"end": "2020-06-05"}, "a"),
        ({"start": "2021-01-15", "end": "2021-01-15"}, "b"),
        ({"camps": ("libya/gna",)}, "ac"),
        ({"grades": ("single_origin",)}, "b"),
        ({"conflict": "captured"}, "a"),
        ({"conflict": "any"}, "a"),
        ({"conflict": "holder"}, ""),
        ({"outlet": "قناة الاحرار"}, "a"),
        ({"outlet": "' OR 1=1 --"}, ""),
        ({"text": "Prisoners", "types": ("capture",), "start": "2020-01-01"}, "a"),
        ({"text": "عشرين الزاوية"}, "a"),
        ({"limit": 1, "offset": 1}, "b"),
        ({"limit": -5}, ""),
    ],
)
def test_events_are_found_by_what_they_hold(filled: Store, query: dict[str, object], ids: str) -> None:
    assert "".join(_found(filled, **query)) == ids


def test_the_whole_number_of_finds_is_told(filled: Store) -> None:
    assert search(filled, Query(limit=1)).total == 3


def test_an_unknown_order_is_refused(filled: Store) -> None:
    with pytest.raises(StoreError):
        search(filled, Query(order="id; DROP TABLE events"))


@pytest.mark.parametrize(
    "asked",
    ["مقاتلا", "مُقاتِلاً", "مقـــاتلا", "أسرت", "اسرت", "إسرت", "الزاويه", "زاوية", "الزاوي", "القوات أسرت", '"القوات أسرت"', "قوات مصدر", "قصف", "والقصف",
     "للقصف", "أسرت NOT", "-أسرت", "(أسرت)", "أسرت*", "^أسرت", "words:أسرت", "أسرت & | ! <-> :*", "'أسرت'", '"أسرت'],
)  # fmt: skip
def test_folded_words_are_found_however_they_are_typed(filled: Store, asked: str) -> None:
    wants = "NOT" not in asked and "words" not in asked
    assert (search_documents(filled, Query(text=asked)).total == 2) is wants


_ABSENT = ["أسروا", '"أسرت القوات"', '"', "''", "*", "!!", "NEAR/3(", "AND", "😀", "\x00", "a" * 100_000, '"' * 5000, "x OR أسرت", "DROP TABLE"]


@pytest.mark.parametrize("asked", _ABSENT)
def test_what_is_not_there_is_not_found(filled: Store, asked: str) -> None:
    assert search_documents(filled, Query(text=asked)).total == 0
    assert search_claims(filled, Query(text=asked)).total == 0
    assert search(filled, Query(text=asked, outlet="وكالة")).total == 0


@given(st.text(max_size=60))
def test_folding_leaves_nothing_that_a_query_language_could_read(asked: str) -> None:
    words = folded_words(asked)
    assert all(word.isalnum() for word in words.split(" ") if word)
    assert folded_words(words) == words
    assert all(spelled.isalnum() for word in words.split() for spelled in spellings(word))


def test_claims_are_found_as_they_hold(filled: Store) -> None:
    found = search_claims(filled, Query(types=("capture",), actors=("libya/gna-forces",), outlet="وكاله", place="zawiya", start="2020-06-05", end="2020-06-05"))
    assert found.total == 1
    ref = ClaimRef(found.rows[0].document, found.rows[0].claim.id)
    judge_value(filled, "correct", ref, "agents.0.actor", "libya/lna", author="Mona")
    assert search_claims(filled, Query(actors=("libya/lna",))).rows[0].claim.agents[0].actor == "libya/lna"
    judge_value(filled, "reject", ref, author="Mona")
    assert search_claims(filled, Query(actors=("libya/lna",))).total == 0
    assert search_claims(filled, Query(text="أسرت")).total == 1


def test_a_new_reading_is_searched_and_the_old_one_is_not(store: Store) -> None:
    from storefactory import read, report, shelling

    name = stored(store)
    assert search_claims(store, Query(text="أسرت")).total == 1
    put_record(store, read(report(name), shelling()), "p2", "r1")
    assert search_claims(store, Query(text="أسرت")).total == 0
    assert search_claims(store, Query(text="توقف")).total == 1


def test_copies_and_undecided_pairs(store: Store) -> None:
    name, second = stored(store), stored(store, "two", text=TEXT + " انتهى")
    copy = Copy(second, name, "reprint", 0.9, (Passage((0, 50), (0, 50)),))
    assert replace_copies(store, [copy, Copy("nowhere~1", name, "reprint", 1.0, ())]) == 1
    assert stored_copies(store) == stored_copies(store, name) == stored_copies(store, second) == [copy]
    pair = Undecided(ClaimRef(name, "c1"), ClaimRef(second, "c1"), 0.5, ("same place", "days touch"))
    assert replace_undecided(store, [pair]) == 1
    assert list(undecided_pairs(store)) == [pair]
    assert replace_copies(store, []) == replace_undecided(store, []) == 0
    assert stored_copies(store) == [] and list(undecided_pairs(store)) == []


def _many(count: int, name: str) -> Iterator[Event]:
    for number in range(count):
        day = f"20{10 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield event(
            f"e{number:06}", ClaimRef(name, f"c{number}"), type=("capture", "kill", "shelling", "airstrike")[number % 4],
            time=Interval(day, day), place=EventPlace(name=f"Town {number % 97}", id=f"libya:{number % 97}"), agents=(f"libya/{number % 31}",),
        )  # fmt: skip


def test_twenty_thousand_events_are_kept_and_filtered_in_time(store: Store) -> None:
    name = stored(store)
    started = time.perf_counter()
    assert replace_events(store, _many(20_000, name)).added == 20_000
    assert time.perf_counter() - started < 60
    for query in (
        Query(types=("kill",), start="2015-01-01", end="2015-06-30"),
        Query(actors=("libya/7",), camps=("libya/gna",), conflict="captured", order="conflict"),
        Query(place="Town 33", grades=("contested",), order="-time"),
        Query(text="town 33 سجناء OR", outlet="x"),
        Query(text="kill"),
        Query(),
    ):
        started = time.perf_counter()
        search(store, query)
        assert time.perf_counter() - started < 1.5, query
    assert search(store, Query(types=("kill",))).total == 5_000
