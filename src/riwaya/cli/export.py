"""`riwaya export`: the record in another form."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from riwaya.cli.common import DaysType, quiet_end, store_option
from riwaya.export import FORMATS, writer
from riwaya.ingest.report import Days

if TYPE_CHECKING:
    from riwaya.export.bundle import Options, Pair, Summary
    from riwaya.model.event import ClaimRef, Event
    from riwaya.model.record import Claim, Document
    from riwaya.store.open import Store
    from riwaya.store.search import Query

SITE = "site"


@click.command()
@click.argument("format", type=click.Choice([*FORMATS, SITE]))
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@store_option
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here.  [default: standard output]")
@click.option("--event", "events", multiple=True, help="Only this event; may be given again.")
@click.option("--type", "types", multiple=True, help="Only events of this type or family; may be given again.")
@click.option("--place", default="", help="Only at this place: an id, or part of a name.")
@click.option("--days", type=DaysType(), metavar="DATE|A..B", help="Only events that overlap these days.")
@click.option("--labels", type=click.Choice(["text", "code"]), default="text", show_default=True, help="ACLED's actor classes as words or numbers.")
@click.option("--excel", is_flag=True, help="Begin CSV with a byte order mark, so that Excel reads UTF-8.")
@click.option("--table", type=click.Choice(["events", "claims"]), default="events", show_default=True, help="The table that Parquet holds.")
@click.option("--areas", is_flag=True, help="GeoJSON circles of the radius instead of points.")
@click.option("--mask-persons", is_flag=True, help="Site: put blocks in place of names of private persons.")
def export(
    format: str, folder: Path | None, store: str, out: Path | None, events: tuple[str, ...], types: tuple[str, ...], place: str, days: Days | None,
    labels: str, excel: bool, table: str, areas: bool, mask_persons: bool,
) -> None:  # fmt: skip
    """Write the record in another form: jsonl, records, gold, acled, ucdp, geojson, hxl, ftm, parquet, dossier; or
    as a site: a static copy of the page in FOLDER, which any web server serves without Riwaya.

    What a form has no room for is counted on standard error. Each row names the claims that it rests on.
    """
    if (format == SITE) != (folder is not None):
        raise click.UsageError("say where the site goes: riwaya export site FOLDER" if format == SITE else "a folder goes with site alone; say --out FILE")
    if format == SITE and events:
        raise click.UsageError("a site is chosen by --type, --place and --days, not by --event")
    with quiet_end():
        from riwaya.export.bundle import Options
        from riwaya.store.open import open_store
        from riwaya.store.search import Query

        start, end = days or ("", "")
        query = Query(types=types, place=place, start=start, end=end)
        if folder is not None:
            _site(store, folder, query, mask_persons)
            return
        options = Options(labels=labels, excel=excel, table=table, areas=areas)
        with open_store(store, create=False) as opened, _sink(out) as sink:
            _report(_write(opened, format, events, query, options, sink), out)


def _site(store: str, folder: Path, query: Query, mask_persons: bool) -> None:
    from riwaya.store.open import open_store
    from riwaya.web.site import write_site

    with open_store(store, create=False) as opened:
        site = write_site(opened, folder, query, mask_persons)
    click.echo(f"riwaya: {site.made.reports:,} reports, {site.made.events:,} events, {site.pages:,} pages in {folder}", err=True)
    if mask_persons:
        click.echo(f"riwaya: {site.made.masked:,} names masked; look at the copy before it goes out", err=True)


@contextmanager
def _sink(out: Path | None) -> Iterator[BinaryIO]:
    if out is None:
        yield sys.stdout.buffer
    else:
        with out.open("wb") as stream:
            yield stream


def _write(store: Store, format: str, ids: tuple[str, ...], query: Query, options: Options, sink: BinaryIO) -> Summary:
    from riwaya.store.records import records
    from riwaya.store.reviewed import reviewed

    documents = {"records": records, "reviewed": reviewed}.get(FORMATS[format].of)
    source = documents(store) if documents is not None else pairs(store, ids, query)
    summary: Summary = writer(format)(source, sink, options)
    return summary


def _report(summary: Summary, out: Path | None) -> None:
    where = f" to {out}" if out else ""
    click.echo(f"riwaya: {summary.events:,} events, {summary.rows:,} rows{where}", err=True)
    for reason, number in sorted(summary.left_out.items()):
        click.echo(f"riwaya: {number:,} left out: {reason}", err=True)


def pairs(store: Store, ids: tuple[str, ...], query: Query) -> Iterator[Pair]:
    """The events of a store with their claims: those named, else those that the query finds, by time."""
    from riwaya.export.bundle import Bundle
    from riwaya.store.events import event

    bundle = Bundle(Claims(store))
    found = (event(store, id) for id in ids) if ids else _found(store, query)
    for one in found:
        yield one, bundle


def _found(store: Store, query: Query) -> Iterator[Event]:
    import msgspec

    from riwaya.store.search import search

    offset, page = 0, 500
    while rows := search(store, msgspec.structs.replace(query, limit=page, offset=offset)).rows:
        yield from rows
        offset += page


class Claims(Mapping["ClaimRef", "tuple[Document, Claim]"]):
    """The claims of a store by address, fetched as they are asked for; the last few documents are kept."""

    KEPT = 256

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, tuple[Document, dict[str, Claim]]] = {}

    def __getitem__(self, ref: ClaimRef) -> tuple[Document, Claim]:
        from riwaya.store.records import record

        if ref.document not in self._known:
            found = record(self._store, ref.document)
            while len(self._known) >= self.KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[ref.document] = found.document, {claim.id: claim for claim in found.claims}
        document, claims = self._known[ref.document]
        return document, claims[ref.claim]

    def __iter__(self) -> Iterator[ClaimRef]:
        from riwaya.model.event import ClaimRef
        from riwaya.store.records import records

        return (ClaimRef(record.document.id, claim.id) for record in records(self._store) for claim in record.claims)

    def __len__(self) -> int:
        return sum(1 for _ in self)
