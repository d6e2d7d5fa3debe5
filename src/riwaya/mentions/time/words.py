"""The words of `time.tsv`, looked up once per token."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.mentions.scan import Scan
from riwaya.mentions.time.expr import Expr
from riwaya.packs.build import built_once
from riwaya.packs.language import AR
from riwaya.packs.tsv import read_table
from riwaya.text.fold import fold
from riwaya.text.token import Token

IN, OF, AND, OR, ARTICLE = "في", "من", "و", "او", "ال"
SLASHES = frozenset("/-–—")
COMMAS = frozenset("،,")
_GLUED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_UNGLUED = frozenset((
    "tens", "teen", "half", "same", "shift", "era", "streak", "nth_unit", "next_day", "not_today", "need", "carry",
    "planned", "told_past", "former", "deputy", "part_weak", "night_link", "hour_link", "and_day", "greeting",
    "amount_now", "nth_mark", "per", "date_link", "feast_days", "begun", "nth_bare"))


class Word(NamedTuple):
    """A word of the table: its value, the glued particles, and the words after it that belong to it."""

    value: str
    glued: str
    rest: tuple[str, ...]


class Hit(NamedTuple):
    """A word of the table found in the text: the token after it, its value, its glued particles."""

    last: int
    value: str
    glued: str


class Found(NamedTuple):
    """An expression read at some token: the token after it, what it says, and the rule. No expression: skip it."""

    last: int
    expr: Expr | None
    rule: str


Kinds = dict[str, tuple[Word, ...]]
_NONE: Kinds = {}


def _spellings(word: str, kind: str) -> list[tuple[str, str]]:
    if kind in _UNGLUED:
        return [(word, "")]
    found = [(glued + word, glued) for glued in _GLUED]
    if word.startswith(ARTICLE):
        found += [(glued + "لل" + word[2:], glued + "ل") for glued in ("", "و", "ف")]
    return found


@built_once
def time_words() -> dict[str, Kinds]:
    """For every first word, by class, what may begin there, longest first."""
    table: dict[str, dict[str, list[Word]]] = {}
    for row in read_table(AR / "time.tsv"):
        kind, value = row.cells["class"], row.cells["value"]
        for form in row.many("forms"):
            first, *rest = fold(form).split()
            for spelled, glued in _spellings(first, kind):
                known = table.setdefault(spelled, {}).setdefault(kind, [])
                if not any(word.rest == tuple(rest) and word.value == value for word in known):
                    known.append(Word(value, glued, tuple(rest)))
    return {form: {kind: _longest_first(words) for kind, words in kinds.items()} for form, kinds in table.items()}


def _longest_first(words: list[Word]) -> tuple[Word, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word.rest), len(word.glued))))


@cache
def number_words() -> dict[str, int]:
    """The numbers of the language pack by their folded words."""
    rows = (row for row in read_table(AR / "words.tsv") if row.cells["class"] == "number")
    return {fold(word): int(row.cells["value"]) for row in rows for word in row.many("dictionary")}


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
            if not word.rest or self._goes_on(i + 1, word.rest):
                return Hit(i + 1 + len(word.rest), word.value, word.glued)
        return None

    def _goes_on(self, i: int, rest: tuple[str, ...]) -> bool:
        if i + len(rest) > self.end:
            return False
        for form in rest:
            if self.tokens[i].form != form:
                return False
            i += 1
        return True

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

    def before(self, i: int, *kinds: str) -> bool:
        """Whether the word before `i` is of one of these classes."""
        known = self.kinds(i - 1)
        return any(kind in known for kind in kinds)

    def is_in(self, i: int) -> bool:
        """Whether token `i` is the preposition of place and time."""
        return self.form(i) in (IN, "فى", "فی")

    def counted(self, i: int) -> bool:
        """Whether a noun that can be counted stands at `i`."""
        if not self.first <= i < self.end:
            return False
        if self.tokens[i].form == "%" or self.tokens[i].form == ":" and self.digits(i + 1) is not None:
            return True
        return self.scan.info[i].has("person", "fighter", "civilian", "thing", "weapon", "scale") or bool(
            self.kinds(i).keys() & {"unit1", "unitn"})
