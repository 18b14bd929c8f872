"""The SKP being edited: its content, undo, and saving. Every action is one undo step and is written at once.

Rows that are not stored yet carry negative ids of this window, so that undo can bring back exactly the row that was
stored meanwhile; before writing they become the real ones. Rows in which nothing was written are not stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.kerangka_skp import Hasil, Tempat
from kinerja_desktop.domain.skp import IsiSkp, Rhk
from kinerja_desktop.foundation.errors import ConflictError, KnownError, RefusedError
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.session import Session
from kinerja_desktop.services import skp
from kinerja_desktop.services.skp import SkpLengkap


class _Step(QUndoCommand):
    def __init__(self, words: str, keeper: Penyunting, before: Hasil, after: Hasil) -> None:
        super().__init__(words)
        self._keeper, self._before, self._after = keeper, before, after

    def redo(self) -> None:
        self._keeper.show(self._after)

    def undo(self) -> None:
        self._keeper.show(self._before)


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
        self._sent: IsiSkp | None = None
        self._version = 0

    @property
    def busy(self) -> bool:
        """Return whether something is not written yet."""
        return self._sent is not None or (self.editable and kerangka_skp.tidy(self.isi) != self._kept)

    @property
    def editable(self) -> bool:
        """Return whether the content may be changed."""
        return self.whole is not None and self.whole.is_editable

    def load(self, whole: SkpLengkap) -> None:
        """Take a plan as it was read; undo begins anew."""
        self.whole, self._version = whole, whole.version
        self._real.clear()
        self._sent = None
        self.isi = self._kept = whole.isi
        self.undo.clear()

    def close(self) -> None:
        """Forget the plan."""
        self.whole, self.isi, self._kept = None, IsiSkp(), IsiSkp()
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
        self.undo.push(_Step(words, self, Hasil(self.isi, now), after))

    def put(self, words: str, isi: IsiSkp, at: Tempat | None = None) -> None:
        """Do an action that leaves the cursor where it is."""
        self.act(words, Hasil(isi, at), at)

    def show(self, made: Hasil) -> None:
        """Make a content the present one and save it; called by the undo steps."""
        self.isi = made.isi
        self.changed.emit(made.tempat)
        self._save()

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

    def _save(self) -> None:
        whole = self.whole
        wanted = kerangka_skp.tidy(self.isi)
        if self._sent is not None or whole is None or not self.editable or wanted == self._kept:
            return
        self._sent = wanted
        konteks, id_, version = konteks_of(self._session), whole.baris.skp_id or 0, self._version
        sending = replace(wanted, rhk=tuple(self._resolved(one) for one in wanted.rhk))
        self._session.tasks.write(
            self._owner, lambda _p: skp.simpan(konteks, id_, sending, version=version)
        ).success(self._done).failure(self._failed).run()

    def _resolved(self, one: Rhk) -> Rhk:
        below = tuple(replace(ind, id=self._known(ind.id, 1)) for ind in one.indikator)
        return replace(one, id=self._known(one.id, 0), indikator=below)

    def _known(self, id_: int | None, kind: int) -> int | None:
        """Return the stored id of a row: RHK (kind 0) and indicators (1) are numbered apart."""
        if id_ is None:
            return None
        found = self._real.get(_key(id_, kind), id_)
        return found if found > 0 else None

    def _done(self, whole: SkpLengkap) -> None:
        sent, self._sent = self._sent, None
        if sent is None or self.whole is None or whole.baris.skp_id != self.whole.baris.skp_id:
            return
        self.whole, self._version = whole, whole.version
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
        if kerangka_skp.tidy(self.isi) == self._kept:
            self.stored.emit(whole)
        else:
            self._save()

    def _learn(self, mine: int | None, real: int | None, kind: int) -> None:
        if mine is not None and real is not None:
            self._real[_key(mine, kind)] = real

    def _failed(self, error: KnownError) -> None:
        self._sent = None
        if error.code == "skp.melingkar" and self.undo.canUndo():
            self.undo.undo()
            self.failed.emit(error)
        elif isinstance(error, (ConflictError, RefusedError)):
            self.refused.emit(error)
        else:
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
