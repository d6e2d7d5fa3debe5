"""Words of reports to show beside a value: the sentence that tells it, with the words of the value marked, its tellers and address."""

from __future__ import annotations

from typing import Any

from riwaya.model.event import ClaimRef, Conflict, Position
from riwaya.model.record import Claim, Document, Span
from riwaya.reconcile.conflicts import AGENT, HOLDER, TIME
from riwaya.store.links import Told
from riwaya.web import wording

AROUND = 160
"""Code points shown on each side of a value where its sentence is longer than that."""


def quotes(conflict: Conflict, side: Position, found: Told, most: int) -> list[dict[str, Any]]:
    """What the claims of one side of a conflict say in their reports, a report's same words once; `found` holds the claims."""
    shown: dict[tuple[str, str], dict[str, Any]] = {}
    for ref in side.claims:
        if ref in found:
            document, claim = found[ref]
            made = quote(ref, document, claim, _value_span(claim, conflict.field, side.value, conflict.of))
            shown.setdefault((ref.document, made["before"] + made["words"] + made["after"]), made)
    return list(shown.values())[:most]


def quote(ref: ClaimRef, document: Document, claim: Claim, value: Span | None) -> dict[str, Any]:
    """A claim's sentence in three parts, so that a page can mark the middle one without touching the text."""
    start, end = claim.span
    first, last = value if value and start <= value[0] < value[1] <= end else claim.trigger
    text = document.text
    return {
        "before": _line(text[start:first], from_end=True),
        "words": " ".join(text[first:last].split()),
        "after": _line(text[last:end], from_end=False),
        "language": document.language,
        "outlet": wording.outlet(document),
        "tellers": wording.chain(document, claim),
        "published": wording.days(document.published),
        "at": wording.reader_at(ref),
    }


def _line(text: str, *, from_end: bool) -> str:
    """A piece of text on one line, its blanks at the edges kept as one, cut at a word where it is long."""
    line = f"{' ' if text[:1].isspace() else ''}{' '.join(text.split())}{' ' if text[-1:].isspace() and text.strip() else ''}"
    if len(line) <= AROUND:
        return line
    if from_end:
        kept = line[-AROUND:]
        return "… " + kept[kept.find(" ") + 1 :]
    kept = line[:AROUND]
    return kept[: kept.rfind(" ")] + " …"


def _value_span(claim: Claim, field: str, value: int | str, of: str | None) -> Span | None:
    """The span of the value that a side of a conflict holds to; None where it rests on no words of its own."""
    if field == TIME:
        return claim.time.span if claim.time else None
    if field in (AGENT, HOLDER):
        actors = str(value).split("|")
        return next((party.span for party in (*claim.agents, *claim.patients) if party.actor in actors and party.span), None)
    numbers = [one for one in claim.quantities if one.measure == field and one.span]
    told = {str(value).rstrip("+"), str(value)}
    exact = [one for one in numbers if told & {str(one.low), f"{one.low}-{one.high}"}]
    return next((one.span for one in exact if one.of == of), exact[0].span if exact else None)
