"""Unit trees from files: recognised, moved, made parent first, undone."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.services import unit
from kinerja_desktop.services.impor import batal
from kinerja_desktop.services.impor import unit as impor_unit
from kinerja_desktop.services.impor.unit import AksiUnit
from kinerja_desktop.services.konteks import Konteks
from tests.mentah import csv_bytes, xlsx

HEAD = ["ID", "NAMA UNOR", "DIATASAN ID"]


def hierarki(folder: Path, *rows: list[str]) -> Path:
    path = folder / "HierarkiUnor.xlsx"
    path.write_bytes(xlsx({"unor": [HEAD, *rows]}))
    return path


def put_in(konteks: Konteks, path: Path) -> impor_unit.HasilUnit:
    return impor_unit.simpan(konteks, impor_unit.periksa(konteks, path)).value


def tree(konteks: Konteks) -> dict[str, tuple[str, ...]]:
    return {one.nama: one.jalur[:-1] for one in unit.tree(konteks)}


def test_children_may_stand_before_their_parents(konteks: Konteks, tmp_path: Path) -> None:
    path = hierarki(
        tmp_path, ["u3", "SDN 1 Contoh", "u2"], ["u2", "Bidang SD", "u1"], ["u1", "Dinas Pendidikan", "luar"]
    )
    checked = impor_unit.periksa(konteks, path)
    assert checked.hitungan == {
        "dibaca": 3, "baru": 3, "berubah": 0, "sama": 0, "perlu_diperbaiki": 0, "dilewati": 0,
    }  # fmt: skip
    assert unit.tree(konteks) == ()
    impor_unit.simpan(konteks, checked)
    assert tree(konteks) == {
        "Dinas Pendidikan": (), "Bidang SD": ("Dinas Pendidikan",),
        "SDN 1 Contoh": ("Dinas Pendidikan", "Bidang SD"),
    }  # fmt: skip
    assert {one.nama: one.unor_id for one in unit.tree(konteks)}["Bidang SD"] == "u2"
    assert put_in(konteks, path).hitungan["sama"] == 3


def test_known_units_are_renamed_and_moved_by_their_id(konteks: Konteks, tmp_path: Path) -> None:
    first = hierarki(
        tmp_path, ["u1", "Dinas Pendidikan", ""], ["u2", "Bidang SD", "u1"], ["u3", "SDN 1", "u1"]
    )
    put_in(konteks, first)
    news = hierarki(
        tmp_path, ["u1", "Dinas Pendidikan", ""], ["u2", "Bidang Sekolah Dasar", "u1"], ["u3", "SDN 1", "u2"]
    )
    checked = impor_unit.periksa(konteks, news)
    assert [(row.nama, row.lama, row.baru) for row in checked.baris if row.aksi is AksiUnit.BERUBAH] == [
        (
            "Bidang Sekolah Dasar",
            ("Bidang SD", "Dinas Pendidikan"),
            ("Bidang Sekolah Dasar", "Dinas Pendidikan"),
        ),
        ("SDN 1", ("SDN 1", "Dinas Pendidikan"), ("SDN 1", "Bidang Sekolah Dasar")),
    ]
    batch = impor_unit.simpan(konteks, checked).value.batch
    assert tree(konteks)["SDN 1"] == ("Dinas Pendidikan", "Bidang Sekolah Dasar")
    batal.batalkan(konteks, batch)
    assert tree(konteks) == {
        "Dinas Pendidikan": (), "Bidang SD": ("Dinas Pendidikan",), "SDN 1": ("Dinas Pendidikan",),
    }  # fmt: skip


def test_a_unit_known_by_name_gets_its_number(konteks: Konteks, tmp_path: Path) -> None:
    unit.add(konteks, "DINAS PENDIDIKAN")
    result = put_in(konteks, hierarki(tmp_path, ["u1", "Dinas Pendidikan", ""]))
    assert (result.hitungan["baru"], result.hitungan["berubah"]) == (0, 1)
    (only,) = unit.tree(konteks)
    assert only.unor_id == "u1"


def test_a_circle_in_the_file_stays_out_and_says_so(konteks: Konteks, tmp_path: Path) -> None:
    path = hierarki(
        tmp_path,
        ["u1", "Dinas", ""],
        ["u2", "Bidang A", "u3"],
        ["u3", "Bidang B", "u2"],
        ["u4", "SDN 4", "u3"],
    )
    checked = impor_unit.periksa(konteks, path)
    assert [row.nama for row in checked.baris if row.aksi is AksiUnit.PERLU_DIPERBAIKI] == [
        "Bidang A",
        "Bidang B",
    ]
    assert {item.code for item in checked.findings} >= {"unit.melingkar-berkas"}
    impor_unit.simpan(konteks, checked)
    assert tree(konteks) == {"Dinas": (), "SDN 4": ()}


def test_a_plain_list_with_npsn_and_names_of_parents(konteks: Konteks, tmp_path: Path) -> None:
    path = tmp_path / "sekolah.csv"
    path.write_bytes(
        csv_bytes(
            [["NPSN", "NAMA SEKOLAH", "UNIT INDUK"], ["20100001", "SDN 1 Contoh", "Dinas Pendidikan"],
             ["20100002", "SDN 2 Contoh", "Dinas Pendidikan"]], ";",
        )
    )  # fmt: skip
    unit.add(konteks, "Dinas Pendidikan")
    put_in(konteks, path)
    assert tree(konteks)["SDN 2 Contoh"] == ("Dinas Pendidikan",)
    assert {one.npsn for one in unit.tree(konteks)} == {"", "20100001", "20100002"}


def test_levels_by_dashes_hang_below_their_root_and_come_back_as_the_same(
    konteks: Konteks, tmp_path: Path
) -> None:
    names = [
        "DINAS A",
        "-- Sekretariat",
        "---- Subbag",
        "-- Bidang",
        "---- Subbag",
        "DINAS B",
        "-- Sekretariat",
    ]
    path = tmp_path / "unit.xlsx"
    path.write_bytes(xlsx({"S": [["NAMA UNIT"], *([name] for name in names)]}))
    put_in(konteks, path)
    assert sorted(one.jalur for one in unit.tree(konteks)) == [
        ("DINAS A",), ("DINAS A", "Bidang"), ("DINAS A", "Bidang", "Subbag"), ("DINAS A", "Sekretariat"),
        ("DINAS A", "Sekretariat", "Subbag"), ("DINAS B",), ("DINAS B", "Sekretariat"),
    ]  # fmt: skip
    again = impor_unit.periksa(konteks, path).hitungan
    assert (again["baru"], again["berubah"], again["sama"]) == (0, 0, 7)


def test_a_path_meets_the_nearest_unit_on_its_way(konteks: Konteks, tmp_path: Path) -> None:
    path = tmp_path / "unit.csv"
    path.write_bytes(
        csv_bytes([["UNIT KERJA"], ["DINAS X"], ["DINAS X - CABANG Y - UPT Z"], ["DINAS X - CABANG Y"], ["DINAS X - LAIN - UPT Q"]])
    )  # fmt: skip
    put_in(konteks, path)
    assert tree(konteks) == {
        "DINAS X": (), "CABANG Y": ("DINAS X",), "UPT Z": ("DINAS X", "CABANG Y"), "UPT Q": ("DINAS X",),
    }  # fmt: skip
    assert impor_unit.periksa(konteks, path).hitungan["sama"] == 4
