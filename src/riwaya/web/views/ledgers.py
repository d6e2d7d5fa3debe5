"""The ledgers: dead, wounded, prisoners, displaced and materiel by side over time, low to high, as each camp tells them."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from riwaya.export import names
from riwaya.export.table import line, write_header
from riwaya.reconcile.ledgers import Entry, Sum, items, running
from riwaya.store.open import Store
from riwaya.web import wording
from riwaya.web.book import asked_for
from riwaya.web.filters import Filters, Word
from riwaya.web.page import respond
from riwaya.web.plots import Point, bands
from riwaya.web.views.events import chosen

router = APIRouter()
SIDES = 8  # plots of a page
CAMPS = 5  # bands of a plot; all camps stand in its table
TOTALS = 50
FIRST_ITEM = "dead"
ALL = ""  # the camp of sums over all camps
SUM_COLUMNS = ("item", "side", "side_en", "side_ar", "camp", "camp_en", "camp_ar", "until", "low", "high", "events")
ENTRY_COLUMNS = ("kind", "item", "side", "of", "camp", "start", "end", "low", "high", "place", "event", "claims")


class LedgerFilters(Filters):
    """The filters of ledgers: those of events, and what is counted (`data/reconcile/ledgers.tsv`)."""

    item: Word = ""


LedgerQuery = Annotated[LedgerFilters, Query()]
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}


@router.get("/ledgers.json")
@router.get("/ledgers", include_in_schema=False)
def ledgers(request: Request, filters: LedgerQuery) -> Response:
    """Sums by side and camp for one item, a few sides a page."""
    return respond(request, "ledgers.html", ledgers_context(request.app.state.store, filters))


@router.get("/ledgers.csv", response_class=Response, responses=CSV)
def sums_table(request: Request, filters: LedgerQuery) -> Response:
    """The sums day by day as CSV, of all items or one."""
    return _csv("ledgers.csv", sums_csv(request.app.state.store, filters))


@router.get("/ledger-entries.csv", response_class=Response, responses=CSV)
def entries_table(request: Request, filters: LedgerQuery) -> Response:
    """Each value with its event and claims as CSV, of all items or one."""
    return _csv("ledger-entries.csv", entries_csv(request.app.state.store, filters))


def _csv(name: str, body: bytes) -> Response:
    return Response(body, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def ledgers_context(store: Store, filters: LedgerFilters, sides_a_page: int = SIDES) -> dict[str, Any]:
    """What the page shows."""
    found = asked_for(store, filters)
    counted = Counter(entry.item for entry in found.entries)
    known = list(dict.fromkeys(item.id for item in items()))
    item = filters.item if filters.item in known else FIRST_ITEM if counted[FIRST_ITEM] else next((id for id in known if counted[id]), FIRST_ITEM)
    entries = [entry for entry in found.entries if entry.item == item]
    groups = _sides(entries)
    whole = dict(_sides(entry for entry in found.merged if entry.item == item))
    pages, first = -(-len(groups) // sides_a_page), (filters.page - 1) * sides_a_page
    return {
        "item": item_name(item),
        "items": [{**item_name(id), "number": counted[id], "at": filters.query(item=id, page=1)} for id in known if counted[id] or id == item],
        "filters": filters.model_dump(by_alias=True, exclude={"page"}),
        "chosen": [one for one in chosen(filters) if one["name"] != "item"],
        "total": len({entry.event for entry in entries}),
        "sides": [side(id, group, whole[id]) for id, group in groups[first : first + sides_a_page]],
        "all_sides": len(groups),
        "totals": [_total(entry) for entry in found.totals if entry.item == item][:TOTALS],
        "sums_csv": "/ledgers.csv" + filters.query(item=item, page=1),
        "entries_csv": "/ledger-entries.csv" + filters.query(item=item, page=1),
        "page": filters.page,
        "pages": pages,
        "previous": filters.query(page=min(filters.page - 1, max(pages, 1))) or "?" if filters.page > 1 else None,
        "next": filters.query(page=filters.page + 1) if filters.page < pages else None,
    }


def item_name(id: str) -> wording.Words:
    """What a ledger counts, in both languages."""
    found = next((item for item in items() if item.id == id), None)
    return {"id": id, "en": found.label_en if found else id, "ar": found.label_ar if found else id}


def _sides(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries by whose losses they are, those of most events first; those of nobody named last."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.side].append(entry)
    return sorted(groups.items(), key=lambda group: (group[0] == "", -len({entry.event for entry in group[1]}), group[0]))


def side(id: str, entries: Sequence[Entry], whole: Sequence[Entry]) -> dict[str, Any]:
    """The losses of one side: the sum over all tellers (of `whole`), a band for each of the camps that tell most, and the sums of every camp."""
    everybody = running(whole)
    by_camp: dict[str, list[Sum]] = defaultdict(list)
    for step in running(entries):
        by_camp[step.camp].append(step)
    ranked = sorted(by_camp, key=lambda camp: (-by_camp[camp][-1].events, -by_camp[camp][-1].low, camp))
    drawn = {ALL: _points(everybody), **{camp: _points(by_camp[camp]) for camp in ranked[:CAMPS]}}
    return {
        "id": id,
        "name": side_name(id),
        "all": _sum(everybody),
        "plot": bands({camp: points for camp, points in drawn.items() if points}),
        "camps": [{**wording.camp(camp), **_sum(by_camp[camp]), "drawn": bool(drawn.get(camp))} for camp in ranked],
    }


def side_name(id: str) -> wording.Words:
    """Whose losses they are, or that nobody is named."""
    return wording.camp(id) if id else wording.said("ledgers.nobody")


def _points(steps: Sequence[Sum]) -> list[Point]:
    return [Point(step.day, step.low, step.high) for step in steps if step.day]


def _sum(steps: Sequence[Sum]) -> dict[str, Any]:
    """The last sum, the days that it spans, and how many of its events have no day."""
    last, dated = steps[-1], [step for step in steps if step.day]
    undated = last.events - (dated[-1].events if dated else 0)
    days = {"start": dated[0].day, "end": dated[-1].day} if dated else None
    return {"low": last.low, "high": last.high, "events": last.events, "undated": undated, "days": days}


def _total(entry: Entry) -> dict[str, Any]:
    time = {"start": entry.time.start, "end": entry.time.end} if entry.time else None
    return {"side": side_name(entry.side), "camp": wording.camp(entry.camp), "low": entry.low, "high": entry.high, "time": time, "event": entry.event}


def sums_csv(store: Store, filters: LedgerFilters) -> bytes:
    """The sums day by day: first over all camps (`camp` empty), then by camp; on no day, the sum with undated ones."""
    found = asked_for(store, filters)
    entries = [entry for entry in (*found.merged, *found.entries) if filters.item in ("", entry.item)]
    out = io.BytesIO()
    write_header(out, SUM_COLUMNS)
    for step in sorted(running(entries), key=lambda step: (step.item, step.side, step.camp, step.day is None, step.day or "")):
        whose, who = names.camp(step.side) if step.side else names.Name("", ""), names.camp(step.camp) if step.camp else names.Name("", "")
        out.write(line((step.item, step.side, whose.en, whose.ar, step.camp, who.en, who.ar, step.day, step.low, step.high, step.events)))
    return out.getvalue()


def entries_csv(store: Store, filters: LedgerFilters) -> bytes:
    """Each value with its event and claims: those that are added up (`entry`), and totals of longer times, which are not (`total`)."""
    found = asked_for(store, filters)
    out = io.BytesIO()
    write_header(out, ENTRY_COLUMNS)
    for kind, entries in (("entry", found.entries), ("total", found.totals)):
        for one in entries:
            if filters.item in ("", one.item):
                start, end = (one.time.start, one.time.end) if one.time else (None, None)
                claims = "; ".join(f"{ref.document}/{ref.claim}" for ref in one.claims)
                out.write(line((kind, one.item, one.side, one.of, one.camp, start, end, one.low, one.high, one.place, one.event, claims)))
    return out.getvalue()
