"""Who held which place, when, and by whose word."""

from __future__ import annotations

import random

from factory import GNA, GNA_FORCES, LNA, LNA_FORCES, SIRTE, TARHUNA, claim, day, telling
from hypothesis import given
from hypothesis import strategies as st
from tellings import tellings

from riwaya.model.record import Place
from riwaya.packs.theatre import actors
from riwaya.reconcile.holders import Tenure, holders
from riwaya.reconcile.telling import Telling


def word(document: str, camp: str, on: str | None, type_: str = "gain_control", by: str = GNA_FORCES, held: str = "actual",
         patients: tuple[str, ...] = (), place: Place | None = SIRTE, published: str | None = None) -> Telling:
    """A word about who holds a place."""
    return telling(document, camp, claim("c1", type_, factuality=held, agents=(by,), patients=patients, place=place, time=day(on)),
                   published=published)


def line(tenures: list[Tenure], camp: str) -> list[tuple[str, str, str | None]]:
    """A camp's timeline in short."""
    return [(tenure.holder, tenure.taken.start, tenure.end) for tenure in tenures if tenure.camp == camp]


def test_a_place_changes_hands() -> None:
    found = holders([word("c", GNA, "2020-06-10", by=LNA_FORCES), word("a", GNA, "2020-06-05"),
                     word("b", GNA, "2020-06-08", "lose_control", patients=(LNA_FORCES,))])
    assert line(found.of(SIRTE.id or ""), GNA) == [(GNA_FORCES, "2020-06-05", "2020-06-08"), (LNA_FORCES, "2020-06-08", None)]
    assert found.of(SIRTE.id or "")[1].told == "2020-06-10"
    assert [tenure.holder for tenure in found.on("2020-06-07")] == [GNA_FORCES]
    assert [tenure.holder for tenure in found.on("2020-06-08")] == [LNA_FORCES]
    assert found.on("2020-06-04") == []
    assert (found.tenures[0].lat, found.tenures[0].lon, found.tenures[0].radius_km) == (SIRTE.lat, SIRTE.lon, SIRTE.radius_km)


def test_who_leaves_leaves_it_to_nobody_that_is_named() -> None:
    found = holders([word("a", GNA, "2020-06-05", by=LNA_FORCES), word("b", GNA, "2020-06-06", "withdraw", by=LNA_FORCES)])
    assert line(list(found.tenures), GNA) == [(LNA_FORCES, "2020-06-05", "2020-06-06"), ("", "2020-06-06", None)]
    other = holders([word("a", GNA, "2020-06-05"), word("b", GNA, "2020-06-06", "withdraw", by=LNA_FORCES)])
    assert line(list(other.tenures), GNA) == [(GNA_FORCES, "2020-06-05", None)]


def test_a_denial_contests() -> None:
    found = holders([word("a", GNA, "2020-06-06"), word("b", LNA, "2020-06-06", held="denied", published="2020-06-07")])
    assert [tenure.contested for tenure in found.tenures] == [(("2020-06-06", None),)] * 2
    still = holders([word("z", LNA, "2020-01-06", by=LNA_FORCES), word("a", GNA, "2020-06-06"),
                     word("b", LNA, "2020-06-06", "lose_control", by=LNA_FORCES, held="denied")])
    by_camp = {tenure.camp: tenure for tenure in still.tenures}
    assert by_camp[LNA].taken.start == "2020-01-06"
    assert by_camp[LNA].contested == by_camp[GNA].contested == (("2020-06-06", None),)
    assert not by_camp[LNA].contested_on("2020-06-05") and by_camp[LNA].contested_on("2020-06-06")


def test_a_denial_long_after_meets_nobodys_word() -> None:
    found = holders([word("a", GNA, "2020-01-06"), word("b", LNA, "2020-06-06", held="denied")])
    assert not any(tenure.contested for tenure in found.tenures)


def test_a_failed_attempt_leaves_it_where_it_was() -> None:
    found = holders([word("a", LNA, "2020-06-06", held="failed", patients=(LNA_FORCES,))])
    assert line(list(found.tenures), LNA) == [(LNA_FORCES, "2020-06-06", None)]


def test_words_of_one_day_contest_and_later_ones_do_not() -> None:
    same = holders([word("a", GNA, "2020-06-06"), word("b", LNA, "2020-06-06", by=LNA_FORCES)])
    assert all(tenure.contested for tenure in same.tenures)
    later = holders([word("a", LNA, "2020-05-06", by=LNA_FORCES), word("b", GNA, "2020-06-06")])
    assert not any(tenure.contested for tenure in later.tenures)
    assert len(later.on("2020-06-07")) == 2, "the camp that is silent since is still shown, with the day of its last word"


def test_two_camps_that_agree_do_not_contest() -> None:
    found = holders([word("a", GNA, "2020-06-06"), word("b", LNA, "2020-06-06", "lose_control", by=LNA_FORCES, patients=(GNA_FORCES,))])
    assert not any(tenure.contested for tenure in found.tenures)


def test_what_cannot_be_placed_or_dated_is_counted() -> None:
    found = holders([word("a", GNA, "2020-06-06", place=None), word("b", GNA, None), word("c", GNA, None, published="2020-06-09"),
                     word("d", GNA, "2020-06-06", "shelling"), word("e", GNA, "2020-06-06", held="planned")])
    assert (found.unplaced, found.undated) == (1, 1)
    assert [(tenure.taken.start, tenure.claims[0].document) for tenure in found.tenures] == [("2020-06-09", "c")]


@given(tellings(), st.randoms())
def test_the_order_of_the_tellings_changes_nothing(told: list[Telling], shuffle: random.Random) -> None:
    mixed = list(told)
    shuffle.shuffle(mixed)
    assert holders(mixed) == holders(told)


@given(tellings())
def test_one_holder_a_place_and_camp_on_a_day(told: list[Telling]) -> None:
    found = holders(told)
    for day_ in {tenure.taken.start for tenure in found.tenures}:
        held = [(tenure.place, tenure.camp) for tenure in found.on(day_)]
        assert len(held) == len(set(held))
    for tenure in found.tenures:
        assert all(end is None or start < end for start, end in tenure.contested)
        assert all(tenure.taken.start <= start and (tenure.end is None or (end or "9") <= tenure.end) for start, end in tenure.contested)


@given(tellings())
def test_a_report_on_another_place_changes_nothing_here(told: list[Telling]) -> None:
    elsewhere = Place(name="Nalut", id="geonames:2214827", lat=31.87, lon=10.98, radius_km=5.0)
    more = holders([*told, word("zz", LNA, "2020-06-06", place=elsewhere)])
    assert [tenure for tenure in more.tenures if tenure.place != elsewhere.id] == list(holders(told).tenures)
    assert TARHUNA.id != elsewhere.id


def test_people_who_flee_have_not_held_the_place() -> None:
    assert holders([word("a", GNA, "2020-06-06", "withdraw", by="libya/civilians")]) == ((), 0, 0)


def test_a_commander_stands_for_his_force() -> None:
    person = next(actor for actor in actors().values() if actor.kind == "person" and actor.parent == GNA_FORCES)
    found = holders([word("a", GNA, "2020-06-05", by=person.id), word("b", GNA, "2020-06-06")])
    assert line(list(found.tenures), GNA) == [(GNA_FORCES, "2020-06-05", None)]
