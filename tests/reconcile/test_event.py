"""The event of claims that tell one happening."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from factory import CIVILIANS, GNA, GNA_FORCES, GUARD, LNA, LNA_BRIGADE, LNA_FORCES, SIRTE, SIRTE_DISTRICT, TARHUNA, claim, day, number, source, telling
from hypothesis import given
from hypothesis import strategies as st
from tellings import tellings

from riwaya.errors import RiwayaError
from riwaya.model.event import ClaimRef, Interval
from riwaya.reconcile.event import build_event, event_id
from riwaya.reconcile.fuse import POLICIES
from riwaya.reconcile.grade import grades
from riwaya.reconcile.telling import Telling


def prisoners() -> list[Telling]:
    """Two camps on the same prisoners."""
    captured = {"type_": "capture", "patients": (LNA_FORCES,), "place": SIRTE}
    return [
        telling("a", GNA, claim(agents=(GUARD,), numbers=(number("captured", 20, of=LNA_FORCES),), time=day("2020-06-05"), **captured),
                published="2020-06-06"),
        telling("b", LNA, claim(agents=(GNA_FORCES,), numbers=(number("captured", 30),), time=day("2020-06-05", "2020-06-06"), **captured),
                published="2020-06-06"),
    ]


def test_two_camps_side_by_side() -> None:
    event = build_event(prisoners())
    assert [(account.camp, account.marks) for account in event.accounts] == [(GNA, ("enemy_losses",)), (LNA, ("against_interest",))]
    assert [(amount.measure, amount.of, amount.low, amount.high) for amount in event.quantities] == [("captured", LNA_FORCES, 20, 30)]
    toll = event.conflicts[0]
    assert (toll.field, toll.of, toll.values, toll.size) == ("captured", LNA_FORCES, (20, 30), 0.3333)
    assert [position.camps for position in toll.positions] == [(GNA,), (LNA,)]
    assert event.time == Interval("2020-06-05", "2020-06-05")
    assert event.place is not None and event.place.name == "Sirte"
    assert event.agents == (GNA_FORCES,), "one names the army, one a body of it"
    assert event.patients == (LNA_FORCES,)
    assert (event.corroboration.grade, event.corroboration.origins, event.corroboration.camps) == ("admitted", 2, 2)
    assert event.corroboration.rule == grades()["admitted"].rule_en
    assert event.claims == (ClaimRef("a", "c1"), ClaimRef("b", "c1"))


def test_the_id_is_that_of_the_founding_claim_and_stays() -> None:
    first, second = prisoners()
    founded = event_id([first])
    assert build_event([second, first]).id == founded
    later = telling("0", GNA, claim(), published="2020-07-01")
    undated = telling("00", GNA, claim())
    assert event_id([first, second, later, undated]) == founded
    assert event_id([second]) != founded


def test_an_unknown_policy_is_an_error() -> None:
    with pytest.raises(RiwayaError, match="no policy"):
        build_event(prisoners(), policy="mean")


@pytest.mark.parametrize(("times", "expected"), [
    ((("2020-06-05", None), ("2020-06-04", "2020-06-06")), ("2020-06-05", "2020-06-05")),
    ((("2020-06-05", "2020-06-06"), ("2020-06-06", "2020-06-07")), ("2020-06-05", "2020-06-07")),
    ((("2020-06-05", None), ("2020-06-07", None)), ("2020-06-05", "2020-06-07")),
    ((("2020-06-05", None), (None, None)), ("2020-06-05", "2020-06-05")),
])
def test_time_is_never_finer_than_the_finest_claim(times: tuple[tuple[str, str | None], ...], expected: tuple[str, str]) -> None:
    event = build_event([telling(str(n), GNA, claim(time=day(*time))) for n, time in enumerate(times)])
    assert event.time == Interval(*expected)


def test_a_time_told_in_words_comes_before_one_that_follows_from_publication() -> None:
    told = [telling("a", GNA, claim(time=day("2020-06-05"))), telling("b", GNA, claim(time=day("2020-06-08", "2020-06-09", "publication")))]
    event = build_event(told)
    assert event.time == Interval("2020-06-05", "2020-06-05")
    assert not event.conflicts
    assert build_event(told[1:]).time == Interval("2020-06-08", "2020-06-09")
    assert build_event([telling("a", GNA, claim())]).time is None


def test_the_place_is_the_finest_that_the_claims_share() -> None:
    def place(*places: object) -> str | None:
        told = [telling(str(n), GNA, claim(place=at)) for n, at in enumerate(places)]  # type: ignore[arg-type]
        found = build_event(told).place
        return found.name if found else None

    assert place(SIRTE, SIRTE_DISTRICT, SIRTE_DISTRICT) == "Sirte"
    assert place(SIRTE_DISTRICT) == "Sirte District"
    assert place(TARHUNA, SIRTE, SIRTE) == "Sirte"
    assert place(None) is None


def test_the_type_is_that_of_most_origins_and_roles_are_turned_to_it() -> None:
    event = build_event([
        telling("a", LNA, claim(type_="lose_control", agents=(LNA_FORCES,), place=SIRTE)),
        telling("b", GNA, claim(type_="gain_control", agents=(GNA_FORCES,), patients=(LNA_FORCES,), place=SIRTE)),
        telling("c", "media/reuters", claim(type_="gain_control", agents=(GNA_FORCES,), place=SIRTE)),
    ])
    assert (event.type, event.agents, event.patients) == ("gain_control", (GNA_FORCES,), (LNA_FORCES,))
    assert not event.conflicts


def test_a_strike_of_unknown_kind_is_named_by_who_knows_more() -> None:
    told = [telling("a", GNA, claim(type_="airstrike")), telling("b", "media/reuters", claim(type_="drone_strike"))]
    assert build_event(told).type == "drone_strike"


def test_nobody_is_said_to_have_done_it_where_the_tellers_split() -> None:
    told = [telling("a", GNA, claim(type_="airstrike", agents=(LNA_FORCES,))), telling("b", LNA, claim(type_="airstrike", agents=(GNA_FORCES,)))]
    event = build_event(told)
    assert event.agents == ()
    assert [(conflict.field, conflict.values) for conflict in event.conflicts] == [("agent", (GNA_FORCES, LNA_FORCES))]
    assert event.corroboration.grade == "contested"


def test_a_clash_is_done_by_both() -> None:
    told = [telling("a", GNA, claim(type_="clash", agents=(LNA_FORCES,))), telling("b", LNA, claim(type_="clash", agents=(GNA_FORCES,)))]
    event = build_event(told)
    assert event.agents == (GNA_FORCES, LNA_FORCES)
    assert not event.conflicts


def test_who_does_not_fight_has_no_enemy() -> None:
    def marks(camp: str) -> tuple[str, ...]:
        return build_event([telling("a", camp, claim(type_="kill", numbers=(number("killed", 31, of="syria/regime-forces"),)))]).accounts[0].marks

    assert marks("syria/civil") == ()
    assert marks("syria/opposition") == ("enemy_losses",)


def test_marks() -> None:
    told = [
        telling("a", GNA, claim(type_="kill", numbers=(number("killed", 7, of=CIVILIANS),), patients=(CIVILIANS,), agents=(LNA_FORCES,))),
        telling("b", LNA, claim(type_="kill", factuality="denied", agents=(LNA_FORCES,))),
        telling("c", "media/reuters", claim(type_="kill", numbers=(number("killed", 5, of=LNA_FORCES),))),
    ]
    marks = {account.camp: account.marks for account in build_event(told).accounts}
    assert marks == {GNA: ("denied",), LNA: ("denies",), "media/reuters": ("denied",)}


def test_harm_to_civilians_told_by_who_did_it_is_an_admission() -> None:
    event = build_event([telling("a", LNA, claim(type_="airstrike", agents=(LNA_BRIGADE,), patients=(CIVILIANS,)))])
    assert event.accounts[0].marks == ("against_interest",)
    assert event.corroboration.grade == "admitted"


def test_own_civilians_are_no_admission() -> None:
    event = build_event([telling("a", "lebanon/state", claim(type_="kill", numbers=(number("killed", 3, of="lebanon/civilians"),)))])
    assert event.accounts[0].marks == ()


def test_who_is_read_as_both_sides_concedes_nothing() -> None:
    made = claim(type_="kill", agents=(LNA_FORCES,), patients=(LNA_FORCES,), numbers=(number("killed", 3, of=LNA_FORCES),))
    assert build_event([telling("a", LNA, made)]).accounts[0].marks == ()


@pytest.mark.parametrize(("told", "grade"), [
    ([("a", "media/reuters", "o1"), ("b", "media/ap", "o1")], "single_origin"),
    ([("a", "media/reuters", "o1"), ("b", "media/reuters", "o2")], "one_camp"),
    ([("a", "media/anadolu", "o1"), ("b", "turkey", "o2")], "one_camp"),
    ([("a", GNA, "o1"), ("b", "unknown:متحدث", "o2")], "one_camp"),
    ([("a", GNA, "o1"), ("b", "independent:سكان", "o2")], "two_camps"),
    ([("a", "media/reuters", "o1"), ("b", "media/ap", "o1"), ("c", "media/ap", "o2")], "one_camp"),
])
def test_grades(told: list[tuple[str, str, str]], grade: str) -> None:
    event = build_event([telling(document, camp, claim(type_="protest"), origin=origin) for document, camp, origin in told])
    assert event.corroboration.grade == grade
    assert event.corroboration.rule == grades()[grade].rule_en


def test_every_grade_has_its_rule_in_both_languages() -> None:
    assert list(grades()) == ["contested", "admitted", "two_camps", "one_camp", "single_origin"]
    assert all(grade.rule_en and grade.rule_ar and grade.label_en and grade.label_ar for grade in grades().values())
    page = (Path(__file__).parents[2] / "docs" / "accounts.md").read_text(encoding="utf-8")
    assert all(f"`{grade.id}`" in page and grade.rule_en in page and grade.rule_ar in page for grade in grades().values())
    assert all(f"`{policy}`" in page for policy in POLICIES)


@given(tellings(), st.sampled_from(sorted(POLICIES)), st.randoms())
def test_the_order_of_the_tellings_changes_nothing(told: list[Telling], policy: str, shuffle: random.Random) -> None:
    mixed = list(told)
    shuffle.shuffle(mixed)
    assert build_event(mixed, policy) == build_event(told, policy)


@given(tellings())
def test_every_claim_stands_in_one_account(told: list[Telling]) -> None:
    event = build_event(told)
    assert sorted(ref for account in event.accounts for ref in account.claims) == sorted(event.claims) == sorted(one.ref for one in told)


@given(tellings())
def test_time_is_within_what_is_told_and_no_finer(told: list[Telling]) -> None:
    event = build_event(told)
    spans = [(one.claim.time.start, one.claim.time.end) for one in told if one.claim.time]
    if event.time is not None:
        assert min(start for start, _ in spans) <= event.time.start <= event.time.end <= max(end for _, end in spans)


def test_a_headline_is_no_second_witness_beside_the_teller_whom_the_report_names() -> None:
    def say(id_: str, camp: str, kind: str, origin: str, document: str = "a") -> Telling:
        return telling(document, camp, claim(id_, "shelling", sources=(source("م", kind),)), origin=origin)

    named, headline = say("c1", GNA, "spokesperson", "speaker:x"), say("c2", "media/reuters", "agency", "outlet:y")
    event = build_event([named, headline])
    assert (event.corroboration.grade, event.corroboration.origins, event.corroboration.camps) == ("single_origin", 1, 1)
    assert [account.origins for account in event.accounts] == [("speaker:x",), ("speaker:x",)]
    assert build_event([named, say("c2", "media/reuters", "reporter", "outlet:y")]).corroboration.grade == "two_camps"
    assert build_event([named, say("c2", "media/reuters", "agency", "outlet:y", "b")]).corroboration.grade == "two_camps"
