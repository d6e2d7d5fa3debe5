"""Dates by number and name: "12 يناير/كانون الثاني 2020", "السابع من أكتوبر", "15 رمضان 1436", "5/4/2019"."""

from __future__ import annotations

import re
from typing import NamedTuple

from riwaya.mentions.time.expr import Day, Expr, Month, Range, Year
from riwaya.mentions.time.words import Look

SLASHES = frozenset("/-–—")
_PIECES = re.compile(r"[.,٫٬]")


class Found(NamedTuple):
    """An expression read at some token: the token after it, what it says, and the rule. No expression: skip it."""

    last: int
    expr: Expr | None
    rule: str


class _Tail(NamedTuple):
    last: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    same: bool = False


class Named(NamedTuple):
    """A month by name: the token after it, its number, and whether two names or a Hijri one told it."""

    last: int
    month: int
    hijri: bool
    double: bool


def month_name(look: Look, i: int) -> Named | None:
    """A month at `i`, its second name with it: "أبريل/نيسان", "أكتوبر (تشرين الأول)"."""
    hit = look.hit(i, "month")
    if hit is None:
        hijri = look.hit(i, "hijri")
        return None if hijri is None else Named(hijri.last, int(hijri.value), True, False)
    if look.form(i)[-2:] == "اب" and "آ" not in look.raw(i) and not look.digits(i - 1):
        return None
    at = hit.last
    mark = look.form(at)
    twin = look.hit(at + 1 if mark in SLASHES or mark == "(" else at, "month")
    if twin is None or twin.value != hit.value:
        return Named(at, int(hit.value), False, False)
    at = twin.last + (1 if mark == "(" and look.form(twin.last) == ")" else 0)
    return Named(at, int(hit.value), False, True)


def _era(look: Look, at: int) -> int:
    return at + 1 if look.plain(at, "era") else at


def _year_words(look: Look, i: int) -> _Tail | None:
    """What follows a month to tell its year: "2011", "عام 2011", "من العام الماضي", "من العام نفسه"."""
    at = i + 1 if look.form(i) == "من" else i
    year = look.year(at)
    if year is not None and at == i:
        shift = look.plain(_era(look, at + 1), "shift")
        return _Tail(shift.last, year, int(shift.value)) if shift else _Tail(_era(look, at + 1), year)
    this = look.plain(at, "this")
    same = look.plain(at, "same_before")
    at = at + 1 if this or same else at
    word = look.hit(at, "yearword")
    if word is None:
        return None
    year = look.year(word.last)
    if year is not None:
        return _Tail(_era(look, word.last + 1), year)
    if this:
        return _Tail(word.last, year_shift=0)
    if same or look.plain(word.last, "same"):
        return _Tail(word.last + (0 if same else 1), same=True)
    shift = look.plain(word.last, "shift")
    return None if shift is None else _Tail(shift.last, year_shift=int(shift.value))


def month_tail(look: Look, i: int) -> _Tail:
    """The words after a month that place it."""
    shift = look.plain(i, "shift")
    if shift:
        return _Tail(shift.last, shift=int(shift.value))
    return _year_words(look, i + 1 if look.form(i) in "،," and look.year(i + 1) else i) or _Tail(i)


def ordinal(look: Look, i: int) -> tuple[int, int] | None:
    """An ordinal number at `i`: the token after it and its value."""
    hit = look.hit(i, "ordinal")
    if hit is None:
        return None
    value = int(hit.value)
    if value < 10 and look.plain(hit.last, "teen"):
        return hit.last + 1, value + 10
    tens = look.plain(hit.last, "tens") if value < 10 else None
    return (hit.last + 1, value + int(tens.value)) if tens else (hit.last, value)


def _day_number(look: Look, i: int) -> tuple[int, int] | None:
    at = i + 1 if look.form(i).endswith("ال") and look.form(i)[:-2] in ("", "و", "ب") else i
    number = look.digits(at)
    if number is not None:
        return (at + 1, number) if 1 <= number <= 31 else None
    found = ordinal(look, i) if at == i else None
    return found if found and found[1] <= 31 else None


def _in_month(look: Look, i: int) -> tuple[int, Day] | None:
    """The month after a day's number, from the word after the number on."""
    at = i + 1 if look.form(i) == "من" else i
    word = look.hit(at, "monthword")
    named = month_name(look, word.last if word else at)
    if named is not None:
        tail = month_tail(look, named.last)
        day = Day(month=named.month, year=tail.year, shift=tail.shift, year_shift=tail.year_shift, same=tail.same, hijri=named.hijri)
        return tail.last, day
    this, same = look.plain(at, "this"), look.plain(at, "same_before")
    if (this or same) and look.hit(at + 1, "monthword"):
        return at + 2, Day(shift=None if same else 0, same=bool(same))
    if word and at > i:
        shift = look.plain(word.last, "shift")
        if shift:
            return shift.last, Day(shift=int(shift.value))
        if look.plain(word.last, "same"):
            return word.last + 1, Day(same=True)
        return None
    shift = look.plain(at, "shift")
    return (shift.last, Day(shift=int(shift.value))) if shift and look.form(at).startswith("ال") else None


def _with_day(day: Day, number: int) -> Day:
    return Day(day=number, month=day.month, year=day.year, shift=day.shift, year_shift=day.year_shift, same=day.same, hijri=day.hijri)


def _to(look: Look, i: int) -> int:
    """The token after the sign or word that joins the two ends of a range, or `i` where there is none."""
    at = i + 1 if look.form(i) == "و" else i
    if look.form(at) in SLASHES or look.plain(at, "until") or look.form(at) in ("وحتي", "والي"):
        return at + 1
    return at


