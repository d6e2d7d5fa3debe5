"""A page and its JSON twin from one function: `build(view, …)` gives what the page shows, the template shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, JSONResponse, Response

from riwaya import __version__
from riwaya.web.i18n import choose_language, translator
from riwaya.web.labels import label_filters
from riwaya.web.settings import Settings

HERE = Path(__file__).parent
LANGUAGE_COOKIE = "riwaya-language"
# The views in the order of the menu: path and the key of its name.
MENU = (
    ("/", "menu.overview"),
    ("/events", "menu.events"),
    ("/map", "menu.map"),
    ("/disagreements", "menu.disagreements"),
    ("/tellers", "menu.tellers"),
    ("/ledgers", "menu.ledgers"),
    ("/reports", "menu.reports"),
    ("/review", "menu.review"),
    ("/method", "menu.method"),
)


class User(NamedTuple):
    """Who asks: a name and a role (`reader`, `reviewer`, `editor`)."""

    name: str
    role: str


def environment() -> Environment:
    """The templates, everything escaped, a missing name an error."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(label_filters())
    return made


def language_of(request: Request) -> str:
    """The language of the page: the address's, the remembered one, the browser's."""
    return choose_language(
        request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language")
    )


def user_of(request: Request) -> User:
    """Who asks, as the session says."""
    user: User = request.state.user
    return user


def respond(request: Request, template: str, context: dict[str, Any], status: int = 200) -> Response:
    """The page, or its JSON twin where the path ends in `.json`. `context` holds plain values alone."""
    if request.url.path.endswith(".json"):
        return JSONResponse({"ok": status < 400, **context}, status)
    language = language_of(request)
    settings: Settings = request.app.state.settings
    shared = {
        "t": translator(language),
        "lang": language,
        "dir": "rtl" if language == "ar" else "ltr",
        "path": request.url.path,
        "query": str(request.url.query),
        "menu": MENU,
        "user": user_of(request),
        "login": settings.login,
        "csrf": request.state.csrf,
        "version": __version__,
    }
    html = request.app.state.templates.get_template(template).render({**shared, **context})
    response = HTMLResponse(html, status)
    if request.query_params.get("lang") == language:
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=31_536_000, httponly=True, samesite="lax", secure=settings.https)
    return response
