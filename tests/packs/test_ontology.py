"""The ontology: closed lists that the code, the packs and the docs agree on."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.packs.codebook import render
from riwaya.packs.language import triggers
from riwaya.packs.ontology import LISTS, claim_types, terms
from riwaya.packs.tsv import DATA, read_table

ROOT = Path(__file__).parent.parent.parent
CONTRACT = ROOT.parent / "shared" / "contract" / "ontology.tsv"
PLOVER = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


def test_every_type_is_whole() -> None:
    for kind in claim_types().values():
        assert all(kind), kind
        assert kind.plover in PLOVER
        assert kind.acled == "-" or "/" in kind.acled or kind.acled.startswith(("Fatalities", "Told"))


@pytest.mark.parametrize("name", LISTS)
def test_every_term_is_whole(name: str) -> None:
    assert all(all(term) for term in terms(name).values())


def test_triggers_name_known_types() -> None:
    known = set(claim_types()) | {"strike"}
    assert {row["type"] for row in read_table(DATA / "languages" / "ar" / "triggers.tsv")} <= known
    assert len(triggers()) > 1000


@pytest.mark.skipif(not CONTRACT.exists(), reason="the shared contract is not beside this working copy")
def test_types_are_those_of_the_contract() -> None:
    wanted = [line.split("\t")[0] for line in CONTRACT.read_text(encoding="utf-8").splitlines()[1:]]
    assert set(wanted) == set(claim_types())


def test_the_codebook_is_written_from_the_ontology() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert render(page) == page, "run: make docs"
