"""How the record is made: what the words mean, the grades with their rules, how numbers are brought together, what this is not."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from riwaya.packs.ontology import claim_types
from riwaya.packs.version import pack_version
from riwaya.reconcile.fuse import POLICIES
from riwaya.reconcile.grade import grades
from riwaya.store.facets import FacetIndex
from riwaya.store.open import Store
from riwaya.store.refresh import policy_of
from riwaya.store.search import Query
from riwaya.store.status import status
from riwaya.web.page import respond

router = APIRouter()
WORDS = ("claim", "event", "account", "camp", "origin", "dispute")
LIMITS = ("silence", "true", "place", "sum", "words")
ALL = 1000


@router.get("/method.json")
@router.get("/method", include_in_schema=False)
def method(request: Request) -> Response:
    """Definitions, grades with their rules, policies, kinds of event, and what the record holds."""
    return respond(request, "method.html", method_context(request.app.state.store, request.app.state.facets))


def method_context(store: Store, index: FacetIndex) -> dict[str, Any]:
    """What the page shows, as plain values."""
    held, found = status(store), index.facets(Query(), ALL)
    numbers = {name: {part.value: part.number for part in found[name]} for name in ("grade", "type")}
    return {
        "record": {
            "documents": held.read, "claims": held.claims, "events": held.events, "contested": held.contested, "judgements": held.judgements,
        },
        "packs": pack_version(),
        "policy": policy_of(store),
        "policies": list(POLICIES),
        "words": list(WORDS),
        "limits": list(LIMITS),
        "grades": [{"id": id, "number": numbers["grade"].get(id, 0)} for id in grades()],
        "types": [
            {"id": type.id, "definition": type.definition, "cues": type.cues, "number": numbers["type"].get(type.id, 0)}
            for type in claim_types().values()
        ],
    }  # fmt: skip
