"""Which texts are worth comparing: an index of sketches in flat arrays, eight bytes an entry.

A key that many texts share (a stock phrase, or a wire that everybody prints) does not pair all with all: each text is paired with its
neighbours in the order of seniority and with the most senior, so that work grows with the number of texts and not with its square.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

PARTS = 64
CROWD = 12
NEEDED = 16
ORDINAL_BITS = 24
_ORDINAL = (1 << ORDINAL_BITS) - 1


class Index:
    """Keys (64-bit) with the ordinals (below 2**24) of the texts that hold them."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(PARTS)]

    def add(self, key: int, ordinal: int) -> None:
        """Enter a text under a key; of the key 46 bits are kept."""
        self._parts[key % PARTS].append((key // PARTS) << ORDINAL_BITS & 0xFFFF_FFFF_FFFF_FFFF | ordinal)

    def groups(self) -> Iterator[tuple[int, list[int]]]:
        """Each key that two texts or more hold, with their ordinals."""
        for number, part in enumerate(self._parts):
            for key, entries in groupby(sorted(part), key=lambda entry: entry >> ORDINAL_BITS):
                held = sorted({entry & _ORDINAL for entry in entries})
                if len(held) > 1:
                    yield key * PARTS + number, held

    @staticmethod
    def key(key: int) -> int:
        """The key as `groups` gives it."""
        return ((key // PARTS) & ((1 << 40) - 1)) * PARTS + key % PARTS


def _pairs(held: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs (younger, older) of ranks."""
    if len(held) <= CROWD:
        yield from ((b, a) for a, b in combinations(held, 2))
        return
    yield from ((b, a) for a, b in pairwise(held))
    yield from ((b, held[0]) for b in held[2:])


def candidates(index: Index, rank: Sequence[int], sizes: Sequence[int], most: int) -> Iterator[tuple[int, list[int]]]:
    """For each text, by rank of seniority, up to `most` more senior texts that share enough keys with it, likeliest first.

    `rank` gives the place of each ordinal in the order of seniority, `sizes` the number of keys by rank. Texts and candidates are
    ranks. Enough is one key in NEEDED of the text that has fewer.
    """
    parts = [array("Q") for _ in range(PARTS)]
    width = len(rank) // PARTS + 1
    for _, held in index.groups():
        for young, old in _pairs(sorted(rank[ordinal] for ordinal in held)):
            parts[young // width].append(young << 32 | old)
    for part in parts:
        for young, entries in groupby(sorted(Counter(part).items()), key=lambda entry: entry[0] >> 32):
            shared = [(-count, pair & 0xFFFF_FFFF) for pair, count in entries]
            likely = sorted((count, old) for count, old in shared if -count * NEEDED >= min(sizes[young], sizes[old]))
            if likely:
                yield young, [old for _, old in likely[:most]]
