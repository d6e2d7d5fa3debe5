"""The page of an event, without a browser: accounts, conflicts, drawings, judgements, and ids of events that are gone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert
from starlette.testclient import TestClient

from riwaya.model.event import ClaimRef
from riwaya.store.events import stored_events
from riwaya.store.ledger import judge_pair, judge_value, undo
from riwaya.store.open import open_store
from riwaya.store.schema import tombstones
from riwaya.web.drawing import BOX, GAP, TALL, bar, chain_drawing
from riwaya.web.i18n import strings
from riwaya.web.inset import HEIGHT, WIDTH, frame_around, inset

LANGUAGES = ("en", "ar")


@pytest.fixture(scope="module")
def disputed(record_store: str, client: TestClient) -> list[dict[str, Any]]:
    with open_store(record_store) as store:
        ids = [event.id for event in stored_events(store) if event.conflicts]
    return [client.get(f"/event/{id}.json").json() for id in ids]


@pytest.fixture(scope="module")
def every_id(record_store: str) -> list[str]:
    with open_store(record_store) as store:
        return [event.id for event in stored_events(store)]


def test_a_column_a_camp_a_row_a_field(disputed: list[dict[str, Any]]) -> None:
    assert max(len(view["accounts"]) for view in disputed) >= 3
    for view in disputed:
        assert len({account["camp"]["id"] for account in view["accounts"]}) == len(view["accounts"]) >= 1
        assert all(len(row["cells"]) == len(view["accounts"]) for row in view["rows"])


def test_every_conflict_marks_the_row_that_it_concerns(disputed: list[dict[str, Any]]) -> None:
    rows = {"agent": "who", "holder": "who", "time": "when", "happened": "told"}
    for view in disputed:
        marked = {row["key"] for row in view["rows"] if row["differs"]}
        assert marked == {rows.get(conflict["field"]["id"], "numbers") for conflict in view["conflicts"]}


def test_conflicts_name_camps_and_lead_to_the_quotes(disputed: list[dict[str, Any]]) -> None:
    for view in disputed:
        camps = {account["camp"]["id"] for account in view["accounts"]}
        for position in (position for conflict in view["conflicts"] for position in conflict["positions"]):
            assert {camp["id"] for camp in position["camps"]} <= camps
            for ref in position["claims"]:
                assert view["quotes"][ref["number"] - 1]["href"] == ref["href"]


def test_nothing_is_in_dispute_where_accounts_agree(client: TestClient, every_id: list[str]) -> None:
    calm = [view for view in (client.get(f"/event/{id}.json").json() for id in every_id[:40]) if not view["conflicts"]]
    assert calm
    assert not [row for view in calm for row in view["rows"] if row["differs"]]
    html = client.get(f"/event/{calm[0]['event']['id']}", params={"lang": "en"}).text
    assert strings()["en"]["event.noconflicts"] in html and "≠" not in html.replace(strings()["en"]["event.accounts.help"], "")


def test_every_quote_is_of_its_report(client: TestClient, disputed: list[dict[str, Any]]) -> None:
    for quote in (quote for view in disputed for quote in view["quotes"]):
        report = client.get(quote["href"].partition("#")[0] + ".json").json()
        assert report["report"]["id"] == quote["document"]
        assert quote["claim"] in {claim["id"] for claim in report["claims"]}
        assert " ".join(report["text"][slice(*quote["span"])].split())[:300] == quote["words"][:300]
        assert quote["chain"], "somebody tells it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_both_sentences_and_all_camps(client: TestClient, disputed: list[dict[str, Any]], language: str) -> None:
    for view in disputed:
        html = client.get(f"/event/{view['event']['id']}", params={"lang": language}).text
        assert f'lang="{"ar" if language == "en" else "en"}"' in html and "style=" not in html and "<style" not in html
        assert html.count('<th scope="col">') == len(view["accounts"]) + 1
        assert html.count("<blockquote") == len(view["quotes"]) + len([quote for quote in view["undecided"] if quote["words"]])
        assert view["event"]["rule"][language].split(",")[0].replace("'", "&#39;") in html
        assert not re.search(r">(None|undefined|\{)", html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_a_page(client: TestClient, every_id: list[str], language: str) -> None:
    for id in every_id[::15]:
        assert client.get(f"/event/{id}", params={"lang": language}).status_code == 200


def test_an_unplaced_event_has_no_map(client: TestClient, every_id: list[str]) -> None:
    views = [client.get(f"/event/{id}.json").json()["event"] for id in every_id[:80]]
    unplaced = next(view for view in views if not view["place"])
    placed = next(view for view in views if view["place"] and view["place"]["lat"] is not None)
    assert 'class="inset"' not in client.get(f"/event/{unplaced['id']}").text
    assert 'class="inset"' in client.get(f"/event/{placed['id']}").text


@pytest.mark.parametrize("ending", ["", ".json"])
def test_an_id_that_is_gone_leads_to_its_heir(own_client: TestClient, own_store: str, ending: str) -> None:
    with open_store(own_store) as store:
        heir = next(stored_events(store)).id
        with store.write() as connection:
            stones = [("eold", "eolder"), ("eolder", heir), ("ealone", "")]
            connection.execute(insert(tombstones), [{"kind": "event", "id": id, "replaced_by": by, "reason": "", "at": 0} for id, by in stones])
    answer = own_client.get(f"/event/eold{ending}?lang=ar", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/event/{heir}{ending}?lang=ar")
    assert own_client.get(f"/event/ealone{ending}").status_code == 404
    assert own_client.get(f"/event/{heir}.json").json()["former"] == ["eolder"]


@pytest.mark.parametrize("id", ["nothing", "%2e%2e", "<b>", "e" * 500, "%0d%0aX-Evil: 1"])
def test_an_event_that_is_not_there(client: TestClient, id: str) -> None:
    answer = client.get(f"/event/{id}", headers={"accept": "text/html"}, follow_redirects=False)
    assert answer.status_code in (404, 422) and "<b>" not in answer.text and "x-evil" not in answer.headers


def test_judgements_are_told_with_name_and_reason(own_client: TestClient, own_store: str) -> None:
    with open_store(own_store) as store:
        event = next(event for event in stored_events(store) if len(event.claims) > 1)
        one, other = event.claims[:2]
        first = judge_value(store, "accept", one, "type", author="reader <one>", reason="checked & sure")
        judge_pair(store, "same", one, other, author="second")
        undo(store, first.seq, author="third", reason="too soon")
    view = own_client.get(f"/event/{event.id}.json").json()
    assert [(line["kind"], line["holds"]) for line in view["judgements"]] == [("undo", True), ("same", True), ("accept", False)]
    html = own_client.get(f"/event/{event.id}").text
    assert "reader &lt;one&gt;" in html and "checked &amp; sure" in html


def test_judgements_on_other_claims_are_not_told(own_client: TestClient, own_store: str) -> None:
    with open_store(own_store) as store:
        found = [event for event in stored_events(store) if not event.undecided]
        event = found[0]
        alien = next(other for other in found if not {ref.document for ref in other.claims} & {ref.document for ref in event.claims})
        judge_value(store, "accept", ClaimRef(alien.claims[0].document, alien.claims[0].claim), author="x")
    assert own_client.get(f"/event/{event.id}.json").json()["judgements"] == []


numbers = st.one_of(st.none(), st.integers(0, 10**9))


@given(numbers, numbers, st.integers(0, 10**9))
def test_a_bar_lies_on_its_scale(low: int | None, high: int | None, most: int) -> None:
    if low is not None and high is not None:
        low, high = sorted((low, high))
    drawn = bar(low, high, max(most, high or 0, low or 0))
    assert 0 <= drawn["x"] < 100 and drawn["width"] >= 1.5 and drawn["x"] + drawn["width"] <= 100.02
    assert drawn["open"] == (high is None)


def test_a_larger_number_has_a_bar_that_ends_later() -> None:
    ends = [(drawn := bar(low, high, 100))["x"] + drawn["width"] for low, high in ((0, 10), (10, 40), (40, 80), (80, None))]
    assert ends == sorted(set(ends))


names = st.sampled_from(["one", "two", "three", "four"])


@given(st.lists(st.lists(names, min_size=1, max_size=4, unique=True), max_size=8))
def test_chains_are_drawn_from_the_first_teller_to_the_printer(chains: list[list[str]]) -> None:
    kind = {"en": "k", "ar": "ك"}
    links = [[{"en": name, "ar": name, "kind": "media", "kind_name": kind} for name in chain] for chain in chains]
    drawn = chain_drawing(links)
    places = [(box["x"], box["y"]) for box in drawn["boxes"]]
    assert len(places) == len(set(places))
    assert all(line["x1"] < line["x2"] for line in drawn["lines"])
    last = max((x for x, _ in places), default=0)
    assert {chain[-1] for chain in chains} == {box["en"]["name"] for box in drawn["boxes"] if box["x"] == last}
    for line in drawn["lines"]:
        between = [box for box in drawn["boxes"] if line["x1"] < box["x"] < line["x2"] - GAP]
        assert not [box for box in between if box["y"] <= line["y1"] <= box["y"] + TALL], "no line passes a box"
    assert all(box["x"] + BOX <= drawn["width"] and box["y"] < drawn["height"] for box in drawn["boxes"])


@given(st.floats(-80, 80), st.floats(-175, 175), st.floats(0, 1500))
def test_the_circle_of_a_map_is_in_its_middle_and_fits(lat: float, lon: float, radius: float) -> None:
    x, y = frame_around(lat, lon, radius).at(lon, lat)
    assert abs(x - WIDTH / 2) <= 0.2 and abs(y - HEIGHT / 2) <= 0.2


def test_a_map_shows_land_borders_towns_and_an_honest_circle() -> None:
    drawn = inset(32.53, 13.17, 40.0)
    assert drawn["land"] and drawn["borders"] and drawn["towns"]
    a_km = drawn["bar"] / drawn["bar_km"]
    assert drawn["radius"] == pytest.approx(40 * a_km, rel=0.05)
    assert all(0 < town["x"] < WIDTH and 0 < town["y"] < HEIGHT and town["ar"] for town in drawn["towns"])


def test_there_are_words_for_every_row_and_judgement() -> None:
    for language in LANGUAGES:
        words = strings()[language]
        assert all(f"row.{row}" in words for row in ("told", "who", "whom", "where", "when", "means", "numbers", "loaded"))
        assert all(f"judged.{kind}" in words for kind in ("accept", "correct", "reject", "undo", "same", "not_same", "unsure"))
