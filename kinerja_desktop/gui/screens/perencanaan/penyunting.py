"""The SKP being edited: its content, undo, and saving. Every action is one undo step and is written at once.

Rows that are not stored yet carry negative ids of this window, so that undo can bring back exactly the row that was
stored meanwhile; before writing they become the real ones. Rows in which nothing was written are not stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import compress, count
from typing import TypeAlias, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from kinerja_desktop.domain import kerangka_skp
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.kerangka_skp import Hasil, Tempat
from kinerja_desktop.domain.skp import IsiSkp, Rhk
from kinerja_desktop.foundation.errors import ConflictError, KnownError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screens.langkah import Ditinggalkan, Langkah, Riwayat
from kinerja_desktop.gui.screens.perencanaan.naskah import Naskah, key_of
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.sisa import Kata
from kinerja_desktop.services import skp, skp_baru
from kinerja_desktop.services.skp import SkpLengkap

Links: TypeAlias = "frozenset[tuple[int | None, int | None]]"
"""RHK of a plan and the leader's RHK that they serve."""


class Penyunting(QObject):
    """One plan under the hand.

    Signals:
        changed(tempat or None): the content is another; the cursor belongs there.
        stored(whole): the newest content is committed; ``whole`` has its findings.
        failed(error): it is not saved and waits; `retry` tries again.
        refused(error): it cannot be saved as it is; the screen reads the plan again.
        lost(name, words): what was typed for somebody that the plan as it is now cannot take.
    """

    changed = Signal(object)
    stored = Signal(object)
    failed = Signal(object)
    refused = Signal(object)
    lost = Signal(str, object)

    def __init__(self, session: Session, owner: QObject, undo: QUndoStack) -> None:
        super().__init__(owner)
        self._session, self._owner, self.undo = session, owner, undo
        self._now: Naskah | None = None
        self._left: Ditinggalkan[Naskah] = Ditinggalkan()
        self._unsaved: dict[tuple[int, int], Naskah] = {}
        """Plans that were left and are not stored yet, by position and year: they come back as typed, or are told."""
        self._fresh = count(-1, -1)
        self._stepping = False
        self._is_coming_back = False
        """Steps are put back on the undo stack: they are done already."""
        session.opened.connect(self._other_office)

    @property
    def whole(self) -> SkpLengkap | None:
        """Return the plan as the database had it last."""
        return self._now.whole if self._now is not None else None

    @property
    def isi(self) -> IsiSkp:
        """Return the content as it stands on the screen."""
        return self._now.isi if self._now is not None else IsiSkp()

    @property
    def stuck(self) -> bool:
        """Return whether the last write failed and waits for `retry`."""
        return self._now is not None and self._now.stuck

    @property
    def busy(self) -> bool:
        """Return whether something is not written yet."""
        now = self._now
        return now is not None and (
            bool(now.flying) or (self.editable and kerangka_skp.tidy(now.isi) != now.kept)
        )

    def waits(self) -> bool:
        """Return whether something is not written yet, here or of a plan that was left; for `Task.holds`."""
        return self.busy or bool(self._unsaved)

    def unsaved(self) -> list[tuple[SkpLengkap, tuple[Kata, ...]]]:
        """Return the plans with words that could not be written, and the words."""
        now = [self._now] if self._now is not None and self.stuck else []
        return [(one.whole, one.kata_tinggal()) for one in (*now, *self._unsaved.values())]

    @property
    def editable(self) -> bool:
        """Return whether the content may be changed."""
        return self.whole is not None and self.whole.is_editable

    def load(self, whole: SkpLengkap) -> None:
        """Take a plan as it was read; its undo begins anew, unless it comes back exactly as it was left here."""
        self._leave()
        id_ = whole.baris.skp_id
        back = (
            self._left.take(lambda one: one.whole.baris.skp_id == id_ is not None)
            if not self._stepping
            else None
        )
        self._forget()
        draft = self._taken(whole)
        if draft is not None:
            back = draft
            QTimer.singleShot(0, self, self._save)
        elif back is None or not back.is_as_left(whole):
            self._now = Naskah(whole, whole.isi, whole.isi)
            return
        self._now = back
        if not back.flying:
            back.come_back(whole)
        self._is_coming_back = True
        back.riwayat.put_back(self.undo, self.show)
        self._is_coming_back = False

    def _taken(self, whole: SkpLengkap) -> Naskah | None:
        """Return what waits of a plan to go on with; where that cannot be, its words are told."""
        draft = self._unsaved.get(_place(whole))
        if draft is None or whole.baris.versi < draft.whole.baris.versi:
            return None  # an earlier version is only looked at
        del self._unsaved[_place(whole)]
        if (draft.flying and not draft.is_refused) or draft.is_waiting(whole):
            return draft
        if words := draft.kata_tinggal(whole.isi):
            self.lost.emit(draft.whole.baris.nama, words)
        return None

    def close(self) -> None:
        """Forget the plan."""
        self._now = None
        self._forget()

    def _other_office(self) -> None:
        """Forget the steps: ids of one office mean others in the next."""
        self._left.forget()
        self._unsaved.clear()
        self._forget()

    def _leave(self) -> None:
        """Keep the steps of the plan that goes, and what is not stored of it."""
        now = self._now
        if now is not None and self.busy:
            self.flush()
            self._unsaved[_place(now.whole)] = now
        if now is not None and now.whole.is_editable and not self._stepping:
            now.riwayat = Riwayat.of(self.undo)
            self._left.put(now)

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
        if self._is_coming_back or self._now is None:
            return
        self._now.isi = made.isi
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
        now = self._now
        if now is None or not now.flying or not self.editable:
            return
        if kerangka_skp.tidy(now.isi) != now.flying[-1]:
            self._send(now, kerangka_skp.tidy(now.isi))

    def _save(self) -> None:
        now = self._now
        if now is None or now.flying or not self.editable:
            return
        wanted = kerangka_skp.tidy(now.isi)
        if wanted != now.kept:
            self._send(now, wanted)
        elif now.stuck:  # what could not be written was taken back
            now.stuck = False
            self.stored.emit(now.whole)
            self._session.tasks.answered.emit()

    def _send(self, plan: Naskah, wanted: IsiSkp) -> None:
        """Write a content over what was read, or over what the write before it made: never over somebody else's."""
        plan.flying.append(wanted)
        konteks, row = konteks_of(self._session), plan.whole.baris
        sending = replace(wanted, rhk=tuple(_resolved(plan, one) for one in wanted.rhk))

        def work(_p: object) -> Outcome[SkpLengkap]:
            last = plan.tertulis
            if last.baris.skp_id is None:
                made = skp_baru.simpan(konteks, row.penugasan_id, row.dari.year, sending)
            else:
                made = skp.simpan(konteks, last.baris.skp_id, sending, version=last.version)
            plan.tertulis = made.value
            return made

        task = self._session.tasks.write(self._owner, work).holds(self.waits)
        task.success(lambda found: self._done(plan, found)).failure(
            lambda error: self._failed(plan, error)
        ).run()

    def _done(self, plan: Naskah, whole: SkpLengkap) -> None:
        sent = plan.flying.pop(0)
        plan.whole, plan.stuck, plan.is_refused = whole, False, False
        words: dict[int, tuple[int | None, str]] = {}
        for mine, theirs in zip(sent.rhk, whole.isi.rhk, strict=True):
            _learn(plan, mine.id, theirs.id, 0)
            for one, other in zip(mine.indikator, theirs.indikator, strict=True):
                _learn(plan, one.id, other.id, 1)
            if mine.id is not None and mine.pimpinan_teks != theirs.pimpinan_teks:
                words[mine.id] = (theirs.pimpinan_id, theirs.pimpinan_teks)
        plan.kept = _quoted(sent, words)
        plan.isi = _quoted(plan.isi, words)
        if plan is not self._now:
            self._done_left(plan)
            return
        if words:
            self.changed.emit(None)
        if plan.flying:
            return
        if kerangka_skp.tidy(plan.isi) == plan.kept:
            self.stored.emit(whole)
        else:
            self._save()

    def _done_left(self, plan: Naskah) -> None:
        place = _place(plan.whole)
        if self._unsaved.get(place) is plan and plan.is_settled:
            del self._unsaved[place]

    def _left_unsaved(self, plan: Naskah, error: KnownError) -> None:
        """Say it; what was typed is there again, or is told, when the plan is opened."""
        place, why, name = _place(plan.whole), sentence(error.code, **error.args_), plan.whole.baris.nama
        if self._unsaved.get(place) is not plan:
            return  # its words were told when it was opened
        code = "perencanaan.belum-tersimpan-kembali"
        if plan.is_refused:
            code = (
                "perencanaan.belum-tersimpan-lihat" if plan.kata_tinggal() else "perencanaan.belum-tersimpan"
            )
        if plan.is_refused and not plan.kata_tinggal():
            del self._unsaved[place]
        self._session.notice(sentence(code, nama=name, sebab=why))

    def _failed(self, plan: Naskah, error: KnownError) -> None:
        sent = plan.flying.pop(0)
        is_no = isinstance(error, (ConflictError, RefusedError))
        if plan is not self._now:  # another plan is open by now
            plan.stuck, plan.is_refused = True, plan.is_refused or is_no
            self._left_unsaved(plan, error)
        elif circle := _circle(error, sent, plan.kept):
            if self._stepping:  # the steps are not touched under the feet of one that is being done
                QTimer.singleShot(0, self, lambda: self._without(plan, circle))
            else:
                self._without(plan, circle)
            self.failed.emit(error)
        elif is_no:
            plan.is_refused = True
            self.refused.emit(error)
        else:
            plan.stuck = True
            self.failed.emit(error)

    def _without(self, plan: Naskah, links: Links) -> None:
        """Take links out of the content and of its steps, as if never made; what was typed since stays, with its undo."""

        def of(made: object) -> object:
            return (
                replace(made, isi=_unlinked(made.isi, links, plan.kept)) if isinstance(made, Hasil) else made
            )

        if plan is not self._now:
            return  # it was left meanwhile, with its steps
        had = Riwayat.of(self.undo)
        steps = [(words, of(before), of(after)) for words, before, after in had.steps]
        is_left = [_content(before) != _content(after) for _, before, after in steps]
        left = Riwayat(tuple(compress(steps, is_left)), sum(is_left[: had.at]))
        self._forget()
        self._is_coming_back = True
        left.put_back(self.undo, self.show)
        self._is_coming_back = False
        self.show(Hasil(_unlinked(plan.isi, links, plan.kept), None))


