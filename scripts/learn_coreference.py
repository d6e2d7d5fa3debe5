"""Learn the weights of event coreference from gold groups: logistic regression on the pairs that blocking proposes.

    python scripts/learn_coreference.py GOLD.jsonl CLUSTERS.jsonl [GOLD CLUSTERS …] [--texts corpus.jsonl] [--before 2015-08-03] [--skip ID …]
        [--reports REPORTS.jsonl CLUSTERS.jsonl] [--lean 1.2] --out weights.tsv

GOLD holds gold claims. REPORTS holds texts with gold groups alone (`half` tells which to learn from): there the reader's own claims are
paired, those that answer a gold member, so that the weights see the values as they will come.

Weights within a report and across reports share a part and differ by a part (Daumé 2007). The shared part is pulled towards a prior
(scripts/coreference_prior.tsv), the other towards 0 (ridge).
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from riwaya.evaluate.coreference import gold_record, load_groups
from riwaya.ingest.jsonlines import report_of
from riwaya.ingest.run import read_one
from riwaya.model.event import ClaimRef
from riwaya.model.record import Record
from riwaya.reconcile.block import pairs
from riwaya.reconcile.camps import tellings
from riwaya.reconcile.compare import compare, refusal
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.makefacts import facts
from riwaya.reconcile.origins import with_origins
from riwaya.reconcile.reprints import find_copies, text_of

Example = tuple[tuple[str, ...], bool]
SCOPES = ("within", "across")
# What is told of one day leans to one happening; what bears no day leans away from it: weeks of a war would run together.
LEANING = {"time:same_day": 1, "time:overlap": 1, "time:frame": 1, "time:one": -1, "time:none": -1}


def read_gold(path: Path, texts: dict[str, str], before: str, skip: frozenset[str]) -> list[Record]:
    """The gold records published before a day, but those to skip; texts by id where the gold has none."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        document = raw["document"]
        published = (document.get("published") or {}).get("start", "")
        if not any(document["id"].startswith(name) for name in skip) and (not before or published < before):
            found.append(gold_record(raw, document.get("text") or texts[document["id"]]))
    return found


def facts_of(records: Sequence[Record]) -> list[Facts]:
    """The facts of all claims, origins found."""
    texts = {record.document.id: text_of(record) for record in records}
    told = with_origins([t for record in records for t in tellings(record)], find_copies(texts.values(), texts.__getitem__), texts.__getitem__)
    return [facts(telling, texts[telling.document].text) for telling in told]


def examples(records: Sequence[Record], clusters: Path) -> list[Example]:
    """Every pair that blocking proposes and no rule keeps apart, with its features, and whether it is of one group."""
    group = {ref: number for number, refs in enumerate(load_groups(clusters, records)) for ref in refs}
    return _examples(sorted(facts_of(records), key=lambda fact: (fact.document, fact.claim)), group)


def _examples(known: Sequence[Facts], group: dict[ClaimRef, int]) -> list[Example]:
    found = []
    for i, j in sorted(pairs(known)):
        a, b = known[i], known[j]
        features = compare(a, b)
        if not refusal(a, b, features):
            scope = SCOPES[a.document != b.document]
            named = tuple(name for feature in ("bias", *features) for name in (feature, f"{scope}|{feature}"))
            found.append((named, group[ClaimRef(a.document, a.claim)] == group[ClaimRef(b.document, b.claim)]))
    return found


def read_examples(path: Path, clusters: Path, half: str) -> list[Example]:
    """The pairs among the reader's own claims of one half of some reports, those that answer gold members of their type."""
    rows = [json.loads(line) for line in clusters.read_text(encoding="utf-8").splitlines()]
    wanted = {member["document"] for row in rows if row["half"] == half for member in row["members"]}
    reports = [report_of(json.loads(line), path.name, path.name) for line in path.read_text(encoding="utf-8").splitlines()]
    records = [msgspec.json.decode(line, type=Record) for line in map(read_one, reports) if isinstance(line, bytes)]
    records = [record for record in records if record.document.id in wanted]
    group = answered_groups(rows, records)
    known = sorted((fact for fact in facts_of(records) if (fact.document, fact.claim) in group), key=lambda fact: (fact.document, fact.claim))
    return _examples(known, {ClaimRef(*key): number for key, number in group.items()})


