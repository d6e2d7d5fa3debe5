"""What a side's own words for itself mean: "our forces" and "the enemy" in a statement that it signs, "her fighters" in what it says,
and the names that it alone gives its bodies ("قال سريع إن القوات المسلحة …")."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.agreement import AGREES, with_pronoun
from riwaya.claims.attribution import Stretch
from riwaya.claims.memory import Memory
from riwaya.claims.view import View
from riwaya.mentions.actor.inflection import gender_of
from riwaya.mentions.actor.rules import GROUP, PERSON, ActorMention
from riwaya.mentions.actor.voice import own_hits
from riwaya.mentions.scan import Scan
from riwaya.packs.lists import word_list
from riwaya.packs.theatre import ActorForm, actor_forms, actors
from riwaya.packs.voices import camp_of, voices
from riwaya.text.phrases import Hit

_OURS = ("نا", "كم")


def settle_ours(views: Sequence[View], signed: Stretch | None) -> None:
    """Give the forces that a statement calls its own to the side that signs it; the enemy is none of that side."""
    side = _signing_side(signed)
    if side is None:
        return
    known = actors()
    camp = known[side].camp if side in known else ""
    for view in views:
        for mention in view.actors:
            if mention.kind == GROUP and mention.actor is None and mention.pronoun in _OURS:
                mention.actor = mention.affiliation = side
            elif mention.actor in known and camp and known[mention.actor].camp == camp and mention.head in word_list("the_enemy"):
                mention.actor = mention.affiliation = None


def _signing_side(signed: Stretch | None) -> str | None:
    """The party that a signatory is or speaks for."""
    if signed is None:
        return None
    teller = signed.chain[0]
    actor = actors().get(teller.actor or "")
    if actor is not None:
        return (actor.parent or None) if actor.kind == "person" else actor.id
    return teller.mention.affiliation if teller.mention is not None else None


def own_forces(view: View, stretches: list[Stretch], memory: Memory) -> None:
    """Give "her fighters" in what somebody says to the speaker: "وقالت الكتائب … إن مقاتليها", unless another party that
    the pronoun may stand for is named there before."""
    for stretch in stretches:
        speaker = stretch.chain[0] if stretch.chain else None
        side = _speaking_side(speaker.mention) if speaker is not None and speaker.mention is not None else None
        if speaker is None or speaker.mention is None or side is None:
            continue
        for actor in filter(None, map(view.actor_at.get, range(stretch.first, stretch.last))):
            if actor.kind not in (GROUP, PERSON):
                continue
            if actor.pronoun and with_pronoun(actor.pronoun, _gender(view, stretch, speaker.mention)) == AGREES:
                actor.actor = side
                party = memory.noted.get(id(actor))
                if party is not None:
                    party.actor = side
            elif not actor.pronoun:
                break


def _gender(view: View, stretch: Stretch, speaker: ActorMention) -> str:
    """The gender of a speaker, which a verb of speech in the singular tells where a foreign name does not: "أفادت اليونيفيل"."""
    reading = view.scan.info[stretch.verb].get("report") if view.first <= stretch.verb < view.last else None
    finite = reading is not None and reading.form.pos in ("perfect", "imperfect") and reading.form.person == 3 and reading.form.number == 1
    return reading.form.gender if reading is not None and finite and speaker.kind == GROUP else gender_of(speaker)


def _speaking_side(speaker: ActorMention) -> str | None:
    """The party whose fighters a speaker calls his or its own."""
    return (speaker.parent or speaker.affiliation if speaker.kind != GROUP else None) or speaker.actor


def speak_of_their_own(scan: Scan, view: View, stretches: list[Stretch], memory: Memory, theatre_ids: tuple[str, ...]) -> None:
    """Give the parties that a side tells of by a name of its own the actors it means by them."""
    for stretch in stretches:
        camp = camp_of(stretch.chain[0].actor) if stretch.chain else ""
        if not camp or voices().theatre[camp] not in theatre_ids:
            continue
        for at, hit in own_hits(scan, camp, stretch.first, stretch.last).items():
            actor = view.covered.get(at)
            if actor is not None and hit.last <= actor.last and actor.kind != PERSON and _is_meant(scan, actor, hit):
                actor.actor = actor.affiliation = hit.items[0].actor.id
                memory.correct(actor)


def _is_meant(scan: Scan, actor: ActorMention, hit: Hit[ActorForm]) -> bool:
    """Whether the words of a name, and nothing else in the mention, gave it its actor."""
    words = scan.page.slice(hit.first, hit.last)
    return actor.actor is None or any(form.actor.id == actor.actor for form in actor_forms().get(words))
