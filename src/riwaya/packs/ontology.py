"""Load the ontology: the types of claims and the closed lists of values, with their labels and definitions."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.packs.tsv import DATA, Row, read_table

ONTOLOGY = DATA / "ontology"
LISTS = ("factuality", "measures", "qualifiers", "means", "source_kinds")


class ClaimType(NamedTuple):
    """A type of claim, with who its agent and patient are and its place in other standards."""

    id: str
    family: str
    label_en: str
    label_ar: str
    definition: str
    agent: str
    patient: str
    cues: str
    acled: str
    ucdp: str
    plover: str


class Term(NamedTuple):
    """A value of a closed list."""

    id: str
    label_en: str
    label_ar: str
    definition: str


def _fields(row: Row, names: tuple[str, ...]) -> list[str]:
    return [row[name] for name in names]


@cache
def claim_types() -> dict[str, ClaimType]:
    """Every type of claim by its id, in the order of the file."""
    rows = read_table(ONTOLOGY / "types.tsv")
    return {row["id"]: ClaimType(*_fields(row, ClaimType._fields)) for row in rows}


@cache
def terms(name: str) -> dict[str, Term]:
    """The values of one closed list (see LISTS) by id, in the order of the file."""
    rows = read_table(ONTOLOGY / f"{name}.tsv")
    return {row["id"]: Term(*_fields(row, Term._fields)) for row in rows}
