"""Capaian kinerja organisasi above the grid: set once for the unit and period, or inherited from a unit above."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.one_liner import OneLiner
from kinerja_desktop.services import kata
from kinerja_desktop.services.capaian import CapaianUnit


class CapaianBar(QWidget):
    """One line.

    Signals:
        chosen(capaian or None): set this for the unit; None: inherit again.
        elsewhere(): show who is rated in Ruang GTK.
    """

    chosen = Signal(object)
    elsewhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._title = label(self.tr("&Capaian kinerja organisasi"), Tulisan.KUAT)
        self.box = DaftarPilihan()
        self.box.setAccessibleName(self.tr("Capaian kinerja organisasi"))
        self.box.setMinimumWidth(160)
        self._title.setTextFormat(self._title.textFormat().AutoText)
        self._title.setBuddy(self.box)
        self.box.activated.connect(self._taken)
        self.words = OneLiner("", Tulisan.RAPAT, "lembut")
        self.gtk = button("", self.elsewhere.emit, icon="school", look="tautan")
        row.addWidget(self._title)
        row.addWidget(self.box)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.gtk)
        self.gtk.hide()
        self._now: CapaianUnit | None = None

    def show_capaian(self, now: CapaianUnit | None, unit_id: int | None, unit: str) -> None:
        """Show what holds for a unit; ``now`` None: no unit is chosen."""
        self._now = now
        self.box.clear()
        self.box.setEnabled(now is not None)
        if now is None:
            self.box.addItem(self.tr("Pilih unit dahulu"), None)
            self.words.setText("")
            return
        own = now.version is not None and now.dari_unit_id == unit_id
        inherited = now.capaian is not None and not own
        first = self.tr("Belum diisi") if not (own or inherited) else self.tr("Mengikuti unit di atasnya")
        self.box.addItem(first, None)
        for code in Capaian:
            self.box.addItem(kata.istilah("capaian", code), code.value)
        if own and now.capaian is not None:
            self.box.setCurrentIndex(self.box.findData(now.capaian.value))
            self.words.setText(unit)
        elif now.capaian is not None:
            word = kata.istilah("capaian", now.capaian)
            self.words.setText(self.tr("{0}, mengikuti {1}").format(word, now.dari_unit))
        else:
            self.words.setText(unit)

    def show_elsewhere(self, number: int) -> None:
        """Show how many are rated in Ruang GTK."""
        self.gtk.setText(self.tr("{0} guru dinilai di Ruang GTK").format(teks.bilangan(number)))
        self.gtk.setVisible(number > 0)

    def _taken(self, at: int) -> None:
        code = self.box.itemData(at)
        before = self._now.capaian if self._now is not None and self._now.version is not None else None
        if (before.value if before else None) != code:
            self.chosen.emit(Capaian(code) if code else None)
