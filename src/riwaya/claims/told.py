"""Settle who tells a claim, and as what: fact, failed, planned, threatened, demanded, denied or possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from riwaya.claims.attribution import SPEECH_TYPES, Attribution, Stretch, Teller, span_of
from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.proposals import Proposal
from riwaya.claims.tellerfacts import Heard, teller_facts
from riwaya.claims.view import View
from riwaya.packs.weights import Evidence, ballot, named, weights
from riwaya.text.quotes import Quotations

FACTUALITIES = ("denied", "failed", "planned", "threatened", "demanded", "possible")


class Lead(NamedTuple):
    """The first speaker after a headline, and the types of happenings that his words may tell."""

    stretch: Stretch
    types: frozenset[str]


@dataclass
class TellerArbiter:
    """Settles tellers, sentence by sentence."""

    attribution: Attribution
    quotes: Quotations
    proposals: list[Proposal] | None
    outlet: Teller | None
    before: list[tuple[int, int, Stretch]]
    signed: Stretch | None = None

    def settle(self, view: View, drafts: list[Draft], stretches: list[Stretch], lead: Lead | None = None) -> None:
        """Settle one sentence; `lead` is what the first told sentence after a headline says, and who says it."""
        table = weights("teller")
        carried = [s for s in stretches if s.verb < 0]
        own = [s for s in stretches if s.verb >= 0]
        back = self._back(view)
        facts = teller_facts(table, self.proposals is not None)
        for draft in drafts:
            best: tuple[float, Stretch | None] = (-99.0, None)
            heard = self._heard(view, draft, own, carried)
            options: list[tuple[str, Stretch | None]] = [("here", s) for s in own]
            options += [("act", s) for s in self._acts(draft, drafts)]
            options += [("ahead", lead.stretch)] if lead is not None else []
            options += [("carried", s) for s in carried] + [(f"back {n}", s) for n, s in enumerate(back)] + [("own voice", None)]
            for where, stretch in options:
                evidence = facts.about(heard, where, stretch)
                if where == "ahead" and lead is not None:
                    evidence.append(facts.ahead[draft.type in lead.types, heard.speech, len(heard.covered)])
                self._propose(view, draft, evidence, stretch)
                score = table.total([e.score for e in evidence]) if table else self._untrained(draft, where, stretch)
                if score > best[0]:
                    best = (score, stretch)
            draft.told = best[1] or self.signed
        if stretches:
            self.before.append((view.sentence.index, view.sentence.paragraph, stretches[-1]))

    def _acts(self, draft: Draft, drafts: list[Draft]) -> list[Stretch]:
        """The speaker of a speech act before it in the sentence: what is ordered, demanded or threatened is told by him."""
        for act in reversed(drafts):
            if act.at < draft.at and act.type in SPEECH_TYPES and act.agents and draft.at - act.at <= 25:
                party = act.agents[0]
                mention = party.mention
                kind = (mention.role if mention is not None else "") or "official"
                name = self.attribution.scan.page.slice(party.first, party.last)
                return [
                    Stretch(
                        act.trigger.last,
                        draft.trigger.last,
                        [Teller(party.first, party.last, name, kind, party.actor, mention, "speaker of the act")],
                        act.at,
                        act.type,
                    )
                ]
        return []

    def _heard(self, view: View, draft: Draft, own: list[Stretch], carried: list[Stretch]) -> Heard:
        sentence, before = view.sentence, self.before[-1] if self.before else None
        gap = sentence.index - before[0] if before is not None else 0
        same = before is not None and before[1] == sentence.paragraph
        return Heard(view, draft, own, carried, self._quoted(view, draft), self.outlet is not None, gap, same, self.signed is not None)

    def _back(self, view: View) -> list[Stretch]:
        if not self.before or view.sentence.index - self.before[-1][0] > 8:
            return []
        return [self.before[-1][2]]

    def _untrained(self, draft: Draft, where: str, stretch: Stretch | None) -> float:
        if stretch is None:
            return 0.0
        return 1.0 if where in ("here", "carried") and stretch.first <= draft.at < stretch.last else -1.0

    def _propose(self, view: View, draft: Draft, evidence: list[Evidence], stretch: Stretch | None) -> None:
        if self.proposals is None:
            return
        voice = stretch or self.signed
        teller = voice.chain[0] if voice is not None else self.outlet
        value = None
        if teller is not None:
            value = (span_of(view.scan.page, teller), teller.actor)
        self.proposals.append(Proposal("teller", draft.at, draft.type, named(evidence), value))

    def _quoted(self, view: View, draft: Draft) -> bool:
        """Whether a claim stands in a long quotation."""
        start, end = view.scan.page.span(draft.at, draft.trigger.last)
        return self.quotes.hold(start, end, longer=25)



def settle_factuality(view: View, clauses: Clauses, draft: Draft, ruled: tuple[str, str], proposals: list[Proposal] | None) -> tuple[str, str]:
    """Factuality by the rule's verdict and what stands around, weighed."""
    facts = _fact_features(view, clauses, draft, ruled)
    if proposals is not None:
        proposals += [Proposal(kind, draft.at, draft.type, facts, kind) for kind in FACTUALITIES]
    if not weights("planned"):
        return ruled
    best = (0.0, "actual")
    for kind, score in ballot(*FACTUALITIES).scores(facts).items():
        if score > best[0]:
            best = (score, kind)
    return best[1], ruled[1] if best[1] == ruled[0] else "weighed"


def _fact_features(view: View, clauses: Clauses, draft: Draft, ruled: tuple[str, str]) -> tuple[str, ...]:
    scan, at, last = view.scan, draft.at, draft.trigger.last
    reading = draft.trigger.reading
    before = [scan.form(i) for i in range(max(view.first, at - 3), at)]
    found = [
        f"rule {ruled[0]}",
        f"rule {ruled[0]}: {ruled[1]}",
        f"rule {ruled[0]} {draft.type}",
        f"type {draft.type}",
        f"pos {draft.trigger.pos}",
        f"pos {draft.trigger.pos} {draft.type}",
        f"zone {view.sentence.zone}",
    ]
    found += [f"word -{len(before) - n} {w}" for n, w in enumerate(before)]
    found += [f"near {w}" for w in (scan.form(i) for i in range(max(clauses.start(at), at - 7), at))]
    found += [f"next {scan.form(i)}" for i in range(last, min(last + 3, view.last))]
    if reading is not None:
        prefix = reading.before.lstrip("وف")
        found += [f"prefix {prefix}", f"prefix {prefix} {draft.trigger.pos}", f"prefix {prefix} {draft.type}", f"number {reading.form.person}"]
    if draft.light_at >= 0:
        light = scan.info[draft.light_at].get("light")
        if light is not None:
            found += [
                f"light {light.entry.key}",
                f"light effect {light.entry.get('more')}",
                f"light {light.form.pos} {light.before.lstrip('وف')} {light.entry.get('more')}",
            ]
    if draft.told is not None:
        found += [f"told {draft.told.effect}", f"told {draft.told.effect} {draft.told.verb < at}"]
    previous = [t for t in view.triggers if t.first < at and at - t.first <= 14]
    if previous:
        found += [
            f"previous {previous[-1].entry.value}",
            f"previous {previous[-1].entry.value} {draft.type}",
            f"previous {previous[-1].entry.value} {previous[-1].pos}",
        ]
    return tuple(found)
