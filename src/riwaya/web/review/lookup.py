"""Search the packs for an actor or a place by any of its names, Arabic folded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

from riwaya.packs.theatre import PlaceEntry, actor_forms, actors, place_forms
from riwaya.text.phrases import phrase_key

MOST = 20
Keys = list[tuple[str, str]]


def find_actors(told: str) -> list[dict[str, Any]]:
    """Actors whose id or any of whose names holds the words: id, names, theatre, years."""
    found = []
    for id in _found(_actor_keys(), told):
        one = actors()[id]
        found.append({"id": id, "en": one.name_en, "ar": one.name_ar, "kind": one.kind, "theatre": one.theatre, "from": one.start, "to": one.end})
    return found


def find_places(told: str) -> list[dict[str, Any]]:
    """Places whose id or any of whose names holds the words, towns with many people first."""
    found = []
    for id in _found(_place_keys(), told):
        one = places()[id]
        found.append({"id": id, "en": one.name_en, "ar": one.name_ar or one.name_en, "cc": one.cc, "lat": one.lat, "lon": one.lon,
                      "radius_km": one.radius_km, "kind": one.kind, "theatre": one.theatre})  # fmt: skip
    return found


def _found(keys: Keys, told: str) -> list[str]:
    """Ids by a key that is the words, that begins with them, then that holds them anywhere; each once."""
    told = told[:200].strip().lower()
    key = told if "/" in told or ":" in told else phrase_key(told)
    if not key:
        return []
    ids: dict[str, None] = {}
    at = bisect_left(keys, (key, ""))
    while at < len(keys) and keys[at][0].startswith(key) and len(ids) < MOST:
        ids.setdefault(keys[at][1])
        at += 1
    for other, id in keys if len(ids) < MOST else ():
        if f" {key}" in other:
            ids.setdefault(id)
            if len(ids) >= MOST:
                break
    return list(ids)


@cache
def _actor_keys() -> Keys:
    return sorted({*((key, form.actor.id) for key, forms in actor_forms().phrases() for form in forms), *_names()})


def _names() -> Iterator[tuple[str, str]]:
    for one in actors().values():
        yield phrase_key(one.name_en), one.id
        yield one.id, one.id


@cache
def places() -> dict[str, PlaceEntry]:
    """Every place by its id."""
    return {entry.id: entry for _, entries in place_forms().phrases() for entry in entries}


@cache
def _place_keys() -> Keys:
    keys = {(key, entry.id) for key, entries in place_forms().phrases() for entry in entries}
    return sorted({*keys, *((phrase_key(entry.name_en), entry.id) for entry in places().values()), *((id.lower(), id) for id in places())})
