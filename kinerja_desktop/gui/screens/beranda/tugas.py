"""Yang perlu dikerjakan: one line a task, with its deadline; a click goes to its people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.gui.widgets.basics import Painted, label
from kinerja_desktop.services.beranda import Tugas

_SIGNS = {
    "atasan": ("user-x", "bad"),
    "penilaian": ("clipboard-list", "warn"),
    "cetak": ("printer", "accent"),
    "ekspor": ("send", "accent"),
    "impor": ("file-warning", "warn"),
}
_V = Qt.AlignmentFlag.AlignVCenter


def words(task: Tugas) -> str:
    """Return the sentence of a task, numbers with dots."""
    args = {key: bilangan(value) if isinstance(value, int) else value for key, value in task.args.items()}
    return sentence(task.kode, **args)


class _Line(Painted):
    def __init__(self, task: Tugas, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words(task)
        self._icon, self._ink = _SIGNS.get(task.tujuan, ("circle-alert", "warn"))
        self._until = ""
        if task.tenggat is not None:
            self._until = self.tr("tenggat {0}").format(tanggal(task.tenggat))
            if task.is_lewat:
                self._until = self.tr("lewat {0}").format(tanggal(task.tenggat))
        self._late = task.is_lewat
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (self._words, self._until) if part))
        self.setToolTip(self.tr("Buka daftarnya"))

    def sizeHint(self) -> QSize:
        return QSize(340, 46 if self._until else 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self.ground(painter)
        icons.draw(painter, self._icon, self._ink, 8, (self.height() - 18) / 2, 18)
        icons.draw(painter, "arrow-right", "soft-text", self.width() - 26, (self.height() - 16) / 2, 16)
        painter.setFont(font())
        painter.setPen(colour("text"))
        room = self.width() - 38 - 36
        text = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        high = 20 if self._until else self.height()
        painter.drawText(QRectF(38, 3 if self._until else 0, room, high), _V, text)
        if self._until:
            painter.setFont(font(Tulisan.RAPAT))
            painter.setPen(colour("bad" if self._late else "soft-text"))
            painter.drawText(QRectF(38, 23, room, 18), _V, self._until)


class TaskList(QWidget):
    """The tasks, the most urgent first.

    Signals:
        chosen(task): go and do it.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Yang perlu dikerjakan"))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._box.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_tasks(self, tasks: Sequence[Tugas]) -> None:
        """Show other tasks; none is said in words."""
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for task in tasks:
            line = _Line(task, self)
            line.clicked.connect(lambda _=False, one=task: self.chosen.emit(one))
            self._box.addWidget(line)
        if not tasks:
            self._box.addWidget(label(self.tr("Semua beres untuk periode ini."), Tulisan.ISI, "baik"))
