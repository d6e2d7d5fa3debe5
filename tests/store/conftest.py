"""Every test of the store runs on SQLite and on a real PostgreSQL server, which is started here where one is installed."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pg8000.dbapi
import pytest

from riwaya.store.open import Store, open_store

USER = "riwaya"
_BINARIES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *sorted(Path("/usr/pgsql").parent.glob("pgsql-*/bin"), reverse=True)]
_numbers = itertools.count()


def _binary(name: str) -> str | None:
    found = next((folder / name for folder in _BINARIES if (folder / name).exists()), None)
    return str(found) if found else shutil.which(name)


def _as_other(command: list[str], folder: Path) -> None:
    """Run a command of PostgreSQL, which refuses to serve under root: then as another user."""
    if os.geteuid() == 0:
        user = "postgres" if subprocess.run(["id", "postgres"], capture_output=True).returncode == 0 else "nobody"
        shutil.chown(folder, user)
        command = ["runuser", "-u", user, "--", *command]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120, check=False)
    if done.returncode:
        pytest.skip(f"PostgreSQL does not start here: {done.stderr.decode(errors='replace')[-300:]}")


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of a running server's socket; skips where PostgreSQL is not installed."""
    initdb, pg_ctl = _binary("initdb"), _binary("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("no PostgreSQL server is installed (initdb and pg_ctl are not found): these tests ran on SQLite only")
    folder = Path(tempfile.mkdtemp(prefix="riwaya-pg-"))
    folder.chmod(0o755)
    data = str(folder / "data")
    _as_other([initdb, "-D", data, "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"], folder)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    _as_other([pg_ctl, "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start"], folder)
    try:
        yield folder
    finally:
        _as_other([pg_ctl, "-D", data, "-m", "immediate", "-w", "stop"], folder)
        shutil.rmtree(folder, ignore_errors=True)


def _say(server: Path, statement: str) -> None:
    connection = pg8000.dbapi.connect(USER, database="postgres", unix_sock=str(server / ".s.PGSQL.5432"))
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()


def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A new file, or a new database that goes when the test is over."""
    name = f"t{next(_numbers)}"
    if request.param == "sqlite":
        yield str(tmp_path / f"{name}.db")
        return
    server = request.getfixturevalue("server")
    _say(server, f"CREATE DATABASE {name}")
    yield f"postgresql://{USER}@/{name}?host={server}"
    _say(server, f"DROP DATABASE {name} WITH (FORCE)")


place = pytest.fixture(params=["sqlite", "postgresql"], name="place")(new_place)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty store whose clock stands still."""
    with open_store(place, clock=lambda: 1_600_000_000.0) as opened:
        yield opened
