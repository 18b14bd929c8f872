"""The four reports as pages: what each reads, how it shows it, which files come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.laporan import model
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Card, EmptyState, label
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.predikat import DistribusiChart
from kinerja_desktop.services import kontrak, kontrak_cetak, lkjip, ringkasan_pimpinan, tpp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.kontrak import BarisKontrak
from kinerja_desktop.services.lkjip import BarisDistribusi
from kinerja_desktop.services.ringkasan_pimpinan import IsiPimpinan, Perubahan
from kinerja_desktop.services.tampilan import Tampilan
from kinerja_desktop.services.tpp import AturanTpp, BarisTpp

Tulis: TypeAlias = "Callable[[Konteks, str, int | None, Path, Progress, Tampilan | None], object]"


@dataclass(frozen=True, slots=True)
class Halaman:
    """What a page can do: ``sheet`` and ``book`` write its files (None: it has none); ``name`` begins their names."""

    name: str
    sheet: Tulis | None
    book: Tulis | None


FILES: dict[str, Halaman] = {
    model.TPP: Halaman("Daftar predikat", tpp.simpan_lembar, tpp.simpan_buku),
    model.PIMPINAN: Halaman(
        "Ringkasan pimpinan",
        lambda konteks, periode, unit, target, progress, _: ringkasan_pimpinan.simpan_lembar(
            konteks, periode, unit, target, progress
        ),
        None,
    ),
    model.LKJIP: Halaman("Tabel LKjIP", None, lkjip.simpan_buku),
    model.KONTRAK: Halaman(
        "Kontrak berakhir",
        lambda konteks, _, unit, target, progress, shown: kontrak_cetak.simpan_lembar(
            konteks, unit, target, progress, shown
        ),
        lambda konteks, _, unit, target, progress, shown: kontrak_cetak.simpan_buku(
            konteks, unit, target, progress, shown
        ),
    ),
}


class HalamanTpp(GridPanel):
    """Daftar predikat."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        self.rows: TableModel[BarisTpp] = TableModel(model.tpp_columns(), tpp.id_of, owner)
        empty = EmptyState(
            "users", owner.tr("Belum ada pegawai pada periode ini"),
            owner.tr("Daftar predikat dibuat dari pegawai dan penilaian periode yang dipilih di atas."),
            owner.tr("Entri Penilaian"), lambda: session.go("penilaian"),
        )  # fmt: skip
        super().__init__(self.rows, owner.tr("Daftar predikat"), owner.tr("pegawai"), empty=empty)
        self.grid.remember_as("laporan-tpp")
        self.basis = label("", Tulisan.RAPAT, "lembut", wrap=True)
        self.bar.addWidget(self.basis)

    @staticmethod
    def read(konteks: Konteks, periode: str, unit: int | None) -> tuple[tuple[BarisTpp, ...], AturanTpp]:
        """Read the list."""
        return tpp.daftar(konteks, periode, unit), tpp.aturan(konteks)

    def show_data(self, found: Any) -> None:
        """Show the list."""
        rows, rules = found
        self.rows.rows_replaced(rows)
        words = (
            self.tr("Persentase menurut {0}").format(rules.dasar)
            if rules.dasar
            else self.tr("Persentase belum diisi")
        )
        self.basis.setText(words)


