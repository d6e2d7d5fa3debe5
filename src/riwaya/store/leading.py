"""What stands out in a record: the events with most dead, most origins, latest changes of control; who prints most, and who copies."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, func, select

from riwaya.model.event import Event
from riwaya.store.documents import READ, REMOVED
from riwaya.store.open import Store
from riwaya.store.schema import copies, documents, events
from riwaya.store.search import Query, event_conditions

TOLL, ORIGINS, CONTROL = "toll", "origins", "control"
# Types that say that a place changed hands.
CHANGES = ("gain_control", "lose_control")
_TOLL = func.coalesce(events.c.toll_high, events.c.toll_low)
# What must hold of the events of each kind, and their order.
_KINDS: dict[str, tuple[tuple[ColumnElement[bool], ...], tuple[ColumnElement[object], ...]]] = {
    TOLL: ((_TOLL > 0,), (_TOLL.desc(), events.c.documents.desc())),
    ORIGINS: ((events.c.origins > 1,), (events.c.origins.desc(), events.c.camps.desc(), events.c.documents.desc())),
    CONTROL: ((events.c.type.in_(CHANGES), events.c.place_id.is_not(None), events.c.start_day.is_not(None)), (events.c.start_day.desc(),)),
}


class Printed(NamedTuple):
    """An outlet by its name, how many reports of it were read, and how many of these copy another text."""

    outlet: str
    reports: int
    copies: int


class Reports(NamedTuple):
    """How many reports there are, of these read, and of how many outlets; reports without an outlet's name count as none."""

    all: int
    read: int
    outlets: int


def leading(store: Store, query: Query, kind: str, most: int) -> list[Event]:
    """The first events of a kind (`TOLL`, `ORIGINS`, `CONTROL`) among those that a query finds."""
    conditions, order = _KINDS[kind]
    with store.read() as connection:
        where = [*event_conditions(connection, query), *conditions]
        numbers = connection.execute(select(events.c.n).where(*where).order_by(*order, events.c.n).limit(most)).scalars().all()
        bodies = dict(connection.execute(select(events.c.n, events.c.body).where(events.c.n.in_(numbers))).all())
    return [msgspec.json.decode(bodies[number], type=Event) for number in numbers]


def _published(query: Query) -> list[ColumnElement[bool]]:
    found = [documents.c.published_end >= query.start] if query.start else []
    return found + ([documents.c.published_start <= query.end] if query.end else [])


def reports(store: Store, query: Query) -> Reports:
    """Count the reports published on the days of a query, or all."""
    with store.read() as connection:
        days = _published(query)
        by_state = select(documents.c.state, func.count()).where(documents.c.state != REMOVED, *days).group_by(documents.c.state)
        states: dict[str, int] = dict(connection.execute(by_state).all())
        outlets = select(func.count(documents.c.outlet_key.distinct())).where(documents.c.outlet_key != "", *days)
        return Reports(sum(states.values()), states.get(READ, 0), connection.execute(outlets).scalar_one())


def printed(store: Store, query: Query, most: int) -> list[Printed]:
    """The outlets with most reports published on the days of a query."""
    number = func.count().label("number")
    days = _published(query)
    with store.read() as connection:
        wanted = select(documents.c.outlet_key, number).where(documents.c.outlet_key != "", *days).group_by(documents.c.outlet_key)
        found = connection.execute(wanted.order_by(number.desc(), documents.c.outlet_key).limit(most)).all()
        keys = [key for key, _ in found]
        named = select(documents.c.outlet_key, func.min(documents.c.outlet)).where(documents.c.outlet_key.in_(keys)).group_by(documents.c.outlet_key)
        names = dict(connection.execute(named).all())
        copied = select(documents.c.outlet_key, func.count(copies.c.document.distinct())).join(copies, copies.c.document == documents.c.n)
        by_key: dict[str, int] = dict(connection.execute(copied.where(documents.c.outlet_key.in_(keys), *days).group_by(documents.c.outlet_key)).all())
        return [Printed(names[key] or key, number, by_key.get(key, 0)) for key, number in found]
