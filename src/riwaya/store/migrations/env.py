"""What Alembic runs: the migrations over the connection that `riwaya.store.migrate` opened, inside its transaction."""

from __future__ import annotations

from alembic import context

from riwaya.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
