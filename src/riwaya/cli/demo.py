"""`riwaya demo`: read the bundled samples and print their claims."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import complain, one_line, quiet_end

if TYPE_CHECKING:
    from riwaya.model.record import Record


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the records here too, one a line.")
@click.option("--only", metavar="WORD", default="", help="Only the samples whose name has this word in it.")
def demo(out: Path | None, only: str) -> None:
    """Read the bundled sample reports and print who says what: what happened, who to whom, where, when, how many.

    The samples are invented reports in the manner of real outlets of several wars and camps; some tell the same
    happening with other numbers, some bear no date, one tells of no conflict.
    """
    with quiet_end():
        records = _read(only)
        if out is not None:
            _save(records, out)
        for record in records:
            _print(record)
        _summary(records, out)
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


def _save(records: list[Record], out: Path) -> None:
    import msgspec

    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in records))


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


def _summary(records: list[Record], out: Path | None) -> None:
    claims = [claim for record in records for claim in record.claims]
    tellers = {source.actor or source.name for claim in claims for source in claim.sources[:1]}
    placed = sum(any(place.lat is not None for place in claim.places) for claim in claims)
    types = ", ".join(f"{name} {count}" for name, count in Counter(claim.type for claim in claims).most_common(8))
    click.echo(
        f"\n{len(records)} reports, {len(claims)} claims by {len(tellers)} tellers; {placed} placed on the map, "
        f"{sum(claim.time is not None for claim in claims)} dated.\nMost: {types}."
    )
    if out is not None:
        click.echo(f"Records: {out}")
