"""Days told by name or from the day of the report, with parts of the day: "مساء أمس الخميس", "ليل السبت الأحد"."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.mentions.time.dates import SLASHES, Found, date, numeric_date, ordinal
from riwaya.mentions.time.expr import Beside, Day, Nth, Part, Range
from riwaya.mentions.time.words import Hit, Look
from riwaya.text.token import QUOTES

_AHEAD_WINDOW = 10


def looks_forward(look: Look, i: int) -> bool:
    """Whether the words before `i` in the sentence tell something to come."""
    for k in range(i - 1, max(look.first, i - _AHEAD_WINDOW) - 1, -1):
        if "coming" in look.kinds(k):
            return True
        for info in (look.scan.trigger_info[k], look.scan.info[k]):
            for reading in info.readings[:2]:
                if reading.form.pos == "imperfect" and reading.before[-1:] == "س":
                    return True
                if reading.form.pos == "perfect":
                    return False
    return False


def _quoted(look: Look, i: int, last: int) -> bool:
    text = look.scan.page.text
    start, end = look.tokens[i].start, look.tokens[last - 1].end
    return text[start - 1:start] in QUOTES and text[end:end + 1] in QUOTES if start else False


def blocked(look: Look, i: int) -> bool:
    """Whether the word before `i` makes a name or a habit of it: "سوق الجمعة", "ثورة 17 فبراير", "كل جمعة"."""
    kinds = look.kinds(i - 1)
    return "named" in kinds or "every" in kinds


def quoted_date(look: Look, i: int, found: Found) -> bool:
    """Whether a date stands alone between quotation marks, as a name does: «26 سبتمبر»."""
    return isinstance(found.expr, Day) and found.expr.day is not None and found.expr.year is None and _quoted(look, i, found.last)


def _no_today(look: Look, i: int, hit: Hit) -> bool:
    """Whether "اليوم" is here no day of the report: a newspaper, "in the day", "to this day"."""
    if "not_today" in look.kinds(hit.last) or _quoted(look, i, hit.last) or "paper" in look.kinds(i - 1):
        return True
    if "country_paper" in look.kinds(i - 1) and ("named" in look.kinds(i - 2) or look.form(i - 1)[:1] in ("ل", "ب")):
        return True
    if "until" in look.kinds(i - 1) or "that" in look.kinds(i - 1):
        return True
    return look.form(i - 1) in ("في", "فى") and bool(look.kinds(i - 2).keys() & {"unit1", "unitn", "unit2"} or look.form(i - 2) in ("مرات", "مره"))


def _first_mark(look: Look, i: int) -> tuple[int, Day] | Found | None:
    """The first sign of a day at `i`."""
    kinds = look.kinds(i)
    if "weekday" in kinds:
        hit = look.hit(i, "weekday")
        if hit is not None:
            return hit.last, Day(weekday=int(hit.value))
    if "day" in kinds:
        hit = look.hit(i, "day")
        if hit is not None and hit.value == "-1" and "need" in look.kinds(hit.last):
            return None
        if hit is not None and not (hit.value == "0" and _no_today(look, i, hit)):
            return hit.last, Day(offset=int(hit.value))
    if "tomorrow_def" in kinds and (look.before(i, "part") or look.before(i, "dayword")):
        return i + 1, Day(offset=1)
    if look.tokens[i].kind == "number" or "ordinal" in kinds or "ال" in look.form(i)[:3]:
        return (numeric_date(look, i) if look.tokens[i].kind == "number" else None) or date(look, i)
    return None


def _merge(day: Day, more: Day) -> Day | None:
    """Two signs of one day together; None where they are of one kind."""
    if more.day is not None:
        return None if day.day is not None else replace(more, offset=day.offset, weekday=day.weekday)
    if more.weekday is not None:
        return None if day.weekday is not None else replace(day, weekday=more.weekday)
    return None if day.offset is not None or more.offset is None else replace(day, offset=more.offset)


def _week_tail(look: Look, i: int) -> tuple[int, int] | None:
    """What places a weekday among the weeks: "الماضي", "قبل الماضي", "من الأسبوع المقبل"."""
    far = look.plain(i, "beforelast")
    if far:
        return far.last, -2
    shift = look.plain(i, "shift")
    if shift:
        return shift.last, int(shift.value)
    if look.form(i) == "من":
        week = look.hit(i + 1, "unit1d")
        shift = look.plain(week.last, "shift") if week and week.value == "week" else None
        if shift:
            return shift.last, int(shift.value) * 10
    return None


def _opening(look: Look, i: int) -> tuple[int, str]:
    """The token after a mark that may stand between two signs of one day, and the mark."""
    form = look.form(i)
    if form == "(":
        return i + 1, form
    if form in ("،", ",", "-", "–", "/") and form:
        return (i + 2 if look.form(i + 1) in ("في", "فى") and look.form(i + 2) == "ال" else i + 1), form
    if form == "الموافق":
        return (i + 2 if look.form(i + 1) == "ل" else i + 1), form
    return i, ""


def named_day(look: Look, i: int) -> Found | None:
    """A day with all its signs: "أمس الخميس", "اليوم (الأحد)", "السبت الماضي", "الأحد، 16 مايو/أيار 2021"."""
    start = _first_mark(look, i)
    if start is None or isinstance(start, Found):
        return start if start is None or not isinstance(start.expr, Day) else _more(look, start.last, start.expr)
    return _more(look, start[0], start[1])


def _more(look: Look, i: int, day: Day) -> Found:
    last = i
    shift = _week_tail(look, last) if day.weekday is not None else None
    if shift:
        last, day = shift[0], replace(day, shift=shift[1])
    while True:
        at, mark = _opening(look, last)
        second = _first_mark(look, at) if at < look.end else None
        if second is None:
            break
        expr = second.expr if isinstance(second, Found) else second[1]
        merged = _merge(day, expr) if isinstance(expr, Day) else None
        if merged is None or mark in ("،", ",", "-", "–", "/") and (not isinstance(expr, Day) or expr.day is None):
            break
        last, day = second[0], merged
        if day.weekday is not None and day.shift is None and day.day is None:
            shift = _week_tail(look, last)
            if shift:
                last, day = shift[0], replace(day, shift=shift[1])
        if mark == "(" and look.form(last) == ")":
            last += 1
    if look.form(last) == "(" and look.form(last + 2) == ")" and look.form(last + 1) == "الاول" and day.offset == -1:
        last, day = last + 3, replace(day, offset=-2)
    adverb = look.plain(last, "part_adv")
    if adverb and "weekday" not in look.kinds(last + 1) and "day" not in look.kinds(last + 1):
        last, day = adverb.last, replace(day, night=adverb.value == "night")
    return Found(last, day, _rule(day))


def _rule(day: Day) -> str:
    if day.day is not None:
        return "date"
    if day.offset is not None:
        return "day from the report's"
    return "weekday" if day.shift is None else "weekday with its week"


def moment(look: Look, i: int) -> Found | None:
    """A day with the part of it that is told: "فجر اليوم الأربعاء", "وقت متأخر من مساء أمس", "يوم الخميس"."""
    kinds = look.kinds(i)
    if "middle_night" in kinds:
        hit = look.hit(i, "middle_night")
        if hit is not None:
            return _night(look, hit.last, True)
    if "day" in kinds or "weekday" in kinds:
        found = named_day(look, i)
        if found is not None:
            return found
    if "part" in kinds:
        hit = look.hit(i, "part")
        if hit is not None:
            return _night(look, hit.last, False) if hit.value == "night" else _after_part(look, hit.last)
    if "dayword" in kinds:
        return _after_part(look, i + 1)
    if "hourly" in kinds:
        return _hourly(look, i)
    return named_day(look, i) if look.tokens[i].kind == "number" or "ordinal" in kinds or "tomorrow_def" in kinds else None


def _after_part(look: Look, i: int) -> Found | None:
    if i >= look.end:
        return None
    if "dayword" in look.kinds(i) and look.hit(i, "day") is None:
        i += 1
    this = look.plain(i, "this")
    if this and look.form(i + 1) == "اليوم":
        return Found(i + 2, Day(offset=0), "day from the report's")
    return named_day(look, i) if i < look.end else None


def _night(look: Look, i: int, middle: bool) -> Found | None:
    """A night: of one day, or between two: "ليل السبت الأحد", "ليل الخميس - الجمعة"."""
    found = _after_part(look, i)
    if found is None or not isinstance(found.expr, Day):
        return found
    first = found.expr
    at = found.last
    if look.form(at) in SLASHES or look.form(at) in ("علي", "الي"):
        at += 1
    second = look.hit(at, "weekday") if first.weekday is not None and first.day is None else None
    if second is None or int(second.value) != ((first.weekday or 0) + 1) % 7:
        return Found(found.last, replace(first, night=True), found.rule)
    more = _more(look, second.last, Day(weekday=int(second.value)))
    return Found(more.last, more.expr if middle or more.expr is None else Range(first, more.expr), "night between two days")


def _hourly(look: Look, i: int) -> Found | None:
    """"وقت سابق اليوم", "ساعة متأخرة من مساء أمس", "ساعات الصباح الأولى من السبت", "الساعات الأولى من فجر الأحد"."""
    at = i + 1
    part = look.hit(at, "part_def")
    at = part.last if part else at
    kind = look.hit(at, "hourly_kind")
    at = kind.last if kind else at
    if not part and not kind:
        inner = look.hit(at, "part")
        return moment(look, at) if inner else None
    link = look.form(at) in ("من", "في", "فى", "ليل", "يوم")
    at = at + 1 if link and look.form(at) != "ليل" else at
    found = moment(look, at) if at < look.end else None
    if found is not None:
        return found
    return Found(part.last if not kind else kind.last, Part(part.value), "part of the day") if part else None


def part_alone(look: Look, i: int) -> Found | None:
    """A part of the day without its day: "فجرا", "عند الفجر", "خلال الليل"."""
    hit = look.plain(i, "part_adv") or look.hit(i, "middle_night_def") or look.hit(i, "part_def")
    if hit is None:
        return None
    value = hit.value
    if "part_def" in look.kinds(i) and not look.hit(i, "middle_night_def"):
        if not (look.form(i - 1) in ("عند", "مع", "منذ", "قبيل", "قبل", "بعد", "خلال", "اثناء", "هذا", "طوال", "في")
                or hit.glued[-1:] == "ب"):
            return None
        if look.form(i - 1) == "هذا" and value == "afternoon":
            return None
        if look.form(i - 1) in ("في", "مع", "قبل") and value not in ("dawn", "overnight", "noon"):
            return None
    if look.plain(i, "part_adv") and (look.form(hit.last) in ("ونهارا", "والنهار") or look.form(hit.last) == "الخير"):
        return None
    return Found(hit.last, Part(value), "part of the day")


def nth(look: Look, i: int) -> Found | None:
    """The so-manyeth day of something: "لليوم الثاني على التوالي", "أسبوعها الرابع", "اليوم الـ389 من"."""
    hit = look.hit(i, "nth_unit") or look.hit(i, "nth_own")
    if hit is None:
        return None
    number = ordinal(look, hit.last)
    if number is None and look.form(hit.last) == "ال":
        digits = look.digits(hit.last + 1)
        number = (hit.last + 2, digits) if digits else None
    if number is None or number[1] < 2:
        return None
    streak = look.plain(number[0], "streak")
    if look.form(i) == "اليوم" and not streak and (number[1] < 32 or look.form(number[0]) != "من"):
        return None
    last = streak.last if streak else number[0]
    return Found(last, Nth(number[1], "day" if hit.value == "night" else hit.value), "so-manyeth day")


def beside(look: Look, i: int) -> Found | None:
    """A day told from the one being spoken of: "اليوم التالي", "في اليوم نفسه", "ذات اليوم"."""
    same = look.hit(i, "same_before") or look.hit(i, "that")
    if same:
        return Found(i + 2, Beside(0), "the same day") if look.form(i + 1) == "اليوم" else None
    if look.form(i)[-5:] != "اليوم":
        return None
    if look.plain(i + 1, "same"):
        return Found(i + 2, Beside(0), "the same day")
    step = look.plain(i + 1, "next_day")
    return Found(step.last, Beside(int(step.value)), "the day beside") if step else None
