"""Load the weights of the arbiters: one table a decision, `feature<TAB>weight`.

The rules of the reader propose, each with a readable name; where several proposals stand against each other, the sum of
the weights of what is true of each decides. Weights were learned by logistic regression from annotated reports (see
docs/decisions/0002-weighed-decisions.md); they hold words of the language and names of rules, no text.
"""

from __future__ import annotations

from bisect import bisect_left
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


class Ballot:
    """Several decisions weighed at once over the same features: most features have no weight in any of them."""

    def __init__(self, decisions: tuple[str, ...]) -> None:
        tables = [weights(decision) for decision in decisions]
        self.decisions = decisions
        self.biases = tuple(table.bias for table in tables)
        names = {name for table in tables for name in table.table}
        self.rows = {name: tuple(table.table.get(name, 0) for table in tables) for name in names}

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """The log-odds of every decision."""
        rows = [row for row in map(self.rows.get, features) if row is not None]
        return {decision: sum(column) / UNIT for decision, column in zip(self.decisions, zip(self.biases, *rows, strict=True), strict=True)}


@cache
def ballot(*decisions: str) -> Ballot:
    """The weights of several decisions that share their features."""
    return Ballot(decisions)


class _Words:
    """The words that go on a feature after some start: looked up among the sorted features when first asked for."""

    __slots__ = ("_features", "_seen", "_start")

    def __init__(self, features: list[str], start: str) -> None:
        self._features, self._start = features, start
        self._seen: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= MOST:
                self._seen.clear()
            found = self._seen[word] = _goes_on(self._features, f"{self._start} {word}")
        return found


def _goes_on(features: list[str], start: str) -> bool:
    """Whether a sorted list has a feature, or one that goes on with another word after it."""
    at = bisect_left(features, start)
    if at < len(features) and features[at] == start:
        return True
    at = bisect_left(features, f"{start} ", at)
    return at < len(features) and features[at].startswith(f"{start} ")


class _Everything(_Words):
    """Holds every word."""

    def __contains__(self, word: str) -> bool:
        return True


class Known(dict[tuple[str, str], _Words]):
    """The words that have a weight: `known[head, mark]` holds what follows "head mark " in a feature, cut off after any word.

    For a learner, who must see every feature, it holds every word.
    """

    __slots__ = ("_features", "_shows")

    def __init__(self, tables: Iterable[Weights], shows: bool) -> None:
        super().__init__()
        self._shows = shows
        self._features = [] if shows else sorted({feature for table in tables for feature in table.table})

    def __missing__(self, values: tuple[str, str]) -> _Words:
        found = self[values] = (_Everything if self._shows else _Words)(self._features, " ".join(values))
        return found


class Evidence(NamedTuple):
    """What is true of a proposal by some values, and what it weighs in thousandths, for one decision and, where a second
    one shares it, for that. Its features are named only when asked for: most never are."""

    name: Callable[..., Iterable[str]]
    values: tuple[Any, ...]
    score: int
    other: int

    @property
    def features(self) -> tuple[str, ...]:
        """The features by name."""
        return tuple(self.name(*self.values))


def named(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The features of several pieces of evidence, by name."""
    return tuple(feature for e in evidence for feature in e.features)


class Facet(dict[tuple[Hashable, ...], Evidence]):
    """Features that a few values decide: named and weighed once for every combination of those values.

    `name` turns the values into features; `facet[values]` gives them with their weight.
    """

    __slots__ = ("_name", "_other", "_table")

    def __init__(self, name: Callable[..., Iterable[str]], table: Weights, other: Weights | None = None) -> None:
        super().__init__()
        self._name, self._table, self._other = name, table, other

    def __missing__(self, values: tuple[Any, ...]) -> Evidence:
        found = _weigh(self._name, values, self._table, self._other)
        if len(self) >= MOST:
            self.clear()
        self[values] = found
        return found


def _weigh(name: Callable[..., Iterable[str]], values: tuple[Any, ...], table: Weights, other: Weights | None) -> Evidence:
    features = tuple(name(*values))
    return Evidence(name, values, table.sum(features), other.sum(features) if other is not None else 0)


def _told(*features: str) -> tuple[str, ...]:
    return features


def weigh(features: tuple[str, ...], table: Weights, other: Weights | None = None) -> Evidence:
    """Features with their weights."""
    return _weigh(_told, features, table, other)


@cache
def weights(decision: str) -> Weights:
    """The weights of a decision: trigger, agent, patient, place, time, teller, means, quantity or factuality."""
    path = FOLDER / f"{decision}.tsv"
    if not path.exists():
        return Weights({})
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    cells = "\t".join(lines).split("\t")
    written = cells[1::2]
    values = {value: round(float(value) * UNIT) for value in set(written)}  # few differ
    return Weights(dict(zip(cells[::2], map(values.__getitem__, written), strict=True)))
