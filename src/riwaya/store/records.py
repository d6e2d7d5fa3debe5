"""Readings in a store: records put in, every value as a statement; records and claims given back as they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from riwaya.errors import NotFound
from riwaya.model.event import ClaimRef
from riwaya.model.record import SCHEMA, Claim, Document, Record, Span
from riwaya.store.corrections import Stale, stale
from riwaya.store.documents import PAGE, READ, REMOVED, StoredReport, document_of, encode, find_document, next_number, put_report
from riwaya.store.held import all_read, write_claims
from riwaya.store.judgement import VALUES, Judgement, effective
from riwaya.store.ledger import judgements_on
from riwaya.store.open import Store
from riwaya.store.schema import claims, documents, ledger, readings, statements
from riwaya.store.state import changed, number_of_reading
from riwaya.store.values import cells, document_cells
from riwaya.store.words import safe

READER = "riwaya"
CURRENT, SUPERSEDED, STALE = "current", "superseded", "stale"


class Statement(NamedTuple):
    """A value with all that it rests on. `claim` is "" for what was read of the document as a whole.

    `state`: `current`; `superseded` (a newer reading or a person says otherwise); `stale` (a newer reading that a person's value stands
    against: to be looked at). `at` is the moment of writing in UTC; `author` a person, or "riwaya"."""

    document: str
    claim: str
    field: str
    value: Any
    words: str | None
    span: Span | None
    rule: str | None
    pack_version: str
    reader_version: str
    author: str
    at: str
    state: str


def put_record(store: Store, record: Record, pack_version: str, reader_version: str) -> str:
    """Keep what was read of a report. Gives the document's id in the store.

    A report that was not put in before is put in now. A value that is read otherwise than before is kept as a new statement, and the
    old one as superseded; what people judged stays as they judged it."""
    with store.write() as connection:
        row = _row_of(store, connection, record.document)
        if row.state == REMOVED:  # taken out while it was being read
            return str(row.id)
        reading = number_of_reading(connection, pack_version, reader_version)
        read = _distinct(record.claims)
        document = record.document
        _put_statements(store, connection, row.n, document, read, reading)
        published = document.published
        values = {
            "state": READ, "reading": reading, "error_code": None, "error": None,
            "published_start": published.start if published else None, "published_end": published.end if published else None,
            "published_basis": published.basis if published else None,
            "body": encode(msgspec.structs.replace(document, id="", source=None, retrieved=None, encoding=None)),
        }  # fmt: skip
        connection.execute(update(documents).where(documents.c.n == row.n).values(**values))
        write_claims(connection, row.n, document, read, judgements_on(connection, row.n))
        changed(connection)
        return str(row.id)


def _row_of(store: Store, connection: Connection, document: Document) -> Row[Any]:
    try:
        row = find_document(connection, document.id)
        if msgspec.json.decode(row.body, type=Document).text == document.text:
            return row
    except NotFound:
        pass
    published = document.published
    given = (published.start, published.end) if published is not None and published.basis == "metadata" else None
    report = StoredReport(
        document.id, document.text, document.source, document.title, document.url, document.outlet, given, document.retrieved, document.encoding, ""
    )
    return find_document(connection, put_report(store, report).id)


def _distinct(found: Iterable[Claim]) -> list[Claim]:
    """Claims with an id each: the second of one id gets "~2"."""
    seen: dict[str, int] = {}
    distinct = []
    for claim in found:
        times = seen[claim.id] = seen.get(claim.id, 0) + 1
        distinct.append(claim if times == 1 else msgspec.structs.replace(claim, id=f"{claim.id}~{times}"))
    return distinct


def _put_statements(store: Store, connection: Connection, number: int, document: Document, read: list[Claim], reading: int) -> None:
    rows = connection.execute(select(statements).where(statements.c.document == number, statements.c.is_current == 1))
    known = {_said(row._asdict()): row.n for row in rows}
    told = [_statement(number, "", cell, reading, store.now()) for cell in document_cells(document)]
    told += [_statement(number, claim.id, cell, reading, store.now()) for claim in read for cell in cells(claim, document.text)]
    new = {_said(row): row for row in told}
    old = [n for said, n in known.items() if said not in new]
    if old:
        connection.execute(update(statements).where(statements.c.n.in_(old)).values(is_current=0))
    added = [row for said, row in new.items() if said not in known]
    if added:
        first = next_number(connection, statements.c.n)
        connection.execute(insert(statements), [{**row, "n": first + at} for at, row in enumerate(added)])


def _statement(number: int, claim: str, cell: Any, reading: int, at: int) -> dict[str, Any]:
    start, end = cell.span or (None, None)
    return {
        "document": number, "claim": claim, "field": cell.field, "value": encode(cell.value), "words": safe(cell.words) if cell.words else None,
        "span_start": start, "span_end": end, "rule": cell.rule, "reading": reading, "author": READER, "at": at, "is_current": 1,
    }  # fmt: skip


def _said(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("claim", "field", "value", "words", "span_start", "span_end", "rule"))


def record(store: Store, name: str) -> Record:
    """The record of a document as it holds, under its id in the store. Raises NotFound."""
    with store.read() as connection:
        return _record(connection, find_document(connection, name))


def records(store: Store) -> Iterator[Record]:
    """Every record as it holds, by the ids of the documents; a few are in memory at a time. All are of one state of the store."""
    after = ""
    with store.read() as connection:
        while True:
            wanted = select(documents).where(documents.c.state == READ, documents.c.id > after)
            page = connection.execute(wanted.order_by(documents.c.id).limit(PAGE)).all()
            held = _held(connection, [row.n for row in page])
            for row in page:
                yield Record(schema=SCHEMA, document=document_of(row), claims=tuple(held.get(row.n, ())))
            if len(page) < PAGE:
                return
            after = page[-1].id


def _record(connection: Connection, row: Row[Any]) -> Record:
    return Record(schema=SCHEMA, document=document_of(row), claims=tuple(_held(connection, [row.n]).get(row.n, ())))


def _held(connection: Connection, numbers: list[int]) -> dict[int, list[Claim]]:
    rows = select(claims.c.document, claims.c.body, claims.c.effective).where(claims.c.document.in_(numbers), claims.c.rejected == 0)
    found: dict[int, list[Claim]] = {}
    for row in connection.execute(rows.order_by(claims.c.document, claims.c.position)):
        found.setdefault(row.document, []).append(msgspec.json.decode(row.effective or row.body, type=Claim))
    return found


def claims_of(store: Store, name: str) -> tuple[Claim, ...]:
    """The claims of a document as they hold: corrected, without those rejected."""
    return record(store, name).claims


def original_claims(store: Store, name: str) -> tuple[Claim, ...]:
    """The claims of a document as they were read, whatever people said of them."""
    with store.read() as connection:
        return tuple(all_read(connection, find_document(connection, name).key))


def claim(store: Store, ref: ClaimRef) -> Claim:
    """A claim as it holds. Raises NotFound where there is none, or it was rejected."""
    for found in claims_of(store, ref.document):
        if found.id == ref.claim:
            return found
    raise NotFound("there is no such claim", f"{ref.document}/{ref.claim}")


def stale_values(store: Store) -> list[Stale]:
    """What people hold to and newer packs read otherwise: the queue for review, by document and claim."""
    found: list[Stale] = []
    with store.read() as connection:
        judged = select(ledger.c.subject_key).where(ledger.c.kind.in_(VALUES)).distinct().order_by(ledger.c.subject_key)
        for key in connection.execute(judged).scalars().all():
            row = connection.execute(select(documents.c.n, documents.c.id).where(documents.c.key == key, documents.c.state == READ)).first()
            if row is not None:
                found += [one._replace(document=row.id) for one in stale(all_read(connection, key), effective(judgements_on(connection, row.n)))]
    return sorted(found, key=lambda one: (one.document, one.claim, one.field))


def statements_of(store: Store, name: str, claim: str | None = None, history: bool = False) -> list[Statement]:
    """The statements of a document, or of one claim of it; with `history`, those too that no longer hold."""
    with store.read() as connection:
        row = find_document(connection, name)
        wanted = select(statements, readings.c.pack_version, readings.c.reader_version).join(readings, readings.c.n == statements.c.reading)
        wanted = wanted.where(statements.c.document == row.n).order_by(statements.c.n)
        if claim is not None:
            wanted = wanted.where(statements.c.claim == claim)
        judged = [j for j in effective(judgements_on(connection, row.n)) if j.kind in VALUES]
        old = {(one.claim, one.field) for one in stale(all_read(connection, row.key), judged)}
        found = [_told(row.id, said, judged, old) for said in connection.execute(wanted)]
        found += [_by_person(row.id, j) for j in judged if claim is None or j.subject.claim == claim]
    return [one for one in found if history or one.state != SUPERSEDED]


def _told(id: str, row: Row[Any], judged: list[Judgement], old: set[tuple[str, str]]) -> Statement:
    span = (row.span_start, row.span_end) if row.span_start is not None else None
    state = CURRENT if row.is_current else SUPERSEDED
    for judgement in judged if row.is_current else ():
        if judgement.subject.claim == row.claim and _covers(judgement.field, row.field):
            state = STALE if (row.claim, judgement.field) in old else SUPERSEDED
    return Statement(
        id, row.claim, row.field, msgspec.json.decode(row.value), row.words, span, row.rule, row.pack_version, row.reader_version,
        row.author, _moment(row.at), state,
    )  # fmt: skip


def _covers(judged: str, field: str) -> bool:
    return judged in ("", field) or field.startswith(judged + ".")


def _by_person(id: str, judgement: Judgement) -> Statement:
    rule = judgement.kind + (f": {judgement.reason}" if judgement.reason else "")
    return Statement(id, judgement.subject.claim, judgement.field, judgement.value, None, None, rule, "", "", judgement.author, judgement.at, CURRENT)


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
