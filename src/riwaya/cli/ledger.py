"""`riwaya ledger`: dead, wounded, prisoners, displaced and materiel by side over time, low to high, as each camp tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import quiet_end, store_option

if TYPE_CHECKING:
    from riwaya.reconcile.ledgers import Entry, Ledgers, Sum
    from riwaya.store.open import Store


@click.command()
@store_option
@click.option("--item", default="", help="Only this: dead, wounded, prisoners, displaced, vehicles_destroyed …")
@click.option("--side", default="", help="Only the losses of this side.")
@click.option("--days", is_flag=True, help="Day by day, not the sums alone.")
@click.option("--entries", is_flag=True, help="Each value with its event, not sums.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def ledger(store: str, item: str, side: str, days: bool, entries: bool, as_json: bool) -> None:
    """Count losses by side, low to high, as each camp tells them and over all camps.

    Each event counts once a camp; updates, parts of a total and reprints are not counted twice; totals of a longer time stand
    apart and are never added. The first lines of each item are over all camps: from the lowest to the highest that one of them tells.
    """
    with quiet_end():
        from riwaya.store.open import open_store

        with open_store(store, create=False) as opened:
            found = _ledgers(opened)
        for line in _output(found, item, side, days, entries, as_json):
            click.echo(line)


def _ledgers(store: Store) -> Ledgers:
    from riwaya.reconcile.camps import tellings
    from riwaya.reconcile.ledgers import ledgers, total_claims
    from riwaya.store.events import stored_events
    from riwaya.store.records import records

    totals = total_claims(telling for record in records(store) for telling in tellings(record))
    return ledgers(list(stored_events(store)), totals)


def _output(found: Ledgers, item: str, side: str, days: bool, entries: bool, as_json: bool) -> Iterator[str]:
    import msgspec

    from riwaya.reconcile.ledgers import overall, running

    kept = [entry for entry in found.entries if item in ("", entry.item) and side in ("", entry.side)]
    rows: Sequence[Entry | Sum] = kept if entries else [*overall(kept), *_last(running(kept), days)]
    for row in rows if entries else sorted(rows, key=lambda row: (row.item, row.side, row.camp != "", row.camp)):
        yield msgspec.json.encode(row._asdict()).decode() if as_json else _line(row)
    totals = [entry for entry in found.totals if item in ("", entry.item) and side in ("", entry.side)]
    if totals and not as_json:
        yield "Totals of longer times, not added:"
        yield from (f"  {_line(entry)}" for entry in totals)


def _last(sums: Sequence[Sum], days: bool) -> list[Sum]:
    if days:
        return list(sums)
    return list({(one.item, one.side, one.camp): one for one in sums}.values())


def _line(row: Entry | Sum) -> str:
    from riwaya.cli.eventtext import name
    from riwaya.reconcile.ledgers import Entry, items

    label = {item.id: item.label_en for item in items()}.get(row.item, row.item)
    high = "…" if row.high is None else f"{row.high:,}"
    number = f"{row.low:,}" if str(row.low) == high else f"{row.low:,}-{high}"
    told = f"says {name(row.camp)}" if row.camp else "over all camps"
    whose = f" of {name(row.side)}" if row.side else " of a side not named"
    if isinstance(row, Entry):
        when = f"{row.time.start}..{row.time.end}" if row.time else "undated"
        return f"{number} {label}{whose}, {told} · {when} · {row.event}"
    until = f" until {row.day}" if row.day else ""
    return f"{number} {label}{whose}{until}, {told} ({row.events:,} event{'' if row.events == 1 else 's'})"
