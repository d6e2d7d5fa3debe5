"""What a store knows of itself: which readings it holds, and whether its events are as new as its claims."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select

from riwaya.store.open import Store
from riwaya.store.schema import meta, readings

_CHANGES, _RECONCILED, _EVENTS = "changes", "reconciled", "events"


def get_meta(connection: Connection, name: str) -> str:
    """A note of the store about itself, or ""."""
    return connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar() or ""


def set_meta(connection: Connection, name: str, value: str) -> None:
    """Keep a note."""
    connection.execute(delete(meta).where(meta.c.name == name))
    connection.execute(insert(meta), {"name": name, "value": value})


def changed(connection: Connection) -> None:
    """Note that claims, documents or judgements are not what they were."""
    set_meta(connection, _CHANGES, str(int(get_meta(connection, _CHANGES) or 0) + 1))


def state_of_claims(store: Store) -> int:
    """A number that grows with every change to claims, documents and judgements. Take it before records are read to reconcile."""
    with store.read() as connection:
        return int(get_meta(connection, _CHANGES) or 0)


def state_of_record(store: Store) -> tuple[str, str]:
    """What stays the same as long as claims, documents, judgements and events do: what is worked out from them holds as long."""
    with store.read() as connection:
        return get_meta(connection, _CHANGES), state_of_events(connection)


def state_of_events(connection: Connection) -> str:
    """What stays the same as long as the events do."""
    return get_meta(connection, _EVENTS)


def reconciled(connection: Connection, state: int | None) -> None:
    """Note which state of the claims the events were made from, and that they may be others than before."""
    set_meta(connection, _EVENTS, str(int(get_meta(connection, _EVENTS) or 0) + 1))
    set_meta(connection, _RECONCILED, str(state) if state is not None else get_meta(connection, _CHANGES) or "0")


def needs_reconciling(store: Store) -> bool:
    """Whether claims, documents or judgements changed since the events were made."""
    with store.read() as connection:
        return get_meta(connection, _RECONCILED) != (get_meta(connection, _CHANGES) or "0")


def number_of_reading(connection: Connection, pack_version: str, reader_version: str) -> int:
    """The number of a pair of versions."""
    same = (readings.c.pack_version == pack_version, readings.c.reader_version == reader_version)
    found: int | None = connection.execute(select(readings.c.n).where(*same)).scalar()
    if found is not None:
        return found
    number = (connection.execute(select(func.max(readings.c.n))).scalar() or 0) + 1
    connection.execute(insert(readings), {"n": number, "pack_version": pack_version, "reader_version": reader_version})
    return number
