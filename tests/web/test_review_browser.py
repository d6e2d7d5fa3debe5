"""Review in a real browser: by keys alone, with words selected in the text, a place pressed on a map, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.web.conftest import Watched
from tests.web.test_accessibility import findings

from riwaya.store.judgement import Judgement
from riwaya.store.ledger import judgements
from riwaya.store.open import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Page


def lines(store: str) -> list[Judgement]:
    with open_store(store) as opened:
        return judgements(opened)


def told(server: str, path: str) -> dict[str, Any]:
    return dict(httpx.get(server + path).json())


def a_claim(server: str) -> str:
    """The address of a claim that waits and has a place with a point."""
    for item in told(server, "/review.json?reason=doubt")["items"]:
        claim = told(server, item["href"].partition("?")[0] + ".json")["claim"]
        if any(one["field"] == "places" and one["value"].get("lat") is not None for one in claim["values"]):
            return str(item["href"].partition("?")[0])
    raise AssertionError("no claim of the queue has a place")


def test_a_claim_is_judged_with_the_keys_alone(own_server: str, own_store: str, page: Page) -> None:
    page.goto(f"{own_server}/review?reason=doubt")
    page.keyboard.press("n")
    page.wait_for_url("**/review/claim/**")
    first = page.url
    assert page.evaluate("CSS.highlights.get('on-act').size") >= 1
    page.keyboard.press("a")
    page.wait_for_url("**did=1**")
    assert [line.kind for line in lines(own_store)] == ["accept"] and page.url.partition("?")[0] != first.partition("?")[0]
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "/review/" in url and "did=" not in url)
    assert [line.kind for line in lines(own_store)] == ["accept", "undo"]


def test_words_are_picked_by_selecting_them(own_server: str, own_store: str, page: Page) -> None:
    address = a_claim(own_server)
    page.goto(own_server + address)
    page.locator(".claim:focus").wait_for()
    page.locator("[data-edit='places.0'] > summary").click()
    span = page.evaluate(
        """() => {
          const line = [...document.querySelectorAll('#text [data-start]')].find((one) => one.textContent.split(' ').length > 4);
          const words = line.textContent.split(' ');
          const start = words[0].length + 1;
          const range = document.createRange();
          range.setStart(line.firstChild, start);
          range.setEnd(line.firstChild, start + words[1].length + 1);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return [Number(line.dataset.start) + start, Number(line.dataset.start) + start + words[1].length, words[1]];
        }"""
    )
    form = page.locator("[data-edit='places.0'] form")
    form.locator(f"[name=start][value='{span[0]}']").wait_for(state="attached")
    assert form.locator("[name=words]").input_value() == span[2]
    assert page.evaluate("CSS.highlights.get('on-chosen').size") == 1
    picture = form.locator("svg.inset")
    picture.wait_for()
    before = form.locator("[name=lat]").input_value()
    picture.click(position={"x": 40, "y": 30})
    assert form.locator("[name=lat]").input_value() != before
    form.locator("button[value=correct]").click()
    page.wait_for_url("**did=1**")
    value = lines(own_store)[-1].value
    assert (value["span"], value["text"], value["id"]) == (span[:2], span[2], None)
    read = next(one for one in told(own_server, address + ".json")["claim"]["values"] if one["path"] == "places.0")
    assert read["value"]["lat"] == value["lat"] and read["words"] == span[2]


def test_the_map_tells_the_point_that_is_pressed(own_server: str, page: Page) -> None:
    page.goto(own_server + a_claim(own_server))
    page.locator("[data-edit='places.0'] > summary").click()
    pick, picture = page.locator("[data-edit='places.0'] .pick"), page.locator("[data-edit='places.0'] svg.inset")
    picture.wait_for()
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    form = page.locator("[data-edit='places.0'] form")
    for name in ("lat", "lon"):
        assert abs(float(form.locator(f"[name={name}]").input_value()) - float(str(pick.get_attribute(f"data-{name}")))) < 0.05


def test_an_actor_is_looked_up(own_server: str, own_store: str, page: Page) -> None:
    page.goto(own_server + a_claim(own_server))
    page.locator(".more > summary").click()
    edit = page.locator("details[data-edit^='agents.']").last
    edit.locator("> summary").click()
    edit.locator("[name=actor]").fill("قوات حفتر")
    page.locator("datalist option[value='libya/lna']").wait_for(state="attached")
    edit.locator("[name=actor]").fill("libya/lna")
    edit.locator("button[value=correct]").click()
    page.wait_for_url("**did=1**")
    assert lines(own_store)[-1].value["actor"] == "libya/lna"


def test_without_scripts_a_claim_is_judged_and_undone(own_server: str, own_store: str, new_page: Watched) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 380, "height": 800})
    page.goto(own_server + a_claim(own_server))
    page.locator(".acts button[value=reject]").click()
    page.locator(".notice .undo button").click()
    assert [line.kind for line in lines(own_store)] == ["reject", "undo"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_of_review_have_no_serious_finding(own_server: str, new_page: Watched, language: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    pair = told(own_server, "/review.json?reason=pair")["items"][0]["href"].partition("?")[0]
    claim = a_claim(own_server)
    page.goto(own_server + claim)
    page.locator(".more > summary").click()
    page.locator(".acts button[value=reject]").click()
    for path in (claim, pair, "/review/history", "/review/agreement", "/review/patches"):
        page.goto(f"{own_server}{path}?lang={language}")
        for summary in page.locator("[data-edit] > summary").all()[:4]:
            summary.click()
        assert not findings(page), path


def test_no_page_of_review_is_wider_than_a_small_screen(own_server: str, new_page: Watched) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    pair = told(own_server, "/review.json?reason=pair")["items"][0]["href"]
    for path in ("/review", a_claim(own_server), pair, "/review/history", "/review/agreement", "/review/patches"):
        for language in ("en", "ar"):
            page.goto(f"{own_server}{path}{'&' if '?' in path else '?'}lang={language}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, (path, language)
