"""`riwaya extract`: reports in, one record a line out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import click

from riwaya.cli.common import complain, quiet_end, report_options
from riwaya.cli.progress import Progress
from riwaya.errors import InputError
from riwaya.ingest.report import Days, Item, Report


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@report_options
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Processes that read; 0 for one a core.",
)
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Form of the output."
)
@click.option(
    "--progress/--no-progress", default=None, help="Say on standard error how far it is.  [default: on a terminal]"
)
def extract(
    paths: tuple[str, ...],
    published: Days | None,
    outlet: str | None,
    max_mb: float,
    jobs: int,
    form: str,
    progress: bool | None,
) -> None:
    """Read reports and write their claims, one record a line.

    PATH is a text file, a file of JSON lines ({"id", "text", and optionally "title", "url", "outlet", "published",
    "retrieved"}), a saved web page, a folder of these, or - for standard input, which is also read where no PATH is given.

    Records come in the order of the input. A report that cannot be read gives one line on standard error and the rest
    goes on. Exit status: 0 all read, 1 some were not, 2 wrong usage.
    """
    with quiet_end():
        good = _write(
            _reports(paths, published, outlet, int(max_mb * 1_000_000)), jobs or os.cpu_count() or 1, Progress(progress)
        )
    sys.exit(0 if good else 1)


def _reports(paths: tuple[str, ...], published: Days | None, outlet: str | None, limit: int) -> Iterator[Item]:
    from riwaya.ingest.read import read_paths

    for item in read_paths(paths, limit):
        yield item.or_else(outlet, published) if isinstance(item, Report) else item


def _write(items: Iterator[Item], jobs: int, progress: Progress) -> bool:
    """Write records and errors; whether all was good."""
    from riwaya.ingest.run import collect_rarely, read_all

    collect_rarely()
    out = sys.stdout.buffer
    for line in read_all(items, jobs):
        if isinstance(line, InputError):
            progress.clear()
            complain(line)
        else:
            out.write(line + b"\n")
            out.flush()
        progress.count(not isinstance(line, InputError))
    progress.end()
    return progress.errors == 0
