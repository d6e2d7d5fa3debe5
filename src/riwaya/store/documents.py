"""Reports in a store: put in before they are read, so that a run that is killed goes on where it was.

A document is what it says: its key is a hash of text, outlet, address, given date and title. The same content put twice, from two
files or twice from one, is one document that remembers where it came from. Its id in the store is the report's own id, "~", and
twelve digits of the key: a name that does not depend on what else is in the store or came first. Where one content comes under
several ids, the smallest by byte order stands in front; the part after "~" alone is what finds a document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

import msgspec
from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from riwaya.errors import BadField, NotFound, RiwayaError
from riwaya.model.record import Document, Evidence, Published
from riwaya.store.open import Store
from riwaya.store.schema import claims, copies, documents, failures, readings, sources, statements, tombstones
from riwaya.store.state import changed, number_of_reading
from riwaya.store.words import drop_words, key_of, put_words, safe

SHORT, OWN = 12, 160
PAGE = 100
WAITING, READ, FAILED, REMOVED = "waiting", "read", "failed", "removed"


class ReportLike(Protocol):
    """What a report tells: `riwaya.ingest.report.Report` does."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def published(self) -> tuple[str, str] | None: ...
    @property
    def retrieved(self) -> str | None: ...
    @property
    def encoding(self) -> str | None: ...
    @property
    def place(self) -> str: ...
    @property
    def dated_by(self) -> str | None: ...


class StoredReport(NamedTuple):
    """A report to read, as it was put in, under its id in the store. `Report(*stored)` makes it one of `ingest`."""

    id: str
    text: str
    source: str | None
    title: str | None
    url: str | None
    outlet: str | None
    published: tuple[str, str] | None
    retrieved: str | None
    encoding: str | None
    place: str
    dated_by: str | None = None


class Put(NamedTuple):
    """What became of a report: its id in the store, whether its content is new, and its state now."""

    id: str
    new: bool
    state: str


def content_key(text: str, outlet: str | None, url: str | None, published: tuple[str, str] | None, title: str | None) -> str:
    """The key of a document: 64 hexadecimal digits. Raises BadField for half a surrogate pair, which no file can hold."""
    try:
        content = msgspec.json.encode([text, outlet or None, url or None, published or None, title or None])
    except UnicodeEncodeError as error:
        raise BadField("the report holds half a character", "") from error
    return hashlib.sha256(content).hexdigest()


def put_report(store: Store, report: ReportLike) -> Put:
    """Put a report in, to be read later. Raises BadField where its text cannot be kept."""
    with store.write() as connection:
        return _put(connection, report)


def put_reports(store: Store, reports: Iterable[ReportLike]) -> Iterator[Put]:
    """Put many reports in, a hundred to a transaction."""
    batch: list[ReportLike] = []
    for report in reports:
        batch.append(report)
        if len(batch) == PAGE:
            yield from _put_batch(store, batch)
            batch = []
    yield from _put_batch(store, batch)


def _put_batch(store: Store, batch: list[ReportLike]) -> list[Put]:
    with store.write() as connection:
        return [_put(connection, report) for report in batch]


def _put(connection: Connection, report: ReportLike) -> Put:
    key = content_key(report.text, report.outlet, report.url, report.published, report.title)
    found = connection.execute(select(documents.c.n, documents.c.state).where(documents.c.key == key)).first()
    number = found.n if found else _insert(connection, key, report)
    if found and found.state == REMOVED:
        return Put(_id_of(connection, number), False, REMOVED)
    _remember(connection, number, report)
    return Put(_name(connection, number), found is None, found.state if found else WAITING)


def _insert(connection: Connection, key: str, report: ReportLike) -> int:
    number = next_number(connection, documents.c.n)
    start, end = report.published or (None, None)
    dated = _dated(report.published, report.dated_by)
    document = Document(id="", text=report.text, title=report.title or None, url=report.url or None, outlet=report.outlet or None, published=dated)
    row = {
        "n": number, "key": key, "short": key[:SHORT], "id": key, "own_id": "",
        "sha256": hashlib.sha256(report.text.encode()).hexdigest(), "state": WAITING,
        "outlet": _maybe(report.outlet), "title": _maybe(report.title), "url": _maybe(report.url), "outlet_key": key_of(report.outlet or ""),
        "given_start": start, "given_end": end, "published_start": start, "published_end": end, "body": encode(document),
    }  # fmt: skip
    connection.execute(insert(documents), row)
    put_words(connection, "document_words", [(number, f"{report.title or ''}\n{report.text}")])
    return number


