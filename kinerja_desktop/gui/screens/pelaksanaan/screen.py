"""Pelaksanaan: every penugasan of the unit with how far it is in the period; Enter opens one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui import shortcuts
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.pelaksanaan import cetak, model
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import EmptyState, FilterChips, button
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import pelaksanaan
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.pelaksanaan import BarisPelaksanaan

_KINDS = ("skp", "rhk", "rencana_aksi", "realisasi", "bukti", "umpan_balik", "penugasan", "pegawai", "unit")


class PelaksanaanScreen(Screen):
    """The list."""

    help_page = "pelaksanaan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Pelaksanaan")
        self._load_number = 0
        self._wanted = 0
        self.table: TableModel[BarisPelaksanaan] = TableModel(
            model.columns(), lambda row: row.penugasan_id, self
        )
        self._build()
        session.opened.connect(self.reload)
        session.periodeChanged.connect(self.reload)
        session.unitChanged.connect(self.reload)
        Refresher(self, session.changes, _KINDS, lambda _changes: self.reload())
        shortcuts.bind(shortcuts.RELOAD, self, self.reload)
        self.reload()

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
        self.panel.search.setFixedWidth(190)
        self.grid = self.panel.grid
        self.grid.remember_as("pelaksanaan")
        self.grid.row_activated.connect(self.open)
        self.content.addWidget(self.panel, 1)
        self.open_ = button(self.tr("B&uka"), self.open_current, "pencil", "utama", self.tr("Enter"))
        self.print_button = button(self.tr("&Cetak…"), self.print_, "printer")
        for one in (self.print_button, self.open_):
            self.buttons.addWidget(one)

    def reload(self, *_: object) -> None:
        """Read the list again."""
        session = self.session
        if not session.is_open or not session.periode:
            return
        self._load_number += 1
        number, konteks = self._load_number, konteks_of(session)
        periode, unit = session.periode, session.unit_id
        session.tasks.read(
            self, lambda _p: pelaksanaan.daftar(konteks, periode, unit), self.tr("Membuka Pelaksanaan")
        ).success(lambda rows: self._loaded(number, periode, rows)).run()

    def _loaded(self, number: int, periode: str, rows: Sequence[BarisPelaksanaan]) -> None:
        if number != self._load_number:
            return
        self.table.rows_replaced(rows)
        self.subtitle.setText(periode_of(periode).text)
        if self.panel.chips is not None:
            self.panel.chips.show_counts(self.table.count_by(model.GROUPS), hide_empty=True)
        several = len({row.unit_id for row in rows}) > 1
        if several == ("unit" in self.grid.hidden_columns()):
            self.grid.hide_column("unit", not several)
        if self._wanted:
            self.go_to(self._wanted)

    def first_focus(self) -> QWidget:
        """Return the grid."""
        return self.grid

    def open_at(self, args: Mapping[str, object]) -> None:
        """Show a chip (``saring``) or a person (``penugasan``)."""
        group, penugasan = args.get("saring"), args.get("penugasan")
        if isinstance(group, str) and group in model.GROUPS and self.panel.chips is not None:
            self.panel.chips.choose(group)
        if isinstance(penugasan, int):
            self.go_to(penugasan)

    def go_to(self, penugasan_id: int) -> None:
        """Put the cursor on a row; filters that hide it are lifted."""
        self._wanted = 0
        if self.table.row_by_id(penugasan_id) is None:
            self._wanted = 0 if self.table.rows else penugasan_id
            return
        if self.table.line_of(penugasan_id) is None:
            self.panel.show_all()
        self.grid.go_to(penugasan_id, "nama")
        self.grid.setFocus()

    def open_current(self) -> None:
        """Open the person of the cursor's row."""
        id_ = self.grid.current_id()
        if id_ is not None:
            self.open(id_)

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
        rows = [row for row in map(self.table.row_by_id, self.grid.selected_ids()) if row is not None]
        going = [row for row in rows if row.skp_id is not None]
        if not going:
            self.panel.tell(sentence("pelaksanaan.cetak-kosong"))
            return
        name = going[0].nama if len(going) == 1 else periode_of(self.session.periode).text
        cetak.save(self, self.session.periode, [row.skp_id for row in going if row.skp_id is not None], name)
