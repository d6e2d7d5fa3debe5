"""The ledgers of a record, worked out once for each state of it; and the part of them that filters ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from riwaya.reconcile.camps import tellings
from riwaya.reconcile.ledgers import Entry, ledgers, merged, total_claims
from riwaya.store.events import stored_events
from riwaya.store.matching import matching_events
from riwaya.store.open import Store
from riwaya.store.records import records
from riwaya.web.filters import Filters
from riwaya.web.kept import Kept

_OF_EVENTS = ("q", "type", "place", "start", "end", "grade", "outlet", "conflict")


class Book(NamedTuple):
    """What is counted: each camp's entries, one entry an event over all camps (`merged`), and totals of longer times, never added."""

    entries: tuple[Entry, ...]
    merged: tuple[Entry, ...]
    totals: tuple[Entry, ...]


def _book(store: Store) -> Book:
    totals = total_claims(telling for record in records(store) if any(claim.quantities for claim in record.claims) for telling in tellings(record))
    counting = [event for event in stored_events(store) if any(account.quantities for account in event.accounts)]
    found = ledgers(counting, totals)
    return Book(found.entries, tuple(merged(found.entries)), found.totals)


book_of = Kept(_book)
"""The ledgers of a store; kept until its claims or events change."""


def asked_for(store: Store, filters: Filters) -> Book:
    """The entries of the events that filters find. `camp` asks for who tells, `actor` for whose losses they are: body or side."""
    book = book_of(store)
    if any(getattr(filters, name) for name in _OF_EVENTS):
        found = matching_events(store, filters.model_copy(update={"camp": "", "actor": "", "sort": ""}).wanted("time", 0))
        book = Book(*(tuple(entry for entry in entries if entry.event in found) for entries in book))
    if not filters.camp and not filters.actor:
        return book
    entries = _told_by(book.entries, filters)
    return Book(entries, tuple(merged(entries)), _told_by(book.totals, filters))


def _told_by(entries: Iterable[Entry], filters: Filters) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if filters.camp in ("", entry.camp) and filters.actor in ("", entry.of, entry.side))
