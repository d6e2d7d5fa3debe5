"""Give place mentions their place on earth, or abstain.

A name that several gazetteer entries bear is settled by the report's theatres and countries, then by the places already
settled in the report, then by population. A direction from a town ("شمال شرق بغداد") moves nothing but widens the radius;
one of a country or a region ("شمال أفغانستان") tells a part of it. An unknown name is put in its named surroundings, and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from riwaya.mentions.place.homeland import homeland
from riwaya.mentions.place.rules import AGAIN, PlaceMention
from riwaya.mentions.place.support import WELL_KNOWN
from riwaya.mentions.scan import Scan
from riwaya.packs.theatre import WORLD, PlaceEntry, theatres
from riwaya.resolve.bearings import bearing_of, distance_km, offset

NEAR_KM = 120
PART, CORNER = 0.5, 0.7  # how far from the middle of a country, in its radii, the middle of its north lies, and of its north-east
WIDE = frozenset(("country", "region", "province", "sea", "island"))
_KINDS = {"province": "province", "district": "district", "city": "city", "town": "town", "village": "village", "quarter": "quarter", "front": "front",
          "camp": "camp", "base": "base", "airport": "airport", "port": "port", "crossing": "crossing", "mountain": "mountain", "valley": "valley"}


@dataclass(frozen=True, slots=True)
class Located:
    """A place on earth: label, id, WGS 84 degrees (None if only the name is known), radius in km, basis, note."""

    name: str
    id: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    basis: str
    rule: str
    note: str = ""
    kind: str = ""


def _hamlet(entry: PlaceEntry) -> bool:
    """A small place that only the base gazetteer or another war's pack has: a village, or a palace of which every capital has one."""
    return entry.theatre != WORLD and entry.kind in ("town", "village", "quarter", "facility") and entry.population < WELL_KNOWN


def _near(place: tuple[float, float], points: list[tuple[float, float]]) -> bool:
    """Whether one of these points lies within 120 km of a place; what is more than 1.1 degrees north or south of it does not."""
    for point in points:  # noqa: SIM110 - any() is slower here
        if abs(place[0] - point[0]) < 1.1 and distance_km(place, point) < NEAR_KM:
            return True
    return False


@dataclass
class Geocoder:
    """Settles the places of one report, in order of mention."""

    scan: Scan
    theatre_ids: tuple[str, ...]
    settled: list[tuple[float, float]] = field(default_factory=list)
    known: dict[str, Located] = field(default_factory=dict)

    def __post_init__(self) -> None:
        packs = theatres()
        self.countries = [cc for t in self.theatre_ids for cc in (packs[t].countries if t in packs else ())]
        own = homeland(self.scan, self.theatre_ids)
        self.abroad = own if own not in self.countries else ""

    def locate(self, mention: PlaceMention, container: Located | None = None) -> Located:
        """The place of a mention; `container` is a larger place named beside it."""
        name = self.scan.page.slice(*mention.name)
        key = " ".join(self.scan.form(i) for i in range(*mention.name))
        if mention.rule == AGAIN:
            container = self.known.get(key, container)
        entry = self._choose(mention, container)
        if entry is None:
            found = self.known.get(key) or self._unknown(name, container)
        else:
            found = Located(entry.name_en, entry.id, entry.lat, entry.lon, entry.radius_km, "gazetteer", "gazetteer name", "", entry.kind)
            self.settled.append((entry.lat, entry.lon))
        self.known.setdefault(key, found)
        return self._relative(mention, found)

    def _choose(self, mention: PlaceMention, container: Located | None) -> PlaceEntry | None:
        best: tuple[tuple[float, ...], PlaceEntry] | None = None
        for entry in mention.entries:
            score = self._score(entry, mention, container)
            if score is not None and (best is None or score > best[0]):
                best = (score, entry)
        return best[1] if best else None

    def _score(self, entry: PlaceEntry, mention: PlaceMention, container: Located | None) -> tuple[float, ...] | None:
        in_theatre = entry.theatre in self.theatre_ids and entry.theatre not in ("", "world")
        home = entry.cc in self.countries
        level = self._level(entry, in_theatre, home)
        wanted = _KINDS.get(mention.head, "")
        kind = 1.0 if wanted and entry.kind == wanted else 0.0
        if mention.head in ("city", "town", "village") and entry.kind in ("province", "region", "country"):
            kind = -1.0
        near = 0.0
        if container is not None and container.lat is not None and container.lon is not None:
            d = distance_km((entry.lat, entry.lon), (container.lat, container.lon))
            near = 1.0 if d <= (container.radius_km or 30) + 60 else -1.0
        elif self.settled:
            near = 0.5 if _near((entry.lat, entry.lon), self.settled[-12:]) else 0.0
        here = home or in_theatre or near > 0.5 or entry.cc == self.abroad
        if (self.countries or self.abroad) and not here and (_hamlet(entry) or entry.cue and entry.theatre not in ("", WORLD)):
            return None
        bare = 1.0 if not mention.head and entry.kind in ("city", "town", "country") else 0.0
        size = math.log10(entry.population + 1)
        return (level + (0.5 if near == 1.0 else 0.0), kind, near, float(in_theatre), bare, size, -float(entry.radius_km), -float(len(entry.id)))

    def _level(self, entry: PlaceEntry, in_theatre: bool, home: bool) -> float:
        """How near a place lies to what the report is on: a great city of the world pack comes before a village at home."""
        if self.abroad and entry.cc == self.abroad:
            return 1.2 if entry.theatre or entry.population >= WELL_KNOWN else 0.9
        if in_theatre:
            return 1.0
        if home:
            return 0.9 if entry.theatre or entry.population >= WELL_KNOWN else 0.5
        return 0.7 if entry.theatre == WORLD and not entry.cue and entry.kind in ("city", "country", "province") else 0.0

    def _unknown(self, name: str, container: Located | None) -> Located:
        if container is not None and container.lat is not None:
            radius = max(15.0, container.radius_km or 15.0)
            return Located(name, None, container.lat, container.lon, radius, "parent", "unknown name in named surroundings", f"placed in {container.name}")
        return Located(name, None, None, None, None, "unknown", "name after a place word")

    def beside(self, place: Located, known: Located) -> Located:
        """An unknown name put beside a known place of its report, with the radius that this deserves."""
        if place.lat is not None:
            return place
        radius = max(30.0, known.radius_km or 30.0)
        return Located(place.name, None, known.lat, known.lon, radius, "parent", "unknown name beside a known place", f"placed near {known.name}")

    def _relative(self, mention: PlaceMention, found: Located) -> Located:
        if found.lat is None or found.lon is None or not mention.direction:
            return found
        basis = "relative" if mention.direction != "c" else found.basis
        bearing = bearing_of(mention.direction)
        if found.kind in WIDE and found.radius_km:
            far = 0.0 if bearing is None else CORNER if bearing % 90 else PART  # the middle of a country stays where it is
            lat, lon = offset(found.lat, found.lon, bearing or 0.0, far * found.radius_km)
            radius = round(max(40.0, PART * found.radius_km), 1)
            return Located(found.name, found.id, lat, lon, radius, basis, "part of a country or region", found.note, found.kind)
        radius = max(40.0, 1.5 * (found.radius_km or 10.0))
        return Located(found.name, found.id, found.lat, found.lon, radius, basis, "direction from a place", found.note, found.kind)
