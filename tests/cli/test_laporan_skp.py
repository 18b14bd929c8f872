"""``kinerja laporan-skp`` as a process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.mentah import xlsx

Kinerja = Callable[..., Any]


def test_numbers_by_unit_and_the_text(kinerja: Kinerja, contoh: Path, tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(
        xlsx({"Laporan": [["nip", "nama", "skp_status"], ["199901012024011001", "Orang Lain", "draft"]]})
    )
    ended = kinerja("laporan-skp", "--data", contoh, "--tahun", "2026", "--json", path)
    assert ended.code == 0, ended.err
    said = ended.json
    assert said["jumlah"]["belum"] == said["jumlah"]["pegawai"] == len(said["pegawai"])
    assert sum(one["pegawai"] for one in said["per_unit"]) == said["jumlah"]["pegawai"]
    assert said["tak_dikenal"] == 1
    assert "SKP 2026" in said["whatsapp"]


def test_a_file_that_is_no_report_is_refused(kinerja: Kinerja, contoh: Path, tmp_path: Path) -> None:
    path = tmp_path / "lain.csv"
    path.write_text("nip,nama\n199901012024011001,Orang\n", encoding="utf-8")
    ended = kinerja("laporan-skp", "--data", contoh, "--tahun", "2026", path)
    assert ended.code != 0
    assert "Laporan SKP" in ended.err
