"""Ekspor BKN: who is ready, what comes out, what the next export shows."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import FileError, RefusedError, StorageError
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.services import atasan, cetak, pegawai, penguncian, penilaian, rangkap, unit
from kinerja_desktop.services.cetak_daftar import Langkah, daftar
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Pesanan, Tatanan, nama_evaluasi
from kinerja_desktop.services.ekspor import ekspor, fakta
from kinerja_desktop.services.impor.laporan import periksa as periksa_laporan
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage.commands import laporan, roster
from kinerja_desktop.workbooks.reader import open_book

TW3 = "2026-TW3"


@pytest.fixture
def kantor(konteks: Konteks) -> Konteks:
    """A school: the head Budi rates Sari (JF, PNS ID) and Tono (pelaksana, no PNS ID); Budi himself has no rater."""
    sdn = unit.add(konteks, "SDN 1 Contoh").value
    common = {"unit_id": sdn, "jenis_pegawai": "pns", "kedudukan": "aktif"}
    budi = pegawai.tambah(
        konteks,
        common
        | {
            "nama": "Budi Santoso",
            "nip": "197804122005011003",
            "golongan": "IV/a",
            "jabatan": "Kepala Sekolah",
            "pns_id": "B1",
        },
    ).value
    pegawai.tambah(
        konteks,
        common
        | {"nama": "Sari Wulandari", "nip": "198503302010012001", "golongan": "III/c", "jabatan": "Guru Ahli Muda",
           "jenis_jabatan": "fungsional", "jenjang": "ahli_muda", "pns_id": "S1", "gelar_belakang": "S.Pd."},
    )  # fmt: skip
    pegawai.tambah(
        konteks,
        common
        | {
            "nama": "Tono Haryono",
            "nip": "199001012015011001",
            "golongan": "III/b",
            "jabatan": "Pengelola Keuangan",
            "jenis_jabatan": "pelaksana",
        },
    )
    atasan.set_kepala(konteks, sdn, Pihak(JenisPihak.PEGAWAI, budi), dari=date(2026, 1, 1))
    return konteks


def rate(konteks: Konteks, nama: str, hasil: str, perilaku: str) -> None:
    rows = {row.nama.split(",")[0]: row for row in penilaian.grid(konteks, TW3).baris}
    row = rows[nama]
    first = penilaian.save_cells(
        konteks, TW3, [CellEdit(row.penugasan_id, row.version, "hasil_kerja", hasil)]
    ).value
    penilaian.save_cells(konteks, TW3, [CellEdit(row.penugasan_id, first[0].version, "perilaku", perilaku)])


def test_only_locked_ratings_go_and_everybody_else_is_told_why(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Di Atas", "Sesuai")
    rate(kantor, "Tono Haryono", "Sesuai", "Di Bawah")
    with pytest.raises(RefusedError) as caught:
        ekspor.ekspor(kantor, TW3, tmp_path / "keluar")
    assert caught.value.code == "bahan.kosong"
    assert not (tmp_path / "keluar").exists()
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    cek = ekspor.cek_kelengkapan(kantor, TW3)
    by_name = {one.nama: one for one in cek.orang}
    assert {name: (one.siap, one.json) for name, one in by_name.items()} == {
        "Budi Santoso": (False, False),
        "Sari Wulandari, S.Pd.": (True, True),
        "Tono Haryono": (True, False),
    }
    assert "ekspor.rating-kosong" in [item.code for item in by_name["Budi Santoso"].findings]
    assert "ekspor.pns-id" in [item.code for item in by_name["Tono Haryono"].findings]


def test_workbook_json_and_entry_sheets_hold_what_was_locked(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Di Atas", "Sesuai")
    rate(kantor, "Tono Haryono", "Sesuai", "Di Bawah")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    done = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    assert [one.path.suffix for one in done.berkas] == [".xlsx", ".json", ".pdf"]
    assert (done.siap, done.json, done.tertahan) == (2, 1, 1)
    book = openpyxl.load_workbook(done.berkas[0].path)
    assert book.sheetnames == [
        "BACA DULU",
        "PENILAIAN",
        "SIASN_SKP22",
        "SIASN_PERIODIK",
        "VALIDASI",
        "REFERENSI",
    ]
    sheet = book["PENILAIAN"]
    heads = [cell.value for cell in sheet[8]]
    assert len(heads) == 30
    rows = [dict(zip(heads, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=9)]
    assert [(r["nip"], r["hasil_kerja"], r["perilaku_kerja"], r["hasil_akhir"]) for r in rows] == [
        ("198503302010012001", "DIATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK"),
        ("199001012015011001", "SESUAI EKSPEKTASI", "DIBAWAH EKSPEKTASI", "KURANG"),
    ]
    assert {
        cell.data_type for row in sheet.iter_rows(min_row=9) for cell in row if cell.value is not None
    } == {"s"}
    data = json.loads(done.berkas[1].path.read_text(encoding="utf-8"))
    (item,) = data["items"]
    assert item["endpoint"] == "POST /kinerjaperiodik/save"
    assert item["body"] == {
        "id": "", "pnsDinilaiId": "S1", "tahun": 2026, "periodikId": "2", "bulanMulaiPenilaian": 7,
        "tahunMulaiPenilaian": 2026, "bulanSelesaiPenilaian": 9, "tahunSelesaiPenilaian": 2026,
        "hasilKinerjaNilai": 1, "perilakuKerjaNilai": 2, "kuadranKinerjaNilai": 2, "koefisienId": "22",
        "penilaiNipNrp": "197804122005011003", "penilaiNama": "Budi Santoso",
        "penilaiJabatanNama": "Kepala Sekolah", "penilaiGolongan": "41", "penilaiUnorNama": "SDN 1 Contoh",
        "statusPenilai": "ASN", "path": [],
    }  # fmt: skip
    with open_book(done.berkas[0].path) as again:
        (row,) = [r for r in again.rows("SIASN_PERIODIK") if r.values[0] == "199001012015011001"]
        assert row.values[10:13] == ("2", "3", "4"), "Sesuai x Di Bawah is Kurang, kuadran 4"


def test_our_own_export_is_no_proof_of_what_ekinerja_holds(kantor: Konteks, tmp_path: Path) -> None:
    """It has the report's columns; read as a report, also after Excel saved it again, it is said to be ours."""
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    path = ekspor.ekspor(kantor, TW3, tmp_path).value.berkas[0].path
    again = tmp_path / "Laporan.xlsx"
    book = openpyxl.load_workbook(path)
    book.save(again)
    for one in (path, again):
        codes = [item.code for item in periksa_laporan(kantor, one).findings]
        assert codes.count("laporan.bahan-sendiri") == 1
    del book["BACA DULU"]
    book.save(again)
    assert "laporan.bahan-sendiri" not in {item.code for item in periksa_laporan(kantor, again).findings}


