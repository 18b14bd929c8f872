"""One PDF of a person: which years, as they were printed, with signed files between them, and what is missing is said."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import berkas_orang, berkas_ttd, cetak, cetak_daftar
from kinerja_desktop.services.berkas_orang import Keperluan
from kinerja_desktop.services.cetak import HasilCetak
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries.berkas_orang import NilaiOrangRow
from tests.services.cetak.conftest import OKTOBER, PERIODE, Kantor, pages

GURU = "Hesti Ayuningrum"


@pytest.fixture
def guru(dinas: Kantor, tmp_path: Path) -> Kantor:
    """Everybody is locked in the third quarter; the sheets are printed for another day."""
    dinas.rate()
    dinas.lock()
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, PERIODE, OKTOBER)
    cetak.simpan_pdf(dinas.konteks, order, Tatanan(), tmp_path / "lembar", per_orang=True)
    return dinas


def make(office: Kantor, untuk: Keperluan, target: Path) -> HasilCetak:
    return berkas_orang.simpan_pdf(office.konteks, office.orang[GURU], untuk, Tatanan(), target)


def test_the_cover_names_what_follows_and_sheets_are_as_printed(guru: Kantor, tmp_path: Path) -> None:
    done = make(guru, Keperluan.MUTASI, tmp_path / "berkas.pdf")
    said = pages(tmp_path / "berkas.pdf")
    assert (done.lembar, done.halaman, len(said)) == (1, 2, 2)
    (row,) = [one for one in cetak_daftar.daftar(guru.konteks, PERIODE) if one.nama == GURU]
    for words in (GURU, "Mutasi", "Triwulan III", "Guntur Abadi", "Baik", row.kode):
        assert words in said[0]
    assert "5 Oktober 2026" in said[1]
    assert row.kode in said[1]
    assert [one.code for one in done.findings] == ["cetak.orang-berkala"]


def test_signed_pdf_follow_their_sheet_and_pictures_are_named(guru: Kantor, tmp_path: Path) -> None:
    number = guru.nip[GURU]
    ours = next((tmp_path / "lembar").glob(f"{number}*.pdf"))
    signed = Path(shutil.copy(ours, tmp_path / f"{number} ttd.pdf"))
    picture, broken = tmp_path / f"{number}.jpg", tmp_path / f"{number} rusak.pdf"
    picture.write_bytes(b"\xff\xd8\xff gambar")
    broken.write_bytes(b"%PDF-1.4 tidak utuh")
    found = berkas_ttd.cocokkan(guru.konteks, PERIODE, [signed, picture, broken])
    berkas_ttd.lampirkan(guru.konteks, [(one.sumber, one.calon[0]) for one in found])
    done = make(guru, Keperluan.MUTASI, tmp_path / "berkas.pdf")
    said = pages(tmp_path / "berkas.pdf")
    assert (done.lembar, done.halaman, len(said)) == (1, 3, 3)
    assert said[1] == said[2]
    assert "Lembar bertanda tangan disertakan" in said[0]
    assert picture.name in said[0]
    assert [one.code for one in done.findings] == [
        "cetak.orang-berkala",
        "cetak.orang-gambar",
        "cetak.orang-rusak",
    ]


def test_kenaikan_pangkat_takes_two_years_and_says_which_is_missing(guru: Kantor, tmp_path: Path) -> None:
    with guru.konteks.simpanan.write(guru.konteks.author) as transaction:
        values = {
            "pegawai_id": guru.orang[GURU],
            "tahun": 2025,
            "predikat": "baik",
            "rezim": "permenpanrb-6-2022",
        }
        transaction.insert(tables.predikat_lama, {**values, "sumber": "SK mutasi"})
    done = make(guru, Keperluan.KP, tmp_path / "kp.pdf")
    assert [(one.code, one.args["tahun"]) for one in done.findings] == [("cetak.orang-tahun", 2024)]
    assert done.lembar == 0
    assert "SK mutasi" in pages(tmp_path / "kp.pdf")[0]


def test_who_has_nothing_locked_is_refused(dinas: Kantor, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        make(dinas, Keperluan.PENSIUN, tmp_path / "kosong.pdf")
    assert refused.value.code == "cetak.orang-kosong"
    assert not (tmp_path / "kosong.pdf").exists()
    with pytest.raises(RefusedError) as unknown:
        berkas_orang.pegawai_of(dinas.konteks, "198001012005011999")
    assert unknown.value.code == "cetak.orang-nip"


def test_years_with_an_annual_result_leave_out_the_quarters() -> None:
    def row(number: int, year: int, kind: str) -> NilaiOrangRow:
        return NilaiOrangRow(number, number, "", kind, date(year, 1, 1), date(year, 12, 31), b"", "")

    rows = [row(1, 2023, "tahunan"), row(2, 2024, "triwulan"), row(3, 2024, "tahunan"), row(4, 2025, "tahunan"),
            row(5, 2025, "tahunan"), row(6, 2026, "triwulan")]  # fmt: skip

    def chosen(untuk: Keperluan) -> list[int]:
        found, _ = berkas_orang.pilih(rows, [], untuk)
        return [one.penilaian_id for one in found if isinstance(one, NilaiOrangRow)]

    assert chosen(Keperluan.KP) == [3, 4, 5]
    assert chosen(Keperluan.PENSIUN) == [4, 5]
    assert chosen(Keperluan.MUTASI) == [1, 3, 4, 5, 6]


def test_a_signed_pdf_whose_page_is_damaged_is_named_and_keeps_nobody_from_printing(
    guru: Kantor, tmp_path: Path
) -> None:
    broken = tmp_path / f"{guru.nip[GURU]} ttd.pdf"
    broken.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[9 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R/Size 10>>\n%%EOF"
    )
    found = berkas_ttd.cocokkan(guru.konteks, PERIODE, [broken])
    berkas_ttd.lampirkan(guru.konteks, [(one.sumber, one.calon[0]) for one in found])
    done = make(guru, Keperluan.MUTASI, tmp_path / "berkas.pdf")
    assert (done.lembar, done.halaman) == (1, 2)
    assert [one.code for one in done.findings] == ["cetak.orang-berkala", "cetak.orang-rusak"]
