"""*Cetak langsung*: choosing a printer and painting pages on it at its own place. The only module with QPrinter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.widgets.bingkai import ask_once
from kinerja_desktop.services import cetak_pratinjau
from kinerja_desktop.services.cetak_pesanan import Kertas, Sisi, Tatanan

_DPI = 300
"""Enough for 7 point text on paper; more would only fill the memory of an old PC."""


def names() -> list[str]:
    """Return the printers of this PC."""
    return QPrinterInfo.availablePrinterNames()


def page_size(kertas: Kertas) -> QPageSize:
    """Return the paper as printer drivers know it."""
    if kertas is Kertas.A4:
        return QPageSize(QPageSize.PageSizeId.A4)
    return QPageSize(QSizeF(215, 330), QPageSize.Unit.Millimeter, "F4", QPageSize.SizeMatchPolicy.ExactMatch)


def choose(parent: QWidget, tatanan: Tatanan) -> QPrinter | None:
    """Ask for a printer; None when cancelled.

    A paper that the dialog does not know (F4) it replaces by one of its own, mostly Letter, on which the foot of the
    sheet would be cut. A paper that holds the sheet is left: drivers call F4 Folio, and a user may choose a larger one.
    """
    made = prepared(tatanan)
    dialog = QPrintDialog(made, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    if not ask_once(dialog):
        return None
    if not _holds(made.pageLayout().pageSize(), page_size(tatanan.kertas)):
        _put_paper(made, tatanan.kertas)
    return made


def prepared(tatanan: Tatanan) -> QPrinter:
    """Return a printer set to the paper, whole page, in colour as the driver decides."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    _put_paper(made, tatanan.kertas)
    if tatanan.sisi is Sisi.BOLAK_BALIK:
        made.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    made.setCreator("Kinerja Desktop")
    return made


def _put_paper(printer: QPrinter, kertas: Kertas) -> None:
    printer.setPageSize(page_size(kertas))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def _holds(paper: QPageSize, sheet: QPageSize) -> bool:
    """Return whether a sheet of one size lies on the other whole; a millimetre is the rounding of drivers."""
    on, lies = paper.size(QPageSize.Unit.Millimeter), sheet.size(QPageSize.Unit.Millimeter)
    return on.width() + 1 >= lies.width() and on.height() + 1 >= lies.height()


def passes(pages: Sequence[int], sisi: Sisi) -> list[list[int | None]]:
    """Return which pages go through the printer in each pass; None is a blank back.

    Where both sides are used every sheet begins on a front; by hand first all fronts, then all backs.
    """
    sides: list[int | None] = []
    number = 0
    for count in pages:
        sides += range(number, number + count)
        number += count
        if sisi is not Sisi.SATU and count % 2:
            sides.append(None)
    if sisi is not Sisi.MANUAL:
        return [sides]
    backs = sides[1::2]
    return [sides[0::2], backs] if any(page is not None for page in backs) else [sides[0::2]]


def paint(
    printer: QPrinter, pdf: bytes, pages: Sequence[int | None], geser: tuple[float, float], progress: Progress
) -> int:
    """Send pages to a printer, shifted by its offset in mm; returns how many. Runs in a task.

    Raises:
        FileError: ``cetak.printer-tidak-jalan``.
        Cancelled: the pages sent so far come out.
    """
    painter: QPainter | None = None
    dpi = min(_DPI, printer.resolution())
    try:
        for number, page in enumerate(pages):
            pixels = cetak_pratinjau.gambar(pdf, page, dpi) if page is not None else None
            if pixels is not None:
                landscape = pixels.lebar_mm > pixels.tinggi_mm
                kind = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
                printer.setPageOrientation(kind)
            if painter is None:
                painter = QPainter()
                if not painter.begin(printer):
                    raise FileError("cetak.printer-tidak-jalan", printer=printer.printerName())
                # as JPEG, Qt's choice, a page of letters is more than twice as large, with grey dust around them
                painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            elif not printer.newPage():
                raise FileError("cetak.printer-tidak-jalan", printer=printer.printerName())
            if pixels is not None:
                _page(painter, printer, pixels, geser)
            progress.step(number + 1, len(pages), "cetak.mengirim")
    finally:
        if painter is not None and painter.isActive():
            painter.end()
    return len(pages)


def _page(
    painter: QPainter, printer: QPrinter, pixels: cetak_pratinjau.GambarHalaman, geser: tuple[float, float]
) -> None:
    image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)
    per_mm = printer.resolution() / 25.4
    x, y = geser[0] * per_mm, geser[1] * per_mm
    target = QRectF(x, y, pixels.lebar_mm * per_mm, pixels.tinggi_mm * per_mm)
    painter.drawImage(target, image)


def paint_test_page(printer: QPrinter, geser: tuple[float, float]) -> None:
    """Print the page that measures an offset: rulers that should stand 20 mm from the left and upper edge.

    Raises:
        FileError: ``cetak.printer-tidak-jalan``.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise FileError("cetak.printer-tidak-jalan", printer=printer.printerName())
    try:
        per_mm = printer.resolution() / 25.4
        painter.scale(per_mm, per_mm)  # from here on in millimetres
        painter.translate(*geser)
        _rulers(painter)
    finally:
        painter.end()


def _rulers(painter: QPainter) -> None:
    painter.setPen(QPen(Qt.GlobalColor.black, 0.2))
    painter.drawLine(QPointF(20, 20), QPointF(160, 20))
    painter.drawLine(QPointF(20, 20), QPointF(20, 160))
    letters = QFont("Liberation Sans")
    letters.setPixelSize(4)
    painter.setFont(letters)
    for number in range(0, 141, 5):
        long = 4 if number % 10 == 0 else 2
        painter.drawLine(QPointF(20 + number, 20), QPointF(20 + number, 20 + long))
        painter.drawLine(QPointF(20, 20 + number), QPointF(20 + long, 20 + number))
        if number and number % 20 == 0:
            painter.drawText(QPointF(18 + number, 29), str(number))
            painter.drawText(QPointF(26, 21.5 + number), str(number))
    for n, text in enumerate(
        (
            "Halaman uji Kinerja Desktop",
            "Ukur jarak garis dari tepi kertas dengan penggaris: keduanya harus 20 mm.",
            "Geser kanan = 20 - jarak garis tegak dari tepi kiri (mm).",
            "Geser bawah = 20 - jarak garis mendatar dari tepi atas (mm).",
        )
    ):
        painter.drawText(QPointF(40, 60 + n * 8), text)
