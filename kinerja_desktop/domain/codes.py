"""The codes that are stored. Words for them live in `resources/references/istilah.csv`, never in rows.

A code is text inside a named regime; a new regime brings new codes, no migration.
"""

from __future__ import annotations

from enum import StrEnum

REZIM_6_2022 = "permenpanrb-6-2022"


class Rating(StrEnum):
    """Rating of hasil kerja and of perilaku kerja."""

    DI_ATAS = "di_atas"
    SESUAI = "sesuai"
    DI_BAWAH = "di_bawah"


class Predikat(StrEnum):
    """Predikat kinerja pegawai, from best to worst."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class Capaian(StrEnum):
    """Capaian kinerja organisasi of a unit in a period, from best to worst."""

    ISTIMEWA = "istimewa"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class JenisPegawai(StrEnum):
    """Kind of employment."""

    PNS = "pns"
    CPNS = "cpns"
    PPPK = "pppk"
    PPPK_PARUH_WAKTU = "pppk_paruh_waktu"


class JenisJabatan(StrEnum):
    """Kind of position (SIASN ids 1, 2, 4, 3)."""

    STRUKTURAL = "struktural"
    FUNGSIONAL = "fungsional"
    PELAKSANA = "pelaksana"
    RANGKAP = "rangkap"


class Jenjang(StrEnum):
    """Level of a position; empty text where unknown."""

    JPT_UTAMA = "jpt_utama"
    JPT_MADYA = "jpt_madya"
    JPT_PRATAMA = "jpt_pratama"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    AHLI_UTAMA = "ahli_utama"
    AHLI_MADYA = "ahli_madya"
    AHLI_MUDA = "ahli_muda"
    AHLI_PERTAMA = "ahli_pertama"
    PENYELIA = "penyelia"
    MAHIR = "mahir"
    TERAMPIL = "terampil"
    PEMULA = "pemula"
    PELAKSANA = "pelaksana"


class JenisPenugasan(StrEnum):
    """How somebody holds a position or a unit."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"
    PJ = "pj"
    TUGAS_TAMBAHAN = "tugas_tambahan"
    DELEGASI = "delegasi"
    """Only of a penilai: another official with delegated authority (SK number and date)."""


class Kedudukan(StrEnum):
    """Legal standing, as far as ratings care."""

    AKTIF = "aktif"
    CLTN = "cltn"
    TUGAS_BELAJAR = "tugas_belajar"
    PEMBERHENTIAN_SEMENTARA = "pemberhentian_sementara"
    MPP = "mpp"
    TIDAK_AKTIF = "tidak_aktif"
    PENSIUN = "pensiun"
    MENINGGAL = "meninggal"
    DIBERHENTIKAN = "diberhentikan"
    PINDAH = "pindah"
    KONTRAK_BERAKHIR = "kontrak_berakhir"
    LAIN = "lain"


class DinilaiDi(StrEnum):
    """Where the person's ratings are entered officially."""

    EKINERJA = "ekinerja"
    RUANG_GTK = "ruang_gtk"
    LUAR = "luar"


class JenisPeriode(StrEnum):
    """Kind of period; a code is ``2026``, ``2026-TW3`` or ``2026-09``."""

    TAHUNAN = "tahunan"
    TRIWULAN = "triwulan"
    BULANAN = "bulanan"


class JenisNomor(StrEnum):
    """Kinds of `identitas` values."""

    PNS_ID = "pns_id"
    NIP = "nip"
    NI_PPPK = "ni_pppk"
    NIP_LAMA = "nip_lama"
    UNOR_ID = "unor_id"
    NPSN = "npsn"
    NRP = "nrp"


class StatusNilai(StrEnum):
    """Status of one penilaian, as the clerk sees it."""

    BELUM = "belum"
    """No rating at all."""
    SEBAGIAN = "sebagian"
    """One of the two ratings, or something that makes no sense."""
    TERSIMPAN = "tersimpan"
    """Both ratings; predikat known; not frozen."""
    TERKUNCI = "terkunci"
    """Frozen with names and rules of that day."""
    TIDAK_DINILAI = "tidak_dinilai"
    """Not rated in this period, for a reason; nobody waits for it."""
