"""Parquet: a table of events, or of the claims that they rest on. Needs pyarrow (`pip install 'riwaya[parquet]'`).

The columns are for queries; `record` holds the contract's own JSON of each row, so that nothing is lost. Rows are written in groups, so
memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

import msgspec

from riwaya.errors import MissingExtra
from riwaya.export import names
from riwaya.export.bundle import Bundle, Options, Pairs, Summary, Told, told
from riwaya.export.trace import address, fields
from riwaya.model.event import Amount, Event
from riwaya.model.record import Quantity

GROUP = 5_000
Row = dict[str, Any]


def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write the table that `options.table` names; raises MissingExtra without pyarrow."""
    pa, pq = _library("pyarrow"), _library("pyarrow.parquet")
    summary, claims = Summary(), (options or Options()).table == "claims"
    schema = _claims_schema(pa) if claims else _events_schema(pa)
    rows = _counted(_claim_rows(pairs, summary) if claims else _event_rows(pairs, summary), summary)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
    return summary


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow", remedy="pip install 'riwaya[parquet]'") from error


def _counted(rows: Iterator[Row], summary: Summary) -> Iterator[Row]:
    for row in rows:
        summary.rows += 1
        yield row


def _event_rows(pairs: Pairs, summary: Summary) -> Iterator[Row]:
    for event, _bundle in pairs:
        summary.events += 1
        yield _event_row(event)


def _event_row(event: Event) -> Row:
    place, told_by = event.place, event.corroboration
    return {
        "event": event.id, "type": event.type, "start": _day(event.time.start if event.time else None),
        "end": _day(event.time.end if event.time else None), "place": place.name if place else None, "place_id": place.id if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None, "radius_km": place.radius_km if place else None,
        "agents": list(event.agents), "patients": list(event.patients), "quantities": [_amount(item) for item in event.quantities],
        "camps": [account.camp for account in event.accounts], "conflicts": [conflict.field for conflict in event.conflicts],
        "grade": told_by.grade, "origins": told_by.origins, "documents": told_by.documents, "policy": event.policy,
        "claims": [address(ref) for ref in event.claims], "record": msgspec.json.encode(event).decode(),
    }


def _claim_rows(pairs: Pairs, summary: Summary) -> Iterator[Row]:
    for event, bundle in pairs:
        summary.events += 1
        yield from _rows_of(event, bundle)


def _rows_of(event: Event, bundle: Bundle) -> Iterator[Row]:
    camps = {ref: account.camp for account in event.accounts for ref in account.claims}
    for item in told(event, bundle):
        yield _claim_row(event, item, camps.get(item.ref))


def _claim_row(event: Event, item: Told, camp: str | None) -> Row:
    claim, document, published = item.claim, item.document, item.document.published
    start, end = claim.span
    return {
        "event": event.id, "claim": address(item.ref), "document": document.id, "claim_id": claim.id, "type": claim.type,
        "factuality": claim.factuality, "camp": camp, "bears_out": fields(event, claim), "span_start": start, "span_end": end,
        "quote": document.text[start:end], "agents": [party.actor or party.text for party in claim.agents],
        "patients": [party.actor or party.text for party in claim.patients], "tellers": [source.name for source in claim.sources],
        "start": _day(claim.time.start if claim.time else None), "end": _day(claim.time.end if claim.time else None),
        "quantities": [_amount(item) for item in claim.quantities], "outlet": names.outlet(document).en, "url": document.url,
        "published": _day(published.start if published else None), "record": msgspec.json.encode(claim).decode(),
    }


def _amount(item: Amount | Quantity) -> Row:
    return {"measure": item.measure, "of": item.of, "low": item.low, "high": item.high}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _amounts(pa: Any) -> Any:
    whole = pa.int64()
    return pa.list_(pa.struct([("measure", pa.string()), ("of", pa.string()), ("low", whole), ("high", whole)]))


def _events_schema(pa: Any) -> Any:
    text, texts, number, whole, day = pa.string(), pa.list_(pa.string()), pa.float64(), pa.int64(), pa.date32()
    return pa.schema([
        ("event", text), ("type", text), ("start", day), ("end", day), ("place", text), ("place_id", text), ("lat", number), ("lon", number),
        ("radius_km", number), ("agents", texts), ("patients", texts), ("quantities", _amounts(pa)), ("camps", texts), ("conflicts", texts),
        ("grade", text), ("origins", whole), ("documents", whole), ("policy", text), ("claims", texts), ("record", text),
    ])


def _claims_schema(pa: Any) -> Any:
    text, texts, whole, day = pa.string(), pa.list_(pa.string()), pa.int64(), pa.date32()
    return pa.schema([
        ("event", text), ("claim", text), ("document", text), ("claim_id", text), ("type", text), ("factuality", text), ("camp", text),
        ("bears_out", texts), ("span_start", whole), ("span_end", whole), ("quote", text), ("agents", texts), ("patients", texts),
        ("tellers", texts), ("start", day), ("end", day), ("quantities", _amounts(pa)), ("outlet", text), ("url", text), ("published", day),
        ("record", text),
    ])
