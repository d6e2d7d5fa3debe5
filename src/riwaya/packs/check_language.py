"""Check the language pack and the outlets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from riwaya.packs.check_forms import Named, check_forms, everyday
from riwaya.packs.findings import Findings, at, read_checked, read_rows
from riwaya.packs.language import NEVER, SURETIES
from riwaya.packs.ontology import claim_types
from riwaya.packs.schema import CONDITIONS, OUTLETS, PARTS_OF_SPEECH
from riwaya.packs.tsv import Row

# What the graded columns of the triggers may hold.
GRADED = {
    "sure": frozenset(SURETIES), "bare": frozenset((*SURETIES, NEVER)), "as": frozenset(("airstrike", "drone_strike", "shelling", "assault")),
    "noun": frozenset(("less", "more")), "tense": frozenset(("perfect",)),
}
# Types that a trigger may have before the text settles which of the ontology's it is.
OPEN_TYPES = frozenset(("strike", "attack"))


def check_language(folder: Path, findings: Findings) -> None:
    """Check the tables of one language."""
    frames = _frames(folder / "frames.yaml", findings)
    _triggers(read_rows(folder / "triggers.tsv", findings), frames, findings)
    for row in read_rows(folder / "words.tsv", findings):
        _entry(row, findings)
    for row in read_rows(folder / "time.tsv", findings):
        if not row["class"] or not row["forms"]:
            findings.error(at(row), "empty", "class or forms is empty")


def _frames(path: Path, findings: Findings) -> frozenset[str]:
    if not path.exists():
        return frozenset()
    try:
        loaded: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return frozenset(loaded)
    except (yaml.YAMLError, TypeError) as error:
        findings.error(path.name, "frames", f"cannot be read ({error})")
        return frozenset()


def _triggers(rows: Iterable[Row], frames: frozenset[str], findings: Findings) -> None:
    seen: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        _entry(row, findings)
        if row["type"] not in claim_types() and row["type"] not in OPEN_TYPES:
            findings.error(at(row), "type", f"the type {row['type']!r} is not in the ontology")
        if row["frame"] and row["frame"] != "-" and row["frame"] not in frames:
            findings.error(at(row), "frame", f"the frame {row['frame']!r} is not in frames.yaml")
        for part in row["needs"].split("+") if row["needs"] not in ("", "-") else ():
            if part.partition(":")[0] not in CONDITIONS:
                findings.error(at(row), "needs", f"the condition {part.partition(':')[0]!r} is not known")
        for column, allowed in GRADED.items():
            if row[column] and row[column] not in allowed:
                findings.error(at(row), column, f"{row[column]!r} is none of {', '.join(sorted(allowed))}")
        key = (row["type"], row["pos"], row["dictionary"])
        first = seen.setdefault(key, row)
        if first is not row and first["needs"] == row["needs"]:
            findings.error(at(row), "duplicate", f"the entry stands at {at(first)} too")


def _entry(row: Row, findings: Findings) -> None:
    if row["pos"] not in PARTS_OF_SPEECH:
        findings.error(at(row), "value", f"pos {row['pos']!r} is none of v n w p")
    if not row["dictionary"]:
        findings.error(at(row), "empty", "dictionary is empty")
    elif row["pos"] == "v" and len(row["dictionary"].split()) < 2:
        findings.error(at(row), "verb", f"a verb needs perfect and imperfect: {row['dictionary']!r}")


def check_outlets(path: Path, known: frozenset[str], findings: Findings) -> None:
    """Check the table of outlets; `known` are the camps and actors there are."""
    rows = read_checked(path, OUTLETS, findings)
    ids = {row["id"] for row in rows}
    seen: dict[str, Row] = {}
    for row in rows:
        if seen.setdefault(row["id"], row) is not row:
            findings.error(at(row), "duplicate", f"the id {row['id']!r} stands at {at(seen[row['id']])} too")
        if row["camp"] and row["camp"] not in known:
            findings.error(at(row), "camp", f"the camp {row['camp']!r} is not known")
        for agency in row.many("agencies"):
            if agency not in ids:
                findings.error(at(row), "agency", f"the agency {agency!r} is no outlet")
        if not row["source"]:
            findings.warn(at(row), "source", "source is empty")
        for form in row.many("forms") if row["needs"] != "cue" else ():
            if everyday(form):
                findings.warn(
                    at(row),
                    "everyday",
                    f"the form {form!r} is also a word of the language ({everyday(form)}): needs cue?",
                )
    check_forms(
        [Named(form, row["id"], at(row), True) for row in rows for form in (row["name_ar"], *row.many("forms"))],
        findings,
    )
