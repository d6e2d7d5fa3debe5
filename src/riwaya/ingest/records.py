"""Read records again: the lines that `riwaya extract` wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from riwaya.errors import BadField, BrokenJSON, InputError, TooLarge
from riwaya.ingest.lines import Line, split_lines
from riwaya.model.record import SCHEMA, Record

LONGEST = 64_000_000  # bytes of one record: the largest report with all its claims


def read_records(pieces: Iterable[bytes], source: str) -> Iterator[Record | InputError]:
    """The records of a stream of JSON lines; a line that is none is an error in its place. `source` is what the stream is called."""
    for line in split_lines(pieces, LONGEST):
        if line.data is not None and not line.data.strip():
            continue
        try:
            yield _record(line, f"{source}:{line.number}")
        except InputError as error:
            yield error


def _record(line: Line, place: str) -> Record:
    if line.data is None:
        raise TooLarge(f"the line is longer than {LONGEST:,} bytes", place)
    try:
        record = msgspec.json.decode(line.data, type=Record)
    except msgspec.ValidationError as error:
        raise BadField(f"not a record: {error}", place, "Give what `riwaya extract` writes") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenJSON(f"not JSON: {error}", place) from None
    if record.schema != SCHEMA:
        raise BadField(f"the schema is {record.schema[:40]!r}, not {SCHEMA!r}", place, "Give what `riwaya extract` writes")
    if not _spans_fit(record):
        raise BadField("a span lies outside the text", place, "Give what `riwaya extract` writes")
    return record


def _spans_fit(record: Record) -> bool:
    end = len(record.document.text)
    spans = [span for claim in record.claims for span in (claim.span, claim.trigger)]
    return all(0 <= start <= stop <= end for start, stop in spans)
