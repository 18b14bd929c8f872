"""What came in by files and what went out."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.tables.meta import metadata
from kinerja_desktop.storage.types import Uid, Utc

impor = Table(
    "impor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("jenis", String(24), nullable=False),
    Column("waktu", Utc, nullable=False),
    Column("pelaku_id", Integer, ForeignKey("pelaku.id"), nullable=False),
    Column("per_tanggal", Date),
    Column("periode_kode", String(8)),
    Column("berkas", Text, nullable=False),
    Column("hitungan", Text, nullable=False),
    Column("cakupan", Text, nullable=False, default=""),
    Column("dibatalkan", Utc),
    Column("dibatalkan_oleh_id", Integer, ForeignKey("pelaku.id")),
    Column("pembatal_dari_id", Integer, ForeignKey("impor.id")),
)
"""One import (or the undoing of one: ``pembatal_dari_id``). ``berkas``: JSON of names, content hashes and mappings; no copies."""

bentuk_berkas = Table(
    "bentuk_berkas",
    metadata,
    Column("jenis", String(24), primary_key=True),
    Column("sidik", String(64), primary_key=True),
    Column("pilihan", Text, nullable=False),
    Column("waktu", Utc, nullable=False),
)
"""What the operator chose for files of one shape (headers), remembered."""

ekspor = Table(
    "ekspor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("periode_kode", String(8), ForeignKey("periode.kode"), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("waktu", Utc, nullable=False),
    Column("pelaku_id", Integer, ForeignKey("pelaku.id"), nullable=False),
    Column("folder", String, nullable=False),
    Column("sidik", String(64), nullable=False),
    Column("manifes", Text, nullable=False),
    Index("ix_ekspor_periode_kode", "periode_kode"),
)
"""One export with its content hash and manifest (files, rows, hashes)."""

ekspor_baris = Table(
    "ekspor_baris",
    metadata,
    Column("ekspor_id", Integer, ForeignKey("ekspor.id"), primary_key=True),
    Column("penilaian_uid", Uid, primary_key=True),
    Column("sidik", String(64), nullable=False),
    Column("siap", Boolean, nullable=False),
)
"""The content hash of each person in an export, so that the next one shows what changed."""
