"""Places told again by their kind: "the city", "the camp"; and those that a country at war calls so."""

from __future__ import annotations

import pytest

from riwaya.claims.reader import read_text
from riwaya.resolve.geocode import Geocoder


def _again(text: str) -> list[tuple[str, str]]:
    """What a text tells by a place word alone: the words, and the place they mean."""
    reading = read_text(text, None, ("2024-12-23", "2024-12-23"))
    coder = Geocoder(reading.scan, reading.theatres)
    located = [(place, coder.locate(place)) for view in reading.views for place in view.places]
    return [(reading.page.slice(place.first, place.last), where.name) for place, where in located if place.rule == "told again by its kind"]


@pytest.mark.parametrize(("text", "words", "name"), [
    ("دخلت القوات مدينة سرت فجرا. ثم انسحب المسلحون من المدينة نحو الجفرة.", "المدينة", "Sirte"),
    ("حاصر الجنود مخيم بلاطة ليلا. واندلعت مواجهات على أطراف المخيم.", "أطراف المخيم", "Balata camp"),
    ("اقتحمت قوات الاحتلال بلدة قباطية جنوب جنين. وداهمت منازل في البلدة.", "البلدة", "Qabatiyah"),
    ("سيطر الجيش على مدينة سراقب. وقال الأهالي إن المدينة المحاصرة بلا ماء.", "المدينة", "Saraqib"),
    ("وصلت تعزيزات إلى مدينة تعز قادمة من الحديدة. واقتحم المسلحون المدينة مساء.", "المدينة", "Taiz"),
])
def test_a_place_word_alone_means_the_place_named_before(text: str, words: str, name: str) -> None:
    assert (words, name) in _again(text)


@pytest.mark.parametrize("text", [
    "دخلت القوات مدينة سرت فجرا. وأحرقت مصانع في المدينة الصناعية.",
    "دخلت القوات مدينة سرت فجرا. وقال اللواء منصور إن المعارك مستمرة.",
    "اندلعت مواجهات في المدينة أمس. ثم هدأت ليلا.",
    "قصفت الطائرات مدينتي سرت وبنغازي. ونزح الناس إلى العاصمة طرابلس.",
    "قصف الطيران قرية حولا. واجتمع رئيس مجلس المدينة بالأهالي.",
    "اقتحم الجنود حي الزيتون. ثم وصلوا إلى الضاحية القريبة.",
])
def test_other_words_mean_no_place_named_before(text: str) -> None:
    assert not _again(text)


def test_the_strip_is_gaza_at_home_alone() -> None:
    def names(text: str) -> list[str]:
        reading = read_text(text, None, ("2024-12-23", "2024-12-23"))
        coder = Geocoder(reading.scan, reading.theatres)
        return [coder.locate(place).name for view in reading.views for place in view.places]

    assert "Gaza Strip" in names("قتلت غارة إسرائيلية ستة في خان يونس. وارتفع عدد النازحين داخل القطاع.")
    assert "Gaza Strip" not in names("أضرب عمال النفط في بنغازي. وطالب مسؤول ليبي بإصلاح القطاع.")


def test_a_party_named_after_a_place_is_not_where_it_acts() -> None:
    reading = read_text("قصفت الطائرات مقرات تابعة لفيلق القدس في طهران.", None, ("2025-06-16", "2025-06-16"))
    places = {ref.located.name for draft in reading.drafts for ref in draft.places if ref.located}
    assert places == {"Tehran"}


@pytest.mark.parametrize(("text", "never"), [
    ("قتل أربعة جنود من لواء كفير في خان يونس.", "كفير"),
    ("شن المقاتلون هجوما جويا على الجنوب اللبناني.", "جويا"),
    ("أسقطت المقاومة مسيرة من نوع هرمز 450 فوق بلدة يارون.", "هرمز"),
])
def test_names_of_arms_and_units_are_no_places(text: str, never: str) -> None:
    reading = read_text(text, None, ("2024-10-23", "2024-10-23"))
    assert never not in [reading.page.slice(*place.name) for view in reading.views for place in view.places]


def test_a_street_named_after_a_town_is_not_in_it() -> None:
    def spots(text: str) -> dict[str, float | None]:
        reading = read_text(text, None, ("2025-02-03", "2025-02-03"))
        return {reading.page.slice(*ref.mention.name): ref.located.lat for draft in reading.drafts for ref in draft.places if ref.located}

    assert spots("دمرت قوات الاحتلال البنية التحتية في شارع حيفا بمدينة جنين.")["حيفا"] == pytest.approx(32.46, abs=0.1)
    assert spots("دمرت قوات الاحتلال البنية التحتية في مدينة حيفا.")["حيفا"] == pytest.approx(32.8, abs=0.1)
