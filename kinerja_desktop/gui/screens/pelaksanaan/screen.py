"""Pelaksanaan: every penugasan of the unit with how far it is in the period; Enter opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.pelaksanaan import cetak, model
from kinerja_desktop.gui.screens.penugasan import DaftarPenugasan
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import EmptyState, FilterChips, button
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import pelaksanaan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.pelaksanaan import BarisPelaksanaan


class PelaksanaanScreen(DaftarPenugasan):
    """The list."""

    help_page = "pelaksanaan"
    groups = model.GROUPS
    chip = "saring"
    kinds = (
        "skp",
        "rhk",
        "rencana_aksi",
        "realisasi",
        "bukti",
        "umpan_balik",
        "penugasan",
        "pegawai",
        "unit",
    )
    waiting = "Membuka Pelaksanaan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Pelaksanaan")
        self.table: TableModel[BarisPelaksanaan] = TableModel(
            model.columns(), lambda row: row.penugasan_id, self
        )
        self._build()
        self.begin()

    def _build(self) -> None:
        chips = FilterChips(model.chips(), self.tr("Saring menurut kemajuan"))
        chips.chosen.connect(
            lambda key: self.table.set_condition("kemajuan", model.GROUPS[key] if key else None)
        )
        empty = EmptyState(
            "list-checks", self.tr("Belum ada yang dilaksanakan di sini"),
            self.tr("Di sini rencana aksi, realisasi, bukti dukung, dan umpan balik diisi untuk SKP yang sudah ditetapkan. "
                    "Susun dan tetapkan SKP dahulu, atau pilih unit dan periode lain di atas."),
            self.tr("Buka Perencanaan"), lambda: self.session.go("perencanaan"),
        )  # fmt: skip
        self.panel = GridPanel(self.table, self.tr("Daftar pelaksanaan"), self.tr("penugasan"), chips, empty)
        self.grid = self.panel.grid
        self.grid.remember_as("pelaksanaan")
        self.grid.row_activated.connect(self.open)
        self.content.addWidget(self.panel, 1)
        self.open_ = button(self.tr("B&uka"), self.open_current, "pencil", "utama", self.tr("Enter"))
        self.print_button = button(self.tr("&Cetak…"), self.print_, "printer")
        for one in (self.print_button, self.open_):
            self.buttons.addWidget(one)

    def reading(self) -> Callable[[Progress], Sequence[BarisPelaksanaan]]:
        """Return what reads how far everybody of the unit is in the period."""
        konteks, periode, unit = konteks_of(self.session), self.session.periode, self.session.unit_id
        return lambda _progress: pelaksanaan.daftar(konteks, periode, unit)

    def heading(self) -> str:
        """Return the period."""
        return periode_of(self.session.periode).text

    def open(self, penugasan_id: int) -> None:
        """Open a person; previous and next walk the list as it is shown."""
        row = self.table.row_by_id(penugasan_id)
        if row is not None and row.skp_id is None:
            self.panel.tell(sentence("pelaksanaan.belum-ditetapkan", nama=row.nama))
            return
        order = tuple(one.penugasan_id for one in self.table.visible_rows() if one.skp_id is not None)
        self.session.go("pelaksanaan-orang", penugasan=penugasan_id, urutan=order)

    def print_(self) -> None:
        """Print the selected people."""
        going = [row for row in self.chosen() if row.skp_id is not None]
        if not going:
            self.panel.tell(sentence("pelaksanaan.cetak-kosong"))
            return
        period = periode_of(self.session.periode).text
        name = f"{going[0].nama} {period}" if len(going) == 1 else period
        cetak.save(self, self.session.periode, [row.skp_id for row in going if row.skp_id is not None], name)
