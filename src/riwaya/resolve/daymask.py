"""Sets of days as bits of one integer: what clues to a date leave possible."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from riwaya.resolve.daymath import month_end

ORIGIN = date(2005, 1, 1)
LAST = date(2040, 12, 31)
SIZE = (LAST - ORIGIN).days + 1
ALL = (1 << SIZE) - 1
_WEEK = sum(1 << k for k in range(0, SIZE, 7))


def between(start: date, end: date) -> int:
    """The days from start to end, both in."""
    first, last = max((start - ORIGIN).days, 0), min((end - ORIGIN).days, SIZE - 1)
    return 0 if last < first else ((1 << (last - first + 1)) - 1) << first


def since(start: date) -> int:
    """A day and all after it."""
    return between(start, LAST)


def until(end: date) -> int:
    """A day and all before it."""
    return between(ORIGIN, end)


@cache
def on_weekday(weekday: int) -> int:
    """All days of that name (Monday 0)."""
    return (_WEEK << (weekday - ORIGIN.weekday()) % 7) & ALL


@cache
def in_month(month: int, first: int = 1) -> int:
    """The days of that month in every year, from its `first` on."""
    found = 0
    for year in range(ORIGIN.year, LAST.year + 1):
        start = date(year, month, 1)
        end = month_end(year, month)
        found |= between(start + timedelta(days=first - 1), end) if first <= end.day else 0
    return found


def of_days(days: Iterable[date]) -> int:
    """Those days."""
    found = 0
    for day in days:
        found |= between(day, day)
    return found


def bounded(mask: int) -> bool:
    """Whether a set of days is closed at both ends."""
    return bool(mask) and not mask & 1 and not mask >> (SIZE - 1)


def hull(mask: int) -> tuple[date, date]:
    """The first and last day of a set that is not empty."""
    low = (mask & -mask).bit_length() - 1
    return ORIGIN + timedelta(days=low), ORIGIN + timedelta(days=mask.bit_length() - 1)
