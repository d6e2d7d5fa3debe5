"""`riwaya gate` from outside, and the page of figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import main
from riwaya.evaluate import accuracy

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A working copy with two reports of gold."""
    lines = (ROOT / "tests" / "gold" / "samples.jsonl").read_text(encoding="utf-8").split("\n")[:2]
    gold = tmp_path / "copy" / "tests" / "gold" / "samples.jsonl"
    gold.parent.mkdir(parents=True)
    gold.write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "copy"


def test_figures_floors_and_report(copy: Path) -> None:
    def gate(*args: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(main, ["gate", "--root", str(copy), *args], catch_exceptions=False)
        return result.exit_code, result.stdout, result.stderr

    code, out, err = gate("--report", "--examples", "1")
    assert code == 0 and "samples: 2 reports" in out and "errors by cause" in out and "is not there: left out" in out
    assert gate("--pin")[0] == 0
    assert gate()[0] == 0
    figures = json.loads(gate("--json")[1])
    assert figures["samples"]["claims"]["gold"] > 0
    floors = copy / "gate" / "floors.yaml"
    floors.write_text(floors.read_text().replace("    claims: 0.", "    claims: 1."), encoding="utf-8")
    code, _, err = gate()
    assert code == 1 and "E_FLOOR samples: claims" in err
    assert gate("--pin")[0] == 1
    assert gate("--pin", "--allow-lower", "a mistake in the test")[0] == 0


def test_the_page_of_figures_is_written_between_its_marks(copy: Path) -> None:
    page = accuracy.render("before\n<!-- figures -->\nstale words\n<!-- end -->\nafter\n", copy)
    assert page.startswith("before\n<!-- figures -->\n") and page.endswith("<!-- end -->\nafter\n")
    assert "stale words" not in page and "| fidelity |" in page and "`seeds.jsonl` was not there" in page
