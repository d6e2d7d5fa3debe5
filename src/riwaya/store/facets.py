"""How the events that a query finds divide: by type, grade, camp, field of conflict, place, actor and outlet."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, func, select

from riwaya.store.open import Store
from riwaya.store.schema import documents, event_actors, event_camps, event_claims, event_conflicts, events
from riwaya.store.search import Query, event_conditions

FACETS = ("type", "camp", "grade", "conflict", "outlet", "actor", "place")


class Part(NamedTuple):
    """A value of a facet, and how many of the found events have it."""

    value: str
    number: int


def facets(store: Store, query: Query, most: int = 30) -> dict[str, tuple[Part, ...]]:
    """By the name of each facet (`FACETS`) its most frequent values, the most frequent first.

    A place is counted by its id, an outlet by the name that its reports bear. Events without a value are in no part.
    """
    with store.read() as connection:
        where = event_conditions(connection, query)
        found = _own_columns(connection, where)
        found["camp"] = _children(connection, event_camps, "camp", where)
        found["conflict"] = _children(connection, event_conflicts, "field", where)
        found["actor"] = _children(connection, event_actors, "actor", where)
        found["outlet"] = _outlets(connection, where)
    return {name: _most(found[name], most) for name in FACETS}


def _most(counted: Counter[str], most: int) -> tuple[Part, ...]:
    return tuple(Part(*pair) for pair in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _own_columns(connection: Connection, where: list[ColumnElement[bool]]) -> dict[str, Counter[str]]:
    """Type, grade and place in one walk over the events."""
    found: dict[str, Counter[str]] = {name: Counter() for name in ("type", "grade", "place")}
    columns = (events.c.type, events.c.grade, events.c.place_id)
    for type, grade, place, count in connection.execute(select(*columns, func.count()).where(*where).group_by(*columns)):
        found["type"][type] += count
        found["grade"][grade] += count
        if place:
            found["place"][place] += count
    return found


def _children(connection: Connection, table: Table, column: str, where: list[ColumnElement[bool]]) -> Counter[str]:
    """The values of a column of a table that belongs to the events; each counts once an event."""
    value = table.c[column]
    wanted = select(value, func.count(table.c.event.distinct())).group_by(value)
    if where:
        wanted = wanted.where(table.c.event.in_(select(events.c.n).where(*where)))
    return Counter({row[0]: row[1] for row in connection.execute(wanted)})


def _outlets(connection: Connection, where: list[ColumnElement[bool]]) -> Counter[str]:
    """Outlets by the name that most sorts first of those that fold alike."""
    pairs = select(event_claims.c.event, documents.c.outlet_key, documents.c.outlet).join(documents, documents.c.n == event_claims.c.document)
    pairs = pairs.where(documents.c.outlet_key != "")
    if where:
        pairs = pairs.where(event_claims.c.event.in_(select(events.c.n).where(*where)))
    told = pairs.subquery()
    wanted = select(func.min(told.c.outlet), func.count(told.c.event.distinct())).group_by(told.c.outlet_key)
    return Counter({row[0]: row[1] for row in connection.execute(wanted)})
