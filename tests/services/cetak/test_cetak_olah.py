"""Rekap as a workbook and letters as a document say what the sheets say."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl

from kinerja_desktop.services import cetak_olah
from kinerja_desktop.services.cetak_pesanan import JenisLembar, Kertas, Pesanan, Tatanan
from tests.services.cetak.conftest import OKTOBER, PERIODE, Kantor

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_rekap_is_a_sheet_for_each_unit(dinas: Kantor, tmp_path: Path) -> None:
    dinas.rate()
    dinas.lock()
    order = Pesanan(JenisLembar.REKAP, PERIODE, OKTOBER, per_unit=True)
    done = cetak_olah.simpan_xlsx(dinas.konteks, order, tmp_path / "rekap.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rekap.xlsx")
    assert (done.lembar, book.sheetnames) == (2, ["Dinas Pendidikan", "SD Negeri 1 Contoh"])
    cells = [[cell for cell in row if cell is not None] for row in book["SD Negeri 1 Contoh"].values]
    assert cells[0] == ["REKAPITULASI PENILAIAN KINERJA PEGAWAI"]
    row = next(one for one in cells if "Hesti Ayuningrum" in one)
    assert row[0] == 1 or str(row[0]).isdigit()
    assert row[-3:] == ["Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"]
    assert any(one[:1] == ["Baik"] for one in cells)


def test_letters_are_one_document_of_valid_parts(dinas: Kantor, tmp_path: Path) -> None:
    dinas.rename("Joko Purnama", "Joko <Purnama> & Anak")
    target = tmp_path / "surat.docx"
    order = Pesanan(JenisLembar.SURAT, PERIODE, OKTOBER)
    done = cetak_olah.simpan_docx(dinas.konteks, order, Tatanan(Kertas.F4), target)
    with zipfile.ZipFile(target) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
        parts = {name: ET.fromstring(packed.read(name)) for name in packed.namelist()}  # noqa: S314 - ours
    body = parts["word/document.xml"]
    texts = [one.text or "" for one in body.iter(f"{W}t")]
    assert "Joko <Purnama> & Anak" in texts
    assert len(list(body.iter(f"{W}tbl"))) == done.lembar >= 2
    assert len(list(body.iter(f"{W}pageBreakBefore"))) == done.lembar - 1
    size = next(body.iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("12189", "18709")
    again = tmp_path / "lagi.docx"
    cetak_olah.simpan_docx(dinas.konteks, order, Tatanan(Kertas.F4), again)
    assert again.read_bytes() == target.read_bytes()


def test_nobody_to_write_to_makes_no_file(dinas: Kantor, tmp_path: Path) -> None:
    dinas.rate()
    order = Pesanan(JenisLembar.SURAT, PERIODE, OKTOBER)
    done = cetak_olah.simpan_docx(dinas.konteks, order, Tatanan(), tmp_path / "surat.docx")
    assert (done.berkas, (tmp_path / "surat.docx").exists()) == ((), False)
