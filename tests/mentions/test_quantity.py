"""Numbers of people and things."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantity_corpus import FORMS, NO_FORM, NOTHING, SAID, Value

from riwaya.mentions.quantity.number import digits, number_word, read_number
from riwaya.mentions.quantity.rules import Count, find_asides, find_counts
from riwaya.mentions.scan import Scan, scan_page
from riwaya.text.page import read_page

WORDS = ("قتل", "خمسة", "وعشرين", "جنود", "بين", "إلى", "3", "آلاف", "و500", "مدني", "عشرات", "من", "القتلى", "على", "الأقل", "أكثر", "جنديين", "عدة", "،",
    "(", ")", "%", "في", "المئة",
         "كم", "طفل", "اثنين", "السيارتين", "أحد", "غارات", "نحو", "وجرح", "٧", "-", "ألف", "منهم", "ما", "لا", "يقل", "عن", "واحد", "\n")


def scan(text: str) -> Scan:
    """A page of one sentence that ends in these words."""
    return scan_page(read_page(f"قالت المصادر إن {text}"))


def said(text: str) -> list[Count]:
    page = scan(text)
    return find_counts(page, 0, len(page.tokens))


def forms(text: str) -> list[Count]:
    page = scan(text)
    return find_asides(page, 0, len(page.tokens), find_counts(page, 0, len(page.tokens)))


@pytest.mark.parametrize(("value", "text"), [(value, text) for value, texts in SAID.items() for text in texts])
def test_said(value: Value, text: str) -> None:
    assert [(c.low, c.high, c.group, c.value) for c in said(text)] == [value]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(("text", "low", "high", "rule"), FORMS)
def test_forms(text: str, low: int, high: int | None, rule: str) -> None:
    assert (low, high, rule) in [(c.low, c.high, c.rule) for c in forms(text)]


@pytest.mark.parametrize("text", NO_FORM)
def test_no_form(text: str) -> None:
    assert forms(text) == []


def test_total_apart_from_its_parts() -> None:
    counts = said("مقتل 34 فلسطينيا بينهم ثلاث نساء وخمسة أطفال")
    assert [(c.low, c.high) for c in counts] == [(34, 34), (3, 3), (5, 5)]


@pytest.mark.parametrize(("text", "words"), [("أسقطوا طائرة مسيرة", ["طائرة مسيرة"]), ("أسقطوا 3 طائرات مسيرة", []), ("دمروا دبابة ميركافا", ["دبابة ميركافا"]),
    ("دمروا دبابة وآلية", ["دبابة", "وآلية"])])
def test_the_kind_of_a_thing_is_no_second_thing(text: str, words: list[str]) -> None:
    page = scan(text)
    assert [page.page.slice(c.first, c.last) for c in forms(text)] == words


def test_late_bound_belongs_to_the_number_before_it() -> None:
    counts = said("قتل 12 جنديا في الجيش المصري على الأقل وأصيب 3 آخرون")
    assert [(c.low, c.high, c.qualifier) for c in counts] == [(12, None, "at_least"), (3, 3, "exact")]


@pytest.mark.parametrize(("form", "value"), [("1,500", 1500), ("2.3", 2.3), ("1.500", 1500), ("15", 15), ("٫", None)])
def test_digits(form: str, value: float | None) -> None:
    assert digits(form) == value


@pytest.mark.parametrize("form", ["الاثنين", "الاحد", "لست", "والف", "سلاح"])
def test_no_number_word(form: str) -> None:
    assert number_word(form) is None


@given(st.integers(1, 999_999))
def test_every_number_in_digits(value: int) -> None:
    page = scan(f"{value} جنديا")
    number = read_number(page, 3, len(page.tokens))
    assert number is not None and number.value == value


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_properties(words: list[str]) -> None:
    text = " ".join(words)
    page = scan(text)
    end = len(page.tokens)
    counts = find_counts(page, 0, end)
    asides = find_asides(page, 0, end, counts)
    for count in (*counts, *asides):
        assert 0 <= count.first < count.last <= end
        assert count.high is None or 0 <= count.low <= count.high
        first, last = page.page.span(count.first, count.last)
        assert page.page.slice(count.first, count.last) == page.page.text[first:last] != ""
    taken = [i for count in (*counts, *asides) for i in range(count.first, count.last)]
    assert len(taken) == len(set(taken))


def test_linear_time() -> None:
    def took(times: int) -> float:
        page = scan("مقتل خمسة وعشرين جنديا وإصابة أكثر من ثلاثين مدنيا بينهم طفل في غارات عدة، " * times)
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            counts = find_counts(page, 0, len(page.tokens))
            find_asides(page, 0, len(page.tokens), counts)
            best = min(best, time.perf_counter() - start)
        return best

    assert took(800) < 12 * took(200)


@pytest.mark.parametrize("text", [
    "الطائرات شنت فجر الاثنين 30 أكتوبر 2017 غارات على الحي",
    "الجيش شن عام 2019 غارات على المطار",
    "الكتيبة 116 جنودها انسحبوا",
])
def test_a_year_and_the_number_of_a_unit_count_nothing(text: str) -> None:
    assert not [c for c in said(text) if c.low > 100], said(text)


def test_a_number_without_article_counts() -> None:
    assert [c.low for c in said("القصف قتل 116 جنديا وإن عام 2017 شهد 300 غارة")] == [116, 300]


def test_a_part_of_a_total_has_its_noun() -> None:
    assert [(c.low, c.noun > 0) for c in said("الدفاعات أسقطت 54 من أصل 59 طائرة مسيرة")] == [(54, True)]


def test_what_comes_from_a_place_has_no_noun_there() -> None:
    assert [c.low for c in said("القصف قتل 54 من سكان 3 قرى")] == [54, 3]
