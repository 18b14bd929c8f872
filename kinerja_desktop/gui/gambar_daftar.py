"""A list as a picture to be sent: drawn off the screen, always light, so wide that a telephone shows it whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPainter

from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.gui import theme
from kinerja_desktop.gui.dialogs import PNG, Dialogs
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.services.tagihan import Gambar

_WIDE: Final = 1080
_EDGE: Final = 48
_PAD: Final = 12
_MOST: Final = 40
"""Rows on a picture; more could not be read on a telephone. The rest is counted."""
_INK, _SOFT, _LINE, _HEAD, _PAPER = "#1A1F27", "#5A6472", "#E2E5EA", "#F5F6F8", "#FFFFFF"
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_FIRST: Final = 64.0
"""Width of the column of numbers."""


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(theme.font())
    made.setPixelSize(size)
    made.setWeight(weight)
    return made


class _Pen:
    """Lays texts out from the top; the first pass measures, the second draws."""

    def __init__(self, painter: QPainter | None) -> None:
        self.painter = painter
        self.y = float(_EDGE)

    def text(self, words: str, font: QFont, ink: str, left: float, wide: float) -> float:
        """Put wrapped text at the present height; return its height."""
        room = QRectF(left, self.y, wide, 100_000)
        needed = QFontMetricsF(font).boundingRect(room, int(_WRAP), words)
        if self.painter is not None:
            self.painter.setFont(font)
            self.painter.setPen(QColor(ink))
            self.painter.drawText(QRectF(left, self.y, wide, needed.height() + 2), int(_WRAP), words)
        return needed.height()

    def ground(self, height: float, ink: str) -> None:
        """Fill the line at the present height."""
        if self.painter is not None:
            self.painter.fillRect(QRectF(_EDGE, self.y, _WIDE - 2 * _EDGE, height), QColor(ink))


def _widths(columns: int) -> list[float]:
    rest = _WIDE - 2 * _EDGE - _FIRST
    if columns == 3:
        return [_FIRST, rest * 0.74, rest * 0.26]
    return [_FIRST, *([rest / (columns - 1)] * (columns - 1))]


def _row(pen: _Pen, cells: Sequence[str], font: QFont, ink: str, ground: str) -> None:
    widths = _widths(len(cells))
    top, tallest = pen.y, 0.0
    for is_drawing in (False, True):
        left = float(_EDGE)
        for words, wide in zip(cells, widths, strict=True):
            pen.y = top + _PAD
            held, pen.painter = pen.painter, pen.painter if is_drawing else None
            tallest = max(tallest, pen.text(words, font, ink, left + _PAD, wide - 2 * _PAD))
            pen.painter = held
            left += wide
        if not is_drawing:
            pen.y = top
            pen.ground(tallest + 2 * _PAD, ground)
    pen.y = top + tallest + 2 * _PAD
    pen.ground(1, _LINE)
    pen.y += 1


def _lay_out(model: Gambar, painter: QPainter | None) -> float:
    pen = _Pen(painter)
    wide = float(_WIDE - 2 * _EDGE)
    pen.y += pen.text(model.judul, _font(38, QFont.Weight.Bold), _INK, _EDGE, wide) + 8
    pen.y += pen.text(model.keterangan, _font(26), _SOFT, _EDGE, wide) + 24
    _row(pen, model.kolom, _font(24, QFont.Weight.DemiBold), _SOFT, _HEAD)
    for cells in model.baris[:_MOST]:
        _row(pen, cells, _font(26), _INK, _PAPER)
    more = len(model.baris) - _MOST
    pen.y += 20
    if more > 0:
        pen.y += (
            pen.text(sentence("pimpinan.lainnya", jumlah=bilangan(more)), _font(26), _INK, _EDGE, wide) + 12
        )
    pen.y += pen.text(model.kaki, _font(22), _SOFT, _EDGE, wide)
    return pen.y + _EDGE


def draw(model: Gambar) -> QImage:
    """Return the picture of a list, 1080 pixels wide and as tall as it needs."""
    image = QImage(_WIDE, int(_lay_out(model, None)), QImage.Format.Format_RGB32)
    image.fill(QColor(_PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _lay_out(model, painter)
    painter.end()
    return image


def save(model: Gambar, target: Path) -> None:
    """Write the picture as PNG: beside the target first, then in its place.

    Raises:
        FileError: the target cannot be written.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(draw(model))
    buffer.close()
    berkas.write_bytes(target, bytes(data.data()))


def keep(screen: Screen, model: Gambar, name: str) -> None:
    """Put the picture on the clipboard and offer to save it; ``name``: words of the proposed file name."""
    QGuiApplication.clipboard().setImage(draw(model))
    target = Dialogs.save_file(
        screen, screen.tr("Simpan gambar"), PNG, "gambar", berkas.safe_name(name, ".png")
    )
    if target is None:
        screen.session.notice(screen.tr("Gambar disalin; tempel di WhatsApp."))
        return
    try:
        save(model, target)
    except KnownError as error:
        screen.show_error(error)
        return
    screen.session.notice(screen.tr("Gambar tersimpan dan disalin: {0}").format(target.name))
