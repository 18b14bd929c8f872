"""Buku kerja SKP: out, changed by other hands, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.domain.skp import KelompokSkp
from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import buku_skp, skp
from kinerja_desktop.services.buku_skp import OrangTinjau, TinjauanBuku
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import SkpLengkap
from tests.kantor_kecil import NIP
from tests.services.test_skp import IKI, TAHUN, kantor, planned, rhk, row

__all__ = ["kantor"]


def out(konteks: Konteks, tmp_path: Path, nip: str = "") -> Path:
    path = tmp_path / "buku.xlsx"
    buku_skp.buat(konteks, TAHUN, path, nip=nip)
    return path


def change(path: Path, work: Callable[[Any, dict[str, int]], object], name: str = "SKP") -> None:
    book = openpyxl.load_workbook(path)
    sheet = book[name]
    head = {str(cell.value): n for n, cell in enumerate(sheet[6], 1)}
    work(sheet, head)
    book.save(path)


def lines_of(sheet: Any, head: dict[str, int], name: str) -> list[int]:
    digits = NIP[name]
    return [
        n
        for n in range(7, sheet.max_row + 1)
        if str(sheet.cell(n, head["NIP"]).value).replace(" ", "") == digits
    ]


def person(found: TinjauanBuku, name: str) -> OrangTinjau:
    [one] = [one for one in found.orang if one.baris.nip == NIP[name]]
    return one


def test_out_and_back_unchanged_says_nothing(kantor: Konteks, tmp_path: Path) -> None:
    planned(
        kantor,
        "Tono",
        rhk(pimpinan_teks="Keuangan yang tertib"),
        rhk("Baris satu\nbaris dua", jenis="tambahan"),
    )
    found = buku_skp.tinjau(kantor, out(kantor, tmp_path))
    assert [(one.beda, one.findings) for one in found.orang] == [((), ())] * len(found.orang)
    assert found.asing == ()
    assert not buku_skp.terapkan(kantor, found).changes.ids


def test_what_was_typed_comes_back_with_its_differences(kantor: Konteks, tmp_path: Path) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"))
    tono = planned(kantor, "Tono", rhk())
    path = out(kantor, tmp_path)

    def typed(sheet: Any, head: dict[str, int]) -> None:
        first, _, third, fourth = lines_of(sheet, head, "Tono")[:4]
        sheet.cell(first, head["Target"], "14 dokumen")
        sheet.cell(first, head["RHK pimpinan"], "keuangan")
        sheet.cell(third, head["Rencana hasil kerja"], "Arsip tertata")
        sheet.cell(third, head["Jenis"], "Tambahan")
        sheet.cell(third, head["Indikator"], "Arsip")
        sheet.cell(third, head["Target"], "90 berkas")
        sheet.cell(fourth, head["Indikator"], "Tepat waktu")
        sheet.cell(lines_of(sheet, head, "Dewi")[0], head["Rencana hasil kerja"], "Data sekolah")

    change(path, typed)
    found = buku_skp.tinjau(kantor, path)
    one = person(found, "Tono")
    assert {(b.bagian, b.lama, b.baru) for b in one.beda} >= {("target", "12 dokumen", "14 dokumen")}
    assert person(found, "Sari").beda == ()
    done = buku_skp.terapkan(kantor, found).value
    assert len(done.berhasil) == 2
    now = skp.buka(kantor, tono.baris.skp_id or 0).isi
    assert [(r.teks, r.jenis, r.pimpinan_id) for r in now.rhk] == [
        ("Laporan keuangan", "utama", sari.isi.rhk[0].id),
        ("Arsip tertata", "tambahan", None),
    ]
    assert now.rhk[0].id == tono.isi.rhk[0].id
    assert [i.id for i in now.rhk[0].indikator] == [i.id for i in tono.isi.rhk[0].indikator]
    assert [(i.teks, i.target) for i in now.rhk[1].indikator] == [("Arsip", "90 berkas"), ("Tepat waktu", "")]
    assert row(kantor, "Dewi").jumlah_rhk == 1


@pytest.mark.parametrize(
    ("target", "told"), [(1.5, "1,5"), (12, "12"), ("95%", "95%"), ("0.5 poin", "0.5 poin")]
)
def test_a_target_reads_as_it_stood_in_the_cell(
    kantor: Konteks, tmp_path: Path, target: object, told: str
) -> None:
    planned(kantor, "Tono", rhk())
    path = out(kantor, tmp_path, NIP["Tono"])
    change(path, lambda sheet, head: sheet.cell(7, head["Target"], target))
    [one] = person(buku_skp.tinjau(kantor, path), "Tono").beda
    assert (one.bagian, one.baru) == ("target", told)


def test_letters_and_the_leaders_numbers_mean_what_they_mean_on_the_screen(
    kantor: Konteks, tmp_path: Path
) -> None:
    sari = planned(kantor, "Sari", rhk("Keuangan"), rhk("Arsip"))
    planned(kantor, "Tono", rhk())
    path = out(kantor, tmp_path)

    def typed(sheet: Any, head: dict[str, int]) -> None:
        first = lines_of(sheet, head, "Tono")[0]
        for field, text in (("Aspek", "w"), ("Jenis", "t"), ("RHK pimpinan", 2)):
            sheet.cell(first, head[field], text)

    change(path, typed)
    isi = person(buku_skp.tinjau(kantor, path), "Tono").isi
    assert isi is not None
    [made] = isi.rhk
    assert (made.jenis, made.pimpinan_id, made.pimpinan_teks) == ("tambahan", sari.isi.rhk[1].id, "Arsip")
    assert made.indikator[0].aspek == "waktu"


@pytest.mark.parametrize(
    ("kelompok", "text", "meant"),
    [
        ("ja_jf", "Kua", None),  # Kuantitas or Kualitas
        ("ja_jf", "K", None),
        ("ja_jf", "kual", ("kualitas", "")),
        ("ja_jf", "n", ("kuantitas", "")),
        ("ja_jf", "b", ("biaya", "")),
        ("ja_jf", "P", None),  # a letter of JPT
        ("ja_jf", "a", None),
        ("ja_jf", "Proses", None),
        ("ja_jf", "penerima layanan", ("", "penerima_layanan")),
        ("jpt", "b", ("", "proses_bisnis")),
        ("jpt", "P", ("", "penerima_layanan")),
        ("jpt", "pr", ("", "proses_bisnis")),
        ("jpt", "pen", None),  # Penerima or Penguatan
        ("jpt", "w", None),
        ("jpt", "Waktu", ("waktu", "")),
    ],
)
def test_a_beginning_means_a_word_only_where_no_other_begins_so(
    kantor: Konteks, tmp_path: Path, kelompok: str, text: str, meant: tuple[str, str] | None
) -> None:
    held = planned(kantor, "Tono", rhk(indikator=(IKI("Jumlah", "1 dokumen"),)))
    skp.simpan(
        kantor,
        held.baris.skp_id or 0,
        replace(held.isi, kelompok=KelompokSkp(kelompok)),
        version=held.version,
    )
    path = out(kantor, tmp_path, NIP["Tono"])
    change(path, lambda sheet, head: sheet.cell(7, head["Aspek"], text))
    one = person(buku_skp.tinjau(kantor, path), "Tono")
    if meant is None:
        assert [(said.code, said.args["isi"]) for said in one.findings] == [("buku-skp.bukan-pilihan", text)]
    else:
        assert one.isi is not None
        [ind] = one.isi.rhk[0].indikator
        assert (ind.aspek, ind.perspektif) == meant


def test_who_was_changed_here_meanwhile_is_told_and_left(kantor: Konteks, tmp_path: Path) -> None:
    tono = planned(kantor, "Tono", rhk())
    path = out(kantor, tmp_path, NIP["Tono"])
    change(path, lambda sheet, head: sheet.cell(7, head["Target"], "14 dokumen"))
    other = replace(tono.isi, rhk=(*tono.isi.rhk, rhk("Baru")))
    skp.simpan(kantor, tono.baris.skp_id or 0, other, version=tono.version)
    one = person(buku_skp.tinjau(kantor, path), "Tono")
    assert ([said.code for said in one.findings], one.is_diambil) == (["buku-skp.berubah-sejak"], False)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("NIP", "199901012024011001", "buku-skp.orang-lain"),
        ("Target", "=1/0+A1", "buku-skp.rumus"),
        ("Rencana hasil kerja", "x" * 10_001, "buku-skp.terlalu-panjang"),
        ("Aspek", "Rasa", "buku-skp.bukan-pilihan"),
        ("Target", 0.95, "buku-skp.pecahan"),
        ("Target", 1, "buku-skp.pecahan"),
        ("Rencana hasil kerja", None, "buku-skp.tanpa-rhk"),
    ],
)
def test_bad_rows_are_told_and_the_person_left(
    kantor: Konteks, tmp_path: Path, field: str, text: str | float | None, code: str
) -> None:
    tono = planned(kantor, "Tono", rhk())
    path = out(kantor, tmp_path, NIP["Tono"])

    def typed(sheet: Any, head: dict[str, int]) -> None:
        sheet.cell(7, head[field]).value = text

    change(path, typed)
    found = buku_skp.tinjau(kantor, path)
    one = person(found, "Tono")
    assert code in {said.code for said in one.findings}
    assert all(sentence(said.code, **said.args) for said in one.findings)
    assert one.isi is None
    assert buku_skp.terapkan(kantor, found).value.berhasil == ()
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi == tono.isi


def test_two_hundred_results_go_in_and_one_more_is_told(kantor: Konteks, tmp_path: Path) -> None:
    many = [rhk(f"Hasil {n}", indikator=(IKI("Jumlah", "1 dokumen"),)) for n in range(200)]
    planned(kantor, "Tono", *many)
    path = out(kantor, tmp_path, NIP["Tono"])
    assert person(buku_skp.tinjau(kantor, path), "Tono").beda == ()
    change(path, lambda sheet, head: sheet.cell(207, head["Rencana hasil kerja"], "Satu lagi"))
    one = person(buku_skp.tinjau(kantor, path), "Tono")
    assert [said.code for said in one.findings] == ["skp.terlalu-banyak"]


def test_people_whose_rows_were_taken_out_keep_their_plans(kantor: Konteks, tmp_path: Path) -> None:
    planned(kantor, "Sari", rhk("Keuangan"))
    planned(kantor, "Tono", rhk())
    path = out(kantor, tmp_path)

    def cut(sheet: Any, head: dict[str, int]) -> None:
        mine = lines_of(sheet, head, "Sari")
        sheet.delete_rows(mine[0], len(mine))

    change(path, cut)
    found = buku_skp.tinjau(kantor, path)
    assert NIP["Sari"] not in {one.baris.nip for one in found.orang}
    assert person(found, "Tono").beda == ()


def test_other_files_and_nobody_are_refused(kantor: Konteks, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as told:
        out(kantor, tmp_path, "199901012024011001")
    assert told.value.code == "buku-skp.kosong"
    path = tmp_path / "lain.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(FileError) as refused:
        buku_skp.tinjau(kantor, path)
    assert refused.value.code == "buku-skp.bukan"


EKSPEKTASI, ISI = "Ekspektasi khusus pimpinan", "Isi lampiran"
LISTS = (("dukungan", ("Anggaran DPA", "Dua petugas\ndan satu operator")), ("konsekuensi", ("Bimbingan",)))
TOLD = (("akuntabel", "Laporan sebelum tanggal 5"), ("harmonis", "Rapat mingguan"))


def whole(konteks: Konteks) -> SkpLengkap:
    """Tono's plan with expectations and all of a Lampiran."""
    tono = planned(konteks, "Tono", rhk())
    full = replace(tono.isi, perilaku=TOLD, lampiran=LISTS)
    return skp.simpan(konteks, tono.baris.skp_id or 0, full, version=tono.version).value


