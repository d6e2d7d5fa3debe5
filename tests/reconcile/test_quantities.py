"""Numbers: what counts, what is older, vaguer or a part, and how policies fuse them."""

from __future__ import annotations

import pytest
from factory import GNA, GNA_FORCES, LNA, LNA_BRIGADE, LNA_FORCES, claim, number, source, telling
from hypothesis import given
from hypothesis import strategies as st
from tellings import tellings

from riwaya.model.event import Amount
from riwaya.reconcile.event import build_event
from riwaya.reconcile.fuse import POLICIES, fuse
from riwaya.reconcile.members import members
from riwaya.reconcile.quantities import counted, numbers
from riwaya.reconcile.telling import Telling
from riwaya.reconcile.told import COUNTED, PART, SUPERSEDED, TOTAL, VAGUER, Told


def told(*made: Telling) -> list[Told]:
    """The numbers of some tellings."""
    return numbers(members(made, "kill"))


def states(*made: Telling) -> dict[tuple[str, int], str]:
    """Each number's state by document and low."""
    return {(one.ref.document, one.low): one.state for one in told(*made)}


def dead(document: str, low: int, high: int | None = -1, of: str | None = LNA_FORCES, **more: object) -> Telling:
    """A toll."""
    return telling(document, GNA, claim(type_="kill", numbers=(number("killed", low, high, of),)), **more)  # type: ignore[arg-type]


def test_a_later_number_of_one_teller_takes_the_place_of_the_earlier() -> None:
    first = dead("a", 10, origin="o", published="2020-06-05")
    second = dead("b", 14, origin="o", published="2020-06-06")
    assert states(first, second) == {("a", 10): SUPERSEDED, ("b", 14): COUNTED}
    event = build_event([first, second])
    assert event.quantities == (Amount(measure="killed", low=14, high=14, of=LNA_FORCES),)
    assert not event.conflicts
    assert len(event.claims) == 2, "the earlier word stays in the account"


def test_another_teller_or_the_same_day_is_no_update() -> None:
    other = dead("b", 14, origin="p", published="2020-06-06")
    same_day = dead("b", 14, origin="o", published="2020-06-05")
    unknown = dead("b", 14, origin="o")
    wide = dead("b", 14, origin="o", published=("2020-06-05", "2020-06-09"))
    for second in (other, same_day, unknown, wide):
        assert set(states(dead("a", 10, origin="o", published="2020-06-05"), second).values()) == {COUNTED}


def test_a_vaguer_word_of_the_same_teller_does_not_count() -> None:
    exact, vague = dead("a", 35, origin="o", published="2020-06-05"), dead("b", 20, 99, origin="o", published="2020-06-07")
    assert states(exact, vague) == {("a", 35): COUNTED, ("b", 20): VAGUER}
    apart = dead("b", 20, 99, origin="p")
    assert build_event([exact, apart]).quantities[0].high == 99
    assert not build_event([exact, apart]).conflicts


def test_parts_do_not_count() -> None:
    whole = telling("a", GNA, claim(type_="kill", numbers=(number("killed", 22), number("killed", 5))), parts=(1,))
    assert states(whole) == {("a", 22): COUNTED, ("a", 5): PART}
    unmarked = telling("a", GNA, claim(type_="kill", numbers=(number("killed", 5), number("killed", 22))))
    assert states(unmarked) == {("a", 22): COUNTED, ("a", 5): PART}


def test_others_come_on_top() -> None:
    both = telling("a", GNA, claim(type_="kill", numbers=(number("killed", 1), number("killed", 5, text="خمسة آخرين"))))
    assert [(one.low, one.high) for one in told(both)] == [(5, 6)]


def test_totals_count_only_where_nothing_else_is_told() -> None:
    total = telling("a", GNA, claim(type_="kill", numbers=(number("killed", 300),)), totals=(0,))
    assert states(total) == {("a", 300): COUNTED}
    assert states(total, dead("b", 4, of=None)) == {("a", 300): TOTAL, ("b", 4): COUNTED}


def test_denied_numbers_are_nobodys() -> None:
    denied = telling("b", LNA, claim(type_="kill", factuality="denied", numbers=(number("killed", 90, of=LNA_FORCES),)))
    assert {one.low for one in told(dead("a", 10), denied)} == {10}


