"""Beside the board: the guide with what is there, the distribution, facts of raters, the moves written so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.domain.kalibrasi import FaktaPenilai
from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.screens.kalibrasi.model import Dilihat
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label, line
from kinerja_desktop.gui.widgets.panels import SidePanel, filled_anew
from kinerja_desktop.gui.widgets.predikat import DistribusiChart
from kinerja_desktop.services import kalibrasi, kata
from kinerja_desktop.services.kalibrasi import BarisKalibrasi, ButirPanduan, IsiKalibrasi, kata_sel

_MOST = 100
"""Raters and moves that are shown: of a whole big office nobody reads thousands beside the board."""


class Samping(SidePanel):
    """The panel.

    Signals:
        undo_wanted(id): take a written move back.
    """

    undo_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=310, parent=parent)
        self.chart = DistribusiChart(compact=True)
        self.body.addWidget(self.chart)
        self.guide = self._part()
        self.facts = self._part()
        self.moves = self._part()

    def _part(self) -> QVBoxLayout:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.body.addWidget(holder)
        return box

    def show_board(self, seen: Dilihat) -> None:
        """Show everything as the board stands."""
        found, numbers = seen.isi, seen.jumlah
        self.chart.show_numbers({one.value: count for one, count in numbers.items()})
        capaian = found.capaian.capaian
        words = kata.istilah("capaian", capaian) if capaian else self.tr("belum diisi")
        about = [self.tr("{0} dinilai").format(teks.bilangan(len(found.orang)))]
        if found.belum:
            about.append(self.tr("{0} belum").format(teks.bilangan(found.belum)))
        if found.tidak_dinilai:
            about.append(self.tr("{0} tidak dinilai").format(teks.bilangan(found.tidak_dinilai)))
        self.show_heading(self.tr("Capaian organisasi: {0}").format(words), ", ".join(about))
        self._show_guide(kalibrasi.panduan(numbers, capaian, found.judge), found, capaian is None)
        self._show_facts(seen.fakta)
        self._show_moves(found.riwayat)

    def _show_guide(self, lines: Sequence[ButirPanduan], found: IsiKalibrasi, is_open: bool) -> None:
        with filled_anew(self.guide):
            self.guide.addWidget(line())
            self.guide.addWidget(label(self.tr("Panduan distribusi"), Tulisan.KUAT))
            if is_open:
                hint = self.tr(
                    "Isi capaian kinerja organisasi di Entri Penilaian; panduannya mengikuti capaian itu."
                )
                self.guide.addWidget(label(hint, Tulisan.RAPAT, "lembut", wrap=True))
            for one in lines:
                words = self.tr("sesuai") if one.is_sesuai else self.tr("berbeda")
                self.guide.addWidget(_guide_line(one, words))
            if lines:
                self.guide.addWidget(label(" ".join(found.sumber), Tulisan.RAPAT, "lembut", wrap=True))

    def _show_facts(self, facts: Sequence[FaktaPenilai]) -> None:
        with filled_anew(self.facts):
            if not facts:
                return
            self.facts.addWidget(line())
            self.facts.addWidget(label(self.tr("Fakta per penilai"), Tulisan.KUAT))
            for one in facts[:_MOST]:
                self.facts.addWidget(label(one.nama, Tulisan.RAPAT, wrap=True))
                self.facts.addWidget(label(_fact_words(one, self), Tulisan.RAPAT, "lembut", wrap=True))
            if more := len(facts[_MOST:]):
                words = self.tr("dan {0} penilai lain. Pilih unit kerja di atas untuk melihat penilainya.")
                self.facts.addWidget(label(words.format(teks.bilangan(more)), Tulisan.RAPAT, wrap=True))

    def _show_moves(self, moves: Sequence[BarisKalibrasi]) -> None:
        with filled_anew(self.moves):
            if not moves:
                return
            heading = self.tr("Perpindahan tercatat ({0})").format(teks.bilangan(len(moves)))
            self.moves.addWidget(line())
            self.moves.addWidget(label(heading, Tulisan.KUAT))
            for one in moves[:_MOST]:
                self.moves.addWidget(self._move(one))
            if more := len(moves[_MOST:]):
                words = self.tr("dan {0} yang lebih lama. Pilih unit kerja di atas untuk melihatnya.")
                self.moves.addWidget(label(words.format(teks.bilangan(more)), Tulisan.RAPAT, wrap=True))

    def _move(self, one: BarisKalibrasi) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(0)
        change = f"{PREDIKAT_WORDS[one.sebelum[2]]} → {PREDIKAT_WORDS[one.sesudah[2]]}"
        when = teks.tanggal_jam(clock.local(one.pada)) if one.pada else ""
        box.addWidget(label(one.nama, Tulisan.RAPAT, wrap=True))
        box.addWidget(label(change, Tulisan.RAPAT, "aksen", wrap=True))
        box.addWidget(label(f"{one.alasan} ({one.oleh}, {when})", Tulisan.RAPAT, "lembut", wrap=True))
        if one.is_kini:
            back = button(self.tr("Batalkan"), look="tautan")
            back.setAccessibleName(self.tr("Batalkan perpindahan {0}").format(one.nama))
            back.setProperty("kalibrasi", one.id)
            back.clicked.connect(self._back)
            box.addWidget(back)
        return holder

    def _back(self) -> None:
        self.undo_wanted.emit(int(self.sender().property("kalibrasi")))


def _guide_line(one: ButirPanduan, spoken: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    sign = label("")
    name, ink = ("circle-check", "good") if one.is_sesuai else ("circle-alert", "warn")
    icons.put(sign, name, ink, 16)
    row.addWidget(sign)
    words = label(f"{one.kata}\n{one.nyata}, {spoken}", Tulisan.RAPAT, wrap=True)
    row.addWidget(words, 1)
    return made


def _fact_words(one: FaktaPenilai, parent: QWidget) -> str:
    if one.is_seragam:
        return parent.tr("{0} orang, semuanya {1}").format(one.jumlah, kata_sel(one.tersering))
    if one.jumlah == 1:
        return parent.tr("1 orang, {0}").format(kata_sel(one.tersering))
    words = parent.tr("{0} orang, {1} pasangan rating; terbanyak {2} ({3} orang)")
    return words.format(one.jumlah, one.ragam, kata_sel(one.tersering), one.sebanyak)
