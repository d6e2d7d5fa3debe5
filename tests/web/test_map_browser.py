"""The map in a real browser: drawn without a network, brushed by keys and by pointer, opened, played, in both languages and without WebGL."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

DRAWN = "#map[data-state=ready]"
WAIT = 60_000  # milliseconds: a map drawn by a processor alone takes its time


def open_map(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(DRAWN, timeout=WAIT)


def days(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def colours_of(page: Page) -> int:
    """How many colours the map shows: many where land, borders, names and signs are drawn, one where nothing is."""
    picture = base64.b64encode(page.locator("#map").screenshot()).decode()
    return int(page.evaluate(
        """async (picture) => {
          const image = new Image(); image.src = `data:image/png;base64,${picture}`; await image.decode();
          const canvas = document.createElement('canvas'); [canvas.width, canvas.height] = [image.width, image.height];
          const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0);
          return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size; }""",
        picture,
    ))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_map_is_drawn_and_shows_what_the_list_holds(server: str, page: Page, language: str) -> None:
    open_map(page, f"{server}/map?lang={language}")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.locator("#map canvas").is_visible() and colours_of(page) > 100
    assert page.locator(".told-list li").count() == 30 and page.locator("#legend li").count() >= 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_small_screen_shows_all(server: str, new_page: Any) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    open_map(page, f"{server}/map?lang=ar")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#map canvas").bounding_box()["width"] > 300


def test_days_are_chosen_by_keys_alone(server: str, page: Page) -> None:
    open_map(page, f"{server}/map")
    before = page.locator("#counts").inner_text()
    first = page.locator(".brush .handle").first
    first.focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.getElementById('counts').innerText !== " + repr(before))
    chosen = days(page)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", chosen["from"][0]) and first.get_attribute("aria-valuetext") == chosen["from"][0]
    assert page.locator("input[name=from]").input_value() == chosen["from"][0]
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.getElementById('counts').innerText === " + repr(before))
    assert "from" not in days(page)


def test_arrows_follow_the_eye_where_time_runs_leftwards(server: str, page: Page) -> None:
    open_map(page, f"{server}/map?lang=ar")
    first = page.locator(".brush .handle").first
    first.focus()
    at = first.bounding_box()
    page.keyboard.press("ArrowLeft")
    moved = first.bounding_box()
    assert at and moved and moved["x"] < at["x"] and first.get_attribute("aria-valuenow") == "1"


def test_days_are_chosen_by_dragging_and_the_address_brings_them_back(server: str, page: Page) -> None:
    open_map(page, f"{server}/map")
    box = page.locator("#brush").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_function("() => location.search.includes('from=')")
    chosen = days(page)
    assert chosen["from"] < chosen["to"]
    open_map(page, page.url)
    assert page.locator(".brush .handle").first.get_attribute("aria-valuetext") == chosen["from"][0]
    assert page.locator(".brush .handle").last.get_attribute("aria-valuetext") == chosen["to"][0]


def test_trays_hold_what_has_no_place_or_no_day(server: str, page: Page) -> None:
    open_map(page, f"{server}/map")
    for show in ("unplaced", "undated"):
        tray = page.locator(f"[data-show={show}]")
        number = int(tray.locator(".number").inner_text().replace(",", ""))
        assert number > 0
        tray.click()
        page.wait_for_selector(f"[data-show={show}][aria-current=true]")
        assert page.locator(".told-list li").count() == min(30, number)


def test_an_event_of_the_list_is_found_on_the_map_and_leads_to_its_page(server: str, page: Page) -> None:
    open_map(page, f"{server}/map")
    page.locator(".find").first.press("Enter")
    page.wait_for_selector("#spot:not([hidden]) li a")
    assert page.evaluate("document.activeElement.id") == "spot"
    link = page.locator("#spot li a").first
    assert link.inner_text() and str(link.get_attribute("href")).startswith("/event/")
    page.keyboard.press("Escape")
    page.wait_for_selector("#spot", state="hidden")


def test_enter_on_the_map_opens_what_is_nearest_the_middle(server: str, page: Page) -> None:
    cell = page.request.get(f"{server}/map/points.json?zoom=13").json()["cells"][0]
    open_map(page, f"{server}/map#at=11/{cell['lat']}/{cell['lon']}")
    page.wait_for_timeout(500)
    page.locator("#map canvas").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#spot:not([hidden]) li a")


def test_play_goes_through_the_days_and_stops_at_will(server: str, page: Page) -> None:
    open_map(page, f"{server}/map")
    button = page.locator("#play")
    button.press("Enter")
    page.wait_for_function("() => location.search.includes('from=')")
    first = days(page)["from"]
    page.wait_for_function(f"() => !location.search.includes('from={first[0]}')")
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "false"
    stopped = page.url
    page.wait_for_timeout(1500)
    assert page.url == stopped


def test_holders_stand_in_a_table_too(server: str, page: Page) -> None:
    open_map(page, f"{server}/map")
    page.locator("#holders-on").check()
    page.wait_for_selector("#holders tbody tr")
    assert page.locator("#holders tbody tr").first.locator("td").count() == 4


def test_without_webgl_there_is_a_picture_and_all_else_works(server: str, page: Page) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(f"{server}/map")
    page.wait_for_selector("#failed:not([hidden]) img")
    page.wait_for_function("() => document.querySelector('#failed img').naturalWidth > 100")
    first = page.locator(".brush .handle").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('from=')")


def test_the_overview_in_both_languages(server: str, new_page: Any) -> None:
    for language, width in (("en", 1280), ("ar", 360)):
        page = new_page(viewport={"width": width, "height": 800})
        page.goto(f"{server}/?lang={language}")
        assert page.locator("article").count() > 5
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