@pytest.mark.parametrize(("values", "keys"), [
    (((14, LNA_FORCES), (14, LNA_BRIGADE)), {LNA_FORCES}),
    (((14, LNA_FORCES), (30, LNA_BRIGADE)), {LNA_FORCES}),
    (((14, LNA_FORCES), (5, LNA_BRIGADE)), {LNA_FORCES, LNA_BRIGADE}),
    (((14, LNA_FORCES), (20, None)), {LNA_FORCES}),
    (((14, LNA_FORCES), (5, GNA_FORCES), (20, None)), {LNA_FORCES, GNA_FORCES, ""}),
])
def test_whose(values: tuple[tuple[int, str | None], ...], keys: set[str]) -> None:
    made = [dead(str(place), low, of=of) for place, (low, of) in enumerate(values)]
    assert {of for _, of in counted(told(*made))} == keys


def test_the_whole_of_two_sides_is_not_given_to_one() -> None:
    both = telling("a", GNA, claim(type_="kill", numbers=(number("killed", 31), number("killed", 20, of=LNA_FORCES))))
    assert set(counted(told(both))) == {("killed", ""), ("killed", LNA_FORCES)}
    other = telling("b", GNA, claim(type_="kill", patients=(GNA_FORCES,), numbers=(number("killed", 9),)))
    assert ("killed", "") in counted(told(dead("a", 20), other))


def amounts(policy: str, *made: Telling) -> tuple[list[tuple[int | None, int | None]], list[tuple[int | None, int | None]]]:
    """What a policy takes, and its dissent."""
    found, dissent = fuse(told(*made), policy)
    return [(one.low, one.high) for one in found], [(one.low, one.high) for one in dissent]


def test_policies() -> None:
    made = [dead("a", 10, published="2020-06-05"), dead("b", 20, published="2020-06-06"), dead("c", 20, published="2020-06-04"),
            dead("d", 40, None, published="2020-06-04")]
    assert amounts("range", *made) == ([(10, None)], [])
    assert amounts("majority", *made) == ([(20, 20)], [(10, 10), (40, None)])
    assert amounts("latest", *made) == ([(20, 20)], [(10, 10), (40, None)])
    assert amounts("most_conservative", *made) == ([(10, 10)], [(20, 20), (40, None)])


def test_source_order() -> None:
    def say(document: str, low: int, kind: str, camp: str) -> Telling:
        made = claim(type_="kill", numbers=(number("killed", low, of=LNA_FORCES),), sources=(source("م", kind),))
        return telling(document, camp, made)

    soldier, monitor = say("a", 50, "spokesperson", GNA), say("b", 20, "organisation", "independent:مرصد")
    assert build_event([soldier, monitor], "source_order").quantities[0].low == 20
    conceded = say("c", 33, "spokesperson", LNA)
    event = build_event([soldier, monitor, conceded], "source_order")
    assert (event.quantities[0].low, [one.low for one in event.dissent]) == (33, [20, 50])


def test_one_origin_has_one_voice_in_the_majority() -> None:
    copies = [dead(name, 10, origin="o") for name in "abc"]
    assert amounts("majority", *copies, dead("d", 20), dead("e", 20))[0] == [(20, 20)]


def _inside(low: int, high: int | None, amount: Amount) -> bool:
    return (amount.low or 0) <= low and (amount.high is None or (high is not None and high <= amount.high))


@given(tellings(), st.sampled_from(sorted(POLICIES)))
def test_what_counts_is_inside_or_in_the_dissent(made: list[Telling], policy: str) -> None:
    found = numbers(members(made, "kill"))
    fused, dissent = fuse(found, policy)
    for (measure, of), group in counted(found).items():
        amount = next(one for one in fused if (one.measure, one.of) == (measure, of or None))
        for one in group:
            left_out = Amount(measure=measure, low=one.low, high=one.high, of=of or None)
            assert _inside(one.low, one.high, amount) != (left_out in dissent)
            assert policy != "range" or not dissent


@given(tellings())
def test_no_number_is_lost(made: list[Telling]) -> None:
    found = numbers(members(made, "kill"))
    speaking = {one.ref for one in found}
    believed = [one for one in made if one.claim.quantities and one.claim.factuality in ("actual", "possible")]
    assert {one.ref for one in believed} <= speaking
    assert all(any(one.state == COUNTED and one.key == other.key for one in found) for other in found if other.state != PART)
