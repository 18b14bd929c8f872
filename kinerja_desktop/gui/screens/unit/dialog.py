"""Small dialogs of the unit tree: choosing another unit, a day, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation import clock
from kinerja_desktop.gui.session import UnitItem
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.pickers import UnitTreePicker


class _Ask(Bingkai):
    """A title, one line of what will happen, a form, two buttons."""

    def __init__(self, title: str, about: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addWidget(label(title, Tulisan.JUDUL_KARTU, wrap=True))
        box.addWidget(label(about, Tulisan.ISI, "lembut", wrap=True))
        self.form = Form()
        box.addWidget(self.form)
        box.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel = button(self.tr("Batal"), self.reject)
        self.ok = button(yes, self._take, look="utama")
        self.ok.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        box.addLayout(row)

    def _take(self) -> None:
        if all(field.take() for field in self.findChildren(DateField)):
            self.accept()


class PilihUnitDialog(_Ask):
    """Chooses another unit and a day (Pindahkan, Gabungkan)."""

    def __init__(
        self, title: str, about: str, yes: str, units: Sequence[UnitItem], whole: str, parent: QWidget | None
    ) -> None:
        super().__init__(title, about, yes, parent)
        self._whole = whole
        self.picker = UnitTreePicker(self.tr("Unit tujuan"), whole)
        self.picker.set_units(units, None)
        self.picker.unitChosen.connect(lambda _: self.judge())
        self.form.row(self.tr("&Unit tujuan"), self.picker)
        self.since = DateField(self.tr("Berlaku sejak"))
        self.since.set_value(clock.today())
        self.form.row(
            self.tr("Berlaku se&jak"), self.since,
            self.tr("Sejak tanggal ini atasan mengikuti pohon yang baru. Nilai yang sudah dikunci tetap pada atasan lama; "
                    "SKP dan penilaian tahun ini tidak terpecah."),
        )  # fmt: skip
        self.judge()

    def judge(self) -> None:
        """Let the move be made once there is a place to go to."""
        self.ok.setEnabled(bool(self._whole) or self.picker.unit_id is not None)


class AkhiriDialog(_Ask):
    """Asks for the last day of a unit."""

    def __init__(self, nama: str, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Akhiri {0}").format(nama),
            self.tr("Unit tidak muncul lagi sesudah tanggal ini. Nilai dan cetakan yang sudah ada tetap utuh."),
            self.tr("&Akhiri unit"), parent,
        )  # fmt: skip
        self.last = DateField(self.tr("Hari terakhir"))
        self.last.set_value(clock.today())
        self.form.row(self.tr("&Hari terakhir"), self.last)

    @property
    def day(self) -> date | None:
        """Return the last day."""
        return self.last.value


class NomorDialog(_Ask):
    """SIASN's UNOR ID and the school's NPSN."""

    def __init__(self, nama: str, unor_id: str, npsn: str, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Nomor {0}").format(nama), self.tr("Dipakai untuk mengenali unit ini di berkas SIASN dan daftar sekolah."),
            self.tr("&Simpan"), parent,
        )  # fmt: skip
        self.unor_id, self.npsn = LineField(unor_id), LineField(npsn)
        self.form.row(self.tr("&UNOR ID (SIASN)"), self.unor_id)
        self.form.row("&NPSN", self.npsn, self.tr("8 angka, hanya untuk sekolah."))
