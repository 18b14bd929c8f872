"""``kinerja buku-skp`` as a process: out, and back with its differences."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

Kinerja = Callable[..., Any]


def test_out_filled_and_back(kinerja: Kinerja, contoh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(contoh, tmp_path / "kantor")
    path = tmp_path / "buku.xlsx"
    made = kinerja("buku-skp", "--data", folder, "--tahun", "2026", "--json", "-o", path)
    assert made.code == 0, made.err
    assert made.json["orang"] > 10
    book = openpyxl.load_workbook(path)
    head = {cell.value: n for n, cell in enumerate(book["SKP"][6], 1)}
    book["SKP"].cell(7, head["Rencana hasil kerja"], "Arsip tertata")
    book.save(path)
    shown = kinerja("buku-skp", "--data", folder, "--json", "--ambil", path)
    assert (shown.code, shown.json["disimpan"]) == (0, 0), shown.err
    assert sum(one["diambil"] for one in shown.json["orang"]) == 1
    stored = kinerja("buku-skp", "--data", folder, "--json", "--ambil", path, "--simpan")
    assert stored.json["disimpan"] == 1, stored.err
    again = kinerja("buku-skp", "--data", folder, "--json", "--ambil", path)
    assert not any(one["diambil"] for one in again.json["orang"])


def test_what_is_not_taken_is_said_and_ends_as_a_part(kinerja: Kinerja, contoh: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(contoh, tmp_path / "kantor")
    path = tmp_path / "buku.xlsx"
    assert kinerja("buku-skp", "--data", folder, "--tahun", "2026", "-o", path).code == 0
    book = openpyxl.load_workbook(path)
    head = {cell.value: n for n, cell in enumerate(book["SKP"][6], 1)}
    book["SKP"].cell(7, head["Rencana hasil kerja"], "Arsip tertata")
    book["SKP"].cell(7, head["Kode baris"], "hilang")
    book.save(path)
    stored = kinerja("buku-skp", "--data", folder, "--json", "--ambil", path, "--simpan")
    assert stored.code == 1, stored.err
    assert [one["kode"] for one in stored.json["masalah"]] == ["buku-skp.baris-asing"]
