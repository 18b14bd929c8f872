"""Panels beside and around a screen's content."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Words, label, tool

JUDUL_TERPANJANG: Final = 240
"""Letters of a heading; the longest name with titles, or position with unit, is shorter."""


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """Return a scroll area around content, without frame or ground of its own."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("gulung")
    area.setWidget(content)
    return area


@contextmanager
def filled_anew(box: QBoxLayout) -> Iterator[None]:
    """Empty a layout and let it be filled, with the part it stands in hidden meanwhile.

    Among what is shown Qt lays everything out again for each widget that comes: a hundred lines were moved eight thousand
    times. What else stands in that part must not have the keyboard.
    """
    part = box.parentWidget()
    was_hidden = part is None or part.isHidden()
    if part is not None:
        part.hide()
    while (item := box.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    yield
    if part is not None and not was_hidden:
        part.show()


def least_height(part: QWidget, width: int) -> int:
    """Return the least height of what stands in a part; for the ``heightForWidth`` of parts that scroll on their own."""
    box = part.layout()
    return box.totalMinimumHeightForWidth(width) if box is not None else -1


class SidePanel(QFrame):
    """A panel at the right: name, second line, a scrolled body (`body`) and a foot for one action (`foot`).

    Signals:
        closed(): the user closed it.
    """

    closed = Signal()

    def __init__(self, width: int = 280, closable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(width)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(4)
        head = QHBoxLayout()
        self.title = label("", Tulisan.JUDUL_KARTU, wrap=True)
        head.addWidget(self.title, 1)
        if closable:
            head.addWidget(tool("x", self.tr("Tutup panel"), self._close), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        self.subtitle = label("", Tulisan.RAPAT, "lembut", wrap=True)
        box.addWidget(self.subtitle)
        content = QWidget()
        held = QVBoxLayout(content)
        held.setContentsMargins(0, 8, 0, 8)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        held.addLayout(self.body)
        held.addStretch(1)  # not an alignment: an aligned layout forgets the height of wrapped words
        box.addWidget(scrolled(content), 1)
        self.foot = QVBoxLayout()
        box.addLayout(self.foot)

    def heightForWidth(self, width: int) -> int:
        """Ask for no more than the least height: the body scrolls."""
        return least_height(self, width)

    def show_heading(self, title: str, subtitle: str = "") -> None:
        """Name what the panel is about."""
        for made, text in ((self.title, title), (self.subtitle, subtitle)):
            made.setText(teks.singkat(text, JUDUL_TERPANJANG))
            made.setToolTip(teks.singkat(text, Words.MOST) if len(text) > JUDUL_TERPANJANG else "")
        self.setAccessibleName(title)
        for words in (self.title, self.subtitle):
            # the panel is full: without a least height the layout would take a long name's second line
            words.setMinimumHeight(max(0, words.heightForWidth(self.width() - 32)))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
