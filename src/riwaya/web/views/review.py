"""The review queue: the machine proposes, people dispose. What waits and why; one claim or pair at a time; the history of judgements."""

from __future__ import annotations

from math import ceil
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from riwaya.export import names
from riwaya.model.event import ClaimRef
from riwaya.packs.ontology import claim_types, terms
from riwaya.store.judgement import effective
from riwaya.store.ledger import judgements
from riwaya.store.links import events_at, told
from riwaya.store.open import Store
from riwaya.web import wording
from riwaya.web.filters import Filters, FiltersQuery
from riwaya.web.page import respond, user_of
from riwaya.web.quotes import quote
from riwaya.web.reader import field_name, lines_of
from riwaya.web.review.evidence import case, claim_view, line_view, trail
from riwaya.web.review.lookup import find_actors, find_places
from riwaya.web.review.mapping import map_view
from riwaya.web.review.queue import Item, Reason, counts, doubts, queue, reasons_for
from riwaya.web.review.readers import Refs, agreement, read_twice, standing
from riwaya.web.review.reconciler import reconciler_of
from riwaya.web.session import may
from riwaya.web.views import review_acts, review_files

router = APIRouter()
router.include_router(review_acts.router)
router.include_router(review_files.router)
PER_PAGE = 25
Why = Annotated[str, Query(max_length=20)]
Name = Annotated[str, Query(max_length=200)]
Number = Annotated[int, Query(ge=1, le=100_000)]


def shared(request: Request) -> dict[str, Any]:
    """What every page of review shows: whether this person may judge, whether events are outdated, the last act, to be taken back."""
    did = request.query_params.get("did", "")
    return {"may_review": may(user_of(request), "reviewer"), "record": reconciler_of(request.app).state(),
            "did": int(did) if did.isascii() and did.isdigit() and len(did) < 16 else None}  # fmt: skip


@router.get("/review.json")
@router.get("/review", include_in_schema=False)
def review(request: Request, filters: FiltersQuery, reason: Why = "") -> Response:
    """What waits for a person, the most pressing first."""
    context = queue_context(request.app.state.store, user_of(request).name, reason, filters)
    return respond(request, "review.html", {**context, **shared(request)})


def queue_context(store: Store, author: str, reason: str, filters: Filters) -> dict[str, Any]:
    """A page of the queue, with the counts of each reason under the same filters."""
    every = queue(store, author, "", filters)
    items = [item for item in every if not reason or any(one.kind == reason for one in item.reasons)]
    pages, page = ceil(len(items) / PER_PAGE), filters.page
    shown = items[(page - 1) * PER_PAGE : page * PER_PAGE]
    number = counts(every)
    return {
        "total": len(items), "all": len(every), "page": page, "pages": pages, "reason": reason,
        "reasons": [{"kind": kind, "number": number[kind], "href": address(filters, kind)} for kind in number],
        "filters": filters.model_dump(by_alias=True, exclude={"page"}), "query": address(filters, reason),
        "previous": address(filters, reason, page - 1) if page > 1 else None,
        "next": address(filters, reason, page + 1) if page < pages else None,
        "items": rows(store, shown, address(filters, reason)),
    }  # fmt: skip


def address(filters: Filters, reason: str, page: int = 1) -> str:
    """The query of the queue's address."""
    return filters.query(page=page, reason=reason) or "?"


def rows(store: Store, items: list[Item], query: str) -> list[dict[str, Any]]:
    """Items of the queue as lines of a list: the words, who printed them, why they wait."""
    found = told(store, {ref for item in items for ref in item.refs})
    return [
        {"href": item.address + (query if query != "?" else ""), "rank": item.rank, "reasons": [reason_view(one) for one in item.reasons],
         "pair": len(item.refs) == 2, "quotes": [quote(ref, *found[ref], None) | {"type": kind(found[ref][1].type)} for ref in item.refs if ref in found]}
        for item in items
    ]  # fmt: skip


def kind(type: str) -> dict[str, Any]:
    """A type of claim in words."""
    return wording.named(names.kind(type), type)


def reason_view(reason: Reason) -> dict[str, Any]:
    """Why something waits, as plain values."""
    field = field_name(reason.field) if reason.kind == "conflict" else None
    wrong, seen = doubts().get(reason.told, (None, None)) if reason.kind == "doubt" else (None, None)
    return {"kind": reason.kind, "grade": round(reason.grade, 3), "field": reason.field, "field_name": field, "told": reason.told,
            "wrong": round(wrong * 100) if wrong is not None else None, "seen": seen}  # fmt: skip


@router.get("/review/next", include_in_schema=False)
def next_item(request: Request, filters: FiltersQuery, reason: Why = "", after: Name = "", did: Why = "") -> Response:
    """The item after another in the queue; the first where that one is not in it any more; the queue itself where nothing waits."""
    items = queue(request.app.state.store, user_of(request).name, reason, filters)
    addresses = [item.address for item in items]
    at = addresses.index(after) + 1 if after in addresses else 0
    query = filters.query(page=1, reason=reason, **({"did": did} if did.isascii() and did.isdigit() else {}))
    target = addresses[at % len(addresses)] if addresses else "/review"
    return RedirectResponse(target + query, 303)


