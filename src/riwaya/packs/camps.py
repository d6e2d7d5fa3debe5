"""The camps of the theatres: what a side is called."""

from __future__ import annotations

from functools import cache

import yaml

from riwaya.packs.labels import Label
from riwaya.packs.theatre import THEATRES
from riwaya.packs.tsv import DATA


@cache
def _camps() -> dict[str, Label]:
    found: dict[str, Label] = {}
    for path in sorted(THEATRES.glob("*/theatre.yaml")):
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for camp in loaded.get("camps") or ():
            name = camp.get("name") or {}
            found.setdefault(camp["id"], Label(name.get("en", ""), name.get("ar", ""), str(path.relative_to(DATA))))
    return found


def camp_label(id: str | None) -> Label | None:
    """The names of a camp, and the file that gives them."""
    return _camps().get(id) if id else None
