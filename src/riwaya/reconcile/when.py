"""When an event was: from the times of its claims, never more exact than the most exact of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.model.event import Interval
from riwaya.reconcile.members import Member

WEAK = "publication"
"""The basis of a time that no word of the text tells."""


def intervals(members: Iterable[Member]) -> list[tuple[Interval, Member]]:
    """The times told in words; where there are none, those that follow from the day of publication."""
    timed = [(Interval(time.start, time.end), member, time.basis) for member in members if (time := member.claim.time) is not None]
    strong = [(span, member) for span, member, basis in timed if basis != WEAK]
    return strong or [(span, member) for span, member, _ in timed]


def span_of(told: Sequence[Interval]) -> Interval | None:
    """From the first to the last day of the finest times: those that hold no other one inside.

    Where one exact day lies within all other times, it is that day. Where times only overlap, or lie apart, it is the span that holds
    them all: their common part would be more exact than anybody told.
    """
    finest = [span for span in told if not any(_inside(other, span) for other in told)]
    return Interval(min(span.start for span in finest), max(span.end for span in finest)) if finest else None


def _inside(inner: Interval, outer: Interval) -> bool:
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end
