"""The steps of a wizard, shown over it: 1 Berkas, 2 Kolom, 3 Pemeriksaan, 4 Selesai."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.gui.widgets.basics import Painted


class _Step(Painted):
    def __init__(self, number: int, words: str, last: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._words, self._last = number, words, last
        self.stands = "nanti"
        self.stand("nanti")

    def stand(self, how: str) -> None:
        """Show it as selesai, kini or nanti."""
        self.stands = how
        spoken = {"selesai": self.tr("selesai"), "kini": self.tr("langkah ini"), "nanti": self.tr("belum")}[
            how
        ]
        self.setAccessibleName(f"{self._number}. {self._words}, {spoken}")
        self.setEnabled(how == "selesai")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words) + (46 if self._last else 88), 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.isEnabled():
            self.ground(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(4, 5, 22, 22)
        now, done = self.stands == "kini", self.stands == "selesai"
        painter.setPen(colour("accent" if now or done else "line-strong"))
        painter.setBrush(colour("accent") if now else colour("accent-soft" if done else "surface"))
        painter.drawEllipse(disc)
        if done:
            icons.draw(painter, "check", "accent", 8, 9, 14)
        else:
            painter.setFont(font(Tulisan.RAPAT))
            painter.setPen(colour("on-accent" if now else "soft-text"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setFont(font(Tulisan.KUAT) if now else font())
        painter.setPen(colour("text" if now or done else "soft-text"))
        painter.drawText(
            QRectF(33, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._words
        )
        if not self._last:
            painter.setPen(colour("line-strong"))
            y = self.height() / 2
            painter.drawLine(self.width() - 34, round(y), self.width() - 6, round(y))


class Stepper(QWidget):
    """Shows where a wizard stands.

    Signals:
        chosen(number): the user wants back to a finished step (from 0).
    """

    chosen = Signal(int)

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Langkah"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._steps: list[_Step] = []
        for number, words in enumerate(steps):
            step = _Step(number + 1, words, number == len(steps) - 1, self)
            step.clicked.connect(lambda _=False, at=number: self.chosen.emit(at))
            self._steps.append(step)
            row.addWidget(step)
        row.addStretch(1)
        self.stand_at(0)

    def stand_at(self, number: int, back: bool = True) -> None:
        """Show a step as the present one; ``back`` false: the finished ones cannot be visited again."""
        for at, step in enumerate(self._steps):
            step.stand("kini" if at == number else "selesai" if at < number else "nanti")
            step.setEnabled(at < number and back)
