"""Python's own pauses: a full collection waits until nobody looks and nothing runs."""

from __future__ import annotations

import gc
import itertools
import sys
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui import jeda as jeda_module
from kinerja_desktop.gui.jeda import Jeda
from kinerja_desktop.gui.session import Session


class Ring:
    """Garbage that counting references does not free."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def jeda(dressed: QApplication, session: Session) -> Iterator[Jeda]:
    threshold, hand_over = gc.get_threshold(), sys.getswitchinterval()
    made = Jeda(dressed, session.tasks)
    yield made
    dressed.applicationStateChanged.disconnect(made._changed)
    for timer in (made._rest, made._pause, made._breath, made._away, made._start):
        timer.stop()  # else it would collect in somebody else's test
    gc.unfreeze()
    gc.set_threshold(*threshold)
    sys.setswitchinterval(hand_over)


def old_garbage() -> weakref.ref[Ring]:
    ring = Ring()
    seen = weakref.ref(ring)
    gc.collect()
    return seen


def test_a_busy_thread_hands_over_soon(jeda: Jeda) -> None:
    assert sys.getswitchinterval() == pytest.approx(0.001)


def test_young_garbage_is_looked_for_once_the_first_screen_stands(
    dressed: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    threshold, hand_over = gc.get_threshold(), sys.getswitchinterval()
    monkeypatch.setattr(jeda_module, "_START", 30)
    gc.disable()  # as `app.window` leaves it
    try:
        made = Jeda(dressed, session.tasks)
        assert not gc.isenabled(), (
            "the first collection walks all that was imported, before there is a window"
        )
        qtbot.waitUntil(gc.isenabled)
        assert gc.get_freeze_count() > 0, "nor does the next one walk it"
    finally:
        gc.enable()
        gc.unfreeze()
        gc.set_threshold(*threshold)
        sys.setswitchinterval(hand_over)
        dressed.applicationStateChanged.disconnect(made._changed)


def test_leaving_looks_at_what_is_new_and_walks_nothing_that_was_set_aside(
    jeda: Jeda, dressed: QApplication, qtbot: QtBot
) -> None:
    """A full walk took 0.9 s of the window when the user looked elsewhere for four seconds and came back."""
    jeda._away.setInterval(30)
    kept = Ring()
    old = weakref.ref(kept)
    jeda.collect()
    del kept
    new = old_garbage()
    dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not jeda._away.isActive()  # a list dropped down and closed again
    dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert new() is not None
    qtbot.waitUntil(lambda: new() is None)
    assert old() is not None
    jeda.collect()
    assert old() is None


def test_a_rest_spent_elsewhere_is_taken_for_less_than_one_at_this_window(
    jeda: Jeda, dressed: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = QWindow()
    jeda.watch(window)
    jeda._rest.setInterval(60)
    jeda._away.setInterval(10)
    jeda.collect()
    middle = gc.get_stats()[1]["collections"]
    walks: list[int] = []
    monkeypatch.setattr(jeda, "collect", lambda: walks.append(1))
    for came, state, expected in (
        (jeda_module._GONE, Qt.ApplicationState.ApplicationActive, []),
        (jeda_module._GONE - 1, Qt.ApplicationState.ApplicationInactive, []),
        (jeda_module._GONE, Qt.ApplicationState.ApplicationInactive, [1]),
    ):
        stats = [{}, {"collections": middle + came}, {}]
        monkeypatch.setattr(gc, "get_stats", lambda stats=stats: stats)
        dressed.applicationStateChanged.emit(state)
        qtbot.keyClick(window, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: not jeda._rest.isActive())
        assert walks == expected


def test_who_rested_here_and_then_leaves_rests_elsewhere_too(
    jeda: Jeda, dressed: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The rest was over before: of a window that was left for hours nothing was collected until somebody came back."""
    jeda._rest.setInterval(30)
    jeda._away.setInterval(10)
    jeda.collect()
    middle = gc.get_stats()[1]["collections"]
    walks: list[int] = []
    monkeypatch.setattr(jeda, "collect", lambda: walks.append(1))
    monkeypatch.setattr(gc, "get_stats", lambda: [{}, {"collections": middle + jeda_module._GONE}, {}])
    assert not jeda._rest.isActive()
    dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: walks == [1])


