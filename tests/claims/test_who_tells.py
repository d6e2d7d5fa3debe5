"""Who tells: the chains that attribution finds, in sentences of our own."""

from __future__ import annotations

import pytest

from riwaya.claims.reader import read_text

DAY = ("2024-05-05", "2024-05-05")


def chains(text: str) -> list[list[str]]:
    """The names in each chain of tellers, in order."""
    return [[t.name for t in s.chain] for stretches in read_text(text, None, DAY).stretches for s in stretches]


@pytest.mark.parametrize(("text", "names"), [
    ("مصدر أمني قال لـ\"السومرية\" إن عبوة انفجرت قرب دورية.", ["مصدر أمني", "السومرية"]),
    ("غير أن مسؤولا أميركيا قال لرويترز إن المقاتلات أسقطت ثلاث مسيرات.", ["مسؤولا أميركيا", "لرويترز"]),
    ("أما الجيش الإسرائيلي فأعلن أن قواته قتلت خمسة مسلحين.", ["الجيش الإسرائيلي"]),
    ("لكن طبيبا في المستشفى أبلغ الوكالة بأن سبع جثث وصلت صباحا.", ["طبيبا"]),
    ("عاجل | وزير الدفاع الإيراني: سنرد على الهجوم", ["وزير الدفاع الإيراني"]),
    ("22:15 شهود لقناة ليبيا الأحرار: سماع انفجارات في طرابلس", ["شهود", "لقناة ليبيا الأحرار"]),
    ("رويترز عن شهود عيان: انفجارات تهز الخرطوم", ["شهود عيان", "رويترز"]),
    ("- قائد المقاومة الشيخ صالح الفقيه في تصريح للشبكة: \"لن نسلم المدينة\"", ["صالح الفقيه"]),
    ("بيان صادر عن المقاومة الإسلامية: استهدف مجاهدونا دبابة في المطلة.", ["المقاومة الإسلامية"]),
    ("علم من مصدر عسكري مطلع أن الانفجار أودى بحياة قائد الكتيبة.", ["مصدر عسكري مطلع"]),
    ("قتل القيادي في غارة، على ما أورده موقع محلي.", ["موقع محلي"]),
    ("وبحسب ما نقله التلفزيون السوري عن مصدر عسكري فإن القصف توقف.", ["مصدر عسكري", "التلفزيون السوري"]),
    ("وسجلت منظمة يمنية مقتل عشرين مدنيا.", ["منظمة يمنية"]),
    ("وقال أحد السكان، ويدعى بابا كوكا، لرويترز إن القرية أحرقت.", ["بابا كوكا", "لرويترز"]),
])
def test_chains(text: str, names: list[str]) -> None:
    assert names in chains(text), chains(text)


def test_a_participle_goes_on_with_the_speaker_of_its_sentence() -> None:
    told = chains("قال الجيش إنه قصف الموقع.\nوقال ناشطون إن القصف أصاب منزلا، مضيفين أن امرأة قتلت.")
    assert told[-1] == ["ناشطون"]


@pytest.mark.parametrize(("text", "teller"), [
    ("نفى المتحدث باسم الجيش القصف واتهم المسلحين باتخاذ المدنيين دروعا، وأضاف أن قواته تقدمت.", "المتحدث باسم الجيش"),
    ("قال الوزير إن الهدنة هشة، واتهم الحركة بخرقها.", "الوزير"),
    ("دعت الوزارة المواطنين إلى البقاء في المنازل.", "الوزارة"),
])
def test_whoever_is_accused_or_called_on_is_no_speaker(text: str, teller: str) -> None:
    assert all(c[0] == teller for c in chains(text) if c), chains(text)


def test_another_may_accuse() -> None:
    assert ["الجيش"] in chains("قال الوزير إن الهدنة هشة، واتهم الجيش الحركة بخرقها.")


def test_arms_do_not_speak() -> None:
    assert not [c for c in chains("وردت الطائرات الروسية بشن عشر غارات على المواقع.") if c]


def test_a_document_is_quoted_with_its_owner() -> None:
    reading = read_text("سقط سبعة قتلى في القصف بحسب بيان لوزارة الصحة.", None, DAY)
    teller = reading.stretches[0][0].chain[0]
    assert reading.page.slice(teller.first, teller.last) == "بيان لوزارة الصحة"


@pytest.mark.parametrize("text", [
    "ولم يصدر أي تعليق من الجيش على الهجوم.",
    "وقيل إن القصف استمر ساعات.",
    "نشر الخبر عبر حسابه على تويتر.",
    "تفاصيل: مقتل ثلاثة في درعا",
    "الساعة 22:15 وصلت التعزيزات.",
])
def test_nobody_tells(text: str) -> None:
    assert not [c for c in chains(text) if c and c[0] not in ("تويتر", "حسابه")], chains(text)


@pytest.mark.parametrize(("text", "names"), [
    ("قالت كتائب القسام إنها قصفت عسقلان. وقالت في بيان على تليغرام إن مقاتليها فجروا عبوة.", ["كتائب القسام", "تليغرام"]),
    ("أعلنت حماس هجوما. وهدد نتنياهو بالرد. وبثت سرايا القدس مشاهد من الكمين، وأعلنت أنها دمرت دبابة.", ["سرايا القدس"]),
])
def test_a_verb_without_a_subject_goes_on_with_whoever_agrees(text: str, names: list[str]) -> None:
    found = chains(text)
    assert found and found[-1] == names, found


def test_a_verb_that_does_not_agree_goes_on_with_nobody_of_its_sentence() -> None:
    found = chains("قال الجيش الإسرائيلي إن جنديا قتل. وبثت سرايا القدس مشاهد من الكمين، وأعلن أن دبابة دمرت.")
    assert found[-1] != ["سرايا القدس"], found


@pytest.mark.parametrize(("text", "outlet"), [
    ("دمشق-سانا 10 آذار 2025\nقتل ثلاثة عناصر في كمين بريف جبلة.", "سانا"),
    ("دبي - العربية.نت\nقتل ثلاثة جنود في كمين جنوب لبنان.", "العربية.نت"),
])
def test_a_dateline_may_hold_a_day_or_the_net(text: str, outlet: str) -> None:
    found = read_text(text, None, DAY).outlet
    assert found is not None and found.name == outlet


def test_numbers_after_a_place_are_no_outlet() -> None:
    assert read_text("دمشق-حمص 10 آذار 2025\nقتل ثلاثة عناصر في كمين بريف جبلة.", None, DAY).outlet is None
