"""What a link of the chain of tellers is: an outlet that prints, or a source that nobody names."""

from __future__ import annotations

from functools import cache

from riwaya.model.record import Source
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.camps import manners

NAMELESS = frozenset(("resident", "fighter"))


@cache
def agency_ids() -> frozenset[str]:
    """The news agencies of the packs."""
    return frozenset(row["id"] for row in read_table(DATA / "outlets" / "outlets.tsv") if row["kind"] == "agency")


def is_person(actor: str | None) -> bool:
    """Whether an actor id is a person's (`theatre/person-slug`)."""
    return actor is not None and "/person-" in actor


def is_outlet(source: Source) -> bool:
    """Whether a link is an agency, an outlet or its reporter."""
    return _manner(source) == "outlet"


def is_unnamed(source: Source) -> bool:
    """Whether a link is a source that the text does not name: two outlets' "military source" may be two people."""
    return not is_person(source.actor) and (source.kind in NAMELESS or _manner(source) == "vouched")


def _manner(source: Source) -> str:
    found = manners().get(source.kind)
    return found.manner if found else ""
