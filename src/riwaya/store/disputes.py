"""The conflicts of many events as one ranked list: each with the event it is in, the sharpest first."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from riwaya.errors import StoreError
from riwaya.model.event import Conflict, Event
from riwaya.store.open import Store
from riwaya.store.schema import event_conflicts, events
from riwaya.store.search import ANY, MOST, Page, Query, event_conditions
from riwaya.store.words import safe

MONTH = 30.0
"""Days between two told times that rank as high as a denial."""
_RANK = case(
    (event_conflicts.c.field != "time", event_conflicts.c.size),
    (event_conflicts.c.size >= MONTH, 1.0),
    else_=event_conflicts.c.size / MONTH,
)
ORDERS = ("size", "-time", "time", "documents")


class Dispute(NamedTuple):
    """A conflict with its event, and its rank, 0..1: see `disputes`."""

    event: Event
    conflict: Conflict
    rank: float


def disputes(store: Store, query: Query) -> Page[Dispute]:
    """The conflicts of the events that a query finds; with `conflict`, those of that field alone.

    The order `size` ranks by kind and size alike: whether it happened, who did it and who holds the place are 1; numbers their
    spread over the larger one; times a thirtieth a day, at most 1. Of equals, the one of the event that more reports tell comes first.
    Raises StoreError for an order that there is not.
    """
    if query.order not in ORDERS:
        raise StoreError(f"conflicts have no order {query.order!r}", "", f"Say one of {', '.join(ORDERS)}")
    with store.read() as connection:
        where = _where(connection, query)
        total = connection.execute(_joined(func.count()).where(*where)).scalar_one()
        wanted = _joined(events.c.body, event_conflicts.c.field, event_conflicts.c.whose, _RANK.label("rank")).where(*where)
        rows = connection.execute(wanted.order_by(*_order(query.order)).limit(max(0, min(query.limit, MOST))).offset(max(0, query.offset)))
        return Page(total, tuple(_dispute(row.body, row.field, row.whose, row.rank) for row in rows))


def fields(store: Store, query: Query) -> list[tuple[str, int]]:
    """How many conflicts of each field there are among the events that a query finds, whatever field it asks for; most first."""
    with store.read() as connection:
        where = _where(connection, msgspec.structs.replace(query, conflict=""))
        rows = connection.execute(_joined(event_conflicts.c.field, func.count()).where(*where).group_by(event_conflicts.c.field))
        return sorted(((field, number) for field, number in rows), key=lambda pair: (-pair[1], pair[0]))


def _joined(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(event_conflicts.join(events, events.c.n == event_conflicts.c.event))


def _where(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """All conflicts belong to events with conflicts, so that the field is asked of the conflict itself, not of its event."""
    found = event_conditions(connection, msgspec.structs.replace(query, conflict=""))
    return found if query.conflict in ("", ANY) else [*found, event_conflicts.c.field == query.conflict]


def _order(name: str) -> tuple[Any, ...]:
    last = (events.c.id, event_conflicts.c.field, event_conflicts.c.whose)
    size = (_RANK.desc(), events.c.documents.desc(), *last)
    if name in ("time", "-time"):
        day = events.c.start_day
        return (day.is_(None), day.desc() if name == "-time" else day, *size)
    return (events.c.documents.desc(), *size) if name == "documents" else size


def _dispute(body: str, field: str, whose: str, rank: float) -> Dispute:
    event = msgspec.json.decode(body, type=Event)
    # The table keeps one row a field and whose, of several conflicts the largest.
    same = [one for one in event.conflicts if one.field == field and safe(one.of or "")[:200] == whose]
    return Dispute(event, max(same, key=lambda one: one.size), rank)