@router.get("/review/claim/{document}/{claim}", include_in_schema=False)
@router.get("/review/claim/{document}/{claim}.json")
def claim(request: Request, document: str, claim: str, filters: FiltersQuery, reason: Why = "") -> Response:
    """One claim: its report with the words lit, its values, why it waits, what may be done."""
    store, author = request.app.state.store, user_of(request).name
    one = case(store, ClaimRef(document, claim), author)
    context = {
        "claim": claim_view(one), "reasons": reasons_of(store, author, (one.ref,)), "history": trail(one), "event": events_at(store, [one.ref]).get(one.ref),
        "back": address(filters, reason), **shared(request),
    }  # fmt: skip
    if not request.url.path.endswith(".json"):
        context |= choices() | {"lines": lines_of(one.document.text, list(one.document.boilerplate))}
    return respond(request, "review_claim.html", context)


def reasons_of(store: Store, author: str, refs: Refs) -> list[dict[str, Any]]:
    """Why a claim or pair is in the queue; empty where it is not."""
    return [reason_view(one) for one in reasons_for(store, author, refs)]


def choices() -> dict[str, Any]:
    """The closed lists that a correction chooses from."""
    closed = ("factuality", "measures", "qualifiers", "means", "source_kinds")
    lists = {name: [wording.named(names.term(name, id), id) for id in terms(name)] for name in closed}
    return {"choices": {**lists, "types": [{**kind(one.id), "family": one.family} for one in claim_types().values()]}}


@router.get("/review/pair/{document}/{claim}/{other_document}/{other_claim}", include_in_schema=False)
@router.get("/review/pair/{document}/{claim}/{other_document}/{other_claim}.json")
def pair(
    request: Request, document: str, claim: str, other_document: str, other_claim: str, filters: FiltersQuery, reason: Why = ""
) -> Response:  # fmt: skip
    """Two claims side by side: one happening or two?"""
    store, author = request.app.state.store, user_of(request).name
    cases = [case(store, ref, author) for ref in (ClaimRef(document, claim), ClaimRef(other_document, other_claim))]
    refs = tuple(sorted(one.ref for one in cases))
    lines = [line for line in judgements(store, document) + judgements(store, other_document) if line.other is not None]
    about = {line.seq: line for line in lines if {subject.ref for subject in (line.subject, line.other) if subject} == set(refs)}
    homes = events_at(store, refs)
    holding = {line.id for line in effective(about.values())}
    blind = refs in standing(store, author).second
    context = {
        "sides": [claim_view(one) | quote(one.ref, one.document, one.claim, None) | {"event": homes.get(one.ref)} for one in cases],
        "reasons": reasons_of(store, author, refs), "back": address(filters, reason), "blind": blind,
        "history": [] if blind else [line_view(line, holding) for _, line in sorted(about.items(), reverse=True)], **shared(request),
    }  # fmt: skip
    for side in context["sides"]:
        side.pop("text")
    return respond(request, "review_pair.html", context)


@router.get("/review/history.json")
@router.get("/review/history", include_in_schema=False)
def history(request: Request, page: Number = 1, author: Name = "") -> Response:
    """The ledger, the latest first, and whether each line still holds."""
    lines = judgements(request.app.state.store)
    holding = {line.id for line in effective(lines)}
    mine = [line for line in reversed(lines) if not author or line.author == author]
    pages = ceil(len(mine) / PER_PAGE)
    shown = [line_view(line, holding) for line in mine[(page - 1) * PER_PAGE : page * PER_PAGE]]
    people = sorted({line.author for line in lines})
    context = {"total": len(mine), "page": page, "pages": pages, "lines": shown, "people": people, "author": author, **shared(request)}
    return respond(request, "review_history.html", context)


@router.get("/review/agreement.json")
@router.get("/review/agreement", include_in_schema=False)
def agreeing(request: Request) -> Response:
    """What two people judged, and how far they agree."""
    store = request.app.state.store
    twice = read_twice(store)
    found = agreement(twice)
    shown = [
        {"href": Item(one.refs, ()).address, "authors": list(one.authors), "verdicts": list(one.verdicts), "fields": list(one.fields), "alike": one.alike}
        for one in sorted(twice, key=lambda one: (one.alike, one.refs))
    ]
    context = {"read": found.read, "alike": found.alike, "kappa": round(found.kappa, 3) if found.kappa is not None else None, "claims": shown}
    return respond(request, "review_agreement.html", {**context, **shared(request)})


@router.get("/review/actors.json")
def look_up_actors(q: Name = "") -> JSONResponse:
    """Actors of the packs by any of their names."""
    return JSONResponse({"ok": True, "found": find_actors(q)})


@router.get("/review/places.json")
def look_up_places(q: Name = "") -> JSONResponse:
    """Places of the gazetteer by any of their names."""
    return JSONResponse({"ok": True, "found": find_places(q)})


@router.get("/review/map.json")
def look_at_map(
    lat: Annotated[float, Query(ge=-85, le=85)], lon: Annotated[float, Query(ge=-180, le=180)], radius: Annotated[float, Query(gt=0, le=5000)] = 5.0,
    reach: Annotated[float, Query(ge=0, le=5000)] = 0.0,
) -> JSONResponse:  # fmt: skip
    """A small map around a point, wide enough for `reach` kilometres."""
    return JSONResponse({"ok": True, **map_view(lat, lon, radius, reach)})


@router.get("/review/state.json")
def state(request: Request) -> JSONResponse:
    """Whether the events are older than the judgements, and whether they are being made anew."""
    return JSONResponse({"ok": True, **reconciler_of(request.app).state()})

