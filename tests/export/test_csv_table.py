"""CSV that no spreadsheet takes for a formula, and that reads back as it was written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.safe import one_line, visible
from riwaya.export.table import BOM, guard, joined, line, unguard, write_header

NASTY = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("=+-@\t\r\n'\" ,;\u202e\u2066\u200f\x00\x1b＝＋")), max_size=30)
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


@given(st.lists(NASTY, min_size=1, max_size=6))
def test_every_row_reads_back(cells: list[str]) -> None:
    back = read(line(cells))
    assert len(back) == 1
    assert [unguard(cell) for cell in back[0]] == [visible(cell) for cell in cells]


@given(NASTY)
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not guard(text).startswith(DANGEROUS)


@given(NASTY)
def test_no_hidden_character_survives(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\x00\x1b\x9b")
    assert visible(shown) == shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1"])
def test_formulas_are_guarded(text: str) -> None:
    assert guard(text).startswith("'")


@pytest.mark.parametrize("text", ["ترهونة", "12-20", "a=b", "'quoted'", "", "سرت\nغدا"])
def test_harmless_text_stays(text: str) -> None:
    assert guard(text) == text


def test_numbers_stay_numbers() -> None:
    assert line([-13.5, 7, None, "-13.5"]) == b"-13.5,7,,'-13.5\r\n"


def test_joiners_of_persian_spelling_stay() -> None:
    assert visible("می\u200cرود") == "می\u200cرود"


def test_excel_gets_a_byte_order_mark() -> None:
    out = io.BytesIO()
    write_header(out, ["a", "b"], excel=True)
    assert out.getvalue() == BOM + b"a,b\r\n"


def test_joined_values_cannot_break_out_of_their_list() -> None:
    assert joined(["a;b", "c", "c", ""]) == "a,b; c"
    assert joined(["a|b", "c"], "|") == "a,b|c"


def test_one_line() -> None:
    assert one_line(" a \r\n\t b\u202e ") == "a b\\u202e"
