"""Public events of the theatres' calendars that a page mentions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from riwaya.mentions.scan import Scan
from riwaya.mentions.time.words import time_words
from riwaya.packs.theatre import WORLD, CalendarEvent, calendar
from riwaya.text.fold import fold
from riwaya.text.phrases import PhraseIndex


class Happening(NamedTuple):
    """A public event mentioned at tokens `first` to `last` (half-open); its days; whether it is told as past."""

    first: int
    last: int
    event: CalendarEvent
    start: date
    end: date | None
    past: bool


@cache
def _index(theatres: tuple[str, ...]) -> PhraseIndex[CalendarEvent]:
    index: PhraseIndex[CalendarEvent] = PhraseIndex()
    for event in calendar():
        if event.theatre in theatres:
            for form in event.forms:
                if len(form.split()) > 1:
                    index.add(form, event)
    return index


@cache
def day_of(text: str) -> date | None:
    """An ISO day; the first of the month or year where no more is told."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return date(*(parts + [1, 1])[:3])


def known_theatres(theatre_ids: Sequence[str]) -> tuple[str, ...]:
    """The theatres whose calendars count: those given and the world's."""
    return (*sorted(set(theatre_ids) - {WORLD}), WORLD)


def _told_past(scan: Scan, first: int, particles: str, event: CalendarEvent) -> bool:
    """Whether a happening is spoken of as one that has been, and not as an aim."""
    if event.kind == "state" and "planable" not in time_words().get(scan.form(first), {}):
        return True
    words = time_words()
    start = scan.sentence_at(first).first
    kinds = words.get(scan.form(first), {})
    near = range(max(start, first - 3), first)
    before = [words.get(scan.form(k), {}) for k in near]
    aim = any("planned" in word or "coming" in word for word in before) or any(scan.form(k) == "ما" for k in near)
    if aim or particles.endswith("ل"):
        return False
    if "planable" not in kinds:
        return True
    return any("told_past" in word or "after" in word or "since" in word or "morrow" in word for word in before)


def happenings(scan: Scan, theatre_ids: Sequence[str]) -> list[Happening]:
    """The public events of these theatres that a page mentions, in order."""
    index = _index(known_theatres(theatre_ids))
    found = []
    for sentence in scan.page.sentences:
        last = sentence.first
        for at, hit in index.match_all(scan.tokens, sentence.first, sentence.last, scan.page.text, kinds=None).items():
            if at < last:
                continue
            event = min(hit.items, key=lambda e: (e.start, e.name_en))
            start = day_of(event.start)
            if start is not None:
                past = _told_past(scan, hit.first, hit.particles, event)
                end = day_of(event.end) if event.end != event.start or event.kind == "day" else None
                found.append(Happening(hit.first, hit.last, event, start, end, past))
            last = hit.last
    return found


@cache
def event_words(event: CalendarEvent) -> frozenset[str]:
    """The bare words of an event's forms."""
    return frozenset(bare(word) for form in event.forms for word in fold(form).split() if len(word) > 3)


def bare(word: str) -> str:
    """A folded word without article and case ending."""
    for prefix in ("وال", "بال", "ال", "لل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            word = word[len(prefix):]
            break
    return word[:-1] if word.endswith("ا") and len(word) > 3 else word


@cache
def _by_day(theatres: tuple[str, ...]) -> dict[tuple[int, int], tuple[CalendarEvent, ...]]:
    found: dict[tuple[int, int], list[CalendarEvent]] = {}
    for event in calendar():
        day = day_of(event.start)
        if event.theatre in theatres and day is not None and len(event.start) == 10 and event.kind != "office":
            found.setdefault((day.month, day.day), []).append(event)
    return {key: tuple(events) for key, events in found.items()}


def events_on(theatre_ids: Sequence[str], month: int, day: int) -> tuple[CalendarEvent, ...]:
    """The events of these theatres that began on that day of any year."""
    return _by_day(known_theatres(theatre_ids)).get((month, day), ())
