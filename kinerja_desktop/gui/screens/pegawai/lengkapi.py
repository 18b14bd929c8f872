"""Two small dialogs: what becomes of the last stretch of who left already, and whom an action is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.foundation.teks import bilangan, tanggal
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.services import kata
from kinerja_desktop.services.akhir_tanpa import TanpaKejelasan


class PilihanEvaluasi(QWidget):
    """Rate the last stretch now, or not, with a reason."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.nilai = QRadioButton(self.tr("&Nilai masa terakhirnya sekarang"))
        self.tidak = QRadioButton(self.tr("&Tidak dinilai, karena:"))
        self.alasan = LineField()
        self.alasan.setAccessibleName(self.tr("Alasan tidak dinilai"))
        for one in (self.nilai, self.tidak, self.alasan):
            box.addWidget(one)
        self.nilai.setChecked(True)
        self.tidak.toggled.connect(self.alasan.setEnabled)
        self.alasan.setEnabled(False)

    @property
    def evaluasi(self) -> Evaluasi:
        """Return what was chosen."""
        return Evaluasi.TIDAK if self.tidak.isChecked() else Evaluasi.DINILAI

    def problem(self) -> str:
        """Return what is missing."""
        if self.tidak.isChecked() and not self.alasan.text().strip():
            self.alasan.setFocus()
            return self.tr("Alasan tidak dinilai belum diisi.")
        return ""


class LengkapiDialog(Lembar):
    """Of people who left by an import or an edit: is their last stretch rated?"""

    def __init__(self, parent: QWidget, rows: Sequence[TanpaKejelasan]) -> None:
        first = rows[0]
        more = len(rows) - 1
        name = f"{first.nama}, dan {bilangan(more)} lainnya" if more else first.nama
        said = parent.tr("{0} sejak {1}, hari terakhir {2}, menurut daftar pegawai. ").format(
            kata.istilah("kedudukan", first.sebab), tanggal(first.sejak), tanggal(first.tanggal)
        )
        super().__init__(
            parent, parent.tr("Evaluasi masa terakhir {0}").format(name),
            ("" if more else said)
            + parent.tr("Belum ada evaluasi dan belum ada alasannya. Langkah ini dapat diurungkan."),
            parent.tr("&Simpan"),
        )  # fmt: skip
        self.pilihan = PilihanEvaluasi()
        self.keterangan = LineField()
        form = Form()
        form.row(self.tr("Evaluasi"), self.pilihan)
        form.row(
            self.tr("&Keterangan"), self.keterangan, self.tr("Boleh kosong, misalnya nomor dan tanggal SK.")
        )
        self.body.addWidget(form)
        self.pilihan.nilai.setFocus()

    def problem(self) -> str:
        """Return what is missing."""
        return self.pilihan.problem()


class OrangDialog(Lembar):
    """Whom an action is about."""

    def __init__(self, parent: QWidget, session: Session, title: str) -> None:
        super().__init__(
            parent, title, parent.tr("Ketik nama atau NIP, lalu pilih orangnya dari daftar yang muncul."),
            parent.tr("&Lanjut…"), 720,
        )  # fmt: skip
        self.picker = PersonPicker(session, self.tr("Pegawai"))
        form = Form()
        form.row(self.tr("&Pegawai"), self.picker)
        self.body.addWidget(form)
        self.picker.setFocus()

    @property
    def pegawai_id(self) -> int:
        """Return who was chosen."""
        person = self.picker.person
        return person.id if person is not None else 0

    def problem(self) -> str:
        """Return what is missing."""
        if self.picker.person is not None:
            return ""
        self.picker.setFocus()
        return self.tr("Belum ada orang yang dipilih. Ketik namanya, lalu pilih dari daftar.")
