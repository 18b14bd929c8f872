"""Step 1: which files, on which day they hold, correction or news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.dialogs import EXCEL, Dialogs
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import Card, button, label, tool
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.panels import scrolled

PURPOSE: Final = "pegawai"
ENDINGS: Final = frozenset(
    {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt", ".html", ".htm", ".xml"}
)


class DropArea(QFrame):
    """Takes files that are dragged here.

    Signals:
        dropped(paths): list of Path.
    """

    dropped = Signal(list)

    def __init__(self, choose: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kartu")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Tempat menjatuhkan berkas"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 20, 18)
        row.setSpacing(16)
        sign = QLabel()
        icons.put(sign, "file-spreadsheet", "accent", 36)
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Seret berkas ke sini, atau pilih"), Tulisan.JUDUL_KARTU))
        words.addWidget(
            label(
                self.tr(
                    "Unduhan SIASN, DUK, nominatif: Excel, CSV, ODS. Boleh beberapa sekaligus (PNS, PPPK, paruh waktu)."
                ),
                Tulisan.RAPAT, "lembut", wrap=True,
            )
        )  # fmt: skip
        row.addLayout(words, 1)
        self.choose = button(self.tr("&Pilih berkas…"), choose, "folder-open")
        row.addWidget(self.choose)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that files may be dropped."""
        if self._paths(event):
            event.acceptProposedAction()
            put_tone(self, "nada", "aksen")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        put_tone(self, "nada", "")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        put_tone(self, "nada", "")
        event.acceptProposedAction()
        self.dropped.emit(self._paths(event))

    @staticmethod
    def _paths(event: QDropEvent) -> list[Path]:
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class BerkasPage(QWidget):
    """The files of the import.

    Signals:
        changed(): files were added or taken away.
        refused(text): a file was not taken, and why.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.paths: list[Path] = []
        self.wrong: dict[str, str] = {}
        """What is wrong with a file, by its name."""
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(12)
        self.drop = DropArea(self.choose)
        self.drop.dropped.connect(self.add)
        box.addWidget(self.drop)
        self.files = Card(self.tr("Berkas yang akan diimpor"))
        self.files.hide()
        box.addWidget(self.files)
        self.recent = Card(self.tr("Terbaru di folder terakhir"))
        self.recent.hide()
        box.addWidget(self.recent)
        box.addWidget(self._about())
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(body))
        self._list_recent()

    def _about(self) -> QWidget:
        card = Card()
        form = Form(self.tr("Tentang isi berkas"))
        self.per = DateField(self.tr("Keadaan per tanggal"))
        self._propose_day()
        form.row(
            self.tr("Keadaan per tan&ggal"), _narrow(self.per),
            self.tr("Tanggal data diunduh atau ditetapkan. Perubahan berlaku sejak TMT-nya, atau sejak tanggal ini."),
        )  # fmt: skip
        self.koreksi = QCheckBox(self.tr("Ini k&oreksi"))
        form.row(
            self.tr("Cara membaca perubahan"), self.koreksi,
            self.tr("Bila dicentang, isi berkas membetulkan data yang salah tanpa membuat riwayat baru. "
                    "Sel kosong tidak pernah menghapus apa pun."),
        )  # fmt: skip
        self.pindahan = QCheckBox(self.tr("Mereka pin&dah ke sini"))
        form.row(
            self.tr("Pegawai yang baru dikenal"), self.pindahan,
            self.tr("Bila dicentang, mereka mulai di sini sejak TMT jabatannya tahun ini, selain itu sejak tanggal di atas; "
                    "sebelumnya mereka tidak dinilai di sini. Biarkan kosong bila sudah lama di sini."),
        )  # fmt: skip
        card.body.addWidget(form)
        return card

    def _propose_day(self) -> None:
        self._proposed = clock.today()
        self.per.set_value(self._proposed)

    @property
    def per_tanggal(self) -> date | None:
        """Return the day, None while what is typed is no date."""
        return self.per.value if self.per.take() else None

    def choose(self) -> None:
        """Let the user choose files."""
        self.add(Dialogs.open_files(self, self.tr("Pilih daftar pegawai"), EXCEL, PURPOSE))

    def add(self, paths: Sequence[Path]) -> None:
        """Take more files."""
        for path in paths:
            twin = next((one for one in self.paths if one.name == path.name), None)
            if twin is not None and twin != path:
                self.refused.emit(
                    self.tr(
                        "Sudah ada berkas bernama {0} dari folder lain. Ganti nama salah satunya supaya jelas baris mana dari mana."
                    ).format(path.name)
                )
            elif twin is None:
                self.paths.append(path)
        self.show_files()
        self.changed.emit()

    def remove(self, path: Path) -> None:
        """Leave a file out."""
        self.paths.remove(path)
        self.wrong.pop(path.name, None)
        self.show_files()
        self.changed.emit()
        self.drop.choose.setFocus()

    def mark(self, nama: str, why: str) -> None:
        """Show what is wrong with a file."""
        self.wrong[nama] = why
        self.show_files()

    def clear(self) -> None:
        """Begin anew; the day that the user set stays: the next file is often of the same day, a list to mend always."""
        self.paths, self.wrong = [], {}
        if self.per_tanggal in (None, self._proposed):
            self._propose_day()
        self.koreksi.setChecked(False)
        self.pindahan.setChecked(False)
        self.show_files()
        self._list_recent()
        self.changed.emit()

    def show_files(self) -> None:
        """Show the chosen files again."""
        _empty(self.files)
        for path in self.paths:
            self.files.body.addWidget(self._file(path))
        self.files.setVisible(bool(self.paths))
        self.recent.setVisible(not self.paths and self.recent.body.count() > 1)

    def _file(self, path: Path) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        why = self.wrong.get(path.name, "")
        sign = QLabel()
        icons.put(sign, "circle-alert" if why else "file-spreadsheet", "bad" if why else "soft-text", 18)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(path.name, Tulisan.KUAT))
        words.addWidget(
            label(why or str(path.parent), Tulisan.RAPAT, "buruk" if why else "lembut", wrap=True)
        )
        row.addLayout(words, 1)
        row.addWidget(tool("x", self.tr("Keluarkan {0}").format(path.name), lambda: self.remove(path)))
        return made

    def _list_recent(self) -> None:
        folder = self._session.store.text(f"folder/{PURPOSE}")
        if folder:
            self._session.tasks.read(self, lambda _: newest(Path(folder))).success(self._show_recent).run()

    def _show_recent(self, found: list[tuple[Path, datetime]]) -> None:
        _empty(self.recent)
        for path, when in found:
            made = button(
                f"{path.name}   ·   {teks.tanggal_jam(when)}",
                partial(self.add, [path]),
                look="tautan",
            )
            self.recent.body.addWidget(made)
        self.recent.setVisible(bool(found) and not self.paths)


def _narrow(field: QWidget, width: int = 260) -> QWidget:
    """Return a holder in which a field is not wider than its content needs."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    field.setFixedWidth(width)
    row.addWidget(field)
    row.addStretch(1)
    holder.setFocusProxy(field)
    return holder


def _empty(card: Card) -> None:
    """Take everything but the heading out of a card."""
    while card.body.count() > 1:
        item = card.body.takeAt(1)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def newest(folder: Path, limit: int = 4) -> list[tuple[Path, datetime]]:
    """Return the spreadsheets that were last changed in a folder, the newest first; none if it is gone."""
    try:
        found = [
            (path, path.stat().st_mtime)
            for path in folder.iterdir()
            if path.suffix.lower() in ENDINGS and not path.name.startswith(("~$", ".")) and path.is_file()
        ]
    except OSError:  # a drive that was taken out is no reason to complain here
        return []
    latest = sorted(found, key=lambda pair: -pair[1])[:limit]
    return [
        (path, clock.local(datetime.fromtimestamp(stamp, tz=clock.now().tzinfo))) for path, stamp in latest
    ]
