"""Deaths by side, and three estimates of their sum that are always in order."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.export.deaths import Toll, by_group, lowest, usual
from riwaya.export.standing import CIVILIANS, belongs, standing
from riwaya.export.ucdp_sides import ONE_SIDED, Sides


class Deaths(NamedTuple):
    """Deaths by side; `low` <= `best` <= `high`, and `best` is the sum of the four."""

    a: int
    b: int
    civilians: int
    unknown: int
    high: int
    low: int

    @property
    def best(self) -> int:
        """The sum of the four columns."""
        return self.a + self.b + self.civilians + self.unknown


class _Group(NamedTuple):
    best: int
    low: int
    high: int


def count(found: list[Toll], sides: Sides, denied: bool = False) -> Deaths:
    """The deaths of an event.

    For each group of dead, `best` is what most origins tell (the lower of two), `low` and `high` the extremes told. The groups add up.
    A toll of nobody named is read as the whole where groups are told too: what it has above their sum is `deaths_unknown`. Deaths
    without any number are one death, the least that the words can mean. Where some account denies the event, `low` is 0.
    """
    groups = {of: _group(tolls) for of, tolls in by_group(found).items()}
    whole = groups.pop("", None)
    if not groups and whole is None:
        return Deaths(0, 0, 0, 1, 1, 0 if denied else 1)
    columns = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    for of, group in groups.items():
        columns[_column(of, sides)] += group.best
    low, high = sum(group.low for group in groups.values()), sum(group.high for group in groups.values())
    if whole is not None:
        columns["unknown"] += max(0, whole.best - sum(group.best for group in groups.values()))
        low, high = min(low, whole.low) if groups else whole.low, max(high, whole.high)
    return Deaths(columns["a"], columns["b"], columns["civilians"], columns["unknown"], high, 0 if denied else low)


def _group(tolls: list[Toll]) -> _Group:
    best = usual(tolls)
    return _Group(best, min(best, lowest(tolls, lambda toll: toll.low)), max(best, *(toll.high for toll in tolls)))


def _column(of: str, sides: Sides) -> str:
    if standing(of) == CIVILIANS:
        return "civilians"
    if belongs(of, (sides.a,)):
        return "a"
    return "b" if sides.violence != ONE_SIDED and belongs(of, (sides.b,)) else "unknown"
