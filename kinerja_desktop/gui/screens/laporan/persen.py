"""The office's percentages by predikat, and what they rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.laporan.model import words
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import tpp
from kinerja_desktop.services.tpp import AturanTpp


class PersenDialog(Lembar):
    """Five percentages and their basis; all empty: the list has no percentages."""

    def __init__(self, parent: QWidget, now: AturanTpp) -> None:
        super().__init__(
            parent, parent.tr("Persentase menurut predikat"),
            parent.tr("Milik kantor Anda: tidak ada angka bawaan, dan aplikasi tidak menghitung uang. Isi menurut peraturan yang berlaku di daerah Anda, "
                      "lalu sebutkan peraturannya; sebutan itu ikut tercetak."),
            parent.tr("&Simpan"), 620,
        )  # fmt: skip
        form = Form()
        self.fields: dict[Predikat, QLineEdit] = {}
        for kind in Predikat:
            field = LineField(tpp.kata_persen(now.persen.get(kind.value)))
            field.setPlaceholderText("%")
            field.setMaximumWidth(120)
            self.fields[kind] = field
            form.row(words(kind.value), field)
        self.dasar = LineField(now.dasar)
        form.row(
            self.tr("&Dasar persentase"),
            self.dasar,
            self.tr("Misalnya Peraturan Bupati Contoh Nomor 12 Tahun 2026."),
        )
        self.body.addWidget(form)
        self.fields[Predikat.SANGAT_BAIK].setFocus()

    @property
    def texts(self) -> dict[Predikat, str]:
        """Return the percentages as typed."""
        return {kind: field.text() for kind, field in self.fields.items()}

    def problem(self) -> str:
        """Return what makes no sense."""
        for field in self.fields.values():
            try:
                tpp.baca_persen(field.text())
            except KnownError as error:
                field.setFocus()
                field.selectAll()
                return sentence(error.code, **error.args_)
        if any(text.strip() for text in self.texts.values()) and not self.dasar.text().strip():
            self.dasar.setFocus()
            return sentence("tpp.tanpa-dasar")
        return ""
