"""Stock phrases: passages that stand in many reports of unrelated content, and so prove no copying.

A formula of official statements, an outlet's standing last paragraph, the same background under every report of a war. What tells
them from a wire that many print: the texts around them are not alike, and they come back over days while a wire is printed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.reconcile.candidates import Index
from riwaya.reconcile.shingles import RUN, WINDOW, Prose, fingerprints

UNLIKE, UNLIKE_UNDATED, DAYS = 4, 6, 4


class Clusters:
    """Texts joined with those they are alike to (union-find over ranks; the smallest rank stands for its cluster)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, text: int) -> int:
        """The text that stands for the cluster."""
        while self._parent[text] != text:
            self._parent[text] = text = self._parent[self._parent[text]]
        return text

    def join(self, one: int, other: int) -> None:
        """Make two texts' clusters one."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


def stock_keys(index: Index, clusters: Clusters, rank: Sequence[int], days: Sequence[int]) -> frozenset[int]:
    """The fingerprints that are stock: in UNLIKE clusters of texts over at least DAYS days, or in UNLIKE_UNDATED clusters of texts
    some of which have no date. `days` are proleptic ordinals by rank, 0 where unknown."""
    found = set()
    for key, held in index.groups():
        if len(held) < UNLIKE:
            continue
        roots = {clusters.find(rank[ordinal]) for ordinal in held}
        dated = [days[root] for root in roots]
        known = min(dated) > 0
        if len(roots) >= UNLIKE and known and max(dated) - min(dated) >= DAYS or len(roots) >= UNLIKE_UNDATED and not known:
            found.add(key)
    return frozenset(found)


def stock_words(prose: Prose, keys: frozenset[int]) -> frozenset[int]:
    """The words of a text that stand in stock runs, the short gaps between two such runs filled."""
    runs = sorted(mark.at for mark in fingerprints(prose) if Index.key(mark.hash) in keys) if keys else []
    words = {word for at in runs for word in range(at, at + RUN)}
    for before, after in zip(runs, runs[1:], strict=False):
        if after - before <= RUN + WINDOW:
            words.update(range(before, after))
    return frozenset(word for word in words if word < len(prose.words))


def without(words: Iterable[int], stock: frozenset[int]) -> int:
    """How many of the words are not stock."""
    return sum(1 for word in words if word not in stock)
