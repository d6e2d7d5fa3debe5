"""Dates: "12 يناير/كانون الثاني 2020", "السابع من أكتوبر", "15 رمضان 1436", "19 من ذات الشهر", "5/4/2019"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from riwaya.mentions.time.expr import Day, Range
from riwaya.mentions.time.months import after_era, month_name, month_tail
from riwaya.mentions.time.words import AND, COMMAS, OF, OR, SLASHES, Found, Look
from riwaya.packs.lists import word_list
from riwaya.text.words import bare_forms

_PIECES = re.compile(r"[.,٫٬]")
_LAST_DAY, _MONTHS = 31, 12
_DATED = ("تاريخ", "بتاريخ", "وبتاريخ")


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
    """The number of a day at `i`, in digits (also after "الـ") or as an ordinal."""
    at = i + 1 if "article" in look.kinds(i) else i
    number = look.digits(at)
    if number is not None and look.form(at - 1) == "/" and look.digits(at - 2) and look.tokens[at - 2].end + 1 == look.tokens[at].start:
        return None
    if number is not None:
        return (at + 1, number) if 1 <= number <= _LAST_DAY else None
    # "اللواء السابع القادم من ترهونة": the number of a unit is no day.
    unit = any(rest.removeprefix("ال") in word_list("unit") for rest, _ in bare_forms(look.form(i - 1))) if i else False
    found = ordinal(look, i) if at == i and not unit else None
    return found if found and found[1] <= _LAST_DAY else None


def _of_named_month(look: Look, i: int) -> tuple[int, Day] | None:
    named = month_name(look, i)
    if named is None:
        return None
    tail = month_tail(look, named.last)
    return tail.last, Day(None, None, None, named.month, tail.year, tail.shift, tail.year_shift, tail.same, named.hijri)


def _end_of_number(look: Look, i: int) -> int:
    """The token after the day's number that ends before `i`, with what is written to it: "7th, December", "7/ديسمبر/2015"."""
    named = look.plain(i + 1, "month") if look.form(i) in SLASHES else None
    if named and look.form(named.last) == look.form(i) and look.year(named.last + 1):
        return i + 1
    if not look.plain(i, "nth_mark"):
        return i
    return i + 2 if look.form(i + 1) in COMMAS else i + 1


def _in_month(look: Look, i: int) -> tuple[int, Day] | None:
    """The month of a day, from the word after the day's number on."""
    at = i + 1 if look.form(i) == OF else i
    word = look.hit(at, "monthword")
    named = _of_named_month(look, word.last if word else at)
    if named is not None:
        return named
    this, same = look.plain(at, "this"), look.plain(at, "same_before")
    if (this or same) and look.hit(at + 1, "monthword"):
        return at + 2, Day(shift=None if same else 0, same=same is not None)
    if word and at > i and look.plain(word.last, "same"):
        return word.last + 1, Day(same=True)
    shift = look.plain(word.last if word and at > i else at, "shift")
    if shift is None or word and at == i:
        return None
    return shift.last, Day(shift=int(shift.value))


def _joint(look: Look, i: int) -> int:
    """The token after the sign or word that joins the two ends of a range, or `i` where there is none."""
    at = i + 1 if look.form(i) == AND else i
    return at + 1 if look.form(at) in SLASHES or look.form(at) == OR or look.hit(at, "until") else at


def date(look: Look, i: int) -> Found | None:
    """A day of a month, or several: "3 مايو", "السابع من أكتوبر", "19 من ذات الشهر", "من 3 إلى 5 مايو"."""
    first = _day_number(look, i)
    if first is None:
        return None
    found = _in_month(look, _end_of_number(look, first[0]))
    if found is not None:
        day = replace(found[1], day=first[1])
        return _and_another(look, found[0], day) or Found(found[0], day, "day of month")
    at = _joint(look, first[0])
    second = _day_number(look, at) if at > first[0] else None
    found = _in_month(look, second[0]) if second and second[1] > first[1] else None
    if second is None or found is None or found[1].month is None:
        return None
    days = Range(replace(found[1], day=first[1]), replace(found[1], day=second[1]))
    return Found(found[0], days, "days of one month")


