"""Find the words that may name a happening, and check the conditions of their entries.

A condition is a list joined by `+`: `with:A|B` (one of these words within five words after or two before),
`before:A|B` (within three words before), `only:perfect,…` (forms), `weak` (needs a party or a place beside it),
`human`, `force`, `place`, `civil`, `from`, `agent_by` (what must stand near). `blocks` lists words that, near it, mean
that something else is told.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.mentions.scan import Scan
from riwaya.packs.language import trigger_phrases
from riwaya.text.fold import fold
from riwaya.text.lexicon import Entry, Reading
from riwaya.text.words import bare_forms


class Condition(NamedTuple):
    """One condition of a trigger entry."""

    name: str
    words: frozenset[str]


class Candidate(NamedTuple):
    """A word that may be a trigger: token range, entry, form (part of speech, number, enclitic), open conditions."""

    first: int
    last: int
    entry: Entry
    reading: Reading | None
    open: tuple[str, ...]

    @property
    def pos(self) -> str:
        """perfect, imperfect, imperative, masdar, active, passive, participle, noun or phrase."""
        return self.reading.form.pos if self.reading else "phrase"

    @property
    def verbal(self) -> bool:
        """Whether it is a finite verb."""
        return self.pos in ("perfect", "imperfect", "imperative")


@cache
def conditions(needs: str) -> tuple[Condition, ...]:
    """The conditions that an entry's `needs` cell states."""
    found = []
    for part in needs.split("+") if needs and needs != "-" else ():
        name, _, words = part.partition(":")
        found.append(Condition(name, frozenset(fold(w) for w in words.replace(",", "|").split("|") if w)))
    return tuple(found)


@cache
def blocked_words(blocks: str) -> frozenset[str]:
    """The words of an entry's `blocks` cell, folded."""
    return frozenset(fold(word) for word in blocks.split("|") if word)


def _near(scan: Scan, first: int, end: int, words: frozenset[str]) -> bool:
    for i in range(first, end):
        form = scan.form(i)
        if form in words:
            return True
        for rest, particles in bare_forms(form):
            if particles and rest in words or rest.startswith("ال") and rest[2:] in words:
                return True
    return False


def _open_conditions(scan: Scan, entry: Entry, reading: Reading | None, first: int, last: int, start: int, end: int) -> tuple[str, ...]:
    """Conditions still to be checked against mentions, and "!name" for each that fails already."""
    left: list[str] = []
    for condition in conditions(entry.get("needs")):
        if condition.name == "with":
            if not _near(scan, last, min(last + 5, end), condition.words) and not _near(scan, max(first - 2, start), first, condition.words):
                left.append("!with")
        elif condition.name == "before":
            if not _near(scan, max(first - 3, start), first, condition.words):
                left.append("!before")
        elif condition.name == "only":
            if reading is None or fold(reading.form.pos) not in condition.words:
                left.append("!only")
        else:
            left.append(condition.name)
    blocks = blocked_words(entry.get("blocks"))
    if blocks and (_near(scan, last, min(last + 3, end), blocks) or _near(scan, max(first - 1, start), first, blocks)):
        left.append("!block")
    return tuple(left)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in trigger_phrases():
        found.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(items, key=lambda item: -len(item[0]))) for first, items in found.items()}


def _phrase_at(scan: Scan, at: int, start: int, end: int) -> Candidate | None:
    for rest, _particles in bare_forms(scan.form(at)):
        for words, entry in _phrases().get(rest, ()):
            if at + len(words) <= end and all(scan.form(at + k) == words[k] for k in range(1, len(words))):
                left = _open_conditions(scan, entry, None, at, at + len(words), start, end)
                return Candidate(at, at + len(words), entry, None, left)
    return None


# Participles that state a fact of their own ("القوات المنسحبة", "المدينة المحاصرة"); others only qualify a noun.
_STATE_FRAMES = frozenset(("move", "deploy", "aid", "siege", "displace", "take_obj", "take_on", "chase", "blockade"))


def _states(reading: Reading) -> bool:
    if reading.form.pos not in ("participle", "active", "passive"):
        return True
    return reading.entry.get("frame") in _STATE_FRAMES and not reading.after and reading.before.lstrip("وف") in ("", "ال", "لل", "ب", "ل")


_POS_RANK = {"perfect": 0, "imperfect": 0, "masdar": 1, "noun": 1, "participle": 2, "active": 2, "passive": 2, "imperative": 4}


def find_candidates(scan: Scan, first: int, end: int) -> list[tuple[Candidate, ...]]:
    """All words that may be triggers, each with its possible readings, the likeliest first."""
    found = []
    at = first
    while at < end:
        phrase = _phrase_at(scan, at, first, end) if scan.tokens[at].kind == "word" else None
        if phrase is not None:
            found.append((phrase,))
            at = phrase.last
            continue
        readings = scan.trigger_info[at].readings
        if readings:
            options = _options(scan, at, first, end)
            if options:
                found.append(options)
        at += 1
    return found


def _options(scan: Scan, at: int, first: int, end: int) -> tuple[Candidate, ...]:
    found = []
    for rank, reading in enumerate(scan.trigger_info[at].readings):
        if not _states(reading):
            continue
        left = _open_conditions(scan, reading.entry, reading, at, at + 1, first, end)
        needed = 0 if reading.entry.get("needs") not in ("", "-") else 1
        clitics = len(reading.before.replace("ال", "").replace("و", "").replace("ف", "")) + len(reading.after)
        pos_rank = 3 if reading.form.pos == "perfect" and reading.form.number == 2 else _POS_RANK.get(reading.form.pos, 3)
        found.append(((needed, clitics, pos_rank, rank), Candidate(at, at + 1, reading.entry, reading, left)))
    found.sort(key=lambda item: item[0])
    return tuple(candidate for _, candidate in found)
