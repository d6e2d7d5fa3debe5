"""Events in a store. `replace_events` takes all that there are now; those no longer there leave a tombstone that names their heir."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from riwaya.errors import NotFound
from riwaya.model.event import ClaimRef, Event
from riwaya.packs.labels import actor_label
from riwaya.packs.ontology import claim_types
from riwaya.store.documents import encode, find_document, next_number, numbers_of
from riwaya.store.open import Store
from riwaya.store.schema import claims, event_actors, event_camps, event_claims, event_conflicts, events, tombstones
from riwaya.store.state import reconciled
from riwaya.store.words import drop_words, key_of, put_words, safe

CHUNK = 500
UNKNOWN = 0  # the number of a document that is not in the store
_CHILDREN = (event_claims, event_camps, event_actors, event_conflicts)


class Replaced(NamedTuple):
    """What became of the events: how many there are, and how many of them are new, changed, and gone."""

    total: int
    added: int
    changed: int
    removed: int


class Tombstone(NamedTuple):
    """What is no longer there: an event or a document, and the event that holds most of its claims, "" where none does."""

    kind: str
    id: str
    replaced_by: str
    reason: str


def replace_events(store: Store, found: Iterable[Event], state: int | None = None) -> Replaced:
    """Make these the events of the store, in one transaction; a few hundred are in memory at a time.

    `state` is what `state.state_of_claims` gave before the records were read that the events are made of."""
    with store.write() as connection:
        generation = (connection.execute(select(func.max(events.c.generation))).scalar() or 0) + 1
        added = altered = 0
        remaining = iter(found)
        while chunk := list(islice(remaining, CHUNK)):
            new, other = _put_chunk(connection, chunk, generation)
            added, altered = added + new, altered + other
        removed = _sweep(store, connection, generation)
        total = connection.execute(select(func.count()).select_from(events)).scalar_one()
        reconciled(connection, state)
    return Replaced(total, added, altered, removed)


def _put_chunk(connection: Connection, chunk: list[Event], generation: int) -> tuple[int, int]:
    """Put events in; gives how many are new and how many others changed. Those that are as they were are left alone."""
    prepared = _prepare(connection, chunk)
    known = {row.id: row for row in connection.execute(select(events.c.id, events.c.n, events.c.digest).where(events.c.id.in_(prepared)))}
    same = [row.n for row in known.values() if row.digest == prepared[row.id].digest]
    changed = [row.n for row in known.values() if row.digest != prepared[row.id].digest]
    if same:
        connection.execute(update(events).where(events.c.n.in_(same)).values(generation=generation))
    _delete(connection, changed)
    kept = frozenset(same)
    _insert(connection, [one for id, one in prepared.items() if id not in known or known[id].n not in kept], generation)
    return len(prepared) - len(known), len(changed)


class _Prepared(NamedTuple):
    event: Event
    body: str
    words: str
    refs: tuple[tuple[int, str], ...]
    digest: str


def _prepare(connection: Connection, chunk: list[Event]) -> dict[str, _Prepared]:
    numbers = numbers_of(connection, {ref.document for event in chunk for ref in event.claims})
    wanted = {ref.claim for event in chunk for ref in event.claims}
    rows = connection.execute(select(claims.c.document, claims.c.id, claims.c.quote).where(claims.c.id.in_(wanted)))
    quotes = {(row.document, row.id): row.quote for row in rows}
    prepared = {}
    for event in chunk:
        refs = tuple(sorted({_ref(numbers, ref) for ref in event.claims}))
        words = _words(event, dict.fromkeys(quotes.get(ref, "") for ref in refs))
        body = encode(event)
        digest = hashlib.blake2b(f"{body}\0{words}\0{refs}".encode(), digest_size=12).hexdigest()
        prepared[event.id] = _Prepared(event, body, words, refs, digest)
    return prepared


def words_of(connection: Connection, found: list[Event]) -> dict[str, str]:
    """What each of a few events is found by, by their ids."""
    return {id: one.words for id, one in _prepare(connection, found).items()}


def _ref(numbers: dict[str, int], ref: ClaimRef) -> tuple[int, str]:
    number = numbers.get(ref.document, UNKNOWN)
    return number, ref.claim if number else f"{ref.document}/{ref.claim}"


def _words(event: Event, quotes: Iterable[str]) -> str:
    """What an event is found by: its sentence, place, parties and type by name, and the words of its claims."""
    label = claim_types().get(event.type)
    told = [event.sentence.en, event.sentence.ar] if event.sentence else []
    told += [label.label_en, label.label_ar] if label else []
    told += [event.place.name] if event.place and event.place.name else []
    for id in sorted({*event.agents, *event.patients, *(account.camp for account in event.accounts)}):
        names = actor_label(id)
        told += [names.en, names.ar] if names else [id]
    return "\n".join((*told, *quotes))


def _insert(connection: Connection, prepared: list[_Prepared], generation: int) -> None:
    if not prepared:
        return
    first = next_number(connection, events.c.n)
    rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in (events, *_CHILDREN)}
    for n, one in enumerate(prepared, first):
        rows[events].append(_row(n, one, generation))
        rows[event_claims] += [{"event": n, "document": document, "claim": claim} for document, claim in one.refs]
        rows[event_camps] += [{"event": n, "camp": camp} for camp in sorted({safe(account.camp)[:200] for account in one.event.accounts})]
        rows[event_actors] += [{"event": n, "actor": actor, "role": role} for actor, role in _actors(one.event)]
        rows[event_conflicts] += [{"event": n, "field": f, "whose": of, "size": size} for (f, of), size in _conflicts(one.event).items()]
    for table, of_table in rows.items():
        if of_table:
            connection.execute(insert(table), of_table)
    put_words(connection, "event_words", ((n, one.words) for n, one in enumerate(prepared, first)))


def _row(n: int, one: _Prepared, generation: int) -> dict[str, Any]:
    event = one.event
    time, place, label, low_high = event.time, event.place, claim_types().get(event.type), _toll(event)
    return {
        "n": n, "id": event.id, "digest": one.digest, "generation": generation, "type": event.type, "family": label.family if label else "",
        "start_day": time.start if time else None, "end_day": time.end if time else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None, "radius_km": place.radius_km if place else None,
        "place_id": place.id if place else None, "place_key": key_of(place.name or "") if place else None,
        "grade": event.corroboration.grade, "documents": event.corroboration.documents, "origins": event.corroboration.origins,
        "camps": event.corroboration.camps, "conflicts": len(event.conflicts),
        "conflict_size": max((conflict.size for conflict in event.conflicts), default=0.0),
        "toll_low": low_high[0], "toll_high": low_high[1], "body": one.body,
    }  # fmt: skip


def _toll(event: Event) -> tuple[int | None, int | None]:
    """The largest number of dead that the event counts: low and high, None where open or not told."""
    dead = [amount for amount in event.quantities if amount.measure == "killed"]
    if not dead:
        return None, None
    highs = [amount.high for amount in dead if amount.high is not None]
    return max(amount.low or 0 for amount in dead), max(highs) if len(highs) == len(dead) else None


def _actors(event: Event) -> list[tuple[str, str]]:
    found = {(safe(actor)[:200], "agents") for actor in event.agents} | {(safe(actor)[:200], "patients") for actor in event.patients}
    for account in event.accounts:
        found |= {(safe(actor)[:200], "agents") for actor in account.agents} | {(safe(actor)[:200], "patients") for actor in account.patients}
    return sorted(found)


def _conflicts(event: Event) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for conflict in event.conflicts:
        key = (conflict.field, safe(conflict.of or "")[:200])
        found[key] = max(conflict.size, found.get(key, 0.0))
    return found


def _delete(connection: Connection, numbers: list[int]) -> None:
    drop_words(connection, "event_words", numbers)
    for start in range(0, len(numbers), CHUNK):
        connection.execute(delete(events).where(events.c.n.in_(numbers[start : start + CHUNK])))


def _sweep(store: Store, connection: Connection, generation: int) -> int:
    """Take out the events that were not put in again; gives how many. Tombstones of ids that live again go."""
    gone = list(connection.execute(select(events.c.n).where(events.c.generation < generation)).scalars())
    for start in range(0, len(gone), CHUNK):
        chunk = gone[start : start + CHUNK]
        heirs = _heirs(connection, chunk, generation)
        rows = connection.execute(select(events.c.n, events.c.id).where(events.c.n.in_(chunk)).order_by(events.c.id)).all()
        ids = [row.id for row in rows]
        connection.execute(delete(tombstones).where(tombstones.c.kind == "event", tombstones.c.id.in_(ids)))
        stones = [{"kind": "event", "id": row.id, "replaced_by": heirs.get(row.n, ""), "reason": "", "at": store.now()} for row in rows]
        connection.execute(insert(tombstones), stones)
    _delete(connection, gone)
    living = select(events.c.id)
    connection.execute(delete(tombstones).where(tombstones.c.kind == "event", tombstones.c.id.in_(living)))
    return len(gone)


def _heirs(connection: Connection, gone: list[int], generation: int) -> dict[int, str]:
    """For each vanished event the living one that holds most of its claims; of several, the one with the smallest id."""
    old, new = event_claims.alias("old"), event_claims.alias("new")
    shared = func.count().label("shared")
    rows = connection.execute(
        select(old.c.event, events.c.id, shared)
        .join(new, (new.c.document == old.c.document) & (new.c.claim == old.c.claim))
        .join(events, events.c.n == new.c.event)
        .where(old.c.event.in_(gone), events.c.generation == generation)
        .group_by(old.c.event, events.c.id)
        .order_by(old.c.event, shared.desc(), events.c.id)
    )
    heirs: dict[int, str] = {}
    for row in rows:
        heirs.setdefault(row.event, row.id)
    return heirs


def event(store: Store, id: str) -> Event:
    """An event by its id; one that is gone gives the event that took its place. Raises NotFound where there is none."""
    with store.read() as connection:
        seen: set[str] = set()
        while id not in seen:
            seen.add(id)
            body = connection.execute(select(events.c.body).where(events.c.id == id)).scalar()
            if body is not None:
                return msgspec.json.decode(body, type=Event)
            heir = connection.execute(select(tombstones.c.replaced_by).where(tombstones.c.kind == "event", tombstones.c.id == id)).scalar()
            if heir is None:
                raise NotFound("there is no such event", id)
            if not heir:
                raise NotFound("this event is gone, and none took its place", id)
            id = heir
    raise NotFound("this event is gone, and none took its place", id)


def stored_events(store: Store) -> Iterator[Event]:
    """Every event by its id, a few hundred in memory at a time."""
    after = ""
    with store.read() as connection:
        while True:
            wanted = select(events.c.id, events.c.body).where(events.c.id > after).order_by(events.c.id).limit(CHUNK)
            page: list[Row[Any]] = list(connection.execute(wanted))
            yield from (msgspec.json.decode(row.body, type=Event) for row in page)
            if len(page) < CHUNK:
                return
            after = page[-1].id


def events_of(store: Store, document: str) -> list[str]:
    """The ids of the events that a document tells of."""
    with store.read() as connection:
        row = find_document(connection, document)
        wanted = select(events.c.id).join(event_claims, event_claims.c.event == events.c.n).where(event_claims.c.document == row.n)
        return list(connection.execute(wanted.distinct().order_by(events.c.id)).scalars())


def buried(store: Store) -> list[Tombstone]:
    """The tombstones, documents first, by id."""
    with store.read() as connection:
        rows = connection.execute(select(tombstones).order_by(tombstones.c.kind, tombstones.c.id))
        return [Tombstone(row.kind, row.id, row.replaced_by, row.reason) for row in rows]
