"""Whether the conditions of a trigger entry hold: what must stand near it, by name of the condition."""

from __future__ import annotations

from riwaya.claims.clauses import Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE
from riwaya.mentions.trigger.rules import Candidate
from riwaya.packs.lists import word_list

_HANDS = frozenset(["بيد", "بايدي", "ايدي", "يد", "امام", "قبضه", "لصالح"])
_HARM = frozenset(("kill", "injure"))
_CAUSE_WITHIN = 12
_PEOPLE = ("fighter", "civilian", "person", "")


def holds(view: View, clauses: Clauses, candidate: Candidate, condition: str) -> bool:
    """Whether a condition of an entry holds; an unknown one does."""
    first, last = candidate.first, candidate.last
    end = clauses.end(first)
    near = range(max(clauses.start(first), first - 8), min(end, last + 8))
    if condition == "human":
        return _human(view, first, range(last, min(end, last + 5)))
    if condition == "force":
        return _party(view, near, (GROUP, STATE)) or _word(view, near, "fighter")
    if condition == "civil":
        return _party(view, near, (POPULATION,)) or _word(view, near, "civilian")
    if condition == "place":
        return view.places_from(last, last + 7) > 0 or bool(candidate.reading and candidate.reading.after)
    if condition == "from":
        return any(p.governor == "من" and last <= p.first < last + 6 for p in view.places)
    if condition == "agent_by":
        return not _HANDS.isdisjoint(view.scan.forms[last:min(last + 10, end)])
    if condition == "weak":
        return view.actors_from(near.start, near.stop) + view.places_from(near.start, near.stop) > 0
    return True


def by_accident(view: View, candidate: Candidate) -> bool:
    """Whether the dead or hurt of a trigger are told to be those of an accident: "مصرع خمسة في حادث سير"."""
    if candidate.entry.value not in _HARM:
        return False
    told, forms = word_list("accidents"), view.scan.forms
    for i in range(candidate.last, min(view.last, candidate.last + _CAUSE_WITHIN)):
        if view.scan.tokens[i].kind == "mark":
            return False
        if forms[i] in told or i + 1 < view.last and f"{forms[i]} {forms[i + 1]}" in told:
            return True
    return False


def _human(view: View, first: int, close: range) -> bool:
    """Whether people stand right after a word, or a party right before it."""
    return (any(c.first in close and c.group in _PEOPLE for c in view.counts) or _party(view, close, (GROUP, PERSON, POPULATION))
            or any(first - 3 <= a.last <= first for a in view.actors) or _word(view, close, "fighter", "civilian", "person"))


def _party(view: View, near: range, kinds: tuple[str, ...]) -> bool:
    return any(a.first in near and a.kind in kinds for a in view.actors)


def _word(view: View, near: range, *groups: str) -> bool:
    return any(view.scan.info[i].has(*groups) for i in near)