def _dated(published: tuple[str, str] | None, dated_by: str | None) -> Published | None:
    """How a report's date is known, in the form in which the reader gives it; None where nobody says."""
    if published is None or not dated_by:
        return None
    return Published(start=published[0], end=published[1], basis="metadata", evidence=(Evidence(span=None, says=dated_by),))


def dated_by(document: Document) -> str | None:
    """How the date that came beside a report is known, where that was told."""
    told = document.published.evidence if document.published and document.published.basis == "metadata" else ()
    return told[0].says if told else None


def _maybe(told: str | None) -> str | None:
    return safe(told) if told else None


def encode(value: Any) -> str:
    """JSON as the store keeps it: in one spelling for one value."""
    return msgspec.json.encode(value, order="deterministic").decode()


def next_number(connection: Connection, column: Any) -> int:
    """The number of the next row; only the one writer asks."""
    last: int | None = connection.execute(select(column).order_by(column.desc()).limit(1)).scalar()
    return (last or 0) + 1


def _remember(connection: Connection, number: int, report: ReportLike) -> None:
    told = [safe(report.id)[:OWN], _maybe(report.source), _maybe(report.retrieved), _maybe(report.encoding), safe(report.place)]
    digest = hashlib.sha256(msgspec.json.encode(told)).hexdigest()
    known = select(sources.c.digest).where(sources.c.document == number, sources.c.digest == digest)
    if connection.execute(known).first() is None:
        names = ("own_id", "source", "retrieved", "encoding", "place")
        row = {"document": number, "digest": digest, **dict(zip(names, told, strict=True))}
        connection.execute(insert(sources), row)


def _name(connection: Connection, number: int) -> str:
    """Give a document the name of the smallest of its sources."""
    rows = connection.execute(select(sources).where(sources.c.document == number)).all()
    first = min(rows, key=lambda row: (row.own_id, row.source or "", row.retrieved or "", row.encoding or "", row.place))
    short = connection.execute(select(documents.c.short).where(documents.c.n == number)).scalar_one()
    id = f"{first.own_id}~{short}"
    values = {"id": id, "own_id": first.own_id, "source": first.source, "retrieved": first.retrieved, "encoding": first.encoding}
    connection.execute(update(documents).where(documents.c.n == number).values(**values))
    return id


def _id_of(connection: Connection, number: int) -> str:
    return str(connection.execute(select(documents.c.id).where(documents.c.n == number)).scalar_one())


def to_read(store: Store, pack_version: str = "", reader_version: str = "") -> Iterator[StoredReport]:
    """The reports that wait, by id; where versions are given, those too that others have read."""
    after = ""
    while True:
        with store.read() as connection:
            wanted = documents.c.state == WAITING
            if pack_version:
                kept = select(readings.c.n).where(readings.c.pack_version == pack_version, readings.c.reader_version == reader_version)
                wanted = or_(wanted, (documents.c.state.in_((READ, FAILED))) & (documents.c.reading.is_(None) | documents.c.reading.not_in(kept)))
            page = connection.execute(select(documents).where(wanted, documents.c.id > after).order_by(documents.c.id).limit(PAGE)).all()
        yield from map(_stored, page)
        if len(page) < PAGE:
            return
        after = page[-1].id


def _stored(row: Row[Any]) -> StoredReport:
    document = msgspec.json.decode(row.body, type=Document)
    published = (row.given_start, row.given_end) if row.given_start else None
    return StoredReport(
        row.id, document.text, row.source, document.title, document.url, document.outlet, published, row.retrieved, row.encoding, row.source or row.id,
        dated_by(document),
    )


