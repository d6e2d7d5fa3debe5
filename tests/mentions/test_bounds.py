"""Where a party's phrase ends: grammar closes it before the next phrase of the sentence. All sentences are made up."""

from __future__ import annotations

import pytest

from riwaya.claims.reader import read_text


def parties(text: str) -> list[str]:
    """The parties of a text, as they stand in it."""
    reading = read_text(text)
    return [reading.page.slice(actor.first, actor.last) for view in reading.views for actor in view.actors]


@pytest.mark.parametrize(("text", "party"), [
    # no place after what has an article or an attribute; a direction tells a place of its own
    ("استعادت قوات الحكومة الليبية منطقة أبو قرين.", "قوات الحكومة الليبية"),
    ("دخلت القوات العراقية المشتركة ناحية القيارة.", "القوات العراقية المشتركة"),
    ("هاجمت كتائب مصراتة مطار طرابلس الدولي.", "كتائب مصراتة"),
    ("حاصر مسلحون شمال صعدة معسكرا.", "مسلحون"),
    # no deed and no new noun after a body
    ("أفادت قناة النهار التابعة للحكومة بأن المعارك توقفت.", "قناة النهار التابعة للحكومة"),
    ("وأفادت مصادر محلية بمقتل قيادي في التنظيم.", "مصادر محلية"),
    ("قال مصدر في قوات البيشمركة الكردية بمقتل ثلاثة.", "مصدر في قوات البيشمركة الكردية"),
    ("نفى مسؤول بالشرطة مقتل الضابط.", "مسؤول بالشرطة"),
    ("وصف وزير الدفاع الأميركي القوات الكردية بالحليفة.", "وزير الدفاع الأميركي"),
    ("أدان الوزير الفكر المتطرف.", "الوزير"),
    ("قال وزير الدولة السابق إن الهدنة هشة.", "وزير الدولة السابق"),
    ("اعتقلت القوات إرهابيا خطيرا.", "القوات"),
    ("هاجم المسلح الدورية.", "المسلح"),
    ("هاجم المسلح الدورية.", "الدورية"),
    # names
    ("قال الرئيس التركي رجب طيب أردوغان إن العملية مستمرة.", "الرئيس التركي رجب طيب أردوغان"),
    ("قال وزير الخارجية عادل الجبير «إن الوضع خطير».", "وزير الخارجية عادل الجبير"),
    ("وجه سعيد المنصوري نداءً إلى الأهالي.", "سعيد المنصوري"),
    ("قتل أحمد سالم أثناء مروره.", "أحمد سالم"),
])
def test_a_phrase_ends(text: str, party: str) -> None:
    assert party in parties(text)


@pytest.mark.parametrize(("text", "word"), [
    ("أدى تفجير انتحاري إلى أضرار.", "انتحاري"),
    ("أدان المجلس العمل الإرهابي.", "الإرهابي"),
    ("انتهى الصراع المسلح في البلاد.", "المسلح"),
    ("وقع الانفجار في محافظة ديار بكر ذات الغالبية الكردية.", "بكر"),
    ("استهدف القصف موقعا عسكريا في التل.", "موقعا"),
    ("شنت الطائرات غارات على مواقع قرب الميادين.", "مواقع"),
])
def test_no_party(text: str, word: str) -> None:
    assert not [party for party in parties(text) if word in party.split()]


@pytest.mark.parametrize(("text", "word"), [
    ("أدى القصف إلى مقتل متطرف.", "متطرف"),
    ("قتل الإرهابي الملثم في الغارة.", "الإرهابي"),
    ("قالت الشرطة إن الانتحاري فجر نفسه.", "الانتحاري"),
    ("ذكر موقع محلي أن المعركة توقفت.", "موقع"),
    ("وبحسب مواقع إخبارية توقفت المعركة.", "مواقع"),
])
def test_a_party_all_the_same(text: str, word: str) -> None:
    assert [party for party in parties(text) if word in party.split()]
