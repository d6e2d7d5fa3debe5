"""The tellers: outlets, agencies, bodies and persons, with what each claims, whom it copies, and how others take it."""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from riwaya.errors import NotFound
from riwaya.export import names
from riwaya.reconcile.accounts import AGAINST_INTEREST, DENIED, DENIES
from riwaya.reconcile.camps import side_of
from riwaya.store.events import event
from riwaya.store.matching import matching_events
from riwaya.store.open import Store
from riwaya.web import wording
from riwaya.web.filters import Filters, Word
from riwaya.web.page import respond
from riwaya.web.tellings import ADMITTED, tellings_of
from riwaya.web.views.events import chosen
from riwaya.web.voices import GROUPS, ORDERS, Voice, all_voices, loaded_words, named, neighbours, ordered, voices

router = APIRouter()
PER_PAGE = 50
TYPES, NEIGHBOURS, EVENTS = 12, 20, 25
_ABOUT = ("type", "actor", "place", "start", "end", "camp", "grade", "outlet", "conflict")


class TellerFilters(Filters):
    """The filters of tellers: those of events, and the group that a teller belongs to (`voices.GROUPS`). Words are looked for in names."""

    kind: Word = ""


TellerQuery = Annotated[TellerFilters, Query()]


@router.get("/tellers.json")
@router.get("/tellers", include_in_schema=False)
def tellers(request: Request, filters: TellerQuery) -> Response:
    """Tellers by filters, a page at a time."""
    return respond(request, "tellers.html", tellers_context(request.app.state.store, filters))


@router.get("/teller.json")
@router.get("/teller", include_in_schema=False)
def teller(request: Request, id: Word) -> Response:
    """One teller."""
    return respond(request, "teller.html", teller_context(request.app.state.store, id))


def tellers_context(store: Store, filters: TellerFilters, per_page: int = PER_PAGE) -> dict[str, Any]:
    """What the list shows. An order or a kind that there is not shows nobody, and says so."""
    narrowed = any(getattr(filters, name) for name in _ABOUT)
    about = filters.model_copy(update={"q": "", "sort": ""}).wanted("time", 0)
    found = voices(tellings_of(store), matching_events(store, about)) if narrowed else all_voices(store)
    fitting = named(found.values(), filters.q)
    kinds = Counter(voice.group for voice in fitting)
    order = filters.sort if filters.sort in (*ORDERS, "name") else "claims"
    shown = ordered([voice for voice in fitting if filters.kind in ("", voice.group)], order)
    pages, first = ceil(len(shown) / per_page), (filters.page - 1) * per_page
    return {
        "total": len(shown),
        "filters": filters.model_dump(by_alias=True, exclude={"page"}),
        "chosen": [one for one in chosen(filters) if one["name"] != "kind"],
        "kinds": [{"id": id, "number": kinds[id], "narrow": filters.query(kind=id, page=1)} for id in GROUPS if kinds[id]],
        "all_kinds": filters.query(kind="", page=1) or "?",
        "order": order,
        "orders": {name: filters.query(sort=name, page=1) for name in (*ORDERS, "name")},
        "page": filters.page,
        "pages": pages,
        "previous": filters.query(page=min(filters.page - 1, max(pages, 1))) or "?" if filters.page > 1 else None,
        "next": filters.query(page=filters.page + 1) if filters.page < pages else None,
        "tellers": [row(voice) for voice in shown[first : first + per_page]],
    }


def row(voice: Voice) -> dict[str, Any]:
    """A teller as a line of the list."""
    return {
        **_named(voice),
        "kind": wording.named(names.term("source_kinds", voice.kind), voice.kind),
        "group": voice.group,
        "camp": wording.camp(voice.camp) if voice.camp not in ("", voice.id) else None,
        "owner": _owner(voice.id),
        **{name: count(voice) for name, count in ORDERS.items()},
        "relayed": voice.relayed,
        "printed": voice.printed,
        "denies": len(voice.marks[DENIES]),
        "concedes": len(voice.marks[AGAINST_INTEREST]),
        "types": [{"id": type, "number": number} for type, number in _ranked(voice.types, 3)],
    }


def _owner(id: str) -> wording.Words | None:
    """The side that an outlet belongs to, where the packs name it."""
    side = side_of(id)
    return wording.camp(side) if side != id and not side.startswith("state:") else None


def _named(voice: Voice) -> dict[str, Any]:
    return {"id": voice.id, "en": voice.name[0], "ar": voice.name[1]}


def _ranked(counted: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]


def teller_context(store: Store, id: str) -> dict[str, Any]:
    """All that the record knows of one teller. Raises NotFound."""
    found = all_voices(store)
    if id not in found:
        raise NotFound("there is no such teller", id)
    voice = found[id]
    most = max(voice.types.values(), default=1)
    return {
        "teller": row(voice),
        "types": [{"id": type, "number": number, "length": max(14, round(1000 * number / most))} for type, number in _ranked(voice.types, TYPES)],
        "camps": [{**wording.camp(camp), "number": number} for camp, number in _ranked(voice.camps, TYPES)],
        "quotes": _neighbours(voice.quotes, found),
        "carriers": _neighbours(voice.carriers, found),
        "copies": _neighbours(voice.copies, found),
        "copied_by": _neighbours(voice.copied, found),
        "loaded": [
            {"about": wording.named(names.actor(whom), whom) if whom else None, "words": [{"words": words, "number": number} for words, number in told]}
            for whom, told in loaded_words(voice)
        ],
        "taken": [{"mark": mark, **_events(store, voice.marks[mark])} for mark in (DENIED, ADMITTED, DENIES, AGAINST_INTEREST) if voice.marks[mark]],
    }


def _neighbours(counted: Counter[str], found: dict[str, Voice]) -> list[dict[str, Any]]:
    return [{**_named(voice), "number": number} for voice, number in neighbours(counted, found, NEIGHBOURS)]


def _events(store: Store, ids: set[str]) -> dict[str, Any]:
    """Some events as links, the latest first; the rest as a number."""
    found = [event(store, id) for id in sorted(ids)[:EVENTS]]
    found.sort(key=lambda one: (one.time.start if one.time else "", one.id), reverse=True)
    links = [
        {"id": one.id, "type": one.type, "sentence": {"en": one.sentence.en, "ar": one.sentence.ar} if one.sentence else None,
         "time": {"start": one.time.start, "end": one.time.end} if one.time else None}
        for one in found
    ]  # fmt: skip
    return {"number": len(ids), "events": links}
