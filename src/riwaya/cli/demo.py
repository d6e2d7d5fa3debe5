"""`riwaya demo`: read the bundled samples and print their claims."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import complain, one_line, quiet_end

if TYPE_CHECKING:
    from riwaya.model.record import Record
    from riwaya.store.open import Store


EXPORTS = ("jsonl", "acled", "ucdp", "geojson", "hxl")
MOST_SHOWN = 4  # events in full


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Keep the record and its exports in this folder.")
@click.option("--only", metavar="WORD", default="", help="Only the samples whose name has this word in it.")
def demo(out: Path | None, only: str) -> None:
    """Read the bundled sample reports: print who says what, then the record: events with their accounts side by side.

    The samples are invented reports in the manner of real outlets of several wars and camps; some tell the same
    happening with other numbers, some bear no date, one tells of no conflict. With --out the record (riwaya.db) and its
    exports stay in that folder.
    """
    with quiet_end():
        records = _read(only)
        for record in records:
            _print(record)
        _summary(records)
        with tempfile.TemporaryDirectory() as made:
            _record(records, out or Path(made))
        if out is not None:
            click.echo(f"The record and its exports: {out}/ (try: riwaya search --store {out / 'riwaya.db'} --conflict any)")
    sys.exit(0 if records else 1)


def _read(only: str) -> list[Record]:
    import msgspec

    from riwaya.ingest.run import read_one
    from riwaya.ingest.samples import sample_reports
    from riwaya.model.record import Record

    records = []
    for report in sample_reports():
        if only not in report.id:
            continue
        line = read_one(report)
        if isinstance(line, bytes):
            records.append(msgspec.json.decode(line, type=Record))
        else:
            complain(line)
    return records


def _print(record: Record) -> None:
    from riwaya.cli.claimtext import arabic, claim_lines
    from riwaya.packs.labels import outlet_label

    document = record.document
    label = outlet_label(document.outlet or "")
    outlet = (
        " ".join([arabic(document.outlet), f"[{label.en}]" if label else ""]).strip()
        if document.outlet
        else "no outlet named"
    )
    click.echo(f"\n{click.style(one_line(document.id), bold=True)} · {outlet} · {_date(record)}")
    click.echo(f"  {arabic(document.text.strip().splitlines()[0]) if document.text.strip() else ''}")
    for claim in record.claims:
        for line in claim_lines(claim):
            click.echo(f"    {line}")
    if not record.claims:
        click.echo("    no claim: nothing of a conflict is told here")


def _date(record: Record) -> str:
    published = record.document.published
    if published is None:
        return "undated"
    days = published.start if published.start == published.end else f"{published.start}..{published.end}"
    return days if published.basis == "metadata" else f"{days} ({published.basis})"


def _summary(records: list[Record]) -> None:
    claims = [claim for record in records for claim in record.claims]
    tellers = {source.actor or source.name for claim in claims for source in claim.sources[:1]}
    placed = sum(any(place.lat is not None for place in claim.places) for claim in claims)
    types = ", ".join(f"{name} {count}" for name, count in Counter(claim.type for claim in claims).most_common(8))
    click.echo(
        f"\n{len(records)} reports, {len(claims)} claims by {len(tellers)} tellers; {placed} placed on the map, "
        f"{sum(claim.time is not None for claim in claims)} dated.\nMost: {types}."
    )


def _record(records: list[Record], folder: Path) -> None:
    """Put the records into a store, reconcile them, show the events that are told in several ways, and export all."""
    from riwaya import __version__
    from riwaya.cli.eventtext import event_lines, ranked
    from riwaya.cli.export import Claims
    from riwaya.packs.version import pack_version
    from riwaya.store.events import stored_events
    from riwaya.store.open import open_store
    from riwaya.store.records import put_record
    from riwaya.store.refresh import refresh

    folder.mkdir(parents=True, exist_ok=True)
    with open_store(folder / "riwaya.db") as store:
        with store.write():
            for record in records:
                put_record(store, record, pack_version(), __version__)
        refresh(store)
        events = ranked(stored_events(store))
        told = sum(len(event.accounts) > 1 for event in events)
        click.echo(f"\nThe record: {len(events)} events, {told} told by several camps, {sum(bool(e.conflicts) for e in events)} with accounts that differ.")
        for event in events[:MOST_SHOWN]:
            click.echo("")
            for line in event_lines(event, Claims(store).__getitem__):
                click.echo(line)
        _export(store, folder)


def _export(store: Store, folder: Path) -> None:
    from riwaya.cli.export import pairs
    from riwaya.export import FORMATS, writer
    from riwaya.export.bundle import Options
    from riwaya.store.search import Query

    told = []
    for name in EXPORTS:
        path = folder / f"{name}{FORMATS[name].suffix}"
        with path.open("wb") as out:
            summary = writer(name)(pairs(store, (), Query()), out, Options())
        told.append(f"{path.name} ({summary.rows} rows)")
    click.echo(f"\nExported: {', '.join(told)}.")
