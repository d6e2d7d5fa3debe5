"""Clues to the day of a report: what each says, the words it rests on, and the days it leaves possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from riwaya.mentions.scan import Scan
from riwaya.mentions.time.expr import Ago, Beside, Day, Month, Since, Year
from riwaya.mentions.time.rules import TimeMention, find_times
from riwaya.mentions.time.words import time_words
from riwaya.model.record import Span
from riwaya.packs.theatre import Actor, actor_forms
from riwaya.resolve import daymask
from riwaya.resolve.daymath import gregorian, month_end
from riwaya.resolve.happenings import Happening, bare, day_of, event_words, events_on, happenings
from riwaya.resolve.times import Interval, resolve_time

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FORCES = ("government", "army", "unit", "armed_group", "coalition")
_ENDING = ("government", "army", "body")
_AFTER_END = timedelta(days=365)
_YEAR = timedelta(days=365)
_REACH = 10
_LEAD_LINES = 5
_SHARED_WORDS = 3
_UNSURE = timedelta(days=60)
_NEWS = timedelta(days=7)


class Clue(NamedTuple):
    """What a clue says. The stronger goes first and cannot be undone by the weaker; `recurs` where the days come round
    every week or year."""

    strength: int
    span: Span
    says: str
    days: int
    recurs: bool = False


def _weekday_clue(expr: Day) -> tuple[int, str] | None:
    """"أمس الخميس": the report is of a Friday. With its date, of that very day."""
    if expr.offset is None:
        return None
    if expr.day is not None and expr.hijri and expr.year is not None:
        at = resolve_time(expr, Interval(daymask.ORIGIN, daymask.ORIGIN))
        return (daymask.of_days([at.start - timedelta(days=expr.offset)]), "the day from the report's, with its date") if at else None
    if expr.day is not None and expr.month is not None and not expr.hijri:
        years = range(daymask.ORIGIN.year, daymask.LAST.year + 1) if expr.year is None else (expr.year,)
        days = [day - timedelta(days=expr.offset) for year in years if (day := gregorian(year, expr.month, expr.day))]
        if expr.weekday is not None:
            days = [day for day in days if (day.weekday() + expr.offset - expr.weekday) % 7 == 0] or days
        return daymask.of_days(days), "the day from the report's, with its date"
    if expr.weekday is None:
        return None
    weekday = (expr.weekday - expr.offset) % 7
    return daymask.on_weekday(weekday), _NAMES[weekday]


def _running_month(expr: Day | Month) -> tuple[int, str] | None:
    """"12 يناير الجاري": the report is of a January, from the 12th on."""
    if expr.shift != 0 or expr.month is None or expr.hijri or expr.year_shift is not None:
        return None
    first = expr.day if isinstance(expr, Day) and expr.day and not expr.coming else 1
    days = daymask.in_month(expr.month, first)
    if expr.year is not None:
        days &= daymask.between(date(expr.year, 1, 1), date(expr.year, 12, 31))
    return days, f"in month {expr.month}" + (f", day {first} or later" if first > 1 else "")


def _full_date(expr: Day, governor: str, lead: bool) -> tuple[int, str] | None:
    """A date with its year: what is told of it as past came before the report; as the first time told, in the first
    lines and with its weekday, it is the news."""
    if expr.day is None or expr.year is None or expr.offset is not None:
        return None
    at = resolve_time(expr, Interval(daymask.ORIGIN, daymask.ORIGIN))
    if at is None or governor == "حتى" or not daymask.ORIGIN < at.start < daymask.LAST:
        return None
    if expr.coming:
        return daymask.until(at.start), f"before {at.start}"
    if expr.shift == -1:
        return daymask.between(at.start, at.start + _YEAR), f"within a year after {at.start}"
    if lead and expr.weekday is not None and not governor:
        return daymask.between(at.start, at.start + _NEWS), f"{at.start} or up to a week after"
    if governor not in ("منذ", "بعد"):
        return daymask.since(at.start - _UNSURE), f"about {at.start} or later"
    return daymask.since(at.start), f"{at.start} or later"


def _numbered_year(expr: Year) -> tuple[int, str] | None:
    if expr.shift is None or expr.hijri or not daymask.ORIGIN.year < expr.year < daymask.LAST.year:
        return None
    year = expr.year - expr.shift
    return daymask.between(date(year, 1, 1), date(year, 12, 31)), f"in {year}"


def _of_mention(mention: TimeMention, lead: bool) -> tuple[int, int, str] | None:
    """The clue in one time expression, with its strength."""
    expr = mention.expr.of if isinstance(mention.expr, Since) else mention.expr
    if isinstance(expr, Day):
        found = _weekday_clue(expr)
        if found:
            return 9 if expr.day is not None else 8, *found
        found = _running_month(expr)
        if found:
            return 7, *found
        found = _full_date(expr, mention.governor, lead)
        return (6, *found) if found else None
    if isinstance(expr, Month):
        found = _running_month(expr)
        return (7, *found) if found else None
    if isinstance(expr, Year):
        found = _numbered_year(expr)
        return (7, *found) if found else None
    return None


def _known_year(scan: Scan, mention: TimeMention, told: list[Happening], theatre_ids: Sequence[str],
                running: int | None) -> Clue | None:
    """A date without its year that a public event of the same day of the year explains."""
    expr = mention.expr.of if isinstance(mention.expr, Since) else mention.expr
    if not isinstance(expr, Day) or expr.day is None or expr.year is not None or expr.offset is not None or expr.hijri or expr.coming:
        return None
    month = expr.month or (running if expr.same or expr.shift == 0 else None)
    if month is None:
        return None
    sentence = scan.sentence_at(mention.first)
    words = {bare(scan.form(k)) for k in range(sentence.first, sentence.last)}
    named = {h.event for h in told if sentence.first <= h.first < sentence.last}
    events = [e for e in events_on(theatre_ids, month, expr.day)
              if e in named or expr.shift != 0 and len(event_words(e) & words) >= _SHARED_WORDS]
    days = {day_of(e.start) for e in events}
    day = days.pop() if len(days) == 1 else None
    if day is None:
        return None
    says = f"{day} ({events[0].name_en})"
    return Clue(5, scan.page.span(mention.first, mention.last), says, _after_known(expr, day))


def _after_known(expr: Day, day: date) -> int:
    """The days of publication from which a date, now known with its year, is told as it is."""
    if expr.year_shift is not None:
        year = day.year - expr.year_shift
        return daymask.between(max(day, date(year, 1, 1)), date(year, 12, 31))
    running = expr.same or expr.shift == 0
    return daymask.between(day, month_end(day.year, day.month) if running else day + _YEAR)


def _of_happening(scan: Scan, told: Happening, often: bool) -> Clue | None:
    """A public event told as past came before the report; an office is held for its term, if it is spoken of often or
    in the first lines."""
    span = scan.page.span(told.first, told.last)
    kinds = time_words().get(scan.form(told.last), {}).keys() | time_words().get(scan.form(told.first - 1), {}).keys()
    if told.event.kind == "office" and "deputy" in kinds:
        return None
    if told.event.kind == "office" and "former" not in kinds:
        held = often or scan.sentence_at(told.first).paragraph <= _LEAD_LINES
        days = daymask.between(told.start, told.end + _AFTER_END) if told.end and held else daymask.since(told.start)
        return Clue(4, span, f"in office: {told.event.name_en}", days)
    if told.event.kind != "office" and not told.past:
        return None
    return Clue(3, span, f"after {told.event.name_en} ({told.start})", daymask.since(told.start))


def _days_that_fit(expr: Day, told: Happening) -> int:
    """The days of publication from which a weekday is the day of an event."""
    fitting = []
    for step in range(16):
        day = told.start + timedelta(days=step)
        found = resolve_time(expr, Interval(day, day))
        if found is not None and found.start == told.start:
            fitting.append(day)
    return daymask.of_days(fitting)


def _pin(scan: Scan, mention: TimeMention, told: Happening) -> Clue | None:
    """An event of one day told with a relative expression beside it: "السبت الماضي", "غداة", "بعد ساعات"."""
    if told.event.kind != "day":
        return None
    expr, sentences = mention.expr, scan.page.sentence_of
    apart = abs(sentences[mention.first] - sentences[told.first])
    span = scan.page.span(mention.first, mention.last)
    says = f"{told.event.name_en} ({told.start})"
    if isinstance(expr, Day) and expr.weekday == told.start.weekday() and expr.day is None and expr.offset is None and not expr.coming:
        if apart == 0 and expr.shift is None and told.past or apart <= 1 and expr.shift == -1:
            return Clue(2, span, f"that {_NAMES[expr.weekday]} was {says}", _days_that_fit(expr, told))
        return None
    if apart or not 0 <= told.first - mention.last <= _REACH:
        return None
    if isinstance(expr, Beside) and expr.offset == -1:
        return Clue(2, span, f"the day after {says}", daymask.between(told.start + timedelta(days=1), told.start + timedelta(days=8)))
    if isinstance(expr, Ago) and expr.of and expr.unit in ("hour", "minute"):
        return Clue(2, span, f"hours after {says}", daymask.between(told.start, told.start + timedelta(days=1)))
    if isinstance(expr, Ago) and expr.of and expr.unit == "day" and expr.count:
        after = told.start + timedelta(days=round(expr.count))
        early = scan.sentence_at(mention.first).paragraph <= _LEAD_LINES
        return Clue(2, span, f"{expr.count:g} days after {says}", daymask.between(after, after + timedelta(days=2 if early else 7)))
    return None


def _lead_day(scan: Scan, times: list[TimeMention], fresh: bool) -> Clue | None:
    """The weekday of the first sentences is the day of the report, or one or two before it."""
    for mention in times:
        if scan.sentence_at(mention.first).paragraph > _LEAD_LINES:
            return None
        expr = mention.expr
        if isinstance(expr, Day) and expr.weekday is not None and expr.shift is None and expr.offset is None and expr.day is None:
            lags = (0,) if fresh else (0, 1, 2)
            days = 0
            for lag in lags:
                days |= daymask.on_weekday((expr.weekday + lag) % 7)
            says = _NAMES[expr.weekday] + ("" if fresh else " or up to two days after")
            return Clue(1, scan.page.span(mention.first, mention.last), says, days, True)
    return None


def _actors(scan: Scan, theatre_ids: Sequence[str]) -> Iterator[Clue]:
    """Bodies and forces exist from their founding; a government's name is used within its time."""
    index, seen = actor_forms(), dict[str, tuple[Actor, Span, bool, int]]()
    for sentence in scan.page.sentences:
        last = sentence.first
        for at, hit in index.match_all(scan.tokens, sentence.first, sentence.last, scan.page.text, kinds=None).items():
            if at < last or len(hit.items) != 1 or hit.items[0].weak:
                continue
            actor, last = hit.items[0].actor, hit.last
            if actor.theatre in theatre_ids and (actor.start or actor.end):
                _, span, lead, times = seen.get(actor.id) or (actor, scan.page.span(hit.first, hit.last), False, 0)
                seen[actor.id] = actor, span, lead or sentence.paragraph <= _LEAD_LINES, times + 1
    for actor, span, lead, times in seen.values():
        yield from _term(actor, span, lead and times > 1)


