"""The side of the editor: what is missing or doubtful in the plan; Enter or a click goes to its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.findings import SIGNS, WORDS

_ROLE = int(Qt.ItemDataRole.UserRole)
_WIDTH = 250


class Samping(QFrame):
    """Findings of one plan.

    Signals:
        wanted(finding): go to its row.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(_WIDTH)
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
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(6)
        for part in (self.title, self.count, self.fine):
            box.addWidget(part)
        box.addWidget(self.list, 1)
        box.addStretch(0)

    def show_findings(self, findings: Sequence[Finding], editable: bool) -> None:
        """Show what is to be said; ``editable``: the plan is still to be handed in."""
        count = len(findings)
        self.count.setText(self.tr("{0} hal perlu dilihat (F6)").format(count))
        self.count.setVisible(bool(count))
        self.fine.setText(
            self.tr("Lengkap. SKP ini siap diajukan.") if editable else self.tr("Tidak ada catatan.")
        )
        self.fine.setVisible(not count)
        self.list.setVisible(bool(count))
        self.list.clear()
        for finding in findings:
            words = _here(finding)
            item = QListWidgetItem(icons.icon(*SIGNS[finding.severity], 16), words)
            item.setData(_ROLE, finding)
            item.setToolTip(WORDS[finding.severity])
            item.setSizeHint(self._room(words))
            self.list.addItem(item)

    def _room(self, words: str) -> QSize:
        metrics = self.list.fontMetrics()
        width = _WIDTH - 24 - 36 - 16 - 8  # air, sign, scroll bar, margin of the text
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
