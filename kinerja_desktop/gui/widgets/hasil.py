"""What an action on many did: how many went through, and which did not, with why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai, tall
from kinerja_desktop.gui.widgets.findings import FindingsPanel

_MOST: Final = 300
_AIR: Final = 4


class HasilDialog(Bingkai):
    """A heading, a hint and the findings; a double click or Enter goes to the row. ``undo`` takes back what was done.

    Signals:
        wanted(finding): go there; the dialog closes.
    """

    wanted = Signal(object)

    def __init__(
        self,
        title: str,
        head: str,
        hint: str,
        findings: Sequence[Finding],
        parent: QWidget | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(860, 120)  # grows with what there is to say
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        box.addWidget(label(head, Tulisan.JUDUL_KARTU, wrap=True))
        box.addWidget(label(hint, Tulisan.ISI, "lembut", wrap=True))
        self.list = FindingsPanel(title)
        self.list.chips.hide()
        for key in ("tingkat", "tempat"):
            self.list.grid.hide_column(key)
        self.list.show_findings(findings)
        grid = self.list.grid
        rows = sum(grid.rowHeight(line) for line in range(grid.table.rowCount()))
        wish = grid.horizontalHeader().sizeHint().height() + rows + 2 * grid.frameWidth() + _AIR
        grid.setMinimumHeight(min(wish, tall(parent, _MOST)))
        grid.setMaximumHeight(max(wish, grid.minimumHeight()))
        self.list.opened.connect(self._open)
        box.addWidget(self.list)
        box.addStretch(1)
        row = QHBoxLayout()
        self.undo = button(self.tr("&Urungkan"), self._take_back, "undo-2")
        self.undo.setVisible(undo is not None)
        self._undo = undo
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(button(self.tr("Tutup"), self.accept, look="utama"))
        box.addLayout(row)

    def _take_back(self) -> None:
        self.accept()
        if self._undo is not None:
            self._undo()

    def _open(self, finding: Finding) -> None:
        self.accept()
        self.wanted.emit(finding)
