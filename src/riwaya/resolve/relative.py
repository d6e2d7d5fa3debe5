"""Distances that a report gives: "95 كم عن مدينة سرت", "(450 كلم شرق طرابلس)", "على بعد ثمانين كيلومترا جنوب شرق طرابلس".

An unknown place is put where the distance and direction say, with a radius that grows with both; without a direction it
may be anywhere at that distance, and the radius says so. A known place keeps its gazetteer's position: a distance that
contradicts it is noted, not believed.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.place.rules import PlaceMention
from riwaya.mentions.quantity.number import read_number
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.resolve.bearings import bearing_of, distance_km, offset
from riwaya.resolve.geocode import Located

_KM = frozenset(("كم", "كلم", "كيلومتر", "كيلومترا", "كيلومترات", "كيلو"))
REACH = 8  # tokens from the place to its distance, and from the distance to the place it counts from


class Distance(NamedTuple):
    """So many kilometres from a named place, in a direction (letters n, e, s, w) if the report gives one."""

    km: float
    direction: str
    origin: PlaceMention


def find_distance(scan: Scan, at: int, end: int, places: list[PlaceMention]) -> Distance | None:
    """The distance told within a few words of token `at`, with the place it counts from."""
    for i in range(at, min(at + REACH, end)):
        if scan.form(i) in (".", "؛"):
            return None
        number = read_number(scan, i, end) if scan.tokens[i].kind == "number" or scan.group(i, "number") else None
        if number is None or scan.form(number.last) not in _KM:
            continue
        origin = next((p for p in places if number.last < p.first <= number.last + REACH), None)
        return Distance(float(number.value), origin.direction, origin) if origin is not None else None
    return None


def told_before(scan: Scan, place: PlaceMention, first: int) -> Distance | None:
    """The distance told before a place with a direction: "على بعد 60 كيلومترا جنوبي بني وليد", "60 ميلا بحريا غرب الحديدة"."""
    begin = place.first
    while begin > first and scan.info[begin - 1].has("direction"):
        begin -= 1
    for at in range(max(first, begin - 5), begin):
        number = read_number(scan, at, begin) if scan.tokens[at].kind == "number" or scan.group(at, "number") else None
        if number is None:
            continue
        unit = scan.form(number.last)
        factor = 1.0 if unit in _KM else 1.85 if unit in word_list("mile") and scan.form(number.last + 1) in word_list("nautical") else 1.61
        if unit not in _KM and unit not in word_list("mile") or begin - number.last > 3:
            return None
        return Distance(factor * float(number.value), place.direction, place)
    return None


def moved(place: Located, distance: Distance) -> Located:
    """The point so far from a known place, in the direction told."""
    bearing = bearing_of(distance.direction)
    if bearing is None or place.lat is None or place.lon is None:
        return place
    lat, lon = offset(place.lat, place.lon, bearing, distance.km)
    radius = round(max(5.0, 0.3 * distance.km) + 5.0, 1)
    return Located(place.name, place.id, lat, lon, radius, "relative", "distance and direction from a place",
                   f"{distance.km:g} km {distance.direction} of {place.name}", place.kind)


def apply_distance(place: Located, distance: Distance, origin: Located) -> Located:
    """Compute an unknown place from a distance, or hold the distance against a known one."""
    if origin.lat is None or origin.lon is None:
        return place
    if place.basis == "gazetteer" and place.lat is not None and place.lon is not None:
        return _compared(place, distance, origin, distance_km((place.lat, place.lon), (origin.lat, origin.lon)))
    bearing = bearing_of(distance.direction)
    if bearing is None:
        return Located(place.name, place.id, origin.lat, origin.lon, distance.km + (origin.radius_km or 5.0), "relative", "distance from a place",
                       f"{distance.km:g} km from {origin.name}, direction not told", place.kind)
    lat, lon = offset(origin.lat, origin.lon, bearing, distance.km)
    radius = round(max(5.0, 0.4 * distance.km) + (origin.radius_km or 5.0), 1)
    return Located(place.name, place.id, lat, lon, radius, "relative", "distance and direction from a place",
                   f"{distance.km:g} km {distance.direction} of {origin.name}", place.kind)


def _compared(place: Located, distance: Distance, origin: Located, measured: float) -> Located:
    slack = 0.35 * distance.km + (place.radius_km or 5.0) + (origin.radius_km or 5.0) + 10.0
    if abs(measured - distance.km) <= slack or origin.name == place.name:
        return place
    note = f"the report says {distance.km:g} km from {origin.name}; the gazetteer makes it {measured:.0f} km"
    return Located(place.name, place.id, place.lat, place.lon, place.radius_km, place.basis, place.rule, note, place.kind)
