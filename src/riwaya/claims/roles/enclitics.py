"""The party that a pronoun on the trigger stands for: "قتلوه", "استعادتها", "هجماتهم"."""

from __future__ import annotations

from riwaya.claims.clauses import RELATIVES
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.roles.ground import Ground
from riwaya.claims.roles.writing import add_party, parties_in, party_ref
from riwaya.mentions.actor.rules import POPULATION, TELLER, ActorMention


def read_enclitic(ground: Ground, draft: Draft) -> None:
    """Give a trigger the party that its pronoun stands for: the object of a verb, the genitive of a noun."""
    reading = draft.trigger.reading
    if reading is None or not reading.after or reading.after == "ي":
        return
    role = draft.frame.get("obj" if draft.trigger.verbal else "gen", "")
    if reading.after == "نا":
        if role in ("agent", "patient", "struck", "party"):
            add_party(draft, "raw:patient" if role == "patient" else "raw:agent", ground.memory.speaker_side(), "pronoun of the speaker")
        return
    if role in ("struck", "party", "either"):
        role = "agent" if not draft.trigger.verbal and not draft.agents else "patient"
    if role in ("agent", "patient") and not parties_in(draft, role):
        add_party(draft, "raw:" + role, _meant(ground, draft, reading.after), "pronoun")


def _meant(ground: Ground, draft: Draft, pronoun: str) -> PartyRef | None:
    """The head of the relative clause, else the last party before the trigger that does not act in it, else the last one named."""
    head = _relative_head(ground, draft.at - 1)
    if head is not None:
        return head
    avoid = {p.actor for p in draft.agents} if draft.trigger.verbal else set()
    for actor in reversed([a for a in ground.view.actors if a.last <= draft.at]):
        if actor.kind == TELLER or ground.memory.identify(actor) in avoid and avoid != {None}:
            continue
        if pronoun == "ه" and actor.number == 3 and actor.kind == POPULATION:
            continue
        return party_ref(ground, actor, "")
    return ground.memory.last_party(avoid)


def _relative_head(ground: Ground, i: int) -> PartyRef | None:
    """The party before a relative pronoun at token `i` or right before it."""
    at = next((k for k in (i, i - 1) if ground.scan.form(k) in RELATIVES), None)
    head = ground.ending_at(at) if at is not None else None
    return party_ref(ground, head, "") if isinstance(head, ActorMention) else None
