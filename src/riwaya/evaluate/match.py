"""When a value read equals a value of the gold. Values are the plain dictionaries of the contract's JSON."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

Value = dict[str, Any]
SLOTS = ("agents", "patients", "places", "time", "quantities", "origin", "factuality", "means")
EARTH_KM = 6371.0
PLACE_KM = 25.0


def overlap(a: Any, b: Any) -> float:
    """The share of the shorter span that two spans have in common."""
    if not a or not b:
        return 0.0
    shared = min(a[1], b[1]) - max(a[0], b[0])
    shorter = min(a[1] - a[0], b[1] - b[0])
    return float(max(0.0, shared / max(1, shorter)))


def _kilometres(a: Value, b: Value) -> float:
    points = [value.get(key) for value in (a, b) for key in ("lat", "lon")]
    if None in points:
        return math.inf
    p, q = math.radians(a["lat"]), math.radians(b["lat"])
    turn = math.radians(b["lon"] - a["lon"])
    return EARTH_KM * math.acos(min(1.0, math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(turn)))


def same_party(gold: Value, guess: Value) -> bool:
    """One actor id, or mentions that overlap: ids differ between packs."""
    named = bool(gold.get("actor")) and gold.get("actor") == guess.get("actor")
    return named or overlap(gold.get("span"), guess.get("span")) > 0


def same_place(gold: Value, guess: Value) -> bool:
    """No farther apart than 25 km, or than the gold's own tolerance."""
    return _kilometres(gold, guess) <= max(PLACE_KM, gold.get("tol_km") or 0)


def same_time(gold: Value, guess: Value) -> bool:
    """The same days."""
    return bool(gold.get("start") == guess.get("start") and gold.get("end") == guess.get("end"))


def same_quantity(gold: Value, guess: Value) -> bool:
    """The same measure, low and high."""
    return all(gold.get(key) == guess.get(key) for key in ("measure", "low", "high"))


def same_means(gold: Value, guess: Value) -> bool:
    """The same kind."""
    return bool(gold.get("kind") == guess.get("kind"))


def same_word(gold: Value, guess: Value) -> bool:
    """The same factuality."""
    return bool(gold["value"] == guess["value"])


EQUAL: dict[str, Callable[[Value, Value], bool]] = {
    "agents": same_party,
    "patients": same_party,
    "places": same_place,
    "time": same_time,
    "quantities": same_quantity,
    "origin": same_party,
    "factuality": same_word,
    "means": same_means,
}


def values(claim: Value, slot: str) -> list[Value]:
    """The values of a slot; `origin` is the first of the sources."""
    if slot == "origin":
        return list((claim.get("sources") or [])[:1])
    if slot == "time":
        time = claim.get("time")
        return [time] if time and time.get("start") else []
    if slot == "factuality":
        return [{"value": claim.get("factuality", "actual")}]
    return list(claim.get(slot) or [])


def compare(gold: Value, guess: Value, slot: str) -> tuple[int, list[Value], list[Value]]:
    """How many values of a slot agree, and the gold's and the guess's that found no partner."""
    missed, invented = [], values(guess, slot)
    wanted = values(gold, slot)
    for value in wanted:
        partner = next((other for other in invented if EQUAL[slot](value, other)), None)
        if partner is None:
            missed.append(value)
        else:
            invented.remove(partner)
    return len(wanted) - len(missed), missed, invented


def pair(gold: list[Value], guess: list[Value]) -> list[tuple[int, int, bool]]:
    """Pair claims one to one: right type first, then the larger share of trigger, then more slots that agree."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(guess):
            share = overlap(g["trigger"], p["trigger"])
            if share > 0:
                agreeing = sum(compare(g, p, slot)[0] > 0 for slot in SLOTS)
                options.append(
                    (g["type"] == p["type"], round(share, 3), agreeing, -abs(g["trigger"][0] - p["trigger"][0]), i, j)
                )
    taken_gold, taken_guess, pairs = set(), set(), []
    for typed, _share, _agreeing, _distance, i, j in sorted(options, reverse=True):
        if i not in taken_gold and j not in taken_guess:
            taken_gold.add(i)
            taken_guess.add(j)
            pairs.append((i, j, typed))
    return pairs
