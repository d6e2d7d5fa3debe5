"""The app as a whole: every view answers as a page and as JSON, in both languages, in a real browser without an error."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from conftest import HOME, app_over
from starlette.testclient import TestClient

from riwaya.errors import StoreError
from riwaya.packs.tsv import DATA
from riwaya.store.search import Query
from riwaya.web.app import warm
from riwaya.web.i18n import choose_language, strings
from riwaya.web.page import HERE, MENU

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = [path for path, _ in MENU]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", VIEWS)
def test_every_view_answers_in_both_languages_and_as_json(client: TestClient, path: str, language: str) -> None:
    answer = client.get(f"{path}?lang={language}", headers={"accept": "text/html"})
    assert answer.status_code == 200 and f'lang="{language}"' in answer.text
    assert 'aria-current="page"' in answer.text
    twin = client.get("/overview.json" if path == "/" else f"{path}.json")
    assert twin.status_code == 200 and twin.json()["ok"] is True


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", VIEWS)
def test_every_view_opens_in_a_browser_without_an_error(server: str, page: Page, path: str, language: str) -> None:
    page.goto(f"{server}{path}?lang={language}")
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1 and page.locator("h1").inner_text()


@pytest.mark.parametrize("path", ["/static/css/base.css", "/static/js/base.js", "/static/icon.svg", "/static/map/countries.geojson"])
def test_static_files_are_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200 and len(answer.content) > 100
    assert client.get(path, headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_everything_that_pages_name_is_there() -> None:
    import re

    named = {name for path in HERE.rglob("*.html") for name in re.findall(r'(?:src|href)="(/static/[^"{]+)"', path.read_text(encoding="utf-8"))}
    assert named
    missing = [name for name in named if not (DATA / name[8:] if name.startswith("/static/map/") else HERE / name[1:]).exists()]
    assert not missing


def test_no_page_holds_code_or_style_of_its_own() -> None:
    for path in (HERE / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert " style=" not in text and "<style" not in text and " onclick=" not in text, path
        assert all("src=" in part.split(">")[0] or "application/json" in part.split(">")[0] for part in text.split("<script")[1:]), path
        assert "|safe" not in text and "http://" not in text.replace("http://www.w3.org", "") and "https://" not in text, path


@pytest.mark.parametrize(("language", "told"), [("en", "There is no such page"), ("ar", "لا توجد صفحة كهذه")])
def test_a_page_that_is_not_there_is_told_in_words(client: TestClient, language: str, told: str) -> None:
    answer = client.get(f"/nothing?lang={language}", headers={"accept": "text/html"})
    assert answer.status_code == 404 and told in answer.text
    assert client.get("/nothing.json", headers={"accept": "text/html"}).json()["status"] == 404


def test_health_says_whether_the_record_answers(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"ok": True}


def test_warming_up_reads_what_the_first_view_needs(record_store: str) -> None:
    app = app_over(record_store)
    warm(app)
    with TestClient(app, base_url=HOME) as client:
        total = client.get("/events.json").json()["total"]
    assert sum(part.number for part in app.state.facets.facets(Query(), 1000)["type"]) == total


def test_a_missing_record_is_told(tmp_path: Any) -> None:
    with pytest.raises(StoreError):
        app_over(str(tmp_path / "none.db"))


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "chosen"),
    [("ar", "en", "en", "ar"), ("xx", "ar", "en", "ar"), (None, None, "ar-LY,en;q=0.5", "ar"), (None, "zz", "fr, en", "en"),
     (None, None, None, "en"), ("", "", "ar" * 500, "ar")],
)  # fmt: skip
def test_the_language_is_the_readers(asked: str | None, remembered: str | None, accepted: str | None, chosen: str) -> None:
    assert choose_language(asked, remembered, accepted) == chosen


def test_words_are_there_in_both_languages() -> None:
    assert set(strings()["en"]) == set(strings()["ar"]) >= {key for _, key in MENU}


def test_a_view_that_is_being_worked_out_says_so_and_asks_again(record_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.web.app.PATIENCE", 0.05)
    app = app_over(record_store)
    app.state.warming = Event()
    with TestClient(app, base_url=HOME) as client:
        answer = client.get("/ledgers?lang=ar", headers={"accept": "text/html"})
        assert answer.status_code == 503 and answer.headers["refresh"] == "4" and "لحظة" in answer.text
        assert client.get("/tellers.json").json()["status"] == 503
        assert client.get("/events").status_code == 200
        app.state.warming.set()
        assert client.get("/ledgers").status_code == 200
