"""What a reader makes of plain sentences of the news, with the weights as shipped. The sentences are our own."""

from __future__ import annotations

import pytest

from riwaya.claims.reader import read_document
from riwaya.model.record import Claim, Record

PUBLISHED = ("2019-05-02", "2019-05-02")


def read(text: str) -> Record:
    """A report published on 2 May 2019."""
    return read_document(text, id="t", published=PUBLISHED)


def claim(text: str, type_: str) -> Claim:
    """The first claim of a type."""
    return next(c for c in read(text).claims if c.type == type_)


def who(text: str, type_: str) -> tuple[list[str], list[str]]:
    """Doers and done to of the first claim of a type: pack ids, or words where the pack has none."""
    found = claim(text, type_)
    return [p.actor or p.text for p in found.agents], [p.actor or p.text for p in found.patients]


# -- roles ---------------------------------------------------------------------------------------------------------------

ROLES = [
    ("verb, subject, object", "قصفت طائرات التحالف العربي مواقع للحوثيين في صنعاء.", "airstrike", ["yemen/saudi-led-coalition"], ["yemen/houthis"]),
    ("subject, verb", "الحوثيون قصفوا مدينة مأرب بصاروخ باليستي.", "shelling", ["yemen/houthis"], []),
    ("coordinated subjects", "هاجم الجيش اليمني وقوات المقاومة مواقع الحوثيين في الضالع.", "assault",
     ["yemen/government-forces", "yemen/popular-resistance"], ["yemen/houthis"]),
    ("passive", "قتل جندي وأصيب اثنان في انفجار لغم في مدينة الفلوجة.", "kill", [], ["جندي"]),
    ("killed in an attack that is then told", "قتل ستة جنود في هجوم شنه تنظيم داعش على حاجز للجيش العراقي في كركوك.", "kill",
     ["iraq/isis"], ["ستة جنود"]),
    ("masdar of a deed, its genitive the doer", "استمر قصف قوات النظام السوري على مدينة دوما حتى الفجر.", "shelling",
     ["syria/regime-forces"], []),
    ("masdar of a harm, its genitive the victim", "أدى قصف قوات النظام السوري على مدينة دوما إلى مقتل طفلين.", "kill",
     ["syria/regime-forces"], ["syria/civilians"]),
    ("light verb", "شنت قوات الوفاق هجوما على مواقع قوات حفتر جنوب طرابلس.", "assault", ["libya/gna-forces"], ["libya/lna"]),
    ("verb over a masdar", "تمكنت قوات سوريا الديمقراطية من السيطرة على بلدة هجين.", "gain_control", ["syria/sdf"], []),
    ("relative clause", "القوات العراقية التي سيطرت على تلعفر وصلت إلى الموصل.", "gain_control", ["iraq/army"], []),
    ("verb after a relative clause", "القوات العراقية التي سيطرت على تلعفر اعتقلت عشرة من عناصر داعش.", "detain", ["iraq/army"], ["iraq/isis"]),
    ("party after مع", "اشتبكت قوات الجيش مع مسلحي تنظيم داعش في مدينة سرت.", "clash", ["libya/lna"], ["libya/isis"]),
    ("our forces", "قال المتحدث باسم الجيش الوطني الليبي أحمد المسماري إن قواتنا سيطرت على مدينة ترهونة.", "gain_control", ["libya/lna"], []),
]


@pytest.mark.parametrize(("text", "type_", "agents", "patients"), [pytest.param(*case[1:], id=case[0]) for case in ROLES])
def test_roles(text: str, type_: str, agents: list[str], patients: list[str]) -> None:
    assert who(text, type_) == (agents, patients)


@pytest.mark.xfail(reason="a party behind a later verb is taken for the loser of the place that was won in the relative clause", strict=True)
def test_a_relative_clause_keeps_to_itself() -> None:
    assert who("القوات العراقية التي سيطرت على تلعفر اعتقلت عشرة من عناصر داعش.", "gain_control") == (["iraq/army"], [])


