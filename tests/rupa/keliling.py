"""The tour: every screen of an office, and every dialog and list that a button or menu there opens.

A dialog is shown, looked at and left without being answered; so is the next one. Where screens are and what they must show
is said in `tests.rupa.tempat`; what wants more than a press of a button is opened by `tests.rupa.pintu`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)

from kinerja_desktop.app import compose_window
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import opened
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.cetak import printer
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import InlineExecutor
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services.konteks import Konteks
from tests.rupa.pintu import Pintu, name_of
from tests.rupa.tempat import Tempat

LIHAT = Callable[[str, QWidget], None]
"""What is done at each stop: (name, what stands in front)."""
_TUNGGU = 10
_KALI = 4
_BUKAN = ("Keluar",)


@dataclass
class Keliling:
    """A window to walk through.

    Attributes:
        lihat: called at each stop.
        berkas: what a file dialog answers; None: it is cancelled.
        kelas: the dialogs, lists and menus seen, by `pintu.name_of`; `dilihat` counts them.
    """

    window: MainWindow
    lihat: LIHAT
    berkas: Path | None = None
    kelas: set[str] = field(default_factory=set)
    dilihat: int = 0
    _tempat: str = ""
    _sudah: set[str] = field(default_factory=set)

    def all(self, places: Sequence[Tempat], doors: Sequence[Pintu] = ()) -> None:
        """Walk through every place, then what opens there."""
        for place in places:
            self.screen(place)
        known = {place.name: place for place in places}
        for door in doors:
            self.open(door, known[door.tempat])
        first = {place.key: place for place in reversed(places)}
        for place in reversed(first.values()):
            self.doors(place)

    def go(self, place: Tempat) -> Screen:
        """Show a screen as a place says, and return it; that one must come."""
        if place.periode:
            self.window.session.set_periode(place.periode)
        self.window.show_screen(place.key, place.args)
        screen = self.window.current
        meant = self.window._first if place.key == "mulai" else self.window._screens.get(place.key)
        assert screen is not None
        assert screen is meant, f"{place.name}: {type(screen).__name__} stands there"
        if place.lalu is not None:
            place.lalu(screen)
        self.rest()
        return screen

    def screen(self, place: Tempat | str) -> None:
        """Show a screen and look at it; it must show what the place says. A key alone: as the menu shows it."""
        if isinstance(place, str):
            self.window.show_screen(place)
            self.rest()
            self._tempat = place
            self.lihat(place, self.window)
            return
        screen = self.go(place)
        rows = sum(one.table.rowCount() for one in screen.findChildren(Grid) if one.isVisible())
        assert rows >= place.baris, f"{place.name}: {rows} rows"
        said = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
        assert any(place.kata in one for one in said), f"{place.name}: {place.kata!r} is not shown"
        self._tempat = place.name
        self.lihat(place.name, self.window)

    def open(self, door: Pintu, place: Tempat) -> None:
        """Open a door and look at what stands behind it; there must be something."""
        screen = self.go(place)
        self._tempat, self.berkas, before = f"{place.name}-{door.name}", door.berkas, self.dilihat
        door.buka(screen)
        self.rest()
        front = next((one for one in self.window.findChildren(QDialog) if one.isVisible()), None)
        if front is not None:  # not a modal one: it stands beside the window
            self.stop(front)
            front.close()
        self.berkas = None
        assert self.dilihat > before, f"{self._tempat}: nothing opened"

    def doors(self, place: Tempat) -> None:
        """Press every button of a screen, open the menus of its tables, and look at what comes."""
        self.go(place)
        for words in [words for words, _ in self._buttons()]:
            if self.window.current is None or words in _BUKAN:
                continue
            self.go(place)
            self._tempat = f"{place.name}-{_plain(words)}"
            found = next((one for name, one in self._buttons() if name == words), None)
            if isinstance(found, (QPushButton, QToolButton)) and found.menu() is not None:
                self._open_menu(found)
            elif found is not None:
                QTest.mouseClick(found, Qt.MouseButton.LeftButton)
                self.rest()
                self._popup()
        self._menus(place)

    def _open_menu(self, button: QPushButton | QToolButton) -> None:
        """Look at a button's menu, then do each of its entries (a click would wait inside Qt until the menu is gone)."""
        menu = button.menu()
        assert menu is not None
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        self.rest()
        self.stop(menu)
        menu.close()
        place = self._tempat
        for action in menu.actions():
            if action.isEnabled() and action.text() and action.menu() is None:
                self._tempat = f"{place}-{_plain(action.text())}"
                action.trigger()
                self.rest()
                self._popup()

    def _buttons(self) -> list[tuple[str, QAbstractButton]]:
        screen = self.window.current
        assert screen is not None
        found = []
        for one in screen.findChildren(QAbstractButton):
            if one.isVisible() and one.isEnabled() and (one.text() or one.accessibleName()):
                found.append(((one.text() or one.accessibleName()).replace("&", ""), one))
        return found

    def _menus(self, place: Tempat) -> None:
        """The context menu and the column menu of every table."""
        screen = self.go(place)
        for number, grid in enumerate(
            one for one in screen.findChildren(Grid) if one.isVisible() and one.table.rowCount()
        ):
            self._tempat = f"{place.name}-menu{number}"
            grid.go(0, grid.shown_columns()[0])
            at = QPoint(40, 20)
            event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, grid.viewport().mapToGlobal(at))
            QTimer.singleShot(12 * _TUNGGU, self._popup)  # the menu runs a loop of its own until it is closed
            QApplication.sendEvent(grid.viewport(), event)
            self.rest()
            self._tempat = f"{place.name}-kolom{number}"
            grid.open_column_menu(grid.shown_columns()[-1])
            self._popup()

    def _popup(self) -> None:
        front = QApplication.activePopupWidget()
        if front is not None:
            self.rest()
            if shiboken6.isValid(front):  # on a busy machine its list may have been read anew, and it is gone
                self.stop(front)
            if shiboken6.isValid(front):
                front.close()

    # -- stops
    def stop(self, front: QWidget) -> None:
        """Look at a dialog or list, the first time it is met."""
        kind = type(front).__name__
        self.kelas.add(name_of(type(front)))
        self.dilihat += 1
        name = f"{self._tempat}-{kind}"
        if name not in self._sudah:
            self._sudah.add(name)
            self.lihat(name, front)

    def dialog(self, front: QDialog) -> int:
        """Stand in for ``exec`` of a dialog: show, look, leave."""
        front.show()
        self.rest()
        self.stop(front)
        front.reject()
        return int(QDialog.DialogCode.Rejected)

    @staticmethod
    def rest() -> None:
        """Let layouts and labels settle: each part that is laid out asks for the next; one long wait may be a single turn."""
        for _ in range(_KALI):
            QTest.qWait(_TUNGGU)


