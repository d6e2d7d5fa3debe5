"""Where the language pack's entries stand: file and line of a trigger by its dictionary word."""

from __future__ import annotations

from functools import cache

from riwaya.packs.language import AR
from riwaya.packs.tsv import read_table
from riwaya.text.fold import fold


@cache
def _triggers() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read_table(AR / "triggers.tsv"):
        phrases = row.many("dictionary") if row["pos"] == "p" else (row["dictionary"].split()[0].split("|")[0],)
        for phrase in phrases:
            found.setdefault(fold(phrase), []).append((row["type"], f"{row.file}:{row.line}"))
    return found


def trigger_where(key: str, type_: str) -> str:
    """The place of a trigger's entry, that of its type where there are several; empty for none."""
    entries = _triggers().get(key, [])
    return next((where for kind, where in entries if kind == type_), entries[0][1] if entries else "")