def _content(made: object) -> object:
    return made.isi if isinstance(made, Hasil) else made


def _circle(error: KnownError, sent: IsiSkp, kept: IsiSkp) -> Links:
    """Return the links in what was sent that were refused since they point in a circle; none that is stored already."""
    places = error.args_["rhk"] if error.code == "skp.melingkar" else ()
    there = {(one.id, one.pimpinan_id) for one in kept.rhk}
    refused = {(sent.rhk[at].id, sent.rhk[at].pimpinan_id) for at in cast("tuple[int, ...]", places)}
    return frozenset(refused - there)


def _unlinked(isi: IsiSkp, links: Links, kept: IsiSkp) -> IsiSkp:
    """Return the content with what is stored in place of some links; a row that is not stored keeps the words."""
    stored = {one.id: (one.pimpinan_id, one.pimpinan_teks) for one in kept.rhk}
    gone = [one for one in isi.rhk if (one.id, one.pimpinan_id) in links]
    return _quoted(
        isi, {one.id: stored.get(one.id, (None, one.pimpinan_teks)) for one in gone if one.id is not None}
    )


def _place(whole: SkpLengkap) -> tuple[int, int]:
    return whole.baris.penugasan_id, whole.baris.dari.year


def _resolved(plan: Naskah, one: Rhk) -> Rhk:
    below = tuple(replace(ind, id=_known(plan, ind.id, 1)) for ind in one.indikator)
    return replace(one, id=_known(plan, one.id, 0), indikator=below)


def _known(plan: Naskah, id_: int | None, kind: int) -> int | None:
    """Return the stored id of a row: RHK (kind 0) and indicators (1) are numbered apart."""
    if id_ is None:
        return None
    found = plan.real.get(key_of(id_, kind), id_)
    return found if found > 0 else None


def _learn(plan: Naskah, mine: int | None, real: int | None, kind: int) -> None:
    if mine is not None and real is not None:
        plan.real[key_of(mine, kind)] = real


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
