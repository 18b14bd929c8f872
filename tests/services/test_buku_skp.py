"""Buku kerja SKP: out, changed by other hands, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_desktop.foundation.errors import FileError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import buku_skp, skp
from kinerja_desktop.services.buku_skp import OrangTinjau, TinjauanBuku
from kinerja_desktop.services.konteks import Konteks
from tests.kantor_kecil import NIP
from tests.services.test_skp import IKI, TAHUN, kantor, planned, rhk, row

__all__ = ["kantor"]


def out(konteks: Konteks, tmp_path: Path, nip: str = "") -> Path:
    path = tmp_path / "buku.xlsx"
    buku_skp.buat(konteks, TAHUN, path, nip=nip)
    return path


def change(path: Path, work: Callable[[Any, dict[str, int]], object]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["SKP"]
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
        ("Rencana hasil kerja", None, "buku-skp.tanpa-rhk"),
    ],
)
def test_bad_rows_are_told_and_the_person_left(
    kantor: Konteks, tmp_path: Path, field: str, text: str | None, code: str
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
