"""The unit tree with the head of each unit; a unit without head is marked by sign and words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.screens.atasan.model import JENIS
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.services.unit import UnitSimpul

_ID = Qt.ItemDataRole.UserRole
_HEAD = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2
_ROW = 44
_V = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Two lines: the unit, and who leads it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        del option, index
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, name, number of people, head."""
        style = QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        box = QRectF(option.rect).adjusted(6, 3, -8, -3)
        half = box.height() / 2
        painter.save()
        count = str(index.data(_COUNT) or "")
        painter.setFont(font(Tulisan.RAPAT, figures=True))
        painter.setPen(colour("soft-text"))
        painter.drawText(
            QRectF(box.left(), box.top(), box.width(), half), _V | Qt.AlignmentFlag.AlignRight, count
        )
        taken = painter.fontMetrics().horizontalAdvance(count) + 8
        self._words(
            painter,
            QRectF(box.left(), box.top(), box.width() - taken, half),
            str(index.data()),
            "text",
            font(),
        )
        head = str(index.data(_HEAD) or "")
        left = box.left()
        if not head:
            icons.draw(painter, "triangle-alert", "warn", round(left), round(box.top() + half + 2), 14)
            left += 19
        words = head or self.tr("belum ada kepala")
        line = QRectF(left, box.top() + half, box.right() - left, half)
        self._words(painter, line, words, "soft-text" if head else "warn", font(Tulisan.RAPAT))
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, box: QRectF, words: str, token: str, face: QFont) -> None:
        painter.setFont(face)
        painter.setPen(colour(token))
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _V, shown)


class PohonKepala(QTreeWidget):
    """The tree, below a line for the whole office: only there stand people without a unit.

    Signals:
        unit_chosen(id): another unit is current (0: the whole office).
        head_wanted(id): Enter or double click: set its head.
    """

    unit_chosen = Signal(int)
    head_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pohon unit kerja dengan kepalanya"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[int, QTreeWidgetItem] = {}
        self._office: QTreeWidgetItem | None = None
        self.units: dict[int, UnitSimpul] = {}
        self.currentItemChanged.connect(self._moved)
        self.itemDoubleClicked.connect(lambda item, _: self.head_wanted.emit(int(item.data(0, _ID))))

    def show_units(
        self, units: Sequence[UnitSimpul], only_headless: bool = False, tanpa_unit: int = 0
    ) -> None:
        """Show other units and how many people have none; the current one and what is open stay."""
        current, opened = self.unit_id, {id_ for id_, item in self._items.items() if item.isExpanded()}
        first = not self._items
        self.blockSignals(True)
        self.clear()
        self._items, self.units = {}, {unit.id: unit for unit in units}
        self._office = self._whole(units, tanpa_unit) if units else None
        for unit in units:
            above = self._items.get(unit.induk_id) if unit.induk_id is not None else None
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
            self._fill(item, unit)
            self._items[unit.id] = item
        wanted = self._headless() if only_headless else frozenset(self.units)
        for id_, item in self._items.items():
            if only_headless or (self.units[id_].kedalaman < 1 if first else id_ in opened):
                item.setExpanded(True)
            if id_ not in wanted:
                item.setHidden(True)
        found = self._items.get(current, self._office) if current is not None else self._office
        if found is not None:
            self.setCurrentItem(found)
        self.blockSignals(False)

    def _headless(self) -> frozenset[int]:
        """Return the units without head and every unit above one; each is walked over once."""
        found: set[int] = set()
        for unit in self.units.values():
            now = None if unit.kepala else unit.id
            while now is not None and now in self.units and now not in found:
                found.add(now)
                now = self.units[now].induk_id
        return frozenset(found)

    def _whole(self, units: Sequence[UnitSimpul], tanpa_unit: int) -> QTreeWidgetItem:
        """Return the first line, which stands for everybody."""
        shown = {unit.id for unit in units}
        everybody = tanpa_unit + sum(unit.pegawai_semua for unit in units if unit.induk_id not in shown)
        words = (
            self.tr("termasuk {0} orang tanpa unit kerja").format(teks.bilangan(tanpa_unit))
            if tanpa_unit
            else self.tr("semua unit")
        )
        item = QTreeWidgetItem(self)
        name = self.tr("Seluruh kantor")
        item.setText(0, name)
        item.setData(0, _ID, 0)
        item.setData(0, _HEAD, words)
        item.setData(0, _COUNT, teks.bilangan(everybody) if everybody else "")
        item.setToolTip(0, f"{name}\n{words}")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {words}")
        return item

    def _fill(self, item: QTreeWidgetItem, unit: UnitSimpul) -> None:
        kind = JENIS.get(unit.kepala_jenis, "")
        head = f"{kind} {unit.kepala}" if unit.kepala and kind.endswith(".") else unit.kepala
        if unit.kepala and unit.kepala_jenis == "tugas_tambahan":
            head = f"{unit.kepala} (tugas tambahan)"
        item.setText(0, unit.nama)
        item.setData(0, _ID, unit.id)
        item.setData(0, _HEAD, head)
        item.setData(0, _COUNT, teks.bilangan(unit.pegawai_semua) if unit.pegawai_semua else "")
        item.setToolTip(0, f"{unit.nama}\n{head or self.tr('belum ada kepala')}")
        spoken = head or self.tr("belum ada kepala")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{unit.nama}, {spoken}")

    @property
    def unit_id(self) -> int | None:
        """Return the current unit (None: the whole office)."""
        item = self.currentItem()
        return int(item.data(0, _ID)) or None if item is not None else None

    @property
    def unit(self) -> UnitSimpul | None:
        """Return the current unit with what is known of it."""
        return self.units.get(self.unit_id) if self.unit_id is not None else None

    def go_to(self, unit_id: int) -> bool:
        """Make a unit current; False if it is not there."""
        item = self._items.get(unit_id)
        if item is None:
            return False
        self.setCurrentItem(item)
        self.scrollToItem(item)
        return True

    def forget(self) -> None:
        """Let the whole office be current."""
        if self._office is not None:
            self.blockSignals(True)
            self.setCurrentItem(self._office)
            self.blockSignals(False)

    def _moved(self, now: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        if now is not None:
            self.unit_chosen.emit(int(now.data(0, _ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sets the head."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.unit_id is not None:
            self.head_wanted.emit(self.unit_id)
        else:
            super().keyPressEvent(event)