def answered_groups(rows: Sequence[dict[str, Any]], records: Sequence[Record]) -> dict[tuple[str, str], int]:
    """The number of the gold group of each claim that overlaps a gold member of the same type."""
    claims = {record.document.id: record.claims for record in records}
    found = {}
    for number, row in enumerate(rows):
        for member in row["members"]:
            start, end = member["trigger"]
            same = [c for c in claims.get(member["document"], ()) if c.type == member["type"] and c.trigger[0] < end and start < c.trigger[1]]
            found.update({(member["document"], claim.id): number for claim in same[:1]})
    return found


def read_prior(path: Path) -> dict[str, float]:
    """What a feature should add by what is known of reporting, before any gold: shared and per scope."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and not line.startswith("feature"):
            name, value = line.split("\t")[:2]
            found[name] = float(value)
    return found


def learn(data: Sequence[Example], ridge: float, prior: dict[str, float], rounds: int = 400, rate: float = 0.3) -> dict[str, float]:
    """Weights by gradient descent with a step of its own for each weight (AdaGrad), pulled towards the prior."""
    weights: dict[str, float] = defaultdict(float, prior)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    for _ in range(rounds):
        slope: dict[str, float] = defaultdict(float)
        for features, same in data:
            error = 1 / (1 + math.exp(-sum(weights[name] for name in features))) - same
            for name in features:
                slope[name] += error
        for name, value in slope.items():
            step = value + (0.0 if name.endswith("bias") else ridge * (weights[name] - prior.get(name, 0.0)))
            squares[name] += step * step
            weights[name] -= rate * step / math.sqrt(squares[name])
    return weights


def table(weights: dict[str, float], note: str) -> str:
    """The weights as the table that `decide` reads; weights that round to 0 are left out."""
    names = sorted({name.rpartition("|")[2] for name in weights}, key=lambda name: (name != "bias", name))
    lines = [f"# {note}", "feature\twithin\tacross"]
    for name in names:
        values = [round(weights.get(name, 0.0) + weights.get(f"{scope}|{name}", 0.0), 2) if f"{scope}|{name}" in weights else 0.0 for scope in SCOPES]
        if any(values):
            lines.append(f"{name}\t{values[0]:g}\t{values[1]:g}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the gold, learn, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="gold records and their clusters, in turn")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--before", default="")
    parser.add_argument("--skip", nargs="*", default=[])
    parser.add_argument("--reports", nargs=2, type=Path, metavar=("REPORTS", "CLUSTERS"))
    parser.add_argument("--half", default="tune")
    parser.add_argument("--lean", type=float, default=0.0, help="log-odds added across reports where both are dated, taken off where not")
    parser.add_argument("--ridge", type=float, default=3.0)
    parser.add_argument("--prior", type=Path, default=Path(__file__).parent / "coreference_prior.tsv")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    texts = {}
    if args.texts:
        texts = {row["id"]: row["text"] for row in map(json.loads, args.texts.read_text(encoding="utf-8").splitlines())}
    data: list[Example] = []
    for gold, clusters in zip(args.gold[::2], args.gold[1::2], strict=True):
        before = args.before if args.texts and "text" not in json.loads(gold.read_text(encoding="utf-8").splitlines()[0])["document"] else ""
        data += examples(read_gold(gold, texts, before, frozenset(args.skip)), clusters)
    if args.reports:
        data += read_examples(*args.reports, args.half)
    note = f"Log-odds of one happening, learned by scripts/learn_coreference.py from {len(data)} pairs, {sum(same for _, same in data)} of them same."
    weights = learn(data, args.ridge, read_prior(args.prior))
    for name, way in LEANING.items():
        weights[f"across|{name}"] += way * args.lean
    args.out.write_text(table(weights, note), encoding="utf-8")


if __name__ == "__main__":
    main()
