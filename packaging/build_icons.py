"""Draw kinerja.png and kinerja.ico from kinerja.svg. Run it after the drawing changed: ``python packaging/build_icons.py``."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(renderer: QSvgRenderer, size: int) -> bytes:
    """Return the icon as PNG with ``size`` pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, the binding takes text
    return bytes(data.data())


def icon_file(pictures: list[bytes]) -> bytes:
    """Return a Windows .ico that holds the pictures as PNG (Windows Vista and later)."""
    offset = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, picture in zip(SIZES, pictures, strict=True):
        head += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset + len(body)
        )
        body += picture
    return head + body


def main() -> None:
    """Write both files beside the drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(ICONS / "kinerja.svg"))
    pictures = [drawn(renderer, size) for size in SIZES]
    (ICONS / "kinerja.png").write_bytes(pictures[-1])
    (ICONS / "kinerja.ico").write_bytes(icon_file(pictures))
    application.quit()


if __name__ == "__main__":
    main()
