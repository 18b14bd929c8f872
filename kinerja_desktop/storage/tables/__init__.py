"""Declarative tables: metadata for Alembic and Core; no behaviour, no mirrors of them elsewhere."""

from __future__ import annotations

from kinerja_desktop.domain.keadaan import AWAL
from kinerja_desktop.storage.tables.akhir import pengakhiran, predikat_luar
from kinerja_desktop.storage.tables.kalibrasi import kalibrasi
from kinerja_desktop.storage.tables.kantor import gambar, kantor, pelaku, printer, revisi, setelan, uid_alias
from kinerja_desktop.storage.tables.keberatan import keberatan
from kinerja_desktop.storage.tables.meta import BOOKKEEPING, metadata
from kinerja_desktop.storage.tables.pegawai import (
    identitas,
    nilai_tangan,
    pegawai,
    pegawai_keadaan,
    penilai_luar,
    penugasan,
    predikat_lama,
    unit,
    unit_kepala,
)
from kinerja_desktop.storage.tables.pelaksanaan import (
    bukti,
    dialog_kinerja,
    kesepakatan,
    realisasi,
    rencana_aksi,
    rhk_asal,
    umpan_balik,
)
from kinerja_desktop.storage.tables.penilaian import (
    berkas_ttd,
    capaian_organisasi,
    cetakan,
    kelompok_periode,
    laporan_ekinerja,
    penilaian,
    periode,
    persetujuan,
    ringkasan,
    tenggat,
)
from kinerja_desktop.storage.tables.pertukaran import bentuk_berkas, ekspor, ekspor_baris, impor
from kinerja_desktop.storage.tables.skp import indikator, rhk, skp

__all__ = [
    "AWAL",
    "BOOKKEEPING",
    "bentuk_berkas",
    "berkas_ttd",
    "bukti",
    "capaian_organisasi",
    "cetakan",
    "dialog_kinerja",
    "ekspor",
    "ekspor_baris",
    "gambar",
    "identitas",
    "impor",
    "indikator",
    "kalibrasi",
    "kantor",
    "keberatan",
    "kelompok_periode",
    "kesepakatan",
    "laporan_ekinerja",
    "metadata",
    "nilai_tangan",
    "pegawai",
    "pegawai_keadaan",
    "pelaku",
    "pengakhiran",
    "penilai_luar",
    "penilaian",
    "penugasan",
    "periode",
    "persetujuan",
    "predikat_lama",
    "predikat_luar",
    "printer",
    "realisasi",
    "rencana_aksi",
    "revisi",
    "rhk",
    "rhk_asal",
    "ringkasan",
    "setelan",
    "skp",
    "tenggat",
    "uid_alias",
    "umpan_balik",
    "unit",
    "unit_kepala",
]
