"""Riwayat impor: the list, the details of one import, undoing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.riwayat.pembatalan import ask_and_undo
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import EmptyState, button, label
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.services.impor import batal
from kinerja_desktop.services.impor.batal import ImporRow, Pembatalan
from kinerja_desktop.services.konteks import Konteks

_JENIS = {
    "pegawai": "Pegawai", "unit": "Unit kerja", "atasan": "Atasan", "nilai": "Nilai",
    "laporan": "Laporan e-Kinerja", "laporan-ekinerja": "Laporan e-Kinerja", "lembar_isian": "Lembar isian", "batal": "Pembatalan",
}  # fmt: skip
_HITUNGAN = {
    "dibaca": "Baris dibaca", "baru": "Baru", "berubah": "Berubah", "sama": "Sama",
    "perlu_diperbaiki": "Perlu diperbaiki", "dilewati": "Dilewati", "dikembalikan": "Data dikembalikan",
    "dihapus": "Dihapus",
}  # fmt: skip
_RINGKAS = {"perlu_diperbaiki": "Perbaiki"}
_LEBAR = {"baru": 62, "berubah": 78, "perlu_diperbaiki": 82}


def jenis_kata(row: ImporRow) -> str:
    """Return the words of a kind of import."""
    return _JENIS.get(row.jenis, row.jenis)


def _names(row: ImporRow) -> list[str]:
    return [str(file["nama"]) for file in row.berkas]


def status(row: ImporRow) -> str:
    """Return how an import stands."""
    if row.pembatal_dari_id is not None:
        return f"membatalkan nomor {row.pembatal_dari_id}"
    if row.dibatalkan is not None:
        return f"dibatalkan {teks.tanggal_jam(clock.local(row.dibatalkan))}"
    return "berlaku"


def _count_column(name: str) -> Column[ImporRow]:
    def number(row: ImporRow) -> int:
        return row.hitungan.get(name, 0)

    return Column(
        key=name, header=_RINGKAS.get(name, _HITUNGAN[name]), header_tip=_HITUNGAN[name],
        getter=lambda row: number(row) or None, align=RIGHT, sort_key=number, width=_LEBAR[name],
    )  # fmt: skip


class RiwayatScreen(Screen):
    """All imports, the newest first."""

    help_page = "riwayat-impor"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Riwayat impor")
        self._wanted = 0
        self.back = button(self.tr("&Pegawai"), lambda: session.go("pegawai"), "arrow-left")
        self.new = button(self.tr("&Impor pegawai"), lambda: session.go("impor"), "file-input", "utama")
        self.buttons.addWidget(self.back)
        self.buttons.addWidget(self.new)
        self.table: TableModel[ImporRow] = TableModel(self._columns(), lambda row: row.id, self)
        empty = EmptyState(
            "history", self.tr("Belum ada impor"),
            self.tr("Setiap impor tercatat di sini dan dapat dibatalkan seluruhnya, juga sesudah berhari-hari."),
            self.tr("Impor pegawai"), lambda: session.go("impor"),
        )  # fmt: skip
        self.list = GridPanel(self.table, self.tr("Riwayat impor"), self.tr("impor"), empty=empty)
        self.list.grid.cursor_moved.connect(lambda row_id, _: self._show(row_id))
        self.list.grid.row_activated.connect(self._undo)
        self.panel = SidePanel(300)
        self.undo = button(self.tr("&Batalkan impor ini…"), lambda: self._undo(self._shown), "undo-2")
        self.panel.foot.addWidget(self.undo)
        self._shown = 0
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addLayout(self.with_banner(self.list), 1)
        body.addWidget(self.panel)
        self.content.addLayout(body, 1)
        self.panel.hide()
        Refresher(self, session.changes, ("impor",), lambda _: self.reload(), own=True)
        self.reload()

    def _columns(self) -> list[Column[ImporRow]]:
        return [
            Column(key="nomor", header=self.tr("Nomor"), getter=lambda row: row.id, align=RIGHT, width=66,
                   sort_key=lambda row: row.id),
            Column(key="waktu", header=self.tr("Waktu"), getter=lambda row: teks.tanggal_jam_singkat(clock.local(row.waktu)),
                   sort_key=lambda row: row.waktu, never_elided=True),
            Column(key="jenis", header=self.tr("Jenis"), getter=jenis_kata),
            Column(key="berkas", header=self.tr("Berkas"), strong=True, elide_middle=True, widest=420,
                   getter=lambda row: ", ".join(_names(row)), tooltip=lambda row: "\n".join(_names(row))),
            *(_count_column(name) for name in ("baru", "berubah", "perlu_diperbaiki")),
            Column(key="petugas", header=self.tr("Petugas"), getter=lambda row: row.petugas, hidden=True),
            Column(key="status", header=self.tr("Status"), getter=lambda row: "dibatalkan" if row.dibatalkan else status(row),
                   ink=lambda row: "" if row.dibatalkan is None and row.pembatal_dari_id is None else "soft-text"),
        ]  # fmt: skip

    @property
    def _konteks(self) -> Konteks:
        return cast("Konteks", self.session.konteks)

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show one import: ``impor``."""
        wanted = args.get("impor")
        self._wanted = wanted if isinstance(wanted, int) else 0
        self._go()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list.grid if self.table.rows else self.new

    def reload(self) -> None:
        """Read the history."""
        konteks = self._konteks
        self.read_newest(lambda _: batal.riwayat(konteks), self._loaded, self.tr("Membuka Riwayat impor"))

    def _loaded(self, rows: Sequence[ImporRow]) -> None:
        known = {row.id for row in self.table.rows}
        newest = max((row.id for row in rows), default=0)
        if newest not in known:
            self._wanted = self._wanted or newest  # what was just done is what one comes to look at
        self.table.rows_replaced(rows)
        self.panel.setVisible(bool(rows))
        self._go()

    def _go(self) -> None:
        if self._wanted and self.list.grid.go_to(self._wanted):
            self._wanted = 0
        elif self.table.rowCount():
            wanted = self.list.grid.current_id() or self.table.id_at(0)
            self.list.grid.go_to(wanted)
            self._show(wanted)

    def _show(self, row_id: int) -> None:
        row = self.table.row_by_id(row_id)
        if row is None:
            return
        self._shown = row_id
        when = teks.tanggal_jam(clock.local(row.waktu))
        self.panel.show_heading(
            self.tr("Impor nomor {0}").format(row.id),
            self.tr("{0} · {1} · {2}").format(jenis_kata(row), when, row.petugas),
        )
        while self.panel.body.count():
            item = self.panel.body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if row.per_tanggal is not None:
            self._say(self.tr("Keadaan per {0}").format(teks.tanggal(row.per_tanggal)))
        for file in row.berkas:
            sheets = ", ".join(str(name) for name in file.get("sheet", ()))
            self._say(str(file["nama"]), Tulisan.KUAT)
            if sheets:
                self._say(self.tr("Sheet {0}").format(sheets), Tulisan.RAPAT, "lembut")
        for name, words in _HITUNGAN.items():
            if row.hitungan.get(name):
                self._say(f"{words}: {teks.bilangan(row.hitungan[name])}")
        self._say(self.tr("Petugas: {0}").format(row.petugas), tone="lembut")
        self._say(self.tr("Status: {0}").format(status(row)), tone="lembut")
        self.undo.setVisible(row.dibatalkan is None and row.pembatal_dari_id is None)

    def _say(self, text: str, role: Tulisan = Tulisan.ISI, tone: str = "") -> None:
        self.panel.body.addWidget(label(text, role, tone, wrap=True))

    def _undo(self, impor_id: int) -> None:
        row = self.table.row_by_id(impor_id)
        if row is not None and row.dibatalkan is None and row.pembatal_dari_id is None:
            ask_and_undo(self.session, self, impor_id, self._undone)

    def _undone(self, plan: Pembatalan) -> None:
        stays = (
            self.tr(" {0} hal tetap seperti sekarang.").format(teks.bilangan(len(plan.tetap)))
            if plan.tetap
            else ""
        )
        self.banner.tell(self.tr("Impor nomor {0} dibatalkan.").format(plan.impor.id) + stays, "baik")
        self.reload()
