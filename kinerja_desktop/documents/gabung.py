"""Several PDF files as one: our sheets with signed files of others between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.progress import Progress


def halaman(source: Path, progress: Progress) -> int:
    """Return how many pages a PDF has that may come from anywhere; 0: `write` could not take it in.

    It is none, is damaged (also where only a page is: its number alone says nothing), or wants a password.
    """
    import pypdfium2 as pdfium

    del progress
    try:
        document = pdfium.PdfDocument(source)
    except (pdfium.PdfiumError, OSError):
        return 0
    trial = pdfium.PdfDocument.new()
    try:
        trial.import_pages(document)
        return len(trial)
    except pdfium.PdfiumError:
        return 0
    finally:
        trial.close()
        document.close()


def write(target: Path, parts: Sequence[bytes | Path], progress: Progress) -> int:
    """Write PDF files behind each other into one, whole or not at all; return its number of pages.

    Raises:
        FileError: the target cannot be written.
    """
    import pypdfium2 as pdfium

    whole = pdfium.PdfDocument.new()
    try:
        for number, part in enumerate(parts, 1):
            source = pdfium.PdfDocument(part)
            try:
                whole.import_pages(source)
            finally:
                source.close()
            progress.step(number, len(parts), "cetak.menyusun")
        with berkas.writing(target) as path:
            whole.save(path)
        return len(whole)
    finally:
        whole.close()
