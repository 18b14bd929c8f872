"""``kinerja cetak-berkas-orang`` as a process: a file, JSON, exit codes."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.domain import nip
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.kantor import open_kantor
from tests.cli.conftest import Kinerja
from tests.documents.lembar_uji import text_lines


def somebody(folder: Path) -> tuple[str, str]:
    """Return name and number of somebody with a locked annual result."""
    konteks = open_kantor(folder, "")
    try:
        rows = penilaian.grid(konteks, "2025").baris
        row = next(one for one in rows if one.status == "terkunci" and one.nip)
        return row.nama, row.nip
    finally:
        konteks.kantor.close()


def test_the_file_of_a_person(kinerja: Kinerja, contoh: Path, tmp_path: Path) -> None:
    name, number = somebody(contoh)
    target = tmp_path / "pensiun.pdf"
    done = kinerja(
        "cetak-berkas-orang", "--data", str(contoh), "--nip", nip.display(number), "--untuk", "pensiun",
        "--kertas", "F4", "-o", str(target), "--json",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.json["lembar"] >= 1
    assert done.json["masalah"] == []
    first = " ".join(line.text for line in text_lines(target.read_bytes()) if line.page == 1)
    assert name in first
    assert "Pensiun" in first


def test_a_number_that_nobody_has(kinerja: Kinerja, contoh: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    done = kinerja(
        "cetak-berkas-orang", "--data", str(contoh), "--nip", "199001012015011999", "--untuk", "kp", "-o", str(target)
    )  # fmt: skip
    assert done.code != 0
    assert "199001012015011999" in done.err
    assert not target.exists()
