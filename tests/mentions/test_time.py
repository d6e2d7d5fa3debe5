"""The runner of the time corpus, and what must hold of any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from time_corpus import CARRIERS, CORPUS, NEGATIVES, REFERENCE, TOLD_FROM, VAGUE, WITHIN

from riwaya.mentions.scan import Scan, scan_page
from riwaya.mentions.time.expr import Day, Vague
from riwaya.mentions.time.rules import TimeMention, find_times
from riwaya.mentions.time.words import time_words
from riwaya.packs.tsv import DATA, read_table
from riwaya.resolve.times import Interval, resolve_in_order, resolve_time, starting_point
from riwaya.text.page import read_page

DAY = Interval(date.fromisoformat(REFERENCE), date.fromisoformat(REFERENCE))


def read(text: str) -> tuple[Scan, list[TimeMention]]:
    """A text scanned, with all its times."""
    scan = scan_page(read_page(text))
    return scan, [m for s in scan.page.sentences for m in find_times(scan, s.first, s.last)]


def phrases(text: str) -> list[str]:
    """The words of every time in a text."""
    scan, found = read(text)
    return [scan.page.slice(m.first, m.last) for m in found]


def explain(text: str) -> str:
    """Every time of a text with its rule and expression: what a failing row prints."""
    scan, found = read(text)
    return "; ".join(f"{scan.page.slice(m.first, m.last)} [{m.rule}] {m.expr}" for m in found) or "nothing found"


CASES = [(start, end, form) for start, end, forms in CORPUS for form in forms]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("start", "end", "form"), CASES, ids=lambda value: value)
def test_corpus(carrier: str, start: str, end: str, form: str) -> None:
    text = carrier.format(form)
    _, found = read(text)
    assert phrases(text) == [form], explain(text)
    assert resolve_time(found[0].expr, DAY) == Interval(date.fromisoformat(start), date.fromisoformat(end)), explain(text)


@pytest.mark.parametrize(("told", "start", "end", "form"), [(t, s, e, form) for t, s, e, forms in TOLD_FROM for form in forms], ids=lambda value: value)
def test_told_from_another_day(told: str, start: str, end: str, form: str) -> None:
    text = f"دخلت القوات البلدة {form} إعلان الهدنة."
    _, found = read(text)
    assert len(found) == 1, explain(text)
    day = date.fromisoformat(told)
    interval = resolve_time(found[0].expr, DAY, Interval(day, day))
    assert interval is not None
    assert interval.end == date.fromisoformat(end), explain(text)
    assert interval.start == date.fromisoformat(start) or "ساعات" in form and interval.start == day - timedelta(days=1)


@pytest.mark.parametrize("form", VAGUE)
def test_vague_times_are_found_and_left_open(form: str) -> None:
    _, found = read(f"تراجعت القوات في {form} عن مواقعها.")
    assert [m.expr for m in found] == [Vague()]
    assert resolve_time(found[0].expr, DAY) is None


@pytest.mark.parametrize("text", NEGATIVES)
def test_negatives(text: str) -> None:
    assert phrases(text) == [], explain(text)


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_all_times_of_a_sentence(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(phrases(text)) == expected, explain(text)


def test_a_weekday_set_in_the_future_is_the_coming_one() -> None:
    _, found = read("ستعقد اللجنة اجتماعها السبت في جنيف.")
    assert resolve_time(found[0].expr, DAY) == Interval(date(2019, 11, 23), date(2019, 11, 23))


def test_since_a_happening_counts_from_its_day() -> None:
    _, found = read("تشهد المدينة معارك منذ بدء الهجوم في 4 أبريل.")
    start = resolve_time(starting_point(found[0].expr), DAY)
    assert start == Interval(date(2019, 4, 4), date(2019, 4, 4))


def test_a_passage_is_read_in_order() -> None:
    _, found = read("دخلت القوات البلدة الجمعة غداة إعلان الهدنة.")
    friday, before = resolve_in_order([m.expr for m in found], DAY)
    assert friday is not None
    assert before is not None
    assert before.start == friday.start - timedelta(days=1) == date(2019, 11, 14)


def test_what_governs_a_time_is_told() -> None:
    texts = ("تقدمت منذ أمس.", "تقدمت قبل يومين.", "صمدت حتى الجمعة.", "قتل خلال 24 ساعة.", "تقدمت أمس.")
    assert [m.governor for text in texts for m in read(text)[1]] == ["منذ", "قبل", "حتى", "خلال", ""]


WORDS = sorted({form.split()[0] for row in read_table(DATA / "languages" / "ar" / "time.tsv") for form in row.many("forms")})
FILLERS = ["القوات", "قتل", "في", "من", "و", "إلى", "(", ")", "/", "-", "،", "الـ", "3", "17", "24", "2019", "1440", "12/5/2019", "ثلاثة", "عشر"]
FILLERS += ["\n", ".", "“", "”"]
texts = st.lists(st.sampled_from([*WORDS, *FILLERS, *FILLERS]), max_size=60).map(" ".join)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_offsets_slice_the_text_and_nothing_overlaps(text: str) -> None:
    scan, found = read(text)
    ends = [0]
    for mention in found:
        start, end = scan.page.span(mention.first, mention.last)
        assert scan.page.slice(mention.first, mention.last) == text[start:end]
        assert ends[-1] <= start < end
        assert text[end - 1] not in "،,"
        ends.append(end)


@settings(max_examples=300, deadline=None)
@given(texts, days, st.integers(0, 40), st.one_of(st.none(), st.tuples(days, st.integers(0, 5))))
def test_resolved_times_begin_before_they_end(text: str, day: date, width: int, told: tuple[date, int] | None) -> None:
    published = Interval(day, day + timedelta(days=width))
    context = Interval(told[0], told[0] + timedelta(days=told[1])) if told else None
    for mention in read(text)[1]:
        interval = resolve_time(mention.expr, published, context)
        assert interval is None or interval.start <= interval.end


@settings(max_examples=200, deadline=None)
@given(texts, days, st.integers(1, 40))
@example("الثلاثون المنصرم", date(2000, 2, 1), 29)
def test_precision_is_never_gained(text: str, day: date, width: int) -> None:
    wide = Interval(day, day + timedelta(days=width))
    for mention in read(text)[1]:
        whole = resolve_time(mention.expr, wide)
        for one in (wide.start, wide.end):
            single = resolve_time(mention.expr, Interval(one, one))
            assert single is None or whole is not None and whole.start <= single.start and single.end <= whole.end


@settings(max_examples=100, deadline=None)
@given(st.permutations([f"{CARRIERS[0].format(form)}" for _, _, forms in CORPUS[:12] for form in forms[:1]]))
def test_sentences_do_not_depend_on_their_order(sentences: list[str]) -> None:
    apart = sorted(phrase for sentence in sentences for phrase in phrases(sentence))
    assert sorted(phrases("\n".join(sentences))) == apart


def test_the_table_has_no_class_without_words() -> None:
    assert all(words for kinds in time_words().values() for words in kinds.values())


@pytest.mark.parametrize("text", ["دارت معارك بين اللواء السابع القادم من ترهونة وكتيبة محلية.", "انسحبت الفرقة الرابعة الماضية نحو الجسر."])
def test_the_number_of_a_unit_is_no_day(text: str) -> None:
    page = scan_page(read_page(text))
    assert not find_times(page, 0, len(page.tokens))


def test_a_bare_ordinal_is_a_day() -> None:
    page = scan_page(read_page("يصل الوفد في السابع القادم."))
    assert [m.expr.day for m in find_times(page, 0, len(page.tokens)) if isinstance(m.expr, Day)] == [7]


def test_hours_to_come() -> None:
    text = "تنتهي المهلة الممنوحة للقوات خلال 72 ساعة."
    _, found = read(text)
    assert [resolve_time(m.expr, DAY) for m in found] == [Interval(DAY.start, DAY.start + timedelta(days=3))], explain(text)
    assert phrases("استعادت القوات التلة خلال ساعتين.") == []
