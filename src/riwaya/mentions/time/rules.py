"""Find the times of a sentence: one pass from left to right, each word asked once what it may begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from riwaya.mentions.scan import Scan
from riwaya.mentions.time import days, lengths, months, parts, ranges, units
from riwaya.mentions.time.expr import Day, Expr, Part
from riwaya.mentions.time.words import ARTICLE, Found, Look, number_words, time_words

Reader = Callable[[Look, int], Found | None]

_GOVERNORS = {"since": "منذ", "before": "قبل", "after": "بعد", "until": "حتى", "during": "خلال"}


class TimeMention(NamedTuple):
    """A time expression: tokens `first` to `last` (half-open), what it says, the rule that read it, and the word
    that governs it (منذ قبل بعد حتى خلال) or nothing."""

    first: int
    last: int
    expr: Expr
    rule: str
    governor: str


def _any(*readers: Reader) -> Reader:
    """A reader that asks several in turn."""

    def read(look: Look, i: int) -> Found | None:
        for reader in readers:
            found = reader(look, i)
            if found is not None:
                return found
        return None

    return read


def _no_name(reader: Reader) -> Reader:
    """A reader whose finding is skipped where it is a name."""

    def read(look: Look, i: int) -> Found | None:
        found = reader(look, i)
        return Found(found.last, None, "name") if found is not None and days.is_name(look, i, found) else found

    return read


def _last_night(look: Look, i: int) -> Found | None:
    hit = look.hit(i, "lastnight")
    return Found(hit.last, Part(hit.value), "last night") if hit else None


def _tonight(look: Look, i: int) -> Found | None:
    hit = look.hit(i, "tonight")
    return Found(hit.last, Day(offset=0), "tonight") if hit else None


def _now(look: Look, i: int) -> Found | None:
    """"الآن", but not "حتى الآن" nor the name "آلان"."""
    hit = look.hit(i, "now")
    if hit is None or look.before(i, "until") or hit.glued not in ("", "و") or look.raw(i).startswith(("آ", "وآ")):
        return None
    return Found(hit.last, Part(hit.value), "now")


READERS: dict[str, Reader] = {
    "middle_night": parts.moment,
    "since": lengths.since,
    "passed": lengths.after,
    "before_that": lengths.beside_that,
    "after_that": lengths.beside_that,
    "before": lengths.before,
    "after": lengths.after,
    "during": lengths.during,
    "between": ranges.between,
    "from": ranges.between,
    "nth_unit": days.nth,
    "nth_own": days.nth,
    "same_before": _any(days.beside, units.unit),
    "that": days.beside,
    "this": _any(parts.moment, units.unit, units.rolling),
    "day": _any(days.beside, parts.moment),
    "part": parts.moment,
    "hourly": parts.moment,
    "dayword": parts.moment,
    "weekday": parts.moment,
    "lastnight": _last_night,
    "tonight": _tonight,
    "latest": lengths.recent,
    "portion": units.portion,
    "fraction": units.fraction,
    "season": units.season,
    "two_months": ranges.two_months,
    "monthword": months.month_alone,
    "month": _any(days.named_day, months.month_alone),
    "hijri": months.month_alone,
    "yearword": months.year_of,
    "unit1d": _any(units.week_of, units.unit, units.rolling),
    "unit2d": units.rolling,
    "unitnd": units.rolling,
    "nth_bare": units.feast,
    "ordinal": _any(units.feast, days.named_day),
    "part_adv": parts.part_alone,
    "part_def": parts.part_alone,
    "middle_night_def": parts.part_alone,
    "now": _now,
    "morrow": parts.neighbour,
    "eve": parts.neighbour,
    "vague": units.vague,
    "vague_unit": units.vague,
    "article": _any(days.named_day, units.counted_rolling),
}
_NUMBER = _no_name(_any(days.named_day, months.bare_year, units.counted_rolling))


@cache
def _starts() -> dict[str, Reader]:
    """For every word of the table that may begin a time, what reads it."""
    found = {}
    for form, kinds in time_words().items():
        readers = [reader for kind, reader in READERS.items() if kind in kinds]
        if readers:
            found[form] = _no_name(_any(*dict.fromkeys(readers)))
    for number in number_words():
        found.setdefault(ARTICLE + number, units.counted_rolling)
    return found


def _governor(look: Look, i: int) -> str:
    for at in (i, i - 1):
        for kind, word in _GOVERNORS.items():
            if kind in look.kinds(at):
                return word
    return ""


def _coming(look: Look, i: int, expr: Expr) -> Expr:
    """A weekday or date that the words before it set in the future."""
    if not isinstance(expr, Day) or expr.offset is not None or expr.shift is not None or expr.same:
        return expr
    return replace(expr, coming=True) if expr.year_shift is None and days.looks_forward(look, i) else expr


def find_times(scan: Scan, first: int, end: int) -> list[TimeMention]:
    """The times told in tokens `first` to `end` (half-open) of one sentence, in order, none over another; read once."""
    found: list[TimeMention] | None = scan.times.get((first, end))
    if found is None:
        found = scan.times[first, end] = _read(scan, first, end)
    return found


def _read(scan: Scan, first: int, end: int) -> list[TimeMention]:
    look = Look(scan, first, end)
    starts, tokens, found = _starts(), look.tokens, []
    i = first
    while i < look.end:
        token = tokens[i]
        reader = starts.get(token.form)
        if reader is None and token.kind == "number":
            reader = _NUMBER
        reading = reader(look, i) if reader is not None else None
        if reading is None:
            i += 1
            continue
        reading = ranges.join(look, reading)
        if reading.expr is not None:
            expr = _coming(look, i, reading.expr)
            found.append(TimeMention(i, reading.last, expr, reading.rule, _governor(look, i)))
        i = max(reading.last, i + 1)
    return found
