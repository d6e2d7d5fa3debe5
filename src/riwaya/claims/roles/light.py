"""The verb that carries a noun trigger: "شنت … هجوما", "تمكنت من السيطرة", "هجوم شنه …", and who is its subject."""

from __future__ import annotations

from riwaya.claims.clauses import RELATIVES
from riwaya.claims.draft import Draft
from riwaya.claims.roles.ground import Ground, Phrase
from riwaya.claims.roles.subjects import adjacent, topic_of
from riwaya.claims.roles.writing import add_party, place_party

_BACK, _ON, _OUTER, _MASDAR = 14, 6, 4, 3


def find_light(ground: Ground, draft: Draft) -> None:
    """Find the light verb before a noun trigger, or else the verb with a pronoun right after it."""
    if draft.trigger.verbal:
        return
    for i in range(draft.at - 1, max(draft.clause[0], draft.at - _BACK) - 1, -1):
        reading = ground.scan.info[i].get("light")
        if reading is not None and _carries(ground, i, draft.at):
            draft.light, draft.light_at = reading.entry.value, i
            draft.factuality_rule = reading.entry.get("more")
            _outer(ground, draft)
            return
        if i in ground.clauses.finite and reading is None:
            break
    _find_carrier(ground, draft)


def _carries(ground: Ground, verb: int, noun: int) -> bool:
    """Whether a light verb at token `verb` can have the noun at token `noun`: no other happening in between."""
    info = ground.scan.info[verb]
    reading = info.get("light")
    if info.has("prep") or reading is None or reading.entry.value == "cause":
        return False
    if reading.form.pos == "masdar" and noun - verb > _MASDAR:
        return False
    between = [c for c in ground.view.triggers if verb < c.first < noun and c.pos != "participle"]
    return not any(c.verbal for c in between) and (not between or ground.scan.form(noun).startswith("و"))


def _outer(ground: Ground, draft: Draft) -> None:
    """A verb over the light verb: "فشلت في شن هجوم", "تمكنت من فرض سيطرتها"."""
    for i in range(draft.light_at - 1, max(draft.clause[0], draft.light_at - _OUTER) - 1, -1):
        reading = ground.scan.info[i].get("light")
        if reading is not None and reading.form.pos in ("perfect", "imperfect", "masdar") and reading.entry.value == "agent":
            draft.factuality_rule = draft.factuality_rule or reading.entry.get("more")
            draft.light_at = i
            return


def _find_carrier(ground: Ground, draft: Draft) -> None:
    """The verb after a noun whose pronoun means the noun: "هجوم شنه مسلحون"."""
    last = draft.trigger.last
    for i in range(last, min(last + _ON, ground.view.last)):
        if i in ground.view.actor_at or ground.scan.tokens[i].kind == "mark":
            return
        if _has_pronoun_and_doer(ground, i):
            draft.carrier = i
            return


def _has_pronoun_and_doer(ground: Ground, i: int) -> bool:
    """Whether token `i` can be a verb with a pronoun, and a party follows."""
    scan, info = ground.scan, ground.scan.info[i]
    return (
        _past_pronoun(ground, i + 1) in ground.view.actor_at
        and scan.form(i).endswith(("ه", "ها", "هما"))
        and not info.has("prep", "thing", "place_head", "weapon")
        and (info.has("light", "report") or scan.form(i - 1) in RELATIVES or not info.readings)
    )


def _past_pronoun(ground: Ground, i: int) -> int:
    """Past a preposition with its pronoun: "هجوم شنه عليه مسلحون"."""
    held = ground.scan.group(i, "prep") is not None and ground.scan.form(i).endswith(("ه", "ها", "هم"))
    return i + 1 if held and i + 1 < ground.view.last else i


def light_role(draft: Draft) -> str:
    """The role that the subject of a light verb has in what its noun tells."""
    if draft.light == "patient":
        return "patient"
    subject = draft.frame.get("subj")
    return subject if subject in ("agent", "patient") else "agent"


def light_subject(ground: Ground, draft: Draft) -> tuple[Phrase | None, str]:
    """The subject of a light verb, and the rule that found it; the speaker of a first person is written at once."""
    verb = draft.light_at
    reading = ground.scan.info[verb].get("light")
    if reading is None:
        return None, ""
    if reading.form.person == 1:
        add_party(draft, "raw:" + light_role(draft), ground.memory.speaker_side(), "first person of the speaker")
        return None, ""
    bare = _bare_between(ground, draft)
    if reading.form.pos == "masdar" and bare:
        return bare[0], "genitive of the light verb"
    if bare and adjacent(ground, verb + 1, bare[0].first):
        return bare[0], "subject of the light verb"
    topic, _ = topic_of(ground, verb)
    return (topic, "subject before the light verb") if topic is not None else (None, "")


def _bare_between(ground: Ground, draft: Draft) -> list[Phrase]:
    """Free noun phrases between a light verb and its noun."""
    return [m for m in ground.bare(draft.light_at + 1, draft.at) if m.first < draft.at]


def inflicted(ground: Ground, draft: Draft) -> None:
    """ "كبدت المقاومة الحوثيين خسائر": the verb's subject does harm, its object suffers it."""
    subject, rule = light_subject(ground, draft)
    if subject is None:
        return
    place_party(ground, draft, "raw:agent", subject, rule)
    harmed = [m for m in _bare_between(ground, draft) if m is not subject]
    if harmed:
        place_party(ground, draft, "raw:patient", harmed[0], "object of the light verb")
