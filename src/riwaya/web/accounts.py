"""Accounts and sessions of a team, in a file of their own beside the store: no export or copy of the record ever holds them.

Passwords are kept as argon2id hashes, sessions as hashes of their tokens.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riwaya.errors import AccountError
from riwaya.web.page import User

ROLES = ("reader", "reviewer", "editor")
LEAST_PASSWORD = 10
SESSION_SECONDS = 12 * 3600
_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  csrf TEXT NOT NULL, until INTEGER NOT NULL);
"""


class Session(NamedTuple):
    """Who is logged in, and the token that its forms carry."""

    user: User
    csrf: str


class Accounts:
    """The accounts in a file; made where there is none, readable by its owner alone."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._hasher = PasswordHasher()
        # A hash to check against where there is no such account, so that the answer takes as long.
        self._nobody = self._hasher.hash(secrets.token_hex(16))
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        with self._connection() as connection:
            connection.executescript(_SCHEMA)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path, timeout=30)
        try:
            with connection:
                connection.execute("PRAGMA foreign_keys=ON")
                yield connection
        finally:
            connection.close()

    def add(self, name: str, role: str, password: str) -> None:
        """Make an account, or give one another role and password (its sessions end). Raises AccountError."""
        if not name or len(name) > 80 or not name.isprintable() or name != name.strip():
            raise AccountError("a name has 1 to 80 printable characters")
        if role not in ROLES:
            raise AccountError(f"there is no role {role!r}", remedy=f"One of: {', '.join(ROLES)}")
        if len(password) < LEAST_PASSWORD:
            raise AccountError(f"the password is shorter than {LEAST_PASSWORD} characters")
        hashed = self._hasher.hash(password)
        with self._connection() as connection:
            connection.execute("INSERT OR REPLACE INTO account VALUES (?, ?, ?)", (name, role, hashed))
            connection.execute("DELETE FROM session WHERE name = ?", (name,))

    def remove(self, name: str) -> None:
        """Take an account away with its sessions. Raises AccountError where there is none."""
        with self._connection() as connection:
            if not connection.execute("DELETE FROM account WHERE name = ?", (name,)).rowcount:
                raise AccountError("there is no such account", name)

    def names(self) -> list[User]:
        """The accounts by name."""
        with self._connection() as connection:
            return [User(*row) for row in connection.execute("SELECT name, role FROM account ORDER BY name")]

    def log_in(self, name: str, password: str) -> str:
        """The token of a new session, or "" where name and password do not fit."""
        with self._connection() as connection:
            row = connection.execute("SELECT password FROM account WHERE name = ?", (name,)).fetchone()
        try:
            self._hasher.verify(row[0] if row else self._nobody, password)
        except (VerificationError, InvalidHashError):
            return ""
        return self._begin(name) if row else ""

    def _begin(self, name: str) -> str:
        token, now = secrets.token_urlsafe(32), int(self._clock())
        with self._connection() as connection:
            connection.execute("DELETE FROM session WHERE until < ?", (now,))
            values = (_hashed(token), name, secrets.token_urlsafe(32), now + SESSION_SECONDS)
            connection.execute("INSERT INTO session VALUES (?, ?, ?, ?)", values)
        return token

    def session(self, token: str) -> Session | None:
        """The session of a token, where it holds."""
        wanted = (
            "SELECT account.name, account.role, session.csrf FROM session JOIN account ON account.name = session.name "
            "WHERE session.token = ? AND session.until >= ?"
        )
        with self._connection() as connection:
            row = connection.execute(wanted, (_hashed(token), int(self._clock()))).fetchone()
        return Session(User(row[0], row[1]), row[2]) if row else None

    def log_out(self, token: str) -> None:
        """End a session."""
        with self._connection() as connection:
            connection.execute("DELETE FROM session WHERE token = ?", (_hashed(token),))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
