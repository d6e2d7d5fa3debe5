"""A map as one SVG: outlines of countries and first-level units around some circles of honest radius. No request, no script."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from riwaya.export.safe import one_line
from riwaya.packs.tsv import DATA

KM_A_DEGREE = 111.32
WIDTH = 900
MARGIN_KM = 60.0
LEAST_PX = 5.0
COLOURS = ("#1f5a7a", "#a5501b", "#4a6b2a", "#7a3b73", "#7d6608", "#5b5b5b")
Ring = Sequence[Sequence[float]]


class Circle(NamedTuple):
    """A place on the map: WGS 84 degrees, radius in kilometres, a label, the group that gives its colour, and whether it is contested."""

    lat: float
    lon: float
    radius_km: float
    label: str
    group: str
    contested: bool = False


class _Frame(NamedTuple):
    """What is drawn: degrees at the edges, and pixels a degree of longitude and of latitude."""

    west: float
    north: float
    x: float
    y: float
    width: float
    height: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """A point in pixels."""
        return (lon - self.west) * self.x, (self.north - lat) * self.y


@cache
def _outlines(name: str) -> tuple[tuple[tuple[float, float, float, float], Ring], ...]:
    """The rings of a bundled outline file, each with its box: west, south, east, north."""
    loaded = json.loads((DATA / "map" / f"{name}.geojson").read_text(encoding="utf-8"))
    found = []
    for feature in loaded["features"]:
        shape = feature["geometry"]
        parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for ring in (part[0] for part in parts):
            lons, lats = [point[0] for point in ring], [point[1] for point in ring]
            found.append(((min(lons), min(lats), max(lons), max(lats)), ring))
    return tuple(found)


def _frame(circles: Sequence[Circle], width: float) -> _Frame:
    """Equirectangular about the middle latitude: true enough for a country, and straight to compute."""
    reach = [max(circle.radius_km, 1.0) + MARGIN_KM for circle in circles]
    south = min(c.lat - r / KM_A_DEGREE for c, r in zip(circles, reach, strict=True))
    north = max(c.lat + r / KM_A_DEGREE for c, r in zip(circles, reach, strict=True))
    shrink = max(0.2, math.cos(math.radians((south + north) / 2)))
    west = min(c.lon - r / KM_A_DEGREE / shrink for c, r in zip(circles, reach, strict=True))
    east = max(c.lon + r / KM_A_DEGREE / shrink for c, r in zip(circles, reach, strict=True))
    x = width / (east - west)
    y = x / shrink
    return _Frame(west, north, x, y, width, min((north - south) * y, width * 1.4))


def _paths(name: str, frame: _Frame, style: str) -> Iterator[str]:
    east, south = frame.west + frame.width / frame.x, frame.north - frame.height / frame.y
    lines = []
    for box, ring in _outlines(name):
        if box[0] <= east and box[2] >= frame.west and box[1] <= frame.north and box[3] >= south:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (frame.at(lon, lat) for lon, lat in ring))
            lines.append(f"M{points}Z")
    if lines:
        yield f'<path d="{"".join(lines)}" {style}/>'


def svg_map(circles: Iterable[Circle], title: str, width: float = WIDTH) -> str:
    """The map of some places. Circles are drawn to scale, never smaller than can be seen; a contested one is dashed.

    Without any circle the map says so. The same circles give the same bytes, in any order.
    """
    placed = sorted(set(circles), key=lambda c: (-c.radius_km, c.lat, c.lon, c.group, c.label))
    if not placed:
        return _page(width, 60, title, [f'<text x="12" y="34" class="label">{escape(one_line(title))}</text>'])
    frame = _frame(placed, width)
    groups = sorted({circle.group for circle in placed})
    colour = {group: COLOURS[number % len(COLOURS)] for number, group in enumerate(groups)}
    body = [
        f'<rect width="{frame.width:.0f}" height="{frame.height:.0f}" fill="#dfe8ec"/>',
        *_paths("countries", frame, 'fill="#faf8f3" stroke="#8a8f94" stroke-width="1.2"'),
        *_paths("admin1", frame, 'fill="none" stroke="#d0cabb" stroke-width="0.7"'),
        *(_circle(circle, frame, colour[circle.group]) for circle in placed),
        *_legend(groups, colour, frame),
    ]
    return _page(frame.width, frame.height + 24 * len(groups) + 16, title, body)


def _circle(circle: Circle, frame: _Frame, colour: str) -> str:
    x, y = frame.at(circle.lon, circle.lat)
    radius = max(LEAST_PX, circle.radius_km / KM_A_DEGREE * frame.y)
    dash = ' stroke-dasharray="5 4"' if circle.contested else ""
    label = escape(one_line(circle.label))
    return (
        f'<g><title>{label}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.25" '
        f'stroke="{colour}" stroke-width="2"{dash}/><text x="{x:.1f}" y="{y - radius - 4:.1f}" class="label" text-anchor="middle">{label}</text></g>'
    )


def _legend(groups: Sequence[str], colour: dict[str, str], frame: _Frame) -> Iterator[str]:
    for number, group in enumerate(groups):
        y = frame.height + 24 * number + 20
        yield f'<circle cx="16" cy="{y:.0f}" r="7" fill="{colour[group]}"/>'
        yield f'<text x="32" y="{y + 5:.0f}" class="label">{escape(one_line(group))}</text>'


def _page(width: float, height: float, title: str, body: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">'
        f"<title>{escape(one_line(title))}</title>"
        "<style>.label{font:13px 'Noto Sans Arabic',sans-serif;fill:#1c2733;paint-order:stroke;stroke:#faf8f3;stroke-width:3px}</style>"
    )
    return "\n".join([head, *body, "</svg>"]) + "\n"
