"""The panel beside the rows that want mending: the whole sentence, and what can be settled at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.impor.model import Garis
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label, line
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.services import kata
from kinerja_desktop.services.impor.tinjauan import BarisTinjauan

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.impor.pemeriksaan import PemeriksaanPage


class PenyelesaianPanel(SidePanel):
    """What is wrong with the current row and what the operator can do about it here."""

    def __init__(self, check: PemeriksaanPage) -> None:
        super().__init__(300)
        self._check = check
        self._row: BarisTinjauan | None = None
        self.show_line(None)

    def show_line(self, shown: Garis | None) -> None:
        """Show a line; None: there is none."""
        row = shown.row if shown is not None else None
        if row is not None and row is self._row:
            return
        self._row = row
        self._clear()
        if shown is None or row is None:
            self.show_heading(self.tr("Semua beres"), self.tr("Tidak ada baris yang perlu diperbaiki."))
            return
        place = self.tr("Baris {0} · {1}").format(shown.baris, shown.lokasi.berkas)
        self.show_heading(row.nama or self.tr("(tanpa nama)"), place)
        for item in row.masalah:
            ink = "buruk" if item.severity is Severity.BLOCK else ""
            self._add(label(sentence(item.code, **item.args), Tulisan.ISI, ink, wrap=True))
        self._offer(row)
        self._add(line())
        self._add(
            button(self.tr("&Lewati baris ini"), lambda: self._check.row_left.emit(row.kunci), "circle-minus")
        )

    def _offer(self, row: BarisTinjauan) -> None:
        if row.kandidat:
            self._add(label(self.tr("Kemungkinan orang yang sama"), Tulisan.KUAT))
        for one in row.kandidat:
            words = f"{one.nama}\n{kata.nilai('nip', one.nip)}"
            made = button(words, partial(self._check.person_accepted.emit, row.kunci, one.pegawai_id))
            made.setAccessibleName(self.tr("Ya, ini {0}, NIP {1}").format(one.nama, one.nip))
            made.setToolTip(self.tr("Ya, ini orangnya: {0}").format(one.alasan))
            self._add(made)
            self._add(
                label(
                    self.tr("Cocok: {0}. Klik bila memang orangnya.").format(one.alasan),
                    Tulisan.RAPAT,
                    "lembut",
                    wrap=True,
                )
            )
        if any(item.code == "nip.ganda-beda" for item in row.masalah):
            self._add(
                button(self.tr("Pakai &baris ini"), lambda: self._check.row_chosen.emit(row.kunci), "check")
            )

    def _add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def _clear(self) -> None:
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
