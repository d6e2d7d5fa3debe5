"""Ask the app for a page without a server and without a network."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from fastapi import FastAPI


class Answer(NamedTuple):
    """The status and the body of an answer."""

    status: int
    body: bytes


async def get(app: FastAPI, address: str) -> Answer:
    """The answer to one GET of a path with its query, as the local user asks for it in a browser."""
    path, _, query = address.partition("?")
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": unquote(path),
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "client": ("127.0.0.1", 0), "server": ("localhost", 80),
        "headers": [(b"host", b"localhost"), (b"accept", b"text/html"), (b"content-length", b"0")],
    }  # fmt: skip
    status, parts = 500, []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return Answer(status, b"".join(parts))
