"""The tree of units on the screen: fold, rename in place, drag to another place."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models import unit_names
from kinerja_desktop.gui.models.column import fold
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.services import kata
from kinerja_desktop.services.unit import UnitSimpul

ID: Final = Qt.ItemDataRole.UserRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FLAGS: Final = QTreeWidgetItem().flags() | Qt.ItemFlag.ItemIsEditable
NAMA, KEPALA, SENDIRI, SEMUA = range(4)
_NARROW = 600  # px; below it the number of a unit's own people, which the panel tells too, is left out


class UnitTree(QTreeWidget):
    """Units with head and people.

    Signals:
        chosen(id): another unit is current (0: none).
        rename_wanted(id, name): the name was edited in place.
        move_wanted(ids, parent id or 0): dropped on another unit, or between the outermost ones.
    """

    chosen = Signal(int)
    rename_wanted = Signal(int, str)
    move_wanted = Signal(list, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setColumnCount(4)
        self.setHeaderLabels(
            [self.tr("Unit"), self.tr("Kepala"), self.tr("Pegawai"), self.tr("Dengan bawahan")]
        )
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAMA, QHeaderView.ResizeMode.Stretch)
        for column, width in ((KEPALA, 240), (SENDIRI, 80), (SEMUA, 136)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
        self._items: dict[int, QTreeWidgetItem] = {}
        self._filling = False
        self.currentItemChanged.connect(self._chosen)
        self.itemSelectionChanged.connect(self._chosen)
        self.itemChanged.connect(self._edited)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns of numbers and heads give way before the names do."""
        super().resizeEvent(event)
        room = event.size().width()
        self.setColumnHidden(SENDIRI, room < _NARROW)
        self.setColumnWidth(KEPALA, max(120, min(240, room // 3)))

    def show_units(self, units: Sequence[UnitSimpul], needle: str = "") -> None:
        """Show the tree again; what was open and current stays so. ``needle``: only units with it, and what is above."""
        now = self.current_id()
        opened = {id_ for id_, item in self._items.items() if item.isExpanded()} if self._items else None
        wanted = _matching(units, needle)
        self._filling = True
        self.blockSignals(True)  # thousands of items tell of each text that is set
        self.clear()
        self._items = {}
        for unit in units:
            if unit.id not in wanted:
                continue
            above = self._items.get(unit.induk_id or 0)
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
            self._fill(item, unit)
            self._items[unit.id] = item
        for id_, item in self._items.items():
            if needle or (id_ in opened if opened is not None else item.parent() is None):
                item.setExpanded(True)
        self.blockSignals(False)
        self._filling = False
        self.go_to(now) if now in self._items else self._first()

    def _fill(self, item: QTreeWidgetItem, unit: UnitSimpul) -> None:
        item.setData(NAMA, ID, unit.id)
        item.setText(NAMA, unit.nama)
        item.setToolTip(NAMA, " › ".join(unit.jalur))
        kind = (
            kata.istilah("jenis_penugasan", unit.kepala_jenis)
            if unit.kepala_jenis not in {"", "definitif"}
            else ""
        )
        item.setText(
            KEPALA, " ".join(part for part in (kind, unit.kepala) if part) or self.tr("belum ada kepala")
        )
        item.setToolTip(KEPALA, item.text(KEPALA))
        if not unit.kepala:
            item.setForeground(KEPALA, colour("warn"))
        item.setText(SENDIRI, teks.bilangan(unit.pegawai) if unit.pegawai else "–")
        item.setText(SEMUA, teks.bilangan(unit.pegawai_semua) if unit.pegawai_semua else "–")
        item.setFont(NAMA, font(Tulisan.KUAT) if unit.induk_id is None else font())
        for column in (SENDIRI, SEMUA):
            item.setTextAlignment(column, _RIGHT)
        item.setFlags(_FLAGS)

    def _chosen(self) -> None:
        if not self._filling:
            self.chosen.emit(self.current_id())

    def _first(self) -> None:
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
        else:
            self._chosen()

    def current_id(self) -> int:
        """Return the current unit, 0 when there is none."""
        item = self.currentItem()
        return int(item.data(NAMA, ID)) if item is not None else 0

    def chosen_ids(self) -> list[int]:
        """Return the selected units without those below another selected one, as they stand."""
        selected = {int(item.data(NAMA, ID)): item for item in self.selectedItems()}
        return [id_ for id_ in self._items if id_ in selected and not _under(selected[id_], selected)]

    def go_to(self, unit_id: int) -> bool:
        """Make a unit current and visible."""
        item = self._items.get(unit_id)
        if item is None:
            return False
        self.setCurrentItem(item)
        self.scrollToItem(item)
        return True

    def edit_current(self) -> None:
        """Edit the name of the current unit in place."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, NAMA)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling and column == NAMA:
            unit_id, name = int(item.data(NAMA, ID)), item.text(NAMA)
            # the tree may be filled anew by what follows: not while its editor is still closing
            QTimer.singleShot(0, self, lambda: self.rename_wanted.emit(unit_id, name))

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the tree is shown again when it is written."""
        moved = self.chosen_ids()
        target = self.itemAt(event.position().toPoint())
        spot = self.dropIndicatorPosition()
        if target is not None and spot != QAbstractItemView.DropIndicatorPosition.OnItem:
            target = target.parent()
        parent = int(target.data(NAMA, ID)) if target is not None else 0
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved and parent not in moved:
            self.move_wanted.emit(moved, parent)


def _under(item: QTreeWidgetItem, selected: Container[int]) -> bool:
    above = item.parent()
    while above is not None:
        if int(above.data(NAMA, ID)) in selected:
            return True
        above = above.parent()
    return False


def _matching(units: Sequence[UnitSimpul], needle: str) -> set[int]:
    """Return the units that are meant by words, with everything above them."""
    above = {unit.id: unit.induk_id for unit in units}
    found: set[int] = set()
    names = {unit.id: fold(unit.nama) for unit in units}
    for unit_id in unit_names.meant(names, above, fold(needle).split()):
        place: int | None = unit_id
        while place is not None and place not in found:
            found.add(place)
            place = above.get(place)
    return found
