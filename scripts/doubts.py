"""How often each rule of the reader is wrong on gold: writes the rules that a reviewer should look at first (data/ui/review/doubts.tsv)."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from riwaya.evaluate.gold import gold_paths, load_gold, read_gold
from riwaya.evaluate.match import SLOTS, compare, pair
from riwaya.packs.tsv import DATA

OUT = DATA / "ui" / "review" / "doubts.tsv"
LEAST_SEEN, LEAST_WRONG = 12, 0.25
_FRAME = re.compile(r" by frame ([^;]+);")


def rule_of(value: dict[str, Any]) -> str:
    """The rule of a value; of a claim, its frame."""
    rule = str(value.get("rule") or value.get("basis") or "")
    frame = _FRAME.search(rule)
    return f"frame {frame[1]}" if frame else rule


def count(records: list[dict[str, Any]], read: list[dict[str, Any]]) -> tuple[Counter[str], Counter[str]]:
    """How often each rule read a value, and how often no value of the gold was the same."""
    seen: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for want, got in zip(records, read, strict=True):
        pairs = {j: want["claims"][i] for i, j, typed in pair(want["claims"], got["claims"]) if typed}
        for j, claim in enumerate(got["claims"]):
            seen[rule_of(claim)] += 1
            wrong[rule_of(claim)] += j not in pairs
            for slot in SLOTS if j in pairs else ():
                _, _, invented = compare(pairs[j], claim, slot)
                told = claim.get(slot) or []
                for value in told if isinstance(told, list) else [told]:
                    if isinstance(value, dict):
                        seen[rule_of(value)] += 1
                        wrong[rule_of(value)] += any(value is one for one in invented)
    return seen, wrong


def main(root: Path) -> None:
    """Read the gold of a working copy and write the table."""
    seen: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for path in gold_paths(root)[0]:
        gold = load_gold(path)
        read_gold(gold)
        for total, part in zip((seen, wrong), count(gold.records, gold.read), strict=True):
            total.update(part)
    rows = [(rule, wrong[rule] / seen[rule], seen[rule]) for rule in seen if rule and seen[rule] >= LEAST_SEEN]
    kept = sorted((row for row in rows if row[1] >= LEAST_WRONG), key=lambda row: (-row[1], row[0]))
    lines = ["# Rules of the reader that are often wrong on gold: the share that was wrong, of how many. Made by scripts/doubts.py.", "rule\twrong\tseen"]
    OUT.write_text("\n".join([*lines, *(f"{rule}\t{share:.2f}\t{number}" for rule, share, number in kept)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
