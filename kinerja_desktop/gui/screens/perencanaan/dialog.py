"""Dialogs of the editor: the days of a plan, its versions, copying last year, the library, giving an RHK to many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain import nip
from kinerja_desktop.domain.beda_skp import Beda, JenisBeda
from kinerja_desktop.domain.skp import Rhk
from kinerja_desktop.foundation import teks
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.perencanaan import model
from kinerja_desktop.gui.widgets.bingkai import tall
from kinerja_desktop.gui.widgets.fields import DateField, Form
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.services import kata
from kinerja_desktop.services.skp import BarisSkp, status_word
from kinerja_desktop.services.skp_salin import PustakaRhk, Salinan

BEDA_SIGNS = {
    JenisBeda.BARU: ("plus", "good"),
    JenisBeda.HILANG: ("minus", "bad"),
    JenisBeda.BERUBAH: ("pencil", "accent"),
}
_TALL = 320


class MasaDialog(Lembar):
    """The first and the last day of a plan."""

    def __init__(self, parent: QWidget, dari: date, sampai: date) -> None:
        purpose = parent.tr(
            "Biasanya mengikuti penugasannya. Persingkat bila pegawai mulai atau selesai di tengah tahun."
        )
        super().__init__(parent, parent.tr("Ubah masa SKP"), purpose, parent.tr("&Simpan"))
        self.dari, self.sampai = DateField(self.tr("Mulai")), DateField(self.tr("Sampai"))
        self.dari.set_value(dari)
        self.sampai.set_value(sampai)
        form = Form()
        form.row(self.tr("&Mulai"), self.dari)
        form.row(self.tr("Sam&pai"), self.sampai)
        self.body.addWidget(form)
        self.dari.setFocus()

    def problem(self) -> str:
        """Return what is wrong with the dates."""
        if not (self.dari.take() and self.sampai.take() and self.dari.value and self.sampai.value):
            return self.tr("Tanggal belum dapat dibaca. Tulis misalnya 31-1-2026.")
        if self.sampai.value < self.dari.value:
            return self.tr("Tanggal akhir mendahului tanggal mulai.")
        return ""

    @classmethod
    def ask(cls, parent: QWidget, dari: date, sampai: date) -> tuple[date, date] | None:
        """Ask; None when cancelled."""
        dialog = cls(parent, dari, sampai)
        if not dialog.exec() or dialog.dari.value is None or dialog.sampai.value is None:
            return None
        return dialog.dari.value, dialog.sampai.value


@dataclass(frozen=True, slots=True)
class _Beda:
    id: int
    beda: Beda


def place_words(one: Beda) -> str:
    """Return where a difference is."""
    part = {
        "rhk": "Rencana hasil kerja", "jenis": "Jenis", "pimpinan": "RHK pimpinan", "indikator": "Indikator",
        "target": "Target", "aspek": "Aspek", "perilaku": "Perilaku", "lampiran": "Lampiran", "pendekatan": "Pendekatan",
        "kelompok": "Formulir",
    }[one.bagian]  # fmt: skip
    if one.bagian == "rhk" or not one.tempat:
        return part
    if one.bagian == "lampiran":
        return f"{part}: {kata.istilah('jenis_lampiran', one.tempat)}"
    return f"{part}: {one.tempat.replace('_', ' ').capitalize() if one.bagian == 'perilaku' else one.tempat}"


_CODED = {
    "pendekatan": ("pendekatan",),
    "kelompok": ("kelompok_skp",),
    "jenis": ("jenis_rhk",),
    "aspek": ("aspek", "perspektif"),
}


def beda_words(one: Beda, text: str) -> str:
    """Return what stands in a place: words for codes, a dash for nothing."""
    for kind in _CODED.get(one.bagian, ()):
        found = kata.istilah(kind, text)
        if found != text:
            return found
    return text or "–"


class SalinDialog(Lembar):
    """What last year's SKP would add and change, before anything is written."""

    def __init__(self, parent: QWidget, found: Salinan) -> None:
        title = parent.tr("Salin SKP {0} sebagai {1}").format(found.sumber_tahun, found.sumber_jabatan)
        purpose = parent.tr(
            "{0} perbedaan dengan isi sekarang. Yang sudah ditulis tahun ini tetap; yang dari tahun lalu ditambahkan. "
            "Setelah disalin masih dapat diurungkan (Ctrl+Z). Periksa targetnya."
        ).format(teks.bilangan(len(found.beda)))
        super().__init__(parent, title, purpose, parent.tr("&Salin"), 940)
        table: TableModel[_Beda] = TableModel(
            [
                Column(key="tempat", header=self.tr("Bagian"), getter=lambda row: place_words(row.beda), width=210, lines=3,
                       icon=lambda row: BEDA_SIGNS[row.beda.jenis]),
                Column(key="lama", header=self.tr("Sekarang"), getter=lambda row: beda_words(row.beda, row.beda.lama), lines=6),
                Column(key="baru", header=self.tr("Setelah disalin"), getter=lambda row: beda_words(row.beda, row.beda.baru), lines=6),
            ],
            lambda row: row.id, self,
        )  # fmt: skip
        self.grid = Grid(table, self.tr("Perbedaan"))
        table.rows_replaced([_Beda(number, one) for number, one in enumerate(found.beda)])
        self.grid.setMinimumHeight(tall(self.parentWidget(), _TALL))
        self.body.addWidget(self.grid, 1)
        self.go.setFocus()


