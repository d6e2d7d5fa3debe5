"""The record in bytes, to compare two stores by; and a store made anew from another's documents and ledger.

A dump holds what follows from documents, ledger, packs and reader, in a settled order: no moment of writing, no row number, nothing of
how the store came to be. Two stores of one record give the same bytes, whichever database they live in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select

from riwaya import __version__
from riwaya.claims.reader import read_document
from riwaya.errors import InputError
from riwaya.model.record import Record
from riwaya.packs.version import pack_version
from riwaya.store.copies import stored_copies, undecided_pairs
from riwaya.store.documents import PAGE, REMOVED, StoredReport, document_of, next_number, put_failure, put_report, to_read
from riwaya.store.events import stored_events
from riwaya.store.ledger import export_ledger, import_ledger
from riwaya.store.open import Store, open_store
from riwaya.store.records import put_record
from riwaya.store.schema import claims, documents, readings, sources, tombstones

Read = Callable[[StoredReport], Record]


def dump(store: Store) -> Iterator[bytes]:
    """Documents with their claims, copies, undecided pairs, events, and the ledger: one JSON object a line, with its line break."""
    with store.read() as connection:
        for row in _documents(connection):
            yield _line("document", _document(connection, row))
            yield from (_line("claim", one) for one in _claims(connection, row))
        yield from (_line("copy", one._asdict()) for one in stored_copies(store))
        yield from (_line("undecided", one._asdict()) for one in undecided_pairs(store))
        yield from (_line("event", one) for one in stored_events(store))
        yield from export_ledger(store)


def _line(kind: str, value: Any) -> bytes:
    return msgspec.json.encode({kind: value}, order="deterministic") + b"\n"


def _documents(connection: Connection) -> Iterator[Row[Any]]:
    after = ""
    while True:
        wanted = select(documents, readings.c.pack_version, readings.c.reader_version).outerjoin(readings, readings.c.n == documents.c.reading)
        page = connection.execute(wanted.where(documents.c.id > after).order_by(documents.c.id).limit(PAGE)).all()
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1].id


def _document(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    told = connection.execute(select(sources).where(sources.c.document == row.n).order_by(sources.c.digest))
    return {
        "key": row.key, "sha256": row.sha256, "state": row.state, "error": row.error, "packs": row.pack_version, "reader": row.reader_version,
        "sources": [[one.own_id, one.source, one.retrieved, one.encoding, one.place] for one in told], "document": document_of(row),
    }  # fmt: skip


def _claims(connection: Connection, row: Row[Any]) -> Iterator[dict[str, Any]]:
    for one in connection.execute(select(claims).where(claims.c.document == row.n).order_by(claims.c.position)):
        read = msgspec.Raw((one.body or "null").encode())
        yield {"document": row.id, "read": read, "holds": msgspec.Raw((one.effective or "null").encode()), "rejected": one.rejected}


def rebuild(
    store: Store,
    place: str | Path,
    read: Read | None = None,
    reconcile: Callable[[Store], None] | None = None,
    packs: str = "",
    reader: str = __version__,
) -> Store:
    """Make a store at a new place from another's documents and ledger alone; gives it open.

    `read` reads a report (the reader itself by default), `reconcile` makes the copies and events of the new store; `packs` is the version
    of the packs that `read` uses (those that Riwaya brings by default)."""
    new = open_store(place)
    try:
        with store.read() as connection:
            for row in _documents(connection):
                _copy_reports(connection, new, row)
        import_ledger(new, export_ledger(store))
        for report in to_read(new):
            read_report(new, report, read or read_stored, packs or pack_version(), reader)
        if reconcile is not None:
            reconcile(new)
    except BaseException:
        new.close()
        raise
    return new


def read_stored(report: StoredReport) -> Record:
    """Read a stored report with the packs that Riwaya brings."""
    return read_document(
        report.text, id=report.id, source=report.source, title=report.title, url=report.url, outlet=report.outlet, published=report.published,
        retrieved=report.retrieved, encoding=report.encoding,
    )  # fmt: skip


def read_report(store: Store, report: StoredReport, read: Read, packs: str, reader: str) -> bool:
    """Read a report and keep its record, or why it could not be read; whether it could."""
    try:
        record = read(report)
    except InputError as error:
        put_failure(store, error, report.id, packs, reader)
        return False
    put_record(store, record, packs, reader)
    return True


def _copy_reports(connection: Connection, new: Store, row: Row[Any]) -> None:
    told = connection.execute(select(sources).where(sources.c.document == row.n).order_by(sources.c.digest)).all()
    if row.state == REMOVED:
        _copy_removed(connection, new, row, told)
        return
    document = document_of(row)
    published = (row.given_start, row.given_end) if row.given_start else None
    for one in told:
        report = StoredReport(
            one.own_id, document.text, one.source, document.title, document.url, document.outlet, published, one.retrieved, one.encoding, one.place
        )
        put_report(new, report)


def _copy_removed(connection: Connection, new: Store, row: Row[Any], told: Any) -> None:
    """A removed document has no content to put in: its row and tombstone are copied."""
    stone = connection.execute(select(tombstones).where(tombstones.c.kind == "document", tombstones.c.id == row.id)).first()
    with new.write() as target:
        number = next_number(target, documents.c.n)
        target.execute(insert(documents), {**{column.name: getattr(row, column.name) for column in documents.c}, "n": number})
        for one in told:
            target.execute(insert(sources), {**one._asdict(), "document": number})
        if stone is not None:
            target.execute(insert(tombstones), stone._asdict())
