"""Load the outlets: newspapers, channels, agencies and sites that tell or relay."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.packs.build import built_once
from riwaya.packs.tsv import DATA, read_table
from riwaya.text.phrases import PhraseIndex


class Outlet(NamedTuple):
    """An outlet of the pack; `cue` if its bare name is an everyday word."""

    id: str
    kind: str
    name_ar: str
    camp: str
    cue: bool
    where: str
    country: str = ""


@built_once
def outlets() -> PhraseIndex[Outlet]:
    """Every written name of an outlet."""
    index: PhraseIndex[Outlet] = PhraseIndex()
    path = DATA / "outlets" / "outlets.tsv"
    for row in read_table(path) if path.exists() else ():
        outlet = Outlet(row["id"], row["kind"], row["name_ar"], row["camp"], row["needs"] == "cue", f"{row.file}:{row.line}", row["country"])
        for form in (row["name_ar"], *row.many("forms")):
            index.add(form, outlet)
        for form in row.many("weak_forms"):
            index.add(form, outlet._replace(cue=True))
    return index


@cache
def outlet_camps() -> dict[str, str]:
    """The camp of each outlet, by id, that is an organ of a side."""
    return {outlet.id: outlet.camp for _, items in outlets().phrases() for outlet in items if outlet.camp}
