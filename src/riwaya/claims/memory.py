"""What a reader keeps in mind from sentence to sentence: parties, speaker, place, time."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.agreement import PRONOUNS
from riwaya.claims.draft import PartyRef
from riwaya.mentions.actor.inflection import gender_of
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, TELLER, ActorMention


@dataclass
class Memory:
    """Discourse memory of one report."""

    theatre: str = ""
    parties: list[PartyRef] = field(default_factory=list)
    subjects: list[tuple[int, PartyRef]] = field(default_factory=list)
    by_head: dict[str, str] = field(default_factory=dict)
    last_known: PartyRef | None = None
    last_of: dict[str, PartyRef] = field(default_factory=dict)
    noted: dict[int, PartyRef] = field(default_factory=dict)
    speaker: ActorMention | None = None

    def identify(self, actor: ActorMention) -> str | None:
        """The pack id of a mention, from its own words or from what its head meant before ("التنظيم", "قواته")."""
        if actor.actor:
            return actor.actor
        addressed = actor.pronoun in ("كم", "ك")
        if actor.pronoun in ("نا", "ي") and actor.role == "reporter":
            return None  # "مراسلنا" is the outlet's
        if actor.pronoun in ("نا", "ي") or addressed and actor.last - actor.first > 1:
            side = self.speaker_side()  # "قواتكم المسلحة" is an army's name for itself
            return side.actor if side else None
        if addressed:
            return None  # "جنودكم": whoever is spoken to
        if actor.pronoun:
            party = self.last_of.get(_gender(actor.pronoun)) or self.last_known
            if party is not None and party.first > actor.first:
                return None  # told of later: "قال الرائد إن قواته قتلت ثلاثة من داعش"
            if party is not None and party.actor is not None:
                person = party.actor.rsplit("/", 1)[-1].startswith("person-") and actor.pronoun == "ه"
                return (party.mention.parent if person and party.mention else None) or party.actor
        if actor.definite and actor.kind == GROUP and actor.head in self.by_head:
            return self.by_head[actor.head]
        return None

    def note(self, actor: ActorMention) -> None:
        """Keep a mention in mind."""
        actor_id = self.identify(actor)
        if actor.kind == TELLER and actor.affiliation:
            self.last_of[gender_of(actor)] = PartyRef(actor.first, actor.last, actor.affiliation, "", actor)
        if actor_id and actor.actor is None:
            actor.actor = actor_id
        if actor.kind in (GROUP, PERSON, POPULATION, "state"):
            begin, last = actor.core if actor.kind == PERSON else (actor.first, actor.last)
            party = PartyRef(begin, last, actor_id, "", actor)
            self.parties.append(party)
            self.noted[id(actor)] = party
            if actor_id and not actor_id.endswith("/civilians"):
                self.last_known = party
                self.last_of[gender_of(actor)] = party
            if actor_id and actor.kind == GROUP:
                self.by_head[actor.head] = actor_id
                self.by_head.update(dict.fromkeys(actor.within, actor_id))

    def correct(self, actor: ActorMention) -> None:
        """Remember a mention already noted by the actor that it turned out to mean."""
        party = self.noted.get(id(actor))
        if party is not None:
            party.actor = actor.actor
        if actor.actor and actor.kind == GROUP:
            self.by_head[actor.head] = actor.actor

    def speaker_side(self) -> PartyRef | None:
        """The party that "our forces" and "we" mean: the speaker's side, or the speaker."""
        if self.speaker is None:
            return None
        side = self.speaker.parent or self.speaker.affiliation or self.speaker.actor
        begin, last = self.speaker.core
        return PartyRef(begin, last, side, "", self.speaker)

    def last_subject(self, sentence: int) -> PartyRef | None:
        """The subject of the last happening told, in this sentence or the one before."""
        for number, party in reversed(self.subjects):
            if sentence - number <= 1:
                return party
        return None

    def last_party(self, avoid: set[str | None]) -> PartyRef | None:
        """The last party named that is not one of these."""
        for party in reversed(self.parties[-8:]):
            if party.actor not in avoid or party.actor is None and None not in avoid:
                return party
        return None


def _gender(pronoun: str) -> str:
    """What a pronoun may stand for: m, f, or people."""
    return PRONOUNS.get(pronoun, "")
