"""What hangs together in a store: the events of a report's claims, what neighbours an event, what took its place, who copies whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, func, select

from riwaya.errors import NotFound
from riwaya.model.event import ClaimRef, Event
from riwaya.model.record import Claim, Document
from riwaya.store.copies import Undecided
from riwaya.store.documents import FAILED, REMOVED, document_of, find_document
from riwaya.store.judgement import Judgement
from riwaya.store.ledger import judgements
from riwaya.store.open import Store
from riwaya.store.schema import claims, copies, documents, event_claims, events, failures, tombstones, undecided
from riwaya.store.status import Failure

Told = dict[ClaimRef, tuple[Document, Claim]]
MOST = 200
HEAD = 140  # characters of a first line that are shown


class Standing(NamedTuple):
    """How a document stands: its id, the part of it that is enough to find it, its state, the SHA-256 of its text, and why it failed."""

    id: str
    short: str
    state: str
    sha256: str
    error: str


class Counts(NamedTuple):
    """What a report holds: claims that were not rejected, events that they belong to, and how many of these are contested."""

    claims: int
    events: int
    contested: int


class Head(NamedTuple):
    """What a report begins with: who printed it, as given or as its text says, its first line, and its address."""

    outlet: str | None
    line: str
    url: str | None


class Reprinted(NamedTuple):
    """A text, and the documents that copy it: their ids, the kind of copy, and the share of their own prose, 0..1."""

    id: str
    copies: tuple[tuple[str, str, float], ...]


def standing(store: Store, name: str) -> Standing:
    """How a document stands. Raises NotFound."""
    with store.read() as connection:
        row = find_document(connection, name)
        return Standing(row.id, row.short, row.state, row.sha256, f"{row.error_code}: {row.error}" if row.error_code else "")


def events_by_claim(store: Store, name: str) -> dict[str, list[Event]]:
    """The events of each claim of a document, by the claim's id; a claim that is in none is left out."""
    found: dict[str, list[Event]] = {}
    with store.read() as connection:
        number = find_document(connection, name).n
        wanted = select(event_claims.c.claim, events.c.body).join(events, events.c.n == event_claims.c.event)
        for row in connection.execute(wanted.where(event_claims.c.document == number).order_by(event_claims.c.claim, events.c.id)):
            found.setdefault(row.claim, []).append(msgspec.json.decode(row.body, type=Event))
    return found


def told(store: Store, refs: Iterable[ClaimRef]) -> Told:
    """Claims as they hold, with their documents; those that are not there, or were rejected, are left out."""
    by_document: dict[str, set[str]] = {}
    for ref in refs:
        by_document.setdefault(ref.document, set()).add(ref.claim)
    found: Told = {}
    with store.read() as connection:
        for name, wanted in sorted(by_document.items()):
            found.update(_told(connection, name, wanted))
    return found


def _told(connection: Connection, name: str, wanted: set[str]) -> Told:
    try:
        row = find_document(connection, name)
    except NotFound:
        return {}
    document = document_of(row)
    held = select(claims.c.id, claims.c.body, claims.c.effective).where(claims.c.document == row.n, claims.c.rejected == 0, claims.c.id.in_(wanted))
    return {ClaimRef(name, one.id): (document, msgspec.json.decode(one.effective or one.body, type=Claim)) for one in connection.execute(held)}


def neighbours(store: Store, event: Event) -> list[Undecided]:
    """The pairs of a claim of the event and one that may or may not belong to it, the likeliest first."""
    mine, near = set(event.claims), set(event.undecided)
    one, other = documents.alias("one"), documents.alias("other")
    wanted = select(undecided, one.c.id.label("one_id"), other.c.id.label("other_id"))
    wanted = wanted.join(one, one.c.n == undecided.c.document).join(other, other.c.n == undecided.c.other_document)
    shorts = {ref.document.rpartition("~")[2] for ref in mine | near}
    with store.read() as connection:
        rows = connection.execute(wanted.where(one.c.short.in_(shorts)))
        pairs = [_pair(row) for row in rows]
    kept = [pair for pair in pairs if {pair.one, pair.other} <= mine | near and len({pair.one, pair.other} & mine) == 1]
    return sorted(kept, key=lambda pair: (-pair.score, pair.one, pair.other))[:MOST]


def _pair(row: Row[Any]) -> Undecided:
    features = msgspec.json.decode(row.features, type=tuple[str, ...])
    return Undecided(ClaimRef(row.one_id, row.claim), ClaimRef(row.other_id, row.other_claim), row.score, features)


def events_at(store: Store, refs: Iterable[ClaimRef]) -> dict[ClaimRef, str]:
    """The id of the event that each claim belongs to, the smallest of several."""
    found: dict[ClaimRef, str] = {}
    with store.read() as connection:
        for name in sorted({ref.document for ref in refs}):
            wanted = select(event_claims.c.claim, events.c.id).join(events, events.c.n == event_claims.c.event)
            wanted = wanted.join(documents, documents.c.n == event_claims.c.document).where(documents.c.short == name.rpartition("~")[2])
            for row in connection.execute(wanted.order_by(events.c.id)):
                found.setdefault(ClaimRef(name, row.claim), row.id)
    return found


def former_ids(store: Store, id: str) -> list[str]:
    """The ids of events that are gone and whose claims this one mostly holds now."""
    with store.read() as connection:
        wanted = select(tombstones.c.id).where(tombstones.c.kind == "event", tombstones.c.replaced_by == id)
        return list(connection.execute(wanted.order_by(tombstones.c.id).limit(MOST)).scalars())


