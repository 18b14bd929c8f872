"""An office without people: the way from a list of names to the export, one step after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Card, button, label

STEPS = (
    ("impor", "upload", "Impor pegawai", "Dari unduhan SIASN, DUK, atau daftar Excel apa pun. Berkas dibaca apa adanya; diperiksa dahulu sebelum masuk."),
    ("atasan", "network", "Pemetaan atasan", "Tetapkan kepala tiap unit; atasan pegawai mengikuti pohon unit."),
    ("penilaian", "clipboard-check", "Entri Penilaian", "Isi rating dengan tombol A, S, B, atau tempel dari Excel; lalu kunci."),
    ("cetak", "printer", "Cetak", "Dokumen evaluasi, rekap, dan lembar persetujuan pada A4 atau F4."),
    ("ekspor", "send", "Ekspor BKN", "Cek kelengkapan, lalu buku kerja, JSON, dan lembar entri."),
)  # fmt: skip


class FirstSteps(QWidget):
    """Five steps; the first one is the one to take."""

    def __init__(
        self, go: Callable[[str], object], known: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(label(self.tr("Langkah pertama"), Tulisan.JUDUL_KARTU))
        box.addWidget(
            label(
                self.tr("Belum ada pegawai. Ikuti urutan ini; setiap langkah dapat diulang kapan saja."),
                Tulisan.ISI,
                "lembut",
            )
        )
        self.first: QWidget | None = None
        for number, (key, icon, title, words) in enumerate(STEPS, start=1):
            if not known(key):
                continue
            card = Card()
            row = QHBoxLayout()
            row.setSpacing(14)
            sign = label(str(number), Tulisan.ANGKA, "aksen" if number == 1 else "lembut")
            sign.setFixedWidth(28)
            row.addWidget(sign)
            texts = QVBoxLayout()
            texts.setSpacing(2)
            texts.addWidget(label(title, Tulisan.KUAT))
            texts.addWidget(label(words, Tulisan.RAPAT, "lembut", wrap=True))
            row.addLayout(texts, 1)
            made = button(title, partial(go, key), icon, "utama" if number == 1 else "")
            made.setMinimumWidth(170)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
            card.body.addLayout(row)
            box.addWidget(card)
            self.first = self.first or made
        box.addStretch(1)