def test_a_pronoun_means_the_party_before_it() -> None:
    assert claim("اعترف تنظيم داعش بمقتل أحد قادته في الموصل.", "kill").patients[0].actor == "iraq/isis"


# -- tellers -------------------------------------------------------------------------------------------------------------

TOLD = [
    ("subject right before its verb, another person after", "وزارة الدفاع التركية تعلن مقتل قيادي في صفوف داعش بقصف على مدينة إدلب.", "kill",
     ["turkey/defence-ministry"]),
    ("said", "قال المتحدث باسم الجيش الوطني الليبي أحمد المسماري إن قواتنا سيطرت على مدينة ترهونة.", "gain_control", ["libya/person-mismari"]),
    ("announced", "أعلنت وزارة الدفاع التركية مقتل ثلاثة جنود في قصف على مدينة إدلب.", "kill", ["turkey/defence-ministry"]),
    ("according to", "بحسب المرصد السوري لحقوق الإنسان قتل خمسة مدنيين في غارة جوية على بلدة سراقب.", "airstrike", ["syria/sohr"]),
    ("relayed", "ونقلت وكالة رويترز عن مصدر طبي أن أربعة أشخاص قتلوا في انفجار سيارة مفخخة في بغداد.", "kill", [None, "media/reuters"]),
    ("admission", "اعترف تنظيم داعش بمقتل أحد قادته في الموصل.", "kill", ["iraq/isis"]),
    ("no teller", "الحوثيون قصفوا مدينة مأرب بصاروخ باليستي.", "shelling", []),
    ("running speaker", "قال المتحدث باسم الجيش اليمني عبده مجلي إن قوات الجيش سيطرت على مدينة حرض. وأضاف أن عشرة من الحوثيين قتلوا في المعارك.",
     "kill", ["yemen/person-abdo-majli"]),
    ("open quotation", 'قال عبده مجلي المتحدث باسم الجيش اليمني: "قواتنا سيطرت على مدينة حرض اليوم الخميس بعد معارك عنيفة. '
     'وقتل عشرة من الحوثيين في المعارك."', "kill", ["yemen/person-abdo-majli"]),
]


@pytest.mark.parametrize(("text", "type_", "tellers"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_tellers(text: str, type_: str, tellers: list[str | None]) -> None:
    assert [s.actor for s in claim(text, type_).sources] == tellers


def test_the_one_who_admits_is_no_teller_of_the_admission_itself() -> None:
    assert claim("اعترف تنظيم داعش بمقتل أحد قادته في الموصل.", "admit").sources == ()


# -- fact or not ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("text", "type_", "factuality"), [
    ("الحوثيون قصفوا مدينة مأرب بصاروخ باليستي.", "shelling", "actual"),
    ("لم تقصف قوات حفتر مطار معيتيقة.", "shelling", "denied"),
    ("فشلت قوات حفتر في اقتحام مدينة غريان.", "assault", "failed"),
])
def test_factuality(text: str, type_: str, factuality: str) -> None:
    assert claim(text, type_).factuality == factuality


# -- places and numbers --------------------------------------------------------------------------------------------------

def test_a_place_after_في() -> None:
    place, = claim("قصفت طائرات التحالف العربي مواقع للحوثيين في صنعاء.", "airstrike").places
    assert (place.id, place.basis, place.text) == ("geonames:71137", "gazetteer", "صنعاء")


def test_a_direction_widens_the_radius() -> None:
    place, = claim("انفجرت عبوة ناسفة شمال شرق بغداد.", "explosion").places
    assert place.basis == "relative" and place.radius_km is not None and place.radius_km >= 40


def test_a_place_is_carried_to_the_next_sentence() -> None:
    text = "قال المتحدث باسم الجيش اليمني عبده مجلي إن قوات الجيش سيطرت على مدينة حرض. وأضاف أن عشرة من الحوثيين قتلوا في المعارك."
    assert [p.id for p in claim(text, "kill").places] == [p.id for p in claim(text, "gain_control").places]


