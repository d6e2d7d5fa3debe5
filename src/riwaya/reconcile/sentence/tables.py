"""The tables that the sentences are made with: frames, moods, nouns, heads of names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from riwaya.packs.theatre import actors
from riwaya.packs.tsv import DATA, Row, read_table

FOLDER: Path = DATA / "reconcile" / "sentences"


@cache
def table(name: str, key: str) -> dict[str, Row]:
    """The rows of a table by one of its columns."""
    return {row[key]: row for row in read_table(FOLDER / f"{name}.tsv")}


def frame(type: str, language: str) -> Row:
    """How a language (`en`, `ar`) tells a type of claim."""
    return table(f"frames_{language}", "type")[type]


def pattern(mood: str, language: str) -> Row:
    """How a language reports in a mood: columns `agent`, `self`, `nobody`."""
    return table(f"moods_{language}", "mood")[mood]


def own_measures(type: str) -> tuple[str, ...]:
    """The measures that count the patients of a type, the best first."""
    return frame(type, "en").many("measures")


@cache
def _vague() -> dict[tuple[str, str], Row]:
    return {(row["low"], row["high"]): row for row in read_table(FOLDER / "vague.tsv")}


def vague(low: int | None, high: int | None) -> Row | None:
    """The vague word that means exactly these bounds."""
    return _vague().get((str(low), "" if high is None else str(high)))


def kind_of(actor: str | None) -> str:
    """The kind of an actor, "" where the packs know none of that id."""
    entry = actors().get(actor) if actor else None
    return entry.kind if entry else ""


def noun_of(measure: str, kind: str, head_noun: str = "") -> Row:
    """The noun of a measure in the patient's own place: by the measure, and by whose people they are."""
    row, people = table("measures", "measure")[measure], table("kinds", "kind").get(kind)
    noun = (head_noun or people["noun"]) if row["people"] == "by_kind" and people else row["noun"]
    return table("nouns", "noun")[noun]


def noun_in_tally(measure: str, kind: str) -> Row:
    """The noun of a measure in a list of counts: what is counted as troops of a population are people, not fighters."""
    return table("nouns", "noun")["person" if measure == "troops" and kind == "population" else measure]


def is_people(measure: str) -> bool:
    """Whether a measure counts people."""
    return bool(table("measures", "measure")[measure]["people"])


def patients_are(type: str) -> str:
    """What the patients of a type are where they can be counted: `people` or `things`; else ""."""
    measures = own_measures(type)
    return "" if not measures else "people" if is_people(measures[0]) else "things"
