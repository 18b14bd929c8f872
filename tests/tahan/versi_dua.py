"""A migration that does not exist in the product yet: made beside a copy of the real ones, run by the real way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from kinerja_desktop.storage import engine, schema

BERIKUT: Final = engine.SCHEMA + 1
"""The number of the step after the newest one."""

_UJI: Final = '''"""A step as later ones will be: a column, a table, and a value worked out for every record."""

import sqlalchemy as sa
from alembic import op

revision = "{baru:04}"
down_revision = "{lama:04}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("setelan", sa.Column("catatan_uji", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "uji_dua",
        sa.Column("revisi_seq", sa.Integer(), primary_key=True),
        sa.Column("panjang", sa.Integer(), nullable=False),
    )
    bind = op.get_bind()
    rows = bind.exec_driver_sql("SELECT seq, delta FROM revisi ORDER BY seq").fetchall()
    for seq, delta in rows:
        bind.exec_driver_sql("INSERT INTO uji_dua VALUES (?, ?)", (seq, len(delta)))
    op.create_index("ix_uji_dua_panjang", "uji_dua", ["panjang"])
'''


def prepare(folder: Path) -> Path:
    """Write the migrations with one more step into ``folder`` and return where they are."""
    target = folder / "migrations"
    if not target.is_dir():
        shutil.copytree(schema.MIGRATIONS, target, ignore=shutil.ignore_patterns("__pycache__"))
        step = _UJI.replace("{baru:04}", f"{BERIKUT:04}").replace("{lama:04}", f"{engine.SCHEMA:04}")
        (target / "versions" / f"{BERIKUT:04}_uji.py").write_text(step, encoding="utf-8")
    return target


@contextmanager
def newer_program(migrations: Path) -> Iterator[None]:
    """Be a program that carries the step."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", migrations)
        for module in (engine, schema):
            patch.setattr(module, "SCHEMA", BERIKUT)
        yield
