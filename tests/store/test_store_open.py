"""Opening stores: whose they are, which schema they have, who may write, and what a killed process leaves."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from storefactory import TEXT, capture, event, read, report, shelling, stored

from riwaya.errors import MissingExtra, StoreError, StoreVersion
from riwaya.model.event import ClaimRef
from riwaya.store import open as opening
from riwaya.store.documents import put_report, put_reports, to_read
from riwaya.store.events import replace_events, stored_events
from riwaya.store.migrate import HEAD, migrate, version_of
from riwaya.store.open import Store, open_store, store_url
from riwaya.store.records import put_record, records
from riwaya.store.schema import metadata
from riwaya.store.search import Query, search, search_documents
from riwaya.store.status import status

ROOT = Path(__file__).parents[2]


def _bare(place: str) -> Store:
    """A store without its tables."""
    url = store_url(place)
    return Store(opening._sqlite(url) if url.get_backend_name() == "sqlite" else opening._postgresql(url))


def test_migrations_make_what_the_queries_expect(store: Store) -> None:
    found = inspect(store.engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}, table.name
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [column.name for column in table.primary_key.columns]
        keys = {(key["constrained_columns"][0], key["referred_table"]) for key in found.get_foreign_keys(table.name)}
        assert keys == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}
        indexed = {tuple(index["column_names"]) for index in found.get_indexes(table.name) if not index["unique"]}
        assert indexed == {tuple(column.name for column in index.columns) for index in table.indexes if not index.unique}, table.name


def test_the_newest_migration_is_the_one_that_opens_quickly() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "riwaya.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_store_of_the_schema_before_is_brought_up_and_loses_nothing(place: str) -> None:
    with _bare(place) as old:
        with old.write() as connection:
            migrate(connection, old.place, to="r0001")
        put_report(old, report())
    with open_store(place) as store:
        with store.read() as connection:
            assert version_of(connection) == HEAD
        told = list(to_read(store))
        assert [one.text for one in told] == [TEXT]
        put_record(store, read(told[0]), "p", "r")
        replace_events(store, [event("e", ClaimRef(told[0].id, "c1"))])
        assert search(store, Query(text="عشرين")).total == 1


def test_a_store_opens_again_with_what_it_held(place: str) -> None:
    with open_store(place) as store:
        name = stored(store)
    with open_store(place, create=False) as store:
        assert [one.document.id for one in records(store)] == [name]


def test_a_newer_store_is_refused(place: str) -> None:
    with open_store(place) as store, store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'r9999'"))
    with pytest.raises(StoreVersion):
        open_store(place)


def test_the_database_of_others_is_left_alone(place: str) -> None:
    with _bare(place) as other, other.write() as connection:
        connection.execute(text("CREATE TABLE theirs (n INTEGER)"))
    with pytest.raises(StoreError, match="something else"):
        open_store(place)
    with _bare(place) as other:
        assert inspect(other.engine).get_table_names() == ["theirs"]


def test_an_empty_database_is_no_store_unless_it_may_be_made(place: str) -> None:
    with pytest.raises(StoreError):
        open_store(place, create=False)
    assert "://" in place or not Path(place).exists()


@pytest.mark.parametrize("wrong", ["mysql://u:secret@h/d", "://", "sqlite://", ":memory:", "postgresql://u:secret@127.0.0.1:1/none"])
def test_places_that_are_none(wrong: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(wrong)
    assert "secret" not in str(caught.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("this is no database, however long the text of it may be" * 50)
    for wrong in (tmp_path, tmp_path / "note.txt", tmp_path / "no" / "where.db"):
        with pytest.raises(StoreError):
            open_store(wrong)
    assert (tmp_path / "note.txt").read_text().startswith("this is no database")


def test_the_driver_of_postgresql_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(MissingExtra, match="riwaya\\[postgres\\]"):
        open_store("postgresql://u@h/d")


def test_one_block_of_writing_is_whole_or_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="stop"), store.write():
        stored(store)
        raise ValueError("stop")
    assert status(store).read == 0
    with store.write():
        first, second = stored(store), stored(store, "two", text="آخر")
    assert [one.document.id for one in records(store)] == [first, second]


def test_readers_see_one_state_while_a_writer_writes(place: str) -> None:
    with open_store(place) as store:
        list(put_reports(store, (report(f"r{n:03}", f"{TEXT} {n}") for n in range(110))))
        for told in to_read(store):
            put_record(store, read(told), "p1", "r1")
        seen = records(store)
        next(seen)
        failed: list[BaseException] = []

        def write() -> None:
            try:
                with open_store(place) as other:
                    stored(other, "late", text="آخر")
                    for told in to_read(other, "p2", "r1"):
                        put_record(other, read(told, capture(), shelling(), capture(id="c3", word="توقف")), "p2", "r1")
            except BaseException as error:
                failed.append(error)

        writer = threading.Thread(target=write)
        writer.start()
        writer.join(120)
        assert not failed and not writer.is_alive()
        rest = list(seen)
        assert len(rest) == 109 and {len(one.claims) for one in rest} == {2}
        assert sum(len(one.claims) == 3 for one in records(store)) == 111


def test_two_writers_take_turns(place: str) -> None:
    with open_store(place):
        pass
    failed: list[BaseException] = []

    def write(part: int) -> None:
        try:
            with open_store(place) as store:
                for number in range(20):
                    stored(store, f"r{part}-{number}", text=f"{TEXT} {part} {number}")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(part,)) for part in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not failed
    with open_store(place) as store:
        assert status(store).read == 60 and status(store).claims == 120


_RUN = """
import sys
sys.path.insert(0, {tests!r})
from storefactory import read, report, TEXT
from riwaya.store.documents import put_reports, to_read
from riwaya.store.open import open_store
from riwaya.store.records import put_record
with open_store({place!r}) as store:
    list(put_reports(store, (report(f"r{{n:03}}", f"{{TEXT}} {{n}}") for n in range(60))))
    for told in to_read(store):
        name = put_record(store, read(told), "p1", "r1")
        print(name, flush=True)
        if {hang} and name.startswith("r020"):
            with store.write():
                put_record(store, read(next(to_read(store))), "p1", "r1")
                print("inside", flush=True)
                import time; time.sleep(60)
