"""Who would go out, with everything that the check and the rows ask of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kinerja_desktop.domain.checks.penilaian import FaktaEkspor
from kinerja_desktop.domain.codes import (
    JenisJabatan,
    JenisPegawai,
    JenisPenugasan,
    Jenjang,
    Kedudukan,
    Predikat,
    Rating,
    StatusNilai,
)
from kinerja_desktop.domain.pegawai import nama_cari, nama_tampil
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.services import beku as frozen
from kinerja_desktop.services import cetak_daftar
from kinerja_desktop.services.beku import Beku, OrangBeku
from kinerja_desktop.services.cetak_daftar import LembarTerakhir
from kinerja_desktop.services.hari import acuan, periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import rentang
from kinerja_desktop.storage.queries import ekspor as queries
from kinerja_desktop.storage.queries import nilai as nilai_queries
from kinerja_desktop.storage.queries.ekspor import IdBkn, TambahanRow
from kinerja_desktop.storage.queries.nilai import NilaiRow

PELAKSANA = frozenset({JenisPenugasan.PLT, JenisPenugasan.PLH, JenisPenugasan.PJ})
"""Positions that e-Kinerja marks in ``is_skp_plt_plh_pjb``."""


@dataclass(frozen=True, slots=True)
class Calon:
    """One position of one person in the period.

    Attributes:
        fakta: what the check asks.
        beku: the locked rating, None while it is open (then it cannot go out).
        induk: name of the outermost unit.
        id_bkn: ids learnt from e-Kinerja's report, None if never.
    """

    row: NilaiRow
    tambahan: TambahanRow
    fakta: FaktaEkspor
    beku: Beku | None
    id_bkn: IdBkn | None
    dinilai: datetime | None

    @property
    def is_tidak_dinilai(self) -> bool:
        """Return whether there is a reason why there is no rating."""
        return self.row.status == StatusNilai.TIDAK_DINILAI

    @property
    def kunci(self) -> str:
        """Return how findings name it: the uid of the penilaian, or of the position's place in the grid."""
        return self.fakta.uid


@dataclass(frozen=True, slots=True)
class Kumpulan:
    """Everybody of a period in a unit."""

    periode: Periode
    calon: tuple[Calon, ...]
    data_per: date | None


def collect(konteks: Konteks, kode: str, unit_id: int | None) -> Kumpulan:
    """Return everybody who is rated in a period in a unit (with what is below it)."""
    with konteks.simpanan.read() as connection:
        rows = nilai_queries.grid(connection, rentang(kode), unit_id, konteks.cakupan)
        extras = queries.extras(connection, kode, acuan(kode))
        printed = cetak_daftar.lembar_terakhir(connection, kode, unit_id, konteks.cakupan)
        learnt = queries.learnt_ids(connection, kode)
        data_per = queries.roster_day(connection)
    periode = periode_of(kode)
    calon = tuple(
        _calon(row, extras[row.penugasan_id], periode, printed, learnt.get(_skp(row), ())) for row in rows
    )
    return Kumpulan(periode, calon, data_per)


def _calon(
    row: NilaiRow,
    more: TambahanRow,
    periode: Periode,
    printed: Mapping[int, LembarTerakhir],
    learnt: Sequence[IdBkn],
) -> Calon:
    kept = frozen.from_text(more.beku) if more.beku and row.status == StatusNilai.TERKUNCI else None
    rater = _rater(row, more, kept)
    sheet = printed.get(row.penilaian_id or 0)
    fact = FaktaEkspor(
        uid=row.penilaian_uid.hex() if row.penilaian_uid else f"penugasan-{row.penugasan_id}",
        nip=kept.pegawai.nomor if kept else row.nip,
        nama=kept.pegawai.nama if kept else nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang),
        jenis_pegawai=JenisPegawai(row.jenis_pegawai) if row.jenis_pegawai else None,
        pns_id=more.pns_id,
        periode=periode.kode,
        jenis_periode=periode.jenis,
        mulai=date.fromisoformat(kept.mulai) if kept else max(periode.awal, row.dari),
        selesai=date.fromisoformat(kept.selesai) if kept else min(periode.akhir, row.sampai or periode.akhir),
        hasil=Rating(row.hasil_kerja) if row.hasil_kerja else None,
        perilaku=Rating(row.perilaku) if row.perilaku else None,
        predikat=Predikat(row.predikat) if row.predikat else None,
        penilai_nama=rater.nama,
        penilai_nomor=rater.nomor,
        penilai_asn=rater.status == "ASN",
        penilai_golongan=rater.golongan,
        is_terkunci=kept is not None,
        is_ditandatangani=sheet is not None and sheet.is_ditandatangani,
        is_dicetak=sheet is not None,
        is_berubah=sheet is not None and sheet.is_berubah,
        kedudukan=Kedudukan(more.kedudukan),
        penugasan=JenisPenugasan(row.jenis),
        jenis_jabatan=JenisJabatan(more.jenis_jabatan) if more.jenis_jabatan else None,
        jenjang=Jenjang(more.jenjang) if more.jenjang else None,
        unor_sama=(nama_cari(more.unor_nama) == nama_cari(row.unit)) if more.unor_nama else None,
    )
    return Calon(row, more, fact, kept, _ids(learnt, fact.mulai, fact.selesai), more.dinilai)


def _skp(row: NilaiRow) -> tuple[str, bool]:
    """Return whose SKP it is, and whether one beside the own position."""
    return row.nip, row.jenis in PELAKSANA


def _ids(learnt: Sequence[IdBkn], mulai: date, selesai: date) -> IdBkn | None:
    """Return BKN's ids of the SKP of a stretch: the one of the same days, else the only one there is."""
    same = next((one for one in learnt if (one.awal, one.akhir) == (mulai, selesai)), None)
    return learnt[0] if same is None and len(learnt) == 1 else same


def _rater(row: NilaiRow, more: TambahanRow, kept: Beku | None) -> OrangBeku:
    """Return the rater as frozen, or as known now."""
    if kept is not None:
        return kept.penilai
    name = nama_tampil(row.penilai_gelar_depan, row.penilai_nama, row.penilai_gelar_belakang)
    outside = row.penilai_luar_id is not None
    nomor = more.penilai_luar_nomor if outside else more.penilai_nip
    status = more.penilai_luar_status if outside else "ASN"
    return OrangBeku("", name, nomor, more.penilai_luar_golongan, "", "", "", "", status)
