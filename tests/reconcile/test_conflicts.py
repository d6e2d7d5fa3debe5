"""What contradicts, and what can be true together."""

from __future__ import annotations

import pytest
from factory import GNA, GNA_FORCES, GUARD, LNA, LNA_BRIGADE, LNA_FORCES, SIRTE, claim, day, number, telling

from riwaya.model.event import Conflict
from riwaya.model.record import Claim
from riwaya.reconcile.event import build_event


def found(*claims: tuple[str, Claim]) -> dict[str, Conflict]:
    """The conflicts of an event by field."""
    return {conflict.field: conflict for conflict in build_event([telling(str(n), camp, made) for n, (camp, made) in enumerate(claims)]).conflicts}


def dead(low: int, high: int | None = -1, of: str | None = None) -> Claim:
    """A toll."""
    return claim(type_="kill", numbers=(number("killed", low, high, of),))


@pytest.mark.parametrize(("one", "other", "values", "size"), [
    (dead(20), dead(30), (20, 30), 0.3333),
    (dead(20, 99), dead(100, None), ("20-99", "100+"), 0.01),
    (dead(0), dead(11), (0, 11), 1.0),
])
def test_tolls_that_cannot_both_be_true(one: Claim, other: Claim, values: tuple[int | str, ...], size: float) -> None:
    clash = found((GNA, one), (LNA, other))["killed"]
    assert (clash.values, clash.size) == (values, size)


@pytest.mark.parametrize(("one", "other"), [
    (dead(20, 99), dead(35)), (dead(10, None), dead(14)), (dead(14), dead(14)), (dead(14, of=LNA_FORCES), dead(5, of=LNA_BRIGADE)),
    (dead(14, of=LNA_FORCES), dead(5, of=GNA_FORCES)),
])
def test_tolls_that_go_together(one: Claim, other: Claim) -> None:
    assert not found((GNA, one), (LNA, other))


def test_tellers_of_one_camp_may_differ_too() -> None:
    clash = found((GNA, dead(20)), (GNA, dead(30)))["killed"]
    assert [position.camps for position in clash.positions] == [(GNA,), (GNA,)]


def test_numbers_of_one_teller_in_one_report_are_not_held_against_each_other() -> None:
    told = [telling("a", GNA, claim(id_, "kill", numbers=(number("killed", low),)), origin="o") for id_, low in (("c1", 22), ("c2", 5))]
    assert not build_event(told).conflicts


def test_only_values_that_clash_are_listed() -> None:
    clash = found((GNA, dead(20)), (LNA, dead(30)), ("media/ap", dead(10, 99)))["killed"]
    assert clash.values == (20, 30)


def taken(by: str, held: str = "actual", type_: str = "gain_control", patients: tuple[str, ...] = ()) -> Claim:
    """A claim about who holds Sirte."""
    return claim(type_=type_, factuality=held, agents=(by,), patients=patients, place=SIRTE)


def test_who_holds_the_place() -> None:
    clash = found((GNA, taken(GNA_FORCES)), (LNA, taken(LNA_FORCES)))
    assert clash["holder"].values == (GNA_FORCES, LNA_FORCES)
    assert build_event([telling("a", GNA, taken(GNA_FORCES)), telling("b", LNA, taken(LNA_FORCES))]).corroboration.grade == "contested"


def test_a_loss_denied_contradicts_the_taking() -> None:
    clash = found((GNA, taken(GNA_FORCES)), (LNA, taken(LNA_FORCES, "denied", "lose_control")))
    assert clash["holder"].values == (GNA_FORCES, LNA_FORCES)
    assert clash["happened"].values == ("yes", "no")


def test_one_side_under_two_names_holds_it_once() -> None:
    assert not found((GNA, taken(GNA_FORCES)), ("media/ap", taken(GUARD)))
    assert not found((GNA, taken(GNA_FORCES)), (LNA, taken(LNA_FORCES, type_="lose_control", patients=(GNA_FORCES,))))


def test_who_did_it() -> None:
    assert found((GNA, claim(type_="shelling", agents=(LNA_FORCES,))), (LNA, claim(type_="shelling", agents=(GNA_FORCES,))))["agent"].size == 1.0
    assert not found((GNA, claim(type_="shelling", agents=(LNA_FORCES,))), (GNA, claim(type_="shelling", agents=(LNA_BRIGADE,))))
    assert not found((GNA, claim(type_="shelling", agents=(LNA_FORCES, GNA_FORCES))), (LNA, claim(type_="shelling", agents=(GNA_FORCES,))))
    assert not found((GNA, claim(type_="shelling", agents=(LNA_FORCES,))), (LNA, claim(type_="shelling")))


def test_a_defender_who_repels_is_no_rival_of_the_attacker() -> None:
    assert not found((GNA, claim(type_="assault", factuality="failed", agents=(LNA_FORCES,), patients=(GNA_FORCES,))),
                     ("media/ap", claim(type_="repel", agents=(GNA_FORCES,), patients=(LNA_FORCES,))))


def test_when() -> None:
    clash = found((GNA, claim(time=day("2020-06-05"))), (LNA, claim(time=day("2020-06-07", "2020-06-08"))))["time"]
    assert (clash.values, clash.size) == (("2020-06-05", "2020-06-07/2020-06-08"), 2.0)
    assert not found((GNA, claim(time=day("2020-06-05"))), (LNA, claim(time=day("2020-06-04", "2020-06-08"))))


@pytest.mark.parametrize(("type_", "held", "clashes"), [
    ("airstrike", "denied", True), ("gain_control", "failed", True), ("assault", "failed", False), ("airstrike", "planned", False),
    ("airstrike", "possible", False),
])
def test_whether_it_happened(type_: str, held: str, clashes: bool) -> None:
    assert ("happened" in found((GNA, claim(type_=type_)), (LNA, claim(type_=type_, factuality=held)))) == clashes


def test_one_camp_at_odds_with_itself_is_not_contested() -> None:
    told = [telling("a", GNA, claim(type_="airstrike")), telling("b", GNA, claim(type_="airstrike", factuality="denied"))]
    event = build_event(told)
    assert [conflict.field for conflict in event.conflicts] == ["happened"]
    assert event.corroboration.grade == "single_origin", "one of two origins denies it"


def test_who_denies_and_affirms_in_one_report_contradicts_nobody() -> None:
    told = [telling("a", GNA, claim("c1", "shelling"), origin="o"), telling("a", GNA, claim("c2", "shelling", factuality="denied"), origin="o"),
            telling("b", LNA, claim("c3", "shelling"))]
    event = build_event(told)
    assert not event.conflicts
    mixed = next(account for account in event.accounts if account.camp == GNA)
    assert mixed.factuality == "actual", "its values are those that it affirms"
    assert "denies" in mixed.marks
    assert not any("denied" in account.marks for account in event.accounts)


@pytest.mark.parametrize(("one", "other"), [
    (claim("c1", "shelling", agents=(LNA_FORCES,)), claim("c2", "shelling", agents=(GNA_FORCES,))),
    (claim("c1", "shelling"), claim("c2", "shelling", factuality="denied")),
    (claim("c1", "shelling", time=day("2020-06-05")), claim("c2", "shelling", time=day("2020-06-09"))),
])
def test_one_origin_does_not_contradict_itself(one: Claim, other: Claim) -> None:
    def fields(document: str, origin: str) -> list[str]:
        told = [telling("a", GNA, one, origin="o"), telling(document, GNA, other, origin=origin)]
        return [conflict.field for conflict in build_event(told).conflicts]

    assert fields("a", "o") == []
    assert len(fields("b", "p")) == 1
