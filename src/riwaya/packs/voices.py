"""Load what each side of a war calls its own: "the armed forces" are another army in each side's mouth."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.packs.build import built_once
from riwaya.packs.theatre import actors, theatre_rows
from riwaya.text.phrases import PhraseIndex

NAME, MARK, OUTLET = "name", "mark", "outlet"


class Voices(NamedTuple):
    """By camp: `names`, what it calls an actor or outlet of its own (the id), and its `theatre`; phrases that only its own side
    writes (`marks`, the camp); outlets that speak so without being its organ (`outlets`, by theatre and id, the camp)."""

    names: dict[str, PhraseIndex[str]]
    theatre: dict[str, str]
    marks: PhraseIndex[str]
    outlets: dict[tuple[str, str], str]


@built_once
def voices() -> Voices:
    """The voices of every theatre."""
    found = Voices({}, {}, PhraseIndex(), {})
    for theatre, row in theatre_rows("voices.tsv"):
        camp = row["camp"]
        found.theatre[camp] = theatre
        for form in row.many("forms"):
            if row["class"] == MARK:
                found.marks.add(form, camp)
            elif row["class"] == OUTLET:
                found.outlets[theatre, form] = camp
            else:
                found.names.setdefault(camp, PhraseIndex()).add(form, row["id"])
    return found


def camp_of(actor: str | None) -> str:
    """The camp that an actor speaks for, where its side has names of its own; else nothing."""
    known = actors().get(actor or "")
    return known.camp if known is not None and known.camp in voices().names else ""
