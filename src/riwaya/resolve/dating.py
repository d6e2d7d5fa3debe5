"""Date a report: from its metadata, its byline, or by inference from the clues in its text.

Inference keeps the set of days that all clues leave possible. A clue that contradicts stronger ones is passed over;
one that narrows nothing is not cited. Where the days stay open at either end, or more than five years apart, nothing
is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from riwaya.mentions.place.hits import page_hits
from riwaya.mentions.scan import Scan, scan_page
from riwaya.mentions.time.expr import Day
from riwaya.mentions.time.rules import find_times
from riwaya.model.record import Evidence, Published
from riwaya.resolve import daymask
from riwaya.resolve.clues import Clue, collect
from riwaya.resolve.times import Interval, resolve_time
from riwaya.text.page import Page
from riwaya.text.token import tokenize

_WIDEST = 5 * 366
_DATELINE_TOKENS = 16
_DATELINE_SENTENCES = 5
_PLACE_TOKENS = 3
_CLOSING_LINES = 4
_SIGNED_TOKENS = 6
_NAME_TOKENS = 7
_CLOCK_TOKENS = 4
_NO_PREPOSITION = "علي"  # a name, as it is written here
_TELLING = ("perfect", "imperfect", "masdar", "noun")


class _Told(NamedTuple):
    """A full date in a text: its first token and the one after it."""

    day: date
    hijri: bool
    first: int
    last: int


def _dates_in(scan: Scan, first: int, last: int) -> list[_Told]:
    """The full dates between two tokens that are not told from another day, Gregorian ones first."""
    found = []
    for mention in find_times(scan, first, last):
        expr = mention.expr
        if isinstance(expr, Day) and expr.day is not None and expr.year is not None and expr.offset is None:
            at = resolve_time(expr, Interval(daymask.ORIGIN, daymask.ORIGIN))
            if at is not None and daymask.ORIGIN < at.start < daymask.LAST:
                found.append(_Told(at.start, expr.hijri, mention.first, mention.last))
    return sorted(found, key=lambda told: told.hijri)


def _byline(scan: Scan) -> Published | None:
    """The date of a byline: the first full date of its lines."""
    for start, end in scan.page.bylines:
        line = Page(scan.page.text, tokenize(scan.page.text, start, end))
        dates = _dates_in(scan_page(line), 0, len(line.tokens))
        if dates:
            return _dated(line, dates[0], 0)
    return None


def _dateline(scan: Scan) -> Published | None:
    """A full date that opens one of the first lines: the report is of that day, or printed on the next. A short line
    that ends with it is a byline."""
    for sentence in scan.page.sentences[:_DATELINE_SENTENCES]:
        dates = _dates_in(scan, sentence.first, sentence.last)
        end = max((told.last for told in dates), default=0)
        alone = sentence.last - end <= _CLOCK_TOKENS and scan.form(sentence.last - 1) != "."
        for told in dates:
            ahead = range(sentence.first, told.first - _in_before(scan, sentence.first, told))
            if len(ahead) > _DATELINE_TOKENS or _told_otherwise(scan, ahead) and not (alone and _after_mark(scan, ahead)):
                continue
            if alone:
                return _dated(scan.page, told, 0)
            if told.first - sentence.first <= _PLACE_TOKENS and _parted(scan, told):
                return _dated(scan.page, told, 1)
    return None


def _in_before(scan: Scan, first: int, told: _Told) -> bool:
    """Whether a dateline says "in" before its day: "الخرطوم في 17/11/2019 (سونا) -"."""
    return 0 < told.first - 1 - first <= _PLACE_TOKENS and scan.form(told.first - 1) == "في"


def _after_mark(scan: Scan, ahead: range) -> bool:
    """Whether a mark parts a date from the few words ahead of it: "قناة النهر - متابعات - 17 نوفمبر 2019"."""
    return 0 < len(ahead) <= _NAME_TOKENS and scan.tokens[ahead[-1]].kind == "mark"


def _closing(scan: Scan) -> Published | None:
    """A full date that ends one of the last lines, as statements are signed: "طرابلس في 17 نوفمبر 2019"."""
    for sentence in scan.page.sentences[-_CLOSING_LINES:]:
        if sentence.last - sentence.first > _DATELINE_TOKENS or sentence.paragraph == 0 or scan.form(sentence.last - 1) == ".":
            continue
        for told in _dates_in(scan, sentence.first, sentence.last):
            before = [k for k in range(sentence.first, told.first) if scan.tokens[k].kind == "word"]
            if sentence.last - told.last <= _CLOCK_TOKENS and len(before) <= _SIGNED_TOKENS and not any(_happens(scan, k) for k in before):
                return _dated(scan.page, told, 0)
    return None


def _happens(scan: Scan, at: int) -> bool:
    """Whether a word tells a happening of war."""
    return any(reading.form.pos in _TELLING for reading in scan.trigger_info[at].readings)


def _told_otherwise(scan: Scan, before: range) -> bool:
    """Whether the words before a date tell something: then it is no dateline. The place of a dateline tells nothing, though it look like
    a verb ("سرت")."""
    places = page_hits(scan)
    for k in before:
        if k in places and any(entry.theatre and not entry.cue for entry in places[k].items) and not places[k].particles:
            continue
        report = scan.info[k].get("report")
        readings = [*scan.trigger_info[k].readings, *([report] if report else [])]
        if scan.info[k].has("prep") and scan.page.slice(k, k + 1) != _NO_PREPOSITION or any(reading.form.pos in _TELLING for reading in readings):
            return True
    return False


def _parted(scan: Scan, told: _Told) -> bool:
    """Whether a mark parts a date from the report, an agency's name perhaps between them."""
    after = scan.tokens[told.last:told.last + 2]
    return told.hijri or scan.page.sentences[scan.page.sentence_of[told.first]].first == told.first or any(t.kind == "mark" for t in after)


def _dated(page: Page, told: _Told, room: int) -> Published:
    evidence = Evidence(span=page.span(told.first, told.last), says=str(told.day))
    return _published(told.day, told.day + timedelta(days=room), "byline", (evidence,))


def _published(start: date, end: date, basis: str, evidence: tuple[Evidence, ...]) -> Published:
    return Published(start=start.isoformat(), end=end.isoformat(), basis=basis, evidence=evidence)


def narrow(clues: Sequence[Clue]) -> tuple[int, list[Clue]]:
    """The days that clues leave possible, and the clues that made a difference, in the order of the text.

    Nothing is left where the clues that do not come round every week or year leave the days open at either end.
    """
    days, once, used = daymask.ALL, daymask.ALL, []
    for clue in clues:
        left = days & clue.days
        if left and left != days:
            days = left
            once &= daymask.ALL if clue.recurs else clue.days
            used.append(clue)
    return days if daymask.bounded(once) else 0, sorted(used, key=lambda clue: clue.span)


def infer(scan: Scan, theatre_ids: Sequence[str]) -> Published | None:
    """The days on which a report can have been written, from what it says; None where they stay open."""
    days, used = narrow(collect(scan, theatre_ids))
    if not days:
        return None
    found = daymask.hull(days)
    if (found[1] - found[0]).days > _WIDEST:
        return None
    return _published(*found, "inferred", tuple(Evidence(span=clue.span, says=clue.says) for clue in used))


def date_document(scan: Scan, published: tuple[str, str] | None, theatre_ids: Sequence[str]) -> Published | None:
    """The days in which a report was published, and how that is known; None where nothing tells."""
    if published is not None:
        return Published(start=published[0], end=published[1], basis="metadata")
    return _byline(scan) or _dateline(scan) or _closing(scan) or infer(scan, theatre_ids)
