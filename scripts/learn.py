"""Learn the weights of the arbiters from annotated reports (gold files of the contract's form).

Usage: learn.py [--out FOLDER] [--only DECISION,…] [--c C] GOLD.jsonl …
A developer's tool: it needs scikit-learn, which Riwaya itself does not.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path
from typing import Any

from riwaya.claims.assemble import Assembler
from riwaya.claims.proposals import Proposal
from riwaya.claims.reader import read_text
from riwaya.claims.teach import label
from riwaya.packs import weights as store

Example = tuple[tuple[str, ...], int]


def examples(files: list[str]) -> dict[str, list[Example]]:
    """Every proposal met in the annotated reports, with whether the annotation agrees."""
    found: dict[str, list[Example]] = collections.defaultdict(list)
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            document = gold["document"]
            when = document.get("published")
            proposals: list[Proposal] = []
            reading = read_text(document["text"], document.get("outlet"), (when["start"], when["end"]) if when else None, proposals)
            claims = Assembler(reading).claims()
            for decision, features, verdict in label(reading, claims, proposals, gold["claims"]):
                found[decision].append((features, verdict))
    return found


def fit(samples: list[Example], c: float, least: int) -> dict[str, float]:
    """Weights of one decision by L2-regularised logistic regression; features met fewer than `least` times are left out."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = collections.Counter(f for features, _ in samples for f in set(features))
    names = sorted(f for f, n in counts.items() if n >= least)
    index = {f: i for i, f in enumerate(names)}
    rows, cols = [], []
    for row, (features, _) in enumerate(samples):
        for f in set(features):
            if f in index:
                rows.append(row)
                cols.append(index[f])
    matrix = csr_matrix(([1.0] * len(rows), (rows, cols)), shape=(len(samples), len(names)))
    model: Any = LogisticRegression(C=c, max_iter=400, solver="liblinear", random_state=0)
    model.fit(matrix, [y for _, y in samples])
    table = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.02}
    table[store.BIAS] = round(float(model.intercept_[0]), 3)
    return table


def write(folder: Path, decision: str, table: dict[str, float], note: str) -> None:
    """Write a table of weights, features in order."""
    lines = [f"# {note}"] + [f"{name}\t{value}" for name, value in sorted(table.items())]
    (folder / f"{decision}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn and write all tables, in the order in which the decisions are taken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--out", type=Path, default=store.FOLDER)
    parser.add_argument("--only", default="")
    parser.add_argument("--c", type=float, default=0.3)
    parser.add_argument("--least", type=int, default=2)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    stages = [["trigger"], ["agent", "patient"], ["place", "time", "teller", "means", "quantity", "denied", "failed", "planned", "threatened", "demanded", "possible"]]
    for stage in stages:
        wanted = [d for d in stage if not args.only or d in args.only.split(",")]
        if not wanted:
            continue
        store.weights.cache_clear()
        found = examples(args.gold)
        for decision in wanted:
            samples = found.get(decision, [])
            positive = sum(y for _, y in samples)
            if positive < 5:
                continue
            table = fit(samples, args.c, args.least)
            write(args.out, decision, table, f"learned from {len(args.gold)} files of annotated reports: {len(samples)} proposals, {positive} right; C={args.c}")
            print(decision, len(samples), positive, len(table), file=sys.stderr)


if __name__ == "__main__":
    main()
