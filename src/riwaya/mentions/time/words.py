"""The words of `time.tsv`, looked up once per token."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.mentions.scan import Scan
from riwaya.packs.language import AR
from riwaya.packs.tsv import read_table
from riwaya.text.fold import fold
from riwaya.text.token import Token

_GLUED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_UNGLUED = frozenset(("tens", "teen", "half", "same", "shift", "era", "streak", "nth_unit", "next_day", "not_today", "need", "carry",
                      "planned", "told_past", "former"))


class Word(NamedTuple):
    """A word of the table: its value, the glued particles, and the words after it that belong to it."""

    value: str
    glued: str
    rest: tuple[str, ...]


Kinds = dict[str, tuple[Word, ...]]


def _spellings(word: str, kind: str) -> list[tuple[str, str]]:
    if kind in _UNGLUED:
        return [(word, "")]
    found = [(glued + word, glued) for glued in _GLUED]
    if word.startswith("ال"):
        found += [(glued + "لل" + word[2:], glued + "ل") for glued in ("", "و", "ف")]
    return found


@cache
def time_words() -> dict[str, Kinds]:
    """For every first word, by class, what may begin there, longest first."""
    table: dict[str, dict[str, list[Word]]] = {}
    for row in read_table(AR / "time.tsv"):
        for form in row.many("forms"):
            first, *rest = fold(form).split()
            for spelled, glued in _spellings(first, row.cells["class"]):
                word = Word(row.cells["value"], glued, tuple(rest))
                known = table.setdefault(spelled, {}).setdefault(row.cells["class"], [])
                if not any(w.rest == word.rest and w.value == word.value for w in known):
                    known.append(word)
    return {form: {kind: tuple(sorted(words, key=lambda w: (-len(w.rest), len(w.glued)))) for kind, words in kinds.items()}
            for form, kinds in table.items()}


@cache
def number_words() -> dict[str, int]:
    """The numbers of the language pack by their folded words."""
    return {fold(word.strip()): int(row.cells["value"]) for row in read_table(AR / "words.tsv") if row.cells["class"] == "number"
            for word in row.many("dictionary")}


class Hit(NamedTuple):
    """A word of the table found in the text: the token after it, its value, its glued particles."""

    last: int
    value: str
    glued: str


_NONE: Kinds = {}


class Look:
    """The tokens `first` to `end` of a page, seen through the table."""

    __slots__ = ("end", "first", "numbers", "scan", "table", "tokens")

    def __init__(self, scan: Scan, first: int, end: int) -> None:
        self.scan = scan
        self.tokens: list[Token] = scan.page.tokens
        self.first = first
        self.end = min(end, len(self.tokens))
        self.table = time_words()
        self.numbers = number_words()

    def form(self, i: int) -> str:
        """The folded form of token `i`, empty outside."""
        return self.tokens[i].form if self.first <= i < self.end else ""

    def raw(self, i: int) -> str:
        """Token `i` as it is written."""
        return self.scan.page.text[self.tokens[i].start:self.tokens[i].end]

    def kinds(self, i: int) -> Kinds:
        """The classes of the word at `i`."""
        return self.table.get(self.tokens[i].form, _NONE) if self.first <= i < self.end else _NONE

    def hit(self, i: int, kind: str) -> Hit | None:
        """The longest word or phrase of that class at `i`."""
        words = self.kinds(i).get(kind)
        if words is None:
            return None
        for word in words:
            last = i + 1 + len(word.rest)
            if not word.rest or last <= self.end and all(self.tokens[i + 1 + k].form == form for k, form in enumerate(word.rest)):
                return Hit(last, word.value, word.glued)
        return None

    def plain(self, i: int, kind: str) -> Hit | None:
        """The same where no particle is glued to it."""
        found = self.hit(i, kind)
        return None if found is None or found.glued else found

    def digits(self, i: int) -> int | None:
        """The number that token `i` is, written in digits alone."""
        if not self.first <= i < self.end:
            return None
        token = self.tokens[i]
        return int(token.form) if token.kind == "number" and token.form.isdigit() and len(token.form) <= 4 else None

    def year(self, i: int) -> int | None:
        """The year that token `i` is, by its digits."""
        number = self.digits(i)
        return number if number is not None and (1900 <= number <= 2099 or 1380 <= number <= 1460) else None

    def before(self, i: int, kind: str) -> bool:
        """Whether the word before `i` is of that class."""
        return i > self.first and kind in self.kinds(i - 1)
