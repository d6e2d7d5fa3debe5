"""The ledgers of a record, worked out once for each state of it; and the part of them that filters ask for."""

from __future__ import annotations

from functools import lru_cache

from riwaya.reconcile.camps import tellings
from riwaya.reconcile.ledgers import Entry, Ledgers, ledgers, total_claims
from riwaya.store.events import stored_events
from riwaya.store.matching import matching_events
from riwaya.store.open import Store
from riwaya.store.records import records
from riwaya.store.state import state_of_record
from riwaya.web.filters import Filters

_OF_EVENTS = ("q", "type", "place", "start", "end", "grade", "outlet", "conflict")


def book_of(store: Store) -> Ledgers:
    """The ledgers of a store; kept until its claims or events change."""
    return _book(store, state_of_record(store))


@lru_cache(maxsize=2)
def _book(store: Store, _state: tuple[str, str]) -> Ledgers:
    totals = total_claims(telling for record in records(store) if any(claim.quantities for claim in record.claims) for telling in tellings(record))
    counting = [event for event in stored_events(store) if any(account.quantities for account in event.accounts)]
    return ledgers(counting, totals)


def asked_for(store: Store, filters: Filters) -> Ledgers:
    """The entries of the events that filters find. `camp` asks for who tells, `actor` for whose losses they are: body or side."""
    book = book_of(store)
    wanted = filters.model_copy(update={"camp": "", "actor": "", "sort": ""}).wanted("time", 0)
    narrowed = any(getattr(filters, name) for name in _OF_EVENTS)
    found = matching_events(store, wanted) if narrowed else None

    def fits(entry: Entry) -> bool:
        return (found is None or entry.event in found) and filters.camp in ("", entry.camp) and filters.actor in ("", entry.of, entry.side)

    return Ledgers(tuple(filter(fits, book.entries)), tuple(filter(fits, book.totals)))
