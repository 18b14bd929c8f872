"""Unit trees and lists, heads of units, exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.masukan import AtasanDraft, UnitDraft
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan
from kinerja_desktop.workbooks.unit import read_atasan, read_units
from tests.mentah import Angka, Sel, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, SITI


def units(folder: Path, rows: list[Sequence[Sel]]) -> Bacaan[UnitDraft]:
    (folder / "unit.xlsx").write_bytes(xlsx({"Sheet1": rows}))
    with open_book(folder / "unit.xlsx") as book:
        return read_units(book, "unit.xlsx")


def heads(folder: Path, rows: list[Sequence[Sel]]) -> Bacaan[AtasanDraft]:
    (folder / "atasan.xlsx").write_bytes(xlsx({"Sheet1": rows}))
    with open_book(folder / "atasan.xlsx") as book:
        return read_atasan(book, "atasan.xlsx")


def codes(reading: Bacaan[UnitDraft] | Bacaan[AtasanDraft]) -> list[str]:
    return sorted(f"{one.code}@{one.location.cell}" for one in reading.findings)


def account(reading: Bacaan[UnitDraft] | Bacaan[AtasanDraft]) -> tuple[int, int, int, int]:
    return reading.dibaca, len(reading.drafts), reading.perlu_diperbaiki, len(reading.dilewati)


def test_hierarki_unor(tmp_path: Path) -> None:
    found = units(tmp_path, [["ID", "NAMA_UNOR", "ID_ATASAN"], ["U1", "DINAS X", "KAB"], ["U2", "BIDANG A", "U1"], ["U3", "SEKSI B ", "U2"]])  # fmt: skip
    assert codes(found) == []
    assert [(one.unor_id, one.nama, one.induk_id) for one in found.drafts] == [
        ("U1", "DINAS X", "KAB"), ("U2", "BIDANG A", "U1"), ("U3", "SEKSI B", "U2"),
    ]  # fmt: skip


def test_ref_unor_with_dashes_and_head(tmp_path: Path) -> None:
    found = units(tmp_path, [["Id", "NamaUnor", "DiatasanId", "PemimpinPnsId"], ["U1", "DINAS X", None, "P1"], ["U2", "--BIDANG A", "U1", None], ["U3", "----SEKSI B", "U2", "P3"]])  # fmt: skip
    assert [(one.nama, one.induk_id, one.pemimpin_pns_id) for one in found.drafts] == [
        ("DINAS X", None, "P1"), ("BIDANG A", "U1", None), ("SEKSI B", "U2", "P3"),
    ]  # fmt: skip


def test_levels_by_dashes_alone_give_paths(tmp_path: Path) -> None:
    found = units(tmp_path, [["Unit Kerja"], ["DINAS X"], ["-- BIDANG A"], ["---- SEKSI B"], ["-- BIDANG C"]])
    assert [one.path for one in found.drafts] == [
        ("DINAS X",), ("DINAS X", "BIDANG A"), ("DINAS X", "BIDANG A", "SEKSI B"), ("DINAS X", "BIDANG C"),
    ]  # fmt: skip


def test_a_way_with_dashes_inside_is_a_path_only_below_an_office(tmp_path: Path) -> None:
    found = units(
        tmp_path,
        [["Unit Kerja"], ["DINAS X"], ["DINAS X - CABANG Y - UPT Z"], ["Posyandu Melati - Mawar"]],
    )
    assert [(one.nama, one.path) for one in found.drafts] == [
        ("DINAS X", ("DINAS X",)),
        ("UPT Z", ("DINAS X", "CABANG Y", "UPT Z")),
        ("Posyandu Melati - Mawar", ("Posyandu Melati - Mawar",)),
    ]


def test_a_parent_named_by_a_doubled_name_is_said(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["Nama Unit", "Induk"], ["A", None], ["B", None], ["Sekretariat", "A"], ["Sekretariat", "B"], ["Subbag", "Sekretariat"]]  # fmt: skip
    found = units(tmp_path, rows)
    assert [(one.code, one.location.baris) for one in found.findings] == [("unit.induk-ganda", 6)]


def test_a_head_without_rows_is_said(tmp_path: Path) -> None:
    for found in (
        units(tmp_path, [["ID", "Nama Unit", "ID Atasan"]]),
        heads(tmp_path, [["Unit Kerja", "NPSN", "NIP Kepala"]]),
    ):
        assert [(one.code, one.severity) for one in found.findings] == [("impor.tanpa-baris", Severity.BLOCK)]


def test_list_of_schools(tmp_path: Path) -> None:
    found = units(tmp_path, [["DAFTAR SEKOLAH"], [], ["No", "Nama Sekolah", "NPSN", "Unit Induk", "NIP Kepala Sekolah"], [1, "SDN 1", 20200001, "Dinas Pendidikan", BUDI], [2, "SDN 2", "20200002", "Dinas Pendidikan", None]])  # fmt: skip
    assert [(one.nama, one.npsn, one.induk_nama, one.pemimpin_nip) for one in found.drafts] == [
        ("SDN 1", "20200001", "Dinas Pendidikan", BUDI), ("SDN 2", "20200002", "Dinas Pendidikan", None),
    ]  # fmt: skip


def test_every_row_of_a_bad_tree_is_accounted_for(tmp_path: Path) -> None:
    found = units(tmp_path, [
        ["ID", "NAMA_UNOR", "ID_ATASAN"],
        ["U1", "DINAS X", None], ["U1", "DINAS X", None], ["U2", "BIDANG A", "U1"], ["U2", "BIDANG B", "U1"], ["U3", None, "U1"],
        ["U4", "SEKSI", "U4"], ["U5", "UPT", "HILANG"], ["U6", "UPT 2", "LAIN"],
    ])  # fmt: skip
    assert codes(found) == [
        "unit.ganda@4", "unit.ganda@5", "unit.induk-sendiri@C7", "unit.induk-tidak-ada@8", "unit.induk-tidak-ada@9", "unit.kembar@3", "unit.tanpa-nama@B6",
    ]  # fmt: skip
    assert account(found) == (8, 4, 3, 1)
    assert next(one for one in found.drafts if one.unor_id == "U4").induk_id is None


def test_heads_by_unit_or_npsn(tmp_path: Path) -> None:
    found = heads(tmp_path, [
        ["Unit Kerja", "NPSN", "NIP Kepala", "Nama Kepala", "Status", "No SK", "Tanggal SK", "TMT"],
        ["Bidang A", None, BUDI, "Budi", "Plt.", "800/1", "02-01-2026", "05-01-2026"],
        [None, "20200001", "'" + SITI, "Siti", "tugas tambahan", None, None, None],
        ["Bidang B", None, None, None, None, None, None, None],
        ["Bidang C", None, "12345678", "Kolonel Contoh", None, None, None, None],
        ["Bidang D", None, Angka("1.99007212015031E+17"), "Andi", None, None, None, None],
        ["Bidang E", None, None, "Sekretaris Daerah", None, None, None, None],
    ])  # fmt: skip
    assert codes(found) == ["atasan.kosong@C4", "nip.rusak@C6"]
    assert account(found) == (6, 4, 1, 1)
    plt, npsn, nrp, outside = found.drafts
    assert (plt.unit, plt.nip_atasan, plt.jenis, plt.nomor_sk, plt.tanggal_sk, plt.sejak) == (
        "Bidang A", BUDI, JenisPenugasan.PLT, "800/1", date(2026, 1, 2), date(2026, 1, 5),
    )  # fmt: skip
    assert (npsn.npsn, npsn.nip_atasan, npsn.jenis) == ("20200001", SITI, JenisPenugasan.TUGAS_TAMBAHAN)
    assert (nrp.nip_atasan, nrp.nrp_atasan) == ("", "12345678")
    assert (outside.nip_atasan, outside.nama_atasan) == ("", "Sekretaris Daerah")


def test_unit_with_plain_nip_names_its_head(tmp_path: Path) -> None:
    found = heads(tmp_path, [["UNIT", "NIP"], ["SDN 1", BUDI], ["SDN 2", SITI]])
    assert [(one.unit, one.nip_atasan, one.nip_pegawai) for one in found.drafts] == [("SDN 1", BUDI, None), ("SDN 2", SITI, None)]  # fmt: skip
    assert [one.lokasi.cell for one in found.drafts] == ["B2", "B3"], (
        "findings about the head point at its number"
    )


def test_exceptions_by_person(tmp_path: Path) -> None:
    found = heads(tmp_path, [
        ["No", "NIP Pegawai", "Nama Pegawai", "Unit Kerja", "NIP Penilai", "Nama Penilai"],
        [1, BUDI, "Budi", "Bidang A", SITI, "Siti"], [2, ANDI, "Andi", "Bidang A", ANDI, "Andi"], [3, DEWI[:-1], "Dewi", "Bidang A", SITI, "Siti"],
        [4, None, "Tanpa", None, None, None],
    ])  # fmt: skip
    assert codes(found) == ["atasan.diri-sendiri@E3", "atasan.tanpa-unit@D5", "nip.panjang@B4"]
    assert account(found) == (4, 1, 3, 0)
    only = found.drafts[0]
    assert (only.nip_pegawai, only.nama_pegawai, only.nip_atasan, only.nama_atasan, only.unit) == (BUDI, "Budi", SITI, "Siti", None)  # fmt: skip


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        heads(tmp_path, [["Barang", "Jumlah"], ["Kursi", 3]])
    assert refused.value.code == "impor.bukan-daftar-atasan"
    with pytest.raises(FileError) as refused:
        units(tmp_path, [["Barang", "Jumlah"], ["Kursi", 3]])
    assert refused.value.code == "impor.bukan-daftar-unit"


def paths(folder: Path, *names: str) -> Bacaan[UnitDraft]:
    return units(folder, [["NAMA UNIT"], *([name] for name in names)])


def test_a_way_whose_outer_units_are_not_listed_is_doubtful_where_several_are(tmp_path: Path) -> None:
    assert codes(paths(tmp_path, "Dinas A", "Dinas A - Bidang B", "Dinas A - Bidang B - Seksi C")) == []
    assert codes(paths(tmp_path, "Dinas A - Bidang B")) == []
    found = paths(tmp_path, "Dinas A - Bidang B", "Dinas C - Bidang D - Seksi E")
    assert [(one.code, one.severity, one.location.baris, one.args) for one in found.findings] == [
        ("unit.induk-tidak-ada", Severity.WARN, 2, {"nama": "Bidang B", "induk": "Dinas A"}),
        ("unit.induk-tidak-ada", Severity.WARN, 3, {"nama": "Seksi E", "induk": "Dinas C - Bidang D"}),
    ]


def test_depth_by_dashes(tmp_path: Path) -> None:
    found = paths(
        tmp_path, "Dinas A", "- Bidang B", "-- Bidang C", "--- Seksi D", "---- Seksi E", "– Bidang F"
    )
    assert [one.path for one in found.drafts] == [
        ("Dinas A",), ("Dinas A", "Bidang B"), ("Dinas A", "Bidang C"), ("Dinas A", "Bidang C", "Seksi D"), ("Dinas A", "Bidang C", "Seksi E"), ("Dinas A", "Bidang F"),
    ]  # fmt: skip
