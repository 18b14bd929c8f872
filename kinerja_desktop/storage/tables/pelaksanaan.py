"""Execution of plans: rencana aksi, realisasi, bukti dukung, umpan balik."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.tables.meta import metadata, record_columns

rhk_asal = Table(
    "rhk_asal",
    metadata,
    *record_columns(),
    Column("rhk_id", Integer, ForeignKey("rhk.id"), nullable=False),
    Column("asal_id", Integer, ForeignKey("rhk.id"), nullable=False),
    Index("uq_rhk_asal_rhk_id", "rhk_id", unique=True),
    Index("ix_rhk_asal_asal_id", "asal_id"),
)
"""From which RHK of the first version one of a later version was copied; what is recorded stands at ``asal_id``."""

rencana_aksi = Table(
    "rencana_aksi",
    metadata,
    *record_columns(),
    Column("rhk_id", Integer, ForeignKey("rhk.id"), nullable=False),
    Column("periode_kode", String(16), nullable=False),
    Column("urutan", Integer, nullable=False),
    Column("teks", Text, nullable=False, default=""),
    Column("indikator", Text, nullable=False, default=""),
    Column("target", Text, nullable=False, default=""),
    Index("ix_rencana_aksi_rhk_id_periode_kode", "rhk_id", "periode_kode"),
)
"""One step of an RHK in a period, as typed."""

realisasi = Table(
    "realisasi",
    metadata,
    *record_columns(),
    Column("rhk_id", Integer, ForeignKey("rhk.id"), nullable=False),
    Column("indikator_id", Integer, ForeignKey("indikator.id")),
    Column("periode_kode", String(16), nullable=False),
    Column("teks", Text, nullable=False, default=""),
    Column("sumber", String(16), nullable=False, default="tangan"),
    Index("ix_realisasi_rhk_id_periode_kode", "rhk_id", "periode_kode"),
)
"""What came of an indicator (or, without one, of an RHK) in a period, as typed. ``sumber``: who said so, ``tangan``."""

bukti = Table(
    "bukti",
    metadata,
    *record_columns(),
    Column("rhk_id", Integer, ForeignKey("rhk.id"), nullable=False),
    Column("periode_kode", String(16), nullable=False),
    Column("jenis", String(16), nullable=False),
    Column("nama", Text, nullable=False),
    Column("alamat", Text, nullable=False, default=""),
    Column("sidik", String(64), nullable=False, default=""),
    Column("ukuran", Integer, nullable=False, default=0),
    Index("ix_bukti_rhk_id_periode_kode", "rhk_id", "periode_kode"),
)
"""A file (``alamat``: its place below the folder ``bukti``, ``sidik`` its SHA-256) or a link (``alamat``)."""

umpan_balik = Table(
    "umpan_balik",
    metadata,
    *record_columns(),
    Column("penugasan_id", Integer, ForeignKey("penugasan.id"), nullable=False),
    Column("rhk_id", Integer, ForeignKey("rhk.id")),
    Column("perilaku", String(32), nullable=False, default=""),
    Column("periode_kode", String(16), nullable=False),
    Column("pemberi", String(16), nullable=False),
    Column("pemberi_pegawai_id", Integer, ForeignKey("pegawai.id")),
    Column("pemberi_nama", String, nullable=False, default=""),
    Column("tanggal", Date, nullable=False),
    Column("teks", Text, nullable=False),
    Index("ix_umpan_balik_penugasan_id_periode_kode", "penugasan_id", "periode_kode"),
    Index("ix_umpan_balik_rhk_id", "rhk_id"),
)
"""Feedback given during a period on an RHK or on a value of behaviour (``perilaku``); the rater's words on a value
that go with the rating stand in ``penilaian.umpan_balik``."""

dialog_kinerja = Table(
    "dialog_kinerja",
    metadata,
    *record_columns(),
    Column("penugasan_id", Integer, ForeignKey("penugasan.id"), nullable=False),
    Column("periode_kode", String(16), nullable=False),
    Column("tanggal", Date),
    Column("pertanyaan", Text, nullable=False, default=""),
    Column("hadir", Text, nullable=False, default=""),
    Index("uq_dialog_kinerja_penugasan_id_periode_kode", "penugasan_id", "periode_kode", unique=True),
)
"""One dialogue of a penugasan in a period: when, the one question, who was present."""

kesepakatan = Table(
    "kesepakatan",
    metadata,
    *record_columns(),
    Column("dialog_id", Integer, ForeignKey("dialog_kinerja.id"), nullable=False),
    Column("urutan", Integer, nullable=False),
    Column("teks", Text, nullable=False),
    Column("siapa", String, nullable=False, default=""),
    Column("batas", Date),
    Column("keadaan", String(16), nullable=False, default=""),
    Column("catatan", Text, nullable=False, default=""),
    Index("ix_kesepakatan_dialog_id", "dialog_id"),
)
"""One agreement of a dialogue; ``keadaan`` and ``catatan``: what the next dialogue said came of it."""
