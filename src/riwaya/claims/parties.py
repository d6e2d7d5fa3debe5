"""Settle agents and patients: what the frames propose, weighed against every other party in sight.

What is true of each party in sight (rule, position, preposition, distance, what it did in the happening before) speaks for
or against its being agent or patient; "nobody" stands beside them.
"""

from __future__ import annotations

from itertools import takewhile

from riwaya.claims.attribution import Stretch
from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.memory import Memory
from riwaya.claims.partyfacts import Doing, Question, doings, party_facts
from riwaya.claims.proposals import Proposal
from riwaya.claims.sight import InSight, Placed, from_before, in_sentence, pool
from riwaya.claims.view import View
from riwaya.packs.weights import Evidence, weights

ROLES = ("agent", "patient")
JOINT = 0.7
Scores = dict[str, list[tuple[float, InSight]]]


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
        self.facts = party_facts(self.tables["agent"], self.tables["patient"])

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
        distant = from_before(self.memory, before)
        for draft in drafts:
            self._draft(view, clauses, draft, drafts, local, distant)
            self.done.append(draft)
            self.fought |= {(a.actor, p.actor) for a in draft.agents for p in draft.patients if a.actor and p.actor and a.actor != p.actor}

    def _draft(self, view: View, clauses: Clauses, draft: Draft, drafts: list[Draft], local: list[InSight], distant: list[InSight]) -> None:
        placed = {"agent": list(draft.agents), "patient": list(draft.patients)}
        earlier = list(takewhile(lambda d: draft.sentence - d.sentence <= 3, reversed(self.done)))[::-1]
        last = earlier[-1] if earlier else None
        asked = Question(view, clauses, draft, placed, self._doings(draft, drafts, earlier), self.fought, self.counts)
        found = [(sight, self.facts.about(asked, sight)) for sight in pool(local, distant, placed)]
        for role in ROLES:
            nobody = _nobody(draft, role, placed, last)
            self.floor[role] = self.tables[role].score(nobody)
            if self.proposals is not None:
                self._propose(view, draft, role, nobody, found)
        scores = self._scores(found)
        if self.tables["agent"]:
            draft.agents = self._pick("agent", scores, placed["agent"])
        if self.tables["patient"]:
            draft.patients = self._pick("patient", scores, placed["patient"])

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

    def _propose(self, view: View, draft: Draft, role: str, nobody: tuple[str, ...], found: list[tuple[InSight, list[Evidence]]]) -> None:
        assert self.proposals is not None
        self.proposals.append(Proposal(role, draft.at, draft.type, nobody, None))
        for sight, evidence in found:
            facts = tuple(feature for e in evidence for feature in e.features)
            span = view.scan.page.span(sight.first, sight.last)
            self.proposals.append(Proposal(role, draft.at, draft.type, facts, (span, sight.actor)))

    def _scores(self, found: list[tuple[InSight, list[Evidence]]]) -> Scores:
        agent, patient = self.tables["agent"], self.tables["patient"]
        return {"agent": [(agent.total([e.score for e in evidence]), sight) for sight, evidence in found] if agent else [],
                "patient": [(patient.total([e.other for e in evidence]), sight) for sight, evidence in found] if patient else []}

    def _pick(self, role: str, scores: Scores, placed: list[PartyRef]) -> list[PartyRef]:
        """The likeliest party, if likelier than nobody, and those joined to it by "و"."""
        rival_role = "patient" if role == "agent" else "agent"
        rival = {id(s): score - self.floor[rival_role] for score, s in scores[rival_role]}
        weighed = [(score - self.floor[role], sight) for score, sight in scores[role]]
        weighed = [(score, sight) for score, sight in weighed if score > 0 and rival.get(id(sight), -99.0) <= score]
        if not weighed:
            return []
        top, best = max(weighed, key=lambda item: (item[0], -item[1].first))
        chosen: dict[object, InSight] = {best.key: best}
        for score, sight in sorted(weighed, key=lambda item: -item[0]):
            if any(sight.first < c.last and c.first < sight.last for c in chosen.values()):
                continue
            if sight.key not in chosen and (_joined(sight, chosen) or score > top - JOINT) and sight.where == best.where:
                chosen[sight.key] = sight
        rules = {p.first: p.rule for p in placed}
        return [PartyRef(s.first, s.last, s.actor, rules.get(s.first, f"weighed: {s.where}"), s.mention)
                for s in sorted(chosen.values(), key=lambda s: s.first)]


def _joined(sight: InSight, chosen: dict[object, InSight]) -> bool:
    """Whether a party is joined by "و" to one already chosen."""
    return any(c.mention is not None and c.mention.first == sight.joined or sight.mention is not None and c.joined == sight.mention.first
               for c in chosen.values())


def _nobody(draft: Draft, role: str, placed: Placed, last: Draft | None) -> tuple[str, ...]:
    """What speaks for leaving a role empty."""
    frame, pos, type_ = draft.trigger.entry.get("frame"), draft.trigger.pos, draft.type
    rules = [p.rule for p in placed[role]]
    other = bool(placed["patient" if role == "agent" else "agent"])
    found = [f"nobody {type_}", f"nobody rule {rules[0] if rules else 'none'}", f"nobody rule {bool(rules)} {type_}", f"nobody {frame} {pos}",
             f"nobody pos {pos}", f"nobody other {other} {type_}", f"nobody fact {draft.factuality}"]
    link = draft.link
    if link is not None:
        found.append(f"nobody link {link.type} {bool(link.agents)} {bool(link.patients)} {type_}")
    if last is not None:
        theirs = bool(last.agents if role == "agent" else last.patients)
        found += [f"nobody last {last.type} {theirs}", f"nobody last had {theirs} {type_}"]
    return tuple(found)
