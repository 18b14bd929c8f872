"""Periods, ratings, what is set above them, and what was printed from them."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from kinerja_desktop.storage.revisions import ONCE
from kinerja_desktop.storage.tables.meta import metadata, record_columns
from kinerja_desktop.storage.types import Uid, Utc

periode = Table(
    "periode",
    metadata,
    Column("kode", String(8), primary_key=True),
    Column("tahun", Integer, nullable=False),
    Column("jenis", String(8), nullable=False),
    Column("awal", Date, nullable=False),
    Column("akhir", Date, nullable=False),
    Index("ix_periode_tahun", "tahun"),
)
"""Periods in use; the natural key is the code (``2026``, ``2026-TW3``, ``2026-09``)."""

kelompok_periode = Table(
    "kelompok_periode",
    metadata,
    Column("tahun", Integer, primary_key=True),
    Column("kelompok", String(24), primary_key=True),
    Column("jenis", String(8), nullable=False),
)
"""Which kind of periodic evaluation a group (pns, pppk, pppk_paruh_waktu, guru) has in a year."""

tenggat = Table(
    "tenggat",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("periode_kode", String(8), ForeignKey("periode.kode"), nullable=False),
    Column("kelompok", String(24), nullable=False, default=""),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("tanggal", Date, nullable=False),
    Index("ix_tenggat_periode_kode", "periode_kode"),
)
"""Rating deadline of a period: for all (kelompok '', unit NULL), a group, a unit with what is below it; the narrowest wins."""

penilaian = Table(
    "penilaian",
    metadata,
    *record_columns(),
    Column("penugasan_id", Integer, ForeignKey("penugasan.id"), nullable=False),
    Column("periode_kode", String(8), ForeignKey("periode.kode"), nullable=False),
    Column("rezim", String(32), nullable=False),
    Column("hasil_kerja", String(16), nullable=False, default=""),
    Column("hasil_kerja_teks", String, nullable=False, default=""),
    Column("perilaku", String(16), nullable=False, default=""),
    Column("perilaku_teks", String, nullable=False, default=""),
    Column("predikat", String(24), nullable=False, default=""),
    Column("catatan", Text, nullable=False, default=""),
    Column("status", String(16), nullable=False, default="belum"),
    Column("umpan_balik", Text, nullable=False, default=""),
    Column("usulan_dari", Uid),
    Column("dimasukkan_oleh_id", Integer, ForeignKey("pelaku.id")),
    Column("dimasukkan_pada", Utc),
    Column("diputuskan_oleh", String, nullable=False, default=""),
    Column("diputuskan_pada", Date),
    Column("terkunci_oleh_id", Integer, ForeignKey("pelaku.id")),
    Column("terkunci_pada", Utc),
    Column("beku", Text, nullable=False, default="", info=ONCE),
    Column("tidak_dinilai", String(32), nullable=False, default="", server_default=""),
    Column("tidak_dinilai_teks", String, nullable=False, default="", server_default=""),
    Index("uq_penilaian_penugasan_id_periode_kode", "penugasan_id", "periode_kode", unique=True),
    Index("ix_penilaian_periode_kode_status", "periode_kode", "status"),
)
"""One rating of one penugasan in one period.

