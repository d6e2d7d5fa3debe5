"""The case that the spelling of a party shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.mentions.actor.inflection import case_of
from riwaya.text.fold import fold


@pytest.mark.parametrize(("word", "number", "in_construct", "case"), [
    ("المسلحون", 3, False, "nom"), ("المسلحين", 3, False, "obl"), ("والمتمردين", 3, False, "obl"), ("جنديان", 2, False, "nom"),
    ("جنديين", 2, False, "obl"), ("مسلحو", 3, True, "nom"), ("مسلحي", 3, True, "obl"), ("المُسلَّحون", 3, False, "nom"),
    ("الجنود", 3, False, ""), ("الجندي", 1, False, ""), ("فلسطين", 1, False, ""), ("مسلحي", 3, False, ""), ("لجان", 3, False, ""), ("", 3, True, ""),
])
def test_case(word: str, number: int, in_construct: bool, case: str) -> None:
    assert case_of(fold(word), number, in_construct) == case


@given(st.text(alphabet="ابتلمنويهع", max_size=9), st.integers(1, 3), st.booleans())
def test_a_singular_shows_none(form: str, number: int, in_construct: bool) -> None:
    assert case_of(form, number, in_construct) in (("nom", "obl", "") if number > 1 else ("",))
