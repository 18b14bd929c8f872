"""The SKP being edited: its content, undo, and saving. Every action is one undo step and is written at once.

Rows that are not stored yet carry negative ids of this window, so that undo can bring back exactly the row that was
stored meanwhile; before writing they become the real ones. Rows in which nothing was written are not stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.kerangka_skp import Hasil, Tempat
from kinerja_desktop.domain.skp import IsiSkp, Rhk
from kinerja_desktop.foundation.errors import ConflictError, KnownError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.penugasan import Langkah
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import skp, skp_baru
from kinerja_desktop.services.skp import SkpLengkap


class Penyunting(QObject):
    """One plan under the hand.

    Signals:
        changed(tempat or None): the content is another; the cursor belongs there.
        stored(whole): the newest content is committed; ``whole`` has its findings.
        failed(error): it is not saved and waits; `retry` tries again.
        refused(error): it cannot be saved as it is; the screen reads the plan again.
    """

    changed = Signal(object)
    stored = Signal(object)
    failed = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, owner: QObject, undo: QUndoStack) -> None:
        super().__init__(owner)
        self._session, self._owner, self.undo = session, owner, undo
        self.whole: SkpLengkap | None = None
        self.isi = IsiSkp()
        self._fresh = count(-1, -1)
        self._real: dict[int, int] = {}
        self._kept = IsiSkp()
        """What the database holds, in the ids of this window."""
        self._flying: list[IsiSkp] = []
        """What is on its way, in order; the service answers in the same order."""
        self._round = 0
        """Counts the plans loaded: answers of an earlier one are not for this one."""
        self._version = 0
        self._stepping = False
        self.stuck = False
        """The last write failed and waits for `retry`."""

    @property
    def busy(self) -> bool:
        """Return whether something is not written yet."""
        return bool(self._flying) or (self.editable and kerangka_skp.tidy(self.isi) != self._kept)

    @property
    def editable(self) -> bool:
        """Return whether the content may be changed."""
        return self.whole is not None and self.whole.is_editable

    def load(self, whole: SkpLengkap) -> None:
        """Take a plan as it was read; undo begins anew."""
        self.whole, self._version = whole, whole.version
        self._begin()
        self.isi = self._kept = whole.isi
        self._forget()

    def close(self) -> None:
        """Forget the plan."""
        self._begin()
        self.whole, self.isi, self._kept = None, IsiSkp(), IsiSkp()
        self._forget()

    def _begin(self) -> None:
        self._round += 1
        self._real.clear()
        self._flying = []
        self.stuck = False

    def _forget(self) -> None:
        """Empty the undo stack; a step that is being done right now must not be deleted under its own feet."""
        if self._stepping:
            QTimer.singleShot(0, self.undo, self.undo.clear)
        else:
            self.undo.clear()

    # -- editing
    def act(self, words: str, made: Hasil, now: Tempat | None = None) -> None:
        """Do one action of the user; ``now`` is where the cursor stood."""
        if not self.editable:
            return
        if made.isi == self.isi:
            self.changed.emit(made.tempat)
            return
        after = Hasil(self._numbered(made.isi), made.tempat)
        self.undo.push(Langkah(words, self.show, Hasil(self.isi, now), after))

    def put(self, words: str, isi: IsiSkp, at: Tempat | None = None) -> None:
        """Do an action that leaves the cursor where it is."""
        self.act(words, Hasil(isi, at), at)

    def show(self, made: Hasil) -> None:
        """Make a content the present one and save it; called by the undo steps."""
        self.isi = made.isi
        self._stepping = True
        try:
            self.changed.emit(made.tempat)
            self._save()
        finally:
            self._stepping = False

    def _numbered(self, isi: IsiSkp) -> IsiSkp:
        seen: set[int] = set()

        def of(id_: int | None) -> int:
            known = next(self._fresh) if id_ is None or id_ in seen else id_
            seen.add(known)
            return known

        heads = [replace(one, id=of(one.id)) for one in isi.rhk]
        seen.clear()
        rows = tuple(
            replace(one, indikator=tuple(replace(ind, id=of(ind.id)) for ind in one.indikator))
            for one in heads
        )
        return replace(isi, rhk=rows)

    # -- saving
    def retry(self) -> None:
        """Try again what could not be written."""
        self._save()

    def flush(self) -> None:
        """Send what is not on its way yet now, behind what is: the plan may be left, or the window closed."""
        last = self._flying[-1] if self._flying else self._kept
        if self._flying and self.editable and kerangka_skp.tidy(self.isi) != last:
            self._send(kerangka_skp.tidy(self.isi), None)

    def _save(self) -> None:
        wanted = kerangka_skp.tidy(self.isi)
        if self._flying or not self.editable or wanted == self._kept:
            return
        self._send(wanted, self._version)

    def _send(self, wanted: IsiSkp, version: int | None) -> None:
        """Write a content; without a version over the one that the write before it will have made."""
        whole, number = self.whole, self._round
        if whole is None:
            return
        following = bool(self._flying)
        self._flying.append(wanted)
        konteks, id_, name = konteks_of(self._session), whole.baris.skp_id, whole.baris.nama
        position, tahun = whole.baris.penugasan_id, whole.baris.dari.year
        sending = replace(wanted, rhk=tuple(self._resolved(one) for one in wanted.rhk))

        def work(_p: object) -> Outcome[SkpLengkap]:
            if id_ is None and not following:
                return skp_baru.simpan(konteks, position, tahun, sending)
            known = skp_baru.buka(konteks, position, tahun) if id_ is None else None
            now = (id_ if known is None else known.baris.skp_id) or 0
            seen = skp.buka(konteks, now).version if version is None or known is not None else version
            return skp.simpan(konteks, now, sending, version=seen)

        self._session.tasks.write(self._owner, work).success(lambda found: self._done(number, found)).failure(
            lambda error: self._failed(number, name, error)
        ).run()

    def _resolved(self, one: Rhk) -> Rhk:
        below = tuple(replace(ind, id=self._known(ind.id, 1)) for ind in one.indikator)
        return replace(one, id=self._known(one.id, 0), indikator=below)

    def _known(self, id_: int | None, kind: int) -> int | None:
        """Return the stored id of a row: RHK (kind 0) and indicators (1) are numbered apart."""
        if id_ is None:
            return None
        found = self._real.get(_key(id_, kind), id_)
        return found if found > 0 else None

    def _done(self, number: int, whole: SkpLengkap) -> None:
        if number != self._round:
            return
        sent = self._flying.pop(0)
        self.whole, self._version, self.stuck = whole, whole.version, False
        words: dict[int, tuple[int | None, str]] = {}
        for mine, theirs in zip(sent.rhk, whole.isi.rhk, strict=True):
            self._learn(mine.id, theirs.id, 0)
            for one, other in zip(mine.indikator, theirs.indikator, strict=True):
                self._learn(one.id, other.id, 1)
            if mine.id is not None and mine.pimpinan_teks != theirs.pimpinan_teks:
                words[mine.id] = (theirs.pimpinan_id, theirs.pimpinan_teks)
        self._kept = _quoted(sent, words)
        if words:
            self.isi = _quoted(self.isi, words)
            self.changed.emit(None)
        if self._flying:
            return
        if kerangka_skp.tidy(self.isi) == self._kept:
            self.stored.emit(whole)
        else:
            self._save()

    def _learn(self, mine: int | None, real: int | None, kind: int) -> None:
        if mine is not None and real is not None:
            self._real[_key(mine, kind)] = real

    def _failed(self, number: int, name: str, error: KnownError) -> None:
        if number != self._round:  # another plan is open by now
            why = sentence(error.code, **error.args_)
            self._session.notice(sentence("perencanaan.belum-tersimpan", nama=name, sebab=why))
            return
        self._flying.pop(0)
        if error.code == "skp.melingkar" and self.undo.canUndo():
            self.undo.undo()
            self.failed.emit(error)
        elif isinstance(error, (ConflictError, RefusedError)):
            self.refused.emit(error)
        else:
            self.stuck = True
            self.failed.emit(error)


def _key(id_: int, kind: int) -> int:
    return 2 * id_ + kind


def _quoted(isi: IsiSkp, words: Mapping[int, tuple[int | None, str]]) -> IsiSkp:
    """Return the content with the leader's present words where the service quoted them anew."""
    if not words:
        return isi
    return replace(
        isi,
        rhk=tuple(
            replace(one, pimpinan_id=words[one.id][0], pimpinan_teks=words[one.id][1])
            if one.id is not None and one.id in words
            else one
            for one in isi.rhk
        ),
    )
