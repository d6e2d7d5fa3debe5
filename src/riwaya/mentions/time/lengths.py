"""Lengths of time and what governs them: "منذ 14 شهرا", "قبل يومين", "بعد ساعات من", "خلال 24 ساعة"."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.quantity.number import read_number, starts_number
from riwaya.mentions.time.days import looks_forward
from riwaya.mentions.time.expr import Ago, Ahead, Beside, Day, Month, Rolling, Since, Year
from riwaya.mentions.time.months import bare_year, month_alone, numbered, year_of
from riwaya.mentions.time.parts import moment, part_alone
from riwaya.mentions.time.units import counted_rolling, portion, rolled, season, unit
from riwaya.mentions.time.words import ARTICLE, OF, Found, Look

_HAPPENING = 8
_SHORT = ("hour", "minute")
_MOST = 2000
_HALF_DAY = 12


class Length(NamedTuple):
    """A length of time; `size` 0 where the number is left open, `bound` more, less or nothing."""

    last: int
    size: float
    unit: str
    bound: str = ""


def _half(look: Look, length: Length) -> Length:
    """A length with what trails it: "ونصف", "تقريبا", "فقط"."""
    if look.plain(length.last, "half"):
        length = length._replace(last=length.last + 1, size=length.size + 0.5)
    return length._replace(last=length.last + 1) if look.plain(length.last, "trail") else length


def _one_or_two(look: Look, i: int) -> Length | None:
    """A dual or a bare unit."""
    dual = look.hit(i, "unit2")
    if dual:
        return Length(dual.last, 2, dual.value)
    one = look.hit(i, "unit1") or (look.hit(i, "unit1d") if look.before(i, "about") else None)
    if one is None or look.year(one.last) or look.kinds(one.last).keys() & {"weekday", "day"}:
        return None
    only = look.plain(one.last, "only")
    return Length(only.last if only else one.last, 1, one.value)


def _many(look: Look, i: int) -> Length | None:
    """A plural without a number, or a number with its unit."""
    some = look.plain(i, "some")
    many = look.hit(some.last if some else i, "unitn")
    if many:
        few = look.plain(many.last, "few")
        return Length(few.last if few else many.last, 0, many.value)
    at = i + 1 if look.form(i) == ARTICLE and look.digits(i + 1) else i
    if some or at >= look.end or not starts_number(look.scan, at):
        return None
    number = read_number(look.scan, at, look.end)
    if number is None or not 1 <= number.value <= _MOST:
        return None
    name = look.hit(number.last, "unit1") or look.hit(number.last, "unitn")
    return Length(name.last, number.value, name.value) if name else None


def length_of_time(look: Look, i: int) -> Length | None:
    """A length of time at `i`: "أكثر من عام", "نحو أربعة أشهر", "عام ونصف"."""
    bound = ""
    for kind in ("more", "less", "about"):
        hit = look.plain(i, kind)
        if hit:
            i, bound = hit.last, "" if kind == "about" else kind
            break
    found = (_one_or_two(look, i) or _many(look, i)) if i < look.end else None
    return None if found is None else _half(look, found._replace(bound=bound))


def _hours(length: Length) -> Rolling:
    return Rolling(int(length.size) if length.unit == "hour" else 0, "hour")


def _point(look: Look, i: int) -> Found | None:
    """A time to begin from."""
    for read in (portion, moment, year_of, bare_year, unit, season, month_alone, part_alone):
        found = read(look, i)
        if found is not None:
            return found
    return None


def since(look: Look, i: int) -> Found | None:
    """"منذ" with a day, a month, a year or a length of time."""
    hit = look.hit(i, "since")
    if hit is None or hit.last >= look.end:
        return None
    if look.plain(hit.last, "amount_now"):
        return Found(hit.last + 1, Day(offset=0), "a moment ago")
    point = _point(look, hit.last)
    if point is not None and point.expr is not None:
        if look.before(i, "begun"):
            return Found(point.last, point.expr, "begun on a day")
        return Found(point.last, Since(point.expr), "since a day")
    length = length_of_time(look, hit.last)
    if length is None:
        return _since_happening(look, hit.last)
    if length.unit in _SHORT:
        return Found(length.last, _hours(length), "for hours")
    return Found(length.last, Since(Ago(length.size, length.unit, length.bound)), "for so long")


def _since_happening(look: Look, i: int) -> Found | None:
    """"منذ" with a happening and its day: "منذ اندلاعه في مارس 2011", "منذ إعادة فتح المطار الأربعاء"."""
    for k in range(i + 1, min(i + _HAPPENING, look.end)):
        if look.tokens[k].kind != "word" and look.year(k) is None or look.scan.info[k].has("report"):
            return None
        point = _day_of_happening(look, k)
        if point is not None and isinstance(point.expr, Day | Month | Year | Ago):
            return Found(point.last, Since(point.expr), "since a happening with its day")
    return None


def _day_of_happening(look: Look, i: int) -> Found | None:
    """The time of a happening, told after it: "في مارس", "الأربعاء", "عام 2011", "قبل أربعة أشهر"."""
    kinds = look.kinds(i)
    if look.is_in(i) and i + 1 < look.end:
        return _point(look, i + 1)
    if "weekday" in kinds:
        return moment(look, i)
    if "yearword" in kinds:
        return year_of(look, i)
    year = look.year(i)
    if year is not None and not look.counted(i + 1):
        return Found(i + 1, numbered(year), "year")
    return before(look, i) if "before" in kinds else None


def _noon(look: Look, i: int) -> Found | None:
    """"بعد ظهر أمس", "بعد منتصف ليل السبت", "بعد الظهر", "بعد منتصف الليل"."""
    kinds = look.kinds(i)
    found = moment(look, i) if "middle_night" in kinds or "part" in kinds else None
    if found is None and ("middle_night_def" in kinds or "part_def" in kinds):
        return part_alone(look, i)
    return found


def before(look: Look, i: int) -> Found | None:
    """"قبل" with a length of time; with "من" after it, what comes so much later is told."""
    hit = look.hit(i, "before")
    if hit is None or hit.glued in ("ب", "ل"):
        return None
    if look.plain(hit.last, "amount_now"):
        return Found(hit.last + 1, Day(offset=0), "a moment ago")
    noon = _noon(look, hit.last)
    length = None if noon else length_of_time(look, hit.last)
    return noon if length is None else _before(look, length)


def _before(look: Look, length: Length) -> Found:
    ago = Ago(length.size, length.unit, length.bound)
    if look.form(length.last) == OF and look.kinds(length.last + 1).keys() & {"now", "day"}:
        return Found(length.last + 2, ago, "so long ago")
    if look.form(length.last) == OF:
        if length.unit in _SHORT:
            return Found(length.last, Beside(0), "hours before it")
        return Found(length.last, Ahead(length.size, length.unit), "so long before it")
    if length.unit in _SHORT:
        return Found(length.last, _hours(length), "hours ago")
    return Found(length.last, ago, "so long ago")


def after(look: Look, i: int) -> Found | None:
    """"بعد" with a length of time: what came before, where "من" or "على" follows; else what comes then."""
    passed = look.hit(i, "passed")
    if passed is not None:
        length = length_of_time(look, passed.last)
        return None if length is None else Found(length.last, Since(Ago(length.size, length.unit)), "for so long")
    hit = look.hit(i, "after")
    if hit is None:
        return None
    noon = _noon(look, hit.last)
    length = None if noon else length_of_time(look, hit.last)
    return noon if length is None else _after(look, i, length)


def _after(look: Look, i: int, length: Length) -> Found:
    short = length.unit in _SHORT
    if not look.hit(length.last, "of"):
        if short:
            return Found(length.last, Beside(0), "hours later")
        return Found(length.last, Ahead(length.size, length.unit, looks_forward(look, i)), "so long later")
    if not short and (length.bound or "lasting" in look.kinds(length.last + 1)):
        return Found(length.last, Since(Ago(length.size, length.unit, length.bound)), "for so long")
    return Found(length.last, Ago(length.size, length.unit, of=True), "hours after it" if short else "so long after it")


def during(look: Look, i: int) -> Found | None:
    """"خلال 24 ساعة", "خلال الثلاثة أيام الماضية": the days gone by."""
    hit = look.hit(i, "during")
    if hit is None or hit.last >= look.end:
        return None
    latest = recent(look, hit.last)
    if latest is not None:
        return latest
    placed = counted_rolling(look, hit.last)
    length = None if placed else length_of_time(look, hit.last)
    if length is None:
        return placed
    placed = rolled(look, length.last, int(length.size), length.unit)
    if placed is None and length.size and not length.bound and (length.unit != "hour" or length.size >= _HALF_DAY):
        ahead = looks_forward(look, i)
        if ahead or length.unit == "hour":
            return Found(length.last, Rolling(int(length.size), length.unit, ahead), "within hours")
    return placed


def recent(look: Look, i: int) -> Found | None:
    """The last so long: "آخر 24 ساعة", "آخر ثلاثة أيام"."""
    hit = look.plain(i, "latest")
    length = length_of_time(look, hit.last) if hit and hit.last < look.end else None
    return Found(length.last, Rolling(int(length.size), length.unit), "rolling span") if length and length.size > 1 else None


def beside_that(look: Look, i: int) -> Found | None:
    """So long before or after what was told: "بعد ذلك بيومين", "قبلها بأسبوع"."""
    hit = look.hit(i, "before_that") or look.hit(i, "after_that")
    if hit is None or not look.form(hit.last).startswith("ب"):
        return None
    length = length_of_time(look, hit.last)
    if length is None or length.unit in _SHORT:
        return None
    if "before_that" in look.kinds(i) and look.hit(i, "before_that"):
        return Found(length.last, Ago(length.size, length.unit, length.bound, of=True), "so long after it")
    return Found(length.last, Ahead(length.size, length.unit), "so long later")
