"""The version of the packs: a hash of what they hold, so that a reading can say which packs it was made with."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from riwaya.packs.tsv import DATA

# What no reading depends on: sample reports, words of the page, outlines, tables of exports.
_NO_PACK = frozenset(("samples", "ui", "map", "export"))


def folder_version(folder: Path) -> str:
    """Twelve hexadecimal digits over the relative names and the bytes of the files under a folder, whatever their dates."""
    digest = hashlib.blake2b(digest_size=6)
    for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()):
        if name.split("/")[0] in _NO_PACK or any(part.startswith(".") for part in name.split("/")):
            continue
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@cache
def pack_version() -> str:
    """The version of the packs that Riwaya brings; the same wherever it is installed."""
    return folder_version(DATA)
