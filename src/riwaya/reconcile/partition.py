"""Event coreference of more tellings than fit in memory: the groups of `cluster`, found piece by piece on several cores.

A piece holds the tellings of one kind of type in one stretch of days. Tellings are spooled to a folder by piece; each piece is blocked and
compared beside the end of the piece before it, which is as far as blocking looks back; positive pairs are joined over all pieces;
then each connected component is contracted in the piece in which it ends. Only two small numbers a telling stay in memory throughout.
"""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate, combinations
from pathlib import Path
from typing import NamedTuple

from riwaya.model.event import ClaimRef
from riwaya.reconcile.block import WINDOW, day, pairs
from riwaya.reconcile.cluster import ALL_PAIRS, NO_JUDGEMENTS, STRETCH, Judgements, judged_pairs, order, ref, weigh
from riwaya.reconcile.compare import plainly_apart
from riwaya.reconcile.contract import NEVER, contract
from riwaya.reconcile.decide import decide
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.kinds import kinds
from riwaya.reconcile.unions import Unions

BUFFERED = 50_000  # tellings held before they are written to the spool
Piece = tuple[str, int]
Group = tuple[ClaimRef, ...]


class Plan(NamedTuple):
    """The pieces in order, the number of the first telling of each, and the judgements; `offsets` has one entry more, the total."""

    folder: Path
    pieces: tuple[Piece, ...]
    offsets: tuple[int, ...]
    judgements: Judgements

    def piece_of(self, number: int) -> int:
        """The piece that holds a telling."""
        return bisect_right(self.offsets, number) - 1


def cluster_pieces(facts: Iterable[Facts], folder: Path, judgements: Judgements = NO_JUDGEMENTS, workers: int = 2) -> Iterator[Group]:
    """The groups of tellings, the same as those of `cluster`, in the order of the pieces in which they end. `folder` must be empty."""
    plan = spool(facts, folder, judgements)
    unions = Unions(plan.offsets[-1])
    with ProcessPoolExecutor(workers) as pool:
        judged = _join_all(plan, unions, pool.map(_compare, ((plan, piece) for piece in range(len(plan.pieces)))))
        _write(folder / "judged", judged)
        spans = _ends(plan, unions)
        yield from (group for groups in pool.map(_contract, ((plan, piece, spans[piece]) for piece in sorted(spans))) for group in groups)


def spool(facts: Iterable[Facts], folder: Path, judgements: Judgements = NO_JUDGEMENTS) -> Plan:
    """Write tellings to one file a piece."""
    waiting: dict[Piece, list[Facts]] = defaultdict(list)
    counts: dict[Piece, int] = defaultdict(int)
    for number, fact in enumerate(facts, 1):
        piece = kinds()[fact.type], day(fact) // STRETCH
        waiting[piece].append(fact)
        counts[piece] += 1
        if number % BUFFERED == 0:
            _flush(folder, waiting)
    _flush(folder, waiting)
    pieces = tuple(sorted(counts))
    return Plan(folder, pieces, (0, *accumulate(counts[piece] for piece in pieces)), judgements)


def _flush(folder: Path, waiting: dict[Piece, list[Facts]]) -> None:
    for (kind, stretch), facts in waiting.items():
        with (folder / f"{kind}.{stretch}").open("ab") as file:
            pickle.dump(facts, file)
    waiting.clear()


def _read(plan: Plan, piece: int) -> list[Facts]:
    """The tellings of a piece in order."""
    found: list[Facts] = []
    kind, stretch = plan.pieces[piece]
    with (plan.folder / f"{kind}.{stretch}").open("rb") as file:
        while file.peek(1):
            found += pickle.load(file)
    return sorted(found, key=order)


def _write(path: Path, value: object) -> None:
    path.write_bytes(pickle.dumps(value))