def test_a_bare_singular_counts_one() -> None:
    text = "قتل جندي وأصيب اثنان في انفجار لغم في مدينة الفلوجة."
    assert [(q.measure, q.low) for q in claim(text, "kill").quantities] == [("killed", 1)]
    assert [(q.measure, q.low) for q in claim(text, "injure").quantities] == [("wounded", 2)]


def test_a_length_of_time_before_something_tells_the_day_of_nothing_else() -> None:
    found = {c.type: c.time for c in read("سيطر الجيش اليمني على مدينة ميدي قبل يومين من الهدنة.").claims}
    when = found["gain_control"]
    assert when is None or when.end <= PUBLISHED[1]


@pytest.mark.parametrize("text", [
    "دمرت القوات دبابتين. نسأل الله الرحمة للشهداء وعاجل الشفاء للجرحى.", "دمرت القوات دبابتين. المجد للشهداء والشفاء العاجل لجرحانا.",
    "دمرت القوات دبابتين. نصر من الله وفتح قريب.", "دمرت القوات دبابتين. وتعذر على الأهالي الوصول إلى المقابر.",
    "دمرت القوات دبابتين. ولم تعلق قوات الدعم السريع.",
])
def test_a_blessing_and_a_silence_tell_no_happening(text: str) -> None:
    assert {c.type for c in read(text).claims} == {"destroy"}


@pytest.mark.parametrize(("text", "type_"), [
    ("وصل عشرات الجرحى إلى مستشفى الثورة في تعز.", "injure"), ("عثر الأهالي على مقبرة جماعية في ترهونة.", "mass_grave"),
    ("علقت الولايات المتحدة المساعدات العسكرية إلى مصر.", "cut_aid"),
])
def test_but_the_same_words_else_do(text: str, type_: str) -> None:
    assert type_ in {c.type for c in read(text).claims}


@pytest.mark.parametrize(("text", "word", "type_"), [
    ("أطلقت حركة طالبان في كابول سراح ثلاثة جنود.", "سراح", "release"), ("أطلق مسلحون النار على دورية للجيش العراقي في كركوك.", "النار", "assault"),
])
def test_a_verb_parted_from_its_noun_tells_once(text: str, word: str, type_: str) -> None:
    assert [(text[slice(*c.trigger)], c.type) for c in read(text).claims if c.type == type_] == [(word, type_)]


def test_drones_of_an_enemy_are_no_march() -> None:
    assert "protest" not in {c.type for c in read("تصدت الدفاعات السودانية لمسيرات معادية فوق مدينة مروي.").claims}


def test_a_palace_elsewhere_is_no_palace_of_another_war() -> None:
    found = [p for c in read("انفجرت سيارة مفخخة قرب القصر الرئاسي في مقديشو عاصمة الصومال وقتل خمسة جنود صوماليين.").claims for p in c.places]
    assert found and all(p.lat is None or p.lat < 5 for p in found)


def test_a_letter_stretched_alone_is_a_dash() -> None:
    assert read("مقديشو ـ «القدس العربي»: قتل ثلاثة جنود في انفجار لغم.").document.outlet == "القدس العربي"


def test_today_is_the_day_of_publication() -> None:
    text = 'قال عبده مجلي المتحدث باسم الجيش اليمني: "قواتنا سيطرت على مدينة حرض اليوم الخميس بعد معارك عنيفة."'
    time = claim(text, "gain_control").time
    assert time is not None and (time.start, time.end) == PUBLISHED


# -- short reports ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("text", "type_"), [
    ("قتل خمسة أشخاص وأصيب عشرة في قصف على سوق المدينة.", "kill"),
    ("قتل ثلاثة طلاب في غارة استهدفت مدرسة غرب المدينة.", "airstrike"),
    ("قتل خمسة أشخاص في هجوم على فندق وسط العاصمة.", "kill"),
    ("شبكة النهر\nقتل خمسة أشخاص في قصف على حي سكني.", "kill"),
])
def test_a_word_of_peace_does_not_silence_a_short_report_of_war(text: str, type_: str) -> None:
    assert claim(text, type_).factuality == "actual"


