"""HXL: the row of tags under the header, hashtags of the standard, and what the library reads."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import exportfactory as factory
import pytest

from riwaya.export import hxl as writer
from riwaya.export.trace import parse_address

# The hashtags of HXL 1.1 that are used here.
CORE = {"#affected", "#country", "#date", "#description", "#event", "#geo", "#loc", "#meta", "#org", "#status"}
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def rows() -> list[list[str]]:
    out = io.BytesIO()
    writer.write(factory.all_pairs(), out)
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))


def test_tags_stand_under_the_header() -> None:
    found = rows()
    assert found[0] == list(writer.TAGS)
    assert all(TAG.fullmatch(tag) and tag.partition("+")[0] in CORE for tag in found[1])
    assert len(set(found[1])) == len(found[1])
    assert all(len(row) == len(found[0]) for row in found)
    assert len(found) == 12


def cells(id: str) -> dict[str, str]:
    found = rows()
    return next(dict(zip(found[1], row, strict=True)) for row in found[2:] if row[0] == id)


def test_tolls_are_the_lowest_and_the_highest_told() -> None:
    row = cells("e-clash")
    assert (row["#affected+killed+num+min"], row["#affected+killed+num+max"]) == ("20", "28")
    assert row["#affected+injured+num+min"] == ""
    assert (row["#country+code+v_iso2"], row["#geo+radius+km"]) == ("LY", "6.0")
    assert row["#status+grade"] == "admitted"


def test_the_unplaced_and_the_undated_have_empty_cells() -> None:
    assert cells("e-unplaced")["#geo+lat"] == cells("e-undated")["#date+start"] == ""


def test_rows_lead_back_to_their_claims() -> None:
    event, _ = factory.clashing_tolls()
    assert tuple(parse_address(item.partition(":")[0]) for item in cells("e-clash")["#meta+claims+list"].split("|")) == event.claims


def test_the_hxl_library_reads_it(tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed (pip install libhxl six)")
    path = tmp_path / "events.csv"
    with path.open("wb") as out:
        writer.write(factory.all_pairs(), out)
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        assert source.tags[0] == "#event"
        found = list(source)
    assert [row.get("#event+id") for row in found] == [event.id for event, _ in factory.all_pairs()]
    assert found[0].get("#affected+killed+max") == "28"
