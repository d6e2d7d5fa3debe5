"""The parties of a finite verb: its subject before or after it, its object, the passive, the subject that is not said."""

from __future__ import annotations

from riwaya.claims.draft import Draft
from riwaya.claims.pronouns import antecedent, subject_pronoun
from riwaya.claims.roles.ground import WINDOW, Ground, Phrase
from riwaya.claims.roles.subjects import adjacent, topic_of
from riwaya.claims.roles.writing import add_party, place_party
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.scan import HAND, SHOT
from riwaya.text.lexicon import Reading


def read_verb(ground: Ground, draft: Draft, following: int) -> None:
    """Give a verb its subject and object; `following` is where the next trigger begins."""
    reading = draft.trigger.reading
    assert reading is not None
    bare = ground.bare(draft.trigger.last, _end(ground, draft, following))
    if reading.form.person == 1:
        add_party(draft, "subj", ground.memory.speaker_side(), "first person of the speaker")
        _object(ground, draft, bare)
        return
    if reading.form.voice != "passive" and _pronoun_subject(ground, draft, bare):
        return
    topic, relative = topic_of(ground, draft.at)
    if draft.frame.get("passive") == "yes" and _passive(ground, draft, bare, topic):
        return
    subject_after = bool(bare) and adjacent(ground, draft.trigger.last, bare[0].first)
    if draft.frame.get("obj") == "patient" and not reading.after and _done_by(ground, draft):
        done_to = topic if topic is not None and not subject_after else bare[0] if bare else None
        if done_to is not None:
            place_party(ground, draft, "obj", done_to, "subject of a passive")
        return
    if topic is not None and _topic_acts(draft, reading, topic, relative, subject_after):
        place_party(ground, draft, "subj", topic, "subject before the verb" if not relative else "head of the relative clause")
        _object(ground, draft, bare)
    elif subject_after:
        place_party(ground, draft, "subj", bare[0], "subject after the verb")
        _object(ground, draft, bare[1:])
    else:
        if topic is None and draft.frame.get("obj") not in ("place", "thing"):
            _object(ground, draft, bare)
        _dropped(ground, draft)


def _end(ground: Ground, draft: Draft, following: int) -> int:
    """Where a verb's arguments end: at the latest where the next trigger begins."""
    end = ground.right_end(draft)
    return min(end, following) if following > draft.trigger.last else end


def _topic_acts(draft: Draft, reading: Reading, topic: Phrase, relative: bool, subject_after: bool) -> bool:
    """Whether the phrase before the verb is its subject, though another stands right after it."""
    if not subject_after:
        return True
    return not (relative and reading.after) and (reading.form.number == 3 or relative or topic.last >= draft.at - 3)


def _object(ground: Ground, draft: Draft, bare: list[Phrase]) -> None:
    if bare and draft.frame.get("obj") not in (None, "none"):
        place_party(ground, draft, "obj", bare[0], "object of the verb")


def _pronoun_subject(ground: Ground, draft: Draft, bare: list[Phrase]) -> bool:
    """ "أعلنت القوات أنها سيطرت": the subject is whom the pronoun means; what follows the verb is its object. "قال المصدر إنه
    قتل خمسة" is no such thing: the pronoun of a teller who does no deeds is a dummy."""
    pronoun = subject_pronoun(ground.view, draft.at)
    who = antecedent(ground.view, ground.clauses, pronoun) if pronoun >= 0 else None
    if who is None or who.kind not in (GROUP, STATE, PERSON) or who.role in ("organisation", "media", "agency"):
        return False
    place_party(ground, draft, "subj", who, "pronoun before the verb")
    _object(ground, draft, bare)
    return True


def _done_by(ground: Ground, draft: Draft) -> bool:
    """Whether the doer of a verb follows it after "على يد", "من قبل", "برصاص"."""
    end = min(ground.clauses.end(draft.at), draft.trigger.last + WINDOW)
    return any(ground.governor_of(m) in (HAND, SHOT) for m in ground.mentions(draft.trigger.last, end))


def _passive(ground: Ground, draft: Draft, bare: list[Phrase], topic: Phrase | None) -> bool:
    """ "قتل 5 أشخاص", "إن شخصين قتلا": a verb of harm with one human phrase and no doer."""
    reading = draft.trigger.reading
    if reading is None or reading.after or len(bare) > 1:
        return False
    if topic is not None:
        suffers = not bare and (reading.form.voice == "passive" or _people(topic))
    else:
        suffers = bool(bare) and (_people(bare[0]) or _singular_person(ground, draft.trigger.last))
    if suffers:
        place_party(ground, draft, "obj", topic or bare[0], "subject of a passive")
    return suffers


def _people(mention: Phrase) -> bool:
    if isinstance(mention, Count) or mention.kind in (POPULATION, PERSON):
        return True
    return mention.rule == "fighter phrase" or mention.number == 1 and mention.rule == "teller phrase"


def _singular_person(ground: Ground, at: int) -> bool:
    return ground.scan.group(at, "fighter", "civilian", "person", "office") is not None


def _dropped(ground: Ground, draft: Draft) -> None:
    """No subject said: that of the verb before it in the sentence, or of the last happening told."""
    if draft.frame.get("subj") in ("agent", "patient"):
        add_party(draft, "subj", ground.memory.last_subject(ground.view.sentence.index), "subject carried over")
