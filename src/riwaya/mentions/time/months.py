"""Months by name and numbered years: "يناير/كانون الثاني", "أكتوبر (تشرين الأول) 2011", "عام 2012", "عامي 2011 و2014"."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.time.expr import Month, Range, Year
from riwaya.mentions.time.words import AND, COMMAS, OF, SLASHES, Found, Look

_CUES = ("in", "since", "from", "until", "between", "before", "after", "during")
_YEAR_CUES = ("in", "since", "until", "between", "season", "portion", "during")
_HIJRI_LIMIT = 1500


class Tail(NamedTuple):
    """What follows a month to place it."""

    last: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    same: bool = False


class Named(NamedTuple):
    """A month by name: the token after it, its number, and whether a Hijri name or two names told it."""

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
    mark = look.form(hit.last)
    twin = look.hit(hit.last + 1 if mark in SLASHES or mark == "(" else hit.last, "month")
    if twin is None or twin.value != hit.value:
        return Named(hit.last, int(hit.value), False, False)
    closed = mark == "(" and look.form(twin.last) == ")"
    return Named(twin.last + closed, int(hit.value), False, True)


def after_era(look: Look, i: int) -> int:
    """The token after a sign of the era ("م", "هـ") at `i`, or `i`."""
    return i + 1 if look.plain(i, "era") else i


def _plain_year(look: Look, i: int) -> Tail | None:
    year = look.year(i)
    if year is None:
        return None
    last = after_era(look, i + 1)
    shift = look.plain(last, "shift")
    return Tail(shift.last, year, int(shift.value)) if shift else Tail(last, year)


def _year_words(look: Look, i: int) -> Tail | None:
    """A year told in words after a month: "عام 2011", "من العام الماضي", "من العام نفسه"."""
    at = i + 1 if look.form(i) == OF else i
    this, same = look.plain(at, "this"), look.plain(at, "same_before")
    word = look.hit(at + 1 if this or same else at, "yearword")
    if word is None:
        return None
    year = look.year(word.last)
    if year is not None:
        return Tail(after_era(look, word.last + 1), year)
    if this:
        return Tail(word.last, year_shift=0)
    if same or look.plain(word.last, "same"):
        return Tail(word.last if same else word.last + 1, same=True)
    shift = look.plain(word.last, "shift")
    return None if shift is None else Tail(shift.last, year_shift=int(shift.value))


def month_tail(look: Look, i: int) -> Tail:
    """The words after a month that place it."""
    shift = look.plain(i, "shift")
    if shift:
        return Tail(shift.last, shift=int(shift.value))
    at = i + 1 if (look.form(i) in COMMAS or look.form(i) in SLASHES) and look.year(i + 1) else i
    return _plain_year(look, at) or _year_words(look, i) or Tail(i)


def whole_month(look: Look, i: int) -> Found | None:
    """A month with what places it, whatever stands before it."""
    named = month_name(look, i)
    if named is None:
        return None
    tail = month_tail(look, named.last)
    if tail.same:
        tail = Tail(named.last)
    return Found(tail.last, Month(named.month, tail.year, tail.shift, tail.year_shift, named.hijri), "month")


def month_alone(look: Look, i: int) -> Found | None:
    """A month without a day: "يوليو الماضي", "في شهر يوليو", "أكتوبر 2011"; a bare name needs a word that calls for it."""
    word = look.hit(i, "monthword")
    at = word.last if word else i
    named, found = month_name(look, at), whole_month(look, at)
    if named is None or found is None:
        return None
    if word or found.last > named.last or named.double:
        return found
    known = not named.hijri or look.hit(i, "hijri") is not None and named.month in (9, 10)
    return found if known and _called_for(look, i) else None


def _called_for(look: Look, i: int) -> bool:
    if look.form(i)[:1] in ("ب", "ل") and look.form(i)[1:] in look.table:
        return True
    return look.before(i, *_CUES) and not (look.digits(i - 2) or look.hit(i - 2, "ordinal"))


def numbered(year: int) -> Year:
    """A numbered year; small numbers are Hijri."""
    return Year(year, year < _HIJRI_LIMIT)


def year_of(look: Look, i: int) -> Found | None:
    """A numbered year with its word: "عام 2012"; two of them: "عامي 2011 و2014"."""
    word = look.hit(i, "yearword")
    year = look.year(word.last) if word else None
    return None if word is None or year is None else _years(look, word.last, year)


def _years(look: Look, i: int, year: int) -> Found:
    at = after_era(look, i + 1)
    joined = look.form(at) == AND or look.form(at) in SLASHES or look.plain(at, "until") is not None
    word = look.hit(at + 1, "yearword") if joined else None
    second_at = word.last if word else at + 1
    second = look.year(second_at) if joined else None
    if second is not None and second > year:
        return Found(after_era(look, second_at + 1), Range(numbered(year), numbered(second)), "years")
    return Found(at, numbered(year), "year")


def bare_year(look: Look, i: int) -> Found | None:
    """A year by its digits alone after a word that calls for a time."""
    year = look.year(i)
    if year is None or year < _HIJRI_LIMIT or look.counted(i + 1) or look.form(i + 1) in ("/", "+"):
        return None
    if look.form(i + 1) == "-" and look.year(i + 2) is None:
        return None
    return _years(look, i, year) if look.before(i, *_YEAR_CUES) else None
