"""Names that mean one body here and another there: ministries of other states, forces and whose they are, months that are names."""

from __future__ import annotations

import pytest
from tests.mentions.reading import actors

DAY = "2025-06-16"


@pytest.mark.parametrize(("text", "written", "actor"), [
    ("قصفت إسرائيل غزة وطهران. وقالت وزارة الصحة الإيرانية إن عشرات قتلوا.", "وزارة الصحة الإيرانية", "iran"),
    ("قصفت إسرائيل غزة وخان يونس. وقالت وزارة الصحة إن عشرات قتلوا.", "وزارة الصحة", "palestine/gaza-health-ministry"),
    ("توغلت قوة للاحتلال الإسرائيلي في القنيطرة السورية.", "قوة للاحتلال الإسرائيلي", "israel"),
    ("أغارت مسيرة للجيش الإسرائيلي على بلدة يارون.", "مسيرة للجيش الإسرائيلي", "israel"),
    ("استهدف مجاهدو المقاومة الإسلامية موقع المطلة.", "مجاهدو المقاومة الإسلامية", "lebanon/hezbollah"),
    ("استهدف مجاهدو المقاومة الإسلامية في العراق قاعدة في إيلات.", "مجاهدو المقاومة الإسلامية في العراق", "iraq/islamic-resistance"),
])
def test_whose_a_body_is(text: str, written: str, actor: str) -> None:
    assert (written, actor) in [(words, mention.actor) for words, mention in actors(text, DAY)]


@pytest.mark.parametrize(("text", "never"), [
    ("صدر البيان في 19 ربيع الثاني 1446 هـ.", "ربيع"),
    ("انفجرت عبوة مضادة للأفراد شرق رفح.", "للأفراد"),
    ("قال نتنياهو إنه أمر الجيش بالسيطرة على غزة.", "أمر"),
    ("قال مصدر أمني لبناني لـ«الشرق الأوسط» إن الغارة قتلت ستة.", "لـ"),
])
def test_no_party(text: str, never: str) -> None:
    assert not [words for words, _ in actors(text, DAY) if words.startswith(never) or words.endswith(never)]


def test_a_person_of_that_name_is_one() -> None:
    assert "ربيع المدخلي" in [words for words, _ in actors("قال ربيع المدخلي إن القتال توقف.", DAY)]


def test_a_body_that_did_not_exist_yet_is_not_meant() -> None:
    text = "انسحب الجيش من حلب. وقالت وزارة الدفاع في دمشق إنها تعيد الانتشار في سوريا."
    assert "syria/new-army" not in [mention.actor for _, mention in actors(text, "2024-11-30")]
    assert "syria/new-army" in [mention.actor for _, mention in actors(text, "2025-07-30")]


def test_our_fighters_take_no_other_party_in() -> None:
    found = [words for words, _ in actors("أوقع مجاهدونا قوة صهيونية في كمين شمال خان يونس. وتقدمت قواتنا المسلحة شرقا.", DAY)]
    assert "مجاهدونا" in found and "قوة صهيونية" in found and "قواتنا المسلحة" in found, found
