"""The parties of a noun trigger: its light verb's subject, its genitive, the adjective of a state, or who announces it."""

from __future__ import annotations

from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.roles.announcer import read_announcer
from riwaya.claims.roles.ground import PEOPLE, Ground, Phrase
from riwaya.claims.roles.light import inflicted, light_role, light_subject
from riwaya.claims.roles.writing import add_party, place_party
from riwaya.claims.sight import state_of
from riwaya.mentions.quantity.rules import Count
from riwaya.packs.lists import word_list

_GENITIVE_OF = "genitive of the noun"
_TO = ("ل", "على", "")


def read_noun(ground: Ground, draft: Draft, following: int) -> None:
    """Give a noun its parties; `following` is where the next trigger begins."""
    genitive = _genitive(ground, draft, min(ground.right_end(draft), max(following, draft.trigger.last)))
    if draft.light == "inflict":
        inflicted(ground, draft)
    elif draft.light in ("agent", "patient") and _under_light(ground, draft, genitive):
        return
    if draft.carrier >= 0:
        after = ground.bare(draft.carrier + 1, min(draft.carrier + 10, ground.view.last))
        if after:
            place_party(ground, draft, "raw:agent", after[0], "subject of the verb after the noun")
    role = draft.frame.get("gen", "")
    if genitive is not None:
        _place_genitive(ground, draft, role, genitive, bool(draft.agents))
    elif _nisba(ground, draft):
        return
    if not draft.agents and (role != "agent" or genitive is None):
        read_announcer(ground, draft)


def _under_light(ground: Ground, draft: Draft, genitive: Phrase | None) -> bool:
    """Give a noun the parties of its light verb; False where the noun's own phrase must tell."""
    subject, rule = light_subject(ground, draft)
    if subject is not None:
        place_party(ground, draft, "raw:" + light_role(draft), subject, rule)
        if genitive is not None and genitive is not subject:
            role = draft.frame.get("gen", "")
            done_to = role in ("agent", "struck", "patient") and draft.frame.get("obj") != "place"
            _place_genitive(ground, draft, "patient" if done_to else role, genitive, True)
        return True
    if draft.light != "agent" or genitive is not None:
        return False
    add_party(draft, "raw:" + light_role(draft), ground.memory.last_subject(ground.view.sentence.index), "subject carried over")
    return True


def _genitive(ground: Ground, draft: Draft, end: int) -> Phrase | None:
    """The noun phrase in construct with a noun trigger: "مقتل خمسة جنود", "هجوم قوات حفتر"."""
    view, at = ground.view, draft.trigger.last
    for i in range(at, min(at + 4, end)):
        mention = view.count_at.get(i) or view.actor_at.get(i)
        if mention is not None:
            if isinstance(mention, Count) and mention.group and mention.group not in PEOPLE:
                return None
            return None if ground.governor_of(mention) else mention
        if not _passed(ground, i):
            return None
    return None


def _passed(ground: Ground, i: int) -> bool:
    """Whether token `i` may stand between a noun and its genitive."""
    form, info = ground.scan.form(i), ground.scan.info[i]
    if info.has("prep", "report", "negation") or ground.scan.tokens[i].kind == "mark":
        return False
    return info.has("weapon", "approx", "atleast", "direction", "thing", "place_head") or form.endswith(("ي", "ه", "ا")) or form == "اكثر"


def _place_genitive(ground: Ground, draft: Draft, role: str, mention: Phrase, has_agent: bool) -> None:
    if role == "struck":
        role = "patient" if has_agent or isinstance(mention, Count) else _struck(ground, mention)
    if role == "party":
        place_party(ground, draft, "raw:agent" if not has_agent else "raw:patient", mention, "party to it")
    elif role == "attack":
        place_party(ground, draft, "raw:patient", mention, _GENITIVE_OF)
    elif role in ("agent", "patient", "place", "thing", "target", "means"):
        place_party(ground, draft, "raw:" + role, mention, _GENITIVE_OF)


def _struck(ground: Ground, mention: Phrase) -> str:
    """ "استهداف حفتر للمنشآت" is his doing; "استهداف الميليشيات" is done to them."""
    scan = ground.scan
    for i in range(mention.last, min(mention.last + 4, ground.view.last)):
        if _is_target(ground, i) or scan.form(i).startswith("لل") or scan.form(i) in ("علي", "ل"):
            return "agent"
        if scan.info[i].has("prep"):
            break
    words = (scan.form(k) for k in range(mention.first, mention.last))
    return "patient" if word_list("striking_arms").isdisjoint(words) else "agent"


def _is_target(ground: Ground, i: int) -> bool:
    """Whether a party or place that can be struck begins at token `i`."""
    other, place = ground.view.actor_at.get(i), ground.view.place_at.get(i)
    return other is not None and other.governor in _TO or place is not None and place.governor in _TO


def _nisba(ground: Ground, draft: Draft) -> bool:
    """ "غارة إسرائيلية", "قصف تركي": the adjective of a state names the doer."""
    if draft.frame.get("gen") not in ("agent", "struck", "either") or draft.agents:
        return False
    last = draft.trigger.last
    for i in range(last, min(last + 3, ground.view.last)):
        state = state_of(ground.scan.form(i))
        if state is not None:
            draft.agents.append(PartyRef(i, i + 1, state.id, "adjective of a state"))
            return True
        if ground.scan.info[i].has("prep") or ground.scan.tokens[i].kind != "word":
            break
    return False
