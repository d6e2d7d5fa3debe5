"""The app as a whole: every view answers as a page and as JSON, in both languages, in a real browser without an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.testclient import TestClient

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_static_files_are_served(client: TestClient) -> None:
    answer = client.get("/static/css/base.css")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/css")


def test_the_form_of_login_opens_in_a_browser(server: str, page: Page) -> None:
    page.goto(f"{server}/login")
    assert page.locator("h1").inner_text()
