"""The dialog of one person's data: a correction of what was wrong, or what holds from a day on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.foundation import clock, teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.session import UnitItem
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai, while_lives
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.gui.widgets.messages import Banner
from kinerja_desktop.gui.widgets.panels import JUDUL_TERPANJANG, scrolled
from kinerja_desktop.gui.widgets.pickers import UnitTreePicker
from kinerja_desktop.services import kata
from kinerja_desktop.services.pegawai import KartuPegawai

_PERSON = ("nama", "gelar_depan", "gelar_belakang", "nip", "pns_id", "tanggal_lahir", "jenis_kelamin")
_STATE = (
    "jenis_pegawai", "kedudukan", "golongan", "tmt_golongan", "jabatan", "jenis_jabatan", "jenjang",
    "tmt_jabatan", "tugas_tambahan", "unit_id", "kontrak_mulai", "kontrak_selesai", "dinilai_di",
)  # fmt: skip
_DATES = frozenset({"tanggal_lahir", "tmt_golongan", "tmt_jabatan", "kontrak_mulai", "kontrak_selesai"})
_CODES = ("jenis_pegawai", "kedudukan", "jenis_jabatan", "jenjang", "dinilai_di")

Save = Callable[[Mapping[str, Any], date | None, Callable[[KnownError], None], Callable[[], None]], None]
"""Writes (values, from which day or None, call on refusal, call when written)."""


def facts(card: KartuPegawai) -> dict[str, Any]:
    """Return what the dialog shows of a person, by field."""
    row, now = card.baris, card.keadaan[-1]
    person = {
        "nama": row.nama, "gelar_depan": row.gelar_depan, "gelar_belakang": row.gelar_belakang, "nip": row.nip,
        "pns_id": card.pns_id, "tanggal_lahir": card.tanggal_lahir, "jenis_kelamin": card.jenis_kelamin,
    }  # fmt: skip
    return person | {name: getattr(now, name) for name in _STATE}


class _Narrow(Form):
    """A form beside another one."""

    LABEL_WIDTH = 130


class UbahDialog(Bingkai):
    """Edits one person; empty card: adds one."""

    def __init__(
        self, card: KartuPegawai | None, units: Sequence[UnitItem], save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save_call = save
        self._is_new = card is None
        self._before: dict[str, Any] = (
            facts(card) if card is not None else {"kedudukan": "aktif", "dinilai_di": "ekinerja"}
        )
        self._fields: dict[str, QWidget] = {}
        self._units = units
        self.setWindowTitle(self.tr("Ubah data pegawai") if card is not None else self.tr("Tambah pegawai"))
        self.resize(940, 620)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        title = card.nama_tampil if card is not None else self.tr("Pegawai baru")
        box.addWidget(label(teks.singkat(title, JUDUL_TERPANJANG), Tulisan.JUDUL_KARTU, wrap=True))
        self.banner = Banner()
        box.addWidget(self.banner)
        self.since = self._kind(box) if card is not None else self._first_day(box)
        box.addWidget(scrolled(self._columns()), 1)
        box.addLayout(self._foot())
        self._fill()
        self._fields["nama"].setFocus()

    # -- building
    def _kind(self, box: QVBoxLayout) -> DateField:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.correction = QRadioButton(self.tr("Pembe&tulan (yang tercatat salah)"))
        self.change = QRadioButton(self.tr("&Perubahan yang berlaku sejak"))
        self.correction.setChecked(True)
        since = DateField(self.tr("Berlaku sejak"))
        since.set_value(clock.today())
        since.setEnabled(False)
        self.change.toggled.connect(since.setEnabled)
        for made in (self.correction, self.change, since):
            row.addWidget(made)
        row.addStretch(1)
        box.addLayout(row)
        return since

    def _first_day(self, box: QVBoxLayout) -> DateField:
        row = QHBoxLayout()
        row.setSpacing(12)
        since = DateField(self.tr("Mulai bertugas di sini"))
        words = label(self.tr("&Mulai bertugas di sini"))
        words.setBuddy(since)
        row.addWidget(words)
        row.addWidget(since)
        row.addWidget(
            label(
                self.tr("Isi untuk yang pindah ke sini; kosongkan bila sudah lama di sini."),
                Tulisan.RAPAT,
                "lembut",
            ),
            1,
        )
        box.addLayout(row)
        return since

    def _columns(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(24)
        left = _Narrow(self.tr("Orang"), self.tr("Nama dan nomor seperti pada SK."))
        right = _Narrow(
            self.tr("Jabatan dan tempat"), self.tr("Yang berlaku sekarang, atau sejak tanggal di atas.")
        )
        for form, names in ((left, _PERSON), (right, _STATE)):
            for name in names:
                self._fields[name] = form.row(kata.bidang(name), self._field(name))
        column = QVBoxLayout()
        column.addWidget(left)
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addWidget(right, 1)
        return body

    def _field(self, name: str) -> QWidget:
        words = kata.bidang(name)
        if name in _DATES:
            return DateField(words)
        if name == "unit_id":
            picker = UnitTreePicker(words, self.tr("(belum ada unit)"))
            picker.set_units(self._units, None)
            return picker
        if name in _CODES or name == "jenis_kelamin":
            box = DaftarPilihan()
            pairs = (
                [("L", "Laki-laki"), ("P", "Perempuan")] if name == "jenis_kelamin" else kata.pilihan(name)
            )
            if name not in {"kedudukan", "dinilai_di"}:
                box.addItem("", "")
            for code, word in pairs:
                box.addItem(word, code)
            return box
        return LineField()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(
            label(
                self.tr("Yang Anda ubah di sini tidak ditimpa impor tanpa bertanya."), Tulisan.RAPAT, "lembut"
            ),
            1,
        )
        self.cancel = button(self.tr("&Batal"), self.reject)
        self.ok = button(self.tr("&Simpan"), self._save, look="utama")
        self.ok.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        return row

    # -- values
    def _fill(self) -> None:
        for name, field in self._fields.items():
            value = self._before.get(name)
            if isinstance(field, DateField):
                field.set_value(value)
            elif isinstance(field, UnitTreePicker):
                field.choose(value)
            elif isinstance(field, QComboBox):
                at = field.findData(value or "")
                if at < 0:
                    field.addItem(str(value), value)
                    at = field.count() - 1
                field.setCurrentIndex(at)
            elif isinstance(field, QLineEdit):
                field.setText(kata.nilai("nip", value) if name == "nip" else str(value or ""))
                field.setCursorPosition(0)  # a long text shows how it begins

    def _value(self, name: str) -> Any:
        field = self._fields[name]
        if isinstance(field, DateField):
            return field.value
        if isinstance(field, UnitTreePicker):
            return field.unit_id
        if isinstance(field, QComboBox):
            return field.currentData() or ""
        assert isinstance(field, QLineEdit)  # noqa: S101 - the only other kind
        text = " ".join(field.text().split())
        return text.replace(" ", "") if name in {"nip", "pns_id"} else text

    def values(self) -> dict[str, Any]:
        """Return what differs from what was shown."""
        found = {name: self._value(name) for name in self._fields}
        return {
            name: value for name, value in found.items() if value != (self._before.get(name) or _empty(name))
        }

    def _save(self) -> None:
        wrong = [
            field for field in self._fields.values() if isinstance(field, DateField) and not field.take()
        ]
        needed = not self._is_new and self.change.isChecked()
        if (self._is_new or needed) and (not self.since.take() or (needed and self.since.value is None)):
            wrong.append(self.since)
        if wrong:
            self.banner.tell(self.tr("Ada tanggal yang belum terbaca. Tulis misalnya 31-1-2026."), "buruk")
            wrong[0].setFocus()
            return
        changed = self.values()
        if not changed and not self._is_new:
            self.reject()
            return
        since = self.since.value if self._is_new or needed else None
        self.ok.setEnabled(False)
        self._save_call(changed, since, while_lives(self, self._refused), while_lives(self, self.accept))

    def resume(self) -> None:
        """Let the user go on after saving was left."""
        self.ok.setEnabled(True)
        self.ok.setFocus()

    def _refused(self, error: KnownError) -> None:
        self.ok.setEnabled(True)
        self.banner.tell(sentence(error.code, **error.args_), "buruk")


def _empty(name: str) -> Any:
    return None if name in _DATES or name == "unit_id" else ""
