"""The first window somebody sees: four ways in, each one click; the way to one's own office asks four small pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kinerja_desktop.foundation import paths
from kinerja_desktop.foundation.errors import Cancelled, KnownError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui import kantor
from kinerja_desktop.gui.dialogs import BACKUP, Dialogs
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.mulai import actions
from kinerja_desktop.gui.screens.mulai.pages import DataPage, KopPage, OfficePage, PeriodPage, Problem
from kinerja_desktop.gui.session import Office, Session
from kinerja_desktop.gui.shortcuts import bind
from kinerja_desktop.gui.tasks import Task
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import Card, button, label
from kinerja_desktop.gui.widgets.messages import ProgressStrip
from kinerja_desktop.gui.widgets.steps import Stepper

_WIDTH = 860


class FirstStartScreen(Screen):
    """Offers the sample office, a new office, an existing one, one out of a backup."""

    help_page = "mulai"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "", parent)
        self.title.hide()
        self._ways: list[QPushButton] = []
        self._task: Task[Office] | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._welcome())
        self._wizard = _Wizard(session, self)
        self._pages.addWidget(self._wizard)
        row = QHBoxLayout()
        row.addStretch(1)
        self._pages.setMaximumWidth(_WIDTH)
        row.addWidget(self._pages, 100)
        row.addStretch(1)
        self.content.addLayout(row, 1)
        self.setAccessibleName(self.tr("Mulai"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # for Enter and Esc; Tab goes by

    def _welcome(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setSpacing(12)
        box.addStretch(1)
        self._add_ways(box)
        self.strip = ProgressStrip(self._cancel)
        self.strip.hide()
        box.addSpacing(4)
        box.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)
        return page

    def _add_ways(self, box: QVBoxLayout) -> None:
        box.addWidget(label(self.tr("Selamat datang di Kinerja Desktop"), Tulisan.JUDUL))
        words = self.tr(
            "Penilaian kinerja ASN dari data pegawai sampai lembar tercetak dan bahan ekspor BKN. "
            "Data tetap di komputer ini, tanpa internet."
        )
        box.addWidget(label(words, Tulisan.ISI, "lembut", wrap=True))
        box.addSpacing(8)
        self.sample = self._way(
            box,
            self.tr("Lihat dahulu dengan kantor contoh"),
            self.tr("480 pegawai karangan dengan nilai triwulan. Bebas dicoba."),
            self.tr("Buka kantor &contoh"),
            "play",
            self._open_sample,
        )
        self.own = self._way(
            box,
            self.tr("Mulai dengan kantor saya"),
            self.tr("Empat halaman singkat, lalu impor daftar pegawai."),
            self.tr("&Buat kantor saya"),
            "building-2",
            self.start_wizard,
            main=True,
        )
        self.existing = self._way(
            box,
            self.tr("Buka data yang sudah ada"),
            self.tr("Folder data kantor dari komputer ini, drive lain, atau flash disk."),
            self.tr("Pilih &folder…"),
            "folder-open",
            self._open_existing,
        )
        self.copy = self._way(
            box,
            self.tr("Pulihkan dari backup"),
            self.tr("Satu berkas backup (.db) dari komputer lama, untuk komputer yang diganti atau rusak."),
            self.tr("Pilih ber&kas…"),
            "history",
            self._restore_copy,
        )

    def _way(
        self,
        box: QVBoxLayout,
        title: str,
        words: str,
        action: str,
        icon: str,
        call: Callable[[], object],
        main: bool = False,
    ) -> QPushButton:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(label(title, Tulisan.JUDUL_KARTU))
        texts.addWidget(label(words, Tulisan.ISI, "lembut", wrap=True))
        row.addLayout(texts, 1)
        made = button(action, call, icon, "utama" if main else "")
        made.setMinimumWidth(190)
        made.setAccessibleDescription(words)
        self._ways.append(made)
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        box.addWidget(card)
        return made

    def first_focus(self) -> QWidget | None:
        """Return the way that most people take first."""
        return self.sample

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, else it goes on in the wizard; Esc ends running work."""
        if event.key() == Qt.Key.Key_Escape and self.strip.isVisible():
            self._cancel()
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif self._pages.currentWidget() is self._wizard:
            self._wizard.go_on()

    # -- the ways
    def _open_sample(self) -> None:
        if not self._is_open_here(actions.sample_folder()):
            self._run(actions.open_sample, self.tr("Menyiapkan kantor contoh"))

    def _open_existing(self) -> None:
        folder = Dialogs.folder(self, self.tr("Folder data kantor"), "kantor")
        if folder is not None and not self._is_open_here(folder):
            self._run(lambda _progress: kantor.open_other(folder), self.tr("Membuka data kantor"))

    def _restore_copy(self) -> None:
        copy = Dialogs.open_file(self, self.tr("Berkas backup"), BACKUP, "backup")
        folder = Dialogs.folder(self, self.tr("Folder baru untuk data kantor"), "kantor") if copy else None
        if copy is not None and folder is not None and not self._is_open_here(folder):
            self._run(lambda _progress: actions.restore(folder, copy), self.tr("Memulihkan data kantor"))

    def _is_open_here(self, folder: Path) -> bool:
        """Say so if the office in a folder is the one this window shows already."""
        here = self.session.is_open and kantor.konteks_of(self.session).kantor.folder == folder
        if here:
            self.banner.tell(self.tr("Kantor itu sedang terbuka di jendela ini."), "info")
        return here

    def open_at(self, args: Mapping[str, object]) -> None:
        """``baru``: ask about an office of one's own at once; else show the ways."""
        if args.get("baru"):
            self.start_wizard()
        else:
            self._pages.setCurrentIndex(0)

    def start_wizard(self) -> None:
        """Ask about an office of one's own."""
        self._pages.setCurrentWidget(self._wizard)
        self._wizard.stand_at(0)

    def back_to_welcome(self) -> None:
        """Show the ways again; what was answered stays."""
        self._pages.setCurrentIndex(0)
        self.own.setFocus()

    def make_office(self, jawaban: actions.Jawaban) -> None:
        """Make the office."""
        self._run(lambda _progress: actions.create(jawaban), self.tr("Membuat kantor"))

    def _run(self, work: Callable[[Progress], Office], words: str) -> None:
        self.banner.hide()
        self._busy(words)
        self._task = self.session.tasks.read(self, work)
        self._task.success(self._done).failure(self._refused).progress(
            lambda done, total, _what: self.strip.show_progress(words, done, total)
        ).run()

    def _busy(self, words: str) -> None:
        for way in self._ways:
            way.setEnabled(not words)
        self._wizard.setEnabled(not words)
        self.strip.setVisible(bool(words))
        self.strip.show_progress(words)
        if words:
            self.setFocus()  # not Batal: a second Enter would end what the first one began

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _done(self, office: Office) -> None:
        self._busy("")
        before = self.session.office
        self.session.open(office)
        kantor.close_after_writes(self.session, before)

    def _refused(self, error: KnownError) -> None:
        self._busy("")
        if isinstance(error, Cancelled):
            self.banner.tell(self.tr("Dibatalkan. Tidak ada yang dibuat."), "info")
        else:
            self.show_error(error)
        if self._pages.currentIndex() == 0:
            self.sample.setFocus()


