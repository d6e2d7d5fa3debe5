"""Block: the pairs of tellings worth comparing, in near-linear number.

Every telling enters blocks by kind of type and: its document, its place (a grid cell, four times shifted, so that neighbours share one),
its parties or its numbers where it has no place, its words, its origin. A block is sorted by day and content, and a telling is paired with
the nearest few before it, within some days. So no block costs more than its size times a constant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from math import floor, isnan

from riwaya.reconcile.facts import Facts
from riwaya.reconcile.kinds import kinds

WINDOW = 12  # days between two tellings of one happening, counted as `day` does
NEAREST = 12  # pairs that a telling makes in one block with those before it
SCANNED = 4 * NEAREST  # tellings looked at for them
REPORT = 60  # the same inside a report
FINE, COARSE = 0.5, 2.0  # degrees: the sides of grid cells
WIDE_KM = 20.0  # a place with a larger radius is looked for in the coarse grid
NOTABLE = 3  # a smaller number says nothing by itself

Block = tuple[Hashable, ...]


def day(fact: Facts) -> int:
    """The day by which a telling is sorted: its own, the last of a span longer than ten days, or that of publication; 0 if none is known."""
    if not fact.start:
        return fact.published
    return fact.start if fact.end - fact.start <= 10 else fact.end


def pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `facts` worth comparing, smaller first, each once."""
    seen: set[int] = set()
    days = [day(fact) for fact in facts]
    blocks: dict[Block, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        for key in _keys(fact):
            blocks[key].append(number)
    for key, members in blocks.items():
        if len(members) < 2:
            continue
        for i, j in _neighbours(key, members, facts, days):
            low, high = (i, j) if i < j else (j, i)
            code = low * len(facts) + high
            if code not in seen:
                seen.add(code)
                yield low, high


def _neighbours(key: Block, members: list[int], facts: Sequence[Facts], days: list[int]) -> Iterator[tuple[int, int]]:
    nearest = REPORT if key[0] == "document" else NEAREST
    members.sort(key=lambda number: _order(key, number, facts, days))
    for rank, j in enumerate(members):
        found = 0
        for i in reversed(members[max(0, rank - max(SCANNED, nearest)):rank]):
            if found == nearest or days[j] - days[i] > WINDOW:
                break
            if _fit(key, facts[i], facts[j]):
                found += 1
                yield i, j


def _order(key: Block, number: int, facts: Sequence[Facts], days: list[int]) -> tuple[object, ...]:
    fact = facts[number]
    return days[number], fact.place, fact.patients, fact.agents, fact.amounts, fact.document, fact.at, fact.claim


def _fit(key: Block, a: Facts, b: Facts) -> bool:
    """Whether a block is there for such a pair: coarse cells for wide places, parties and numbers for what has no place."""
    if key[0] == "coarse":
        return max(a.radius, b.radius) > WIDE_KM
    return key[0] not in ("party", "number") or isnan(a.lat) or isnan(b.lat)


def _keys(fact: Facts) -> Iterator[Block]:
    kind = kinds()[fact.type]
    yield "document", kind, fact.document
    if fact.said:
        yield "said", kind, fact.said
    if fact.origin:
        yield "origin", kind, fact.origin
    if not isnan(fact.lat):
        yield from _cells("fine", kind, fact, FINE)
        yield from _cells("coarse", kind, fact, COARSE)
    for side in {*fact.agents, *fact.patients}:
        yield "party", kind, side
    for measure, _of, low, high in fact.amounts:
        if low >= NOTABLE:
            yield "number", kind, measure, low, high


def _cells(name: str, kind: str, fact: Facts, side: float) -> Iterator[Block]:
    for north in (0.0, 0.5):
        for east in (0.0, 0.5):
            yield name, kind, north, east, floor(fact.lat / side + north), floor(fact.lon / side + east)
