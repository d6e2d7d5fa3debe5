"""Load the theatre packs: actors with their forms, places, and calendars of public events."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from riwaya.packs.build import built_once
from riwaya.packs.language import words
from riwaya.packs.lists import word_list
from riwaya.packs.tsv import DATA, RawRow, Row, read_rows, read_table, split_cell
from riwaya.text.fold import fold
from riwaya.text.phrases import LazyPhraseIndex, PhraseIndex, phrase_key


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
    """A place of a gazetteer: WGS 84 degrees, radius in kilometres; `cue` if the bare word is no proof of it.

    With `after_in` a preposition of place is proof enough in a report on its theatre."""

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
    after_in: bool = False


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
    """A theatre of war. `civil`: those of its camps that do not fight (`fights: false`), as monitors, relief bodies, the population."""

    id: str
    countries: tuple[str, ...]
    camps: tuple[str, ...]
    civil: frozenset[str] = frozenset()


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
        camps = loaded.get("camps") or ()
        civil = frozenset(camp["id"] for camp in camps if camp.get("fights") is False)
        found[folder.name] = Theatre(folder.name, tuple(loaded.get("countries") or ()), tuple(camp["id"] for camp in camps), civil)
    return found


def _tables(name: str) -> list[tuple[str, Path]]:
    return [(folder.name, folder / name) for folder in _folders() if (folder / name).exists()]


def theatre_rows(name: str) -> list[tuple[str, Row]]:
    """The rows of the tables of that name, each with its theatre."""
    return [(theatre, row) for theatre, path in _tables(name) for row in read_table(path)]


def _actor(theatre: str, row: Row) -> Actor:
    return Actor(row["id"], row["kind"], row["name_en"], row["name_ar"], row["camp"], row["from"], row["to"],
                 row["parent"], row["role"], "" if theatre == WORLD else theatre, f"{row.file}:{row.line}")


class _Actors(NamedTuple):
    """What the actor tables give, read once: actors by id, their written names, and states by their adjective."""

    by_id: dict[str, Actor]
    forms: PhraseIndex[ActorForm]
    nisbas: dict[str, Actor]


@built_once
def _actors() -> _Actors:
    found = _Actors({}, PhraseIndex(), {})
    for theatre, row in theatre_rows("actors.tsv"):
        actor = _actor(theatre, row)
        found.by_id.setdefault(actor.id, actor)
        _enter_forms(found.forms, actor, row)
        for form in row.many("nisba"):
            key = phrase_key(form)
            if key:
                found.nisbas.setdefault(key, actor)
                found.nisbas.setdefault("ال" + key, actor)
    _inflect(found)
    return found


# The accusative, feminine, dual and plural endings of an adjective of a state: "14 جنديا أفغانيا", "عاملين مغربيين".
_ENDINGS = ("ا", "ه", "ين", "ون", "ان", "تين", "تان", "ات")


def _inflect(found: _Actors) -> None:
    """Add the forms of the adjectives of states that the tables do not list; a state's name ("سوريا") is none of them."""
    states = {phrase_key(actor.name_ar) for actor in found.by_id.values() if actor.kind == "state"}
    for key, actor in [*found.nisbas.items()]:
        if key.endswith("ي"):
            for ending in _ENDINGS:
                form = key + ending
                if form not in states and form not in word_list("no nisba") and not found.forms.get(form):
                    found.nisbas.setdefault(form, actor)


def _enter_forms(index: PhraseIndex[ActorForm], actor: Actor, row: Row) -> None:
    strong, weak = ActorForm(actor, False, ""), ActorForm(actor, True, "")
    for form in (row["name_ar"], *row.many("forms")):
        index.add(form, strong)
    weak_forms = row.many("weak_forms")
    for form in weak_forms:
        index.add(form, weak)
    for pair in row.many("loaded"):
        form, _, sense = pair.partition("=")
        index.add(form, ActorForm(actor, form in weak_forms or _common_noun(form), sense or "loaded"))


def actors() -> dict[str, Actor]:
    """Every actor by id; where two packs hold one id, the first counts."""
    return _actors().by_id


def actor_forms() -> PhraseIndex[ActorForm]:
    """Every written name of an actor."""
    return _actors().forms


def nisbas() -> dict[str, Actor]:
    """States by the folded forms of their adjective."""
    return _actors().nisbas


_COMMON = frozenset(("fighter", "civilian", "force", "person"))


def _common_noun(form: str) -> bool:
    """A loaded word that any camp uses of its enemy ("إرهابيين", "مرتزقة") names an actor only in its own theatre."""
    return " " not in form and any(r.entry.group in _COMMON for r in words().readings(fold(form)))


def _number(row: Row, name: str, default: float) -> float:
    if not row[name]:
        return default
    try:
        return float(row[name])
    except ValueError:
        return default


def _place(theatre: str, row: Row) -> PlaceEntry:
    return PlaceEntry(row["id"], row["name_en"], row["name_ar"], row["cc"], _number(row, "lat", 0.0), _number(row, "lon", 0.0),
                      _number(row, "radius_km", 10.0), row["class"], row["needs"] in ("cue", "in"), theatre,
                      int(_number(row, "population", 0)), f"{row.file}:{row.line}", row["needs"] == "in")


@built_once
def place_forms() -> PhraseIndex[PlaceEntry]:
    """Every written name of a place, theatre packs before the base gazetteer. Its entries are made when they are met."""
    rows: list[tuple[str, RawRow]] = []
    index = LazyPhraseIndex(lambda number: _place(rows[number][0], rows[number][1].named()))
    for theatre, path in (*_tables("places.tsv"), ("", DATA / "gazetteer" / "geonames.tsv")):
        names = ("name_ar", "forms") if theatre else ("forms",)
        for row in read_rows(path) if path.exists() else ():
            for name in names:
                for form in _cell_values(row, name):
                    index.add_number(form, len(rows))
            rows.append((theatre, row))
    return index


def _cell_values(row: RawRow, name: str) -> tuple[str, ...]:
    at = row.header.index(name) if name in row.header else len(row.values)
    if at >= len(row.values):
        return ()
    return (row.values[at].strip(),) if name == "name_ar" else split_cell(row.values[at])


@cache
def calendar() -> tuple[CalendarEvent, ...]:
    """The dated events of every theatre."""
    return tuple(CalendarEvent(row["start"], row["end"] or row["start"], row["name_en"], row.many("forms"), row["kind"], theatre,
                               f"{row.file}:{row.line}") for theatre, row in theatre_rows("calendar.tsv"))
