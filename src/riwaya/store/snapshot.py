"""A copy of a store in a SQLite file of its own, to keep a state or to hand it on; and the words of the search made anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, Table, insert, select, text

from riwaya.errors import StoreError
from riwaya.model.event import Event
from riwaya.model.record import Document
from riwaya.store.documents import REMOVED
from riwaya.store.events import words_of
from riwaya.store.open import Store, open_store
from riwaya.store.schema import claims, documents, events, metadata
from riwaya.store.words import put_words

CHUNK = 500


def snapshot(store: Store, path: str | Path) -> None:
    """Copy one state of a store into a new SQLite file. Raises StoreError where the file is there already."""
    target = Path(path)
    if target.exists():
        raise StoreError("there is a file of this name already", str(target), "Name another")
    if not target.parent.is_dir():
        raise StoreError("there is no such folder", str(target.parent))
    if store.is_sqlite:
        _vacuum(store, target)
    else:
        with open_store(target) as copy:
            _copy(store, copy)


def _vacuum(store: Store, target: Path) -> None:
    connection = store.engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def _copy(store: Store, copy: Store) -> None:
    with store.read() as source, copy.write() as sink:
        for table in metadata.sorted_tables:
            for rows in _chunks(source, table):
                sink.execute(insert(table), [row._asdict() for row in rows])
        reindex(copy)


def _chunks(connection: Connection, table: Table) -> Iterator[list[Row[Any]]]:
    """The rows of a table in the order of its key, a few hundred at a time."""
    result = connection.execute(select(table).order_by(*table.primary_key.columns), execution_options={"yield_per": CHUNK})
    while rows := list(islice(result, CHUNK)):
        yield rows


def reindex(store: Store) -> None:
    """Make the words that the search looks in anew: after a copy, or when folding has changed."""
    with store.write() as connection:
        for name in ("document_words", "claim_words", "event_words"):
            connection.execute(text(f"DELETE FROM {name}"))
        for rows in _rows(connection, documents.c.n, documents.c.title, documents.c.body, documents.c.state):
            kept = [(row.n, row.title, msgspec.json.decode(row.body, type=Document)) for row in rows if row.state != REMOVED]
            put_words(connection, "document_words", ((n, f"{title or ''}\n{document.text}") for n, title, document in kept))
        for rows in _rows(connection, claims.c.n, claims.c.quote):
            put_words(connection, "claim_words", ((row.n, row.quote) for row in rows))
        for rows in _rows(connection, events.c.n, events.c.body):
            found = [msgspec.json.decode(row.body, type=Event) for row in rows]
            words = words_of(connection, found)
            put_words(connection, "event_words", ((row.n, words[event.id]) for row, event in zip(rows, found, strict=True)))


def _rows(connection: Connection, number: Column[int], *columns: Column[Any]) -> Iterator[list[Row[Any]]]:
    after = 0
    while rows := connection.execute(select(number, *columns).where(number > after).order_by(number).limit(CHUNK)).all():
        yield list(rows)
        after = rows[-1].n
