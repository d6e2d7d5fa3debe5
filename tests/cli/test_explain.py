"""`riwaya explain`, `riwaya demo`, `riwaya pack` and `riwaya gate` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import main

NEWS = "أعلنت قوات الوفاق صد هجوم لقوات حفتر جنوب طرابلس، ومقتل 12 مسلحا. وخاض الفريق معركة انتخابية."


def run(*args: str, data: str | bytes | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, list(args), input=data, catch_exceptions=False)


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A text file."""
    path = tmp_path / "report.txt"
    path.write_text(NEWS, encoding="utf-8")
    return str(path)


def test_every_value_names_rule_span_and_entry(report: str) -> None:
    trail = json.loads(run("explain", report, "--published", "2019-09-21", "--json").stdout)
    claims = [claim for sentence in trail["sentences"] for claim in sentence["claims"]]
    assert claims
    for claim in claims:
        assert claim["rule"] and claim["entry"].startswith("languages/ar/triggers.tsv:")
        for slot in ("agents", "patients", "places", "quantities", "sources"):
            for value in claim[slot]:
                assert value.get("rule") or value.get("basis")
                if value.get("span"):
                    assert NEWS[slice(*value["span"])] == value["text"]
                if value.get("actor"):
                    assert ".tsv:" in value["entry"]


def test_what_was_dropped_says_why(report: str) -> None:
    trail = json.loads(run("explain", report, "--json").stdout)
    dropped = [drop for sentence in trail["sentences"] for drop in sentence["dropped"]]
    assert all(drop["reason"] and NEWS[slice(*drop["span"])] == drop["text"] for drop in dropped)


def test_one_claim_only(report: str) -> None:
    trail = json.loads(run("explain", report, "--json").stdout)
    [first, *_] = [claim["id"] for sentence in trail["sentences"] for claim in sentence["claims"]]
    shown = run("explain", report, "--claim", first)
    assert shown.exit_code == 0 and shown.stdout.count("claim c") == 1
    missing = run("explain", report, "--claim", "nothing")
    assert missing.exit_code == 1 and "E_NOT_FOUND" in missing.stderr


def test_one_document_of_many() -> None:
    data = "".join(json.dumps({"id": name, "text": NEWS}) + "\n" for name in "ab")
    assert json.loads(run("explain", "-", "--document", "b", "--json", data=data).stdout)["document"] == "b"
    assert run("explain", "-", "--document", "c", data=data).exit_code == 1


def test_a_text_cannot_command_the_terminal() -> None:
    result = run("explain", "-", data=f"\x1b]0;owned\x07{NEWS}\u202e\u2066\x9b31m")
    assert result.exit_code == 0
    assert not set("\x1b\x07\x9b\u202e\u2066") & set(result.stdout)
    assert "\\x1b" in result.stdout


def test_demo_prints_claims_and_ends_with_a_record(tmp_path: Path) -> None:
    result = run("demo", "--only", "gharyan", "--out", str(tmp_path / "out"))
    assert result.exit_code == 0 and "3 reports" in result.stdout
    events = [json.loads(line) for line in (tmp_path / "out" / "jsonl.jsonl").read_text(encoding="utf-8").splitlines()]
    clashing = [c for event in events for c in event.get("conflicts", ()) if c["field"] == "killed"]
    assert clashing and f"{len(events)} events" in result.stdout
    for name in ("riwaya.db", "acled.csv", "ucdp.csv", "geojson.geojson", "hxl.csv"):
        assert (tmp_path / "out" / name).stat().st_size > 0


def test_pack_show() -> None:
    shown = run("pack", "show", "وبالقصف")
    assert (
        shown.exit_code == 0
        and "trigger" in shown.stdout
        and "before it وبال" in shown.stdout
        and "triggers.tsv:" in shown.stdout
    )
    assert "libya/gna-forces" in run("pack", "show", "لقوات", "الوفاق").stdout
    assert run("pack", "show", "xyzzy").exit_code == 1


def test_version() -> None:
    assert run("--version").stdout.startswith("riwaya 0.")
