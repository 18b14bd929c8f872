"""The cards at the top: which sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from kinerja_desktop.gui import icons
from kinerja_desktop.gui.screens.cetak.model import LEMBAR
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.gui.widgets.basics import Painted
from kinerja_desktop.services.cetak_pesanan import JenisLembar


class SheetCard(Painted):
    """One sheet to choose: icon, name, for whom."""

    def __init__(self, icon: str, name: str, whom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._whom = icon, whom
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleName(f"{name}, {whom}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of a card with all it can show."""
        whom = QFontMetrics(font(Tulisan.RAPAT)).horizontalAdvance(self._whom)
        return QSize(max(self._name_width(), whom) + 46, 50)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the name must stand."""
        return QSize(self._name_width() + 16, 50)

    def _name_width(self) -> int:
        return QFontMetrics(font(Tulisan.KUAT)).horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words; the chosen card has the accent."""
        del event
        painter = QPainter(self)
        self.ground(painter, 8, card=True)
        chosen = self.isChecked()
        if chosen:
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(colour("accent"), 2 if self.hasFocus() else 1.2))
            painter.setBrush(colour("accent-soft"))
            painter.drawRoundedRect(box, 8, 8)
        ink = "accent" if chosen else "text"
        painter.setFont(font(Tulisan.KUAT))
        painter.setPen(colour(ink))
        if self.width() < self.sizeHint().width():  # on a narrow screen only the name stands
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            return
        icons.icon(self._icon, ink, 18).paint(painter, 10, 16, 18, 18)
        wide = self.width() - 38
        painter.drawText(QRectF(35, 7, wide, 20), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(font(Tulisan.RAPAT))
        painter.setPen(colour("soft-text"))
        painter.drawText(QRectF(35, 25, wide, 18), Qt.AlignmentFlag.AlignVCenter, self._whom)


class SheetCards(QWidget):
    """A row of cards, one of them chosen; arrows move between them.

    Signals:
        chosen(lembar): the user took another sheet.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Lembar yang dicetak"))
        self._group = QButtonGroup(self)
        self.cards: dict[JenisLembar, SheetCard] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for kind, icon, name, whom in LEMBAR:
            card = SheetCard(icon, name, whom)
            self._group.addButton(card)
            self.cards[kind] = card
            card.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            row.addWidget(card)
        self.cards[JenisLembar.DOKUMEN_EVALUASI].setChecked(True)

    @property
    def lembar(self) -> JenisLembar:
        """Return the chosen sheet."""
        return next(kind for kind, card in self.cards.items() if card.isChecked())

    def choose(self, kind: JenisLembar) -> None:
        """Choose a sheet as if clicked."""
        self.cards[kind].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        kinds = list(self.cards)
        kind = kinds[(kinds.index(self.lembar) + step) % len(kinds)]
        self.cards[kind].setFocus()
        self.choose(kind)
