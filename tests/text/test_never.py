"""Words that the grammar would read as verbs, and that are something else in news."""

from __future__ import annotations

import pytest

from riwaya.mentions.scan import trigger_table, word_table
from riwaya.packs.language import never
from riwaya.text.fold import fold


@pytest.mark.parametrize("word", ["قبل", "تعز", "وتعز", "صعدة", "هناك", "بأن", "بأنها", "مثل", "داخل", "مدينة", "بمدينة", "يكون", "أمني", "مقاتليها"])
def test_other_words_are_no_triggers(word: str) -> None:
    assert trigger_table().info(fold(word)).readings == ()


@pytest.mark.parametrize(("word", "key"), [
    ("قبلت", "قبل"), ("بأسر", "اسر"), ("أسرى", "اسير"), ("يقاتل", "قاتل"), ("صادق", "صادق"), ("وأيد", "ايد"), ("دخلت", "دخل"), ("قصفها", "قصف"),
])
def test_their_verbs_stay(word: str, key: str) -> None:
    assert key in {r.entry.key for r in trigger_table().info(fold(word)).readings}


@pytest.mark.parametrize("word", ["ساعات", "تسعة", "مواجهات", "مستمرة", "الواقعة", "المحكمة"])
def test_nouns_and_adjectives_carry_no_happening(word: str) -> None:
    assert not word_table().info(fold(word)).has("light")


@pytest.mark.parametrize(("word", "value"), [("نقل", "relay"), ("قال", "say"), ("مشيرا", "say"), ("يعلن", "say")])
def test_the_third_person_comes_first(word: str, value: str) -> None:
    reading = word_table().info(fold(word)).get("report")
    assert reading is not None and reading.entry.value == value and reading.form.person == 3


def test_the_first_person_singular_is_left_out() -> None:
    for word in ("أول", "أمن", "إطار", "اسم", "أقل"):
        assert trigger_table().info(fold(word)).readings == () and not word_table().info(fold(word)).has("report", "light")
    assert trigger_table().info(fold("نطالب")).has("trigger")


def test_the_table_is_read_folded() -> None:
    assert set(never()) == {"trigger", "report", "light", "teller"}
    assert all(form == fold(form) for forms in never().values() for form in forms)
