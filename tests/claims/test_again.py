"""The word that governs a trigger, the weapons of a report, and happenings that may be one. Sentences are our own."""

from __future__ import annotations

import pytest

from riwaya.claims.choose import Option
from riwaya.claims.draft import Draft
from riwaya.claims.proposals import Proposal
from riwaya.claims.reader import Reading, read_text
from riwaya.claims.story import last_told
from riwaya.claims.triggerfacts import arms_of


def reading(text: str) -> tuple[Reading, list[Proposal]]:
    """A report of 2 May 2019, with what its arbiters weighed."""
    proposals: list[Proposal] = []
    return read_text(text, None, ("2019-05-02", "2019-05-02"), proposals), proposals


def facts(text: str, word: str) -> set[str]:
    """What is true of a word as a trigger."""
    found, proposals = reading(text)
    options: list[Option] = [p.value for p in proposals if p.decision == "trigger" and isinstance(p.value, Option)]
    return {f for o in options if found.page.slice(o.candidate.first, o.candidate.last) == word for f in o.features}


@pytest.mark.parametrize("text", [
    "صدت قوات الوفاق هجوما على مدينة مصراتة.", "أحبط الجيش محاولة تسلل قرب البلدة.", "إحباط ثلاث هجمات على السد."])
def test_a_word_of_repulse_governs_the_attack_after_it(text: str) -> None:
    word = next(w for w in ("هجوما", "تسلل", "هجمات") if w in text)
    assert any(f.startswith("governed by repel") for f in facts(text, word))


@pytest.mark.parametrize(("text", "word"), [
    ("صدت قوات الوفاق القصف، هجوم جديد على مصراتة.", "هجوم"),
    ("شن الجيش هجوما على البلدة.", "هجوما"),
    ("صد الجيش القوة المهاجمة وهجوم ثان وقع مساء.", "وهجوم"),
])
def test_a_mark_or_and_frees_the_attack(text: str, word: str) -> None:
    assert not any(f.startswith("governed by repel") for f in facts(text, word))


def test_the_weapons_of_a_report_tell_its_strikes() -> None:
    found, _ = reading("قصفت المدفعية البلدة.\nثم أغارت طائرات حربية على محيطها.")
    assert arms_of(found.views) == "air ground"
    assert arms_of(reading("اجتمع الوزراء أمس.")[0].views) == ""


def test_a_happening_told_again_shares_its_doers() -> None:
    found, _ = reading("قصف الجيش التركي مدينة عفرين أمس.\nوقصف الجيش التركي عفرين بالمدفعية.\nوقصف داعش مدينة الموصل.")
    strikes = [d for d in found.drafts if d.type in ("shelling", "airstrike")]
    assert len(strikes) == 3
    strikes[1].type = strikes[2].type = strikes[0].type
    done: list[tuple[Draft, int]] = [(strikes[0], 1)]
    assert ("same doing", (strikes[0], 1)) in last_told(done, strikes[1])
    assert all(name != "same doing" for name, _ in last_told(done, strikes[2]))
