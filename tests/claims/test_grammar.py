"""The corpus of plain grammar (`grammar.tsv`): constructions of news Arabic, each in a sentence of our own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from riwaya.claims.reader import read_document
from riwaya.model.record import Claim

ROWS = [line.split("\t") for line in (Path(__file__).parent / "grammar.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]


@lru_cache(maxsize=200)
def claims(text: str) -> tuple[Claim, ...]:
    return tuple(read_document(text, id="g", published=("2020-06-04", "2020-06-04")).claims)


@pytest.mark.parametrize(("text", "word", "slot", "holds"), ROWS)
def test_grammar(text: str, word: str, slot: str, holds: str) -> None:
    found = next(c for c in claims(text) if word in text[c.trigger[0]:c.trigger[1]])
    values = getattr(found, slot)[:1] if slot == "sources" else getattr(found, slot)
    told = [f"{value.text} {value.actor}" for value in values]
    assert not told if holds == "-" else any(holds in value for value in told), told
