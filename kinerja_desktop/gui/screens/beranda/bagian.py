"""Parts of Beranda: a line of what to do, the first steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.screens.beranda.model import STEPS, Baris
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.gui.widgets.basics import Card, Painted, label

_V = Qt.AlignmentFlag.AlignVCenter
_ROW = 44


class TaskRow(Painted):
    """One thing to do: picture, two lines, deadline, arrow."""

    def __init__(self, line: Baris, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(". ".join(part for part in (line.judul, line.rinci, line.kapan) if part))
        self.setToolTip(self.tr("Buka: {0}").format(line.judul))

    def sizeHint(self) -> QSize:
        """Return the size of a line."""
        return QSize(360, _ROW)

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(240, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter, line = QPainter(self), self.line
        self.ground(painter)
        if self._number:
            self._draw_number(painter)
        else:
            icons.draw(painter, line.gambar, line.tinta, 8, (self.height() - 18) // 2, 18)
        icons.draw(painter, "arrow-right", "soft-text", self.width() - 26, (self.height() - 16) // 2, 16)
        painter.setFont(font(Tulisan.RAPAT, figures=True))
        room = painter.fontMetrics().horizontalAdvance(line.kapan)
        painter.setPen(colour("bad" if line.is_lewat else "soft-text"))
        right = self.width() - 38
        painter.drawText(QRectF(right - room, 0, room + 2, self.height()), _V, line.kapan)
        width = right - room - 38 - 12
        self._text(painter, 4, width, line.judul, Tulisan.KUAT, "text")
        self._text(painter, 22, width, line.rinci, Tulisan.RAPAT, "soft-text")

    def _draw_number(self, painter: QPainter) -> None:
        painter.setPen(colour("accent"))
        painter.setBrush(colour("accent-soft"))
        disc = QRectF(6, self.height() / 2 - 11, 22, 22)
        painter.drawEllipse(disc)
        painter.setFont(font(Tulisan.RAPAT))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._number)

    @staticmethod
    def _text(painter: QPainter, top: int, width: int, words: str, role: Tulisan, token: str) -> None:
        face = font(role)
        painter.setFont(face)
        painter.setPen(colour(token))
        shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(38, top, width, 18), _V, shown)


class TaskList(QWidget):
    """*Yang perlu dikerjakan*.

    Signals:
        chosen(line): open what a line is about.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._none = label(self.tr("Tidak ada. Semua pekerjaan periode ini selesai."), tone="baik")
        self.rows: list[TaskRow] = []
        self._box.addWidget(self._none)
        self._box.addStretch(1)

    def show_lines(self, lines: Sequence[Baris]) -> None:
        """Show other things to do; a row that had the keyboard keeps its place."""
        focused = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, line in enumerate(lines):
            row = TaskRow(line, parent=self)
            row.clicked.connect(lambda _=False, one=line: self.chosen.emit(one))
            self._box.insertWidget(number, row)
            row.show()
            self.rows.append(row)
        self._none.setVisible(not lines)
        if focused is not None and focused < len(self.rows):
            self.rows[focused].setFocus()


class FirstSteps(Card):
    """What to do in an office without people.

    Signals:
        chosen(screen key): take a step.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Lima langkah sampai lembar pertama"), parent=parent)
        self.body.addWidget(
            label(self.tr("Kantor ini belum punya data pegawai. Mulai dari langkah pertama; sisanya mengikuti."),
                  tone="lembut", wrap=True)
        )  # fmt: skip
        self.rows: list[TaskRow] = []
        for number, (word, key, picture) in enumerate(STEPS, start=1):
            title, more = sentence(f"beranda.langkah-{word}"), sentence(f"beranda.langkah-{word}-rinci")
            line = Baris(title, more, "", False, picture, "accent", key, None)
            row = TaskRow(line, str(number))
            row.clicked.connect(lambda _=False, to=key: self.chosen.emit(to))
            self.body.addWidget(row)
            self.rows.append(row)
        self.body.addStretch(1)
