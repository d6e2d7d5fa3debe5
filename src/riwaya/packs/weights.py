"""Load the weights of the arbiters: one table a decision, `feature<TAB>weight`.

The rules of the reader propose, each with a readable name; where several proposals stand against each other, the sum of
the weights of what is true of each decides. Weights were learned by logistic regression from annotated reports (see
docs/decisions/0002-weighed-decisions.md); they hold words of the language and names of rules, no text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import Any, NamedTuple

from riwaya.packs.tsv import DATA

FOLDER = DATA / "languages" / "ar" / "weights"
BIAS = "(bias)"
UNIT = 1000
MOST = 20_000


class Weights:
    """Weights of one decision, in thousandths. An empty table gives every proposal a score of 0.

    Whole numbers add up to the same sum in any order: a tie is a tie, whatever features are added first.
    """

    __slots__ = ("bias", "table")

    def __init__(self, table: dict[str, int]) -> None:
        self.table = table
        self.bias = table.get(BIAS, 0)

    def sum(self, features: Iterable[str]) -> int:
        """What features weigh together, in thousandths, without the bias."""
        return sum(filter(None, map(self.table.get, features)))

    def score(self, features: Iterable[str]) -> float:
        """Log-odds of a proposal of which `features` are true."""
        return (self.bias + self.sum(features)) / UNIT

    def total(self, sums: Iterable[int]) -> float:
        """Log-odds of a proposal whose features were weighed in parts."""
        return (self.bias + sum(sums)) / UNIT

    def reasons(self, features: Iterable[str], most: int = 4) -> list[tuple[str, float]]:
        """The features that weigh most, for or against, the heaviest first."""
        known = {f: self.table[f] / UNIT for f in features if f in self.table}
        return sorted(known.items(), key=lambda item: (-abs(item[1]), item[0]))[:most]

    def __bool__(self) -> bool:
        return bool(self.table)


class Evidence(NamedTuple):
    """Features and what they weigh together in thousandths, for one decision and, where a second one shares them, for that."""

    features: tuple[str, ...]
    score: int
    other: int


class Facet(dict[tuple[Hashable, ...], Evidence]):
    """Features that a few values decide: named and weighed once for every combination of those values.

    `name` turns the values into features; `facet[values]` gives them with their weight.
    """

    __slots__ = ("_name", "_other", "_table")

    def __init__(self, name: Callable[..., Iterable[str]], table: Weights, other: Weights | None = None) -> None:
        super().__init__()
        self._name, self._table, self._other = name, table, other

    def __missing__(self, values: tuple[Any, ...]) -> Evidence:
        found = weigh(tuple(self._name(*values)), self._table, self._other)
        if len(self) >= MOST:
            self.clear()
        self[values] = found
        return found


def weigh(features: tuple[str, ...], table: Weights, other: Weights | None = None) -> Evidence:
    """Features with their weights."""
    return Evidence(features, table.sum(features), other.sum(features) if other is not None else 0)


@cache
def weights(decision: str) -> Weights:
    """The weights of a decision: trigger, agent, patient, place, time, teller, means, quantity or factuality."""
    path = FOLDER / f"{decision}.tsv"
    table: dict[str, int] = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, _, value = line.rpartition("\t")
                table[name] = round(float(value) * UNIT)
    return Weights(table)
