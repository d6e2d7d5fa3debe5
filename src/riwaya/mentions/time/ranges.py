"""Ranges of time: "الجمعة والسبت", "من مارس حتى يونيو الماضي", "بين الاثنين والأربعاء", "ليل الجمعة إلى صباح السبت"."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.mentions.time.dates import date
from riwaya.mentions.time.days import go_on, is_name
from riwaya.mentions.time.expr import Day, Expr, Month, Range, Since, Year
from riwaya.mentions.time.months import bare_year, month_alone, whole_month, year_of
from riwaya.mentions.time.parts import moment
from riwaya.mentions.time.units import portion
from riwaya.mentions.time.words import AND, COMMAS, SLASHES, Found, Look

_ENDS = frozenset(("middle_night", "part", "day", "weekday", "dayword", "hourly", "ordinal", "month", "hijri", "monthword",
                   "yearword", "portion", "article"))
_THE_TWO = Day(weekday=0)


def between(look: Look, i: int) -> Found | None:
    """"بين الاثنين والأربعاء", "من مارس حتى يونيو الماضي", "الفترة ما بين"."""
    hit = look.hit(i, "between") or look.hit(i, "from")
    at = hit.last if hit else look.end
    if hit is None or at >= look.end or not (look.tokens[at].kind == "number" or _ENDS & look.kinds(at).keys()):
        return None
    if "between" in look.kinds(i):
        return _two_days(look, at)
    first = portion(look, at) or moment(look, at) or whole_month(look, at) or bare_year(look, at)
    if first is None or first.expr is None or is_name(look, i, first):
        return None
    if isinstance(first.expr, Range):
        return first
    joined = join(look, first)
    return joined if joined is not first else None


def _two_days(look: Look, i: int) -> Found | None:
    """What stands after "between"; a bare "الاثنين" there are the two of them."""
    first = moment(look, i) or date(look, i) or month_alone(look, i) or year_of(look, i) or bare_year(look, i)
    if first is None or first.expr is None or isinstance(first.expr, Range):
        return first
    joined = join(look, first, True)
    if joined is first and first.expr == _THE_TWO and first.last == i + 1:
        return Found(first.last, None, "the two of them")
    return joined


def two_months(look: Look, i: int) -> Found | None:
    """"شهري يونيو ويوليو الماضيين"."""
    hit = look.hit(i, "two_months")
    first = whole_month(look, hit.last) if hit else None
    return None if first is None else join(look, first, True)


def _other_end(look: Look, i: int, wide: bool) -> tuple[int, bool]:
    """Where the second end of a range would begin after `i`, and whether the joint is a mere "and" or mark."""
    if wide and look.form(i) in COMMAS and look.form(i + 1).startswith(AND):
        i += 1
    form = look.form(i)
    until = look.hit(i + 1 if form == AND else i, "until")
    if until and until.glued in ("", AND):
        return until.last, False
    if look.plain(i, "carry"):
        until = look.hit(i + 1, "until")
        return (until.last, False) if until else (i, True)
    if form in SLASHES or form == AND:
        return i + 1, True
    return (i + 1 if look.hit(i, "after") and form.startswith(AND) else i), True


def join(look: Look, found: Found, wide: bool = False) -> Found:
    """A range, where another time follows as its end: "الجمعة والسبت", "ليل الجمعة إلى صباح السبت"."""
    expr = found.expr
    if not isinstance(expr, Day | Month | Year | Since) or found.last >= look.end:
        return found
    at, loose = _other_end(look, found.last, wide)
    if at >= look.end or at == found.last and not look.form(at).startswith(AND):
        return found
    second = moment(look, at) or (None if loose else _to_this_day(look, at))
    if second is None and (wide or not loose) and isinstance(expr, Month):
        second = whole_month(look, at)
    if second is None or not isinstance(second.expr, Day | Month) or not _alike(expr, second.expr):
        return found
    if loose and not wide and isinstance(second.expr, Day) and second.expr.day is not None:
        return found
    start = expr.of if isinstance(expr, Since) else expr
    return _third_day(look, Found(second.last, Range(_completed(start, second.expr), second.expr), "range"))


def _third_day(look: Look, found: Found) -> Found:
    """A list of days that goes on: "السبت والأحد والاثنين"."""
    while isinstance(found.expr, Range) and isinstance(found.expr.last, Day) and look.form(found.last).startswith(AND):
        weekday = look.hit(found.last, "weekday")
        if weekday is None or found.expr.last.weekday is None or int(weekday.value) != (found.expr.last.weekday + 1) % 7:
            return found
        third = go_on(look, weekday.last, Day(weekday=int(weekday.value)))
        if not isinstance(third.expr, Day):
            return found
        found = Found(third.last, Range(found.expr.first, third.expr), "range")
    return found


def _to_this_day(look: Look, i: int) -> Found | None:
    """"حتى اليوم" at the end of a range."""
    hit = look.plain(i, "day")
    return go_on(look, hit.last, Day(offset=0)) if hit and hit.value == "0" and "not_today" not in look.kinds(hit.last) else None


def _alike(first: Expr, second: Expr) -> bool:
    return isinstance(first, Since) or isinstance(second, Month) == isinstance(first, Month)


def _completed(first: Expr, second: Expr) -> Expr:
    """The first end of a range with the year or shift that only the second tells."""
    if isinstance(first, Month) and isinstance(second, Month) and first.year is None and first.shift is None:
        return replace(first, year=second.year, shift=second.shift, year_shift=second.year_shift)
    dated = isinstance(first, Day) and isinstance(second, Day) and first.day is not None and second.day is not None
    if dated and isinstance(first, Day) and isinstance(second, Day) and first.year is None:
        shift = first.shift if first.shift is not None else second.shift
        return replace(first, year=second.year, shift=shift, year_shift=second.year_shift)
    return first
