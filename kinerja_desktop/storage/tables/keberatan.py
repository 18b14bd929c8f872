"""Objections to results."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.revisions import ONCE
from kinerja_desktop.storage.tables.meta import metadata, record_columns

keberatan = Table(
    "keberatan",
    metadata,
    *record_columns(),
    Column("penilaian_id", Integer, ForeignKey("penilaian.id"), nullable=False),
    Column("status", String(16), nullable=False, default="diajukan"),
    Column("diterima", Date, nullable=False),
    Column("diajukan", Date, nullable=False),
    Column("alasan", Text, nullable=False),
    Column("alasan_terlambat", Text, nullable=False, default=""),
    Column("penjelasan", Text, nullable=False, default=""),
    Column("dijelaskan", Date),
    Column("keputusan", String(16), nullable=False, default=""),
    Column("pertimbangan", Text, nullable=False, default=""),
    Column("diputuskan", Date),
    Column("diputuskan_oleh", String, nullable=False, default=""),
    Column("beku_sebelum", Text, nullable=False, default="", info=ONCE),
    Column("beku_sesudah", Text, nullable=False, default="", info=ONCE),
    Index("ix_keberatan_penilaian_id", "penilaian_id"),
    Index("ix_keberatan_status", "status"),
)
"""One objection to a locked rating: received, filed, explained, decided.

``beku_sebelum``: the frozen rating as it was objected to (canonical JSON of `services.beku`), kept beside the new one;
``beku_sesudah``: as it was decided, '' before: papers are printed from these two whatever becomes of the rating.
"""