def reason_removed(store: Store, id: str) -> str:
    """Why a document was taken out; "" where nothing was said."""
    with store.read() as connection:
        wanted = select(tombstones.c.reason).where(tombstones.c.kind == "document", tombstones.c.id == id)
        return connection.execute(wanted).scalar() or ""


def judgements_of(store: Store, refs: Iterable[ClaimRef]) -> list[Judgement]:
    """The lines of the ledger on these claims, alone or in a pair, in their order."""
    about = {(ref.document.rpartition("~")[2], ref.claim) for ref in refs}
    lines = {line.seq: line for name in sorted({ref.document for ref in refs}) for line in judgements(store, name)}
    return [line for _, line in sorted(lines.items()) if any(_at(subject) in about for subject in (line.subject, line.other))]


def _at(subject: Any) -> tuple[str, str]:
    return (subject.document.rpartition("~")[2], subject.claim) if subject is not None else ("", "")


def counts_of(store: Store, names: Iterable[str]) -> dict[str, Counts]:
    """What some documents hold, by their ids; a few dozen at a time."""
    shorts = {name.rpartition("~")[2]: name for name in names}
    with store.read() as connection:
        mine = dict(connection.execute(select(documents.c.n, documents.c.short).where(documents.c.short.in_(shorts))).all())
        held = select(claims.c.document, func.count()).where(claims.c.document.in_(mine), claims.c.rejected == 0).group_by(claims.c.document)
        held_by: dict[int, int] = dict(connection.execute(held).all())
        seen = select(event_claims.c.document, event_claims.c.event, events.c.conflicts).join(events, events.c.n == event_claims.c.event)
        pairs = set(connection.execute(seen.where(event_claims.c.document.in_(mine)).distinct()).all())
    return {
        shorts[short]: Counts(held_by.get(n, 0), sum(d == n for d, _, _ in pairs), sum(d == n and c > 0 for d, _, c in pairs))
        for n, short in mine.items()
    }


def heads_of(store: Store, names: Iterable[str]) -> dict[str, Head]:
    """What some reports begin with, by their ids; a few dozen at a time."""
    shorts = {name.rpartition("~")[2]: name for name in names}
    with store.read() as connection:
        rows = connection.execute(select(documents.c.short, documents.c.body).where(documents.c.short.in_(shorts))).all()
    found = {shorts[short]: msgspec.json.decode(body, type=Document) for short, body in rows}
    return {name: Head(document.outlet, _first_line(document.text), document.url) for name, document in found.items()}


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= HEAD else line[: HEAD - 1].rstrip() + "…"


def copies_among(store: Store, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How many texts each of some documents copies, and how many copy it, by their ids; documents of neither kind are left out."""
    shorts = {name.rpartition("~")[2]: name for name in names}
    found: dict[str, list[int]] = {}
    with store.read() as connection:
        for at, column in enumerate((copies.c.document, copies.c.original)):
            wanted = select(documents.c.short, func.count()).join(copies, column == documents.c.n)
            for short, number in connection.execute(wanted.where(documents.c.short.in_(shorts)).group_by(documents.c.short)):
                found.setdefault(shorts[short], [0, 0])[at] = number
    return {name: (one, other) for name, (one, other) in found.items()}


def reprinted(store: Store, limit: int, offset: int) -> tuple[int, list[Reprinted]]:
    """The texts that others copy, the most copied first, and how many there are."""
    with store.read() as connection:
        total = connection.execute(select(func.count(copies.c.original.distinct()))).scalar_one()
        many = select(copies.c.original, func.count().label("number")).group_by(copies.c.original).subquery()
        wanted = select(documents.c.n, documents.c.id).join(many, many.c.original == documents.c.n)
        rows = connection.execute(wanted.order_by(many.c.number.desc(), documents.c.id).limit(limit).offset(offset)).all()
        return total, [Reprinted(row.id, _copies(connection, row.n)) for row in rows]


def _copies(connection: Connection, number: int) -> tuple[tuple[str, str, float], ...]:
    wanted = select(documents.c.id, copies.c.kind, copies.c.share).join(copies, copies.c.document == documents.c.n)
    return tuple(connection.execute(wanted.where(copies.c.original == number).order_by(documents.c.id).limit(MOST)).all())


def failed_inputs(store: Store, limit: int = MOST) -> tuple[int, list[Failure]]:
    """Inputs and documents that could not be read, by place, and how many there are."""
    broken = documents.c.state == FAILED
    with store.read() as connection:
        total = connection.execute(select(func.count()).select_from(failures)).scalar_one()
        total += connection.execute(select(func.count()).select_from(documents).where(broken)).scalar_one()
        inputs = connection.execute(select(failures).order_by(failures.c.place, failures.c.digest).limit(limit))
        found = [Failure(row.place, row.code, row.what, row.remedy) for row in inputs]
        columns = (documents.c.id, documents.c.error_code, documents.c.error)
        rows = connection.execute(select(*columns).where(broken).order_by(documents.c.id).limit(limit))
        found += [Failure(row.id, row.error_code or "", row.error or "", "") for row in rows]
    return total, sorted(found)[:limit]


def states(store: Store) -> dict[str, int]:
    """How many documents there are of each state, but those removed."""
    with store.read() as connection:
        rows = connection.execute(select(documents.c.state, func.count()).where(documents.c.state != REMOVED).group_by(documents.c.state))
        return dict(rows.all())
