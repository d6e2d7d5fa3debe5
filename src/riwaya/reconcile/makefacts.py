"""Make the facts of a telling: what coreference compares, without text."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b

from riwaya.model.record import Claim, Party, Place, Published, Quantity
from riwaya.packs.theatre import actors, theatres
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.telling import Telling
from riwaya.text.fold import fold

NEAR = 4  # words before or after the trigger among which a word of contrast belongs to it
FARTHEST = 1000  # code points: a longer sentence is cut
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?؟؛\n]")
_HEADS = re.compile(r"(?:^|[.!?؟؛،,\n»\"”])\s*([^\n.،]{3,40})")
_ENDINGS = ("يات", "تين", "ات", "ون", "ين", "ان", "ها", "هم", "وا", "ه", "ت", "ا")


def facts(telling: Telling, text: str) -> Facts:
    """The facts of a telling; `text` is its document's text, to which the claim's offsets refer."""
    claim = telling.claim
    start, end = _days(claim)
    place = claim.places[0] if claim.places else Place()
    unplaced = place.lat is None or place.lon is None
    words = _WORD.findall(fold(text[claim.span[0]:claim.span[1]]))
    first, last = sentence_at(text, claim.trigger[0])
    return Facts(
        telling.document, claim.id, _published(telling.published), claim.type, claim.factuality, start, end,
        place.id or "", math.nan if unplaced else place.lat or 0.0, math.nan if unplaced else place.lon or 0.0,
        math.nan if unplaced else place.radius_km or 0.0, _theatre(claim), _parties(claim.agents), _parties(claim.patients),
        _amounts(claim.quantities), tuple(sorted({means.kind for means in claim.means})), telling.speaker, telling.camp,
        telling.origin, _number(" ".join(words)) if words else 0, claim.trigger[0], first,
        text.count("\n", 0, first), bisect(_breaks(text), claim.trigger[0]), _set_apart(text, claim.trigger), _refers(text, claim.trigger),
        stem(fold(text[claim.trigger[0]:claim.trigger[1]])), word_bits(words), word_bits(_WORD.findall(fold(text[first:last]))))


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The span of the sentence that holds `at`: between two ends of a sentence or line, no farther than 1000 code points away."""
    found = [match.end() for match in _ENDS.finditer(text, max(0, at - FARTHEST), at)]
    end = _ENDS.search(text, at, at + FARTHEST)
    return found[-1] if found else max(0, at - FARTHEST), end.start() if end else min(len(text), at + FARTHEST)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without conjunction, preposition, article and the commonest endings: rough, but alike for headline and body."""
    for prefixes in (("و", "ف"), ("ب", "ل", "ك"), ("ال", "ل")):
        prefix = next((p for p in prefixes if word.startswith(p) and len(word) - len(p) >= 3), "")
        word = word[len(prefix):]
    suffix = next((s for s in _ENDINGS if word.endswith(s) and len(word) - len(s) >= 3), "")
    return word[:len(word) - len(suffix)]


def word_bits(words: Iterable[str]) -> int:
    """A set of words as an integer of 512 bits, each word's stem one bit; words of one or two letters say too little to count."""
    bits = 0
    for word in words:
        if len(word) > 2 or word.isdigit():
            bits |= _bit(stem(word))
    return bits


@lru_cache(maxsize=100_000)
def _bit(word: str) -> int:
    return 1 << int.from_bytes(blake2b(word.encode(), digest_size=2).digest()) % 512


def _days(claim: Claim) -> tuple[int, int]:
    if claim.time is None:
        return 0, 0
    return date.fromisoformat(claim.time.start).toordinal(), date.fromisoformat(claim.time.end).toordinal()


def _published(published: Published | None) -> int:
    return date.fromisoformat(published.end).toordinal() if published else 0


def _parties(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({party.actor or fold(party.text or "").strip() for party in parties} - {""}))


def _amounts(quantities: Iterable[Quantity]) -> tuple[tuple[str, str, int, int], ...]:
    return tuple(sorted({(q.measure, q.of or "", q.low or 0, -1 if q.high is None else q.high) for q in quantities}))


def _theatre(claim: Claim) -> str:
    """The theatre of the claim's parties; where they are of several or of none, no theatre."""
    known = actors()
    found = {known[p.actor].theatre for p in (*claim.agents, *claim.patients) if p.actor in known} - {""}
    if not found and claim.sources:
        found = {known[s.actor].theatre for s in claim.sources if s.actor in known} - {""}
    return found.pop() if len(found) == 1 and found <= set(theatres()) else ""


def _number(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=7).digest())


@cache
def _contrast() -> dict[str, tuple[str, ...]]:
    rows = read_table(DATA / "reconcile" / "contrast.tsv")
    return {needs: tuple(row["form"] for row in rows if row["needs"] == needs) for needs in ("near", "break", "this")}


@lru_cache(maxsize=64)
def _breaks(text: str) -> tuple[int, ...]:
    """The offsets at which another matter begins; folding keeps no offsets, so each line's head is folded alone."""
    found = []
    for match in _HEADS.finditer(text):
        head = " ".join(_WORD.findall(fold(match.group(1)))).removeprefix("و") + " "
        if any(head.startswith(form + " ") for form in _contrast()["break"]):
            found.append(match.start(1))
    return tuple(found)


def _set_apart(text: str, trigger: tuple[int, int]) -> bool:
    """Whether words next to the trigger set the claim against what was told before it."""
    around = _WORD.findall(fold(text[max(0, trigger[0] - 40):trigger[0]]))[-NEAR:] + _WORD.findall(fold(text[trigger[1]:trigger[1] + 60]))[:NEAR]
    return any(word in _contrast()["near"] for word in around)


def _refers(text: str, trigger: tuple[int, int]) -> bool:
    """Whether the trigger is a noun with the article, or follows "this" or "that"."""
    word = fold(text[trigger[0]:trigger[1]]).lstrip("وف")
    before = _WORD.findall(fold(text[max(0, trigger[0] - 12):trigger[0]]))[-1:]
    return word.startswith(("ال", "بال", "لل")) or any(w.lstrip("بلكو") in _contrast()["this"] for w in before)
