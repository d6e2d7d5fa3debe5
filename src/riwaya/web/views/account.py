"""Log in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from riwaya.web.headers import failure
from riwaya.web.page import respond
from riwaya.web.session import COOKIE, check_csrf

router = APIRouter()
Word = Annotated[str, Form(max_length=200)]


def _inside(target: str) -> str:
    """A path of this page; anything else becomes the first view."""
    good = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if good else "/"


@router.get("/login", include_in_schema=False)
def ask(request: Request, next: str = "/") -> Response:
    """The form."""
    return respond(request, "login.html", {"next": _inside(next), "failed": False})


@router.post("/login", include_in_schema=False)
def log_in(request: Request, name: Word, password: Word, next: Word = "/") -> Response:
    """Begin a session."""
    accounts = request.app.state.accounts
    token = accounts.log_in(name, password) if accounts else ""
    if not token:
        return respond(request, "login.html", {"next": _inside(next), "failed": True}, 403)
    response = RedirectResponse(_inside(next), 303)
    response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.app.state.settings.https)
    return response


@router.post("/logout", include_in_schema=False)
def log_out(request: Request, csrf: Word = "") -> Response:
    """End the session."""
    if not check_csrf(request, csrf):
        return failure(403, "the form has no valid token", "Load the page again")
    if request.app.state.accounts:
        request.app.state.accounts.log_out(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE)
    return response
