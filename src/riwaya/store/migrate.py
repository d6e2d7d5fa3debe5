"""Bring a store up to today's schema by the migrations, all of them or none."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from riwaya.errors import StoreError, StoreVersion

# The newest migration. Kept here so that a store of today's schema opens without loading Alembic (half a second).
HEAD = "r0003"


def version_of(connection: Connection) -> str | None:
    """The migration that the store has reached, or None where there is no store yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(connection: Connection, place: str, create: bool = True, to: str = HEAD) -> None:
    """Make or change the tables. Raises StoreError for another's database and StoreVersion for a newer Riwaya's store."""
    version = version_of(connection)
    if version == to:
        return
    if version is None:
        _check_empty(connection, place, create)
    elif version > HEAD:
        raise StoreVersion(f"a newer Riwaya made it (schema {version}, this one knows {HEAD})", place)
    _upgrade(connection, to)


def _check_empty(connection: Connection, place: str, create: bool) -> None:
    if inspect(connection).get_table_names():
        raise StoreError("this database holds something else", place, "Give a database or file of its own")
    if not create:
        raise StoreError("there is no store in it", place)


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "riwaya.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
