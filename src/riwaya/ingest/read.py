"""Read whatever paths name: text files, JSON lines, saved pages, folders of them, standard input. Gives reports and errors, in order."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from riwaya.errors import BrokenJSON, EmptyInput, InputError, TooLarge, UnreadableInput
from riwaya.ingest.encoding import SAMPLE, decode
from riwaya.ingest.files import LINES, STDIN, InputFile, find_files
from riwaya.ingest.html import PAGES, looks_like_page, read_page
from riwaya.ingest.jsonlines import parse_json, read_json_lines, report_of
from riwaya.ingest.lines import chunks, opening, split_lines
from riwaya.ingest.report import Item
from riwaya.ingest.text import read_plain

MB = 1_000_000
DEFAULT_LIMIT = 2 * MB
_OBJECT = re.compile(rb"\s*\{\s*(?:\"[^\"\n]{0,64}\"\s*:|\})")


def read_paths(paths: Sequence[str], limit: int = DEFAULT_LIMIT) -> Iterator[Item]:
    """Every report that the paths name, in their order (folders sorted); no path at all is standard input."""
    for found in find_files(paths or [STDIN]):
        if isinstance(found, InputFile):
            yield from _guarded(found, limit)
        else:
            yield found


def _guarded(file: InputFile, limit: int) -> Iterator[Item]:
    try:
        if file.path == STDIN:
            yield from read_stream(sys.stdin.buffer, "", "stdin", "stdin", limit)
        else:
            with open(file.path, "rb") as stream:
                yield from read_stream(stream, _suffix(file.path), file.id, file.name, limit)
    except InputError as error:
        yield error
    except OSError as error:
        yield UnreadableInput(f"cannot be read ({error.strerror or error})", file.name)


def _suffix(path: str) -> str:
    return "." + path.rsplit(".", 1)[-1].lower() if "." in path else ""


def read_stream(stream: BinaryIO, suffix: str, id: str, name: str, limit: int) -> Iterator[Item]:
    """The reports of one stream. The suffix says its format; without a known one, its first bytes do."""
    first = opening(stream)
    if suffix in LINES:
        yield from read_json_lines(chunks(stream, first), name, limit)
    elif suffix == ".txt":
        yield read_plain(_whole(stream, first, name, limit), id, name)
    elif suffix in PAGES or looks_like_page(first):
        yield read_page(_whole(stream, first, name, limit), id, name)
    elif suffix == ".json" or looks_like_json(first):
        yield from _json(stream, first, suffix, id, name, limit)
    elif not first and suffix == "":
        raise EmptyInput("there is nothing to read", name)
    else:
        yield read_plain(_whole(stream, first, name, limit), id, name)


def looks_like_json(first: bytes) -> bool:
    """Whether a stream begins with a JSON object: on its first line whole, or with its first key."""
    line = next(iter(split_lines([first], SAMPLE)), None)
    data = (line.data or b"") if line is not None else b""
    if data.lstrip()[:1] != b"{":
        return False
    if _OBJECT.match(data) or data.strip() == b"{":
        return True
    try:
        return isinstance(parse_json(data, ""), dict)
    except BrokenJSON:
        return False


def _json(stream: BinaryIO, first: bytes, suffix: str, id: str, name: str, limit: int) -> Iterator[Item]:
    """JSON lines, or one JSON text over many lines: an object or a list of objects."""
    line = next(iter(split_lines([first], SAMPLE)), None)
    head = (line.data or b"").strip() if line is not None else b""
    if head[:1] == b"{" and head != b"{":
        yield from read_json_lines(chunks(stream, first), name, limit)
        return
    data = _whole(stream, first, name, limit)
    if not data.strip():
        raise EmptyInput("there is nothing to read", name)
    text, encoding = decode(data, name)
    try:
        value = parse_json(text.encode("utf-8", "replace"), name)
    except BrokenJSON:
        if suffix == ".json":
            raise
        yield read_plain(data, id, name)
        return
    yield from _objects(value if isinstance(value, list) else [value], name, encoding)


def _objects(values: list[object], name: str, encoding: str) -> Iterator[Item]:
    if not values:
        yield EmptyInput("the list holds no report", name)
    for number, value in enumerate(values, 1):
        try:
            yield report_of(value, name, f"{name}:{number}" if len(values) > 1 else name, encoding)
        except InputError as error:
            yield error


def _whole(stream: BinaryIO, first: bytes, name: str, limit: int) -> bytes:
    data = first + stream.read(max(0, limit + 1 - len(first)))
    if len(data) > limit:
        raise TooLarge(f"the report is longer than {limit:,} bytes", name)
    return data