def line_of(sheet: Any, head: dict[str, int], name: str, column: str, word: str, which: int = 0) -> int:
    return [n for n in lines_of(sheet, head, name) if sheet.cell(n, head[column]).value == word][which]


def test_expectations_and_the_lampiran_go_out_and_come_back_unchanged(
    kantor: Konteks, tmp_path: Path
) -> None:
    whole(kantor)
    path = out(kantor, tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["SKP", "Perilaku", "Lampiran", "_kinerja"]
    said = [[cell.value for cell in line] for line in book["Perilaku"].iter_rows(min_row=7)]
    assert [
        (line[3], line[4]) for line in said if NIP["Tono"] == str(line[1]).replace(" ", "") and line[4]
    ] == [
        ("Akuntabel", "Laporan sebelum tanggal 5"),
        ("Harmonis", "Rapat mingguan"),
    ]
    found = buku_skp.tinjau(kantor, path)
    assert [(one.beda, one.findings) for one in found.orang] == [((), ())] * len(found.orang)
    assert found.asing == ()


def test_expectations_and_lines_that_were_typed_come_back_with_their_differences(
    kantor: Konteks, tmp_path: Path
) -> None:
    tono = whole(kantor)
    path = out(kantor, tmp_path)

    def told(sheet: Any, head: dict[str, int]) -> None:
        sheet.cell(
            line_of(sheet, head, "Tono", "Nilai perilaku", "Akuntabel"), head[EKSPEKTASI], "Sebelum tanggal 3"
        )
        sheet.cell(line_of(sheet, head, "Tono", "Nilai perilaku", "Harmonis"), head[EKSPEKTASI]).value = None
        sheet.cell(
            line_of(sheet, head, "Tono", "Nilai perilaku", "Adaptif"), head[EKSPEKTASI], " Aplikasi baru "
        )

    def listed(sheet: Any, head: dict[str, int]) -> None:
        sheet.cell(line_of(sheet, head, "Tono", "Bagian", "Dukungan sumber daya"), head[ISI]).value = None
        last = line_of(sheet, head, "Tono", "Bagian", "Skema pertanggungjawaban")
        sheet.cell(last, head[ISI], "Laporan bulanan")
        sheet.cell(last + 2, head[ISI], "Rapat triwulan")
        sheet.cell(line_of(sheet, head, "Tono", "Bagian", "Konsekuensi"), head[ISI]).value = None

    change(path, told, "Perilaku")
    change(path, listed, "Lampiran")
    found = buku_skp.tinjau(kantor, path)
    one = person(found, "Tono")
    assert {(b.bagian, b.tempat, b.lama, b.baru) for b in one.beda} == {
        ("perilaku", "akuntabel", "Laporan sebelum tanggal 5", "Sebelum tanggal 3"),
        ("perilaku", "harmonis", "Rapat mingguan", ""),
        ("perilaku", "adaptif", "", "Aplikasi baru"),
        ("lampiran", "dukungan", "Anggaran DPA", ""),
        ("lampiran", "pertanggungjawaban", "", "Laporan bulanan\nRapat triwulan"),
        ("lampiran", "konsekuensi", "Bimbingan", ""),
    }
    assert [each.beda for each in found.orang if each is not one] == [()] * (len(found.orang) - 1)
    buku_skp.terapkan(kantor, found)
    now = skp.buka(kantor, tono.baris.skp_id or 0).isi
    assert now.perilaku == (("adaptif", "Aplikasi baru"), ("akuntabel", "Sebelum tanggal 3"))
    assert now.lampiran == (
        ("dukungan", ("Dua petugas\ndan satu operator",)),
        ("pertanggungjawaban", ("Laporan bulanan", "Rapat triwulan")),
    )
    assert now.rhk == tono.isi.rhk


@pytest.mark.parametrize("gone", [("Perilaku", "Lampiran"), ("Perilaku",), ("Lampiran",)])
def test_a_workbook_without_these_sheets_is_taken_and_leaves_them_as_they_are(
    kantor: Konteks, tmp_path: Path, gone: tuple[str, ...]
) -> None:
    tono = whole(kantor)
    path = out(kantor, tmp_path, NIP["Tono"])
    book = openpyxl.load_workbook(path)
    for name in gone:
        del book[name]
    book.save(path)
    change(path, lambda sheet, head: sheet.cell(7, head["Target"], "14 dokumen"))
    found = buku_skp.tinjau(kantor, path)
    assert [b.bagian for b in person(found, "Tono").beda] == ["target"]
    buku_skp.terapkan(kantor, found)
    now = skp.buka(kantor, tono.baris.skp_id or 0).isi
    assert (now.perilaku, now.lampiran) == (TOLD, LISTS)


@pytest.mark.parametrize(
    ("sheet", "column", "text", "code"),
    [
        ("Perilaku", "NIP", "199901012024011001", "buku-skp.orang-lain"),
        ("Perilaku", EKSPEKTASI, "=1/0+A1", "buku-skp.rumus"),
        ("Lampiran", ISI, "x" * 10_001, "buku-skp.terlalu-panjang"),
    ],
)
def test_bad_rows_of_these_sheets_are_told_with_their_sheet_and_the_person_left(
    kantor: Konteks, tmp_path: Path, sheet: str, column: str, text: str, code: str
) -> None:
    tono = whole(kantor)
    path = out(kantor, tmp_path, NIP["Tono"])

    def typed(page: Any, head: dict[str, int]) -> None:
        page.cell(7, head[column]).value = text

    change(path, typed, sheet)
    found = buku_skp.tinjau(kantor, path)
    one = person(found, "Tono")
    [said] = [said for said in one.findings if said.code == code]
    assert f"aris 7 (sheet {sheet})" in sentence(said.code, **said.args)
    assert (said.location.sheet, said.location.baris) == (sheet, 7)
    assert one.isi is None
    assert buku_skp.terapkan(kantor, found).value.berhasil == ()
    assert skp.buka(kantor, tono.baris.skp_id or 0).isi == tono.isi


def test_a_row_with_a_code_of_nobody_or_of_no_value_is_told(kantor: Konteks, tmp_path: Path) -> None:
    whole(kantor)
    path = out(kantor, tmp_path, NIP["Tono"])

    def strange(sheet: Any, head: dict[str, int]) -> None:
        uid = str(sheet.cell(7, head["Kode baris"]).value).split("/")[0]
        sheet.cell(7, head["Kode baris"], f"{uid}/tamak")
        sheet.cell(8, head["Kode baris"]).value = None
        sheet.cell(8, head[EKSPEKTASI], "entah")

    change(path, strange, "Perilaku")
    found = buku_skp.tinjau(kantor, path)
    assert [said.code for said in person(found, "Tono").findings] == ["buku-skp.bukan-pilihan"]
    assert [said.args["baris"] for said in found.asing] == ["8 (sheet Perilaku)"]
