"""A small map around one place: outlines, a few towns for bearings, and the circle of honest radius. Numbers for an SVG; no request."""

from __future__ import annotations

import math
from functools import cache
from typing import Any, NamedTuple

from riwaya.export.svgmap import KM_A_DEGREE, outlines
from riwaya.packs.theatre import PlaceEntry, place_forms

WIDTH, HEIGHT = 360, 270
LEAST_REACH_KM = 90.0
TOWNS = 4
LEAST_PEOPLE = 15_000
LEAST_PX = 4.0
# Scale bars that are easy to read, in kilometres.
BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Frame(NamedTuple):
    """Degrees at the western and northern edge, pixels a degree of longitude and of latitude."""

    west: float
    north: float
    x: float
    y: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """A point in pixels."""
        return round((lon - self.west) * self.x, 1), round((self.north - lat) * self.y, 1)


def frame_around(lat: float, lon: float, radius_km: float) -> Frame:
    """A frame that holds the circle with room around it; equirectangular about its latitude."""
    reach = max(LEAST_REACH_KM, radius_km * 1.6) / KM_A_DEGREE  # degrees of latitude from the middle to the upper edge
    y = HEIGHT / 2 / reach
    x = y * max(0.2, math.cos(math.radians(lat)))
    return Frame(lon - WIDTH / 2 / x, lat + reach, x, y)


def inset(lat: float, lon: float, radius_km: float) -> dict[str, Any]:
    """The map around a place: paths of land and first-level borders, the circle in pixels, towns with names, a scale bar."""
    frame = frame_around(lat, lon, radius_km)
    x, y = frame.at(lon, lat)
    a_km = frame.y / KM_A_DEGREE
    bar = max(km for km in BARS if km == BARS[0] or km * a_km <= WIDTH / 4)
    return {
        "width": WIDTH, "height": HEIGHT, "land": _path("countries", frame), "borders": _path("admin1", frame),
        "x": x, "y": y, "radius": round(max(LEAST_PX, radius_km * a_km), 1), "towns": _towns(frame, (x, y)),
        "bar_km": bar, "bar": round(bar * a_km, 1),
    }  # fmt: skip


def _path(name: str, frame: Frame) -> str:
    """The rings that may be seen, as one path."""
    east, south = frame.west + WIDTH / frame.x, frame.north - HEIGHT / frame.y
    rings = [
        "M" + " ".join(f"{x},{y}" for x, y in (frame.at(point[0], point[1]) for point in ring)) + "Z"
        for box, ring in outlines(name)
        if box[0] <= east and box[2] >= frame.west and box[1] <= frame.north and box[3] >= south
    ]
    return "".join(rings)


@cache
def _known_towns() -> tuple[PlaceEntry, ...]:
    """The towns of the gazetteer, the largest first, each spot once."""
    found: dict[str, PlaceEntry] = {}
    for _form, entries in place_forms().phrases():
        found.update({entry.id: entry for entry in entries if entry.population >= LEAST_PEOPLE})
    return tuple(sorted(found.values(), key=lambda entry: (-entry.population, entry.id)))


def _towns(frame: Frame, middle: tuple[float, float]) -> list[dict[str, Any]]:
    """The largest towns in the frame that leave room for each other and for the circle's middle."""
    taken, found = [middle], []
    for entry in _known_towns():
        x, y = frame.at(entry.lon, entry.lat)
        inside = 40 < x < WIDTH - 40 and 18 < y < HEIGHT - 30
        if inside and all(abs(x - a) > 90 or abs(y - b) > 22 for a, b in taken):
            taken.append((x, y))
            found.append({"x": x, "y": y, "en": entry.name_en, "ar": entry.name_ar or entry.name_en})
        if len(found) == TOWNS:
            break
    return found
