"""How exactly the day and the place of an event are known, in the terms of other standards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from riwaya.export.bundle import Bundle, told
from riwaya.export.names import country_name, place_entry, table
from riwaya.export.standing import lineage
from riwaya.model.event import Event, EventPlace, Interval
from riwaya.packs.countries import boxes
from riwaya.packs.theatre import theatres

NEAR_KM = 25
PROVINCE_KM = 150


class Days(NamedTuple):
    """Closed interval of days. `lasting`: it went on all that time; else its one day lies somewhere in it."""

    start: date
    end: date
    lasting: bool

    @property
    def length(self) -> int:
        """The number of days."""
        return (self.end - self.start).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle, the earlier of two."""
        return self.start + timedelta(days=(self.length - 1) // 2)


class Where(NamedTuple):
    """A place with its country (ISO code or empty) and the two standards' degrees of exactness, `-` where not coded."""

    place: EventPlace
    cc: str
    kind: str
    acled: str
    ucdp: str

    @property
    def country(self) -> str:
        """The country's English name, or empty."""
        return country_name(self.cc)


def days(event: Event, bundle: Bundle) -> Days | None:
    """The days of an event; it lasted where a claim's own words tell so (see `data/export/time_bases.tsv`)."""
    if event.time is None:
        return None
    bases = {row["basis"] for row in table("time_bases")}
    lasting = any(item.claim.time is not None and item.claim.time.basis in bases
                  and Interval(item.claim.time.start, item.claim.time.end) == event.time for item in told(event, bundle))
    start, end = date.fromisoformat(event.time.start), date.fromisoformat(event.time.end)
    return Days(start, end, lasting and end > start)


def where(event: Event, bundle: Bundle) -> Where | None:
    """The place of an event, None where it has no position."""
    place = event.place
    if place is None or place.lat is None or place.lon is None:
        return None
    entry = place_entry(place.id)
    kind = entry.kind if entry else ""
    acled, ucdp = _near(place) if not entry or _computed(event, bundle) else _by_kind(kind)
    return Where(place, (entry.cc if entry else "") or _country(event, place), kind, acled, ucdp)


def _by_kind(kind: str) -> tuple[str, str]:
    return next(((row["acled"], row["ucdp"]) for row in table("places") if row["kind"] == kind), ("3", "5"))


def _near(place: EventPlace) -> tuple[str, str]:
    radius = place.radius_km if place.radius_km is not None else PROVINCE_KM
    return ("2", "2") if radius <= NEAR_KM else ("3", "4") if radius <= PROVINCE_KM else ("3", "5")


def _computed(event: Event, bundle: Bundle) -> bool:
    """Whether every claim that gives this place computed it ("20 km from") or put it in its surroundings."""
    bases = [place.basis for item in told(event, bundle) for place in item.claim.places
             if event.place and (place.lat, place.lon) == (event.place.lat, event.place.lon)]
    return bool(bases) and all(basis in ("relative", "parent") for basis in bases)


def _country(event: Event, place: EventPlace) -> str:
    """The one country whose box holds the point; else the one country of the theatre of the parties."""
    inside = [cc for cc, box in boxes().items() if place.lat is not None and place.lon is not None and box.holds(place.lat, place.lon)]
    if len(inside) == 1:
        return inside[0]
    names = {actor.theatre for id in (*event.agents, *event.patients) for actor in lineage(id) if actor.theatre}
    own = {cc for name in names for cc in theatres()[name].countries}
    return own.pop() if len(own) == 1 else ""