def _compare(task: tuple[Plan, int]) -> tuple[array[int], dict[ClaimRef, int]]:
    """Compare the tellings of a piece: write its edges, give back the numbers of its positive pairs, and of the judged tellings."""
    plan, piece = task
    facts = _read(plan, piece)
    numbers = list(range(plan.offsets[piece], plan.offsets[piece + 1]))
    kind, stretch = plan.pieces[piece]
    if piece and plan.pieces[piece - 1] == (kind, stretch - 1):
        late = [(n, f) for n, f in enumerate(_read(plan, piece - 1), plan.offsets[piece - 1]) if day(f) >= stretch * STRETCH - WINDOW]
        facts, numbers = [*(fact for _, fact in late), *facts], [*(number for number, _ in late), *numbers]
    own, positive, edges = plan.offsets[piece], array("q"), []
    for i, j in pairs(facts):
        if numbers[j] >= own:
            edges.append((numbers[i], numbers[j], _weight(facts[i], facts[j])))
            if edges[-1][2] > 0:
                positive.extend((numbers[i], numbers[j]))
    _write(plan.folder / f"edges.{piece}", edges)
    wanted = {one for side in plan.judgements for pair in side for one in pair}
    return positive, {ref(fact): number for number, fact in zip(numbers, facts, strict=True) if ref(fact) in wanted} if wanted else {}


def _join_all(plan: Plan, unions: Unions, compared: Iterable[tuple[array[int], dict[ClaimRef, int]]]) -> dict[tuple[int, int], float]:
    at: dict[ClaimRef, int] = {}
    positives = []
    for positive, known in compared:
        at |= known
        positives.append(positive)
    judged = judged_pairs(at, plan.judgements)
    for positive in positives:
        for i, j in zip(positive[::2], positive[1::2], strict=True):
            if judged.get((i, j), 1.0) > 0:
                unions.join(i, j)
    for (i, j), weight in judged.items():
        if weight > 0:
            unions.join(i, j)
    return judged


def _ends(plan: Plan, unions: Unions) -> dict[int, list[list[int]]]:
    """The components by the piece in which they end."""
    found: dict[int, list[list[int]]] = defaultdict(list)
    for members in unions.members().values():
        found[plan.piece_of(members[-1])].append(members)
    return found


def _contract(task: tuple[Plan, int, list[list[int]]]) -> list[Group]:
    """Contract the components that end in a piece."""
    plan, piece, components = task
    of = {number: root for root, members in enumerate(components) for number in members}
    judged: dict[tuple[int, int], float] = pickle.loads((plan.folder / "judged").read_bytes())
    facts, edges = _gather(plan, sorted({plan.piece_of(number) for number in of} | {piece}), of)
    return [tuple(sorted(ref(facts[number]) for number in group))
            for root, members in enumerate(components) for group in contract(members, _edges(members, edges[root], facts, judged))]


def _gather(plan: Plan, pieces: Iterable[int], of: Mapping[int, int]) -> tuple[dict[int, Facts], dict[int, dict[tuple[int, int], float]]]:
    """The tellings of some components, and the edges inside each."""
    facts: dict[int, Facts] = {}
    edges: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    for piece in pieces:
        facts.update((number, fact) for number, fact in enumerate(_read(plan, piece), plan.offsets[piece]) if number in of)
        for i, j, weight in pickle.loads((plan.folder / f"edges.{piece}").read_bytes()):
            if i in of and of[i] == of.get(j):
                edges[of[i]][i, j] = weight
    return facts, edges


def _edges(members: list[int], known: dict[tuple[int, int], float], facts: Mapping[int, Facts],
           judged: Mapping[tuple[int, int], float]) -> list[tuple[int, int, float]]:
    inside = combinations(members, 2) if len(members) <= ALL_PAIRS else sorted({*known, *(pair for pair in judged if set(pair) <= set(members))})
    found = []
    for i, j in inside:
        weight = judged.get((i, j), known.get((i, j)))
        found.append((i, j, _weight(facts[i], facts[j]) if weight is None else weight))
    return found


def _weight(a: Facts, b: Facts) -> float:
    return NEVER if plainly_apart(a, b) else weigh((0, 1), decide(a, b), {})
