"""Decide about a pair of tellings: one happening, not one, or undecided. Each decision tells its features and its score."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.compare import compare, refusal
from riwaya.reconcile.facts import Facts

MARGIN = 0.6  # log-odds: nearer to even than this (odds of about 2 to 1) is undecided
SAME, NOT, UNDECIDED = "same", "not", "undecided"


class Decision(NamedTuple):
    """What was decided, the log-odds of one happening, the features, and why surely not ("" where it is not sure)."""

    verdict: str
    score: float
    features: tuple[str, ...]
    refused: str


class Weights(NamedTuple):
    """Log-odds that features add, for pairs within a report and across reports; `bias` is what every pair starts from."""

    within: dict[str, float]
    across: dict[str, float]


@cache
def weights() -> Weights:
    """The shipped weights, `reconcile/weights.tsv`."""
    rows = read_table(DATA / "reconcile" / "weights.tsv")
    return Weights({row["feature"]: float(row["within"] or 0) for row in rows}, {row["feature"]: float(row["across"] or 0) for row in rows})


def decide(a: Facts, b: Facts) -> Decision:
    """Decide about two tellings; the same whichever comes first."""
    found = compare(a, b)
    refused = refusal(a, b, found)
    table = weights().within if a.document == b.document else weights().across
    score = round(table["bias"] + sum(table.get(name, 0.0) for name in found), 4) if found else 0.0
    return Decision(_verdict(score, refused), score, found, refused)


def _verdict(score: float, refused: str) -> str:
    if refused:
        return NOT
    if abs(score) < MARGIN:
        return UNDECIDED
    return SAME if score > 0 else NOT
