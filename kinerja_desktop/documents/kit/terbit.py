"""From laid out pages to bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.lembar import Meta

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def draw(canvas: Canvas, pages: Sequence[Halaman]) -> int:
    """Draw finished pages on an open canvas; returns how many."""
    for page in pages:
        kanvas.draw_page(canvas, page)
    return len(pages)


def build(pages: Sequence[Halaman], meta: Meta) -> bytes:
    """Return a PDF of its own with these pages; the same pages give the same bytes."""
    buffer = io.BytesIO()
    canvas = kanvas.open_canvas(buffer, meta, pages[0].tata)
    draw(canvas, pages)
    canvas.save()
    return buffer.getvalue()
