"""Take the pictures of the docs from the bundled record: every view of the page in both languages.

    python scripts/pictures.py [--out docs/pictures]

Needs Playwright and the system's Chromium; nothing is fetched. The record is that of `riwaya demo`, made anew.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from riwaya.store.open import open_store
from riwaya.store.search import Query, search, search_documents
from riwaya.web.app import create_app
from riwaya.web.settings import Settings

PORT = 8653
SIZE = {"width": 1280, "height": 860}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
VIEWS = {
    "overview": "/", "events": "/events", "map": "/map", "disagreements": "/disagreements", "tellers": "/tellers", "ledgers": "/ledgers",
    "reports": "/reports", "review": "/review", "method": "/method",
}  # fmt: skip


def views_of(store: str) -> dict[str, str]:
    """The views by name, with an event that camps count otherwise and one of its reports."""
    with open_store(store, create=False) as opened:
        event = search(opened, Query(conflict="killed", order="documents")).rows[0]
        report = search_documents(opened, Query(text="غريان", order="time")).rows[0]
    return {**VIEWS, "event": f"/event/{event.id}", "reader": f"/report/{report.id}"}


@contextmanager
def served(store: str) -> Iterator[None]:
    """The page on a port of this computer."""
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(store)), port=PORT, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.1)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def take(browser: Browser, views: dict[str, str], out: Path) -> None:
    """One picture a view and language."""
    for language in ("en", "ar"):
        page = browser.new_page(viewport=SIZE, locale=language)
        for name, path in views.items():
            page.goto(f"http://localhost:{PORT}{path}?lang={language}")
            page.wait_for_timeout(7000 if name == "map" else 1200)
            page.screenshot(path=out / f"{name}-{language}.png")
        page.close()


def main() -> None:
    """Make the record, serve it, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "docs" / "pictures")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        sys.exit("there is no Chromium here")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-c", "from riwaya.cli import main; main()", "demo", "--out", folder], check=True, stdout=subprocess.DEVNULL)
        store = f"{folder}/riwaya.db"
        with served(store), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            take(browser, views_of(store), args.out)
            browser.close()


if __name__ == "__main__":
    main()
