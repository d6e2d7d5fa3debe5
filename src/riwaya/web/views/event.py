"""The page of an event: its accounts side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from riwaya.web.dossier import drawings, event_view
from riwaya.web.page import respond

router = APIRouter()


@router.get("/event/{id}.json")
def event_json(request: Request, id: str) -> Response:
    """The event as data. The id of an event that is gone leads to the one that took its place."""
    view = event_view(request.app.state.store, id)
    return _elsewhere(request, id, view["event"]["id"], ".json") or respond(request, "event.html", view)


@router.get("/event/{id}")
def event(request: Request, id: str) -> Response:
    """The accounts of an event, its conflicts, tellers and quotes."""
    view = event_view(request.app.state.store, id)
    return _elsewhere(request, id, view["event"]["id"], "") or respond(request, "event.html", {**view, **drawings(view)})


def _elsewhere(request: Request, id: str, now: str, ending: str) -> Response | None:
    """The way to the event that took the place of one that is gone."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/event/{now}{ending}{query}", 308) if now != id else None
