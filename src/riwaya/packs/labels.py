"""Names for ids: what an actor, outlet or place is called, and where its entry stands."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.packs.outlet import outlets
from riwaya.packs.theatre import actors, place_forms
from riwaya.packs.tsv import DATA, read_table


class Label(NamedTuple):
    """An entry's names and its place, `file:line`."""

    en: str
    ar: str
    where: str


@cache
def _outlets() -> dict[str, Label]:
    path = DATA / "outlets" / "outlets.tsv"
    rows = read_table(path) if path.exists() else []
    return {row["id"]: Label(row["name_en"], row["name_ar"], f"{row.file}:{row.line}") for row in rows}


@cache
def _places() -> dict[str, Label]:
    found: dict[str, Label] = {}
    for _form, entries in place_forms().phrases():
        for entry in entries:
            found.setdefault(entry.id, Label(entry.name_en, entry.name_ar, entry.where))
    return found


def actor_label(id: str | None) -> Label | None:
    """The names of an actor or outlet."""
    if not id:
        return None
    actor = actors().get(id)
    return Label(actor.name_en, actor.name_ar, actor.where) if actor else _outlets().get(id)


def place_label(id: str | None) -> Label | None:
    """The names of a place."""
    return _places().get(id) if id else None


def outlet_label(name: str) -> Label | None:
    """The outlet that a written name means."""
    items = outlets().get(name)
    return _outlets().get(items[0].id) if items else None
