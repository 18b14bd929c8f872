"""The one MetaData, its constraint names, and the columns every record that may leave the office carries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData

from kinerja_desktop.storage.types import Uid

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BOOKKEEPING = frozenset({"id", "uid", "version", "kantor_asal_id", "revisi_akhir"})
"""Columns that are not part of a record's state (`revisions`)."""


def record_columns() -> list[Column[Any]]:
    """Return id, uid, version, kantor_asal_id, revisi_akhir: the columns of a revisioned record."""
    return [
        Column("id", Integer, primary_key=True),
        Column("uid", Uid, nullable=False, unique=True),
        Column("version", Integer, nullable=False),
        Column("kantor_asal_id", Integer, ForeignKey("kantor.id"), nullable=False),
        Column("revisi_akhir", Uid, nullable=False),
    ]
