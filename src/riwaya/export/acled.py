"""ACLED: its 31 columns in the order of its files, by the rules of its codebook.

One row a day, one conservative number of dead, no sides and no wounded: what that leaves out stands in `notes`, and `tags` lead back
to the claims. ACLED's own ids are not known here: `event_id_cnty` is Riwaya's event id, with the number of the day where an event has
several rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from riwaya.export import names
from riwaya.export.acled_codes import (
    AGAINST_CIVILIANS,
    EXPLOSIONS,
    MONTH,
    RIOTS,
    STRATEGIC,
    Coded,
    Day,
    Fatalities,
    Side,
    coded,
    fatalities,
    interaction,
    sides,
    split,
)
from riwaya.export.bundle import Bundle, Options, Pairs, Summary, affirming, documents, told
from riwaya.export.notes import notes
from riwaya.export.safe import one_line
from riwaya.export.spacetime import Days, Where, days, where
from riwaya.export.standing import CIVILIANS, all_are, sort_out, struck
from riwaya.export.table import Cell, joined, line, write_header
from riwaya.export.trace import full_trace
from riwaya.model.event import Event
from riwaya.model.record import Document

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)
TARGETED = "Civilian targeting"
SCALES = ("Local", "Sub-national", "National", "Regional", "International", "Other")


class Row(dict[str, Cell]):
    """One row, by column name."""


def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write the events as ACLED rows; those that ACLED has no place for are counted by reason."""
    chosen, summary = options or Options(), Summary()
    write_header(out, COLUMNS, chosen.excel)
    for event, bundle in pairs:
        summary.events += 1
        for row in _rows_or_reason(event, bundle, chosen, summary):
            out.write(line(row[column] for column in COLUMNS))
            summary.rows += 1
    return summary


def rows(event: Event, bundle: Bundle, options: Options | None = None) -> list[Row]:
    """The rows of one event; none where ACLED has no place for it."""
    return list(_rows_or_reason(event, bundle, options or Options(), Summary()))


def _rows_or_reason(event: Event, bundle: Bundle, options: Options, summary: Summary) -> Iterator[Row]:
    code, when, place = coded(event, bundle), days(event, bundle), where(event, bundle)
    reason = _unfit(event, code, when, place)
    if reason or code is None or when is None or place is None:
        summary.leave(reason)
        return
    dead = fatalities(event, bundle, code, place.cc)
    days_told = split(when, code, dead.number)
    common = _common(event, bundle, code, place, options)
    for number, day in enumerate(days_told, 1):
        yield Row(common | _daily(event, bundle, day, number, len(days_told), dead))


def _unfit(event: Event, code: Coded | None, when: Days | None, place: Where | None) -> str:
    if not any(account.factuality in ("actual", "failed") for account in affirming(event)):
        return "not told as happened"
    if code is None:
        return f"no ACLED type for {event.type}"
    if when is None:
        return "undated"
    if when.length > MONTH and not (when.lasting and code.type == STRATEGIC):
        return "day not known to the month"
    if place is None:
        return "unplaced"
    return "place known only as a country or wider" if place.acled == "-" else ""


def _common(event: Event, bundle: Bundle, code: Coded, place: Where, options: Options) -> dict[str, Cell]:
    first, second = sides(event, code, place)
    country = names.countries().get(place.cc)
    prints = documents(told(event, bundle))
    return {
        "disorder_type": code.disorder, "event_type": code.type, "sub_event_type": code.sub_type,
        **_actor_cells(1, first, options), **_actor_cells(2, second, options),
        "interaction": _number_or_text(interaction(first, second, options.labels == "text"), options),
        "civilian_targeting": _targeting(event, code),
        "iso": int(country["iso"]) if country else None, "region": country["acled_region"] if country else None, "country": place.country or None,
        "admin1": place.place.name if place.kind == "province" else None, "admin2": place.place.name if place.kind == "district" else None,
        "admin3": None, "location": place.place.name, "latitude": place.place.lat, "longitude": place.place.lon,
        "geo_precision": int(place.acled), "source": joined(one_line(names.outlet(d).en) for d in prints), "source_scale": _scale(prints, place.cc),
        "timestamp": _timestamp(prints),
    }


def _actor_cells(number: int, side: Side, options: Options) -> dict[str, Cell]:
    inter = side.label if options.labels == "text" else int(side.code)
    return {f"actor{number}": side.name or None, f"assoc_actor_{number}": joined(side.others) or None, f"inter{number}": inter}


def _number_or_text(value: str, options: Options) -> Cell:
    return value if options.labels == "text" else int(value)


def _targeting(event: Event, code: Coded) -> str | None:
    """Set where civilians are told as struck in violence against civilians, and where they alone are by a strike or a riot."""
    civilians, victims = frozenset((CIVILIANS,)), struck(event)
    aimed = code.type == AGAINST_CIVILIANS and bool(sort_out(victims, civilians))
    alone = code.type in (EXPLOSIONS, RIOTS) and all_are(victims, civilians)
    return TARGETED if aimed or alone or code.sub_type == "Excessive force against protesters" else None


def _daily(event: Event, bundle: Bundle, day: Day, number: int, of: int, dead: Fatalities) -> dict[str, Cell]:
    unknown = "" if struck(event) or not dead.number else "Who was struck is not told"
    spread = f"Day {number} of {of}; {dead.number} fatalities shared out over the days" if of > 1 else ""
    return {
        "event_id_cnty": f"{event.id}-{number}" if of > 1 else event.id, "event_date": day.day.isoformat(), "year": day.day.year,
        "time_precision": day.precision, "fatalities": day.dead,
        "notes": notes(event, bundle, [unknown, dead.why, spread]), "tags": f"riwaya {event.id}; {full_trace(event, bundle)}",
    }


def _scale(prints: list[Document], cc: str) -> str:
    found = {_scale_of(document, cc) for document in prints}
    return "-".join(scale for scale in SCALES if scale in found)


def _scale_of(document: Document, cc: str) -> str:
    own = names.outlet_country(document)
    known = names.countries()
    if not own:
        return "Other"
    if own == cc:
        return "National"
    return "Regional" if own in known and cc in known and _area(own) == _area(cc) else "International"


def _area(cc: str) -> str:
    """One region for the Middle East and North Africa, as ACLED's scale of sources has it; else its region."""
    region = names.countries()[cc]["acled_region"]
    return "Middle East" if region == "Northern Africa" else region


def _timestamp(prints: list[Document]) -> int | None:
    """Seconds since 1970 of the last day on which a report was published: the same on every run, never the clock's."""
    ends = [document.published.end for document in prints if document.published]
    return int(datetime.fromisoformat(max(ends)).replace(tzinfo=UTC).timestamp()) if ends else None
