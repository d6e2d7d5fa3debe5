"""The app: guards, static files, and the views, each a router of its own."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from riwaya import __version__
from riwaya.errors import AccountError, NotFound, RiwayaError, StoreError
from riwaya.packs.tsv import DATA
from riwaya.store.facets import FacetIndex
from riwaya.store.open import open_store
from riwaya.store.search import Query
from riwaya.web.accounts import Accounts
from riwaya.web.book import book_of
from riwaya.web.headers import Failure, HeadAsGet, dress, failure, guard
from riwaya.web.i18n import strings
from riwaya.web.labels import place_name
from riwaya.web.page import HERE, environment, respond
from riwaya.web.session import Gate
from riwaya.web.settings import Settings
from riwaya.web.voices import all_voices

# Each a module of `views` with a `router`.
VIEWS = ("account", "health", "overview", "events", "disagreements", "tellers", "ledgers", "map", "event", "report", "reports", "method", "review")

HEAVY = ("tellers", "ledgers")  # views of the whole record: at the start of a large one they are being worked out
PATIENCE = 1.2  # seconds that a first view of these waits before it says so


def create_app(settings: Settings) -> FastAPI:
    """The app over one store. Raises StoreError where the store cannot be opened."""
    errors: dict[int | str, dict[str, Any]] = {"4XX": {"model": Failure}, "5XX": {"model": Failure}}
    app = FastAPI(title="Riwaya", version=__version__, docs_url=None, redoc_url=None, redirect_slashes=False, responses=errors)
    app.state.settings = settings
    app.state.store = open_store(settings.store, create=False)
    app.state.facets = FacetIndex(app.state.store)
    app.state.templates = environment()
    app.state.accounts = Accounts(Path(settings.accounts)) if settings.login else None
    app.state.warming = None
    for name in VIEWS:
        needs = [Depends(_worked_out)] if name in HEAVY else []
        app.include_router(import_module(f"riwaya.web.views.{name}").router, dependencies=needs)
    app.mount("/static/map", StaticFiles(directory=DATA / "map"), name="map")
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_middleware(BaseHTTPMiddleware, dispatch=Gate(settings, app.state.accounts))
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard(settings))
    app.add_middleware(HeadAsGet)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(RiwayaError, _own_error)
    app.add_exception_handler(Exception, _fault)
    return app


def prepare(app: FastAPI) -> None:
    """Read what the first view of any kind would wait for, a second or two for a hundred thousand events: before the page is served."""
    place_name({"id": "-"}, "en")
    app.state.facets.facets(Query())


def warm(app: FastAPI) -> None:
    """Read beforehand what the first view of a large record would wait for: the facets of its events, the names of the packs, the
    tellers and ledgers (a quarter of a minute each for a hundred thousand events)."""
    app.state.warming = warming = Event()
    try:
        prepare(app)
        all_voices(app.state.store)
        book_of(app.state.store)
    finally:
        warming.set()


def _worked_out(request: Request) -> None:
    """Let a view of the whole record wait a moment for `warm`; then say that it is being worked out, instead of a blank page."""
    warming: Event | None = request.app.state.warming
    if warming is not None and not warming.wait(PATIENCE):
        raise HTTPException(503, "this view is being worked out from the whole record; the page asks again by itself", {"Retry-After": "4", "Refresh": "4"})


def _show(request: Request, status: int, error: str, remedy: str = "", title: str = "") -> Response:
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("accept", ""):
        return failure(status, error, remedy)
    known = f"error.{status}"
    title = title or (known if known in strings()["en"] else "error.other")
    return respond(request, "error.html", {"status": status, "title": title, "error": error, "remedy": remedy}, status)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _show(request, error.status_code, str(error.detail), title="error.wait" if error.status_code == 503 else "")
    response.headers.update(error.headers or {})
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return _show(request, 422, f"{place}: {first['msg']}", "See /method")


async def _own_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RiwayaError)
    if isinstance(error, StoreError | AccountError):  # what a database complains of is not for strangers
        return _show(request, 503, "the record cannot be read just now", "Try again; if it stays so, look at the messages of the server")
    return _show(request, 404 if isinstance(error, NotFound) else 400, error.what, error.remedy)


async def _fault(request: Request, error: Exception) -> Response:
    """A mistake of ours: told without its details, which the server writes down."""
    response = failure(500, "something went wrong here", "This is a bug: please report it")
    return dress(response, request.url.path, request.app.state.settings.https)
