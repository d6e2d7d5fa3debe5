"""How surely a trigger word tells a happening, by what the lexicon knows of its use: a prior for words too rare to be learned."""

from __future__ import annotations

from riwaya.mentions.trigger.rules import Candidate
from riwaya.packs.language import NEVER, SURETIES


def surety(candidate: Candidate, fails: bool) -> str:
    """The grade of a trigger word as it stands here, "always" to "rarely"; empty where its entry has none.

    The entry's `sure` holds for its finite forms where its conditions hold, `bare` where one `fails`; `noun` says whether its
    masdar is less sure or more, `tense` whether the imperfect is mostly comment.
    """
    entry = candidate.entry
    grade = fails and entry.get("bare") or entry.get("sure")
    if not grade:
        return ""
    if grade == NEVER:
        return SURETIES[-1]
    step = SURETIES.index(grade)
    if candidate.pos == "masdar":
        step += {"less": 1, "more": -1}.get(entry.get("noun"), 0)
    elif candidate.pos == "imperfect" and entry.get("tense") == "perfect":
        step += 1
    return SURETIES[min(max(step, 0), len(SURETIES) - 1)]
