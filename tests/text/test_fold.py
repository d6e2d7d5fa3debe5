"""What folding takes for the same word, and what it never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.text.fold import fold, fold_all, fold_word

SAME = [
    ("إدلب", "ادلب", "أدلب", "ٱدلب"),
    ("مستشفى", "مستشفي", "مستشفی"),
    ("مدينة", "مدينه", "مَدينَةٌ", "مديـــنة"),
    ("مسؤول", "مسءول"),
    ("رئيس", "رءيس"),
    ("کتیبة", "كتيبة"),
    ("٢٥", "25", "۲۵"),
    ("\ufe91\ufef4\ufe96", "بيت"),  # letters in the shapes that they take in a word
    ("\ufef3\ufefc\ufea3\ufec6", "يلاحظ"),
    ("\ufef7\ufeb3\ufeae\ufeed", "لأسرى".replace("ى", "و"), "لاسرو"),
    ("\ufdf2", "الله"),
    ("قت\u200cلى", "قتلى", "\u200fقتلى\u200e"),
]


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_one_word_however_written(forms: tuple[str, ...]) -> None:
    assert len({fold(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("قتل", "قاتل"), ("سبها", "صبها"), ("حلب", "حلبي"), ("عين", "غين")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text) == fold_word(text)


@given(st.lists(st.text().filter(lambda text: "\n" not in text), min_size=1))
def test_many_are_folded_like_one(words: list[str]) -> None:
    assert fold_all(words) == [fold(word) for word in words]
