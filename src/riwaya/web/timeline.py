"""Bars of a timeline: events by first day, put together by days, weeks, months or years so that they can be told apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from riwaya.store.atlas import DayCount

MOST = 150
TICKS = 6
# How many days a bar covers; 0 stands for a month, -1 for a quarter, -2 for a year, of the calendar.
_UNITS = (1, 7, 0, -1, -2)


def bars(days: Iterable[DayCount], most: int = MOST) -> list[dict[str, Any]]:
    """The bars from the first to the last day, empty ones too: first and last day, events, those that accounts differ in; and where
    to draw them: `at` and `width` along the axis, `height` and `conflict_height` above it, all in percent."""
    counted = list(days)
    if not counted:
        return []
    first, last = date.fromisoformat(counted[0].day), date.fromisoformat(counted[-1].day)
    unit = next((unit for unit in _UNITS if _number(first, last, unit) <= most), _UNITS[-1])
    slots = _slots(first, last, unit)
    sums = {start: [0, 0] for start, _ in slots}
    for day in counted:
        held = sums[_start(date.fromisoformat(day.day), unit, first)]
        held[0] += day.events
        held[1] += day.conflicting
    tallest = max(events for events, _ in sums.values())
    return [_bar(at, slot, sums[slot[0]], tallest, len(slots)) for at, slot in enumerate(slots)]


def _bar(at: int, slot: tuple[date, date], counted: list[int], tallest: int, number: int) -> dict[str, Any]:
    events, conflicting = counted
    # A bar of one event stays visible beside one of thousands.
    height = max(4.0, 100 * events / tallest) if events else 0.0
    return {
        "start": slot[0].isoformat(), "end": slot[1].isoformat(), "events": events, "conflicting": conflicting,
        "at": round(100 * at / number, 3), "width": round(100 / number, 3),
        "height": round(height, 1), "conflict_height": round(height * conflicting / events, 1) if events else 0.0,
    }  # fmt: skip


def _start(day: date, unit: int, first: date) -> date:
    """The first day of the bar that a day falls in."""
    if unit > 0:
        return first + (day - first) // timedelta(unit) * timedelta(unit)
    month = {0: day.month, -1: (day.month - 1) // 3 * 3 + 1, -2: 1}[unit]
    return date(day.year, month, 1)


def _next(start: date, unit: int) -> date:
    if unit > 0:
        return start + timedelta(unit)
    months = {0: 1, -1: 3, -2: 12}[unit]
    at = start.year * 12 + start.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def _number(first: date, last: date, unit: int) -> int:
    days = {0: 30, -1: 91, -2: 365}.get(unit, unit)
    return (last - first).days // days + 1


def _slots(first: date, last: date, unit: int) -> list[tuple[date, date]]:
    slots, at = [], _start(first, unit, first)
    while at <= last:
        after = _next(at, unit)
        slots.append((at, after - timedelta(1)))
        at = after
    return slots


def ticks(drawn: list[dict[str, Any]], most: int = TICKS) -> list[dict[str, Any]]:
    """Days to write below the axis: where, in percent, and the first day of the bar there."""
    step = max(1, -(-len(drawn) // most))
    return [{"at": bar["at"], "day": bar["start"]} for bar in drawn[::step]]
