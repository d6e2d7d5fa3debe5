"""Offices and the names after them; sides of a war; weapons that stand for their owners; doers in several words."""

from __future__ import annotations

import pytest
from tests.mentions.reading import actors

from riwaya.mentions.actor.rules import GROUP, PERSON


@pytest.mark.parametrize(("text", "written", "actor"), [
    ("نفى المبعوث الأميركي الخاص للتحالف بريت ماكغورك سحب القوات.", "المبعوث الأميركي الخاص للتحالف بريت ماكغورك", "united-states/person-mcgurk"),
    ("قال الأمين العام لـ«حزب الله» الشيخ نعيم قاسم إن الرد آت.", "الأمين العام لـ«حزب الله» الشيخ نعيم قاسم", "lebanon/person-qassem"),
    ("أعلن المتحدث العسكري العقيد تامر الرفاعي مقتل ثلاثة مسلحين في سيناء.", "المتحدث العسكري العقيد تامر الرفاعي", "egypt/person-tamer-refai"),
])
def test_an_office_and_its_holder_are_one(text: str, written: str, actor: str) -> None:
    found = [(words, m.actor) for words, m in actors(text) if m.kind == PERSON]
    assert (written, actor) in found, found
    assert len(found) == 1


@pytest.mark.parametrize("text", [
    "التقى الرئيس المصري عبد الفتاح السيسي القائد العام خليفة حفتر في القاهرة.",
    "قال مصدر عسكري إن أحمد منصور قتل في الموصل.",
    "قال المتحدث العسكري إن العميد يحيى رسول وصل إلى بغداد.",
])
def test_two_people_stay_two(text: str) -> None:
    found = [(words, m.core) for words, m in actors(text) if m.kind in (PERSON, "teller")]
    assert len(found) >= 2, found


@pytest.mark.parametrize(("text", "written"), [
    ("دعت الأمم المتحدة طرفي النزاع في السودان إلى الهدوء.", "طرفي النزاع"),
    ("حذر المبعوث الأممي الأطراف الليبية من التصعيد.", "الأطراف الليبية"),
    ("تبادل الطرفان المتحاربان القصف قرب سرت.", "الطرفان المتحاربان"),
    ("سقط قتلى في صفوف الطرفين.", "الطرفين"),
])
def test_the_sides_of_a_war(text: str, written: str) -> None:
    assert (written, GROUP) in [(words, m.kind) for words, m in actors(text)], actors(text)


@pytest.mark.parametrize("text", ["من جهة أخرى وصل الوفد.", "من جانب آخر أغلق الطريق.", "نظر إلى الطرف الآخر من الشارع."])
def test_a_side_of_anything_else_is_no_party(text: str) -> None:
    assert actors(text) == []


@pytest.mark.parametrize(("text", "written", "governor"), [
    ("اعتقل الشبان على يد قوات الأمن العراقية.", "قوات الأمن العراقية", "بيد"),
    ("أعدم المخطوفون على أيدي مسلحي تنظيم داعش.", "مسلحي تنظيم داعش", "بيد"),
    ("تعرض الحي للقصف من قبل قوات النظام السوري.", "قوات النظام السوري", "بيد"),
    ("قتل الجندي برصاص مقاتلي حزب العمال الكردستاني.", "مقاتلي حزب العمال الكردستاني", "بسلاح"),
    ("وصل قبل قوات النظام السوري بيوم.", "قوات النظام السوري", "قبل"),
])
def test_the_doer_after_a_preposition_of_several_words(text: str, written: str, governor: str) -> None:
    assert (written, governor) in [(words, m.governor) for words, m in actors(text)], actors(text)


def test_a_planted_bomb_is_not_its_planters() -> None:
    found = [words for words, _ in actors("انفجرت عبوة ناسفة زرعها مسلحو داعش جنوب كركوك.")]
    assert found == ["مسلحو داعش"]


def test_a_security_source_keeps_its_adjective() -> None:
    assert "مصدر أمني" in [words for words, _ in actors("قال مصدر أمني إن الطريق مغلق.")]
