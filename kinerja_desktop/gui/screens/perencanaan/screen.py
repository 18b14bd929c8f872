"""Perencanaan: every penugasan of the year with its SKP; Enter opens one, batch actions work on the selected rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from kinerja_desktop.domain.penugasan import JenisPihak
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui import icons, shortcuts
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.penugasan import DaftarPenugasan
from kinerja_desktop.gui.screens.perencanaan import buku, model
from kinerja_desktop.gui.screens.perencanaan.actions import Tindakan
from kinerja_desktop.gui.screens.perencanaan.pantau import open_report
from kinerja_desktop.gui.screens.perencanaan.pohon import open_tree
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import EmptyState, FilterChips, button
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import skp
from kinerja_desktop.services.skp import BarisSkp


class PerencanaanScreen(DaftarPenugasan):
    """The list."""

    help_page = "perencanaan"
    groups = model.GROUPS
    chip = "status"
    kinds = ("skp", "rhk", "indikator", "penugasan", "pegawai", "unit")
    waiting = "Membuka Perencanaan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Perencanaan")
        self.table: TableModel[BarisSkp] = TableModel(model.columns(), lambda row: row.penugasan_id, self)
        self.actions_ = Tindakan(self)
        self._build()
        shortcuts.bind(shortcuts.UNDO, self, self.actions_.taken.undo)
        session.opened.connect(self.actions_.taken.forget)
        self.begin()

    def _build(self) -> None:
        chips = FilterChips(model.chips(), self.tr("Saring menurut status SKP"))
        chips.chosen.connect(
            lambda key: self.table.set_condition("status", model.GROUPS[key] if key else None)
        )
        empty = EmptyState(
            "target", self.tr("Belum ada yang direncanakan di sini"),
            self.tr("Di sini SKP setiap pegawai disusun dan ditetapkan. Masukkan daftar pegawai dahulu, atau pilih unit "
                    "dan tahun lain di atas."),
            self.tr("Buka Pegawai"), lambda: self.session.go("pegawai"),
        )  # fmt: skip
        self.panel = GridPanel(self.table, self.tr("Daftar SKP"), self.tr("penugasan"), chips, empty)
        self.grid = self.panel.grid
        self.grid.remember_as("perencanaan")
        self.grid.row_activated.connect(self.open)
        self.grid.menu_requested.connect(self._menu)
        self.content.addWidget(self.panel, 1)
        act = self.actions_
        self.matrix = button(self.tr("&Matriks peran hasil"), self.open_matrix, "table")
        self.make = button(self.tr("&Buat SKP"), act.make, "plus")
        self.hand_in = button(self.tr("&Ajukan"), act.hand_in, "send")
        self.more = button(self.tr("&Lainnya"), None, "chevron-down")
        self.more.setMenu(self._more())
        self.set_ = button(self.tr("&Tetapkan…"), act.set_, "circle-check")
        self.open_ = button(self.tr("B&uka SKP"), self.open_current, "pencil", "utama", self.tr("Enter"))
        for one in (self.matrix, self.make, self.hand_in, self.set_, self.more, self.open_):
            self.buttons.addWidget(one)

    def _more(self) -> QMenu:
        menu = QMenu(self)
        self._add_more(menu)
        return menu

    def _add_more(self, menu: QMenu) -> None:
        for words, icon, call in (
            (self.tr("&Kembalikan…"), "undo-2", self.actions_.give_back),
            (self.tr("Ta&rik dari pengajuan"), "arrow-left", self.actions_.take_back),
            (self.tr("Pohon &hasil…"), "network", self.open_tree),
            (self.tr("Buat buku ker&ja…"), "file-down", self.save_book),
            (self.tr("A&mbil buku kerja…"), "file-input", self.take_book),
            (self.tr("Laporan SKP &e-Kinerja…"), "clipboard-check", self.open_report),
            (self.tr("T&utup SKP…"), "lock", self.actions_.close_),
            (self.tr("&Buka kembali SKP"), "lock-open", self.actions_.reopen),
            (self.tr("&Cetak SKP (PDF)…"), "printer", self.actions_.print_),
        ):
            action = menu.addAction(words)
            icons.put(action, icon, "soft-text", 16)
            action.triggered.connect(lambda _on=False, call=call: call())

    def _menu(self, menu: QMenu, _ids: list[int]) -> None:
        menu.addSeparator()
        menu.addAction(self.tr("Buka SKP")).triggered.connect(self.open_current)
        menu.addAction(self.tr("Buka SKP atasannya")).triggered.connect(self.open_leader)
        menu.addAction(self.tr("Buat SKP")).triggered.connect(self.actions_.make)
        menu.addAction(self.tr("Ajukan")).triggered.connect(self.actions_.hand_in)
        menu.addAction(self.tr("Tetapkan…")).triggered.connect(self.actions_.set_)
        self._add_more(menu)

    # -- loading
    @property
    def tahun(self) -> int:
        """Return the year of the period chosen above."""
        return int(self.session.periode[:4])

    def reading(self) -> Callable[[Progress], Sequence[BarisSkp]]:
        """Return what reads the SKP of everybody of the unit in the year."""
        konteks, tahun, unit = konteks_of(self.session), self.tahun, self.session.unit_id
        return lambda _progress: skp.daftar(konteks, tahun, unit)

    def heading(self) -> str:
        """Return the year."""
        return self.tr("SKP tahun {0}").format(self.tahun)

    # -- opening
    def open_leader(self) -> None:
        """Open the SKP of who rates the person in the cursor's row: the one who is waited for."""
        row = self.table.row_by_id(self.grid.current_id() or 0)
        who = row.penilai.id if row is not None and row.penilai is not None else 0
        if row is None or row.penilai is None or row.penilai.jenis is not JenisPihak.PEGAWAI:
            self.panel.tell(sentence("perencanaan.pimpinan-luar"))
            return
        konteks, tahun = konteks_of(self.session), self.tahun
        self.session.tasks.read(self, lambda _p: skp.daftar(konteks, tahun)).success(
            lambda rows: self._open_first([one.penugasan_id for one in rows if one.pegawai_id == who])
        ).run()

    def _open_first(self, found: Sequence[int]) -> None:
        if found:
            self.session.go("skp", penugasan=found[0], tahun=self.tahun, urutan=())
        else:
            self.panel.tell(sentence("perencanaan.pimpinan-luar"))

    def open_tree(self) -> None:
        """Show who serves which result."""
        open_tree(self, self.tahun, self.open)

    def open_report(self) -> None:
        """Read how far the plans are in e-Kinerja."""
        open_report(self, self.tahun, self.open)

    def save_book(self) -> None:
        """Write the workbook in which plans are typed elsewhere: of the selected person, or of the unit."""
        chosen = self.chosen()
        buku.save(self, self.tahun, chosen[0] if len(chosen) == 1 else None)

    def take_book(self) -> None:
        """Take a workbook back, its differences first."""
        buku.take(self, self.reload, self.actions_.taken)

    def open_matrix(self) -> None:
        """Open the matriks of the atasan in the cursor's row."""
        row = self.table.row_by_id(self.grid.current_id() or 0)
        if row is not None and row.penilai is not None:
            self.session.go("matriks", pimpinan=row.penilai)
        else:
            self.session.go("matriks")

    def open(self, penugasan_id: int) -> None:
        """Open the editor of a row; previous and next walk the list as it is shown."""
        order = tuple(row.penugasan_id for row in self.table.visible_rows())
        self.session.go("skp", penugasan=penugasan_id, tahun=self.tahun, urutan=order)
