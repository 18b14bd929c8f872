"""Heads pasted from Excel, and the check of a file of heads or raters: what would change, then save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.atasan.model import BarisTinjau, judged_columns, judged_rows
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.theme import Tulisan, put_tone
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services.atasan_usul import UsulKepala
from kinerja_desktop.services.impor import atasan as impor
from kinerja_desktop.services.impor.atasan import TinjauanAtasan

_NAMED = 4
"""Guessed heads whose units are named."""


class TinjauDialog(Lembar):
    """The check of a file: every row with what would happen to it. Nothing is written before *Simpan*."""

    def __init__(self, parent: QWidget, title: str, purpose: str) -> None:
        super().__init__(parent, title, purpose, parent.tr("&Simpan"), 1000)
        self.found: TinjauanAtasan | None = None
        self.counts = label("", Tulisan.KUAT)
        self.table: TableModel[BarisTinjau] = TableModel(judged_columns(), lambda row: row.id, self)
        self.grid = Grid(self.table, self.tr("Yang akan berubah"))
        self.grid.setMinimumHeight(230)
        self.why = label("", Tulisan.RAPAT, "buruk", wrap=True)
        self.grid.cursor_moved.connect(lambda row_id, _: self._explain(row_id))
        form = Form()
        self.dari = DateField(self.tr("Sejak"))
        form.row(
            self.tr("Berlaku se&jak"), self.dari,
            self.tr("Untuk baris tanpa tanggal. Kosong: sejak awal bagi unit yang belum berkepala, selebihnya hari ini."),
        )  # fmt: skip
        self.body.addWidget(self.counts)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.why)
        self.body.addWidget(form)
        self.go.setEnabled(False)

    def show_found(self, found: TinjauanAtasan) -> None:
        """Show a check."""
        self.found = found
        rows = judged_rows(found)
        self.table.rows_replaced(rows)
        self._explain(next((row.id for row in rows if row.masalah), -1))
        count = found.hitungan
        new, changed = count["baru"], count["berubah"]
        self.counts.setText(
            self.tr("{0} baru, {1} mengganti, {2} sama, {3} perlu diperbaiki, {4} dilewati").format(
                *(
                    teks.bilangan(count[name])
                    for name in ("baru", "berubah", "sama", "perlu_diperbaiki", "dilewati")
                )
            )
        )
        put_tone(self.counts, "nada", "awas" if count["perlu_diperbaiki"] else "")
        self.go.setText(
            f"{self.tr('&Simpan')} {teks.yang_ada((new, self.tr('baru')), (changed, self.tr('perubahan')))}".rstrip()
        )
        self.go.setEnabled(bool(new or changed))

    def _explain(self, row_id: int) -> None:
        """Say the whole note of the row under the cursor: the cell may be too narrow for it."""
        row = self.table.row_by_id(row_id)
        self.why.setText(row.masalah if row is not None else "")

    def problem(self) -> str:
        """Return what is wrong with the date."""
        return "" if self.dari.take() else self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")


class TempelDialog(TinjauDialog):
    """Paste "unit or NPSN, NIP" from Excel; the check follows while typing."""

    def __init__(self, parent: QWidget, session: Session, proposed: Sequence[UsulKepala] = ()) -> None:
        """Begin empty (or with what the clipboard has), or with heads that were ``proposed``."""
        super().__init__(
            parent,
            parent.tr("Usulan kepala unit") if proposed else parent.tr("Tempel kepala unit dari Excel"),
            _proposing(parent, proposed)
            if proposed
            else parent.tr("Salin dua kolom di Excel: nama unit atau NPSN, dan NIP kepalanya. Urutan kolom boleh terbalik."),
        )  # fmt: skip
        self._session = session
        self._to_button = False
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Unit atau NPSN dan NIP kepala"))
        self.text.setPlaceholderText("69980001\t198503302010012001\nSekretariat\t197804122005011003")
        self.text.setFixedHeight(110)
        self.text.setTabChangesFocus(True)
        self.body.insertWidget(0, self.text)
        self.text.setFocus()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self.judge)
        self.text.textChanged.connect(self._timer.start)
        waiting = QGuiApplication.clipboard().text()
        if proposed:
            self.text.setPlainText("\n".join(f"{one.jalur}\t{one.nip}" for one in proposed))
            self._to_button = not any(
                one.is_tebakan for one in proposed
            )  # a guess is read before Enter saves it
            self.judge()
        elif "\t" in waiting and any(char.isdecimal() for char in waiting):
            self.text.setPlainText(waiting)
            self.text.selectAll()  # what was copied last may be something else: typing or pasting replaces it
            self.judge()

    def show_found(self, found: TinjauanAtasan) -> None:
        """Show a check; a proposal that can be saved as it is gives the keyboard to *Simpan*."""
        super().show_found(found)
        if self._to_button and self.go.isEnabled():
            self.go.setFocus()
        self._to_button = False

    def judge(self) -> None:
        """Check what stands in the field."""
        self._timer.stop()  # nothing that was typed waits any more: Enter saves
        konteks, text = konteks_of(self._session), self.text.toPlainText()
        self._session.tasks.read(self, lambda _: impor.periksa_tempelan(konteks, text)).success(
            self.show_found
        ).run()

    def take(self) -> None:
        """Check once more what was typed last, then close."""
        if self._timer.isActive():
            self.judge()
            return
        super().take()


def _proposing(parent: QWidget, proposed: Sequence[UsulKepala]) -> str:
    """Return why these are proposed, and which of them are no more than a guess."""
    guessed = [one.unit for one in proposed if one.is_tebakan]
    why = []
    if len(guessed) < len(proposed):
        why.append(parent.tr("Satu-satunya pejabat struktural di unitnya, atau yang paling tinggi."))
    if guessed:
        units = teks.beberapa(guessed, len(guessed), _NAMED)
        why.append(parent.tr("Tebakan dari nama jabatan: {0}.").format(units))
    return " ".join([*why, parent.tr("Periksa namanya; hapus baris yang keliru.")])
