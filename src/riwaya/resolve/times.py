"""Turn time expressions into intervals of days, from the day of the report.

The conventions are those of the record contract: a weekday is the nearest on or before publication, "last X" of
yesterday's name is the week before, a length of time since which something holds ends with the report. Where the day
of publication is only known as an interval, so is what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from riwaya.mentions.time.expr import (
    Ago,
    Ahead,
    Beside,
    Day,
    Expr,
    Month,
    Nth,
    Part,
    Portion,
    Range,
    Rolling,
    Season,
    Since,
    Unit,
    Vague,
    Year,
)
from riwaya.resolve.daymath import back, from_hijri, gregorian, month_end, nearest_weekday, shift_months


class Interval(NamedTuple):
    """A closed interval of days."""

    start: date
    end: date


_OPEN_COUNT = {"day": 7, "week": 4, "month": 3, "year": 3, "hour": 24, "minute": 0}
_SEASONS = {"spring": (3, 21), "summer": (6, 21), "autumn": (9, 23), "winter": (12, 21)}
_FUTURE_WEIGHT = 12
_SHORT = 7
_CONTEXT_DAYS = 3


def _day(expr: Day, day: date, context: Interval | None) -> date | None:
    if expr.day is not None:
        return _date(expr, day, context)
    if expr.weekday is None:
        return day + timedelta(days=expr.offset or 0)
    if expr.week is not None:
        sunday = day - timedelta(days=(day.weekday() + 1) % 7)
        return sunday + timedelta(days=7 * expr.week + (expr.weekday + 1) % 7)
    if expr.offset is not None and expr.offset <= 0:
        return nearest_weekday(day, expr.weekday)
    if expr.offset is not None or expr.coming and expr.shift is None:
        return day + timedelta(days=(expr.weekday - day.weekday()) % 7)
    return _weekday(day, expr.weekday, expr.shift)


def _weekday(day: date, weekday: int, shift: int | None) -> date:
    """A weekday with what places it: "الماضي" is before yesterday, "المقبل" after today."""
    near = nearest_weekday(day, weekday)
    if shift is None or shift == 0:
        return near
    if shift > 0:
        return near + timedelta(days=7)
    last = near if (day - near).days > 1 else near - timedelta(days=7)
    return last - timedelta(days=7 * (-shift - 1))


def _date(expr: Day, day: date, context: Interval | None) -> date | None:
    number = expr.day or 1
    if expr.hijri:
        return _hijri_date(expr, day)
    anchor = context.start if expr.same and context else day
    if expr.month is None:
        month = shift_months(anchor.replace(day=1), expr.shift or 0)
        return gregorian(month.year, month.month, number)
    if expr.year is not None:
        return gregorian(expr.year, expr.month, number)
    if expr.same or expr.year_shift is not None:
        return gregorian(anchor.year + (expr.year_shift or 0), expr.month, number)
    options = [found for year in range(day.year - 6, day.year + 2) if (found := gregorian(year, expr.month, number)) is not None]
    if expr.weekday is not None:
        options = [found for found in options if found.weekday() == expr.weekday] or options
    return _choose(options, day, expr.shift, expr.coming)


def _choose(options: list[date], day: date, shift: int | None, coming: bool) -> date | None:
    """The one of several yearly days that is meant."""
    past = [found for found in options if found <= day]
    ahead = [found for found in options if found >= day]
    if shift == -1:
        return past[-1] if past else None
    if shift == 1 or coming:
        return ahead[0] if ahead else None
    if shift == 0:
        return next((found for found in options if found.year == day.year), None)
    return min(options, key=lambda found: abs((day - found).days) * (1 if found <= day else _FUTURE_WEIGHT), default=None)


def _hijri_date(expr: Day, day: date) -> date | None:
    """A Hijri date; where its weekday is told, that settles the day of difference between the sightings of the moon."""
    if expr.year is not None:
        found = from_hijri(expr.year, expr.month or 1, expr.day or 1)
        if found is None or expr.weekday is None:
            return found
        near = nearest_weekday(found + timedelta(days=1), expr.weekday)
        return near if abs((near - found).days) <= 1 else found
    base = int((day.year - 622) * 33 / 32)
    options = [found for year in range(base - 1, base + 3) if (found := from_hijri(year, expr.month or 1, expr.day or 1))]
    return _choose(options, day, expr.shift, expr.coming)


def _month(expr: Month, day: date) -> Interval | None:
    if expr.hijri:
        return _hijri_month(expr, day)
    year = expr.year
    if year is None and expr.year_shift is not None:
        year = day.year + expr.year_shift
    if year is None:
        year = day.year - (expr.month > day.month)
        if expr.shift == -1 and expr.month == day.month:
            year -= 1
        elif expr.shift == 0:
            year = day.year
        elif expr.shift == 1:
            year = day.year + (expr.month <= day.month)
    return Interval(date(year, expr.month, 1), month_end(year, expr.month))


def _hijri_month(expr: Month, day: date) -> Interval | None:
    first = _hijri_date(Day(day=1, month=expr.month, year=expr.year, shift=expr.shift, hijri=True), day)
    if first is None:
        return None
    if expr.year is None and expr.shift is None and first > day:
        first = _hijri_date(Day(day=1, month=expr.month, shift=-1, hijri=True), day) or first
    return Interval(first, first + timedelta(days=29))


def _year(expr: Year) -> Interval | None:
    if not expr.hijri:
        return Interval(date(expr.year, 1, 1), date(expr.year, 12, 31))
    first, following = from_hijri(expr.year, 1, 1), from_hijri(expr.year + 1, 1, 1)
    return Interval(first, following - timedelta(days=1)) if first and following else None


def _unit(expr: Unit, day: date, context: Interval | None) -> Interval:
    anchor = context.start if expr.same and context else day
    if expr.unit == "week":
        start = anchor - timedelta(days=(anchor.weekday() + 1) % 7) + timedelta(days=7 * expr.shift)
        end = start + timedelta(days=6)
    elif expr.unit == "month":
        start = shift_months(anchor.replace(day=1), expr.shift)
        end = month_end(start.year, start.month)
    else:
        start, end = date(anchor.year + expr.shift, 1, 1), date(anchor.year + expr.shift, 12, 31)
    running = expr.shift == 0 and not expr.same
    return Interval(start, min(end, day) if running else end)


def _season(expr: Season, day: date) -> Interval:
    month, first = _SEASONS[expr.season]
    if expr.year is not None or expr.year_shift is not None:
        year = expr.year or day.year + (expr.year_shift or 0)
    else:
        year = day.year if (day.month, day.day) >= (month, first) else day.year - 1
        if expr.shift == -1 and day < shift_months(date(year, month, first), 3):
            year -= 1
        elif expr.shift == 1:
            year += 1
    following = list(_SEASONS.values())[(list(_SEASONS).index(expr.season) + 1) % 4]
    return Interval(date(year, month, first), date(year + (month == 12), *following) - timedelta(days=1))


def _portion(expr: Portion, day: date, context: Interval | None) -> Interval | None:
    whole = _anchored(expr.of, day, context)
    if isinstance(expr.of, Unit) and expr.of.shift == 0 and not expr.of.same:
        whole = _unit(Unit(expr.of.unit, 0, True), day, Interval(day, day))
    if whole is None:
        return None
    if expr.portion.startswith("week "):
        return _week_of(whole, int(expr.portion.removeprefix("week ")))
    if "/" in expr.portion:
        return _fraction(whole, *map(int, expr.portion.split("/")))
    if isinstance(expr.of, Unit) and expr.of.unit == "week":
        cut = {"start": (0, 1), "middle": (2, 4), "end": (5, 6)}[expr.portion]
        return Interval(whole.start + timedelta(days=cut[0]), whole.start + timedelta(days=cut[1]))
    if (whole.end - whole.start).days > 40:
        months = {"start": (0, 0), "middle": (5, 6), "end": (11, 11)}[expr.portion]
        start, last = shift_months(whole.start, months[0]), shift_months(whole.start, months[1])
        return Interval(start, month_end(last.year, last.month))
    if expr.portion == "middle":
        return Interval(whole.start + timedelta(days=14), whole.start + timedelta(days=14))
    if expr.portion == "start":
        return Interval(whole.start, whole.start + timedelta(days=9))
    return Interval(whole.start + timedelta(days=20), whole.end)


def _week_of(whole: Interval, number: int) -> Interval:
    """The so-manyeth seven days of a month or year, or the last."""
    if number == 0:
        return Interval(whole.end - timedelta(days=6), whole.end)
    start = whole.start + timedelta(days=7 * (number - 1))
    return Interval(start, min(start + timedelta(days=6), whole.end))


def _fraction(whole: Interval, part: int, parts: int) -> Interval:
    """The so-manyeth half, third or quarter of a month or year; of a year in whole months."""
    if (whole.end - whole.start).days > 40:
        start, last = (shift_months(whole.start, 12 // parts * k) for k in (part - 1, part))
        return Interval(start, last - timedelta(days=1))
    length = 30 // parts
    start = whole.start + timedelta(days=length * (part - 1))
    return Interval(start, whole.end if part == parts else start + timedelta(days=length - 1))


def _rolling(expr: Rolling, day: date, context: Interval | None) -> Interval:
    if expr.unit in ("hour", "minute"):
        days = max(1, round(expr.count / 24)) if expr.unit == "hour" else 0
        if expr.ahead:
            first = context.start if context and context.end <= day else day
            return Interval(first, first + timedelta(days=days))
        return Interval(day - timedelta(days=days), day)
    count = expr.count or _OPEN_COUNT[expr.unit]
    if expr.ahead:
        return Interval(day + timedelta(days=1), back(day, -count, expr.unit))
    yesterday = expr.unit == "day" and expr.count == 2 and not expr.running
    return Interval(back(day, count, expr.unit), day - timedelta(days=1) if yesterday else day)


def _ago(expr: Ago, day: date, context: Interval | None) -> Interval:
    if expr.of:
        hours = expr.unit in ("hour", "minute")
        return _before_that(expr, context or Interval(day if hours else day - timedelta(days=1), day))
    anchor = day
    start = back(anchor, expr.count or _OPEN_COUNT[expr.unit], expr.unit)
    if expr.bound == "more" or not expr.count:
        return Interval(start, anchor)
    if expr.unit == "year":
        return Interval(start.replace(day=1), month_end(start.year, start.month))
    return Interval(start, start)


def _before_that(expr: Ago, told: Interval) -> Interval:
    """The day of what is so long before the happening told."""
    if expr.unit == "minute":
        return told
    if expr.unit == "hour":
        return Interval(told.start - timedelta(days=1), told.end)
    start = back(told.start, expr.count or _OPEN_COUNT[expr.unit], expr.unit)
    return Interval(start, back(told.end, expr.count or 1, expr.unit))


def _ahead(expr: Ahead, day: date, context: Interval | None) -> Interval:
    """The day so long after the happening told, or after the report where the words look forward."""
    told = Interval(day, day) if expr.coming else context or Interval(day - timedelta(days=1), day)
    return Interval(back(told.start, -(expr.count or 1), expr.unit), back(told.end, -(expr.count or _OPEN_COUNT[expr.unit]), expr.unit))


def _since(expr: Since, day: date, context: Interval | None) -> Interval | None:
    length = expr.of
    if isinstance(length, Ago):
        return Interval(back(day, length.count or _OPEN_COUNT[length.unit], length.unit), day)
    found = _anchored(length, day, context)
    if found is not None and found.start > day and isinstance(length, Day) and length.month and length.shift is None:
        found = _anchored(replace(length, shift=-1), day, context)  # what goes on began before the report
    if found is None:
        return None
    end = day
    if context and found.start < context.end <= day and (context.end - found.start).days <= _SHORT:
        end = context.end
    if isinstance(length, Part):
        return found
    return Interval(found.start, end) if found.start <= end else found


def _range(expr: Range, day: date, context: Interval | None) -> Interval | None:
    first, last = _anchored(expr.first, day, context), _anchored(expr.last, day, context)
    if first is None or last is None:
        return first or last
    weekdays = isinstance(expr.first, Day) and expr.first.day is None and expr.first.weekday is not None
    if weekdays and last.end < first.start and isinstance(expr.last, Day):
        first = Interval(first.start - timedelta(days=7), first.end - timedelta(days=7))
    if isinstance(expr.first, Month) and expr.first.year is None and last.end < first.start:
        first = Interval(shift_months(first.start, -12), first.end)
    return Interval(min(first.start, last.start), max(first.end, last.end))


def _part(expr: Part, day: date, context: Interval | None) -> Interval:
    one = timedelta(days=1)
    told = context if context and context.start == context.end else None
    if expr.part == "currently" and told and abs((day - told.end).days) > 2:
        return Interval(day, day)
    if expr.part == "now":
        return Interval(day, day)
    if expr.part == "last night":
        return Interval(day - one, day)
    if expr.part == "night before last":
        return Interval(day - 2 * one, day - one)
    if expr.part == "midnight":
        return told or Interval(day - one, day)
    if expr.part == "overnight":
        return Interval(told.start - one, told.start) if told else Interval(day - one, day)
    if expr.part == "night":
        return Interval(told.start, told.start + one) if told else Interval(day - one, day)
    return told or Interval(day, day)


def _beside(expr: Beside, day: date, context: Interval | None) -> Interval | None:
    if context is None and expr.offset > 0:
        return None
    context = context or Interval(day - timedelta(days=1), day)
    step = timedelta(days=expr.offset)
    return Interval(context.start + step, context.end + step)


def _single(found: date | None) -> Interval | None:
    return None if found is None else Interval(found, found)


_RULES: dict[type, Callable[..., Interval | None]] = {
    Day: lambda e, day, context: _single(_day(e, day, context)),
    Month: lambda e, day, context: _month(e, day),
    Year: lambda e, day, context: _year(e),
    Unit: _unit,
    Season: lambda e, day, context: _season(e, day),
    Portion: _portion,
    Rolling: _rolling,
    Ago: _ago,
    Ahead: _ahead,
    Nth: lambda e, day, context: Interval(back(day, e.count - 1 if e.unit == "day" else e.count, e.unit), day),
    Beside: _beside,
    Part: _part,
    Vague: lambda e, day, context: None,
    Since: _since,
    Range: _range,
}


def _anchored(expr: Expr, day: date, context: Interval | None) -> Interval | None:
    """What an expression says in a report of one day."""
    try:
        return _RULES[type(expr)](expr, day, context)
    except (OverflowError, ValueError):
        return None


def resolve_time(expr: Expr, published: Interval, context: Interval | None = None) -> Interval | None:
    """The days an expression tells in a report published in an interval; None where they cannot be known.

    `context` is the time of what the expression is said beside ("the next day", "two days after", "at dawn"); one of
    more than three days says nothing of a day and is left aside.
    """
    if context is not None and (context.end - context.start).days > _CONTEXT_DAYS:
        context = None
    first = _anchored(expr, published.start, context)
    last = first if published.start == published.end else _anchored(expr, published.end, context)
    # Where it says nothing at one end ("the 30th of last month", on 1 March), the report is none of that day.
    if first is None or last is None:
        return first or last
    return Interval(min(first.start, last.start), max(first.end, last.end))


def resolve_in_order(exprs: Sequence[Expr], published: Interval, context: Interval | None = None) -> list[Interval | None]:
    """The days that the expressions of one passage tell, each said beside the last single day before it."""
    found: list[Interval | None] = []
    for expr in exprs:
        interval = resolve_time(expr, published, context)
        if isinstance(expr, Day) and interval is not None and interval.start == interval.end:
            context = interval
        found.append(interval)
    return found


def starting_point(expr: Expr) -> Expr:
    """The point from which "since" counts ("منذ 4 أبريل" tells 4 April of what began then); others as they are."""
    return expr.of if isinstance(expr, Since) and not isinstance(expr.of, Ago) else expr
