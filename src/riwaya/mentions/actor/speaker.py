"""Who stands where a speaker stands, though no pack knows him: "قال نياسو إن", "ويقول الادعاء إن", "ضابط يدعى حسن فارح".

Between a verb of speech and what it tells ("that", a colon, a quotation) its subject stands, and mostly nothing else: so an
unknown word there is a name, or a noun for one who tells. Verbs that take an object ("أعلن إلغاء …") prove less, and are left out.
"""

from __future__ import annotations

from dataclasses import replace

from riwaya.mentions.actor.mention import GROUP, PERSON, TELLER, ActorMention
from riwaya.mentions.actor.sight import NAMES, Sight
from riwaya.mentions.actor.tellers import past_place
from riwaya.packs.lists import word_list
from riwaya.packs.outlet import outlets

MOST = 4
_TOLD_WITHIN = 18
_FINITE = frozenset(("perfect", "imperfect"))
_DEEDS = frozenset(("perfect", "imperfect", "masdar"))
_NO_SPEAKER = frozenset(("prep", "light", "negation", "weekday", "unit", "month", "number", "vague", "hedge", "according", "modal", "direction",
                         "near", "approx", "atleast", "scale", "place_head", "weapon", "thing", "person"))
_SAYS = frozenset("\"«“:")
_OPENS_NAME = frozenset("،,-–(")
_SET_OFF = frozenset("،,.-–(\"»”")
# The case ending of an adverb: "قال لاحقا إن".
_ADVERB = "ا"


def unknown_speaker(see: Sight, at: int, first: int, end: int) -> ActorMention | None:
    """The unknown one who speaks at token `at`: right after a verb of speech, or after "called"."""
    called = see.form(at - 1) in word_list("called")
    if at <= first or not (called or _after_speech(see, at - 1, any_verb=True)):
        return None
    name = _past_ranks(see, at, end)
    if name >= end or not _may_speak(see, name) or _is_outlet(see, name, end):
        return None
    last = _run(see, name, end)
    if not called and not _after_speech(see, at - 1) and see.form(last) not in word_list("that"):
        return None
    if called:
        return _named(at, last, see) if last > at else None
    if name > at:
        return replace(_named(at, last, see), core=(name, last))
    if last == at or last == at + 1 and _adverb(see, at) or not (_tells(see, last, end) or _in_passing(see, at - 1, last)):
        return None
    return _common(see, at, last) if _is_common(see, at, last) else _named(at, last, see)


def after_office(see: Sight, office: ActorMention, end: int) -> ActorMention | None:
    """The unknown name right after an office that speaks: "قال مدير الناحية، سربست عقراوي، إن"."""
    begin = past_place(see, office.last, end)
    begin += see.form(begin) in _OPENS_NAME
    ranks, begin = begin, _past_ranks(see, begin, end)
    spoken = office.kind in (TELLER, GROUP) and office.number == 1 and see.info[office.first].has("office", "rank", "teller")
    if not spoken or begin >= end or see.tokens[begin].kind not in NAMES or not _after_speech(see, office.first - 1, any_verb=True):
        return None
    if see.form(begin).startswith(("و", "ف")) or not _may_speak(see, begin) or begin in see.hits or begin in see.places:
        return None
    last = _run(see, begin, end)
    ends = last >= end or see.tokens[last].kind == "mark" or see.form(last) in see.ends_phrase or see.info[last].has("prep", "weekday")
    whole = last - begin >= 2 or begin > office.last and last < end and see.form(last) in _OPENS_NAME
    return replace(_named(ranks, last, see), core=(begin, last)) if whole and (ends or _glued(see, last)) and _tells(see, last, end) else None


def _after_speech(see: Sight, verb: int, any_verb: bool = False) -> bool:
    """Whether token `verb` is a verb of speech told of a third person: one whose object is a clause, or any."""
    reading = see.info[verb].get("report") if verb >= 0 else None
    return (reading is not None and reading.form.pos in _FINITE and reading.form.person == 3 and not reading.after
            and (any_verb or reading.entry.key in word_list("only_says")))


