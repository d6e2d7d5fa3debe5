"""Who a pronoun before a verb stands for: "أعلنت القوات أنها سيطرت" has its subject in "أنها", and that is whoever announced.

The pronoun agrees with what it stands for: "ه" with one man, army or party, "ها" with a body whose noun is feminine or plural,
"هم" with people.
"""

from __future__ import annotations

import re
from functools import lru_cache

from riwaya.claims.agreement import AGREES, with_pronoun
from riwaya.claims.attribution import Stretch
from riwaya.claims.clauses import Clauses
from riwaya.claims.memory import Memory
from riwaya.claims.view import View
from riwaya.mentions.actor.inflection import gender_of
from riwaya.mentions.actor.rules import GROUP, PERSON, ActorMention
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


def own_forces(view: View, stretches: list[Stretch], memory: Memory) -> None:
    """Give "her fighters" in what somebody says to the speaker: "وقالت الكتائب … إن مقاتليها", unless another party that
    the pronoun may stand for is named there before."""
    for stretch in stretches:
        speaker = stretch.chain[0] if stretch.chain else None
        side = _side(speaker.mention) if speaker is not None and speaker.mention is not None else None
        if speaker is None or speaker.mention is None or side is None:
            continue
        for actor in view.actors:
            if not stretch.first <= actor.first < stretch.last or actor.kind not in (GROUP, PERSON):
                continue
            if actor.pronoun and with_pronoun(actor.pronoun, _gender(view, stretch, speaker.mention)) == AGREES:
                actor.actor = side
                party = memory.noted.get(id(actor))
                if party is not None:
                    party.actor = side
            elif not actor.pronoun:
                break


def _gender(view: View, stretch: Stretch, speaker: ActorMention) -> str:
    """The gender of a speaker, which a verb of speech in the singular tells where a foreign name does not: "أفادت اليونيفيل"."""
    reading = view.scan.info[stretch.verb].get("report") if view.first <= stretch.verb < view.last else None
    finite = reading is not None and reading.form.pos in ("perfect", "imperfect") and reading.form.person == 3 and reading.form.number == 1
    return reading.form.gender if reading is not None and finite and speaker.kind == GROUP else gender_of(speaker)


def _side(speaker: ActorMention) -> str | None:
    """The party whose fighters a speaker calls his or its own."""
    return (speaker.parent or speaker.affiliation if speaker.kind != GROUP else None) or speaker.actor
