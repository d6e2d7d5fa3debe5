"""Check the packs of the theatres: actors, places, calendars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from riwaya.packs.check_forms import Named, check_forms, everyday
from riwaya.packs.countries import boxes
from riwaya.packs.findings import Findings, at, read_checked
from riwaya.packs.schema import ACTORS, CALENDAR, PLACES, VOICES
from riwaya.packs.tsv import Row

WIDE = frozenset(("sea", "region", "country", "water"))
MAX_RADIUS_KM = 5000


@dataclass
class Pack:
    """A theatre's folder as read."""

    name: str
    folder: Path
    camps: frozenset[str] = frozenset()
    actors: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    calendar: list[Row] = field(default_factory=list)
    voices: list[Row] = field(default_factory=list)


def load_pack(folder: Path, findings: Findings) -> Pack:
    """Read a theatre's folder, checking each table against its schema."""
    pack = Pack(folder.name, folder)
    pack.camps = _theatre(folder, findings)
    pack.actors = read_checked(folder / "actors.tsv", ACTORS, findings)
    pack.places = read_checked(folder / "places.tsv", PLACES, findings)
    pack.calendar = read_checked(folder / "calendar.tsv", CALENDAR, findings)
    if (folder / "voices.tsv").exists():
        pack.voices = read_checked(folder / "voices.tsv", VOICES, findings)
    for name in ("actors.tsv", "places.tsv", "calendar.tsv"):
        if not (folder / name).exists():
            findings.warn(f"{folder.name}", "missing", f"there is no {name}")
    return pack


def _theatre(folder: Path, findings: Findings) -> frozenset[str]:
    path = folder / "theatre.yaml"
    place = f"theatres/{folder.name}/theatre.yaml"
    try:
        loaded: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        camps = frozenset(camp["id"] for camp in loaded.get("camps") or ())
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        findings.error(place, "theatre", f"cannot be read ({type(error).__name__}: {error})")
        return frozenset()
    if loaded.get("id") != folder.name:
        findings.error(place, "theatre", f"id {loaded.get('id')!r} is not the folder's name")
    if not loaded.get("sources"):
        findings.warn(place, "source", "no sources are named")
    if not loaded.get("name", {}).get("ar"):
        findings.error(place, "theatre", "name.ar is missing")
    return camps


def check_pack(pack: Pack, known_actors: frozenset[str], known_camps: frozenset[str], findings: Findings) -> None:
    """Check one pack against itself and the ids of all."""
    _unique(pack.actors, findings)
    _unique(pack.places, findings)
    for row in pack.actors:
        _actor(row, known_actors, known_camps, findings)
    for row in pack.places:
        _place(row, findings)
    for row in pack.calendar:
        _event(row, findings)
    for row in pack.voices:
        _voice(row, known_actors, known_camps, findings)
    check_forms(list(_actor_names(pack.actors)), findings)


def _unique(rows: Iterable[Row], findings: Findings) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row["id"], row)
        if first is not row:
            findings.error(at(row), "duplicate", f"the id {row['id']!r} stands at {at(first)} too")


def _actor(row: Row, actors: frozenset[str], camps: frozenset[str], findings: Findings) -> None:
    if row["camp"] and row["camp"] not in camps and row["camp"] not in actors:
        findings.error(at(row), "camp", f"the camp {row['camp']!r} is not known")
    if row["parent"] and row["parent"] not in actors:
        findings.error(at(row), "parent", f"the parent {row['parent']!r} is not known")
    if row["parent"] == row["id"]:
        findings.error(at(row), "parent", "it is its own parent")
    if row["from"] and row["to"] and row["from"] > row["to"]:
        findings.error(at(row), "dates", f"from {row['from']} lies after to {row['to']}")
    if row["kind"] == "person" and not row["role"]:
        findings.warn(at(row), "role", "a person without a role")
    for pair in row.many("loaded"):
        if not pair.partition("=")[2]:
            findings.error(at(row), "loaded", f"{pair!r} has no sense: write form=sense")
    for form in row.many("forms"):
        taken = everyday(form)
        if taken and row["kind"] != "population":
            findings.warn(
                at(row), "everyday", f"the form {form!r} is also a word of the language ({taken}): make it a weak form"
            )


def _actor_names(rows: Iterable[Row]) -> Iterable[Named]:
    for row in rows:
        for form in (row["name_ar"], *row.many("forms")):
            yield Named(form, row["id"], at(row), True, row["from"], row["to"])
        for pair in row.many("loaded"):
            form = pair.partition("=")[0]
            strong = form not in row.many("weak_forms") and not everyday(form)
            yield Named(form, row["id"], at(row), strong, row["from"], row["to"])
        for form in row.many("weak_forms"):
            yield Named(form, row["id"], at(row), False, row["from"], row["to"])


def _place(row: Row, findings: Findings) -> None:
    point = _point(row, findings)
    if point is not None and row["class"] not in WIDE:
        _in_country(row, *point, findings)
    if not row["source"]:
        findings.warn(at(row), "source", "where does the coordinate come from? source is empty")
    if row["needs"] == "cue" and not row["note"]:
        findings.warn(at(row), "note", "needs a cue, and no note says why")
    if row["needs"]:
        return
    for form in dict.fromkeys((row["name_ar"], *row.many("forms"))):
        taken = everyday(form)
        if taken:
            findings.warn(at(row), "everyday", f"{form!r} is also a word of the language ({taken}): needs cue?")


def _point(row: Row, findings: Findings) -> tuple[float, float] | None:
    try:
        lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
    except ValueError:
        if row["lat"] and row["lon"] and row["radius_km"]:
            findings.error(at(row), "number", "lat, lon or radius_km is no number")
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        findings.error(at(row), "range", f"{lat}, {lon} is no place on earth")
        return None
    if not 0 < radius <= MAX_RADIUS_KM:
        findings.error(at(row), "range", f"a radius of {radius} km")
    return lat, lon


def _in_country(row: Row, lat: float, lon: float, findings: Findings) -> None:
    box = boxes().get(row["cc"])
    if box is not None and not box.holds(lat, lon):
        findings.warn(at(row), "country", f"{row['name_en']} at {lat}, {lon} lies outside {box.name} ({row['cc']})")


def _voice(row: Row, actors: frozenset[str], camps: frozenset[str], findings: Findings) -> None:
    if row["camp"] not in camps:
        findings.error(at(row), "camp", f"the camp {row['camp']!r} is not known")
    if (row["class"] == "name") != bool(row["id"]):
        findings.error(at(row), "id", "a name means an actor or an outlet, and nothing else does")
    if row["id"] and row["id"] not in actors and not row["id"].startswith("media/"):
        findings.error(at(row), "id", f"the actor {row['id']!r} is not known")


def _event(row: Row, findings: Findings) -> None:
    if row["end"] and row["start"] > row["end"]:
        findings.error(at(row), "dates", f"starts {row['start']} after it ends {row['end']}")
    if row["kind"] == "day" and row["end"] and row["end"] != row["start"]:
        findings.warn(at(row), "dates", "a day that ends on another day: is it a state?")
    if not row["source"]:
        findings.warn(at(row), "source", "source is empty")
    if not row["forms"]:
        findings.warn(at(row), "forms", "no form: no report can name this event")
    for form in row.many("forms"):
        if " " not in form:
            findings.warn(at(row), "vague", f"{form!r} is a single word: does it mean this event only?")