``*_teks``: what was typed and makes no sense; kept, marked, never counted. ``umpan_balik``: canonical JSON
{value 1..7: words}. ``beku``: canonical JSON frozen by Kunci nilai (names, titles, unit, penilai, atasan, capaian,
trace, regulation ids). Entered-by is a pelaku; decided-by names the official. ``tidak_dinilai``: code of the reason
why there is no rating (status of the same name, both ratings empty); ``tidak_dinilai_teks``: the words of *lainnya*.
"""

capaian_organisasi = Table(
    "capaian_organisasi",
    metadata,
    *record_columns(),
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("periode_kode", String(8), ForeignKey("periode.kode"), nullable=False),
    Column("capaian", String(24), nullable=False),
    Index("uq_capaian_organisasi_unit_id_periode_kode", "unit_id", "periode_kode", unique=True),
)
"""Capaian kinerja organisasi of a unit in a period; units below without one inherit it."""

ringkasan = Table(
    "ringkasan",
    metadata,
    Column("periode_kode", String(8), ForeignKey("periode.kode"), primary_key=True),
    Column("unit_id", Integer, primary_key=True),
    Column("status", String(16), primary_key=True),
    Column("predikat", String(24), primary_key=True),
    Column("jumlah", Integer, nullable=False),
)
"""Counts of penilaian per period, own unit (0: none), status and predikat ('' none): kept in the transaction that changes them."""

persetujuan = Table(
    "persetujuan",
    metadata,
    *record_columns(),
    Column("periode_kode", String(8), ForeignKey("periode.kode"), nullable=False),
    Column("penilai_pegawai_id", Integer, ForeignKey("pegawai.id")),
    Column("penilai_luar_id", Integer, ForeignKey("penilai_luar.id")),
    Column("kode", String(16), nullable=False),
    Column("isi", Text, nullable=False),
    Column("ditandatangani", Date),
    Index("ix_persetujuan_periode_kode", "periode_kode"),
)
"""A lembar persetujuan printed for an atasan: the uids and ratings on it, and the day it was signed."""

cetakan = Table(
    "cetakan",
    metadata,
    *record_columns(),
    Column("penilaian_id", Integer, ForeignKey("penilaian.id"), nullable=False),
    Column("jenis", String(24), nullable=False),
    Column("kode", String(16), nullable=False),
    Column("sidik", String(64), nullable=False),
    Column("revisi", Uid, nullable=False),
    Column("tempat", String, nullable=False, default=""),
    Column("tanggal", Date, nullable=False),
    Column("dicetak", Utc),
    Column("ditandatangani", Date),
    Column("diserahkan", Date),
    Column("dikembalikan", Date),
    Column("alasan_kembali", Text),
    Index("ix_cetakan_penilaian_id", "penilaian_id"),
    Index("ix_cetakan_kode", "kode"),
)
"""A sheet made for a penilaian: code on the paper, hash of what it says, and its ticks. A changed hash = reprint.

``dikembalikan``: it came back unsigned or to be mended, and why; a later signature or handing over takes that away.

``revisi`` is the penilaian's revision on it; ``tempat`` and ``tanggal`` of signing, on which names and titles hold.
"""

berkas_ttd = Table(
    "berkas_ttd",
    metadata,
    *record_columns(),
    Column("penilaian_id", Integer, ForeignKey("penilaian.id")),
    Column("persetujuan_id", Integer, ForeignKey("persetujuan.id")),
    Column("kode", String(16), nullable=False, default=""),
    Column("berkas", String, nullable=False),
    Column("nama", String, nullable=False),
    Column("sidik", String(64), nullable=False),
    CheckConstraint("(penilaian_id IS NULL) <> (persetujuan_id IS NULL)", name="satu_lembar"),
    Index("ix_berkas_ttd_penilaian_id", "penilaian_id"),
    Index("ix_berkas_ttd_persetujuan_id", "persetujuan_id"),
    Index("ix_berkas_ttd_sidik", "sidik"),
)
"""A signed sheet as a file: of which rating or approval sheet, where below the office folder, its name before, its hash.

``kode``: of the sheet, where it was known; '' where somebody only said whose it is.
"""

laporan_ekinerja = Table(
    "laporan_ekinerja",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("impor_id", Integer, ForeignKey("impor.id"), nullable=False),
    Column("periode_kode", String(8)),
    Column("nip", String(32), nullable=False),
    Column("nama", String, nullable=False),
    Column("pegawai_id", Integer, ForeignKey("pegawai.id")),
    Column("awal", Date),
    Column("akhir", Date),
    Column("unor", String, nullable=False, default=""),
    Column("unor_induk", String, nullable=False, default=""),
    Column("jabatan", String, nullable=False, default=""),
    Column("plt", Boolean, nullable=False, default=False),
    Column("hasil_kerja", String(16), nullable=False, default=""),
    Column("perilaku", String(16), nullable=False, default=""),
    Column("predikat", String(24), nullable=False, default=""),
    Column("atasan_nip", String(32), nullable=False, default=""),
    Column("atasan_nama", String, nullable=False, default=""),
    Column("skp_id", String(64), nullable=False, default=""),
    Column("penilaian_id_bkn", String(64), nullable=False, default=""),
    Column("periode_id_bkn", String(64), nullable=False, default=""),
    Column("ditarik", String, nullable=False, default=""),
    Index("ix_laporan_ekinerja_impor_id", "impor_id"),
    Index("ix_laporan_ekinerja_nip", "nip"),
)
"""Rows of e-Kinerja's own report, for monitoring only; never a source of our ratings."""
