"""What two tellings have in common and where they differ, one named relation for each field."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, isnan, radians, sin, sqrt

from riwaya.packs.theatre import actors
from riwaya.reconcile.facts import Facts
from riwaya.reconcile.kinds import lasting

EARTH_KM = 6371.0
SPOT_KM = 3.0  # two points nearer than this are one place
MARGIN_KM = 12.0  # reporters' "in" and "near": towns whose circles come this close may be one place to two tellers
REGION_KM = 100.0  # a larger radius stands for a region or a country, which no circle fits: it counts REGION_REACH times as far
REGION_REACH = 4.0
NARROW = 2  # days: an interval no wider than this says when, a wider one only frames it
Amount = tuple[str, str, int, int]


def distance_km(a: Facts, b: Facts) -> float:
    """The great-circle distance of two placed tellings in kilometres (haversine)."""
    lat1, lat2 = radians(a.lat), radians(b.lat)
    part = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(part)))


def place(a: Facts, b: Facts) -> str:
    """same, near (circles meet), within (one holds the other), beside (a short way apart), far, one or none (placed)."""
    if isnan(a.lat) or isnan(b.lat):
        return "none" if isnan(a.lat) and isnan(b.lat) else "one"
    if a.place and a.place == b.place:
        return "same"
    gap = distance_km(a, b)
    small, large = sorted((_reach(a), _reach(b)))
    if gap <= SPOT_KM:
        return "same" if large <= 3 * max(small, SPOT_KM) else "within"
    if gap <= large:
        return "within" if small < large / 2 else "near"
    if gap <= small + large:
        return "near"
    return "beside" if gap <= small + large + MARGIN_KM else "far"


def _reach(fact: Facts) -> float:
    return fact.radius * REGION_REACH if fact.radius >= REGION_KM else fact.radius


def time(a: Facts, b: Facts) -> str:
    """same_day, overlap (both narrow), frame (one wide holds the other), wide, gap1, lasting, apart, one or none (dated)."""
    if not a.start or not b.start:
        return "one" if a.start or b.start else "none"
    gap = max(a.start, b.start) - min(a.end, b.end)
    widths = sorted((a.end - a.start, b.end - b.start))
    if gap > 0:
        return _apart(a, b, gap)
    if widths[1] == 0:
        return "same_day"
    if widths[1] < NARROW:
        return "overlap"
    return "wide" if widths[0] >= NARROW else "frame"


def _apart(a: Facts, b: Facts, gap: int) -> str:
    if gap <= min(lasting()[a.type], lasting()[b.type]) and gap > 1:
        return "lasting"
    return "gap1" if gap == 1 else "apart"


@lru_cache(maxsize=200_000)
def party(a: str, b: str) -> str:
    """Two parties, by id or folded words: same, kin (one is part of the other), camp (one side), clash (two sides), word, other."""
    if a == b:
        return "same"
    known = actors()
    left, right = known.get(a), known.get(b)
    if left is None or right is None:
        return "word" if set(a.split()) & set(b.split()) else "other"
    if a in _above(b) or b in _above(a):
        return "kin"
    if left.camp and left.camp == right.camp:
        return "camp"
    return "clash" if left.camp and right.camp else "other"


@lru_cache(maxsize=20_000)
def _above(id: str) -> frozenset[str]:
    """The actors that an actor is part of."""
    found: set[str] = set()
    while (actor := actors().get(id)) and actor.parent and actor.parent not in found:
        found.add(actor.parent)
        id = actor.parent
    return frozenset(found)


_BEST = ("same", "kin", "camp", "word", "other", "clash")


@lru_cache(maxsize=200_000)
def parties(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """The best relation of any two of both sides; one or none where parties are not named."""
    if not a or not b:
        return "one" if a or b else "none"
    found = {party(left, right) for left in a for right in b}
    return next(relation for relation in _BEST if relation in found)


def amounts(a: tuple[Amount, ...], b: tuple[Amount, ...]) -> str:
    """Numbers of one measure, told of one side: equal, overlap, near (within a half), far; else one, none or other (measures)."""
    if not a or not b:
        return "one" if a or b else "none"
    found = {_amount(left, right) for left in a for right in b if left[0] == right[0] and _one_side(left[1], right[1])}
    return next((relation for relation in ("equal", "overlap", "near", "far") if relation in found), "other")


def _one_side(a: str, b: str) -> bool:
    return not a or not b or party(a, b) != "clash"


def _amount(a: Amount, b: Amount) -> str:
    if a[2:] == b[2:]:
        return "equal"
    highs = [10 * x[2] + 10 if x[3] < 0 else x[3] for x in (a, b)]
    if max(a[2], b[2]) <= min(highs):
        return "overlap"
    low, high = sorted((max(a[2], 1) + max(highs[0], 1), max(b[2], 1) + max(highs[1], 1)))
    return "near" if low * 1.5 >= high else "far"


def words(a: Facts, b: Facts) -> str:
    """How alike the words of the claims are: said (the very words), most, some, few, none."""
    return "said" if a.said and a.said == b.said else shared(a.words, b.words)


def shared(a: int, b: int) -> str:
    """How many words of the shorter of two sets are in the other: most (six in ten), some (three), few (15 of 100), none."""
    shorter = min(a.bit_count(), b.bit_count())
    share = (a & b).bit_count() / shorter if shorter else 0.0
    return "most" if share >= 0.6 else "some" if share >= 0.3 else "few" if share >= 0.15 else "none"
