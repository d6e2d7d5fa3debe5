"""Learn the weights of the arbiters from annotated reports (gold files of the contract's form).

Usage: learn.py [--out FOLDER] GOLD.jsonl …
A developer's tool: it needs scikit-learn, which Riwaya itself does not.

A decision learns from what the decisions before it, and it itself for the claims before, make of a report that they did not
learn from: the reports are parted in folds, and each fold is read with the weights of the others ("cross-fitting"). Else a
decision would come to trust the earlier ones as it may on the reports they know by heart, and on no other.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from riwaya.claims.assemble import Assembler
from riwaya.claims.proposals import Proposal
from riwaya.claims.reader import read_text
from riwaya.claims.teach import label
from riwaya.packs import weights as store

Example = tuple[tuple[str, ...], int, tuple[str, int]]
# Decisions that take one proposal of several are learned as a choice; the others as yes or no.
CHOICES = ("trigger", "agent", "patient", "place", "time", "teller")
PARTIES = ["agent", "patient"]
REST = ["place", "time", "teller", "means", "quantity", "denied", "failed", "planned", "threatened", "demanded", "possible"]
# What each reading of the reports gives examples of, what the folds learn from it, and whose tables are final after it.
READINGS: tuple[tuple[list[str], list[str], list[str]], ...] = (
    (["climate"], ["climate"], ["climate"]),
    (["trigger"], ["trigger"], []),
    (["trigger", *PARTIES], ["trigger", *PARTIES], ["trigger"]),
    ([*PARTIES, *REST], REST, PARTIES),
    (REST, [], REST),
)
LEAST, LEAST_RIGHT, LEAST_OF_A_WORD = 2, 5, 4
# Strength of regularisation, and shift of a threshold (a feature or how it begins, and what its weight gains), by trials on reports not
# learned from.
STRENGTH = {"trigger": 0.3, "agent": 0.2, "patient": 0.2, "place": 0.3, "time": 0.3, "teller": 0.3, "means": 1.0, "quantity": 0.5}
SHIFT = {"trigger": (store.BIAS, 0.2), "time": ("none", -1.0), "agent": ("nobody pos ", -0.1), "patient": ("nobody pos ", -0.1)}
Reports = list[dict[str, Any]]
Found = dict[str, list[Example]]


def load(files: list[str], texts: dict[str, str]) -> Reports:
    """The annotated reports of some files, with their texts."""
    found = []
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            gold["document"].setdefault("text", texts.get(gold["document"]["id"], ""))
            found.append(gold)
    return found


def examples(reports: Reports, folder: Path, decisions: list[str]) -> Found:
    """Every proposal met in the reports, read with the weights of a folder, with whether the annotation agrees."""
    store.FOLDER = folder
    store.weights.cache_clear()
    found: Found = collections.defaultdict(list)
    for gold in reports:
        document = gold["document"]
        when = document.get("published")
        proposals: list[Proposal] = []
        reading = read_text(document["text"], document.get("outlet"), (when["start"], when["end"]) if when else None, proposals)
        claims = Assembler(reading).claims()
        for decision, at, features, verdict in label(reading, claims, proposals, gold["claims"]):
            if decision in decisions:
                found[decision].append((features, verdict, (document["id"], at)))
    return found


def _matrix(samples: list[Example], least: int) -> tuple[Any, list[str]]:
    from scipy.sparse import csr_matrix

    counts = collections.Counter(f for features, _, _ in samples for f in set(features))
    names = sorted(f for f, n in counts.items() if n >= least)
    index = {f: i for i, f in enumerate(names)}
    rows, cols = [], []
    for row, (features, _, _) in enumerate(samples):
        for f in set(features):
            if f in index:
                rows.append(row)
                cols.append(index[f])
    return csr_matrix(([1.0] * len(rows), (rows, cols)), shape=(len(samples), len(names))), names


HEAVY: dict[str, float] = {}


def _share(key: tuple[str, int]) -> float:
    return HEAVY.get(key[0], 1.0)


def with_silence(samples: list[Example]) -> list[Example]:
    """A word may be no trigger at all: an option without features, right where no other is."""
    right: dict[tuple[str, int], int] = collections.defaultdict(int)
    for _, y, key in samples:
        right[key] |= y
    return [((*features, store.BIAS), y, key) for features, y, key in samples] + [((), 1 - y, key) for key, y in right.items()]


def fit(samples: list[Example], c: float, least: int) -> dict[str, float]:
    """Weights of a yes-or-no decision by L2-regularised logistic regression; rare features are left out."""
    from sklearn.linear_model import LogisticRegression

    matrix, names = _matrix(samples, least)
    model: Any = LogisticRegression(C=c, max_iter=400, solver="liblinear", random_state=0)
    model.fit(matrix, [y for _, y, _ in samples], sample_weight=[_share(key) for _, _, key in samples])
    table = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.02}
    table[store.BIAS] = round(float(model.intercept_[0]), 3)
    return table


def fit_climate(samples: list[Example], c: float, least: int) -> dict[str, float]:
    """Weights of the words of reports of war and of peace, as many of the one as of the other; the more words a report has, the less each says."""
    import numpy as np
    from scipy.sparse import diags
    from sklearn.linear_model import LogisticRegression

    matrix, names = _matrix(samples, least)
    words = np.array([max(len(features), 1) for features, _, _ in samples], dtype=float)
    model: Any = LogisticRegression(C=c, max_iter=400, solver="liblinear", random_state=0, class_weight="balanced")
    model.fit(diags(words ** -0.5) @ matrix, [y for _, y, _ in samples])
    table = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.02}
    table[store.BIAS] = round(float(model.intercept_[0]), 3)
    return table


def fit_choice(samples: list[Example], c: float, least: int) -> dict[str, float]:
    """Weights of a choice among the proposals of one trigger: conditional logit, several right answers allowed."""
    import numpy as np
    from scipy.optimize import minimize

    groups: dict[tuple[str, int], list[int]] = collections.defaultdict(list)
    for row, (_, _, key) in enumerate(samples):
        groups[key].append(row)
    kept = [rows for rows in groups.values() if any(samples[r][1] for r in rows) and not all(samples[r][1] for r in rows)]
    order = [r for rows in kept for r in rows]
    chosen = [samples[r] for r in order]
    matrix, names = _matrix(chosen, least)
    right = np.array([y for _, y, _ in chosen], dtype=float)
    share = np.array([_share(samples[rows[0]][2]) for rows in kept])
    group = np.repeat(np.arange(len(kept)), [len(rows) for rows in kept])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        top = np.full(len(kept), -np.inf)
        np.maximum.at(top, group, scores)
        exp = np.exp(scores - top[group])
        total = np.bincount(group, exp)
        good = np.bincount(group, exp * right)
        value = -np.sum(share * np.log(good / total)) + 0.5 / c * weights @ weights
        slope = (exp / total[group] - exp * right / good[group]) * share[group]
        return value, matrix.T @ slope + weights / c

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: round(float(w), 3) for name, w in zip(names, found.x, strict=True) if abs(w) >= 0.02}


def write(folder: Path, decision: str, table: dict[str, float], note: str) -> None:
    """Write a table of weights, features in order."""
    lines = [f"# {note}"] + [f"{name}\t{value}" for name, value in sorted(table.items())]
    (folder / f"{decision}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def learn(found: Found, decisions: list[str], folder: Path, note: str) -> None:
    """Learn and write the tables of some decisions."""
    for decision in decisions:
        samples = found.get(decision, [])
        positive = sum(y for _, y, _ in samples)
        if positive < LEAST_RIGHT:
            continue
        fitted = fit_climate if decision == "climate" else fit_choice if decision in CHOICES else fit
        least = LEAST_OF_A_WORD if decision == "climate" else LEAST
        table = fitted(with_silence(samples) if decision == "trigger" else samples, STRENGTH.get(decision, 1.0), least)
        wanted, shift = SHIFT.get(decision, ("", 0.0))
        if shift and not wanted.endswith(" "):
            table.setdefault(wanted, 0.0)
        for name in table:
            if shift and (name == wanted or wanted.endswith(" ") and name.startswith(wanted)):
                table[name] = round(table[name] + shift, 3)
        write(folder, decision, table, f"{note}: {len(samples)} proposals, {positive} right")
        print(folder, decision, len(samples), positive, len(table), file=sys.stderr)


def merged(parts: list[Found], but: int = -1) -> Found:
    """The examples of all folds, or of all but one."""
    found: Found = collections.defaultdict(list)
    for number, part in enumerate(parts):
        if number != but:
            for decision, samples in part.items():
                found[decision] += samples
    return found


def cross_fit(reports: Reports, out: Path, work: Path, folds: int, note: str) -> None:
    """Learn all tables: in each reading of `READINGS`, every fold with the weights that the other folds gave so far.

    The `heavy` reports, by which the reader is held to what it once read well, are read with the final weights besides."""
    heavy = [r for r in reports if r["document"]["id"] in HEAVY and r["claims"]]
    parts = [[r for r in reports if _fold(r, folds) == number] for number in range(folds)]
    folders = [work / str(number) for number in range(folds)]
    for folder in folders:
        folder.mkdir(parents=True)
    for read, kept, final in READINGS:
        found = [examples(part, folder, read) for part, folder in zip(parts, folders, strict=True)]
        for number, folder in enumerate(folders):
            learn(merged(found, but=number), kept, folder, note)
        learn(merged(found), final, out, note)
        if heavy and final and final[0] not in ("climate", "trigger"):
            learn(merged([*found, examples(heavy, out, final)]), final, out, note)


def _fold(report: dict[str, Any], folds: int) -> int:
    return int(hashlib.md5(report["document"]["id"].encode()).hexdigest(), 16) // 7 % folds


def main() -> None:
    """Learn and write all tables, in the order in which the decisions are taken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--out", type=Path, default=store.FOLDER)
    parser.add_argument("--texts", type=Path, help="JSON lines with id and text, for annotations by offset alone")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--heavy", nargs="*", default=[], metavar="FILE=TIMES", help="gold files whose reports count so many times")
    args = parser.parse_args()
    for name, _, times in (heavy.rpartition("=") for heavy in args.heavy):
        HEAVY.update(dict.fromkeys((report["document"]["id"] for report in load([name], {})), float(times)))
    texts = {}
    if args.texts:
        lines = args.texts.read_text(encoding="utf-8").splitlines()
        texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        cross_fit(load(args.gold, texts), args.out, Path(work), args.folds, f"learned from {len(args.gold)} files of annotated reports")


if __name__ == "__main__":
    main()