def _term(actor: Actor, span: Span, central: bool) -> Iterator[Clue]:
    """The time of a body or force; its end counts only where the report is about it."""
    start, end = day_of(actor.start), day_of(actor.end)
    if start is not None and start > daymask.ORIGIN and actor.kind in _FORCES:
        yield Clue(0, span, f"{actor.name_en} exists from {actor.start}", daymask.since(start))
    if end is not None and len(actor.end) == 10 and central and actor.kind in _ENDING:
        yield Clue(0, span, f"{actor.name_en} exists until {actor.end}", daymask.until(end + _AFTER_END))


def collect(scan: Scan, theatre_ids: Sequence[str]) -> list[Clue]:
    """Every clue of a page, the strongest first."""
    times = [mention for s in scan.page.sentences for mention in find_times(scan, s.first, s.last)]
    told = happenings(scan, theatre_ids)
    clues: list[Clue] = []
    running = None
    for mention in times:
        expr = mention.expr.of if isinstance(mention.expr, Since) else mention.expr
        lead = mention is times[0] and scan.sentence_at(mention.first).paragraph <= _LEAD_LINES
        found = _of_mention(mention, lead)
        if found is not None:
            recurs = not isinstance(expr, Year) and getattr(expr, "year", None) is None
            clues.append(Clue(found[0], scan.page.span(mention.first, mention.last), found[2], found[1], recurs))
        if isinstance(expr, Day | Month) and expr.shift == 0 and expr.month is not None:
            running = expr.month
        known = _known_year(scan, mention, told, theatre_ids, running)
        if known is not None:
            clues.append(known)
    counts = Counter(happening.event for happening in told)
    clues += [clue for happening in told if (clue := _of_happening(scan, happening, counts[happening.event] > 1))]
    pins = [clue for mention in times for happening in told if (clue := _pin(scan, mention, happening))]
    opening = _lead_day(scan, times, any("hours after" in pin.says for pin in pins))
    clues += [*pins, *([opening] if opening else []), *_actors(scan, theatre_ids)]
    return sorted(clues, key=lambda clue: (-clue.strength, clue.span))
