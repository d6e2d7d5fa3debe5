"""Whether a party agrees with a verb or a pronoun in gender and number, as a subject or an antecedent must."""

from __future__ import annotations

from riwaya.text.conjugate import Form
from riwaya.text.lexicon import Reading

AGREES, CLASHES = "agrees", "clashes"
_FINITE = ("perfect", "imperfect")
# What an enclitic pronoun may stand for.
PRONOUNS = {"ه": "m", "ها": "f", "هم": "people"}


def with_verb(reading: Reading | None, gender: str, after: bool) -> str:
    """Whether a party of a gender (m, f, people) can be the subject of a finite verb before it (`after`) or behind it.

    A verb before its subject agrees in gender alone; one behind it also in number. Empty where neither can be said.
    """
    if reading is None or not gender or reading.form.pos not in _FINITE or reading.form.person != 3:
        return ""
    return AGREES if _fits(reading.form, gender, after) else CLASHES


def _fits(form: Form, gender: str, after: bool) -> bool:
    if after:
        return form.number == 1 and (form.gender == "f") == (gender == "f")
    if form.number == 1:
        return form.gender == gender
    return form.number == 2 or (gender == "people" if form.gender == "m" else gender == "f")


def with_pronoun(pronoun: str, gender: str) -> str:
    """Whether a party can be what a pronoun (ه, ها, هم) stands for; people can also be one body. Empty where that cannot be said."""
    wanted = PRONOUNS.get(pronoun, "")
    if not wanted or not gender:
        return ""
    return AGREES if wanted == gender or wanted == "people" and gender == "f" else CLASHES
