"""An office and the name that follows it are one person: "المبعوث الأميركي الخاص للتحالف بريت ماكغورك"."""

from __future__ import annotations

from dataclasses import replace

from riwaya.mentions.actor.mention import GROUP, PERSON, STATE, TELLER, ActorMention
from riwaya.mentions.actor.sight import Sight
from riwaya.mentions.actor.tellers import past_place
from riwaya.packs.lists import word_list

GAP = 4
_BODY_OF = frozenset(("ل", "في", "ب", "لدى", "إلى"))
_QUOTES = frozenset("\"«»“”()")
_SETS_OFF = frozenset(("،", ",", "-", "–"))
_DEEDS = frozenset(("masdar", "noun"))
_NO_GAP = frozenset(("prep", "report", "light", "negation", "hedge", "according", "weekday", "unit", "month", "direction", "number"))


def with_office(see: Sight, found: list[ActorMention], person: ActorMention) -> tuple[ActorMention, int] | None:
    """A person named right after his office, as one mention, and how many of the mentions found so far it takes in.

    Between the two at most the body he serves may stand ("لحقوق الإنسان", "لحزب الله"); None where the name stands for itself.
    """
    if person.kind != PERSON or not found or see.form(person.first).startswith("و") and person.rule != "pack name":
        return None
    office, body, taken = found[-1], None, 1
    if see.form(person.first - 1) in word_list("called") and (office.kind != PERSON or office.rule == person.rule) and _near(see, office.last, person.first):
        return replace(person, first=office.first, role=office.role, affiliation=office.affiliation, parent=office.affiliation, governor=office.governor), 1
    if office.kind == PERSON and office.actor is not None and office.actor == person.actor and office.last == person.first:
        return replace(office, last=person.last, core=(office.core[0], person.core[1])), 1
    if office.kind in (GROUP, STATE) and len(found) > 1 and _serves(see, office) and _touches(see, office.last, person.first):
        office, body, taken = found[-2], office, 2
    if office.number > 1 or not see.info[office.first].has("office", "rank", "teller") or _named(see, office):
        return None
    if not _touches(see, office.last, body.first if body else person.first):
        return None
    served = (body.actor if body else None) or office.affiliation if office.kind == TELLER else None
    side = person.parent or person.affiliation or served
    role = person.role if person.role not in ("", "official") or office.kind != TELLER else office.role or person.role
    merged = replace(person, first=office.first, role=role, affiliation=side, parent=side, governor=office.governor, rule="office and name", definite=True)
    return merged, taken


def _near(see: Sight, last: int, first: int) -> bool:
    """Whether only "called" stands between two tokens: "أحد السكان، ويدعى"."""
    return first - last <= 2 and all(see.tokens[i].kind == "mark" for i in range(last, first - 1))


def _serves(see: Sight, body: ActorMention) -> bool:
    """Whether a body stands after a preposition, one set apart before a quotation mark too: "لـ«حزب الله»"."""
    return body.governor in _BODY_OF or "ل" in (see.form(body.first - 1), see.form(body.first - 2))


def _named(see: Sight, office: ActorMention) -> bool:
    """Whether an office already carries a name, or is no office."""
    if office.kind == TELLER:
        return office.role in ("unnamed_official", "document", "media", "agency", "website", "social_media", "footage")
    begin, last = office.core
    if office.kind == GROUP and see.info[office.first].has("office"):
        return False
    return office.kind != PERSON or last - begin > 2 or any(see.form(i) in see.given for i in range(begin, last))


def _touches(see: Sight, last: int, first: int) -> bool:
    """Whether nothing but the place of an office, a comma, a few ordinary words or quotation marks stands between two tokens."""
    last = past_place(see, last, first)
    if see.form(last) in _SETS_OFF and last == first - 1:
        return True
    if first - last > GAP:
        return False
    for i in range(last, first):
        if see.tokens[i].kind == "mark":
            if see.form(i) not in _QUOTES:
                return False
        elif not see.named(i) or see.info[i].among(_NO_GAP) and see.form(i) != "ل" or see.form(i).startswith("و") or see.finite(i) or _deed(see, i):
            return False
    return True


def _deed(see: Sight, i: int) -> bool:
    """Whether token `i` is a noun of a happening, which begins what is told: "أعلن المتحدث باسم الجيش مقتل القيادي …"."""
    return not see.form(i).startswith("ال") and any(r.form.pos in _DEEDS for r in see.trigger_info[i].readings)
