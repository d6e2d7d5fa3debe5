"""Distances told by a report place unknown spots and are held against known ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.claims.reader import read_document
from riwaya.resolve.bearings import bearing_of, distance_km, offset


def _place(text: str) -> tuple[str | None, float | None, float | None, float | None, str | None]:
    claims = read_document(text, id="x", published=("2020-06-06", "2020-06-06")).claims
    place = next(p for c in claims for p in c.places)
    return place.basis, place.lat, place.lon, place.radius_km, place.note


def test_distance_and_direction_place_an_unknown_village() -> None:
    basis, lat, lon, radius, _ = _place("أعلنت قوات الوفاق السيطرة على بلدة الهيشاوية الواقعة على بعد 90 كم جنوب شرق طرابلس.")
    assert basis == "relative" and lat is not None and lon is not None and radius is not None
    assert abs(distance_km((lat, lon), (32.89, 13.19)) - 90) < 8 and lat < 32.6 and lon > 13.4 and radius >= 36


def test_distance_without_direction_is_a_wide_circle() -> None:
    basis, _, _, radius, note = _place("أعلنت قوات الوفاق السيطرة على بلدة الهيشاوية التي تبعد ٩٥ كم عن مدينة سرت.")
    assert basis == "relative" and radius is not None and radius >= 95 and note is not None


def test_a_distance_that_contradicts_the_gazetteer_is_noted_not_believed() -> None:
    basis, lat, _, _, note = _place("أعلنت قوات الوفاق السيطرة على مدينة ترهونة الواقعة على بعد 400 كم جنوب شرق طرابلس.")
    assert basis == "gazetteer" and lat is not None and abs(lat - 32.43) < 0.2
    assert note is not None and "400" in note


@given(st.floats(-60, 60), st.floats(-170, 170), st.floats(0, 359), st.floats(1, 500))
def test_offset_goes_as_far_as_told(lat: float, lon: float, bearing: float, km: float) -> None:
    assert abs(distance_km((lat, lon), offset(lat, lon, bearing, km)) - km) < 0.1 + km * 0.001


def test_bearings_in_either_order() -> None:
    assert bearing_of("se") == bearing_of("es") == 135.0 and bearing_of("") is None


def test_a_distance_before_a_place_is_gone_from_it() -> None:
    basis, lat, lon, radius, _ = _place("قتل ثلاثة جنود في كمين على مسافة 60 كيلومترا جنوبي بني وليد في ليبيا.")
    assert basis == "relative" and lat is not None and lon is not None and radius is not None
    assert abs(distance_km((lat, lon), (31.745, 13.983)) - 60) < 3 and lat < 31.3


def test_nautical_miles_are_longer() -> None:
    _, lat, lon, _, _ = _place("تعرضت سفينة لهجوم بالصواريخ على بعد 60 ميلا بحريا غرب الحديدة.")
    assert lat is not None and lon is not None and abs(distance_km((lat, lon), (14.7978, 42.9545)) - 111) < 3 and lon < 42.1


def test_a_number_of_other_things_moves_nothing() -> None:
    _, lat, _, _, _ = _place("قتل 60 مقاتلا جنوبي بني وليد في ليبيا.")
    assert lat is not None and abs(lat - 31.745) < 0.1
