"""Find the times of a sentence: one pass from left to right, each word asked once what it may begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from riwaya.mentions.scan import Scan
from riwaya.mentions.time import dates, days, spans
from riwaya.mentions.time.dates import SLASHES, Found
from riwaya.mentions.time.expr import Day, Expr, Month, Part, Range, Since, Year
from riwaya.mentions.time.words import Look, number_words, time_words

Reader = Callable[[Look, int], Found | None]


class TimeMention(NamedTuple):
    """A time expression: tokens `first` to `last` (half-open), what it says, the rule that read it, and the word
    that governs it (منذ قبل بعد حتى خلال) or nothing."""

    first: int
    last: int
    expr: Expr
    rule: str
    governor: str


_ENDS = frozenset(("middle_night", "part", "day", "weekday", "dayword", "hourly", "ordinal", "month", "hijri", "monthword", "yearword",
                   "portion", "article"))


def _guarded(reader: Reader) -> Reader:
    """A reader whose finding is skipped where the word before makes a name of it."""

    def read(look: Look, i: int) -> Found | None:
        found = reader(look, i)
        if found is not None and (days.blocked(look, i) or days.quoted_date(look, i, found)):
            return Found(found.last, None, "name")
        return found

    return read


def _between(look: Look, i: int) -> Found | None:
    """"بين الاثنين والأربعاء", "من مارس حتى يونيو الماضي", "الفترة ما بين"."""
    hit = look.hit(i, "between") or look.hit(i, "from")
    at = hit.last if hit else look.end
    if hit is None or at >= look.end or not (look.tokens[at].kind == "number" or _ENDS & look.kinds(at).keys()):
        return None
    if "between" in look.kinds(i):
        return _two_days(look, at)
    first = spans.portion(look, at) or days.moment(look, at) or _months(look, at) or dates.bare_year(look, at)
    if first is None or first.expr is None or days.blocked(look, i):
        return None
    return _join(look, first) if _join(look, first) is not first else None


def _two_days(look: Look, i: int) -> Found | None:
    first = days.moment(look, i) or dates.date(look, i) or dates.month_alone(look, i) or dates.year_of(look, i) or dates.bare_year(look, i)
    if first is None or first.expr is None:
        return None
    if isinstance(first.expr, Range):
        return first
    joined = _join(look, first, True)
    if joined is first and isinstance(first.expr, Day) and first.expr == Day(weekday=0) and first.last == i + 1:
        return Found(first.last, None, "the two of them")
    return joined


def _months(look: Look, i: int) -> Found | None:
    """A month that begins a span to another month."""
    named = dates.month_name(look, i)
    if named is None:
        return None
    tail = dates.month_tail(look, named.last)
    return Found(tail.last, Month(named.month, tail.year, tail.shift, tail.year_shift, named.hijri), "month")


def _ordinal_start(look: Look, i: int) -> Found | None:
    return spans.feast(look, i) or days.named_day(look, i)


def _article(look: Look, i: int) -> Found | None:
    return days.named_day(look, i) or spans.counted_rolling(look, i)


def _unit_with_number(look: Look, i: int) -> Found | None:
    return spans.unit(look, i) or spans.rolling(look, i)


READERS: dict[str, Reader] = {
    "middle_night": days.moment,
    "since": spans.since,
    "passed": spans.after,
    "before": spans.before,
    "after": spans.after,
    "during": spans.during,
    "between": _between,
    "from": _between,
    "nth_unit": days.nth,
    "nth_own": days.nth,
    "same_before": lambda look, i: days.beside(look, i) or spans.unit(look, i),
    "that": days.beside,
    "this": lambda look, i: days.moment(look, i) or _unit_with_number(look, i),
    "day": lambda look, i: days.beside(look, i) or days.moment(look, i),
    "part": days.moment,
    "hourly": days.moment,
    "dayword": days.moment,
    "weekday": days.moment,
    "lastnight": lambda look, i: _last_night(look, i),
    "tonight": lambda look, i: _tonight(look, i),
    "portion": spans.portion,
    "season": spans.season,
    "monthword": dates.month_alone,
    "month": dates.month_alone,
    "hijri": dates.month_alone,
    "yearword": dates.year_of,
    "unit1d": _unit_with_number,
    "unit2d": spans.rolling,
    "unitnd": spans.rolling,
    "ordinal": _ordinal_start,
    "part_adv": days.part_alone,
    "part_def": days.part_alone,
    "middle_night_def": days.part_alone,
    "now": lambda look, i: _now(look, i),
    "morrow": spans.neighbour,
    "eve": spans.neighbour,
    "vague": spans.vague,
    "vague_unit": spans.vague,
    "article": _article,
}


def _last_night(look: Look, i: int) -> Found | None:
    hit = look.hit(i, "lastnight")
    return Found(hit.last, Part(hit.value), "last night") if hit else None


def _tonight(look: Look, i: int) -> Found | None:
    hit = look.hit(i, "tonight")
    return Found(hit.last, Day(offset=0, night=True), "tonight") if hit else None


def _now(look: Look, i: int) -> Found | None:
    hit = look.hit(i, "now")
    if hit is None or look.before(i, "until") or hit.glued not in ("", "و") or look.raw(i).startswith(("آ", "وآ")):
        return None
    return Found(hit.last, Part(hit.value), "now")


@cache
def _starts() -> dict[str, tuple[Reader, ...]]:
    """For every word of the table that may begin a time, its readers in order."""
    found = {}
    for form, kinds in time_words().items():
        readers = tuple(_guarded(READERS[kind]) for kind in READERS if kind in kinds)
        if readers:
            found[form] = readers
    for number in number_words():
        found.setdefault("ال" + number, (spans.counted_rolling,))
    return found


_NUMBER: tuple[Reader, ...] = tuple(_guarded(r) for r in (days.named_day, dates.bare_year, spans.counted_rolling))
_GOVERNORS = ("since", "before", "after", "until", "during")


def _read(look: Look, i: int) -> Found | None:
    """The time that begins at `i`; what is found by the first reader counts."""
    readers = _starts().get(look.tokens[i].form)
    if readers is None:
        readers = _NUMBER
    for reader in readers:
        found = reader(look, i)
        if found is not None:
            return found
    return None


def _other_end(look: Look, i: int) -> tuple[int, bool]:
    """Where the second end of a range would begin after `i`, and whether only a day or date may be it."""
    form = look.form(i)
    if look.plain(i, "until"):
        return i + 1, False
    if form in ("وحتي", "والي") or form == "و" and look.hit(i + 1, "until"):
        return i + (2 if form == "و" else 1), False
    if look.plain(i, "carry"):
        hit = look.hit(i + 1, "until")
        return (hit.last, False) if hit else (i, True)
    if form in SLASHES:
        return i + 1, True
    if form.startswith("و") and form[1:2]:
        after = look.form(i)[1:]
        return (i + 1, True) if after in ("عقب", "بعد", "حتي") else (i, True)
    return i, True


def _join(look: Look, found: Found, between: bool = False) -> Found:
    """A range, where another time follows as its end: "الجمعة والسبت", "ليل الجمعة إلى صباح السبت"."""
    expr = found.expr
    if not isinstance(expr, Day | Month | Year | Since) or found.last >= look.end:
        return found
    at, strict = _other_end(look, found.last)
    if at >= look.end or at == found.last and not look.form(at).startswith("و"):
        return found
    second = days.moment(look, at)
    if second is None and (between or not strict) and isinstance(expr, Month):
        second = _months(look, at)
    if second is None or not isinstance(second.expr, Day | Month) or not _same_make(expr, second.expr):
        return found
    if look.form(found.last) in SLASHES and not isinstance(second.expr, Day):
        return found
    start = expr.of if isinstance(expr, Since) else expr
    return Found(second.last, Range(_completed(start, second.expr), second.expr), "range")


def _same_make(first: Expr, second: Expr) -> bool:
    if isinstance(first, Since):
        return True
    return isinstance(second, Month) == isinstance(first, Month)


def _completed(first: Expr, second: Expr) -> Expr:
    """The first end of a range with the year or shift that only the second tells."""
    if isinstance(first, Month) and isinstance(second, Month) and first.year is None and first.shift is None:
        return replace(first, year=second.year, shift=second.shift, year_shift=second.year_shift)
    if isinstance(first, Day) and isinstance(second, Day) and first.day is not None and second.day is not None and first.year is None:
        return replace(first, year=second.year, shift=first.shift if first.shift is not None else second.shift)
    return first


def _governor(look: Look, i: int) -> str:
    for at in (i, i - 1):
        for kind in _GOVERNORS:
            if kind in look.kinds(at):
                return {"since": "منذ", "before": "قبل", "after": "بعد", "until": "حتى", "during": "خلال"}[kind]
    return ""


def _coming(look: Look, i: int, expr: Expr) -> Expr:
    """A weekday or date that the words before it set in the future."""
    if not isinstance(expr, Day) or expr.offset is not None or expr.shift is not None or expr.same:
        return expr
    if expr.year_shift is None and days.looks_forward(look, i):
        return replace(expr, coming=True)
    return expr


def find_times(scan: Scan, first: int, end: int) -> list[TimeMention]:
    """The times told in tokens `first` to `end` (half-open) of one sentence, in order, none over another."""
    look = Look(scan, first, end)
    starts, tokens, found = _starts(), look.tokens, []
    i = first
    while i < look.end:
        token = tokens[i]
        if token.form not in starts and token.kind != "number":
            i += 1
            continue
        reading = _read(look, i)
        if reading is None:
            i += 1
            continue
        if reading.expr is not None:
            reading = _join(look, reading)
        if reading.expr is not None:
            found.append(TimeMention(i, reading.last, _coming(look, i, reading.expr), reading.rule, _governor(look, i)))
        i = max(reading.last, i + 1)
    return found
