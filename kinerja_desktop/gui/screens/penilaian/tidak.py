"""*Tandai tidak dinilai*: the reason for selected rows, from the list or in words of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.penilaian.model import Baris, row_id
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import Form
from kinerja_desktop.gui.widgets.grid_edits import CellEdit
from kinerja_desktop.gui.widgets.line_field import LineField
from kinerja_desktop.services import kata
from kinerja_desktop.services.penilaian import HASIL, LAINNYA, PERILAKU, TIDAK, alasan_tidak

_TETAP = "tetap_dinilai"


class TidakDinilaiDialog(Lembar):
    """Why the selected people are not rated in this period; or that they are after all."""

    def __init__(self, parent: QWidget, rows: Sequence[Baris]) -> None:
        who = rows[0].nilai.nama if len(rows) == 1 else parent.tr("{0} pegawai terpilih").format(len(rows))
        super().__init__(
            parent, parent.tr("Tandai tidak dinilai"),
            parent.tr("{0}: yang ditandai tidak lagi dihitung sebagai belum dinilai; alasannya ikut ke rekap dan ekspor.").format(who),
            parent.tr("&Tandai"), 560,
        )  # fmt: skip
        self.alasan = DaftarPilihan()
        self.alasan.setAccessibleName(self.tr("Alasan"))
        for one in alasan_tidak():
            self.alasan.addItem(one.kata, one.kode)
        if any(row.nilai.alasan_tidak for row in rows):
            self.alasan.addItem(self.tr("Hapus tanda: tetap dinilai"), _TETAP)
        self.kata = LineField()
        self.kata.setAccessibleName(self.tr("Alasan dengan kata-kata"))
        self.tentang = label("", Tulisan.RAPAT, "lembut", wrap=True)
        form = Form()
        form.row(self.tr("&Alasan"), self.alasan)
        form.row(self.tr("&Kata-kata"), self.kata, self.tr("Diisi bila alasannya tidak ada di daftar."))
        self.body.addWidget(form)
        self.body.addWidget(self.tentang)
        rated = sum(bool(row.nilai.hasil or row.nilai.perilaku or row.salah) for row in rows)
        if rated:
            words = self.tr(
                "{0} di antaranya sudah mempunyai rating; rating itu dikosongkan (Urungkan mengembalikannya)."
            )
            self.body.addWidget(label(words.format(rated), Tulisan.RAPAT, "awas", wrap=True))
        self.alasan.currentIndexChanged.connect(self._tell)
        self._tell()
        self.alasan.setFocus()

    def _tell(self, _at: int = 0) -> None:
        code = self.alasan.currentData()
        self.kata.setEnabled(code == LAINNYA)
        known = next((one for one in alasan_tidak() if one.kode == code), None)
        parts = (
            [known.catatan, self.tr("Kepastian: {0}.").format(kata.istilah("mutu", known.mutu))]
            if known is not None
            else []
        )
        self.tentang.setText(". ".join(part for part in parts if part))
        self.fit()

    def problem(self) -> str:
        """Return what is missing."""
        if self.alasan.currentData() == LAINNYA and not self.kata.text().strip():
            self.kata.setFocus()
            return self.tr("Tulis alasannya dengan kata-kata.")
        return ""

    @property
    def reason(self) -> str:
        """Return the reason as it is written into the cell, '' to take it back."""
        code = self.alasan.currentData()
        if code == _TETAP:
            return ""
        return self.kata.text().strip() if code == LAINNYA else self.alasan.currentText()

    @classmethod
    def ask(cls, parent: QWidget, rows: Sequence[Baris]) -> str | None:
        """Ask; None when cancelled."""
        dialog = cls(parent, rows)
        return dialog.reason if dialog.exec() else None


def excuses(rows: Sequence[Baris], reason: str, words: Mapping[str, str]) -> Iterator[CellEdit]:
    """Yield the edits that set a reason: ratings go first, so that undoing them in reverse brings them back."""
    for row in rows:
        now = row.nilai
        if reason:
            for key, code, pending in (
                (HASIL, now.hasil, now.hasil_teks),
                (PERILAKU, now.perilaku, now.perilaku_teks),
            ):
                if code or pending:
                    yield CellEdit(row_id(row), key, words.get(code, "") or pending, "")
        if now.alasan_tidak != reason:
            yield CellEdit(row_id(row), TIDAK, now.alasan_tidak, reason)
