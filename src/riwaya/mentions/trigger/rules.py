"""Find the words that may name a happening, and check the conditions of their entries.

A condition is a list joined by `+`: `with:A|B` (one of these words within five words after or two before),
`before:A|B` (within three words before), `only:perfect,…` (forms), `weak` (needs a party or a place beside it),
`human`, `force`, `place`, `civil`, `from`, `agent_by` (what must stand near). `blocks` lists words that, near it, mean
that something else is told.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.mentions.scan import Scan
from riwaya.packs.language import trigger_phrases
from riwaya.text.fold import fold
from riwaya.text.lexicon import Entry, Reading
from riwaya.text.words import bare_forms, word_keys


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
    forms = scan.forms
    for i in range(max(first, 0), min(end, len(forms))):  # noqa: SIM110 - any() is slower here
        if not words.isdisjoint(word_keys(forms[i])):
            return True
    return False


class _Around(NamedTuple):
    """Where a word stands whose conditions are checked: its tokens, those of its sentence."""

    scan: Scan
    first: int
    last: int
    start: int
    end: int

    def before(self, reach: int, words: frozenset[str]) -> bool:
        """Whether one of these words is among the `reach` words before."""
        return _near(self.scan, max(self.first - reach, self.start), self.first, words)

    def after(self, reach: int, words: frozenset[str]) -> bool:
        """Whether one of these words is among the `reach` words after."""
        return _near(self.scan, self.last, min(self.last + reach, self.end), words)


def _failure(condition: Condition, around: _Around, reading: Reading | None) -> str | None:
    """"!name" where a condition fails, "" where it holds, None where mentions must tell."""
    words = condition.words
    if condition.name == "with":
        return "" if around.after(5, words) or around.before(2, words) else "!with"
    if condition.name == "before":
        return "" if around.before(3, words) else "!before"
    if condition.name == "only":
        return "" if reading is not None and fold(reading.form.pos) in words else "!only"
    return None


def _open_conditions(scan: Scan, entry: Entry, reading: Reading | None, first: int, last: int, start: int, end: int) -> tuple[str, ...]:
    """Conditions still to be checked against mentions, and "!name" for each that fails already."""
    needs, blocks = entry.get("needs"), entry.get("blocks")
    if not needs and not blocks:
        return ()
    left: list[str] = []
    around = _Around(scan, first, last, start, end)
    for condition in conditions(needs):
        failure = _failure(condition, around, reading)
        if failure != "":
            left.append(condition.name if failure is None else failure)
    words = blocked_words(blocks)
    if words and (around.after(3, words) or around.before(1, words)):
        left.append("!block")
    return tuple(left)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in trigger_phrases():
        found.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(items, key=lambda item: -len(item[0]))) for first, items in found.items()}


@lru_cache(maxsize=100_000)
def _phrases_from(form: str) -> tuple[tuple[tuple[str, ...], Entry], ...]:
    """The phrases that a word may begin, its particles taken off."""
    known = _phrases()
    return tuple(item for rest, _particles in bare_forms(form) for item in known.get(rest, ()))


def _phrase_at(scan: Scan, at: int, start: int, end: int) -> Candidate | None:
    for words, entry in _phrases_from(scan.forms[at]):
        last = at + len(words)
        if last <= end and tuple(scan.forms[at + 1:last]) == words[1:]:
            return Candidate(at, last, entry, None, _open_conditions(scan, entry, None, at, last, start, end))
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
    found: list[tuple[Candidate, ...]] = []
    at = first
    while at < end:
        phrase = _phrase_at(scan, at, first, end) if _phrases_from(scan.forms[at]) and scan.tokens[at].kind == "word" else None
        if phrase is not None:
            found.append((phrase,))
            at = phrase.last
            continue
        if scan.trigger_info[at].readings:
            options = _options(scan, at, first, end)
            if options:
                found.append(options)
        at += 1
    return found


def _options(scan: Scan, at: int, first: int, end: int) -> tuple[Candidate, ...]:
    found = []
    for rank, reading in enumerate(scan.trigger_info[at].readings):
        if _states(reading):
            left = _open_conditions(scan, reading.entry, reading, at, at + 1, first, end)
            found.append((_rank(reading, rank), Candidate(at, at + 1, reading.entry, reading, left)))
    found.sort(key=lambda item: item[0])
    return tuple(candidate for _, candidate in found)


def _rank(reading: Reading, rank: int) -> tuple[int, int, int, int]:
    """Readings whose entry states a condition first, then those with the fewest clitics, then finite verbs."""
    form = reading.form
    needed = 0 if reading.entry.get("needs") not in ("", "-") else 1
    clitics = len(reading.before.replace("ال", "").replace("و", "").replace("ف", "")) + len(reading.after)
    pos_rank = 3 if form.pos == "perfect" and form.number == 2 else _POS_RANK.get(form.pos, 3)
    return needed, clitics, pos_rank, rank
