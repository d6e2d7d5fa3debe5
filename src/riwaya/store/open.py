"""Open a store: one SQLite file, or a PostgreSQL database by its URL, brought up to today's schema.

A store has one writer at a time (`Store.write`) and any number of readers, each of which sees one state of it (`Store.read`).
What a `write` block did is there as a whole once the block has ended, or not at all: a process that is killed loses only the block
it was in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from types import TracebackType

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from riwaya.errors import MissingExtra, StoreError
from riwaya.store.migrate import HEAD, migrate, version_of

BUSY_SECONDS = 60
CACHE_KB = 65_536
# Kept in the head of a SQLite file, and the key of PostgreSQL's lock for the one writer: "RIWA" in ASCII.
APPLICATION = 0x52495741
# SQLite writes to the disk before a commit returns.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}", f"cache_size=-{CACHE_KB}")


class Store:
    """An open store. Close it, or use it as a context manager. `clock` gives seconds since 1970."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self.engine = engine
        self.clock = clock
        self._own = local()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or server."""
        self.engine.dispose()

    @property
    def place(self) -> str:
        """The path or URL, for messages; without the password."""
        url = self.engine.url
        return url.database or ":memory:" if self.is_sqlite else url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is one SQLite file."""
        return self.engine.dialect.name == "sqlite"

    def now(self) -> int:
        """The moment of writing, in whole seconds since 1970."""
        return int(self.clock())

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one writer: all or nothing. A block inside another belongs to it."""
        outer: Connection | None = getattr(self._own, "writer", None)
        if outer is not None:
            yield outer
            return
        with _told(self.place), self.engine.connect().execution_options(write=True) as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION})
            self._own.writer = connection
            try:
                yield connection
            finally:
                self._own.writer = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One state of the store, whatever is written meanwhile. Inside a `write` block: what that block sees."""
        writer: Connection | None = getattr(self._own, "writer", None)
        if writer is not None:
            yield writer
            return
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with _told(self.place), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection


@contextmanager
def _told(place: str) -> Iterator[None]:
    """What the database complains of becomes an error with a place."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"the store cannot be used ({_short(error)})", place) from error


def _short(error: SQLAlchemyError) -> str:
    told = getattr(error, "orig", None) or error
    return f"{type(told).__name__}: {' '.join(str(told).split())}"[:200]


def open_store(place: str | Path, *, create: bool = True, clock: Callable[[], float] = time.time) -> Store:
    """Open the store at a path or URL, making it where there is none, and bring it up to today's schema.

    Raises StoreError where it cannot be opened, is no store, or is missing and not to be made; StoreVersion where a newer Riwaya
    made it; MissingExtra where PostgreSQL's driver is not installed.
    """
    url = store_url(place)
    if url.get_backend_name() == "sqlite":
        _check_file(url, create)
        engine = _sqlite(url)
    else:
        engine = _postgresql(url)
    store = Store(engine, clock)
    try:
        with store.read() as connection:
            current = version_of(connection) == HEAD
        if not current:
            with store.write() as connection:
                migrate(connection, store.place, create)
    except BaseException:
        store.close()
        raise
    return store


def store_url(place: str | Path) -> URL:
    """The URL of a path or URL. Raises StoreError for a database that Riwaya has no store in."""
    told = str(place)
    if isinstance(place, Path) or "://" not in told:
        return URL.create("sqlite", database=told)
    try:
        url = make_url(told.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise StoreError("this is no URL of a store", told.split("@")[-1]) from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"a store is a SQLite file or a PostgreSQL database, not {url.get_backend_name()}")
    return url


def _check_file(url: URL, create: bool) -> None:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise StoreError("a store needs a file")
    if path.is_dir():
        raise StoreError("this is a folder, not a store", str(path))
    if not path.exists() and not create:
        raise StoreError("there is no such store", str(path))
    if not path.parent.is_dir():
        raise StoreError("there is no such folder", str(path.parent))


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _settle(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]  # the driver must not begin or commit by itself
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL) -> Engine:
    query = dict(url.query)
    folder = query.pop("host", None)
    if isinstance(folder, str) and folder.startswith("/"):  # as other tools name the folder of a Unix socket
        query["unix_sock"] = f"{folder}/.s.PGSQL.{query.pop('port', url.port or 5432)}"
    try:
        engine = create_engine(url.set(drivername="postgresql+pg8000", query=query))
    except ModuleNotFoundError as error:
        raise MissingExtra("the driver of PostgreSQL is not installed", "pg8000", "Install riwaya[postgres]") from error
    engine.dialect.use_insertmanyvalues_wo_returning = True  # many rows a statement: the driver would send them one by one
    return engine
