"""Counted nouns in Arabic: the form of the noun by the number, and the gender of the number by the noun.

One and two go without a number word of their own or with one after the noun; three to ten in words, of the other gender, with the
plural; from eleven in digits, with the accusative singular up to 99 and by the last two digits above.
"""

from __future__ import annotations

from riwaya.model.event import Amount
from riwaya.packs.tsv import Row
from riwaya.reconcile.sentence.tables import vague

# Three to ten before a feminine noun, and before a masculine one.
_FEMININE = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
_MASCULINE = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_ONE = {("m", "acc"): "واحدا", ("m", "gen"): "واحد", ("f", "acc"): "واحدة", ("f", "gen"): "واحدة"}


def counted_ar(amount: Amount, noun: Row, case: str = "gen") -> str:
    """The amount with its noun, in the genitive or the accusative (`gen`, `acc`)."""
    low, high = amount.low, amount.high
    word = vague(low, high)
    if word:
        return _joined(word["ar_acc" if case == "acc" else "ar"], noun["all"], noun["adj_all"])
    if high == 0:
        return _joined("أي", noun["one"], noun["adj"])
    if low is not None and low == high:
        return exact_ar(low, noun, case)
    if high is None:
        return f"ما لا يقل عن {exact_ar(low or 0, noun)}"
    if not low:
        return f"ما لا يزيد على {exact_ar(high, noun)}"
    if high == 2:
        return f"{exact_ar(1, noun, case)} أو {exact_ar(2, noun)}"
    return f"ما بين {low} و{high} {form_ar(high, noun)}"


def exact_ar(number: int, noun: Row, case: str = "gen") -> str:
    """A number with its noun: "قتيل واحد", "قتيلين", "ثلاثة قتلى", "11 قتيلا", "100 قتيل", "103 قتلى"."""
    if number == 1:
        single = noun["acc" if case == "acc" else "one"]
        return single if " أو " in single else _joined(single, noun["adj"], _ONE[noun["gender"], case])
    if number == 2:
        return _joined(noun["dual"], noun["adj_dual"])
    if 3 <= number <= 10:
        words = _FEMININE if noun["gender"] == "f" else _MASCULINE
        return f"{words[number - 3]} {form_ar(number, noun)}"
    return f"{number} {form_ar(number, noun)}"


def form_ar(number: int, noun: Row) -> str:
    """The form of the noun after a number from three up, by its last two digits."""
    rest = number % 100
    if 3 <= rest <= 10:
        return _joined(noun["few"], noun["adj_few"])
    return _joined(noun["acc" if rest > 10 else "one"], noun["adj"])


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)
