"""The window: menu, bars, the stack of screens; and ``run``, which shows it before anything is loaded.

Importing this module must stay cheap: no database, spreadsheet or PDF library (a test looks).
"""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QObject,
    QSignalBlocker,
    Qt,
    QTimer,
    QTranslator,
)
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.domain.changes import Changes
from kinerja_desktop.foundation import logs, memory, resources
from kinerja_desktop.foundation.errors import Cancelled, KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui import crash, icons, shortcuts, undressed
from kinerja_desktop.gui.bars import BottomBar, TopBar
from kinerja_desktop.gui.hangat import Pemanas
from kinerja_desktop.gui.jeda import Jeda
from kinerja_desktop.gui.navigation import Navigation, in_menu
from kinerja_desktop.gui.new_day import DayWatch, NewDay
from kinerja_desktop.gui.screen import ActionSpec, Screen, ScreenSpec
from kinerja_desktop.gui.session import Office, PeriodeItem, Session, UnitItem
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.gui.widgets.basics import EmptyState
from kinerja_desktop.gui.widgets.bingkai import let_go
from kinerja_desktop.gui.widgets.messages import Toast

_NARROW = 1100
_BADGES_AFTER = 600  # ms: typing a column of ratings is counted once, not per cell
_BADGES_FIRST = 250  # ms: the screen that was opened reads its list first
OpenOffice = Callable[[Path | None, Progress], Office | None]
"""Opens the office in a folder (None: the remembered or default one); None: there is no office yet."""


Recover = Callable[[QWidget, Session, Path | None, Callable[[], object]], object]
"""Offers copies (window, session, office folder, what opens it again)."""
_DAMAGED = ("kantor.rusak", "simpanan.rusak")


@dataclass(frozen=True)
class Parts:
    """What the composition root gives to the window.

    Attributes:
        open_office: runs as a ReadTask after the first paint; imports its heavy libraries itself.
        screens: menu entries in order.
        actions: what Ctrl+K offers besides.
        first_start: makes the screen for "there is no office yet"; it calls ``session.open(office)`` when done.
        help_: shows the manual's page of a screen.
        choices: reads the periods and units to choose from again, after they changed; runs in a ReadTask.
        badges: counts what stands beside menu entries for a period and unit; runs in a ReadTask.
        new_day: does what is due when the date changes while the window is open.
        recover: offers the copies of an office whose data are damaged.
        packages: of what screens are made; loaded while nothing else is to be done.
        close_office: gives an office back at the end of the program, when the window has gone.
    """

    open_office: OpenOffice
    screens: Sequence[ScreenSpec] = ()
    actions: Sequence[ActionSpec] = ()
    first_start: Callable[[Session], Screen] | None = None
    help_: Callable[[str], object] | None = None
    choices: Callable[[object], tuple[Sequence[PeriodeItem], Sequence[UnitItem]]] | None = None
    badges: Callable[[object, str, int | None], Mapping[str, int]] | None = None
    new_day: NewDay | None = None
    recover: Recover | None = None
    packages: Sequence[str] = ()
    close_office: Callable[[Office], object] | None = None


