"""Run by Alembic: migrate the connection handed in by `storage.schema`, all steps in its one transaction."""

from __future__ import annotations

from alembic import context

from kinerja_desktop.storage.engine import SCHEMA
from kinerja_desktop.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
    compare_type=True,
)
context.run_migrations()
if connection.dialect.name == "sqlite":
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
