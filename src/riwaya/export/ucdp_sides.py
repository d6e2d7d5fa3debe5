"""Who fights whom, in UCDP's terms: state-based (1), non-state (2), one-sided (3)."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.export.standing import ARMED, CIVILIANS, STATE, force, sort_out, standing, struck
from riwaya.model.event import Event

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


class Sides(NamedTuple):
    """The two sides by actor id; `b` is empty in one-sided violence. `kind_a`, `kind_b`: what they are (see `standing`)."""

    violence: int
    a: str
    b: str
    kind_a: str
    kind_b: str


def sides(event: Event) -> Sides | str:
    """The sides of an event, or in words why it has none.

    Side A is the state where one state fights a group; else who acts comes first. Only organised actors that the packs know are
    sides; one that strikes civilians alone is one-sided violence.
    """
    agents = _forces(event.agents)
    victims = struck(event)
    patients = [id for id in _forces(victims) if id not in agents]
    if agents and patients:
        return _two(agents[0], patients[0])
    if len(agents) > 1 and not victims:
        return _two(agents[0], agents[1])
    if agents and sort_out(victims, frozenset((CIVILIANS,))):
        return Sides(ONE_SIDED, agents[0], "", standing(agents[0]), CIVILIANS)
    return "only one side named" if agents or patients else "no organised side named"


def _forces(ids: tuple[str, ...]) -> list[str]:
    return sort_out(dict.fromkeys(force(id) for id in ids), ARMED)


def _two(first: str, second: str) -> Sides:
    a, b = standing(first), standing(second)
    if STATE not in (a, b):
        return Sides(NON_STATE, first, second, a, b)
    return Sides(STATE_BASED, second, first, b, a) if a != STATE else Sides(STATE_BASED, first, second, a, b)
