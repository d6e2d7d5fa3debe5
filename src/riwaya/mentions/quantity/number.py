"""Read numbers in digits and words: "خمسة وعشرين", "15 ألف", "3 آلاف و500", "ثلاثمئة وخمسة عشر"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.mentions.scan import Scan, word_table
from riwaya.packs.language import words

_GROUPED = re.compile(r"\d{1,3}([.,]\d{3})+")
_PREFIXES = tuple(c + p + a for c in ("", "و", "ف") for p in ("", "ب", "ل", "ك") for a in ("", "ال"))
_PREFIXES_BY_FIRST = {letter: tuple(prefix for prefix in _PREFIXES if prefix[:1] in ("", letter)) for letter in "وفبلكا"}
# "الأحد" and "الاثنين" are days; "لست" is "I am not", "كمية" a quantity.
_NOT_DEFINITE = frozenset(("احد", "اثنين", "احدي"))
_COUNTABLE = ("person", "fighter", "civilian", "thing")
_NEVER = frozenset(("لست", "فست", "كست", "والف", "بالف", "كالف", "وصفر", "كميه", "وكميه", "الكميه", "بكميه"))
_GREAT = (1000, 1_000_000, 1_000_000_000)
_MILLION = 1_000_000
_PARTS = {"نصف": 0.5, "ربع": 0.25}
# Duals of a scale that its accusative is written like: "ألفا مقاتل" are two thousand, "15 ألفا" are fifteen.
_TWICE = ("الفا", "مليونا", "مليارا")


class Number(NamedTuple):
    """A number read up to token `last`; `digits` where it is written in digits."""

    last: int
    value: int
    digits: bool = False


class Word(NamedTuple):
    """A number word: its value, whether a scale ("ألف"), and the particles glued before it."""

    value: float
    scale: bool
    before: str


def digits(form: str) -> float | None:
    """The value of a number in digits: "1,500", "2.3", "15"."""
    if len(form) > 18:
        return None
    plain = form.replace("٬", ",").replace("٫", ".")
    if _GROUPED.fullmatch(plain):
        return float(re.sub(r"[.,]", "", plain))
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None


@cache
def _forms() -> frozenset[str]:
    return words().forms("number", "scale")


@lru_cache(maxsize=50_000)
def number_word(form: str) -> Word | None:
    """The number that a folded word names, with its particles taken off."""
    if form in _NEVER and form != "بالف":
        return None
    forms = _forms()
    for prefix in _PREFIXES_BY_FIRST.get(form[:1], ("",)):
        rest = form[len(prefix):]
        if rest not in forms or not form.startswith(prefix) or len(rest) < 2 or prefix.endswith("ال") and rest in _NOT_DEFINITE:
            continue
        for reading in word_table().info(rest).readings:
            if reading.entry.group in ("number", "scale") and not reading.before and not reading.after:
                return Word(float(reading.entry.value), reading.entry.group == "scale", prefix)
    return None


def starts_number(scan: Scan, at: int) -> bool:
    """Whether a number may begin at token `at`."""
    token = scan.tokens[at]
    return token.kind == "number" or token.kind == "word" and (number_word(token.form) is not None or _part_of_scale(scan, at) is not None)


def part_word(form: str) -> float:
    """The share that a word names, "half" or "quarter", particles before it or none; 0 for any other."""
    return next((share for word, share in _PARTS.items() if form.endswith(word) and form[:-len(word)] in _PREFIXES), 0)


def _part_of_scale(scan: Scan, at: int) -> float | None:
    """ "نصف مليون", "ربع مليون"."""
    share = part_word(scan.form(at))
    scale = number_word(scan.form(at + 1)) if share else None
    return share * scale.value if scale is not None and scale.scale and scale.value >= _MILLION and scale.before in ("", "ال") else None


class _Sum:
    """A number while its words are added up: full thousands in `total`, the rest in `current`."""

    def __init__(self, value: float, scale: bool, in_digits: bool) -> None:
        self.total, self.current = (value, 0.0) if scale else (0.0, value)
        self.digits = in_digits

    def scale(self, word: Word) -> bool:
        """ "ألف" after a number, "مئة" or "عشر" after a unit."""
        if word.before:
            return word.before == "ال" and word.scale and self._times(word.value)
        if word.scale:
            return self._times(word.value)
        if self.digits or not 0 < self.current % 100 < 10 or word.value not in (10, 100) or word.value == 100 and self.current >= 10:
            return False
        self.current = self.current * 100 if word.value == 100 else self.current + 10
        return True

    def _times(self, value: float) -> bool:
        if not self.current or value not in _GREAT:
            return False
        self.total, self.current = self.total + self.current * value, 0.0
        return True

    def join(self, word: Word) -> bool:
        """ "وعشرين" after a unit, "وخمسة" after a hundred or a thousand."""
        if word.scale or word.before not in ("و", "وال"):
            return False
        if self.current and (self.digits or not self._follows(word.value)):
            return False
        if not self.current and self.total < 1000:
            return False
        self.current += word.value
        return True

    def _follows(self, value: float) -> bool:
        if self.current < 10:
            return 20 <= value < 100
        return self.current >= 100 and self.current % 100 == 0 and value < 100 or self.current >= 100 and 0 < self.current % 100 < 10 and 20 <= value < 100


def _first(scan: Scan, at: int) -> _Sum | None:
    token = scan.tokens[at]
    if token.kind == "number":
        value = digits(token.form)
        return None if value is None else _Sum(value, False, True)
    word = number_word(token.form) if token.kind == "word" else None
    if word is not None and word.scale and token.form.endswith(_TWICE) and scan.group(at + 1, *_COUNTABLE) is not None:
        return _Sum(2 * word.value, True, False)
    return None if word is None else _Sum(word.value, word.scale, False)


def _and_half(scan: Scan, i: int, total: float) -> tuple[float, int]:
    """Half a million or thousand more, and the token after it: "مليون ونصف", "مليون ونصف المليون"."""
    unit = next((scale for scale in reversed(_GREAT[:2]) if total >= scale and total % scale == 0), 0)
    if scan.form(i) != "ونصف" or not unit:
        return 0, i
    named = number_word(scan.form(i + 1))
    again = named is not None and named.scale and named.value == unit
    return (unit / 2, i + 2 if again else i + 1) if again or unit == _MILLION else (0, i)


def _split_rest(scan: Scan, i: int, end: int, total: float) -> float | None:
    """The hundreds after thousands, "و" written apart: "3 آلاف و500"."""
    if scan.form(i) != "و" or i + 1 >= end or scan.tokens[i + 1].kind != "number" or total < 1000:
        return None
    more = digits(scan.tokens[i + 1].form)
    glued = scan.tokens[i].end == scan.tokens[i + 1].start
    return more if more is not None and more < 1000 and (glued or more >= 100) else None


def read_number(scan: Scan, at: int, end: int) -> Number | None:
    """A number that begins at token `at`."""
    part = _part_of_scale(scan, at)
    if part is not None:
        return Number(at + 2, int(part))
    found = _first(scan, at)
    if found is None:
        return None
    i = at + 1
    while i < end:
        word = number_word(scan.form(i)) if scan.tokens[i].kind == "word" else None
        if word is not None and (found.scale(word) or found.join(word)):
            i += 1
            continue
        more, after = _and_half(scan, i, found.total) if not found.current else (0, i)
        if more:
            return Number(after, int(found.total + more), found.digits)
        rest = _split_rest(scan, i, end, found.total) if not found.current else None
        if rest is None:
            break
        found.current += rest
        i += 2
    return Number(i, int(found.total + found.current), found.digits)
