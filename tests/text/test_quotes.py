"""Quotations of all shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.text.quotes import Quotations, Quote, find_quotes


def quoted(text: str) -> list[str]:
    """The words of every quotation."""
    return [text[q.start:q.end] for q in find_quotes(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("قال: «انسحبنا أمس».", ["انسحبنا أمس"]),
    ("قال: “انسحبنا أمس”.", ["انسحبنا أمس"]),
    ("قال: \"انسحبنا أمس\".", ["انسحبنا أمس"]),
    ("قال: „انسحبنا أمس”.", ["انسحبنا أمس"]),
    ("قال: «قصفت \"قوات الردع\" المعبر».", ["قصفت \"قوات الردع\" المعبر", "قوات الردع"]),
    ("قال: «قرأنا «البيان» كله».", ["قرأنا «البيان» كله", "البيان"]),
    ("قال: «بدأنا اليوم.\n\nوسنكمل غدا».", ["بدأنا اليوم.\n\nوسنكمل غدا"]),
    ("قال: «لم يغلق القوس\nثم سطر آخر", ["لم يغلق القوس"]),
    ("بلا أقواس", []),
    ("», ثم «نعم»", ["نعم"]),
    ("", []),
    ("قال ”انسحبنا أمس“ ثم غادر.", ["انسحبنا أمس"]),
    ("قال »انسحبنا أمس« ثم غادر. وأضاف »لن نعود«.", ["انسحبنا أمس", "لن نعود"]),
    ("قال ”انسحبنا أمس” ثم غادر.", ["انسحبنا أمس"]),
    ("قال “انسحبنا أمس“ ثم غادر.", ["انسحبنا أمس"]),
    ("قال ''انسحبنا أمس'' ثم غادر.", ["انسحبنا أمس"]),
    ("قال <<انسحبنا أمس>> ثم ((لن نعود)).", ["انسحبنا أمس", "لن نعود"]),
    ("قال ‘انسحبنا أمس’ ثم غادر.", ["انسحبنا أمس"]),
    ("قال \" انسحبنا أمس \" ثم غادر.", [" انسحبنا أمس "]),
    ("قال: \"بدأنا اليوم.\n\"وسنكمل غدا.\n\"ولن نعود\" ثم غادر.", ["بدأنا اليوم.", "وسنكمل غدا.", "ولن نعود"]),
    ("قال \"انسحبنا.\nوأضاف آخر \"لن نعود\" ثم غادر.", ["انسحبنا.", "لن نعود"]),
    ("سقط صاروخ قطره 5\" ثم قال \"نعم\" وغادر.", ["نعم"]),
    ("من «القاعدة» إلى «القصف »في البلدة", ["القاعدة", "القصف "]),
])
def test_quotes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_ten_thousand_marks_do_no_harm() -> None:
    for marks in ("«", "»", "\"", "«»", "“\"”"):
        assert all(q.start <= q.end for q in find_quotes(marks * 10_000))


@given(st.text(alphabet="«»“”\"„‹› \nاب", max_size=200))
def test_offsets_stay_in_the_text(text: str) -> None:
    for quote in find_quotes(text):
        assert 0 <= quote.start <= quote.end <= len(text)


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Quote(min(ends), max(ends))), max_size=8)


@given(spans, st.integers(0, 60), st.integers(0, 20), st.integers(0, 20))
def test_quotations_answer_as_if_each_were_asked(quotes: list[Quote], at: int, length: int, longer: int) -> None:
    asked, long = Quotations(sorted(quotes)), [q for q in sorted(quotes) if q.end - q.start > longer]
    assert asked.hold(at, at + length, longer) == any(q.start <= at and at + length <= q.end for q in long)
    assert asked.open_between(at, at + length, longer) == next((q.start for q in long if at <= q.start <= at + length), None)
