"""Units and people: who they are, what holds from when, who rates whom."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.tables.meta import metadata, record_columns
from kinerja_desktop.storage.types import Nip, SortText, Utc

unit = Table(
    "unit",
    metadata,
    *record_columns(),
    Column("induk_id", Integer, ForeignKey("unit.id")),
    Column("nama", String, nullable=False),
    Column("nama_urut", SortText, nullable=False),
    Column("jenis", String(24), nullable=False, default=""),
    Column("urutan", Integer, nullable=False, default=0),
    Column("dari", Date, nullable=False),
    Column("sampai", Date),
    Column("gabung_ke_id", Integer, ForeignKey("unit.id")),
    Column("kop_baris", Text, nullable=False, default=""),
    Column("kop_alamat", Text, nullable=False, default=""),
    Column("kop_gambar", String(64), ForeignKey("gambar.sidik")),
    Column("tempat", String, nullable=False, default=""),
    Index("ix_unit_induk_id", "induk_id"),
    Index("ix_unit_nama_urut", "nama_urut"),
)
"""Unit tree. ``kop_*`` is the letterhead (lines joined by newline), inherited downwards where empty."""

penilai_luar = Table(
    "penilai_luar",
    metadata,
    *record_columns(),
    Column("nama", String, nullable=False),
    Column("nama_urut", SortText, nullable=False),
    Column("jenis_nomor", String(16), nullable=False, default=""),
    Column("nomor", Nip, nullable=False, default=""),
    Column("pangkat", String, nullable=False, default=""),
    Column("golongan", String(8), nullable=False, default=""),
    Column("jabatan", String, nullable=False, default=""),
    Column("unit_kerja", String, nullable=False, default=""),
    Column("status", String(8), nullable=False, default="ASN"),
)
"""Penilai who are not in the office's data (Sekda, kepala daerah, TNI/Polri): NIP, NRP or no number."""

pegawai = Table(
    "pegawai",
    metadata,
    *record_columns(),
    Column("nama", String, nullable=False),
    Column("gelar_depan", String, nullable=False, default=""),
    Column("gelar_belakang", String, nullable=False, default=""),
    Column("nama_urut", SortText, nullable=False),
    Column("nama_cari", SortText, nullable=False),
    Column("nip", Nip, nullable=False, default=""),
    Column("pns_id", String(64), nullable=False, default=""),
    Column("tanggal_lahir", Date),
    Column("jenis_kelamin", String(1), nullable=False, default=""),
    Column("terlihat_impor_id", Integer, ForeignKey("impor.id")),
    Column("terlihat_per", Date),
    Index("ix_pegawai_nama_urut", "nama_urut"),
    Index("ix_pegawai_nama_cari", "nama_cari"),
    Index("ix_pegawai_nip", "nip"),
)
"""A person. ``nip`` is the number in use now and never a key: `identitas` keeps all numbers ever known.

``terlihat_*`` say in which roster the person was last seen (not part of the revised state).
"""

identitas = Table(
    "identitas",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id")),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("jenis", String(16), nullable=False),
    Column("nilai", String(64), nullable=False),
    Column("sejak", Date),
    Column("impor_id", Integer, ForeignKey("impor.id")),
    CheckConstraint("(pegawai_id IS NULL) <> (unit_id IS NULL)", name="satu_pemilik"),
    Index("ix_identitas_jenis_nilai", "jenis", "nilai"),
    Index("ix_identitas_pegawai_id", "pegawai_id"),
    Index("ix_identitas_unit_id", "unit_id"),
)
"""Numbers by which the outside knows a person or unit: PNS ID, NIP, NI PPPK, UNOR ID, NPSN. Matching: uid, BKN id, NIP."""

pegawai_keadaan = Table(
    "pegawai_keadaan",
    metadata,
    *record_columns(),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id"), nullable=False),
    Column("dari", Date, nullable=False),
    Column("jenis_pegawai", String(24), nullable=False, default=""),
    Column("kedudukan", String(24), nullable=False, default="aktif"),
    Column("kedudukan_teks", String, nullable=False, default=""),
    Column("golongan", String(8), nullable=False, default=""),
    Column("tmt_golongan", Date),
    Column("jabatan", String, nullable=False, default=""),
    Column("jabatan_id", String(64), nullable=False, default=""),
    Column("jenis_jabatan", String(16), nullable=False, default=""),
    Column("jenjang", String(24), nullable=False, default=""),
    Column("eselon", String(8), nullable=False, default=""),
    Column("tmt_jabatan", Date),
    Column("tugas_tambahan", String, nullable=False, default=""),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("unor_id", String(64), nullable=False, default=""),
    Column("unor_nama", String, nullable=False, default=""),
    Column("kontrak_mulai", Date),
    Column("kontrak_selesai", Date),
    Column("dinilai_di", String(16), nullable=False, default="ekinerja"),
    Index("uq_pegawai_keadaan_pegawai_id_dari", "pegawai_id", "dari", unique=True),
    Index("ix_pegawai_keadaan_unit_id", "unit_id"),
)
"""What holds of a person from ``dari`` until the next row: golongan, jabatan, place of work (``unit_id``), SIASN's unor.

The first row of a person always begins on `AWAL`, so that "the state on day D" is the last row with dari <= D.
"""

