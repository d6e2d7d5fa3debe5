"""Whether the page can answer: for what watches over servers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy import text

router = APIRouter()


class Health(BaseModel):
    """The record can be read. It says nothing else: it is answered without an account."""

    ok: bool = True


@router.get("/healthz")
def healthz(request: Request) -> Health:
    """Ask the store for nothing. Raises StoreError (503) where it does not answer."""
    with request.app.state.store.read() as connection:
        connection.execute(text("SELECT 1"))
    return Health()
