"""The line of ticks below the lists: what became of the selected sheets, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.cetak import model
from kinerja_desktop.gui.screens.cetak.actions import Daftar
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.fields import DateField
from kinerja_desktop.gui.widgets.flow import Flow
from kinerja_desktop.services.cetak_daftar import BarisCetak, BarisKelompok, Langkah
from kinerja_desktop.services.cetak_pesanan import JenisLembar

if TYPE_CHECKING:
    from kinerja_desktop.gui.screens.cetak.screen import CetakScreen

KEMBALI: Final = "dikembalikan"


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A tick that was asked for: on which sheets of the list that was shown then."""

    periode: str
    unit: int | None
    ids: tuple[int, ...]
    key: str
    day: date
    takes_back: bool = False

    def meets(self, other: _Wanted) -> bool:
        """Return whether both are about a sheet."""
        return self.periode == other.periode and not set(self.ids).isdisjoint(other.ids)


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
        self._list: tuple[str, int | None] = ("", None)
        self._under_way: list[_Wanted] = []
        self._waiting: list[_Wanted] = []
        self._unseen: list[_Wanted] = []
        """Written, but the list does not show it yet."""
        self._signed: dict[str, date | None] = {}
        """Approval sheets whose signing was sent and is not shown yet."""
        self._office = 0
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

        What is asked for while a tick of the same sheets is being written waits for it: it is meant for what will
        stand there, and the service would take the tick before it for somebody else's. It is meant for the list that
        is shown now, whatever is shown when its turn comes.
        """
        if not ids or not self.day.take() or self.day.value is None:
            return
        if self._screen.lembar is JenisLembar.PERSETUJUAN:
            self._sign(ids)
            return
        wanted = _Wanted(*self._list, tuple(ids), key, self.day.value)
        if any(one.meets(wanted) for one in (*self._under_way, *self._waiting, *self._unseen)):
            self._read_first(wanted)
        else:
            self._under_way.append(wanted)
            self._decide(wanted, self._rows(ids))

    def list_shown(self, found: Daftar) -> None:
        """Another list is shown: what was written before is in it."""
        if found.lembar is JenisLembar.DOKUMEN_EVALUASI:
            self._list = (found.periode, found.unit)
            self._unseen.clear()
        self._signed.clear()

    def forget(self, *_: object) -> None:
        """Let go what waits for its turn: another office is open."""
        if self._waiting:
            self._screen.session.notice(self._not_done(len(self._waiting)))
        self._office += 1
        for kept in (self._waiting, self._under_way, self._unseen):
            kept.clear()

    def _read_first(self, wanted: _Wanted) -> None:
        self._waiting.append(wanted)
        self._next()

    def _next(self) -> None:
        """Begin with what need not wait any more: read how its sheets are now."""
        while (wanted := next(filter(self._may_begin, self._waiting), None)) is not None:
            self._waiting.remove(wanted)
            self._under_way.append(wanted)
            self._screen.actions_.people(
                wanted.periode, wanted.unit, partial(self._read, wanted), partial(self._refused, wanted)
            )

    def _may_begin(self, wanted: _Wanted) -> bool:
        before = self._waiting[: self._waiting.index(wanted)]
        return not any(one.meets(wanted) for one in (*self._under_way, *before))

    def _read(self, wanted: _Wanted, found: Sequence[BarisCetak]) -> None:
        if wanted in self._under_way:
            self._decide(wanted, [row for row in found if row.id in set(wanted.ids)])

    def _decide(self, wanted: _Wanted, rows: list[BarisCetak]) -> None:
        """Ask the service for what a tick means for its sheets as they are."""
        if wanted.takes_back:
            rows = [row for row in rows if getattr(row, wanted.key) is not None]
        fresh = [row for row in rows if getattr(row, wanted.key) is None]
        if not rows:
            self._ended(wanted)
        elif wanted.key == KEMBALI:
            self._send_back(wanted, fresh, rows)
        else:
            self._set(wanted, fresh, rows)

    def _set(self, wanted: _Wanted, fresh: list[BarisCetak], rows: list[BarisCetak]) -> None:
        step, tick, refused = (
            model.LANGKAH[wanted.key], self._screen.actions_.tick, partial(self._refused, wanted)
        )  # fmt: skip
        if fresh:
            tick(fresh, wanted.periode, step, wanted.day, partial(self._ticked, wanted, fresh, step), refused)
        elif step is not Langkah.DICETAK or wanted.takes_back or self._sure(len(rows)):
            tick(rows, wanted.periode, step, None, partial(self._unticked, wanted, step), refused)
        else:
            self._ended(wanted)

    def _written(self, wanted: _Wanted) -> None:
        if not (self._screen.actions_.is_shown and self._screen.isVisible()):
            self._unseen.append(wanted)
        self._ended(wanted)

    def _refused(self, wanted: _Wanted, error: KnownError) -> None:
        """Say why; what waits for the same sheets was meant for what did not come about."""
        idle = [one for one in self._waiting if one.meets(wanted)]
        self._waiting = [one for one in self._waiting if one not in idle]
        self._screen.actions_.refused(error)
        if idle:
            words = sentence(error.code, **error.args_)
            self._screen.show_problem(f"{words} {self._not_done(len(idle))}")
        self._ended(wanted)

    def _ended(self, wanted: _Wanted) -> None:
        if wanted in self._under_way:
            self._under_way.remove(wanted)
            self._next()

    def _not_done(self, count: int) -> str:
        return self.tr("{0} tanda sesudahnya tidak ditulis.").format(teks.bilangan(count))

    def _rows(self, ids: Sequence[int]) -> list[BarisCetak]:
        """Return rows as they are shown now."""
        return [row for id_ in ids if (row := self._screen.people.row_by_id(id_)) is not None]

    def _send_back(self, wanted: _Wanted, fresh: list[BarisCetak], rows: list[BarisCetak]) -> None:
        send, refused = self._screen.actions_.send_back, partial(self._refused, wanted)
        if not fresh:
            send(rows, wanted.periode, None, "", lambda _: self._written(wanted), refused)
            return
        unprinted = [row for row in rows if row.dicetak is None]
        if unprinted:
            self._screen.show_problem(sentence("cetak.belum-ada-lembar", jumlah=len(unprinted)))
            self._ended(wanted)
            return
        reason = Dialogs.text(
            self._screen, self.tr("Lembar dikembalikan"), self.tr("Alasannya: apa yang harus diperbaiki?")
        )
        if reason:
            done = partial(self._came_back, wanted, fresh)
            send(fresh, wanted.periode, wanted.day, reason, done, refused)
        else:
            self._ended(wanted)

    def _came_back(self, wanted: _Wanted, rows: list[BarisCetak], count: int) -> None:
        words = self.tr("{0} lembar ditandai dikembalikan").format(teks.bilangan(count))
        self._offer_undo(words, wanted, rows)
        self._written(wanted)

    def _offer_undo(self, words: str, wanted: _Wanted, rows: Sequence[BarisCetak]) -> None:
        """Say what was done; *Urungkan* takes it back where it was done, whatever is shown by then."""
        back = replace(wanted, ids=tuple(row.id for row in rows), takes_back=True)
        self._screen.session.notice(words, self.tr("Urungkan"), partial(self._take_back, back, self._office))

    def _take_back(self, wanted: _Wanted, office: int) -> None:
        if office == self._office:
            self._read_first(wanted)

    def _sure(self, count: int) -> bool:
        return Dialogs.ask(
            self._screen, self.tr("Hapus tanda dicetak"),
            self.tr("Tanda dicetak, ditandatangani, dan diserahkan pada {0} lembar akan hilang.").format(count),
            self.tr("Hapus tanda"), dangerous=True,
        )  # fmt: skip

    def _ticked(self, wanted: _Wanted, rows: list[BarisCetak], step: Langkah, count: int) -> None:
        words = self.tr("{0} lembar ditandai {1}").format(teks.bilangan(count), step.value)
        self._offer_undo(words, wanted, rows)
        self._written(wanted)

    def _unticked(self, wanted: _Wanted, step: Langkah, count: int) -> None:
        """Say so: what was said of the tick before is no longer true."""
        words = self.tr("Tanda {0} dihapus dari {1} lembar").format(step.value, teks.bilangan(count))
        self._screen.session.notice(words)
        self._written(wanted)

    def _sign(self, ids: Sequence[int]) -> None:
        table = self._screen.groups.of(JenisLembar.PERSETUJUAN).table
        rows: list[BarisKelompok] = [row for id_ in ids if (row := table.row_by_id(id_)) is not None]
        unprinted = [row for row in rows if not row.kode]
        if unprinted:
            self._screen.show_problem(sentence("cetak.belum-ada-lembar", jumlah=len(unprinted)))
            return
        day: date | None = self.day.value
        fresh = [row for row in rows if self._signed.get(row.kode, row.ditandatangani) is None]
        for row in fresh or rows:
            self._signed[row.kode] = day if fresh else None
            self._screen.actions_.sign(row.kode, day if fresh else None, partial(self._unsigned, row.kode))

    def _unsigned(self, kode: str, error: KnownError) -> None:
        self._signed.pop(kode, None)
        self._screen.show_error(error)
