"""Which schema a database has, and bringing it to ours. Alembic is imported only when there is work for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from kinerja_desktop.storage.engine import SCHEMA, known_errors, writing

if TYPE_CHECKING:
    from alembic.config import Config


def version(engine: sa.Engine) -> int:
    """Return the number of the newest migration the database has; 0 when it is empty."""
    with known_errors(), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if not sa.inspect(connection).has_table("alembic_version"):
            return 0
        return int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def migrate(engine: sa.Engine) -> None:
    """Bring the database to `SCHEMA` in one transaction; it is as before if a step fails."""
    from alembic import command

    with writing(engine) as connection:
        command.upgrade(_config(connection), "head")


def _config(connection: sa.Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def newest() -> int:
    """Return the number of the newest migration that this program carries (a test holds it to `SCHEMA`)."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return int(ScriptDirectory.from_config(config).get_current_head() or 0)


__all__ = ["SCHEMA", "migrate", "newest", "version"]
