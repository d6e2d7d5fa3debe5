"""Find the words that may name a happening, and check the conditions of their entries.

A condition is a list joined by `+`: `with:A|B` (one of these words within five words after, nine after a finite verb, or two before),
`before:A|B` (within three words before), `only:perfect,…` (forms), `weak` (needs a party or a place beside it),
`human`, `force`, `place`, `civil`, `from`, `agent_by` (what must stand near). `blocks` lists words that, near it, mean
that something else is told.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.mentions.scan import Scan
from riwaya.packs.language import NEVER, trigger_phrases
from riwaya.packs.lists import word_list
from riwaya.text.fold import fold
from riwaya.text.lexicon import Entry, Reading
from riwaya.text.words import bare_forms, word_keys

_BACK = 10  # tokens in which what a pronoun after a trigger stands for is looked for
_VERBS = frozenset(("perfect", "imperfect", "imperative"))
_NO_KEYS: frozenset[str] = frozenset()
PARTED = 6


class Condition(NamedTuple):
    """One condition of a trigger entry."""

    name: str
    words: frozenset[str]


class Candidate(NamedTuple):
    """A word that may be a trigger: token range, entry, form (number, enclitic), open conditions, part of speech: perfect,
    imperfect, imperative, masdar, active, passive, participle, noun or phrase."""

    first: int
    last: int
    entry: Entry
    reading: Reading | None
    open: tuple[str, ...]
    pos: str

    @property
    def verbal(self) -> bool:
        """Whether it is a finite verb."""
        return self.pos in _VERBS


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


_NEAR, _NEAR_VERB = 5, 9
_FINITE = ("perfect", "imperfect")
_BREAKS = frozenset("،؛:.")


@cache
def _second_words() -> frozenset[str]:
    return frozenset(name.split()[1] for name in word_list("words_of_names"))


def _of_a_name(form: str, after: str) -> bool:
    """Whether a word begins a name in which it does not mean what it means alone: "الدعم السريع"."""
    return after in _second_words() and any(f"{rest} {after}" in word_list("words_of_names") for rest, _ in bare_forms(form))


class _Words:
    """The words of a sentence, tokens `start` to `end`, as lists of words may hold them; worked out when first asked for."""

    __slots__ = ("all", "end", "forms", "keys", "start")

    def __init__(self, scan: Scan, start: int, end: int) -> None:
        self.forms, self.start, self.end = scan.forms, start, end
        self.keys: list[frozenset[str]] = []
        self.all: frozenset[str] = frozenset()

    def hold(self, words: frozenset[str]) -> bool:
        """Whether one of these words is in the sentence at all."""
        if not self.keys:
            forms = self.forms[self.start:self.end]
            self.keys = [_NO_KEYS if _of_a_name(form, after) else word_keys(form) for form, after in zip(forms, [*forms[1:], ""], strict=True)]
            self.all = frozenset().union(*self.keys)
        return not words.isdisjoint(self.all)

    def form(self, at: int) -> str:
        """The word at token `at` of the sentence, or nothing."""
        return self.forms[at] if self.start <= at < self.end else ""

    def near(self, first: int, end: int, words: frozenset[str]) -> bool:
        """Whether one of these words is among tokens `first` to `end` of the sentence."""
        if self.hold(words):
            for keys in self.keys[max(first - self.start, 0):max(end - self.start, 0)]:
                if not words.isdisjoint(keys):
                    return True
        return False


def _failure(condition: Condition, around: _Words, reading: Reading | None, first: int, last: int) -> str | None:
    """"!name" where a condition fails, "" where it holds, None where mentions must tell."""
    words = condition.words
    if condition.name == "with":
        return "" if around.near(last, _reach(around, reading, last), words) or around.near(first - 2, first, words) else "!with"
    if condition.name == "before":
        return "" if around.near(first - 3, first, words) else "!before"
    if condition.name == "only":
        return "" if reading is not None and fold(reading.form.pos) in words else "!only"
    return None


def _reach(around: _Words, reading: Reading | None, last: int) -> int:
    """How far the word that a trigger needs may stand: after a finite verb its whole subject stands between, but no comma."""
    near, far = last + _NEAR, last + _NEAR_VERB
    if reading is None or reading.form.pos not in _FINITE:
        return near
    stop = next((i for i in range(last, min(far, around.end)) if around.forms[i] in _BREAKS), far)
    return max(near, stop)


def _open_conditions(around: _Words, entry: Entry, reading: Reading | None, first: int, last: int) -> tuple[str, ...]:
    """Conditions still to be checked against mentions, and "!name" for each that fails already."""
    needs, blocks = entry.get("needs"), entry.get("blocks")
    if not needs and not blocks:
        return ()
    left: list[str] = []
    for condition in conditions(needs):
        failure = _failure(condition, around, reading, first, last)
        if failure != "":
            left.append(condition.name if failure is None else failure)
    words = blocked_words(blocks)
    back = _BACK if around.form(last) in word_list("on it") else 1  # "اندلع حريق تمت السيطرة عليه"
    if words and (around.near(last, last + 3, words) or around.near(first - back, first, words)):
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


def _phrases_at(around: _Words, at: int) -> tuple[Candidate, ...]:
    """The longest phrase that begins here, once for each type that its words may tell."""
    found: dict[str, Candidate] = {}
    longest = 0
    for words, entry in _phrases_from(around.forms[at]):
        last = at + len(words)
        if len(words) >= longest and last <= around.end and tuple(around.forms[at + 1:last]) == words[1:]:
            if len(words) > longest:
                longest = len(words)
                found.clear()
            found.setdefault(entry.value, Candidate(at, last, entry, None, _open_conditions(around, entry, None, at, last), "phrase"))
    return tuple(found.values())


# Participles that state a fact of their own ("القوات المنسحبة", "المدينة المحاصرة"); others only qualify a noun.
_STATE_FRAMES = frozenset(("move", "deploy", "aid", "siege", "displace", "take_obj", "take_on", "chase", "blockade"))


def _states(reading: Reading) -> bool:
    if reading.form.pos not in ("participle", "active", "passive"):
        return True
    return reading.entry.get("frame") in _STATE_FRAMES and not reading.after and reading.before.lstrip("وف") in ("", "ال", "لل", "ب", "ل")


def _is_none(entry: Entry, left: tuple[str, ...]) -> bool:
    """Whether an entry that tells its type only where its words stand beside it is without them: "رفع" is no taking but beside "العلم"."""
    return entry.get("bare") == NEVER and any(condition.startswith("!") for condition in left)


_POS_RANK = {"perfect": 0, "imperfect": 0, "masdar": 1, "noun": 1, "participle": 2, "active": 2, "passive": 2, "imperative": 4}


def find_candidates(scan: Scan, first: int, end: int) -> list[tuple[Candidate, ...]]:
    """All words that may be triggers, each with its possible readings, the likeliest first."""
    found: list[tuple[Candidate, ...]] = []
    around, infos, tokens = _Words(scan, first, end), scan.trigger_info, scan.tokens
    at = first
    while at < end:
        phrases = _phrases_at(around, at) if _phrases_from(tokens[at].form) and tokens[at].kind == "word" else ()
        if phrases:
            found.append(phrases)
            at = phrases[0].last
            continue
        if infos[at].readings and not _idle(around, at) and not _nickname(scan, at):
            options = _options(around, infos[at].readings, at)
            if at > first and tokens[at - 1].kind == "number" and scan.info[at].has("civilian", "person", "fighter"):
                options = tuple(option for option in options if not option.verbal)  # "300 طالب"
            if options:
                found.append(options)
        at += 1
    return [options for number, options in enumerate(found, 1) if not _completed(scan, options, found[number:number + PARTED])]


def _completed(scan: Scan, options: tuple[Candidate, ...], following: list[tuple[Candidate, ...]]) -> bool:
    """Whether a verb only opens a pair whose noun, parted from it by the doer, tells the same: "أطلق الجيش سراح …". `following` are the
    candidates after it, as many as may stand within reach."""
    first = options[0]
    if not first.verbal or not any(pair.startswith(first.entry.key + " ") for pair in word_list("parted_pairs")):
        return False
    later = (other[0].first for other in following if first.last < other[0].first <= first.last + PARTED)
    return any(f"{first.entry.key} {scan.forms[i]}" in word_list("parted_pairs") for i in later)


def _idle(around: _Words, at: int) -> bool:
    """Whether a word tells nothing beside the one before it: "تحت السيطرة", "إرادة النصر"."""
    return f"{around.form(at - 1)} {around.form(at)}" in word_list("idle")


def _nickname(scan: Scan, at: int) -> bool:
    """Whether a word is what somebody is called: «الملقب بـ"الفار"», "المكنى بالجلاد"."""
    form, before = scan.forms[at], scan.form(at - 1)
    if before == "ب":
        return scan.form(at - 2) in word_list("nicknamed")
    return form.startswith("ب") and before in word_list("nicknamed")


def _options(around: _Words, readings: tuple[Reading, ...], at: int) -> tuple[Candidate, ...]:
    found = []
    for rank, reading in enumerate(readings):
        if _states(reading):
            left = _open_conditions(around, reading.entry, reading, at, at + 1)
            if _is_none(reading.entry, left):
                continue
            found.append((_rank(reading, rank), Candidate(at, at + 1, reading.entry, reading, left, reading.form.pos)))
    found.sort(key=lambda item: item[0])
    return tuple(candidate for _, candidate in found)


def _rank(reading: Reading, rank: int) -> tuple[int, int, int, int]:
    """Readings whose entry states a condition first, then those with the fewest clitics, then finite verbs."""
    form = reading.form
    needed = 0 if reading.entry.get("needs") not in ("", "-") else 1
    clitics = len(reading.before.replace("ال", "").replace("و", "").replace("ف", "")) + len(reading.after)
    pos_rank = 3 if form.pos == "perfect" and form.number == 2 else _POS_RANK.get(form.pos, 3)
    return needed, clitics, pos_rank, rank