def _plain(words: str) -> str:
    return "".join(one if one.isalnum() else "_" for one in words)[:28].strip("_")


def walk(
    konteks: Konteks,
    lihat: LIHAT,
    patch: pytest.MonkeyPatch,
    ukuran: tuple[int, int] = (1366, 768),
) -> Keliling:
    """Open the window on an office and return the tour through it; the caller closes `Keliling.window`.

    Args:
        konteks: the office, opened for writing, with an inline worker.
        lihat: called at each stop.
        patch: puts ``exec`` of dialogs, and dialogs of the system, back afterwards.
        ukuran: of the window, in logical pixels.
    """
    window = MainWindow(Session(InlineExecutor()), compose_window())
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*ukuran)
    window.show()
    tour = Keliling(window, lihat)
    for kind in (QDialog, QMessageBox, QInputDialog):
        patch.setattr(kind, "exec", lambda front: tour.dialog(front))
    patch.setattr(Dialogs, "open_files", classmethod(lambda *_: [tour.berkas] if tour.berkas else []))
    patch.setattr(Dialogs, "open_file", classmethod(lambda *_: tour.berkas))
    patch.setattr(Dialogs, "save_file", classmethod(lambda *_: None))
    patch.setattr(Dialogs, "folder", classmethod(lambda *_: None))
    patch.setattr(printer, "choose", lambda *_: None)
    window.session.open(opened(konteks))
    tour.rest()
    return tour


def picture(front: QWidget, skala: float = 1.0) -> QPixmap:
    """Return a picture of what stands in front, at a scale of the display (1.5: 150 %)."""
    pixels = QPixmap(front.size() * skala)
    pixels.setDevicePixelRatio(skala)
    front.render(pixels)
    return pixels
