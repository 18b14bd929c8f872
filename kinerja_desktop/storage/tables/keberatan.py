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
    Column("batas", Date),
    Column("batas_lain", Date),
    Column("batas_jenis", String(16), nullable=False, default=""),
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
    Index("uq_keberatan_berjalan", "penilaian_id", unique=True),
)
"""One objection to a locked rating: received, filed, explained, decided.

``batas``, ``batas_lain``, ``batas_jenis``: until when it could be filed as counted on the day it was recorded (the other
kind of days beside it); NULL in those recorded before this was kept, which are therefore left out of the one running
objection that a rating may have: two of them must not keep an office from opening. The migration gives the unique index
that condition; stating it here would load the dialect of a server at every start. ``beku_sebelum``: the frozen rating as it was objected to (canonical JSON of `services.beku`), kept beside the new one;
``beku_sesudah``: as it was decided, '' before: papers are printed from these two whatever becomes of the rating.
"""
