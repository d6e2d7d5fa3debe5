"""Ledgers of prisoners, dead, wounded, displaced and materiel."""

from __future__ import annotations

import random

import pytest
from factory import GNA, GNA_FORCES, LNA, LNA_BRIGADE, LNA_FORCES, claim, day, number, telling
from hypothesis import given
from hypothesis import strategies as st
from tellings import tellings

from riwaya.model.event import Event, Interval
from riwaya.packs.ontology import claim_types, terms
from riwaya.reconcile.event import build_event
from riwaya.reconcile.ledgers import Sum, items, ledgers, overall, running, total_claims
from riwaya.reconcile.telling import Telling


def taken(document: str, camp: str, low: int, on: str | None = "2020-06-05", type_: str = "capture", of: str = LNA_FORCES,
          high: int | None = -1) -> Telling:
    """Prisoners."""
    return telling(document, camp, claim(type_=type_, numbers=(number("captured", low, high, of),), time=day(on)))


def sums(events: list[Event], item: str) -> list[tuple[str, str, str | None, int, int | None]]:
    """The running sums of an item in short."""
    return [(one.side, one.camp, one.day, one.low, one.high) for one in running(ledgers(events).entries) if one.item == item]


def test_every_item_counts_a_measure_and_types_of_the_ontology() -> None:
    assert {item.measure for item in items()} <= set(terms("measures"))
    assert {type_ for item in items() for type_ in item.types} <= set(claim_types())


def test_each_event_adds_once_by_the_camp_that_tells() -> None:
    first = build_event([taken("a", GNA, 20), taken("b", LNA, 30), taken("c", GNA, 25)])
    second = build_event([taken("d", GNA, 5, "2020-06-09")])
    assert sums([second, first], "prisoners") == [
        (LNA, GNA, "2020-06-05", 20, 25), (LNA, GNA, "2020-06-09", 25, 30), (LNA, LNA, "2020-06-05", 30, 30)]
    assert overall(ledgers([first, second]).entries) == [Sum("prisoners", LNA, "", None, 25, 35, 2)]


def test_updates_and_parts_do_not_add_up() -> None:
    first = taken("a", GNA, 20)._replace(origin="o", published=None)
    event = build_event([first, taken("b", GNA, 20)._replace(origin="o")])
    assert sums([event], "prisoners") == [(LNA, GNA, "2020-06-05", 20, 20)]
    part = build_event([taken("a", GNA, 20), taken("b", GNA, 5, of=LNA_BRIGADE)])
    assert sums([part], "prisoners") == [(LNA, GNA, "2020-06-05", 20, 20)]


def test_an_open_number_keeps_the_sum_open() -> None:
    events = [build_event([taken("a", GNA, 20, high=None)]), build_event([taken("b", GNA, 5, "2020-06-09")])]
    assert sums(events, "prisoners")[-1] == (LNA, GNA, "2020-06-09", 25, None)


def test_releases_stand_apart() -> None:
    events = [build_event([taken("a", GNA, 20)]), build_event([taken("b", GNA, 8, "2020-07-01", "release")])]
    assert sums(events, "prisoners") == [(LNA, GNA, "2020-06-05", 20, 20)]
    assert sums(events, "released") == [(LNA, GNA, "2020-07-01", 8, 8)]


def test_a_number_beside_its_own_event_is_not_counted_again() -> None:
    attack = build_event([taken("a", GNA, 20, type_="assault")])
    assert sums([attack], "prisoners") == [(LNA, GNA, "2020-06-05", 20, 20)], "the only word of it"
    own = build_event([taken("a", GNA, 20)._replace(claim=claim("c2", "capture", numbers=(number("captured", 20, of=LNA_FORCES),)))])
    assert len(sums([attack, own], "prisoners")) == 1


@pytest.mark.parametrize("end", ["2020-06-30", None])
def test_totals_are_kept_apart(end: str | None) -> None:
    made = telling("a", GNA, claim(type_="kill", numbers=(number("killed", 300, of=LNA_FORCES),), time=day("2020-06-01", end)),
                   totals=() if end else (0,))
    found = ledgers([build_event([made])], total_claims([made]))
    assert (found.entries, [(one.item, one.low) for one in found.totals]) == ((), [("dead", 300)])


@pytest.mark.parametrize("held", ["denied", "planned", "demanded", "threatened"])
def test_what_did_not_happen_is_not_counted(held: str) -> None:
    made = telling("a", GNA, claim(type_="kill", factuality=held, numbers=(number("killed", 3, of=LNA_FORCES),)))
    assert ledgers([build_event([made])]) == ((), ())


def test_undated_entries_come_last_and_sides_are_kept_apart() -> None:
    events = [build_event([taken("a", GNA, 20, None)]), build_event([taken("b", GNA, 5)]), build_event([taken("c", LNA, 4, of=GNA_FORCES)])]
    assert sums(events, "prisoners") == [(GNA, LNA, "2020-06-05", 4, 4), (LNA, GNA, "2020-06-05", 5, 5), (LNA, GNA, None, 25, 25)]
    assert ledgers(events).entries[0].time == Interval("2020-06-05", "2020-06-05")


@given(st.lists(tellings(), min_size=1, max_size=4), st.randoms())
def test_the_order_of_the_events_changes_nothing(groups: list[list[Telling]], shuffle: random.Random) -> None:
    events = list({event.id: event for event in map(build_event, groups)}.values())
    mixed = list(events)
    shuffle.shuffle(mixed)
    assert ledgers(mixed) == ledgers(events)
    assert running(ledgers(mixed).entries) == running(ledgers(events).entries)


@given(st.lists(tellings(), min_size=1, max_size=4))
def test_sums_grow_and_low_is_never_above_high(groups: list[list[Telling]]) -> None:
    before: dict[tuple[str, str, str], int] = {}
    for step in running(ledgers([build_event(group) for group in groups]).entries):
        key = (step.item, step.side, step.camp)
        assert before.get(key, 0) <= step.low
        assert step.high is None or step.low <= step.high
        before[key] = step.low


def test_one_number_read_into_two_claims_of_a_report_counts_once() -> None:
    def both(id_: str, type_: str, low: int) -> Event:
        return build_event([telling("a", GNA, claim(id_, type_, numbers=(number("casualties", low, of=LNA_FORCES),)))])

    assert [one[3] for one in sums([both("c1", "kill", 40), both("c2", "injure", 40)], "casualties")] == [40]
    assert [one[3] for one in sums([both("c1", "kill", 40), both("c2", "injure", 7)], "casualties")] == [47]
    assert [one[3] for one in sums([both("c1", "kill", 3), both("c2", "kill", 3)], "casualties")] == [6], "two happenings"
