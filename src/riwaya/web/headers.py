"""What every answer carries, and what no request may: security headers, known hosts, bounded bodies."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from riwaya.web.settings import Settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
# Two years.
HSTS = "max-age=63072000"
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::[0-9]{1,5})?")
Next = Callable[[Request], Awaitable[Response]]


class Failure(BaseModel):
    """The one shape of an error as JSON: what is wrong, and what to do about it (may be empty)."""

    ok: bool = False
    status: int
    error: str
    remedy: str


def failure(status: int, error: str, remedy: str = "") -> JSONResponse:
    """The one shape of an error as JSON: ok, status, error, remedy."""
    return JSONResponse({"ok": False, "status": status, "error": error, "remedy": remedy}, status)


def _host(request: Request) -> str:
    """The host that is asked for, without its port; "" where the header is none or names none."""
    named = _HOST.fullmatch(request.headers.get("host", "").lower())
    return (named[1] or named[2]) if named else ""


def _unbounded(request: Request, limit: int) -> Response | None:
    """What is answered to a body that is too large or does not say how large it is; None where it is neither."""
    length = request.headers.get("content-length", "0")
    if "transfer-encoding" in request.headers:
        return failure(411, "the request does not say how large it is", "Send Content-Length")
    if not (length.isascii() and length.isdecimal()):
        return failure(400, "the length of the request is no number")
    return failure(413, f"the request is larger than {limit:,} bytes") if len(length) > 12 or int(length) > limit else None


def dress(response: Response, path: str, https: bool) -> Response:
    """Give an answer the headers that every answer carries; only static files may be kept by the browser."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if https:
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    if not path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def guard(settings: Settings) -> Callable[[Request, Next], Awaitable[Response]]:
    """Refuse what is too large or asks for another host; give every answer its headers."""

    async def guarded(request: Request, call_next: Next) -> Response:
        if _host(request) not in settings.hosts:
            response: Response = failure(421, "this host name is not served here", "Name it with --host-name")
        else:
            response = _unbounded(request, settings.body_limit) or await call_next(request)
        return dress(response, request.url.path, settings.https)

    return guarded


class HeadAsGet:
    """Answer HEAD as GET; the server leaves the body out. Refuse what is no HTTP: no view speaks over WebSockets."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        await self._app({**scope, "method": "GET"} if scope.get("method") == "HEAD" else scope, receive, send)
