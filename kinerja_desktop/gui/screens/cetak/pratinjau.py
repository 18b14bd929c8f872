"""The preview: one page as it comes out of the printer, with page buttons and zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import EmptyState, label, tool
from kinerja_desktop.services.cetak_pratinjau import GambarHalaman

ZOOM = (0, 50, 75, 100, 125, 150, 200)
"""Per cent of the size on paper; 0 fits the width."""
_LAYAR = 96
_KATA = 300
"""Width of the words that stand in for a page."""
_TEPI = 26
"""Room for the scroll bar and a little air."""
_LEBIH = 4
"""Pixels by which a fitted page may miss the panel's width."""


class PreviewPane(QWidget):
    """Shows pixels it is given and asks for others.

    Signals:
        page_wanted(): another page or size is to be shown; read `page` and `dpi`.
        sheet_wanted(step): the page before the first (-1) or after the last (1) of this sheet.
    """

    page_wanted = Signal()
    sheet_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self._pages, self._zoom, self._width_mm = 0, 0, 0, 210.0
        self._words = ""
        self.from_behind = False
        """Whether the last page of the next sheet is to be shown first (paging backwards)."""
        self.setAccessibleName(self.tr("Pratinjau"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(self._bar())
        self.image = QLabel()
        self.image.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.image)
        self.area.setObjectName("pratinjau")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().installEventFilter(self)
        self.empty = EmptyState("file-text", self.tr("Pratinjau"), "")
        self.empty.words.setFixedWidth(_KATA)
        self._stack = QStackedWidget()
        self._stack.setObjectName("halaman")
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.area)
        box.addWidget(self._stack, 1)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(120)
        self._resized.timeout.connect(self._refit)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        self.place = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.percent = label("", Tulisan.RAPAT, "lembut")
        bar.addWidget(tool("chevron-left", self.tr("Halaman sebelumnya (PgUp)"), lambda: self.turn(-1)))
        bar.addWidget(tool("chevron-right", self.tr("Halaman berikutnya (PgDn)"), lambda: self.turn(1)))
        bar.addWidget(self.place, 1)
        bar.addWidget(self.percent)
        bar.addWidget(tool("zoom-out", self.tr("Perkecil (Ctrl+-)"), lambda: self.zoom(-1)))
        bar.addWidget(tool("zoom-in", self.tr("Perbesar (Ctrl++)"), lambda: self.zoom(1)))
        bar.addWidget(tool("maximize", self.tr("Selebar panel (Ctrl+0)"), self.fit))
        return bar

    @property
    def dpi(self) -> float:
        """Return the resolution to render at, device pixels of the screen included."""
        scale = ZOOM[self._zoom] / 100
        if not self._zoom:
            room = max(200, self.width() - _TEPI)
            scale = room / (self._width_mm / 25.4 * _LAYAR)
        return _LAYAR * scale * self.devicePixelRatioF()

    def show_sheet(self, pages: int, width_mm: float, words: str) -> None:
        """Take another sheet: how many pages it has, how wide its paper is, what to call it."""
        self._pages, self._width_mm, self._words = pages, width_mm, words
        self.page = pages - 1 if self.from_behind and pages else min(self.page, max(0, pages - 1))
        self.from_behind = False

    def show_page(self, pixels: GambarHalaman) -> None:
        """Show the pixels of the page."""
        image = QImage(
            pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32
        ).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.image.setPixmap(QPixmap.fromImage(image))
        self._stack.setCurrentWidget(self.area)
        where = self.tr("halaman {0} dari {1}").format(self.page + 1, self._pages)
        self.place.setText(f"{self._words} · {where}" if self._words else where)
        shown = round(pixels.width / self.devicePixelRatioF() / (pixels.lebar_mm / 25.4 * _LAYAR) * 100)
        self.percent.setText(f"{shown}%")
        self.image.setAccessibleName(self.tr("Pratinjau {0}").format(self.place.text()))
        if not self._zoom and abs(pixels.width - self.dpi * pixels.lebar_mm / 25.4) > _LEBIH:
            self._resized.start()  # drawn for another width than the panel has by now

    def show_words(self, title: str, words: str) -> None:
        """Say why there is nothing to look at."""
        self._pages = 0
        self.empty.title.setText(title)
        self.empty.words.setText(words)
        self.empty.words.setMinimumHeight(self.empty.words.heightForWidth(_KATA))
        self.place.setText("")
        self.percent.setText("")
        self._stack.setCurrentWidget(self.empty)

    def turn(self, step: int) -> None:
        """Show the next or previous page, going over to the neighbouring sheet at the end."""
        if 0 <= self.page + step < self._pages:
            self.page += step
            self.area.verticalScrollBar().setValue(0)
            self.page_wanted.emit()
        else:
            self.from_behind = step < 0
            self.page = 0
            self.sheet_wanted.emit(step)

    def zoom(self, step: int) -> None:
        """Show larger or smaller."""
        if not self._zoom:
            shown = self.dpi / self.devicePixelRatioF() / _LAYAR * 100
            larger = [n for n, value in enumerate(ZOOM) if n and value > shown + 1]
            smaller = [n for n, value in enumerate(ZOOM) if n and value < shown - 1]
            new = (larger[:1] if step > 0 else smaller[-1:]) or [1 if step < 0 else len(ZOOM) - 1]
            self._zoom = new[0]
        else:
            self._zoom = max(1, min(self._zoom + step, len(ZOOM) - 1))
        self._wanted()

    def fit(self) -> None:
        """Show the page as wide as the panel."""
        self._zoom = 0
        self._wanted()

    def _wanted(self) -> None:
        if self._pages:
            self.page_wanted.emit()

    def _refit(self) -> None:
        if not self._zoom:
            self._wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again when the panel's width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._resized.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys turn the pages now."""
        super().focusInEvent(event)
        put_tone(self._stack, "fokus", "ya")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        super().focusOutEvent(event)
        put_tone(self._stack, "fokus", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp and PgDn turn pages, Ctrl with + - 0 zooms, arrows scroll."""
        key = Qt.Key(event.key())
        bar = self.area.verticalScrollBar()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (40 if key == Qt.Key.Key_Down else -40))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom with Ctrl and the wheel; a click gives the keyboard."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        if event.type() == QEvent.Type.MouseButtonPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        return super().eventFilter(watched, event)
