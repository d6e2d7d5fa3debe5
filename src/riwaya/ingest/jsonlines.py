"""Read JSON lines: one report a line, each line on its own; a bad line is an error in its place and the rest goes on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from riwaya.errors import BadField, BrokenJSON, EmptyInput, InputError, TooLarge
from riwaya.ingest.dates import days_of
from riwaya.ingest.encoding import decode, note, replace_surrogates
from riwaya.ingest.lines import Line, split_lines
from riwaya.ingest.report import Item, Report

STRINGS = ("title", "url", "outlet", "retrieved")


def read_json_lines(pieces: Iterable[bytes], source: str, limit: int) -> Iterator[Item]:
    """The reports of a stream of JSON lines; `source` is what it is called, `limit` the longest line in bytes."""
    empty = True
    for line in split_lines(pieces, limit):
        if line.data is not None and not line.data.strip():
            continue
        empty = False
        try:
            yield _read_line(line, source, limit)
        except InputError as error:
            yield error
    if empty:
        yield EmptyInput("there is no line in it", source)


def _read_line(line: Line, source: str, limit: int) -> Report:
    place = f"{source}:{line.number}"
    if line.data is None:
        raise TooLarge(f"the line is longer than {limit:,} bytes", place)
    data, encoding = line.data, line.encoding
    if not encoding:
        text, encoding = decode(data, place)
        data = text.encode("utf-8")
    return report_of(parse_json(data, place), source, place, encoding)


def parse_json(data: bytes, place: str) -> Any:
    """The value of a JSON text. Raises BrokenJSON."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _parse_again(data, place)


def _parse_again(data: bytes, place: str) -> Any:
    """The standard library takes a lone surrogate, which is mended later, and says more plainly what is wrong."""
    try:
        return json.loads(data)
    except RecursionError:
        raise BrokenJSON("brackets are nested too deep", place) from None
    except json.JSONDecodeError as error:
        raise BrokenJSON(f"not JSON: {error.msg} at character {error.pos + 1}", place) from None
    except ValueError:
        raise BrokenJSON("not JSON: a number or character that cannot be read", place) from None


def report_of(value: Any, source: str, place: str, encoding: str = "utf-8") -> Report:
    """The report that a JSON object holds. Raises BrokenJSON or BadField."""
    if not isinstance(value, dict):
        raise BrokenJSON(f"a JSON {_kind(value)} where an object is wanted", place)
    text = _text(value, place)
    mended, broken = replace_surrogates(text)
    fields = {name: _string(value, name, place) for name in STRINGS}
    try:
        published = days_of(value.get("published"))
    except ValueError as error:
        raise BadField(str(error), place) from None
    named = note(encoding, broken) if broken or encoding != "utf-8" else None
    return Report(
        id=_id(value, mended, place),
        text=mended,
        source=fields["url"] or source,
        published=published,
        encoding=named,
        place=place,
        **fields,
    )


def _text(value: dict[str, Any], place: str) -> str:
    text = value.get("text")
    if text is None:
        raise BadField('"text" is missing', place)
    if not isinstance(text, str):
        raise BadField(f'"text" is a {_kind(text)}, not a string', place)
    return text


def _string(value: dict[str, Any], name: str, place: str) -> str | None:
    found = value.get(name)
    if found is None or found == "":
        return None
    if not isinstance(found, str):
        raise BadField(f'"{name}" is a {_kind(found)}, not a string', place)
    return replace_surrogates(found)[0]


def _id(value: dict[str, Any], text: str, place: str) -> str:
    found = value.get("id")
    if found is None or found == "":
        return "sha256-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise BadField(f'"id" is a {_kind(found)}, not a string', place)
    return replace_surrogates(str(found))[0]


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    names = {dict: "object", list: "list", str: "string", int: "number", float: "number", type(None): "null"}
    return names.get(type(value), "value")
