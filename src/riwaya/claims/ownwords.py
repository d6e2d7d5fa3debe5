"""What a speaker's side calls its own, whoever prints it: "قال سريع إن القوات المسلحة …" is told of his forces."""

from __future__ import annotations

from riwaya.claims.attribution import Stretch
from riwaya.claims.memory import Memory
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import PERSON, ActorMention
from riwaya.mentions.actor.voice import own_hits
from riwaya.mentions.scan import Scan
from riwaya.packs.theatre import ActorForm, actor_forms
from riwaya.packs.voices import camp_of, voices
from riwaya.text.phrases import Hit


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
