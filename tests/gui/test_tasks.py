"""Tasks: results on the UI thread, nothing for the dead, failures told, bugs raised."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation.errors import Cancelled, ConflictError, KnownError, RefusedError, StorageError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.bars import BottomBar
from kinerja_desktop.gui.events import ChangeBus
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import Tasks
from tests.gui.meja_skp import LateAnswers


@pytest.fixture
def threaded(qapp: QApplication) -> Tasks:
    return Tasks(ChangeBus())


def test_work_leaves_the_ui_thread_and_the_answer_comes_back(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    seen: dict[str, object] = {}

    def work(_: Progress) -> int:
        seen["work"] = threading.current_thread() is threading.main_thread()
        return 7

    def show(value: int) -> None:
        seen["value"] = value
        seen["ui"] = QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]  # there is one

    with qtbot.waitSignal(threaded.finished):
        threaded.read(owner, work).success(show).run()
    qtbot.waitUntil(lambda: "value" in seen)
    assert seen == {"work": False, "value": 7, "ui": True}
    assert not threaded.running


def test_answers_for_the_dead_are_dropped(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    got: list[int] = []

    def work(_: Progress) -> int:
        gate.wait(5)
        return 1

    threaded.read(owner, work).success(got.append).run()
    shiboken6.delete(owner)
    with qtbot.waitSignal(threaded.finished):
        gate.set()
    assert got == []


def test_writes_keep_their_order(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    order: list[int] = []
    first = threading.Event()

    def slow(_: Progress) -> Outcome[int]:
        first.wait(5)
        order.append(1)
        return Outcome(1, Changes())

    def quick(_: Progress) -> Outcome[int]:
        order.append(2)
        return Outcome(2, Changes())

    threaded.write(owner, slow).run()
    threaded.write(owner, quick).run()
    assert threaded.writing
    first.set()
    qtbot.waitUntil(lambda: not threaded.writing)
    assert order == [1, 2]


def test_a_write_publishes_before_success(session: Session) -> None:
    owner = QObject()
    order: list[object] = []
    session.changes.published.connect(lambda changes, who: order.append((changes, who is owner)))
    changes = Changes.of(pegawai=[1])
    session.tasks.write(owner, lambda _: Outcome("x", changes)).success(order.append).run()
    assert order == [(changes, True), "x"]


def test_saved_is_told_only_after_a_commit(session: Session, qtbot: QtBot) -> None:
    owner = QObject()
    told: list[bool] = []
    session.tasks.saved.connect(lambda: told.append(True))

    def refuse(_: Progress) -> Outcome[int]:
        raise RefusedError("ditolak.uji")

    session.tasks.write(owner, refuse).failure(lambda _: None).run()
    assert told == []
    session.tasks.write(owner, lambda _: Outcome(1, Changes())).run()
    assert told == [True]


class Kisi(QObject):
    """A grid that keeps on the screen what could not be written."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._tasks = session.tasks
        self.words: list[str] = []

    def waits(self) -> bool:
        return bool(self.words)

    def write(self, error: KnownError | None = None, *, keeps: bool = True) -> None:
        """Write all words; those that are refused stay on the screen unless they are thrown away."""

        def work(_: Progress) -> Outcome[int]:
            if error is not None:
                raise error
            return Outcome(1, Changes())

        def failed(_: KnownError) -> None:
            if not keeps:
                self.words.clear()

        task = self._tasks.write(self, work).holds(self.waits)
        task.success(lambda _: self.words.clear()).failure(failed).run()


