"""JSON lines of the contract: events, and the document records that they rest on. Lossless; reading back gives the same records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, TypeVar

import msgspec

from riwaya.errors import BrokenJSON
from riwaya.export.bundle import Options, Pairs, Summary
from riwaya.model.event import Event
from riwaya.model.record import Record

T = TypeVar("T")

def write(pairs: Pairs, out: BinaryIO, options: Options | None = None) -> Summary:
    """Write events, one a line."""
    summary = Summary()
    encoder = msgspec.json.Encoder()
    for event, _bundle in pairs:
        out.write(encoder.encode(event) + b"\n")
        summary.events += 1
        summary.rows += 1
    return summary


def write_records(records: Iterable[Record], out: BinaryIO, options: Options | None = None) -> Summary:
    """Write document records, one a line; `rows` counts them."""
    summary = Summary()
    encoder = msgspec.json.Encoder()
    for record in records:
        out.write(encoder.encode(record) + b"\n")
        summary.rows += 1
    return summary


def read(lines: Iterable[bytes]) -> Iterator[Event]:
    """The events of JSON lines; raises BrokenJSON, with the line's number, for a line that is no event."""
    return _read(lines, msgspec.json.Decoder(Event))


def read_records(lines: Iterable[bytes]) -> Iterator[Record]:
    """The document records of JSON lines; raises BrokenJSON, with the line's number, for a line that is no record."""
    return _read(lines, msgspec.json.Decoder(Record))


def _read(lines: Iterable[bytes], decoder: msgspec.json.Decoder[T]) -> Iterator[T]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except msgspec.MsgspecError as error:
            raise BrokenJSON(str(error), str(number)) from error
