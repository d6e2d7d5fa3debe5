"""What the reader shows of one report: its lines, its claims with the words of each value, its dates, credits, copies. Plain values."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from riwaya.claims.reader import read_text
from riwaya.export import names
from riwaya.model.event import Event
from riwaya.model.record import Claim, Document, Record, Span, Value
from riwaya.reconcile.telling import Copy
from riwaya.store.copies import stored_copies
from riwaya.store.documents import REMOVED
from riwaya.store.links import Standing, events_by_claim, reason_removed, standing
from riwaya.store.open import Store
from riwaya.store.records import record
from riwaya.web import wording
from riwaya.web.wording import Words

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ku", "ur"))
PASSAGES = 12
# The roles of values in the order of the margin.
ROLES = ("act", "who", "whom", "number", "place", "time", "means", "cue", "source", "loaded")
# The kinds of words that are marked, in the order of the legend.
SLOTS = ("source", "cue", "act", "party", "place", "time", "number", "means", "loaded")
View = dict[str, Any]


def report_view(store: Store, name: str) -> View:
    """A report with its claims. Raises NotFound."""
    found, state = record(store, name), standing(store, name)
    document = found.document
    by_claim = events_by_claim(store, name)
    verbs = _cues(found) if found.claims else {}
    claims = sorted(found.claims, key=lambda claim: (claim.trigger, claim.id))
    return {
        "report": _report(store, document, state),
        "text": document.text,
        "claims": [_claim(document, claim, by_claim.get(claim.id, []), verbs.get(claim.id)) for claim in claims],
        "copies": [_copy(store, document, copy) for copy in stored_copies(store, state.id)],
    }


def _report(store: Store, document: Document, state: Standing) -> View:
    published = document.published
    return {
        "id": state.id, "short": state.short, "state": state.state, "error": state.error, "sha256": state.sha256,
        "reason": reason_removed(store, state.id) if state.state == REMOVED else "",
        "title": document.title, "outlet": wording.outlet(document), "outlet_words": document.outlet, "url": document.url,
        "link": bool(names.host(document.url)), "source": document.source, "retrieved": document.retrieved, "encoding": document.encoding,
        "language": document.language, "direction": "rtl" if document.language in RIGHT_TO_LEFT else "ltr", "length": len(document.text),
        "published": wording.days(published) | {"basis": published.basis} if published else None,
        "clues": [{"span": clue.span, "words": _slice(document, clue.span), "says": clue.says} for clue in published.evidence] if published else [],
        "credits": [wording.teller(source) | wording.words_at(source, document.text) for source in document.credits],
        "boilerplate": list(document.boilerplate),
    }  # fmt: skip


def _slice(document: Document, span: Span | None) -> str | None:
    return document.text[span[0] : span[1]] if span else None


def _claim(document: Document, claim: Claim, events: list[Event], cue: Span | None) -> View:
    type_name = wording.named(names.kind(claim.type), claim.type)
    return {
        "id": claim.id, "span": claim.span, "type": type_name, "factuality": wording.named(names.term("factuality", claim.factuality), claim.factuality),
        "rule": claim.rule, "values": [*_values(document, claim), *([_cue(document, cue)] if cue else [])],
        "events": [_event(event, document.id, claim.id) for event in events],
    }  # fmt: skip


def _values(document: Document, claim: Claim) -> list[View]:
    """The values of a claim in the order in which they are read: role, slot, name in both languages, words, span, rule."""
    act = _value("act", "act", wording.named(names.kind(claim.type), claim.type), claim.trigger, document, claim.rule)
    found: list[tuple[str, str, Words, Value]] = [("who", "party", wording.party(value), value) for value in claim.agents]
    found += [("whom", "party", wording.party(value), value) for value in claim.patients]
    found += [("place", "place", wording.place(value), value) for value in claim.places]
    found += [("time", "time", wording.days(claim.time), claim.time)] if claim.time else []
    found += [("number", "number", wording.amount(value), value) for value in claim.quantities]
    found += [("means", "means", wording.named(names.term("means", value.kind), value.kind), value) for value in claim.means]
    found += [("source", "source", wording.teller(value), value) for value in claim.sources]
    found += [("loaded", "loaded", wording.loaded(value), value) for value in claim.loaded_terms]
    return [act, *(_value(role, slot, name, value.span, document, value.rule or value.basis) for role, slot, name, value in found)]


def _value(role: str, slot: str, name: Words, span: Span | None, document: Document, rule: str | None) -> View:
    return {"role": role, "slot": slot, "name": name, "span": span, "words": _slice(document, span), "rule": rule}


def _cue(document: Document, span: Span) -> View:
    words = _slice(document, span) or ""
    return _value("cue", "cue", {"id": None, "en": words, "ar": words}, span, document, "reporting verb")


def _event(event: Event, document: str, claim: str) -> View:
    """An event that the claim belongs to, with those fields in dispute in which this claim takes a side."""
    mine = (document, claim)
    fields = [c.field for c in event.conflicts if any((ref.document, ref.claim) == mine for p in c.positions for ref in p.claims)]
    grade = wording.named(names.grade(event.corroboration.grade)[0], event.corroboration.grade)
    return {"id": event.id, "grade": grade, "camps": event.corroboration.camps, "conflicts": len(event.conflicts),
            "disputed": [field_name(field) for field in dict.fromkeys(fields)]}  # fmt: skip


def field_name(field: str) -> Words:
    """The name of a field in which accounts differ."""
    found = wording.marks(field)
    return found if found["en"] != field else wording.named(names.term("measures", field), field)


def _copy(store: Store, document: Document, copy: Copy) -> View:
    """A text that this one copies (`of`) or is copied by (`by`), with the passages in common in this one's and the other's offsets."""
    mine = copy.document == document.id
    other = record(store, copy.of if mine else copy.document).document
    spans = [(p.span, p.of_span) if mine else (p.of_span, p.span) for p in copy.passages]
    passages = [{"span": here, "words": wording.cut(document.text, here, 160), "other_span": there} for here, there in spans[:PASSAGES]]
    return {"id": other.id, "short": wording.short(other.id), "outlet": wording.outlet(other), "title": other.title, "kind": copy.kind,
            "direction": "of" if mine else "by", "share": copy.share, "passages": passages, "more": max(0, len(spans) - PASSAGES)}  # fmt: skip


def lines_of(text: str, boilerplate: list[Span]) -> list[View]:
    """The text line by line, each with its offset in code points, as a page can show it: what HTML would change (a carriage return at
    the end of a line, the null character) is left out at the end or replaced by a character of the same length."""
    found, start = [], 0
    for line in text.split("\n"):
        shown = line.removesuffix("\r").replace("\0", "\ufffd")
        plain = any(first <= start and start + len(shown) <= last for first, last in boilerplate) and bool(shown)
        found.append({"start": start, "text": shown, "boilerplate": plain})
        start += len(line) + 1
    return found


def _cues(found: Record) -> dict[str, Span]:
    """The reporting verb of each claim that hangs on one, by the claim's id."""
    document = found.document
    given = document.published
    days = (given.start, given.end) if given and given.basis == "metadata" else None
    stretches = reporting_verbs(document.text, document.outlet, days)
    verbs: dict[str, Span] = {}
    for claim in found.claims:
        inside = [verb for verb, (first, last) in stretches if first <= claim.trigger[0] < last]
        if inside:
            verbs[claim.id] = inside[-1]
    return verbs


@lru_cache(maxsize=256)
def reporting_verbs(text: str, outlet: str | None, published: tuple[str, str] | None) -> tuple[tuple[Span, Span], ...]:
    """The reporting verbs of a text, each with the stretch of text that it governs; the record keeps speakers, not their verbs."""
    reading = read_text(text, outlet, published)
    page = reading.page
    return tuple(
        (page.span(stretch.verb, stretch.verb + 1), page.span(stretch.first, stretch.last))
        for stretches in reading.stretches
        for stretch in stretches
        if stretch.verb >= 0 and stretch.first < stretch.last and page.slice(stretch.verb, stretch.verb + 1).strip(":")
    )
