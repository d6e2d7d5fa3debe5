"""Reviewed reports as gold for `riwaya gate --gold`: the form of tests/gold, values without the rules that read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from riwaya.export.bundle import Options, Summary
from riwaya.model.record import Claim, Document, Record

_DROPPED = ("rule", "basis", "note")


def gold_record(record: Record) -> dict[str, Any]:
    """A record as gold: the document as it came, with its date only where that came with it, and the claims."""
    return {"document": _document(record.document), "claims": [_claim(claim) for claim in record.claims]}


def _document(document: Document) -> dict[str, Any]:
    given = document.published if document.published and document.published.basis == "metadata" else None
    told = {"id": document.id, "outlet": document.outlet, "published": {"start": given.start, "end": given.end} if given else None}
    return {name: value for name, value in {**told, "text": document.text}.items() if value is not None}


def _claim(claim: Claim) -> dict[str, Any]:
    plain = msgspec.to_builtins(claim)
    return {name: _bare(value) for name, value in plain.items() if name not in _DROPPED and value is not None}


def _bare(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_bare(part) for part in value]
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if name not in _DROPPED}
    return value


def write(records: Iterable[Record], out: BinaryIO, options: Options | None = None) -> Summary:
    """Write records as gold, one a line; `rows` counts them."""
    summary = Summary()
    encoder = msgspec.json.Encoder(order="deterministic")
    for record in records:
        out.write(encoder.encode(gold_record(record)) + b"\n")
        summary.rows += 1
    return summary
