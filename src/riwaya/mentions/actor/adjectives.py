"""Words for fighters that are adjectives where they stand: "تفجير انتحاري", "الفكر المتطرف", but "مقتل متطرف", "المسلح الملثم"."""

from __future__ import annotations

from riwaya.mentions.actor.sight import Sight
from riwaya.packs.language import frames
from riwaya.text.lexicon import Reading

_PEOPLE = frozenset(("fighter", "civilian", "person", "office", "rank", "teller", "force", "prep", "number", "vague", "approx", "negation", "report", "light"))
_DONE_TO = frozenset(("patient", "struck", "target"))
_ENDS = ("ي", "يه", "ح", "د", "ف")


def is_attribute_of_deed(see: Sight, at: int, reading: Reading) -> bool:
    """Whether a singular word for a fighter agrees with a deed or thing right before it, which has none of them as its genitive."""
    form = see.form(at)
    if reading.entry.group != "fighter" or reading.form.number != 1 or reading.after or not form.endswith(_ENDS) or see.tokens[at - 1].kind != "word":
        return False
    before, deeds = see.info[at - 1], see.trigger_info[at - 1].readings
    if before.among(_PEOPLE) or at == 0 or see.finite(at - 1):
        return False
    definite = form.startswith("ال")
    if see.form(at - 1).startswith(("ال", "لل", "بال", "وال")) != definite or reading.before.replace("ال", ""):
        return False
    if definite:
        return True
    return bool(deeds) and not any(frames()[frame].get("gen") in _DONE_TO for r in deeds if (frame := r.entry.get("frame")) in frames())
