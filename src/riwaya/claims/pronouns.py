"""Who a pronoun before a verb stands for: "أعلنت القوات أنها سيطرت" has its subject in "أنها", and that is whoever announced.

The pronoun agrees with what it stands for: "ه" with one man, army or party, "ها" with a body whose noun is feminine or plural,
"هم" with people.
"""

from __future__ import annotations

import re
from functools import lru_cache

from riwaya.claims.agreement import AGREES, with_pronoun
from riwaya.claims.clauses import Clauses
from riwaya.claims.view import View
from riwaya.mentions.actor.inflection import gender_of
from riwaya.mentions.actor.rules import ActorMention
from riwaya.packs.lists import word_list

_THAT = re.compile(r"[وفبل]*(?:ان|لان|كان|لكن)(ه|ها|هم|هما|نا|ني)")
FAR = 24


@lru_cache(maxsize=4096)
def that_pronoun(form: str) -> str:
    """The pronoun on a folded "أن" or "إن"; empty where there is none."""
    found = _THAT.fullmatch(form)
    return found[1] if found else ""


def subject_pronoun(view: View, verb: int) -> int:
    """The token of "أنه", "أنها" … that holds the subject of the verb at token `verb`, -1 if none: only particles stand between."""
    scan, adverbs = view.scan, word_list("before_verb")
    for i in range(verb - 1, max(view.first, verb - 5) - 1, -1):
        if that_pronoun(scan.form(i)):
            return i
        if scan.form(i) not in adverbs and not scan.info[i].has("negation", "hedge"):
            return -1
    return -1


def antecedent(view: View, clauses: Clauses, at: int) -> ActorMention | None:
    """The party that the pronoun on token `at` stands for: the subject of the verb that governs it, if it agrees."""
    pronoun = that_pronoun(view.scan.form(at))
    before = [a for a in view.actors if a.last <= at and at - a.last <= FAR and not a.governor]
    verbs = [i for i in clauses.finite if i < at and view.scan.info[i].has("report")]
    told = [a for a in before if verbs and a.first > verbs[-1]] + [a for a in reversed(before) if not verbs or a.first < verbs[-1]]
    return next((a for a in told if with_pronoun(pronoun, gender_of(a)) == AGREES), None)
