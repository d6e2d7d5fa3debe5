"""A number that a claim tells, made comparable with those of other claims."""

from __future__ import annotations

import math
from typing import NamedTuple

from riwaya.model.event import ClaimRef

COUNTED, SUPERSEDED, VAGUER, PART, TOTAL = "counted", "superseded", "vaguer", "part", "total"
Key = tuple[str, str]


class Told(NamedTuple):
    """A number of a claim. `high` is None where open; `of` is an actor id or "". `kind` is that of the first teller.

    `first` and `last` are the ISO days between which it was published, "" where unknown.
    """

    measure: str
    of: str
    low: int
    high: int | None
    origin: str
    camp: str
    kind: str
    concedes: bool
    ref: ClaimRef
    first: str
    last: str
    state: str = COUNTED

    @property
    def key(self) -> Key:
        """The measure and whose."""
        return self.measure, self.of

    @property
    def order(self) -> tuple[str, str, int, float, str, ClaimRef]:
        """What numbers are sorted by."""
        return self.measure, self.of, self.low, self.top, self.origin, self.ref

    @property
    def top(self) -> float:
        """The upper end, infinity where open."""
        return math.inf if self.high is None else self.high


def holds(outer: Told, inner: Told) -> bool:
    """Whether one number leaves room for all that the other says."""
    return outer.low <= inner.low and inner.top <= outer.top


def apart(one: Told, other: Told) -> bool:
    """Whether two numbers cannot both be true: "dozens" and 35, or "at least 10" and 14, are not apart."""
    return one.low > other.top or other.low > one.top


def same(one: Told, other: Told) -> bool:
    """Whether two numbers are told alike."""
    return (one.low, one.high) == (other.low, other.high)


def later(one: Told, other: Told) -> bool:
    """Whether one was surely published after the other."""
    return bool(one.first and other.last) and one.first > other.last
