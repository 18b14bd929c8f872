"""``kinerja cetak`` as a process: files, JSON, exit codes."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from kinerja_desktop.services.kantor import open_kantor, save_kertas
from kinerja_desktop.services.worker import InlineWorker

Kinerja = Callable[..., Any]
CETAK = ("cetak", "dokumen-evaluasi")


@pytest.fixture
def salinan(contoh: Path, tmp_path: Path) -> Path:
    """A copy of the sample office to write to."""
    return Path(shutil.copytree(contoh, tmp_path / "kantor"))


def first_page(path: Path) -> tuple[int, float, str]:
    document = pdfium.PdfDocument(path)
    try:
        page = document[0]
        text = page.get_textpage()
        found = " ".join(text.get_text_bounded().split())
        size = page.get_width() / 72 * 25.4
        text.close()
        page.close()
        return len(document), size, found
    finally:
        document.close()


def test_one_pdf_on_f4_with_place_and_date(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    target = tmp_path / "tw3.pdf"
    ended = kinerja(*CETAK, "--data", salinan, "--periode", "2026-TW3", "--kertas", "F4", "--tempat", "Sukaraya",
                    "--tanggal", "2026-10-05", "--json", "-o", target)  # fmt: skip
    said = ended.json
    assert ended.code == (1 if said["tidak_dicetak"] else 0)
    assert said["lembar"] > 40
    assert said["berkas"] == [str(target)]
    assert len(said["masalah"]) == said["tidak_dicetak"]
    count, width, text = first_page(target)
    assert count == said["halaman"]
    assert round(width) == 215
    assert "DOKUMEN EVALUASI KINERJA PEGAWAI" in text
    assert "Sukaraya, 5 Oktober 2026" in text


def test_without_a_size_the_paper_is_the_office_s(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    konteks = open_kantor(salinan, "Rina", worker=InlineWorker())
    with contextlib.closing(konteks.kantor):
        save_kertas(konteks, "F4")
    target = tmp_path / "tw3.pdf"
    kinerja(*CETAK, "--data", salinan, "--periode", "2026-TW3", "-o", target)
    assert round(first_page(target)[1]) == 215
    kinerja(*CETAK, "--data", salinan, "--periode", "2026-TW3", "--kertas", "A4", "-o", target)
    assert round(first_page(target)[1]) == 210


def test_a_folder_gets_a_file_per_person(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    ended = kinerja(*CETAK, "--data", salinan, "--periode", "2026-TW2", "--json", "-o", f"{tmp_path}/satuan/")
    said = ended.json
    files = sorted((tmp_path / "satuan").iterdir())
    assert len(files) == said["lembar"] == len(said["berkas"])
    assert all("_2026_TW2_" in file.name and file.name.endswith("_EVALUASI.pdf") for file in files)


def test_a_folder_with_these_files_keeps_them(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    (tmp_path / "satuan").mkdir()
    order = ("cetak", "persetujuan", "--data", salinan, "--periode", "2026-TW2", "-o", f"{tmp_path}/satuan/")
    first = kinerja(*order, "--json").json["berkas"]
    before = [Path(name).read_bytes() for name in first]
    again = kinerja(*order, "--tempat", "Sukaraya")
    place = tmp_path / "satuan" / "Cetakan_ke-2"
    assert f"Berkas bernama sama di folder itu tidak diganti; yang baru ada di {place}." in again.err
    assert [Path(name).read_bytes() for name in first] == before
    assert sorted(path.name for path in place.iterdir()) == sorted(Path(name).name for name in first)


def test_an_open_period_prints_nothing_and_says_why(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    target = tmp_path / "tw4.pdf"
    ended = kinerja(*CETAK, "--data", salinan, "--periode", "2026-TW4", "--json", "-o", target)
    assert ended.code == 1
    assert ended.json["lembar"] == 0
    assert ended.json["masalah"][0]["kode"] in {"cetak.belum-dinilai", "cetak.belum-dikunci"}
    assert "lalu cetak lagi" in ended.err
    assert not target.exists()


@pytest.mark.parametrize(
    ("lembar", "judul"),
    [("rekap", "REKAPITULASI PENILAIAN"), ("persetujuan", "LEMBAR PERSETUJUAN PENILAIAN")],
)
def test_the_other_sheets(kinerja: Kinerja, salinan: Path, tmp_path: Path, lembar: str, judul: str) -> None:
    target = tmp_path / f"{lembar}.pdf"
    ended = kinerja("cetak", lembar, "--data", salinan, "--periode", "2026-TW3", "-o", target)
    assert ended.code in (0, 1)
    assert judul in first_page(target)[2]


def test_the_window_being_open_refuses_before_anything_is_written(
    kinerja: Kinerja, salinan: Path, tmp_path: Path, sedang_dibuka: Callable[[Path], Any]
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"lama")
    with sedang_dibuka(salinan):
        ended = kinerja(*CETAK, "--data", salinan, "--periode", "2026-TW3", "-o", target)
    assert ended.code == 3
    assert target.read_bytes() == b"lama"


def test_wrong_usage_is_said_in_indonesian(kinerja: Kinerja, salinan: Path, tmp_path: Path) -> None:
    ended = kinerja("cetak", "rekap", "--data", salinan, "--periode", "2026-TW3", "--kertas", "A3",
                    "-o", tmp_path / "a.pdf")  # fmt: skip
    assert ended.code == 2
    assert "Pilih salah satu" in ended.err
