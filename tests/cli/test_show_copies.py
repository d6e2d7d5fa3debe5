"""`riwaya show REPORT`: which text copies which, with the words that they have in common."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from riwaya.cli import main

WIRE = ("وصلت قافلة من الشاحنات المحملة بالدقيق والأدوية إلى مدينة سبها بعد رحلة استغرقت أربعة أيام عبر الطريق الصحراوي. "
        "وقال عميد البلدية إن لجنة محلية ستشرف على توزيع الحمولة على المخابز والمستشفى المركزي ابتداء من صباح الأحد. "
        "وأضاف أن قافلة ثانية من خمسين شاحنة تنتظر الإذن بالتحرك من مخازن الميناء منذ أسبوعين.")


def show(store: str, report: str) -> str:
    """What the terminal shows of a report."""
    result = CliRunner().invoke(main, ["show", "--store", store, report], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_report_says_what_it_copies_and_what_copies_it(tmp_path: Path) -> None:
    store = str(tmp_path / "r.db")
    lines = [{"id": "first", "text": WIRE, "outlet": "وكالة الأنباء الليبية", "published": "2021-03-05"},
             {"id": "second", "text": "عاجل\n" + WIRE, "outlet": "بوابة الوسط", "published": "2021-03-06"}]
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    assert CliRunner().invoke(main, ["run", "--store", store, "--jobs", "1", "-"], input=data).exit_code == 0
    second, first = show(store, "second"), show(store, "first")
    assert "copies first~" in second and "(reprint, " in second
    assert "is copied by second~" in first
    assert WIRE[:60] in second
