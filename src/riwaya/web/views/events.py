"""The list of events: found by words and filters, each as its sentence with day, place, grade, numbers and what accounts differ in."""

from __future__ import annotations

from math import ceil, log1p
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from riwaya.model.event import Amount, Event
from riwaya.store.facets import FACETS, FacetIndex
from riwaya.store.open import Store
from riwaya.store.search import Query, search, search_documents
from riwaya.web.filters import Filters, FiltersQuery
from riwaya.web.page import respond

router = APIRouter()
PER_PAGE = 25
DEFAULT_ORDER = "-time"
ORDERS = ("-time", "time", "conflict", "documents", "origins", "toll")
SHOWN = 12  # values of a facet
BARS = 3  # numbers of an event that are drawn
# Numbers of people, which may be drawn beside each other on one scale.
PEOPLE = ("killed", "wounded", "casualties", "captured", "missing", "detained", "displaced", "surrendered", "troops", "bodies")
WIDTH = 1000  # of the scale that bars are drawn on


@router.get("/events.json")
@router.get("/events", include_in_schema=False)
def events(request: Request, filters: FiltersQuery) -> Response:
    """Events by filters and words, a page at a time, with the counts of what they divide into."""
    return respond(request, "events.html", events_context(request.app.state.store, request.app.state.facets, filters))


def events_context(store: Store, index: FacetIndex, filters: Filters, per_page: int = PER_PAGE) -> dict[str, Any]:
    """What the list shows: plain values, with addresses (`?...`) for what may be clicked. Raises BadField for an order there is not."""
    wanted = filters.wanted(DEFAULT_ORDER, per_page)
    found = search(store, wanted)
    pages = ceil(found.total / per_page)
    page = filters.page
    return {
        "total": found.total,
        "reports": _reports(store, filters),
        "page": page,
        "pages": pages,
        "previous": filters.query(page=min(page - 1, max(pages, 1))) if page > 1 else None,
        "next": filters.query(page=page + 1) if page < pages else None,
        "filters": filters.model_dump(by_alias=True, exclude={"page"}),
        "order": wanted.order,
        "orders": list(ORDERS),
        "chosen": chosen(filters),
        "facets": facet_lists(index, filters, wanted),
        "events": [*map(row, found.rows)],
    }


def _reports(store: Store, filters: Filters) -> int | None:
    """How many reports hold the words that were looked for; None where none were."""
    return search_documents(store, Query(text=filters.q, limit=0)).total if filters.q else None


def chosen(filters: Filters) -> list[dict[str, str]]:
    """The filters that hold, each with the address that takes it away."""
    told = filters.model_dump(by_alias=True, exclude={"page", "sort"})
    return [{"name": name, "value": value, "without": filters.query(**{name: "", "page": 1}) or "?"} for name, value in told.items() if value]


def facet_lists(index: FacetIndex, filters: Filters, wanted: Query) -> list[dict[str, Any]]:
    """The parts that the found events divide into, each with the address that narrows to it. A facet that is chosen is left out."""
    found, lists = index.facets(wanted, SHOWN), []
    for name in FACETS:
        parts = [{"value": part.value, "number": part.number, "narrow": filters.query(**{name: part.value, "page": 1})} for part in found[name]]
        if parts and not getattr(filters, name):
            lists.append({"name": name, "parts": parts})
    return lists


def row(event: Event) -> dict[str, Any]:
    """An event as a line of a list."""
    borne = event.corroboration
    return {
        "id": event.id,
        "type": event.type,
        "sentence": {"en": event.sentence.en, "ar": event.sentence.ar} if event.sentence else None,
        "time": {"start": event.time.start, "end": event.time.end} if event.time else None,
        "place": {"name": event.place.name, "id": event.place.id, "radius_km": event.place.radius_km} if event.place else None,
        "grade": borne.grade,
        "origins": borne.origins,
        "documents": borne.documents,
        "camps": sorted({account.camp for account in event.accounts}),
        "quantities": [_amount(amount) for amount in event.quantities],
        "bars": [bar(amount) for amount in event.quantities if amount.measure in PEOPLE and _drawn(amount)][:BARS],
        "conflicts": [{"field": one.field, "of": one.of, "values": list(one.values), "size": one.size} for one in event.conflicts],
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {"measure": amount.measure, "low": amount.low, "high": amount.high, "of": amount.of}


def _drawn(amount: Amount) -> bool:
    return amount.low is not None or amount.high is not None


def bar(amount: Amount) -> dict[str, Any]:
    """A number on a logarithmic scale from 0 to 10,000 people, `WIDTH` wide; an open end runs to the end of the scale."""
    low = amount.low if amount.low is not None else 0
    start, end = _at(low), _at(amount.high) if amount.high is not None else WIDTH
    return {**_amount(amount), "start": min(start, WIDTH - 12), "length": max(end - start, 12)}


def _at(number: int) -> int:
    return min(WIDTH, round(WIDTH * log1p(max(number, 0)) / log1p(10_000)))
