"""Before printing: the people whose result here is not the one in the newest e-Kinerja report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain import nip
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.signs import PREDIKAT_WORDS
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services import cetak_beda, kata
from kinerja_desktop.services.cetak_beda import BedaEkinerja, NilaiSisi
from kinerja_desktop.services.cetak_pesanan import JenisLembar

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.cetak.screen import CetakScreen

_TALL = 260


def side(one: NilaiSisi) -> str:
    """Return a result in words: predikat, then both ratings where they are known."""
    ratings = " dan ".join(kata.istilah("rating", code) for code in (one.hasil, one.perilaku) if code)
    predikat = PREDIKAT_WORDS.get(one.predikat, "")
    return f"{predikat} ({ratings})" if predikat and ratings else predikat or ratings


class BedaDialog(Lembar):
    """Who differs, with both values; printing goes on if the user wants so."""

    def __init__(self, parent: QWidget, found: Sequence[BedaEkinerja]) -> None:
        when = found[0].ditarik
        drawn = parent.tr(" (ditarik {0})").format(when) if when else ""
        super().__init__(
            parent, parent.tr("{0} orang berbeda dengan e-Kinerja").format(teks.bilangan(len(found))),
            parent.tr("Hasil di kantor ini tidak sama dengan laporan e-Kinerja yang terakhir dibaca{0}. Lembar dicetak menurut "
                      "hasil di kantor ini; periksa dulu mana yang benar.").format(drawn),
            parent.tr("&Tetap cetak"), 900,
        )  # fmt: skip
        table: TableModel[BedaEkinerja] = TableModel(
            [
                Column(key="nama", header=self.tr("Nama"), getter=lambda row: row.nama, strong=True, width=200),
                Column(key="nip", header="NIP", getter=lambda row: nip.display(row.nip), never_elided=True),
                Column(key="kita", header=self.tr("Di kantor ini"), getter=lambda row: side(row.kita), width=220),
                Column(key="ekinerja", header="e-Kinerja", getter=lambda row: side(row.ekinerja), width=220),
                Column(key="unit", header=self.tr("Unit kerja"), getter=lambda row: row.unit, width=180),
            ],
            lambda row: row.id, self,
        )  # fmt: skip
        self.grid = Grid(table, self.tr("Yang berbeda dengan e-Kinerja"))
        table.rows_replaced(found)
        self.grid.setMinimumHeight(_TALL)
        self.body.addWidget(self.grid, 1)
        self.go.setFocus()


def before(screen: CetakScreen, then: Callable[[], object]) -> None:
    """Show who differs among the sheets that are meant, then go on; at once where nobody does."""
    if screen.lembar is not JenisLembar.DOKUMEN_EVALUASI:
        then()
        return
    session, ids = screen.session, screen.ids()
    konteks, periode, unit = konteks_of(session), session.periode, session.unit_id

    def work(_: Progress) -> tuple[BedaEkinerja, ...]:
        return cetak_beda.beda(konteks, periode, unit, ids)

    session.tasks.read(screen, work).success(partial(_compared, screen, then)).run()


def _compared(screen: CetakScreen, then: Callable[[], object], found: tuple[BedaEkinerja, ...]) -> None:
    if not found or BedaDialog(screen, found).exec():
        then()
