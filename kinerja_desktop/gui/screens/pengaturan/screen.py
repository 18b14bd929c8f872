"""Pengaturan: the parts at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from kinerja_desktop.gui import icons
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.pengaturan.bagian import Bagian
from kinerja_desktop.gui.screens.pengaturan.data import BagianData
from kinerja_desktop.gui.screens.pengaturan.kop import BagianKop
from kinerja_desktop.gui.screens.pengaturan.umum import (
    BagianKantor,
    BagianKertas,
    BagianPenilaian,
    BagianPetugas,
    BagianTampilan,
)
from kinerja_desktop.gui.screens.pengaturan.waktu import BagianPeriode, BagianTenggat
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import theme
from kinerja_desktop.gui.widgets.panels import scrolled

BAGIAN: dict[str, type[Bagian]] = {
    "kantor": BagianKantor,
    "kop": BagianKop,
    "kertas": BagianKertas,
    "periode": BagianPeriode,
    "tenggat": BagianTenggat,
    "penilaian": BagianPenilaian,
    "tampilan": BagianTampilan,
    "petugas": BagianPetugas,
    "data": BagianData,
}
"""Parts by the name that ``session.go("pengaturan", bagian=...)`` takes, in their order."""


class PengaturanScreen(Screen):
    """Everything that is set."""

    help_page = "pengaturan"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Pengaturan")
        self.subtitle.setText(self.tr("Setiap perubahan langsung tersimpan"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Bagian pengaturan"))
        self.list.setFixedWidth(210)
        self.list.setIconSize(QSize(16, 16))
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.content.addLayout(
            row, 1
        )  # from the outside in: each new parent dresses everything below it again
        self.parts: dict[str, Bagian] = {}  # those that were shown
        self._rooms: dict[str, QHBoxLayout] = {}
        for key, kind in BAGIAN.items():
            self.list.addItem(QListWidgetItem(kind.title))
            holder = QWidget()
            self._rooms[key] = inside = QHBoxLayout(holder)
            inside.setContentsMargins(0, 0, 4, 0)
            self._stack.addWidget(scrolled(holder))
        self._tint()
        theme().changed.connect(self._tint)
        self.list.currentRowChanged.connect(self._choose)
        remembered = session.store.text("pengaturan/bagian")
        self.list.ensurePolished()  # choosing a row lays the list out, and it is not laid out again when it is dressed
        self.list.setCurrentRow(list(BAGIAN).index(remembered) if remembered in BAGIAN else 0)
        Refresher(self, session.changes, ("kantor", "periode", "unit"), lambda _changes: self._reload())

    def _tint(self) -> None:
        for at, kind in enumerate(BAGIAN.values()):
            self.list.item(at).setIcon(icons.icon(kind.icon, "soft-text", 16))

    @property
    def part(self) -> Bagian:
        """Return the part being shown."""
        return self._part(list(BAGIAN)[self.list.currentRow()])

    def _part(self, key: str) -> Bagian:
        """Return a part, made when it is first asked for: all of them at once would be felt."""
        found = self.parts.get(key)
        if found is None:
            found = self.parts[key] = BAGIAN[key](self.session)
            self._rooms[key].addWidget(found)
        return found

    def _choose(self, at: int) -> None:
        for part in self.parts.values():
            part.flush()
        self.banner.hide()
        part = self.part
        self._stack.setCurrentIndex(at)
        self.session.store.put("pengaturan/bagian", list(BAGIAN)[at])
        part.load()

    def _reload(self) -> None:
        """Read the shown part anew, unless the change is its own."""
        part = self.part
        if not part.is_busy:
            part.load()

    def open_at(self, args: Mapping[str, object]) -> None:
        """Take ``bagian``: a name of `BAGIAN`; ``tindakan="backup"`` or ``"periksa"`` starts that."""
        wanted = args.get("bagian")
        if isinstance(wanted, str) and wanted in BAGIAN:
            self.list.setCurrentRow(list(BAGIAN).index(wanted))
        start = {"backup": BagianData.make_backup, "periksa": BagianData.start_check}.get(
            str(args.get("tindakan", ""))
        )
        data = self._part("data") if start is not None else None
        if start is not None and isinstance(data, BagianData):
            start(data)

    def first_focus(self) -> QWidget:
        """Return the list of parts."""
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return self.list

    def may_leave(self) -> bool:
        """Save what waits for a pause in typing."""
        self.part.flush()
        return True
