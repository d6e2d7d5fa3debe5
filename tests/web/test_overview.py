"""The overview: what it counts and picks, for the whole record and for some days, in both languages; an empty record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from test_map import answer

from riwaya.store.atlas import DayCount
from riwaya.store.open import open_store
from riwaya.web.app import create_app
from riwaya.web.settings import Settings
from riwaya.web.views.overview import _busiest


def test_counts_agree_with_the_other_views(client: TestClient) -> None:
    told, mapped = answer(client, "/overview.json"), answer(client, "/map.json")
    assert told["events"] == mapped["events"] and told["undated"] == mapped["undated"] and told["bars"] == mapped["bars"]
    assert told["reports"]["read"] <= told["reports"]["all"] and told["reports"]["outlets"] > 5
    assert told["disputes_total"] == answer(client, "/disagreements.json")["total"]


def test_disagreements_are_of_several_kinds_and_have_sides(client: TestClient) -> None:
    found = answer(client, "/overview.json")["disputes"]
    assert found and len({one["id"] for one in found}) == len(found)
    for one in found:
        assert len(one["sides"]) > 1 and all(side["camps"] and side["name"]["ar"] for side in one["sides"])


def test_the_deadliest_come_first_with_their_tellers(client: TestClient) -> None:
    found = answer(client, "/overview.json")["deadliest"]
    assert found and all(one["tolls"] for one in found)
    most = [max(toll["high"] or toll["low"] for toll in one["tolls"]) for one in found]
    assert most == sorted(most, reverse=True)


def test_places_changed_hands_by_somebodys_word(client: TestClient) -> None:
    found = answer(client, "/overview.json")["control"]
    assert found and all(one["type"] in ("gain_control", "lose_control") and one["place"] for one in found)
    days = [one["time"]["start"] for one in found]
    assert days == sorted(days, reverse=True)


def test_corroborated_events_have_several_origins(client: TestClient) -> None:
    found = answer(client, "/overview.json")["corroborated"]
    assert found and all(one["origins"] > 1 for one in found)


def test_days_narrow_it(client: TestClient) -> None:
    every, some = answer(client, "/overview.json"), answer(client, "/overview.json?from=2019-09-01&to=2019-09-30")
    assert 0 < some["events"] < every["events"] and some["reports"]["all"] < every["reports"]["all"]
    assert some["periods"] == every["periods"]
    busiest = next(one for one in every["periods"] if one["name"] == "busiest")
    assert answer(client, f"/overview.json{busiest['query']}")["events"] > 0


def test_the_busiest_week() -> None:
    days = [DayCount("2020-01-01", 5, 0), DayCount("2020-01-07", 4, 0), DayCount("2020-01-08", 3, 0), DayCount("2020-03-01", 8, 0)]
    assert [day.isoformat() for day in _busiest(days)] == ["2020-01-01", "2020-01-07"]


def test_both_languages(client: TestClient) -> None:
    for language, word in (("en", "Where accounts differ most"), ("ar", "أشد الخلافات بين الروايات")):
        page = client.get(f"/?lang={language}").text
        assert word in page and "style=" not in page
    # A day among Arabic letters is set apart, or it would be read backwards.
    assert "\u2066" in client.get("/?lang=ar").text


def test_hostile_words_stay_words(client: TestClient) -> None:
    assert "<script>alert" not in client.get("/", params={"q": "<script>alert(1)</script>"}).text


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    place = tmp_path / "empty.db"
    open_store(place).close()
    with TestClient(create_app(Settings(store=str(place))), base_url="http://localhost") as made:
        yield made


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_empty_record_says_how_to_begin(empty: TestClient, language: str) -> None:
    assert "riwaya run" in empty.get(f"/?lang={language}").text
    assert "riwaya run" in empty.get(f"/map?lang={language}").text
    assert answer(empty, "/map/points.json")["cells"] == [] and answer(empty, "/map/holders.json")["total"] == 0
    assert "<svg" in empty.get("/map/still.svg").text
