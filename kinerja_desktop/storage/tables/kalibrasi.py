"""What a calibration changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.tables.meta import metadata, record_columns
from kinerja_desktop.storage.types import Utc

kalibrasi = Table(
    "kalibrasi",
    metadata,
    *record_columns(),
    Column("penilaian_id", Integer, ForeignKey("penilaian.id"), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("periode_kode", String(8), ForeignKey("periode.kode"), nullable=False),
    Column("hasil_sebelum", String(16), nullable=False),
    Column("perilaku_sebelum", String(16), nullable=False),
    Column("predikat_sebelum", String(24), nullable=False),
    Column("hasil_sesudah", String(16), nullable=False),
    Column("perilaku_sesudah", String(16), nullable=False),
    Column("predikat_sesudah", String(24), nullable=False),
    Column("alasan", Text, nullable=False),
    Column("dimasukkan_oleh_id", Integer, ForeignKey("pelaku.id")),
    Column("dimasukkan_pada", Utc),
    Index("ix_kalibrasi_penilaian_id", "penilaian_id"),
    Index("ix_kalibrasi_periode_kode", "periode_kode"),
)
"""One rating moved in a calibration: before, after, why, by whose hand and when.

``unit_id``: the unit that was talked about (NULL: the office), which may lie above the person's own.
"""
