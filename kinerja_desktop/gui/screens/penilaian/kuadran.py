"""The nine cells of the kuadran kinerja, drawn with the cell of the person marked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.gui import signs
from kinerja_desktop.gui.screens.penilaian.model import Aturan
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan, colour, font, theme

_CENTER = Qt.AlignmentFlag.AlignCenter
_HASIL = (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH)
_PERILAKU = (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)
_ROW, _LEFT, _BOTTOM = 40, 52, 32


def _small(pixels: int, strong: bool) -> QFont:
    made = QFont(font(Tulisan.KUAT if strong else Tulisan.RAPAT))
    made.setPixelSize(pixels)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.15)
    return made


class Kuadran(QWidget):
    """Rating hasil kerja upwards, rating perilaku to the right; the words stand in the cells."""

    def __init__(self, rules: Aturan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._hasil, self._perilaku = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        self.show_ratings("", "")

    def show_ratings(self, hasil: str, perilaku: str) -> None:
        """Mark the cell of two ratings; with one of them its line, with none nothing."""
        self._hasil, self._perilaku = hasil, perilaku
        words = self._rules.words
        predikat = self._rules.predikat(hasil, perilaku)
        if predikat:
            told = self.tr("Kuadran: Hasil Kerja {0}, Perilaku {1}, predikat {2}").format(
                words[hasil], words[perilaku], PREDIKAT_WORDS[predikat]
            )
        else:
            told = self.tr("Kuadran kinerja: belum ada sel yang terpilih")
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for three lines and the words below."""
        return QSize(216, 3 * _ROW + _BOTTOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, words, and the marked cell last."""
        del event
        if self._rules.judge is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = (self.width() - _LEFT) / 3
        marked: tuple[QRectF, str] | None = None
        for line, hasil in enumerate(_HASIL):
            self._word(painter, QRectF(0, line * _ROW, _LEFT - 4, _ROW), hasil, hasil.value == self._hasil)
            for number, perilaku in enumerate(_PERILAKU):
                box = QRectF(_LEFT + number * wide, line * _ROW, wide, _ROW).adjusted(1, 1.5, -1, -1.5)
                predikat = self._rules.judge.kuadran.isi[hasil, perilaku].value
                here = (hasil.value, perilaku.value) == (self._hasil, self._perilaku)
                self._cell(painter, box, predikat, here)
                if here:
                    marked = (box, predikat)
        for number, perilaku in enumerate(_PERILAKU):
            box = QRectF(_LEFT + number * wide, 3 * _ROW, wide, 18)
            self._word(painter, box, perilaku, perilaku.value == self._perilaku)
        painter.setFont(_small(11, False))
        painter.setPen(colour("soft-text"))
        painter.drawText(QRectF(_LEFT, 3 * _ROW + 16, 3 * wide, 17), _CENTER, self.tr("Perilaku Kerja →"))
        if marked is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(signs.ink(marked[1]), 2.5))
            painter.drawRoundedRect(marked[0], 5, 5)

    def _word(self, painter: QPainter, box: QRectF, code: Rating, here: bool) -> None:
        painter.setFont(_small(11, here))
        painter.setPen(colour("text" if here else "soft-text"))
        flags = (
            _CENTER if box.height() < _ROW else Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        )
        painter.drawText(box, int(flags), self._rules.words[code.value])

    def _cell(self, painter: QPainter, box: QRectF, predikat: str, here: bool) -> None:
        painter.setPen(colour("line-strong"))
        painter.setBrush(colour("accent-soft" if here else "surface"))
        painter.drawRoundedRect(box, 5, 5)
        sign = QRectF(box.center().x() - signs.SIGN_WIDTH / 2, box.top() + 1, signs.SIGN_WIDTH, 13)
        signs.draw_predikat(painter, predikat, sign)
        painter.setFont(_small(10, False))
        painter.setPen(signs.ink(predikat) if here else colour("soft-text"))
        words = box.adjusted(0, 12, 0, -1)
        painter.drawText(words, int(_CENTER) | int(Qt.TextFlag.TextWordWrap.value), PREDIKAT_WORDS[predikat])