"""


def test_a_killed_run_loses_nothing_it_had_kept_and_the_next_one_goes_on(place: str) -> None:
    script = _RUN.format(tests=str(Path(__file__).parent), place=place, hang=True)
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        if line.strip() == "inside":
            process.send_signal(signal.SIGKILL)
            break
        told.append(line.strip())
    process.wait(30)
    process.stdout.close()
    assert len(told) == 21
    with open_store(place) as store:
        assert [one.document.id for one in records(store)] == told
        assert status(store).waiting == 39
    again = _RUN.format(tests=str(Path(__file__).parent), place=place, hang=False)
    done = subprocess.run([sys.executable, "-c", again], capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    with open_store(place) as store:
        assert done.stdout.split() == [one.document.id for one in records(store)][21:]
        assert status(store).waiting == 0 and status(store).claims == 120
        assert search_documents(store, Query(text="أسرت")).total == 60


def test_a_run_killed_while_events_are_replaced_keeps_the_old_ones(place: str) -> None:
    with open_store(place) as store:
        name = stored(store)
        replace_events(store, [event("old", ClaimRef(name, "c1"))])
    script = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from storefactory import event
from riwaya.model.event import ClaimRef
from riwaya.store.events import replace_events
from riwaya.store.open import open_store
def events():
    for n in range(2000):
        if n == 1500:
            os.kill(os.getpid(), signal.SIGKILL)
        yield event(f"new{{n}}", ClaimRef({name!r}, "c1"))
replace_events(open_store({place!r}), events())
"""
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=120, check=False).returncode == -signal.SIGKILL
    with open_store(place) as store:
        assert [one.id for one in stored_events(store)] == ["old"]
        assert replace_events(store, [event("new", ClaimRef(name, "c1"))]).removed == 1
