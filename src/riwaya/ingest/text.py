"""Read a text: one file or stream is one report."""

from __future__ import annotations

from riwaya.ingest.encoding import decode, replace_surrogates
from riwaya.ingest.report import Report


def read_plain(data: bytes, id: str, source: str) -> Report:
    """The report that some bytes hold. Raises BinaryInput or EncodingError."""
    text, encoding = decode(data, source)
    mended, _ = replace_surrogates(text)
    return Report(id=id, text=mended, source=source, encoding=encoding if encoding != "utf-8" else None, place=source)
