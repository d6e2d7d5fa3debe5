"""The gold of events is what its marked texts say: offsets, ids, one cluster a claim, two halves."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from riwaya.packs.ontology import claim_types
from riwaya.packs.theatre import theatres

FOLDER = Path(__file__).parents[1] / "gold" / "events"


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("event_gold_make", FOLDER / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKER = _maker()


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


REPORTS = {row["id"]: row for row in _rows("reports.jsonl")}
CLUSTERS = _rows("clusters.jsonl")
MEMBERS = [(cluster, member) for cluster in CLUSTERS for member in cluster["members"]]


def test_the_files_are_made_from_the_marked_texts() -> None:
    for name, text in MAKER.lines().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text


def test_ids_are_unique() -> None:
    assert len(REPORTS) == len(_rows("reports.jsonl")) >= 40
    assert len({cluster["cluster"] for cluster in CLUSTERS}) == len(CLUSTERS)


def test_every_trigger_is_a_slice_that_was_marked() -> None:
    marked = Counter(mark[1] for path in sorted((FOLDER / "groups").glob("*.txt")) for mark in MAKER.MARK.finditer(path.read_text(encoding="utf-8")))
    sliced = Counter(REPORTS[member["document"]]["text"][slice(*member["trigger"])] for _, member in MEMBERS)
    assert sliced == marked
    assert all(trigger == trigger.strip() and len(trigger.split()) == 1 for trigger in sliced)


def test_no_claim_stands_in_two_clusters() -> None:
    told = [(member["document"], *member["trigger"]) for _, member in MEMBERS]
    assert len(set(told)) == len(told)
    for before, after in zip(sorted(told), sorted(told)[1:], strict=False):
        assert before[0] != after[0] or before[2] <= after[1], (before, after)


def test_types_are_of_the_ontology() -> None:
    assert {member["type"] for _, member in MEMBERS} <= set(claim_types())
    assert all(cluster["type"] in {member["type"] for member in cluster["members"]} for cluster in CLUSTERS)


def test_the_halves_share_no_document_and_are_alike_in_size() -> None:
    for cluster, member in MEMBERS:
        report = REPORTS[member["document"]]
        assert (cluster["half"], cluster["cluster"].split("/")[0]) == (report["half"], report["group"])
    sizes = Counter(report["half"] for report in REPORTS.values())
    assert set(sizes) == {"tune", "held"}
    assert max(sizes.values()) / min(sizes.values()) < 1.2


@pytest.mark.parametrize("id", sorted(REPORTS))
def test_texts_are_clean(id: str) -> None:
    report = REPORTS[id]
    assert not re.search(r"[\[\]|]|#doc", report["text"])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", report["published"])
    assert report["outlet"]
    assert report["theatre"] in theatres()


def test_the_marks_are_read_as_written() -> None:
    text, marks = MAKER.clean("a [b|kill|x] c[d|injure|y]")
    assert (text, [(text[m.start:m.end], m.type, m.cluster) for m in marks]) == ("a b cd", [("b", "kill", "x"), ("d", "injure", "y")])


def test_the_readme_counts_right_and_names_every_group() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    groups = {report["group"] for report in REPORTS.values()}
    assert f"{len(REPORTS)} short reports in {len(groups)} groups" in readme
    assert all(group in readme for group in groups)
