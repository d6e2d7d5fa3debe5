"""GeoJSON as RFC 7946 has it: positions, null geometries, closed rings that run the right way."""

from __future__ import annotations

import io
import json
from math import cos, radians
from typing import Any

import exportfactory as factory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export import geojson
from riwaya.export.bundle import Options
from riwaya.export.trace import parse_address
from riwaya.model.event import EventPlace


def collection(**options: bool) -> dict[str, Any]:
    out = io.BytesIO()
    geojson.write(factory.all_pairs(), out, Options(**options))
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


@pytest.mark.parametrize("areas", [False, True])
def test_a_feature_collection(areas: bool) -> None:
    found = collection(areas=areas)
    assert found["type"] == "FeatureCollection" and "crs" not in found
    assert len(found["features"]) == 10
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["geometry"] is None or feature["geometry"]["type"] in ("Point", "Polygon")


def test_an_empty_collection() -> None:
    out = io.BytesIO()
    geojson.write([], out)
    assert json.loads(out.getvalue()) == {"type": "FeatureCollection", "features": []}


def test_positions_are_longitude_first() -> None:
    feature = geojson.feature(*factory.clashing_tolls())
    assert feature["geometry"] == {"type": "Point", "coordinates": [13.6332, 32.435]}
    assert feature["properties"]["radius_km"] == 6.0


def test_the_unplaced_have_no_geometry_and_keep_their_properties() -> None:
    feature = geojson.feature(*factory.unplaced())
    assert feature["geometry"] is None
    assert feature["properties"]["quantities"] == [{"measure": "killed", "of": None, "low": 3, "high": 3}]


def test_every_field_leads_back_to_its_claims() -> None:
    event, bundle = factory.clashing_tolls()
    found = geojson.feature(event, bundle)["properties"]
    assert tuple(parse_address(text) for text in found["claims"]) == event.claims
    assert found["claims_by_field"]["killed"] == ["anadolu-1#c2", "hadath-1#c1", "hadath-1#c2"]


@given(st.floats(-70, 70), st.floats(-170, 170), st.floats(0.1, 300))
def test_a_circle_is_a_closed_ring_that_runs_counterclockwise(lat: float, lon: float, radius: float) -> None:
    ring = geojson.circle(lat, lon, radius)
    assert len(ring) >= 4 and ring[0] == ring[-1]
    pairs = list(zip(ring, ring[1:], strict=False))
    assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2 > -1e-9
    north = max(point[1] for point in ring)
    assert north - lat == pytest.approx(radius / 111.195, rel=0.02, abs=2e-5)
    east = max(point[0] for point in ring)
    assert (east - lon) * cos(radians(lat)) == pytest.approx(radius / 111.195, rel=0.2, abs=2e-5)


@pytest.mark.parametrize(("lat", "lon"), [(89.0, 0.0), (10.0, 179.9), (-88.9, 0.0), (0.0, -179.9)])
def test_where_a_ring_would_be_wrong_the_point_stays(lat: float, lon: float) -> None:
    place = EventPlace(name="x", lat=lat, lon=lon, radius_km=100.0)
    assert geojson.geometry(place, areas=True) == {"type": "Point", "coordinates": [lon, lat]}


def test_a_place_without_a_radius_is_a_point() -> None:
    place = EventPlace(name="x", lat=30.0, lon=15.0)
    assert geojson.geometry(place, areas=True) == {"type": "Point", "coordinates": [15.0, 30.0]}
