"""The list of reports: what is in the record, what could not be read and why, and which texts others reprint."""

from __future__ import annotations

from math import ceil
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from riwaya.export import names
from riwaya.model.record import Document
from riwaya.store import search
from riwaya.store.links import Counts, Head, Reprinted, copies_among, counts_of, failed_inputs, heads_of, reprinted, states
from riwaya.store.open import Store
from riwaya.web import wording
from riwaya.web.filters import Filters
from riwaya.web.page import respond

router = APIRouter()
PER_PAGE = 50
GROUPS = 20
ORDERS = ("time", "-time")
STATES = ("read", "waiting", "failed")
# Filters that the form has no field for: kept while others change, each taken away by a link.
KEPT = ("type", "actor", "place", "camp", "grade", "conflict")


class ReportFilters(Filters):
    """The filters of every view, the state of a report, and the page of the groups of reprints."""

    state: Annotated[str, Field(pattern="^(read|waiting|failed)?$")] = ""
    group: Annotated[int, Field(ge=1, le=100_000)] = 1

    def query(self, **changes: object) -> str:
        """As in `Filters`; the first group is left out."""
        first = {"group": ""} if changes.get("group", self.group) == 1 else {}
        return super().query(**{**changes, **first})


@router.get("/reports.json")
@router.get("/reports", include_in_schema=False)
def reports(request: Request, filters: Annotated[ReportFilters, Query()]) -> Response:
    """The reports that the filters find, a page at a time."""
    return respond(request, "reports.html", reports_view(request.app.state.store, filters))


def reports_view(store: Store, filters: ReportFilters) -> dict[str, Any]:
    """The reports with what they hold, counts by state, failures and groups of reprints. Raises StoreError for an order there is not."""
    found = search.search_documents(store, filters.wanted("-time", PER_PAGE), filters.state)
    ids = [row.id for row in found.rows]
    counts, copied = counts_of(store, ids), copies_among(store, ids)
    failures, told = failed_inputs(store)
    total, groups = reprinted(store, GROUPS, (filters.group - 1) * GROUPS)
    heads = heads_of(store, {*ids, *(group.id for group in groups), *(id for group in groups for id, _, _ in group.copies)})
    pages = max(1, ceil(found.total / PER_PAGE))
    return {
        "total": found.total, "page": filters.page, "pages": pages, "states": states(store),
        "filters": filters.model_dump(by_alias=True, exclude={"page", "group"}),
        "order": filters.sort or "-time", "orders": list(ORDERS), "all_states": list(STATES),
        "kept": _kept(filters),
        "previous": filters.query(page=min(filters.page - 1, pages)) or "?" if filters.page > 1 else None,
        "next": filters.query(page=filters.page + 1) if filters.page < pages else None,
        "reports": [_row(row, heads.get(row.id), counts.get(row.id), copied.get(row.id, (0, 0))) for row in found.rows],
        "failures": [failure._asdict() for failure in told], "failures_total": failures,
        "groups": [_group(group, heads) for group in groups], "groups_total": total, "group": filters.group,
        "groups_previous": filters.query(group=filters.group - 1) or "?" if filters.group > 1 else None,
        "groups_next": filters.query(group=filters.group + 1) if filters.group * GROUPS < total else None,
    }  # fmt: skip


def _kept(filters: ReportFilters) -> list[dict[str, str]]:
    told = {name: getattr(filters, name) for name in KEPT}
    return [{"name": name, "value": value, "without": filters.query(**{name: "", "page": 1}) or "?"} for name, value in told.items() if value]


def _row(row: search.FoundDocument, head: Head | None, held: Counts | None, copied: tuple[int, int]) -> dict[str, Any]:
    counts = held or Counts(0, 0, 0)
    return {
        **_headed(row.id, head), "title": row.title,
        "published": {"start": row.published[0], "end": row.published[1]} if row.published else None, "basis": row.basis,
        "state": row.state, "error": row.error, "source": row.source, "claims": counts.claims, "events": counts.events,
        "contested": counts.contested, "copies": copied[0], "copied": copied[1],
    }  # fmt: skip


def _headed(id: str, head: Head | None) -> dict[str, Any]:
    """A report's id, who printed it where that is known, and its first line."""
    found = head or Head(None, "", None)
    outlet = names.outlet(Document(id="", text="", outlet=found.outlet, url=found.url))
    return {"id": id, "short": wording.short(id), "outlet": wording.named(outlet) if outlet.en else None, "line": found.line}


def _group(group: Reprinted, heads: dict[str, Head]) -> dict[str, Any]:
    """A text with those that copy it."""
    copies = [{**_headed(id, heads.get(id)), "kind": kind, "share": share} for id, kind, share in group.copies]
    return {**_headed(group.id, heads.get(group.id)), "copies": copies}
