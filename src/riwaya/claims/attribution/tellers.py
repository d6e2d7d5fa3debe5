"""The tellers of a verb: named between it and what is said, right before it, or as its subject; those after "according to"."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.claims.agreement import AGREES, with_verb
from riwaya.claims.attribution.chains import LONGEST, Teller
from riwaya.claims.attribution.naming import OF_MEDIA, Namer
from riwaya.claims.clauses import RELATIVES, Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.inflection import case_in, gender_of
from riwaya.mentions.actor.rules import GROUP, PERSON, STATE, TELLER, ActorMention
from riwaya.mentions.outlet import OutletMention
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading

_THROUGH = ("ل", "مع", "على", "عبر", "في", "ب")
_PUBLISHED = ("في", "عبر", "على", "ب")
_ISSUED = ("ل", "عن")
AS_FOR = 12
_RELAYED = ("عن", "من")
_FAR = 6
# What is written and has an owner: "بيان لوزارة الصحة", "منشور لعملية بركان الغضب".
WRITTEN = ("document", "social_media")


@dataclass(slots=True)
class Between:
    """Speakers and transmitters named between a reporting verb and what is said, as they are found; `relayed` if the verb relays."""

    namer: Namer
    view: View
    outlets: list[OutletMention]
    relayed: bool
    chain: list[Teller] = field(default_factory=list)
    relay: list[Teller] = field(default_factory=list)

    def read(self, begin: int, end: int) -> Between:
        """Take in the tellers named in tokens `begin` to `end`; the same object, read."""
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
        return self

    @property
    def tellers(self) -> list[Teller]:
        """The chain of tellers, transmitters last."""
        return self.chain[:LONGEST] + self.relay

    def _outlet(self, outlet: OutletMention) -> int:
        through = outlet.governor in _THROUGH or self.relayed and not self.chain
        (self.relay if through else self.chain).append(self.namer.outlet(outlet))
        return outlet.last

    def _actor(self, actor: ActorMention, end: int) -> int:
        """Take a mention for a speaker or a transmitter, or pass it over; the token after it."""
        owner = owner_of(self.view, actor, end) if actor.role in WRITTEN and not self.chain and not actor.governor else None
        if owner is not None:
            self.chain.append(self.namer.document_of(actor, owner, self.outlets))
            return owner.last
        if self._speaks(actor):
            through = self.relayed and not actor.governor and actor.role in OF_MEDIA
            (self.relay if through else self.chain).append(self.namer.teller(actor, self.outlets))
        elif self._transmits(actor):
            self.relay.append(self.namer.teller(actor, self.outlets))
        return actor.last

    def _speaks(self, actor: ActorMention) -> bool:
        # "بين المصدر أن": the verb itself looks like a preposition.
        by_verb = self.view.scan.form(actor.first - 1) in word_list("tells or between")
        governed = actor.governor and not by_verb and not (self.relayed and actor.governor in _RELAYED)
        if not actor.governor and case_in(actor, self.view.scan.form(actor.first)) == "obl":
            return False  # "دعت المواطنين إلى البقاء": no subject
        return self.namer.speaks(actor) and not governed and (not self.chain or self.namer.joined(actor))

    def _transmits(self, actor: ActorMention) -> bool:
        published = actor.role in ("document", "social_media", "footage") and actor.governor in _PUBLISHED and bool(self.chain)
        # "صرح للصحفيين": they are told, and tell nothing on.
        reporter = actor.role == "reporter" and actor.number != 3 and not self.view.scan.form(actor.first).endswith("ين")
        return published or actor.governor == "ل" and reporter


def owner_of(view: View, document: ActorMention, end: int) -> ActorMention | None:
    """ "بيان للمركز الإعلامي", "بيان صادر عن القيادة", "تصريح للناطق باسم الجيش محمد …": whose document it is."""
    at = document.last
    while at < end and (view.scan.form(at) in word_list("numbered") or view.scan.tokens[at].kind == "number"):
        at += 1
    for i in range(at, min(at + 3, end)):
        actor = view.actor_at.get(i)
        if actor is not None and actor.governor in _ISSUED and actor.kind in (PERSON, GROUP, STATE, TELLER) and actor.role != "document":
            return actor
    return None


def right_before(namer: Namer, view: View, clauses: Clauses, verb: int) -> list[Teller]:
    """ "الجيش يعلن مقتل قيادي", "غير أن مسؤولا قال لرويترز": a subject that opens its clause speaks, whoever comes after the verb.

    Before a verb in the perfect it is the subject where none follows the verb, or whoever follows is the one who is told."""
    scan = view.scan
    reading = scan.info[verb].get("report")
    if reading is None or reading.form.pos not in ("perfect", "imperfect") or reading.after:
        return []
    perfect = reading.form.pos == "perfect"
    after = view.actor_at.get(verb + 1)
    if perfect and after is not None and not after.governor and reading.entry.key not in word_list("told_to"):
        return []
    actor = _opens_clause(view, clauses, verb) if perfect else next((a for a in view.actors if a.last == verb), None)
    if actor is None or actor.governor or not namer.speaks(actor) or actor.role == "document":
        return []
    opens = actor.first <= view.first + 1 or scan.form(actor.first).startswith("و") or scan.tokens[actor.first - 1].kind == "mark"
    return [namer.teller(actor, [])] if opens or perfect else []


def _opens_clause(view: View, clauses: Clauses, verb: int) -> ActorMention | None:
    """The first mention of the clause of a verb, where it opens the clause and no other verb or relative stands between."""
    start = _start(view, clauses, verb)
    actor = next((a for a in view.actors if a.first >= start and a.last <= verb), None)
    if actor is None or actor.first - start > 2 or clauses.verbs_from(start, verb):
        return None
    return actor if not any(view.scan.form(i) in RELATIVES for i in range(actor.last, verb)) else None


def _start(view: View, clauses: Clauses, verb: int) -> int:
    """Where the clause of a verb begins; that of "فأعلن" after "أما" with "أما"."""
    start = clauses.start(verb)
    if start == verb and view.scan.form(verb).startswith("ف"):
        return next((i for i in range(verb, max(view.first, verb - AS_FOR) - 1, -1) if view.scan.form(i) in word_list("as for")), start)
    return start


def coordinated(namer: Namer, view: View, clauses: Clauses, reading: Reading, verb: int) -> list[Teller]:
    """ "وبثت السرايا مشاهد …، وأعلنت أن": a verb of speech that "و" ties to the verb its sentence began with has its subject,
    if that agrees and nobody has spoken yet."""
    if reading.before[:1] != "و" or verb <= view.first + 1 or reading.form.pos != "perfect":
        return []
    opening = next((i for i in clauses.finite if i < verb), None)
    if opening is None or opening > view.first + 2 or any(view.scan.info[i].has("report") for i in clauses.finite if i < verb):
        return []
    actor = next((a for a in view.actors if opening < a.first <= opening + 2 and a.last <= verb), None)
    agrees = actor is not None and with_verb(reading, gender_of(actor), after=False) == AGREES
    return [namer.teller(actor, [])] if actor is not None and agrees and not actor.governor and namer.speaks(actor) else []


def main_subject(namer: Namer, view: View, verb: int) -> list[Teller]:
    """Whom a participle goes on with where nobody has spoken in its sentence: "زار الوالي الجبهة، مؤكدا أن": the first who agrees."""
    form = view.scan.form(verb)
    wanted = "f" if form.endswith("ه") else "people" if form.endswith("ين") else "m"
    for actor in view.actors:
        if actor.last <= verb and not actor.governor and namer.speaks(actor) and gender_of(actor) == wanted:
            return [namer.teller(actor, [])]
    return []


def subject_before(namer: Namer, view: View, clauses: Clauses, outlets: list[OutletMention], verb: int) -> list[Teller]:
    """The first party before a verb in its clause that no preposition governs, else the last outlet there."""
    start = _start(view, clauses, verb)
    named = [namer.outlet(o) for o in outlets if start <= o.first < verb and not o.governor]
    for actor in view.actors:
        if start <= actor.first and actor.last <= verb and not actor.governor and namer.speaks(actor):
            return [namer.teller(actor, outlets)]
    return named[-1:]
