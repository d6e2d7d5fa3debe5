"""Write parties into a draft: a role of its frame or a role by name, a mention or counted people, no party twice."""

from __future__ import annotations

from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.roles.ground import Ground, Phrase
from riwaya.mentions.actor.rules import GROUP, PERSON, ActorMention
from riwaya.mentions.quantity.rules import Count
from riwaya.packs.lists import word_list

_RAW = "raw:"
_NO_PARTY = ("place", "target", "thing", "means", "none", "attack", "")


def place_party(ground: Ground, draft: Draft, slot: str, mention: Phrase, rule: str) -> None:
    """Give a mention the role that the frame has for `slot`, or the role named after "raw:"."""
    role = _role(draft, slot)
    if isinstance(mention, Count):
        _place_count(ground, draft, "patient" if role == "none" else role, mention)
        return
    if role in _NO_PARTY:
        if not (role in ("target", "thing", "attack") or role == "place" and mention.kind in (GROUP, PERSON) and slot == "obj"):
            return
        role = "patient"
    if role == "party":
        role = "agent" if not draft.agents else "patient"
    add_party(draft, _RAW + role, party_ref(ground, mention, rule), rule)


def add_party(draft: Draft, slot: str, party: PartyRef | None, rule: str) -> None:
    """Add a party under `rule` as an agent or patient, unless it stands there."""
    role = _role(draft, slot)
    if party is None or role not in ("agent", "patient"):
        return
    target = parties_in(draft, role)
    if all((p.first, p.actor) != (party.first, party.actor) for p in target):
        target.append(PartyRef(party.first, party.last, party.actor, rule, party.mention))


def parties_in(draft: Draft, role: str) -> list[PartyRef]:
    """The agents of a draft, or else its patients."""
    return draft.agents if role == "agent" else draft.patients


def party_ref(ground: Ground, actor: ActorMention, rule: str) -> PartyRef:
    """A mention as a party; of a person only the name."""
    begin, last = actor.core if actor.kind == PERSON else (actor.first, actor.last)
    return PartyRef(begin, last, ground.memory.identify(actor), rule, actor)


def _role(draft: Draft, slot: str) -> str:
    return slot.removeprefix(_RAW) if slot.startswith(_RAW) else draft.frame.get(slot, "")


def _place_count(ground: Ground, draft: Draft, role: str, count: Count) -> None:
    """A counted phrase as a party: the party after "من" where one is named, else the phrase itself."""
    if role not in ("agent", "patient"):
        return
    target = parties_in(draft, role)
    party = _counted(ground, count)
    if all(p.first != party.first for p in target):
        target.append(party)


def _counted(ground: Ground, count: Count) -> PartyRef:
    whole = _after_of(ground, count)
    if whole is not None:
        return party_ref(ground, whole, "counted party")
    inside = next((a for a in ground.view.actors if count.first <= a.first < count.last), None)
    if inside is not None and inside.actor:
        return PartyRef(count.first, max(count.last, inside.last), inside.actor, "counted people", inside)
    theatre = ground.memory.theatre
    actor_id = f"{theatre}/civilians" if count.group == "civilian" and theatre else None
    return PartyRef(count.first, count.last, actor_id, "counted people")


def _after_of(ground: Ground, count: Count) -> ActorMention | None:
    """The party that counted people are part of: "خمسة آخرين من الحوثيين"."""
    scan, last = ground.scan, ground.view.last
    i = count.last
    while i < last and (scan.form(i) in word_list("after_count") or _plain_adjective(ground, i)):
        i += 1
    if scan.form(i) != "من":
        return None
    return next((ground.view.actor_at[k] for k in range(i + 1, min(i + 5, last)) if k in ground.view.actor_at), None)


def _plain_adjective(ground: Ground, i: int) -> bool:
    form = ground.scan.form(i)
    if ground.scan.tokens[i].kind != "word" or ground.scan.info[i].has("prep"):
        return False
    return form.endswith(("ين", "يا", "ه", "ون")) and not form.startswith(("ال", "و"))
