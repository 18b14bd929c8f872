"""Which schema a database has, and bringing it to ours. Alembic is imported only when there is work for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from kinerja_desktop.storage.engine import SCHEMA, known_errors, writing

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
"""Alembic's folder; inside the package, so that wheel and exe carry it."""


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
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option(
        "script_location", str(MIGRATIONS).replace("%", "%%")
    )  # its ini file would expand %
    config.set_main_option("path_separator", "os")
    return config


def newest() -> int:
    """Return the number of the newest migration that this program carries (a test holds it to `SCHEMA`)."""
    from alembic.script import ScriptDirectory

    return int(ScriptDirectory.from_config(_config()).get_current_head() or 0)


__all__ = ["SCHEMA", "migrate", "newest", "version"]
