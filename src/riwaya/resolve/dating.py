"""Date a report: from its metadata, its byline, or by inference from the clues in its text.

Inference keeps the set of days that all clues leave possible. A clue that contradicts stronger ones is passed over;
one that narrows nothing is not cited. Where the days stay open at either end, or more than five years apart, nothing
is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from riwaya.mentions.scan import Scan, scan_page
from riwaya.mentions.time.expr import Day
from riwaya.mentions.time.rules import TimeMention, find_times
from riwaya.model.record import Evidence, Published, Span
from riwaya.resolve import daymask
from riwaya.resolve.clues import Clue, collect
from riwaya.resolve.times import Interval, resolve_time
from riwaya.text.page import Page
from riwaya.text.token import tokenize

_WIDEST = 5 * 366
_LATEST_PRINT = 3
_DATELINE_TOKENS = 8
_DATELINE_SENTENCES = 3


def _dates_in(scan: Scan, first: int, last: int) -> list[tuple[date, Span]]:
    """The full dates between two tokens with their spans, Gregorian ones first."""
    found = []
    for mention in find_times(scan, first, last):
        if isinstance(mention.expr, Day) and mention.expr.day is not None and mention.expr.year is not None:
            at = resolve_time(mention.expr, Interval(daymask.ORIGIN, daymask.ORIGIN))
            if at is not None and daymask.ORIGIN < at.start < daymask.LAST:
                found.append((mention.expr.hijri, at.start, scan.page.span(mention.first, mention.last)))
    return [(day, span) for _, day, span in sorted(found, key=lambda date: date[0])]


def _byline(scan: Scan) -> Published | None:
    """The date of a byline: the first full date of its lines."""
    for start, end in scan.page.bylines:
        line = Page(scan.page.text, tokenize(scan.page.text, start, end))
        dates = _dates_in(scan_page(line), 0, len(line.tokens))
        if dates:
            return _published(dates[0][0], dates[0][0], "byline", (Evidence(span=dates[0][1], says=str(dates[0][0])),))
    return None


def _dateline(scan: Scan) -> Published | None:
    """A full date that opens one of the first lines: the report is of that day, or printed on the next."""
    for sentence in scan.page.sentences[:_DATELINE_SENTENCES]:
        last = min(sentence.first + _DATELINE_TOKENS, sentence.last)
        words = [token for token in scan.tokens[sentence.first:last] if token.kind == "word"]
        dates = _dates_in(scan, sentence.first, sentence.last)
        if not dates or dates[0][1][0] > scan.tokens[last - 1].start or not words:
            continue
        before = [token for token in scan.tokens[sentence.first:last] if token.end <= dates[0][1][0]]
        if len(before) <= 3 and not any(scan.info[sentence.first + k].has("prep", "report") for k in range(len(before))):
            day, span = dates[0]
            return _published(day, day + timedelta(days=1), "byline", (Evidence(span=span, says=str(day)),))
    return None


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


def report_day(times: Sequence[TimeMention], published: Interval) -> Interval:
    """The day from which a report counts: that of publication, or up to three days before it where all its days told
    with their names ("اليوم الجمعة", "أمس الخميس") agree that it was printed later than written."""
    lags = {(published.start.weekday() - (m.expr.weekday - m.expr.offset)) % 7 for m in times
            if isinstance(m.expr, Day) and m.expr.weekday is not None and m.expr.offset is not None}
    lag = lags.pop() if len(lags) == 1 and published.start == published.end else 0
    day = published.start - timedelta(days=lag)
    return Interval(day, day) if 0 < lag <= _LATEST_PRINT else published


def date_document(scan: Scan, published: tuple[str, str] | None, theatre_ids: Sequence[str]) -> Published | None:
    """The days in which a report was published, and how that is known; None where nothing tells."""
    if published is not None:
        return Published(start=published[0], end=published[1], basis="metadata")
    return _byline(scan) or _dateline(scan) or infer(scan, theatre_ids)
