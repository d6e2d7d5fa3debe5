"""Settle who tells a claim, and as what: fact, failed, planned, threatened, demanded, denied or possible."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.claims.attribution import SPEECH_TYPES, Attribution, Stretch, Teller
from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft
from riwaya.claims.proposals import Proposal
from riwaya.claims.view import View
from riwaya.packs.weights import weights
from riwaya.text.quotes import Quote

FACTUALITIES = ("denied", "failed", "planned", "threatened", "demanded", "possible")


@dataclass
class TellerArbiter:
    """Settles tellers, sentence by sentence."""

    attribution: Attribution
    quotes: list[Quote]
    proposals: list[Proposal] | None
    outlet: Teller | None
    before: list[tuple[int, int, Stretch]]
    signed: Stretch | None = None

    def settle(self, view: View, drafts: list[Draft], stretches: list[Stretch]) -> None:
        """Settle one sentence."""
        table = weights("teller")
        carried = [s for s in stretches if s.verb < 0]
        own = [s for s in stretches if s.verb >= 0]
        back = self._back(view)
        for draft in drafts:
            best: tuple[float, Stretch | None] = (-99.0, None)
            quoted = self._quoted(view, draft)
            options: list[tuple[str, Stretch | None]] = [("here", s) for s in own]
            options += [("act", s) for s in self._acts(draft, drafts)]
            options += [("carried", s) for s in carried] + [(f"back {n}", s) for n, s in enumerate(back)] + [("own voice", None)]
            for where, stretch in options:
                facts = self._facts(view, draft, where, stretch, own, carried, quoted)
                self._propose(view, draft, facts, stretch)
                score = table.score(facts) if table else self._untrained(draft, where, stretch)
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

    def _back(self, view: View) -> list[Stretch]:
        if not self.before or view.sentence.index - self.before[-1][0] > 8:
            return []
        return [self.before[-1][2]]

    def _untrained(self, draft: Draft, where: str, stretch: Stretch | None) -> float:
        if stretch is None:
            return 0.0
        return 1.0 if where in ("here", "carried") and stretch.first <= draft.at < stretch.last else -1.0

    def _propose(self, view: View, draft: Draft, facts: tuple[str, ...], stretch: Stretch | None) -> None:
        if self.proposals is None:
            return
        voice = stretch or self.signed
        teller = voice.chain[0] if voice is not None else self.outlet
        value = None
        if teller is not None:
            span = view.scan.page.span(teller.first, teller.last) if teller.first >= 0 else None
            value = (span, teller.actor)
        self.proposals.append(Proposal("teller", draft.at, draft.type, facts, value))

    def _quoted(self, view: View, draft: Draft) -> bool:
        """Whether a claim stands in a long quotation."""
        start, end = view.scan.page.span(draft.at, draft.trigger.last)
        return any(q.start <= start and end <= q.end and q.end - q.start > 25 for q in self.quotes)

    def _facts(
        self, view: View, draft: Draft, where: str, stretch: Stretch | None, own: list[Stretch], carried: list[Stretch], quoted: bool
    ) -> tuple[str, ...]:
        speech = "speech" if draft.type in SPEECH_TYPES else "event"
        covered = [s for s in own if s.first <= draft.at < s.last]
        found = [
            where,
            f"{where} {speech}",
            f"{where} covered {min(len(covered), 2)} {speech}",
            f"{where} quoted {quoted}",
            f"{where} own {min(len(own), 2)} carried {bool(carried)}",
            f"{where} zone {view.sentence.zone}",
            f"{where} quoted {quoted} own {min(len(own), 1)}",
        ]
        if stretch is None:
            found += [f"own voice {draft.type}", f"own voice outlet {self.outlet is not None}", f"own voice signed {self.signed is not None}",
                      f"own voice zone {view.sentence.zone} covered {min(len(covered), 1)}"]
            if draft.at in {s.verb for s in own}:
                found.append("own voice is the verb")
            return tuple(found)
        kind = stretch.chain[0].kind
        found += [f"{where} kind {kind}", f"{where} kind {kind} {speech}", f"{where} effect {stretch.effect}"]
        if where == "act":
            reading = draft.trigger.reading
            prefix = reading.before.lstrip("وف") if reading is not None else ""
            found += [
                f"act {stretch.effect} {draft.type}",
                f"act {stretch.effect} {draft.trigger.pos} {prefix}",
                f"act far {min((draft.at - stretch.verb) // 5, 4)}",
                f"act covered {len(covered)} {stretch.effect}",
            ]
            return tuple(found)
        if where == "here":
            inside = stretch.first <= draft.at < stretch.last
            verb = draft.at - stretch.verb
            found += [
                f"here inside {inside} {speech}",
                f"here is the verb {verb == 0}",
                f"here before the verb {verb < 0}",
                f"here {inside} last {stretch is own[-1]}",
                f"here {inside} zone {view.sentence.zone} {speech}",
                f"here far {min(max(verb, -10), 40) // 10}",
                f"here {inside} kind {kind}",
                f"here {inside} covered {len(covered)} innermost {bool(covered) and stretch is covered[-1]}",
            ]
            if stretch.chain[0].actor and any(p.actor == stretch.chain[0].actor for p in draft.agents):
                found += [f"here tells of itself {speech}", f"here tells of itself {draft.type}"]
        else:
            gap = view.sentence.index - (self.before[-1][0] if self.before else view.sentence.index)
            same = bool(self.before) and self.before[-1][1] == view.sentence.paragraph
            first = view.scan.form(view.first)
            found += [
                f"{where} gap {min(gap, 4)} same {same}",
                f"{where} gap {min(gap, 4)} same {same} own {min(len(own), 1)}",
                f"{where} quoted {quoted} same {same}",
                f"{where} opens {first}",
                f"{where} kind {kind} same {same}",
            ]
        return tuple(found)


def settle_factuality(view: View, clauses: Clauses, draft: Draft, ruled: tuple[str, str], proposals: list[Proposal] | None) -> tuple[str, str]:
    """Factuality by the rule's verdict and what stands around, weighed."""
    facts = _fact_features(view, clauses, draft, ruled)
    best = (0.0, "actual")
    for kind in FACTUALITIES:
        if proposals is not None:
            proposals.append(Proposal(kind, draft.at, draft.type, facts, kind))
        table = weights(kind)
        if table:
            score = table.score(facts)
            if score > best[0]:
                best = (score, kind)
    if not weights("planned"):
        return ruled
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
