"""Corrections become patches for the packs that apply cleanly; the packs themselves stay as they are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.test_review import a_claim, act, claim_at

from riwaya.model.record import Claim
from riwaya.packs.tsv import DATA, read_table
from riwaya.packs.version import folder_version
from riwaya.store.judgement import CORRECT, Judgement, Subject
from riwaya.store.open import open_store
from riwaya.web.review.lookup import find_actors, find_places
from riwaya.web.review.patches import _patch, diff, patches, slug

PACKS = Path("src/riwaya/data")


def working_copy(tmp_path: Path) -> Path:
    """A copy of the tables as they lie in a working copy."""
    for name in ("theatres", "languages"):
        shutil.copytree(DATA / name, tmp_path / PACKS / name)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def apply(patch: str, tmp_path: Path) -> Path:
    root = working_copy(tmp_path)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=patch.encode(), cwd=root, check=True)
    return root / PACKS


def correct(client: TestClient, **told: str) -> dict[str, Any]:
    claim = a_claim(client)
    whole = claim_at(client, f"/review/claim/{claim['document'].rpartition('~')[2]}/{claim['claim']}")
    word = whole["text"][whole["trigger"][0] : whole["trigger"][1]]
    given = {name: value.replace("{word}", word).replace("{next}", str(whole["free"].get(told["field"].partition(".")[0]))) for name, value in told.items()}
    assert act(client, act="correct", reason="seen\nby\tme", **given, **claim).status_code == 303
    return {**whole, "word": word}


def test_a_name_goes_to_the_row_of_its_actor(own_client: TestClient, tmp_path: Path) -> None:
    before = folder_version(DATA)
    whole = correct(own_client, field="agents.{next}", words="{word}", actor="libya/lna")
    packs = apply(own_client.get("/review/patches.diff").text, tmp_path)
    row = next(row for row in read_table(packs / "theatres/libya/actors.tsv") if row["id"] == "libya/lna")
    assert whole["word"] in (*row.many("forms"), *row.many("weak_forms"))
    assert folder_version(DATA) == before


def test_a_place_on_the_map_becomes_a_row(own_client: TestClient, tmp_path: Path) -> None:
    correct(own_client, field="places.{next}", words="{word}", lat="32.61", lon="13.02", radius_km="2", name="New Village")
    packs = apply(own_client.get("/review/patches.diff").text, tmp_path)
    row = read_table(packs / "theatres/libya/places.tsv")[-1]
    assert (row["id"], row["lat"], row["lon"], row["radius_km"], row["cc"]) == ("libya:new-village", "32.61", "13.02", "2", "LY")


def test_two_names_of_one_actor_stand_in_one_row(own_client: TestClient, own_store: str, tmp_path: Path) -> None:
    correct(own_client, field="agents.{next}", words="{word}", actor="libya/lna")
    with open_store(own_store) as store:
        made = patches(store)
    value = {**made[0].judgement.value, "text": "لواء الاختبار"}
    changed = made[0]._replace(change=made[0].change._replace(cells=tuple(  # type: ignore[union-attr]
        (name, cell.rpartition("|")[0] + "|" + value["text"] if name == "forms" else cell) for name, cell in made[0].change.cells)))  # type: ignore[union-attr]
    packs = apply(diff([*made, changed]), tmp_path)
    row = next(row for row in read_table(packs / "theatres/libya/actors.tsv") if row["id"] == "libya/lna")
    assert "لواء الاختبار" in row.many("forms")


def test_what_grammar_read_offers_no_entry(own_client: TestClient) -> None:
    correct(own_client, field="time", first="2020-06-06")
    told = own_client.get("/review/patches.json").json()
    assert [one["note"] for one in told["patches"]] == ["grammar"] and own_client.get("/review/patches.diff").text == ""


@pytest.mark.parametrize("words", ["a\tb", "a\nb", "a|b", "a\r\n+evil\trow", "a\u2028b", "\x00a"])
def test_no_words_break_out_of_their_cell(own_client: TestClient, words: str) -> None:
    claim = Claim(id="c1", span=(0, 1), trigger=(0, 1), type="clash", factuality="actual")
    value = {"actor": None, "text": words, "lat": 32.6, "lon": 13.0, "radius_km": 2.0, "name": words}
    subject = Subject("d", "c1", "k", (0, 1))
    line = Judgement(seq=1, id="x", kind=CORRECT, subject=subject, field="places.0", value=value, seen=claim, author=words, reason=words)
    found = diff([_patch(line, {})])
    added = [one for one in found.splitlines() if one.startswith("+") and not one.startswith("+++")]
    assert len(added) == 1 and added[0].count("\t") == len((DATA / "theatres/libya/places.tsv").read_text().splitlines()[0].split("\t")) - 1
    assert "|" not in added[0]


def test_lookups_find_by_folded_words_and_by_id() -> None:
    assert find_actors("قوات حفتر") and find_actors("libya/lna")[0]["id"] == "libya/lna"
    assert find_places("السبيعه")[0]["en"] == "Sbia" == find_places("sbia")[0]["en"]
    assert find_places("") == [] and find_actors("   ") == [] and len(find_places("ا")) <= 20


def test_ids_are_ascii() -> None:
    assert slug("Bal'a") == "bal-a" and slug("بلعا").isascii() and slug("بلعا")
