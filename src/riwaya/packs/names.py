"""Load the given names and name particles of the language pack."""

from __future__ import annotations

from functools import cache

from riwaya.packs.tsv import DATA, read_table
from riwaya.text.fold import fold


@cache
def _names() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(fold(name) for name in row.many("forms")) for row in read_table(DATA / "languages" / "ar" / "names.tsv")}


def given_names() -> frozenset[str]:
    """Given names, folded."""
    return _names()["given"]


def name_particles() -> frozenset[str]:
    """Words that go on inside a name, folded."""
    return _names()["particle"]
