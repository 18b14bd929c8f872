"""A PDF that reaches its file page by page: reportlab keeps every page as objects, then writes all of it in one piece.

A batch of 1,000 plans is 20 MB in 6,000 pages; kept, formatted and joined it took 85 MiB more than the sheets themselves.
What is written is forgotten but for its place in the file. Fonts, pictures and the list of pages come last, as they grow
until the end; so the file is whole only after ``canvas.save()``.
"""

from __future__ import annotations

from functools import cache
from typing import IO, Any


def document(file: IO[bytes], version: tuple[int, int], lang: str) -> Any:
    """Return an empty reportlab document with a ``write_page()``, compressed, the same at every run, to be put under a canvas.

    Args:
        file: open and empty; its head is written now.
        version: of the PDF format.
        lang: language of the texts.

    Raises:
        OSError: the file takes no bytes; so do ``write_page()`` and ``canvas.save``.
    """
    return _made()(file, compression=1, invariant=1, pdfVersion=version, lang=lang)


@cache
def _made() -> Any:
    """Make the class when it is needed: reportlab is heavy."""
    from reportlab.pdfbase import pdfdoc

    base: Any = pdfdoc.PDFDocument  # the stubs know half of its attributes

    class Document(base):  # type: ignore[misc] # see above
        def __init__(self, file: IO[bytes], **kept: Any) -> None:
            super().__init__(**kept)
            made: Any = pdfdoc.PDFFile
            self._file = made(kept["pdfVersion"])  # counts the offset
            file.write(self._file.format(self))
            self._file.write = file.write

        def write_page(self) -> None:
            """Write the page that was closed last, and forget what is on it."""
            page = self.Pages.pages[-1]
            name = page.__InternalName__
            self._write(name)
            contents = page.Contents.__InternalName__
            self._write(contents)
            self.Pages.pages[-1] = pdfdoc.PDFObjectReference(name)
            self.idToObject[name] = self.idToObject[contents] = None

        def format(self) -> bytes:
            """Write what was not yet and return the end of the file, which reportlab writes."""
            self.Reference(self.Catalog)
            self.Reference(self.info)
            number = 1
            while number in self.numberToId:  # formatting one adds others
                if self.numberToId[number] not in self.idToOffset:
                    self._write(self.numberToId[number])
                number += 1
            return _end(self, self._file.offset, number)

        def _write(self, name: str) -> None:
            written = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
            self.idToOffset[name] = self._file.add(written)

    return Document


def _end(document: Any, start: int, size: int) -> bytes:
    """Return where every object lies, and the trailer."""
    from reportlab.pdfbase import pdfdoc

    table = pdfdoc.PDFCrossReferenceTable()
    table.addsection(0, list(document.numberToId.values()))
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    trailer = pdfdoc.PDFTrailer(startxref=start, Size=size, Root=root, Info=info, ID=document.ID())
    return table.format(document) + trailer.format(document)
