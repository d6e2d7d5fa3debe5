"""Our scorer against hand-made cases, and against the shared scorer's figures where that is present."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from riwaya.errors import GoldError
from riwaya.evaluate.causes import by_cause, find_misses
from riwaya.evaluate.floors import breaches, load_floors, pin
from riwaya.evaluate.gold import GoldSet, load_gold, load_sets, read_gold
from riwaya.evaluate.match import compare, pair
from riwaya.evaluate.score import score

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
TEXT = "قتل ثلاثة جنود في قصف على المدينة"


def claim(trigger: tuple[int, int], type_: str, **slots: Any) -> dict[str, Any]:
    """A claim of the contract."""
    return {"trigger": list(trigger), "type": type_, "factuality": "actual", **slots}


def record(*claims: dict[str, Any]) -> dict[str, Any]:
    """A record of the contract."""
    return {"document": {"id": "d", "text": TEXT}, "claims": list(claims)}


KILL = claim(
    (0, 3),
    "kill",
    quantities=[{"measure": "killed", "low": 3, "high": 3}],
    patients=[{"span": [4, 14], "actor": "x/army"}],
    time={"start": "2020-01-01", "end": "2020-01-01"},
    sources=[{"span": [0, 3], "name": "a"}],
)


def test_the_same_is_right_everywhere() -> None:
    result = score([(record(KILL), record(KILL))])
    assert result.rows["fidelity"].f1 == result.rows["whole"].f1 == 1.0
    assert result.rows["quantities"].gold == 1 and result.rows["agents"].gold == 0


def test_a_missed_claim_costs_its_values_and_an_invented_one_too() -> None:
    result = score([(record(KILL), record(claim((18, 21), "shelling")))])
    assert (
        result.rows["claims"].right == 0
        and result.rows["quantities"].gold == 1
        and result.rows["factuality"].guessed == 1
    )


def test_a_wrong_type_is_detected_and_no_claim() -> None:
    result = score([(record(KILL), record({**KILL, "type": "injure"}))])
    assert (result.rows["detection"].right, result.rows["claims"].right, result.rows["quantities"].right) == (1, 0, 0)


def test_pairs_prefer_the_right_type() -> None:
    assert pair([KILL], [claim((0, 3), "injure"), claim((0, 2), "kill")]) == [(0, 1, True)]


def test_parties_match_by_id_or_by_words() -> None:
    gold = claim((0, 3), "kill", agents=[{"span": [4, 9], "actor": "a/b"}])
    for agent, right in (
        ({"actor": "a/b"}, 1),
        ({"span": [8, 12], "actor": "c/d"}, 1),
        ({"span": [9, 12], "actor": "c/d"}, 0),
        ({"span": [20, 22]}, 0),
    ):
        assert compare(gold, claim((0, 3), "kill", agents=[agent]), "agents")[0] == right


def test_places_match_within_tolerance() -> None:
    gold = claim((0, 3), "kill", places=[{"lat": 32.0, "lon": 13.0, "tol_km": 60}])
    near, far = (
        claim((0, 3), "kill", places=[{"lat": 32.5, "lon": 13.0}]),
        claim((0, 3), "kill", places=[{"lat": 32.6, "lon": 13.0}]),
    )
    assert compare(gold, near, "places")[0] == 1 and compare(gold, far, "places")[0] == 0
    assert compare(gold, claim((0, 3), "kill", places=[{"lat": None, "lon": None}]), "places")[0] == 0


def test_a_span_that_does_not_quote_its_text_is_counted() -> None:
    result = score([(record(), record(claim((0, 3), "kill", agents=[{"span": [0, 3], "text": "قصف"}])))])
    assert (result.spans, result.ungrounded) == (1, 1)


def own_gold() -> GoldSet:
    """The repo's own gold."""
    return load_gold(ROOT / "tests" / "gold" / "samples.jsonl")


def test_own_gold_is_sound() -> None:
    gold = own_gold()
    assert len(gold.records) >= 20
    for entry in gold.records:
        text = entry["document"]["text"]
        for item in entry["claims"]:
            assert 0 <= item["trigger"][0] < item["trigger"][1] <= len(text)
            for slot in ("agents", "patients", "places", "quantities", "means", "sources"):
                for value in item.get(slot) or []:
                    if value.get("span") and value.get("text"):
                        assert text[slice(*value["span"])] == value["text"]


def test_every_miss_has_a_cause() -> None:
    gold = own_gold()
    gold.records = gold.records[:3]
    result = read_gold(gold)
    misses = find_misses(gold)
    assert all(miss.cause and miss.words for miss in misses)
    assert sum(len(found) for _, _, found in by_cause(misses)) == len(misses)
    missed = sum(miss.kind in ("missed claim", "wrong type") for miss in misses)
    assert missed == result.rows["claims"].gold - result.rows["claims"].right


def test_broken_gold_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text("{}\n")
    with pytest.raises(GoldError):
        load_gold(tmp_path / "g.jsonl")
    with pytest.raises(GoldError):
        load_gold(tmp_path / "none.jsonl")


def _set(digest: str = "1") -> GoldSet:
    return GoldSet("g", Path("g"), [record(KILL)], digest)


def test_floors_rise_and_never_fall_silently(tmp_path: Path) -> None:
    good, bad = score([(record(KILL), record(KILL))]), score([(record(KILL), record())])
    assert pin(tmp_path, [(_set(), bad)]) == []
    assert pin(tmp_path, [(_set(), good)]) == []
    assert load_floors(tmp_path)["g"]["f1"]["claims"] == 1.0
    falling = pin(tmp_path, [(_set(), bad)])
    assert falling and load_floors(tmp_path)["g"]["f1"]["claims"] == 1.0
    assert pin(tmp_path, [(_set(), bad)], "the gold was wrong") == []
    assert load_floors(tmp_path)["g"]["lowered_because"] == "the gold was wrong"


def test_gold_that_lost_claims_breaks_a_floor(tmp_path: Path) -> None:
    good = score([(record(KILL), record(KILL))])
    pin(tmp_path, [(_set(), good)])
    empty = GoldSet("g", Path("g"), [record()], "2")
    assert [b.row for b in breaches(empty, good, load_floors(tmp_path))] == ["claims in the gold file"]


@pytest.mark.skipif(
    not (SHARED / "score" / "score.py").exists(), reason="the shared scorer is not beside this working copy"
)
def test_both_scorers_give_the_same_figures() -> None:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score" / "score.py")
    assert spec is not None and spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    for gold in load_sets(ROOT)[0]:
        mine = read_gold(gold)
        rows, _ = theirs.score(gold.records, gold.read)
        for name, row in mine.rows.items():
            assert (row.right, row.guessed, row.gold) == tuple(
                rows[name][key] for key in ("right", "guessed", "gold")
            ), (gold.name, name)
            assert abs(row.f1 - rows[name]["f1"]) < 1e-4
        assert (mine.spans, mine.ungrounded) == (rows["grounding"]["spans"], rows["grounding"]["ungrounded"])
