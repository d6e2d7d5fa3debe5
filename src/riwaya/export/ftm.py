"""FollowTheMoney entities as JSON lines: events, the actors involved, the articles, and for each claim a link from article to event.

Schemata: Event; Person, PublicBody, Organization or LegalEntity (`data/export/ftm.tsv`); Article; Documentation, one a claim. Parties
that the packs do not know are words, not entities: they stand in the event's description. Ids are hashes, the same on every run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from riwaya.export import names
from riwaya.export.bundle import Bundle, Options, Pairs, Summary, Told, documents, told
from riwaya.export.notes import notes
from riwaya.export.safe import one_line
from riwaya.export.spacetime import where
from riwaya.export.trace import address, fields
from riwaya.model.event import Event
from riwaya.model.record import Document
from riwaya.packs.theatre import Actor, actors

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write the entities of the events; an actor or article that several events share is written once."""
    summary, seen = Summary(), set()
    encoder = msgspec.json.Encoder()
    for event, bundle in pairs:
        summary.events += 1
        for entity in entities(event, bundle):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                out.write(encoder.encode(entity) + b"\n")
                summary.rows += 1
    return summary


def entities(event: Event, bundle: Bundle) -> Iterator[dict[str, Any]]:
    """The entities of one event: actors and articles before the event, and the links behind it."""
    items = told(event, bundle)
    for id in _involved(event):
        yield _actor(actors()[id])
    for document in documents(items):
        yield _article(document)
    yield _event(event, bundle, items)
    for item in items:
        yield _link(event, item)


def key(kind: str, id: str) -> str:
    """The id of an entity: a hash of what it is and its own id."""
    return "riwaya-" + hashlib.sha1(f"{kind}:{id}".encode(), usedforsecurity=False).hexdigest()


def _entity(schema: str, id: str, values: dict[str, list[str]]) -> dict[str, Any]:
    clean = {name: list(dict.fromkeys(value for value in found if value)) for name, found in values.items()}
    return {"id": id, "schema": schema, "properties": {name: found for name, found in clean.items() if found}}


def _involved(event: Event) -> list[str]:
    return [id for id in dict.fromkeys((*event.agents, *event.patients)) if id in actors()]


def _actor(actor: Actor) -> dict[str, Any]:
    schema = next((row["schema"] for row in names.table("ftm") if row["kind"] == actor.kind and row["role"] in ("*", actor.role)), "LegalEntity")
    return _entity(schema, key("actor", actor.id), {"name": [actor.name_en, actor.name_ar], "keywords": [actor.id, actor.kind]})


def _article(document: Document) -> dict[str, Any]:
    published = document.published
    return _entity("Article", key("document", document.id), {
        "title": [one_line(document.title or "")], "fileName": [one_line(document.id)], "publisher": [one_line(names.outlet(document).en)],
        "publishedAt": [published.start] if published and published.start == published.end else [],
        "retrievedAt": [day] if _DAY.fullmatch(day := (document.retrieved or "")[:10]) else [],
        "language": [row["iso639_3"] for row in names.table("languages") if row["code"] == document.language],
        "sourceUrl": [document.url] if document.url and names.host(document.url) else [],
        "contentHash": [hashlib.sha1(document.text.encode("utf-8"), usedforsecurity=False).hexdigest()],
    })


def _event(event: Event, bundle: Bundle, items: list[Told]) -> dict[str, Any]:
    place, sentence, found = event.place, event.sentence, where(event, bundle)
    said = [one_line(sentence.en), one_line(sentence.ar)] if sentence else []
    spot = one_line(place.name or "") if place else ""
    day = event.time.start if event.time else ""
    return _entity("Event", key("event", event.id), {
        "name": [", ".join(part for part in (names.kind(event.type).en, spot, day) if part)],
        "startDate": [day], "endDate": [event.time.end] if event.time else [],
        "location": [spot], "country": [found.cc.lower()] if found else [],
        "involved": [key("actor", id) for id in _involved(event)], "summary": said, "description": [notes(event, bundle)],
        "proof": [key("document", document.id) for document in documents(items)], "recordId": [event.id],
        "keywords": [event.type, event.corroboration.grade], "publisher": ["Riwaya"],
    })


def _link(event: Event, item: Told) -> dict[str, Any]:
    """A claim: which article, which event, what it says, in its own words, and at which offsets."""
    claim = item.claim
    start, end = claim.span
    tellers = " < ".join(one_line(names.source(source).en) for source in claim.sources)
    return _entity("Documentation", key("claim", f"{event.id} {address(item.ref)}"), {
        "document": [key("document", item.document.id)], "entity": [key("event", event.id)], "role": [f"claim: {claim.type}, {claim.factuality}"],
        "summary": [one_line(item.document.text[start:end])], "description": [f"told by {tellers}"] if tellers else [],
        "recordId": [f"{address(item.ref)} [{start},{end}) {'+'.join(fields(event, claim))}"],
        "date": [claim.time.start] if claim.time and claim.time.start == claim.time.end else [],
    })
