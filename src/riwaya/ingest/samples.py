"""The bundled sample reports: invented texts in the manner of real outlets, with what is known beside each."""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.ingest.dates import days_of
from riwaya.ingest.report import Report
from riwaya.packs.tsv import DATA

SAMPLES = DATA / "samples"


def sample_reports() -> list[Report]:
    """The samples in the order of their index."""
    lines = (SAMPLES / "index.jsonl").read_bytes().splitlines()
    return [_sample(msgspec.json.decode(line)) for line in lines if line.strip()]


def _sample(entry: dict[str, Any]) -> Report:
    outlet = entry["outlet"]
    name = outlet["name"] if isinstance(outlet, dict) else outlet
    file = entry["file"]
    text = (SAMPLES / file).read_text(encoding="utf-8")
    return Report(
        id=file.removesuffix(".txt"),
        text=text,
        source=f"samples/{file}",
        outlet=name,
        published=days_of(entry["published"]),
        place=file,
    )
