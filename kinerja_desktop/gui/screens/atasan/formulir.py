"""Parts of the dialogs: the frame with its buttons, and choosing a rater among people or raters from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.screens.atasan.model import JENIS
from kinerja_desktop.gui.session import PersonItem, Session
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai, stays, while_lives
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LONGEST_LINE, LineField
from kinerja_desktop.gui.widgets.pickers import PersonPicker

if TYPE_CHECKING:
    from kinerja_desktop.services.atasan import PenilaiLuarRow

NewOutsider: TypeAlias = "Callable[[Callable[[PenilaiLuarRow], object]], object]"
"""Asks for a rater from outside and gives the stored one to the callback."""


class Lembar(Bingkai):
    """A dialog: title, one line of purpose, a body (`body`), a line for what is wrong, and two buttons."""

    def __init__(self, parent: QWidget, title: str, purpose: str, go: str, width: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(8)
        box.addWidget(label(title, Tulisan.JUDUL_KARTU, wrap=True))
        self.purpose = label(purpose, Tulisan.RAPAT, "lembut", wrap=True)
        box.addWidget(self.purpose)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        box.addLayout(self.body, 1)
        self.wrong = label("", Tulisan.RAPAT, "buruk", wrap=True)
        self.wrong.hide()
        stays(self.wrong)
        box.addWidget(self.wrong)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.stay = button(self.tr("Batal"), self.reject)
        self.go = button(go, self.take, look="utama")
        self.go.setDefault(True)
        self.stay.setAutoDefault(False)
        self.foot.addWidget(self.stay)
        self.foot.addWidget(self.go)
        box.addLayout(self.foot)

    def problem(self) -> str:
        """Return why it cannot be taken yet, '' if it can."""
        return ""

    def take(self) -> None:
        """Close with the answer, or say what is missing."""
        why = self.problem()
        self.wrong.setText(why)
        self.wrong.setAccessibleName(why)
        self.wrong.setVisible(bool(why))
        if why:
            self.fit()
        else:
            self.accept()


class PihakPicker(QWidget):
    """One of the office's people (typing finds them), or a rater from outside (a list, and a new one).

    Signals:
        changed(): somebody else is chosen.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        name: str,
        luar: tuple[PenilaiLuarRow, ...],
        new: NewOutsider | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._new = new
        self._names: dict[int, str] = {}
        self.orang = PersonPicker(session, name)
        self.orang.setPlaceholderText(self.tr("Ketik nama atau NIP"))
        self.luar = DaftarPilihan()
        self.luar.setAccessibleName(self.tr("Penilai luar"))
        self._fill(luar)
        self.di_dalam = QRadioButton(self.tr("Pegawai kantor &ini"))
        self.di_luar = QRadioButton(self.tr("Penilai &luar (Sekda, kepala daerah)"))
        self.di_dalam.setChecked(True)
        self._build()
        self.di_dalam.toggled.connect(self._switched)
        self.orang.chosen.connect(lambda _: self.changed.emit())
        self.luar.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.orang)

    def _build(self) -> None:
        kinds = QVBoxLayout()  # under each other: side by side the longer one is cut
        kinds.setSpacing(2)
        kinds.addWidget(self.di_dalam)
        kinds.addWidget(self.di_luar)
        outside = QWidget()
        row = QHBoxLayout(outside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.luar, 1)
        if self._new is not None:
            more = button(self.tr("Tambah…"), self._add, "plus")
            more.setAutoDefault(False)
            row.addWidget(more)
        self._stack = QStackedWidget()
        inside = QWidget()
        one = QHBoxLayout(inside)
        one.setContentsMargins(0, 0, 0, 0)
        one.addWidget(self.orang)
        self._stack.addWidget(inside)
        self._stack.addWidget(outside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(kinds)
        box.addWidget(self._stack)

    @property
    def pihak(self) -> Pihak | None:
        """Return who is chosen."""
        if self.di_dalam.isChecked():
            person = self.orang.person
            return Pihak(JenisPihak.PEGAWAI, person.id) if person is not None else None
        chosen = self.luar.currentData()
        return Pihak(JenisPihak.LUAR, chosen) if isinstance(chosen, int) else None

    @property
    def nama(self) -> str:
        """Return the name of who is chosen."""
        if self.di_dalam.isChecked():
            return self.orang.person.nama if self.orang.person is not None else ""
        return self._names.get(self.luar.currentData(), "")

    def choose(self, person: PersonItem) -> None:
        """Show one of the office's people."""
        self.di_dalam.setChecked(True)
        self.orang.set_person(person)

    def _fill(self, rows: tuple[PenilaiLuarRow, ...]) -> None:
        self.luar.clear()
        for row in rows:
            self._offer(row)
        if not rows:
            self.luar.addItem(self.tr("(belum ada, tekan Tambah)"))

    def _offer(self, row: PenilaiLuarRow) -> None:
        self._names[row.id] = row.nama
        words = "  ·  ".join(part for part in (row.nama, row.jabatan) if part)
        self.luar.addItem(teks.singkat(words, LONGEST_LINE), row.id)

    def _switched(self, inside: bool) -> None:
        self._stack.setCurrentIndex(0 if inside else 1)
        self.setFocusProxy(self.orang if inside else self.luar)
        self.changed.emit()

    def _add(self) -> None:
        if self._new is not None:
            self._new(while_lives(self, self._added))

    def _added(self, made: PenilaiLuarRow) -> None:
        if not isinstance(self.luar.itemData(0), int):
            self.luar.clear()
        self._offer(made)
        self.luar.setCurrentIndex(self.luar.count() - 1)


class SkForm(Form):
    """How somebody holds it, and the SK that says so."""

    def __init__(self, kinds: tuple[JenisPenugasan, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.jenis = DaftarPilihan()
        for kind in kinds:
            self.jenis.addItem(JENIS[kind], kind.value)
        self.nomor = LineField()
        self.tanggal = DateField(self.tr("Tanggal SK"))

    def add_sk(self) -> None:
        """Add how it is held and the SK, below the rows that are there."""
        self.row(self.tr("Seba&gai"), self.jenis)
        self.row(self.tr("&Nomor SK"), self.nomor)
        self.row(self.tr("&Tanggal SK"), self.tanggal)

    @property
    def kind(self) -> JenisPenugasan:
        """Return how it is held."""
        return JenisPenugasan(self.jenis.currentData())
