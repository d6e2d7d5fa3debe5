"""Which trigger words are claims, and of which type.

The conditions of the entries, the words around and the mentions beside a trigger speak for or against it; their weights
decide (see `packs/weights.py`). Every word that is dropped keeps the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.clauses import Clauses
from riwaya.claims.conditions import by_accident
from riwaya.claims.proposals import Proposal
from riwaya.claims.triggerfacts import STRIKES, Around, Told, TriggerFacts, trigger_facts
from riwaya.claims.view import View
from riwaya.mentions.trigger.rules import Candidate
from riwaya.packs.weights import Evidence, named, weights

# What a trigger must weigh, by how much its report speaks of arms: in a peaceful one war words mostly mean something else.
DOUBT = {"peace": 4.5, "calm": 2.0, "some": 0.3}
Readings = list[tuple[Candidate, ...]]


@dataclass(slots=True)
class Option:
    """A reading of a trigger word as one type, with what is true of it."""

    candidate: Candidate
    type: str
    evidence: tuple[list[Evidence], ...]
    score: float = 0.0
    accident: bool = False

    @property
    def features(self) -> tuple[str, ...]:
        """All that is true of it."""
        return tuple(feature for part in self.evidence for feature in named(part))

    @property
    def reason(self) -> str:
        """Why it was dropped, in words."""
        if self.accident:
            return "the dead and hurt of an accident"
        features = self.features
        failed = [f for f in features if f.startswith(("fails ", "inside "))]
        if failed:
            return "; ".join(failed)
        return "; ".join(f"{name} {value:+.2f}" for name, value in weights("trigger").reasons(features, 3)) or "no weight speaks for it"


def choose_triggers(view: View, clauses: Clauses, readings: Readings, speaking: set[int], told: Told,
                    climate: str = "", proposals: list[Proposal] | None = None) -> tuple[list[Candidate], list[Option]]:
    """The trigger of each word, in order, typed; and what was dropped. `told` is what the report has told before, `climate`
    how much the report speaks of arms."""
    chosen: list[Candidate] = []
    dropped: list[Option] = []
    if not readings:
        return chosen, dropped
    facts = trigger_facts(weights("trigger"), proposals is not None)
    around = Around(view, clauses, speaking, readings, told, climate, readings[0][0], chosen=chosen)
    for number, candidates in enumerate(readings):
        around.turn(number)
        options = _options(facts, around, candidates)
        if proposals is not None:
            proposals += [Proposal("trigger", o.candidate.first, o.type, o.features, o) for o in options]
        best = max(options, key=lambda o: o.score)
        best.accident = by_accident(view, best.candidate)
        if best.score > DOUBT.get(climate, 0.0) and not best.accident:
            chosen.append(_typed(best.candidate, best.type))
        else:
            dropped.append(best)
    return chosen, dropped


def _typed(candidate: Candidate, kind: str) -> Candidate:
    """A candidate whose entry carries its settled type."""
    return candidate if candidate.entry.value == kind else candidate._replace(entry=candidate.entry._replace(value=kind))


def _options(facts: TriggerFacts, around: Around, candidates: tuple[Candidate, ...]) -> list[Option]:
    """Every way to take one word as a trigger."""
    table, beside = facts.table, facts.around(around)
    base = sum([e.score for e in beside])
    found: list[Option] = []
    seen: set[tuple[str, str]] = set()
    for rank, candidate in enumerate(candidates):
        own = facts.own(around, candidate, rank)
        score = base + sum([e.score for e in own])
        for kind in STRIKES if candidate.entry.value == "strike" else (candidate.entry.value,):
            if (kind, candidate.pos) not in seen:
                seen.add((kind, candidate.pos))
                typed = facts.typed(around, candidate, kind)
                option = Option(candidate, kind, (beside, own, typed))
                option.score = table.total([score, *[e.score for e in typed]]) if table else _untrained(option)
                found.append(option)
    return found


def _untrained(option: Option) -> float:
    """Without weights, the hard conditions alone decide."""
    if any(f.startswith(("fails ", "inside ")) for f in option.features):
        return -1.0
    return 1.0 if option.candidate.entry.value != "strike" or option.type == "shelling" else 0.5
