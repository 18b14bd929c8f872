"""Predikat that people bring along: kept with its scan, shown beside ours, never counted as ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi
from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import ConflictError, FileError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import (
    atasan,
    cetak_susun,
    pegawai,
    penguncian,
    penilaian,
    periksa,
    predikat_luar,
    riwayat_nilai,
    unit,
)
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.predikat_luar import IsianLuar
from kinerja_desktop.workbooks.reader import open_book
from tests.kantor_kecil import NIP, SEKRETARIAT, isi

PDF = b"%PDF-1.4\nisi pindaian"
SANA = IsianLuar(
    "2026-TW1", Predikat.SANGAT_BAIK, "Dinas Kesehatan  Kota Lama", jabatan="Perawat", penilai="Dr. Wati",
    tanggal=date(2026, 4, 5),
)  # fmt: skip


@pytest.fixture
def tono(konteks: Konteks, tmp_path: Path) -> int:
    isi(konteks, tmp_path)
    return next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP["Tono"])


@pytest.fixture
def pindaian(tmp_path: Path) -> Path:
    path = tmp_path / "SKP lama.pdf"
    path.write_bytes(PDF)
    return path


def with_scan(path: Path) -> IsianLuar:
    return IsianLuar("2025", Predikat.BAIK, "Dinas Kesehatan", scan=path)


def test_it_appears_beside_ours_in_history_and_in_the_grid(konteks: Konteks, tono: int) -> None:
    predikat_luar.simpan(konteks, tono, SANA)
    predikat_luar.simpan(konteks, tono, IsianLuar("2025", Predikat.KURANG, "Dinas Kesehatan"))
    [new, old] = pegawai.kartu(konteks, tono).predikat_luar
    assert (new.periode_kode, new.instansi, new.penilai_nama) == (
        "2026-TW1",
        "Dinas Kesehatan Kota Lama",
        "Dr. Wati",
    )
    assert [one.predikat for one in riwayat_nilai.riwayat(konteks, tono).luar] == ["sangat_baik", "kurang"]
    shown = penilaian.grid(konteks, "2026-TW2")
    [row] = [one for one in shown.baris if one.pegawai_id == tono]
    assert dict(zip(shown.sebelum, row.sebelum, strict=True)) == {
        "2026-TW1": "sangat_baik",
        "2025-TW4": "",
        "2025": "kurang",
    }
    assert [one.periode_kode for one in predikat_luar.daftar(konteks, [tono], "2026")] == ["2026-TW1"]
    assert old.predikat == "kurang"
    assert periksa.periksa_data(konteks).findings == ()


def test_days_that_are_a_part_of_the_period_are_told_with_it(konteks: Konteks, tono: int) -> None:
    whole = IsianLuar("2026", Predikat.BAIK, "Dinas Lama")
    for isian in (whole, replace(whole, dari=date(2026, 1, 1), sampai=date(2026, 8, 31))):
        predikat_luar.simpan(konteks, tono, isian)
    told = {predikat_luar.asal(row) for row in predikat_luar.daftar(konteks, [tono], "2026")}
    assert told == {"Dinas Lama", "Dinas Lama, 1 Januari 2026 – 31 Agustus 2026"}


def test_the_scan_is_copied_and_missing_ones_are_told(konteks: Konteks, tono: int, pindaian: Path) -> None:
    predikat_luar.simpan(konteks, tono, with_scan(pindaian))
    pindaian.unlink()
    [row] = predikat_luar.daftar(konteks, [tono])
    kept = predikat_luar.scan(konteks, row)
    assert (kept.read_bytes(), row.nama_berkas) == (PDF, "SKP lama.pdf")
    assert konteks.kantor.folder in kept.parents
    kept.write_bytes(PDF + b"!")
    assert [one.code for one in periksa.periksa_data(konteks).findings] == ["periksa.lampiran-berubah"]
    kept.unlink()
    found = periksa.periksa_data(konteks).findings
    assert [one.code for one in found] == ["periksa.lampiran-hilang"]
    assert row.berkas in sentence(found[0].code, **found[0].args)
    with pytest.raises(FileError) as error:
        predikat_luar.scan(konteks, row)
    assert error.value.code == "lampiran.hilang"


def test_changing_it_keeps_the_scan_and_removing_it_can_be_taken_back(
    konteks: Konteks, tono: int, pindaian: Path
) -> None:
    id_ = predikat_luar.simpan(konteks, tono, with_scan(pindaian)).value
    other = IsianLuar("2025", Predikat.SANGAT_BAIK, "RSUD Contoh")
    predikat_luar.simpan(konteks, tono, other, id_=id_, version=1)
    with pytest.raises(ConflictError):
        predikat_luar.simpan(konteks, tono, other, id_=id_, version=1)
    held = predikat_luar.hapus(konteks, id_, version=2).value
    assert predikat_luar.daftar(konteks, [tono]) == ()
    predikat_luar.pulihkan(konteks, held)
    [row] = predikat_luar.daftar(konteks, [tono])
    assert (row.predikat, row.instansi, predikat_luar.scan(konteks, row).read_bytes()) == (
        "sangat_baik", "RSUD Contoh", PDF,
    )  # fmt: skip
    with pytest.raises(RefusedError) as refused:
        predikat_luar.hapus(konteks, 99, version=1)
    assert refused.value.code == "luar.tidak-ada"


def test_what_makes_no_sense_is_refused_in_words(konteks: Konteks, tono: int, tmp_path: Path) -> None:
    def refused(isian: IsianLuar) -> str:
        with pytest.raises((RefusedError, FileError)) as error:
            predikat_luar.simpan(konteks, tono, isian)
        assert sentence(error.value.code, **error.value.args_)
        return error.value.code

    word = tmp_path / "surat.docx"
    word.write_bytes(b"PK\x03\x04")
    film = tmp_path / "film.pdf"
    with film.open("wb") as handle:
        handle.truncate(21 * 1024 * 1024)
    baik = Predikat.BAIK
    assert refused(IsianLuar("2025", baik, "  ")) == "luar.tanpa-instansi"
    assert (
        refused(IsianLuar("2025", baik, "RSUD", dari=date(2025, 7, 1), sampai=date(2025, 3, 1)))
        == "luar.hari"
    )
    assert refused(IsianLuar("2025", baik, "RSUD", dari=date(2024, 7, 1))) == "luar.hari"
    assert refused(IsianLuar("2027", baik, "RSUD")) == "luar.belum"
    assert refused(with_scan(word)) == "lampiran.jenis"
    assert refused(with_scan(film)) == "lampiran.besar"
    assert refused(with_scan(tmp_path / "tidak ada.pdf")) == "lampiran.tidak-terbaca"
    assert predikat_luar.daftar(konteks) == ()


def test_the_export_names_it_as_from_elsewhere(konteks: Konteks, tono: int, tmp_path: Path) -> None:
    people = {row.nip: row for row in pegawai.daftar(konteks)}
    unit_id = people[NIP["Sari"]].unit_id or 0
    atasan.set_kepala(konteks, unit_id, Pihak(JenisPihak.PEGAWAI, people[NIP["Sari"]].id))
    predikat_luar.simpan(konteks, tono, SANA)
    [row] = [one for one in penilaian.grid(konteks, "2026").baris if one.pegawai_id == tono]
    penilaian.save_cells(konteks, "2026", [
        CellEdit(row.penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")
    ])  # fmt: skip
    penguncian.kunci(konteks, "2026", penugasan_ids=[row.penugasan_id], tanggal=date(2026, 11, 5))
    done = ekspor.ekspor(konteks, "2026", tmp_path / "keluar").value
    with open_book(done.berkas[0].path) as book:
        lines = [one.values for one in book.rows("VALIDASI")]
    [told] = [values[4] for values in lines if values[3] == "luar.terkait"]
    assert told == sentence(
        "luar.terkait", nama="TONO HARYONO", periode="Triwulan I 2026", instansi="Dinas Kesehatan Kota Lama",
        predikat="Sangat Baik",
    )  # fmt: skip


def test_the_annual_sheet_names_what_was_brought_along_that_year(konteks: Konteks, tono: int) -> None:
    predikat_luar.simpan(konteks, tono, SANA)
    predikat_luar.simpan(konteks, tono, IsianLuar("2025", Predikat.KURANG, "Dinas Lama"))
    units = {one.nama: one.id for one in unit.tree(konteks)}
    sari = next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP["Sari"])
    atasan.set_kepala(konteks, units[SEKRETARIAT], Pihak(JenisPihak.PEGAWAI, sari))
    notes: dict[str, str] = {}
    for kode in ("2026", "2026-TW3"):
        [own] = [row for row in penilaian.grid(konteks, kode).baris if row.nip == NIP["Tono"]]
        edits = [CellEdit(own.penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")]
        penilaian.save_cells(konteks, kode, edits)
        penguncian.kunci(konteks, kode, penugasan_ids=[own.penugasan_id], tanggal=date(2027, 1, 8))
        order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, kode, date(2027, 1, 8), ids=(own.penugasan_id,))
        [sheet] = cetak_susun.susun(konteks, order).lembar
        assert isinstance(sheet, DokumenEvaluasi)
        notes[kode] = sheet.catatan
    assert notes["2026"] == (
        "Predikat dari instansi lain tahun ini: Dinas Kesehatan Kota Lama, Triwulan I 2026, Perawat, "
        "penilai Dr. Wati, predikat Sangat Baik."
    )
    assert notes["2026-TW3"] == ""
