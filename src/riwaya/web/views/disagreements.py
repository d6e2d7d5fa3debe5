"""The disagreements: every conflict of the record, the sharpest first, with its sides beside each other in their own words."""

from __future__ import annotations

from math import ceil
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from riwaya.export import names
from riwaya.model.event import Conflict, Position
from riwaya.reconcile.conflicts import AGENT, HAPPENED, HOLDER, TIME
from riwaya.store.disputes import ORDERS, Dispute, disputes, fields
from riwaya.store.facets import FacetIndex
from riwaya.store.links import Told, told
from riwaya.store.open import Store
from riwaya.store.search import ANY
from riwaya.web import wording
from riwaya.web.filters import Filters, FiltersQuery
from riwaya.web.page import respond
from riwaya.web.plots import Range, range_of, strip
from riwaya.web.quotes import quotes
from riwaya.web.views.events import chosen, facet_lists

router = APIRouter()
PER_PAGE = 15
QUOTES = 2  # of each side; the others stand on the event's page
NARROWED_BY = ("type", "camp", "place")


@router.get("/disagreements.json")
@router.get("/disagreements", include_in_schema=False)
def disagreements(request: Request, filters: FiltersQuery) -> Response:
    """Conflicts by filters, a page at a time."""
    return respond(request, "disagreements.html", disagreements_context(request.app.state.store, request.app.state.facets, filters))


def disagreements_context(store: Store, index: FacetIndex, filters: Filters, per_page: int = PER_PAGE) -> dict[str, Any]:
    """What the list shows. Raises StoreError for an order that there is not."""
    wanted = filters.wanted("size", per_page)
    found = disputes(store, wanted)
    claims = told(store, [ref for row in found.rows for side in row.conflict.positions for ref in side.claims[: QUOTES * 2]])
    pages = ceil(found.total / per_page)
    return {
        "total": found.total,
        "filters": filters.model_dump(by_alias=True, exclude={"page"}),
        "fields": [{"id": id, "number": number, "narrow": filters.query(conflict=id, page=1)} for id, number in fields(store, wanted)],
        "all_fields": filters.query(conflict="", page=1) or "?",
        "facets": _facets(index, filters),
        "chosen": chosen(filters),
        "order": wanted.order,
        "orders": list(ORDERS),
        "page": filters.page,
        "pages": pages,
        "previous": filters.query(page=min(filters.page - 1, max(pages, 1))) or "?" if filters.page > 1 else None,
        "next": filters.query(page=filters.page + 1) if filters.page < pages else None,
        "first": (filters.page - 1) * per_page + 1,
        "disputes": [row(one, claims) for one in found.rows],
    }


def _facets(index: FacetIndex, filters: Filters) -> list[dict[str, Any]]:
    """What the contested events divide into, each part with the address that narrows to it. A facet that is chosen is left out."""
    contested = filters.model_copy(update={"conflict": filters.conflict or ANY, "sort": "", "page": 1})
    return [one for one in facet_lists(index, filters, contested.wanted("time", 1)) if one["name"] in NARROWED_BY]


def row(dispute: Dispute, claims: Told) -> dict[str, Any]:
    """A conflict with its sides, each with the camps that take it and a few of their words."""
    event, conflict = dispute.event, dispute.conflict
    place = event.place
    ranges = [range_of(side.value) for side in conflict.positions]
    drawn = _is_number(conflict) and all(one is not None for one in ranges)
    bars = strip([one for one in ranges if one is not None]) if drawn else [None] * len(ranges)
    return {
        "event": event.id,
        "type": event.type,
        "sentence": {"en": event.sentence.en, "ar": event.sentence.ar} if event.sentence else None,
        "time": {"start": event.time.start, "end": event.time.end} if event.time else None,
        "place": {"name": place.name, "id": place.id, "radius_km": place.radius_km} if place else None,
        "grade": event.corroboration.grade,
        "documents": event.corroboration.documents,
        "field": conflict.field,
        "of": conflict.of,
        "size": conflict.size,
        "rank": round(dispute.rank, 4),
        "spread": _spread([one for one in ranges if one is not None]) if drawn else None,
        "sides": [_side(conflict, side, bar, claims) for side, bar in zip(conflict.positions, bars, strict=True)],
    }


def _is_number(conflict: Conflict) -> bool:
    return conflict.field not in (HAPPENED, HOLDER, AGENT, TIME)


def _spread(ranges: list[Range]) -> dict[str, int]:
    """The smallest and the largest number that are told against each other; an open end counts with what it is told to reach at least."""
    return {"low": min(one.low if one.high is None else one.high for one in ranges), "high": max(one.low for one in ranges)}


def _side(conflict: Conflict, side: Position, bar: dict[str, Any] | None, claims: Told) -> dict[str, Any]:
    shown = quotes(conflict, side, claims, QUOTES)
    return {
        "value": side.value,
        "name": _value(conflict, side.value),
        "camps": [wording.camp(camp) for camp in side.camps],
        "bar": bar,
        "quotes": shown,
        "claims": len(side.claims),
        "reports": len({ref.document for ref in side.claims}),
    }


def _value(conflict: Conflict, value: int | str) -> wording.Words:
    """What one side says, in words: parties by name, days as days, numbers as a range."""
    told_value = str(value)
    if conflict.field == HAPPENED:
        return wording.said(f"happened.{told_value}")
    if conflict.field in (AGENT, HOLDER):
        return wording.named(names.several(told_value), told_value)
    if conflict.field == TIME:
        start, _, end = told_value.partition("/")
        return wording.named(names.Name(start, start), told_value) if not end else {**wording.said("value.days", start=start, end=end), "id": told_value}
    told_range = range_of(value)
    return wording.number(told_range.low, told_range.high) if told_range else wording.named(names.Name(told_value, told_value))
