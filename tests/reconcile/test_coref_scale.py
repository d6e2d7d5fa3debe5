"""Coreference of many claims: piece by piece the same groups as at once, and work that grows with the number of claims alone."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from riwaya.model.event import ClaimRef
from riwaya.reconcile.block import pairs
from riwaya.reconcile.cluster import Judgements, cluster
from riwaya.reconcile.partition import cluster_pieces

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scale() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scale_benchmark", ROOT / "benchmarks" / "scale.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pieces_give_the_groups_of_the_whole(scale: ModuleType, tmp_path: Path) -> None:
    facts = [fact for fact, _ in scale.made_claims(3000)]
    one, other = (ClaimRef(fact.document, fact.claim) for fact in (facts[0], facts[-1]))
    split = next(group for group in cluster(facts).groups if len(group) > 1)
    judgements = Judgements(same=frozenset([(one, other)]), not_same=frozenset([(split[0], split[1])]))
    whole = cluster(facts, judgements).groups
    assert sorted(cluster_pieces(facts, tmp_path, judgements)) == list(whole)
    assert any({one, other} <= set(group) for group in whole)
    assert not any({split[0], split[1]} <= set(group) for group in whole)


def test_pieces_do_not_depend_on_the_order(scale: ModuleType, tmp_path: Path) -> None:
    facts = [fact for fact, _ in scale.made_claims(500)]
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    assert list(cluster_pieces(facts, folders[0])) == list(cluster_pieces(reversed(facts), folders[1]))


def test_comparisons_a_claim_do_not_grow_without_bound(scale: ModuleType) -> None:
    """Ten years of war told ten times as densely: fewer comparisons than n^1.15 would make, and far fewer than all pairs."""
    counts = [sum(1 for _ in pairs([fact for fact, _ in scale.made_claims(size)])) for size in (2000, 20_000)]
    assert counts[1] <= counts[0] * 10 ** 1.35
    assert counts[1] < 20_000 * 60
