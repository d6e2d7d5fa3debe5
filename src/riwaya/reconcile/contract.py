"""Correlation clustering by greedy additive edge contraction (GAEC, Keuper et al. 2015): join the two groups that have most for them, add
up what their members have for and against each other, go on while anything is for joining. A pair that must stay apart counts as minus
infinity, so nothing joins its two sides, however long the chain between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from math import inf

NEVER = -inf
Edge = tuple[int, int, float]


def contract(nodes: Iterable[int], edges: Iterable[Edge]) -> list[list[int]]:
    """The groups of nodes, each sorted, by the weights of edges (each pair once). The order of the input does not matter."""
    groups = {node: [node] for node in nodes}
    near: dict[int, dict[int, float]] = {node: {} for node in groups}
    for i, j, weight in edges:
        near[i][j] = near[j][i] = weight
    heap = [(-weight, i, j) for i in near for j, weight in near[i].items() if i < j and weight > 0]
    heapify(heap)
    while heap:
        weight, i, j = heappop(heap)
        if i in groups and j in groups and near[i].get(j) == -weight:
            _join(i, j, groups, near, heap)
    return sorted(sorted(group) for group in groups.values())


def _join(i: int, j: int, groups: dict[int, list[int]], near: dict[int, dict[int, float]], heap: list[tuple[float, int, int]]) -> None:
    """Join group `j` into `i`, the smaller number, which keeps its name."""
    groups[i] += groups.pop(j)
    mine, theirs = near[i], near.pop(j)
    del mine[j], theirs[i]
    for other, weight in theirs.items():
        total = round(mine.get(other, 0.0) + weight, 6)
        mine[other] = near[other][i] = total
        del near[other][j]
        if total > 0:
            heappush(heap, (-total, min(i, other), max(i, other)))
