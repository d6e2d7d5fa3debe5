"""Who holds a place after a claim, by the table `control.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.model.record import Claim, Party
from riwaya.packs.theatre import actors
from riwaya.packs.tsv import DATA, read_table
from riwaya.reconcile.camps import fights


class After(NamedTuple):
    """Who holds the place after a claim ("" where it does not say), and who does not, by the claim ("" for nobody)."""

    holder: str
    out: str
    denial: bool


@cache
def _rules() -> dict[tuple[str, str], str]:
    return {(row["type"], row["factuality"]): row["holder"] for row in read_table(DATA / "reconcile" / "control.tsv")}


def holder_after(claim: Claim) -> After | None:
    """Who holds the claim's place after it; None where the claim is not about control, or names nobody."""
    rule = _rules().get((claim.type, claim.factuality))
    agent, patient = _first(claim.agents), _first(claim.patients)
    after = {
        "agent": After(agent, "", claim.factuality != "actual"),
        "former": After(patient, agent, True),
        "left": After(patient, agent, False),
    }.get(rule or "")
    return after if after is not None and (after.holder or after.out) else None


def _first(parties: tuple[Party, ...]) -> str:
    """The first actor that can hold a place: people who flee a town have not lost control of it, and a commander's name is his force."""
    named = next((party.actor for party in parties if party.actor and fights(party.actor)), "")
    known = actors().get(named)
    return known.parent if known is not None and known.kind == "person" and known.parent else named
