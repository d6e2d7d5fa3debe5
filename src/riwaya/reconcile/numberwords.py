"""Tell what kind of count a number is by the words beside it: a part of another, one on top of another, a total of a longer time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from riwaya.model.record import Quantity, Span
from riwaya.packs.tsv import DATA, read_table
from riwaya.text.fold import fold

REACH = 45
"""How many characters beside a number are looked at: a phrase of five or six words."""
_STOP = re.compile(r"[.!؟\n]")
Marks = tuple[int, ...]


@cache
def _pattern(group: str, where: str) -> re.Pattern[str] | None:
    """The words of a group that stand before or after a number; a particle may be glued to the first."""
    rows = read_table(DATA / "reconcile" / "numberwords.tsv")
    words = [fold(word) for row in rows if row["group"] == group and row["where"] in (where, "any") for word in row.many("words")]
    longest = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"(?:^|[^\w])[وفب]?(?:{longest})(?:$|[^\w])") if words else None


def _has(group: str, before: str, after: str) -> bool:
    early, late = _pattern(group, "before"), _pattern(group, "after")
    return bool(early and early.search(before)) or bool(late and late.search(after))


def _beside(text: str, span: Span, others: list[int]) -> tuple[str, str]:
    """The folded words before and after a number, within its sentence and up to the next number."""
    start, end = span
    left = max([start - REACH, *(at for at in others if at <= start)])
    before = _STOP.split(text[max(0, left):start])[-1]
    right = min([end + REACH, *(at for at in others if at >= end)])
    after = _STOP.split(text[end:max(end, right)])[0]
    return fold(before), fold(after)


def parts_and_totals(text: str, quantities: tuple[Quantity, ...], numbers: Sequence[Span]) -> tuple[Marks, Marks]:
    """The indices of the numbers that are part of another one, and of those that count a longer time or all places together.

    `numbers` are the spans of all numbers of the text: words that say "among them" belong to the number nearest to them.
    """
    parts, totals = [], []
    for index, quantity in enumerate(quantities):
        span = quantity.span
        if span is None:
            continue
        edges = [edge for other in numbers if other[1] <= span[0] or other[0] >= span[1] for edge in other]
        if _has("part", *_beside(text, span, edges)):
            parts.append(index)
        if _has("total", *_beside(text, span, [])):
            totals.append(index)
    return tuple(parts), tuple(totals)


def is_more(quantity: Quantity) -> bool:
    """Whether a number comes on top of another one ("five others")."""
    return _has("more", "", fold(quantity.text or ""))
