"""Names for ids on the page: actors, camps, outlets, places, types, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from riwaya.packs.camps import camp_label
from riwaya.packs.labels import actor_label, place_label
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.grade import grades
from riwaya.web.i18n import strings

# Camps that no pack knows carry their words, or the report that names nobody, after one of these (`reconcile/camps.py`).
_BARE = ("unknown:", "independent:")


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
    label = actor_label(id) or camp_label(id)
    if label is None:
        return id.split(":", 1)[1] if id.startswith(_BARE) else id
    return (label.ar if language == "ar" else label.en) or id


def place_name(place: Mapping[str, Any] | None, language: str) -> str:
    """An event's place (`name`, `id`) in the reader's language; as it is written where the packs have no other name."""
    if not place:
        return ""
    label = place_label(place.get("id"))
    named = (label.ar if language == "ar" else label.en) if label else ""
    return named or place.get("name") or place.get("id") or ""


def grade_name(id: str, language: str) -> str:
    """A grade of corroboration in words."""
    grade = grades().get(id)
    return (grade.label_ar if language == "ar" else grade.label_en) if grade else id


def grade_rule(id: str, language: str) -> str:
    """The rule that gives a grade, in words."""
    grade = grades().get(id)
    return (grade.rule_ar if language == "ar" else grade.rule_en) if grade else ""


def field_name(id: str, language: str) -> str:
    """A field that accounts differ in: a measure, or `time`, `agent`, `holder`, `happened`, `any`."""
    return strings()[language].get(f"field.{id}") or term(id, language)


def whole(number: int) -> str:
    """A number with its thousands marked: 12,000. The same digits in both languages, as most Arabic press prints them."""
    return f"{number:,}"


def span_of(amount: Mapping[str, Any], language: str) -> str:
    """How many, in words where an end is open: `11`, `11–25`, `11 or more`."""
    words, low, high = strings()[language], amount["low"], amount["high"]
    if low is None and high is None:
        return words["amount.unknown"]
    if high is None:
        return words["amount.more"].format(low=whole(low))
    if low is None:
        return words["amount.upto"].format(high=whole(high))
    return whole(low) if low == high else f"{whole(low)}\u2013{whole(high)}"


def days(time: Mapping[str, Any] | None, language: str) -> str:
    """The days of an event (`start`, `end`): ISO, so that they sort and read alike in both languages."""
    if not time:
        return strings()[language]["time.undated"]
    return time["start"] if time["start"] == time["end"] else f"{time['start']} \u2013 {time['end']}"


def label_filters() -> dict[str, Callable[..., str]]:
    """The filters that templates use: `{{ id|actor(lang) }}`, `{{ type|term(lang) }}`, `{{ event.place|place(lang) }}`, `{{ grade|grade(lang) }}`,
    `{{ conflict.field|field(lang) }}`, `{{ amount|span(lang) }}`, `{{ event.time|days(lang) }}`, `{{ total|whole }}`."""
    return {
        "actor": actor_name, "term": term, "place": place_name, "grade": grade_name, "grade_rule": grade_rule, "field": field_name,
        "span": span_of, "days": days, "whole": whole,
    }  # fmt: skip
