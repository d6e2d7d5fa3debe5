"""Where an event was: the place that most origins tell, never finer than the text."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from riwaya.model.event import EventPlace
from riwaya.model.record import Place
from riwaya.reconcile.members import Member

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def place_of(members: Iterable[Member]) -> EventPlace | None:
    """The finest place that the claims share.

    A place is backed by the origins that tell it, and by those that tell a wider one around it. The best backed is chosen; of several
    the finer one if it lies within the other, else the wider one, else the first by id.
    """
    backing: dict[Place, set[str]] = defaultdict(set)
    for member in members:
        for place in member.claim.places:
            backing[_bare(place)].add(member.origin)
    if not backing:
        return None
    full = {place: {origin for other, origins in backing.items() if other == place or within(place, other) for origin in origins}
            for place in backing}
    best = max(len(origins) for origins in full.values())
    tied = [place for place in full if len(full[place]) == best]
    finest = [place for place in tied if not any(within(other, place) for other in tied if other != place)]
    chosen = min(finest, key=lambda place: (-(place.radius_km or 0), place.id or "", place.name or "", place.lat or 0, place.lon or 0))
    return EventPlace(name=chosen.name, id=chosen.id, lat=chosen.lat, lon=chosen.lon, radius_km=chosen.radius_km)


def _bare(place: Place) -> Place:
    return Place(name=place.name, id=place.id, lat=place.lat, lon=place.lon, radius_km=place.radius_km)


def within(inner: Place, outer: Place) -> bool:
    """Whether the circle of one place lies in that of another and is the smaller one."""
    away = distance_km(inner, outer)
    return away is not None and (inner.radius_km or 0) < (outer.radius_km or 0) and away <= (outer.radius_km or 0)


def distance_km(one: Place, other: Place) -> float | None:
    """The great-circle distance of two places; None where one has no position."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(one.lon - other.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
