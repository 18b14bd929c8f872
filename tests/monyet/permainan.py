"""One game: the sample office in a window with its own threads and worker, the monkey in front, the watchers behind."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, QTranslator, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.app import compose_window
from kinerja_desktop.foundation import logs, memory, resources
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.hangat import Pemanas
from kinerja_desktop.gui.jeda import Jeda
from kinerja_desktop.gui.main_window import MainWindow
from kinerja_desktop.gui.screens.cetak import printer
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.services.cetak_pesanan import Tatanan
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.contoh.berkas import tulis_nilai, tulis_roster
from tests.monyet import akhir, bahan
from tests.monyet.pengawas import Catatan, Detak, Memori, watch_files, watch_messages
from tests.monyet.tangan import Monyet

_SELANG = 15
_ISTIRAHAT, _LAMA = (700, 1000), (5200, 6000)
"""Milliseconds for which the hands rest as a person's do: every few seconds for a breath, every few minutes to read."""
_SERING, _JARANG = 60, 2000
"""One rest in so many turns."""
_MENUNGGU = 40
"""So many turns the monkey waits for work under way before it goes on regardless."""


class _Links(QObject):
    """Takes the folders and files that the program would open in another program."""

    opened = 0

    @Slot(QUrl)
    def open(self, _: QUrl) -> None:
        """Count it."""
        self.opened += 1


