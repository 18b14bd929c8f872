"""What files other than rosters bring in, before it is stored: units, heads, ratings, e-Kinerja's own report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kinerja_desktop.domain.codes import JenisPegawai, JenisPenugasan, Predikat, Rating
from kinerja_desktop.domain.findings import Location


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """One unit of a tree or list. ``None`` = the file does not say.

    Attributes:
        unor_id, induk_id: SIASN's ids of the unit and of the one above it.
        induk_nama: name of the unit above where the file gives names only.
        path: names from the outermost to this unit, where levels are shown by dashes.
        kode: the office's own code or NPSN.
        pemimpin_pns_id: SIASN's id of the person at the head.
    """

    lokasi: Location
    nama: str
    unor_id: str | None = None
    induk_id: str | None = None
    induk_nama: str | None = None
    path: tuple[str, ...] = ()
    kode: str | None = None
    npsn: str | None = None
    pemimpin_pns_id: str | None = None
    pemimpin_nip: str | None = None


@dataclass(frozen=True, slots=True)
class AtasanDraft:
    """Who heads a unit, or who rates one person.

    Either ``unit``, ``unor_id`` or ``npsn`` names a unit (then ``nip_atasan`` heads it), or ``nip_pegawai``
    names a person (then ``nip_atasan`` rates that person).

    Attributes:
        nip_atasan: 18 digits; '' where the penilai has none (official from outside), then ``nama_atasan`` says who.
        jenis: definitif, Plt, Plh, Pj or an extra duty, as far as the file says.
    """

    lokasi: Location
    nip_atasan: str
    nrp_atasan: str | None = None
    nama_atasan: str | None = None
    jabatan_atasan: str | None = None
    unit: str | None = None
    unor_id: str | None = None
    npsn: str | None = None
    nip_pegawai: str | None = None
    nama_pegawai: str | None = None
    jenis: JenisPenugasan | None = None
    nomor_sk: str | None = None
    tanggal_sk: date | None = None
    sejak: date | None = None


@dataclass(frozen=True, slots=True)
class NilaiDraft:
    """The ratings of one person. ``None`` = the file does not say (never erases anything).

    ``predikat`` is what the file claims; it is compared with ours, never taken over.
    """

    lokasi: Location
    nip: str
    nama: str | None = None
    hasil_kerja: Rating | None = None
    perilaku: Rating | None = None
    catatan: str | None = None
    predikat: Predikat | None = None
    predikat_teks: str | None = None


@dataclass(frozen=True, slots=True)
class LaporanRow:
    """One row of e-Kinerja's "Laporan Penilaian SKP".

    Attributes:
        nip: 18 digits, '' if the file destroyed it (then ``nip_rusak`` holds what stood there).
        is_plt: the row is of an acting position (``is_skp_plt_plh_pjb``), not of the person's own.
        hasil_kerja, perilaku, predikat: codes; None = not rated or not understood (the texts are kept).
    """

    lokasi: Location
    nip: str
    nama: str
    nip_rusak: str = ""
    pegawai_id: str | None = None
    jenis: str | None = None
    jenis_pegawai: JenisPegawai | None = None
    golongan: str | None = None
    skp_id: str | None = None
    skp_penilaian_id: str | None = None
    periode_id: str | None = None
    tahun_skp: int | None = None
    periode_awal: date | None = None
    periode_akhir: date | None = None
    unor_id: str | None = None
    unor: str | None = None
    unor_induk: str | None = None
    jabatan: str | None = None
    jenis_jabatan: str | None = None
    is_plt: bool = False
    hasil_kerja: Rating | None = None
    hasil_kerja_teks: str | None = None
    perilaku: Rating | None = None
    perilaku_teks: str | None = None
    predikat: Predikat | None = None
    predikat_teks: str | None = None
    atasan_id: str | None = None
    atasan_nip: str | None = None
    atasan_nama: str | None = None
    atasan_unor_id: str | None = None
    atasan_unor: str | None = None
    atasan_jabatan: str | None = None
    atasan_golongan: str | None = None
    penilai_id: str | None = None
    waktu_dinilai: datetime | None = None

    @property
    def is_dinilai(self) -> bool:
        """Return whether the row carries a rating or a predikat."""
        return self.predikat is not None or (self.hasil_kerja is not None and self.perilaku is not None)


@dataclass(frozen=True, slots=True)
class LaporanJudul:
    """The title block of e-Kinerja's report: '' or None for what is not there."""

    judul: str
    instansi: str
    periode: str
    unor_induk: str
    unor: str
    ditarik: str
    tahun: int | None
    bulan: int | None
    triwulan: int | None
