"""Buku kerja SKP on the screen: written for a unit or one person, and taken back with its differences first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kinerja_desktop.domain.beda_skp import Beda
from kinerja_desktop.foundation import berkas, teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.atasan.formulir import Lembar
from kinerja_desktop.gui.screens.perencanaan.dialog import BEDA_SIGNS, beda_words, place_words
from kinerja_desktop.gui.screens.perencanaan.urung import Sekali, back_of
from kinerja_desktop.gui.widgets.bingkai import tall
from kinerja_desktop.gui.widgets.grid_panel import GridPanel
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import buku_skp
from kinerja_desktop.services.buku_skp import BukuDibuat, TinjauanBuku
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.services.skp_urung import HasilBersama

_TALL = 320
_BOOK = "Buku kerja Excel (*.xlsx)"


@dataclass(frozen=True, slots=True)
class _Baris:
    id: int
    nama: str
    beda: Beda


class BukuDialog(Lembar):
    """What a workbook would change, before anything is written."""

    def __init__(self, parent: QWidget, found: TinjauanBuku) -> None:
        going = [one for one in found.orang if one.is_diambil]
        purpose = parent.tr("{0} SKP berubah. Yang tidak diambil disebut sesudah disimpan.").format(
            teks.bilangan(len(going))
        )
        title = parent.tr("Ambil buku kerja SKP {0}").format(found.tahun)
        super().__init__(parent, title, purpose, parent.tr("&Simpan"), 960)
        table: TableModel[_Baris] = TableModel(
            [
                Column(key="nama", header=self.tr("Nama"), getter=lambda row: row.nama, strong=True, width=180),
                Column(key="tempat", header=self.tr("Bagian"), getter=lambda row: place_words(row.beda), width=200, lines=3,
                       icon=lambda row: BEDA_SIGNS[row.beda.jenis]),
                Column(key="lama", header=self.tr("Sekarang"), getter=lambda row: beda_words(row.beda, row.beda.lama), lines=6),
                Column(key="baru", header=self.tr("Di buku kerja"), getter=lambda row: beda_words(row.beda, row.beda.baru), lines=6),
            ],
            lambda row: row.id, self,
        )  # fmt: skip
        self.panel = GridPanel(table, self.tr("Perbedaan"), self.tr("perbedaan"))
        pairs = [(one.baris.nama, beda) for one in going for beda in one.beda]
        table.rows_replaced([_Baris(number, name, beda) for number, (name, beda) in enumerate(pairs)])
        self.panel.grid.setMinimumHeight(tall(self.parentWidget(), _TALL))
        self.body.addWidget(self.panel, 1)
        self.go.setFocus()


def save(screen: Screen, tahun: int, row: BarisSkp | None) -> None:
    """Write the workbook of one person, or of the unit chosen above."""
    name = row.nama if row is not None else screen.tr("unit")
    proposed = berkas.safe_name(f"Buku kerja SKP {tahun} {name}", ".xlsx")
    path = Dialogs.save_file(screen, screen.tr("Buat buku kerja SKP"), _BOOK, "buku-skp", proposed)
    if path is None:
        return
    konteks, unit = konteks_of(screen.session), screen.session.unit_id
    nip = row.nip if row is not None else ""

    def told(made: BukuDibuat) -> None:
        words = screen.tr("Buku kerja untuk {0} SKP dibuat: {1}").format(teks.bilangan(made.orang), path.name)
        if made.tidak_ikut:
            left = screen.tr("{0} SKP tidak ikut: sudah diajukan, ditetapkan, atau ditutup.")
            words = f"{words}. {left.format(teks.bilangan(made.tidak_ikut))}"
        screen.session.notice(words)

    screen.session.tasks.read(
        screen,
        lambda progress: buku_skp.buat(konteks, tahun, path, unit_id=unit, nip=nip, progress=progress),
        screen.tr("Membuat buku kerja"),
    ).success(told).failure(lambda error: _refused(screen, error)).run()


def take(screen: Screen, reload: Callable[[], object], undo: Sekali) -> None:
    """Choose a workbook, show what it changes, store it; ``undo`` takes it back as one step."""
    path = Dialogs.open_file(screen, screen.tr("Ambil buku kerja SKP"), _BOOK, "buku-skp")
    if path is None:
        return
    konteks = konteks_of(screen.session)
    screen.session.tasks.read(
        screen,
        lambda progress: buku_skp.tinjau(konteks, path, progress=progress),
        screen.tr("Membaca buku kerja"),
    ).success(lambda found: _ask(screen, found, reload, undo)).failure(
        lambda error: _refused(screen, error)
    ).run()


def _ask(screen: Screen, found: TinjauanBuku, reload: Callable[[], object], undo: Sekali) -> None:
    left = [*(said for one in found.orang for said in one.findings), *found.asing]
    if not any(one.is_diambil for one in found.orang):
        if left:
            head = screen.tr("Tidak ada yang diambil")
            HasilDialog(screen.tr("Buku kerja SKP"), head, screen.tr("Sebabnya:"), left, screen).exec()
        else:
            screen.session.notice(screen.tr("Isi buku kerja sama dengan yang ada di sini"))
        return
    if not BukuDialog(screen, found).exec():
        return
    konteks = konteks_of(screen.session)

    def done(made: HasilBersama) -> None:
        reload()
        back = undo.remember(back_of(screen, made.semula, reload, undo))
        words = screen.tr("{0} SKP disimpan dari buku kerja").format(teks.bilangan(len(made.berhasil)))
        rest = [*made.findings, *found.asing]
        if rest:
            HasilDialog(
                screen.tr("Buku kerja SKP"), words, screen.tr("Yang tidak diambil:"), rest, screen, back
            ).exec()
        else:
            screen.session.notice(words, screen.tr("Urungkan"), back)

    screen.session.tasks.write(
        screen, lambda _p: buku_skp.terapkan(konteks, found), screen.tr("Menyimpan SKP")
    ).success(done).failure(lambda error: _refused(screen, error)).run()


def _refused(screen: Screen, error: KnownError) -> None:
    Dialogs.problem(screen, sentence(error.code, **error.args_))
