"""The first view: what the record covers, where accounts differ most, the deadliest told, places that changed hands, who tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from riwaya.model.event import Amount, Event
from riwaya.packs.labels import outlet_label
from riwaya.store.atlas import CAMP, DayCount, by_day, groups, totals
from riwaya.store.disputes import Dispute, disputes
from riwaya.store.leading import CONTROL, ORIGINS, TOLL, leading, printed, reports
from riwaya.store.open import Store
from riwaya.web import wording
from riwaya.web.filters import Filters, FiltersQuery
from riwaya.web.holding import both
from riwaya.web.labels import place_name
from riwaya.web.page import respond
from riwaya.web.timeline import bars, ticks
from riwaya.web.views import disagreements

router = APIRouter()
SHOWN, TELLERS, DISPUTES = 5, 8, 4
ALIKE = 2  # disagreements about one field that are shown while others wait
WEEK = 7


@router.get("/overview.json")
@router.get("/", include_in_schema=False)
def view(request: Request, filters: FiltersQuery) -> Response:
    """The record in a minute, or some days of it."""
    return respond(request, "overview.html", overview_context(request.app.state.store, filters))


def overview_context(store: Store, filters: Filters) -> dict[str, Any]:
    """What the page shows, of all days or of those asked for."""
    asked = filters.model_copy(update={"sort": "", "page": 1}).wanted("time", SHOWN)
    always = filters.model_copy(update={"sort": "", "page": 1, "start": "", "end": ""}).wanted("time", SHOWN)
    counted, days = totals(store, asked), by_day(store, always)
    ever = counted if asked == always else totals(store, always)
    drawn = bars(days)
    told = disputes(store, filters.model_copy(update={"sort": "", "page": 1}).wanted("size", 40))
    return {
        "filters": filters.model_dump(by_alias=True), "query_all": filters.query(), "empty": not reports(store, always).all,
        "reports": reports(store, asked)._asdict(), "events": counted.events, "conflicting": counted.conflicting,
        "unplaced": counted.unplaced, "undated": ever.undated, "first": ever.first, "last": ever.last, "periods": _periods(filters, days),
        "bars": drawn, "ticks": ticks(drawn), "disputes": [_dispute(one) for one in _various(told.rows)], "disputes_total": told.total,
        "deadliest": [deadly(event) for event in leading(store, asked, TOLL, SHOWN)],
        "control": [line(event) for event in leading(store, asked, CONTROL, 6 * SHOWN) if _took_place(event)][:SHOWN],
        "corroborated": [line(event) for event in leading(store, asked, ORIGINS, SHOWN)],
        "camps": [{**both(camp), "events": number, "query": filters.query(camp=camp)} for camp, number in groups(store, asked, CAMP, TELLERS)],
        "outlets": [{**one._asdict(), "name": _outlet(one.outlet)} for one in printed(store, asked, TELLERS)],
    }  # fmt: skip


def _took_place(event: Event) -> bool:
    """Whether anybody says that it happened, not that it was planned, tried or did not."""
    return any(account.factuality == "actual" for account in event.accounts)


def _outlet(name: str) -> dict[str, str]:
    label = outlet_label(name)
    return {"en": (label and label.en) or name, "ar": (label and label.ar) or name}


def _periods(filters: Filters, days: Sequence[DayCount]) -> list[dict[str, str]]:
    """Days to look at: all, the last week told, the week with most events."""
    if not days:
        return []
    last = date.fromisoformat(days[-1].day)
    weeks = {"last": (last - timedelta(WEEK - 1), last), "busiest": _busiest(days)}
    found = [{"name": "all", "start": "", "end": "", "query": filters.query(**{"from": "", "to": ""}) or "?"}]
    for name, (start, end) in weeks.items():
        span = {"from": start.isoformat(), "to": end.isoformat()}
        found.append({"name": name, "start": span["from"], "end": span["to"], "query": filters.query(**span)})
    return found


def _busiest(days: Sequence[DayCount]) -> tuple[date, date]:
    """The seven days in a row with most events; of several, the latest."""
    best, start, held = (0, days[0].day), 0, 0
    for at, day in enumerate(days):
        held += day.events
        while date.fromisoformat(day.day) - date.fromisoformat(days[start].day) >= timedelta(WEEK):
            held -= days[start].events
            start += 1
        best = max(best, (held, days[start].day))
        assert start <= at
    first = date.fromisoformat(best[1])
    return first, first + timedelta(WEEK - 1)


def _various(found: Sequence[Dispute]) -> list[Dispute]:
    """The sharpest disagreements: one an event, and no more than `ALIKE` about one field while there are others."""
    seen: set[str] = set()
    alike: Counter[str] = Counter()
    first: list[Dispute] = []
    rest: list[Dispute] = []
    for one in found:
        if one.event.id in seen:
            continue
        seen.add(one.event.id)
        alike[one.conflict.field] += 1
        (first if alike[one.conflict.field] <= ALIKE else rest).append(one)
    return [*first, *rest][:DISPUTES]


def _dispute(dispute: Dispute) -> dict[str, Any]:
    told = disagreements.row(dispute, {})
    sides = [{"name": side["name"], "camps": side["camps"]} for side in told["sides"]]
    return {**line(dispute.event), "field": told["field"], "of": told["of"], "sides": sides}


def line(event: Event) -> dict[str, Any]:
    """An event as its sentence, with its day, place and how it is borne out."""
    place = event.place
    return {
        "id": event.id, "type": event.type, "sentence": {"en": event.sentence.en, "ar": event.sentence.ar} if event.sentence else None,
        "time": {"start": event.time.start, "end": event.time.end} if event.time else None,
        "place": {language: place_name({"id": place.id, "name": place.name}, language) for language in ("en", "ar")} if place else None,
        "grade": event.corroboration.grade, "origins": event.corroboration.origins, "camps": event.corroboration.camps,
        "documents": event.corroboration.documents, "conflicts": [conflict.field for conflict in event.conflicts],
    }  # fmt: skip


def deadly(event: Event) -> dict[str, Any]:
    """An event with the number of dead that each camp tells, the highest first."""
    told = [(account.camp, amount) for account in event.accounts for amount in account.quantities if amount.measure == "killed"]
    told = sorted(told, key=lambda one: (-_top(one[1]), one[0]))
    return {**line(event), "tolls": [{"camp": wording.camp(camp), "low": a.low, "high": a.high, "of": a.of, "measure": a.measure} for camp, a in told]}


def _top(amount: Amount) -> int:
    return amount.high or amount.low or 0
