"""Dates that come beside a text: `2020-06-06`, `2020-06-06T10:30:00Z`, `2020-01..2020-03-05`, {start, end}."""

from __future__ import annotations

import calendar
import re
from datetime import date

from riwaya.ingest.report import Days

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].{0,40})?", re.DOTALL | re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2100


def parse_days(value: str) -> Days:
    """The first and last day that a date or range names; raises ValueError with a sentence on what is wrong."""
    first, dots, last = value.strip().partition("..")
    start, end = _interval(first), _interval(last) if dots else None
    return ordered(start[0], (end or start)[1])


def ordered(start: str, end: str) -> Days:
    """A pair of ISO days, the first not after the last; raises ValueError."""
    if start > end:
        raise ValueError(f"the range ends ({end}) before it begins ({start})")
    return start, end


def days_of(value: object) -> Days | None:
    """The days of a `published` field: a string, {start, end}, or nothing; raises ValueError."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return parse_days(value)
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end", value.get("start"))
        if isinstance(start, str) and isinstance(end, str):
            return ordered(_interval(start)[0], _interval(end)[1])
    raise ValueError('"published" is neither a date nor {start, end}')


def _interval(text: str) -> Days:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text[:40]!r} is no date (YYYY-MM-DD)")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} lies outside {FIRST_YEAR}-{LAST_YEAR}")
    try:
        start = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"{text[:40]!r} is no day of the calendar") from None
    if day:
        return start.isoformat(), start.isoformat()
    last_month = month or 12
    end = date(year, last_month, calendar.monthrange(year, last_month)[1])
    return start.isoformat(), end.isoformat()
