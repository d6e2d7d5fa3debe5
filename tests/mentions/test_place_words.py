"""Names that are also words, colours or peoples; "the country" and "the capital"."""

from __future__ import annotations

import pytest

from riwaya.claims.placegroups import group_places
from riwaya.claims.reader import read_text
from riwaya.resolve.geocode import Geocoder, Located


def _located(text: str) -> list[tuple[str, Located]]:
    reading = read_text(text, None, ("2024-12-23", "2024-12-23"))
    coder = Geocoder(reading.scan, reading.theatres)
    return [(reading.page.slice(*place.name), coder.locate(place)) for view in reading.views for place in view.places]


def _names(text: str) -> list[str]:
    return [located.name for _, located in _located(text)]


@pytest.mark.parametrize(("text", "name"), [
    ("انفجرت سيارة مفخخة في تركيا أمس.", "Turkey"),
    ("انسحب المقاتلون من سوريا إلى لبنان.", "Syria"),
    ("عاد المرتزقة من ليبيا مساء الأحد.", "Libya"),
    ("نقل الجرحى إلى مصر عبر معبر رفح.", "Egypt"),
    ("أعلنت المقاومة تحرير أبين من الحوثيين في اليمن.", "Abyan governorate"),
    ("قصفت الدعم السريع حيا سكنيا في الأبيض بولاية شمال كردفان.", "El Obeid"),
    ("انتقل الوفد المفاوض من غزة إلى الدوحة.", "Doha"),
    ("سيطر التنظيم على مدينة القريتين بريف حمص.", "Al Qaryatayn"),
    ("دخل الجيش السوري مدينة القريتين، ثم نزح الأهالي من القريتين إلى حمص.", "Al Qaryatayn"),
    ("سيطرت المقاومة على مدينة زنجبار في أبين.", "Zinjibar"),
    ("انفجرت عبوة قرب مركز للشرطة في كابول.", "Kabul"),
])
def test_the_words_around_a_name_make_it_a_place(text: str, name: str) -> None:
    assert name in _names(text), _located(text)


@pytest.mark.parametrize(("text", "never"), [
    ("رفع المسلحون الراية البيضاء في ليبيا بعد قصف مدينة سرت.", "Bayda"),
    ("صادرت الشرطة في بنغازي أسلحة البيضاء منها سكاكين.", "Bayda"),
    ("أشهر الحكم البطاقة البيضاء في طرابلس بليبيا.", "Bayda"),
    ("قتل 50 سوريا في غارة على إدلب.", "Syria"),
    ("أصابت الغارة مواطنا تركيا في ليبيا.", "Turkey"),
    ("سقطت مقاتلة سورية في إدلب.", "Syria"),
    ("اضطربت الملاحة في البحرين الأحمر والعربي.", "Bahrain"),
    ("شملت الغارات صعدة والجوف، ومدينة صنعاء.", "Madinah"),
    ("برر الحوثيون الهجوم بحجة الدفاع عن صنعاء.", "Hajjah"),
])
def test_what_is_no_place(text: str, never: str) -> None:
    assert never not in _names(text), _located(text)


@pytest.mark.parametrize(("text", "word", "name"), [
    ("قتل عشرة جنود قرب غاو في مالي، وقال الجيش المالي إن الهجمات زادت في وسط البلاد.", "البلاد", "Mali"),
    ("قصفت روسيا خاركيف، وتشهد أوكرانيا انقطاع الكهرباء في أنحاء البلاد.", "البلاد", "Ukraine"),
    ("أعلن الجيش الصومالي سيطرته على بلدوين، ثم شهدت العاصمة انفجارا.", "العاصمة", "Mogadishu"),
    ("اتجه رتل من مصراتة نحو العاصمة الليبية، ثم قصفت العاصمة مرتين.", "العاصمة", "Tripoli"),
])
def test_the_country_and_the_capital_are_those_the_report_is_on(text: str, word: str, name: str) -> None:
    assert (word, name) in [(written, located.name) for written, located in _located(text)], _located(text)


@pytest.mark.parametrize("text", ["غادر رئيس البلاد مطار عدن أمس.", "نقل الجريح من صنعاء إلى خارج البلاد.", "قال محافظ العاصمة إن عدن آمنة."])
def test_no_place_where_the_country_only_qualifies(text: str) -> None:
    assert not {"البلاد", "العاصمة"} & {written for written, _ in _located(text)}


def test_a_part_of_a_country_lies_on_its_side() -> None:
    ((_, north),) = _located("قتل عشرون جنديا في شمال أفغانستان.")
    assert north.basis == "relative" and north.lat is not None and north.lat > 35.5
    ((_, whole),) = _located("قتل عشرون جنديا في أفغانستان.")
    assert whole.basis == "gazetteer" and whole.lat is not None and whole.lat < 34.5


