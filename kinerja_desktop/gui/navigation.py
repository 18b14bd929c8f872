"""The menu at the left: icon and word, a number where something waits; folds to icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.screen import ScreenSpec
from kinerja_desktop.gui.shortcuts import screen_key
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.gui.widgets.basics import Painted, label, tool

WIDE = 196
NARROW = 60


class _Entry(Painted):
    def __init__(self, spec: ScreenSpec, keys: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._keys = keys
        self.badge = 0
        self.narrow = False
        self.setCheckable(True)
        self.setFixedHeight(36)
        self.show_badge(0)

    def show_badge(self, number: int) -> None:
        self.badge = number
        waiting = self.tr(", {0} menunggu").format(teks.bilangan(number)) if number else ""
        self.setAccessibleName(self.spec.title + waiting)
        self.setToolTip(f"{self.spec.title}{waiting}" + (f"  ({self._keys})" if self._keys else ""))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE - 24, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        on = self.isChecked()
        if on:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent-soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            if self.hasFocus():
                self.ground(painter)
        else:
            self.ground(painter)
        left = (self.width() - 18) / 2 if self.narrow else 10
        icons.draw(painter, self.spec.icon, "accent" if on else "soft-text", left, 9)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.narrow:
            if self.badge:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("accent"))
                painter.drawEllipse(QRectF(left + 15, 6, 7, 7))
            return
        painter.setFont(font(Tulisan.KUAT) if on else font())
        painter.setPen(colour("accent" if on else "text"))
        painter.drawText(QRectF(38, 0, self.width() - 44, 36), middle, self.spec.title)
        if self.badge:
            painter.setFont(font(Tulisan.RAPAT))
            painter.setPen(colour("accent" if on else "soft-text"))
            box = QRectF(0, 0, self.width() - 11, 36)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, teks.bilangan(self.badge))


def in_menu(specs: Sequence[ScreenSpec]) -> list[ScreenSpec]:
    """Return the screens that have an entry of their own."""
    return [spec for spec in specs if spec.group in ("utama", "bawah")]


class Navigation(QFrame):
    """The menu.

    Signals:
        chosen(key): the user wants a screen.
        folded(narrow): it was folded or opened.
    """

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(self, specs: Sequence[ScreenSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menu")
        self.setAccessibleName(self.tr("Menu"))
        self._entries: dict[str, _Entry] = {}
        self._homes = {spec.key: spec.group for spec in specs}
        self._group = QButtonGroup(self)
        self.narrow = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 10, 12, 10)
        self._box.setSpacing(2)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._build(specs)
        self.fold(False)

    def _build(self, specs: Sequence[ScreenSpec]) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 6)
        self._name = label("Kinerja Desktop", Tulisan.JUDUL_KARTU, "aksen")
        head.addWidget(self._name, 1)
        self._folder = tool(
            "panel-left-close", self.tr("Lipat menu (Ctrl+B)"), lambda: self.fold(not self.narrow)
        )
        head.addWidget(self._folder)
        self._box.addLayout(head)
        for group in ("utama", "bawah"):
            if group == "bawah":
                self._box.addStretch(1)
            for number, spec in enumerate(in_menu(specs), start=1):
                if spec.group == group:
                    self._add(spec, screen_key(number))

    def _add(self, spec: ScreenSpec, keys: str) -> None:
        entry = _Entry(spec, keys, self)
        entry.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
        self._entries[spec.key] = entry
        self._group.addButton(entry)
        self._box.addWidget(entry)

    def show_chosen(self, key: str) -> None:
        """Mark the entry of the shown screen, or of the screen it is reached from."""
        entry = self._entries.get(key) or self._entries.get(self._homes.get(key, ""))
        if entry is not None:
            entry.setChecked(True)

    def show_badge(self, key: str, number: int) -> None:
        """Show how much waits behind an entry; unknown keys are screens that do not exist yet."""
        if key in self._entries:
            self._entries[key].show_badge(number)

    def fold(self, narrow: bool) -> None:
        """Fold to icons, or open."""
        self.narrow = narrow
        self._name.setVisible(not narrow)
        wide = max(
            (QFontMetrics(font()).horizontalAdvance(e.spec.title) for e in self._entries.values()), default=0
        )
        self.setFixedWidth(NARROW if narrow else max(WIDE, wide + 100))
        words = self.tr("Buka menu (Ctrl+B)") if narrow else self.tr("Lipat menu (Ctrl+B)")
        icons.put(self._folder, "panel-left-open" if narrow else "panel-left-close", "soft-text")
        self._folder.setToolTip(words)
        self._folder.setAccessibleName(words)
        for entry in self._entries.values():
            entry.narrow = narrow
            entry.update()
        self.folded.emit(narrow)
