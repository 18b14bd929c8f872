"""Codes of our sheets in PDF files: ours after they were signed electronically, scans with recognised text.

Runs in the worker: the files come from anywhere. Pictures and scans without text simply have no code.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation.progress import Progress

HALAMAN: Final = 40
"""Pages that are looked at: a sheet has fewer; a bundle names enough sheets by then."""
_KODE: Final = re.compile(r"\bKode\s*:?\s*([A-Z0-9]{4}\s?[-–]\s?[A-Z0-9]{4}|[A-Z2-7]{10})\b")


def read(source: Path, progress: Progress) -> tuple[str, ...]:
    """Return the codes on the pages of a PDF, bare (letters and digits only), each once; none: no text, no PDF."""
    import pypdfium2 as pdfium

    found: dict[str, None] = {}
    try:
        document = pdfium.PdfDocument(source)
    except (pdfium.PdfiumError, OSError):
        return ()
    try:
        most = min(len(document), HALAMAN)
        for number in range(most):
            text = _text(document, number)
            found.update(dict.fromkeys(re.sub(r"[^A-Z0-9]", "", one) for one in _KODE.findall(text)))
            progress.step(number + 1, most, "cetak.berkas-membaca")
    finally:
        document.close()
    return tuple(found)


def _text(document: object, number: int) -> str:
    import pypdfium2 as pdfium

    try:
        page = document[number]  # type: ignore[index] # pypdfium2 has no types
    except pdfium.PdfiumError:
        return ""
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_bounded())
        finally:
            words.close()
    finally:
        page.close()
