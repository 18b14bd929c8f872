"""A letter as a sheet and as a document to write on: the same words, room for the number."""

from __future__ import annotations

import dataclasses

from kinerja_desktop.documents import surat, surat_docx
from kinerja_desktop.documents.docx import Paragraf
from kinerja_desktop.documents.kit.geometri import Tata
from tests.documents.lembar_uji import load

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