def _and_another(look: Look, i: int, day: Day) -> Found | None:
    """A second bare number of the same month: "21 أبريل وحتى 25"."""
    at = _joint(look, i)
    if at == i or look.form(at - 1) in SLASHES or look.form(at - 1) == AND:
        return None
    second = _day_number(look, at)
    if second is None or day.day is None or second[1] <= day.day:
        return None
    if look.counted(second[0]) or _in_month(look, second[0]):
        return None
    return Found(second[0], Range(day, replace(day, day=second[1])), "days of one month")


def month_first(look: Look, i: int) -> Found | None:
    """A date with its month before the day, as sites print it: "يونيو 4, 2024", "June 4, 2024"."""
    named = month_name(look, i)
    number = look.digits(named.last) if named else None
    if named is None or number is None or not 1 <= number <= _LAST_DAY:
        return None
    at = _end_of_number(look, named.last + 1)
    at = at + 1 if look.form(at) in COMMAS else at
    year = look.year(at)
    return Found(after_era(look, at + 1), Day(day=number, month=named.month, year=year, hijri=named.hijri), "month before day") if year else None


def _build(a: int, b: int, c: int) -> Day | None:
    """A day from three numbers: year first, or day, month, year."""
    day, month, year = (c, b, a) if a > _LAST_DAY else (a, b, c)
    if month > 12 >= day:
        day, month = month, day
    if year < 100:
        year += 2000
    hijri = 1300 < year < 1500
    if not (1 <= day <= _LAST_DAY and 1 <= month <= 12 and (hijri or 1900 <= year <= 2099)):
        return None
    return Day(day=day, month=month, year=year, hijri=hijri)


def numeric_date(look: Look, i: int) -> Found | None:
    """A date in digits: 2025/08/11, 11-8-2025, 5.4.2019."""
    pieces = _PIECES.split(look.tokens[i].form)
    if len(pieces) == 3:
        day = _build(*map(int, pieces)) if 4 in (len(pieces[0]), len(pieces[2])) else None
        return Found(after_era(look, i + 1), day, "date in digits") if day else None
    short = _short_date(look, i)
    if short is not None:
        return short
    mark = look.form(i + 1)
    a, b, c = look.digits(i), look.digits(i + 2), look.digits(i + 4)
    if mark not in SLASHES or look.form(i + 3) != mark or a is None or b is None or c is None:
        return None
    if max(a, c) < 1300 and mark != "/":
        return None
    day = _build(a, b, c)
    return Found(after_era(look, i + 5), day, "date in digits") if day else None


def _short_date(look: Look, i: int) -> Found | None:
    """A day and month in digits, after a word that calls for a day: "في 18/11", "يوم 18/11 الماضي"; "3/4 من" is a share."""
    a, b = look.digits(i), look.digits(i + 2)
    if a is None or b is None or look.form(i + 1) != "/" or look.form(i + 3) in ("/", OF) or not (1 <= a <= _LAST_DAY and 1 <= b <= _MONTHS):
        return None
    if not (look.is_in(i - 1) or look.before(i, "dayword", "weekday", "since", "until", "date_link") or look.form(i - 1) in _DATED):
        return None
    if look.counted(i + 3):
        return None
    shift = look.plain(i + 3, "shift")
    return Found(shift.last if shift else i + 3, Day(day=a, month=b, shift=int(shift.value) if shift else None), "date in digits")


def may_begin_date(look: Look, i: int) -> bool:
    """Whether a date may begin at `i`: a number, an ordinal or the article before a number."""
    if not look.first <= i < look.end:
        return False
    return look.tokens[i].kind == "number" or not look.kinds(i).keys().isdisjoint(("ordinal", "article"))
