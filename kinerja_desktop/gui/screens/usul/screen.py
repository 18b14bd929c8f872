"""The list of fields that SIASN has otherwise: what to ask for there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.models import tsv
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import EmptyState, button
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import kata, pegawai
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.pegawai import UsulRow


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    usul: UsulRow


def _said(row: UsulRow, units: dict[int, str]) -> str:
    return kata.nilai_siasn(row.kolom, row.nilai_siasn, units)


def _ours(row: UsulRow, units: dict[int, str]) -> str:
    if row.kolom == "unit_id":
        return units.get(row.nilai_kantor, "")
    return kata.nilai(row.kolom, row.nilai_kantor) or "(kosong)"


class UsulScreen(Screen):
    """Usul perbaikan SIASN."""

    help_page = "usul-perbaikan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Usul perbaikan SIASN")
        self.back = button(self.tr("&Pegawai"), lambda: session.go("pegawai"), "arrow-left")
        self.copy = button(self.tr("&Salin semua untuk Excel"), self._copy, "copy")
        self.buttons.addWidget(self.back)
        self.buttons.addWidget(self.copy)
        self.table: TableModel[_Line] = TableModel(self._columns(), lambda line: line.id, self)
        empty = EmptyState(
            "circle-check", self.tr("Tidak ada usul perbaikan"),
            self.tr("Isian yang Anda pertahankan waktu impor, padahal SIASN mencatat lain, terkumpul di sini "
                    "supaya dapat diusulkan ke SIASN."),
        )  # fmt: skip
        self.list = GridPanel(self.table, self.tr("Usul perbaikan"), self.tr("isian"), empty=empty)
        self.list.grid.row_activated.connect(self._open)
        self.content.addWidget(self.list, 1)
        Refresher(self, session.changes, ("pegawai",), lambda _: self.reload(), own=True)
        self.reload()

    def _columns(self) -> list[Column[_Line]]:
        def units() -> dict[int, str]:
            return {unit.id: unit.nama for unit in self.session.office.units}

        return [
            Column(key="nama", header=self.tr("Pegawai"), strong=True, frozen=True,
                   getter=lambda line: nama_tampil(line.usul.gelar_depan, line.usul.nama, line.usul.gelar_belakang)),
            Column(key="nip", header="NIP", getter=lambda line: kata.nilai("nip", line.usul.nip), never_elided=True),
            Column(key="kolom", header=self.tr("Kolom"), getter=lambda line: kata.bidang(line.usul.kolom)),
            Column(key="kantor", header=self.tr("Data kantor"), strong=True, getter=lambda line: _ours(line.usul, units())),
            Column(key="siasn", header=self.tr("Tercatat di SIASN"), getter=lambda line: _said(line.usul, units())),
        ]  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list.grid if self.table.rows else self.back

    def reload(self) -> None:
        """Read the list."""
        konteks = cast("Konteks", self.session.konteks)
        self.read_newest(
            lambda _: pegawai.usul_perbaikan(konteks), self._loaded, self.tr("Membuka Usul perbaikan")
        )

    def _loaded(self, rows: Sequence[UsulRow]) -> None:
        self.table.rows_replaced([_Line(number, row) for number, row in enumerate(rows, start=1)])
        self.copy.setEnabled(bool(rows))

    def _open(self, row_id: int) -> None:
        line = self.table.row_by_id(row_id)
        if line is not None:
            self.session.go("pegawai", pegawai=line.usul.pegawai_id)

    def _copy(self) -> None:
        head = [column.header for column in self.table.columns]
        rows = [[column.text(row) for column in self.table.columns] for row in self.table.visible_rows()]
        QGuiApplication.clipboard().setText(tsv.build([head, *rows]))
        self.session.notice(
            self.tr("{0} isian disalin. Tempel di Excel atau surat.").format(teks.bilangan(len(rows)))
        )
