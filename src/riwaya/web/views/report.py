"""The reader: one report as printed, its claims in the margin; and the data behind every value."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from riwaya.store.documents import find_document
from riwaya.store.open import Store
from riwaya.store.records import statements_of
from riwaya.web.page import respond
from riwaya.web.reader import ROLES, SLOTS, lines_of, report_view

router = APIRouter()


def explain_view(store: Store, name: str, claim: str = "", history: bool = False) -> dict[str, Any]:
    """Every value of a report, or of one claim, with its words, rule, versions and who says so. Raises NotFound."""
    with store.read() as connection:
        id = find_document(connection, name).id
    found = statements_of(store, id, claim or None, history)
    return {"report": id, "claim": claim, "statements": [statement._asdict() for statement in found]}


def page_of(view: dict[str, Any]) -> dict[str, Any]:
    """What the page shows beside the data: the lines of the text, and the kinds of words for the legend."""
    return {**view, "lines": lines_of(view["text"], view["report"]["boilerplate"]), "slots": SLOTS, "roles": ROLES}


@router.get("/report/{id:path}/explain.json")
def explain(
    request: Request, id: str, claim: str = Query(default="", max_length=80), history: bool = False
) -> JSONResponse:
    """The trail of a report's values; with `history`, those too that no longer hold."""
    return JSONResponse({"ok": True, **explain_view(request.app.state.store, id, claim, history)})


@router.get("/report/{id:path}.json")
def report_json(request: Request, id: str) -> Response:
    """The report and its claims as data."""
    return respond(request, "report.html", report_view(request.app.state.store, id))


@router.get("/report/{id:path}")
def report(request: Request, id: str) -> Response:
    """The reader. The part of a document's id after "~" is enough."""
    return respond(request, "report.html", page_of(report_view(request.app.state.store, id)))
