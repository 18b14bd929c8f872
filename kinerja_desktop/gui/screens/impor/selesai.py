"""Step 4: what went in, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.screens.impor.model import counts_words
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Card, button, label
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.services.impor.roster import HasilImpor


class SelesaiPage(QWidget):
    """The result.

    Signals:
        undo_wanted(), mend_wanted(), again_wanted(): Urungkan, Simpan daftar perbaikan, Impor berkas lain.
        go_wanted(key): another screen.
    """

    undo_wanted = Signal()
    mend_wanted = Signal()
    again_wanted = Signal()
    go_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(14)
        self._sign = QLabel()
        icons.put(self._sign, "circle-check", "good", 36)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        self.title = label("", Tulisan.JUDUL, wrap=True)
        self.more = label("", Tulisan.ISI, "lembut", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.more)
        head.addLayout(words, 1)
        card.body.addLayout(head)
        box.addWidget(card)
        box.addWidget(self._rest())
        box.addWidget(self._next())
        box.addStretch(1)

    def _rest(self) -> QWidget:
        self.rest = Card(self.tr("Yang belum masuk"))
        self.rest_words = label("", wrap=True)
        self.mend = button(self.tr("Simpan da&ftar perbaikan…"), self.mend_wanted.emit, "file-spreadsheet")
        row = QHBoxLayout()
        row.addWidget(self.rest_words, 1)
        row.addWidget(self.mend)
        self.rest.body.addLayout(row)
        return self.rest

    def _next(self) -> QWidget:
        card = Card(self.tr("Langkah berikutnya"))
        row = Flow()
        self.atasan = button(
            self.tr("Pemetaan &atasan"), lambda: self.go_wanted.emit("atasan"), "network", "utama"
        )
        self.people = button(
            self.tr("Lihat daftar &pegawai"), lambda: self.go_wanted.emit("pegawai"), "users"
        )
        self.again = button(self.tr("&Impor berkas lain"), self.again_wanted.emit, "file-input")
        self.undo = button(self.tr("&Urungkan impor ini…"), self.undo_wanted.emit, "undo-2", "tautan")
        for made in (self.atasan, self.people, self.again):
            row.addWidget(made)
        row.addStretch()
        row.addWidget(self.undo)
        card.body.addWidget(
            label(
                self.tr("Tentukan siapa menilai siapa, supaya nilai dapat diisi dan dicetak."),
                Tulisan.ISI,
                "lembut",
            )
        )
        card.body.addLayout(row)
        return card

    def show_result(self, result: HasilImpor) -> None:
        """Show what went in."""
        counts = result.hitungan
        counted = counts_words(counts, self.tr("pegawai baru"))
        self.title.setText(
            self.tr("{0} tersimpan").format(counted) if counted else self.tr("Data sudah sama dengan berkas")
        )
        told = [
            self.tr("{0} baris dibaca").format(teks.bilangan(counts["dibaca"])),
            self.tr("{0} sama").format(teks.bilangan(counts["sama"])),
            self.tr("{0} dilewati").format(teks.bilangan(counts["dilewati"])),
            self.tr("impor nomor {0} di Riwayat impor").format(result.batch),
        ]
        if result.usul:
            told.insert(
                3,
                self.tr("{0} isian tangan dipertahankan sebagai usul perbaikan SIASN").format(
                    teks.bilangan(result.usul)
                ),
            )
        self.more.setText(" · ".join(told))
        waiting = counts["perlu_diperbaiki"]
        self.rest.setVisible(bool(waiting))
        self.rest_words.setText(
            self.tr(
                "{0} baris perlu diperbaiki. Simpan daftarnya (berkas Anda sendiri, selnya ditandai), perbaiki, lalu impor lagi."
            ).format(teks.bilangan(waiting))
        )
