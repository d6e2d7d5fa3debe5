"""Names for ids on the page: actors, camps, outlets, places, types, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from riwaya.packs.labels import actor_label
from riwaya.packs.tsv import DATA, read_table


@cache
def _closed_lists() -> dict[str, dict[str, str]]:
    """Labels of the ontology's closed lists by language."""
    found: dict[str, dict[str, str]] = {"en": {}, "ar": {}}
    for path in sorted((DATA / "ontology").glob("*.tsv")):
        for row in read_table(path):
            found["en"].setdefault(row["id"], row["label_en"])
            found["ar"].setdefault(row["id"], row["label_ar"])
    return found


def term(id: str, language: str) -> str:
    """A type, measure, factuality, means or kind of source in words."""
    return _closed_lists()[language].get(id, id)


def actor_name(id: str | None, language: str) -> str:
    """An actor, outlet or camp by name; the id itself (or the words that name it) where the packs know none."""
    if not id:
        return ""
    label = actor_label(id)
    return (label.ar if language == "ar" else label.en) or id if label else id


def label_filters() -> dict[str, Callable[..., str]]:
    """The filters that templates use: `{{ id|actor(lang) }}`, `{{ type|term(lang) }}`."""
    return {"actor": actor_name, "term": term}


