"""Look events, claims and documents up: by words, and by what they hold. What a user types never becomes part of a statement."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, or_, select

from riwaya.errors import StoreError
from riwaya.model.event import Event
from riwaya.model.record import Claim
from riwaya.packs.ontology import claim_types
from riwaya.store.documents import READ, REMOVED
from riwaya.store.open import Store
from riwaya.store.schema import (
    claim_actors,
    claims,
    documents,
    event_actors,
    event_camps,
    event_claims,
    event_conflicts,
    events,
)
from riwaya.store.words import key_of, matching

T = TypeVar("T")
MOST = 1000
ANY = "any"
# Orders of events: by what, and whether from the largest. Undated ones come last.
_EVENT_ORDERS = {
    "time": (events.c.start_day, False),
    "-time": (events.c.start_day, True),
    "conflict": (events.c.conflict_size, True),
    "documents": (events.c.documents, True),
    "origins": (events.c.origins, True),
    "toll": (events.c.toll_high, True),
}


class Page(NamedTuple, Generic[T]):
    """A page of what was found, and how many there are in all."""

    total: int
    rows: tuple[T, ...]


class FoundClaim(NamedTuple):
    """A claim as it holds, and where it stands."""

    document: str
    outlet: str | None
    published: str | None
    claim: Claim


class FoundDocument(NamedTuple):
    """A document without its text."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: tuple[str, str] | None
    basis: str | None
    state: str
    source: str | None
    retrieved: str | None
    sha256: str
    error: str | None


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for: all that is given must hold; of several values of one field, one.

    `text`: words (see `words.py`). `types`: types of claims or their families. `actors`: ids, as agents or patients; of claims as
    sources too. `place`: an id or a part of a name. `start`, `end`: ISO days; what overlaps them is found. `camps`: camps that tell
    it, `grades` how well it is borne out, `outlet` who printed it, `conflict` a field that accounts differ in, or "any" (of events
    only). `order`: `time`, `-time`, and for events `conflict`, `documents`, `origins`, `toll`. At most 1000 rows (`limit`) from `offset`.
    """

    text: str = ""
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    place: str = ""
    start: str = ""
    end: str = ""
    camps: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    outlet: str = ""
    conflict: str = ""
    order: str = "time"
    limit: int = 50
    offset: int = 0


def search(store: Store, query: Query) -> Page[Event]:
    """The events that a query finds. Raises StoreError for an order that there is not."""
    if query.order not in _EVENT_ORDERS:
        raise StoreError(f"events have no order {query.order!r}", "", f"Say one of {', '.join(_EVENT_ORDERS)}")
    with store.read() as connection:
        where = event_conditions(connection, query)
        column, falling = _EVENT_ORDERS[query.order]
        total, rows = _page(connection, select(events.c.n).where(*where), (column, falling, events.c.id), query)
        bodies = _in_order(connection, select(events.c.n, events.c.body), events, rows)
        return Page(total, tuple(msgspec.json.decode(row.body, type=Event) for row in bodies))


def event_conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What must hold of an event that a query finds; nothing where it asks for all."""
    found = [*_shared_conditions(query, events), *_words(connection, "event_words", events, query.text)]
    if query.types:
        found.append(or_(events.c.type.in_(query.types), events.c.family.in_(query.types)))
    if query.grades:
        found.append(events.c.grade.in_(query.grades))
    if query.actors:
        found.append(events.c.n.in_(select(event_actors.c.event).where(event_actors.c.actor.in_(query.actors))))
    if query.camps:
        found.append(events.c.n.in_(select(event_camps.c.event).where(event_camps.c.camp.in_(query.camps))))
    if query.conflict == ANY:
        found.append(events.c.conflicts > 0)
    elif query.conflict:
        found.append(events.c.n.in_(select(event_conflicts.c.event).where(event_conflicts.c.field == query.conflict)))
    if query.outlet:
        told = select(event_claims.c.event).join(documents, documents.c.n == event_claims.c.document)
        found.append(events.c.n.in_(told.where(documents.c.outlet_key == key_of(query.outlet))))
    return found


