"""Make the facts of a telling: what coreference compares, without text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import blake2b

from riwaya.model.record import Claim, Party, Place, Published, Quantity
from riwaya.packs.theatre import actors, theatres
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.telling import Telling
from riwaya.text.fold import fold

SKETCH = 32  # hash functions, one byte of each: see `sketch`
NEAR = 3  # words after the trigger among which a word of contrast belongs to it
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?؟؛\n]")


def facts(telling: Telling, text: str) -> Facts:
    """The facts of a telling; `text` is its document's text, to which the claim's offsets refer."""
    claim = telling.claim
    start, end = _days(claim)
    place = claim.places[0] if claim.places else Place()
    unplaced = place.lat is None or place.lon is None
    words = _WORD.findall(fold(text[claim.span[0]:claim.span[1]]))
    sentence = sentence_start(text, claim.trigger[0])
    return Facts(
        telling.document, claim.id, _published(telling.published), claim.type, claim.factuality, start, end,
        place.id or "", math.nan if unplaced else place.lat or 0.0, math.nan if unplaced else place.lon or 0.0,
        math.nan if unplaced else place.radius_km or 0.0, _theatre(claim), _parties(claim.agents), _parties(claim.patients),
        _amounts(claim.quantities), tuple(sorted({means.kind for means in claim.means})), telling.speaker, telling.camp,
        telling.origin, _number(" ".join(words)) if words else 0, claim.trigger[0], sentence,
        text.count("\n", 0, sentence), _set_apart(text, sentence, claim.trigger), sketch(words))


def sentence_start(text: str, at: int) -> int:
    """The offset at which the sentence that holds `at` begins: after the last end of a sentence or line."""
    found = [match.end() for match in _ENDS.finditer(text, max(0, at - 1000), at)]
    return found[-1] if found else max(0, at - 1000)


def sketch(words: Iterable[str]) -> bytes:
    """A sketch of a set of words whose equal bytes estimate the Jaccard index: b-bit minwise hashing, b = 8 (Li and König 2010)."""
    hashes = [blake2b(word.encode(), digest_size=SKETCH * 2).digest() for word in set(words)]
    if not hashes:
        return b""
    return bytes(min(h[2 * i:2 * i + 2] for h in hashes)[1] for i in range(SKETCH))


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
def _contrast() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = read_table(DATA / "reconcile" / "contrast.tsv")
    return (frozenset(row["form"] for row in rows if row["needs"] == "after"),
            tuple(f" {row['form']} " for row in rows if row["needs"] != "after"))


def _set_apart(text: str, sentence: int, trigger: tuple[int, int]) -> bool:
    """Whether words before the trigger or right after it set the claim against what was told before it."""
    after, before = _contrast()
    following = _WORD.findall(fold(text[trigger[1]:trigger[1] + 60]))[:NEAR]
    opening = " ".join(["", *_WORD.findall(fold(text[sentence:trigger[0]]))[:4], ""])
    return any(word in after for word in following) or any(form in opening for form in before)