@pytest.fixture
def bar(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> BottomBar:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-10-12T10:42:00+07:00")
    made = BottomBar(session)
    qtbot.addWidget(made)
    return made


def write(session: Session, error: KnownError | None = None) -> None:
    """Write something of which nothing stays on a screen when it is refused."""

    def work(_: Progress) -> Outcome[int]:
        if error is not None:
            raise error
        return Outcome(1, Changes())

    session.tasks.write(session, work).failure(lambda _: None).run()


@pytest.mark.parametrize("no", [RefusedError, ConflictError, Cancelled])
def test_a_no_leaves_the_bar_as_it_was(session: Session, bar: BottomBar, no: type[KnownError]) -> None:
    write(session)
    assert bar.saved.text() == "Tersimpan 10.42"
    write(session, no("uji"))
    assert bar.saved.text() == "Tersimpan 10.42"
    write(session, StorageError("simpanan.penuh"))
    assert bar.saved.text() == "Belum tersimpan"
    write(session, no("uji"))
    assert bar.saved.text() == "Belum tersimpan"  # what the disk refused was not done


@pytest.mark.parametrize("error", [RefusedError("uji"), StorageError("simpanan.penuh")])
def test_the_bar_says_unsaved_as_long_as_a_screen_holds_unwritten_words(
    session: Session, bar: BottomBar, error: KnownError
) -> None:
    one, other = Kisi(session), Kisi(session)
    one.words, other.words = ["a"], ["b"]
    one.write(error)
    assert bar.saved.text() == "Belum tersimpan"
    other.write()
    write(session)
    assert bar.saved.text() == "Belum tersimpan"  # what others wrote was not that
    one.write()
    assert bar.saved.text() == "Tersimpan 10.42"


def test_words_that_were_given_up_are_not_waited_for(session: Session, bar: BottomBar) -> None:
    write(session)
    grid = Kisi(session)
    grid.words = ["a"]
    grid.write(ConflictError("uji"), keeps=False)
    assert bar.saved.text() == "Tersimpan 10.42"
    grid.words = ["b"]
    grid.write(StorageError("simpanan.penuh"))
    assert bar.saved.text() == "Belum tersimpan"
    grid.words.clear()  # the user left them
    session.tasks.read(session, lambda _: 1).run()
    assert bar.saved.text() == "Tersimpan 10.42"
    grid.words = ["c"]
    grid.write(StorageError("simpanan.penuh"))
    shiboken6.delete(grid)
    session.tasks.read(session, lambda _: 1).run()
    assert bar.saved.text() == "Tersimpan 10.42"


def test_a_refusal_goes_to_failure_or_to_the_window(session: Session) -> None:
    owner = QObject()
    mine: list[KnownError] = []
    window: list[KnownError] = []
    session.tasks.refused.connect(lambda error, _: window.append(error))

    def refuse(_: Progress) -> int:
        raise RefusedError("ditolak.uji")

    session.tasks.read(owner, refuse).failure(mine.append).run()
    assert (len(mine), len(window)) == (1, 0)
    session.tasks.read(owner, refuse).run()
    assert (len(mine), len(window)) == (1, 1)


def test_cancel_ends_work_at_its_next_step(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    started = threading.Event()
    ended: list[KnownError] = []

    def work(progress: Progress) -> int:
        started.set()
        gate = threading.Event()
        for number in range(1000):
            progress.step(number, 1000)
            gate.wait(0.01)
        return 1

    task = threaded.read(owner, work).failure(ended.append).run()
    assert started.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)


def test_progress_is_heard(session: Session) -> None:
    owner = QObject()
    heard: list[tuple[int, int, str]] = []

    def work(progress: Progress) -> int:
        progress.step(1, 1, "baca")
        return 0

    session.tasks.read(owner, work).progress(lambda *report: heard.append(report)).run()
    assert heard == [(1, 1, "baca")]


def test_work_that_is_still_at_it_reports_no_number(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    heard: list[tuple[int, int, str]] = []
    ended: list[KnownError] = []
    waits, goes = threading.Event(), threading.Event()

    def work(progress: Progress) -> int:
        progress.step(3, 3, "susun")
        progress.step(-1, -1)
        waits.set()
        goes.wait(5)
        progress.step(-1, -1)
        return 0

    task = threaded.read(owner, work).progress(lambda *report: heard.append(report)).failure(ended.append)
    task.run()
    assert waits.wait(5)
    task.cancel()
    goes.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled), "the moment to notice Batal"
    assert heard == [(3, 3, "susun")]


def test_our_bugs_are_raised_in_tests(session: Session) -> None:
    owner = QObject()
    with pytest.raises(ZeroDivisionError):
        session.tasks.read(owner, lambda _: 1 // 0).run()


def test_a_fresh_read_that_a_write_of_its_owner_overtook_is_read_again(qtbot: QtBot) -> None:
    executor = LateAnswers()
    session = Session(executor)
    tasks = session.tasks
    owner, other = QObject(), QObject()
    state, shown = ["lama"], list[str]()

    def set_to(value: str) -> Callable[[Progress], Outcome[None]]:
        def work(_: Progress) -> Outcome[None]:
            state[0] = value
            return Outcome(None, Changes())

        return work

    executor.late = True
    tasks.read(owner, lambda _: state[0]).success(shown.append).fresh().run()
    tasks.write(owner, set_to("baru")).run()
    executor.let_go()
    assert shown == ["baru"]
    executor.late = True
    tasks.read(owner, lambda _: state[0]).success(shown.append).fresh().run()
    tasks.write(other, set_to("orang lain")).run()  # the bus tells of it
    executor.let_go()
    assert shown == ["baru", "baru"]


def test_a_long_copy_holds_up_no_write(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    order: list[str] = []

    def copying(_: Progress) -> Outcome[str]:
        gate.wait(5)
        return Outcome("berkas", Changes())

    def typed(_: Progress) -> Outcome[str]:
        return Outcome("sel", Changes())

    threaded.copy(owner, copying).success(order.append).run()
    assert threaded.writing
    threaded.write(owner, typed).success(order.append).run()
    qtbot.waitUntil(lambda: order == ["sel"])
    gate.set()
    qtbot.waitUntil(lambda: order == ["sel", "berkas"])
    assert not threaded.writing


def test_what_closes_the_office_comes_after_what_was_typed_and_copied(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    order: list[str] = []

    def copying(_: Progress) -> Outcome[str]:
        gate.wait(5)
        return Outcome("berkas", Changes())

    threaded.copy(owner, copying).success(order.append).run()
    threaded.write(owner, lambda _: Outcome("sel", Changes())).success(order.append).run()
    threaded.alone(owner, lambda _: Outcome("tutup", Changes())).success(order.append).run()
    qtbot.waitUntil(lambda: order == ["sel"])
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["sel", "berkas", "tutup"]


def test_closing_waits_for_a_copy_that_was_begun(threaded: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    done: list[str] = []

    def copying(_: Progress) -> Outcome[str]:
        gate.wait(5)
        done.append("berkas")
        return Outcome("berkas", Changes())

    threaded.copy(owner, copying).run()
    gate.set()
    threaded.shut()
    assert done == ["berkas"]
    qtbot.waitUntil(lambda: not threaded.running)


def test_nothing_begins_once_the_window_has_closed(threaded: Tasks, qtbot: QtBot) -> None:
    """The last answer may ask for more, of threads that would answer a program that is gone."""
    owner = QObject()
    begun: list[str] = []

    def again(_: object) -> None:
        threaded.read(owner, lambda _p: begun.append("again")).run()

    threaded.read(owner, lambda _p: begun.append("first")).success(again).run()
    threaded.shut()
    QApplication.processEvents()
    assert not threaded.running
    threaded.executor.drain()
    assert begun == ["first"]
