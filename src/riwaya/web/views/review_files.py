"""What comes out of review: patches for the packs, and reviewed reports as gold."""

from __future__ import annotations

import io
from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from riwaya.export import gold
from riwaya.store.open import Store
from riwaya.store.reviewed import reviewed
from riwaya.web.page import respond
from riwaya.web.review.patches import diff, patch_view, patches

router = APIRouter()


@router.get("/review/patches.json")
@router.get("/review/patches", include_in_schema=False)
def patch_list(request: Request) -> Response:
    """The entries of the packs that would have made the corrections right."""
    found = patches(request.app.state.store)
    offered = [patch_view(patch) for patch in found]
    return respond(request, "review_patches.html", {"patches": offered, "offered": sum(bool(one["diff"]) for one in offered)})


@router.get("/review/patches.diff")
def patch_file(request: Request) -> Response:
    """The same as one difference, for `git apply` in a working copy."""
    headers = {"Content-Disposition": 'attachment; filename="riwaya-packs.diff"'}
    return Response(diff(patches(request.app.state.store)), media_type="text/x-diff; charset=utf-8", headers=headers)


@router.get("/review/gold.jsonl")
def gold_file(request: Request) -> StreamingResponse:
    """The reports that were reviewed whole, as gold for `riwaya gate --gold`."""
    headers = {"Content-Disposition": 'attachment; filename="riwaya-gold.jsonl"'}
    return StreamingResponse(_gold(request.app.state.store), media_type="application/x-ndjson", headers=headers)


def _gold(store: Store) -> Iterator[bytes]:
    for record in reviewed(store):
        line = io.BytesIO()
        gold.write([record], line)
        yield line.getvalue()
