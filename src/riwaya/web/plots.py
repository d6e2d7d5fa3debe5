"""Plots made on the server: bars of ranges, and bands of sums over days. Numbers for SVG, no markup: templates write that, escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil, floor, log10
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


PLOT_WIDTH, PLOT_HEIGHT = 720, 200
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 12, 28
_STEPS = (1, 2, 2.5, 5, 10)


class Point(NamedTuple):
    """A sum from the end of a day on: low to high, `high` None where it is open."""

    day: str
    low: int
    high: int | None


def bands(groups: Mapping[str, Sequence[Point]]) -> dict[str, Any] | None:
    """Sums over days as bands, by group: paths for SVG in a box of PLOT_WIDTH by PLOT_HEIGHT, and the marks of both axes.

    `area` is the band between low and high (empty where it has no width or is open), `line` its lower edge, or the sum itself. Points of
    a group are in the order of their days. None where no group has a point.
    """
    days = sorted({point.day for points in groups.values() for point in points})
    if not days:
        return None
    frame = _frame(days, max(_top(point) for points in groups.values() for point in points))
    return {
        "width": PLOT_WIDTH, "height": PLOT_HEIGHT, "left": LEFT, "right": PLOT_WIDTH - RIGHT, "bottom": PLOT_HEIGHT - BOTTOM,
        "bands": [{"id": id, **_band(points, frame)} for id, points in groups.items() if points],
        "numbers": [{"at": round(frame.y(number), 1), "number": number} for number in frame.marks],
        "days": [{"at": round(frame.x(day), 1), "day": day, "anchor": anchor} for day, anchor in _day_marks(days)],
    }  # fmt: skip


class _Frame(NamedTuple):
    """How days and numbers become pixels: the ordinal of the first day, how many days, the largest number, and the marks of numbers."""

    first: int
    days: int
    top: float
    marks: tuple[int, ...]

    def x(self, day: str) -> float:
        """The left edge of a day."""
        return LEFT + (PLOT_WIDTH - LEFT - RIGHT) * (date.fromisoformat(day).toordinal() - self.first) / self.days

    def y(self, number: float) -> float:
        """The height of a number."""
        return PLOT_HEIGHT - BOTTOM - (PLOT_HEIGHT - TOP - BOTTOM) * min(number, self.top) / self.top


def _frame(days: Sequence[str], most: int) -> _Frame:
    """An axis of round numbers, and one of days that leaves a little room after the last."""
    first, last = (date.fromisoformat(day).toordinal() for day in (days[0], days[-1]))
    step = _round_up(max(most, 1) / 4)
    number = ceil(max(most, 1) / step)
    room = max(1, round((last - first) * 0.04))
    return _Frame(first, last - first + room, step * number, tuple(step * at for at in range(number + 1)))


def _round_up(value: float) -> int:
    """The smallest round whole number that is not below a value."""
    power = 10 ** max(0, floor(log10(value))) if value >= 1 else 1
    return next(int(step * power) for step in _STEPS if step * power >= value and step * power == int(step * power))


def _top(point: Point) -> int:
    return point.low if point.high is None else point.high


def _band(points: Sequence[Point], frame: _Frame) -> dict[str, Any]:
    points = _thinned(points, frame)
    is_open = any(point.high is None for point in points)
    wide = not is_open and any(point.high != point.low for point in points)
    days = [frame.x(point.day) for point in points]
    low, high = [frame.y(point.low) for point in points], [frame.y(_top(point)) for point in points]
    return {
        "area": f"{_stairs(days, high)}{_back(days, low)}Z" if wide else "", "line": _stairs(days, low), "top": _stairs(days, high) if wide else "",
        "open": is_open, "end": round(low[-1], 1),
    }  # fmt: skip


def _thinned(points: Sequence[Point], frame: _Frame) -> list[Point]:
    """Of points that fall on one and a half pixels the last."""
    return list({round(frame.x(point.day) / 1.5): point for point in points}.values())


def _stairs(days: Sequence[float], heights: Sequence[float]) -> str:
    """A staircase: up from nothing on the first day, level until the next, and on to the edge."""
    steps = "".join(f"H{x:.1f}V{y:.1f}" for x, y in zip(days, heights, strict=True))
    return f"M{days[0]:.1f},{PLOT_HEIGHT - BOTTOM}{steps}H{PLOT_WIDTH - RIGHT}"


def _back(days: Sequence[float], heights: Sequence[float]) -> str:
    """From the edge down to another staircase and along it to the first day."""
    return "".join(f"V{y:.1f}H{x:.1f}" for x, y in zip(reversed(days), reversed(heights), strict=True))


def _day_marks(days: Sequence[str]) -> list[tuple[str, str]]:
    """The first and the last day that has a sum, and where their words stand."""
    return [(days[0], "start")] if days[0] == days[-1] else [(days[0], "start"), (days[-1], "end")]
