"""Bounding boxes of countries, to catch a coordinate that lies in the wrong one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.packs.tsv import DATA, read_table

MARGIN = 0.35


class Box(NamedTuple):
    """A country's box in degrees."""

    name: str
    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in the box, or close beside it."""
        return self.south - MARGIN <= lat <= self.north + MARGIN and self.west - MARGIN <= lon <= self.east + MARGIN


@cache
def boxes() -> dict[str, Box]:
    """Boxes by ISO code."""
    rows = read_table(DATA / "gazetteer" / "countries.tsv")
    return {
        row["cc"]: Box(row["name_en"], float(row["south"]), float(row["west"]), float(row["north"]), float(row["east"]))
        for row in rows
    }
