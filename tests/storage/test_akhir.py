"""Endings, predikat from elsewhere, contracts, deadlines and reports on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.domain.codes import Kedudukan, Predikat
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import (
    akhiri,
    atasan,
    kontrak,
    lkjip,
    pegawai,
    penilaian,
    periode,
    predikat_luar,
    ringkasan_pimpinan,
    tenggat,
    tpp,
    unit,
)
from kinerja_desktop.services.akhiri import Akhir
from kinerja_desktop.services.konteks import Kantor, Konteks, Pelaku
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.predikat_luar import IsianLuar
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage.office import OfficeStorage

TW = "2026-TW4"


@pytest.fixture
def kantor(simpanan: OfficeStorage, monkeypatch: pytest.MonkeyPatch) -> Konteks:
    """Wira leads the dinas with Bayu (PPPK, contract ends in December) and Dina."""
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
    made = Konteks(Pelaku(0, "Rina"), Kantor(simpanan, InlineWorker()))
    periode.ensure_tahun(made, 2026)
    dinas = unit.add(made, "Dinas").value
    ids = {}
    for nama, more in (
        ("Wira", {}),
        ("Bayu", {"jenis_pegawai": "pppk", "kontrak_selesai": date(2026, 12, 31)}),
        ("Dina", {}),
    ):
        isi = {
            "nama": nama,
            "jabatan": "Analis",
            "unit_id": dinas,
            "jenis_pegawai": "pns",
            "kedudukan": "aktif",
            **more,
        }
        ids[nama] = pegawai.tambah(made, isi).value
    atasan.set_kepala(made, dinas, Pihak(JenisPihak.PEGAWAI, ids["Wira"]))
    return made


def rate_bayu(kantor: Konteks) -> None:
    rows = {row.nama: row for row in penilaian.grid(kantor, TW).baris}
    fields = ("hasil_kerja", "perilaku")
    penilaian.save_cells(
        kantor, TW, [CellEdit(rows["Bayu"].penugasan_id, None, field, "S") for field in fields]
    )


def raters(kantor: Konteks) -> dict[str, str]:
    return {row.nama: row.penilai_nama for row in penilaian.grid(kantor, TW).baris}


def test_an_ending_and_taking_it_back(kantor: Konteks) -> None:
    wira = next(row for row in pegawai.daftar(kantor) if row.nama == "Wira")
    ended = Akhir(date(2026, 11, 10), Kedudukan.MENINGGAL, Evaluasi.TIDAK, alasan="Wafat")
    told = akhiri.tinjau(kantor, [wira.id], ended.tanggal)
    assert [(row.nama, row.ke) for row in told.bawahan] == [("Bayu", ""), ("Dina", "")]
    done = akhiri.akhiri(kantor, {wira.id: wira.version}, ended).value
    assert [row.alasan for row in akhiri.tanpa_evaluasi(kantor, TW)] == ["Wafat"]
    assert {row.nama: row.is_tidak for row in tpp.daftar(kantor, TW)} == {
        "Bayu": False,
        "Dina": False,
        "Wira": True,
    }
    assert raters(kantor) == {"Bayu": "", "Dina": ""}
    assert akhiri.urungkan(kantor, done.ids).value == 0
    assert raters(kantor) == {"Bayu": "Wira", "Dina": "Wira", "Wira": ""}


def test_reports_and_deadlines(kantor: Konteks) -> None:
    bayu = next(row for row in pegawai.daftar(kantor) if row.nama == "Bayu")
    predikat_luar.simpan(kantor, bayu.id, IsianLuar("2025", Predikat.BAIK, "RSUD Contoh"))
    rate_bayu(kantor)
    shown = penilaian.grid(kantor, TW)
    assert dict(zip(shown.sebelum, shown.baris[0].sebelum, strict=True))["2025"] == "baik"
    [one] = kontrak.daftar(kantor)
    assert (one.nama, one.terakhir, one.tahun_lalu, kontrak.jumlah(kantor)) == (
        "Bayu",
        ("", ""),  # rated, but not locked: nothing to renew on yet
        "baik",
        1,
    )
    year = {
        one.kode: one.belum
        for one in tenggat.kalender(kantor, 2026).butir
        if one.fase is not tenggat.Fase.PERENCANAAN
    }
    assert (year[TW], year["2026-TW3"]) == (2, 3)
    assert lkjip.per_unit(kantor, TW)[0].jumlah == {"baik": 1, "": 2}
    assert ringkasan_pimpinan.baca(kantor, TW).beranda.angka.dinilai == 1
