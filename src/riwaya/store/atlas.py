"""Events counted over space and time: by day, and by squares of a grid, so that no map or timeline needs the events themselves.

All of these read the short columns of events alone (`ix_events_view`). Degrees are WGS 84, radii kilometres, days ISO text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, case, func, select, tuple_

from riwaya.model.event import Event
from riwaya.store.open import Store
from riwaya.store.schema import event_camps, events
from riwaya.store.search import Query, event_conditions

PLACED, UNPLACED, UNDATED, ALL = "placed", "unplaced", "undated", "all"
CAMP, TYPE = "camp", "type"


class Box(NamedTuple):
    """Degrees at the edges."""

    west: float
    south: float
    east: float
    north: float


class Totals(NamedTuple):
    """How many events there are, without a position, without a day, with a conflict; the first and the last day told, "" for none;
    and the box that holds them all, None where none has a position."""

    events: int
    unplaced: int
    undated: int
    conflicting: int
    first: str
    last: str
    box: Box | None


class DayCount(NamedTuple):
    """Events whose first day this is, and how many of them accounts differ in."""

    day: str
    events: int
    conflicting: int


class Cell(NamedTuple):
    """Events in a square of the grid. Where all lie on one spot, `spot` is true and position and radius are its own;
    else the position is their middle. `groups` counts the events of each group asked for, in that order."""

    lat: float
    lon: float
    radius_km: float
    spot: bool
    place: str
    events: int
    conflicting: int
    groups: tuple[int, ...]


class Dot(NamedTuple):
    """An event on a spot: `groups` are those of the groups asked for that it belongs to, by number."""

    id: str
    lat: float
    lon: float
    conflicting: bool
    groups: tuple[int, ...]


def totals(store: Store, query: Query) -> Totals:
    """Count the events that a query finds."""
    wanted = select(
        func.count(), _sum(events.c.lat.is_(None)), _sum(events.c.start_day.is_(None)), _sum(events.c.conflicts > 0),
        func.min(events.c.start_day), func.max(events.c.end_day),
        func.min(events.c.lon), func.min(events.c.lat), func.max(events.c.lon), func.max(events.c.lat),
    )  # fmt: skip
    with store.read() as connection:
        row = connection.execute(wanted.where(*event_conditions(connection, query))).one()
        box = Box(*row[6:]) if row[6] is not None else None
        return Totals(row[0], row[1] or 0, row[2] or 0, row[3] or 0, row[4] or "", row[5] or "", box)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.sum(case((condition, 1), else_=0))


def by_day(store: Store, query: Query) -> list[DayCount]:
    """Dated events by their first day."""
    wanted = select(events.c.start_day, func.count(), _sum(events.c.conflicts > 0)).where(events.c.start_day.is_not(None))
    with store.read() as connection:
        rows = connection.execute(wanted.where(*event_conditions(connection, query)).group_by(events.c.start_day).order_by(events.c.start_day))
        return [DayCount(*row) for row in rows]


def groups(store: Store, query: Query, by: str, most: int) -> list[tuple[str, int]]:
    """The camps that tell most events (`by` camp), or the families with most events, each with how many; at most so many."""
    number = func.count().label("number")
    with store.read() as connection:
        where = event_conditions(connection, query)
        value = event_camps.c.camp if by == CAMP else events.c.family
        wanted = select(value, number).where(*where)
        if by == CAMP:
            wanted = wanted.select_from(event_camps.join(events, events.c.n == event_camps.c.event) if where else event_camps)
        rows = connection.execute(wanted.group_by(value).order_by(number.desc(), value).limit(most))
        return [(row[0], row[1]) for row in rows]


def cells(store: Store, query: Query, box: Box, step: float, by: str, wanted_groups: tuple[str, ...], most: int) -> list[Cell]:
    """The squares of a grid, `step` degrees wide, that hold events; of too many those with most events. By position, north first."""
    square = (func.round(events.c.lat / step).label("row"), func.round(events.c.lon / step).label("column"))
    number = func.count().label("number")
    columns = (
        number, _sum(events.c.conflicts > 0).label("conflicting"), func.avg(events.c.lat).label("lat"), func.avg(events.c.lon).label("lon"),
        func.min(events.c.lat).label("south"), func.max(events.c.lat).label("north"), func.min(events.c.lon).label("west"),
        func.max(events.c.lon).label("east"), func.max(events.c.radius_km).label("radius"), func.min(events.c.place_id).label("place"),
    )  # fmt: skip
    with store.read() as connection:
        where = [*event_conditions(connection, query), *_inside(box)]
        found = connection.execute(select(*square, *columns).where(*where).group_by(*square).order_by(number.desc(), *square).limit(most)).all()
        shares = _shares(connection, where, square, by, wanted_groups)
    return sorted((_cell(row, shares, wanted_groups) for row in found), key=lambda cell: (-cell.lat, cell.lon))


def _inside(box: Box) -> list[ColumnElement[bool]]:
    return [events.c.lat.between(box.south, box.north), events.c.lon.between(box.west, box.east)]


def _shares(connection: Connection, where: list[Any], square: tuple[Any, Any], by: str, wanted: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
    """How many events of each group each square holds, by row, column and group."""
    asked = _grouped(select(*square), by, wanted, where)
    value = event_camps.c.camp if by == CAMP else events.c.family
    return {(row[0], row[1], row[2]): row[3] for row in connection.execute(asked.add_columns(value, func.count()).group_by(*square, value))}


def _grouped(asked: Select[Any], by: str, wanted: tuple[str, ...], where: list[Any]) -> Select[Any]:
    if by == CAMP:
        joined = event_camps.join(events, events.c.n == event_camps.c.event)
        return asked.select_from(joined).where(event_camps.c.camp.in_(wanted), *where)
    return asked.where(events.c.family.in_(wanted), *where)


def _cell(row: Any, shares: dict[tuple[Any, ...], int], wanted: tuple[str, ...]) -> Cell:
    spot = row.south == row.north and row.west == row.east
    counted = tuple(shares.get((row[0], row[1], group), 0) for group in wanted)
    lat, lon = (row.south, row.west) if spot else (row.lat, row.lon)
    return Cell(lat, lon, row.radius or 0.0, spot, row.place or "", row.number, row.conflicting or 0, counted)


def dots(store: Store, query: Query, spots: Iterable[tuple[float, float]], by: str, wanted: tuple[str, ...]) -> list[Dot]:
    """The events on some spots, by spot and id. Ids are hashes: their order is steady and says nothing of the events."""
    at = sorted(set(spots))
    if not at:
        return []
    with store.read() as connection:
        where = [*event_conditions(connection, query), tuple_(events.c.lat, events.c.lon).in_(at)]
        columns = (events.c.n, events.c.id, events.c.lat, events.c.lon, events.c.conflicts)
        rows = connection.execute(select(*columns).where(*where).order_by(events.c.lat, events.c.lon, events.c.id)).all()
        value = event_camps.c.camp if by == CAMP else events.c.family
        told = connection.execute(_grouped(select(events.c.n, value), by, wanted, where))
        mine: dict[int, set[int]] = {}
        for number, group in told:
            mine.setdefault(number, set()).add(wanted.index(group))
    return [Dot(row.id, row.lat, row.lon, row.conflicts > 0, tuple(sorted(mine.get(row.n, ())))) for row in rows]


def listed(store: Store, query: Query, show: str = ALL, spot: tuple[float, float] | None = None) -> tuple[int, list[Event]]:
    """How many events are placed, unplaced, undated (or all), at a spot if one is given, and those of the page, in the order of days."""
    with store.read() as connection:
        where = event_conditions(connection, query)
        where += {PLACED: [events.c.lat.is_not(None)], UNPLACED: [events.c.lat.is_(None)], UNDATED: [events.c.start_day.is_(None)]}.get(show, [])
        where += [events.c.lat == spot[0], events.c.lon == spot[1]] if spot else []
        total: int = connection.execute(select(func.count()).select_from(events).where(*where)).scalar_one()
        order = (events.c.start_day.is_(None), events.c.start_day, events.c.n)
        chosen = select(events.c.n).where(*where).order_by(*order).limit(query.limit).offset(query.offset)
        numbers = connection.execute(chosen).scalars().all()
        bodies = dict(connection.execute(select(events.c.n, events.c.body).where(events.c.n.in_(numbers))).all())
        return total, [msgspec.json.decode(bodies[number], type=Event) for number in numbers]
