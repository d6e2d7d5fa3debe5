"""Arithmetic of days: months that end, Hijri dates, nearest weekdays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_DAYS = {"day": 1, "week": 7}


def shift_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it is shorter; ValueError beyond the calendar."""
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, month_end(year, month).day))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def back(day: date, count: float, unit: str) -> date:
    """The day so many units before (after, for a negative count)."""
    if unit in _DAYS:
        return day - timedelta(days=round(count * _DAYS[unit]))
    if unit in ("hour", "minute"):
        return day - timedelta(days=round(count / 24) if unit == "hour" else 0)
    months = count * (12 if unit == "year" else 1)
    whole = int(months)
    return shift_months(day, -whole) - timedelta(days=round((months - whole) * 30))


@lru_cache(maxsize=4096)
def from_hijri(year: int, month: int, day: int) -> date | None:
    """A Hijri date (Umm al-Qura), or None outside the tables."""
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def gregorian(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_weekday(day: date, weekday: int) -> date:
    """The nearest such weekday on or before a day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)
