"""Step 2: sheet, header and columns as they were found, all of them changeable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import button, label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import kata
from kinerja_desktop.services.impor.baca import BerkasTerbaca
from kinerja_desktop.services.impor.tampilan import (
    BerkasTampil,
    KolomTampil,
    Pilihan,
    berkas_tampil,
    bidang_dikenal,
    ganti_baris_judul,
    ganti_kolom,
    ganti_sheet,
)

UNUSED: Final = "Tidak dipakai"
PRIVATE: Final = "Tidak dipakai (data pribadi)"
_USUAL: Final = ("nama", "nip", "nama_nip", "gelar_depan", "gelar_belakang", "golongan", "pangkat", "jabatan",
                 "unit_kerja", "unit_induk", "status", "jenis_kelamin", "tanggal_lahir", "eselon")  # fmt: skip
"""What an office's own list has; the codes of SIASN come after."""
_ROWS: Final = re.compile(r"^\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?$")


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    kolom: KolomTampil
    dipakai: str


class ChoiceGrid(Grid):
    """A grid where one click on a cell with choices opens them, like a drop-down list."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the choices of the cell that was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        here = index.isValid() and (index.row(), index.column()) == self.place
        if here and event.button() == Qt.MouseButton.LeftButton and len(self.selected_cells()) == 1:
            column = self.table.columns[index.column()]
            if column.choices and column.editable(self.table.row_at(index.row())):
                self.open_choices()


class KolomPage(QWidget):
    """What was found in each file.

    Signals:
        reread(nama, pilihan): another sheet or header was chosen: the file must be read anew.
        mapped(nama, pilihan): a column is used for something else: the check must be computed anew.
    """

    reread = Signal(str, object)
    mapped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, BerkasTerbaca] = {}
        self._shown: dict[str, BerkasTampil] = {}
        self._words = {name: kata.bidang(name) for name in bidang_dikenal()}
        self._fields = {words: name for name, words in self._words.items()}
        self._build()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self._top())
        self.told = label("", Tulisan.ISI, "lembut", wrap=True)
        box.addWidget(self.told)
        self.table: TableModel[_Line] = TableModel(self._columns(), lambda line: line.id, self)
        self.grid = ChoiceGrid(self.table, self.tr("Kolom berkas dan kegunaannya"))
        self.grid.preview_pastes = False
        self.grid.edits_requested.connect(self._edited)
        self.grid.notice.connect(self._notice)
        box.addWidget(self.grid, 1)
        self.hint = label(
            self.tr("Klik kolom “Dipakai untuk”, atau F4, untuk mengganti. Pilihan Anda diingat untuk berkas berbentuk sama."),
            Tulisan.RAPAT, "lembut", wrap=True,
        )  # fmt: skip
        box.addWidget(self.hint)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.file = DaftarPilihan()
        self.file.setAccessibleName(self.tr("Berkas"))
        self.file.setMinimumWidth(140)
        self.file.currentIndexChanged.connect(lambda _: self._show_file())
        self.sheet = DaftarPilihan()
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.sheet.setMinimumWidth(120)
        self.sheet.activated.connect(lambda _: self._sheet_chosen())
        self.head = LineField()
        self.head.setAccessibleName(self.tr("Judul kolom di baris"))
        self.head.setFixedWidth(70)
        self.head.setToolTip(self.tr("Misalnya 1, atau 4-5 bila judulnya dua baris, atau 0 bila tanpa judul"))
        self.head.returnPressed.connect(self._head_typed)
        self.take = button(self.tr("Baca &ulang"), self._head_typed, "refresh-cw")
        for words, field in (
            (self.tr("Berkas"), self.file), (self.tr("S&heet"), self.sheet),
            (self.tr("&Judul kolom di baris"), self.head),
        ):  # fmt: skip
            name = label(words)
            name.setBuddy(field)
            row.addWidget(name)
            row.addWidget(field)
        row.addWidget(self.take)
        row.addStretch(1)
        return row

    def _columns(self) -> list[Column[_Line]]:
        usual = [self._words[name] for name in _USUAL if name in self._words]
        choices = (UNUSED, *usual, *sorted(word for word in self._words.values() if word not in usual))
        return [
            Column(key="huruf", header=self.tr("Kolom"), getter=lambda line: line.kolom.huruf, width=70,
                   sort_key=lambda line: line.kolom.index, frozen=True),
            Column(key="judul", header=self.tr("Judul kolom"), getter=lambda line: line.kolom.judul or self.tr("(tanpa judul)"),
                   strong=True),
            Column(key="contoh", header=self.tr("Contoh isi"), getter=_sample),
            Column(key="dipakai", header=self.tr("Dipakai untuk"), getter=lambda line: line.dipakai, choices=choices, strict=True,
                   editable=lambda line: not line.kolom.pribadi, icon=_arrow, width=250,
                   setter=lambda line, text: replace(line, dipakai=text or UNUSED),
                   judge=lambda _, text: "" if text in choices else self.tr("Tidak ada pilihan bernama begitu."),
                   ink=lambda line: "soft-text" if line.dipakai in {UNUSED, PRIVATE} else ""),
            Column(key="ket", header=self.tr("Keterangan"), getter=self._note, ink=lambda line: "warn" if line.kolom.ragu else "soft-text",
                   icon=lambda line: ("triangle-alert", "warn") if line.kolom.ragu else None),
        ]  # fmt: skip

    def _note(self, line: _Line) -> str:
        if line.kolom.pribadi:
            return self.tr("Tidak dibaca dan tidak disimpan di mana pun")
        if line.kolom.ragu:
            return self.tr("Kolom lain sama cocoknya: {0}").format(", ".join(line.kolom.lain))
        return ""

    def show_files(self, files: Sequence[BerkasTerbaca]) -> None:
        """Show the files as they were read; the file shown before stays."""
        self._files = {file.path.name: file for file in files}
        self._shown = {name: berkas_tampil(file) for name, file in self._files.items()}
        now = self.file.currentText()
        self.file.blockSignals(True)
        self.file.clear()
        self.file.addItems(list(self._files))
        unread = next((name for name, shown in self._shown.items() if not shown.dikenali), None)
        self.file.setCurrentText(
            now if now in self._files and unread is None else unread or next(iter(self._files))
        )
        self.file.blockSignals(False)
        self._show_file()

    @property
    def unread(self) -> list[str]:
        """Return the names of files in which no roster was found."""
        return [name for name, shown in self._shown.items() if not shown.dikenali]

    def _show_file(self) -> None:
        shown = self._shown.get(self.file.currentText())
        if shown is None:
            return
        self.sheet.clear()
        several = len(shown.dibaca) > 1
        if several:
            self.sheet.addItem(
                self.tr("{0} sheet serupa: {1}").format(len(shown.dibaca), ", ".join(shown.dibaca)), ""
            )
        for name in shown.sheets:
            self.sheet.addItem(name, name)
        if shown.dibaca and not several:
            self.sheet.setCurrentText(shown.dibaca[0])
        self.head.setText(_rows_text(shown.baris_judul) if shown.dikenali else "")
        self.table.rows_replaced([_Line(one.index + 1, one, self._used(one)) for one in shown.kolom])
        self._tell(shown)

    def _used(self, one: KolomTampil) -> str:
        return PRIVATE if one.pribadi else self._words.get(one.bidang, UNUSED) if one.bidang else UNUSED

    def _tell(self, shown: BerkasTampil) -> None:
        if not shown.dikenali:
            self.told.setText(
                self.tr(
                    "Daftar pegawai tidak dikenali di {0}. Pilih sheet dan baris judulnya, lalu Baca ulang."
                ).format(shown.nama)
            )
            put_tone(self.told, "nada", "buruk")
            return
        used = sum(1 for one in shown.kolom if self._used(one) not in {UNUSED, PRIVATE})
        unsure = sum(1 for one in shown.kolom if one.ragu)
        words = self.tr("{0} baris, {1} dari {2} kolom dipakai.").format(
            teks.bilangan(shown.jumlah), used, len(shown.kolom)
        )
        if unsure:
            words += " " + self.tr("{0} kolom perlu dipastikan.").format(unsure)
        self.told.setText(words)
        put_tone(self.told, "nada", "awas" if unsure else "lembut")

    def _notice(self, text: str) -> None:
        self.told.setText(text)
        put_tone(self.told, "nada", "awas")

    # -- choices
    def _sheet_chosen(self) -> None:
        self.reread.emit(self.file.currentText(), ganti_sheet(str(self.sheet.currentData())))

    def _head_typed(self) -> None:
        found = _ROWS.match(self.head.text())
        put_tone(self.head, "salah", "false" if found else "true")
        if not found:
            self._notice(self.tr("Tulis nomor baris judul, misalnya 1 atau 4-5."))
            return
        first, last = int(found[1]), int(found[2] or found[1])
        name = self.file.currentText()
        file = self._files[name]
        picked = str(self.sheet.currentData() or "")
        choice = ganti_baris_judul(file, tuple(range(first, max(first, last) + 1)))
        self.reread.emit(name, replace(choice, sheet=picked) if picked else choice)

    def _edited(self, edits: list[CellEdit]) -> None:
        name = self.file.currentText()
        file = self._files[name]
        choice: Pilihan = file.pilihan
        for edit in edits:
            field = self._fields.get(edit.new_text, "")
            choice = ganti_kolom(replace(file, pilihan=choice), edit.row_id - 1, field)
            self._free(edit.row_id, edit.new_text)
        self._files[name] = replace(file, pilihan=choice)
        self.mapped.emit(name, choice)

    def _free(self, row_id: int, words: str) -> None:
        """Show that another column gave the field away: a field has one column."""
        if words == UNUSED:
            return
        others = [line for line in self.table.rows if line.dipakai == words and line.id != row_id]
        self.table.update_rows(replace(line, dipakai=UNUSED) for line in others)

    def choices(self) -> Mapping[str, Pilihan]:
        """Return the choice of every file as it stands now."""
        return {name: file.pilihan for name, file in self._files.items()}


def _sample(line: _Line) -> str:
    return "  ·  ".join(line.kolom.contoh)


def _arrow(line: _Line) -> tuple[str, str] | None:
    return None if line.kolom.pribadi else ("chevron-down", "soft-text")


def _rows_text(rows: Sequence[int]) -> str:
    if not rows:
        return "0"
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]}-{rows[-1]}"