def test_next_export_shows_what_changed(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    rate(kantor, "Tono Haryono", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    first = ekspor.ekspor(kantor, TW3, tmp_path / "a").value
    rows = {row.nama: row for row in penilaian.grid(kantor, TW3).baris}
    tono = rows["Tono Haryono"].penilaian_id
    assert tono is not None
    penguncian.buka_kunci(kantor, [tono], "salah ketik")
    rate(kantor, "Tono Haryono", "Di Atas", "Di Atas")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 6))
    cek = ekspor.cek_kelengkapan(kantor, TW3)
    assert {one.nama: one.perubahan for one in cek.orang if one.siap} == {
        "Sari Wulandari, S.Pd.": "sama",
        "Tono Haryono": "berubah",
    }
    assert cek.terakhir is not None
    assert cek.terakhir.sidik == first.sidik
    second = ekspor.ekspor(kantor, TW3, tmp_path / "b").value
    assert second.sidik != first.sidik
    assert [row.id for row in ekspor.riwayat(kantor, TW3)] == [second.ekspor_id, first.ekspor_id]


def _written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _correct_tono(kantor: Konteks, hasil: str, tanggal: date) -> None:
    rows = {row.nama: row for row in penilaian.grid(kantor, TW3).baris}
    tono = rows["Tono Haryono"].penilaian_id
    assert tono is not None
    penguncian.buka_kunci(kantor, [tono], "salah ketik")
    rate(kantor, "Tono Haryono", hasil, "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=tanggal)


def test_a_second_export_into_the_same_folder_replaces_nothing(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    rate(kantor, "Tono Haryono", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    first = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    before = _written(tmp_path / "keluar")
    _correct_tono(kantor, "Di Atas", date(2026, 10, 6))
    second = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    now = _written(tmp_path / "keluar")
    assert (first.is_di_samping, second.is_di_samping) == (False, True)
    assert {name: now[name] for name in before} == before
    assert now.keys() - before.keys() == {one.path.name for one in second.berkas}
    assert all("_ke-2." in one.path.name for one in second.berkas)
    third = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    assert all("_ke-3." in one.path.name for one in third.berkas)


def test_one_name_that_is_taken_gives_all_files_of_the_export_the_next(
    kantor: Konteks, tmp_path: Path
) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    first = ekspor.ekspor(kantor, TW3, tmp_path / "a").value
    (tmp_path / "b").mkdir()
    mine = tmp_path / "b" / first.berkas[2].path.name
    mine.write_text("catatan sendiri")
    second = ekspor.ekspor(kantor, TW3, tmp_path / "b").value
    assert mine.read_text() == "catatan sendiri"
    assert all("_ke-2." in one.path.name for one in second.berkas)


def test_only_what_changed_goes_out_and_the_next_one_knows_all(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    rate(kantor, "Tono Haryono", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    first = ekspor.ekspor(kantor, TW3, tmp_path, hanya_berubah=True).value
    assert (first.siap, first.sama) == (2, 0), "nothing went out before: all of it is new"
    with pytest.raises(RefusedError) as caught:
        ekspor.ekspor(kantor, TW3, tmp_path, hanya_berubah=True)
    assert caught.value.code == "bahan.tidak-berubah"
    _correct_tono(kantor, "Di Atas", date(2026, 10, 6))
    part = ekspor.ekspor(kantor, TW3, tmp_path, hanya_berubah=True).value
    assert (part.siap, part.json, part.sama) == (1, 0, 1)
    assert {one.baris for one in part.berkas} == {1, 0}
    assert part.berkas[0].path.name.endswith("_berubah.xlsx")
    book = openpyxl.load_workbook(part.berkas[0].path)
    names = [row[2] for row in book["PENILAIAN"].iter_rows(min_row=9, values_only=True)]
    told = {row[0]: str(row[1]) for row in book["BACA DULU"].iter_rows(max_col=2, values_only=True)}
    assert len(names) == 1
    assert "1 penilaian yang baru atau berubah; 1 lainnya" in told["Hanya sebagian"]
    about = {row[0] for row in book["VALIDASI"].iter_rows(min_row=2, max_col=1, values_only=True)}
    assert "198503302010012001" not in about, "Sari is not in it"
    cek = ekspor.cek_kelengkapan(kantor, TW3)
    assert {one.perubahan for one in cek.orang if one.siap} == {"sama"}
    assert (cek.hilang, [row.sama for row in ekspor.riwayat(kantor, TW3)]) == (0, [1, 0])


def test_signature_under_a_corrected_rating_does_not_count(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, TW3, date(2026, 10, 6))
    cetak.simpan_pdf(kantor, order, Tatanan(), tmp_path / "lembar.pdf")
    (sari,) = [row for row in penilaian.grid(kantor, TW3).baris if row.penilaian_id]
    signed = date(2026, 10, 7)
    cetak.tandai(kantor, TW3, [sari.penugasan_id], Langkah.DITANDATANGANI, signed)
    assert _codes(kantor, "Sari Wulandari, S.Pd.").isdisjoint({"ekspor.belum-ttd", "ekspor.tanpa-lembar"})
    assert sari.penilaian_id is not None
    penguncian.buka_kunci(kantor, [sari.penilaian_id], "salah ketik")
    rate(kantor, "Sari Wulandari", "Di Bawah", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 8))
    said = _codes(kantor, "Sari Wulandari, S.Pd.")
    assert "ekspor.lembar-berubah" in said
    assert said.isdisjoint({"ekspor.tanpa-lembar", "ekspor.belum-ttd"}), (
        "it was printed, and no signature is asked for"
    )
    assert "ekspor.tanpa-lembar" not in _codes(kantor, "Tono Haryono"), (
        "he is not rated, so nothing is said of a sheet"
    )


def test_a_sheet_locked_again_as_it_was_still_holds(kantor: Konteks, tmp_path: Path) -> None:
    """Cetak does not want it printed again; neither does the export."""
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, TW3, date(2026, 10, 6))
    cetak.simpan_pdf(kantor, order, Tatanan(), tmp_path / "lembar.pdf")
    (sari,) = [row for row in penilaian.grid(kantor, TW3).baris if row.penilaian_id]
    cetak.tandai(kantor, TW3, [sari.penugasan_id], Langkah.DITANDATANGANI, date(2026, 10, 7))
    assert sari.penilaian_id is not None
    penguncian.buka_kunci(kantor, [sari.penilaian_id], "salah buka")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    (row,) = [row for row in daftar(kantor, TW3) if row.penilaian_id == sari.penilaian_id]
    said = _codes(kantor, "Sari Wulandari, S.Pd.")
    sheet = {"ekspor.lembar-berubah", "ekspor.belum-ttd", "ekspor.tanpa-lembar"}
    assert (row.is_berubah, said & sheet) == (False, set())


def _codes(konteks: Konteks, nama: str) -> set[str]:
    cek = ekspor.cek_kelengkapan(konteks, TW3)
    return {item.code for one in cek.orang if one.nama == nama for item in one.findings}


def test_json_names_the_file_that_is_printed(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, TW3, date(2026, 10, 6))
    printed = cetak.simpan_pdf(kantor, order, Tatanan(), tmp_path / "pdf", per_orang=True).value
    done = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    data = json.loads(done.berkas[1].path.read_text(encoding="utf-8"))
    assert [item["ref"]["evaluasi_pdf"] for item in data["items"]] == [path.name for path in printed.berkas]


def test_a_sheet_printed_again_replaces_none_and_still_has_the_name_that_the_json_says(
    kantor: Konteks, tmp_path: Path
) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, TW3, date(2026, 10, 6))

    def save(order: Pesanan) -> cetak.HasilCetak:
        return cetak.simpan_pdf(kantor, order, Tatanan(), tmp_path / "pdf", per_orang=True).value

    first = save(order)
    before = [path.read_bytes() for path in first.berkas]
    again = save(replace(order, tempat="Kota Lain"))
    assert (first.is_di_samping, again.is_di_samping) == (False, True)
    assert [path.read_bytes() for path in first.berkas] == before
    assert [path.read_bytes() for path in again.berkas] != before
    assert {path.parent for path in again.berkas} == {tmp_path / "pdf" / "Cetakan_ke-2"}
    done = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    data = json.loads(done.berkas[1].path.read_text(encoding="utf-8"))
    told = [item["ref"]["evaluasi_pdf"] for item in data["items"]]
    assert told == [path.name for path in first.berkas] == [path.name for path in again.berkas]


def test_sheets_of_one_person_printed_one_at_a_time_do_not_replace_each_other(
    kantor: Konteks, tmp_path: Path
) -> None:
    """A transfer in the middle of the quarter, and two acting posts of the same days: four sheets of one NIP."""
    grid = {row.nama.split(",")[0]: row for row in penilaian.grid(kantor, TW3).baris}
    sari, tono = grid["Sari Wulandari"], grid["Tono Haryono"]
    for unit_name in ("Tata Usaha", "Perpustakaan"):
        rangkap.tambah(
            kantor, sari.pegawai_id, JenisPenugasan.PLT, f"Kepala {unit_name}", sari.unit_id,
            dari=date(2026, 7, 1), penilai=sari.penilai,
        )  # fmt: skip
    lain = unit.add(kantor, "SDN 2 Contoh").value
    atasan.set_kepala(kantor, lain, Pihak(JenisPihak.PEGAWAI, tono.pegawai_id), dari=date(2026, 1, 1))
    known = next(row for row in pegawai.daftar(kantor) if row.id == sari.pegawai_id)
    pegawai.ubah(kantor, known.id, {"unit_id": lain}, version=known.version, sejak=date(2026, 8, 16))
    mine = [row for row in penilaian.grid(kantor, TW3).baris if row.pegawai_id == sari.pegawai_id]
    assert len(mine) == 4
    for row in mine:
        first = penilaian.save_cells(
            kantor, TW3, [CellEdit(row.penugasan_id, row.version, "hasil_kerja", "Sesuai")]
        ).value
        penilaian.save_cells(
            kantor, TW3, [CellEdit(row.penugasan_id, first[0].version, "perilaku", "Sesuai")]
        )
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    for row in mine:
        order = Pesanan(JenisLembar.DOKUMEN_EVALUASI, TW3, date(2026, 10, 6), ids=(row.penugasan_id,))
        cetak.simpan_pdf(kantor, order, Tatanan(), tmp_path / "pdf", per_orang=True)
    names = {path.name for path in (tmp_path / "pdf").iterdir()}
    assert len(names) == 4
    assert f"{sari.nip}_2026_TW3_20260701-20260815_EVALUASI.pdf" in names
    done = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    data = json.loads(done.berkas[1].path.read_text(encoding="utf-8"))
    told = [item["ref"]["evaluasi_pdf"] for item in data["items"]]
    assert len(told) == 2, "the acting posts lack ids of BKN and stay in the workbook only"
    assert set(told) == {name for name in names if "_PLT-" not in name}


def test_workbook_that_reads_back_differently_leaves_nothing(
    kantor: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    folder = tmp_path / "keluar"
    ekspor.ekspor(kantor, TW3, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(before) == 3
    save = openpyxl.Workbook.save

    def save_damaged(book: openpyxl.Workbook, target: Path) -> None:
        book["SIASN_SKP22"].append(["baris yang tidak diminta"])
        save(book, target)

    monkeypatch.setattr(openpyxl.Workbook, "save", save_damaged)
    with pytest.raises(FileError) as caught:
        ekspor.ekspor(kantor, TW3, folder)
    assert caught.value.code == "bahan.baca-ulang"
    assert str(caught.value.args_["berkas"]).endswith("_ke-2.xlsx")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(ekspor.riwayat(kantor, TW3)) == 1


def test_control_characters_of_one_person_do_not_stop_the_export(kantor: Konteks, tmp_path: Path) -> None:
    bupati = atasan.IsianPenilaiLuar("Bupati Contoh", jabatan="Bupati\r\nKabupaten\x0b Contoh", is_asn=False)
    luar = atasan.save_penilai_luar(kantor, bupati).value
    (sari,) = [row for row in penilaian.grid(kantor, TW3).baris if row.nama.startswith("Sari")]
    atasan.set_penilai(kantor, [sari.pegawai_id], Pihak(JenisPihak.LUAR, luar))
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    done = ekspor.ekspor(kantor, TW3, tmp_path / "keluar").value
    with open_book(done.berkas[0].path) as book:
        values = [value for row in book.rows("PENILAIAN") for value in row.values]
    assert "Bupati\nKabupaten Contoh" in values


def test_ids_of_a_plt_are_not_those_of_the_own_post(kantor: Konteks) -> None:
    (sari,) = [row for row in penilaian.grid(kantor, TW3).baris if row.nama.startswith("Sari")]
    rangkap.tambah(
        kantor, sari.pegawai_id, JenisPenugasan.PLT, "Plt. Kepala Tata Usaha", sari.unit_id,
        dari=date(2026, 8, 1), penilai=sari.penilai,
    )  # fmt: skip
    days = (date(2026, 7, 1), date(2026, 9, 30))
    with kantor.simpanan.write(kantor.author) as transaction:
        batch = roster.open_batch(
            transaction,
            new_uid(),
            {"jenis": "laporan", "periode_kode": TW3, "berkas": "[]", "hitungan": "{}"},
        )
        own = {
            "impor_id": batch,
            "periode_kode": TW3,
            "nip": sari.nip,
            "nama": "SARI",
            "awal": days[0],
            "akhir": days[1],
        }
        laporan.store(transaction, [own | {"skp_id": "skp-sendiri", "plt": False}])
    assert _ids_of(kantor, sari.nip) == {"definitif": "skp-sendiri", "plt": ""}
    with kantor.simpanan.write(kantor.author) as transaction:
        laporan.store(transaction, [own | {"skp_id": "skp-plt", "plt": True, "awal": date(2026, 8, 1)}])
    assert _ids_of(kantor, sari.nip) == {"definitif": "skp-sendiri", "plt": "skp-plt"}


def test_two_people_without_number_and_of_one_name_have_sheets_of_their_own(kantor: Konteks) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    found = fakta.collect(kantor, TW3, None)
    kept = next(one.beku for one in found.calon if one.beku is not None)
    unnumbered = replace(kept, pegawai=replace(kept.pegawai, nomor=""))
    first, second = (nama_evaluasi(unnumbered, new_uid(), found.periode) for _ in range(2))
    assert first != second
    assert first.startswith("Sari Wulandari")
    assert nama_evaluasi(kept, new_uid(), found.periode) == f"{kept.pegawai.nomor}_2026_TW3_EVALUASI"


def _ids_of(konteks: Konteks, nip: str) -> dict[str, str]:
    found = fakta.collect(konteks, TW3, None).calon
    return {one.row.jenis: one.id_bkn.skp_id if one.id_bkn else "" for one in found if one.row.nip == nip}


def test_nothing_is_written_while_another_window_holds_the_office(kantor: Konteks, tmp_path: Path) -> None:
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    lock = kantor.simpanan._lock
    assert lock is not None
    lock.release()
    window = open_kantor(kantor.kantor.folder, "Budi", hold=True, worker=InlineWorker())
    with pytest.raises(StorageError, match="sedang-dibuka"):
        ekspor.ekspor(kantor, TW3, tmp_path / "keluar")
    assert not (tmp_path / "keluar").exists()
    window.kantor.close()


def test_an_export_that_cannot_place_one_file_places_none(
    kantor: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workbook names the hash of the JSON: a folder with one of each export would send the wrong one."""
    rate(kantor, "Sari Wulandari", "Sesuai", "Sesuai")
    penguncian.kunci(kantor, TW3, tanggal=date(2026, 10, 5))
    folder = tmp_path / "keluar"
    ekspor.ekspor(kantor, TW3, folder)
    before = _written(folder)
    place = os.replace

    def refuse_the_json(source: Path, target: Path) -> None:
        if Path(target).parent == folder and Path(target).suffix == ".json":
            raise PermissionError(13, "Permission denied")
        place(source, target)

    monkeypatch.setattr(os, "replace", refuse_the_json)
    with pytest.raises(FileError):
        ekspor.ekspor(kantor, TW3, folder)
    assert _written(folder) == before
    assert len(ekspor.riwayat(kantor, TW3)) == 1
