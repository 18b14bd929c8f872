"""The bar above (period, unit, search, user) and the bar below (saved, running work, last backup)."""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from kinerja_desktop.foundation import clock
from kinerja_desktop.gui import icons, petugas
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.tasks import Task
from kinerja_desktop.gui.theme import Tulisan, colour, font, theme
from kinerja_desktop.gui.widgets.basics import CELL_EDITOR, PushButton, button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.messages import ProgressStrip
from kinerja_desktop.gui.widgets.pickers import UnitTreePicker

_SLOW = 500
_NAME_WIDTH = 160


class _Period(DaftarPilihan):
    """Opens on Enter too, as the unit beside it does.

    ``is_from_list``: what was chosen last was taken from the open list; a step with the arrows while it is closed is not.
    """

    is_from_list = False

    def showPopup(self) -> None:
        """Open the list."""
        self.is_from_list = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by keyboard."""
        self.is_from_list = False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)


class _SearchButton(PushButton):
    """Looks like a search line; opens the palette."""

    def __init__(self) -> None:
        super().__init__("")
        self._words = self.tr("Cari pegawai, menu, tindakan")
        self.setProperty("rupa", "cari")
        self.setAccessibleName(self._words + " (Ctrl+K)")
        self.setMinimumWidth(180)
        self.setMaximumWidth(320)

    def sizeHint(self) -> QSize:
        """Return the width that shows words and keys."""
        return QSize(290, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, magnifier, words and keys."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, "search", "soft-text", 10, (self.height() - 16) / 2, 16)
        painter.setPen(colour("soft-text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = self.width() - 36 - 54
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect().adjusted(34, 0, -50, 0), middle, words)
        painter.setFont(font(Tulisan.RAPAT))
        painter.drawText(self.rect().adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, "Ctrl+K")


class TopBar(QFrame):
    """What everything below is about.

    Signals:
        searchRequested(), helpRequested().
        chosen(): a period or unit was taken from its list: what is typed next is meant for the screen.
    """

    chosen = Signal()
    searchRequested = Signal()
    helpRequested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("atas")
        self.setFixedHeight(52)
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(10)
        self.period = _Period()
        self.period.setAccessibleName(self.tr("Periode"))
        self.period.setToolTip(self.tr("Periode yang dikerjakan"))
        self.period.setMinimumWidth(170)
        self.period.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.period.activated.connect(self._take_period)
        self.unit = UnitTreePicker(self.tr("Unit kerja"), self.tr("Seluruh kantor"))
        self.unit.setMinimumWidth(200)
        self.unit.setMaximumWidth(360)
        self.unit.unitChosen.connect(session.set_unit)
        self.unit.taken.connect(self.chosen)
        self.search = _SearchButton()
        self.search.clicked.connect(self.searchRequested)
        self.user = button("", None, "user", "menu")
        self.user.setAccessibleName(self.tr("Pengguna"))
        self._user_menu = QMenu(self.user)
        self._fill_user_menu()
        self.user.setMenu(self._user_menu)
        row.addWidget(self.period)
        row.addWidget(self.unit, 1)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addWidget(self.user)
        session.choicesChanged.connect(self._choices)
        session.periodeChanged.connect(self._show_period)
        session.unitChanged.connect(self.unit.choose)
        self._choices()

    def _take_period(self, at: int) -> None:
        self._session.set_periode(self.period.itemData(at))
        if self.period.is_from_list:
            self.chosen.emit()

    def _fill_user_menu(self) -> None:
        menu = self._user_menu
        change = menu.addAction(self.tr("&Ganti petugas…"))
        icons.put(change, "user", "soft-text", 16)
        change.triggered.connect(lambda _checked=False: petugas.change(self._session, self))
        menu.addSeparator()
        self._modes = {}
        group = QActionGroup(menu)
        for mode, words in petugas.MODE_WORDS.items():
            action = menu.addAction(self.tr("Tampilan: {0}").format(words))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(
                lambda _checked=False, chosen=mode: petugas.set_mode(self._session, chosen)
            )
            self._modes[mode] = action
        menu.addSeparator()
        aid = menu.addAction(self.tr("&Bantuan (F1)"))
        icons.put(aid, "circle-question-mark", "soft-text", 16)
        aid.triggered.connect(lambda _checked=False: self.helpRequested.emit())
        menu.aboutToShow.connect(lambda: self._modes[theme().mode].setChecked(True))

    def _choices(self) -> None:
        office = self._session.office
        self.period.clear()
        for item in office.periods:
            self.period.addItem(item.judul, item.kode)
        self._show_period(self._session.periode)
        self.unit.set_whole(self.tr("Seluruh kantor"))
        self.unit.set_units(office.units, self._session.unit_id)
        there = self._session.is_open
        for part in (self.period, self.unit, self.search):
            part.setVisible(there)
        self.period.setEnabled(bool(office.periods))
        name = office.pelaku or self.tr("Belum ada nama")
        self.user.setText(self.user.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH))
        self.user.setToolTip(name)
        self.user.setVisible(there)

    def _show_period(self, kode: str) -> None:
        self.period.setCurrentIndex(self.period.findData(kode))


class BottomBar(QFrame):
    """Whether everything is saved, what runs, and how old the last backup is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bawah")
        self.setFixedHeight(30)
        self._session = session
        self._shown: Task[Any] | None = None
        self._settled = (self.tr("Semua tersimpan"), "circle-check", "good")
        self._unsaved = (self.tr("Belum tersimpan"), "circle-alert", "warn")
        self._typing = (self.tr("Sedang diketik"), "pencil", "soft-text")
        self._said = self._settled
        self._editor: QLineEdit | QPlainTextEdit | None = None
        self._is_typed = False
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        self._sign = QLabel()
        self.saved = label("", Tulisan.RAPAT, "lembut")
        self.strip = ProgressStrip(self._cancel)
        self.strip.hide()
        self.backup = label("", Tulisan.RAPAT, "lembut")
        row.addWidget(self._sign)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.strip)
        row.addStretch(1)
        row.addWidget(self.backup)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._slow.timeout.connect(self._show_oldest)
        tasks = session.tasks
        tasks.started.connect(self._started)
        tasks.progressed.connect(self._progressed)
        tasks.finished.connect(self._finished)
        tasks.saved.connect(self._saved)
        tasks.answered.connect(self._answered)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        session.opened.connect(self._opened)
        session.backupChanged.connect(self._show_backup)

    def _opened(self) -> None:
        self._settle(self.tr("Semua tersimpan"), "circle-check", "good")

    def _settle(self, words: str, icon: str, ink: str) -> None:
        """Say what holds until the next write: a refused one comes back to it."""
        self._settled = (words, icon, ink)
        self._say(*self._settled)

    def _say(self, words: str, icon: str, ink: str) -> None:
        self._said = (words, icon, ink)
        self._show_said()

    def _show_said(self) -> None:
        """Show what is said; while words stand in an open cell, all is not saved."""
        fine = self._said == self._settled and self._said != self._unsaved
        words, icon, ink = self._typing if self._is_typed and fine else self._said
        if words == self.saved.text():
            return
        self.saved.setText(words)
        icons.put(self._sign, icon, ink, 14)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Watch a cell in which one types; who goes to another program leaves it open."""
        if new is None or new is self._editor:
            return
        self._typed_over()
        if isinstance(new, (QLineEdit, QPlainTextEdit)) and new.objectName() == CELL_EDITOR:
            self._editor = new
            new.textChanged.connect(self._typed)
            new.destroyed.connect(self._typed_over)
            self._typed()

    def _typed(self, *_: object) -> None:
        editor = self._editor
        if editor is None or not shiboken6.isValid(editor):
            return
        self._is_typed = (
            editor.isModified() if isinstance(editor, QLineEdit) else editor.document().isModified()
        )
        self._show_said()

    def _typed_over(self, *_: object) -> None:
        editor, self._editor, self._is_typed = self._editor, None, False
        if editor is not None and shiboken6.isValid(editor):
            editor.textChanged.disconnect(self._typed)
            editor.destroyed.disconnect(self._typed_over)
        self._show_said()

    def _show_backup(self, words: str) -> None:
        self.backup.setText(self.tr("Backup terakhir: {0}").format(words or self.tr("belum pernah")))

    def _saved(self) -> None:
        if not self._session.tasks.writing:
            now = clock.local(clock.now())
            self._settle(self.tr("Tersimpan {0}").format(f"{now:%H.%M}"), "circle-check", "good")

    def _answered(self) -> None:
        """Say what holds now that whoever wrote knows what came of it: words that wait are not saved."""
        if not self._session.tasks.writing:
            self._say(*(self._unsaved if self._session.tasks.left else self._settled))

    def _started(self, task: Task[Any]) -> None:
        if task.writes:
            self._say(self.tr("Menyimpan…"), "loader-circle", "accent")
        if task.label and not self._slow.isActive():
            self._slow.start()

    def _show_oldest(self) -> None:
        self._shown = next((task for task in self._session.tasks.running if task.label), None)
        if self._shown is not None:
            self.strip.show_progress(self._shown.label)
            self.strip.show()

    def _progressed(self, task: Task[Any], done: int, total: int, what: str) -> None:
        del what
        if task is self._shown:
            self.strip.show_progress(task.label, done, total)

    def _finished(self, task: Task[Any]) -> None:
        if task.is_left:
            self._settled = self._unsaved
        if task.writes and not self._session.tasks.writing:
            self._say(*self._settled)  # `saved` follows at once after a commit
        if task is self._shown:
            self._shown = None
            self.strip.hide()
            self._show_oldest()

    def _cancel(self) -> None:
        if self._shown is not None:
            self._shown.cancel()
