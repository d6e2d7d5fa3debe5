"""What is done in review: each act a form with the token of its session, by a reviewer or editor; then the next item of the queue."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qs, quote, urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from riwaya.errors import NotFound, RiwayaError
from riwaya.store.judgement import CORRECT, UNDO, Judgement
from riwaya.web.headers import failure
from riwaya.web.page import respond, user_of
from riwaya.web.review.acts import Act, perform, plain
from riwaya.web.review.reconciler import reconciler_of
from riwaya.web.session import may

router = APIRouter()
# What of the queue's address a form may carry on.
_KEPT = ("reason", "q", "type", "actor", "place", "from", "to", "outlet", "conflict")
ROLE = "reviewer"


def refusal(request: Request) -> Response | None:
    """Why a person may not do this; None where they may. The gate has seen the token already."""
    if may(user_of(request), ROLE):
        return None
    return failure(403, "this needs the role of a reviewer", "Ask who keeps the accounts")


@router.post("/review/act", include_in_schema=False)
def act(request: Request, form: Annotated[Act, Form()]) -> Response:
    """Do what the form says, and go on."""
    refused = refusal(request)
    if refused is not None:
        return refused
    try:
        added = perform(request.app.state.store, form, user_of(request).name)
    except RiwayaError as error:
        return _failed(request, error)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"ok": True, "lines": plain(added)})
    return RedirectResponse(after(form, added), 303)


def _failed(request: Request, error: RiwayaError) -> Response:
    """What could not be done, as a page to go back from."""
    status = 404 if isinstance(error, NotFound) else 400
    if "text/html" not in request.headers.get("accept", ""):
        return failure(status, error.what, error.remedy)
    return respond(request, "error.html", {"status": status, "error": error.what, "remedy": error.remedy}, status)


def after(act: Act, added: list[Judgement]) -> str:
    """Where to go: to the same claim after a correction or an undoing, else to the next item."""
    refs = [(act.document, act.claim), *([(act.other_document, act.other_claim)] if act.other_claim else [])]
    parts = (f"{quote(document.rpartition('~')[2], safe='')}/{quote(claim, safe='~')}" for document, claim in refs)
    here = f"/review/{'pair' if len(refs) == 2 else 'claim'}/" + "/".join(parts)
    kept = {name: values[0] for name, values in parse_qs(act.back.lstrip("?")[:2000]).items() if name in _KEPT}
    did = {"did": str(added[-1].seq)} if added and act.act != UNDO else {}
    if act.act == UNDO and not act.claim:
        return "/review/history"
    if act.act in (CORRECT, UNDO) or act.field:
        return f"{here}?{urlencode(kept | did)}" if kept or did else here
    return f"/review/next?{urlencode(kept | did | {'after': here})}"


@router.post("/review/reconcile", include_in_schema=False)
def reconcile(request: Request) -> Response:
    """Make the events anew, in the background."""
    refused = refusal(request)
    if refused is not None:
        return refused
    reconciler_of(request.app).start()
    return RedirectResponse("/review", 303)
