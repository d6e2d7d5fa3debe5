"""`riwaya run`: reports in, the record brought up to date: ingest, read, reconcile, store, summarise."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import complain, policy_option, quiet_end, report_options, say, store_option
from riwaya.cli.progress import Progress
from riwaya.errors import InputError
from riwaya.ingest.report import Days, Item, Report

if TYPE_CHECKING:
    from riwaya.store.open import Store

COMMIT_EVERY = 32  # reports: what a kill can cost to read again


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@store_option
@report_options
@policy_option
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, show_default=True, help="Processes that read; 0 for one a core.")
@click.option("--reread", is_flag=True, help="Read again what older packs or an older Riwaya read; what people judged stays.")
@click.option("--progress/--no-progress", default=None, help="Say on standard error how far it is.  [default: on a terminal]")
def run(
    paths: tuple[str, ...], store: str, published: Days | None, outlet: str | None, max_mb: float, policy: str, jobs: int, reread: bool,
    progress: bool | None,
) -> None:  # fmt: skip
    """Bring the record up to date: put reports in, read them, set their accounts side by side, and say what there is.

    PATH is a text file, a file of JSON lines, a saved web page, a folder of these, or - for standard input. Without a PATH the
    work goes on where the last run was stopped. A run may be stopped or killed at any point: what was committed stays, and the
    next run finishes the rest. The same report put in twice is one.

    Exit status: 0 all read, 1 some were not, 2 wrong usage.
    """
    with quiet_end():
        from riwaya.store.open import open_store

        with open_store(store) as opened:
            meter = Progress(progress)
            bad = _ingest(opened, paths, published, outlet, int(max_mb * 1_000_000))
            _read(opened, jobs or os.cpu_count() or 1, reread, meter)
            _reconcile(opened, _asked(policy))
            _summary(opened)
    sys.exit(1 if bad or meter.errors else 0)


def _asked(policy: str) -> str:
    """The policy that was named on the command line, or nothing: then the store keeps its own."""
    source = click.get_current_context().get_parameter_source("policy")
    return "" if source is click.core.ParameterSource.DEFAULT else policy


def _ingest(store: Store, paths: tuple[str, ...], published: Days | None, outlet: str | None, limit: int) -> int:
    """Put every report in; gives how many inputs could not be read."""
    from riwaya.ingest.read import read_paths
    from riwaya.store.documents import put_failure, put_reports

    bad: list[InputError] = []

    def good(items: Iterator[Item]) -> Iterator[Report]:
        for item in items:
            if isinstance(item, Report):
                yield item.or_else(outlet, published)
            else:
                complain(item)
                bad.append(item)

    if paths:
        for _ in put_reports(store, good(read_paths(paths, limit))):
            pass
    for error in bad:
        put_failure(store, error)
    return len(bad)


def _read(store: Store, jobs: int, reread: bool, progress: Progress) -> None:
    """Read what waits, some reports to a transaction."""
    from riwaya import __version__
    from riwaya.ingest.run import read_all
    from riwaya.packs.version import pack_version
    from riwaya.store.documents import to_read

    packs = pack_version()
    waiting = to_read(store, packs, __version__) if reread else to_read(store)
    names: deque[str] = deque()

    def reports() -> Iterator[Item]:
        for stored in waiting:
            names.append(stored.id)
            yield Report(**stored._asdict())

    lines = read_all(reports(), jobs)
    while batch := list(islice(lines, COMMIT_EVERY)):
        with store.write():
            for line in batch:
                _keep(store, names.popleft(), line, packs)
                progress.count(not isinstance(line, InputError))
    progress.end()


def _keep(store: Store, name: str, line: bytes | InputError, packs: str) -> None:
    import msgspec

    from riwaya import __version__
    from riwaya.model.record import Record
    from riwaya.store.documents import put_failure
    from riwaya.store.records import put_record

    if isinstance(line, InputError):
        complain(line)
        put_failure(store, line, name, packs, __version__)
    else:
        put_record(store, msgspec.json.decode(line, type=Record), packs, __version__)


def _reconcile(store: Store, policy: str) -> None:
    from riwaya.store.refresh import is_fresh, refresh

    if not is_fresh(store, policy):
        refresh(store, policy, say)


def _summary(store: Store) -> None:
    from riwaya.cli.status import status_lines

    for line in status_lines(store):
        click.echo(line)
