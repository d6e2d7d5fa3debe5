"""What a store holds, in numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select

from riwaya.store.documents import FAILED, READ, REMOVED, WAITING
from riwaya.store.migrate import version_of
from riwaya.store.open import Store
from riwaya.store.records import stale_values
from riwaya.store.schema import claims, copies, documents, events, failures, ledger, readings, tombstones, undecided
from riwaya.store.state import needs_reconciling


class Failure(NamedTuple):
    """An input that could not be read, and why."""

    place: str
    code: str
    what: str
    remedy: str


class Status(NamedTuple):
    """Numbers of a store. `readings`: (pack version, reader version, documents read with them), the most used first."""

    place: str
    schema: str
    waiting: int
    read: int
    failed: int
    removed: int
    failures: int
    claims: int
    rejected: int
    corrected: int
    events: int
    contested: int
    copies: int
    undecided: int
    judgements: int
    stale: int
    tombstones: int
    readings: tuple[tuple[str, str, int], ...]
    needs_reconciling: bool


def status(store: Store) -> Status:
    """Count what a store holds."""
    with store.read() as connection:
        states = {row.state: row.number for row in _grouped(connection)}
        return Status(
            place=store.place,
            schema=version_of(connection) or "",
            **{state: states.get(state, 0) for state in (WAITING, READ, FAILED, REMOVED)},
            failures=_count(connection, failures),
            claims=_count(connection, claims, claims.c.rejected == 0),
            rejected=_count(connection, claims, claims.c.rejected == 1),
            corrected=_count(connection, claims, claims.c.effective.is_not(None)),
            events=_count(connection, events),
            contested=_count(connection, events, events.c.conflicts > 0),
            copies=_count(connection, copies),
            undecided=_count(connection, undecided),
            judgements=_count(connection, ledger),
            stale=len(stale_values(store)),
            tombstones=_count(connection, tombstones),
            readings=_readings(connection),
            needs_reconciling=needs_reconciling(store),
        )


def _grouped(connection: Connection) -> Any:
    return connection.execute(select(documents.c.state, func.count().label("number")).group_by(documents.c.state))


def _count(connection: Connection, table: Table, *where: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())


def _readings(connection: Connection) -> tuple[tuple[str, str, int], ...]:
    wanted = select(readings.c.pack_version, readings.c.reader_version, func.count().label("number"))
    wanted = wanted.join(documents, documents.c.reading == readings.c.n).where(documents.c.state == READ)
    rows = connection.execute(wanted.group_by(readings.c.pack_version, readings.c.reader_version))
    return tuple(sorted(((row.pack_version, row.reader_version, row.number) for row in rows), key=lambda row: (-row[2], row)))


def failures_of(store: Store) -> list[Failure]:
    """The inputs and documents that could not be read, by place."""
    with store.read() as connection:
        found = [Failure(row.place, row.code, row.what, row.remedy) for row in connection.execute(select(failures))]
        rows = connection.execute(select(documents).where(documents.c.state == FAILED))
        found += [Failure(row.id, row.error_code, row.error, "") for row in rows]
    return sorted(found)
