"""`riwaya export site`: a static copy of the page that any web server can serve without Riwaya, with data files beside it.

A public copy of the record is made first (`publiccopy.py`), the app is asked for every page of it in both languages, and links are made
relative. The same record gives the same bytes.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urljoin

import msgspec
from fastapi import FastAPI

from riwaya import __version__
from riwaya.errors import RiwayaError
from riwaya.export import FORMATS, writer
from riwaya.export.bundle import Bundle, Options
from riwaya.store.events import stored_events
from riwaya.store.links import told
from riwaya.store.open import Store
from riwaya.store.records import records
from riwaya.store.search import Query
from riwaya.web.app import create_app
from riwaya.web.asgi import Answer, get
from riwaya.web.i18n import LANGUAGES, translator
from riwaya.web.page import HERE, MENU, User, environment
from riwaya.web.publiccopy import Made, public_copy
from riwaya.web.settings import Settings
from riwaya.web.sitepages import FILES, Page, page_at, relative, rewrite

DATA_FORMATS = {"jsonl": "events", "records": "records", "geojson": "events", "acled": "acled", "ucdp": "ucdp", "hxl": "hxl", "ftm": "events"}
_STYLE = re.compile(r'url\("([^"]+)"\)')
_MODULE = re.compile(r"""^import\b[^'"]*['"]([^'"]+)['"]""", re.MULTILINE)
SCRIPTS_THAT_ASK = ("map.js", "review.js")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


class Site(NamedTuple):
    """What was written: files, pages among them, and what the copy holds."""

    files: int
    pages: int
    made: Made


def write_site(store: Store, out: Path, query: Query | None = None, mask_persons: bool = False) -> Site:
    """Write the copy of the events that a query finds into an empty or missing folder. Raises RiwayaError where the folder holds something."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise RiwayaError("the folder for the site is not empty", str(out), "Name a new one, or empty it")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "public.db"
        made = public_copy(store, place, query or Query(), mask_persons)
        app = create_app(Settings(str(place), author="", requests_a_minute=1_000_000_000))
        try:
            with ThreadPoolExecutor(1) as thread:  # of its own, since the caller's may run an event loop already
                files = thread.submit(asyncio.run, _Copy(app, made, mask_persons).files()).result()
            files.update(_data(app.state.store))
        finally:
            app.state.store.close()
    pages = sum(name.endswith(".html") for name in files)
    for name, content in sorted({**files, **_about(files)}.items()):
        target = out / PurePosixPath(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return Site(len(files) + 2, pages, made)


class _Copy:
    """The pages of one copy, found by their links from the first ones on, and the static files that they ask for."""

    def __init__(self, app: FastAPI, made: Made, masked: bool) -> None:
        self._app = app
        self._made = made
        self._masked = masked
        self._static: set[str] = set()
        self._waiting: list[Page] = [Page("/", "", language) for language in LANGUAGES]
        self._seen: set[Page] = set(self._waiting)
        self._files: dict[str, bytes] = {}

    async def files(self) -> dict[str, bytes]:
        """Every file of the copy by its name."""
        while self._waiting:
            page = self._waiting.pop()
            await (self._twin(page) if page.is_json else self._still(page) if page.path == "/map" else self._page(page))
        for address in sorted(FILES):
            self._files[FILES[address]] = (await self._ask(address)).body
        self._files["data/holders.json"] = (await self._ask("/map/holders.json")).body
        return {**self._files, **dict(_static(self._static))}

    async def _ask(self, address: str) -> Answer:
        answer = await get(self._app, address)
        if answer.status != 200:
            raise RiwayaError(f"a page of the copy cannot be made (status {answer.status})", address)
        return answer

    async def _page(self, page: Page) -> None:
        joint = "&" if page.query else "?"
        html = (await self._ask(f"{page.address}{joint}lang={page.language}")).body.decode()
        self._put(page, html)

    async def _twin(self, page: Page) -> None:
        self._files[page.file] = (await self._ask(page.address)).body

    async def _still(self, page: Page) -> None:
        """The map without a script: a picture and the events that have no place."""
        picture = f"{page.language}/map.svg"
        self._files[picture] = (await self._ask(f"/map/still.svg?lang={page.language}")).body
        counts = msgspec.json.decode((await self._ask("/map.json")).body)
        self._put(page, self._render("site_map.html", page, {"counts": counts, "picture": picture}))

    def _render(self, template: str, page: Page, context: dict[str, Any]) -> str:
        shared = {
            "t": translator(page.language), "lang": page.language, "dir": "rtl" if page.language == "ar" else "ltr", "path": page.path,
            "query": "", "menu": MENU, "user": User("", ""), "login": False, "csrf": "", "version": __version__,
        }  # fmt: skip
        return str(self._app.state.templates.get_template(template).render({**shared, **context}))

    def _put(self, page: Page, html: str) -> None:
        self._files[page.file] = self._dress(rewrite(html, page, lambda address: self._resolve(address, page.language)), page).encode()

    def _resolve(self, address: str, language: str) -> str | None:
        """The file of the copy for an address of the app; pages that are not there yet are asked for later."""
        path = address.partition("?")[0]
        if path in FILES:
            return FILES[path]
        if address.startswith("/site/"):
            return address.removeprefix("/site/")
        if path.startswith("/static/"):
            if path.rpartition("/")[2] in SCRIPTS_THAT_ASK:
                return None
            self._static.add(path)
            return path.removeprefix("/")
        page = page_at(address, language)
        if page is not None and page not in self._seen:
            self._seen.add(page)
            self._waiting.append(page)
        return page.file if page else None

    def _dress(self, html: str, page: Page) -> str:
        """A policy for browsers, a link to the data, and a word on what this is."""
        words = translator(page.language)
        data = escape(relative("data/index.html", page.file))
        note = " ".join([words("site.note", reports=self._made.reports, events=self._made.events), *([words("site.masked")] if self._masked else [])])
        html = html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{CSP}">', 1)
        html = html.replace("</ul>\n  </nav>", f'  <li><a href="{data}">{escape(words("site.data"))}</a></li>\n    </ul>\n  </nav>', 1)
        return html.replace("</footer>", f"  <p>{escape(note)}</p>\n</footer>", 1)


def _static(wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Static files with those that they ask for in turn: fonts of styles, modules of scripts."""
    waiting, seen = sorted(wanted), set(wanted)
    while waiting:
        address = waiting.pop()
        path = HERE / "static" / PurePosixPath(address.removeprefix("/static/"))
        content = path.read_bytes()
        yield address.removeprefix("/"), content
        pattern = {".css": _STYLE, ".js": _MODULE}.get(path.suffix)
        for other in pattern.findall(content.decode()) if pattern else ():
            found = urljoin(address, other)
            if found not in seen:
                seen.add(found)
                waiting.append(found)


def _data(store: Store) -> dict[str, bytes]:
    """The data files: events and records of the contract, and other forms of the events."""
    found = {}
    for name, stem in DATA_FORMATS.items():
        out = io.BytesIO()
        source = records(store) if FORMATS[name].of == "records" else ((event, Bundle(told(store, event.claims))) for event in stored_events(store))
        writer(name)(source, out, Options())
        found[f"data/{stem}{FORMATS[name].suffix}"] = out.getvalue()
    return found


def _about(files: dict[str, bytes]) -> dict[str, bytes]:
    """The first page, which leads to both languages, and the list of data files with their size and SHA-256."""
    templates = environment()
    data = [
        {"name": name.removeprefix("data/"), "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items()) if name.startswith("data/")
    ]  # fmt: skip
    words = {language: translator(language) for language in LANGUAGES}
    pages = {"index.html": "site_index.html", "data/index.html": "site_data.html"}
    return {name: templates.get_template(template).render(words=words, data=data, csp=CSP).encode() for name, template in pages.items()}
