"""Step 3: what would go in and what would not, row by row, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.impor import daftar, model
from kinerja_desktop.gui.screens.impor.kolom import ChoiceGrid
from kinerja_desktop.gui.screens.impor.model import Garis, Periksaan
from kinerja_desktop.gui.screens.impor.penyelesaian import PenyelesaianPanel
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import (
    Chip,
    FilterChips,
    SearchField,
    StatNumber,
    button,
    label,
)
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.gui.widgets.panels import least_height
from kinerja_desktop.services.impor.tinjauan import Kategori

_CARDS = {
    Kategori.BARU: ("baru", "good"),
    Kategori.BERUBAH: ("berubah", "accent"),
    Kategori.SAMA: ("sama", "soft-text"),
    Kategori.PERLU_DIPERBAIKI: ("perlu diperbaiki", "bad"),
    Kategori.DILEWATI: ("dilewati", "soft-text"),
}


class PemeriksaanPage(QWidget):
    """The check.

    Signals:
        person_accepted(kunci, pegawai_id): an offered candidate is the person of a row.
        row_chosen(kunci): one of several differing rows of a NIP is the right one.
        row_left(kunci): a row is left out.
        hand_set_decided(pairs, taken): [(pegawai id, field)] take the file's value, or keep ours.
        take_back(): the last decision is taken back.
        said(text): something to say in passing.
        people_wanted(ids): show these people, a frozenset of pegawai ids.
    """

    person_accepted = Signal(tuple, int)
    row_chosen = Signal(tuple)
    row_left = Signal(tuple)
    hand_set_decided = Signal(list, bool)
    take_back = Signal()
    said = Signal(str)
    people_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists = {one.key: one for one in daftar.lists()}
        self._pages: dict[str, ListPage] = {}
        self._checked: Periksaan | None = None
        self.chips = FilterChips([], self.tr("Daftar"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        self.cards: dict[Kategori, StatNumber] = {}
        for kind, (words, ink) in _CARDS.items():
            card = StatNumber(words, ink)
            card.setFixedHeight(72)
            card.clicked.connect(lambda _=False, kind=kind: self.show_list(kind.value))
            self.cards[kind] = card
            cards.addWidget(card)
        box.addLayout(cards)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(8)
        self._bar.addWidget(self.chips, 1)
        self.undo = button(self.tr("Urungkan &pilihan"), self.take_back.emit, "undo-2", "tautan")
        self._bar.addWidget(self.undo)
        box.addLayout(self._bar)
        self.stack = QStackedWidget()
        box.addWidget(self.stack, 1)

    def heightForWidth(self, width: int) -> int:
        """Ask for no more than the least height: its lists scroll."""
        return least_height(self, width)

    def show_check(self, checked: Periksaan, *, decided: bool) -> None:
        """Show a check; the list shown before stays if there is still something in it."""
        self._checked = checked
        for kind, card in self.cards.items():
            card.show_number(checked.hitungan[kind.value])
        self.undo.setVisible(decided)
        now = self.chips.key if self.chips.keys() else ""
        self._new_chips(checked)
        keys = self.chips.keys()
        for key, page in self._pages.items():
            page.show_lines(checked)
            del key
        if keys:
            self.show_list(now if now in keys else keys[0])

    def _new_chips(self, checked: Periksaan) -> None:
        kinds = {kind.value for kind in Kategori}
        counts = {key: len(lines) for key, lines in checked.daftar.items() if lines}
        shown = {key: checked.hitungan[key] if key in kinds else number for key, number in counts.items()}
        chips = FilterChips(
            [Chip(key, one.chip, one.mark) for key, one in self._lists.items() if key in shown],
            self.tr("Daftar"),
        )
        chips.show_counts(shown)
        chips.chosen.connect(self._open)
        self._bar.replaceWidget(self.chips, chips)
        self.chips.hide()
        self.chips.deleteLater()
        self.chips = chips
        chips.show()

    def show_list(self, key: str) -> None:
        """Show one list, if there is anything in it."""
        keys = self.chips.keys()
        if key in keys:
            self.chips.choose(key)
            self._open(key)  # also while the wizard holds still and a click does nothing

    def _open(self, key: str) -> None:
        page = self._pages.get(key)
        if page is None and self._checked is not None:
            page = self._pages[key] = ListPage(self, self._lists[key])
            page.show_lines(self._checked)
            self.stack.addWidget(page)
        if page is not None:
            self.stack.setCurrentWidget(page)

    @property
    def page(self) -> ListPage | None:
        """Return the list being shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, ListPage) else None


