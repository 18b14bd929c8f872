"""The side of the editor: what is missing or doubtful in the plan; Enter or a click goes to its row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.findings import SIGNS, WORDS

_ROLE = int(Qt.ItemDataRole.UserRole)
_WIDTH: Final = 250
_LOW: Final = 58
"""Most height of the findings where they are opened under one line: some three lines."""
_ANY: Final = 16_777_215
"""What Qt calls no limit."""


class Samping(QFrame):
    """Findings of one plan: a panel, or where there is no room for one a line (`brief`) and the list on demand.

    Signals:
        wanted(finding): go to its row.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.title = label(self.tr("Pemeriksaan"), Tulisan.JUDUL_KARTU)
        self.count = label("", Tulisan.RAPAT, "lembut")
        self.fine = label("", tone="baik", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Yang perlu dilihat pada SKP ini"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(2)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setObjectName("polos")
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.look = button(self.tr("Lihat"), self.turn, look="tautan")
        self.look.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F6 is its key
        self.said = label("", Tulisan.RAPAT, "lembut")
        self.brief = QWidget()
        line = QHBoxLayout(self.brief)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.said)
        line.addWidget(self.look)
        self._is_brief = self._is_open = False
        self._box = QVBoxLayout(self)
        self._box.setSpacing(6)
        for part in (self.title, self.count, self.fine):
            self._box.addWidget(part)
        self._box.addWidget(self.list, 1)
        self._box.addStretch(0)
        self._arrange()

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to say."""
        return self.list.count() == 0

    @property
    def is_folded(self) -> bool:
        """Return whether there is something to say that is not seen."""
        return self._is_brief and not self._is_open and not self.is_empty

    def set_brief(self, is_brief: bool) -> None:
        """Be one line, with the findings on demand, where there is no room for a panel."""
        if is_brief != self._is_brief:
            self._is_brief, self._is_open = is_brief, False
            self._arrange()

    def turn(self) -> None:
        """Show the findings of the one line, or put them away."""
        self._is_open = not self._is_open
        self._arrange()

    def fold(self) -> None:
        """Put the findings of the one line away."""
        if self._is_open:
            self.turn()

    def _arrange(self) -> None:
        brief, some = self._is_brief, not self.is_empty
        self.brief.setVisible(brief)
        self.look.setVisible(brief and some)
        self.look.setText(self.tr("Tutup") if self._is_open else self.tr("Lihat"))
        self.setVisible(not brief or self._is_open)
        self.title.setVisible(not brief)
        self.count.setVisible(some and not brief)
        self.fine.setVisible(not some and not brief)
        self.list.setVisible(some)
        air, width = (4, _ANY) if brief else (12, _WIDTH)
        self._box.setContentsMargins(air, air, air, air)
        self.setMinimumWidth(0 if brief else _WIDTH)
        self.setMaximumWidth(width)
        rows = (self.list.item(number) for number in range(self.list.count()))
        needed = sum(row.sizeHint().height() + 2 * self.list.spacing() for row in rows)
        self.list.setMinimumHeight(min(needed, _LOW) if brief else 0)
        self.list.setMaximumHeight(min(needed, _LOW) if brief else _ANY)

    def show_findings(self, findings: Sequence[Finding], editable: bool) -> None:
        """Show what is to be said; ``editable``: the plan is still to be handed in."""
        count = len(findings)
        self.count.setText(self.tr("{0} hal perlu dilihat (F6)").format(count))
        self.fine.setText(
            self.tr("Lengkap. SKP ini siap diajukan.") if editable else self.tr("Tidak ada catatan.")
        )
        self.said.setText(self.count.text() if count else self.fine.text())
        put_tone(self.said, "nada", "awas" if count else "baik")
        self.list.clear()
        for finding in findings:
            words = _here(finding)
            item = QListWidgetItem(icons.icon(*SIGNS[finding.severity], 16), words)
            item.setData(_ROLE, finding)
            item.setToolTip(WORDS[finding.severity])
            item.setSizeHint(self._room(words))
            self.list.addItem(item)
        self._is_open = self._is_open and bool(count)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the lines be as tall as the words need at this width."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setSizeHint(self._room(item.text()))
        self._arrange()

    def _room(self, words: str) -> QSize:
        metrics = self.list.fontMetrics()
        width = (
            (self.width() if self._is_brief else _WIDTH) - 24 - 36 - 16 - 8
        )  # air, sign, scroll bar, margin of the text
        box = metrics.boundingRect(0, 0, width, 1000, int(Qt.TextFlag.TextWordWrap.value), words)
        return QSize(width, box.height() + 12)

    def _open(self, item: QListWidgetItem) -> None:
        finding = item.data(_ROLE)
        if isinstance(finding, Finding):
            self.wanted.emit(finding)


def _here(finding: Finding) -> str:
    """Return the sentence without the name: everything here is about the one plan that is open."""
    words = sentence(finding.code, **finding.args)
    name = finding.args.get("nama", "")
    return words.replace(f" pada SKP {name}", "").replace(f" SKP {name}", "")