def _past_ranks(see: Sight, at: int, end: int) -> int:
    """The token after the ranks and titles of which the first stands at token `at`: "العميد الركن"."""
    while at < end and see.is_title(at):
        at += 1
    return at


def _is_outlet(see: Sight, at: int, end: int) -> bool:
    """Whether an outlet is named there, to which somebody speaks ("لرويترز") or which speaks itself."""
    return see.form(at) == "ل" or at in outlets().match_all(see.tokens, at, min(end, at + MOST), see.scan.page.text)


def _may_speak(see: Sight, at: int) -> bool:
    info, form = see.info[at], see.form(at)
    if not see.named(at) or see.tokens[at].kind not in NAMES or info.among(_NO_SPEAKER) or form in word_list("no_speaker"):
        return False
    finite = any(r.entry.group == "report" and r.form.pos in _FINITE for r in info.readings)
    return not finite and not any(r.form.pos in _DEEDS and not r.before for r in see.trigger_info[at].readings) and not _glued(see, at)


def _run(see: Sight, at: int, end: int) -> int:
    """Where the words of a name or noun phrase that begins at token `at` end."""
    i = at
    while i < min(end, at + MOST) and (i == at or _goes_on(see, i)):
        i += 1
    return i


def _goes_on(see: Sight, i: int) -> bool:
    form, info = see.form(i), see.info[i]
    if not see.named(i) or form.startswith("و") and form not in see.given or form in word_list("no_speaker") or form in word_list("called") or _glued(see, i):
        return False
    if see.trigger_info[i].readings and not form.startswith("ال") or see.finite(i):
        return False
    return form in see.particles or not info.readings or form.startswith("ال") and not info.among(_NO_SPEAKER)


def _glued(see: Sight, i: int) -> bool:
    """Whether token `i` is a known name with a preposition glued to it: "لرويترز"."""
    hit = see.hits.get(i)
    return see.form(i).startswith(("لل", "بال")) or hit is not None and bool(hit.particles)


def _tells(see: Sight, at: int, end: int) -> bool:
    """Whether "that", a colon or a quotation follows within reach, no sentence ending before."""
    if see.form(at) in word_list("told_about"):
        return True
    return any(see.form(i) in word_list("that") or see.form(i) in _SAYS for i in range(at, min(end, at + _TOLD_WITHIN)))


def _in_passing(see: Sight, verb: int, last: int) -> bool:
    """Whether a speaker is named behind or within what he says: "«…»، يقول سالم،"."""
    before, after = see.form(verb - 1), see.form(last)
    return before in _SET_OFF and (after in _SET_OFF or last >= len(see.tokens) or see.info[last].has("prep", "office", "teller"))


def _adverb(see: Sight, at: int) -> bool:
    return see.form(at).endswith(_ADVERB) and len(see.form(at)) > 3 and see.form(at + 1) != "("


def _is_common(see: Sight, at: int, last: int) -> bool:
    """Whether a phrase is no name: a definite noun, or a noun before a definite one."""
    form = see.form(at)
    if form.removeprefix("ال") in word_list("what_says"):
        return True
    if form.startswith("ال"):
        return not form.endswith("ي")
    return last > at + 1 and form not in see.given and see.form(at + 1).startswith("ال") and not see.form(at + 1).endswith("ي")


def _common(see: Sight, at: int, last: int) -> ActorMention:
    definite = see.form(at).startswith("ال")
    role = "document" if see.form(at).removeprefix("ال") in word_list("what_says") else ""
    return ActorMention(at, last, (at, last), None, TELLER, role, "", "speaks here", head=see.form(at), definite=definite)


def _named(at: int, last: int, see: Sight) -> ActorMention:
    return ActorMention(at, last, (at, last), None, PERSON, "", "", "speaks here", head=see.form(at), definite=True)
