"""The panel beside the unit tree: what is known of the unit, its kind, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.services import kata
from kinerja_desktop.services.unit import UnitSimpul


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One thing to do with a unit, in the menu of the tree and as a button of the panel.

    Attributes:
        short: words on the button when they differ from the menu's; the menu has more room.
        one: only with a single selected unit.
    """

    words: str
    icon: str
    call: Callable[[], object]
    keys: str = ""
    short: str = ""
    one: bool = True


class UnitPanel(SidePanel):
    """What is known of the current unit.

    Signals:
        jenis_chosen(code): the user chose another kind ('': none).
    """

    jenis_chosen = Signal(str)

    def __init__(self, deeds: Sequence[Tindakan], tree: QWidget) -> None:
        super().__init__(320)
        self._facts = [label("", Tulisan.ISI, wrap=True) for _ in range(4)]
        for fact in self._facts:
            self.body.addWidget(fact)
        self._kind_words = label(self.tr("&Jenis unit"), Tulisan.RAPAT, "lembut")
        self.kind = DaftarPilihan()
        self.kind.setAccessibleName(self.tr("Jenis unit"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(10)  # its longest kind is wider than the panel
        self._kind_words.setBuddy(self.kind)
        self.kind.activated.connect(lambda _: self.jenis_chosen.emit(str(self.kind.currentData())))
        self.body.addSpacing(4)
        self.body.addWidget(self._kind_words)
        self.body.addWidget(self.kind)
        self._deeds = list(deeds)
        self._actions = [_action(deed, tree) for deed in deeds]
        self._grid(deeds)

    def _grid(self, deeds: Sequence[Tindakan]) -> None:
        grid = QGridLayout()
        grid.setSpacing(6)
        self.buttons = []
        for place, deed in enumerate(deeds, start=1):  # the first is as wide as both columns
            hint = f"{deed.words} ({deed.keys})" if deed.keys else deed.words
            made = button(deed.short or deed.words, deed.call, deed.icon, hint=hint.replace("&", ""))
            self.buttons.append(made)
            grid.addWidget(made, place // 2, place % 2 if place > 1 else 0, 1, 1 if place > 1 else 2)
        self.foot.addLayout(grid)

    def show_unit(self, unit: UnitSimpul | None, selected: int) -> None:
        """Show the current unit, or how many are selected for what can be done with many."""
        many = selected > 1
        for deed, action, made in zip(self._deeds, self._actions, self.buttons, strict=True):
            able = unit is not None and not (many and deed.one)
            action.setEnabled(able)
            made.setEnabled(able)
        for part in (self._kind_words, self.kind):
            part.setVisible(unit is not None and not many)
        if unit is None:
            self.show_heading(self.tr("Tidak ada unit yang dipilih"))
            self._tell([])
        elif many:
            self.show_heading(self.tr("{0} unit dipilih").format(teks.bilangan(selected)))
            self._tell([self.tr("Pindahkan semuanya sekaligus ke bawah unit lain.")])
        else:
            self.show_heading(unit.nama, " › ".join(unit.jalur[:-1]))
            self._tell(self._known(unit))
            self._show_kind(unit.jenis)

    def _known(self, unit: UnitSimpul) -> list[str]:
        told = [
            self.tr("Kepala: {0}").format(unit.kepala or self.tr("belum ada")),
            self.tr("Pegawai: {0} di unit ini, {1} dengan bawahannya").format(
                teks.bilangan(unit.pegawai), teks.bilangan(unit.pegawai_semua)
            ),
        ]
        told += [f"UNOR ID: {unit.unor_id}"] if unit.unor_id else []
        return told + ([f"NPSN: {unit.npsn}"] if unit.npsn else [])

    def _show_kind(self, jenis: str) -> None:
        self.kind.clear()
        self.kind.addItem(self.tr("Belum ditentukan"), "")
        for kode, words in kata.pilihan("jenis_unit"):
            self.kind.addItem(words, kode)
        if self.kind.findData(jenis) < 0:  # a code of a newer program, or of an office's own
            self.kind.addItem(jenis, jenis)
        self.kind.setCurrentIndex(self.kind.findData(jenis))

    def _tell(self, lines: Sequence[str]) -> None:
        for fact, text in zip(self._facts, [*lines, "", "", "", ""], strict=False):
            fact.setText(text)
            fact.setVisible(bool(text))


def _action(deed: Tindakan, tree: QWidget) -> QAction:
    made = QAction(deed.words, tree)
    icons.put(made, deed.icon)
    if deed.keys:
        made.setShortcut(QKeySequence(deed.keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    made.triggered.connect(lambda _checked=False: deed.call())
    tree.addAction(made)
    return made
