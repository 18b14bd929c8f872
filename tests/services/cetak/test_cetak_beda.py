"""Who differs from e-Kinerja's newest report is named before printing, with both results."""

from __future__ import annotations

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.masukan import LaporanRow
from kinerja_desktop.services import cetak_beda, monitoring
from kinerja_desktop.services.cetak_beda import NilaiSisi
from tests.services.cetak.conftest import PERIODE, Kantor

GURU, ARSIPARIS = "Hesti Ayuningrum", "Bayu Pranata"


def report(office: Kantor, nama: str, hasil: Rating, predikat: Predikat) -> LaporanRow:
    return LaporanRow(
        Location(baris=9),
        office.nip[nama],
        nama,
        hasil_kerja=hasil,
        perilaku=Rating.SESUAI,
        predikat=predikat,
    )


def test_only_those_who_differ_and_are_meant_are_named(dinas: Kantor) -> None:
    dinas.rate()
    dinas.lock()
    assert cetak_beda.beda(dinas.konteks, PERIODE) == ()
    rows = [
        report(dinas, GURU, Rating.DI_ATAS, Predikat.BAIK),
        report(dinas, ARSIPARIS, Rating.SESUAI, Predikat.BAIK),
    ]
    monitoring.simpan_laporan(dinas.konteks, rows, PERIODE, ditarik="2026-10-06 08:00")
    (found,) = cetak_beda.beda(dinas.konteks, PERIODE)
    assert (found.nama, found.ditarik) == (GURU, "2026-10-06 08:00")
    assert found.kita == NilaiSisi("sesuai", "sesuai", "baik")
    assert found.ekinerja == NilaiSisi("di_atas", "sesuai", "baik")
    assert cetak_beda.beda(dinas.konteks, PERIODE, ids=dinas.posts([ARSIPARIS])) == ()
    assert len(cetak_beda.beda(dinas.konteks, PERIODE, ids=dinas.posts([GURU]))) == 1
