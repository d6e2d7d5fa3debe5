"""Which trigger words are claims: check conditions against mentions, settle the type, drop what tells no happening."""

from __future__ import annotations

from riwaya.claims.attribution import Stretch
from riwaya.claims.clauses import Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE
from riwaya.mentions.trigger.rules import Candidate

_BACKGROUND = frozenset("وزاره وزارة وزير غرفه عمليات قياده مركز".split())
_UNIT_NAMES = frozenset(("جهاز", "لجنه", "هيءه", "وزاره", "وزير", "قسم", "غرفه", "مركز", "اداره", "لجان", "شعبه", "قوات", "قوه", "مجلس", "مكتب", "محور", "محاور", "جبهات"))


def choose_triggers(view: View, clauses: Clauses, options: list[tuple[Candidate, ...]],
                    stretches: list[Stretch]) -> tuple[list[Candidate], list[tuple[int, int, str, str]]]:
    """The trigger of each word, in order; and what was dropped: token range, type, reason."""
    chosen: list[Candidate] = []
    dropped: list[tuple[int, int, str, str]] = []
    verbs = {s.verb for s in stretches}
    for readings in options:
        reason = ""
        for candidate in readings:
            reason = _refusal(view, clauses, candidate, verbs)
            if not reason:
                chosen.append(candidate)
                break
        if reason:
            first = readings[0]
            dropped.append((first.first, first.last, first.entry.value, reason))
    return chosen, dropped


def _refusal(view: View, clauses: Clauses, candidate: Candidate, reporting: set[int]) -> str:
    """Why a candidate is no claim here; empty if it is one."""
    for condition in candidate.open:
        if not _holds(view, clauses, candidate, condition):
            return f"needs {condition} beside it"
    inside = view.covered.get(candidate.first)
    if inside is not None and inside.first < candidate.first < inside.last and candidate.pos not in ("participle", "active", "passive"):
        return "part of a party's name"
    if inside is not None and candidate.first == inside.first and inside.last - inside.first > 1 and candidate.pos == "noun" and candidate.entry.value not in ("kill", "injure", "capture", "detain", "displace"):
        return "part of a party's name"
    if any(p.name[0] <= candidate.first < p.name[1] for p in view.places):
        return "part of a place's name"
    if view.scan.form(candidate.first - 1) in _UNIT_NAMES and candidate.pos in ("noun", "masdar") and candidate.first > view.first:
        return "part of a body's or front's name"
    return ""


def _holds(view: View, clauses: Clauses, candidate: Candidate, condition: str) -> bool:
    start, end = clauses.start(candidate.first), clauses.end(candidate.first)
    near = range(max(start, candidate.first - 8), min(end, candidate.last + 8))
    if condition == "human":
        close = range(candidate.last, min(end, candidate.last + 5))
        counts = any(c.first in close and c.group in ("fighter", "civilian", "person", "") for c in view.counts)
        people = any(a.first in close and a.kind in (GROUP, PERSON, POPULATION) for a in view.actors)
        before = any(a.last in range(candidate.first - 3, candidate.first + 1) for a in view.actors)
        word = any(view.scan.info[i].has("fighter", "civilian", "person") for i in close)
        return counts or people or before or word
    if condition == "force":
        return any(a.first in near and a.kind in (GROUP, STATE) for a in view.actors) or any(view.scan.info[i].has("fighter") for i in near)
    if condition == "civil":
        return any(a.first in near and a.kind == POPULATION for a in view.actors) or any(view.scan.info[i].has("civilian") for i in near)
    if condition == "place":
        return any(candidate.last <= p.first < candidate.last + 7 for p in view.places) or bool(candidate.reading and candidate.reading.after)
    if condition == "from":
        return any(p.governor == "من" and candidate.last <= p.first < candidate.last + 6 for p in view.places)
    if condition == "agent_by":
        return any(view.scan.form(i) in ("بيد", "بايدي", "ايدي", "يد", "امام", "قبضه", "لصالح") for i in range(candidate.last, min(candidate.last + 10, end)))
    if condition == "weak":
        return any(a.first in near for a in view.actors) or any(p.first in near for p in view.places)
    return True