nilai_tangan = Table(
    "nilai_tangan",
    metadata,
    Column("pegawai_id", Integer, ForeignKey("pegawai.id"), primary_key=True),
    Column("kolom", String(32), primary_key=True),
    Column("sejak", Utc, nullable=False),
    Column("nilai_siasn", String),
    Column("impor_id", Integer, ForeignKey("impor.id")),
)
"""Fields that a person set by hand: an import asks before overwriting; ``nilai_siasn`` is what it brought (usul perbaikan)."""

predikat_lama = Table(
    "predikat_lama",
    metadata,
    *record_columns(),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id"), nullable=False),
    Column("tahun", Integer, nullable=False),
    Column("predikat", String(24), nullable=False),
    Column("rezim", String(32), nullable=False),
    Column("sumber", String, nullable=False, default=""),
    Index("uq_predikat_lama_pegawai_id_tahun", "pegawai_id", "tahun", unique=True),
)
"""Annual predikat of earlier years, without an SKP here."""

unit_kepala = Table(
    "unit_kepala",
    metadata,
    *record_columns(),
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id")),
    Column("penilai_luar_id", Integer, ForeignKey("penilai_luar.id")),
    Column("jenis", String(16), nullable=False, default="definitif"),
    Column("dari", Date, nullable=False),
    Column("sampai", Date),
    Column("sk_nomor", String, nullable=False, default=""),
    Column("sk_tanggal", Date),
    CheckConstraint("(pegawai_id IS NULL) <> (penilai_luar_id IS NULL)", name="satu_orang"),
    Index("ix_unit_kepala_unit_id_dari", "unit_id", "dari"),
    Index("ix_unit_kepala_pegawai_id", "pegawai_id"),
)
"""Who heads a unit from a date: definitif, Plt/Plh/Pj, or a functional official with an extra duty (SK)."""

penugasan = Table(
    "penugasan",
    metadata,
    *record_columns(),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id"), nullable=False),
    Column("jenis", String(16), nullable=False, default="definitif"),
    Column("jabatan", String, nullable=False, default=""),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("dari", Date, nullable=False),
    Column("sampai", Date),
    Column("penilai_pegawai_id", Integer, ForeignKey("pegawai.id")),
    Column("penilai_luar_id", Integer, ForeignKey("penilai_luar.id")),
    Column("penilai_jenis", String(16), nullable=False, default="definitif"),
    Column("penilai_sk_nomor", String, nullable=False, default=""),
    Column("penilai_sk_tanggal", Date),
    Column("penilai_asal", String(16), nullable=False, default=""),
    Column("atasan_pegawai_id", Integer, ForeignKey("pegawai.id")),
    Column("atasan_luar_id", Integer, ForeignKey("penilai_luar.id")),
    Column("atasan_asal", String(16), nullable=False, default=""),
    CheckConstraint("penilai_pegawai_id IS NULL OR penilai_luar_id IS NULL", name="satu_penilai"),
    CheckConstraint("atasan_pegawai_id IS NULL OR atasan_luar_id IS NULL", name="satu_atasan"),
    Index("ix_penugasan_pegawai_id_dari", "pegawai_id", "dari"),
    Index("ix_penugasan_unit_id", "unit_id"),
    Index("ix_penugasan_penilai_pegawai_id", "penilai_pegawai_id"),
    Index("ix_penugasan_penilai_luar_id", "penilai_luar_id"),
)
"""Pegawai x jabatan x unit x penilai, from-to: what a penilaian belongs to.

``penilai_asal``/``atasan_asal``: ``pohon`` (derived from the unit tree, follows it) or ``tangan``/``impor``
(set on purpose, never overwritten by the tree), '' where there is none yet.
"""