class _Wizard(QWidget):
    """Four pages with Kembali and Lanjut; Enter goes on, Esc goes back."""

    def __init__(self, session: Session, screen: FirstStartScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        box = QVBoxLayout(self)
        box.setSpacing(12)
        box.addWidget(label(self.tr("Kantor saya"), Tulisan.JUDUL))
        self._steps = Stepper(
            [self.tr("Kantor"), self.tr("Kop dan kertas"), self.tr("Periode"), self.tr("Tempat data")]
        )
        self._steps.chosen.connect(self.stand_at)
        box.addWidget(self._steps)
        self.office = OfficePage()
        self.kop = KopPage()
        self.period = PeriodPage()
        self.data = DataPage(session.store.text("kantor/petugas"), paths.default_data_dir())
        self._order = (self.office, self.kop, self.period, self.data)
        self._stack = QStackedWidget()
        for page in self._order:
            card = Card()
            card.body.addWidget(page)
            card.body.addStretch(1)
            self._stack.addWidget(card)
        box.addWidget(self._stack, 1)
        row = QHBoxLayout()
        self.back = button(self.tr("Kembali"), self._back, "arrow-left")
        self.next = button(self.tr("Lanjut"), self.go_on, "arrow-right", "utama")
        row.addWidget(self.back)
        self._marked: QWidget | None = None
        self._missing = label("", Tulisan.ISI, "buruk", wrap=True)
        row.addWidget(self._missing, 1)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.next)
        box.addLayout(row)
        self.office.named.connect(self.kop.propose)
        bind("Esc", self, self._back, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def stand_at(self, number: int) -> None:
        """Show a page."""
        self._stack.setCurrentIndex(number)
        self._steps.stand_at(number)
        last = number == len(self._order) - 1
        self.next.setText(self.tr("Buat kantor") if last else self.tr("Lanjut"))
        self._say(None)
        self._order[number].first().setFocus()

    def _say(self, problem: Problem | None) -> None:
        """Say what is missing, mark its field and put the keyboard there; None takes both away."""
        if self._marked is not None:
            put_tone(self._marked, "salah", "false")
        self._marked = problem.field if problem else None
        self._missing.setText(problem.words if problem else "")
        if problem is not None:
            put_tone(problem.field, "salah", "true")
            problem.field.setAccessibleDescription(problem.words)
            problem.field.setFocus()

    def _back(self) -> None:
        at = self._stack.currentIndex()
        if at == 0:
            self._screen.back_to_welcome()
        else:
            self.stand_at(at - 1)

    def go_on(self) -> None:
        """Go to the next page, or make the office; stays where something is missing."""
        at = self._stack.currentIndex()
        problem = self._order[at].problem()
        self._say(problem)
        if problem is not None:
            return
        if at + 1 < len(self._order):
            self.stand_at(at + 1)
        else:
            self._screen.make_office(self._answers())

    def _answers(self) -> actions.Jawaban:
        profil = self.office.profil()
        awal = self.kop.awal(profil.nama, self.period.groups())
        return actions.Jawaban(Path(self.data.folder()), self.data.petugas(), profil, awal)
