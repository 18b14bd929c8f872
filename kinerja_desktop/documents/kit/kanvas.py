"""The reportlab canvas: opened with our fonts only, pages drawn in one text object each, footer added."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import IO, TYPE_CHECKING

import kinerja_desktop
from kinerja_desktop.documents.kit import berangsur, gambar, label, tanda
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import TEBAL, TEKS, clean, gaya, register, width, wrap
from kinerja_desktop.documents.lembar import Meta

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

_KAKI = gaya(7, 3, abu=0.35)
_TANDA = gaya(10, 4, TEBAL)
_TINT = (0.86, 0.9, 0.945)


def open_canvas(target: IO[bytes], meta: Meta, tata: Tata) -> Canvas:
    """Return a canvas that embeds our fonts only, writes each page as it is drawn and gives the same bytes for the same sheets.

    Raises:
        OSError: the file takes no bytes; so do `draw_page` and ``save``.
    """
    from reportlab.pdfgen.canvas import Canvas

    register()
    canvas = Canvas(
        target,
        pagesize=tata.ukuran,
        initialFontName=TEKS,  # type: ignore[arg-type] # the stubs say a number
        initialFontSize=9,
    )
    # 1.6: transparency of emblems (1.4) and PrintScaling
    canvas._doc = berangsur.document(target, (1, 6), "id-ID")  # type: ignore[attr-defined] # noqa: SLF001 - no parameter takes it
    canvas.setPageCompression(1)
    canvas.setTitle(clean(meta.judul))
    canvas.setSubject(f"{meta.form} · {meta.regulasi}")
    canvas.setKeywords(f"form={meta.form}; revisi={meta.revisi}; regulasi={meta.regulasi}")
    canvas.setAuthor("")
    canvas.setCreator(f"Kinerja Desktop {kinerja_desktop.__version__}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference(
        "PrintScaling", "None"
    )  # readers shrink to fit otherwise; millimetres are meant
    return canvas


def footer(pages: Sequence[Halaman], meta: Meta) -> None:
    """Put our footer below the official block: who, code, page n of m."""
    words = label.words("kaki")
    for number, page in enumerate(pages, 1):
        right = words["halaman"].format(n=number, m=len(pages))
        if meta.kode:
            right = f"{words['kode'].format(kode=meta.kode)} · {right}"
        tata = page.tata
        top = tata.ukuran[1] - mm(8) - _KAKI.garis_dasar
        room = tata.lebar - width(right, _KAKI) - mm(5)
        lines = wrap(meta.kaki, _KAKI, room)[:2]  # more than two would climb into the official block
        for back, line in enumerate(reversed(lines)):
            page.write(tata.kiri, top - back * _KAKI.jarak, line, _KAKI)
        page.flush_right(tata.kanan, top, right, _KAKI)


def mark(pages: Sequence[Halaman], words: str) -> None:
    """Put words (``DRAF - nilai belum dikunci``) over the middle of every page, above the official block; '' puts none."""
    if not words:
        return
    for page in pages:
        page.centred(page.tata.kiri, page.tata.kanan, page.tata.atas - mm(7), words, _TANDA)


def draw_page(canvas: Canvas, page: Halaman) -> None:
    """Draw one page and finish it."""
    tata = page.tata
    wide, high = tata.ukuran
    dx, dy = mm(tata.dx), high - mm(tata.dy)
    canvas.setPageSize((wide, high))
    if page.isi:
        canvas.setFillColorRGB(*_TINT)
        for x, y, w, h in page.isi:
            canvas.rect(x + dx, dy - y - h, w, h, stroke=0, fill=1)
    canvas.setFillGray(0)
    for thick, lines in page.garis.items():
        canvas.setLineWidth(thick)
        canvas.setLineCap(2)
        canvas.lines([(a + dx, dy - b, c + dx, dy - d) for a, b, c, d in lines])
    for data, x, y, w, h in page.gambar:
        canvas.drawImage(
            _picture(data), x + dx, dy - y - h, w, h, mask="auto", preserveAspectRatio=True, anchor="c"
        )
    for predikat, x, y in page.tanda:
        tanda.draw(canvas, predikat, x + dx, dy - y)
    _draw_texts(canvas, page, dx, dy)
    canvas.showPage()
    _write_last_page(canvas)


def blank_page(canvas: Canvas, tata: Tata) -> None:
    """Add an empty page (the back of a sheet)."""
    canvas.setPageSize(tata.ukuran)
    canvas.showPage()
    _write_last_page(canvas)


def _write_last_page(canvas: Canvas) -> None:
    """Write the page just closed, its marks compressed (reportlab would put them into letters too, a quarter more)."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

    document = canvas._doc  # type: ignore[attr-defined] # noqa: SLF001 - no other way to the page just closed
    page = document.Pages[-1]
    packed = zlib.compress(page.stream.encode("latin-1"))
    page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed, ())
    page.stream = None
    document.write_page()


def _draw_texts(canvas: Canvas, page: Halaman, dx: float, dy: float) -> None:
    pen = canvas.beginText()
    present, grey = ("", 0.0), 0.0
    for x, y, text, g in page.teks:
        if g.abu != grey:
            pen.setFillGray(g.abu)
            grey = g.abu
        if (g.huruf, g.ukuran) != present:
            present = (g.huruf, g.ukuran)
            pen.setFont(g.huruf, g.ukuran)
        pen.setTextOrigin(x + dx, dy - y)
        pen.textOut(text)
    canvas.drawText(pen)


@lru_cache(maxsize=8)
def _picture(data: bytes) -> ImageReader:
    """Return a picture ready to be embedded once.

    Raises:
        FileError: ``cetak.gambar-rusak``: the bytes are no picture.
    """
    from reportlab.lib.utils import ImageReader

    return ImageReader(gambar.opened(data))
