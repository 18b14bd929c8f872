"""Pohon hasil: who serves which result as a tree; Enter opens the SKP of the row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.perencanaan import model
from kinerja_desktop.gui.widgets.bingkai import tall
from kinerja_desktop.services import pohon_hasil
from kinerja_desktop.services.pohon_hasil import PohonHasil, Simpul

_POSITION: Final = int(Qt.ItemDataRole.UserRole)
_NODE: Final = _POSITION + 1
_TALL: Final = 380
_OPEN: Final = 3
"""So many results on top are open at the beginning."""
_ROW: Final = 26


class PohonDialog(Lembar):
    """The tree of a year. ``wanted``: penugasan whose SKP is to be opened, 0 for none."""

    def __init__(self, parent: QWidget, found: PohonHasil, tahun: int) -> None:
        super().__init__(
            parent,
            parent.tr("Pohon hasil {0}").format(tahun),
            parent.tr("Hasil pimpinan di atas, yang mendukungnya di bawahnya. Panah kanan membuka cabang, Enter membuka SKP-nya."),
            parent.tr("&Buka SKP"),
            820,
        )  # fmt: skip
        self.wanted = 0
        self.stay.setText(self.tr("Tutup"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Pohon hasil"))
        self.tree.setHeaderLabels([self.tr("Rencana hasil kerja"), self.tr("Pegawai"), self.tr("Didukung")])
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setMinimumHeight(tall(parent, _TALL))
        self.tree.setExpandsOnDoubleClick(False)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, 230)
        head.resizeSection(2, 80)
        self.body.addWidget(self.tree, 1)
        self.tree.itemExpanded.connect(self._expanded)
        self.tree.itemActivated.connect(self._activated)
        self._show(found)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setFocus()

    def _show(self, found: PohonHasil) -> None:
        """Show what somebody has to do something about first, then the tree."""
        if found.menggantung:
            words = self.tr("Belum terhubung ke hasil pimpinan: {0}").format(
                teks.bilangan(len(found.menggantung))
            )
            group = self._group(words, "unlink", "warn")
            group.setData(0, _NODE, found.menggantung)
            self._hope(group)
        if found.menunggu:
            words = self.tr("Menunggu SKP pimpinan: {0}").format(teks.bilangan(len(found.menunggu)))
            group = self._group(words, "hourglass", "warn")
            for wait in found.menunggu:
                told = self.tr("{0} pegawai").format(teks.bilangan(len(wait.penugasan_ids)))
                self._line(group, wait.nama, told, wait.penugasan_ids[0])
        if found.belum:
            words = self.tr("Belum ada SKP: {0}").format(teks.bilangan(len(found.belum)))
            group = self._group(words, *model.SIGNS["belum"])
            for row in found.belum:
                self._line(group, model.jabatan(row), row.nama, row.penugasan_id)
        first = self.tree.topLevelItemCount()
        for one in found.akar:
            self._add(self.tree.invisibleRootItem(), one)
        for at in range(first, min(self.tree.topLevelItemCount(), first + _OPEN)):
            item = self.tree.topLevelItem(at)
            if item is not None:
                item.setExpanded(True)

    def _group(self, words: str, sign: str, ink: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [words])
        item.setIcon(0, icons.icon(sign, ink, 16))
        item.setSizeHint(0, QSize(0, _ROW))
        item.setFirstColumnSpanned(True)
        for column in (1, 2):
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, words)
        return item

    def _line(self, above: QTreeWidgetItem, words: str, name: str, penugasan_id: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [words, name, ""])
        item.setData(0, _POSITION, penugasan_id)
        item.setToolTip(0, words)
        item.setSizeHint(0, QSize(0, _ROW))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}, {name}")
        item.setData(2, Qt.ItemDataRole.AccessibleTextRole, self.tr("belum ada yang mendukung"))
        return item

    def _add(self, above: QTreeWidgetItem, one: Simpul) -> None:
        item = self._line(above, " ".join(one.teks.split()), one.nama, one.penugasan_id)
        if one.anak:
            item.setText(2, teks.bilangan(one.jumlah))
            item.setData(2, Qt.ItemDataRole.AccessibleTextRole, None)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _NODE, one.anak)
            self._hope(item)

    def _hope(self, item: QTreeWidgetItem) -> None:
        """Let a row be opened; what is below it is made then: an office has half a million RHK."""
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _expanded(self, item: QTreeWidgetItem) -> None:
        below: Sequence[Simpul] = item.data(0, _NODE) or ()
        if item.childCount() == 0:
            for one in below:
                self._add(item, one)

    def _activated(self, item: QTreeWidgetItem) -> None:
        self.take()

    def problem(self) -> str:
        """Return why no SKP can be opened from the row."""
        item = self.tree.currentItem()
        self.wanted = int(item.data(0, _POSITION) or 0) if item is not None else 0
        return "" if self.wanted else self.tr("Pilih baris seorang pegawai di bagian ini, lalu Enter.")


def open_tree(screen: Screen, tahun: int, go: Callable[[int], object]) -> None:
    """Show the tree of the unit chosen above; ``go`` is called with the penugasan that was chosen in it."""
    konteks, unit = konteks_of(screen.session), screen.session.unit_id

    def show(found: PohonHasil) -> None:
        dialog = PohonDialog(screen, found, tahun)
        if dialog.exec() and dialog.wanted:
            go(dialog.wanted)

    screen.session.tasks.read(
        screen, lambda _p: pohon_hasil.pohon(konteks, tahun, unit), screen.tr("Menyusun pohon hasil")
    ).success(show).run()
