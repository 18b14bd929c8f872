"""The line of ticks below the lists: what became of the selected sheets, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.cetak import model
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import DateField
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.services.cetak_daftar import BarisCetak, BarisKelompok, Langkah
from kinerja_desktop.services.cetak_pesanan import JenisLembar

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.cetak.screen import CetakScreen

KEMBALI: Final = "dikembalikan"


class Marks(QObject):
    """Buttons and the day; `tick` is also what Space and clicks in the lists do."""

    def __init__(self, screen: CetakScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.day = DateField(self.tr("Tanggal tanda"))
        self.day.setMinimumWidth(150)
        self._words = label(self.tr("Tandai:"), Tulisan.RAPAT, "lembut")
        names = {
            Langkah.DICETAK: self.tr("&Dicetak"),
            Langkah.DITANDATANGANI: self.tr("Dita&ndatangani"),
            Langkah.DISERAHKAN: self.tr("Dise&rahkan"),
        }
        self.buttons = {
            step: button(name, partial(self._tick_chosen, step.value)) for step, name in names.items()
        }
        self.back = button(self.tr("Dikem&balikan…"), partial(self._tick_chosen, KEMBALI))
        self.back.setToolTip(self.tr("Lembar kembali tanpa selesai; alasannya dicatat"))
        self._is_on_its_way = False
        self._waiting: list[tuple[tuple[int, ...], str]] = []
        self.line = Flow()
        for part in (self._words, *self.buttons.values(), self.back, self.day):
            self.line.addWidget(part)

    def show_for(self, kind: JenisLembar) -> None:
        """Show what can be ticked of a kind of sheet."""
        evaluations, approvals = kind is JenisLembar.DOKUMEN_EVALUASI, kind is JenisLembar.PERSETUJUAN
        for step, made in self.buttons.items():
            made.setVisible(evaluations or (step is Langkah.DITANDATANGANI and approvals))
        self.back.setVisible(evaluations)
        for part in (self._words, self.day):
            part.setVisible(evaluations or approvals)

    def _tick_chosen(self, key: str) -> None:
        self.tick(self._screen.grid.selected_ids(), key)

    def tick(self, ids: Sequence[int], key: str) -> None:
        """Tick what is not ticked; if all are, take the ticks back.

        What is asked for while a tick is being written waits until the list shows it: it is meant for what will stand
        there, and the service would take the tick before it for somebody else's.
        """
        if self._is_on_its_way:
            self._waiting.append((tuple(ids), key))
            return
        if not ids or not self.day.take() or self.day.value is None:
            return
        if self._screen.lembar is JenisLembar.PERSETUJUAN:
            self._sign(ids)
            return
        rows = self._rows(ids)
        fresh = [row for row in rows if getattr(row, key) is None]
        if key == KEMBALI:
            self._send_back(fresh, rows)
            return
        step, actions, day = model.LANGKAH[key], self._screen.actions_, self.day.value
        if fresh:
            self._is_on_its_way = True
            actions.tick(fresh, step, day, lambda count: self._ticked(count, fresh, step), self.go_on)
        elif step is not Langkah.DICETAK or self._sure(len(rows)):
            self._is_on_its_way = True
            actions.tick(rows, step, None, partial(self._unticked, step), self.go_on)

    def go_on(self) -> None:
        """The list shows what was ticked, or it was refused: do what was asked for meanwhile."""
        self._is_on_its_way = False
        while self._waiting and not self._is_on_its_way:
            self.tick(*self._waiting.pop(0))

    def forget(self, *_: object) -> None:
        """Let go what waits: it was meant for another list."""
        self._waiting.clear()
        self._is_on_its_way = False

    def _rows(self, ids: Sequence[int]) -> list[BarisCetak]:
        """Return rows as they are shown now."""
        return [row for id_ in ids if (row := self._screen.people.row_by_id(id_)) is not None]

    def _send_back(self, fresh: list[BarisCetak], rows: Sequence[BarisCetak]) -> None:
        actions = self._screen.actions_
        if not fresh:
            actions.send_back(rows, None, "", lambda _: None)
            return
        unprinted = [row for row in rows if row.dicetak is None]
        if unprinted:
            self._screen.show_problem(sentence("cetak.belum-ada-lembar", jumlah=len(unprinted)))
            return
        reason = Dialogs.text(
            self._screen, self.tr("Lembar dikembalikan"), self.tr("Alasannya: apa yang harus diperbaiki?")
        )
        if reason:
            actions.send_back(fresh, self.day.value, reason, partial(self._came_back, fresh))

    def _came_back(self, rows: list[BarisCetak], count: int) -> None:
        words = self.tr("{0} lembar ditandai dikembalikan").format(teks.bilangan(count))
        ids = [row.id for row in rows]

        def undo() -> None:
            self._screen.actions_.send_back(self._rows(ids), None, "", lambda _: None)

        self._screen.session.notice(words, self.tr("Urungkan"), undo)

    def _sure(self, count: int) -> bool:
        return Dialogs.ask(
            self._screen, self.tr("Hapus tanda dicetak"),
            self.tr("Tanda dicetak, ditandatangani, dan diserahkan pada {0} lembar akan hilang.").format(count),
            self.tr("Hapus tanda"), dangerous=True,
        )  # fmt: skip

    def _ticked(self, count: int, rows: list[BarisCetak], step: Langkah) -> None:
        words, ids = (
            self.tr("{0} lembar ditandai {1}").format(teks.bilangan(count), step.value),
            [row.id for row in rows],
        )

        def undo() -> None:
            self._is_on_its_way = True
            self._screen.actions_.tick(self._rows(ids), step, None, lambda _: None, self.go_on)

        self._screen.session.notice(words, self.tr("Urungkan"), undo)

    def _unticked(self, step: Langkah, count: int) -> None:
        """Say so: what was said of the tick before is no longer true."""
        words = self.tr("Tanda {0} dihapus dari {1} lembar").format(step.value, teks.bilangan(count))
        self._screen.session.notice(words)

    def _sign(self, ids: Sequence[int]) -> None:
        table = self._screen.groups.of(JenisLembar.PERSETUJUAN).table
        rows: list[BarisKelompok] = [row for id_ in ids if (row := table.row_by_id(id_)) is not None]
        unprinted = [row for row in rows if not row.kode]
        if unprinted:
            self._screen.show_problem(sentence("cetak.belum-ada-lembar", jumlah=len(unprinted)))
            return
        day: date | None = self.day.value
        fresh = [row for row in rows if row.ditandatangani is None]
        for row in fresh or rows:
            self._screen.actions_.sign(row.kode, day if fresh else None, lambda: None)
