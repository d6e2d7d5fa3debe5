"""The list of events: what is found, how it is narrowed, counted and shown; the facets beside it; the method."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from starlette.testclient import TestClient

from riwaya.model.event import Amount, Event
from riwaya.store.events import replace_events, stored_events
from riwaya.store.facets import FACETS, FacetIndex
from riwaya.store.open import open_store
from riwaya.store.search import Query
from riwaya.web.filters import Filters
from riwaya.web.i18n import strings
from riwaya.web.labels import actor_name, days, field_name, place_name, span_of
from riwaya.web.views.events import ORDERS, PER_PAGE, WIDTH, bar

if TYPE_CHECKING:
    from playwright.sync_api import Page


def ask(client: TestClient, query: str = "") -> dict[str, Any]:
    """The list as JSON."""
    answer = client.get(f"/events.json{query}")
    assert answer.status_code == 200, answer.text[:300]
    return answer.json()  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def all_events(record_store: str) -> list[Event]:
    with open_store(record_store) as store:
        return list(stored_events(store))


def values(event: Event, name: str) -> set[str]:
    """What an event holds of a facet, reckoned anew from the event itself."""
    told = {
        "type": {event.type},
        "grade": {event.corroboration.grade},
        "camp": {account.camp for account in event.accounts},
        "conflict": {conflict.field for conflict in event.conflicts},
        "place": {event.place.id} if event.place and event.place.id else set(),
        "actor": {*event.agents, *event.patients, *(actor for account in event.accounts for actor in (*account.agents, *account.patients))},
    }
    return told[name]


@pytest.mark.parametrize("name", [name for name in FACETS if name != "outlet"])
def test_facets_count_what_the_events_hold(client: TestClient, all_events: list[Event], name: str) -> None:
    told = {facet["name"]: facet["parts"] for facet in ask(client)["facets"]}[name]
    counted = Counter(value for event in all_events for value in values(event, name))
    assert [(part["value"], part["number"]) for part in told] == sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:12]


@pytest.mark.parametrize("name", FACETS)
def test_narrowing_by_a_facet_finds_as_many_as_it_says(client: TestClient, name: str) -> None:
    facet = next(facet for facet in ask(client)["facets"] if facet["name"] == name)
    for part in facet["parts"][:4]:
        found = ask(client, part["narrow"])
        assert found["total"] == part["number"], part
        assert name not in [facet["name"] for facet in found["facets"]]
        (chosen,) = found["chosen"]
        assert chosen["name"] == name and ask(client, chosen["without"])["total"] == ask(client)["total"]


def test_facets_follow_the_filters(client: TestClient, all_events: list[Event]) -> None:
    kills = [event for event in all_events if event.type == "kill"]
    told = {facet["name"]: {part["value"]: part["number"] for part in facet["parts"]} for facet in ask(client, "?type=kill")["facets"]}
    assert told["grade"] == Counter(event.corroboration.grade for event in kills)


def test_facets_are_made_anew_when_the_events_change(own_store: str) -> None:
    with open_store(own_store) as store:
        index = FacetIndex(store)
        before = index.facets(Query())
        kept = [event for event in stored_events(store) if event.type == "kill"]
        assert index.facets(Query()) == before
        replace_events(store, kept)
        assert [part.value for part in index.facets(Query())["type"]] == ["kill"]
        assert index.facets(Query())["type"][0].number == len(kept)


def test_pages_hold_every_event_once_in_order(client: TestClient, all_events: list[Event]) -> None:
    seen, query = [], "?"
    while query is not None:
        page = ask(client, query)
        assert len(page["events"]) <= PER_PAGE and page["total"] == len(all_events)
        seen += page["events"]
        query = page["next"]
    assert sorted(event["id"] for event in seen) == sorted(event.id for event in all_events)
    dated = [event["time"]["start"] for event in seen if event["time"]]
    assert dated == sorted(dated, reverse=True) and all(event["time"] for event in seen[: len(dated)])
    beyond = ask(client, f"?page={page['pages'] + 7}")
    assert beyond["events"] == [] and parse_qs(beyond["previous"][1:])["page"] == [str(page["pages"])]


@pytest.mark.parametrize("order", ORDERS)
def test_orders(client: TestClient, order: str) -> None:
    found = ask(client, f"?sort={order}")["events"]
    if order in ("documents", "origins"):
        numbers = [event[order] for event in found]
        assert numbers == sorted(numbers, reverse=True) and numbers[0] > 1
    if order == "conflict":
        assert found[0]["conflicts"]
    if order == "toll":
        assert any(amount["measure"] == "killed" for amount in found[0]["quantities"])
    if order == "time":
        assert found[0]["time"]["start"] <= found[-1]["time"]["start"]


def test_words_are_folded_and_reports_counted(client: TestClient) -> None:
    bare, pointed = ask(client, "?q=الزاوية"), ask(client, "?q=الزّاويه")
    assert bare["total"] == pointed["total"] > 0 and bare["reports"] == pointed["reports"] > 0
    assert ask(client)["reports"] is None


def test_days_and_places_narrow(client: TestClient) -> None:
    found = ask(client, "?from=2019-01-01&to=2019-12-31")
    assert 0 < found["total"] < ask(client)["total"]
    assert all(event["time"]["start"] <= "2019-12-31" and event["time"]["end"] >= "2019-01-01" for event in found["events"])
    assert all("tripoli" in event["place"]["name"].lower() or "tripoli" in event["place"]["id"] for event in ask(client, "?place=Tripoli")["events"])


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", ["/events", "/events?q=قصف", "/events?conflict=any&sort=conflict", "/events?q=zzzz", "/method"])
def test_pages_are_whole_in_both_languages(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, params={"lang": language}) if "?" not in path else client.get(f"{path}&lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in answer.text
    assert strings()[language]["method" if path == "/method" else "events"] in answer.text


def test_the_method_tells_every_grade_with_its_rule(client: TestClient) -> None:
    told = client.get("/method.json").json()
    assert sum(grade["number"] for grade in told["grades"]) == told["record"]["events"] == ask(client)["total"]
    assert sum(type["number"] for type in told["types"]) == told["record"]["events"]
    assert "Tellers of different camps contradict each other" in client.get("/method?lang=en").text
    assert "يرويه مصدر واحد" in client.get("/method?lang=ar").text


def test_an_empty_record_says_how_to_begin(tmp_path: Any) -> None:
    from conftest import HOME, app_over

    open_store(tmp_path / "empty.db").close()
    with TestClient(app_over(str(tmp_path / "empty.db")), base_url=HOME) as client:
        assert "riwaya run" in client.get("/events?lang=en").text
        assert ask(client)["total"] == 0 and ask(client)["facets"] == []
        assert client.get("/method").status_code == 200


word = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=40)


@given(q=word, place=word, sort=st.sampled_from(["", *ORDERS]), page=st.integers(1, 100_000), start=st.dates().map(str))
def test_filters_come_back_from_the_address(q: str, place: str, sort: str, page: int, start: str) -> None:
    filters = Filters.model_validate({"q": q, "place": place, "sort": sort, "page": page, "from": start})
    told = {name: value[0] for name, value in parse_qs(filters.query()[1:], keep_blank_values=True).items()}
    assert Filters.model_validate(told) == filters
    assert filters.wanted("time", 20).offset == (page - 1) * 20


@pytest.mark.parametrize(
    "wrong", [{"q": "a\0"}, {"q": "x" * 201}, {"from": "2020-2-1"}, {"to": "2021-02-29"}, {"to": "٢٠٢٠-٠١-٠١"}, {"page": 0}, {"camp": "\0"}]
)
def test_filters_refuse(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Filters.model_validate(wrong)


@given(st.none() | st.integers(0, 10**7), st.none() | st.integers(0, 10**7))
def test_bars_stay_on_their_scale_and_grow_with_the_number(low: int | None, high: int | None) -> None:
    if low is not None and high is not None and low > high:
        low, high = high, low
    drawn = bar(Amount(measure="killed", low=low, high=high))
    assert 0 <= drawn["start"] < WIDTH and drawn["length"] > 0
    assert drawn["start"] <= bar(Amount(measure="killed", low=(low or 0) + 1, high=None))["start"]


def test_names_for_readers() -> None:
    assert actor_name("libya/lna", "ar") != actor_name("libya/lna", "en") != "libya/lna"
    assert actor_name("unknown:شهود", "en") == "شهود" and actor_name("made/thing", "en") == "made/thing" and actor_name(None, "ar") == ""
    assert place_name({"id": "geonames:2210554", "name": "Sirte"}, "ar") == "سرت" and place_name({"id": "none", "name": "X"}, "ar") == "X"
    assert place_name(None, "en") == "" and field_name("killed", "en") == "dead" and field_name("happened", "ar") == "وقوع الحدث"
    assert [span_of({"low": low, "high": high}, "en") for low, high in ((3, 3), (3, 1200), (3, None), (None, 3), (None, None))] == [
        "3", "3–1,200", "3 or more", "up to 3", "number not told",
    ]  # fmt: skip
    assert days({"start": "2020-01-01", "end": "2020-01-01"}, "en") == "2020-01-01" and days(None, "ar") == "بلا تاريخ"


def test_every_key_of_the_page_stands_once_and_in_both_languages() -> None:
    from riwaya.packs.tsv import DATA, read_table

    rows = [(path.name, row) for path in sorted((DATA / "ui").glob("*.tsv")) for row in read_table(path)]
    twice = [key for key, number in Counter(row["key"] for _, row in rows).items() if number > 1]
    assert not twice
    assert not [(name, row["key"]) for name, row in rows if not row["en"] or not row["ar"]]
    for _, row in rows:
        places = [sorted(part.split("}")[0] for part in row[language].split("{")[1:]) for language in ("en", "ar")]
        assert places[0] == places[1], row["key"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_list_by_keyboard_alone(server: str, page: Page, language: str) -> None:
    page.goto(f"{server}/events?lang={language}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("قصف")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?q=*")
    total = page.locator("h1 .count").inner_text()
    assert int(total.replace(",", "")) > 0
    remove = page.locator(".chosen a").first
    remove.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.chosen') === null")
    page.locator(".facets a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?type=*")
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("path", ["/events", "/events?conflict=any", "/method", "/login"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_small_screens_are_not_overflowed(server: str, new_page: Any, path: str, language: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang={language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_language_changes_and_the_filters_stay(server: str, page: Page) -> None:
    page.goto(f"{server}/events?type=kill&lang=en")
    page.locator("[data-language]").click()
    page.wait_for_url("**lang=ar*")
    assert "type=kill" in page.url and page.locator("html").get_attribute("dir") == "rtl"
    page.goto(f"{server}/method")
    assert page.locator("html").get_attribute("lang") == "ar"
