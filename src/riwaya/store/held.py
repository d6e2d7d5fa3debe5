"""The claims of a store as they hold: as read, with the judgements of people applied, and what they are looked up by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from riwaya.errors import NotFound
from riwaya.model.record import Claim, Document, Span
from riwaya.store.corrections import Held, correct
from riwaya.store.documents import encode, next_number
from riwaya.store.judgement import Judgement, effective
from riwaya.store.schema import claim_actors, claims, documents
from riwaya.store.words import drop_words, key_of, put_words, safe


def all_read(connection: Connection, key: str) -> list[Claim]:
    """The claims of a document as they were read, in their order."""
    rows = select(claims.c.body).join(documents, documents.c.n == claims.c.document).where(documents.c.key == key, claims.c.body.is_not(None))
    return [msgspec.json.decode(body, type=Claim) for body in connection.execute(rows.order_by(claims.c.position)).scalars()]


def as_read(connection: Connection, number: int, id: str, trigger: Span | None = None) -> Claim:
    """A claim as it was read (as a person holds to it, where it is no longer read): by its id, else by its trigger.

    Raises NotFound where there is none."""
    rows = connection.execute(select(claims.c.id, claims.c.body, claims.c.effective).where(claims.c.document == number).order_by(claims.c.position)).all()
    found = [msgspec.json.decode(row.body or row.effective, type=Claim) for row in rows if row.body or row.effective]
    same = [claim for claim in found if claim.id == id] or [claim for claim in found if trigger is not None and claim.trigger == trigger]
    if not same:
        raise NotFound("there is no such claim", id)
    return same[0]


def write_claims(connection: Connection, number: int, document: Document, read: Sequence[Claim], ledger: Iterable[Judgement]) -> None:
    """Replace the claims of a document by those read, with what the ledger says of them."""
    gone = connection.execute(select(claims.c.n).where(claims.c.document == number)).scalars().all()
    drop_words(connection, "claim_words", list(gone))
    connection.execute(delete(claims).where(claims.c.document == number))
    held = correct(read, effective(ledger))
    first = next_number(connection, claims.c.n)
    rows = [_row(first + at, number, at, one, document.text) for at, one in enumerate(held)]
    if rows:
        connection.execute(insert(claims), rows)
    actors = [row for at, one in enumerate(held) for row in _actors(first + at, one.holds or one.read)]
    if actors:
        connection.execute(insert(claim_actors), actors)
    put_words(connection, "claim_words", ((row["n"], row["quote"]) for row in rows))


def refresh(connection: Connection, number: int, ledger: Iterable[Judgement]) -> None:
    """Apply the ledger anew to the claims of a document."""
    row = connection.execute(select(documents.c.key, documents.c.body).where(documents.c.n == number)).one()
    document = msgspec.json.decode(row.body, type=Document)
    if document.text or all_read(connection, row.key):
        write_claims(connection, number, document, all_read(connection, row.key), ledger)


def _row(n: int, number: int, position: int, held: Held, text: str) -> dict[str, Any]:
    claim = held.holds or held.read
    assert claim is not None  # a held claim is read, or a person holds to it
    place = claim.places[0] if claim.places else None
    return {
        "n": n, "document": number, "id": claim.id, "position": position, "type": claim.type, "factuality": claim.factuality,
        "start_day": claim.time.start if claim.time else None, "end_day": claim.time.end if claim.time else None,
        "place_id": place.id if place else None, "place_key": key_of(f"{place.name or ''} {place.text or ''}") if place else None,
        "rejected": int(held.holds is None), "quote": safe(text[claim.span[0] : claim.span[1]]),
        "body": encode(held.read) if held.read is not None else None,
        "effective": encode(held.holds) if held.holds is not None and held.holds != held.read else None,
    }  # fmt: skip


def _actors(n: int, claim: Claim | None) -> Iterator[dict[str, Any]]:
    if claim is None:
        return
    found = {(party.actor, role) for role in ("agents", "patients") for party in getattr(claim, role)}
    found |= {(source.actor, "sources") for source in claim.sources}
    for actor, role in sorted((actor, role) for actor, role in found if actor):
        yield {"claim": n, "actor": safe(actor)[:200], "role": role}
