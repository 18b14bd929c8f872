"""The office itself: who it is, who works, its settings, every revision."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from kinerja_desktop.storage.tables.meta import metadata
from kinerja_desktop.storage.types import ScaledDecimal, Uid, Utc

kantor = Table(
    "kantor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("nama", String, nullable=False),
    Column("instansi", String, nullable=False, default=""),
    Column("instansi_id", String, nullable=False, default=""),
    Column("tempat", String, nullable=False, default=""),
    Column("milik_sendiri", Boolean, nullable=False),
    Column("contoh", Boolean, nullable=False, default=False),
    Column("garis", Uid, nullable=False),
    Column("dibuat", Utc, nullable=False),
)
"""Offices known here; exactly one is ``milik_sendiri``. ``garis`` is the line of its history (new after a restore)."""

pelaku = Table(
    "pelaku",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("nama", String, nullable=False, unique=True),
    Column("dibuat", Utc, nullable=False),
)
"""People who work at the keyboard (not the employees that are rated)."""

setelan = Table(
    "setelan",
    metadata,
    Column("kunci", String, primary_key=True),
    Column("isi", Text, nullable=False),
)
"""Settings of the office as canonical JSON by key."""

gambar = Table(
    "gambar",
    metadata,
    Column("sidik", String(64), primary_key=True),
    Column("jenis", String(8), nullable=False),
    Column("isi", LargeBinary, nullable=False),
)
"""Pictures the office brought (emblems), by content hash; ``jenis`` png or jpeg."""

printer = Table(
    "printer",
    metadata,
    Column("nama", String, primary_key=True),
    Column("geser_x", ScaledDecimal(1), nullable=False),
    Column("geser_y", ScaledDecimal(1), nullable=False),
)
"""Offsets per printer in millimetres, positive to the right and down."""

revisi = Table(
    "revisi",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("kantor_id", Integer, ForeignKey("kantor.id"), nullable=False),
    Column("record_jenis", String(32), nullable=False),
    Column("record_uid", Uid, nullable=False),
    Column("induk", Uid),
    Column("induk_lain", Uid),
    Column("garis", Uid, nullable=False),
    Column("aksi", String(8), nullable=False),
    Column("delta", Text, nullable=False),
    Column("sidik", String(64), nullable=False),
    Column("pelaku_id", Integer, ForeignKey("pelaku.id"), nullable=False),
    Column("alasan", String, nullable=False, default=""),
    Column("waktu", Utc, nullable=False),
    Column("impor_id", Integer, ForeignKey("impor.id")),
    Index("ix_revisi_record_uid_seq", "record_uid", "seq"),
    Index("ix_revisi_impor_id", "impor_id"),
)
"""One row a write: field deltas as canonical JSON, and the hash of the whole state after it.

``aksi`` is buat, ubah or hapus (tombstone). ``seq`` is the feed by which windows learn of each other's writes.
"""

uid_alias = Table(
    "uid_alias",
    metadata,
    Column("uid_lama", Uid, primary_key=True),
    Column("uid", Uid, nullable=False),
)
"""Losers of a merge: an old uid leads to the record that lives on."""
