"""Tables of ``kegiatan-YYYY.db``. SQLite only; not part of the office's schema, so that no migration walks over them.

People and RHK stand here by their uid, never by an id of the office's database: either file may go back to a copy of
its own without the other.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, MetaData, String, Table, Text

from kinerja_desktop.domain.kegiatan import TEMPAT
from kinerja_desktop.storage.types import ScaledDecimal, Uid, Utc

SKEMA: Final = 1
"""``PRAGMA user_version`` of the file."""
metadata = MetaData()

berkas = Table(
    "berkas",
    metadata,
    Column("tahun", Integer, primary_key=True),
    Column("kantor", Uid, nullable=False),
    Column("dibuat", Utc, nullable=False),
    Column("ditutup", Utc),
)
"""One row: whose file it is, of which year, and since when nothing more is written into it."""

orang = Table(
    "orang",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
)
"""People by the uid of the office's database."""

rencana = Table(
    "rencana",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("rhk", LargeBinary(16), nullable=False),
    Column("teks", Text, nullable=False),
    Index("uq_rencana", "teks", "rhk", unique=True),
)
"""What activities are for: the words, and the uid of the RHK they mean (b'' where the office has none)."""

langkah = Table(
    "langkah",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uid, nullable=False, unique=True),
    Column("jenis", String(16), nullable=False),
    Column("waktu", Utc, nullable=False),
    Column("petugas", String, nullable=False),
    Column("alasan", Text, nullable=False, default=""),
    Column("berkas", String, nullable=False, default=""),
    Column("sidik", String(64), nullable=False, default=""),
    Column("jumlah", Integer, nullable=False),
    Column("id_awal", Integer, nullable=False),
    Column("id_akhir", Integer, nullable=False),
    Column("membatalkan_id", Integer),
    Column("dibatalkan", Utc),
    sqlite_autoincrement=True,
)
"""One action of a user (typed cells, a paste, an import, an undo): the unit of the history and of going back.

The rows it made are those with ids from ``id_awal`` to ``id_akhir``; what else it touched stands in `riwayat`.
"""

kegiatan = Table(
    "kegiatan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("orang_id", Integer, nullable=False),
    Column("tanggal", Date, nullable=False),
    Column("mulai", Integer),
    Column("selesai", Integer),
    Column("menit", Integer, nullable=False),
    Column("rencana_id", Integer, nullable=False),
    Column("uraian", Text, nullable=False),
    Column("volume", ScaledDecimal(TEMPAT)),
    Column("satuan", String, nullable=False),
    Column("bukti", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_kegiatan_orang", "orang_id", "tanggal"),
    Index("ix_kegiatan_tanggal", "tanggal"),
    sqlite_autoincrement=True,
)
"""One activity; ``rencana_id`` 0 where it is for nothing in particular. Ids are never used again.

``version`` is the step that wrote what the row says. Going back gives a row its old version with its old content, so
that equal versions always mean equal content.
"""

riwayat = Table(
    "riwayat",
    metadata,
    Column("langkah_id", Integer, primary_key=True),
    Column("kegiatan_id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("sebelum", Text, nullable=False),
    Index("ix_riwayat_kegiatan", "kegiatan_id"),
    sqlite_with_rowid=False,
)
"""What a step changed or removed: the version after it (0: removed) and the row before it as JSON ('': it was not there)."""

bulanan = Table(
    "bulanan",
    metadata,
    Column("orang_id", Integer, primary_key=True),
    Column("bulan", Integer, primary_key=True),
    Column("rencana_id", Integer, primary_key=True),
    Column("satuan", String, primary_key=True),
    Column("jumlah", Integer, nullable=False),
    Column("menit", Integer, nullable=False),
    Column("volume", ScaledDecimal(TEMPAT), nullable=False),
    sqlite_with_rowid=False,
)
"""Sums per person, month, plan and unit of volume, written in the transaction that changed a row."""

harian = Table(
    "harian",
    metadata,
    Column("tanggal", Date, primary_key=True),
    Column("jumlah", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many rows a day has, over everybody."""
