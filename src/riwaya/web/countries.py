"""Names that stand on the map: of countries, and of first-level units where the outlines bear one, with where to write them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from riwaya.packs.tsv import DATA, read_table

UNIT_RANK = 5
Ring = Sequence[Sequence[float]]


@cache
def labels() -> list[dict[str, Any]]:
    """Every name by language (empty where there is none), its place in WGS 84 degrees, and its rank: 1 to 4 for countries, 5 for units."""
    countries = [
        {"en": row["en"], "ar": row["ar"], "lat": float(row["lat"]), "lon": float(row["lon"]), "rank": int(row["rank"])}
        for row in read_table(DATA / "map" / "labels.tsv")
    ]
    loaded = json.loads((DATA / "map" / "admin1.geojson").read_text(encoding="utf-8"))
    return countries + [_unit(feature) for feature in loaded["features"]]


def _unit(feature: dict[str, Any]) -> dict[str, Any]:
    shape, told = feature["geometry"], feature["properties"]
    parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    lon, lat = max((_middle(part[0]) for part in parts), key=lambda found: found[1])[0]
    return {"en": told["en"] or "", "ar": told["ar"] or "", "lat": round(lat, 3), "lon": round(lon, 3), "rank": UNIT_RANK}


def _middle(ring: Ring) -> tuple[tuple[float, float], float]:
    """The centroid of a ring (longitude, latitude), and its area in square degrees."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return ((x / (3 * area), y / (3 * area)) if area else (ring[0][0], ring[0][1])), abs(area) / 2
