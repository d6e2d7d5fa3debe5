"""Settle agents and patients: what the frames propose, weighed against every other party in sight.

What is true of each party in sight (rule, position, preposition, distance, what it did in the happening before) speaks for
or against its being agent or patient; "nobody" stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from riwaya.claims.attribution import Stretch
from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.memory import Memory
from riwaya.claims.partyfacts import Doing, Question, doings, party_facts
from riwaya.claims.proposals import Proposal
from riwaya.claims.sight import InSight, Pool, from_before, in_sentence
from riwaya.claims.view import View
from riwaya.packs.weights import UNIT, Evidence, named, weights

ROLES = ("agent", "patient")
JOINT = 0.35
EARLIER = 40  # claims: more than any four sentences tell
Weighed = list[tuple[float, InSight]]
Scores = dict[str, Weighed]


class PartyArbiter:
    """Settles the parties of the drafts of a report, sentence by sentence."""

    def __init__(self, memory: Memory, proposals: list[Proposal] | None) -> None:
        self.memory = memory
        self.proposals = proposals
        self.done: list[Draft] = []
        self.counts: dict[object, int] = {}
        self.fought: set[tuple[str, str]] = set()
        self.floor = dict.fromkeys(ROLES, 0.0)
        self.tables = {role: weights(role) for role in ROLES}
        self.facts = party_facts(self.tables["agent"], self.tables["patient"], proposals is not None)

    def settle(self, view: View, clauses: Clauses, drafts: list[Draft], stretches: list[Stretch], before: list[PartyRef]) -> None:
        """Settle one sentence; `before` holds the parties named before it, the last one last."""
        for actor in view.actors:
            key = self.memory.identify(actor) or " ".join(view.scan.forms[actor.core[0]:actor.core[1]])
            self.counts[key] = self.counts.get(key, 0) + 1
        if not drafts:
            return
        local = in_sentence(self.memory, view, stretches)
        for sight in local:
            sight.own = self.facts.own(sight)
        seen = Pool(local, from_before(self.memory, before))
        # A toll is settled after the attack that it is tied to, wherever the two stand: who struck has killed.
        for draft in sorted(drafts, key=lambda d: d.link is not None):
            earlier = [*self.done[-EARLIER:], *(d for d in drafts if d.at < draft.at)]
            self._draft(view, clauses, draft, drafts, seen, earlier)
            self.fought |= {(a.actor, p.actor) for a in draft.agents for p in draft.patients if a.actor and p.actor and a.actor != p.actor}
        self.done += drafts

    def _draft(self, view: View, clauses: Clauses, draft: Draft, drafts: list[Draft], seen: Pool, before: list[Draft]) -> None:
        placed = {"agent": list(draft.agents), "patient": list(draft.patients)}
        earlier = list(takewhile(lambda d: draft.sentence - d.sentence <= 3, reversed(before)))[::-1]
        last = earlier[-1] if earlier else None
        asked = Question(view, clauses, draft, placed, self._doings(draft, drafts, earlier), self.fought, self.counts)
        found = [(sight, self.facts.about(asked, sight)) for sight in seen.with_placed(placed)]
        for role in ROLES:
            nobody = self.facts.nobody(draft, role, placed, last)
            self.floor[role] = self.tables[role].total([e.score if role == "agent" else e.other for e in nobody])
            if self.proposals is not None:
                self._propose(view, draft, role, nobody, found)
        scores = self._scores(found)
        weighed = {role: [(score - self.floor[role], sight) for score, sight in scores[role] if score > self.floor[role]] for role in ROLES}
        tops = _tops(weighed)
        for role in ROLES:
            if self.tables[role]:
                chosen = self._pick(role, weighed, [sight for sight, _ in found], tops, placed[role])
                draft.agents, draft.patients = (chosen, draft.patients) if role == "agent" else (draft.agents, chosen)

    def _doings(self, draft: Draft, drafts: list[Draft], earlier: list[Draft]) -> list[Doing]:
        """Who did what in the happenings around: the last of the same type, the last, the one tied to it, those beside it."""
        found: list[Doing] = []
        same = next((d for d in reversed(earlier) if d.type == draft.type), None)
        if same is not None:
            found += doings("same", same)
        if earlier:
            found += doings("last", earlier[-1], draft.type)
        if draft.link is not None:
            found += doings("link", draft.link, draft.type)
        for other in [d for d in drafts if d is not draft][-6:]:
            found += doings(f"beside {other.type}", other)
        return found

    def _propose(self, view: View, draft: Draft, role: str, nobody: list[Evidence], found: list[tuple[InSight, list[Evidence]]]) -> None:
        assert self.proposals is not None
        self.proposals.append(Proposal(role, draft.at, draft.type, named(nobody), None))
        for sight, evidence in found:
            span = view.scan.page.span(sight.first, sight.last)
            self.proposals.append(Proposal(role, draft.at, draft.type, named(evidence), (span, sight.actor)))

    def _scores(self, found: list[tuple[InSight, list[Evidence]]]) -> Scores:
        agent, patient = self.tables["agent"], self.tables["patient"]
        scores: Scores = {"agent": [], "patient": []}
        for sight, evidence in found:
            for_agent, for_patient = agent.bias, patient.bias
            for _, _, score, other in evidence:
                for_agent += score
                for_patient += other
            scores["agent"].append((for_agent / UNIT, sight))
            scores["patient"].append((for_patient / UNIT, sight))
        return {role: scores[role] if self.tables[role] else [] for role in ROLES}

    def _pick(self, role: str, weighed: Scores, every: list[InSight], tops: dict[str, InSight], placed: list[PartyRef]) -> list[PartyRef]:
        """The likeliest party, if likelier than nobody, whom it is joined to by "و", and those joined to it or nearly as likely."""
        best = tops.get(role)
        if best is None:
            return []
        other = "patient" if role == "agent" else "agent"
        rival, against = {id(sight): score for score, sight in weighed[other]}, tops.get(other)
        taken = against.key if against is not None else None
        mine = [(score, sight) for score, sight in weighed[role] if sight is best or rival.get(id(sight), -99.0) <= score]
        top = max(score for score, sight in mine if sight is best)
        chosen: dict[object, InSight] = {best.key: best}
        for score, sight in sorted(mine, key=lambda item: -item[0]):
            if sight.key in chosen or sight.key == taken or sight.where != best.where:
                continue
            if any(sight.first < c.last and c.first < sight.last for c in chosen.values()):
                continue
            if _joined(sight, chosen.values()) or score > top - JOINT and not (against is not None and _joined(sight, (against,))):
                chosen[sight.key] = sight
        for sight in every:
            if sight.first == best.joined and sight.key not in chosen and sight.key != taken and sight.where == best.where:
                chosen[sight.key] = sight
        rules = {p.first: p.rule for p in placed}
        return [PartyRef(s.first, s.last, s.actor, rules.get(s.first, f"weighed: {s.where}"), s.mention)
                for s in sorted(chosen.values(), key=lambda s: s.first)]


def _tops(weighed: Scores) -> dict[str, InSight]:
    """The likeliest party for each role; one that is likeliest for both has that for which it is likelier."""
    left = {role: sorted(found, key=lambda item: (-item[0], item[1].first)) for role, found in weighed.items()}
    while left["agent"] and left["patient"] and left["agent"][0][1] is left["patient"][0][1]:
        loser = min(ROLES, key=lambda role: (left[role][0][0], role))
        del left[loser][0]
    return {role: found[0][1] for role, found in left.items() if found}


def _joined(sight: InSight, others: Iterable[InSight]) -> bool:
    """Whether a party is one of a coordination with another."""
    return any(other.first == sight.joined or other.joined == sight.first for other in others)
