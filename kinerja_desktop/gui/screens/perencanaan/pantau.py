"""Laporan SKP of e-Kinerja beside the office's people: who has none, who waits for whom; the text for WhatsApp."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.laporan_skp import StatusEkinerja
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.perencanaan import model
from kinerja_desktop.gui.widgets.basics import Chip, FilterChips, button, label
from kinerja_desktop.gui.widgets.bingkai import tall
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import pantau_skp
from kinerja_desktop.services.pantau_skp import BarisPantau, PantauSkp
from kinerja_desktop.services.skp import status_word

_SIGNS = {
    StatusEkinerja.BELUM: ("circle-dashed", "warn"),
    StatusEkinerja.DRAFT: ("pencil", "soft-text"),
    StatusEkinerja.PENGAJUAN: ("hourglass", "accent"),
    StatusEkinerja.PERSETUJUAN: ("circle-check", "good"),
}
_TALL = 320


def _tr(text: str) -> str:
    return QCoreApplication.translate("PantauSkp", text)


def columns() -> list[Column[BarisPantau]]:
    """Return the columns of the list."""
    return [
        Column(key="nama", header=_tr("Nama"), getter=lambda row: row.kita.nama, strong=True),
        Column(key="ekinerja", header=_tr("Di e-Kinerja"), getter=lambda row: pantau_skp.keadaan(row.ekinerja),
               icon=lambda row: _SIGNS[row.ekinerja], width=210),
        Column(key="atasan", header=_tr("Atasan"), getter=lambda row: row.kita.penilai_nama),
        Column(key="unit", header="Unit", getter=lambda row: row.kita.unit),
        Column(key="status", header=_tr("Status di sini"), getter=lambda row: status_word(row.kita.status), width=130,
               icon=lambda row: model.SIGNS.get(row.kita.status)),
    ]  # fmt: skip


class PantauDialog(Lembar):
    """The report beside our people. ``wanted``: penugasan whose SKP is to be opened."""

    def __init__(self, parent: QWidget, found: PantauSkp) -> None:
        super().__init__(
            parent,
            parent.tr("Laporan SKP e-Kinerja {0}").format(found.tahun),
            pantau_skp.ringkasan(found) + ".",
            parent.tr("&Buka SKP"),
            940,
        )
        self.found, self.wanted = found, 0
        self.stay.setText(self.tr("Tutup"))
        table: TableModel[BarisPantau] = TableModel(columns(), lambda row: row.kita.penugasan_id, self)
        chips = FilterChips(
            [Chip("", self.tr("Semua")), *(Chip(one.value, pantau_skp.keadaan(one)) for one in StatusEkinerja)],
            self.tr("Saring menurut status di e-Kinerja"),
        )  # fmt: skip
        self.panel = GridPanel(table, self.tr("Laporan SKP"), self.tr("pegawai"), chips)
        chips.chosen.connect(self._filter)
        table.rows_replaced(found.baris)
        self.panel.grid.setMinimumHeight(tall(self.parentWidget(), _TALL))
        self.panel.grid.row_activated.connect(self._open)
        self.body.addWidget(self.panel, 1)
        if found.tak_dikenal or found.findings:
            words = self.tr(
                "{0} orang di laporan bukan pegawai di bagian ini; {1} baris perlu dilihat."
            ).format(teks.bilangan(len(found.tak_dikenal)), teks.bilangan(len(found.findings)))
            self.rest = label(words, tone="lembut", wrap=True)
            self.rest.setToolTip("\n".join(sentence(one.code, **one.args) for one in found.findings[:20]))
            self.body.addWidget(self.rest)
        self.to_group = button(self.tr("Teks &WhatsApp"), self.copy_all, "copy")
        self.to_leader = button(self.tr("WhatsApp &atasan ini"), self.copy_one, "copy")
        for at, one in enumerate((self.to_group, self.to_leader)):
            one.setAutoDefault(False)
            self.foot.insertWidget(at, one)
        self.panel.grid.setFocus()

    def _filter(self, key: str) -> None:
        self.panel.table.set_condition("ekinerja", (lambda row: row.ekinerja.value == key) if key else None)

    def _row(self) -> BarisPantau | None:
        return self.panel.table.row_by_id(self.panel.grid.current_id() or 0)

    def copy_all(self) -> None:
        """Put the text for the group on the clipboard."""
        QGuiApplication.clipboard().setText(pantau_skp.teks_whatsapp(self.found))
        self.panel.tell(self.tr("Teks disalin; tempel di WhatsApp."))

    def copy_one(self) -> None:
        """Put the text for the atasan of the cursor's row on the clipboard."""
        row = self._row()
        if row is None or row.kita.penilai is None:
            self.panel.tell(self.tr("Pilih baris pegawai yang punya atasan."))
            return
        QGuiApplication.clipboard().setText(pantau_skp.teks_whatsapp(self.found, row.kita.penilai))
        self.panel.tell(self.tr("Teks untuk {0} disalin; tempel di WhatsApp.").format(row.kita.penilai_nama))

    def _open(self, penugasan_id: int) -> None:
        self.take()

    def problem(self) -> str:
        """Return why no SKP can be opened."""
        row = self._row()
        self.wanted = row.kita.penugasan_id if row is not None else 0
        return "" if self.wanted else self.tr("Pilih baris seorang pegawai.")


def open_report(screen: Screen, tahun: int, go: Callable[[int], object]) -> None:
    """Choose a report, read it in the worker, show it; ``go`` is called with the penugasan chosen in it."""
    path = Dialogs.open_file(
        screen,
        screen.tr("Laporan SKP dari e-Kinerja"),
        screen.tr("Buku kerja (*.xlsx *.xls *.csv)"),
        "laporan",
    )
    if path is None:
        return
    konteks, unit = konteks_of(screen.session), screen.session.unit_id

    def show(found: PantauSkp) -> None:
        dialog = PantauDialog(screen, found)
        if dialog.exec() and dialog.wanted:
            go(dialog.wanted)

    def failed(error: KnownError) -> None:
        Dialogs.problem(screen, sentence(error.code, **error.args_))

    screen.session.tasks.read(
        screen,
        lambda progress: pantau_skp.pantau(konteks, path, tahun, unit, progress=progress),
        screen.tr("Membaca Laporan SKP"),
    ).success(show).failure(failed).run()
