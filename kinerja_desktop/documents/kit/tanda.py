"""Our signs of the five predikat, drawn so that they are told apart in black and white.

Two triangles up, one triangle up, a disc, one triangle down, two triangles down; as on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.domain.codes import Predikat

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_HALF = mm(0.9)
_SHAPES: dict[Predikat, tuple[int, int]] = {
    Predikat.SANGAT_BAIK: (2, 1),
    Predikat.BAIK: (1, 1),
    Predikat.BUTUH_PERBAIKAN: (0, 0),
    Predikat.KURANG: (1, -1),
    Predikat.SANGAT_KURANG: (2, -1),
}


def draw(canvas: Canvas, predikat: Predikat, x: float, y: float) -> None:
    """Draw the sign with its middle at ``x, y`` (points from the lower left corner of the page)."""
    count, way = _SHAPES[predikat]
    if count == 0:
        canvas.circle(x, y, _HALF, stroke=0, fill=1)
        return
    path = canvas.beginPath()
    step = 2 * _HALF * 0.9
    for number in range(count):
        middle = x + (number - (count - 1) / 2) * step
        path.moveTo(middle - _HALF * 0.9, y - way * _HALF * 0.8)
        path.lineTo(middle + _HALF * 0.9, y - way * _HALF * 0.8)
        path.lineTo(middle, y + way * _HALF * 0.8)
        path.close()
    canvas.drawPath(path, stroke=0, fill=1)
