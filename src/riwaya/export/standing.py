"""What an actor is in the eyes of other standards: a state, a group, civilians; at home or abroad. The mapping is data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.export.names import countries, table
from riwaya.model.event import Event
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
    if rule["standing"] == EXTERNAL and line[0].theatre:
        return rule["else"]
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


def state_of(id: str) -> str:
    """The state that an actor acts for, by its id: the nearest above it that the packs or `states.tsv` name; empty where none is."""
    named = {row["actor"]: row["state"] for row in table("states")}
    return next((named.get(actor.id) or actor.id for actor in lineage(id) if actor.kind == "state" or actor.id in named), "")


def at_home(id: str, cc: str) -> bool:
    """Whether a state actor acts in its own country `cc` (ISO): that of its state, or where no state is named, one of its theatre."""
    state = state_of(id)
    if state:
        return cc in countries() and countries()[cc]["state"] == state
    return all(actor.theatre and cc in theatres()[actor.theatre].countries for actor in lineage(id))


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


def all_are(ids: Iterable[str], wanted: frozenset[str]) -> bool:
    """Whether there are actors, and the standing of each is wanted."""
    found = list(ids)
    return bool(found) and len(sort_out(found, wanted)) == len(found)


def struck(event: Event) -> tuple[str, ...]:
    """Who is struck: the patients, or where none is told, those whose dead are counted."""
    return event.patients or tuple(dict.fromkeys(amount.of for amount in event.quantities if amount.measure == "killed" and amount.of))


def force(id: str) -> str:
    """The force that a person stands for: the standards code bodies, not persons."""
    found = actors().get(id)
    return (found.parent or found.camp or id) if found and found.kind == "person" else id
