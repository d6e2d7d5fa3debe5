"""Plots made on the server: bars of ranges, and bands of sums over days. Numbers for SVG, no markup: templates write that, escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

WIDTH = 1000
LEAST = 14  # of a bar, so that a single number can be seen
_RANGE = re.compile(r"(\d+)(?:(\+)|-(\d+))?")


class Range(NamedTuple):
    """A number told, low to high; `high` is None where it is open."""

    low: int
    high: int | None


def range_of(value: int | str) -> Range | None:
    """The number that a side of a conflict holds to (`20`, `20-30`, `25+`); None where it is none."""
    found = _RANGE.fullmatch(str(value))
    if found is None:
        return None
    low = int(found[1])
    return Range(low, None if found[2] else int(found[3]) if found[3] else low)


def strip(ranges: Sequence[Range]) -> list[dict[str, Any]]:
    """Bars of some ranges on one scale from 0 to a little over the largest, `WIDTH` wide; an open one runs to the end and says so."""
    top = max((one.high if one.high is not None else one.low * 1.25 for one in ranges), default=0) or 1
    return [_bar(one, top) for one in ranges]


def _bar(one: Range, top: float) -> dict[str, Any]:
    start = round(WIDTH * one.low / top)
    end = WIDTH if one.high is None else round(WIDTH * one.high / top)
    length = max(LEAST, end - start)
    return {"start": max(0, min(start, WIDTH - length)), "length": length, "open": one.high is None, "low": one.low, "high": one.high}
