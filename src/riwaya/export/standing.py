"""What an actor is in the eyes of other standards: a state, a group, civilians; at home or abroad. The mapping is data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.export.names import countries, table
from riwaya.packs.language import words
from riwaya.packs.theatre import Actor, actors, theatres
from riwaya.packs.tsv import Row

STATE, GROUP, MILITIA, COMMUNAL, CIVILIANS, EXTERNAL = "state", "group", "militia", "communal", "civilians", "external"
UNKNOWN = ""
ARMED = frozenset((STATE, GROUP, MILITIA, COMMUNAL))


def lineage(id: str) -> Iterator[Actor]:
    """An actor and what stands above it: its parent, its parent's parent …, and where there is none, its camp's actor."""
    seen: set[str] = set()
    while id and id not in seen and id in actors():
        seen.add(id)
        found = actors()[id]
        yield found
        id = found.parent or (found.camp if found.camp != found.id else "")


def _rule(actor: Actor) -> Row | None:
    return next((row for row in table("standing") if row["kind"] == actor.kind and row["role"] in ("*", actor.role)), None)


def standing(id: str) -> str:
    """One of the constants above; UNKNOWN for words and ids that the packs do not know, and that name no civilians."""
    line = list(lineage(id))
    if not line:
        return CIVILIANS if _civilian_words(id) else UNKNOWN
    rule = _rule(line[0])
    if rule is None:
        return UNKNOWN
    if rule["standing"] == "parent":
        above = line[0].parent or (line[0].camp if line[0].camp != id else "")
        found = standing(above) if above else UNKNOWN
        return found or rule["else"]
    if line[0].kind == "armed_group" and any(_is_state(actor) for actor in line[1:]):
        return MILITIA
    return rule["standing"]


def _is_state(actor: Actor) -> bool:
    rule = _rule(actor)
    return rule is not None and rule["standing"] == STATE


def _civilian_words(text: str) -> bool:
    return any(reading.entry.group == "civilian" for word in text.split() for reading in words().readings(word))


def at_home(id: str, cc: str) -> bool:
    """Whether a state actor acts in its own country `cc` (ISO): no state above it is another, and its theatre holds the country."""
    for actor in lineage(id):
        if actor.kind == "state":
            return cc in countries() and actor.id == countries()[cc]["state"]
        if not actor.theatre or cc not in theatres()[actor.theatre].countries:
            return False
    return True


def state_of(id: str) -> str:
    """The state that an actor belongs to, by its id; empty where the packs name none above it."""
    return next((actor.id for actor in lineage(id) if actor.kind == "state"), "")


def belongs(id: str, side: Iterable[str]) -> bool:
    """Whether an actor is one of a side's actors, stands below one of them, or shares a camp with one."""
    names = set(side)
    line = [actor.id for actor in lineage(id)] or [id]
    camps = {actors()[name].camp for name in names if name in actors()} - {""}
    mine = actors()[id].camp if id in actors() else ""
    return bool(names & set(line)) or bool(mine and mine in camps)


def sort_out(ids: Iterable[str], wanted: frozenset[str]) -> list[str]:
    """Those of the actors whose standing is wanted, in their order."""
    return [id for id in ids if standing(id) in wanted]
