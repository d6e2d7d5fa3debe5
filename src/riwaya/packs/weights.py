"""Load the weights of the arbiters: one table a decision, `feature<TAB>weight`.

The rules of the reader propose, each with a readable name; where several proposals stand against each other, the sum of
the weights of what is true of each decides. Weights were learned by logistic regression from annotated reports (see
docs/decisions/0002-weighed-decisions.md); they hold words of the language and names of rules, no text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from riwaya.packs.tsv import DATA

FOLDER = DATA / "languages" / "ar" / "weights"
BIAS = "(bias)"


class Weights:
    """Weights of one decision. An empty table gives every proposal a score of 0."""

    __slots__ = ("bias", "table")

    def __init__(self, table: dict[str, float]) -> None:
        self.table = table
        self.bias = table.get(BIAS, 0.0)

    def score(self, features: Iterable[str]) -> float:
        """Log-odds of a proposal of which `features` are true."""
        get = self.table.get
        return self.bias + sum(get(feature, 0.0) for feature in features)

    def reasons(self, features: Iterable[str], most: int = 4) -> list[tuple[str, float]]:
        """The features that weigh most, for or against, the heaviest first."""
        known = sorted({f: self.table[f] for f in features if f in self.table}.items(), key=lambda item: (-abs(item[1]), item[0]))
        return known[:most]

    def __bool__(self) -> bool:
        return bool(self.table)


@cache
def weights(decision: str) -> Weights:
    """The weights of a decision: trigger, agent, patient, place, time, teller, means, quantity or factuality."""
    path = FOLDER / f"{decision}.tsv"
    table: dict[str, float] = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, _, value = line.rpartition("\t")
                table[name] = float(value)
    return Weights(table)
