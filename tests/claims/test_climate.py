"""How much a report is one of war, by its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.claims.climate import CALM, FEW, PEACE, SOME, WAR, climate, vocabulary
from riwaya.claims.reader import read_text

GOLD = Path(__file__).parents[1] / "gold"


def told_of(text: str) -> str:
    """The climate of a text."""
    return climate(read_text(text).views)


@pytest.mark.parametrize(("file", "kinds", "least"), [
    ("samples.jsonl", (SOME, WAR), 0.95),
    ("held.jsonl", (SOME, WAR), 0.9),
    ("noconflict.jsonl", (PEACE, CALM), 0.95),
])
def test_reports_that_were_not_learned_from(file: str, kinds: tuple[str, ...], least: float) -> None:
    reports = [json.loads(line) for line in (GOLD / file).read_text(encoding="utf-8").splitlines()]
    texts = [report["document"]["text"] for report in reports if bool(report["claims"]) == (WAR in kinds)][:60]
    assert sum(told_of(text) in kinds for text in texts) >= least * len(texts)


@pytest.mark.parametrize("text", ["قتل جندي في قصف على البلدة.", "التقى الوزير نظيره أمس.", "هاجم المسلحون حاجزا.", "", "123"])
def test_a_short_report_is_not_called_peaceful_for_what_it_leaves_out(text: str) -> None:
    assert told_of(text) in (SOME, WAR)


@pytest.mark.parametrize("form", ["الجيش", "والجيش", "بالجيش", "للجيش", "وللجيش", "فالجيش", "جيش", "الجَيش", "الجيـش"])
def test_clitics_are_taken_off(form: str) -> None:
    assert "جيش" in vocabulary(read_text(f"{form} في الطريق").views)


@pytest.mark.parametrize("name", ["ليبيا", "تركيا", "طرابلس", "التركية", "حلب"])
def test_names_of_places_and_states_say_nothing(name: str) -> None:
    assert vocabulary(read_text(f"فاز الفريق {name} بالكأس").views) == vocabulary(read_text("فاز الفريق بالكأس").views)


@settings(max_examples=40, deadline=None)
@given(st.permutations(["قتل جندي في قصف.", "فاز الفريق بالكأس.", "ارتفع سعر القمح.", "انسحبت القوات من البلدة."]))
def test_the_order_of_sentences_does_not_matter(sentences: list[str]) -> None:
    text = "\n".join(sentences * 5)
    assert len(text.split()) > FEW
    assert vocabulary(read_text(text).views) == vocabulary(read_text("\n".join(sorted(sentences) * 5)).views)
