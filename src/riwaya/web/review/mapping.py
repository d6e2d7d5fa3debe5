"""A small map to pick a place on: the event page's, with what turns a point of the picture into degrees."""

from __future__ import annotations

from typing import Any

from riwaya.web.inset import frame_around, inset


def map_view(lat: float, lon: float, radius_km: float, reach_km: float = 0.0) -> dict[str, Any]:
    """The map around a point. `west`, `north` are degrees at its edges, `x_degree`, `y_degree` pixels a degree; `reach_km` widens it."""
    wide = max(radius_km, reach_km / 1.6)
    frame, drawn = frame_around(lat, lon, wide), inset(lat, lon, wide)
    a_km = drawn["bar"] / drawn["bar_km"]
    return {**{name: drawn[name] for name in ("width", "height", "land", "borders", "towns", "bar", "bar_km")},
            "lat": lat, "lon": lon, "radius_km": radius_km, "x": drawn["x"], "y": drawn["y"], "radius": round(max(4.0, radius_km * a_km), 1),
            "west": frame.west, "north": frame.north, "x_degree": frame.x, "y_degree": frame.y, "a_km": a_km}  # fmt: skip
