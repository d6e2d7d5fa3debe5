"""`riwaya status`: what the record holds, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import one_line, quiet_end, store_option

if TYPE_CHECKING:
    from riwaya.store.open import Store


@click.command()
@store_option
@click.option("--failures", is_flag=True, help="List the inputs that could not be read, and why.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def status(store: str, failures: bool, as_json: bool) -> None:
    """Say what the record holds: reports read and waiting, claims, events, those with accounts that differ, judgements, what is stale."""
    with quiet_end():
        from riwaya.store.open import open_store

        with open_store(store, create=False) as opened:
            for line in _json(opened) if as_json else status_lines(opened):
                click.echo(line)
            if failures:
                for line in _failures(opened):
                    click.echo(line)


def _json(store: Store) -> Iterator[str]:
    import msgspec

    from riwaya.store.status import status as figures

    yield msgspec.json.encode(figures(store)._asdict()).decode()


def _failures(store: Store) -> Iterator[str]:
    from riwaya.store.status import failures_of

    for failure in failures_of(store):
        yield one_line(f"  {failure.code} {failure.place}: {failure.what}. {failure.remedy}")


def status_lines(store: Store) -> Iterator[str]:
    """The figures of a store in a few lines, and what to do next."""
    from riwaya.packs.version import pack_version
    from riwaya.store.status import status as figures

    found = figures(store)
    yield f"Record: {one_line(found.place)}"
    waiting = f", {found.waiting:,} waiting" if found.waiting else ""
    failed = f", {found.failed:,} failed" if found.failed else ""
    yield f"  {found.read:,} reports read{waiting}{failed}; {found.copies:,} copy another; {found.failures:,} inputs that could not be read"
    yield f"  {found.claims:,} claims ({found.corrected:,} corrected, {found.rejected:,} rejected by people)"
    yield f"  {found.events:,} events, {found.contested:,} of them with accounts that differ; {found.undecided:,} undecided pairs"
    yield f"  {found.judgements:,} judgements; {found.stale:,} values stale"
    old = sum(number for packs, _, number in found.readings if packs != pack_version())
    if found.waiting or found.needs_reconciling:
        yield "  The record is not up to date: `riwaya run` finishes it."
    if old:
        yield f"  {old:,} reports were read with other packs: `riwaya run --reread` reads them again."
