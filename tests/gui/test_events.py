"""A screen reloads only what it shows, and not while it is hidden or being edited."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.gui.events import ChangeBus, Follower, Refresher


def test_reload_waits_for_being_seen_and_for_the_editor(qtbot: QtBot) -> None:
    bus, screen = ChangeBus(), QWidget()
    qtbot.addWidget(screen)
    seen: list[Changes] = []
    busy = [False]
    refresher = Refresher(screen, bus, ("pegawai",), seen.append, lambda: busy[0])
    bus.publish(Changes.of(pegawai=[1]))
    bus.publish(Changes.of(pegawai=[2], unit=[5]))
    assert seen == []
    screen.show()
    assert [c.of_kind("pegawai") for c in seen] == [frozenset({1, 2})]
    bus.publish(Changes.of(unit=[1]))
    assert len(seen) == 1
    busy[0] = True
    bus.publish(Changes.of(pegawai=[3]))
    assert len(seen) == 1
    busy[0] = False
    refresher.settle()
    assert len(seen) == 2


def test_what_came_while_an_editor_was_open_is_read_when_it_closed(qtbot: QtBot) -> None:
    bus, screen = ChangeBus(), QWidget()
    qtbot.addWidget(screen)
    screen.show()
    seen: list[Changes] = []
    busy = [True]
    Refresher(screen, bus, ("pegawai",), seen.append, lambda: busy[0])
    bus.publish(Changes.of(pegawai=[1]))
    busy[0] = False
    qtbot.waitUntil(lambda: len(seen) == 1)


def test_own_changes_are_not_reloaded(qtbot: QtBot) -> None:
    bus, screen = ChangeBus(), QWidget()
    qtbot.addWidget(screen)
    screen.show()
    seen: list[Changes] = []
    Refresher(screen, bus, ("pegawai",), seen.append)
    bus.publish(Changes.of(pegawai=[1]), screen)
    assert seen == []
    bus.publish(Changes(), None)
    assert seen == []


class Choices(QObject):
    """What a session tells."""

    period = Signal(str)
    unit = Signal(object)


def test_another_unit_is_read_once_a_screen_is_seen_again(qtbot: QtBot) -> None:
    choices, screen = Choices(), QWidget()
    qtbot.addWidget(screen)
    read: list[int] = []
    Follower(screen, lambda: read.append(1), choices.period, choices.unit)
    screen.show()
    assert read == []  # it has read when it was made
    choices.unit.emit(3)
    assert read == [1]
    screen.hide()
    choices.unit.emit(4)
    choices.unit.emit(None)
    choices.period.emit("2026")
    assert read == [1]
    screen.show()
    assert read == [1, 1]
    screen.hide()
    screen.show()
    assert read == [1, 1]
