"""Which types of claims can tell one happening, from the tables `reconcile/kinds.tsv` and `kin.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.packs.tsv import DATA, read_table


class Kin(NamedTuple):
    """How two types go together. `level`: same, kin or loose; `roles`: straight, swap or either."""

    level: str
    roles: str


@cache
def kinds() -> dict[str, str]:
    """The kind of each type: only claims of one kind are compared."""
    return {row["type"]: row["kind"] for row in read_table(DATA / "reconcile" / "kinds.tsv")}


@cache
def lasting() -> dict[str, int]:
    """How many days a happening of each type may go on."""
    return {row["type"]: int(row["lasting"]) for row in read_table(DATA / "reconcile" / "kinds.tsv")}


@cache
def contested() -> frozenset[str]:
    """The types of which both sides may say that the other began."""
    return frozenset(row["type"] for row in read_table(DATA / "reconcile" / "kinds.tsv") if row["contested"] == "yes")


@cache
def _kin() -> dict[tuple[str, str], Kin]:
    found = {(one, one): Kin("same", "either" if one in _MUTUAL else "straight") for one in kinds()}
    for row in read_table(DATA / "reconcile" / "kin.tsv"):
        for pair in ((row["left"], row["right"]), (row["right"], row["left"])):
            found[pair] = Kin(row["level"], row["roles"])
    return found


_MUTUAL = frozenset(("clash", "ceasefire", "talks", "agree"))


def kin(left: str, right: str) -> Kin | None:
    """How two types go together; None where they never tell one happening."""
    return _kin().get((left, right))