@dataclass(frozen=True, slots=True)
class _Pustaka:
    id: int
    isi: PustakaRhk


class PustakaDialog(Lembar):
    """The RHK that people of this jabatan have planned here; several are chosen like rows of a list."""

    def __init__(self, parent: QWidget, jabatan: str, found: Sequence[PustakaRhk]) -> None:
        purpose = parent.tr(
            "RHK yang pernah ditulis untuk jabatan {0} di kantor ini. Pilih satu atau beberapa baris (Shift+panah, Ctrl+klik); "
            "indikator dan targetnya ikut."
        ).format(jabatan)
        super().__init__(parent, parent.tr("Pustaka RHK"), purpose, parent.tr("&Masukkan"), 940)
        table: TableModel[_Pustaka] = TableModel(
            [
                Column(key="teks", header=self.tr("Rencana hasil kerja"), getter=lambda row: row.isi.rhk.teks, lines=3),
                Column(key="indikator", header=self.tr("Indikator"), lines=4, width=330,
                       getter=lambda row: "\n".join(f"{one.teks}: {one.target}".rstrip(": ") for one in row.isi.rhk.indikator)),
                Column(key="dipakai", header=self.tr("Dipakai"), width=104, sort_key=lambda row: row.isi.jumlah,
                       getter=lambda row: self.tr("{0} orang").format(teks.bilangan(row.isi.jumlah))),
                Column(key="tahun", header=self.tr("Terakhir"), getter=lambda row: str(row.isi.tahun), width=80),
            ],
            lambda row: row.id, self,
        )  # fmt: skip
        self.panel = GridPanel(table, self.tr("Pustaka RHK"), self.tr("RHK"))
        self.grid = self.panel.grid
        table.rows_replaced([_Pustaka(number, one) for number, one in enumerate(found)])
        self.grid.setMinimumHeight(tall(self.parentWidget(), _TALL))
        self.grid.row_activated.connect(lambda _id: self.take())
        self.body.addWidget(self.panel, 1)
        self.grid.setFocus()

    def chosen(self) -> list[Rhk]:
        """Return the RHK of the selected rows."""
        rows = [self.grid.table.row_by_id(id_) for id_ in self.grid.selected_ids()]
        return [row.isi.rhk for row in rows if row is not None]


class BagikanDialog(Lembar):
    """Who gets an RHK."""

    def __init__(self, parent: QWidget, rhk: Rhk, people: Sequence[BarisSkp]) -> None:
        purpose = parent.tr(
            "“{0}” dengan {1} indikatornya ditambahkan ke SKP yang dipilih. Yang belum punya SKP dibuatkan draf; yang sudah punya "
            "RHK ini dan yang sudah diajukan atau ditetapkan dilewati."
        ).format(_short(rhk.teks), teks.bilangan(len(rhk.indikator)))
        super().__init__(parent, parent.tr("Bagikan RHK"), purpose, parent.tr("&Bagikan"), 900)
        table: TableModel[BarisSkp] = TableModel(
            [
                Column(key="nama", header=self.tr("Nama"), getter=lambda row: row.nama, strong=True),
                Column(key="nip", header="NIP", getter=lambda row: nip.display(row.nip), never_elided=True),
                Column(key="jabatan", header=self.tr("Jabatan"), getter=model.jabatan),
                Column(key="unit", header="Unit", getter=lambda row: row.unit),
                Column(key="status", header=self.tr("Status SKP"), getter=lambda row: status_word(row.status), width=130,
                       icon=lambda row: model.SIGNS.get(row.status)),
            ],
            lambda row: row.penugasan_id, self,
        )  # fmt: skip
        self.panel = GridPanel(table, self.tr("Penerima RHK"), self.tr("penugasan"))
        self.grid = self.panel.grid
        table.rows_replaced(people)
        self.grid.setMinimumHeight(tall(self.parentWidget(), _TALL))
        self.grid.cursor_moved.connect(lambda *_: self._tell())
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.body.addWidget(self.panel, 1)
        self.grid.setFocus()

    def _tell(self) -> None:
        self.go.setText(self.tr("&Bagikan ke {0} orang").format(teks.bilangan(len(self.grid.selected_ids()))))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 90 else f"{plain[:89].rstrip()}…"
