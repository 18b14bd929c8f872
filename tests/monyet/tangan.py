"""The monkey's hands: one action at random on what stands in front, through events of the window system's kind."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.theme import Mode, theme
from tests.monyet import bahan

K = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
HIDUP = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
    QTabBar,
    QHeaderView,
    QScrollBar,
)
"""What answers to a click."""
PANAH = (K.Key_Down, K.Key_Up, K.Key_Left, K.Key_Right, K.Key_PageDown, K.Key_PageUp, K.Key_Home, K.Key_End)
TUNGGAL = (K.Key_Return, K.Key_Tab, K.Key_Backtab, K.Key_F2, K.Key_F4, K.Key_Delete, K.Key_Space, K.Key_Escape,
           K.Key_A, K.Key_S, K.Key_B, K.Key_F5, K.Key_F1, K.Key_Menu)  # fmt: skip
BERSAMA_CTRL = (K.Key_Z, K.Key_Z, K.Key_Y, K.Key_C, K.Key_X, K.Key_V, K.Key_D, K.Key_R, K.Key_A, K.Key_F, K.Key_K, K.Key_B,
                K.Key_P, K.Key_Space, K.Key_Home, K.Key_End, K.Key_Up, K.Key_Down)  # fmt: skip
UKURAN = ((1366, 768), (1366, 768), (911, 512), (720, 440), (1024, 600), (1600, 900))
_PENGUBAH = ((CTRL, K.Key_Control), (SHIFT, K.Key_Shift), (ALT, K.Key_Alt))
_TEKS = {K.Key_Return: "\r", K.Key_Tab: "\t", K.Key_Escape: "\x1b"}
_PALING_DALAM = 3
_BETAH = 60
_SEKALI = 20
"""Letters that come at once; no hand types 300 before the window has painted one."""


def _window_of(part: QWidget) -> QWindow | None:
    """Return the window of the system that a part stands in; None before it is shown for the first time."""
    return part.window().windowHandle()


class Monyet:
    """Does one action at a time; the same seed chooses the same ones as long as the screens answer alike."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)  # noqa: S311 - play, not secrets
        self.sedang = "mulai"
        self.jumlah: dict[str, int] = {}
        self._next: deque[Callable[[], None]] = deque()
        self._front: QWidget | None = None
        self._stayed = 0
        self.terkurung = 0
        """How often nothing but force closed what stood in front."""
        self._kinds: tuple[tuple[Callable[[], None], int], ...] = (
            (self.press_key, 30), (self.click_part, 30), (self.type_text, 12), (self.paste, 6), (self.click_anywhere, 5),
            (self.scroll, 6), (self.drag, 4), (self.go_to_screen, 5), (self.change_period, 2), (self.change_unit, 2),
            (self.undo_burst, 4), (self.resize, 2), (self.change_theme, 1), (self.search, 2),
        )  # fmt: skip

    # -- eyes
    def front(self) -> QWidget:
        """Return what stands in front: a list that dropped down, a question, or the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _parts(self) -> list[QWidget]:
        front = self.front()
        found = [one for one in front.findChildren(QWidget) if isinstance(one, HIDUP)]
        return [
            one for one in found if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
        ]

    def _name(self, widget: QWidget) -> str:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"[:80]

    def _where(self) -> str:
        shown, front = self.window.current, self.front()
        place = shown.accessibleName() if shown is not None else "-"
        return place if front is self.window else f"{place} / {type(front).__name__} {front.windowTitle()}"

    # -- one action
    def act(self) -> None:
        """Do the next thing."""
        front = self.front()
        self._stayed = self._stayed + 1 if front is self._front and front is not self.window else 0
        self._front = front
        if self._stayed > _BETAH:
            self._leave(front)
            return
        if self._next:
            self._next.popleft()()
            return
        kinds, weights = zip(*self._kinds, strict=True)
        self.chance.choices(kinds, weights)[0]()

    def _leave(self, front: QWidget) -> None:
        """Esc, as a person would; by force if that does not help."""
        self._do(f"Esc keluar dari {self._name(front)}")
        self._key(K.Key_Escape)
        if self.front() is front and front.isVisible() and self._stayed > _BETAH + 5:
            self.terkurung += 1
            front.close()

    def _do(self, what: str) -> None:
        kind = what.split(" ", 1)[0]
        self.jumlah[kind] = self.jumlah.get(kind, 0) + 1
        self.sedang = f"{what} di {self._where()}"

    def _key(self, key: K, mods: Qt.KeyboardModifier = NONE) -> None:
        handle = _window_of(self.front())
        text = chr(key.value).lower() if key.value < 128 else _TEKS.get(key, "")
        held: list[tuple[K, Qt.KeyboardModifier, str]] = [
            (one, NONE, "") for mod, one in _PENGUBAH if mods & mod
        ]
        down = [*held, (key, mods, text)]
        for number in (*range(len(down)), *(~n for n in range(len(down)))):
            if handle is None or handle not in QGuiApplication.allWindows():
                return  # it closed at the key before; Qt would write to what it was
            one, with_, said = down[number]
            QTest.simulateEvent(handle, number >= 0, one.value, with_, said, False)

    # -- keys
    def press_key(self) -> None:
        """Press a key, alone or with Ctrl, Shift, Alt; often several in a row."""
        kind = self.chance.randrange(10)
        key: Qt.Key
        if kind < 4:
            key, mods = self.chance.choice(PANAH), self.chance.choice((NONE, NONE, NONE, SHIFT, CTRL))
        elif kind < 7:
            key, mods = self.chance.choice(TUNGGAL), self.chance.choice((NONE, NONE, NONE, NONE, SHIFT))
        elif kind < 9:
            key, mods = self.chance.choice(BERSAMA_CTRL), CTRL
        else:
            key, mods = self.chance.choice((K.Key_Down, K.Key_1, K.Key_3, K.Key_5, K.Key_7)), ALT
        self._do(f"tekan {mods.name if mods != NONE else ''}+{key.name}")
        self._key(key, mods)

    def type_text(self) -> None:
        """Type something where the keyboard is, and sometimes Enter after it."""
        text = self.chance.choice(bahan.KATA)
        self._do(f"ketik {text[:20]!r}")
        self._chars(text[:_SEKALI])
        for start in range(_SEKALI, len(text), _SEKALI):
            self._next.append(partial(self._chars, text[start : start + _SEKALI]))
        if self.chance.random() < 0.5:
            self._next.append(lambda: self._key(K.Key_Return))

    def _chars(self, words: str) -> None:
        for char in words:
            self._char(char)

    def _char(self, char: str) -> None:
        target = QApplication.focusWidget() or self.front()
        if ord(char) < 128:
            QTest.keyClicks(target, char)
            return
        QApplication.clipboard().setText(char)
        QTest.keyClick(target, K.Key_V, CTRL)

    def paste(self) -> None:
        """Paste a block, as one undo step; sometimes take it back at once."""
        block = bahan.potongan(self.chance)
        self._do(f"tempel {len(block)} huruf, {block.count(chr(10))} baris")
        QApplication.clipboard().setText(block)
        self._key(K.Key_V, CTRL)
        if self.chance.random() < 0.5:
            self._next.append(lambda: self._key(K.Key_Return))
        if self.chance.random() < 0.3:
            self._next.append(lambda: self._key(K.Key_Z, CTRL))

    def undo_burst(self) -> None:
        """Undo or redo several steps."""
        key = self.chance.choice((K.Key_Z, K.Key_Z, K.Key_Y))
        times = self.chance.randrange(1, 6)
        self._do(f"urung {key.name} x{times}")
        for _ in range(times):
            self._key(key, CTRL)

    # -- mouse
    def click_part(self) -> None:
        """Click something that answers to a click, in a place of its own that can be seen."""
        parts = self._parts()
        if not parts:
            self._do("tekan Esc")
            self._key(K.Key_Escape)
            return
        part = self.chance.choice(parts)
        box = part.visibleRegion().boundingRect()
        at = box.center()
        if not isinstance(part, QAbstractButton):
            at = QPoint(
                self.chance.randint(box.left(), box.right()), self.chance.randint(box.top(), box.bottom())
            )
        kind = self.chance.choices(("klik", "klik-dua", "klik-kanan"), (8, 1, 1))[0]
        self._do(f"{kind} {self._name(part)}")
        self._mouse(part, at, kind)

    def click_anywhere(self) -> None:
        """Click a point of the window, whatever is there."""
        front = self.front()
        at = QPoint(self.chance.randrange(front.width()), self.chance.randrange(front.height()))
        self._do(f"klik titik {at.x()},{at.y()}")
        self._mouse(front, at, "klik")

    def _mouse(self, part: QWidget, at: QPoint, kind: str) -> None:
        handle = _window_of(part)
        if handle is None:
            return
        place = part.mapTo(part.window(), at)
        if not QRect(QPoint(), handle.size()).contains(place):
            return  # the window was just given another size, and its parts do not know yet
        if kind == "klik-dua":
            QTest.mouseDClick(handle, LEFT, NONE, place)
        else:
            button = RIGHT if kind == "klik-kanan" else LEFT
            mods = self.chance.choice((NONE, NONE, NONE, NONE, SHIFT, CTRL))
            QTest.mouseClick(handle, button, mods, place)

    def drag(self) -> None:
        """Press, move, let go: a selection in a grid, the edge of a column, a scroll bar."""
        parts = [one for one in self._parts() if isinstance(one, (QAbstractItemView, QScrollBar))]
        if not parts:
            return
        part = self.chance.choice(parts)
        handle, box = _window_of(part), part.visibleRegion().boundingRect()
        if handle is None or box.width() < 4 or box.height() < 4:
            return
        self._do(f"seret {self._name(part)}")
        places = [
            part.mapTo(part.window(), QPoint(self.chance.randint(box.left(), box.right()), self.chance.randint(box.top(), box.bottom())))
            for _ in range(3)
        ]  # fmt: skip
        QTest.mousePress(handle, LEFT, NONE, places[0])
        for place in places[1:]:
            QTest.mouseMove(handle, place)
        QTest.mouseRelease(handle, LEFT, NONE, places[-1])

    def scroll(self) -> None:
        """Turn the wheel over a part."""
        parts = self._parts()
        part = self.chance.choice(parts) if parts else self.front()
        target = part.viewport() if isinstance(part, QAbstractItemView) else part
        self._do(f"gulir {self._name(part)}")
        at = QPointF(target.rect().center())
        for _ in range(self.chance.randrange(1, 8)):
            turn = QPoint(0, self.chance.choice((-120, -120, 120)))
            event = QWheelEvent(at, QPointF(target.mapToGlobal(at.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
                                NONE, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
            QCoreApplication.sendEvent(target, event)

    # -- the window
    def go_to_screen(self) -> None:
        """Click an entry of the menu."""
        entries = [one for one in self.window.menu.findChildren(QAbstractButton) if one.isVisible()]
        if self.front() is self.window and entries:
            part = self.chance.choice(entries)
            self._do(f"menu {self._name(part)}")
            self._mouse(part, part.rect().center(), "klik")

    def change_period(self) -> None:
        """Step to another period in the bar above."""
        box = self.window.top.period
        if self.front() is self.window and box.isVisible():
            self._do("periode lain")
            self._mouse(box, box.rect().center(), "klik")
            steps = [K.Key_Down] * self.chance.randrange(1, 6) + [K.Key_Return]
            self._next.extend(lambda key=key: self._key(key) for key in steps)  # type: ignore[misc] # a default binds the key

    def change_unit(self) -> None:
        """Choose another unit in the bar above by typing a part of its name."""
        picker = self.window.top.unit
        if self.front() is self.window and picker.isVisible():
            self._do("unit lain")
            self._mouse(picker, picker.rect().center(), "klik")
            words = self.chance.choice(("sekretariat", "bidang", "seluruh", "sd", ""))
            self._next.append(lambda: self._chars(words))
            self._next.append(lambda: self._key(K.Key_Return))

    def search(self) -> None:
        """Ctrl+K, some words, Enter."""
        self._do("cari Ctrl+K")
        self._key(K.Key_K, CTRL)
        words = self.chance.choice(("agus", "cetak", "impor", "unit", "siti", "tema", "zzz"))
        self._next.append(lambda: self._chars(words))
        self._next.append(lambda: self._key(K.Key_Return))

    def resize(self) -> None:
        """Give the window another size."""
        width, height = self.chance.choice(UKURAN)
        self._do(f"ukuran {width}x{height}")
        self.window.resize(width, height)

    def change_theme(self) -> None:
        """Switch between light and dark, as the system does in the evening."""
        mode = self.chance.choice((Mode.LIGHT, Mode.DARK))
        self._do(f"tema {mode.value}")
        theme().set_mode(mode)
