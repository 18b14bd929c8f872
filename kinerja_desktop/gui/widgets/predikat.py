"""Predikat on the screen: the badge, the distribution chart, and progress by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons, signs
from kinerja_desktop.gui.models import tsv
from kinerja_desktop.gui.theme import Tulisan, colour, font, theme
from kinerja_desktop.gui.widgets.basics import Painted, draw_bar, percent
from kinerja_desktop.gui.widgets.panels import filled_anew

_V = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight
_WORD_LEFT = 34
_ROW = 28


class PredikatBadge(QWidget):
    """Sign and word of a predikat; empty text when there is none yet."""

    def __init__(self, predikat: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predikat = predikat
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        self.show_predikat(predikat)

    def show_predikat(self, predikat: str) -> None:
        """Show another predikat ('' none)."""
        self._predikat = predikat
        self.setAccessibleName(self._word())
        self.updateGeometry()
        self.update()

    def _word(self) -> str:
        return signs.PREDIKAT_WORDS[self._predikat] if self._predikat else self.tr("Belum ada predikat")

    def sizeHint(self) -> QSize:
        """Return room for sign and word."""
        return QSize(QFontMetrics(font(Tulisan.KUAT)).horizontalAdvance(self._word()) + _WORD_LEFT + 2, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setFont(font(Tulisan.KUAT))
        if not self._predikat:
            painter.setPen(colour("soft-text"))
            painter.drawText(QRectF(self.rect()), _V, self._word())
            return
        signs.draw_predikat(painter, self._predikat, QRectF(0, 0, signs.SIGN_WIDTH, self.height()))
        painter.setPen(signs.ink(self._predikat))
        painter.drawText(QRectF(_WORD_LEFT, 0, self.width(), self.height()), _V, self._word())


class _DistribusiRow(Painted):
    """One predikat: sign, word, bar, number and share."""

    def __init__(self, predikat: str, parent: QWidget, compact: bool) -> None:
        super().__init__(parent)
        self.predikat = predikat
        self._compact = compact
        self.number, self.whole, self.most = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int, whole: int, most: int) -> None:
        self.number, self.whole, self.most = number, whole, most
        words = signs.PREDIKAT_WORDS[self.predikat]
        self.setAccessibleName(
            self.tr("{0}: {1} pegawai, {2}").format(words, teks.bilangan(number), percent(number, whole))
        )
        self.setToolTip(self.tr("Buka daftar: {0}").format(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, _ROW - 7) if self._compact else QSize(300, _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _ROW - 7) if self._compact else QSize(250, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self.ground(painter)
        painter.setFont(font(Tulisan.RAPAT if self._compact else Tulisan.ISI, figures=True))
        metrics = painter.fontMetrics()
        word_width = max(map(metrics.horizontalAdvance, signs.PREDIKAT_WORDS.values()))
        word_left = _WORD_LEFT - 4 if self._compact else _WORD_LEFT + 4
        gap = 6 if self._compact else 8
        signs.draw_predikat(
            painter, self.predikat, QRectF(max(0, word_left - _WORD_LEFT), 0, signs.SIGN_WIDTH, self.height())
        )
        painter.setPen(colour("text"))
        painter.drawText(
            QRectF(word_left, 0, word_width + 4, self.height()), _V, signs.PREDIKAT_WORDS[self.predikat]
        )
        dot = " · " if self._compact else "  ·  "
        numbers = f"{teks.bilangan(self.number)}{dot}{percent(self.number, self.whole)}"
        room = (
            metrics.horizontalAdvance(f"{teks.bilangan(self.most)}{dot}{percent(self.most, self.whole)}")
            + gap
        )
        left = word_left + word_width + 2 * gap
        width = self.width() - left - room - (0 if self._compact else 8)
        length = width * self.number / self.most if self.most else 0
        if self.number and width > 4:
            painter.setPen(QPen(signs.ink(self.predikat), 1))
            painter.setBrush(signs.fill(self.predikat))
            painter.drawRoundedRect(QRectF(left + 0.5, self.height() / 2 - 7.5, max(length, 3), 15), 3, 3)
        painter.setPen(colour("text" if self.number else "soft-text"))
        if width <= 4:  # tens of thousands in a side panel: the numbers instead of a bar
            painter.drawText(
                QRectF(left - gap, 0, self.width() - left + gap, self.height()), _V | _RIGHT, numbers
            )
            return
        painter.drawText(
            QRectF(left + (max(length, 3) if self.number else 0) + gap, 0, room + 40, self.height()),
            _V,
            numbers,
        )


class DistribusiChart(QWidget):
    """*Distribusi predikat*: a bar, a number and a share for each; the numbers stand beside the bars and can be copied.

    ``compact``: for a side panel of 220 pixels.

    Signals:
        chosen(predikat): open the people with this predikat.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, compact: bool = False) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0 if compact else 2)
        self.setAccessibleName(self.tr("Distribusi predikat"))
        self._numbers: dict[str, int] = {}
        self._rows: list[_DistribusiRow] = []
        for predikat in Predikat:
            row = _DistribusiRow(predikat, self, compact)
            row.clicked.connect(lambda _=False, key=str(predikat): self.chosen.emit(key))
            self._rows.append(row)
            box.addWidget(row)
        self.show_numbers({})

    def show_numbers(self, numbers: Mapping[str, int]) -> None:
        """Show how many people have each predikat (missing keys are 0)."""
        self._numbers = {predikat: numbers.get(predikat, 0) for predikat in Predikat}
        whole, most = sum(self._numbers.values()), max(self._numbers.values())
        for row in self._rows:
            row.show_number(self._numbers[row.predikat], whole, most)

    def table(self) -> list[tuple[str, str, str]]:
        """Return the table behind the chart: predikat, number, share."""
        whole = sum(self._numbers.values())
        return [(signs.PREDIKAT_WORDS[p], str(n), percent(n, whole)) for p, n in self._numbers.items()]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the table for Excel."""
        menu = QMenu(self)
        action = menu.addAction(self.tr("Salin tabel"))
        icons.put(action, "copy", "soft-text", 16)
        head = (self.tr("Predikat"), self.tr("Pegawai"), self.tr("Persen"))
        action.triggered.connect(
            lambda: QGuiApplication.clipboard().setText(tsv.build([head, *self.table()]))
        )
        menu.exec(event.globalPos())


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """Progress of one unit."""

    id: int
    nama: str
    selesai: int
    jumlah: int


class _ProgressRow(Painted):
    def __init__(self, line: ProgressLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("{0}: {1} dari {2}").format(
                line.nama, teks.bilangan(line.selesai), teks.bilangan(line.jumlah)
            )
        )
        self.setToolTip(line.nama)

    def sizeHint(self) -> QSize:
        return QSize(300, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self.ground(painter)
        line = self._line
        numbers = self.tr("{0} dari {1}").format(teks.bilangan(line.selesai), teks.bilangan(line.jumlah))
        painter.setFont(font(Tulisan.RAPAT))
        painter.setPen(colour("soft-text"))
        right = QRectF(4, 3, self.width() - 8, 18)
        painter.drawText(right, _V | Qt.AlignmentFlag.AlignRight, numbers)
        room = self.width() - 28 - painter.fontMetrics().horizontalAdvance(numbers)
        painter.setFont(font())
        painter.setPen(colour("text"))
        name = painter.fontMetrics().elidedText(line.nama, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(4, 3, room, 18), _V, name)
        share = line.selesai / line.jumlah if line.jumlah else 0.0
        token = "good" if line.jumlah and line.selesai >= line.jumlah else "accent"
        draw_bar(painter, QRectF(4, 25, self.width() - 8, 6), share, token)


class ProgressList(QWidget):
    """*Progres per unit kerja*: a bar per unit.

    Signals:
        chosen(id): open the people of the unit.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Progres per unit kerja"))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_lines(self, lines: Sequence[ProgressLine]) -> None:
        """Show other units."""
        with filled_anew(self._box):
            for line in lines:
                row = _ProgressRow(line, self)
                row.clicked.connect(lambda _=False, key=line.id: self.chosen.emit(key))
                self._box.addWidget(row)
