"""What grammar says of a party: its gender, as verbs and pronouns agree with it, and its case, where the spelling shows one."""

from __future__ import annotations

from riwaya.mentions.actor.mention import GROUP, PERSON, POPULATION, STATE, ActorMention

_LONG = 5
_FEMININE = ("ه", "ات", "شيا", "قوي", "كتاءب", "فصاءل", "سرايا", "فرق")


def gender_of(actor: ActorMention) -> str:
    """Grammar's gender of a mention: bodies by their head noun, plural bodies and states feminine, people as people."""
    if actor.kind == PERSON:
        return "m"
    plural_name = actor.rule == "pack name" and actor.kind == GROUP and len(actor.head) > 5 and actor.head.endswith(("ون", "ين"))
    if actor.kind == POPULATION or plural_name or actor.number == 3 and actor.rule == "fighter phrase":
        return "people"
    return "f" if actor.kind == STATE or actor.head.endswith(_FEMININE) or actor.number == 3 else "m"


def case_of(form: str, number: int, in_construct: bool) -> str:
    """The case that the spelling of a folded word shows: "nom" ("المسلحون", "جنديان", "مسلحو"), "obl" ("المسلحين", "جنديين", "مسلحي"), or none.

    `number` is 1, 2 or 3; only plurals and duals with these endings show a case without vowel signs.
    """
    if number < 2 or len(form) < 5:
        return ""
    if form.endswith("ون") or number == 2 and form.endswith("ان"):
        return "nom"
    if form.endswith("ين"):
        return "obl"
    return {"و": "nom", "ي": "obl"}.get(form[-1:], "") if in_construct and number == 3 else ""


def case_in(actor: ActorMention, form: str) -> str:
    """The case that the first word of a mention shows, `form`; a name of the packs counts as a plural where it ends like one."""
    plural = form.endswith(("ون", "ين")) and len(form) > _LONG
    number = actor.number if actor.rule != "pack name" else 3 if plural else 1
    return case_of(form, number, actor.last > actor.first + 1)
