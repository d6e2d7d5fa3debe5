"""Prose with no conflict in it stays silent: our own texts on sport, markets, medicine, elections, weather and the like."""

from __future__ import annotations

import json
from pathlib import Path

from riwaya.claims.reader import read_document

TEXTS = Path(__file__).parents[1] / "gold" / "noconflict.jsonl"


def test_under_one_claim_in_a_thousand_words() -> None:
    claims = words = 0
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)["document"]
        claims += len(read_document(document["text"], id=document["id"]).claims)
        words += len(document["text"].split())
    assert words > 2000
    assert 1000 * claims / words < 1
