"""Events counted over space and time: by day, and by squares of a grid, so that no map or timeline needs the events themselves.

All of these read the short columns of events alone (`ix_events_view`). Degrees are WGS 84, radii kilometres, days ISO text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import floor
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Select, case, func, select

from riwaya.model.event import Event
from riwaya.store.open import Store
from riwaya.store.schema import event_camps, events
from riwaya.store.search import Query, event_conditions
from riwaya.store.state import get_meta

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


class Spot(NamedTuple):
    """A position that events have, with the widest radius told of it and the id of its place ("" where they name several or none);
    how many events, how many of them accounts differ in, and how many belong to each group asked for, in that order."""

    lat: float
    lon: float
    radius_km: float
    place: str
    events: int
    conflicting: int
    groups: tuple[int, ...]


class Cell(NamedTuple):
    """The events of a square of the grid: one spot, or several, whose middle (by events) is the position; then there is no radius."""

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


def _state(store: Store) -> tuple[str, str]:
    """What changes whenever events do."""
    with store.read() as connection:
        return get_meta(connection, "reconciled"), get_meta(connection, "changes")


def _unpaged(query: Query) -> Query:
    return msgspec.structs.replace(query, limit=0, offset=0)


def groups(store: Store, query: Query, by: str, most: int) -> tuple[tuple[str, int], ...]:
    """The camps that tell most events (`by` camp), or the families with most events, each with how many; at most so many."""
    return _groups(store, _state(store), _unpaged(query), by, most)


@lru_cache(maxsize=64)
def _groups(store: Store, state: tuple[str, str], query: Query, by: str, most: int) -> tuple[tuple[str, int], ...]:
    number = func.count().label("number")
    with store.read() as connection:
        where = event_conditions(connection, query)
        value = event_camps.c.camp if by == CAMP else events.c.family
        wanted = select(value, number).where(*where)
        if by == CAMP:
            wanted = wanted.select_from(event_camps.join(events, events.c.n == event_camps.c.event) if where else event_camps)
        rows = connection.execute(wanted.group_by(value).order_by(number.desc(), value).limit(most))
        return tuple((row[0], row[1]) for row in rows)


def spots(store: Store, query: Query, by: str, wanted: tuple[str, ...]) -> tuple[Spot, ...]:
    """Every spot with events that a query finds. Kept until events change, so that a map can be moved without counting anew."""
    return _spots(store, _state(store), _unpaged(query), by, wanted)


@lru_cache(maxsize=12)
def _spots(store: Store, state: tuple[str, str], query: Query, by: str, wanted: tuple[str, ...]) -> tuple[Spot, ...]:
    at = (events.c.lat, events.c.lon)
    place = func.min(events.c.place_id)
    one = (place == func.max(events.c.place_id)) & (func.count(events.c.place_id) == func.count())
    columns = (func.max(events.c.radius_km), case((one, place), else_=""), func.count(), _sum(events.c.conflicts > 0))
    with store.read() as connection:
        where = [*event_conditions(connection, query), events.c.lat.is_not(None), events.c.lon.is_not(None)]
        found = connection.execute(select(*at, *columns).where(*where).group_by(*at).order_by(*at)).all()
        value = event_camps.c.camp if by == CAMP else events.c.family
        asked = _grouped(select(*at, value, func.count()), by, wanted, where).group_by(*at, value)
        shares = {(row[0], row[1], row[2]): row[3] for row in connection.execute(asked)} if wanted else {}
    return tuple(
        Spot(lat, lon, radius or 0.0, place or "", number, differ or 0, tuple(shares.get((lat, lon, group), 0) for group in wanted))
        for lat, lon, radius, place, number, differ in found
    )


def _grouped(asked: Select[Any], by: str, wanted: tuple[str, ...], where: list[Any]) -> Select[Any]:
    if by == CAMP:
        joined = event_camps.join(events, events.c.n == event_camps.c.event)
        return asked.select_from(joined).where(event_camps.c.camp.in_(wanted), *where)
    return asked.where(events.c.family.in_(wanted), *where)


def box_of_most(found: Iterable[Spot], share: float = 0.98) -> Box | None:
    """The box that holds this share of the events in each direction, so that a lone far one does not make all others small."""
    held = list(found)
    if not held:
        return None
    south, north = _ends(sorted((spot.lat, spot.events) for spot in held), share)
    west, east = _ends(sorted((spot.lon, spot.events) for spot in held), share)
    return Box(west, south, east, north)


def _ends(values: list[tuple[float, int]], share: float) -> tuple[float, float]:
    """The first and last value once those of the outermost events are left out."""
    spare = sum(number for _, number in values) * (1 - share) / 2

    def end(ordered: Iterable[tuple[float, int]]) -> float:
        passed = 0
        for value, number in ordered:
            passed += number
            if passed > spare:
                return value
        return values[0][0]

    return end(values), end(reversed(values))


def cells(found: Iterable[Spot], box: Box, step: float, most: int) -> list[Cell]:
    """The squares of a grid, `step` degrees wide, that hold spots of a box; of too many those with most events. North first."""
    squares: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in found:
        if box.south <= spot.lat <= box.north and box.west <= spot.lon <= box.east:
            squares[floor(spot.lat / step), floor(spot.lon / step)].append(spot)
    made = sorted(map(_cell, squares.values()), key=lambda cell: (-cell.events, -cell.lat, cell.lon))[:most]
    return sorted(made, key=lambda cell: (-cell.lat, cell.lon))


def _cell(held: list[Spot]) -> Cell:
    if len(held) == 1:
        spot = held[0]
        return Cell(spot.lat, spot.lon, spot.radius_km, True, spot.place, spot.events, spot.conflicting, spot.groups)
    number = sum(spot.events for spot in held)
    lat, lon = sum(spot.lat * spot.events for spot in held) / number, sum(spot.lon * spot.events for spot in held) / number
    groups = tuple(map(sum, zip(*(spot.groups for spot in held), strict=True)))
    return Cell(lat, lon, 0.0, False, "", number, sum(spot.conflicting for spot in held), groups)


def dots(store: Store, query: Query, at: Iterable[Cell], by: str, wanted: tuple[str, ...]) -> list[Dot]:
    """The events on some spots that have a place, by spot and id. Ids are hashes: their order is steady and says nothing of the events."""
    chosen = {(cell.lat, cell.lon): cell.place for cell in at if cell.place}
    columns = (events.c.n, events.c.id, events.c.lat, events.c.lon, events.c.conflicts, events.c.family)
    with store.read() as connection:
        where = [*event_conditions(connection, query), events.c.place_id.in_(sorted(set(chosen.values())))]
        rows = connection.execute(select(*columns).where(*where).order_by(events.c.lat, events.c.lon, events.c.id)).all()
        rows = [row for row in rows if (row.lat, row.lon) in chosen]
        mine: dict[int, set[str]] = {row.n: {row.family} for row in rows}
        if by == CAMP:
            mine = {row.n: set() for row in rows}
            for number, camp in connection.execute(select(event_camps.c.event, event_camps.c.camp).where(event_camps.c.event.in_(mine))):
                mine[number].add(camp)
    return [Dot(row.id, row.lat, row.lon, row.conflicts > 0, tuple(i for i, group in enumerate(wanted) if group in mine[row.n])) for row in rows]


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
