"""The tellers: who has a part in a claim, who copies whom, how others take it, sorting and filters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import HOME, app_over
from disputed import build
from starlette.testclient import TestClient

from riwaya.store.copies import replace_copies
from riwaya.store.open import open_store
from riwaya.web.tellings import tellings_of
from riwaya.web.voices import ORDERS, ordered, voices


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build(tmp_path_factory.mktemp("told") / "d.db")


@pytest.fixture(scope="module")
def made(place: str) -> Iterator[TestClient]:
    with TestClient(app_over(place), base_url=HOME) as client:
        yield client


def by_id(client: TestClient, query: str = "") -> dict[str, dict[str, object]]:
    answer = client.get("/tellers.json" + query)
    assert answer.status_code == 200, answer.text
    return {one["id"]: one for one in answer.json()["tellers"]}


def test_everybody_of_a_chain_has_a_part(made: TestClient) -> None:
    found = by_id(made)
    outlet, speaker = found["media/anadolu"], found["libya/person-mismari"]
    assert outlet["printed"] and not outlet["first"] and outlet["group"] == "agency"
    assert speaker["first"] == speaker["claims"] and not speaker["printed"] and speaker["group"] == "person"
    assert speaker["camp"] == {"id": "libya/lna", **{key: speaker["camp"][key] for key in ("en", "ar")}}  # type: ignore[index]


def test_copies_go_both_ways(made: TestClient) -> None:
    found = by_id(made)
    assert (found["media/ain-libya"]["copies"], found["media/ain-libya"]["copied"]) == (1, 0)
    assert (found["media/anadolu"]["copies"], found["media/anadolu"]["copied"]) == (0, 1)
    page = made.get("/teller.json?id=media/ain-libya").json()
    assert [(one["id"], one["number"]) for one in page["copies"]] == [("media/anadolu", 1)]
    assert [one["id"] for one in made.get("/teller.json?id=media/anadolu").json()["copied_by"]] == ["media/ain-libya"]


def test_loaded_words_stand_with_whom_they_are_said_of(made: TestClient) -> None:
    loaded = made.get("/teller.json?id=media/ain-libya").json()["loaded"]
    assert any("مليشيات" in word["words"] for one in loaded for word in one["words"])
    assert all(one["about"] is None or one["about"]["en"] for one in loaded)


def test_denied_events_are_counted_for_the_first_teller_alone(made: TestClient) -> None:
    found = by_id(made)
    assert found["libya/person-mismari"]["denied"] == 1 and found["media/anadolu"]["denied"] == 0
    taken = made.get("/teller.json?id=libya/person-mismari").json()["taken"]
    assert [(one["mark"], [event["id"] for event in one["events"]]) for one in taken] == [("denied", ["e3"])]


@pytest.mark.parametrize("order", [*ORDERS, "name"])
def test_every_order_sorts(client: TestClient, order: str) -> None:
    answer = client.get(f"/tellers.json?sort={order}").json()
    assert answer["order"] == order
    values = [one[order] if order != "name" else one["en"] for one in answer["tellers"]]
    if order != "name":
        assert values == sorted(values, reverse=True)
    assert len({one["id"] for one in answer["tellers"]}) == len(values)


def test_the_sum_of_what_is_told_first_is_the_number_of_claims(record_store: str) -> None:
    with open_store(record_store) as store:
        tellings = tellings_of(store)
        found = voices(tellings)
    assert sum(voice.first for voice in found.values()) == sum(fact.first is not None for fact in tellings.facts)
    assert sum(voice.printed for voice in found.values()) == sum(fact.printed is not None for fact in tellings.facts)
    assert [voice.id for voice in ordered(found.values(), "claims")] == [voice.id for voice in ordered(reversed(list(found.values())), "claims")]


def test_names_are_found_folded_in_both_languages(client: TestClient) -> None:
    assert "media/anadolu" in by_id(client, "?q=اناضول") and "media/anadolu" in by_id(client, "?q=anadolu")
    assert by_id(client, "?q=thereisnobody") == {}


def test_filters_narrow_to_the_events_asked_for(made: TestClient) -> None:
    assert set(by_id(made, "?from=2020-06-07")) <= set(by_id(made))
    assert by_id(made, "?type=blockade") == {}
    assert set(by_id(made, "?kind=agency")) == {"media/anadolu"}


def test_a_teller_that_there_is_not(made: TestClient) -> None:
    assert made.get("/teller.json?id=nobody").status_code == 404
    assert made.get("/teller.json").status_code == 422
    assert made.get("/teller.json?id=%00").status_code == 422


def test_what_is_worked_out_follows_the_record(tmp_path: object, place: str) -> None:
    with open_store(place) as store:
        before = tellings_of(store)
        assert tellings_of(store) is before
        assert len(before.copies) == 1
        replace_copies(store, [])
        with store.write() as connection:
            from riwaya.store.state import changed

            changed(connection)
        assert tellings_of(store).copies == ()