class ListPage(QWidget):
    """One list with its line of explanation, search, and what can be done."""

    def __init__(self, check: PemeriksaanPage, spec: daftar.Daftar) -> None:
        super().__init__(check)
        self._check = check
        self._spec = spec
        self.table: TableModel[Garis] = TableModel(spec.columns(), lambda line: line.id, self)
        self.grid = ChoiceGrid(self.table, spec.chip)
        self.grid.preview_pastes = False
        self.grid.edits_requested.connect(self._edited)
        self.grid.cursor_moved.connect(lambda row_id, _: self._moved(row_id))
        self.count = label("", Tulisan.RAPAT, "lembut")
        self.search = SearchField(self.tr("Saring daftar (Ctrl+F)"))
        self.search.setFixedWidth(200)
        self.search.searched.connect(self.table.set_filter_text)
        self.table.countChanged.connect(self._count)
        self.panel: PenyelesaianPanel | None = None
        self._per = ""
        self._build()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(self._spec.about, Tulisan.RAPAT, "lembut", wrap=True), 1)
        for made in self._actions():
            top.addWidget(made)
        top.addWidget(self.count)
        top.addWidget(self.search)
        box.addLayout(top)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.grid, 1)
        if self._spec.key == model.PERLU:
            self.panel = PenyelesaianPanel(self._check)
            body.addWidget(self.panel)
        box.addLayout(body, 1)

    def heightForWidth(self, width: int) -> int:
        """Ask for no more than the least height: the list and its panel scroll."""
        return least_height(self, width)

    def _actions(self) -> list[QWidget]:
        if self._spec.key == model.TANGAN:
            return [
                button(self.tr("&Ambil semua dari SIASN"), lambda: self._decide_all(taken=True)),
                button(self.tr("&Tetap semua isian tangan"), lambda: self._decide_all(taken=False)),
            ]
        if self._spec.key == model.HILANG:
            return [
                button(self.tr("&Buka di Pegawai"), self._open_people, "users"),
                button(self.tr("&Salin sebagai teks"), self._copy, "copy"),
            ]
        return []

    def show_lines(self, checked: Periksaan) -> None:
        """Show the lines of another check; the cursor goes to the line that took the place of the old one."""
        self._per = teks.tanggal(checked.tinjauan.per_tanggal)
        at = self.grid.place
        self.table.rows_replaced(checked.daftar[self._spec.key])
        self.grid.undo_stack.clear()
        if self.panel is not None:
            if self.table.rowCount():
                self.grid.go(max(at[0], 0), max(at[1], 0))
                self._moved(self.grid.current_id() or 0)
            else:
                self.panel.show_line(None)

    def _count(self, visible: int, total: int) -> None:
        whole = f"{teks.bilangan(total)} {self._spec.noun}"
        self.count.setText(
            whole if visible == total else self.tr("{0} dari {1}").format(teks.bilangan(visible), whole)
        )

    def _moved(self, row_id: int) -> None:
        if self.panel is not None:
            self.panel.show_line(self.table.row_by_id(row_id))

    def _edited(self, edits: list[CellEdit]) -> None:
        for taken in (True, False):
            wanted = daftar.DARI_BERKAS if taken else daftar.TETAP
            self._decide([edit.row_id for edit in edits if edit.new_text == wanted], taken=taken)

    def _decide_all(self, *, taken: bool) -> None:
        self._decide([line.id for line in self.table.rows], taken=taken)

    def _decide(self, ids: list[int], *, taken: bool) -> None:
        lines = [self.table.row_by_id(row_id) for row_id in ids]
        pairs = [(line.pegawai_id, line.bidang) for line in lines if line is not None]
        if pairs:
            self._check.hand_set_decided.emit(pairs, taken)

    def _open_people(self) -> None:
        """Show the chosen of these people (all where only one line is) in Pegawai, where they can be ended."""
        chosen = self.grid.selected_ids()
        lines = (
            [self.table.row_by_id(id_) for id_ in chosen] if len(chosen) > 1 else self.table.visible_rows()
        )
        ids = frozenset(line.pegawai_id for line in lines if line is not None)
        self._check.people_wanted.emit(ids)

    def _copy(self) -> None:
        lines = self.table.visible_rows()
        QGuiApplication.clipboard().setText(model.as_text(lines, self._per))
        self._check.said.emit(
            self.tr("{0} nama disalin. Tempel di surat atau pesan.").format(teks.bilangan(len(lines)))
        )
