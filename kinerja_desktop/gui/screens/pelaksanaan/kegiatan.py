"""*Dari kegiatan harian*: the sums of the activities of an RHK beside what is typed, to be taken over into realisasi."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from kinerja_desktop.domain.pelaksanaan import IsiPelaksanaan
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.panels import scrolled
from kinerja_desktop.services.kegiatan_realisasi import RekapRhk, UsulRealisasi

_WIDE: Final = 820
_ROW: Final = 46
_TALLEST: Final = 300
_NARROW: Final = 200
_SHARES: Final = (4, 2, 4, 4)
"""How the columns share the width: of what, target, what is typed, what it would be."""


@dataclass(frozen=True, slots=True)
class _Tempat:
    usul: UsulRealisasi
    pilih: QCheckBox
    menjadi: QLineEdit


class KegiatanDialog(Lembar):
    """What is typed, what the activities say, and what of it is taken over; nothing typed is replaced unasked."""

    def __init__(self, parent: QWidget, found: RekapRhk, isi: IsiPelaksanaan, periode: str) -> None:
        units = " · ".join(
            parent.tr("{0} ({1} kegiatan)").format(one.kata, teks.bilangan(one.kegiatan))
            if one.satuan and one.volume else one.kata
            for one in found.jumlah
        )  # fmt: skip
        super().__init__(
            parent, parent.tr("Ambil realisasi dari kegiatan harian"),
            parent.tr("{0}. {1}, {2} kegiatan: {3}.").format(found.rencana, periode, teks.bilangan(found.kegiatan), units),
            parent.tr("&Ambil"), _WIDE,
        )  # fmt: skip
        self.tempat: list[_Tempat] = []
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        heads = (
            self.tr("Ditulis untuk"),
            self.tr("Target"),
            self.tr("Realisasi sekarang"),
            self.tr("Menjadi"),
        )
        for column, words in enumerate(heads, 1):
            grid.addWidget(label(words, Tulisan.RAPAT, "lembut"), 0, column)
        for line, one in enumerate(found.usul, 1):
            self._row(grid, line, one, isi.of(one.kunci))
        for column, share in enumerate(_SHARES, 1):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(len(found.usul) + 1, 1)
        area = scrolled(inside, self)
        area.setMinimumHeight(min(_TALLEST, _ROW * (len(found.usul) + 1)))
        self.body.addWidget(area, 1)
        if found.lain:
            loose = self.tr("{0} kegiatan lain pada periode ini belum ditautkan ke RHK mana pun.")
            self.body.addWidget(
                label(loose.format(teks.bilangan(found.lain)), Tulisan.RAPAT, "lembut", wrap=True)
            )
        self._counted()
        (self.go if self.go.isEnabled() else self.tempat[0].pilih).setFocus()

    def _row(self, grid: QGridLayout, line: int, one: UsulRealisasi, now: str) -> None:
        pick = QCheckBox()
        pick.setAccessibleName(self.tr("Ambil untuk {0}").format(one.tentang))
        pick.setChecked(one.is_cocok and not now.strip())
        become = LineField(one.usul)
        become.setCursorPosition(0)
        become.setMinimumWidth(_NARROW)
        become.setAccessibleName(self.tr("Realisasi baru untuk {0}").format(one.tentang))
        become.setAccessibleDescription(self.tr("Sekarang: {0}").format(now or "–"))
        become.textEdited.connect(partial(_tick, pick))
        pick.toggled.connect(self._counted)
        about = label(one.tentang, wrap=True)
        about.setBuddy(pick)
        held = label(now or "–", Tulisan.RAPAT, "awas" if now.strip() else "lembut", wrap=True)
        parts = (pick, about, label(one.target or "–", Tulisan.RAPAT, wrap=True), held, become)
        for column, part in enumerate(parts):
            grid.addWidget(part, line, column)
        self.tempat.append(_Tempat(one, pick, become))

    def _counted(self, _on: bool = False) -> None:
        self.go.setEnabled(any(one.pilih.isChecked() for one in self.tempat))

    def taken(self, isi: IsiPelaksanaan) -> IsiPelaksanaan:
        """Return a content with what was chosen."""
        for one in self.tempat:
            if one.pilih.isChecked():
                isi = isi.with_realisasi(one.usul.kunci, one.menjadi.text().strip())
        return isi

    def problem(self) -> str:
        """Return what is missing."""
        for one in self.tempat:
            if one.pilih.isChecked() and not one.menjadi.text().strip():
                one.menjadi.setFocus()
                return self.tr(
                    "Realisasi untuk “{0}” masih kosong. Tulis isinya, atau hapus centangnya."
                ).format(one.usul.tentang)
        return ""


def _tick(pick: QCheckBox, words: str) -> None:
    pick.setChecked(bool(words.strip()))
