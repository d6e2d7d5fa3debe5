"""Parts of the day: "فجر اليوم الأربعاء", "وقت متأخر من مساء أمس", "ليل السبت الأحد", "عند الفجر"."""

from __future__ import annotations

from riwaya.mentions.time.dates import may_begin_date
from riwaya.mentions.time.days import beside, go_on, named_day
from riwaya.mentions.time.expr import Beside, Day, Part, Range, Unit
from riwaya.mentions.time.words import OF, SLASHES, Found, Look

_IN_NIGHT = ("dawn", "overnight", "noon")


def moment(look: Look, i: int, within: bool = False) -> Found | None:
    """A day with the part of it that is told: "فجر اليوم الأربعاء", "وقت متأخر من مساء أمس", "يوم الخميس"."""
    kinds = look.kinds(i)
    middle = look.hit(i, "middle_night") if "middle_night" in kinds else None
    if middle is not None:
        return _night(look, middle.last, True)
    found = named_day(look, i) if "day" in kinds or "weekday" in kinds else None
    if found is not None:
        return found
    part = look.hit(i, "part") if "part" in kinds else None
    if part is not None:
        return _night(look, part.last, False) if part.value == "night" else _day_after(look, part.last)
    if "dayword" in kinds:
        return _day_after(look, i + 1)
    if "hourly" in kinds:
        return None if within else _hourly(look, i)
    return named_day(look, i) if may_begin_date(look, i) or "tomorrow_def" in kinds else None


def _day_after(look: Look, i: int) -> Found | None:
    """The day after a word for a part of it."""
    if "dayword" in look.kinds(i) and look.hit(i, "day") is None:
        i += 1
    return beside(look, i) or (named_day(look, i) if i < look.end else None)


def _night(look: Look, i: int, middle: bool) -> Found | None:
    """A night: of one day, or between two: "ليل السبت الأحد", "ليل الخميس - الجمعة"."""
    found = _day_after(look, i)
    if found is None or not isinstance(found.expr, Day):
        return found
    first, at = found.expr, found.last
    if look.form(at) in SLASHES or look.plain(at, "night_link"):
        at += 1
    second = look.hit(at, "weekday") if first.weekday is not None and first.day is None else None
    if second is None or int(second.value) != ((first.weekday or 0) + 1) % 7:
        return found
    more = go_on(look, second.last, Day(weekday=int(second.value)))
    expr = more.expr if middle or more.expr is None else Range(first, more.expr)
    return Found(more.last, expr, "night between two days")


def _hourly(look: Look, i: int) -> Found | None:
    """"وقت سابق اليوم", "ساعة متأخرة من مساء أمس", "ساعات الصباح الأولى من السبت", "الساعات الأولى من فجر الأحد"."""
    part = look.hit(i + 1, "part_def")
    at = part.last if part else i + 1
    kind = look.hit(at, "hourly_kind")
    at = kind.last if kind else at
    if not part and not kind:
        return moment(look, at, True) if look.hit(at, "part") else None
    found = moment(look, at + 1 if look.plain(at, "hour_link") else at, True)
    if found is not None:
        return found
    if part is not None:
        return Found(at, Part(part.value), "part of the day")
    whole = look.hit(at + 1, "unit1d") if look.form(at) == OF else None
    return Found(whole.last, Unit(whole.value, 0), "running unit") if whole is not None and whole.value != "hour" else None


def part_alone(look: Look, i: int) -> Found | None:
    """A part of the day without its day: "فجرا", "عند الفجر", "خلال الليل", "منتصف الليل"."""
    adverb = look.plain(i, "part_adv")
    if adverb:
        if look.kinds(adverb.last).keys() & {"and_day", "greeting"}:
            return None
        return Found(adverb.last, Part(adverb.value), "part of the day")
    middle = look.hit(i, "middle_night_def")
    if middle:
        return Found(middle.last, Part(middle.value), "part of the day")
    hit = look.hit(i, "part_def")
    return Found(hit.last, Part(hit.value), "part of the day") if hit and _framed(look, i, hit.value, hit.glued) else None


def _framed(look: Look, i: int, part: str, glued: str) -> bool:
    """Whether a part of the day with the article is one ("عند الفجر") and not a name or an age ("هذا العصر")."""
    if not look.before(i, "part_cue") and glued[-1:] != "ب":
        return False
    if look.before(i, "this") and part == "afternoon":
        return False
    return not look.before(i, "part_weak") or part in _IN_NIGHT


def neighbour(look: Look, i: int) -> Found | None:
    """"غداة X": X was the day before; "عشية X": X is the day after."""
    hit = look.hit(i, "morrow") or look.hit(i, "eve")
    if hit is None:
        return None
    day = moment(look, hit.last) if "eve" in look.kinds(i) and hit.last < look.end else None
    return day or Found(hit.last, Beside(int(hit.value)), "the day beside")
