"""``kinerja impor`` as a process: exit codes, what is written and what is not, the cell of every row kept out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from kinerja_desktop.foundation.messages import catalogue
from tests.mentah import Sel, csv_bytes, encrypt, xlsx

BUDI, SITI, ANDI = "198004032005011001", "198505132010012002", "199007212015031003"
HEAD: list[Sel] = ["NO", "NAMA", "NIP", "GOL", "JABATAN"]


def tulis(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (csv_bytes([["UNIT", "JUMLAH"], ["SDN 1", 3]]), "impor.bukan-daftar-pegawai"),
        (xlsx({"S": [HEAD, [1, "BUDI", BUDI, "III/a", "x"]]})[:300], "berkas.terpotong"),
        (csv_bytes([HEAD, [1, "", BUDI[:-1], "III/a", "x"]]), ""),
    ],
)
def test_an_import_that_puts_nothing_in_makes_no_office(
    kinerja: Callable[..., Any], tmp_path: Path, data: bytes, code: str
) -> None:
    source = tulis(tmp_path, "a.csv", data)
    ended = kinerja("impor", "pegawai", source, "--data", tmp_path / "kantor", "--json")
    if code:
        assert (ended.code, ended.json["galat"]["kode"]) == (3, code)
        assert len(ended.err.strip().splitlines()) == 1
    else:
        assert (ended.code, ended.json["perlu_diperbaiki"], ended.json["batch"]) == (1, 1, None)
    assert not (tmp_path / "kantor").exists()


def test_a_wrong_file_among_good_ones_is_said_by_the_exit_code(
    kinerja: Callable[..., Any], tmp_path: Path
) -> None:
    good = tulis(tmp_path, "baik.csv", csv_bytes([HEAD, [1, "BUDI", BUDI, "III/a", "x"]]))
    wrong = tulis(tmp_path, "rekap.csv", csv_bytes([["UNIT", "JUMLAH"], ["SDN 1", 3]]))
    ended = kinerja("impor", "pegawai", good, wrong, "--data", tmp_path / "kantor", "--json")
    assert (ended.code, ended.json["baru"], ended.json["batch"]) == (1, 1, 1)
    assert [one["kode"] for one in ended.json["masalah"]] == ["impor.bukan-daftar-pegawai"]


def test_rows_kept_out_name_their_cell(kinerja: Callable[..., Any], tmp_path: Path) -> None:
    rows: list[list[Sel]] = [HEAD, [1, "BUDI", BUDI, "III/a", "x"], [2, "BUDI", BUDI, "III/b", "x"], [3, "SITI", SITI, "III/a", "x"]]  # fmt: skip
    book = xlsx({"A": rows, "B": [HEAD, [1, "SITI", SITI, "III/d", "x"], [2, "ANDI", ANDI, "III/a", "x"]]})
    ended = kinerja(
        "impor", "pegawai", tulis(tmp_path, "a.xlsx", book), "--data", tmp_path / "kantor", "--uji", "--json"
    )
    places = {(one["kode"], one["sheet"], one["baris"], one["kolom"]) for one in ended.json["masalah"]}
    assert places == {
        ("nip.ganda-beda", "A", 2, 3), ("nip.ganda-beda", "A", 3, 3),
        ("impor.orang-dua-kali", "A", 4, 3), ("impor.orang-dua-kali", "B", 2, 3),
    }  # fmt: skip
    assert (ended.json["dibaca"], ended.json["baru"], ended.json["perlu_diperbaiki"]) == (5, 1, 4)
    assert not (tmp_path / "kantor").exists()


def test_people_without_name_are_not_made(kinerja: Callable[..., Any], tmp_path: Path) -> None:
    source = tulis(tmp_path, "a.csv", csv_bytes([["NIP", "GOLONGAN"], [BUDI, "III/a"]]))
    ended = kinerja("impor", "pegawai", source, "--data", tmp_path / "kantor", "--json")
    assert [(one["kode"], one["kolom"]) for one in ended.json["masalah"]] == [("nama.kosong", 1)]
    assert ended.json["baru"] == 0


def test_sheets_of_other_people_are_read_and_those_of_people_gone_are_named(
    kinerja: Callable[..., Any], tmp_path: Path
) -> None:
    pppk: list[list[Sel]] = [["NO", "NAMA", "NI PPPK", "GOLONGAN"], [1, "RINA", "199901012022212005", "IX"]]
    old: list[list[Sel]] = [["NO", "NAMA", "NIP"], [1, "DEWI", "197512202000122004"]]
    again = [["NAMA", "NIP", "TELEPON"], ["BUDI", BUDI, "0811000000"]]
    book = xlsx({"PENSIUN": old, "PNS": [HEAD, [1, "BUDI", BUDI, "III/a", "x"]], "PPPK": pppk, "Kontak": again})  # fmt: skip
    ended = kinerja(
        "impor", "pegawai", tulis(tmp_path, "a.xlsx", book), "--data", tmp_path / "kantor", "--uji", "--json"
    )
    assert (ended.json["dibaca"], ended.json["baru"]) == (2, 2)
    (left,) = [one for one in ended.json["masalah"] if one["kode"] == "sheet.lain"]
    assert "PENSIUN, Kontak" in left["pesan"]


def test_laporan_needs_no_periode_where_its_title_says_it(
    kinerja: Callable[..., Any], tmp_path: Path
) -> None:
    office = tmp_path / "kantor"
    people = csv_bytes([HEAD, [1, "BUDI", BUDI, "III/a", "x"]])
    assert kinerja("impor", "pegawai", tulis(tmp_path, "p.csv", people), "--data", office).code == 0
    head = ["jenis", "id", "nip", "nama", "hasil_kerja", "perilaku_kerja", "hasil_akhir"]
    row = ["skp", "1", BUDI, "BUDI", "sesuai ekspektasi", "sesuai ekspektasi", "baik"]
    title = ["Laporan Penilaian SKP Periode Bulanan SEPTEMBER Tahun 2026"]
    report = tulis(tmp_path, "l.xlsx", xlsx({"W": [title, *[[]] * 6, head, row]}))
    ended = kinerja("impor", "laporan-ekinerja", report, "--data", office, "--json")
    assert (ended.code, ended.json["dibaca"]) == (0, 1)
    bare = tulis(tmp_path, "b.xlsx", xlsx({"W": [head, row]}))
    refused = kinerja("impor", "laporan-ekinerja", bare, "--data", office, "--json")
    assert refused.json["galat"]["kode"] == "perintah.laporan-tanpa-periode"


def test_a_sentence_of_the_window_has_words_of_its_own_here(
    kinerja: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "rahasia.xlsx"
    path.write_bytes(encrypt(xlsx({"S": [["NIP", "Nama"]]}), "rahasia"))
    ended = kinerja("impor", "pegawai", path, "--data", tmp_path / "k", "--json")
    assert (ended.code, ended.json["galat"]["kode"]) == (3, "berkas.sandi")
    assert "di sini" not in ended.err
    assert "jendela program" in ended.err
    assert ended.json["galat"]["pesan"] in ended.err


def test_words_for_the_command_line_replace_a_sentence_with_the_same_fields() -> None:
    fields = {
        code: {name for _, name, _, _ in Formatter().parse(text) if name}
        for code, text in catalogue().items()
    }
    own = [code for code in fields if code.startswith("perintah:")]
    assert own
    for code in own:
        assert fields[code] == fields[code.removeprefix("perintah:")], code
