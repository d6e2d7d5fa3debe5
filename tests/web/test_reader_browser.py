"""The reader and the page of an event in a real browser: pointer, keys and touch; both languages; small; print."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest

from riwaya.store.events import stored_events
from riwaya.store.open import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Page

Watched = Callable[..., "Page"]
READ = "Array.from(CSS.highlights.get('{name}') ?? []).map((range) => range.toString())"


def found(address: str) -> dict[str, Any]:
    with urlopen(Request(address, headers={"accept": "application/json"})) as answer:
        told: dict[str, Any] = json.load(answer)
        return told


@pytest.fixture(scope="module")
def report(server: str) -> dict[str, Any]:
    """A report with many claims, some of them disputed."""
    rows = found(f"{server}/reports.json?conflict=any")["reports"]
    return found(f"{server}/report/{max(rows, key=lambda row: (row['claims'], row['id']))['short']}.json")


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => 1)")
    return page


def test_pointing_at_a_value_lights_up_its_words(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    for claim in report["claims"][:3]:
        element = page.locator(f"#claim-{claim['id']}")
        for value in claim["values"]:
            if value["span"] is None or "\n" in value["words"]:
                continue
            element.locator(f".value[data-span='{value['span'][0]} {value['span'][1]}'][data-slot={value['slot']}]").first.hover()
            assert page.evaluate(READ.format(name=f"on-{value['slot']}")) == [value["words"]]
    page.mouse.move(0, 0)
    assert page.evaluate(READ.format(name="on-act")) == []


def test_pointing_at_words_lights_up_their_claims(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    claim = report["claims"][1]
    point = page.evaluate(
        """async ([start, end]) => { const { TextMap } = await import('/static/js/marks.js');
        const [range] = new TextMap(document.getElementById('text')).ranges([start, end]);
        const box = range.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }""",
        claim["values"][0]["span"],
    )
    page.mouse.move(*point)
    lit = page.locator(".claim.lit").evaluate_all("all => all.map((one) => one.dataset.claim)")
    act = claim["values"][0]["span"]
    resting = {one["id"] for one in report["claims"] for value in one["values"] if value["span"] and value["span"][0] < act[1] and act[0] < value["span"][1]}
    assert claim["id"] in lit and set(lit) <= resting
    page.mouse.click(*point)
    page.mouse.move(5, 5)
    assert page.locator(f"#claim-{claim['id']}.lit").count() == 1, "a press holds"
    page.keyboard.press("Escape")
    assert page.locator(".claim.lit").count() == 0


def test_the_space_beside_a_line_is_no_word(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    box = page.locator("#text p").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] - 2)
    assert page.locator(".claim.lit").count() == 0


def test_keys_alone_lead_through_all_claims(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    ids = [claim["id"] for claim in report["claims"]]
    where = "document.activeElement.dataset.claim"
    page.keyboard.press("j")
    assert page.evaluate(where) == ids[0]
    for key, at in (("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("k", 0), ("End", len(ids) - 1), ("j", len(ids) - 1), ("Home", 0)):
        page.keyboard.press(key)
        assert page.evaluate(where) == ids[at], key
        assert page.locator(".claim.lit").evaluate_all("all => all.map((one) => one.dataset.claim)") == [ids[at]]
        seen = page.evaluate("(() => { const box = document.activeElement.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; })()")
        assert seen, "what has the focus is in sight"
    page.keyboard.press("Tab")
    first = report["claims"][0]["values"][0]
    assert page.evaluate("document.activeElement.dataset.slot") == first["slot"]
    assert page.evaluate(READ.format(name=f"on-{first['slot']}")) == [first["words"]]
    page.keyboard.press("Escape")
    assert page.locator(".claim.lit").count() == 0
    tabs = page.locator(".claim[tabindex='0']").count()
    assert tabs == 1, "one stop for the whole list"


def test_an_address_leads_to_a_claim_or_to_words(page: Page, server: str, report: dict[str, Any]) -> None:
    claim = report["claims"][-1]
    opened(page, f"{server}/report/{report['report']['short']}#claim-{claim['id']}")
    page.wait_for_selector(f"#claim-{claim['id']}.lit")
    start, end = report["claims"][0]["values"][0]["span"]
    page.evaluate(f"location.hash = '#at-{start}-{end}'")
    page.wait_for_function("CSS.highlights.get('on-passage')?.size === 1")
    assert page.evaluate(READ.format(name="on-passage")) == [report["text"][start:end]]
    for bad in ("#at-9-", "#claim-nothing", "#at-999999-1000000", "#claim-%3Cb%3E"):
        page.evaluate(f"location.hash = '{bad}'")


def test_the_legend_hides_and_shows_a_kind(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    assert page.evaluate("CSS.highlights.get('base-act').size") > 0
    key = page.locator("[data-toggle=act]")
    key.focus()
    page.keyboard.press("Space")
    assert key.get_attribute("aria-pressed") == "false" and page.evaluate("CSS.highlights.get('base-act').size") == 0
    page.keyboard.press("Enter")
    assert page.evaluate("CSS.highlights.get('base-act').size") > 0


def test_kinds_are_told_apart_without_colour(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    lines = page.locator(".sample").evaluate_all(
        "all => all.map((one) => { const style = getComputedStyle(one);"
        " return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness].join(); })"
    )
    assert len(lines) == len(set(lines)) == 9


def test_a_finger_lights_up_claims_on_a_small_screen(new_page: Watched, server: str, report: dict[str, Any]) -> None:
    page = opened(new_page(viewport={"width": 360, "height": 740}, has_touch=True, locale="ar"), f"{server}/report/{report['report']['short']}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    span = report["claims"][0]["values"][0]["span"]
    point = page.evaluate(
        """async ([start, end]) => { const { TextMap } = await import('/static/js/marks.js');
        const [range] = new TextMap(document.getElementById('text')).ranges([start, end]);
        scrollBy(0, range.getBoundingClientRect().top - 200);
        const box = range.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }""",
        span,
    )
    page.touchscreen.tap(*point)
    lit = page.locator(".claim.lit").first
    lit.wait_for()
    box = lit.bounding_box()
    assert box is not None and 0 < box["y"] < 740, "the claim shows beside the text"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_fit_in_both_languages(new_page: Watched, server: str, record_store: str, report: dict[str, Any], language: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    with open_store(record_store) as store:
        events = [event.id for event in stored_events(store) if event.conflicts][:3]
    for path in (f"/report/{report['report']['short']}", "/reports", *(f"/event/{id}" for id in events)):
        opened(page, f"{server}{path}?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("document.dir") == ("rtl" if language == "ar" else "ltr")
        assert page.locator("main h1").count() == 1
        bare = page.locator("a, button").evaluate_all("all => all.filter((one) => !one.textContent.trim() && !one.getAttribute('aria-label')).length")
        assert bare == 0, "every link and button has a name"


def test_an_event_is_read_by_keys_alone(page: Page, server: str, record_store: str) -> None:
    with open_store(record_store) as store:
        event = max((event for event in stored_events(store) if event.conflicts), key=lambda event: (len(event.accounts), event.id))
    opened(page, f"{server}/event/{event.id}?lang=en")
    for _ in range(80):
        page.keyboard.press("Tab")
        if "#claim-" in (page.evaluate("document.activeElement.href ?? ''")):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
    page.wait_for_selector(".claim.lit")
    assert page.evaluate("document.activeElement.dataset.claim") in {ref.claim for ref in event.claims}


def test_print_shows_all_claims_and_no_controls(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.margin')).overflowY") == "visible"
    assert not page.locator("header.top").is_visible() and page.locator(".claim .value").first.is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_the_text_is_there_without_script(new_page: Watched, server: str, report: dict[str, Any]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server}/report/{report['report']['short']}")
    told = page.locator("#text p").all_text_contents()
    assert "\n".join(told) == report["text"]
    assert page.locator(".claim").count() == len(report["claims"])


def test_scripts_say_what_they_do() -> None:
    for name in ("marks", "report"):
        text = (Path(__file__).parents[2] / "src/riwaya/web/static/js" / f"{name}.js").read_text(encoding="utf-8")
        assert "innerHTML" not in text and "eval(" not in text and text.startswith("//")


def test_the_margin_never_covers_what_follows(page: Page, server: str, report: dict[str, Any]) -> None:
    opened(page, f"{server}/report/{report['report']['short']}")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    margin, colophon = page.locator(".margin").bounding_box(), page.locator(".colophon").bounding_box()
    assert margin is not None and colophon is not None and margin["y"] + margin["height"] <= colophon["y"]
