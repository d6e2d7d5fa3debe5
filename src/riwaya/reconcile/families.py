"""Which documents go back to one text: pairs told directly by a copy, and pairs that repeat the same passages of a third text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from riwaya.model.record import Span
from riwaya.reconcile.telling import Copy, Passage

HALF = 0.5
LEAST = 40


def same_text(copies: Iterable[Copy]) -> set[tuple[str, str]]:
    """Pairs of ids, the smaller first: copies, copies of copies, and two copies of one text where at least half of what one of them
    repeats, the other repeats too. So two texts that a round-up merges are no pair."""
    found: set[tuple[str, str]] = set()
    by_source: dict[str, list[Copy]] = {}
    for copy in with_chains(copies):
        found.add(_pair(copy.document, copy.of))
        by_source.setdefault(copy.of, []).append(copy)
    for group in by_source.values():
        for one, other in combinations(group, 2):
            if one.document != other.document and _overlap(one.passages, other.passages):
                found.add(_pair(one.document, other.document))
    return found


def with_chains(copies: Iterable[Copy]) -> list[Copy]:
    """The copies, and for every copy of a copy what it repeats of the first text, by document and `of`."""
    by_document: dict[str, list[Copy]] = {}
    for copy in copies:
        by_document.setdefault(copy.document, []).append(copy)
    found = {(copy.document, copy.of): copy for group in by_document.values() for copy in group}
    waiting = sorted(found.values(), key=lambda copy: (copy.document, copy.of))
    for copy in waiting:
        for further in by_document.get(copy.of, ()):
            passages = tuple(p for first in copy.passages for p in _through(first, further.passages))
            key = (copy.document, further.of)
            if key not in found and copy.document != further.of and sum(p.span[1] - p.span[0] for p in passages) >= LEAST:
                found[key] = copy._replace(of=further.of, passages=passages)
                waiting.append(found[key])
    return [found[key] for key in sorted(found)]


def _through(first: Passage, others: Iterable[Passage]) -> Iterator[Passage]:
    """The parts of a passage that its source has from a third text, offsets in proportion."""
    for other in others:
        start, end = max(first.of_span[0], other.span[0]), min(first.of_span[1], other.span[1])
        if start < end:
            yield Passage(_scaled((start, end), first.of_span, first.span), _scaled((start, end), other.span, other.of_span))


def _scaled(part: Span, whole: Span, other: Span) -> Span:
    ratio = (other[1] - other[0]) / (whole[1] - whole[0])
    return other[0] + round((part[0] - whole[0]) * ratio), other[0] + round((part[1] - whole[0]) * ratio)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _overlap(one: Iterable[Passage], other: Iterable[Passage]) -> bool:
    here, there = [p.of_span for p in one], [p.of_span for p in other]
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in here for b in there)
    return shared >= HALF * min(_length(here), _length(there))


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
