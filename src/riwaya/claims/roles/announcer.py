"""Who announces a deed of force without naming the doer did it: "أعلنت قوات الوفاق تحرير …"."""

from __future__ import annotations

from riwaya.claims.draft import Draft
from riwaya.claims.roles.ground import Ground, Phrase
from riwaya.claims.roles.subjects import topic_of
from riwaya.claims.roles.writing import place_party
from riwaya.mentions.actor.rules import GROUP, STATE, ActorMention
from riwaya.packs.lists import word_list

_OWN_DEEDS = frozenset(
    "gain_control launch_operation form_unit seize capture repel destroy deploy advance pursue strike withdraw assault release".split()
)
_BACK = 14


def read_announcer(ground: Ground, draft: Draft) -> None:
    """Make an armed party or state that announces a deed its doer."""
    verb = _announcing(ground, draft) if _own_deed(draft) else -1
    if verb < 0:
        return
    who = _speaker(ground, verb, draft.at)
    if isinstance(who, ActorMention) and who.kind in (GROUP, STATE) and who.role not in ("organisation", "media", "agency"):
        place_party(ground, draft, "raw:agent", who, "announcer of its own deed")


def _own_deed(draft: Draft) -> bool:
    """Whether a happening is one that its doer announces."""
    if draft.type in _OWN_DEEDS:
        return True
    transitive = draft.frame.get("subj") == "agent" and draft.frame.get("gen") in ("patient", "thing", "place", "struck")
    return transitive and draft.trigger.pos == "masdar"


def _announcing(ground: Ground, draft: Draft) -> int:
    """The verb before a noun with which a party tells of its own deed, -1 if the nearest verb of speech is another."""
    for i in range(draft.at - 1, max(ground.clauses.start(draft.at), draft.at - _BACK) - 1, -1):
        reading = ground.scan.info[i].get("report")
        if reading is not None and reading.form.pos in ("perfect", "imperfect"):
            return i if reading.entry.key in word_list("announces") else -1
    return -1


def _speaker(ground: Ground, verb: int, end: int) -> Phrase | None:
    """The subject of the verb at token `verb`: a party after it, before token `end`, else the one before it."""
    after = next((m for m in ground.bare(verb + 1, end) if isinstance(m, ActorMention)), None)
    return after or topic_of(ground, verb)[0]
