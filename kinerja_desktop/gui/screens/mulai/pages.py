"""The four pages about an office of one's own. Each says what is missing and hands over its answers."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.foundation.errors import KnownError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import PICTURE, Dialogs
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import kantor, kop
from kinerja_desktop.services.kantor import AwalKantor, ProfilKantor

KERTAS = (("A4", "A4 (210 × 297 mm)"), ("F4", "F4 / Folio (215 × 330 mm)"))
GROUPS = (
    ("pns", "PNS dan CPNS"),
    ("pppk", "PPPK"),
    ("pppk_paruh_waktu", "PPPK paruh waktu"),
    ("guru", "Guru (dinilai di Ruang GTK)"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a page from going on, and the field to mend."""

    words: str
    field: QWidget


_EMBLEM = 30


class Page(QWidget):
    """A page of the wizard."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(form)

    def field(self, text: str = "", example: str = "") -> QLineEdit:
        """Return a line to write in (its Enter goes up to the screen, which goes on)."""
        made = LineField(text)
        made.setPlaceholderText(example)
        return made

    def first(self) -> QWidget:
        """Return the field that gets the keyboard."""
        raise NotImplementedError

    def problem(self) -> Problem | None:
        """Return what is missing, None if nothing."""
        return None


class OfficePage(Page):
    """Name, instansi, place.

    Signals:
        named(nama, instansi): proposals for the letterhead.
    """

    named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(
            Form(
                self.tr("Kantor"),
                self.tr("Nama ini tercetak pada lembar dan bahan ekspor; bisa diubah di Pengaturan."),
            )
        )
        self.nama = self.field(example=self.tr("mis. Dinas Pendidikan"))
        self.instansi = self.field(example=self.tr("mis. Pemerintah Kabupaten Contoh"))
        self.tempat = self.field(example=self.tr("mis. Kota Contoh"))
        self.form.row(self.tr("&Nama kantor"), self.nama)
        self.form.row(
            self.tr("&Instansi"),
            self.instansi,
            self.tr("Pemerintah daerah, kementerian atau lembaga tempat kantor ini berada."),
        )
        self.form.row(
            self.tr("&Tempat penandatanganan"),
            self.tempat,
            self.tr("Tercetak sebelum tanggal: “Kota Contoh, 31 Januari 2026”."),
        )
        for field in (self.nama, self.instansi):
            field.textChanged.connect(lambda _text: self.named.emit(self.nama.text(), self.instansi.text()))

    def first(self) -> QWidget:
        """Return the name."""
        return self.nama

    def problem(self) -> Problem | None:
        """Ask for the name."""
        return None if self.nama.text().strip() else Problem(self.tr("Isi nama kantor dahulu."), self.nama)

    def profil(self) -> ProfilKantor:
        """Return the answers."""
        return ProfilKantor(
            self.nama.text().strip(), self.instansi.text().strip(), "", self.tempat.text().strip()
        )


class KopPage(Page):
    """Letterhead, emblem, paper."""

    def __init__(self) -> None:
        super().__init__(
            Form(
                self.tr("Kop surat dan kertas"),
                self.tr("Kop berlaku untuk semua unit di bawahnya, kecuali unit yang punya kop sendiri."),
            )
        )
        self._proposed = ""
        self._picture = b""
        self.baris = QPlainTextEdit()
        self.baris.setTabChangesFocus(True)
        self.baris.setFixedHeight(74)
        self.alamat = self.field(example=self.tr("Jalan, telepon, kode pos"))
        self.kertas = DaftarPilihan()
        for code, words in KERTAS:
            self.kertas.addItem(words, code)
        self.form.row(
            self.tr("Baris &kop"), self.baris, self.tr("Satu baris per baris kop, dari yang paling atas.")
        )
        self.form.row(self.tr("&Alamat"), self.alamat)
        self._choice = button(self.tr("Pilih &gambar…"), self._choose, "upload")
        self._file = label(self.tr("Tanpa lambang"), Tulisan.ISI, "lembut")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        self._sign = QLabel()
        row.addWidget(self._choice)
        row.addWidget(self._sign)
        row.addWidget(self._file, 1)
        line.setFocusProxy(self._choice)
        self.form.row(
            self.tr("Lambang"), line, self.tr("Gambar PNG atau JPEG milik kantor sendiri; boleh dilewati.")
        )
        self.form.row(self.tr("Ker&tas"), self.kertas)

    def propose(self, nama: str, instansi: str) -> None:
        """Fill the letterhead from the names as long as the user has not written one."""
        if self.baris.toPlainText() == self._proposed:
            self._proposed = "\n".join(part.strip().upper() for part in (instansi, nama) if part.strip())
            self.baris.setPlainText(self._proposed)
            self.baris.moveCursor(QTextCursor.MoveOperation.End)  # Enter adds a line below, not above

    def first(self) -> QWidget:
        """Return the lines."""
        return self.baris

    def _choose(self) -> None:
        chosen = Dialogs.open_file(self, self.tr("Lambang kantor"), PICTURE, "lambang")
        if chosen is None:
            return
        shown = QPixmap()
        try:
            picture = kop.picture_of(chosen)
            if not shown.loadFromData(picture):
                raise RefusedError("kop.bukan-gambar")
        except KnownError as error:
            self._file.setText(sentence(error.code, **error.args_))
            put_tone(self._file, "nada", "buruk")
            return
        self._picture = picture
        self._file.setText(chosen.name)
        put_tone(self._file, "nada", "lembut")
        self._sign.setPixmap(shown.scaledToHeight(_EMBLEM, Qt.TransformationMode.SmoothTransformation))

    def awal(self, unit_utama: str, groups: dict[str, str]) -> AwalKantor:
        """Return the answers with those of the page of periods."""
        lines = tuple(line.strip() for line in self.baris.toPlainText().splitlines() if line.strip())
        address = tuple(line for line in (self.alamat.text().strip(),) if line)
        return AwalKantor(str(self.kertas.currentData()), groups, unit_utama, lines, address, self._picture)


class PeriodPage(Page):
    """How often each group is rated."""

    def __init__(self) -> None:
        super().__init__(
            Form(
                self.tr("Periode penilaian"),
                self.tr(
                    "Seberapa sering tiap kelompok dinilai. Penilaian tahunan selalu ada. Bisa diubah tiap tahun di Pengaturan."
                ),
            )
        )
        self._kinds: dict[str, QComboBox] = {}
        for code, words in GROUPS:
            choice = DaftarPilihan()
            choice.addItem(self.tr("Triwulanan"), JenisPeriode.TRIWULAN.value)
            choice.addItem(self.tr("Bulanan"), JenisPeriode.BULANAN.value)
            self._kinds[code] = choice
            self.form.row(words, choice)

    def first(self) -> QWidget:
        """Return the first group."""
        return self._kinds["pns"]

    def groups(self) -> dict[str, str]:
        """Return kind of period by group."""
        return {code: str(choice.currentData()) for code, choice in self._kinds.items()}


class DataPage(Page):
    """Who works, and where the data lie."""

    def __init__(self, petugas: str, folder: Path) -> None:
        super().__init__(
            Form(
                self.tr("Petugas dan tempat data"),
                self.tr("Nama petugas dicatat pada setiap perubahan. Data kantor berada dalam satu folder."),
            )
        )
        self._petugas = self.field(petugas or getpass.getuser())
        self._folder = self.field(str(folder))
        self.form.row(self.tr("&Nama petugas"), self._petugas)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder, 1)
        row.addWidget(button(self.tr("&Pilih…"), self._choose, "folder-open"))
        line.setFocusProxy(self._folder)
        self._folder.setAccessibleName(self.tr("Folder data"))
        self.form.row(
            self.tr("&Folder data"),
            line,
            self.tr("Sebaiknya bukan drive sistem, dan bukan folder jaringan atau folder yang disinkronkan."),
        )
        self._state = label("", Tulisan.RAPAT, "aksen", wrap=True)
        self.form.row("", self._state)
        self._folder.textChanged.connect(lambda _text: self._look())
        self._look()

    def first(self) -> QWidget:
        """Return the name."""
        return self._petugas

    def problem(self) -> Problem | None:
        """Ask for both; a folder that cannot take a new office is said here already."""
        if not self.petugas():
            return Problem(self.tr("Isi nama petugas dahulu."), self._petugas)
        if not self._folder.text().strip():
            return Problem(self.tr("Pilih folder data dahulu."), self._folder)
        if not Path(self.folder()).is_absolute():
            return Problem(self.tr("Tulis letak folder lengkap, atau tekan Pilih."), self._folder)
        if kantor.has_kantor(Path(self.folder())):
            words = self.tr(
                "Di folder ini sudah ada kantor. Pilih folder lain, atau Kembali dan buka kantor itu."
            )
            return Problem(words, self._folder)
        return None

    def _look(self) -> None:
        """Say what the folder holds now."""
        folder = Path(self.folder()) if self.folder() else None
        if folder is None or not folder.is_absolute():
            words = ""
        elif kantor.has_kantor(folder):
            words = self.tr("Sudah ada kantor di folder ini.")
        elif folder.is_dir() and any(folder.iterdir()):
            words = self.tr("Folder ini sudah berisi berkas lain; sebaiknya pilih folder tersendiri.")
        elif folder.is_dir():
            words = self.tr("Folder kosong, siap dipakai.")
        else:
            words = self.tr("Folder ini akan dibuat.")
        self._state.setText(words)

    def petugas(self) -> str:
        """Return who works."""
        return self._petugas.text().strip()

    def folder(self) -> str:
        """Return the folder."""
        return self._folder.text().strip()

    def _choose(self) -> None:
        chosen = Dialogs.folder(self, self.tr("Folder data kantor"), "kantor")
        if chosen is not None:
            self._folder.setText(str(chosen))
            self._folder.setFocus()
