"""The passages that two texts share, word for word or nearly, and what they say about copying.

A block is a run of equal folded words. Blocks that follow each other in both texts with a few other words between are one passage.
"""

from __future__ import annotations

from typing import NamedTuple

from riwaya.reconcile.shingles import Prose
from riwaya.reconcile.telling import Passage

SEED = 3
GAP = 4
LEAST = 8
PLACES = 8


class Block(NamedTuple):
    """`size` equal words, from word `at` of one text and word `of_at` of the other."""

    at: int
    of_at: int
    size: int


class Stretch(NamedTuple):
    """A passage as its blocks in order."""

    blocks: tuple[Block, ...]

    @property
    def size(self) -> int:
        """Equal words."""
        return sum(block.size for block in self.blocks)

    @property
    def words(self) -> range:
        """The passage in the one text, other words between blocks included."""
        return range(self.blocks[0].at, self.blocks[-1].at + self.blocks[-1].size)

    @property
    def of_words(self) -> range:
        """The passage in the other text."""
        return range(self.blocks[0].of_at, self.blocks[-1].of_at + self.blocks[-1].size)


def _seeds(words: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - SEED + 1):
        places = found.setdefault(words[at:at + SEED], [])
        if len(places) < PLACES:
            places.append(at)
    return found


def _length(one: tuple[str, ...], at: int, other: tuple[str, ...], of_at: int) -> int:
    size, most = SEED, min(len(one) - at, len(other) - of_at)
    while size < most and one[at + size] == other[of_at + size]:
        size += 1
    return size


def _blocks(one: Prose, other: Prose) -> list[Block]:
    """The longest run from each word on, the nearest to the run before where two are as long."""
    seeds = _seeds(other.words)
    found: list[Block] = []
    at, expected = 0, 0
    while at <= len(one.words) - SEED:
        places = seeds.get(one.words[at:at + SEED], ())
        size, of_at = max(((_length(one.words, at, other.words, p), p) for p in places), default=(0, 0),
                          key=lambda found: (found[0], -abs(found[1] - expected)))
        if size:
            found.append(Block(at, of_at, size))
            expected = of_at + size
        at += max(size, 1)
    return found


def _follows(before: Block, after: Block) -> bool:
    gap, of_gap = after.at - before.at - before.size, after.of_at - before.of_at - before.size
    return gap <= GAP and 0 <= of_gap <= GAP


def shared_stretches(one: Prose, other: Prose) -> list[Stretch]:
    """Every passage of at least LEAST equal words, in the order of `one`."""
    runs: list[list[Block]] = []
    for block in _blocks(one, other):
        if runs and _follows(runs[-1][-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    stretches = [Stretch(tuple(run)) for run in runs]
    return [stretch for stretch in stretches if stretch.size >= LEAST]


def as_passage(stretch: Stretch, one: Prose, other: Prose) -> Passage:
    """A passage in code points of both texts."""
    here, there = stretch.words, stretch.of_words
    return Passage((one.starts[here[0]], one.ends[here[-1]]), (other.starts[there[0]], other.ends[there[-1]]))
