"""The tellers of a verb: named between it and what is said, right before it, or as its subject; those after "according to"."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.attribution.chains import LONGEST, Teller
from riwaya.claims.attribution.naming import OF_MEDIA, Namer
from riwaya.claims.clauses import Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, STATE, TELLER, ActorMention
from riwaya.mentions.outlet import OutletMention

_THROUGH = ("ل", "مع", "على", "عبر", "في", "ب")
_PUBLISHED = ("في", "عبر", "على", "ب")
_FAR = 6


@dataclass(slots=True)
class Between:
    """Speakers and transmitters named between a reporting verb and what is said, as they are found; `relayed` if the verb relays."""

    namer: Namer
    view: View
    outlets: list[OutletMention]
    relayed: bool
    chain: list[Teller] = field(default_factory=list)
    relay: list[Teller] = field(default_factory=list)

    def read(self, begin: int, end: int) -> list[Teller]:
        """The chain of tellers named in tokens `begin` to `end`, transmitters last."""
        media = {o.first: o for o in self.outlets}
        i, found = begin, False
        while i < end:
            outlet, actor = media.get(i), self.view.actor_at.get(i)
            if outlet is not None and (actor is None or outlet.last >= actor.last or actor.head != "مراسل"):
                i, found = self._outlet(outlet), True
            elif actor is not None:
                i, found = self._actor(actor, end), True
            elif not found and self.view.scan.tokens[i].kind == "word" and i - begin > _FAR:
                break
            else:
                i += 1
        return self.chain[:LONGEST] + self.relay

    def _outlet(self, outlet: OutletMention) -> int:
        through = outlet.governor in _THROUGH or self.relayed and not self.chain
        (self.relay if through else self.chain).append(self.namer.outlet(outlet))
        return outlet.last

    def _actor(self, actor: ActorMention, end: int) -> int:
        """Take a mention for a speaker or a transmitter, or pass it over; the token after it."""
        owner = self._owner(actor, end) if actor.role == "document" and not self.chain and not actor.governor else None
        if owner is not None:
            self.chain.append(self.namer.teller(owner, self.outlets))
            return owner.last
        if self._speaks(actor):
            through = self.relayed and not actor.governor and actor.role in OF_MEDIA
            (self.relay if through else self.chain).append(self.namer.teller(actor, self.outlets))
        elif self._transmits(actor):
            self.relay.append(self.namer.teller(actor, self.outlets))
        return actor.last

    def _speaks(self, actor: ActorMention) -> bool:
        governed = actor.governor and not (self.relayed and actor.governor == "عن")
        return self.namer.speaks(actor) and not governed and (not self.chain or self.namer.joined(actor))

    def _transmits(self, actor: ActorMention) -> bool:
        published = actor.role in ("document", "social_media", "footage") and actor.governor in _PUBLISHED and bool(self.chain)
        return published or actor.governor == "ل" and actor.role == "reporter"

    def _owner(self, document: ActorMention, end: int) -> ActorMention | None:
        """ "بيان للمركز الإعلامي", "تصريح للناطق باسم الجيش محمد …": whose document it is."""
        for i in range(document.last, min(document.last + 3, end)):
            actor = self.view.actor_at.get(i)
            if actor is not None and actor.governor == "ل" and actor.kind in (PERSON, GROUP, STATE, TELLER) and actor.role != "document":
                return actor
        return None


def right_before(namer: Namer, view: View, verb: int) -> list[Teller]:
    """ "الجيش يعلن مقتل قيادي": a subject right before its verb speaks, whoever comes after; not after a verb of its own."""
    scan = view.scan
    reading = scan.info[verb].get("report")
    if reading is None or reading.form.pos != "imperfect" or reading.after:
        return []
    actor = next((a for a in view.actors if a.last == verb), None)
    if actor is None or actor.governor or not namer.speaks(actor) or actor.role == "document":
        return []
    opens = actor.first <= view.first + 1 or scan.form(actor.first).startswith("و") or scan.tokens[actor.first - 1].kind == "mark"
    return [namer.teller(actor, [])] if opens else []


def subject_before(namer: Namer, view: View, clauses: Clauses, outlets: list[OutletMention], verb: int) -> list[Teller]:
    """The first party before a verb in its clause that no preposition governs, else the last outlet there."""
    start = clauses.start(verb)
    named = [namer.outlet(o) for o in outlets if start <= o.first < verb and not o.governor]
    for actor in view.actors:
        if start <= actor.first and actor.last <= verb and not actor.governor and namer.speaks(actor):
            return [namer.teller(actor, outlets)]
    return named[-1:]
