"""The map and the timeline together: events in squares or on their spots, those without a place or a day beside them, holders by day."""

from __future__ import annotations

from math import ceil, floor
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from riwaya.export.svgmap import Circle, svg_map
from riwaya.model.event import Event
from riwaya.store import search
from riwaya.store.atlas import CAMP, UNDATED, UNPLACED, Box, Cell, Totals, box_of_most, by_day, cells, dots, groups, listed, spots, totals
from riwaya.store.open import Store
from riwaya.web.countries import labels
from riwaya.web.filters import Day, Filters
from riwaya.web.holding import both, held_on
from riwaya.web.i18n import LANGUAGES, translator
from riwaya.web.labels import place_name, term
from riwaya.web.page import language_of, respond
from riwaya.web.timeline import bars, ticks

router = APIRouter()
PER_PAGE, ON_SPOT = 30, 60
GROUPS = 5  # that have a colour and a shape of their own
SQUARE = 56  # pixels
MOST_CELLS, MOST_DOTS = 900, 1200  # of one answer, so that it stays below 300 kB
APART = 12  # a spot with more events than this shows their number, not each of them
DRAWN = 60  # spots of the still picture
SPOT_STEP = 0.0001  # degrees: squares that hold one spot each
WORLD = Box(-180.0, -85.0, 180.0, 85.0)


class MapFilters(Filters):
    """The filters of every view; what colours stand for; and which events the list beside the map holds."""

    by: Literal["camp", "type"] = "camp"
    show: Literal["placed", "unplaced", "undated"] = "placed"

    def query(self, **changes: object) -> str:
        """The address's query, without what is as it is anyway."""
        values = {**self.model_dump(by_alias=True), **changes}
        usual = {"page": 1, "by": "camp", "show": "placed"}
        kept = {name: value for name, value in values.items() if value not in ("", None) and usual.get(name) != value}
        return "?" + urlencode(kept) if kept else ""

    def asked(self, days: bool = True) -> search.Query:
        """The question to the store; without `days`, for all of time."""
        changed: dict[str, Any] = {} if days else {"start": "", "end": ""}
        return self.model_copy(update={"sort": "", **changed}).wanted("time", PER_PAGE)


Degree = Annotated[float, Field(ge=-360, le=360, allow_inf_nan=False)]


class PointFilters(MapFilters):
    """A part of the map: degrees at its edges, and how far one is in."""

    west: Degree = WORLD.west
    south: Degree = WORLD.south
    east: Degree = WORLD.east
    north: Degree = WORLD.north
    zoom: Annotated[float, Field(ge=0, le=24, allow_inf_nan=False)] = 3.0


class SpotFilters(MapFilters):
    """A spot of the map."""

    lat: Degree
    lon: Degree


class DayFilter(Filters):
    """A day of the map of holders."""

    day: Day = ""


@router.get("/map/points.json")
def points(request: Request, filters: Annotated[PointFilters, Query()]) -> Response:
    """The events of a part of the map: squares with numbers, spots with their radius, and single events where there is room."""
    return respond(request, "map.html", points_context(request.app.state.store, filters))


@router.get("/map/spot.json")
def spot(request: Request, filters: Annotated[SpotFilters, Query()]) -> Response:
    """The events on one spot, a page at a time, and which groups they belong to, in a steady order."""
    store: Store = request.app.state.store
    asked, at = filters.asked(), (filters.lat, filters.lon)
    total, found = listed(store, asked, spot=at)
    known = _known(store, filters)
    found_spots = cells(spots(store, asked, filters.by, known), Box(at[1], at[0], at[1], at[0]), SPOT_STEP, 1)
    near = dots(store, asked, [cell for cell in found_spots if (cell.lat, cell.lon) == at], filters.by, known)[:ON_SPOT]
    return respond(request, "map.html", {"total": total, "events": [item(event) for event in found], "dots": [_dot(dot) for dot in near]})


@router.get("/map/holders.json")
def holders(request: Request, filters: Annotated[DayFilter, Query()]) -> Response:
    """Who holds what on a day, as each camp tells it."""
    store: Store = request.app.state.store
    day = filters.day or totals(store, search.Query()).last or "0001-01-01"
    return respond(request, "map.html", held_on(store, day))


@router.get("/map/labels.json")
def names(request: Request) -> Response:
    """Names of countries and of their first-level units, with where to write them."""
    return respond(request, "map.html", {"labels": labels()})


@router.get("/map/still.svg")
def still(request: Request, filters: Annotated[MapFilters, Query()]) -> Response:
    """The map as a picture, for where it cannot be drawn otherwise: the spots with most events."""
    drawn = still_map(request.app.state.store, filters, language_of(request))
    return Response(drawn, media_type="image/svg+xml")


@router.get("/map.json")
@router.get("/map", include_in_schema=False)
def view(request: Request, filters: Annotated[MapFilters, Query()]) -> Response:
    """The timeline, the groups with their colours, the trays of unplaced and undated events, and a page of the list."""
    return respond(request, "map.html", map_context(request.app.state.store, filters))


