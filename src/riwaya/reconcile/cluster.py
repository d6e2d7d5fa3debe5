"""Event coreference: which tellings are of one happening. Stages: block, compare, decide, cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from riwaya.model.event import ClaimRef
from riwaya.reconcile.block import day, pairs
from riwaya.reconcile.contract import NEVER, contract
from riwaya.reconcile.decide import UNDECIDED, Decision, decide
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.kinds import kinds
from riwaya.reconcile.unions import Unions

ALL_PAIRS = 60  # a component no larger than this is compared pair by pair
STRETCH = 30  # days: the length of the stretches that `partition` works on
JUDGED = 1e6  # weight of what a person judged the same: more than any sum of features
RefPair = tuple[ClaimRef, ClaimRef]


class Judgements(NamedTuple):
    """What people judged about pairs of tellings; either order of a pair. It counts more than any rule."""

    same: frozenset[RefPair] = frozenset()
    not_same: frozenset[RefPair] = frozenset()
    unsure: frozenset[RefPair] = frozenset()


class Pair(NamedTuple):
    """Two tellings that were compared: the log-odds of one happening, the named features, and the reason why they stay apart, if one is."""

    left: ClaimRef
    right: ClaimRef
    score: float
    features: tuple[str, ...]
    reason: str


class Clusters(NamedTuple):
    """Groups of tellings, each of one happening, singletons too; all sorted.

    `undecided` are pairs in different groups of which neither is sure. `apart` are pairs that look alike but are surely not one, with the
    reason. `related` are first members of groups that one sentence tells together: cause and consequence.
    """

    groups: tuple[tuple[ClaimRef, ...], ...]
    undecided: tuple[Pair, ...]
    apart: tuple[Pair, ...]
    related: tuple[RefPair, ...]


NO_JUDGEMENTS = Judgements()


def cluster(facts: Iterable[Facts], judgements: Judgements = NO_JUDGEMENTS) -> Clusters:
    """Group tellings by happening. The same for any order of `facts`; each (document, claim) may come once."""
    known = sorted(facts, key=order)
    edges = {pair: _slim(decide(known[pair[0]], known[pair[1]])) for pair in pairs(known)}
    judged = judged_pairs({ref(fact): number for number, fact in enumerate(known)}, judgements)
    for pair in judged:
        edges.setdefault(pair, _slim(decide(known[pair[0]], known[pair[1]])))
    groups = _groups(known, edges, judged)
    return _clusters(known, groups, edges, judged)


def order(fact: Facts) -> tuple[str, int, str, str]:
    """The order of tellings: by kind, stretch of days, document and claim. Equal sums of evidence are settled by it."""
    return kinds()[fact.type], day(fact) // STRETCH, fact.document, fact.claim


def ref(fact: Facts) -> ClaimRef:
    """The claim's address."""
    return ClaimRef(fact.document, fact.claim)


def judged_pairs(at: Mapping[ClaimRef, int], judgements: Judgements) -> dict[tuple[int, int], float]:
    """The judged pairs by number, with their weights. What is judged both ways counts as unsure."""
    found: dict[tuple[int, int], float] = {}
    for refs, weight in ((judgements.same, JUDGED), (judgements.not_same, NEVER), (judgements.unsure, 0.0)):
        for left, right in refs:
            if left in at and right in at and left != right:
                pair = min(at[left], at[right]), max(at[left], at[right])
                found[pair] = weight if found.get(pair, weight) == weight else 0.0
    return found


def _groups(known: Sequence[Facts], edges: dict[tuple[int, int], Decision], judged: dict[tuple[int, int], float]) -> list[list[int]]:
    unions = Unions(len(known))
    for (i, j), decision in edges.items():
        if weigh((i, j), decision, judged) > 0:
            unions.join(i, j)
    by_root: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in edges:
        if unions.root(i) == unions.root(j):
            by_root[unions.root(i)].append((i, j))
    groups = []
    for root, nodes in unions.members().items():
        if len(nodes) <= ALL_PAIRS:
            _complete(known, nodes, edges)
            inside = list(combinations(nodes, 2))
        else:
            inside = by_root[root]
        groups += contract(nodes, [(i, j, weigh((i, j), edges[i, j], judged)) for i, j in inside])
    return sorted(groups)


def _complete(known: Sequence[Facts], nodes: list[int], edges: dict[tuple[int, int], Decision]) -> None:
    for pair in combinations(nodes, 2):
        if pair not in edges:
            edges[pair] = _slim(decide(known[pair[0]], known[pair[1]]))


def _slim(decision: Decision) -> Decision:
    """A decision without its features, which fill the memory: they are named again for the few pairs that are listed."""
    return decision._replace(features=())


def weigh(pair: tuple[int, int], decision: Decision, judged: Mapping[tuple[int, int], float]) -> float:
    """What a pair counts for joining: its judgement, minus infinity where it is refused, else its log-odds."""
    if pair in judged:
        return judged[pair]
    return NEVER if decision.refused else decision.score


def _clusters(known: Sequence[Facts], groups: list[list[int]], edges: dict[tuple[int, int], Decision],
              judged: dict[tuple[int, int], float]) -> Clusters:
    of = {node: number for number, group in enumerate(groups) for node in group}
    undecided: list[Pair] = []
    apart: list[Pair] = []
    for (i, j), decision in sorted(edges.items()):
        if of[i] == of[j] or judged.get((i, j), 0.0):
            continue
        unsure = decision.verdict == UNDECIDED or (i, j) in judged
        if unsure or (decision.refused and decision.score > 0):
            left, right = sorted((ref(known[i]), ref(known[j])))
            features = decide(known[i], known[j]).features
            (undecided if unsure else apart).append(Pair(left, right, decision.score, features, decision.refused))
    named = sorted(tuple(sorted(ref(known[node]) for node in group)) for group in groups)
    return Clusters(tuple(named), tuple(sorted(undecided)), tuple(sorted(apart)), _related(known, named))


def _related(known: Sequence[Facts], groups: Sequence[tuple[ClaimRef, ...]]) -> tuple[RefPair, ...]:
    first = {member: group[0] for group in groups for member in group}
    sentences: dict[tuple[str, int], set[ClaimRef]] = defaultdict(set)
    for fact in known:
        sentences[fact.document, fact.sentence].add(first[ref(fact)])
    return tuple(sorted({pair for together in sentences.values() for pair in combinations(sorted(together), 2)}))
