"""UCDP GED: its 49 columns in the order of its files, for events in which somebody is told dead.

`best` is the sum of the four columns of deaths, and low <= best <= high holds by construction. Ids that only UCDP can give (id, relid,
conflicts, dyads, sides) and what rests on its own counts over years (active_year, code_status) stay empty; `source_article` names
the claims of each report.
"""

from __future__ import annotations

from math import floor
from typing import BinaryIO, NamedTuple

from riwaya.export import names
from riwaya.export.bundle import Options, Pair, Pairs, Summary, Told, affirming, documents, told
from riwaya.export.deaths import deadly, denied, tolls
from riwaya.export.safe import one_line
from riwaya.export.spacetime import Days, Where, days, where
from riwaya.export.standing import STATE, state_of
from riwaya.export.table import Cell, joined, line, write_header
from riwaya.export.trace import fields, trace
from riwaya.export.ucdp_deaths import Deaths, count
from riwaya.export.ucdp_sides import Sides, sides
from riwaya.model.event import Event
from riwaya.model.record import Document
from riwaya.packs.ontology import claim_types

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id",
    "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)
YEAR = 366
PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4), (YEAR, 5))


class Fit(NamedTuple):
    """What an event that UCDP has a place for is made of."""

    sides: Sides
    days: Days
    where: Where
    deaths: Deaths


def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write the events as UCDP rows; those that UCDP has no place for are counted by reason."""
    summary = Summary()
    write_header(out, COLUMNS, (options or Options()).excel)
    for pair in pairs:
        summary.events += 1
        found = row(pair)
        if isinstance(found, str):
            summary.leave(found)
            continue
        out.write(line(found.get(column) for column in COLUMNS))
        summary.rows += 1
    return summary


def row(pair: Pair) -> dict[str, Cell] | str:
    """The row of an event by column name, or in words why there is none."""
    event, bundle = pair
    fit = _fit(pair)
    if isinstance(fit, str):
        return fit
    items = told(event, bundle)
    return {**_actors(fit), **_sources(event, items), **_place(fit.where), **_time(fit.days), **_deaths(fit.deaths)}


def _fit(pair: Pair) -> Fit | str:
    event, bundle = pair
    known = claim_types().get(event.type)
    when, place, found = days(event, bundle), where(event, bundle), sides(event)
    if not any(account.factuality in ("actual", "failed") for account in affirming(event)):
        return "not told as happened"
    if known is None or known.ucdp == "-":
        return f"no place in UCDP for {event.type}"
    if not deadly(event, bundle):
        return "nobody told dead"
    if isinstance(found, str):
        return found
    if when is None or when.length > YEAR:
        return "undated" if when is None else "day not known to the year"
    if place is None:
        return "unplaced"
    return Fit(found, when, place, count(tolls(event, bundle), found, denied(event)))


def _actors(fit: Fit) -> dict[str, Cell]:
    a, b = fit.sides.a, fit.sides.b
    first, second = names.actor(a).en, names.actor(b).en if b else "Civilians"
    return {
        "type_of_violence": fit.sides.violence, "side_a": one_line(first), "side_b": one_line(second),
        "dyad_name": one_line(f"{first} - {second}"), **_states(fit.sides),
    }


def _states(found: Sides) -> dict[str, Cell]:
    """Numbers of the states (Gleditsch and Ward). Two sides that both claim one state have none: the number would decide between them."""
    a = _gwno(found.a) if found.kind_a == STATE else None
    b = _gwno(found.b) if found.kind_b == STATE else None
    return {"gwnoa": None, "gwnob": None} if a is not None and a == b else {"gwnoa": a, "gwnob": b}


def _gwno(id: str) -> int | None:
    state = state_of(id)
    found = next((row for row in names.countries().values() if state and row["state"] == state), None)
    return int(found["gwno"]) if found else None


def _sources(event: Event, items: list[Told]) -> dict[str, Cell]:
    prints = documents(items)
    counting = [item for item in items if item.claim.type == "kill" or "killed" in fields(event, item.claim)]
    first = [item.claim.sources[0] for item in counting if item.claim.sources and item.claim.factuality != "denied"]
    offices = joined(one_line(names.outlet(document).en) for document in prints)
    return {
        "number_of_sources": len(prints), "source_article": ";".join(_article(event, d, items) for d in prints),
        "source_office": offices,
        "source_date": joined(d.published.end for d in prints if d.published),
        "source_headline": joined(one_line(d.title or "") for d in prints),
        "source_original": joined(one_line(names.source(source).en) for source in first) or offices,
    }


def _article(event: Event, document: Document, items: list[Told]) -> str:
    """A report as UCDP lists it, in quotes: outlet, date, headline; and behind these the claims that it makes of the event."""
    day = document.published.end if document.published else ""
    claims = trace(event, [item for item in items if item.document.id == document.id])
    parts = names.outlet(document).en, day, document.title or "", f"riwaya {event.id} {claims}"
    return '"' + ",".join(one_line(part).replace('"', "'") for part in parts) + '"'


def _place(found: Where) -> dict[str, Cell]:
    place, country = found.place, names.countries().get(found.cc)
    lat, lon = place.lat or 0.0, place.lon or 0.0
    radius = f", within {place.radius_km:g} km" if place.radius_km is not None else ""
    return {
        "where_prec": int(found.ucdp), "where_coordinates": place.name, "where_description": f"{place.name or ''}{radius}",
        "adm_1": place.name if found.kind == "province" else None, "adm_2": place.name if found.kind == "district" else None,
        "latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": priogrid(lat, lon),
        "country": country["ucdp_name"] if country else found.country or None, "country_id": int(country["gwno"]) if country else None,
        "region": country["ucdp_region"] if country else None,
    }


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half a degree wide, 720 a row, counted from 1 at the south-west corner of the world (Tollefsen et al. 2012)."""
    south = min(359, floor((lat + 90) * 2))
    west = min(719, floor((lon + 180) * 2))
    return south * 720 + west + 1


def _time(when: Days) -> dict[str, Cell]:
    return {
        "year": when.start.year, "date_start": when.start.isoformat(), "date_end": when.end.isoformat(), "event_clarity": 2 if when.lasting else 1,
        "date_prec": next(code for most, code in PRECISION if when.length <= most),
    }


def _deaths(found: Deaths) -> dict[str, Cell]:
    return {"deaths_a": found.a, "deaths_b": found.b, "deaths_civilians": found.civilians, "deaths_unknown": found.unknown, "best": found.best,
            "high": found.high, "low": found.low}
