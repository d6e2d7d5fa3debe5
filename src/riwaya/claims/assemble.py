"""Write drafts as claims of the contract: spans, places on earth, days, chains of tellers, loaded words, ids."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from riwaya.claims.attribution import SPEECH_TYPES, Teller, span_of
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.measures import measure
from riwaya.claims.view import View
from riwaya.mentions.quantity.rules import Count
from riwaya.model.record import Claim, LoadedTerm, Means, Party, Place, Quantity, Source, Time

if TYPE_CHECKING:
    from riwaya.claims.reader import Reading


class Assembler:
    """Turns the drafts of one report into claims."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.page = reading.page
        self.digest = hashlib.sha256(reading.page.text.encode("utf-8", "surrogatepass"))

    def claims(self) -> tuple[Claim, ...]:
        """All claims in order of their triggers."""
        found: list[Claim] = []
        by_sentence: dict[int, list[Draft]] = {}
        for draft in self.reading.drafts:
            by_sentence.setdefault(draft.sentence, []).append(draft)
        for view in self.reading.views:
            found += self._sentence(view, by_sentence.get(view.sentence.index, []))
        return tuple(found)

    def _sentence(self, view: View, drafts: list[Draft]) -> list[Claim]:
        return [self._claim(view, draft) for draft in drafts]

    # -- one claim ---------------------------------------------------------------------------------------------------

    def _claim(self, view: View, draft: Draft) -> Claim:
        trigger = self.page.span(draft.trigger.first, draft.trigger.last)
        span = self.page.span(draft.clause[0], max(draft.clause[1], draft.trigger.last)) if draft.clause[1] > draft.clause[0] else trigger
        return Claim(
            id=self._id(f"{trigger[0]}:{trigger[1]}:{draft.type}"),
            span=(min(span[0], trigger[0]), max(span[1], trigger[1])), trigger=trigger, type=draft.type if draft.type != "strike" else "shelling",
            factuality=draft.factuality, agents=self._parties(draft.agents), patients=self._parties(draft.patients),
            places=self._places(draft), time=self._time(draft), quantities=self._quantities(view, draft),
            means=tuple(Means(kind=w.kind, span=self.page.span(w.first, w.last), text=self.page.slice(w.first, w.last), rule=w.rule) for w in draft.means),
            sources=self._sources(draft), loaded_terms=self._loaded(draft),
            rule=f"{draft.trigger.entry.key} ({draft.trigger.pos}) by frame {draft.trigger.entry.get('frame')}; {draft.factuality}: {draft.factuality_rule}")

    def _id(self, key: str) -> str:
        """An id by content: the text, and what tells its claims apart."""
        digest = self.digest.copy()
        digest.update(key.encode())
        return "c" + digest.hexdigest()[:12]

    def _parties(self, parties: list[PartyRef]) -> tuple[Party, ...]:
        found: list[Party] = []
        for party in parties:
            if party.first < 0:
                continue
            span = self.page.span(party.first, party.last)
            if any(p.span == span and p.actor == party.actor for p in found):
                continue
            found.append(Party(span=span, text=self.page.text[span[0]:span[1]], actor=party.actor, rule=party.rule))
        return tuple(found)

    def _places(self, draft: Draft) -> tuple[Place, ...]:
        found = []
        for ref in draft.places[:8]:
            located = ref.located
            if located is None:
                continue
            span = self.page.span(ref.mention.first, ref.mention.last)
            found.append(Place(span=span, text=self.page.text[span[0]:span[1]], name=located.name, id=located.id, lat=located.lat, lon=located.lon,
                               radius_km=located.radius_km, basis=located.basis, note=located.note or None, rule=ref.rule))
        return tuple(found)

    def _time(self, draft: Draft) -> Time | None:
        when = draft.when
        if when is None:
            return None
        span = self.page.span(when.mention.first, when.mention.last) if when.mention is not None else None
        return Time(start=when.interval.start.isoformat(), end=when.interval.end.isoformat(), span=span, text=self.page.text[span[0]:span[1]] if span else None,
                    basis=when.basis, rule=when.rule)

    def _quantities(self, view: View, draft: Draft) -> tuple[Quantity, ...]:
        found = []
        for count in draft.counts:
            span = self.page.span(count.first, count.last)
            of = self._counted_party(view, draft, count)
            found.append(Quantity(span=span, text=self.page.text[span[0]:span[1]], measure=measure(view, draft, count), low=count.low, high=count.high,
                                  qualifier=count.qualifier, of=of, rule=count.rule))
        return tuple(found)

    def _counted_party(self, view: View, draft: Draft, count: Count) -> str | None:
        for party in draft.patients:
            if count.first <= party.first <= count.last + 4 and party.actor:
                return party.actor
        pool = draft.patients if draft.type not in ("deploy", "withdraw", "advance", "airstrike", "form_unit") else draft.agents
        return pool[0].actor if pool else None

    def _sources(self, draft: Draft) -> tuple[Source, ...]:
        chain = list(draft.told.chain) if draft.told is not None else []
        if draft.told is not None and draft.type in SPEECH_TYPES and draft.told.verb == draft.at:
            chain = chain[1:]
        found: list[Source] = []
        for teller in chain:
            span = self.page.span(teller.first, teller.last)
            found.append(Source(name=teller.name, kind=teller.kind, actor=teller.actor, span=span, text=self.page.text[span[0]:span[1]],
            rule=teller.rule or None))
        outlet = self.reading.outlet
        if outlet is not None and all(s.actor != outlet.actor or s.actor is None for s in found):
            found.append(self._outlet(outlet))
        return tuple(found)

    def _outlet(self, outlet: Teller) -> Source:
        span = span_of(self.page, outlet)
        text = self.page.text[span[0]:span[1]] if span else None
        return Source(name=outlet.name, kind=outlet.kind, actor=outlet.actor, span=span, text=text, rule=outlet.rule.split("@")[0])

    def _loaded(self, draft: Draft) -> tuple[LoadedTerm, ...]:
        found = []
        for party in (*draft.agents, *draft.patients):
            mention = party.mention
            if mention is not None and mention.sense:
                span = self.page.span(mention.first, mention.last)
                found.append(LoadedTerm(span=span, text=self.page.text[span[0]:span[1]], sense=mention.sense, about=party.actor))
        return tuple(found)
