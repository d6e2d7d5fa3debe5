"""Days in words: one day, a span of days, a whole month, a whole year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from riwaya.model.event import Interval

_EN = "January February March April May June July August September October November December".split()
_AR = ("يناير/كانون الثاني", "فبراير/شباط", "مارس/آذار", "أبريل/نيسان", "مايو/أيار", "يونيو/حزيران", "يوليو/تموز", "أغسطس/آب",
       "سبتمبر/أيلول", "أكتوبر/تشرين الأول", "نوفمبر/تشرين الثاني", "ديسمبر/كانون الأول")


def date_en(time: Interval) -> str:
    """"on 6 June 2020", "between 4 and 6 June 2020", "in June 2020", "in 2020"."""
    start, end = date.fromisoformat(time.start), date.fromisoformat(time.end)
    return _told(start, end, _EN, ("on {}", "between {} and {}", "in {}", "in {}"))


def date_ar(time: Interval) -> str:
    """"في 6 يونيو/حزيران 2020", "بين 4 و6 يونيو/حزيران 2020", "في يونيو/حزيران 2020", "في عام 2020"."""
    start, end = date.fromisoformat(time.start), date.fromisoformat(time.end)
    return _told(start, end, _AR, ("في {}", "بين {} و{}", "في {}", "في عام {}"))


def _told(start: date, end: date, months: list[str] | tuple[str, ...], words: tuple[str, str, str, str]) -> str:
    on, between, month, year = words
    if start == end:
        return on.format(f"{start.day} {_month(start, months)}")
    if start.day == 1 and (end.year, end.month, end.day) == (start.year, 12, 31) and start.month == 1:
        return year.format(start.year)
    if start.day == 1 and end == end.replace(year=start.year, month=start.month, day=monthrange(start.year, start.month)[1]):
        return month.format(_month(start, months))
    return between.format(_first(start, end, months), f"{end.day} {_month(end, months)}")


def _month(day: date, months: list[str] | tuple[str, ...]) -> str:
    return f"{months[day.month - 1]} {day.year}"


def _first(start: date, end: date, months: list[str] | tuple[str, ...]) -> str:
    """The first day, with no more of its date than the last day does not say."""
    if start.year != end.year:
        return f"{start.day} {_month(start, months)}"
    return str(start.day) if start.month == end.month else f"{start.day} {months[start.month - 1]}"
