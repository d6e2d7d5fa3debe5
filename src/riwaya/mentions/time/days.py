"""Days told by name or from the day of the report: "أمس الخميس", "السبت الماضي", "الأحد، 16 مايو/أيار 2021"."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.mentions.time.dates import date, may_begin_date, month_first, numeric_date, ordinal
from riwaya.mentions.time.expr import Beside, Day, Nth
from riwaya.mentions.time.words import ARTICLE, COMMAS, OF, SLASHES, Found, Hit, Look

_WINDOW = 10
_TODAY = "اليوم"
_LONGEST_MONTH = 31


def looks_forward(look: Look, i: int) -> bool:
    """Whether the words before `i` in the sentence tell something to come."""
    for k in range(i - 1, max(look.first, i - _WINDOW) - 1, -1):
        if "coming" in look.kinds(k):
            return True
        for info in (look.scan.trigger_info[k], look.scan.info[k]):
            for reading in info.readings[:2]:
                if reading.form.pos == "imperfect" and reading.before[-1:] == "س":
                    return True
                if reading.form.pos == "perfect":
                    return False
    return False


def is_name(look: Look, i: int, found: Found) -> bool:
    """Whether what was read is a name or a habit: "سوق الجمعة", "ثورة 17 فبراير", "كل جمعة", «26 سبتمبر»."""
    if look.before(i, "named", "every"):
        return True
    expr = found.expr
    return isinstance(expr, Day) and expr.day is not None and expr.year is None and look.scan.quoted(i, found.last)


def _no_today(look: Look, i: int, hit: Hit) -> bool:
    """Whether "اليوم" is here no day of the report: a newspaper, "in the day", "to this day", "the next day"."""
    if look.kinds(hit.last).keys() & {"not_today", "next_day", "same"} or look.scan.quoted(i, hit.last):
        return True
    if look.before(i, "paper", "until", "that"):
        return True
    if look.before(i, "country_paper") and (look.before(i - 1, "named") or look.form(i - 1)[:1] in ("ل", "ب")):
        return True
    return look.is_in(i - 1) and look.before(i - 1, "unit1", "unitn", "unit2", "per")


def _first_mark(look: Look, i: int) -> Found | None:
    """The first sign of a day at `i`."""
    kinds = look.kinds(i)
    weekday = look.hit(i, "weekday") if "weekday" in kinds else None
    if weekday is not None:
        return Found(weekday.last, Day(weekday=int(weekday.value)), "weekday")
    day = look.hit(i, "day") if "day" in kinds else None
    if day is not None and day.value == "-1" and "need" in look.kinds(day.last):
        return None
    if day is not None and not (day.value == "0" and _no_today(look, i, day)):
        return Found(day.last, Day(offset=int(day.value)), "day from the report's")
    if "tomorrow_def" in kinds and look.before(i, "part", "dayword"):
        return Found(i + 1, Day(offset=1), "day from the report's")
    if not may_begin_date(look, i):
        return month_first(look, i) if "month" in kinds else None
    return (numeric_date(look, i) if look.tokens[i].kind == "number" else None) or date(look, i)


def _merge(day: Day, more: Day) -> Day | None:
    """Two signs of one day together; None where they are of one kind."""
    if more.day is not None:
        return None if day.day is not None else replace(more, offset=day.offset, weekday=day.weekday)
    if more.weekday is not None:
        return None if day.weekday is not None else replace(day, weekday=more.weekday)
    return None if day.offset is not None or more.offset is None else replace(day, offset=more.offset)


def _opening(look: Look, i: int) -> tuple[int, str]:
    """The token after a mark that may stand between two signs of one day, and the mark."""
    form = look.form(i)
    if form == "(":
        return i + 1, form
    if form in COMMAS or form in SLASHES:
        return (i + 2 if look.is_in(i + 1) and look.form(i + 2) == ARTICLE else i + 1), form
    if look.plain(i, "date_link"):
        return (i + 2 if look.form(i + 1) == "ل" else i + 1), form
    return i, ""


def named_day(look: Look, i: int) -> Found | None:
    """A day with all its signs: "أمس الخميس", "اليوم (الأحد)", "السبت الماضي", "الأحد، 16 مايو/أيار 2021"."""
    found = _first_mark(look, i)
    return go_on(look, found.last, found.expr) if found is not None and isinstance(found.expr, Day) else found


def _place(look: Look, i: int, day: Day) -> tuple[int, Day]:
    """A weekday with the words that place it, where none has yet: "الماضي", "قبل الماضي", "من الأسبوع المقبل"."""
    if day.weekday is None or day.shift is not None or day.week is not None or day.day is not None:
        return i, day
    placed = look.plain(i, "beforelast") or look.plain(i, "shift")
    if placed:
        return placed.last, replace(day, shift=int(placed.value))
    week = look.hit(i + 1, "unit1d") if look.form(i) == OF else None
    shift = look.plain(week.last, "shift") if week and week.value == "week" else None
    return (shift.last, replace(day, week=int(shift.value))) if shift else (i, day)


def go_on(look: Look, i: int, day: Day) -> Found:
    """Read the further signs of a day from `i` on."""
    last, day = _place(look, i, day)
    while True:
        at, mark = _opening(look, last)
        second = _first_mark(look, at) if at < look.end else None
        merged = _merge(day, second.expr) if second is not None and isinstance(second.expr, Day) else None
        if second is None or merged is None or (mark in COMMAS or mark in SLASHES) and merged.day is None:
            break
        last, day = _place(look, second.last, merged)
        last += mark == "(" and look.form(last) == ")"
    if day.offset == -1 and look.form(last) == "(" and look.hit(last + 1, "ordinal") and look.form(last + 2) == ")":
        last, day = last + 3, replace(day, offset=-2)
    adverb = look.plain(last, "part_adv")
    if adverb and not look.kinds(adverb.last).keys() & {"weekday", "day"}:
        last = adverb.last
    return Found(last, day, _rule(day))


def _rule(day: Day) -> str:
    if day.day is not None:
        return "date"
    if day.offset is not None:
        return "day from the report's"
    return "weekday" if day.shift is None else "weekday with its week"


def nth(look: Look, i: int) -> Found | None:
    """The so-manyeth day of something: "لليوم الثاني على التوالي", "أسبوعها الرابع", "اليوم الـ389 من"."""
    hit = look.hit(i, "nth_unit") or look.hit(i, "nth_own")
    if hit is None:
        return None
    number = ordinal(look, hit.last)
    if number is None:
        at = hit.last + (look.form(hit.last) == ARTICLE)
        digits = look.digits(at)
        number = (at + 1, digits) if digits and (at > hit.last or digits > _LONGEST_MONTH and look.form(at + 1).startswith((OF, "لل"))) else None
    if number is None or number[1] < 2:
        return None
    streak = look.plain(number[0], "streak")
    if look.form(i) == _TODAY and not streak and (number[1] <= _LONGEST_MONTH or not look.form(number[0]).startswith((OF, "لل"))):
        return None
    unit = "day" if hit.value == "night" else hit.value
    return Found(streak.last if streak else number[0], Nth(number[1], unit), "so-manyeth day")


def beside(look: Look, i: int) -> Found | None:
    """A day told from the one being spoken of: "اليوم التالي", "في اليوم نفسه", "ذات اليوم"."""
    if look.hit(i, "same_before") or look.hit(i, "that"):
        return Found(i + 2, Beside(0), "the same day") if look.form(i + 1) == _TODAY else None
    if not look.form(i).endswith(_TODAY):
        return None
    if look.plain(i + 1, "same"):
        return Found(i + 2, Beside(0), "the same day")
    step = look.plain(i + 1, "next_day")
    return Found(step.last, Beside(int(step.value)), "the day beside") if step else None
