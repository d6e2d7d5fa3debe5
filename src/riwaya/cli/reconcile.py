"""`riwaya reconcile`: records in, one event a line out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from riwaya.cli.common import complain, policy_option, quiet_end, say
from riwaya.errors import BadField, InputError, MissingInput, UnreadableInput
from riwaya.model.record import Record


@click.command()
@click.argument("paths", nargs=-1, metavar="[FILE]...", type=click.Path(allow_dash=True))
@policy_option
@click.option("--copies", type=click.Path(dir_okay=False, path_type=Path), help="Write which text copies which here, one a line.")
@click.option("--undecided", type=click.Path(dir_okay=False, path_type=Path), help="Write the pairs of claims that stay undecided here, one a line.")
def reconcile(paths: tuple[str, ...], policy: str, copies: Path | None, undecided: Path | None) -> None:
    """Bring the claims of many reports together: write the events with all their accounts, one a line.

    FILE holds records as `riwaya extract` writes them; - is standard input, which is also read where no FILE is given. For a
    record that is kept, searched and judged, see `riwaya run`.

    Exit status: 0 all read, 1 some lines were not, 2 wrong usage.
    """
    with quiet_end():
        from riwaya.reconcile import pipeline

        bad: list[InputError] = []
        found = pipeline.reconcile(_good(paths, bad), tell=say)
        out = sys.stdout.buffer
        for event in found.events(policy):
            out.write(_encode(event) + b"\n")
        _save(copies, found.copies)
        _save(undecided, found.clusters.undecided)
    sys.exit(1 if bad else 0)


def _good(paths: tuple[str, ...], bad: list[InputError]) -> Iterator[Record]:
    seen: set[str] = set()
    for item in _items(paths):
        if isinstance(item, Record) and item.document.id in seen:
            item = BadField("this document stands twice; the first counts", item.document.id, "Give each document its own id")
        if isinstance(item, Record):
            seen.add(item.document.id)
            yield item
        else:
            bad.append(item)
            complain(item)


def _items(paths: tuple[str, ...]) -> Iterator[Record | InputError]:
    from riwaya.ingest.lines import chunks
    from riwaya.ingest.records import read_records

    for path in paths or ("-",):
        try:
            if path == "-":
                yield from read_records(chunks(sys.stdin.buffer), "stdin")
            else:
                with open(path, "rb") as stream:
                    yield from read_records(chunks(stream), path)
        except FileNotFoundError:
            yield MissingInput("there is no such file", path)
        except OSError as error:
            yield UnreadableInput(f"cannot be read ({error.strerror or error})", path)


def _encode(value: object) -> bytes:
    import msgspec

    return msgspec.json.encode(value)


def _save(path: Path | None, values: tuple[object, ...]) -> None:
    if path is not None:
        path.write_bytes(b"".join(_encode(_named(value)) + b"\n" for value in values))


def _named(value: object) -> object:
    return value._asdict() if hasattr(value, "_asdict") else value
