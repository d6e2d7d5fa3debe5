"""Event coreference against gold groups: the halves that weights were learned on and the halves that they never saw."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya.claims.reader import read_document
from riwaya.errors import GoldError
from riwaya.evaluate.coreference import Scores, gold_record, load_groups, score_groups
from riwaya.model.event import ClaimRef
from riwaya.model.record import Record
from riwaya.reconcile.pipeline import reconcile

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
HELD_FROM = "2015-08-03"  # reports of the corpus from this day on were never learned from
LEARNED = ("01", "02", "03", "04", "05", "13", "14", "15", "16", "22", "23")


def _records(path: Path, texts: dict[str, str] | None = None) -> list[Record]:
    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [gold_record(row, row["document"].get("text") or (texts or {})[row["document"]["id"]]) for row in raw]


def _scores(records: list[Record], clusters: Path) -> Scores:
    return score_groups(load_groups(clusters, records), reconcile(records).clusters.groups)


@pytest.mark.parametrize(("learned", "b3", "linked"), [(True, 0.93, 0.87), (False, 0.94, 0.855)])
def test_the_bundled_samples_keep_their_floors(learned: bool, b3: float, linked: float) -> None:
    records = [r for r in _records(ROOT / "tests/gold/samples.jsonl") if (r.document.id[:2] in LEARNED) == learned]
    scores = _scores(records, ROOT / "tests/gold/clusters/samples.jsonl")
    assert scores.b3.f1 >= b3 and scores.b3_linked.f1 >= linked


@pytest.mark.parametrize(("learned", "b3", "linked"), [(True, 0.93, 0.87), (False, 0.875, 0.785)])
def test_the_corpus_keeps_its_floors(learned: bool, b3: float, linked: float) -> None:
    corpus = SHARED / "corpus" / "snn-dev.jsonl"
    if not corpus.exists():
        pytest.skip("no corpus beside the checkout: ../shared/corpus/snn-dev.jsonl")
    texts = {row["id"]: row["text"] for row in map(json.loads, corpus.read_text(encoding="utf-8").splitlines())}
    records = _records(ROOT / "annotations/snn.jsonl", texts)
    half = [r for r in records if r.document.published and (r.document.published.start < HELD_FROM) == learned]
    scores = _scores(half, ROOT / "annotations/clusters.jsonl")
    assert scores.b3.f1 >= b3 and scores.b3_linked.f1 >= linked


def test_the_prisoners_of_zawiya_are_one_event_with_two_numbers() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("no seed reports beside the checkout: ../shared/seeds")
    records = [read_document(path.read_text(encoding="utf-8"), id=path.stem) for path in seeds]
    tolls = {
        ClaimRef(record.document.id, claim.id): quantity.low
        for record in records for claim in record.claims if claim.type == "capture" for quantity in claim.quantities
    }
    groups = [group for group in reconcile(records).clusters.groups if set(group) & set(tolls)]
    assert [{tolls[ref] for ref in group if ref in tolls} for group in groups] == [{20, 30}]
    assert len(groups[0]) >= 5  # the headline, both tellers, the fighters' statement, the pictures; the gate retaken may stand apart


def test_scores_by_hand() -> None:
    one, two, three = (ClaimRef("d", name) for name in ("c1", "c2", "c3"))
    scores = score_groups([[one, two], [three]], [[one, two, three]])
    assert scores.b3.recall == 1.0 and scores.b3.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert (scores.pairs.precision, scores.pairs.recall) == (pytest.approx(1 / 3), 1.0)
    assert score_groups([[one], [two]], [[one], [two]]).b3.f1 == 1.0
    with pytest.raises(ValueError, match="different claims"):
        score_groups([[one]], [[two]])


def test_a_gold_member_that_no_claim_answers_is_told(tmp_path: Path) -> None:
    record = _records(ROOT / "tests/gold/samples.jsonl")[0]
    path = tmp_path / "clusters.jsonl"
    path.write_text(json.dumps({"cluster": "x", "members": [{"document": record.document.id, "trigger": [0, 1], "type": "kill"}]}))
    with pytest.raises(GoldError):
        load_groups(path, [record])
