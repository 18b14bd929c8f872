"""Lucide icons from ``resources/icons``, tinted by token, crisp at every scale, following the theme.

``put(button, "house")`` dresses a button or action and tints it again when light and dark switch.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer

from kinerja_desktop.foundation import resources
from kinerja_desktop.gui.theme import colour, theme

SIZE = 18


@cache
def _source(name: str) -> str:
    return resources.read_text(f"resources/icons/{name}.svg").replace(
        'stroke-width="2"', 'stroke-width="1.75"'
    )


def tinted(name: str, hex_colour: str) -> bytes:
    """Return the SVG of an icon in one colour. Raises FileNotFoundError for an unknown name (our bug)."""
    return _source(name).replace("currentColor", hex_colour).encode()


@cache
def _style_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="kinerja-gaya-")


@cache
def tinted_file(name: str, hex_colour: str) -> str:
    """Return the path of a tinted copy, for ``url()`` in the style sheet (Qt takes no SVG inline there)."""
    path = Path(_style_folder().name) / f"{name}-{hex_colour.lstrip('#')}.svg"
    path.write_bytes(tinted(name, hex_colour))
    return path.as_posix()


def _scales() -> frozenset[float]:
    """Return the scales of the screens there are: drawing for others would treble what every start waits for."""
    return frozenset(screen.devicePixelRatio() for screen in QGuiApplication.screens()) or frozenset({1.0})


@cache
def pixmap_of(name: str, hex_colour: str, size: int, scale: float, gap: int = 0) -> QPixmap:
    """Return one rendering; ``size`` and ``gap`` (air at the right) in device-independent pixels."""
    pixels = round(size * scale)
    made = QPixmap(pixels + round(gap * scale), pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(tinted(name, hex_colour))).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def icon(name: str, ink: str = "text", size: int = SIZE, checked_ink: str = "", gap: int = 0) -> QIcon:
    """Return an icon in a token's present colour (not following the theme; see `put`)."""
    made = QIcon()
    for scale in sorted(_scales()):
        made.addPixmap(pixmap_of(name, colour(ink).name(), size, scale, gap))
        soft = pixmap_of(name, colour("soft-text").name(), size, scale, gap)
        made.addPixmap(soft, QIcon.Mode.Disabled)
        if checked_ink:
            tinted_on = pixmap_of(name, colour(checked_ink).name(), size, scale, gap)
            made.addPixmap(tinted_on, QIcon.Mode.Normal, QIcon.State.On)
    return made


def draw(painter: QPainter, name: str, ink: str, x: float, y: float, size: int = SIZE) -> None:
    """Draw an icon with its top left corner at a place; for painting delegates."""
    device = painter.device()
    scale = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(round(x), round(y), pixmap_of(name, colour(ink).name(), size, scale))


_dressed: WeakKeyDictionary[QObject, tuple[str, str, int, str, int]] = WeakKeyDictionary()


def put(
    target: QObject, name: str, ink: str = "text", size: int = SIZE, checked_ink: str = "", gap: int = 0
) -> None:
    """Give a button, action or label its icon, tinted again whenever the theme changes."""
    _follow()
    _dressed[target] = (name, ink, size, checked_ink, gap)
    _dress(target)


@cache
def _follow() -> None:
    theme().changed.connect(_dress_all)
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.screenAdded.connect(_watch)
        for screen in app.screens():
            screen.geometryChanged.connect(_rescale)
    _known_scales.update(_scales())


_known_scales: set[float] = set()


def _watch(screen: QScreen) -> None:
    screen.geometryChanged.connect(_rescale)
    _rescale()


def _rescale() -> None:
    """Draw every icon anew once a screen has a scale that none had: a second one was plugged in, or the setting changed."""
    found = _scales()
    if not found <= _known_scales:
        _known_scales.update(found)
        _dress_all()


def _dress_all() -> None:
    for target in list(_dressed):
        if shiboken6.isValid(target):
            _dress(target)


def _dress(target: QObject) -> None:
    name, ink, size, checked, gap = _dressed[target]
    if hasattr(target, "setIconSize"):
        target.setIconSize(QSize(size + gap, size))
    if hasattr(target, "setIcon"):
        target.setIcon(icon(name, ink, size, checked, gap))
    elif hasattr(target, "setPixmap"):
        target.setPixmap(pixmap_of(name, colour(ink).name(), size, _screen_scale(target)))


def _screen_scale(target: QObject) -> float:
    return float(target.devicePixelRatioF()) if hasattr(target, "devicePixelRatioF") else 1.0


def forget() -> None:
    """Let go of pictures and files; called after the event loop, before the application dies."""
    pixmap_of.cache_clear()
    _dressed.clear()
    if _style_folder.cache_info().currsize:
        _style_folder().cleanup()
        _style_folder.cache_clear()
        tinted_file.cache_clear()
