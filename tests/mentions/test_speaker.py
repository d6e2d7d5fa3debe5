"""Who stands where a speaker stands, though no pack knows him; and words there that are nobody."""

from __future__ import annotations

import pytest
from tests.mentions.reading import actors

from riwaya.mentions.actor.rules import PERSON, TELLER

SPEAKERS = [
    ("وقال نياسو خلال جولة في الحي: «لم يبق هنا سوى ثلاث عائلات».", "نياسو", PERSON),
    ("قالت رغد (29 عاما) إن مسلحين اقتحموا منزلها.", "رغد", PERSON),
    ("ويقول الادعاء إن الرجل زرع العبوة.", "الادعاء", TELLER),
    ("وقال مختار البلدة إن الجنود أطلقوا النار.", "مختار البلدة", TELLER),
    ("وقال العميد واين كيلي إن الغارات دمرت الموقع.", "العميد واين كيلي", PERSON),
    ("وأعلن الوسيط أولوسيغون بادرو أن الطرفين اتفقا على هدنة.", "الوسيط أولوسيغون بادرو", TELLER),
    ("وأكد رئيس المجلس المحلي في بلدة حزة أيهم الرفاعي أن القصف توقف.", "رئيس المجلس المحلي في بلدة حزة أيهم الرفاعي", PERSON),
    ("وقال مدير ناحية سيدا، سربست عقراوي، لصحفيين إن قذيفة سقطت.", "مدير ناحية سيدا، سربست عقراوي", PERSON),
    ("وقال رئيس اللجنة الشعبية بالمخيم نهاد العلي إن الجنود انسحبوا.", "رئيس اللجنة الشعبية بالمخيم نهاد العلي", PERSON),
    ("وروى بائع خضار يدعى فاضل جاسم أن الناس هربوا.", "بائع خضار يدعى فاضل جاسم", PERSON),
    ("«كنا نسمع القصف كل ليلة»، يقول سالم، وهو موظف في الخمسين.", "سالم", PERSON),
    ("وأشارت التقديرات الأولية إلى مقتل عشرين.", "التقديرات الأولية", TELLER),
]


@pytest.mark.parametrize(("text", "written", "kind"), SPEAKERS)
def test_unknown_speakers(text: str, written: str, kind: str) -> None:
    assert (written, kind) in [(words, m.kind) for words, m in actors(text)], actors(text)


@pytest.mark.parametrize("text", [
    "وقال أمس إن الطريق مغلق.",
    "وأضاف لاحقا أن الحفل ألغي.",
    "وقال ساخرا إن الأمر انتهى.",
    "وأعلن إلغاء الحفل وأن التذاكر ترد.",
    "وذكر اسم القتيل في القائمة.",
    "تابع مسيره نحو البيت.",
    "قال لرويترز إن الطريق مغلق.",
])
def test_nobody_speaks(text: str) -> None:
    assert not [words for words, m in actors(text) if m.rule == "speaks here"]


@pytest.mark.parametrize(("text", "written"), [
    ("وأكدت مصادر عسكرية انضمام كتيبة كاملة إلى المقاومة.", "مصادر عسكرية"),
    ("وبحسب مصدر عسكري فإن القصف توقف.", "مصدر عسكري"),
    ("أبلغ مصدران أمنيان وكالة رويترز أن الطريق مغلق.", "مصدران أمنيان"),
    ("وقال قائد الشرطة بأن خبراء المتفجرات أبطلوا عبوة.", "قائد الشرطة"),
])
def test_a_teller_ends_where_what_he_tells_begins(text: str, written: str) -> None:
    assert written in [words for words, _ in actors(text)], actors(text)


def test_an_adjective_is_no_last_name() -> None:
    found = dict(actors("قال الناطق العسكري العراقي سعد معن إن القوات تقدمت نحو الموصل في العراق."))
    assert found["الناطق العسكري العراقي سعد معن"].actor == "iraq/person-saad-maan"


@pytest.mark.parametrize(("text", "actor"), [
    ("تبنت جماعة نصرة الإسلام والمسلمين هجوما على ثكنة للجيش المالي.", "mali/jnim"),
    ("قال المتحدث باسم حركة طالبان ذبيح الله مجاهد إن المدينة سقطت.", "taliban/person-mujahid"),
    ("سيطرت حركة 23 مارس على المطار.", "drc/m23"),
    ("اتهمت أديس أبابا جبهة تحرير تيغراي بخرق الهدنة.", "ethiopia/tplf"),
    ("قتل جنديان في كمين نصبه مقاتلو جيش تحرير بلوشستان.", "pakistan/bla"),
])
def test_wars_without_a_theatre(text: str, actor: str) -> None:
    assert actor in {m.actor for _, m in actors(text)}, actors(text)


def test_a_noun_with_the_article_is_no_verb_of_speech() -> None:
    assert "وزير النقل" in [words for words, _ in actors("واعتبر وزير النقل أن الطريق آمن.")]
