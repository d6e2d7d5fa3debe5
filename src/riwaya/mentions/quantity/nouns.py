"""The noun that a number counts."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.quantity.count import UNITS
from riwaya.mentions.scan import Scan
from riwaya.text.lexicon import Reading
from riwaya.text.words import WordInfo

COUNTED = ("person", "fighter", "civilian", "thing", "place_head")
_COUNTED = frozenset(COUNTED)
_VERBS = frozenset(("perfect", "imperfect", "imperative"))


class Noun(NamedTuple):
    """A counted noun: its token, class and value."""

    at: int
    group: str
    value: str


def as_noun(at: int, reading: Reading) -> Noun:
    """A counted noun of a reading; places are sites."""
    if reading.entry.group == "place_head":
        return Noun(at, "thing", "site")
    return Noun(at, reading.entry.group, reading.entry.value)


def counted(scan: Scan, at: int) -> Reading | None:
    """The reading of a token as something that can be counted."""
    return scan.group(at, *COUNTED)


def countable(info: WordInfo) -> bool:
    """Whether a word has a reading as something that can be counted."""
    return bool(info.by_group) and not _COUNTED.isdisjoint(info.by_group)


def is_verb(scan: Scan, at: int) -> bool:
    """Whether a token may be a verb that tells a happening."""
    return any(r.form.pos in _VERBS for r in scan.trigger_info[at].readings) and not scan.info[at].has(*COUNTED)


def noun_after(scan: Scan, at: int, end: int, definite: bool = False) -> Noun | None:
    """The counted noun at token `at`, or after one word that says no more of it ("15 من" is none).

    A noun after a plain number is without article; after a vague word ("عشرات القتلى") it may have one.
    """
    for i in range(at, min(at + 2, end)):
        if scan.tokens[i].kind != "word" or scan.form(i) in UNITS:
            return None
        reading = counted(scan, i)
        if reading is not None and _bare(reading, definite):
            return as_noun(i, reading)
        if reading is not None or scan.info[i].has("prep", "report", "hedge", "weekday", "month", "unit") or is_verb(scan, i) or scan.form(i).startswith("و"):
            return None
    return None


def _bare(reading: Reading, definite: bool) -> bool:
    return not reading.before or definite and reading.before == "ال"


def noun_before(scan: Scan, at: int, first: int) -> Noun | None:
    """The plural before a number or vague word that follows its noun: "القتلى السبعة", "غارات عدة"; an adjective may stand between."""
    for i in range(at - 1, max(at - 3, first - 1), -1):
        if scan.tokens[i].kind != "word" or scan.info[i].has("prep"):
            return None
        reading = counted(scan, i)
        if reading is not None:
            return as_noun(i, reading) if reading.form.number == 3 or reading.form.number == 2 else None
    return None
