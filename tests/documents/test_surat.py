"""A letter as a sheet and as a document to write on: the same words, room for the number."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from kinerja_desktop.documents import docx, surat, surat_docx
from kinerja_desktop.documents.docx import Paragraf
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.foundation.errors import FileError
from tests.documents.lembar_uji import load
from tests.documents.test_sifat import picture

TITIK = "." * 20


def told(model: surat.Surat) -> tuple[list[str], list[str]]:
    """Return the texts of the PDF and those of the document."""
    sheet = [text for page in surat.layout(model, Tata()) for _x, _y, text, _g in page.teks]
    return sheet, [one.teks for one in surat_docx.blocks(model) if isinstance(one, Paragraf)]


def test_a_letter_without_a_number_leaves_room_to_write_it() -> None:
    _, model = load("surat_a4")
    sheet, document = told(dataclasses.replace(model, nomor=""))
    assert sum(text.startswith(TITIK) for text in sheet) == 1
    assert next(text for text in document if text.startswith("Nomor")).partition(": ")[2].startswith(TITIK)
    sheet, document = told(model)
    assert not any(TITIK in text for text in (*sheet, *document))


def test_what_the_letter_asks_for_is_the_same_in_both() -> None:
    _, model = load("surat_a4")
    asked = "Tenggat 15 Oktober 2026 sudah lewat."
    for texts in told(dataclasses.replace(model, permintaan=asked)):
        assert asked in texts
        assert not any("paling lambat" in text for text in texts)


def test_the_document_has_the_line_of_its_letterhead_and_keeps_its_signature_with_its_last_words(
    tmp_path: Path,
) -> None:
    _, model = load("surat_a4")
    blocks = surat_docx.blocks(model)
    told = [one for one in blocks if isinstance(one, Paragraf)]
    under = [one.teks for one in told if one.garis]
    assert under == [model.kop.alamat[-1]]
    after = told[[one.teks for one in told].index(model.ttd.nama) - 4 :]
    assert [one.lekat for one in after] == [True] * (len(after) - 1) + [False]
    widths = {}
    for kertas in Kertas:
        docx.write(tmp_path / "surat.docx", blocks, kertas)
        with zipfile.ZipFile(tmp_path / "surat.docx") as packed:
            said = packed.read("word/document.xml").decode()
        assert said.count("<w:pBdr>") == 1
        assert said.count("<w:keepNext/>") == sum(one.lekat for one in told)
        page = int(re.search(r'<w:pgSz w:w="(\d+)"', said)[1])  # type: ignore[index]
        widths[kertas] = page - sum(int(one) for one in re.findall(r'<w:gridCol w:w="(\d+)"', said))
    assert abs(widths[Kertas.A4] - widths[Kertas.F4]) <= len(Kertas) * 2


def test_the_further_lines_of_a_subject_stand_below_its_words(tmp_path: Path) -> None:
    _, model = load("surat_a4")
    docx.write(tmp_path / "surat.docx", surat_docx.blocks(model), Kertas.A4)
    with zipfile.ZipFile(tmp_path / "surat.docx") as packed:
        said = packed.read("word/document.xml").decode()
    tabbed = [one for one in said.split("<w:p>") if "<w:tab/>" in one]
    assert len(tabbed) == 4
    for one in tabbed:
        left, hanging = re.search(r'<w:ind w:left="(\d+)" w:hanging="(\d+)"/>', one).groups()  # type: ignore[union-attr]
        assert left == hanging


def test_the_logo_of_the_letterhead_stands_in_the_document_once_however_many_letters(tmp_path: Path) -> None:
    _, model = load("surat_a4")
    logo = picture("JPEG")
    letter = dataclasses.replace(model, kop=dataclasses.replace(model.kop, logo=logo))
    blocks = [*surat_docx.blocks(letter), *surat_docx.blocks(letter, halaman_baru=True)]
    docx.write(tmp_path / "surat.docx", blocks, Kertas.F4)
    with zipfile.ZipFile(tmp_path / "surat.docx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name, said in parts.items():
        if not name.endswith(".png"):
            ET.fromstring(said)  # noqa: S314 - our own file
    [target] = re.findall(r'Target="(media/[^"]+)"', parts["word/_rels/document.xml.rels"].decode())
    assert [name for name in parts if name.startswith("word/media/")] == [f"word/{target}"]
    assert Image.open(io.BytesIO(parts[f"word/{target}"])).size == (300, 240)
    document = parts["word/document.xml"].decode()
    assert len(re.findall(r'<a:blip r:embed="gambar1"/>', document)) == 2
    sizes = {tuple(map(int, one)) for one in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', document)}
    assert sizes == {(20 * 36_000, 16 * 36_000)}, "20 mm wide, as it is in proportion"
    ids = re.findall(r'<wp:docPr id="(\d+)"', document)
    assert len(set(ids)) == 2
    docx.write(tmp_path / "lagi.docx", blocks, Kertas.F4)
    assert (tmp_path / "lagi.docx").read_bytes() == (tmp_path / "surat.docx").read_bytes()


def test_a_broken_logo_is_said_and_leaves_the_document_of_before(tmp_path: Path) -> None:
    _, model = load("surat_a4")
    target = tmp_path / "surat.docx"
    target.write_bytes(b"lama")
    broken = dataclasses.replace(model, kop=dataclasses.replace(model.kop, logo=b"bukan gambar"))
    with pytest.raises(FileError) as refused:
        docx.write(target, surat_docx.blocks(broken), Kertas.A4)
    assert refused.value.code == "cetak.gambar-rusak"
    assert target.read_bytes() == b"lama"
