"""The check of a unit file before it goes in: every row, what would happen to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan, yang_ada
from kinerja_desktop.gui.models.column import RIGHT, Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.theme import Tulisan
from kinerja_desktop.gui.widgets.basics import Chip, FilterChips, button, label
from kinerja_desktop.gui.widgets.bingkai import Bingkai
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services.impor.unit import AksiUnit, BarisUnit, TinjauanUnit

_WORDS = {
    AksiUnit.PERLU_DIPERBAIKI: "Perlu diperbaiki", AksiUnit.BARU: "Baru", AksiUnit.BERUBAH: "Berubah",
    AksiUnit.SAMA: "Sama", AksiUnit.DILEWATI: "Dilewati",
}  # fmt: skip
_SIGNS = {
    AksiUnit.PERLU_DIPERBAIKI: ("circle-alert", "bad"), AksiUnit.BARU: ("plus", "good"),
    AksiUnit.BERUBAH: ("arrow-right", "accent"), AksiUnit.SAMA: ("equal", "soft-text"),
    AksiUnit.DILEWATI: ("minus", "soft-text"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    row: BarisUnit


def _what(row: BarisUnit) -> str:
    if row.masalah:
        return " ".join(sentence(item.code, **item.args) for item in row.masalah)
    if row.aksi is not AksiUnit.BERUBAH:
        return ""
    told = []
    if row.lama[0] != row.baru[0]:
        told.append(f"nama “{row.lama[0]}” menjadi “{row.baru[0]}”")
    if row.lama[1] != row.baru[1]:
        told.append(f"dari “{row.lama[1] or '(paling atas)'}” ke “{row.baru[1] or '(paling atas)'}”")
    return ", ".join(told) or "nomor unit"


class ImporUnitDialog(Bingkai):
    """Shows the check; accepted when it shall be written."""

    def __init__(self, checked: TinjauanUnit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Impor unit"))
        self.resize(1000, 600)
        counts = checked.hitungan
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addWidget(
            label(
                self.tr("{0}: {1} baris dibaca").format(checked.berkas.name, bilangan(counts["dibaca"])),
                Tulisan.JUDUL_KARTU,
            )
        )
        for note in checked.masalah:
            box.addWidget(label(sentence(note.code, **note.args), Tulisan.RAPAT, "awas", wrap=True))
        self.table: TableModel[_Line] = TableModel(self._columns(), lambda line: line.id, self)
        self.table.rows_replaced([_Line(number, row) for number, row in enumerate(checked.baris, start=1)])
        chips = FilterChips(
            [Chip("", self.tr("Semua")), *(Chip(kind.value, words) for kind, words in _WORDS.items() if counts[kind.value])],
            self.tr("Saring menurut yang terjadi"),
        )  # fmt: skip
        chips.show_counts({"": counts["dibaca"], **counts})
        chips.chosen.connect(
            lambda key: self.table.set_condition("aksi", (lambda line: line.row.aksi == key) if key else None)
        )
        self.list = GridPanel(self.table, self.tr("Unit di berkas"), self.tr("baris"), chips)
        box.addWidget(self.list, 1)
        box.addLayout(self._foot(counts))

    def _columns(self) -> list[Column[_Line]]:
        return [
            Column(key="baris", header=self.tr("Baris"), getter=lambda line: line.row.lokasi.baris, align=RIGHT, width=76,
                   sort_key=lambda line: line.row.lokasi.baris or 0),
            Column(key="aksi", header=self.tr("Yang terjadi"), getter=lambda line: _WORDS[line.row.aksi], icon=lambda line: _SIGNS[line.row.aksi]),
            Column(key="nama", header=self.tr("Unit"), getter=lambda line: line.row.nama, strong=True),
            Column(key="induk", header=self.tr("Di bawah"), getter=lambda line: line.row.baru[1]),
            Column(key="apa", header=self.tr("Keterangan"), getter=lambda line: _what(line.row)),
        ]  # fmt: skip

    def _foot(self, counts: dict[str, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(
            label(
                self.tr("Belum ada yang ditulis. Unit yang tidak disebut berkas dibiarkan."),
                Tulisan.RAPAT,
                "lembut",
            ),
            1,
        )
        self.cancel = button(self.tr("Batal"), self.reject)
        counted = yang_ada((counts["baru"], self.tr("baru")), (counts["berubah"], self.tr("perubahan")))
        self.ok = button(f"{self.tr('&Simpan')} {counted}".rstrip(), self.accept, look="utama")
        self.ok.setEnabled(bool(counts["baru"] or counts["berubah"]))
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        return row