class HalamanPimpinan(QWidget):
    """The page for the pimpinan."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.words = label("", Tulisan.ISI, wrap=True)
        box.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(12)
        card = Card(owner.tr("Distribusi predikat"))
        self.chart = DistribusiChart()
        card.body.addWidget(self.chart)
        card.body.addStretch(1)
        self.rows: TableModel[Perubahan] = TableModel(
            model.changes_columns(), lambda one: one.penugasan_id, owner
        )
        self.empty = EmptyState("equal", owner.tr("Tidak ada yang disebut berubah"), "")
        self.panel = GridPanel(
            self.rows, owner.tr("Predikat yang berubah"), owner.tr("perubahan"), empty=self.empty
        )
        self.panel.grid.remember_as("laporan-pimpinan")
        self.grid = self.panel.grid
        row.addWidget(card, 2)
        row.addWidget(self.panel, 5)
        box.addLayout(row, 1)

    def tampilan(self) -> Tampilan | None:
        """Return None: its sheet is a summary of everybody."""
        return None

    @staticmethod
    def read(konteks: Konteks, periode: str, unit: int | None) -> IsiPimpinan:
        """Read the facts."""
        return ringkasan_pimpinan.baca(konteks, periode, unit)

    def show_data(self, found: Any) -> None:
        """Show the facts."""
        behind = ", ".join(
            f"{ringkasan_pimpinan.nama_unit(one)} ({bilangan(one.angka.belum)})"
            for one in found.tertinggal[: ringkasan_pimpinan.MUAT]
        )
        lines = [
            *ringkasan_pimpinan.kalimat(found),
            self.tr("Tertinggal: {0}.").format(behind) if behind else "",
        ]
        self.words.setText("\n".join(filter(None, lines)))
        self.chart.show_numbers({one.predikat: one.jumlah for one in found.beranda.distribusi})
        self.empty.words.setText(ringkasan_pimpinan.tidak_berubah(found))
        self.rows.rows_replaced(found.perubahan)


class HalamanLkjip(QWidget):
    """Distribution per unit above, per period of the year below."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.units, self.periods = (
            TableModel(model.distribution_columns(first), model.distribution_id, owner)
            for first in (owner.tr("Unit kerja"), owner.tr("Periode"))
        )
        above = GridPanel(self.units, owner.tr("Distribusi per unit kerja"), owner.tr("unit"))
        below = GridPanel(self.periods, owner.tr("Distribusi per periode"), owner.tr("periode"))
        above.grid.remember_as("laporan-unit")
        below.grid.remember_as("laporan-periode")
        self.grid, self._above = above.grid, above
        box.addWidget(above, 3)
        box.addWidget(below, 2)

    def tampilan(self) -> Tampilan | None:
        """Return which units are shown."""
        return self._above.tampilan()

    @staticmethod
    def read(
        konteks: Konteks, periode: str, unit: int | None
    ) -> tuple[tuple[BarisDistribusi, ...], tuple[BarisDistribusi, ...]]:
        """Read both."""
        return lkjip.per_unit(konteks, periode, unit), lkjip.per_periode(konteks, int(periode[:4]), unit)

    def show_data(self, found: Any) -> None:
        """Show both."""
        self.units.rows_replaced(found[0])
        self.periods.rows_replaced(found[1])


class HalamanKontrak(GridPanel):
    """Contracts that end."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        self.rows: TableModel[BarisKontrak] = TableModel(model.contract_columns(), kontrak_cetak.id_of, owner)
        empty = EmptyState(
            "calendar-clock", owner.tr("Tidak ada perjanjian kerja yang segera berakhir"),
            owner.tr("Akhir kontrak diisi di kartu pegawai atau dari impor."), owner.tr("Pegawai"), lambda: session.go("pegawai"),
        )  # fmt: skip
        super().__init__(self.rows, owner.tr("Kontrak berakhir"), owner.tr("perjanjian"), empty=empty)
        self.grid.remember_as("laporan-kontrak")

    @staticmethod
    def read(konteks: Konteks, _periode: str, unit: int | None) -> tuple[tuple[BarisKontrak, ...], int]:
        """Read the list and how far it looks ahead."""
        return kontrak.daftar(konteks, unit), kontrak.bulan(konteks)

    def show_data(self, found: Any) -> None:
        """Show the list."""
        self.rows.rows_replaced(found[0])


Lembaran: TypeAlias = HalamanTpp | HalamanPimpinan | HalamanLkjip | HalamanKontrak
"""Each reads for itself and shows what it read."""
