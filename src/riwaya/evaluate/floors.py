"""Floors: the figures under which the gate fails. They are pinned in a file, rise with the work and never fall silently."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from riwaya.errors import GoldError
from riwaya.evaluate.gold import GoldSet
from riwaya.evaluate.score import Score

FLOORS = "gate/floors.yaml"
PINNED = ("claims", "fidelity", "agents", "patients", "places", "time", "quantities", "origin", "factuality", "means")
HEAD = """# Floors of the gate: F1 by row, for each gold file. `riwaya gate` fails under any of them.
# Written by `riwaya gate --pin`, which raises floors and refuses to lower one without --allow-lower REASON.
"""


class Breach(NamedTuple):
    """A floor that was not reached."""

    gold: str
    row: str
    floor: float
    reached: float

    def __str__(self) -> str:
        return f"{self.gold}: {self.row} {self.reached:.3f} is under its floor {self.floor:.3f}"


def load_floors(root: Path) -> dict[str, dict[str, Any]]:
    """The pinned floors by gold file; empty where there are none yet."""
    path = root / FLOORS
    if not path.exists():
        return {}
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise GoldError("no table of floors", str(path))
    return loaded


def reached(score: Score, row: str) -> float:
    """A row's F1, rounded down to three places so that a figure never passes by rounding."""
    return math.floor(score.rows[row].f1 * 1000 + 1e-6) / 1000


def breaches(gold: GoldSet, score: Score, floors: dict[str, dict[str, Any]]) -> list[Breach]:
    """The floors of one gold file that were not reached; a gold file that lost claims breaks its own floor."""
    pinned = floors.get(gold.name, {})
    found = [
        Breach(gold.name, row, floor, reached(score, row))
        for row, floor in pinned.get("f1", {}).items()
        if reached(score, row) < floor
    ]
    if gold.claims < pinned.get("claims", 0):
        found.append(Breach(gold.name, "claims in the gold file", pinned["claims"], gold.claims))
    if score.ungrounded:
        found.append(Breach(gold.name, "values that quote their text", 1.0, 1 - score.ungrounded / max(1, score.spans)))
    return found


def pin(root: Path, results: list[tuple[GoldSet, Score]], allow_lower: str = "") -> list[Breach]:
    """Write today's figures as floors. Where one would fall and no reason is given, write nothing and return those."""
    floors = load_floors(root)
    falling = [breach for gold, score in results for breach in breaches(gold, score, floors)]
    if falling and not allow_lower:
        return falling
    for gold, score in results:
        entry: dict[str, Any] = {
            "gold": gold.digest,
            "reports": len(gold.records),
            "claims": gold.claims,
            "f1": {row: reached(score, row) for row in PINNED},
        }
        if any(breach.gold == gold.name for breach in falling):
            entry["lowered_because"] = allow_lower
        floors[gold.name] = entry
    path = root / FLOORS
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + yaml.safe_dump(floors, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return []
