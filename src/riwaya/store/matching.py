"""The ids of all events that a query finds, without their bodies: for views that work out sums over many events."""

from __future__ import annotations

from sqlalchemy import select

from riwaya.store.open import Store
from riwaya.store.schema import events
from riwaya.store.search import Query, event_conditions


def matching_events(store: Store, query: Query) -> frozenset[str]:
    """The ids of the events that a query finds, however many; its order, limit and offset do not count."""
    with store.read() as connection:
        where = event_conditions(connection, query)
        return frozenset(connection.execute(select(events.c.id).where(*where)).scalars())
