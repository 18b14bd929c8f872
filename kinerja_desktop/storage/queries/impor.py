"""Imports: their history, the revisions they made, remembered shapes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kinerja_desktop.storage.tables import bentuk_berkas, impor, pelaku, revisi


@dataclass(frozen=True, slots=True)
class ImporRow:
    """One import (or the undoing of one) as the history shows it."""

    id: int
    uid: bytes
    jenis: str
    waktu: datetime
    petugas: str
    per_tanggal: date | None
    periode_kode: str | None
    berkas: tuple[Mapping[str, Any], ...]
    hitungan: Mapping[str, int]
    dibatalkan: datetime | None
    pembatal_dari_id: int | None


def history(connection: sa.Connection, impor_id: int | None = None) -> list[ImporRow]:
    """Return all imports, the newest first (or the one)."""
    table = impor.c
    statement = (
        sa.select(
            table.id, table.uid, table.jenis, table.waktu, pelaku.c.nama, table.per_tanggal, table.periode_kode,
            table.berkas, table.hitungan, table.dibatalkan, table.pembatal_dari_id,
        )
        .join_from(impor, pelaku, table.pelaku_id == pelaku.c.id)
        .order_by(table.id.desc())
    )  # fmt: skip
    if impor_id is not None:
        statement = statement.where(table.id == impor_id)
    return [
        ImporRow(*row[:7], tuple(json.loads(row[7])), json.loads(row[8]), *row[9:])
        for row in connection.execute(statement)
    ]


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision, its delta decoded: ``{field: (before, after)}`` in canonical plain values."""

    seq: int
    uid: bytes
    record_jenis: str
    record_uid: bytes
    aksi: str
    delta: Mapping[str, tuple[Any, Any]]


def revisions_of(connection: sa.Connection, impor_id: int) -> list[RevisionRow]:
    """Return the revisions of an import, the last first."""
    table = revisi.c
    statement = (
        sa.select(table.seq, table.uid, table.record_jenis, table.record_uid, table.aksi, table.delta)
        .where(table.impor_id == impor_id)
        .order_by(table.seq.desc())
    )
    return [
        RevisionRow(*row[:5], {key: (pair[0], pair[1]) for key, pair in json.loads(row[5]).items()})
        for row in connection.execute(statement)
    ]


def shapes(connection: sa.Connection, jenis: str) -> dict[str, str]:
    """Return remembered choices (JSON) by fingerprint of the shape."""
    table = bentuk_berkas.c
    rows = connection.execute(sa.select(table.sidik, table.pilihan).where(table.jenis == jenis))
    return {row.sidik: row.pilihan for row in rows}
