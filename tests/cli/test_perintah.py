"""Commands as processes: exit codes, one JSON object, sentences in Indonesian on standard error."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Kinerja = Callable[..., Any]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def salinan(contoh: Path, tmp_path: Path) -> Path:
    """A copy of the sample office to write to."""
    return Path(shutil.copytree(contoh, tmp_path / "kantor"))


def test_contoh_makes_an_office_and_says_so(kinerja: Kinerja, tmp_path: Path) -> None:
    ended = kinerja("contoh", "--data", tmp_path / "k", "--pegawai", "40", "--petugas", "Rina", "--json")
    assert ended.code == 0
    assert ended.json["pegawai"] == 40
    assert ended.json["periode"][0] == "2025-TW1"
    assert ended.json["terkunci"] > 200
    assert "40 pegawai" in ended.err
    with closing(sqlite3.connect(tmp_path / "k" / "kinerja.db")) as connection:
        assert connection.execute("SELECT nama FROM pelaku").fetchall() == [("Rina",)]


def test_without_json_nothing_stands_on_standard_output(kinerja: Kinerja, tmp_path: Path) -> None:
    ended = kinerja("contoh", "--data", tmp_path / "k", "--pegawai", "30")
    assert (ended.code, ended.out) == (0, "")
    assert "\r" not in ended.err


def test_a_second_office_in_the_same_folder_is_refused_by_the_world(kinerja: Kinerja, contoh: Path) -> None:
    ended = kinerja("contoh", "--data", contoh, "--json")
    assert ended.code == 3
    assert ended.json["galat"]["kode"] == "kantor.sudah-ada"
    assert ended.json["galat"]["pesan"] in ended.err


def test_too_small_an_office_does_not_go_in(kinerja: Kinerja, tmp_path: Path) -> None:
    ended = kinerja("contoh", "--data", tmp_path / "k", "--pegawai", "5")
    assert ended.code == 1
    assert "paling sedikit 12" in ended.err
    assert not (tmp_path / "k").exists()


def test_periksa_says_whole_also_while_the_window_is_open(
    kinerja: Kinerja, contoh: Path, sedang_dibuka: Callable[[Path], Any]
) -> None:
    with sedang_dibuka(contoh):
        ended = kinerja("periksa", "--data", contoh, "--json")
    assert ended.code == 0
    assert ended.json["utuh"] is True
    assert ended.json["diperiksa"]["pegawai"] == 60
    assert "Semuanya utuh" in ended.err


def test_kept_files_that_nothing_names_are_told_and_removed(kinerja: Kinerja, salinan: Path) -> None:
    shelf = salinan / "bukti"
    shelf.mkdir(exist_ok=True)
    orphan = shelf / f"{'0a' * 32}.pdf"
    orphan.write_bytes(b"%PDF-1.4")
    os.utime(orphan, (1_700_000_000, 1_700_000_000))
    before = {path.name for path in shelf.iterdir()}
    told = kinerja("periksa", "--data", salinan, "--json")
    assert (told.code, told.json["lampiran_lepas"]) == (0, 1)
    assert "bersihkan-lampiran" in told.err
    assert orphan.exists()
    done = kinerja("bersihkan-lampiran", "--data", salinan, "--json")
    assert (done.code, done.json["dihapus"]) == (0, 1)
    assert {path.name for path in shelf.iterdir()} == before - {orphan.name}
    assert kinerja("periksa", "--data", salinan, "--json").json["lampiran_lepas"] == 0
    again = kinerja("bersihkan-lampiran", "--data", salinan)
    assert "Tidak ada berkas lampiran lama yang perlu dihapus." in again.err


def test_periksa_of_a_damaged_office(kinerja: Kinerja, salinan: Path) -> None:
    with closing(sqlite3.connect(salinan / "kinerja.db")) as connection:
        connection.execute("UPDATE pegawai SET nama = 'Lain' WHERE id = 1")
        connection.commit()
    ended = kinerja("periksa", "--data", salinan, "--json")
    assert ended.code == 1
    assert ended.json["jumlah"] == {"periksa.sidik": 1}
    assert ended.json["masalah"][0]["kode"] == "periksa.sidik"
    assert ended.json["masalah"][0]["pesan"] in ended.err


def test_periksa_where_there_is_no_office(kinerja: Kinerja, tmp_path: Path) -> None:
    ended = kinerja("periksa", "--data", tmp_path)
    assert ended.code == 3
    assert "Tidak ada data kantor" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_kunci_locks_what_is_complete_and_names_the_rest(kinerja: Kinerja, salinan: Path) -> None:
    ended = kinerja("kunci", "--data", salinan, "--periode", "2026-tw4", "--json")
    assert ended.code == 1
    assert ended.json["terkunci"] > 0
    assert ended.json["tidak"] == len(ended.json["masalah"]) > 0
    again = kinerja("kunci", "--data", salinan, "--periode", "2026-TW4", "--json")
    assert (again.json["terkunci"], again.json["sudah"]) == (0, ended.json["terkunci"])
    done = kinerja("kunci", "--data", salinan, "--periode", "2026-TW3", "--json")
    assert (done.code, done.json["tidak"]) == (0, 0)
    assert kinerja("periksa", "--data", salinan).code == 0


def test_kunci_of_one_unit(kinerja: Kinerja, salinan: Path) -> None:
    everybody = kinerja("kunci", "--data", salinan, "--periode", "2026-TW3", "--json").json["sudah"]
    args = ("kunci", "--data", salinan, "--periode", "2026-TW3", "--json", "--unit")
    part = kinerja(*args, "dinas pendidikan dan kebudayaan").json["sudah"]
    assert 0 < part < everybody
    lost = kinerja(*args, "Dinas Perikanan")
    assert (lost.code, lost.json["galat"]["kode"]) == (1, "perintah.unit-tidak-ada")
    twice = kinerja(*args, "Sekretariat")
    assert twice.json["galat"]["kode"] == "perintah.unit-ganda"
    assert kinerja(*args, "Dinas Kesehatan / Sekretariat").code == 0


def test_a_write_while_the_window_is_open_is_refused(
    kinerja: Kinerja, salinan: Path, sedang_dibuka: Callable[[Path], Any]
) -> None:
    with sedang_dibuka(salinan):
        ended = kinerja("kunci", "--data", salinan, "--periode", "2026-TW4")
        (salinan / "sama.csv").write_text("NIP;Hasil Kerja;Perilaku\n199901012024011001;S;S\n")
        args = ("impor", "nilai", salinan / "sama.csv", "--data", salinan, "--periode", "2026-TW4")
        nothing_new, looked = kinerja(*args), kinerja(*args, "--uji")
    assert ended.code == 3
    assert "sedang dibuka" in ended.err
    assert (nothing_new.code, looked.code) == (3, 1)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "tambahkan PERINTAH"),
        (("hitung",), "tidak dikenal. Pilih salah satu"),
        (("contoh",), "tambahkan --data"),
        (("contoh", "--data", "x", "--pegawai", "banyak"), "banyak bukan jumlah"),
        (("contoh", "--data", "x", "--pegawai"), "isinya belum ditulis"),
        (("contoh", "--data", "x", "--cepat"), "Tidak dikenal: --cepat"),
        (("kunci", "--data", "x", "--periode", "2026-TW5"), "Periode 2026-TW5 tidak dikenal"),
        (("periksa",), "salah satu dari --data --program"),
        (("periksa", "--data", "x", "--program"), "tidak dapat dipakai bersama"),
    ],
)
def test_wrong_usage_leaves_with_2_and_an_indonesian_sentence(
    kinerja: Kinerja, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    ended = kinerja(*args)
    assert ended.code == 2
    assert "pemakaian: kinerja" in ended.err
    assert said in ended.err, ended.err
    assert ended.out == ""
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_answers_in_json_too(kinerja: Kinerja, tmp_path: Path) -> None:
    ended = kinerja("impor", "batal", "dua", "--data", tmp_path, "--json")
    assert ended.code == 2
    assert ended.json["galat"]["kode"] == "perintah.salah-pakai"
    assert ended.json["galat"]["pesan"] in ended.err
    assert "bukan jumlah" in ended.err


def test_help_is_indonesian(kinerja: Kinerja) -> None:
    ended = kinerja("--bantuan")
    assert ended.code == 0
    for words in (
        "pemakaian: kinerja",
        "pilihan:",
        "perintah:",
        "tampilkan bantuan ini",
        "contoh",
        "periksa",
    ):
        assert words in ended.out
    for english in ("usage", "options", "positional", "show this", "exit"):
        assert english not in ended.out
    ended = kinerja("contoh", "-h")
    assert "folder data kantor" in ended.out


def test_the_version(kinerja: Kinerja) -> None:
    from kinerja_desktop import __version__

    assert kinerja("--versi").out.strip() == __version__


def test_a_command_loads_no_qt_and_no_spreadsheets(contoh: Path) -> None:
    program = (
        "import sys; from kinerja_desktop.cli.main import main;"
        f"main(['periksa', '--data', {str(contoh)!r}]);"
        "print([name for name in ('PySide6', 'openpyxl', 'reportlab', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_lembar_isian_is_written_also_while_the_window_is_open(
    kinerja: Kinerja, contoh: Path, tmp_path: Path, sedang_dibuka: Callable[[Path], Any]
) -> None:
    with sedang_dibuka(contoh):
        ended = kinerja(
            "lembar-isian", "--data", contoh, "--periode", "2026-TW4", "-o", "isian.xlsx", "--json"
        )
    assert ended.code == 0
    assert ended.json["baris"] > 40
    assert (tmp_path / "isian.xlsx").read_bytes()[:2] == b"PK"
    assert "Lembar isian" in ended.err


def test_pulihkan_lists_copies_and_goes_back_to_one(kinerja: Kinerja, salinan: Path) -> None:
    roster = salinan.parent / "kosong.csv"
    roster.write_text("NIP;NAMA\n198503152010011004;ANI CONTOH\n", encoding="utf-8")
    assert kinerja("impor", "pegawai", roster, "--data", salinan).code in (0, 1)
    listed = kinerja("pulihkan", "--data", salinan, "--daftar", "--json")
    assert listed.code == 0
    found = {one["sebab"]: one for one in listed.json["salinan"]}
    assert found["impor"]["pegawai"] == 60
    assert found["impor"]["utuh"]
    assert "sebelum impor" in listed.err
    ended = kinerja("pulihkan", "--data", salinan, found["impor"]["berkas"], "--json")
    assert ended.code == 0
    assert ended.json["utuh"]
    assert ended.json["pegawai"] == 60
    assert Path(ended.json["keadaan_sebelumnya"]).is_file()
    assert "Semuanya utuh" in ended.err
    again = kinerja("pulihkan", "--data", salinan, "--daftar", "--json")
    marks = {one["sebab"]: one["jalur_lain"] for one in again.json["salinan"]}
    assert marks["pulih"]
    assert not marks["impor"]


def test_pulihkan_says_what_a_copy_does_not_hold(kinerja: Kinerja, salinan: Path) -> None:
    (salinan / "bukti").mkdir(exist_ok=True)
    (salinan / "bukti" / ("0" * 64 + ".pdf")).write_bytes(bytes(5000))
    listed = kinerja("pulihkan", "--data", salinan, "--daftar", "--json")
    assert listed.json["tidak_tersalin"] == {"berkas": 1, "ukuran": 5000}
    assert "1 berkas lampiran (5 KB)" in listed.err


def test_pulihkan_makes_the_office_on_a_new_pc(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    assert kinerja("pulihkan", "--data", tmp_path / "baru", "--daftar").code == 0
    backup = salinan / "kinerja.db"  # a plain database is as good as a copy
    ended = kinerja("pulihkan", "--data", tmp_path / "baru", backup)
    assert (ended.code, ended.out) == (0, "")
    assert kinerja("periksa", "--data", tmp_path / "baru").code == 0


def test_pulihkan_refuses_by_the_world_and_by_wrong_usage(
    kinerja: Kinerja, salinan: Path, sedang_dibuka: Callable[[Path], Any]
) -> None:
    assert kinerja("pulihkan", "--data", salinan).code == 2
    missing = kinerja("pulihkan", "--data", salinan, "tidak.db", "--json")
    assert (missing.code, missing.json["galat"]["kode"]) == (3, "salinan.tidak-ada")
    with sedang_dibuka(salinan):
        held = kinerja("pulihkan", "--data", salinan, salinan / "kinerja.db", "--json")
    assert (held.code, held.json["galat"]["kode"]) == (3, "kantor.sedang-dibuka")


def test_periksa_names_an_unsafe_place(
    kinerja: Kinerja, contoh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(contoh.parent))
    ended = kinerja("periksa", "--data", contoh, "--json")
    assert ended.code == 0
    assert [one["kode"] for one in ended.json["peringatan"]] == ["tempat.sinkron"]
    assert "folder OneDrive" in ended.err
