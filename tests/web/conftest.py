"""What the tests of the page share: a record built once, clients, a server on a free port, a real browser.

Tests that change the record take `own_store` or `own_client`, a copy of their own. Browser tests take `page`: it fails at the end
of the test where the page logged an error, threw one, or asked another host for anything.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from riwaya import __version__
from riwaya.ingest.read import read_paths
from riwaya.ingest.report import Report
from riwaya.ingest.run import read_one
from riwaya.ingest.samples import sample_reports
from riwaya.model.record import Record
from riwaya.packs.version import pack_version
from riwaya.store.documents import put_report
from riwaya.store.open import open_store
from riwaya.store.records import put_record
from riwaya.store.refresh import refresh
from riwaya.web.app import create_app
from riwaya.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

GOLD = Path(__file__).parents[1] / "gold" / "events" / "reports.jsonl"
HOME = "http://localhost"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)  # fmt: skip
# Enough that no test but that of the limit meets it.
UNLIMITED = 1_000_000


def build_store(place: Path, reports: list[Report]) -> str:
    """A record of reports, as `riwaya run` makes it."""
    with open_store(place) as store:
        with store.write():
            for report in reports:
                line = read_one(report._replace(id=put_report(store, report).id))
                assert isinstance(line, bytes), line
                put_record(store, msgspec.json.decode(line, type=Record), pack_version(), __version__)
        refresh(store)
    return str(place)


def gold_reports() -> list[Report]:
    """The reports of many happenings, each told several times; none where the gold is not there."""
    return [item for item in read_paths((str(GOLD),), 2_000_000) if isinstance(item, Report)] if GOLD.exists() else []


@pytest.fixture(scope="session")
def record_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a record of the bundled samples and the gold of events; nobody may change it."""
    return build_store(tmp_path_factory.mktemp("record") / "riwaya.db", [*sample_reports(), *gold_reports()])


@pytest.fixture
def own_store(record_store: str, tmp_path: Path) -> str:
    """A copy of the record that one test may change."""
    # Whoever built it closed it, so that all of it is in the one file; those who read it write nothing.
    own = tmp_path / "own.db"
    shutil.copy(record_store, own)
    return str(own)


def app_over(store: str, **given: object) -> FastAPI:
    """The app over a record; `given` are settings."""
    values: dict[str, object] = {"store": store, "requests_a_minute": UNLIMITED, **given}
    return create_app(Settings(**values))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def client(record_store: str) -> Iterator[TestClient]:
    """A client of the app over the shared record: for reading."""
    with TestClient(app_over(record_store), base_url=HOME) as made:
        yield made


@pytest.fixture
def own_client(own_store: str) -> Iterator[TestClient]:
    """A client of an app over a record of its own: for changing."""
    with TestClient(app_over(own_store), base_url=HOME) as made:
        yield made


def serve(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free loopback port; gives the address, without a slash at its end."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False, proxy_headers=False))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [held]}, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{held.getsockname()[1]}"
    finally:
        running.should_exit = True
        thread.join(10)
        held.close()


@pytest.fixture(scope="session")
def server(record_store: str) -> Iterator[str]:
    """The address of a server over the shared record: for reading."""
    yield from serve(app_over(record_store))


@pytest.fixture
def own_server(own_store: str) -> Iterator[str]:
    """The address of a server over a record of its own: for changing."""
    yield from serve(app_over(own_store))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, driven by Playwright; skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no test in a browser")
    found = next((path for path in map(shutil.which, CHROMIUM) if path), None)
    if found is None:
        pytest.skip(f"no Chromium is found ({', '.join(CHROMIUM)}): no test in a browser")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield launched
        launched.close()


Watched = Callable[..., "Page"]


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Watched]:
    """Makes pages, each in a context of its own (`new_page(viewport={...}, locale="ar")`), all watched: see `page`."""
    told: list[str] = []
    contexts = []

    def make(**given: object) -> Page:
        context = browser.new_context(**given)  # type: ignore[arg-type]
        contexts.append(context)
        made = context.new_page()
        watch(made, told)
        return made

    yield make
    for context in contexts:
        context.close()
    assert not told, "\n".join(told)


def watch(page: Page, told: list[str]) -> None:
    """Note what no page may do: log or throw an error, ask another host (such a request is cut)."""
    page.on("console", lambda message: told.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(f"error: {error}"))

    def off_host(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")

    def cut(route) -> None:  # type: ignore[no-untyped-def]
        told.append(f"asks another host: {route.request.url}")
        route.abort()

    page.route(off_host, cut)


@pytest.fixture
def page(new_page: Watched) -> Page:
    """A page of 1280 by 900, watched: the test fails where it logs an error or asks another host."""
    return new_page(viewport={"width": 1280, "height": 900})
