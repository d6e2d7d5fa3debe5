"""Who asks, and whether the request is theirs: sessions, roles, CSRF, limits of rate. Refuses before any view runs."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from riwaya.web.accounts import ROLES, Accounts, Session
from riwaya.web.headers import failure
from riwaya.web.page import User
from riwaya.web.ratelimit import Buckets
from riwaya.web.settings import Settings

COOKIE = "riwaya-session"
OPEN_PATHS = ("/login", "/static/", "/healthz")
SAFE = ("GET", "HEAD", "OPTIONS")
LOGINS_A_MINUTE = 10
Next = Callable[[Request], Awaitable[Response]]


class Gate:
    """The middleware of sessions. Without accounts everybody is the one local user, with one CSRF token a process."""

    def __init__(self, settings: Settings, accounts: Accounts | None) -> None:
        self._settings = settings
        self._accounts = accounts
        self._local = Session(User(settings.author, ROLES[-1]), secrets.token_urlsafe(32))
        self._all = Buckets(settings.requests_a_minute)
        self._logins = Buckets(LOGINS_A_MINUTE)

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Let a request through, or answer it."""
        client = request.client.host if request.client else ""
        logging_in = request.method == "POST" and request.url.path == "/login"
        if not self._all.take(client) or (logging_in and not self._logins.take(client)):
            return failure(429, "too many requests", "Wait a minute")
        session = self.session(request)
        request.state.user = session.user if session else User("", "")
        request.state.csrf = session.csrf if session else ""
        if session is None and not request.url.path.startswith(OPEN_PATHS):
            return self._ask(request)
        if request.method not in SAFE and not _same_origin(request, self._settings):
            return failure(403, "the request comes from another page", "Send it from the page itself")
        return await call_next(request)

    def session(self, request: Request) -> Session | None:
        """The session of a request."""
        if self._accounts is None:
            return self._local
        token = request.cookies.get(COOKIE, "")
        return self._accounts.session(token) if token else None

    @staticmethod
    def _ask(request: Request) -> Response:
        if request.method in SAFE and "text/html" in request.headers.get("accept", ""):
            back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?next={quote(back, safe='')}", 303)
        return failure(401, "log in first", "POST /login")


def _same_origin(request: Request, settings: Settings) -> bool:
    """Whether the browser says that the request comes from this page; what is no browser says nothing, and must show its token."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    scheme = "https" if settings.https else "http"
    return site in ("same-origin", "none") and origin in (None, f"{scheme}://{request.headers.get('host', '')}")


def check_csrf(request: Request, token: str) -> bool:
    """Whether a form or header carries the token of its session. Every view that changes something asks."""
    expected = request.state.csrf
    return bool(expected) and secrets.compare_digest(token.encode(), expected.encode())


def may(user: User, role: str) -> bool:
    """Whether a user has a role, or one above it."""
    return user.role in ROLES and ROLES.index(user.role) >= ROLES.index(role)