def date(look: Look, i: int) -> Found | None:
    """A day of a month, or several: "3 مايو", "السابع من أكتوبر", "19 من ذات الشهر", "من 3 إلى 5 مايو"."""
    first = _day_number(look, i)
    if first is None:
        return None
    found = _in_month(look, first[0])
    if found is not None:
        day = _with_day(found[1], first[1])
        return _date_range(look, found[0], day) or Found(found[0], day, "day of month")
    at = _to(look, first[0])
    second = _day_number(look, at) if at > first[0] else None
    found = _in_month(look, second[0]) if second and second[1] > first[1] else None
    if second is None or found is None or found[1].month is None:
        return None
    return Found(found[0], Range(_with_day(found[1], first[1]), _with_day(found[1], second[1])), "days of one month")


def _date_range(look: Look, i: int, day: Day) -> Found | None:
    """A second bare number of the same month: "21 أبريل وحتى 25"."""
    at = _to(look, i)
    if at == i or look.form(at - 1) in SLASHES or look.form(at - 1) == "و":
        return None
    second = _day_number(look, at)
    if second is None or day.day is None or second[1] <= day.day or _counted(look, second[0]) or _in_month(look, second[0]):
        return None
    return Found(second[0], Range(day, _with_day(day, second[1])), "days of one month")


def _counted(look: Look, i: int) -> bool:
    """Whether a noun that can be counted stands at `i`."""
    if not look.first <= i < look.end:
        return False
    token = look.tokens[i]
    info = look.scan.info[i]
    return token.form == "%" or token.form == ":" or info.has("person", "fighter", "civilian", "thing", "weapon", "scale") or bool(
        look.kinds(i).keys() & {"unit1", "unitn"})


def _build(parts: tuple[int, int, int]) -> Day | None:
    """A day from three numbers: year first, or day, month, year."""
    a, b, c = parts
    day, month, year = (c, b, a) if a > 31 else (a, b, c)
    if month > 12 >= day:
        day, month = month, day
    if year < 100:
        year += 2000
    hijri = 1300 < year < 1500
    if not (1 <= day <= 31 and 1 <= month <= 12 and (hijri or 1900 <= year <= 2099)):
        return None
    return Day(day=day, month=month, year=year, hijri=hijri)


def numeric_date(look: Look, i: int) -> Found | None:
    """A date in digits: 2025/08/11, 11-8-2025, 5.4.2019."""
    token = look.tokens[i]
    pieces = _PIECES.split(token.form)
    if len(pieces) == 3 and len(pieces[2]) == 4 or len(pieces) == 3 and len(pieces[0]) == 4:
        day = _build((int(pieces[0]), int(pieces[1]), int(pieces[2])))
        return Found(_era(look, i + 1), day, "date in digits") if day else None
    mark = look.form(i + 1)
    if mark not in SLASHES or look.form(i + 3) != mark:
        return None
    a, b, c = look.digits(i), look.digits(i + 2), look.digits(i + 4)
    if a is None or b is None or c is None or max(a, c) < 1300 and mark != "/":
        return None
    day = _build((a, b, c))
    return Found(_era(look, i + 5), day, "date in digits") if day else None


_MONTH_CUES = ("in", "since", "from", "until", "between", "before", "after", "during")


def month_alone(look: Look, i: int) -> Found | None:
    """A month without a day: "يوليو الماضي", "في شهر يوليو", "أكتوبر 2011"."""
    word = look.hit(i, "monthword")
    named = month_name(look, word.last if word else i)
    if named is None:
        return None
    tail = month_tail(look, named.last)
    if tail.same:
        tail = _Tail(named.last)
    told = tail.last > named.last
    if not (word or told or named.double and not named.hijri):
        if named.hijri and look.form(i) not in ("رمضان", "شوال") or not _cued(look, i):
            return None
    month = Month(named.month, tail.year, tail.shift, tail.year_shift, named.hijri)
    return Found(tail.last, month, "month")


def _cued(look: Look, i: int) -> bool:
    if look.form(i)[:1] in ("ب", "ل") and look.hit(i, "month") and look.form(i)[1:] in look.table:
        return True
    if not any(look.before(i, kind) for kind in _MONTH_CUES):
        return False
    return not (look.digits(i - 2) or look.hit(i - 2, "ordinal"))


def year_of(look: Look, i: int) -> Found | None:
    """A numbered year with its word: "عام 2012"; two of them: "عامي 2011 و2014"."""
    word = look.hit(i, "yearword")
    if word is None:
        return None
    year = look.year(word.last)
    if year is None:
        return None
    return _years(look, word.last, year)


def _years(look: Look, i: int, year: int) -> Found:
    at = _era(look, i + 1)
    joined = look.form(at) == "و" or look.form(at) in SLASHES or bool(look.plain(at, "until"))
    word = look.hit(at + 1, "yearword") if joined else None
    second = look.year(word.last if word else at + 1) if joined else None
    if second is not None and second > year:
        last = word.last + 1 if word else at + 2
        return Found(_era(look, last), Range(Year(year, year < 1500), Year(second, second < 1500)), "years")
    return Found(at, Year(year, year < 1500), "year")


def bare_year(look: Look, i: int) -> Found | None:
    """A year by its digits alone after a word that calls for a time."""
    year = look.year(i)
    if year is None or year < 1900 or _counted(look, i + 1) or look.form(i + 1) in ("/", ":", "+"):
        return None
    if look.form(i + 1) == "-" and look.year(i + 2) is None:
        return None
    cued = any(look.before(i, kind) for kind in ("in", "since", "until", "between", "season", "portion", "during"))
    return _years(look, i, year) if cued else None
