"""What every answer carries, and what no request may: security headers, known hosts, bounded bodies."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from riwaya.web.settings import Settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
Next = Callable[[Request], Awaitable[Response]]


def failure(status: int, error: str, remedy: str = "") -> JSONResponse:
    """The one shape of an error as JSON: ok, status, error, remedy."""
    return JSONResponse({"ok": False, "status": status, "error": error, "remedy": remedy}, status)


def _host(request: Request) -> str:
    named = request.headers.get("host", "").strip().lower()
    return named[1 : named.index("]")] if named.startswith("[") and "]" in named else named.rsplit(":", 1)[0]


def guard(settings: Settings) -> Callable[[Request, Next], Awaitable[Response]]:
    """Refuse what is too large or asks for another host; give every answer its headers."""

    async def guarded(request: Request, call_next: Next) -> Response:
        length = request.headers.get("content-length", "0")
        if _host(request) not in settings.hosts:
            response: Response = failure(421, "this host name is not served here", "Name it with --host-name")
        elif not length.isdigit() or int(length) > settings.body_limit or "transfer-encoding" in request.headers:
            response = failure(413, "the request is too large, or does not say how large it is")
        else:
            response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guarded