def as_given(store: Store, name: str) -> StoredReport:
    """A report as it was put in: with the outlet and days that stood beside its text, whatever was read of it. Raises NotFound."""
    with store.read() as connection:
        row = find_document(connection, name)
        return _stored(row)._replace(outlet=row.outlet, title=row.title, url=row.url)


def document_of(row: Row[Any]) -> Document:
    """The document of a row: what was read of it, under its id in the store."""
    document = msgspec.json.decode(row.body, type=Document)
    return msgspec.structs.replace(document, id=row.id, source=row.source, retrieved=row.retrieved, encoding=row.encoding)


def find_document(connection: Connection, name: str) -> Row[Any]:
    """The row of a document by its id in the store, by the part after "~" alone, or by its own id where only one has it.

    Raises NotFound where there is none, or several."""
    short = name.rpartition("~")[2]
    wanted = or_(documents.c.short == short, documents.c.own_id == safe(name))
    rows = connection.execute(select(documents).where(wanted).order_by(documents.c.id).limit(4)).all()
    exact = [row for row in rows if row.short == short]
    if not rows:
        raise NotFound("there is no such document", name)
    if len(rows) > 1 and not exact:
        raise NotFound("several documents have this id", name, f"Say which: {', '.join(row.id for row in rows)}")
    return (exact or rows)[0]


def numbers_of(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The numbers of those documents that are there, by their ids in the store."""
    by_short = {name.rpartition("~")[2]: name for name in names}
    rows = connection.execute(select(documents.c.n, documents.c.short).where(documents.c.short.in_(by_short)))
    return {by_short[row.short]: row.n for row in rows}


def put_failure(store: Store, error: RiwayaError, document: str = "", pack_version: str = "", reader_version: str = "") -> None:
    """Keep why an input could not be read, or, with its id, a document (which then waits no more until the versions change)."""
    with store.write() as connection:
        if document:
            row = find_document(connection, document)
            reading = number_of_reading(connection, pack_version, reader_version)
            values = {"state": FAILED, "error_code": error.code, "error": safe(error.what), "reading": reading}
            connection.execute(update(documents).where(documents.c.n == row.n).values(**values))
            return
        told = [safe(error.place), error.code, safe(error.what), safe(error.remedy)]
        digest = hashlib.sha256(msgspec.json.encode(told)).hexdigest()
        connection.execute(delete(failures).where(failures.c.digest == digest))
        connection.execute(insert(failures), dict(zip(("digest", "place", "code", "what", "remedy"), (digest, *told), strict=True)))


def remove_document(store: Store, name: str, reason: str) -> str:
    """Take a document's text and claims out and leave a tombstone; its content stays out when it comes again. Gives its id."""
    with store.write() as connection:
        row = find_document(connection, name)
        drop_words(connection, "document_words", [row.n])
        gone = connection.execute(select(claims.c.n).where(claims.c.document == row.n)).scalars().all()
        drop_words(connection, "claim_words", list(gone))
        _forget(connection, row.n)
        emptied = encode(Document(id="", text=""))
        connection.execute(update(documents).where(documents.c.n == row.n).values(state=REMOVED, body=emptied, title=None, reading=None))
        connection.execute(delete(tombstones).where(tombstones.c.kind == "document", tombstones.c.id == row.id))
        stone = {"kind": "document", "id": row.id, "replaced_by": "", "reason": safe(reason), "at": store.now()}
        connection.execute(insert(tombstones), stone)
        changed(connection)
        return str(row.id)


def restore_document(store: Store, name: str) -> str:
    """Let the content of a removed document in again; it must be put in anew. Gives the id it had."""
    with store.write() as connection:
        row = find_document(connection, name)
        if row.state != REMOVED:
            raise NotFound("this document was not removed", name)
        connection.execute(delete(tombstones).where(tombstones.c.kind == "document", tombstones.c.id == row.id))
        connection.execute(delete(documents).where(documents.c.n == row.n))
        return str(row.id)


def _forget(connection: Connection, number: int) -> None:
    for table in (claims, statements, copies):
        connection.execute(delete(table).where(table.c.document == number))
