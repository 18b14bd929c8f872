"""Pages of a PDF as pixels, for the preview and for *Cetak langsung*. No Qt: the gui wraps the bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kinerja_desktop.foundation.errors import FileError


@dataclass(frozen=True, slots=True)
class Piksel:
    """One rendered page: 32 bits a pixel, in memory blue, green, red, unused (QImage.Format_RGB32).

    Attributes:
        data: ``stride * height`` bytes.
        stride: bytes from one row to the next.
    """

    data: bytes
    width: int
    height: int
    stride: int


class Pratinjau:
    """An open PDF. Not shared between threads: pdfium serves one at a time.

    Raises:
        FileError: ``cetak.pdf-rusak``: it is no PDF.
    """

    def __init__(self, source: bytes | Path) -> None:
        import pypdfium2 as pdfium

        try:
            self._document: Any = pdfium.PdfDocument(source)
        except (pdfium.PdfiumError, FileNotFoundError) as wrong:
            name = source.name if isinstance(source, Path) else ""
            raise FileError("cetak.pdf-rusak", berkas=name) from wrong

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; on Windows an open one cannot be replaced."""
        self._document.close()

    @property
    def halaman(self) -> int:
        """Number of pages."""
        return len(self._document)

    def ukuran_mm(self, number: int) -> tuple[float, float]:
        """Return width and height of page ``number`` (from 0) in mm."""
        width, height = self._document.get_page_size(number)
        return width / 72 * 25.4, height / 72 * 25.4

    def render(self, number: int, dpi: float = 96, *, grey: bool = False) -> Piksel:
        """Return page ``number`` (from 0) on white at ``dpi``; ``grey`` as a black and white printer shows it."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=dpi / 72, grayscale=grey, force_bitmap_format=_BGRX)
            try:
                return Piksel(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            finally:
                bitmap.close()
        finally:
            page.close()


_BGRX = 3  # FPDFBitmap_BGRx
