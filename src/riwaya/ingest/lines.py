"""Cut a stream of bytes into lines of a bounded length, whatever its encoding, in constant memory."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple

from riwaya.ingest.encoding import SAMPLE, marked_encoding, wide_encoding


class Line(NamedTuple):
    """A line without its end. `data` is None where the line is longer than the limit; `encoding` names a wide encoding."""

    number: int
    data: bytes | None
    encoding: str


ENOUGH = 4096


def chunks(stream: BinaryIO, first: bytes = b"") -> Iterator[bytes]:
    """The bytes of a stream in pieces as they come, those already read first."""
    if first:
        yield first
    while piece := _available(stream):
        yield piece


def opening(stream: BinaryIO) -> bytes:
    """The first bytes of a stream: a whole line or a few thousand bytes of it, less only where it ends."""
    first = b""
    while len(first) < ENOUGH and b"\n" not in first:
        piece = _available(stream)
        if not piece:
            break
        first += piece
    return first


def _available(stream: BinaryIO) -> bytes:
    """What a stream holds ready; waits only where that is nothing."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(SAMPLE)


def split_lines(pieces: Iterable[bytes], limit: int) -> Iterator[Line]:
    """Number and cut the lines of a stream. A wide encoding (UTF-16, UTF-32) is told from the first piece and turned into UTF-8."""
    source = iter(pieces)
    first = next(source, b"")
    marked = marked_encoding(first)
    wide = marked if marked not in ("", "utf-8") else "" if marked else wide_encoding(first)
    body = _chain(first, source)
    if wide:
        body = _transcode(body, wide, marked != "")
    elif marked:
        body = _chain(first[len(codecs.BOM_UTF8) :], source)
    yield from _cut(body, limit, wide)


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _transcode(pieces: Iterator[bytes], encoding: str, marked: bool) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    started = not marked
    for piece in pieces:
        text = decoder.decode(piece)
        if not started and text:
            text, started = text.removeprefix("\ufeff"), True
        yield text.encode("utf-8")
    yield decoder.decode(b"", True).encode("utf-8")


def _cut(pieces: Iterator[bytes], limit: int, encoding: str) -> Iterator[Line]:
    held: list[bytes] = []
    size, number = 0, 1
    for piece in pieces:
        parts = piece.split(b"\n")
        for part in parts[:-1]:
            whole = b"".join([*held, part]) if size + len(part) <= limit else None
            yield Line(number, whole, encoding)
            held, size, number = [], 0, number + 1
        size += len(parts[-1])
        if size <= limit:
            held.append(parts[-1])
        else:
            held = []
    if size:
        yield Line(number, b"".join(held) if size <= limit else None, encoding)
