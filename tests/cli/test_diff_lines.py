"""What `riwaya diff` prints of a value that changed."""

from __future__ import annotations

from riwaya.cli.diff import SHOWN, _line
from riwaya.store.diff import Change


def _changed(before: object, after: object) -> str:
    return _line(Change(how="changed", what="event", id="e1", claim="", field="sentence", before=before, after=after, cause="other accounts"))


def test_long_values_are_shown_where_they_differ() -> None:
    same = "A camp says that it captured people near the town, " * 4
    line = _changed({"en": f"{same}20 of them.", "ar": "عشرون"}, {"en": f"{same}30 of them.", "ar": "ثلاثون"})
    assert "20 of them. → …" in line
    assert "30 of them. (other accounts)" in line
    assert len(line) < 2 * SHOWN + 60


def test_short_values_are_shown_whole() -> None:
    assert _changed("2020-06-05", "2020-06-06") == "changed event e1 sentence: 2020-06-05 → 2020-06-06 (other accounts)"
    assert _changed(None, "Sirte") == "changed event e1 sentence: None → Sirte (other accounts)"
