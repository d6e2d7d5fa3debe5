"""Block: the pairs of tellings worth comparing, in near-linear number.

Every telling enters blocks by kind of type and: its document, its place (cells of three shifted grids, so that neighbours share one),
its parties or its numbers where it has no place, its words, its origin. A block is sorted by day and content, and a telling is paired with
the nearest few before it, within some days. So no block costs more than its size times a constant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from math import floor, isnan

from riwaya.reconcile.facts import Facts
from riwaya.reconcile.kinds import kinds, lasting

MEMORY = 5  # days after which a happening is hardly told anew without its date; beside them counts how long it lasts
WINDOW = 20  # days: the longest look back of any kind
NEAREST = 6  # pairs that a telling makes in one block with those before it
SCANNED = 4 * NEAREST  # tellings looked at for them
REPORT = 60  # the same inside a report
FINE, COARSE = 0.6, 2.4  # degrees: the sides of grid cells
WIDE_KM = 20.0  # a place with a larger radius is looked for in the coarse grid
NOTABLE = 3  # a smaller number says nothing by itself

Block = tuple[Hashable, ...]


def day(fact: Facts) -> int:
    """The day by which a telling is sorted: its own, the last of a span longer than ten days, or that of publication; 0 if none is known."""
    if not fact.start:
        return fact.published
    return fact.start if fact.end - fact.start <= 10 else fact.end


@cache
def look_back() -> dict[str, int]:
    """Days between two tellings of one happening, counted as `day` does, by kind."""
    found: dict[str, int] = {}
    for type, kind in kinds().items():
        found[kind] = max(found.get(kind, 0), min(WINDOW, MEMORY + lasting()[type]))
    return found


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
    nearest, window = REPORT if key[0] == "document" else NEAREST, look_back()[str(key[1])]
    apt = _apt(key, members, facts)
    members.sort(key=lambda number: _order(number, facts, days))
    for rank, j in enumerate(members):
        found, earliest, fits = 0, days[j] - window, j in apt
        for i in reversed(members[max(0, rank - max(SCANNED, nearest)):rank]):
            if days[i] < earliest:
                break
            if fits or i in apt:
                yield i, j
                found += 1
                if found == nearest:
                    break


def _order(number: int, facts: Sequence[Facts], days: list[int]) -> tuple[object, ...]:
    fact = facts[number]
    return days[number], fact.place, fact.patients, fact.agents, fact.amounts, fact.document, fact.at, fact.claim


def _apt(key: Block, members: list[int], facts: Sequence[Facts]) -> frozenset[int]:
    """Those of which one must be in a pair: wide places in coarse cells, tellings without a place in blocks of parties and numbers."""
    if key[0] == "coarse":
        return frozenset(number for number in members if facts[number].radius > WIDE_KM)
    if key[0] in ("party", "number"):
        return frozenset(number for number in members if isnan(facts[number].lat))
    return frozenset(members)


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
    """Cells of three grids, each shifted by a third along both axes: two points within a third of a side share a cell of one at least."""
    for third in range(3):
        yield name, kind, third, floor(fact.lat / side + third / 3), floor(fact.lon / side + third / 3)
