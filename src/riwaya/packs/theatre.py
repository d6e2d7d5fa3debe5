"""Load the theatre packs: actors with their forms, places, and calendars of public events."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from riwaya.packs.language import words
from riwaya.packs.tsv import DATA, Row, read_table
from riwaya.text.fold import fold
from riwaya.text.phrases import PhraseIndex


class Actor(NamedTuple):
    """An actor of a pack. `theatre` is empty for actors of the world pack."""

    id: str
    kind: str
    name_en: str
    name_ar: str
    camp: str
    start: str
    end: str
    parent: str
    role: str
    theatre: str
    where: str


class ActorForm(NamedTuple):
    """A written name of an actor: weak forms count only where its theatre is the report's."""

    actor: Actor
    weak: bool
    sense: str


class PlaceEntry(NamedTuple):
    """A place of a gazetteer: WGS 84 degrees, radius in kilometres; `cue` if the bare word is no proof of it."""

    id: str
    name_en: str
    name_ar: str
    cc: str
    lat: float
    lon: float
    radius_km: float
    kind: str
    cue: bool
    theatre: str
    population: int
    where: str


class CalendarEvent(NamedTuple):
    """A dated public event (ISO days)."""

    start: str
    end: str
    name_en: str
    forms: tuple[str, ...]
    kind: str
    theatre: str
    where: str


class Theatre(NamedTuple):
    """A theatre of war."""

    id: str
    countries: tuple[str, ...]
    camps: tuple[str, ...]


THEATRES = DATA / "theatres"
WORLD = "world"


def _folders() -> list[Path]:
    return sorted(p for p in THEATRES.iterdir() if p.is_dir()) if THEATRES.is_dir() else []


@cache
def theatres() -> dict[str, Theatre]:
    """Every theatre by its folder's name."""
    found = {}
    for folder in _folders():
        path = folder / "theatre.yaml"
        if not path.exists():
            continue
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        camps = tuple(camp["id"] for camp in loaded.get("camps") or ())
        found[folder.name] = Theatre(folder.name, tuple(loaded.get("countries") or ()), camps)
    return found


def _rows(name: str) -> list[tuple[str, Row]]:
    return [(f.name, row) for f in _folders() if (f / name).exists() for row in read_table(f / name)]


def _actor(theatre: str, row: Row) -> Actor:
    return Actor(row["id"], row["kind"], row["name_en"], row["name_ar"], row["camp"], row["from"], row["to"],
                 row["parent"], row["role"], "" if theatre == WORLD else theatre, f"{row.file}:{row.line}")


@cache
def actors() -> dict[str, Actor]:
    """Every actor by id; where two packs hold one id, the first counts."""
    found: dict[str, Actor] = {}
    for theatre, row in _rows("actors.tsv"):
        found.setdefault(row["id"], _actor(theatre, row))
    return found


@cache
def actor_forms() -> PhraseIndex[ActorForm]:
    """Every written name of an actor."""
    index: PhraseIndex[ActorForm] = PhraseIndex()
    for theatre, row in _rows("actors.tsv"):
        actor = _actor(theatre, row)
        for form in (row["name_ar"], *row.many("forms")):
            index.add(form, ActorForm(actor, False, ""))
        for form in row.many("weak_forms"):
            index.add(form, ActorForm(actor, True, ""))
        for pair in row.many("loaded"):
            form, _, sense = pair.partition("=")
            index.add(form, ActorForm(actor, form in row.many("weak_forms") or _common_noun(form), sense or "loaded"))
    return index


def _common_noun(form: str) -> bool:
    """A loaded word that any camp uses of its enemy ("إرهابيين", "مرتزقة") names an actor only in its own theatre."""
    return " " not in form and any(r.entry.group in ("fighter", "civilian", "force", "person") for r in words().readings(fold(form)))


@cache
def nisbas() -> dict[str, Actor]:
    """States by the folded forms of their adjective."""
    found: dict[str, Actor] = {}
    for theatre, row in _rows("actors.tsv"):
        for form in row.many("nisba"):
            for key, _items in _single(form):
                found.setdefault(key, _actor(theatre, row))
                found.setdefault("ال" + key, _actor(theatre, row))
    return found


def _single(form: str) -> list[tuple[str, None]]:
    index: PhraseIndex[None] = PhraseIndex()
    index.add(form, None)
    return [(key, None) for key, _ in index.phrases()]


def _number(row: Row, name: str, default: float) -> float:
    try:
        return float(row[name])
    except ValueError:
        return default


def _place(theatre: str, row: Row) -> PlaceEntry:
    return PlaceEntry(row["id"], row["name_en"], row["name_ar"], row["cc"], _number(row, "lat", 0.0), _number(row, "lon", 0.0),
                      _number(row, "radius_km", 10.0), row["class"], row["needs"] == "cue", theatre,
                      int(_number(row, "population", 0)), f"{row.file}:{row.line}")


@cache
def place_forms() -> PhraseIndex[PlaceEntry]:
    """Every written name of a place, theatre packs before the base gazetteer."""
    index: PhraseIndex[PlaceEntry] = PhraseIndex()
    for theatre, row in _rows("places.tsv"):
        entry = _place(theatre, row)
        for form in (row["name_ar"], *row.many("forms")):
            index.add(form, entry)
    base = DATA / "gazetteer" / "geonames.tsv"
    for row in read_table(base) if base.exists() else ():
        entry = _place("", row)
        for form in row.many("forms"):
            index.add(form, entry)
    return index


@cache
def calendar() -> tuple[CalendarEvent, ...]:
    """The dated events of every theatre."""
    return tuple(CalendarEvent(row["start"], row["end"] or row["start"], row["name_en"], row.many("forms"), row["kind"], theatre,
                               f"{row.file}:{row.line}") for theatre, row in _rows("calendar.tsv"))
