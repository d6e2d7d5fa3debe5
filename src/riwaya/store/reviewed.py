"""Reports that people reviewed whole: every claim that was read was accepted or rejected as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.errors import NotFound
from riwaya.model.record import Record
from riwaya.store.corrections import target_of
from riwaya.store.documents import READ, find_document
from riwaya.store.held import all_read
from riwaya.store.judgement import ACCEPT, REJECT, effective
from riwaya.store.ledger import judgements, judgements_on
from riwaya.store.open import Store
from riwaya.store.records import record


def reviewed(store: Store) -> Iterator[Record]:
    """The records of those reports as they hold, by id.

    A claim that nobody read cannot be added in review: such a record says which of the claims read are right, not that there are no others."""
    for key in sorted({line.subject.document.rpartition("~")[2] for line in judgements(store) if line.other is None}):
        if is_reviewed(store, key):
            yield record(store, key)


def is_reviewed(store: Store, name: str) -> bool:
    """Whether every claim read in a report was settled as a whole."""
    with store.read() as connection:
        try:
            row = find_document(connection, name)
        except NotFound:
            return False
        if row.state != READ:
            return False
        read = all_read(connection, row.key)
        settled = [line for line in effective(judgements_on(connection, row.n)) if line.kind in (ACCEPT, REJECT) and not line.field]
        targets = {target.id for line in settled if (target := target_of(read, line)) is not None}
        return bool(targets) and {claim.id for claim in read} <= targets
