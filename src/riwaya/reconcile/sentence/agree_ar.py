"""Agreement of Arabic verbs and pronouns with a name: gender and number."""

from __future__ import annotations

from riwaya.reconcile.sentence.names import NameAr

_PRONOUNS = {"m": "ه", "f": "ها", "pl": "هم", "dual_m": "هما", "dual_f": "هما"}


def past(verb: str, subject: NameAr) -> str:
    """A past verb, given as third person masculine singular, after its subject: "سيطر", "سيطرت", "سيطروا", "استولت"."""
    weak = verb.endswith(("ى", "ا"))
    stem = verb[:-1] if weak else verb
    if subject.agreement in ("f", "dual_f"):
        return stem + ("ت" if subject.agreement == "f" else "تا")
    if subject.agreement == "dual_m":
        return stem + {"ى": "يا", "ا": "وا"}.get(verb[-1], "ا") if weak else stem + "ا"
    return stem + "وا" if subject.agreement == "pl" else verb


def present(clause: str, subject: NameAr) -> str:
    """A clause whose first word is a present verb in the masculine; before its subject it takes only its gender."""
    return "ت" + clause[1:] if subject.agreement in ("f", "dual_f") else clause


def be(subject: NameAr) -> str:
    """"that it be", before its subject."""
    return "تكون" if subject.agreement in ("f", "dual_f") else "يكون"


def pronoun(subject: NameAr) -> str:
    """The pronoun joined to "that"."""
    return _PRONOUNS[subject.agreement]
