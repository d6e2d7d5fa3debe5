"""Quotations: where direct speech begins and ends, in whichever marks, over paragraphs too.

Pages print the marks of a pair turned round (”نعم“, »نعم«), one of them for both ends, or doubled marks; which it is, the
page's own habit tells. A mark that clearly opens where an earlier paragraph was left open ends that one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

_OPEN = {"«": "»", "“": "”", "‹": "›", "‘": "’"}
_CLOSE = set(_OPEN.values())
_MARK = re.compile(r"''|<<|>>|\(\(|\)\)|[\"«»“”„‟‹›‘’]")
# Marks that stand for others: doubled ones, and those of other languages.
_SAME = {"''": '"', "<<": "«", ">>": "»", "((": "«", "))": "»", "„": "“", "‟": "“"}
_PAIRS = (("«", "»"), ("“", "”"))
_AFTER_WORD = " \t\n\r،,.؛:;!؟?)]…"
MAX_QUOTE, DEEPEST = 6000, 8


class Quote(NamedTuple):
    """A quotation: offsets of its first and after its last character, marks left out."""

    start: int
    end: int


class _Mark(NamedTuple):
    """A mark of quotation: what it stands for, its offsets, and whether by the space around it it clearly opens or closes."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool


def find_quotes(text: str) -> list[Quote]:
    """All quotations; an unclosed one runs to the end of its paragraph. Linear in the length of the text."""
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    for mark in _turned(_marks(text)):
        sign, at, end = mark.sign, mark.start, mark.end
        if stack and (at - stack[0][1] > MAX_QUOTE or sign == '"' and mark.opens and _left_open(text, stack, at)):
            found.append(Quote(stack[0][1], _paragraph_end(text, stack[0][1])))
            stack.clear()
        if stack and (sign == stack[-1][0] or sign == '"' and stack[-1][0] in "\"”" or sign in "”“" and stack[-1][0] == "”"):
            found.append(Quote(stack.pop()[1], at))
        elif sign in _OPEN:
            if len(stack) < DEEPEST:
                stack.append((_OPEN[sign], end))
        elif sign == '"' and not mark.closes:
            stack.append(('"', end))
        elif sign in _CLOSE and any(sign == closing for closing, _ in stack):
            while stack and stack[-1][0] != sign:
                stack.pop()
            found.append(Quote(stack.pop()[1], at))
    found.extend(Quote(start, _paragraph_end(text, start)) for _, start in stack)
    return sorted(found)


class Quotations:
    """The quotations of a text, asked by place: each question costs the same however many there are."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._longer: dict[int, tuple[list[int], list[int]]] = {}

    def hold(self, start: int, end: int, longer: int = 0) -> bool:
        """Whether a quotation of more than `longer` characters holds these offsets."""
        starts, reach = self._index(longer)
        before = bisect_right(starts, start)
        return before > 0 and reach[before - 1] >= end

    def open_between(self, first: int, last: int, longer: int = 0) -> int | None:
        """Where the first quotation of more than `longer` characters begins that begins from `first` to `last`."""
        starts, _ = self._index(longer)
        at = bisect_left(starts, first)
        return starts[at] if at < len(starts) and starts[at] <= last else None

    def _index(self, longer: int) -> tuple[list[int], list[int]]:
        """Where the longer quotations begin, in order, and how far the farthest of those begun by then reaches."""
        if longer not in self._longer:
            chosen = sorted(q for q in self._quotes if q.end - q.start > longer)
            self._longer[longer] = [q.start for q in chosen], list(accumulate((q.end for q in chosen), max))
        return self._longer[longer]


def _marks(text: str) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        before, after = text[start - 1:start], text[end:end + 1]
        starts, ends = before in ("", "(", "[") or before.isspace(), after == "" or after in _AFTER_WORD
        found.append(_Mark(_SAME.get(match[0], match[0]), start, end, starts and not ends, ends and not starts))
    return found


def _turned(marks: list[_Mark]) -> list[_Mark]:
    """The marks as the page means them: a pair turned round is turned back, a pair of one mark is a straight one."""
    sense: dict[str, str] = {}
    for first, second in _PAIRS:
        ours = [m for m in marks if m.sign in (first, second)]
        signs = {m.sign for m in ours}
        if signs == {second} and len(ours) > 1:
            sense[second] = '"'
            continue
        right = sum((m.opens if m.sign == first else m.closes) for m in ours)
        wrong = sum((m.closes if m.sign == first else m.opens) for m in ours)
        if len(signs) == 2 and wrong > right:
            sense |= {first: second, second: first}
    return [m._replace(sign=sense[m.sign]) if m.sign in sense else m for m in marks]


def _left_open(text: str, stack: list[tuple[str, int]], at: int) -> bool:
    """Whether a straight quotation was left open in an earlier paragraph."""
    return stack[0][0] == '"' and text.find("\n", stack[0][1], at) >= 0


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
