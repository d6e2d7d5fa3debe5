"""The formats that lose nothing: JSON lines of the contract, and Parquet."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import exportfactory as factory
import msgspec
import pytest

from riwaya.errors import BrokenJSON, MissingExtra
from riwaya.export import FORMATS, jsonl, parquet, writer
from riwaya.export.bundle import Options
from riwaya.export.trace import parse_address
from riwaya.model.event import Event
from riwaya.model.record import SCHEMA, Claim, Record


def test_events_read_back_as_they_were() -> None:
    out = io.BytesIO()
    jsonl.write(factory.all_pairs(), out)
    assert list(jsonl.read(out.getvalue().splitlines())) == [event for event, _ in factory.all_pairs()]


def test_records_read_back_as_they_were() -> None:
    records = []
    for _, bundle in factory.all_pairs():
        for document, claim in bundle.claims.values():
            records.append(Record(schema=SCHEMA, document=document, claims=(claim,)))
    out = io.BytesIO()
    assert jsonl.write_records(records, out).rows == len(records)
    assert list(jsonl.read_records(out.getvalue().splitlines())) == records


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"schema": "riwaya/event/1"}'])
def test_a_line_that_is_no_event_is_named(line: bytes) -> None:
    with pytest.raises(BrokenJSON, match="E_JSON 2"):
        list(jsonl.read([b"", line]))


def test_parquet_events_read_back() -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    summary = parquet.write(factory.all_pairs(), out)
    rows = pq.read_table(io.BytesIO(out.getvalue())).to_pylist()
    assert summary.rows == len(rows) == 10
    assert [msgspec.json.decode(row["record"], type=Event) for row in rows] == [event for event, _ in factory.all_pairs()]
    assert rows[0]["start"].isoformat() == "2020-06-04" and rows[0]["radius_km"] == 6.0
    assert rows[0]["quantities"][1] == {"measure": "killed", "of": factory.LNA, "low": 12, "high": 20}
    assert {row["event"] for row in rows if row["lat"] is None} == {"e-unplaced"}


def test_parquet_claims_read_back() -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write(factory.all_pairs(), out, Options(table="claims"))
    rows = pq.read_table(io.BytesIO(out.getvalue())).to_pylist()
    claims = {(event.id, ref): claim for event, bundle in factory.all_pairs() for ref, (_, claim) in bundle.claims.items()}
    assert {(row["event"], parse_address(row["claim"])): msgspec.json.decode(row["record"], type=Claim) for row in rows} == claims
    assert rows[1]["quote"] == "قتلت عشرين من مليشيات حفتر" and rows[1]["bears_out"][-1] == "killed"


def test_parquet_of_nothing_is_an_empty_table() -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write([], out)
    assert pq.read_table(io.BytesIO(out.getvalue())).num_rows == 0


def test_without_pyarrow_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match="riwaya\\[parquet\\]"):
        parquet.write(factory.all_pairs(), io.BytesIO())


@pytest.mark.parametrize("name", [name for name, found in FORMATS.items() if found.of == "events"])
def test_every_format_writes_every_event_the_same_each_time(name: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    summary = writer(name)(factory.all_pairs(), first, Options())
    writer(name)(map(factory.shuffled, factory.all_pairs()), second, Options())
    assert summary.events == 10
    assert summary.rows and first.getvalue() == second.getvalue()


def test_every_format_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for name, found in FORMATS.items():
        assert f"## {name}\n" in text, name
        assert found.help and found.suffix.startswith(".")


def test_a_format_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        writer("xlsx")
