"""Who left and how the last stretch was dealt with; predikat that a person brought along from elsewhere."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.tables.meta import metadata, record_columns

pengakhiran = Table(
    "pengakhiran",
    metadata,
    *record_columns(),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id"), nullable=False),
    Column("tanggal", Date, nullable=False),
    Column("sebab", String(24), nullable=False),
    Column("keterangan", Text, nullable=False, default=""),
    Column("evaluasi", String(8), nullable=False),
    Column("alasan", Text, nullable=False, default=""),
    Index("ix_pengakhiran_pegawai_id", "pegawai_id"),
    Index("ix_pengakhiran_tanggal", "tanggal"),
)
"""One person's end in this office: ``tanggal`` is the last day, ``sebab`` a `Kedudukan`.

``evaluasi``: ``dinilai`` (the last stretch is still to be rated, or was) or ``tidak`` (with ``alasan``).
"""

predikat_luar = Table(
    "predikat_luar",
    metadata,
    *record_columns(),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id"), nullable=False),
    Column("periode_kode", String(8), nullable=False),
    Column("dari", Date),
    Column("sampai", Date),
    Column("predikat", String(24), nullable=False),
    Column("rezim", String(32), nullable=False),
    Column("instansi", String, nullable=False),
    Column("jabatan", String, nullable=False, default=""),
    Column("penilai_nama", String, nullable=False, default=""),
    Column("tanggal", Date),
    Column("berkas", String, nullable=False, default=""),
    Column("nama_berkas", String, nullable=False, default=""),
    Column("sidik", String(64), nullable=False, default=""),
    Index("ix_predikat_luar_pegawai_id_periode_kode", "pegawai_id", "periode_kode"),
    Index("ix_predikat_luar_periode_kode", "periode_kode"),
)
"""A predikat that another instansi gave, for a period (``2025``, ``2026-TW1``) or a stretch of its days.

``tanggal``: of the document. ``berkas``: its scan, below the office folder with slashes; ``sidik`` its content hash.
"""
