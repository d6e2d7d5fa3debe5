"""Find the input files that paths name, in a settled order, and give each text file an id that no other has."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from riwaya.errors import EmptyInput, MissingInput

STDIN = "-"
LINES = (".jsonl", ".ndjson")
SUFFIXES = (".txt", ".json", ".html", ".htm", ".xhtml", *LINES)


class InputFile(NamedTuple):
    """A file to read: its path, what messages call it, and the id of its report if it is a text."""

    path: str
    name: str
    id: str


class _Found(NamedTuple):
    path: str
    inside: str


def find_files(paths: Sequence[str]) -> list[InputFile | MissingInput | EmptyInput]:
    """The files of `paths`: folders are searched for reports, files are taken as named, a file named twice counts once."""
    found: list[_Found | MissingInput | EmptyInput] = []
    seen: set[str] = set()
    for path in paths:
        for item in _expand(path):
            key = os.path.realpath(item.path) if isinstance(item, _Found) and item.path != STDIN else repr(item)
            if key not in seen:
                seen.add(key)
                found.append(item)
    return _named(found)


def _expand(path: str) -> Iterator[_Found | MissingInput | EmptyInput]:
    if path == STDIN:
        yield _Found(STDIN, "stdin")
    elif os.path.isdir(path):
        files = sorted(_walk(path))
        if not files:
            yield EmptyInput("no report in this folder", path, f"Reports end in {', '.join(SUFFIXES)}")
        yield from (_Found(os.path.join(path, inside), inside) for inside in files)
    elif os.path.exists(path):
        yield _Found(path, os.path.basename(path))
    else:
        yield MissingInput("there is no such file or folder", path)


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and not _waits(os.path.join(parent, name)):
                yield Path(parent, name).relative_to(folder).as_posix()


def _waits(path: str) -> bool:
    """Whether what stands in a folder is a pipe, socket or device, which to read may never end; one that is named is read."""
    return os.path.exists(path) and not os.path.isfile(path)


def _named(found: list[_Found | MissingInput | EmptyInput]) -> list[InputFile | MissingInput | EmptyInput]:
    """Ids: the file's name without its suffix; where two have one name, the path inside the folder; else the whole path."""
    files = [item for item in found if isinstance(item, _Found) and not item.path.endswith(LINES)]
    stems = Counter(Path(item.inside).stem for item in files)
    insides = Counter(_without_suffix(item.inside) for item in files)
    named: list[InputFile | MissingInput | EmptyInput] = []
    for item in found:
        if not isinstance(item, _Found):
            named.append(item)
            continue
        stem, inside = Path(item.inside).stem, _without_suffix(item.inside)
        whole = Path(item.path).as_posix()
        named.append(
            InputFile(item.path, item.path, stem if stems[stem] <= 1 else inside if insides[inside] == 1 else whole)
        )
    return named


def _without_suffix(name: str) -> str:
    return Path(name).with_suffix("").as_posix()
