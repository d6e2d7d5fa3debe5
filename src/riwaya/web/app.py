"""The app: guards, static files, and the views, each a router of its own."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from riwaya import __version__
from riwaya.errors import NotFound, RiwayaError
from riwaya.packs.tsv import DATA
from riwaya.store.open import open_store
from riwaya.web.accounts import Accounts
from riwaya.web.headers import failure, guard
from riwaya.web.page import HERE, environment, respond
from riwaya.web.session import Gate
from riwaya.web.settings import Settings

# Each a module of `views` with a `router`.
VIEWS = ("account", "events")


def create_app(settings: Settings) -> FastAPI:
    """The app over one store. Raises StoreError where the store cannot be opened."""
    app = FastAPI(title="Riwaya", version=__version__, docs_url=None, redoc_url=None)
    app.state.settings = settings
    app.state.store = open_store(settings.store, create=False)
    app.state.templates = environment()
    app.state.accounts = Accounts(Path(settings.accounts)) if settings.login else None
    for name in VIEWS:
        app.include_router(import_module(f"riwaya.web.views.{name}").router)
    app.mount("/static/map", StaticFiles(directory=DATA / "map"), name="map")
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_middleware(BaseHTTPMiddleware, dispatch=Gate(settings, app.state.accounts))
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard(settings))
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(RiwayaError, _own_error)
    return app


def _show(request: Request, status: int, error: str, remedy: str = "") -> Response:
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("accept", ""):
        return failure(status, error, remedy)
    return respond(request, "error.html", {"status": status, "error": error, "remedy": remedy}, status)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _show(request, error.status_code, str(error.detail))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return _show(request, 422, f"{place}: {first['msg']}", "See /method")


async def _own_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RiwayaError)
    return _show(request, 404 if isinstance(error, NotFound) else 400, error.what, error.remedy)
