"""The dialog of an umpan balik: on what, from whom, when, which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kinerja_desktop.domain.pelaksanaan import Pemberi
from kinerja_desktop.domain.perilaku import ButirPerilaku
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation import clock
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.services import kata

_LINES: Final = 96
_SHORT: Final = 70


class UmpanBalikDialog(Lembar):
    """One umpan balik."""

    def __init__(
        self, parent: QWidget, session: Session, rhk: Sequence[Rhk], butir: Sequence[ButirPerilaku], at: int
    ) -> None:
        super().__init__(
            parent, parent.tr("Umpan balik"),
            parent.tr("Atas satu rencana hasil kerja atau satu nilai perilaku, dengan kata-kata. Tidak ada angka."),
            parent.tr("&Simpan"), 620,
        )  # fmt: skip
        self.tentang = DaftarPilihan()
        for number, one in enumerate(rhk, 1):
            words = " ".join(one.teks.split())
            short = words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
            self.tentang.addItem(f"{number}. {short}", ("rhk", one.id))
        for value in butir:
            self.tentang.addItem(self.tr("Perilaku: {0}").format(value.nama), ("perilaku", value.kunci))
        place = next((number for number, one in enumerate(rhk) if one.id == at), 0)
        self.tentang.setCurrentIndex(place)
        self.pemberi = DaftarPilihan()
        for who in Pemberi:
            self.pemberi.addItem(kata.istilah("pemberi", who), who.value)
        self.orang = PersonPicker(session, self.tr("Pegawai pemberi umpan balik"))
        self.nama = LineField()
        self.tanggal = DateField(self.tr("Tanggal"))
        self.tanggal.set_value(clock.today())
        self.teks = QPlainTextEdit()
        self.teks.setAccessibleName(self.tr("Isi umpan balik"))
        self.teks.setFixedHeight(_LINES)
        self.teks.setTabChangesFocus(True)
        self._form()
        self.teks.setFocus()

    def _form(self) -> None:
        form = Form()
        form.row(self.tr("T&entang"), self.tentang)
        form.row(self.tr("Isi umpan &balik"), self.teks)
        form.row(self.tr("&Dari"), self.pemberi)
        form.row(self.tr("&Pegawai"), self.orang, self.tr("Boleh kosong."))
        form.row(self.tr("&Nama lain"), self.nama, self.tr("Bila bukan pegawai kantor ini; boleh kosong."))
        form.row(self.tr("&Tanggal"), self.tanggal)
        self.body.addWidget(form)

    @property
    def subject(self) -> tuple[int | None, str]:
        """Return (RHK or None, key of a value or '')."""
        kind, found = self.tentang.currentData()
        return (found, "") if kind == "rhk" else (None, found)

    def problem(self) -> str:
        """Return what is missing."""
        if not self.teks.toPlainText().strip():
            self.teks.setFocus()
            return self.tr("Isi umpan balik belum ditulis.")
        if not (self.tanggal.take() and self.tanggal.value):
            self.tanggal.setFocus()
            return self.tr("Tanggal belum terbaca. Tulis misalnya 31-1-2026.")
        return ""