def _shared_conditions(query: Query, table: Table) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.place:
        named = table.c.place_key.contains(key_of(query.place), autoescape=True)
        found.append(or_(table.c.place_id == query.place, named) if key_of(query.place) else table.c.place_id == query.place)
    if query.start:
        found.append(table.c.end_day >= query.start)
    if query.end:
        found.append(table.c.start_day <= query.end)
    return found


def _words(connection: Connection, name: str, table: Table, text: str) -> list[ColumnElement[bool]]:
    return [matching(connection, name, table.c.n, text)] if text else []


def _page(
    connection: Connection, wanted: Select[Any], order: tuple[ColumnElement[Any], bool, ColumnElement[Any]], query: Query
) -> tuple[int, list[int]]:
    """How many rows there are, and the numbers of those on the page."""
    total: int = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    column, falling, last = order
    ordered = wanted.order_by(column.is_(None), column.desc() if falling else column, last)
    limit = ordered.limit(max(0, min(query.limit, MOST))).offset(max(0, query.offset))
    return total, list(connection.execute(limit).scalars())


def _in_order(connection: Connection, wanted: Select[Any], table: Table, numbers: list[int]) -> list[Row[Any]]:
    rows = {row.n: row for row in connection.execute(wanted.where(table.c.n.in_(numbers)))}
    return [rows[number] for number in numbers]


def search_claims(store: Store, query: Query) -> Page[FoundClaim]:
    """The claims, as they hold, that a query finds; those rejected are left out. `camps`, `grades` and `conflict` are of events."""
    with store.read() as connection:
        where = [claims.c.rejected == 0, *_claim_conditions(query), *_words(connection, "claim_words", claims, query.text)]
        wanted = select(claims.c.n).join(documents, documents.c.n == claims.c.document).where(*where)
        total, rows = _page(connection, wanted, (claims.c.start_day, query.order == "-time", claims.c.n), query)
        columns = (claims.c.n, claims.c.body, claims.c.effective, documents.c.id, documents.c.outlet, documents.c.published_start)
        wanted = select(*columns).join(documents, documents.c.n == claims.c.document)
        found = _in_order(connection, wanted, claims, rows)
        return Page(total, tuple(_found_claim(row) for row in found))


def _found_claim(row: Row[Any]) -> FoundClaim:
    return FoundClaim(row.id, row.outlet, row.published_start, msgspec.json.decode(row.effective or row.body, type=Claim))


def _claim_conditions(query: Query) -> list[ColumnElement[bool]]:
    found = _shared_conditions(query, claims)
    if query.types:
        types = [type.id for type in claim_types().values() if type.family in query.types]
        found.append(claims.c.type.in_((*query.types, *types)))
    if query.actors:
        found.append(claims.c.n.in_(select(claim_actors.c.claim).where(claim_actors.c.actor.in_(query.actors))))
    if query.outlet:
        found.append(documents.c.outlet_key == key_of(query.outlet))
    return found


def search_documents(store: Store, query: Query, state: str = "") -> Page[FoundDocument]:
    """The documents whose text, outlet and dates a query names, those not removed, or those of one state."""
    with store.read() as connection:
        where = [documents.c.state == state if state else documents.c.state != REMOVED, *_words(connection, "document_words", documents, query.text)]
        if query.outlet:
            where.append(documents.c.outlet_key == key_of(query.outlet))
        if query.start:
            where.append(documents.c.published_end >= query.start)
        if query.end:
            where.append(documents.c.published_start <= query.end)
        total, rows = _page(connection, select(documents.c.n).where(*where), (documents.c.published_start, query.order == "-time", documents.c.id), query)
        return Page(total, tuple(_found_document(row) for row in _in_order(connection, select(documents), documents, rows)))


def _found_document(row: Row[Any]) -> FoundDocument:
    published = (row.published_start, row.published_end) if row.published_start else None
    error = f"{row.error_code}: {row.error}" if row.error_code and row.state != READ else None
    return FoundDocument(
        row.id, row.outlet, row.title, row.url, published, row.published_basis, row.state, row.source, row.retrieved, row.sha256, error
    )
