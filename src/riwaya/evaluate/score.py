"""Score records against gold: precision, recall and F1 per slot, all end to end.

`claims` wants the right type on an overlapping trigger. A slot's row counts its values over all claims: those of a missed
or invented claim are missed or invented too. `fidelity` is all slots and claims together; `whole` counts claims with
every slot right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from riwaya.evaluate.match import SLOTS, compare, pair, values

ROWS = ("detection", "claims", *SLOTS, "whole", "fidelity")


@dataclass
class Tally:
    """Values that are right, that were read, and that the gold has."""

    right: int = 0
    guessed: int = 0
    gold: int = 0

    def add(self, right: int, guessed: int, gold: int) -> None:
        """Count some more."""
        self.right += right
        self.guessed += guessed
        self.gold += gold

    @property
    def precision(self) -> float:
        """Right among those read."""
        return self.right / self.guessed if self.guessed else 0.0

    @property
    def recall(self) -> float:
        """Right among those of the gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.guessed + self.gold
        return 2 * self.right / both if both else 0.0


@dataclass
class Score:
    """A tally a row, and how many spans do not quote their text."""

    rows: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in ROWS})
    spans: int = 0
    ungrounded: int = 0
    documents: int = 0


def score(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> Score:
    """Score pairs of (gold record, read record)."""
    result = Score()
    for gold, guess in pairs:
        result.documents += 1
        _document(result, gold["claims"], guess["claims"])
        _grounding(result, gold["document"]["text"], guess["claims"])
    for name in ("claims", *SLOTS):
        row = result.rows[name]
        result.rows["fidelity"].add(row.right, row.guessed, row.gold)
    return result


def _document(result: Score, gold: list[dict[str, Any]], guess: list[dict[str, Any]]) -> None:
    pairs = pair(gold, guess)
    typed = [(gold[i], guess[j]) for i, j, same in pairs if same]
    result.rows["detection"].add(len(pairs), len(guess), len(gold))
    result.rows["claims"].add(len(typed), len(guess), len(gold))
    for slot in SLOTS:
        right = sum(compare(g, p, slot)[0] for g, p in typed)
        result.rows[slot].add(right, sum(len(values(c, slot)) for c in guess), sum(len(values(c, slot)) for c in gold))
    whole = sum(
        all(not missed and not invented for _, missed, invented in (compare(g, p, slot) for slot in SLOTS))
        for g, p in typed
    )
    result.rows["whole"].add(whole, len(guess), len(gold))


def _grounding(result: Score, text: str, claims: list[dict[str, Any]]) -> None:
    for claim in claims:
        for slot in ("agents", "patients", "places", "quantities", "means", "sources"):
            for value in claim.get(slot) or []:
                if value.get("span"):
                    start, end = value["span"]
                    result.spans += 1
                    result.ungrounded += value.get("text") is not None and text[start:end] != value["text"]
