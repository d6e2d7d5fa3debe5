"""Pronouns before a verb, agreement of verbs and pronouns with their parties, and how sure a trigger is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.claims.agreement import AGREES, CLASHES, with_pronoun, with_verb
from riwaya.claims.pronouns import that_pronoun
from riwaya.claims.reader import Reading, read_text
from riwaya.packs.language import SURETIES, triggers
from riwaya.text.fold import fold


@pytest.mark.parametrize(("word", "pronoun"), [
    ("أنها", "ها"), ("بأنه", "ه"), ("وأنهم", "هم"), ("لأنها", "ها"), ("فإنه", "ه"), ("إنهما", "هما"), ("أَنَّهَا", "ها"),
    ("أن", ""), ("إن", ""), ("منها", ""), ("بيان", ""), ("شأنه", ""), ("لسانه", ""),
])
def test_the_pronoun_on_that(word: str, pronoun: str) -> None:
    assert that_pronoun(fold(word)) == pronoun


def _reading(word: str):  # type: ignore[no-untyped-def]
    return triggers().readings(fold(word))[0]


@pytest.mark.parametrize(("verb", "gender", "after", "told"), [
    ("هاجمت", "f", True, AGREES), ("هاجمت", "m", True, CLASHES), ("هاجم", "m", True, AGREES), ("هاجم", "people", True, AGREES),
    ("هاجموا", "people", False, AGREES), ("هاجموا", "m", False, CLASHES), ("هاجمت", "f", False, AGREES), ("يقصف", "f", True, CLASHES),
])
def test_a_subject_agrees_with_its_verb(verb: str, gender: str, after: bool, told: str) -> None:
    assert with_verb(_reading(verb), gender, after) == told


@given(st.sampled_from(["", "m", "f", "people"]), st.booleans())
def test_a_noun_agrees_with_nobody(gender: str, after: bool) -> None:
    assert with_verb(_reading("معركة"), gender, after) == ""
    assert with_verb(None, gender, after) == ""


@pytest.mark.parametrize(("pronoun", "gender", "told"), [
    ("ها", "f", AGREES), ("ها", "m", CLASHES), ("ه", "m", AGREES), ("هم", "people", AGREES), ("نا", "m", ""), ("", "f", ""),
])
def test_an_antecedent_agrees_with_its_pronoun(pronoun: str, gender: str, told: str) -> None:
    assert with_pronoun(pronoun, gender) == told


def _rules(text: str, role: str) -> list[tuple[str, str]]:
    """The parties of all claims in a role, with how they came to it."""
    reading: Reading = read_text(text, None, ("2021-03-04", "2021-03-04"), [])
    page = reading.page
    return [(page.slice(p.first, p.last), p.rule) for d in reading.drafts for p in getattr(d, role)]


@pytest.mark.parametrize("text", [
    "أعلنت كتائب القسام أنها استهدفت دبابة إسرائيلية شرق جباليا بقذيفة.",
    "قالت كتائب القسام اليوم السبت إنها قد قصفت موقعا للجيش الإسرائيلي شرق جباليا.",
    "أفادت كتائب القسام بأنّها استهدفت دبابةً إسرائيليةً بقذيفة شرق جباليا.",
])
def test_the_pronoun_after_that_is_the_subject(text: str) -> None:
    assert ("كتائب القسام", "pronoun before the verb") in _rules(text, "agents")


@pytest.mark.parametrize("text", ["قال مصدر طبي إنه وصل إلى المشفى خمسة جرحى بعد قصف البلدة.", "قالت كتائب القسام إن دبابة إسرائيلية استهدفت منزلا."])
def test_a_dummy_pronoun_is_no_subject(text: str) -> None:
    assert not [party for role in ("agents", "patients") for party in _rules(text, role) if party[1] == "pronoun before the verb"]


def test_every_trigger_has_its_grade() -> None:
    assert all(entry.get("sure") in SURETIES for word in ("اشتباك", "قصف", "سيطر") for entry in [_reading(word).entry])


def _ids(text: str, written: str) -> set[str | None]:
    reading = read_text(text, None, ("2025-06-25", "2025-06-25"))
    return {actor.actor for view in reading.views for actor in view.actors if reading.page.slice(actor.first, actor.last) == written}


@pytest.mark.parametrize(("text", "written", "actor"), [
    ("دخلت دبابة إسرائيلية الحي. وقالت كتائب القسام إن مقاتليها قنصوا جنديا.", "مقاتليها", "palestine/qassam"),
    ("أغار الجيش الإسرائيلي على صور. وأفادت اليونيفيل بأن جنودها رصدوا غارات.", "جنودها", "united-nations/unifil"),
])
def test_the_speakers_own_forces(text: str, written: str, actor: str) -> None:
    assert _ids(text, written) == {actor}


def test_forces_of_another_named_in_what_is_said() -> None:
    text = "قالت كتائب القسام إن قوات إسرائيلية اقتحمت الحي وخسرت ستة من جنودها."
    assert "palestine/qassam" not in _ids(text, "جنودها")
