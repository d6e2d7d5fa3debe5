"""Load the word lists of the language pack: closed sets of words that rules ask for by name."""

from __future__ import annotations

from functools import cache

from riwaya.packs.language import AR
from riwaya.packs.tsv import read_table
from riwaya.text.fold import fold_all


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["name"]: frozenset(fold_all(row.many("words"))) for row in read_table(AR / "lists.tsv")}


@cache
def word_list(name: str) -> frozenset[str]:
    """The folded words of a list. Raises KeyError where the pack has no such list."""
    return _lists()[name]