def test_garbage_goes_when_the_hands_rest(
    jeda: Jeda, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = QWindow()
    jeda.watch(window)
    jeda._rest.setInterval(30)
    seen = old_garbage()
    monkeypatch.setattr(session.tasks, "_running", [object()])
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: jeda._rest.remainingTime() <= 1)
    assert seen() is not None
    monkeypatch.setattr(session.tasks, "_running", [])
    qtbot.waitUntil(lambda: seen() is None)
    assert not jeda._rest.isActive()  # at rest it collects once, not again and again


def test_a_rest_after_which_little_came_walks_nothing(
    jeda: Jeda, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = QWindow()
    jeda.watch(window)
    jeda._rest.setInterval(30)
    jeda.collect()
    middle = gc.get_stats()[1]["collections"]
    walks: list[int] = []
    monkeypatch.setattr(jeda, "collect", lambda: walks.append(1))  # Python itself may collect at any time
    for came, expected in ((jeda_module._HEAP - 1, []), (jeda_module._HEAP, [1])):
        stats = [{}, {"collections": middle + came}, {}]
        monkeypatch.setattr(gc, "get_stats", lambda stats=stats: stats)
        qtbot.keyClick(window, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: not jeda._rest.isActive())
        assert walks == expected


def test_who_never_rests_long_pauses_for_a_pile(
    jeda: Jeda, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = QWindow()
    jeda.watch(window)
    jeda._pause.setInterval(30)
    jeda.collect()
    middle = gc.get_stats()[1]["collections"]
    walks: list[int] = []
    monkeypatch.setattr(jeda, "collect", lambda: walks.append(1))
    for came, expected in ((jeda_module._PILE - 1, []), (jeda_module._PILE, [1])):
        stats = [{}, {"collections": middle + came}, {}]
        monkeypatch.setattr(gc, "get_stats", lambda stats=stats: stats)
        qtbot.keyClick(window, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: not jeda._pause.isActive())
        assert walks == expected


def test_what_starting_left_is_not_walked_but_goes_with_the_next_full_collection(
    jeda: Jeda, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = QWindow()
    jeda.watch(window)
    jeda._rest.setInterval(30)
    for other in (jeda._breath, jeda._away):
        other.setInterval(600_000)
    kept = Ring()
    seen = weakref.ref(kept)
    jeda.started()
    assert gc.get_freeze_count() > 0
    del kept
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not jeda._rest.isActive())
    assert seen() is not None  # the first rest has nothing to look for
    jeda.collect()
    assert seen() is None


def test_nothing_is_collected_while_something_runs(
    jeda: Jeda, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = old_garbage()
    monkeypatch.setattr(session.tasks, "_running", [object()])
    jeda.collect()
    assert seen() is not None
    assert jeda._rest.isActive()


def test_a_breath_takes_what_is_new_and_a_full_collection_the_whole(
    jeda: Jeda, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = QWindow()
    jeda.watch(window)
    jeda._breath.setInterval(30)
    kept = Ring()
    jeda.collect()
    new = old_garbage()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not jeda._breath.isActive())
    assert new() is not None  # not enough came to be worth it
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 100))
    later = Ring()
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: new() is None)
    old, young = weakref.ref(kept), weakref.ref(later)
    del kept, later
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: young() is None)  # it lived through a breath
    assert old() is not None  # what stayed at the last full collection is not walked again
    jeda.collect()
    assert old() is None


def test_no_breath_walks_what_starting_made(
    jeda: Jeda, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Screens are loaded for ten seconds; who paused in them met a walk of all that, a seventh of a second."""
    window = QWindow()
    jeda.watch(window)
    jeda._breath.setInterval(30)
    seen = old_garbage()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 100))
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not jeda._breath.isActive())
    assert seen() is not None
    jeda.started()
    new = old_garbage()
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: new() is None)


def test_a_breath_does_not_walk_ever_more(jeda: Jeda, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """What breaths left grows with each screen that is opened; once it takes long it is left to the next full collection."""
    window = QWindow()
    jeda.watch(window)
    jeda._breath.setInterval(30)
    jeda.collect()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 100))
    took, readings = [0.0], itertools.count()
    monkeypatch.setattr(time, "thread_time", lambda: took[0] if next(readings) % 2 else 0.0)

    def breathe() -> None:
        qtbot.keyClick(window, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: not jeda._breath.isActive())

    seen = weakref.ref(kept := Ring())
    breathe()
    assert any(one is kept for one in gc.get_objects(2))  # walked again: what of it dies soon goes soon
    took[0] = 2 * jeda_module._LONG
    breathe()
    assert not any(one is kept for one in gc.get_objects())
    del kept
    breathe()
    assert seen() is not None
    jeda.collect()
    assert seen() is None  # it is not given up