@pytest.mark.parametrize("text", ["قتل ثلاثة جنود في القصف، وتوفي سائق في حادث سير بعيد عن الجبهة.",
    "قتل خمسة في هجوم على قافلة لضحايا الزلزال شمال المدينة، وفق المجلس."])
def test_an_accident_beside_does_not_hide_the_dead(text: str) -> None:
    assert claim(text, "kill").factuality == "actual"


@pytest.mark.parametrize("text", ["مصرع خمسة في حادث سير على الطريق الدولي.",
    "بدأ اللاعب الهجوم مبكرا وهز الشباك في الشوط الأول من المباراة.",
    "قتل سبعة جنود وأصيب ثلاثة بحادث مروري قرب المعسكر.",
    "قفزت أسهم البنك في البورصة بعد هجوم على الدولار."])
def test_a_short_report_of_peace_stays_silent(text: str) -> None:
    assert not read(text).claims


def test_letters_in_their_shapes_are_read_as_letters() -> None:
    """A page copied from a PDF prints "ﻗﺼﻒ ﺍﻟﺠﻴﺶ …": the same claim, its words as they came."""
    shaped = "\ufed7\ufebc\ufed2 \ufe8d\ufedf\ufea0\ufef4\ufeb6 \ufe8d\ufedf\ufea4\ufedc\ufeee\ufee3\ufef2 \ufea3\ufee0\ufe90 \ufe8d\ufef7\ufea3\ufeaa."
    [plain], [found] = (read(text).claims for text in ("قصف الجيش الحكومي حلب الأحد.", shaped))
    assert (found.type, [p.id for p in found.places]) == (plain.type, [p.id for p in plain.places])
    assert shaped[slice(*found.trigger)] == "\ufed7\ufebc\ufed2" and found.time is not None and plain.time is not None
    assert found.time.start == plain.time.start == "2019-04-28"


def test_an_undated_report_tells_its_full_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.claims.reader.date_document", lambda *_: None)
    text = "شددت القوات حصارها على درنة.\nورفض المجلس المبادرة.\nونفى الآمر منع الدواء.\n"
    text += "وكانت طائرات مجهولة قد شنت فجر الاثنين 30 أكتوبر 2017 غارات على حي الفتائح.\nوانفجر لغم في مرتوبة مساء أمس."
    record = read_document(text, id="u")
    days = {record.document.text[slice(*c.trigger)]: c.time and c.time.start for c in record.claims}
    assert record.document.published is None
    assert days["غارات"] == "2017-10-30"
    assert days["حصارها"] is None  # nothing tells when
    assert days["وانفجر"] is None  # "yesterday" tells no day in an undated report


def test_the_place_of_a_dateline_is_no_verb() -> None:
    record = read_document("سرت 12 أغسطس 2016 (وال) - أعلن الجيش سيطرة قواته على حي الدولار.", id="d")
    assert record.document.published is not None
    assert record.document.published.start == "2016-08-12"


@pytest.mark.parametrize(("text", "actor"), [
    ("تعلن القيادة العامة للقوات المسلحة العربية الليبية أن قواتكم المسلحة دخلت مدينة غريان بعد أن فرت المجموعات الإرهابية.", "libya/lna"),
    ("قالت القيادة العامة للقوات المسلحة العربية الليبية لمليشيات الوفاق إن جنودكم هربوا من غريان.", None),
])
def test_your_forces(text: str, actor: str | None) -> None:
    found = [a for c in read(text).claims for a in c.agents if a.text.startswith(("قواتكم", "جنودكم"))]
    assert all(a.actor == actor for a in found), found
    assert found or actor is None
