"""Salin ke e-Kinerja: walks through an SKP field by field; Enter copies and goes on, ticks say what is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain import perilaku
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.events import Refresher
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.basics import EmptyState, button, label
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import penilaian, skp, skp_ekinerja
from kinerja_desktop.services.skp_ekinerja import Medan

_CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Baris:
    """One field with its tick."""

    id: int
    medan: Medan
    sudah: bool


class EkinerjaScreen(Screen):
    """The fields of one plan."""

    help_page = "matriks"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "Salin ke e-Kinerja")
        self._skp_id = 0
        self._penugasan = 0
        self._tahun = 0
        self._build()
        Refresher(self, session.changes, ("skp", "rhk", "indikator"), lambda _changes: self.reload())

    def _build(self) -> None:
        self.back = button(self.tr("&Kembali ke SKP"), self.to_plan, "arrow-left")
        self.anew = button(self.tr("&Hapus semua tanda"), self.untick, "undo-2")
        self.copy_ = button(self.tr("&Salin dan maju"), self.copy_on, "copy", "utama", "Enter")
        for one in (self.back, self.anew, self.copy_):
            self.buttons.addWidget(one)
        self.content.addWidget(label(sentence("ekinerja.penjelasan"), tone="lembut", wrap=True))
        self.table: TableModel[Baris] = TableModel(
            [
                Column(key="sudah", header=self.tr("Tanda"), width=96, searched=False,
                       getter=lambda row: self.tr("Disalin") if row.sudah else "",
                       icon=lambda row: ("square-check", "good") if row.sudah else ("square", "soft-text"),
                       ink=lambda row: "good" if row.sudah else "soft-text"),
                Column(key="bagian", header=self.tr("Bagian"), getter=lambda row: row.medan.bagian, width=150),
                Column(key="nama", header=self.tr("Isian"), getter=lambda row: row.medan.nama, width=220, lines=2),
                Column(key="teks", header=self.tr("Yang disalin"), getter=lambda row: row.medan.teks, lines=5),
            ],
            lambda row: row.id, self,
        )  # fmt: skip
        empty = EmptyState(
            "copy",
            self.tr("Belum ada yang disalin"),
            sentence("ekinerja.kosong"),
            self.tr("Buka SKP"),
            self.to_plan,
        )
        self.panel = GridPanel(self.table, self.tr("Isian SKP"), self.tr("isian"), empty=empty)
        self.grid: Grid = self.panel.grid
        self.grid.row_activated.connect(lambda _id: self.copy_on())
        self.grid.installEventFilter(self)
        self.done = label("", tone="aksen")
        self.panel.bar.addWidget(self.done)
        self.content.addWidget(self.panel, 1)

    # -- loading
    def open_at(self, args: Mapping[str, object]) -> None:
        """Show the fields of a plan (``skp``, with its ``penugasan`` and ``tahun`` to go back to)."""
        wanted, penugasan, tahun = args.get("skp"), args.get("penugasan"), args.get("tahun")
        if isinstance(wanted, int) and isinstance(penugasan, int) and isinstance(tahun, int):
            self._skp_id, self._penugasan, self._tahun = wanted, penugasan, tahun
            self.reload()
        elif not self._skp_id:
            self.session.go("perencanaan")

    def reload(self) -> None:
        """Read the plan again."""
        if not self._skp_id:
            return
        konteks, id_, periode = konteks_of(self.session), self._skp_id, self.session.periode

        def work(_p: object) -> tuple[int, str, tuple[Medan, ...]]:
            whole = skp.buka(konteks, id_)
            butir = perilaku.butir(penilaian.rules_of(periode))
            return id_, whole.baris.nama, skp_ekinerja.medan(whole.isi, butir)

        self.session.tasks.read(self, work).success(lambda found: self._loaded(*found)).run()

    def _loaded(self, id_: int, name: str, fields: tuple[Medan, ...]) -> None:
        if id_ != self._skp_id:
            return
        ticks = set(self.session.store.texts(self._key()))
        rows = [Baris(number, one, one.tanda in ticks) for number, one in enumerate(fields)]
        if self.table.filled and [row.medan.kunci for row in rows] == [
            row.medan.kunci for row in self.table.rows
        ]:
            self.table.update_rows(rows)
        else:
            self.table.rows_replaced(rows)
            self._to_next(-1)
        self.subtitle.setText(self.tr("{0}, SKP {1}").format(name, self._tahun))
        self._count()

    def _key(self) -> str:
        return f"ekinerja/{self._skp_id}"

    def _count(self) -> None:
        done = sum(row.sudah for row in self.table.rows)
        self.done.setText(
            self.tr("{0} dari {1} disalin").format(teks.bilangan(done), teks.bilangan(len(self.table.rows)))
        )
        self.anew.setEnabled(done > 0)

    # -- copying
    def copy_on(self) -> None:
        """Copy the field of the cursor, tick it, go to the next."""
        row = self._current()
        if row is None:
            return
        QGuiApplication.clipboard().setText(row.medan.teks)
        self._tick(row, True)
        self._to_next(self.grid.place[0])

    def _current(self) -> Baris | None:
        id_ = self.grid.current_id()
        return self.table.row_by_id(id_) if id_ is not None else None

    def _to_next(self, line: int) -> None:
        if line + 1 < self.table.rowCount():
            self.grid.go(line + 1, self.table.column_of("teks"))
        self.grid.setFocus()

    def toggle(self) -> None:
        """Tick or untick without copying."""
        row = self._current()
        if row is not None:
            self._tick(row, not row.sudah)

    def _tick(self, row: Baris, done: bool) -> None:
        self.table.update_rows([Baris(row.id, row.medan, done)])
        self._keep()

    def untick(self) -> None:
        """Begin anew."""
        self.table.update_rows([Baris(row.id, row.medan, False) for row in self.table.rows])
        self._keep()
        self._to_next(-1)

    def _keep(self) -> None:
        """Remember the ticks at once: whoever is interrupted goes on where he stopped."""
        self.session.store.put(self._key(), [row.medan.tanda for row in self.table.rows if row.sudah])
        self._count()

    # -- keys
    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override] # only the grid is watched
        """Take Ctrl+C and Space of the grid: a field is copied bare, not as a quoted cell of Excel."""
        if watched is self.grid and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            mods = event.modifiers()
            call: Callable[[], None] | None = None
            if event.key() == Qt.Key.Key_C and mods == _CTRL:
                call = self.copy_on
            elif event.key() == Qt.Key.Key_Space and not mods:
                call = self.toggle
            if call is not None:
                call()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the plan."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.to_plan()
        else:
            super().keyPressEvent(event)

    def to_plan(self) -> None:
        """Open the plan."""
        self.session.go("skp", penugasan=self._penugasan, tahun=self._tahun, skp=self._skp_id)

    def first_focus(self) -> QWidget:
        """Return the fields."""
        return self.grid