class MainWindow(QMainWindow):
    """One office in one window."""

    def __init__(self, session: Session, parts: Parts, data: Path | None = None) -> None:
        super().__init__()
        self.session = session
        self._parts = parts
        self._data = data
        self._specs = {spec.key: spec for spec in parts.screens}
        self._screens: dict[str, Screen] = {}
        self._holders: dict[Screen, QScrollArea] = {}
        self._first: Screen | None = None
        self.setWindowTitle("Kinerja Desktop")
        self.setWindowIcon(QIcon(str(resources.path("resources/icons/kinerja.png"))))
        self.setMinimumSize(720, 440)
        self._build()
        self._bind()
        if parts.new_day is not None:
            DayWatch(session, parts.new_day, self)
        self._restore_place()

    # -- building
    def _build(self) -> None:
        self.menu = Navigation(self._parts.screens)
        self.top = TopBar(self.session)
        self.bottom = BottomBar(self.session)
        self.stack = QStackedWidget()
        self.stack.setObjectName("isi")
        self._waiting = EmptyState("folder-open", self.tr("Membuka Kinerja Desktop…"), "")
        self.stack.addWidget(self._waiting)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.top)
        right.addWidget(self.stack, 1)
        right.addWidget(self.bottom)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.menu)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.toast = Toast(whole, self.bottom, self.bottom.strip)
        self.menu.setVisible(False)

    def _bind(self) -> None:
        session = self.session
        self.menu.chosen.connect(self.show_screen)
        self.menu.folded.connect(lambda narrow: session.store.put("jendela/menu_terlipat", int(narrow)))
        self.top.searchRequested.connect(self.open_palette)
        self.top.helpRequested.connect(self._help)
        self.top.chosen.connect(self._leave_bar)
        session.opened.connect(self._opened)
        session.choicesChanged.connect(self._name_window)
        session.goRequested.connect(self.show_screen)
        session.badgeChanged.connect(self.menu.show_badge)
        session.noticed.connect(self.toast.tell)
        session.tasks.refused.connect(self._refused)
        session.changes.published.connect(self._choices_changed)
        self._badge_timer = QTimer(self)
        self._badge_timer.setSingleShot(True)
        self._badge_timer.setInterval(_BADGES_AFTER)
        self._badge_timer.timeout.connect(self._count_badges)
        for told in (session.periodeChanged, session.unitChanged, session.changes.published):
            told.connect(self._badge_timer.start)
        shortcuts.bind(shortcuts.SEARCH, self, self.open_palette)
        shortcuts.bind(shortcuts.FIND, self, self._find)
        shortcuts.bind(shortcuts.HELP, self, self._help)
        shortcuts.bind(shortcuts.FOLD_MENU, self, lambda: self.menu.fold(not self.menu.narrow))
        for number, spec in enumerate(in_menu(self._parts.screens), start=1):
            if shortcuts.screen_key(number):
                shortcuts.bind(shortcuts.screen_key(number), self, partial(self.show_screen, spec.key))

    def _restore_place(self) -> None:
        store = self.session.store
        geometry = store.state("jendela/letak")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1366, screen.width()), min(768, screen.height()))
            if screen.width() <= 1400:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        self.menu.fold(bool(store.number("jendela/menu_terlipat")))

    # -- opening
    def start(self) -> None:
        """Open the office; called once the window has been painted."""
        opener, data = self._parts.open_office, self._data
        self.session.tasks.read(
            self, lambda progress: opener(data, progress), self.tr("Membuka data")
        ).success(self._office_found).failure(self._office_refused).run()

    def _choices_changed(self, changes: Changes, _: object) -> None:
        """Offer the periods and units as they are now: an import makes units, a merge ends one."""
        read = self._parts.choices
        if read is not None and self.session.is_open and changes.touches("unit", "periode", "pegawai"):
            konteks = self.session.konteks
            task = self.session.tasks.read(self, lambda _: read(konteks))
            task.success(lambda found: self.session.set_choices(*found)).run()

    def _count_badges(self) -> None:
        """Count anew what stands beside the menu: any screen may have changed it."""
        count, session = self._parts.badges, self.session
        if count is None or not session.is_open or not session.periode:
            return
        konteks, periode, unit_id = session.konteks, session.periode, session.unit_id

        def show(found: Mapping[str, int]) -> None:
            if konteks is session.konteks:
                for key, number in found.items():
                    session.badgeChanged.emit(key, number)

        task = session.tasks.read(self, lambda _: count(konteks, periode, unit_id))
        task.success(show).failure(lambda _: None).run()  # the screen itself says what is wrong

    def _office_found(self, office: Office | None) -> None:
        if office is not None:
            self.session.open(office)
        elif self._parts.first_start is not None:
            self._first = self._parts.first_start(self.session)
            self.top.hide()
            self._show(self._first)
            self._give_keyboard(self._first)
        else:
            self._show_wall(self.tr("Belum ada data kantor"), self.tr("Jalankan dengan --data FOLDER."))

    def _office_refused(self, error: KnownError) -> None:
        words = sentence(error.code, **error.args_)
        recover = self._parts.recover
        if recover is None or error.code not in _DAMAGED:
            self._show_wall(self.tr("Data kantor belum dapat dibuka"), words)
            return
        wall = EmptyState(
            "folder-open", self.tr("Data kantor belum dapat dibuka"), words, self.tr("Pulihkan dari backup…"),
            lambda: recover(self, self.session, self._data, self._again), self.tr("Coba lagi"), self._again,
        )  # fmt: skip
        self._show_alone(wall)

    def _show_wall(self, title: str, words: str) -> None:
        wall = EmptyState("folder-open", title, words, self.tr("Coba lagi"), self._again)
        self._show_alone(wall)

    def _show_alone(self, wall: EmptyState) -> None:
        self.stack.addWidget(wall)
        self.stack.setCurrentWidget(wall)
        if wall.step is not None:
            wall.step.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        self.stack.setCurrentWidget(self._waiting)
        self.start()

    def _opened(self) -> None:
        self.toast.hide()  # its Urungkan is about the office before
        self._forget_screens()
        for spec in self._parts.screens:
            self.menu.show_badge(spec.key, 0)  # what stood there is about the office before
        QTimer.singleShot(_BADGES_FIRST, self, self._count_badges)
        self.menu.setVisible(True)
        self.top.setVisible(True)
        self._name_window()
        if not self._parts.screens:
            return
        remembered = self.session.store.text("posisi/layar")
        self.show_screen(remembered if remembered in self._specs else self._parts.screens[0].key)

    def _name_window(self) -> None:
        name = self.session.office.nama
        self.setWindowTitle(f"{name} – Kinerja Desktop" if name else "Kinerja Desktop")

    def _forget_screens(self) -> None:
        """Let go of every screen: they show another office, or what another person at the keyboard opened."""
        self.stack.setCurrentWidget(self._waiting)  # or each that is taken away shows the next one
        for holder in self._holders.values():
            self.stack.removeWidget(holder)
        let_go(tuple(self._holders.values()))
        self._holders.clear()
        self._screens.clear()
        self._first = None

    # -- screens
    def first_focus(self) -> QWidget | None:
        """Return where the keyboard of the screen that is shown belongs."""
        return self.current.first_focus() if self.current is not None else None

    @property
    def current(self) -> Screen | None:
        """Return the screen being shown."""
        holder = self.stack.currentWidget()
        shown = holder.widget() if isinstance(holder, QScrollArea) else None
        return shown if isinstance(shown, Screen) else None

    def _show(self, screen: Screen) -> None:
        """Show a screen; where the window is too small for it (150 % on 1366x768) it scrolls instead of being cut."""
        holder = self._holders.get(screen)
        if holder is None:
            holder = self._holders[screen] = QScrollArea()
            holder.setWidgetResizable(True)
            holder.setFrameShape(QFrame.Shape.NoFrame)
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.stack.addWidget(holder)  # first: each new parent dresses everything below it again
            holder.setWidget(screen)
            undressed.watch(holder)
        self.stack.setCurrentWidget(holder)

    def show_screen(self, key: str, args: Mapping[str, object] | None = None) -> None:
        """Show a screen, made the first time; unknown keys are screens that do not exist yet.

        ``mulai`` shows the first start again, beside the open office. With a ``tindakan`` the screen is told as ``di_sini``
        whether it was in front before: then who is chosen there is meant.
        """
        now = self.current
        if key == "mulai" and self._parts.first_start is not None and self.session.is_open:
            if (now is not None and not now.may_leave()) or not self._lets_go():
                return
            self._first = self._first or self._parts.first_start(self.session)
            self._show(self._first)
            self._give_keyboard(self._first)
            self._first.open_at(args or {})
            return
        spec = self._specs.get(key)
        if spec is None or not self.session.is_open:
            return
        if now is not None and now is not self._screens.get(key) and not now.may_leave():
            self.menu.show_chosen(next(k for k, s in self._screens.items() if s is now))
            return
        screen = self._screens.get(key)
        if screen is None:
            screen = self._screens[key] = spec.factory(self.session)
        if now is not None and now is not screen:
            self.toast.hide()  # its Urungkan is about what was done there
        self._show(screen)
        self.menu.show_chosen(key)
        self.session.store.put("posisi/layar", key)
        given = dict(args or {})
        if "tindakan" in given:
            given["di_sini"] = now is screen
        screen.open_at(given)
        self._give_keyboard(screen)

    def _leave_bar(self) -> None:
        """Take the keyboard out of the bar: keys after a choice are for the screen, also while that shows no list."""
        if self.current is not None:
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)
            self._give_keyboard(self.current)

    def _give_keyboard(self, screen: Screen | None) -> None:
        target = screen.first_focus() if screen is not None else None
        if target is None:
            return
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if not target.isVisible():
            _WhenShown(target, self)

    def open_palette(self) -> None:
        """Open Ctrl+K."""
        if self.session.is_open:
            from kinerja_desktop.gui.palette import Palette

            Palette(self.session, self._parts.screens, self._parts.actions, self).open_over(self)

    def _find(self) -> None:
        """Go to the search line of the screen; where it has none, what is typed next searches everything."""
        if self.current is None or not self.current.to_search():
            self.open_palette()

    def _help(self) -> None:
        if self._parts.help_ is not None:
            self._parts.help_(self.current.help_page if self.current is not None else "")

    def _refused(self, error: KnownError, owner: object) -> None:
        if isinstance(error, Cancelled):
            self.toast.tell(sentence(error.code))
            return
        words = sentence(error.code, **error.args_)
        place = owner if isinstance(owner, QWidget) else None
        while place is not None and not isinstance(place, Screen):
            place = place.parentWidget()
        if isinstance(place, Screen) and place.isVisible():
            place.show_problem(words)
        else:
            from kinerja_desktop.gui.dialogs import Dialogs

            Dialogs.problem(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the menu while the window is narrow, without taking that for a wish."""
        super().resizeEvent(event)
        wanted = event.size().width() < _NARROW or bool(self.session.store.number("jendela/menu_terlipat"))
        if event.size().width() != event.oldSize().width() and wanted != self.menu.narrow:
            with QSignalBlocker(self.menu):
                self.menu.fold(wanted)

    def _lets_go(self) -> bool:
        if not self.session.tasks.left:
            return True
        from kinerja_desktop.gui import sisa  # dialogs are not needed for the first paint

        return sisa.lets_go(self, self.session)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when the present screen lets go and every write is done."""
        now = self.current
        if now is not None and not now.may_leave():
            event.ignore()
            return
        self.session.tasks.finish_writes()
        if not self._lets_go():
            event.ignore()
            return
        self.session.store.put("jendela/letak", self.saveGeometry())
        for watch in self.findChildren(DayWatch):
            watch.stop()  # a window that is gone begins no new day in an office that is closed
        self.session.tasks.shut()
        self.session.store.finish()
        event.accept()


class _WhenShown(QObject):
    """Gives the keyboard to a list that is shown only once its rows are read.

    Qt remembers a focus meant for a hidden widget only until any other widget is given it, so it is not enough to ask once.
    """

    def __init__(self, target: QWidget, window: QMainWindow) -> None:
        super().__init__(target)
        self._window, self._held = window, window.focusWidget()
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until it is shown; if the user has gone elsewhere meanwhile, leave the keyboard there."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            if self._window.focusWidget() is self._held:
                watched.setFocus(Qt.FocusReason.OtherFocusReason)
            self.deleteLater()
        return False


class _FirstPaint(QObject):
    """Calls something right after a window's first paint."""

    def __init__(self, window: QMainWindow, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._call = call
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._call)
        return False


def _dress(app: QApplication, session: Session) -> None:
    QLocale.setDefault(QLocale("id_ID"))
    words = QTranslator(app)
    if words.load(str(resources.path("resources/translations/qtbase_id.qm"))):
        app.installTranslator(words)
    remembered = session.store.text("jendela/tema", Mode.SYSTEM)
    theme().install(app, Mode(remembered) if remembered in set(Mode) else Mode.SYSTEM)


def _options(arguments: Sequence[str]) -> tuple[Path | None, Path | None]:
    parser = argparse.ArgumentParser("kinerja-desktop", description="Kinerja Desktop")
    parser.add_argument("--data", metavar="DIR", type=Path, help="folder data kantor")
    parser.add_argument("--gambar", metavar="FILE.png", type=Path, help="simpan gambar jendela, lalu selesai")
    found = parser.parse_args(arguments)
    return found.data, found.gambar


def run(argv: list[str], parts: Parts) -> int:
    """Show the window first, then open the office; returns the exit code."""
    memory.given_back_soon()
    app = QApplication(argv)
    app.setApplicationName("Kinerja Desktop")
    app.setDesktopFileName("kinerja-desktop")
    data, picture = _options(app.arguments()[1:])
    logs.set_up()
    crash.install(quiet=picture is not None)
    session = Session()
    jeda = Jeda(app, session.tasks)
    _dress(app, session)
    window = MainWindow(session, parts, data)
    Pemanas(session, parts.packages, window).finished.connect(jeda.started)
    if picture is not None:
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        from kinerja_desktop.gui.potret import Photographer

        Photographer(window, picture)
    _FirstPaint(window, window.start)
    window.show()
    jeda.watch(window.windowHandle())
    # Python would raise in whatever of Qt calls it at that moment; what is written is safe at any end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = app.exec()
    if parts.close_office is not None:
        parts.close_office(session.office)  # what is left open looks like a power cut to the next start
    icons.forget()
    return code
