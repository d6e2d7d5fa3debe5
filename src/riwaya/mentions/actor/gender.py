"""The grammatical gender of a party, as verbs and pronouns agree with it."""

from __future__ import annotations

from riwaya.mentions.actor.mention import GROUP, PERSON, POPULATION, STATE, ActorMention

_FEMININE = ("ه", "ات", "شيا", "قوي", "كتاءب", "فصاءل", "سرايا", "فرق")


def gender_of(actor: ActorMention) -> str:
    """Grammar's gender of a mention: bodies by their head noun, plural bodies and states feminine, people as people."""
    if actor.kind == PERSON:
        return "m"
    plural_name = actor.rule == "pack name" and actor.kind == GROUP and len(actor.head) > 5 and actor.head.endswith(("ون", "ين"))
    if actor.kind == POPULATION or plural_name or actor.number == 3 and actor.rule == "fighter phrase":
        return "people"
    return "f" if actor.kind == STATE or actor.head.endswith(_FEMININE) or actor.number == 3 else "m"
