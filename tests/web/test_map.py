"""The map's answers: squares, spots, trays, timeline, holders, the still picture, and the same in both languages."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from riwaya.packs.ontology import claim_types
from riwaya.store.atlas import Box, DayCount, Spot, box_of_most, cells
from riwaya.store.open import open_store
from riwaya.store.search import Query, search
from riwaya.web.countries import labels
from riwaya.web.i18n import strings
from riwaya.web.timeline import MOST, bars, ticks
from riwaya.web.views.map import WORLD


def answer(client: TestClient, address: str) -> dict:  # type: ignore[type-arg]
    found = client.get(address)
    assert found.status_code == 200, found.text[:300]
    return found.json()  # type: ignore[no-any-return]


def test_no_event_is_dropped(client: TestClient, record_store: str) -> None:
    with open_store(record_store) as store:
        events = search(store, Query(limit=1000)).rows
    told = answer(client, "/map.json")
    assert told["events"] == len(events)
    assert told["unplaced"] == sum(event.place is None or event.place.lat is None for event in events) > 0
    assert told["undated"] == sum(event.time is None for event in events) > 0
    drawn = answer(client, "/map/points.json?zoom=6")
    assert sum(cell["events"] for cell in drawn["cells"]) == told["placed"] == told["events"] - told["unplaced"]
    assert sum(bar["events"] for bar in told["bars"]) == told["events"] - told["undated"]


@pytest.mark.parametrize("zoom", [0, 3, 7.5, 13])
def test_squares_hold_every_event_once_at_every_zoom(client: TestClient, zoom: float) -> None:
    drawn = answer(client, f"/map/points.json?zoom={zoom}")
    apart = sum(cell["events"] for cell in drawn["cells"] if cell["apart"])
    assert len({dot[0] for dot in drawn["dots"]}) == len(drawn["dots"]) == apart
    assert all(cell["spot"] for cell in drawn["cells"] if cell["apart"])


def test_a_spot_says_how_exactly_it_is_known_and_a_square_does_not(client: TestClient) -> None:
    drawn = answer(client, "/map/points.json?zoom=3")
    assert all(("radius_km" in cell) == cell["spot"] for cell in drawn["cells"])
    assert {cell["spot"] for cell in drawn["cells"]} == {True, False}


def test_dots_stand_in_the_same_order_whatever_is_filtered(client: TestClient) -> None:
    every = [dot[0] for dot in answer(client, "/map/points.json?zoom=12")["dots"]]
    some = [dot[0] for dot in answer(client, "/map/points.json?zoom=12&from=2015-01-01&to=2024-12-31")["dots"]]
    common = set(every) & set(some)
    assert len(common) > 20 and [id for id in some if id in common] == [id for id in every if id in common]


def test_groups_count_what_they_tell(client: TestClient) -> None:
    for by in ("camp", "type"):
        told, drawn = answer(client, f"/map.json?by={by}"), answer(client, f"/map/points.json?zoom=2&by={by}")
        assert drawn["groups"] == [group["id"] for group in told["groups"]]
        for at, group in enumerate(told["groups"]):
            placed = sum(cell["groups"][at] for cell in drawn["cells"])
            assert 0 < placed <= group["events"]


def test_colours_stay_while_days_pass(client: TestClient) -> None:
    every = answer(client, "/map/points.json?zoom=3")["groups"]
    assert answer(client, "/map/points.json?zoom=3&from=2019-01-01&to=2019-12-31")["groups"] == every


def test_days_narrow_points_list_and_counts_but_not_the_timeline(client: TestClient) -> None:
    every, some = answer(client, "/map.json"), answer(client, "/map.json?from=2019-09-01&to=2019-09-30")
    assert 0 < some["events"] < every["events"] and some["bars"] == every["bars"]
    assert some["undated"] == every["undated"], "undated events stay in their tray whatever days are shown"
    assert all(item["time"] and item["time"]["start"] <= "2019-09-30" for item in some["list"])


@pytest.mark.parametrize("show", ["placed", "unplaced", "undated"])
def test_the_list_pages_through_each_tray(client: TestClient, show: str) -> None:
    told = answer(client, f"/map.json?show={show}")
    seen: list[str] = []
    for page in range(1, told["pages"] + 1):
        items = answer(client, f"/map.json?show={show}&page={page}")["list"]
        seen += [item["id"] for item in items]
        for item in items:
            assert (item["at"] is None) == (show == "unplaced") or show == "undated"
            assert item["time"] is None or show != "undated"
    assert len(seen) == len(set(seen)) == told["listed"] == next(one["number"] for one in told["shows"] if one["name"] == show)


def test_a_spot_opens(client: TestClient) -> None:
    cell = next(cell for cell in answer(client, "/map/points.json?zoom=13")["cells"] if cell["events"] > 1)
    told = answer(client, f"/map/spot.json?lat={cell['lat']}&lon={cell['lon']}")
    assert told["total"] == cell["events"] and len(told["dots"]) == min(60, cell["events"])
    assert told["events"][0]["sentence"]["ar"]


def test_a_box_keeps_what_lies_outside_away(client: TestClient) -> None:
    drawn = answer(client, "/map/points.json?zoom=8&west=12&south=31&east=15&north=34")
    assert drawn["cells"] and all(12 <= cell["lon"] <= 15 and 31 <= cell["lat"] <= 34 for cell in drawn["cells"])


@pytest.mark.parametrize(
    "query", ["zoom=nan", "zoom=-1", "west=inf", "by=outlet", "show=all", "from=2020-13-01", "page=0"],
)
def test_nonsense_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/map/points.json?{query}").status_code == 422


def test_holders_by_day(client: TestClient) -> None:
    early, late = answer(client, "/map/holders.json?day=1999-01-01"), answer(client, "/map/holders.json")
    assert early["total"] == 0 and late["total"] == len(late["places"]) > 0
    assert late["day"] == answer(client, "/map.json")["last"]
    one = late["places"][0]["told"][0]
    assert one["camp"]["en"] and one["holder"]["ar"] and one["since"] <= late["day"]
    contested = [place["contested"] for place in late["places"]]
    assert contested == sorted(contested, reverse=True)


def test_the_still_picture(client: TestClient) -> None:
    drawn = client.get("/map/still.svg?lang=ar")
    assert drawn.headers["content-type"].startswith("image/svg+xml") and "<circle" in drawn.text and "<script" not in drawn.text


def test_the_page_in_both_languages(client: TestClient) -> None:
    for language, word in (("en", "Map and timeline"), ("ar", "الخريطة والخط الزمني")):
        page = client.get(f"/map?lang={language}").text
        assert word in page and 'src="/static/js/map.js"' in page and "style=" not in page and "onclick" not in page


def test_hostile_words_stay_words(client: TestClient) -> None:
    page = client.get("/map", params={"q": '"><script>alert(1)</script>', "place": "'\"<img src=x>", "camp": "<b>"}).text
    assert "<script>alert" not in page and "<img src=x" not in page and "<b>" not in page


def test_an_empty_record_says_how_to_begin(client: TestClient) -> None:
    assert answer(client, "/map.json?q=zzzzqqq")["list"] == []
    assert client.get("/map?q=zzzzqqq").status_code == 200


def test_every_family_of_types_has_a_name() -> None:
    for family in {type.family for type in claim_types().values()}:
        assert all(strings()[language][f"map.family.{family}"] for language in ("en", "ar"))


def test_names_on_the_map_lie_where_outlines_are() -> None:
    found = labels()
    assert {"Libya", "Yemen", "Syria"} <= {label["en"] for label in found}
    assert all(label["ar"] and -90 <= label["lat"] <= 90 and -180 <= label["lon"] <= 180 for label in found)
    json.dumps(found)


DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))


@given(st.dictionaries(DAYS, st.integers(1, 50), min_size=1, max_size=40))
def test_bars_hold_every_day_once(counted: dict[date, int]) -> None:
    drawn = bars([DayCount(day.isoformat(), number, number // 2) for day, number in sorted(counted.items())])
    assert len(drawn) <= MOST and sum(bar["events"] for bar in drawn) == sum(counted.values())
    for one, after in zip(drawn, drawn[1:], strict=False):
        assert date.fromisoformat(one["end"]) + timedelta(1) == date.fromisoformat(after["start"])
    assert all(0 <= bar["conflict_height"] <= bar["height"] <= 100 and (bar["height"] > 0) == (bar["events"] > 0) for bar in drawn)
    assert len(ticks(drawn)) <= 6


def test_a_lone_far_event_does_not_shrink_the_others() -> None:
    near = [Spot(30 + at / 10, 15.0, 1.0, "a", 50, 0, ()) for at in range(10)]
    assert box_of_most([*near, Spot(60.0, -70.0, 1.0, "b", 1, 0, ())]) == Box(15.0, 30.0, 15.0, 30.9)
    assert box_of_most([Spot(60.0, -70.0, 1.0, "b", 1, 0, ())]) == Box(-70.0, 60.0, -70.0, 60.0) and box_of_most([]) is None


SPOTS = st.builds(
    Spot, st.floats(-60, 60), st.floats(-170, 170), st.just(1.0), st.just("a"), st.integers(1, 500), st.just(0), st.tuples(st.integers(0, 9)),
)  # fmt: skip


@given(st.lists(SPOTS, max_size=60), st.floats(0.01, 40))
def test_squares_keep_every_event_in_whatever_order_spots_come(found: list[Spot], step: float) -> None:
    made = cells(found, WORLD, step, 1000)
    assert sum(cell.events for cell in made) == sum(spot.events for spot in found)
    assert sum(cell.groups[0] for cell in made) == sum(spot.groups[0] for spot in found)
    assert [(cell.events, cell.groups) for cell in cells(found[::-1], WORLD, step, 1000)] == [(cell.events, cell.groups) for cell in made]


def test_no_day_no_bar() -> None:
    assert bars([]) == [] and ticks([]) == []
