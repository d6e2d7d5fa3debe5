"""Dating of reports: metadata, bylines, and inference; all texts are made up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.mentions.scan import Scan, scan_page
from riwaya.model.record import Published
from riwaya.resolve import daymask
from riwaya.resolve.clues import Clue, collect
from riwaya.resolve.dating import date_document, narrow
from riwaya.resolve.happenings import happenings
from riwaya.text.page import read_page

LIBYA = ("libya",)


def scan(text: str) -> Scan:
    """A text, scanned."""
    return scan_page(read_page(text))


def infer(text: str, theatres: tuple[str, ...] = LIBYA) -> Published | None:
    """The date of a text without metadata."""
    return date_document(scan(text), None, theatres)


def interval(text: str) -> tuple[str, str] | None:
    """The days of a text without metadata."""
    found = infer(text)
    return None if found is None else (found.start, found.end)


def test_metadata_wins() -> None:
    text = "عنوان الخبر\nالجمعة 5 أبريل 2019\nأعلنت القوات أمس الخميس تقدمها."
    assert date_document(scan(text), ("2020-01-02", "2020-01-02"), LIBYA) == Published(start="2020-01-02", end="2020-01-02", basis="metadata")


@pytest.mark.parametrize("line", [
    "الخميس 4 أبريل 2019 09:15 ص", "الخميس، ٤ أبريل ٢٠١٩", "2019/04/04", "4 نيسان/أبريل 2019", "04-04-2019 | 18:30", "الخميس 28 رجب 1440هـ - 4 أبريل 2019م"])
def test_a_byline_tells_the_day(line: str) -> None:
    found = infer(f"القوات تتقدم نحو العاصمة من محورين\n{line}\nأعلنت القوات تقدمها نحو العاصمة من محورين جنوبا وغربا.")
    assert found is not None
    assert (found.start, found.end, found.basis) == ("2019-04-04", "2019-04-04", "byline")


def test_a_dateline_leaves_room_for_the_next_day() -> None:
    found = infer("القوات تتقدم نحو البلدة من محورين\nطرابلس 4 أبريل 2019 - أعلنت القوات تقدمها نحو البلدة من محورين.")
    assert found is not None
    assert (found.start, found.end, found.basis) == ("2019-04-04", "2019-04-05", "byline")


@pytest.mark.parametrize("line", ["طرابلس في 4/4/2019م (راصد) -", "طرابلس 4 أبريل 2019 ــ"])
def test_a_dateline_may_say_in_and_end_in_a_stretched_dash(line: str) -> None:
    assert interval(f"القوات تتقدم نحو البلدة\n{line} أعلنت القوات تقدمها نحو البلدة من محورين.") == ("2019-04-04", "2019-04-05")


@pytest.mark.parametrize("end", ["القيادة العامة\nطرابلس في 4 نيسان 2019", "صدر في طرابلس بتاريخ 4-4-2019",
    "القيادة العامة\nالخميس 28 رجب 1440هـ\nالموافق 4 / 4 / 2019م"])
def test_a_statement_is_dated_where_it_is_signed(end: str) -> None:
    assert interval(f"بسم الله الرحمن الرحيم\nبيان صادر عن القيادة\nتقدمت قواتنا نحو البلدة وسيطرت على جسرها.\n{end}") == ("2019-04-04", "2019-04-04")


@pytest.mark.parametrize("end", ["سيطرت القوات على البلدة في 4 نيسان 2014", "وكانت قد دخلتها في 4 نيسان 2014.", "مقتل القائد في 4 نيسان 2014"])
def test_a_report_that_ends_with_a_day_told_is_not_dated_by_it(end: str) -> None:
    assert interval(f"القوات تتقدم نحو البلدة\nتقدمت القوات نحو البلدة وسيطرت على جسرها.\n{end}") is None


@pytest.mark.parametrize("line", [
    "عين الساحل – الخميس 4 أبريل 2019", "مصراتة - راصد نت | 4 أبريل 2019", "العدد (412) - الخميس 4 نيسان 2019", "طرابلس 4-4-2019 راصد-",
    "علي سالم - 4 أبريل 2019", "راصد نت – متابعات – 4 أبريل 2019م", "[4/أبريل/2019]", "طرابلس - سالم نصر | الخميس 4 نيسان 2019 - 12:00 | 28 رجب 1440"])
def test_a_line_of_place_and_date_is_a_byline(line: str) -> None:
    found = infer(f"القوات تتقدم نحو البلدة من محورين\n{line}\nأعلنت القوات تقدمها نحو البلدة من محورين جنوبا وغربا.")
    assert found is not None
    assert (found.start, found.basis) == ("2019-04-04", "byline")


@pytest.mark.parametrize("text", ["قصفت الطائرات 4 أبريل 2019، مواقع القوة.", "في 4 أبريل 2019، قصفت الطائرات مواقع القوة.", "قتل قائد القوة 4 أبريل 2019"])
def test_a_date_in_a_story_is_no_dateline(text: str) -> None:
    found = infer(text)
    assert found is None or found.basis == "inferred"


@pytest.mark.parametrize(("text", "expected"), [
    ("أحبطت القوات، الأحد 30 أغسطس 2020، محاولة تسلل.", ("2020-08-30", "2020-09-06")),
    ("اتهمت الحكومة القوات بخرق الهدنة المعلنة منذ 12 يناير الجاري. وكانت محادثات موسكو قد أخفقت، ثم عقد مؤتمر برلين في 19 من الشهر نفسه.",
     ("2020-01-19", "2020-01-31")),
    ("رحبت دول عربية بمبادرة القاهرة التي أعلنت السبت الماضي. وقال الناطق فجر اليوم الثلاثاء إن المعارك مستمرة.", ("2020-06-09", "2020-06-09")),
    ("سيطرت القوات، السبت، على قرية جديدة.\nجاء ذلك بعد ساعات من إعلان الحكومة إطلاق عملية دروب النصر.", ("2020-06-06", "2020-06-06")),
    ("تواصل الميليشيات القصف يوم الثلاثاء، وبعد يومين فقط من مؤتمر برلين.", ("2020-01-21", "2020-01-23")),
    ("قصف الطيران أمس الأربعاء 4 مارس 2020 مواقع القوة.", ("2020-03-05", "2020-03-05")),
    ("قصف الطيران اليوم الثلاثاء 1 رمضان 1442هـ مواقع القوة.", ("2021-04-13", "2021-04-13")),
    ("دخلت القوة المدينة غداة السيطرة على قاعدة الوطية.", ("2020-05-19", "2020-05-26")),
    ("تشهد البلاد في العام الجاري 2018 أزمة وقود.", ("2018-01-01", "2018-12-31")),
    ("تتواصل المعارك منذ 4 أبريل الماضي حين شنت قوات حفتر هجوما على العاصمة طرابلس.", ("2019-04-04", "2020-04-03")),
])
def test_clues_narrow_the_days(text: str, expected: tuple[str, str]) -> None:
    assert interval(text) == expected, infer(text)


@pytest.mark.parametrize("text", [
    "تقدمت القوات نحو البلدة وقتل خمسة من عناصرها.",
    "أعلنت القوات أمس الخميس تقدمها نحو البلدة.",
    "قصف الطيران البلدة يوم الاثنين 14 أكتوبر.",
    "تسعى القوات لتحرير ترهونة خلال الأشهر المقبلة.",
    "عاشت البلاد فوضى بعد مقتل القذافي.",
    "كان المجلس الوطني الانتقالي قد أصدر القانون.",
    "سئل عن مستقبل البلاد ما بعد سقوط نظام القذافي.",
])
def test_days_that_stay_open_are_not_told(text: str) -> None:
    assert infer(text) is None


def test_every_clue_is_cited_with_its_words() -> None:
    text = "رحبت دول عربية بمبادرة القاهرة التي أعلنت السبت الماضي. وقال الناطق فجر اليوم الثلاثاء إن المعارك مستمرة."
    found = infer(text)
    assert found is not None
    assert found.basis == "inferred"
    said = {text[e.span[0]:e.span[1]]: e.says for e in found.evidence if e.span}
    assert said["فجر اليوم الثلاثاء"] == "Tuesday"
    assert "Cairo initiative" in said["السبت الماضي"]


def test_an_aim_is_no_past_event() -> None:
    aims = [h.past for h in happenings(scan("تستعد القوات لتحرير ترهونة قريبا."), LIBYA)]
    past = [h.past for h in happenings(scan("عادت العائلات بعد تحرير ترهونة."), LIBYA)]
    assert (aims, past) == ([False], [True])


def test_a_deputy_does_not_hold_the_office() -> None:
    assert not [c for c in collect(scan("التقى نائب الرئيس الأميركي جو بايدن الوفد."), LIBYA) if "Biden" in c.says]


def test_a_contradiction_is_passed_over() -> None:
    strong = Clue(9, (0, 4), "strong", daymask.between(date(2019, 1, 1), date(2019, 1, 31)))
    weak = Clue(1, (5, 9), "weak", daymask.between(date(2020, 1, 1), date(2020, 1, 31)))
    days, used = narrow([strong, weak])
    assert daymask.hull(days) == (date(2019, 1, 1), date(2019, 1, 31))
    assert used == [strong]


def test_the_order_of_theatres_does_not_matter() -> None:
    text = "رحبت دول عربية بمبادرة القاهرة التي أعلنت السبت الماضي. وقال الناطق فجر اليوم الثلاثاء إن المعارك مستمرة."
    assert infer(text, ("libya", "sudan", "syria")) == infer(text, ("syria", "libya", "sudan"))


dates = st.dates(date(2006, 1, 1), date(2039, 12, 31))


@given(dates, dates, st.integers(0, 6))
def test_sets_of_days_agree_with_a_calendar(first: date, second: date, weekday: int) -> None:
    low, high = sorted((first, second))
    days = daymask.between(low, high) & daymask.on_weekday(weekday)
    first_fit = low + timedelta(days=(weekday - low.weekday()) % 7)
    if first_fit > high:
        assert not days
    else:
        start, end = daymask.hull(days)
        assert (start, end.weekday()) == (first_fit, weekday)
        assert 0 <= (high - end).days < 7


@given(dates, st.integers(1, 12))
def test_a_month_has_its_days(day: date, first: int) -> None:
    held = bool(daymask.in_month(day.month, first) & daymask.of_days([day]))
    assert held == (day.day >= first)


SENTENCES = [
    "رحبت دول عربية بمبادرة القاهرة التي أعلنت السبت الماضي.",
    "وقال الناطق فجر اليوم الثلاثاء إن المعارك مستمرة.",
    "وعقد مؤتمر برلين قبل أشهر.",
    "ودعا المبعوث الأممي غسان سلامة إلى الهدوء.",
    "وتتواصل المعارك منذ 4 أبريل الماضي.",
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(SENTENCES), st.sets(st.integers(0, 4)))
def test_inference_is_sound_whatever_the_order(sentences: list[str], left_out: set[int]) -> None:
    kept = [s for s in sentences if SENTENCES.index(s) not in left_out]
    found = infer("\n".join(kept))
    if found is not None:
        assert found.start <= found.end
        assert all(e.span is not None and 0 <= e.span[0] < e.span[1] for e in found.evidence)
    mask, _ = narrow(collect(scan("\n".join(kept)), LIBYA))
    reverse, _ = narrow(collect(scan("\n".join(reversed(kept))), LIBYA))
    assert bool(mask) == bool(reverse)
