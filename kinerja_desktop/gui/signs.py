"""Signs of the five predikat and of the states of a cell, drawn with QPainter; the same in grids, charts, chips.

A sign carries the meaning without colour: two triangles up, one up, a disc, one down, two down.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.gui.theme import colour

SIGN_WIDTH = 26
"""Room of a sign in pixels, wide enough for two triangles."""

PREDIKAT_WORDS: dict[str, str] = {
    Predikat.SANGAT_BAIK: "Sangat Baik",
    Predikat.BAIK: "Baik",
    Predikat.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Predikat.KURANG: "Kurang",
    Predikat.SANGAT_KURANG: "Sangat Kurang",
}
"""Words for the window; sheets take theirs from the data (``istilah.csv``)."""


def ink(predikat: str) -> QColor:
    """Return the text colour of a predikat."""
    return colour(f"{predikat}-ink")


def fill(predikat: str) -> QColor:
    """Return the area colour of a predikat; outline it with `ink`."""
    return colour(f"{predikat}-fill")


def _triangle(x: float, y: float, size: float, up: bool) -> QPolygonF:
    base, tip = (y + size, y) if up else (y, y + size)
    return QPolygonF([QPointF(x, base), QPointF(x + size, base), QPointF(x + size / 2, tip)])


def draw_predikat(painter: QPainter, predikat: str, box: QRectF, centred: bool = True) -> None:
    """Draw the sign of a predikat in a box (its height decides the size, at most 12 px)."""
    size = min(12.0, box.height() - 4)
    shapes = {
        Predikat.SANGAT_BAIK: (2, True), Predikat.BAIK: (1, True), Predikat.BUTUH_PERBAIKAN: (1, None),
        Predikat.KURANG: (1, False), Predikat.SANGAT_KURANG: (2, False),
    }  # fmt: skip
    count, up = shapes[Predikat(predikat)]
    width = size * count + 1.5 * (count - 1)
    x = box.left() + ((box.width() - width) / 2 if centred else 0)
    y = box.center().y() - size / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink(predikat), 1.2))
    painter.setBrush(QBrush(fill(predikat)))
    for number in range(count):
        left = x + number * (size + 1.5)
        if up is None:
            painter.drawEllipse(QRectF(left + 0.5, y + 0.5, size - 1, size - 1))
        else:
            inset = size * 0.06
            painter.drawPolygon(_triangle(left + inset, y + inset, size - 2 * inset, up))
    painter.restore()


def draw_wrong_corner(painter: QPainter, box: QRectF) -> None:
    """Mark a wrong cell: a filled corner at the top right and a wavy line is left to the text."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("bad"))
    right, top = box.right() + 1, box.top()
    painter.drawPolygon(QPolygonF([QPointF(right - 9, top), QPointF(right, top), QPointF(right, top + 9)]))
    painter.restore()


def draw_pending_dots(painter: QPainter, box: QRectF) -> None:
    """Mark a cell that is being saved: three small dots at the right edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("soft-text"))
    for number in range(3):
        painter.drawEllipse(QPointF(box.right() - 6 - 5 * number, box.bottom() - 5), 1.5, 1.5)
    painter.restore()
