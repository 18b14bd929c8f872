"""``kinerja impor ...`` and ``ekspor-bkn`` as processes: what comes in, what goes out, exit codes, JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.mentah import Angka, csv_bytes, xlsx

Kinerja = Callable[..., Any]
HEADS = ["NIP", "NAMA", "GOL", "JABATAN", "UNIT KERJA"]
SARI = ["198503302010012001", "Sari Wulandari, S.Pd.", "III/c", "Guru Ahli Muda", "SDN 1 Contoh"]
BUDI = ["197804122005011003", "Budi Santoso", "IV/a", "Kepala Sekolah", "SDN 1 Contoh"]
COUNTS = ("baru", "berubah", "sama", "perlu_diperbaiki", "dilewati")


@pytest.fixture
def salinan(contoh: Path, tmp_path: Path) -> Path:
    """A copy of the sample office to write to."""
    return Path(shutil.copytree(contoh, tmp_path / "contoh"))


def roster(folder: Path, *rows: list[Any]) -> Path:
    path = folder / "daftar.xlsx"
    path.write_bytes(xlsx({"Pegawai": [HEADS, *rows]}))
    return path


def adds_up(said: dict[str, Any]) -> bool:
    return bool(said["dibaca"] == sum(said[name] for name in COUNTS))


def test_roster_into_an_empty_folder_makes_an_office(kinerja: Kinerja, tmp_path: Path) -> None:
    broken = [Angka("198503302010012002"), "Tono", "III/b", "Pengelola", "SDN 1 Contoh"]
    ended = kinerja(
        "impor", "pegawai", roster(tmp_path, SARI, BUDI, broken), "--data", tmp_path / "k", "--json"
    )
    said = ended.json
    assert (ended.code, said["dibaca"], said["baru"], said["perlu_diperbaiki"]) == (1, 3, 2, 1)
    assert adds_up(said)
    (problem,) = [item for item in said["masalah"] if item["tingkat"] == "blokir"]
    assert (problem["kode"], problem["sheet"], problem["baris"], problem["kolom"]) == (
        "nip.rusak",
        "Pegawai",
        4,
        1,
    )
    assert "Tersimpan sebagai impor nomor 1" in ended.err


def test_uji_leaves_no_trace(kinerja: Kinerja, tmp_path: Path) -> None:
    ended = kinerja("impor", "pegawai", roster(tmp_path, SARI), "--data", tmp_path / "k", "--uji", "--json")
    assert (ended.code, ended.json["baru"], ended.json["batch"]) == (0, 1, None)
    assert not (tmp_path / "k").exists()


def test_mended_list_imports_again_and_the_batch_is_undone(kinerja: Kinerja, tmp_path: Path) -> None:
    office, marked = tmp_path / "k", tmp_path / "perbaikan.xlsx"
    short = ["19850330201001200", *SARI[1:]]
    kinerja("impor", "pegawai", roster(tmp_path, BUDI, short), "--data", office, "--perbaikan", marked)
    assert marked.is_file()
    again = kinerja("impor", "pegawai", marked, "--data", office, "--json").json
    assert (again["dibaca"], again["perlu_diperbaiki"]) == (1, 1)
    undone = kinerja("impor", "batal", 1, "--data", office, "--json")
    assert (undone.code, undone.json["dihapus"]) == (0, 2), "Budi and his school"
    history = kinerja("impor", "riwayat", "--data", office, "--json").json["impor"]
    assert [(row["jenis"], row["dibatalkan"]) for row in history] == [("batal", False), ("pegawai", True)]
    twice = kinerja("impor", "batal", 1, "--data", office)
    assert (twice.code, "sudah pernah dibatalkan" in twice.err) == (1, True)


def test_picture_named_xlsx_is_one_sentence_and_code_3(kinerja: Kinerja, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    ended = kinerja("impor", "pegawai", path, "--data", tmp_path / "k", "--json")
    assert ended.code == 3
    assert ended.json["galat"]["kode"].startswith("berkas.")
    assert len(ended.err.strip().splitlines()) == 1
    assert "Traceback" not in ended.err


def test_bare_figures_wait_until_their_meaning_is_said(
    kinerja: Kinerja, salinan: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "isian.xlsx"
    kinerja("lembar-isian", "--data", salinan, "--periode", "2026-TW4", "-o", sheet)
    from kinerja_desktop.workbooks.reader import open_book

    with open_book(sheet) as book:
        rows = [row.values for row in book.rows(book.sheets[0].nama)]
    head = next(n for n, row in enumerate(rows) if "NIP" in [str(v).upper() for v in row])
    at = [str(v).upper() for v in rows[head]].index("NIP")
    numbers = [str(row[at]) for row in rows[head + 1 : head + 4]]
    path = tmp_path / "nilai.csv"
    path.write_bytes(
        csv_bytes([["NIP", "HASIL KERJA", "PERILAKU"], *([nip, "1", "2"] for nip in numbers)], ";")
    )
    bare = kinerja("impor", "nilai", path, "--data", salinan, "--periode", "2026-TW4", "--uji", "--json")
    assert bare.code == 1
    assert "nilai.angka-tanpa-arti" in {item["kode"] for item in bare.json["masalah"]}
    said = kinerja(
        "impor",
        "nilai",
        path,
        "--data",
        salinan,
        "--periode",
        "2026-TW4",
        "--arti",
        "1=atas",
        "--uji",
        "--json",
    ).json
    assert adds_up(said)
    assert said["perlu_diperbaiki"] == 0


def test_export_of_the_sample_is_whole(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    ended = kinerja(
        "ekspor-bkn", "--data", salinan, "--periode", "2026-TW3", "-o", tmp_path / "bkn", "--json"
    )
    said = ended.json
    assert ended.code == (1 if said["tertahan"] else 0)
    kinds = {Path(item["nama"]).suffix: Path(item["nama"]) for item in said["berkas"]}
    assert set(kinds) == {".xlsx", ".json", ".pdf"}
    data = json.loads(kinds[".json"].read_text(encoding="utf-8"))
    assert len(data["items"]) == said["json"]
    empty = kinerja("ekspor-bkn", "--data", salinan, "--periode", "2026-TW4", "-o", tmp_path / "kosong")
    assert (empty.code, "Kunci nilai" in empty.err) == (1, True)
    assert not (tmp_path / "kosong").exists()
