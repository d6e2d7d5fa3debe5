"""`riwaya diff` and `riwaya snapshot`: states of the record, and what differs between two."""

from __future__ import annotations

from collections import Counter
from os.path import commonprefix
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import one_line, quiet_end, store_option

if TYPE_CHECKING:
    from riwaya.store.diff import Change

SHOWN = 120  # characters of a value
LEAD = 40  # characters shown before the place in which two long values differ


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a difference.")
def diff(old: str, new: str, as_json: bool) -> None:
    """Say what differs between two states of a record (files or URLs), and why: a new report, other packs, a judgement, a tombstone."""
    with quiet_end():
        import msgspec

        from riwaya.store.diff import diff as compare
        from riwaya.store.open import open_store

        counted: Counter[str] = Counter()
        with open_store(old, create=False) as before, open_store(new, create=False) as after:
            for change in compare(before, after):
                counted[f"{change.what} {change.how}"] += 1
                click.echo(msgspec.json.encode(change._asdict()).decode() if as_json else _line(change))
        if not as_json:
            click.echo(", ".join(f"{number:,} {name}" for name, number in sorted(counted.items())) or "no difference")


def _line(change: Change) -> str:
    where = f"{change.id}#{change.claim}" if change.claim else change.id
    field = f" {change.field}" if change.field else ""
    values = f": {' → '.join(_values(change.before, change.after))}" if change.how == "changed" and change.field else ""
    return one_line(f"{change.how} {change.what} {where}{field}{values} ({change.cause})")


def _values(before: object, after: object) -> tuple[str, str]:
    """Both values, cut to what can be shown: where they are long, from shortly before the place in which they differ."""
    told = _text(before), _text(after)
    begin = 0
    if max(map(len, told)) > SHOWN:
        begin = max(0, len(commonprefix(told)) - LEAD)
    return _short(told[0], begin), _short(told[1], begin)


def _text(value: object) -> str:
    """A value as it is shown: of the sentence in two languages, the English one."""
    return str(value["en"]) if isinstance(value, dict) and set(value) == {"en", "ar"} else str(value)


def _short(told: str, begin: int) -> str:
    told = ("…" if begin else "") + told[begin:]
    return told if len(told) <= SHOWN else told[: SHOWN - 1] + "…"


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@store_option
def snapshot(out: Path, store: str) -> None:
    """Keep the state of the record as a SQLite file of its own, whatever is written meanwhile."""
    with quiet_end():
        from riwaya.store.open import open_store
        from riwaya.store.snapshot import snapshot as keep

        with open_store(store, create=False) as opened:
            keep(opened, out)
        click.echo(f"The state of the record: {out}")
