"""Exceptions: another rater, or another superior of the rater, for the selected people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.atasan.formulir import Lembar, NewOutsider, PihakPicker, SkForm
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan, font
from kinerja_desktop.gui.widgets.basics import Words, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.services.atasan import PenilaiLuarRow
from kinerja_desktop.services.atasan_daftar import BarisAtasan

_KINDS = tuple(JenisPenugasan)
_NAMED = 3


@dataclass(frozen=True, slots=True)
class PenilaiBaru:
    """The rater that was chosen, and by what right he rates."""

    siapa: Pihak
    nama: str
    jenis: JenisPenugasan
    sk_nomor: str
    sk_tanggal: date | None


def who(rows: list[BarisAtasan]) -> str:
    """Return "Siti, Budi, dan 12 lainnya"."""
    return teks.beberapa((row.nama for row in rows), len(rows), _NAMED)


def _same_as(rows: Sequence[BarisAtasan], pick: Pihak, held: Callable[[BarisAtasan], Pihak | None]) -> int:
    return sum(held(row) == pick for row in rows)


class SamaNote(Words):
    """Warns that rater and superior would be one person; allowed, so it only says so.

    ``count``: of how many people somebody holds the other office already.
    """

    def __init__(self, siapa: PihakPicker, count: Callable[[Pihak], int]) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(Tulisan.RAPAT))
        self.setWordWrap(True)
        self.setProperty("nada", "awas")
        self._siapa, self._count = siapa, count
        siapa.changed.connect(self.look)
        self.hide()

    def look(self, *_: object) -> None:
        """Say it or hide."""
        found = self._siapa.pihak if self._siapa.isEnabled() else None
        number = self._count(found) if found is not None and found.jenis is JenisPihak.PEGAWAI else 0
        if number:
            words = sentence("atasan.penilai-sama", nama=self._siapa.nama, jumlah=teks.bilangan(number))
            self.setText(words)
            self.setAccessibleName(words)
        self.setVisible(bool(number))
        frame = self.window()
        if isinstance(frame, Bingkai) and number:
            frame.fit()


class PenilaiDialog(Lembar):
    """Set the rater of people on purpose."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        rows: list[BarisAtasan],
        luar: tuple[PenilaiLuarRow, ...],
        new_outsider: NewOutsider,
    ) -> None:
        super().__init__(
            parent, parent.tr("Ganti penilai {0} pegawai").format(teks.bilangan(len(rows))), who(rows),
            parent.tr("&Simpan pengecualian"),
        )  # fmt: skip
        self._rows = rows
        self.siapa = PihakPicker(session, self.tr("Pejabat penilai"), luar, new_outsider)
        self.form = SkForm(_KINDS)
        self.form.row(self.tr("&Penilai"), self.siapa)
        self.form.add_sk()
        self.body.addWidget(self.form)
        self.same = SamaNote(self.siapa, lambda pick: _same_as(rows, pick, lambda row: row.atasan))
        self.body.addWidget(self.same)
        note = self.tr(
            "Pengecualian tetap berlaku walau kepala unit berganti, sampai dikembalikan ke pohon atau pegawai pindah unit."
        )
        self.body.addWidget(label(note, tone="lembut", wrap=True))
        self.siapa.setFocus()

    @property
    def answer(self) -> PenilaiBaru:
        """Return what was filled in."""
        found = self.siapa.pihak
        assert found is not None  # noqa: S101 - `problem` refused it
        return PenilaiBaru(
            found, self.siapa.nama, self.form.kind, self.form.nomor.text().strip(), self.form.tanggal.value
        )

    def problem(self) -> str:
        """Return what is missing or makes no sense."""
        found = self.siapa.pihak
        if found is None:
            return self.tr("Pilih penilainya dahulu: ketik nama atau NIP, lalu ambil dari daftar.")
        if found.jenis is JenisPihak.PEGAWAI and any(row.pegawai_id == found.id for row in self._rows):
            return self.tr(
                "{0} termasuk pegawai yang dipilih; tidak ada yang menilai dirinya sendiri."
            ).format(self.siapa.nama)
        if not self.form.tanggal.take():
            return self.tr("Tanggal SK belum dapat dibaca. Tulis misalnya 31-1-2026.")
        return ""


class AtasanDialog(Lembar):
    """Set the superior of the rater on purpose, or let the tree decide again."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        rows: list[BarisAtasan],
        luar: tuple[PenilaiLuarRow, ...],
        new_outsider: NewOutsider,
    ) -> None:
        super().__init__(
            parent, parent.tr("Atasan penilai bagi {0} pegawai").format(teks.bilangan(len(rows))), who(rows),
            parent.tr("&Simpan atasan penilai"),
        )  # fmt: skip
        self._rows = rows
        form = Form(purpose=self.tr("Tercetak di dokumen evaluasi. Boleh orang yang sama dengan penilainya."))
        self.siapa = PihakPicker(session, self.tr("Atasan penilai"), luar, new_outsider)
        form.row(self.tr("&Atasan penilai"), self.siapa)
        self.derived = QCheckBox(self.tr("Ikuti &pohon lagi (atasan dari penilainya)"))
        form.row("", self.derived)
        self.derived.toggled.connect(self.siapa.setDisabled)
        self.body.addWidget(form)
        self.same = SamaNote(self.siapa, lambda pick: _same_as(rows, pick, lambda row: row.penilai))
        self.derived.toggled.connect(self.same.look)
        self.body.addWidget(self.same)
        self.siapa.setFocus()

    @property
    def answer(self) -> Pihak | None:
        """Return who was chosen; None: the tree decides."""
        return None if self.derived.isChecked() else self.siapa.pihak

    def problem(self) -> str:
        """Return what is missing or makes no sense."""
        found = self.answer
        if self.derived.isChecked():
            return ""
        if found is None:
            return self.tr("Pilih atasannya dahulu, atau ikuti pohon.")
        if found.jenis is JenisPihak.PEGAWAI and any(row.pegawai_id == found.id for row in self._rows):
            return self.tr("{0} termasuk pegawai yang dipilih; pilih orang lain.").format(self.siapa.nama)
        return ""