class Permainan:
    """Window, monkey and watchers; `play`, then `finish`."""

    def __init__(self, folder: Path, seed: int, people: int, trail: TextIO | None) -> None:
        self.folder = folder
        self.catatan = Catatan()
        self.diperiksa: dict[str, int] = {}
        self.menu_dilihat = 0
        self._trail = trail
        self._chance = random.Random(seed + 1)  # noqa: S311 - play, not secrets
        self._files = self._make_office(people)
        memory.given_back_soon()
        self._app = QApplication([])
        self._app.setApplicationName("Kinerja Desktop")
        logs.set_up()
        watch_messages(self.catatan, lambda: self.monyet.sedang, self._stop)
        self._dress()
        session = Session()
        self._jeda = Jeda(self._app, session.tasks)
        parts = compose_window()
        self.window = MainWindow(session, parts, folder / "kantor")
        Pemanas(session, parts.packages, self.window).finished.connect(self._jeda.started)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1366, 768)
        self.monyet = Monyet(self.window, seed)
        self.detak = Detak(self.catatan, lambda: self.monyet.sedang)
        self._memori = Memori(self.catatan)
        self._acting: list[QWidget] = []
        self._patience = 0
        self._until = 0.0

    def _make_office(self, people: int) -> list[Path]:
        konteks = buat_contoh(self.folder / "kantor", people, "Rina")
        made = [self.folder / "berkas" / name for name in ("Data ASN.xlsx", "Data ASN.csv", "Nilai TW3.xlsx")]
        made[0].parent.mkdir()
        tulis_roster(konteks, made[0])
        tulis_roster(konteks, made[1])
        tulis_nilai(konteks, "2026-TW3", made[2])
        konteks.kantor.close()
        return bahan.berkas(self.folder / "berkas", made)

    def _dress(self) -> None:
        QLocale.setDefault(QLocale("id_ID"))
        words = QTranslator(self._app)
        if words.load(str(resources.path("resources/translations/qtbase_id.qm"))):
            self._app.installTranslator(words)
        theme().install(self._app, Mode.LIGHT)
        self._app.setQuitOnLastWindowClosed(False)
        self._links = _Links()
        QDesktopServices.setUrlHandler("file", self._links, "open")  # type: ignore[arg-type] # the stub says bytes, the method takes a str

    def _inject(self) -> None:
        """Answer the dialogs of the system and the printer: what is chosen there stays inside the folder."""
        Dialogs.open_files = classmethod(lambda *_: self._some_files())  # type: ignore[assignment,method-assign] # the door itself is replaced
        Dialogs.open_file = classmethod(lambda *_: next(iter(self._some_files()), None))  # type: ignore[assignment,method-assign] # see above
        Dialogs.save_file = classmethod(lambda *args: self._target(str(args[-1])))  # type: ignore[assignment,method-assign] # see above
        Dialogs.folder = classmethod(lambda *_: self._some_folder())  # type: ignore[assignment,method-assign] # see above
        printer.choose = self._printer

    def _some_files(self) -> list[Path]:
        return self._chance.sample(self._files, self._chance.choice((0, 1, 1, 1, 2)))

    def _target(self, proposed: str) -> Path | None:
        place = self.folder / "keluar"
        place.mkdir(exist_ok=True)
        return None if self._chance.random() < 0.2 else place / Path(proposed).name

    def _some_folder(self) -> Path | None:
        place = self.folder / self._chance.choice(("keluar", "kantor-lain", "kantor"))
        place.mkdir(exist_ok=True)
        return None if self._chance.random() < 0.3 else place

    def _printer(self, parent: QWidget, tatanan: Tatanan) -> QPrinter | None:
        del parent
        made = printer.prepared(tatanan)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / "kertas.pdf"))
        return made if self._chance.random() < 0.7 else None

    # -- playing
    def play(self, seconds: float) -> None:
        """Open the office and let the monkey play."""
        watch_files(self.catatan, self.folder)
        self._inject()
        self.window.show()
        self._jeda.watch(self.window.windowHandle())
        self.window.start()
        while not self.window.session.is_open:
            QTest.qWait(20)
        akhir.settle(self.window)
        self._until = time.monotonic() + seconds
        self.detak.start()
        self._again()
        self._app.exec()
        self.detak.stop()

    def _stop(self) -> None:
        self._until = 0.0

    def _again(self) -> None:
        QTimer.singleShot(
            self._rest(), self._turn
        )  # a timer that repeats would be silent in a loop inside its own call

    def _rest(self) -> int:
        """Return the milliseconds until the next turn."""
        if self._chance.randrange(_JARANG) == 0:
            return self._chance.randint(*_LAMA)
        return self._chance.randint(*_ISTIRAHAT) if self._chance.randrange(_SERING) == 0 else _SELANG

    def _turn(self) -> None:
        if time.monotonic() > self._until:
            self._end()
            return
        self._again()
        front = self.monyet.front()
        if self._acting and self._acting[-1] is front:
            return  # an event loop inside an action: only what came in front of it is played with
        if self.window.session.tasks.running and self._patience < _MENUNGGU and self._chance.random() < 0.7:
            self._patience += 1
            return
        self._patience = 0
        self._acting.append(front)
        try:
            self.monyet.act()
            if self._trail is not None:
                self._trail.write(f"{self.monyet.sedang}\n")
                self._trail.flush()
        finally:
            self._acting.pop()

    def _end(self) -> None:
        """Close what stands in front from the inside out, so that every nested loop ends; then this one."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None or self._acting:
            if front is not None:
                front.close()
            QTimer.singleShot(20, self._end)
            return
        self._app.quit()

    def finish(self) -> int:
        """Look whether all is whole; returns the number of problems."""
        akhir.close_all(self.window)
        self.window.resize(1366, 768)
        if not akhir.settle(self.window):
            self.catatan.tell(
                f"pekerjaan tidak selesai: {[task.label for task in self.window.session.tasks.running]}"
            )
        self.menu_dilihat = akhir.screens_agree(self.window, self.catatan.tell)
        self._memori.look()
        konteks = self.window.session.konteks
        self.window.close()
        akhir_kantor = getattr(konteks, "kantor", None)
        if akhir_kantor is not None:
            akhir_kantor.close()
        self.diperiksa = akhir.offices_whole(self.folder, self.catatan.tell)
        self.catatan.selesai = True
        icons.forget()
        return len(self.catatan.masalah) + len(self.catatan.stalls())
