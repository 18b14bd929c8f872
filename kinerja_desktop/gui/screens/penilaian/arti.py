"""What a bare 1 or 3 means: asked once, before any is taken. SIASN has 1 for the best, many Excel lists 3."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.services.penilaian import ArtiAngka

SETTING = "arti_angka"
"""Key of the office's setting."""


class ArtiDialog(Bingkai):
    """Two choices, none preselected: a guess here would turn everybody's rating round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Arti angka 1, 2, dan 3"))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        box.addWidget(label(self.tr("Angka 1 berarti apa?"), Tulisan.JUDUL_KARTU))
        why = self.tr(
            "SIASN memakai 1 untuk yang terbaik, sedangkan banyak daftar Excel memakai 3. "
            "Angka 2 selalu Sesuai. Tentukan sekali; sesudah itu angka langsung dipakai."
        )
        box.addWidget(label(why, Tulisan.ISI, "lembut", wrap=True))
        self.above = QRadioButton(self.tr("&1 = Di Atas, 3 = Di Bawah (seperti SIASN)"))
        self.below = QRadioButton(self.tr("1 = Di &Bawah, 3 = Di Atas"))
        self.keep = QCheckBox(self.tr("&Ingat untuk kantor ini"))
        for one in (self.above, self.below, self.keep):
            box.addWidget(one)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Nanti saja"), self.reject))
        self.go = button(self.tr("Pakai arti ini"), self.accept, look="utama")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        row.addWidget(self.go)
        box.addLayout(row)
        for one in (self.above, self.below):
            one.toggled.connect(lambda _on: self.go.setEnabled(True))
        self.above.setAutoExclusive(True)
        self.setMinimumWidth(460)

    @property
    def arti(self) -> ArtiAngka:
        """Return what was chosen."""
        return ArtiAngka.SATU_DI_ATAS if self.above.isChecked() else ArtiAngka.SATU_DI_BAWAH

    @classmethod
    def ask(cls, parent: QWidget | None) -> tuple[ArtiAngka, bool] | None:
        """Ask; return the meaning and whether the office keeps it, None when put off."""
        dialog = cls(parent)
        return (dialog.arti, dialog.keep.isChecked()) if dialog.exec() else None
