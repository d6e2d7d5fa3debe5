"""Distances and bearings on a sphere."""

from __future__ import annotations

import math

EARTH_KM = 6371.0
_BEARING = {"n": 0.0, "ne": 45.0, "e": 90.0, "se": 135.0, "s": 180.0, "sw": 225.0, "w": 270.0, "nw": 315.0}


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two points (latitude, longitude in degrees), in kilometres."""
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def offset(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away from a point (degrees) at a bearing in degrees from north, on a sphere."""
    d, t, p = km / EARTH_KM, math.radians(bearing), math.radians(lat)
    q = math.asin(math.sin(p) * math.cos(d) + math.cos(p) * math.sin(d) * math.cos(t))
    lam = math.radians(lon) + math.atan2(math.sin(t) * math.sin(d) * math.cos(p), math.cos(d) - math.sin(p) * math.sin(q))
    return round(math.degrees(q), 4), round(math.degrees(lam), 4)


def bearing_of(direction: str) -> float | None:
    """Degrees from north of "n", "se" or "es"; None for no direction."""
    letters = direction.replace("c", "")
    return _BEARING.get(letters, _BEARING.get(letters[::-1]))
