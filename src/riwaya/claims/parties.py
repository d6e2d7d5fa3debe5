"""Settle agents and patients: what the frames propose, weighed against every other party in sight.

A party in sight is one named in the sentence, one that a rule of `roles.py` or `links.py` placed, one of the last few
named before it, the side of the speaker, or the adjective of a state. What is true of each (rule, position, preposition,
distance, what it did in the happening before) speaks for or against its being agent or patient.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.attribution import Stretch
from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.memory import Memory
from riwaya.claims.path import path
from riwaya.claims.proposals import Proposal
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import PERSON, TELLER, ActorMention
from riwaya.mentions.quantity.rules import Count
from riwaya.packs.theatre import actors, nisbas
from riwaya.packs.weights import weights

ROLES = ("agent", "patient")
JOINT = 0.7
_PEOPLE = ("fighter", "civilian", "person", "")


@dataclass(slots=True)
class InSight:
    """A party in sight of a sentence: tokens, id, what kind of mention, where it came from."""

    first: int
    last: int
    actor: str | None
    kind: str
    where: str
    governor: str = ""
    mention: ActorMention | None = None
    count: Count | None = None
    facts: list[str] = field(default_factory=list)
    joined: int = -1
    value: str = ""

    @property
    def key(self) -> object:
        """What makes two parties one: the pack id, or the words."""
        return self.actor or (self.first, self.last)


class PartyArbiter:
    """Settles the parties of the drafts of a report, sentence by sentence."""

    def __init__(self, memory: Memory, proposals: list[Proposal] | None) -> None:
        self.memory = memory
        self.proposals = proposals
        self.done: list[Draft] = []
        self.counts: dict[object, int] = {}
        self.fought: set[tuple[str, str]] = set()
        self.floor = {role: 0.0 for role in ROLES}
        self.tables = {role: weights(role) for role in ROLES}

    def settle(self, view: View, clauses: Clauses, drafts: list[Draft], stretches: list[Stretch], before: list[PartyRef]) -> None:
        """Settle one sentence; `before` holds the parties named before it, the last one last."""
        for actor in view.actors:
            key = self.memory.identify(actor) or " ".join(view.scan.form(i) for i in range(*actor.core))
            self.counts[key] = self.counts.get(key, 0) + 1
        local = self._local(view, stretches)
        distant = self._distant(before)
        for draft in drafts:
            self._draft(view, clauses, draft, drafts, local, distant, stretches)
            self.done.append(draft)
            self.fought |= {(a.actor, p.actor) for a in draft.agents for p in draft.patients if a.actor and p.actor and a.actor != p.actor}

    # -- who is in sight ---------------------------------------------------------------------------------------------

    def _local(self, view: View, stretches: list[Stretch]) -> list[InSight]:
        tellers = {(t.first, t.last) for s in stretches for t in s.chain[:1]}
        found: list[InSight] = []
        for actor in view.actors:
            first, last = actor.core if actor.kind == PERSON else (actor.first, actor.last)
            sight = InSight(first, last, self.memory.identify(actor), actor.kind, "sentence", actor.governor, actor)
            joined = next((a for a in view.actors if a.last <= actor.first and actor.first - a.last <= 1), None) if view.scan.form(actor.first).startswith("و") else None
            sight.joined = joined.first if joined is not None else -1
            sight.facts = [f"head {actor.head}" if actor.rule != "pack name" else "head named", f"role {actor.role}", f"definite {actor.definite}"]
            if actor.pronoun:
                sight.facts.append(f"pronoun {actor.pronoun}")
            if (first, last) in tellers:
                sight.facts.append("is the speaker")
            found.append(sight)
        for count in view.counts:
            if count.group in _PEOPLE:
                found.append(self._counted(view, count))
        known = nisbas()
        for i in range(view.first, view.last):
            if i not in view.covered:
                state = known.get(view.scan.form(i)) or known.get(view.scan.form(i).removesuffix("ا"))
                if state is not None:
                    found.append(InSight(i, i + 1, state.id, "nisba", "sentence"))
        return sorted(found, key=lambda s: (s.first, s.last))

    def _counted(self, view: View, count: Count) -> InSight:
        actor = next((self.memory.identify(a) for a in view.actors if count.first <= a.first < count.last + 3 and a.first >= count.first and (a.first < count.last or view.scan.form(a.first - 1) == "من")), None)
        if actor is None and count.group == "civilian" and self.memory.theatre:
            actor = f"{self.memory.theatre}/civilians"
        before = view.scan.group(count.first - 1, "prep") if count.first > view.first else None
        sight = InSight(count.first, count.last, actor, f"count {count.group}", "sentence", before.entry.value if before else "", None, count)
        sight.facts = [f"counted {count.value}"]
        sight.value = count.value
        return sight

    def _distant(self, before: list[PartyRef]) -> list[InSight]:
        found: list[InSight] = []
        seen: set[object] = set()
        for party in reversed(before[-16:]):
            key = party.actor or party.first
            if key in seen or party.mention is not None and party.mention.kind == TELLER:
                continue
            seen.add(key)
            sight = InSight(party.first, party.last, party.actor, party.mention.kind if party.mention else "", f"before {len(found)}", "", party.mention)
            found.append(sight)
            if len(found) == 6:
                break
        side = self.memory.speaker_side()
        if side is not None:
            found.append(InSight(side.first, side.last, side.actor, "side", "speaker's side", "", side.mention))
        return found

    # -- one draft ---------------------------------------------------------------------------------------------------

    def _draft(self, view: View, clauses: Clauses, draft: Draft, drafts: list[Draft], local: list[InSight], distant: list[InSight], stretches: list[Stretch]) -> None:
        placed = {"agent": list(draft.agents), "patient": list(draft.patients)}
        pool = self._pool(local, distant, placed)
        context = self._context(view, draft, drafts)
        scores: dict[str, list[tuple[float, InSight]]] = {}
        features = [(sight, self._features(view, clauses, draft, sight, placed, context)) for sight in pool]
        for role in ROLES:
            table = self.tables[role]
            nobody = self._nobody(draft, role, placed, context)
            if self.proposals is not None:
                self.proposals.append(Proposal(role, draft.at, draft.type, nobody, None))
            self.floor[role] = table.score(nobody)
            scored = []
            for sight, facts in features:
                if self.proposals is not None:
                    span = view.scan.page.span(sight.first, sight.last)
                    self.proposals.append(Proposal(role, draft.at, draft.type, facts, (span, sight.actor)))
                if table:
                    scored.append((table.score(facts), sight))
            scores[role] = scored
        if self.tables["agent"]:
            draft.agents = self._pick("agent", scores, placed["agent"])
        if self.tables["patient"]:
            draft.patients = self._pick("patient", scores, placed["patient"])

    def _nobody(self, draft: Draft, role: str, placed: dict[str, list[PartyRef]], context: dict[str, object]) -> tuple[str, ...]:
        """What speaks for leaving a role empty."""
        frame = draft.trigger.entry.get("frame")
        rules = [p.rule for p in placed[role]]
        link = context["link"]
        found = [f"nobody {draft.type}", f"nobody rule {rules[0] if rules else 'none'}", f"nobody rule {bool(rules)} {draft.type}", f"nobody {frame} {draft.trigger.pos}", f"nobody pos {draft.trigger.pos}",
                 f"nobody other {bool(placed['patient' if role == 'agent' else 'agent'])} {draft.type}", f"nobody fact {draft.factuality}"]
        if isinstance(link, Draft):
            found.append(f"nobody link {link.type} {bool(link.agents)} {bool(link.patients)} {draft.type}")
        last = context["last"]
        if isinstance(last, Draft):
            theirs = last.agents if role == "agent" else last.patients
            found.append(f"nobody last {last.type} {bool(theirs)}")
            found.append(f"nobody last had {bool(theirs)} {draft.type}")
        return tuple(found)

    def _pool(self, local: list[InSight], distant: list[InSight], placed: dict[str, list[PartyRef]]) -> list[InSight]:
        here = {s.key for s in local}
        pool = local + [s for s in distant if s.key not in here]
        keys = {s.key for s in pool} | {(s.first, s.last) for s in pool}
        for parties in placed.values():
            for party in parties:
                if (party.actor or (party.first, party.last)) not in keys and not any(s.first <= party.first < s.last for s in pool) and party.first >= 0:
                    pool.append(InSight(party.first, party.last, party.actor, "placed", "rule", "", party.mention))
                    keys.add(party.actor or (party.first, party.last))
        return pool

    def _pick(self, role: str, scores: dict[str, list[tuple[float, InSight]]], placed: list[PartyRef]) -> list[PartyRef]:
        """The likeliest party, if likelier than nobody, and those joined to it by "و"."""
        rival_role = "patient" if role == "agent" else "agent"
        rival = {id(s): score - self.floor[rival_role] for score, s in scores[rival_role]}
        open_ = [(score - self.floor[role], sight) for score, sight in scores[role]]
        open_ = [(score, sight) for score, sight in open_ if score > 0 and rival.get(id(sight), -99.0) <= score]
        if not open_:
            return []
        best = max(open_, key=lambda item: (item[0], -item[1].first))
        top = best[0]
        chosen: dict[object, InSight] = {best[1].key: best[1]}
        for score, sight in sorted(open_, key=lambda item: -item[0]):
            if any(sight.first < c.last and c.first < sight.last for c in chosen.values()):
                continue
            if sight.key not in chosen and (self._joined(sight, chosen) or score > top - JOINT) and sight.where == best[1].where:
                chosen[sight.key] = sight
        rules = {p.first: p.rule for p in placed}
        return [PartyRef(s.first, s.last, s.actor, rules.get(s.first, f"weighed: {s.where}"), s.mention) for s in sorted(chosen.values(), key=lambda s: s.first)]

    def _joined(self, sight: InSight, chosen: dict[object, InSight]) -> bool:
        return any(c.mention is not None and c.mention.first == sight.joined or sight.mention is not None and c.joined == sight.mention.first for c in chosen.values())

    def _context(self, view: View, draft: Draft, drafts: list[Draft]) -> dict[str, object]:
        earlier = [d for d in self.done if draft.sentence - d.sentence <= 3]
        same = next((d for d in reversed(earlier) if d.type == draft.type), None)
        last = earlier[-1] if earlier else None
        return {"same": same, "last": last, "link": draft.link, "others": [d for d in drafts if d is not draft]}

    def _features(self, view: View, clauses: Clauses, draft: Draft, sight: InSight, placed: dict[str, list[PartyRef]], context: dict[str, object]) -> tuple[str, ...]:
        frame = draft.trigger.entry.get("frame")
        pos = "verb" if draft.trigger.verbal else "part" if draft.trigger.pos in ("participle", "active", "passive") else "noun"
        found = [f"kind {sight.kind}", f"kind {sight.kind} {draft.type}", f"type {draft.type}", f"where {sight.where}", f"where {sight.where} {draft.type}"]
        found += sight.facts
        if sight.value:
            found.append(f"counted {sight.value} {draft.type}")
        found += self._rule_facts(draft, sight, placed, frame, pos)
        if sight.where == "sentence":
            found += self._place_facts(view, clauses, draft, sight, frame, pos)
        else:
            found += [f"mentions {min(self.counts.get(sight.actor, 0), 4)}", f"distant {frame} {pos}"]
        found += self._story_facts(sight, draft, context)
        found += self._side_facts(sight, draft, placed)
        return tuple(found)

    def _side_facts(self, sight: InSight, draft: Draft, placed: dict[str, list[PartyRef]]) -> list[str]:
        """Whether the party is of one camp with those already placed, and whether it has fought them in this report."""
        found: list[str] = []
        if sight.actor is None:
            return ["unknown party"]
        known = actors()
        mine = known[sight.actor].camp if sight.actor in known else ""
        for role, parties in placed.items():
            ids = [p.actor for p in parties if p.actor and p.actor != sight.actor]
            if not ids:
                continue
            theirs = known[ids[0]].camp if ids[0] in known else ""
            if mine and theirs:
                found += [f"camp of {role} {mine == theirs}", f"camp of {role} {mine == theirs} {draft.type}", f"camp of {role} {mine == theirs} {sight.where == 'sentence'}"]
            for other in ids[:2]:
                if (sight.actor, other) in self.fought:
                    found += [f"fought the {role}", f"fought the {role} {draft.type}", f"fought the {role} {draft.type} {sight.where}"]
                if (other, sight.actor) in self.fought:
                    found += [f"was fought by the {role}", f"was fought by the {role} {draft.type}", f"was fought by the {role} {draft.type} {sight.where}"]
        return found

    def _rule_facts(self, draft: Draft, sight: InSight, placed: dict[str, list[PartyRef]], frame: str, pos: str) -> list[str]:
        found = []
        for role, parties in placed.items():
            mine = next((p for p in parties if p.actor is not None and p.actor == sight.actor or sight.first <= p.first < sight.last), None)
            if mine is not None:
                found += [f"rule {role}", f"rule {role}: {mine.rule}", f"rule {role} {draft.type}", f"rule {role} {sight.where}", f"rule {role}: {mine.rule} {frame}"]
                if sight.first <= mine.first < sight.last:
                    found.append(f"rule {role} here")
            elif any(p.mention is not None and p.mention.first == sight.joined for p in parties):
                found += [f"joined to rule {role}", f"joined to rule {role} {draft.type}", f"joined to rule {role}: {parties[0].rule}"]
            elif parties:
                found += [f"rule {role} another", f"rule {role} another: {parties[0].rule}"]
            else:
                found += [f"rule {role} none", f"rule {role} none {draft.type} {sight.where}"]
        return found

    def _place_facts(self, view: View, clauses: Clauses, draft: Draft, sight: InSight, frame: str, pos: str) -> list[str]:
        at, last = draft.at, draft.trigger.last
        if sight.first <= at < sight.last:
            return [f"around the trigger {frame}"]
        after = sight.first >= last
        gap = sight.first - last if after else at - sight.last
        bucket = "0" if gap <= 0 else "1" if gap == 1 else "2-3" if gap <= 3 else "4-7" if gap <= 7 else "8-14" if gap <= 14 else "15+"
        side = "after" if after else "before"
        inside = clauses.start(at) == clauses.start(sight.first)
        between = sum(1 for t in view.triggers if (last <= t.first < sight.first if after else sight.last <= t.first < at))
        verbs = sum(1 for i in clauses.finite if (last <= i < sight.first if after else sight.last <= i < at))
        crowd = sum(1 for a in view.actors if (last <= a.first < sight.first if after else sight.last <= a.first and a.last <= at))
        gov = sight.governor
        found = [f"{side} {bucket}", f"{side} clause {inside}", f"{side} gov {gov}", f"{side} {pos} gov {gov}", f"{side} {frame} {pos} gov {gov}", f"{side} {draft.type} gov {gov}",
                 f"{side} {frame} {pos} {bucket}", f"{side} triggers {min(between, 2)}", f"{side} verbs {min(verbs, 2)}", f"{side} crowd {min(crowd, 2)}",
                 f"{side} {pos} {inside} {min(between, 1)} {min(crowd, 1)} gov {gov}", f"{side} {draft.type} {sight.kind} gov {gov}", f"{side} light {draft.light} {frame} gov {gov}",
                 f"{side} word before {view.scan.form(sight.first - 1) if sight.first > view.first else ''}",
                 f"{side} words before {view.scan.form(sight.first - 2)} {view.scan.form(sight.first - 1)}"]
        found += self._through(view, draft, sight, side, frame, pos)
        way = path(view, clauses, last, sight.first) if after else path(view, clauses, sight.last, at)
        found += [f"{side} path {way}", f"{side} path {way} {pos}", f"{side} path {way} {frame}", f"{side} path {way} gov {gov} {pos}", f"{side} path {way} {draft.type}"]
        if draft.trigger.reading is not None and draft.trigger.reading.after:
            found.append(f"{side} enclitic {pos}")
        if between:
            nearest = min((t for t in view.triggers if (last <= t.first < sight.first if after else sight.last <= t.first < at)), key=lambda t: abs(t.first - sight.first))
            found.append(f"{side} nearer to {nearest.entry.value} than {draft.type}")
        return found

    def _through(self, view: View, draft: Draft, sight: InSight, side: str, frame: str, pos: str) -> list[str]:
        """The noun a party hangs on, and what governs that noun: "على مواقع داعش"; the verb of a relative clause before it."""
        scan, i = view.scan, sight.first - 1
        if i < view.first or scan.tokens[i].kind != "word" or i == draft.at:
            return []
        found = []
        info, form = scan.info[i], scan.form(i)
        noun = next((g for g in ("thing", "place_head", "weapon", "fighter", "person", "force") if g in info.by_group), "")
        if noun:
            reading = info.by_group[noun]
            glued = reading.before.replace("ال", "").lstrip("وف")[:1]
            outer = scan.group(i - 1, "prep")
            gov = glued or (outer.entry.value if outer is not None else "")
            found += [f"{side} through {noun}", f"{side} through {noun} gov {gov}", f"{side} through {noun} gov {gov} {frame} {pos}", f"{side} through {noun} gov {gov} {draft.type}"]
        if form.endswith(("ها", "ه", "هما")) and not noun and not info.has("prep") and i > draft.at:
            found += [f"{side} after a verb with pronoun", f"{side} after a verb with pronoun {pos} {min(i - draft.trigger.last, 4)}"]
        return found

    def _story_facts(self, sight: InSight, draft: Draft, context: dict[str, object]) -> list[str]:
        found: list[str] = []
        for name in ("same", "last", "link"):
            other = context[name]
            if isinstance(other, Draft):
                found += self._did(f"{name}", sight, other, draft)
        others = context["others"]
        assert isinstance(others, list)
        for other in others[-6:]:
            found += self._did(f"beside {other.type}", sight, other, draft)
        return found

    def _did(self, name: str, sight: InSight, other: Draft, draft: Draft) -> list[str]:
        found = []
        for role, parties in (("agent", other.agents), ("patient", other.patients)):
            if any(p.actor is not None and p.actor == sight.actor or p.first == sight.first for p in parties):
                found += [f"{name} {role}", f"{name} {role} {draft.type}"]
                if name in ("last", "link"):
                    found.append(f"{name} {role} {other.type}>{draft.type}")
        return found
