"""What actors are in the eyes of other standards, and whose they are."""

from __future__ import annotations

import exportfactory as factory
import msgspec
import pytest

from riwaya.export import standing
from riwaya.export.names import camp, place_entry, source, table
from riwaya.export.spacetime import where
from riwaya.model.event import EventPlace
from riwaya.model.record import Source
from riwaya.packs.schema import ACTOR_KINDS
from riwaya.packs.theatre import actors


@pytest.mark.parametrize(("id", "kind"), [
    ("libya/gna-forces", "state"), ("turkey", "state"), ("libya/isis", "group"), ("yemen/houthis", "group"), ("libya/zawiya-brigades", "militia"),
    ("libya/armed-residents", "communal"), ("libya/civilians", "civilians"), ("united-nations", "external"), ("libya/person-haftar", "state"),
    ("مدنيين", "civilians"), ("مسلحون", ""), ("", ""),
])
def test_standing(id: str, kind: str) -> None:
    assert standing.standing(id) == kind


def test_every_kind_of_actor_has_a_standing_and_a_code() -> None:
    assert {row["kind"] for row in table("standing")} == ACTOR_KINDS
    assert {row["kind"] for row in table("ftm")} == ACTOR_KINDS
    coded = {row["standing"] for row in table("acled_inter")}
    assert {standing.standing(id) for id in actors()} <= coded
    assert all(row["actor"] in actors() and row["state"] in actors() for row in table("states"))


@pytest.mark.parametrize(("id", "cc", "home"), [
    ("libya/lna", "LY", True), ("libya/lna", "SD", False), ("turkey", "TR", True), ("turkey", "LY", False), ("libya/turkish-forces-in-libya", "LY", False),
    ("sudan/saf", "SD", True), ("yemen/saudi-led-coalition", "YE", False), ("yemen/saudi-led-coalition", "SA", True), ("libya/nato-2011", "LY", False),
    ("united-states", "US", True),
])
def test_at_home(id: str, cc: str, home: bool) -> None:
    assert standing.at_home(id, cc) is home


@pytest.mark.parametrize(("id", "state"), [("libya/gna-forces", "libya"), ("iraq/army", "iraq"), ("libya/lna", ""), ("yemen/houthis", ""), ("words", "")])
def test_the_state_of_an_actor(id: str, state: str) -> None:
    assert standing.state_of(id) == state


def test_who_belongs_to_a_side() -> None:
    assert standing.belongs("libya/lna-saiqa", ["libya/lna"])
    assert standing.belongs("libya/zawiya-brigades", ["libya/gna-forces"])
    assert not standing.belongs("libya/lna", ["libya/gna-forces"])
    assert not standing.belongs("libya/civilians", ["libya/lna"])
    assert standing.belongs("words", ["words"])


@pytest.mark.parametrize(("teller", "name"), [
    (Source(name="متحدث", kind="spokesperson", actor="libya/lna"), "متحدث (Libyan National Army (Haftar), spokesperson)"),
    (Source(name="مصدر", kind="unnamed_official", actor="libya/lna"), "Libyan National Army (Haftar), unnamed source"),
    (Source(name="مصدر", kind="unnamed_official"), "unnamed source"), (Source(name="شاهد", kind="resident"), "شاهد (resident)"),
    (Source(name="الأناضول", kind="agency"), "Anadolu Agency"), (Source(name="كذا", kind="website"), "كذا"),
    (Source(name="حفتر", kind="commander", actor="libya/person-haftar"), "Khalifa Haftar"),
])
def test_names_of_tellers(teller: Source, name: str) -> None:
    assert source(teller).en == name


def test_names_of_camps() -> None:
    assert camp("libya/islamist-fighters").en == "Islamist fighters and Shura councils"
    assert camp("independent:شاهد").en == "شاهد (independent)"
    assert camp("unknown:doc:1").en == "doc:1 (side not known)"


@pytest.mark.parametrize(("id", "acled", "ucdp"), [
    ("geonames:2210221", "1", "1"), ("geonames:2215636", "-", "6"), ("libya:west", "3", "5"), ("syria:aleppo-governorate", "3", "4"), (None, "2", "2"),
])
def test_how_exactly_a_place_is_known(id: str | None, acled: str, ucdp: str) -> None:
    entry = place_entry(id)
    place = EventPlace(name="x", id=id, lat=entry.lat if entry else 31.0, lon=entry.lon if entry else 16.0, radius_km=10.0)
    event, bundle = factory.five_days()
    found = where(msgspec.structs.replace(event, place=place), bundle)
    assert found is not None and (found.acled, found.ucdp) == (acled, ucdp)
