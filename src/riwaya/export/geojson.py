"""GeoJSON (RFC 7946): one feature an event, with the radius within which its place is known.

A point is the middle of that radius, no finding. With `areas` the geometry is the circle itself. An event without a position has a
null geometry, as the standard foresees. Properties carry the values and, for each, the claims that bear it out.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin
from typing import Any, BinaryIO

import msgspec

from riwaya.export import names
from riwaya.export.bundle import Bundle, Options, Pairs, Summary
from riwaya.export.trace import address, bearing
from riwaya.model.event import Amount, Event, EventPlace

EARTH_KM = 6371.0088
CORNERS = 32
MEDIA_TYPE = "application/geo+json"


def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write a FeatureCollection, one feature a line."""
    areas, summary = (options or Options()).areas, Summary()
    out.write(b'{"type":"FeatureCollection","features":[')
    for event, bundle in pairs:
        out.write((b",\n" if summary.rows else b"\n") + msgspec.json.encode(feature(event, bundle, areas)))
        summary.events += 1
        summary.rows += 1
    out.write(b"\n]}\n")
    return summary


def feature(event: Event, bundle: Bundle, areas: bool = False) -> dict[str, Any]:
    """An event as a feature."""
    return {"type": "Feature", "id": event.id, "geometry": geometry(event.place, areas), "properties": _properties(event, bundle)}


def geometry(place: EventPlace | None, areas: bool = False) -> dict[str, Any] | None:
    """A point, or a circle as a polygon; None for a place without a position. Positions are [longitude, latitude]."""
    if place is None or place.lat is None or place.lon is None:
        return None
    if areas and place.radius_km and _plain(place.lat, place.lon, place.radius_km):
        return {"type": "Polygon", "coordinates": [circle(place.lat, place.lon, place.radius_km)]}
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _plain(lat: float, lon: float, radius_km: float) -> bool:
    """Whether a circle keeps clear of the poles and of the antimeridian, where a plain ring would be wrong."""
    reach = degrees(radius_km / EARTH_KM)
    return abs(lat) + reach < 89 and abs(lon) + reach / cos(radians(lat)) < 180


def circle(lat: float, lon: float, radius_km: float) -> list[list[float]]:
    """A closed ring around a point, counterclockwise (the right-hand rule), to a hundred-thousandth of a degree."""
    reach, south = radius_km / EARTH_KM, radians(lat)
    ring = []
    for corner in range(CORNERS):
        bearing = -2 * pi * corner / CORNERS
        at = asin(sin(south) * cos(reach) + cos(south) * sin(reach) * cos(bearing))
        east = atan2(sin(bearing) * sin(reach) * cos(south), cos(reach) - sin(south) * sin(at))
        ring.append([round(lon + degrees(east), 5), round(degrees(at), 5)])
    return [*ring, ring[0]]


def _properties(event: Event, bundle: Bundle) -> dict[str, Any]:
    place, time = event.place, event.time
    return {
        "type": event.type, "label": names.kind(event.type).en, "label_ar": names.kind(event.type).ar,
        "start": time.start if time else None, "end": time.end if time else None,
        "place": place.name if place else None, "place_id": place.id if place else None, "radius_km": place.radius_km if place else None,
        "agents": [_actor(id) for id in event.agents], "patients": [_actor(id) for id in event.patients],
        "quantities": [_amount(item) for item in event.quantities], "policy": event.policy,
        "accounts": [{"camp": account.camp, "factuality": account.factuality, "origins": len(account.origins), "marks": list(account.marks),
                      "quantities": [_amount(item) for item in account.quantities]} for account in event.accounts],
        "conflicts": [{"field": conflict.field, "of": conflict.of, "values": list(conflict.values)} for conflict in event.conflicts],
        "grade": event.corroboration.grade, "grade_rule": event.corroboration.rule, "origins": event.corroboration.origins,
        "camps": event.corroboration.camps, "documents": event.corroboration.documents,
        "sentence": event.sentence.en if event.sentence else None, "sentence_ar": event.sentence.ar if event.sentence else None,
        "claims": [address(ref) for ref in event.claims],
        "claims_by_field": {name: [address(ref) for ref in refs] for name, refs in bearing(event, bundle).items()},
    }


def _actor(id: str) -> dict[str, str]:
    name = names.actor(id)
    return {"id": id, "name": name.en, "name_ar": name.ar}


def _amount(item: Amount) -> dict[str, Any]:
    return {"measure": item.measure, "of": item.of, "low": item.low, "high": item.high}
