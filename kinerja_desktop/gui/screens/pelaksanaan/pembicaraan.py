"""Recording a dialog kinerja from the screen of one person: the line above the grid, the dialog, saving, undoing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.dialog import IsiDialog
from kinerja_desktop.foundation.errors import ConflictError, KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.pelaksanaan.dialog_kinerja import DialogKinerjaDialog, keterangan
from kinerja_desktop.gui.sisa import Kata, quoted
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.services import dialog_kinerja
from kinerja_desktop.services.dialog_kinerja import CatatanDialog, Persiapan
from kinerja_desktop.services.hari import periode_of


class Pembicaraan(QWidget):
    """One line: what is recorded of the dialogue of the period, and the button that opens its dialog.

    Args:
        screen: asks the services.
        undo: takes the steps.
        before: stands on the line before that button, for Tab too.

    Signals:
        told(words): something to say under the grid.
        unplaced(sentence, words): words typed that somebody else's stand in the way of.
        lost(): the record was changed elsewhere, the person is to be read again.
    """

    told = Signal(str)
    unplaced = Signal(str, object)
    lost = Signal()

    def __init__(self, screen: Screen, undo: QUndoStack, before: QWidget) -> None:
        super().__init__()
        self._screen, self._undo = screen, undo
        self.catatan: CatatanDialog | None = None
        self._typed: dict[tuple[int, str], tuple[str, IsiDialog, IsiDialog]] = {}
        """What could not be saved, by position and period: whose it is, as typed, what the record said before."""
        self._name = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.words = label("", Tulisan.RAPAT, wrap=True)
        self.talk = button(self.tr("Dia&log kinerja…"), self.open, "message-circle", hint="Ctrl+J")
        line.addWidget(self.words, 1)
        line.addWidget(before)
        line.addWidget(self.talk)

    def show_record(self, name: str, catatan: CatatanDialog) -> None:
        """Show what is recorded."""
        is_other = self.catatan is None or self._place(catatan) != self._place(self.catatan)
        self._name, self.catatan = name, catatan
        if is_other and self._place(catatan) in self._typed:
            told = sentence("dialog.masih-menunggu", nama=name)
            self._screen.banner.tell(told, "buruk", self.tr("Buka lagi"), self.open)
        words = keterangan(catatan.isi, catatan.dahulu)
        self.words.setText(words)
        self.words.setAccessibleName(words)

    @staticmethod
    def _place(of: CatatanDialog) -> tuple[int, str]:
        return of.penugasan_id, of.periode

    def waits(self) -> bool:
        """Return whether a dialogue that was typed is not stored; for `Task.holds`."""
        return bool(self._typed)

    def unsaved(self) -> tuple[str, ...]:
        """Return whose dialogues could not be stored, with the words."""
        return tuple(
            sentence(
                "dialog.menunggu", nama=name, periode=periode_of(periode).text, isi=quoted(_words(typed))
            )
            for (_, periode), (name, typed, _before) in self._typed.items()
        )

    def open(self) -> None:
        """Read what the dialogue is about, then ask."""
        if self.catatan is None:
            return
        session = self._screen.session
        konteks, (who, periode) = konteks_of(session), self._place(self.catatan)
        session.tasks.read(
            self._screen,
            lambda _p: dialog_kinerja.siapkan(konteks, who, periode),
            self.tr("Menyiapkan dialog kinerja"),
        ).success(self._ask).failure(self._screen.show_error).run()

    def _ask(self, ready: Persiapan) -> None:
        if self.catatan is None or self._place(ready.catatan) != self._place(self.catatan):
            return
        _, typed, before = self._typed.get(self._place(ready.catatan), ("", None, ready.catatan.isi))
        dialog = DialogKinerjaDialog(self._screen, ready, typed)
        if not dialog.exec():
            return
        wanted, odd = dialog.isi, dialog.warnings
        if (wanted.own, wanted.lanjut) == (before.own, before.lanjut):
            return
        self.save(ready.catatan, wanted, before, _Langkah(self, ready.catatan, before, wanted))
        self.told.emit(" ".join(sentence(one.code, **one.args) for one in odd))

    def save(
        self, of: CatatanDialog, wanted: IsiDialog, before: IsiDialog, step: _Langkah | None = None
    ) -> None:
        """Store a dialogue; ``step`` goes onto the undo stack when it is stored."""
        session = self._screen.session
        konteks, (who, periode), name = konteks_of(session), self._place(of), self._name

        def work(_p: object) -> Outcome[CatatanDialog]:
            return dialog_kinerja.simpan(konteks, who, periode, wanted, sebelum=before)

        task = session.tasks.write(self._screen, work).holds(self.waits)
        task.success(lambda found: self._saved(of, found, step)).failure(
            lambda error: self._failed(of, (name, wanted, before), error)
        ).run()

    def _saved(self, of: CatatanDialog, found: CatatanDialog, step: _Langkah | None) -> None:
        self._typed.pop(self._place(of), None)
        if self.catatan is None or self._place(of) != self._place(self.catatan):
            return
        self.show_record(self._name, found)
        if step is not None:
            self._undo.push(step)

    def _failed(self, of: CatatanDialog, typed: tuple[str, IsiDialog, IsiDialog], error: KnownError) -> None:
        session, (name, wanted, _before) = self._screen.session, typed
        if isinstance(error, ConflictError):
            self._typed.pop(self._place(of), None)
            session.notice(sentence("dialog.konflik", nama=name))
            if words := _words(wanted):
                self.unplaced.emit(sentence("dialog.terlepas", nama=name, isi=quoted(words)), words)
            self.lost.emit()
            return
        why = sentence(error.code, **error.args_)
        told = sentence("dialog.belum-tersimpan", nama=name, sebab=why)
        self._typed[self._place(of)] = typed
        if self.catatan is None or self._place(of) != self._place(self.catatan):
            session.notice(told)
            return
        self._screen.banner.tell(told, "buruk", self.tr("Buka lagi"), self.open)


def _words(isi: IsiDialog) -> tuple[Kata, ...]:
    agreed = [said for one in isi.kesepakatan for said in (one.teks, one.siapa)]
    noted = [one.catatan for one in isi.lanjut]
    return tuple(("", said) for said in (isi.pertanyaan, isi.hadir, *agreed, *noted) if said.strip())


class _Langkah(QUndoCommand):
    """One recorded dialogue; it is stored before it comes onto the stack."""

    def __init__(self, keeper: Pembicaraan, of: CatatanDialog, before: IsiDialog, after: IsiDialog) -> None:
        super().__init__(keeper.tr("Dialog kinerja"))
        self._keeper, self._of, self._before, self._after = keeper, of, before, after
        self._is_done = True

    def redo(self) -> None:
        """Store it again."""
        if not self._is_done:
            self._keeper.save(self._of, self._after, self._before)
        self._is_done = False

    def undo(self) -> None:
        """Store what was."""
        self._keeper.save(self._of, self._before, self._after)