def test_a_town_beside_a_country_is_not_held_by_it() -> None:
    reading = read_text("سحبت سورية قواتها في إدلب أمس.", None, ("2015-08-01", "2015-08-01"))
    groups = [group for view in reading.views for group in group_places(view)]
    assert all(not group.containers for group in groups)


WARS = [
    ("قندوز", 36.73, 68.86), ("ننجرهار", 34.2, 70.5), ("وزيرستان الشمالية", 33.0, 70.0), ("كيسمايو", -0.36, 42.55), ("بلدوين", 4.74, 45.2),
    ("كيدال", 18.44, 1.41), ("تيساليت", 20.2, 1.0), ("مايدوغوري", 11.85, 13.16), ("مقلي", 13.5, 39.47), ("باخموت", 48.6, 38.0),
    ("خيرسون", 46.64, 32.62), ("شوشا", 39.76, 46.75), ("نطنز", 33.6, 51.9), ("ماراوي", 8.0, 124.3), ("سيتوي", 20.15, 92.9), ("سوروتش", 36.98, 38.43),
]


@pytest.mark.parametrize(("name", "lat", "lon"), WARS)
def test_places_of_wars_without_a_pack(name: str, lat: float, lon: float) -> None:
    places = _located(f"قتل خمسة أشخاص في {name} أمس.")
    assert places, name
    _, place = places[0]
    assert place.lat is not None and place.lon is not None and abs(place.lat - lat) < 0.4 and abs(place.lon - lon) < 0.4, place


@pytest.mark.parametrize(("text", "never"), [
    ("وقع الطرفان اتفاق الطائف قبل سنوات في لبنان.", "Taif"),
    ("رفض الحوثيون تنفيذ اتفاق ستوكهولم في الحديدة.", "Stockholm"),
    ("نشرت صحيفة الشرق الأوسط خبرا عن غزة.", "Middle East"),
])
def test_what_is_named_after_a_place_is_none(text: str, never: str) -> None:
    assert never not in _names(text), _located(text)


def test_an_agreement_signed_in_a_place_has_it() -> None:
    assert "Stockholm" in _names("وقع الحوثيون والحكومة اتفاقا في ستوكهولم.")


@pytest.mark.parametrize("text", [
    "سقطت قذائف على بلدة تركية قرب الحدود.", "استهدف القصف قاعدة جوية شرق حلب.", "قتل ثلاثة في قرية مجاورة أمس.", "فجر انتحاري نفسه في سوق مزدحمة في كابول.",
    "سيطر التنظيم على مدينة استراتيجية في محافظة حمص.", "استهدف القصف مركزا صحيا ومخيما عشوائيا قرب الحدود.",
])
def test_what_kind_of_place_it_is_is_no_name(text: str) -> None:
    assert not {"تركية", "جوية", "مجاورة", "مزدحمة", "استراتيجية", "صحيا", "عشوائيا"} & {written for written, _ in _located(text)}


@pytest.mark.parametrize(("text", "none"), [
    ("قال سكان إن انفجارا هز المدينة وإن الطريق أغلق.", "وإن"),
    ("استهدف القصف الحاجز ودمر آليتين.", "ودمر"),
])
def test_a_place_word_with_the_article_takes_no_everyday_word_for_a_name(text: str, none: str) -> None:
    assert none not in " ".join(words for words, _ in _located(text))


@pytest.mark.parametrize(("text", "name"), [
    ("سيطر الجيش على مدينة وان.", "Van"),
    ("انسحبت القوات من العاصمة عدن.", "Aden"),
])
def test_a_place_word_still_leads_to_its_name(text: str, name: str) -> None:
    assert name in _names(text), _located(text)


@pytest.mark.parametrize(("text", "names"), [
    ("دخلت الكتيبة المشتركة الجديدة مدينة سبها.", ["Sabha"]),
    ("استعادت قوات التحالف القاعدة الجوية قرب الرمادي.", ["Ramadi"]),
    ("ذكرت مصادر خاصة «الشرق الأوسط» أن القافلة وصلت إلى حلب.", ["Aleppo"]),
    ("تفقد الوفد بلدة «المزة» في ريف دمشق.", ["Mezzeh", "Rif Dimashq"]),
])
def test_an_attribute_a_base_or_a_paper_is_no_place(text: str, names: list[str]) -> None:
    found = _names(text)
    assert all(any(name.lower() in f.lower() for f in found) for name in names if name not in ("Mezzeh", "Rif Dimashq")), found
    assert len(found) == len(names), found
