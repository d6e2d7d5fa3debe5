"""The formats in which the record leaves: one module each, loaded when it is asked for.

Every writer has one shape: `write(pairs, out, options) -> Summary`, with `pairs` the events with their bundles in the order in which
they shall stand, `out` a binary stream, `options` a `bundle.Options`. The exceptions, `records` and `gold`, take document records.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple


class Format(NamedTuple):
    """Where a format's writer stands, the suffix of its files, a line of help, and what it takes: `events`, `records`, or those `reviewed` whole."""

    module: str
    function: str
    suffix: str
    help: str
    of: str = "events"


FORMATS: dict[str, Format] = {
    "jsonl": Format("jsonl", "write", ".jsonl", "Events of the contract as JSON lines, lossless."),
    "records": Format("jsonl", "write_records", ".jsonl", "Document records of the contract as JSON lines, lossless.", "records"),
    "gold": Format("gold", "write", ".jsonl", "Reports that people reviewed whole, as gold for `riwaya gate --gold`.", "reviewed"),
    "acled": Format("acled", "write", ".csv", "ACLED's 31 columns: one row a day, one conservative number of dead."),
    "ucdp": Format("ucdp", "write", ".csv", "UCDP GED's 49 columns: events with dead, by side, low to high."),
    "geojson": Format("geojson", "write", ".geojson", "GeoJSON features with the radius within which the place is known."),
    "hxl": Format("hxl", "write", ".csv", "CSV with HXL hashtags."),
    "ftm": Format("ftm", "write", ".ftm.json", "FollowTheMoney entities as JSON lines."),
    "parquet": Format("parquet", "write", ".parquet", "Parquet, a table of events or of claims (needs pyarrow)."),
    "dossier": Format("dossier", "write", ".html", "A page with every account, quote, offset and hash of an event, for print."),
}


def writer(name: str) -> Callable[..., Any]:
    """The function that writes a format; raises KeyError for a name that FORMATS does not hold."""
    found = FORMATS[name]
    function: Callable[..., Any] = getattr(import_module(f"riwaya.export.{found.module}"), found.function)
    return function
