"""`riwaya show`: one event with its accounts side by side, or one report with its claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from riwaya.cli.common import one_line, quiet_end, store_option
from riwaya.errors import NotFound

if TYPE_CHECKING:
    from riwaya.store.open import Store

PASSAGE = 160  # characters of the longest passage that two reports have in common


@click.command()
@click.argument("id", metavar="EVENT|REPORT")
@store_option
@click.option("--json", "as_json", is_flag=True, help="The event or record as JSON.")
def show(id: str, store: str, as_json: bool) -> None:
    """Show an event: who says what, side by side, with quotes; or a report of the record with its claims and their events.

    The id of an event that has gone leads to the one that holds most of its claims now.
    """
    with quiet_end():
        from riwaya.store.events import event
        from riwaya.store.open import open_store

        with open_store(store, create=False) as opened:
            try:
                found = event(opened, id)
            except NotFound:
                lines = _report(opened, id, as_json)
            else:
                lines = _event(opened, found.id, as_json)
            for line in lines:
                click.echo(line)


def _event(store: Store, id: str, as_json: bool) -> Iterator[str]:
    import msgspec

    from riwaya.cli.eventtext import event_lines
    from riwaya.cli.export import Claims
    from riwaya.store.events import event

    found = event(store, id)
    yield from [msgspec.json.encode(found).decode()] if as_json else event_lines(found, Claims(store).__getitem__)


def _report(store: Store, id: str, as_json: bool) -> Iterator[str]:
    import msgspec

    from riwaya.cli.claimtext import arabic, claim_lines
    from riwaya.cli.eventtext import title
    from riwaya.store.events import event, events_of
    from riwaya.store.records import record

    found = record(store, id)
    if as_json:
        yield msgspec.json.encode(found).decode()
        return
    yield f"{one_line(found.document.id)} · {arabic(found.document.outlet or 'no outlet named')}"
    yield from _copies(store, found.document.id)
    for claim in found.claims:
        yield from (f"  {line}" for line in claim_lines(claim))
    yield "Events:"
    for name in events_of(store, found.document.id):
        yield f"  {name} · {title(event(store, name))}"


def _copies(store: Store, document: str) -> Iterator[str]:
    """What a report copies and what copies it, with the share of the copy's own prose and the longest passage they have in common."""
    from riwaya.cli.claimtext import arabic
    from riwaya.store.copies import stored_copies
    from riwaya.store.records import record

    for copy in stored_copies(store, document):
        tie = f"copies {one_line(copy.of)}" if copy.document == document else f"is copied by {one_line(copy.document)}"
        yield f"  {tie} ({copy.kind}, {copy.share:.0%} of the copy's own words)"
        if copy.passages:
            longest = max(copy.passages, key=lambda passage: passage.span[1] - passage.span[0])
            words = " ".join(record(store, copy.document).document.text[longest.span[0] : longest.span[1]].split())
            yield f"      “{arabic(words if len(words) <= PASSAGE else words[: PASSAGE - 1] + '…')}”"
