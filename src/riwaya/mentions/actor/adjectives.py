"""Words for people that are adjectives where they stand: "تفجير انتحاري", "القصف التركي", "مؤتمر صحفي", but "مقتل متطرف", "مليونا سوري"."""

from __future__ import annotations

from riwaya.mentions.actor.sight import Sight
from riwaya.packs.language import frames
from riwaya.packs.lists import word_list
from riwaya.text.lexicon import Reading
from riwaya.text.words import without_article

_PEOPLE = frozenset(("fighter", "civilian", "person", "office", "rank", "teller", "force", "prep", "number", "vague", "approx", "negation", "report", "light"))
_NO_NOUN = frozenset(("prep", "number", "vague", "approx", "atleast", "scale", "negation", "light", "hedge", "modal"))
_NOUNS = frozenset(("fighter", "civilian", "person", "office", "rank", "teller", "force", "thing", "weapon", "place_head"))
_DONE_TO = frozenset(("patient", "struck", "target"))
_BY_ARMS = frozenset(("strike", "airstrike", "shelling", "drone_strike", "assault"))
_ENDS = ("ي", "يه", "يا", "ح", "د", "ف")


def is_adjective(see: Sight, at: int, reading: Reading) -> bool:
    """Whether a word for people or fighters is the attribute of the noun before it."""
    return _of_a_land(see, at, reading) if reading.entry.group == "civilian" else _of_a_deed(see, at, reading)


def is_violence(see: Sight, at: int) -> bool:
    """Whether "القوة" is force, not a force: "استخدام القوة", "فض الاعتصام بالقوة"."""
    form = see.form(at)
    return without_article(form.removeprefix("ب")) == "قوه" and (form.startswith("بال") or see.form(at - 1).removeprefix("ب") in word_list("use_of"))


def _of_a_land(see: Sight, at: int, reading: Reading) -> bool:
    """Whether a people's name or a word for the press agrees with a noun right before it: "الشعب اليمني", "شرطيين تركيين"."""
    form = see.form(at)
    if at == 0 or see.tokens[at - 1].kind != "word" or form not in see.nisbas and without_article(form) not in word_list("of_the_press"):
        return False
    before, definite = see.info[at - 1], form.startswith("ال")
    if see.form(at - 1).startswith(("ال", "لل", "بال", "وال", "كال", "فال")) != definite:
        return False
    if definite:
        return True
    one = reading.entry.group == "civilian" and reading.form.number == 1 and form in see.nisbas
    a_noun = _does(see, at - 1) or one and _strikes(see, at - 1) or before.among(_NOUNS) and not see.finite(at - 1)
    return a_noun and not before.among(_NO_NOUN)


def _of_a_deed(see: Sight, at: int, reading: Reading) -> bool:
    """Whether a singular word for a fighter agrees with a deed or thing right before it, which has none of them as its genitive."""
    form = see.form(at)
    if reading.entry.group != "fighter" or reading.form.number != 1 or reading.after or not form.endswith(_ENDS):
        return False
    if at == 0 or see.tokens[at - 1].kind != "word" or see.info[at - 1].among(_PEOPLE) or see.finite(at - 1):
        return False
    definite = form.startswith("ال")
    if see.form(at - 1).startswith(("ال", "لل", "بال", "وال")) != definite or reading.before.replace("ال", ""):
        return False
    return definite or _both_accusative(see, at) or _does(see, at - 1)


def _both_accusative(see: Sight, at: int) -> bool:
    """Whether a deed and the word after it both bear the ending of an indefinite accusative, so that neither is the other's genitive."""
    deed = any(r.form.pos in ("masdar", "noun") for r in see.trigger_info[at - 1].readings)
    return deed and see.form(at).endswith("ا") and see.form(at - 1).endswith("ا")


def _strikes(see: Sight, i: int) -> bool:
    """Whether token `i` is the noun of a deed done by arms, not to persons: "قصف أمريكي", but not "مقتل أمريكي", "خطف أمريكي"."""
    return any(r.entry.value in _BY_ARMS and r.form.pos in ("masdar", "noun") for r in see.trigger_info[i].readings)


def _does(see: Sight, i: int) -> bool:
    """Whether token `i` is a deed whose genitive would not be the one done to: "هجوم", but not "مقتل"."""
    deeds = see.trigger_info[i].readings
    return bool(deeds) and not any(frames()[frame].get("gen") in _DONE_TO for r in deeds if (frame := r.entry.get("frame")) in frames())
