"""How the events that a query finds divide: by type, grade, camp, field of conflict, place, actor and outlet.

Counting a hundred thousand events in the database takes seconds, because each has several actors and camps. So the values of every
event are held in memory, each distinct value once (some 60 bytes an event), until the events of the store change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection, select

from riwaya.store.open import Store
from riwaya.store.schema import documents, event_actors, event_camps, event_claims, event_conflicts, events
from riwaya.store.search import Query, event_conditions
from riwaya.store.state import state_of_events

FACETS = ("type", "camp", "grade", "conflict", "outlet", "actor", "place")
Values = tuple[str, ...]


class Part(NamedTuple):
    """A value of a facet, and how many of the found events have it."""

    value: str
    number: int


class _Held(NamedTuple):
    """What events hold at one state of the store: by facet the values of each event, and how often each value is there in all."""

    state: str
    values: dict[str, dict[int, Values]]
    all: dict[str, Counter[str]]


class FacetIndex:
    """The facets of one store. It may be asked by several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: _Held | None = None
        self._lock = Lock()

    def facets(self, query: Query, most: int = 30) -> dict[str, tuple[Part, ...]]:
        """By the name of each facet (`FACETS`) its most frequent values, the most frequent first; of two alike, the first by name.

        A place is counted by its id, an outlet by the name that its reports bear. Events without a value are in no part.
        """
        with self._store.read() as connection:
            held = self._at(connection)
            where = event_conditions(connection, query)
            found = [*connection.execute(select(events.c.n).where(*where)).scalars()] if where else None
        counted = held.all if found is None else {name: _count(held.values[name], found) for name in FACETS}
        return {name: _most(counted[name], most) for name in FACETS}

    def _at(self, connection: Connection) -> _Held:
        """What is held, read anew where the events changed."""
        state = state_of_events(connection)
        with self._lock:
            if self._held is None or self._held.state != state:
                self._held = _load(connection, state)
            return self._held


def _count(values: Mapping[int, Values], found: Iterable[int]) -> Counter[str]:
    return Counter(chain.from_iterable(map(values.__getitem__, found)))


def _most(counted: Counter[str], most: int) -> tuple[Part, ...]:
    return tuple(Part(*pair) for pair in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _load(connection: Connection, state: str) -> _Held:
    own = connection.execute(select(events.c.n, events.c.type, events.c.grade, events.c.place_id)).all()
    numbers = [row[0] for row in own]
    alone: dict[str | None, Values] = {value: (value,) if value else () for row in own for value in row[1:]}
    values = {
        "type": {row[0]: alone[row[1]] for row in own},
        "grade": {row[0]: alone[row[2]] for row in own},
        "place": {row[0]: alone[row[3]] for row in own},
        "outlet": _gathered(numbers, _outlets(connection)),
    }
    for name, column in (("camp", event_camps.c.camp), ("conflict", event_conflicts.c.field), ("actor", event_actors.c.actor)):
        rows = connection.execute(select(column.table.c.event, column))
        values[name] = _gathered(numbers, ((row[0], row[1]) for row in rows))
    return _Held(state, values, {name: _count(values[name], numbers) for name in FACETS})


def _gathered(numbers: Iterable[int], pairs: Iterable[tuple[int, str]]) -> dict[int, Values]:
    """The distinct values of each event; those that are alike are one object."""
    known: dict[Values, Values] = {}
    found: dict[int, Values] = dict.fromkeys(numbers, ())
    for number, value in pairs:
        before = found[number]
        if not before:
            found[number] = known.get((value,)) or known.setdefault((value,), (value,))
        elif value not in before:
            after = (*before, value)
            found[number] = known.setdefault(after, after)
    return found


def _outlets(connection: Connection) -> Iterable[tuple[int, str]]:
    """Events with the outlets that print them; of names that fold alike, the one that sorts first."""
    rows = connection.execute(select(documents.c.n, documents.c.outlet_key, documents.c.outlet).where(documents.c.outlet_key != "")).all()
    spelled: dict[str, set[str]] = defaultdict(set)
    for _, key, name in rows:
        spelled[key].add(name)
    names = {number: min(spelled[key]) for number, key, _ in rows}
    told = connection.execute(select(event_claims.c.event, event_claims.c.document))
    return ((event, names[document]) for event, document in told if document in names)
