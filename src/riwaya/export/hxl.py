"""CSV with HXL hashtags (Humanitarian Exchange Language 1.1): one row an event, the row of tags under the header.

Tolls stand as the lowest and the highest told. Cells that hold several values join them with `|` under a `+list` attribute.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from riwaya.export import names
from riwaya.export.bundle import Bundle, Options, Pairs, Summary, documents, told
from riwaya.export.notes import dispute
from riwaya.export.safe import one_line
from riwaya.export.spacetime import where
from riwaya.export.table import Cell, joined, line, write_header
from riwaya.export.trace import full_trace
from riwaya.model.event import Event

_TOLLS = {"killed": "killed", "wounded": "injured", "missing": "missing", "displaced": "displaced", "captured": "captured", "detained": "detained"}
_FIXED = {
    "Event id": "#event+id", "Type": "#event+type+code", "Type (English)": "#event+type+name+i_en", "Type (Arabic)": "#event+type+name+i_ar",
    "First day": "#date+start", "Last day": "#date+end", "Country": "#country+name", "Country code": "#country+code+v_iso2",
    "Place": "#loc+name", "Place id": "#loc+code", "Latitude": "#geo+lat", "Longitude": "#geo+lon", "Radius (km)": "#geo+radius+km",
    "Agents": "#org+agent+code+list", "Agents (names)": "#org+agent+name+list", "Patients": "#org+patient+code+list",
    "Patients (names)": "#org+patient+name+list",
}
_META = {
    "Sentence (English)": "#description+i_en", "Sentence (Arabic)": "#description+i_ar", "Grade": "#status+grade", "Origins": "#meta+origins+num",
    "Camps": "#meta+camps+num", "Documents": "#meta+documents+num", "Disputed": "#meta+conflict+list", "Sources": "#meta+source+list",
    "Addresses": "#meta+url+list", "Claims": "#meta+claims+list",
}
TAGS = _FIXED | {f"{measure.capitalize()} ({end})": f"#affected+{name}+num+{end}" for measure, name in _TOLLS.items() for end in ("min", "max")} | _META


def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write header, tags and one row an event."""
    summary = Summary()
    write_header(out, list(TAGS), (options or Options()).excel)
    out.write(",".join(TAGS.values()).encode("ascii") + b"\r\n")
    for event, bundle in pairs:
        out.write(line(_row(event, bundle)))
        summary.events += 1
        summary.rows += 1
    return summary


def _row(event: Event, bundle: Bundle) -> list[Cell]:
    return [*_what(event), *_where(event, bundle), *_who(event), *_tolls(event), *_about(event, bundle)]


def _what(event: Event) -> list[Cell]:
    label, time = names.kind(event.type), event.time
    return [event.id, event.type, label.en, label.ar, time.start if time else None, time.end if time else None]


def _where(event: Event, bundle: Bundle) -> list[Cell]:
    found, place = where(event, bundle), event.place
    if place is None:
        return [None] * 7
    country = (found.country or None, found.cc or None) if found else (None, None)
    return [*country, place.name, place.id, place.lat, place.lon, place.radius_km]


def _who(event: Event) -> list[Cell]:
    return [_list(values) for ids in (event.agents, event.patients) for values in (ids, [names.actor(id).en for id in ids])]


def _tolls(event: Event) -> list[Cell]:
    """Lowest and highest of each measure; the groups whose they are add up, an open end leaves the highest empty."""
    cells: list[Cell] = []
    for measure in _TOLLS:
        amounts = [item for item in event.quantities if item.measure == measure]
        named = [item for item in amounts if item.of] or amounts
        low = sum(item.low or 0 for item in named)
        high = None if any(item.high is None for item in named) else sum(item.high or 0 for item in named)
        cells += [low, high] if named else [None, None]
    return cells


def _about(event: Event, bundle: Bundle) -> list[Cell]:
    prints, sentence, told_by = documents(told(event, bundle)), event.sentence, event.corroboration
    return [
        sentence.en if sentence else None, sentence.ar if sentence else None, told_by.grade, told_by.origins, told_by.camps, told_by.documents,
        _list(dispute(conflict) for conflict in event.conflicts), _list(names.outlet(document).en for document in prints),
        _list(document.url for document in prints if names.host(document.url) and document.url), full_trace(event, bundle).replace("; ", "|"),
    ]


def _list(values: Iterable[str]) -> str | None:
    return joined((one_line(value) for value in values), "|") or None
