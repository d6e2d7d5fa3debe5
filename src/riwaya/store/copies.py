"""Which texts copy which, and which pairs of claims stay undecided: what `reconcile` found, kept beside the events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Row, delete, insert, or_, select

from riwaya.model.event import ClaimRef
from riwaya.reconcile.telling import Copy, Passage
from riwaya.store.documents import encode, find_document, numbers_of
from riwaya.store.open import Store
from riwaya.store.schema import copies, documents, undecided

CHUNK = 500


class Undecided(NamedTuple):
    """Two claims that may tell of one happening or not, in byte order: how alike they are, 0..1, and by what, as named features."""

    one: ClaimRef
    other: ClaimRef
    score: float
    features: tuple[str, ...]


def replace_copies(store: Store, found: Iterable[Copy]) -> int:
    """Make these the copies of the store; gives how many. Copies of documents that are not in the store are left out."""
    kept = 0
    with store.write() as connection:
        connection.execute(delete(copies))
        remaining = iter(found)
        while chunk := list(islice(remaining, CHUNK)):
            numbers = numbers_of(connection, {name for copy in chunk for name in (copy.document, copy.of)})
            rows = {
                (numbers[copy.document], numbers[copy.of]): {"kind": copy.kind, "share": copy.share, "passages": encode(copy.passages)}
                for copy in chunk
                if copy.document in numbers and copy.of in numbers
            }
            if rows:
                connection.execute(insert(copies), [{"document": a, "original": b, **row} for (a, b), row in rows.items()])
            kept += len(rows)
    return kept


def stored_copies(store: Store, document: str = "") -> list[Copy]:
    """The copies by the ids of both documents: all, or those that a document copies or is copied in."""
    one, other = documents.alias("one"), documents.alias("other")
    with store.read() as connection:
        wanted = select(copies, one.c.id.label("copy_id"), other.c.id.label("of_id"))
        wanted = wanted.join(one, one.c.n == copies.c.document).join(other, other.c.n == copies.c.original)
        if document:
            number = find_document(connection, document).n
            wanted = wanted.where(or_(copies.c.document == number, copies.c.original == number))
        return [_copy(row) for row in connection.execute(wanted.order_by(one.c.id, other.c.id))]


def _copy(row: Row[Any]) -> Copy:
    return Copy(row.copy_id, row.of_id, row.kind, row.share, msgspec.json.decode(row.passages, type=tuple[Passage, ...]))


def replace_undecided(store: Store, pairs: Iterable[Undecided]) -> int:
    """Make these the undecided pairs of the store; gives how many. Pairs of documents that are not in the store are left out."""
    kept = 0
    with store.write() as connection:
        connection.execute(delete(undecided))
        remaining = iter(pairs)
        while chunk := list(islice(remaining, CHUNK)):
            numbers = numbers_of(connection, {ref.document for pair in chunk for ref in (pair.one, pair.other)})
            known = [pair for pair in chunk if pair.one.document in numbers and pair.other.document in numbers]
            rows = [
                {
                    "document": numbers[pair.one.document], "claim": pair.one.claim, "other_document": numbers[pair.other.document],
                    "other_claim": pair.other.claim, "score": pair.score, "features": encode(pair.features),
                }
                for pair in known
            ]  # fmt: skip
            if rows:
                connection.execute(insert(undecided), rows)
            kept += len(rows)
    return kept


def undecided_pairs(store: Store) -> Iterator[Undecided]:
    """The undecided pairs, the likeliest to be one happening first."""
    one, other = documents.alias("one"), documents.alias("other")
    wanted = select(undecided, one.c.id.label("one_id"), other.c.id.label("other_id"))
    wanted = wanted.join(one, one.c.n == undecided.c.document).join(other, other.c.n == undecided.c.other_document)
    order = (undecided.c.score.desc(), one.c.id, undecided.c.claim, other.c.id, undecided.c.other_claim)
    with store.read() as connection:
        for row in connection.execute(wanted.order_by(*order)):
            features = msgspec.json.decode(row.features, type=tuple[str, ...])
            yield Undecided(ClaimRef(row.one_id, row.claim), ClaimRef(row.other_id, row.other_claim), row.score, features)