def map_context(store: Store, filters: MapFilters) -> dict[str, Any]:
    """What the page shows; the map itself asks for its points."""
    asked, always = filters.asked(), filters.asked(days=False)
    counted = totals(store, asked)
    ever = totals(store, always) if asked != always else counted
    drawn = bars(by_day(store, always))
    number, found = listed(store, always if filters.show == UNDATED else asked, filters.show)
    return {
        "filters": filters.model_dump(by_alias=True), "query_all": filters.query(page=1), "events": counted.events,
        "placed": counted.events - counted.unplaced, "unplaced": counted.unplaced, "undated": ever.undated,
        "box": list(box_of_most(spots(store, asked, filters.by, _known(store, filters))) or ()), "box_all": list(counted.box or ()),
        "chosen": _chosen(filters),
        "first": ever.first, "last": ever.last, "bars": drawn, "ticks": ticks(drawn), "groups": legend(store, filters),
        "shows": _shows(filters, counted, ever), "list": [item(event) for event in found], "listed": number,
        **_pages(filters, number),
    }  # fmt: skip


def _shows(filters: MapFilters, counted: Totals, ever: Totals) -> list[dict[str, Any]]:
    """What the list may hold, with counts and addresses."""
    numbers = {"placed": counted.events - counted.unplaced, UNPLACED: counted.unplaced, UNDATED: ever.undated}
    return [{"name": name, "number": number, "query": filters.query(show=name, page=1) or "?"} for name, number in numbers.items()]


def _chosen(filters: MapFilters) -> list[dict[str, str]]:
    """The filters that have no field of their own on the page, each with the address that takes it away."""
    told = {name: getattr(filters, name) for name in ("type", "actor", "camp", "grade", "outlet", "conflict")}
    return [{"name": name, "value": value, "without": filters.query(**{name: "", "page": 1}) or "?"} for name, value in told.items() if value]


def _pages(filters: MapFilters, number: int) -> dict[str, Any]:
    pages = max(1, ceil(number / PER_PAGE))
    return {
        "page": filters.page, "pages": pages,
        "previous": filters.query(page=min(filters.page - 1, pages)) or "?" if filters.page > 1 else "",
        "next": filters.query(page=filters.page + 1) if filters.page < pages else "",
    }  # fmt: skip


def _known(store: Store, filters: MapFilters) -> tuple[str, ...]:
    """The groups with a colour: those with most events at any time, so that colours stay while days pass."""
    return tuple(group for group, _ in groups(store, filters.asked(days=False), filters.by, GROUPS))


def legend(store: Store, filters: MapFilters) -> list[dict[str, Any]]:
    """The groups with a colour, their names and numbers of events at any time."""
    found = groups(store, filters.asked(days=False), filters.by, GROUPS)
    return [{**_group(id, filters.by), "events": number, "narrow": filters.query(**{filters.by: id, "page": 1})} for id, number in found]


def _group(id: str, by: str) -> dict[str, str]:
    if by == CAMP:
        return both(id)
    return {"id": id, **{language: translator(language)(f"map.family.{id}") for language in LANGUAGES}}


def points_context(store: Store, filters: PointFilters) -> dict[str, Any]:
    """Squares, spots and single events of a part of the map."""
    step = 360 * SQUARE / 512 / 2 ** floor(filters.zoom)
    box = Box(filters.west, filters.south, filters.east, filters.north)
    asked, known = filters.asked(), _known(store, filters)
    found = cells(spots(store, asked, filters.by, known), box, step, MOST_CELLS)
    apart, room = set(), MOST_DOTS
    for cell in found:
        if cell.place and cell.events <= min(APART, room):
            apart.add(cell)
            room -= cell.events
    single = dots(store, asked, apart, filters.by, known) if apart else []
    return {"groups": list(known), "cells": [_cell(cell, cell in apart) for cell in found], "dots": [_dot(dot) for dot in single]}


def _cell(cell: Cell, apart: bool) -> dict[str, Any]:
    told = {
        "lat": round(cell.lat, 5), "lon": round(cell.lon, 5), "events": cell.events, "conflicting": cell.conflicting,
        "groups": list(cell.groups), "spot": cell.spot, "apart": apart,
    }  # fmt: skip
    if not cell.spot:
        return told
    # Exact, so that the spot is found again.
    names = {language: place_name({"id": cell.place}, language) for language in LANGUAGES} if cell.place else {}
    return {**told, "lat": cell.lat, "lon": cell.lon, "radius_km": cell.radius_km, **names}


def _dot(dot: Any) -> list[Any]:
    return [dot.id, dot.lat, dot.lon, int(dot.conflicting), list(dot.groups)]


def item(event: Event) -> dict[str, Any]:
    """An event as a line of the list."""
    place = event.place
    return {
        "id": event.id, "type": event.type, "kind": {language: term(event.type, language) for language in LANGUAGES},
        "sentence": {"en": event.sentence.en, "ar": event.sentence.ar} if event.sentence else None,
        "time": {"start": event.time.start, "end": event.time.end} if event.time else None,
        "place": {language: place_name({"id": place.id, "name": place.name}, language) for language in LANGUAGES} if place else None,
        "radius_km": place.radius_km if place else None,
        "at": [place.lon, place.lat] if place and place.lat is not None else None,
        "camps": [both(camp) for camp in sorted({account.camp for account in event.accounts})],
        "conflicts": [conflict.field for conflict in event.conflicts], "grade": event.corroboration.grade,
    }  # fmt: skip


def still_map(store: Store, filters: MapFilters, language: str) -> str:
    """The spots with most events as one SVG."""
    found = cells(spots(store, filters.asked(), filters.by, ()), WORLD, SPOT_STEP, DRAWN)
    t = translator(language)
    circles = [
        Circle(cell.lat, cell.lon, cell.radius_km, f"{place_name({'id': cell.place}, language)} ({cell.events})", t("map"), cell.conflicting > 0)
        for cell in found
    ]
    return svg_map(circles, t("map.still", number=len(found)))
