"""Log in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from riwaya.web.accounts import Accounts
from riwaya.web.page import respond
from riwaya.web.session import cookie_name

router = APIRouter()
Word = Annotated[str, Form(max_length=200)]
LONGEST_ADDRESS = 4000


def inside(target: str) -> str:
    """An address of this page; anything else becomes the first view."""
    good = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable() and len(target) <= LONGEST_ADDRESS
    return target if good else "/"


@router.get("/login", include_in_schema=False)
def ask(request: Request, next: str = "/") -> Response:
    """The form."""
    return respond(request, "login.html", {"next": inside(next), "failed": False})


@router.post("/login", include_in_schema=False)
def log_in(request: Request, name: Word, password: Word, next: Annotated[str, Form()] = "/") -> Response:
    """Begin a session; the one that the browser had before, whosever it was, ends."""
    accounts: Accounts | None = request.app.state.accounts
    token = accounts.log_in(name, password) if accounts else ""
    if not token or accounts is None:
        return respond(request, "login.html", {"next": inside(next), "failed": True}, 403)
    settings = request.app.state.settings
    accounts.log_out(request.cookies.get(cookie_name(settings), ""))
    response = RedirectResponse(inside(next), 303)
    response.set_cookie(cookie_name(settings), token, httponly=True, samesite="strict", secure=settings.https)
    return response


@router.post("/logout", include_in_schema=False)
def log_out(request: Request) -> Response:
    """End the session."""
    settings = request.app.state.settings
    if request.app.state.accounts:
        request.app.state.accounts.log_out(request.cookies.get(cookie_name(settings), ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(cookie_name(settings), httponly=True, samesite="strict", secure=settings.https)
    return response
