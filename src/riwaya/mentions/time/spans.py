"""Lengths and units of time: "منذ 14 شهرا", "قبل يومين", "الأسبوع الماضي", "خلال الأيام المقبلة", "مطلع العام"."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.quantity.rules import read_number
from riwaya.mentions.time.dates import Found, bare_year, month_alone, ordinal, year_of
from riwaya.mentions.time.days import looks_forward, moment, part_alone
from riwaya.mentions.time.expr import Ago, Ahead, Beside, Day, Month, Portion, Rolling, Season, Since, Unit, Vague, Year
from riwaya.mentions.time.words import Hit, Look


_HAPPENING = 8


class _Amount(NamedTuple):
    last: int
    size: float
    unit: str
    bound: str = ""


def _half(look: Look, amount: _Amount) -> _Amount:
    if look.plain(amount.last, "half"):
        amount = amount._replace(last=amount.last + 1, size=amount.size + 0.5)
    about = look.plain(amount.last, "about")
    if about and look.form(amount.last) == "تقريبا":
        amount = amount._replace(last=about.last)
    return amount


def _counted_unit(look: Look, i: int) -> _Amount | None:
    """A number with a unit, a dual, or a bare unit."""
    dual = look.hit(i, "unit2")
    if dual:
        return _Amount(dual.last, 2, dual.value)
    one = look.hit(i, "unit1") or (look.hit(i, "unit1d") if look.before(i, "about") else None)
    if one:
        if look.year(one.last) or look.kinds(one.last).keys() & {"weekday", "day"}:
            return None
        only = look.plain(one.last, "only")
        return _Amount(only.last if only else one.last, 1, one.value)
    some = look.plain(i, "some")
    at = some.last if some else i
    many = look.hit(at, "unitn")
    if many:
        few = look.plain(many.last, "few")
        return _Amount(few.last if few else many.last, 0, many.value)
    if look.form(i) == "ال" and look.digits(i + 1):
        i += 1
    if some or look.end <= i or not (look.tokens[i].kind == "number" or look.scan.info[i].has("number")):
        return None
    number = read_number(look.scan, i, look.end)
    if number is None or not 1 <= number.value <= 2000:
        return None
    unit = look.hit(number.last, "unit1") or look.hit(number.last, "unitn")
    return _Amount(unit.last, number.value, unit.value) if unit else None


def amount(look: Look, i: int) -> _Amount | None:
    """A length of time at `i`: "أكثر من عام", "نحو أربعة أشهر", "عام ونصف"."""
    bound = ""
    for kind in ("more", "less", "about"):
        hit = look.plain(i, kind)
        if hit:
            i, bound = hit.last, "" if kind == "about" else kind
            break
    found = _counted_unit(look, i) if i < look.end else None
    return None if found is None else _half(look, found._replace(bound=bound))


def since(look: Look, i: int) -> Found | None:
    """"منذ" with a day, a month, a year or a length of time."""
    hit = look.hit(i, "since")
    if hit is None or hit.last >= look.end:
        return None
    at = hit.last
    if look.form(at) in ("قليل", "دقاءق", "لحظات"):
        return Found(at + 1, Day(offset=0), "a moment ago")
    point = _point(look, at)
    if point is not None and point.expr is not None:
        if look.before(i, "begun"):
            return Found(point.last, point.expr, "begun on a day")
        return Found(point.last, Since(point.expr), "since a day")
    length = amount(look, at)
    if length is None:
        return _since_happening(look, at)
    if length.unit in ("hour", "minute"):
        return Found(length.last, _hours(length), "for hours")
    return Found(length.last, Since(Ago(length.size, length.unit, length.bound)), "for so long")


def _since_happening(look: Look, i: int) -> Found | None:
    """"منذ" with a happening and its day: "منذ اندلاعه في مارس 2011", "منذ إعادة فتح المطار الأربعاء"."""
    for k in range(i + 1, min(i + _HAPPENING, look.end)):
        if look.tokens[k].kind != "word" or look.scan.info[k].has("report"):
            return None
        if look.form(k) in ("في", "فى") and k + 1 < look.end:
            point = _point(look, k + 1)
        elif "weekday" in look.kinds(k):
            point = moment(look, k)
        else:
            continue
        if point is not None and isinstance(point.expr, Day | Month | Year):
            return Found(point.last, Since(point.expr), "since a happening with its day")
    return None


def _hours(length: _Amount, ahead: bool = False) -> Rolling:
    count = int(length.size) if length.unit == "hour" else 0
    return Rolling(count, "hour", ahead)


def _point(look: Look, i: int) -> Found | None:
    """A time to begin from."""
    return (portion(look, i) or moment(look, i) or year_of(look, i) or bare_year(look, i) or unit(look, i) or season(look, i)
            or month_alone(look, i) or part_alone(look, i))


def before(look: Look, i: int) -> Found | None:
    """"قبل" with a length of time; with "من" after it, what comes so much later is told."""
    hit = look.hit(i, "before")
    if hit is None or hit.glued in ("ب", "ل"):
        return None
    at = hit.last
    if look.form(at) == "قليل":
        return Found(at + 1, Day(offset=0), "a moment ago")
    after_noon = _noon(look, at)
    if after_noon:
        return after_noon
    length = amount(look, at)
    if length is None:
        return None
    if look.form(length.last) == "من" and look.kinds(length.last + 1).keys() & {"now", "day"}:
        return Found(length.last + 2, Ago(length.size, length.unit, length.bound), "so long ago")
    if look.form(length.last) == "من":
        if length.unit in ("hour", "minute"):
            return Found(length.last, Beside(0), "hours before it")
        return Found(length.last, Ahead(length.size, length.unit), "so long before it")
    if length.unit in ("hour", "minute"):
        return Found(length.last, _hours(length), "hours ago")
    return Found(length.last, Ago(length.size, length.unit, length.bound), "so long ago")


def _noon(look: Look, i: int) -> Found | None:
    """"بعد ظهر أمس", "بعد منتصف ليل السبت", "بعد الظهر", "بعد منتصف الليل"."""
    kinds = look.kinds(i)
    if "middle_night" in kinds or "part" in kinds:
        found = moment(look, i)
        if found is not None:
            return found
    if "middle_night_def" in kinds or "part_def" in kinds:
        return part_alone(look, i)
    return None


def after(look: Look, i: int) -> Found | None:
    """"بعد" with a length of time: what came before, where "من" or "على" follows; else what comes then."""
    passed = look.hit(i, "passed")
    if passed is not None:
        length = amount(look, passed.last)
        return None if length is None else Found(length.last, Since(Ago(length.size, length.unit)), "for so long")
    hit = look.hit(i, "after")
    if hit is None:
        return None
    noon = _noon(look, hit.last)
    if noon:
        return noon
    length = amount(look, hit.last)
    if length is None:
        return None
    return _after(look, i, length)


def _after(look: Look, i: int, length: _Amount) -> Found:
    if look.hit(length.last, "of"):
        if length.unit in ("hour", "minute"):
            return Found(length.last, Ago(length.size, length.unit, of=True), "hours after it")
        if length.bound or look.kinds(length.last + 1).get("lasting"):
            return Found(length.last, Since(Ago(length.size, length.unit, length.bound)), "for so long")
        return Found(length.last, Ago(length.size, length.unit, of=True), "so long after it")
    if length.unit in ("hour", "minute"):
        return Found(length.last, Beside(0), "hours later")
    return Found(length.last, Ahead(length.size, length.unit, looks_forward(look, i)), "so long later")


def _shift(look: Look, i: int) -> Hit | None:
    return look.plain(i, "beforelast") or look.plain(i, "shift")


def unit(look: Look, i: int) -> Found | None:
    """A whole week, month or year: "الأسبوع الماضي", "هذا العام", "الشهر نفسه"."""
    this, same = look.hit(i, "this"), look.hit(i, "same_before")
    hit = look.hit(i + 1 if this or same else i, "unit1d")
    if hit is None or hit.value == "hour":
        return _last_hour(look, hit) if hit and not this else None
    if this:
        return Found(hit.last, Unit(hit.value, 0), "running unit")
    if same:
        return Found(hit.last, Unit(hit.value, 0, True), "same unit")
    if "office_general" in look.kinds(i - 1) and hit.value == "year":
        return None
    shift = _shift(look, hit.last)
    year = look.year(shift.last) if shift and hit.value == "year" else None
    if shift and year:
        return Found(shift.last + 1, Year(year, year < 1500, int(shift.value)), "year")
    if shift:
        return Found(shift.last, Unit(hit.value, int(shift.value)), "unit from the report's")
    if look.plain(hit.last, "same"):
        return Found(hit.last + 1, Unit(hit.value, 0, True), "same unit")
    return None


def _last_hour(look: Look, hit: Hit) -> Found | None:
    recent = look.plain(hit.last, "recent") or look.plain(hit.last, "shift")
    if recent is None:
        return None
    count = look.digits(hit.last - 2)
    if count:
        return Found(recent.last, Rolling(count, "hour", recent.value == "1"), "rolling span")
    return Found(recent.last, Day(offset=0), "last hour")


def rolling(look: Look, i: int) -> Found | None:
    """The last or coming days: "الأيام القليلة الماضية", "اليومين الماضيين", "الأسابيع التسعة الماضية", "هذه الأيام"."""
    this = look.hit(i, "this")
    hit = look.hit(i + 1 if this else i, "unitnd") or (None if this else look.hit(i, "unit2d"))
    if hit is None:
        return None
    if this:
        return Found(hit.last, Rolling(2, "day", running=True), "these days") if hit.value == "day" else None
    count = 2 if look.hit(i, "unit2d") else 0
    at = hit.last
    if look.form(at) == "ال" and look.digits(at + 1):
        count, at = look.digits(at + 1) or 0, at + 2
    elif number := definite_count(look, at):
        count, at = number, at + 1
    few = look.plain(at, "few")
    return _rolled(look, few.last if few else at, count, hit.value)


def _rolled(look: Look, i: int, count: int, unit_name: str) -> Found | None:
    placed = look.plain(i, "shift") or look.plain(i, "recent")
    if placed is None or placed.value == "0":
        return None
    few = look.plain(placed.last, "few")
    return Found(few.last if few else placed.last, Rolling(count, unit_name, placed.value == "1"), "rolling span")


def definite_count(look: Look, i: int) -> int:
    """A number word with the article ("الثلاثة"), or 0."""
    if not look.first <= i < look.end:
        return 0
    form = look.tokens[i].form
    if not form.startswith("ال"):
        return 0
    for bare in (form[2:], form[2:-1] if form.endswith("ه") else form[2:] + "ه"):
        value = look.numbers.get(bare)
        if value:
            return value
    return 0


def counted_rolling(look: Look, i: int) -> Found | None:
    """A counted span with an adjective after its unit: "الـ24 ساعة الماضية", "الثلاثة أيام الأخيرة"."""
    at = i + 1 if look.form(i).endswith("ال") else i
    count = look.digits(at) or definite_count(look, at)
    if not count:
        return None
    hit = look.hit(at + 1, "unitn") or look.hit(at + 1, "unit1") or look.hit(at + 1, "unitnd")
    return None if hit is None else _rolled(look, hit.last, count, hit.value)


def during(look: Look, i: int) -> Found | None:
    """"خلال 24 ساعة": the day gone by."""
    hit = look.hit(i, "during")
    at = hit.last if hit else i
    if hit is None or at >= look.end:
        return None
    placed = counted_rolling(look, at)
    if placed:
        return placed
    length = amount(look, at)
    if length is None:
        return None
    shifted = _rolled(look, length.last, int(length.size), length.unit)
    if shifted:
        return shifted
    if length.unit == "hour" and length.size >= 12 and not looks_forward(look, i):
        return Found(length.last, Rolling(int(length.size), "hour"), "within hours")
    return None


def portion(look: Look, i: int) -> Found | None:
    """A part of a month, year or week: "أواخر مارس الماضي", "مطلع عام 2014", "بداية العام الجاري"."""
    hit = look.hit(i, "portion")
    if hit is None or hit.last >= look.end:
        return None
    at = hit.last
    found = year_of(look, at) or month_alone(look, at) or unit(look, at) or bare_year(look, at)
    if found is None:
        named = look.hit(at, "month")
        whole = look.hit(at, "unit1d")
        if named and look.form(i) != "وسط":
            return Found(named.last, Portion(hit.value, Month(int(named.value))), "part of a month")
        if whole and whole.value in ("year", "month") and look.form(i) not in ("وسط", "اخر"):
            return Found(whole.last, Portion(hit.value, Unit(whole.value, 0)), "part of a unit")
        return None
    if not isinstance(found.expr, Month | Year | Unit):
        return None
    return Found(found.last, Portion(hit.value, found.expr), "part of a unit")


def season(look: Look, i: int) -> Found | None:
    """"الخريف الماضي", "صيف 2014", "ربيع عام 2015"."""
    hit = look.hit(i, "season")
    if hit is None:
        return None
    year = year_of(look, hit.last) or bare_year(look, hit.last)
    if year is not None and isinstance(year.expr, Year):
        return Found(year.last, Season(hit.value, year.expr.year), "season")
    shift = look.plain(hit.last, "shift")
    return Found(shift.last, Season(hit.value, None, int(shift.value)), "season") if shift else None


def neighbour(look: Look, i: int) -> Found | None:
    """"غداة X": X was the day before; "عشية X": X is the day after."""
    hit = look.hit(i, "morrow") or look.hit(i, "eve")
    if hit is None:
        return None
    if "eve" in look.kinds(i):
        day = moment(look, hit.last) if hit.last < look.end else None
        if day is not None:
            return day
    return Found(hit.last, Beside(int(hit.value)), "the day beside")


def vague(look: Look, i: int) -> Found | None:
    """A time left open: "مؤخرا", "في الفترة الأخيرة"."""
    hit = look.hit(i, "vague")
    if hit:
        return Found(hit.last, Vague(), "left open")
    period = look.hit(i, "vague_unit")
    placed = (look.plain(period.last, "shift") or look.plain(period.last, "recent")) if period else None
    return Found(placed.last, Vague(), "left open") if placed else None


def feast(look: Look, i: int) -> Found | None:
    """A day of a feast or of Ramadan: "أول أيام عيد الفطر"."""
    number = ordinal(look, i)
    if number is None or look.form(number[0]) not in ("ايام", "يوم"):
        return None
    at = number[0] + 1
    word = look.hit(at, "monthword")
    month = look.hit(word.last if word else at, "hijri")
    if month:
        return Found(month.last, Day(day=number[1], month=int(month.value), hijri=True), "day of a feast")
    named = look.hit(at, "feast")
    if named is None:
        return None
    first_month, first_day = named.value.split("-")
    return Found(named.last, Day(day=int(first_day) + number[1] - 1, month=int(first_month), hijri=True), "day of a feast")
