"""Every view under axe-core (tests/web/axe.min.js, MPL-2.0, unchanged), in both languages, wide and narrow: no serious finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import Watched
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).with_name("axe.min.js")
VIEWS = (
    "/", "/events", "/events?q=nothingatall", "/map", "/disagreements", "/tellers", "/teller", "/ledgers", "/reports", "/method", "/review", "/event",
    "/report", "/login",
)  # fmt: skip
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def addresses(client: TestClient) -> dict[str, str]:
    """The addresses of the views that need an id: an event with a conflict, its report, the teller of most claims."""
    event = client.get("/disagreements.json").json()["disputes"][0]
    teller = client.get("/tellers.json").json()["tellers"][0]
    at = event["sides"][0]["quotes"][0]["at"].partition("#")[0]
    return {"/event": f"/event/{event['event']}", "/report": at, "/teller": f"/teller?id={teller['id']}"}


def findings(page: Page) -> list[str]:
    """What axe-core finds that is serious or worse: rule, help, and the first element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{one['id']}: {one['help']} ({len(one['nodes'])}) {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in SERIOUS]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_no_serious_finding(server: str, new_page: Watched, addresses: dict[str, str], view: str, language: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    address = addresses.get(view, view)
    answer = page.goto(f"{server}{address}{'&' if '?' in address else '?'}lang={language}")
    assert answer is not None and answer.ok
    page.wait_for_load_state("networkidle")
    assert not findings(page)


def test_the_check_finds_what_is_wrong(new_page: Watched) -> None:
    page = new_page()
    page.set_content('<html lang="en"><title>t</title><main><h1>h</h1><img src="data:,"><a href="#"></a></main>')
    assert {line.partition(":")[0] for line in findings(page)} >= {"image-alt", "link-name"}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_a_small_screen(server: str, new_page: Watched, addresses: dict[str, str], view: str, language: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    address = addresses.get(view, view)
    page.goto(f"{server}{address}{'&' if '?' in address else '?'}lang={language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
