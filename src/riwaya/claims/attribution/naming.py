"""Make tellers of mentions: who can speak, what kind of source it is, and whom an office or a common noun stands for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from riwaya.claims.attribution.chains import Teller
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE, TELLER, ActorMention
from riwaya.mentions.outlet import OutletMention
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list

MEDIA = ("agency", "media", "website")
OF_MEDIA = ("reporter", *MEDIA)
_PERSONAL = frozenset(("spokesperson", "official", "commander", "politician", "expert"))
_KINDS = {PERSON: "official", STATE: "government", GROUP: "military", POPULATION: "resident", TELLER: "unnamed_official"}


@dataclass(slots=True)
class Namer:
    """Makes tellers, and keeps in mind what "the agency" means and which person spoke last."""

    scan: Scan
    by_head: dict[str, str] = field(default_factory=dict)
    person: Teller | None = None

    def speaks(self, actor: ActorMention) -> bool:
        """Whether a mention can tell: people only if they are such as are asked, arms never."""
        if actor.kind == POPULATION:
            return self.scan.group(actor.first, "teller") is not None or self.scan.form(actor.first).removeprefix("و") in word_list("people_who_tell")
        armed = self.scan.info[actor.first].has("weapon") and not self.scan.info[actor.first].has("force", "fighter")
        if armed or actor.rule == "weapon with its owner" or actor.head in word_list("silent_arms"):
            return False
        return actor.kind in (TELLER, PERSON, GROUP, STATE)

    def joined(self, actor: ActorMention) -> bool:
        """Whether a mention goes on with the chain before it: after "و", a comma, a dash or a bracket."""
        return self.scan.form(actor.first).startswith("و") or self.scan.form(actor.first - 1) in ("،", "-", "–", "(")

    def outlet(self, outlet: OutletMention) -> Teller:
        """An outlet as a teller; the noun before its name means it from now on."""
        cue = self.scan.group(outlet.first, "teller")
        if cue is not None and outlet.id:
            self.by_head[cue.entry.key] = outlet.id
        return Teller(outlet.first, outlet.last, self.scan.page.slice(outlet.name[0], outlet.name[1]), outlet.kind, outlet.id, rule="outlet")

    def teller(self, actor: ActorMention, outlets: list[OutletMention]) -> Teller:
        """A mention as a teller; its noun means it from now on."""
        kind, known = _kind(actor), _known(actor, outlets)
        begin, last = actor.core if actor.kind == PERSON else (actor.first, actor.last)
        if actor.kind == PERSON:
            self.person = Teller(begin, last, self.scan.page.slice(begin, last), kind, known, actor, actor.rule)
            return self.person
        if self.person is not None and not known and _bare_office(actor, kind):
            who = self.person
            return Teller(who.first, who.last, who.name, who.kind, who.actor, who.mention, "office for the last speaker")
        if known:
            self.by_head[_bare(actor.head)] = known
        elif actor.definite and actor.kind == TELLER:
            known = self.by_head.get(_bare(actor.head))
        return Teller(begin, last, self.scan.page.slice(begin, last), kind, known, actor, actor.rule)

    def document_of(self, document: ActorMention, owner: ActorMention, outlets: list[OutletMention]) -> Teller:
        """Whoever speaks through a document, which is quoted with him: "بيان لقيادة الجيش"."""
        teller = self.teller(owner, outlets)
        return replace(teller, first=document.first) if document.first < teller.first else teller


def _bare(head: str) -> str:
    """The head of a mention without the article: "المركز الإعلامي لعملية …", then "المركز"."""
    return head.removeprefix("ال")


def _kind(actor: ActorMention) -> str:
    """The kind of source that a mention is."""
    kind = actor.role or _KINDS[actor.kind]
    return "government" if kind == "military" and actor.kind == STATE else kind


def _known(actor: ActorMention, outlets: list[OutletMention]) -> str | None:
    """The id of a mention: that of the last outlet named in it if it is of the media, else its own."""
    if actor.role not in OF_MEDIA:
        return actor.actor
    inside = [o for o in outlets if actor.first <= o.first < actor.last]
    return inside[-1].id if inside else actor.actor


def _bare_office(actor: ActorMention, kind: str) -> bool:
    """ "الناطق", "المسؤول": an office alone means the person who spoke last."""
    return actor.kind == TELLER and actor.definite and actor.number == 1 and kind in _PERSONAL and actor.last - actor.first <= 2
