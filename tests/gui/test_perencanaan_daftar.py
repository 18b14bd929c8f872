"""Perencanaan by keys on a real office: the list, its batches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk, StatusSkp
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.perencanaan.actions import TanggalDialog
from kinerja_desktop.gui.screens.perencanaan.dialog import SalinDialog
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.screens.perencanaan.model import rhk_words
from kinerja_desktop.gui.screens.perencanaan.screen import PerencanaanScreen
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import buku_skp, skp, skp_salin, skp_urung
from kinerja_desktop.services.buku_skp import TinjauanBuku
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BELUM, BarisSkp, HasilAksi
from kinerja_desktop.services.skp_urung import HasilBersama
from tests.gui.meja_skp import (
    CTRL,
    TAHUN,
    K,
    Meja,
    people,
    planned,
)


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def test_the_list_counts_and_opens(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Laporan"))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    total = len(screen.table.rows)
    assert screen.panel.chips is not None
    texts = {key: made.text() for key, made in screen.panel.chips._buttons.items()}
    assert texts[""] == f"Semua  {total}"
    assert texts[BELUM] == f"Belum ada SKP  {total - 1}"
    assert texts["draf"] == "Draf  1"
    screen.open_at({"penugasan": two.penugasan_id})
    meja.key(K.Key_Return)
    key, args = meja.gone[-1]
    assert (key, args["penugasan"], args["tahun"]) == ("skp", two.penugasan_id, TAHUN)
    assert two.penugasan_id in args["urutan"]  # type: ignore[operator]


def test_a_batch_makes_hands_in_and_tells_who_could_not(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen", "kuantitas"),)))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    line = screen.table.line_of(two.penugasan_id)
    screen.open_at({"penugasan": two.penugasan_id})
    screen.actions_.make()
    assert meja.stored(two).status is StatusSkp.DRAF
    assert meja.notices[-1][0] == "1 draf SKP dibuat"
    assert line == screen.grid.place[0]
    screen.grid.selectAll()
    seen = meja.in_dialog(HasilDialog, lambda dialog: meja.bot.keyClick(dialog, K.Key_Escape))
    screen.actions_.hand_in()
    assert len(seen) == 1
    assert meja.stored(one).status is StatusSkp.DIAJUKAN
    assert meja.stored(two).status is StatusSkp.DRAF


def test_a_batch_is_taken_back_whatever_the_list_shows_by_then(meja: Meja) -> None:
    """The versions were looked for in the list: in another year, or before it was read anew, nothing was taken back."""
    one, two = people(meja.konteks)[:2]
    planned(meja.konteks, one, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen", "kuantitas"),)))
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({"penugasan": two.penugasan_id})
    screen.actions_.make()
    meja.session.set_periode(str(TAHUN - 1))
    meja.key(K.Key_Z, mods=CTRL)
    assert not meja.has_plan(two)
    assert meja.notices[-1][0] == "1 SKP diurungkan"
    meja.session.set_periode(str(TAHUN))
    screen.open_at({"penugasan": one.penugasan_id})
    screen.actions_.hand_in()
    assert meja.stored(one).status is StatusSkp.DIAJUKAN
    meja.session.set_periode(str(TAHUN - 1))
    meja.key(K.Key_Z, mods=CTRL)
    assert meja.stored(one).status is StatusSkp.DRAF


def test_what_could_not_be_taken_back_can_be_tried_again(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    one = people(meja.konteks)[0]
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({"penugasan": one.penugasan_id})
    screen.actions_.make()

    def busy(*_: object) -> Outcome[HasilAksi]:
        raise StorageError("simpanan.sibuk", sebab="database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(skp_urung, "pulihkan", busy)
        meja.key(K.Key_Z, mods=CTRL)
    assert screen.banner.isVisible()
    assert meja.has_plan(one)
    meja.key(K.Key_Z, mods=CTRL)
    assert not meja.has_plan(one)
    notices = len(meja.notices)
    meja.key(K.Key_Z, mods=CTRL)
    assert len(meja.notices) == notices, "once it is done there is nothing more to take back"


def test_taking_new_drafts_back_leaves_who_went_on_and_says_so(meja: Meja) -> None:
    one, two = people(meja.konteks)[:2]
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.grid.selectAll()
    screen.actions_.make()
    made = meja.stored(one)
    skp.simpan(
        meja.konteks, made.baris.skp_id or 0, IsiSkp(rhk=(Rhk("Ditulis sesudahnya"),)), version=made.version
    )
    seen = meja.in_dialog(HasilDialog, lambda dialog: meja.bot.keyClick(dialog, K.Key_Escape))
    meja.key(K.Key_Z, mods=CTRL)
    assert len(seen) == 1
    assert [rhk.teks for rhk in meja.stored(one).isi.rhk] == ["Ditulis sesudahnya"]
    assert not meja.has_plan(two)


def test_returning_asks_for_the_reason_and_setting_for_the_day(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = people(meja.konteks)[0]
    made = planned(meja.konteks, one, Rhk("Laporan"))
    skp.ajukan(meja.konteks, {made.baris.skp_id or 0: made.version})
    screen: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))
    screen.open_at({"penugasan": one.penugasan_id})
    monkeypatch.setattr(Dialogs, "text", classmethod(lambda *_: "Target belum jelas"))
    screen.actions_.give_back()
    assert meja.stored(one).baris.alasan == "Target belum jelas"
    monkeypatch.setattr(TanggalDialog, "ask", classmethod(lambda *_: date(2026, 1, 30)))
    screen.actions_.set_()
    assert (meja.stored(one).status, meja.stored(one).baris.ditetapkan) == (
        StatusSkp.DITETAPKAN,
        date(2026, 1, 30),
    )


@pytest.mark.parametrize("is_hidden", [False, True])
def test_the_list_counts_the_rhk_of_drafts_however_they_came(
    meja: Meja, is_hidden: bool, tmp_path: Path
) -> None:
    """Copied from last year, shared, from a workbook, and each of them taken back."""
    konteks = meja.konteks
    one, other, third = people(konteks)[:3]
    skp.buat(konteks, TAHUN - 1, [one.penugasan_id], IsiSkp(rhk=(Rhk("Tahun lalu"), Rhk("Dan ini"))))
    listed: PerencanaanScreen = meja.show(PerencanaanScreen(meja.session))

    def shown(*rows: BarisSkp) -> list[str]:
        listed.show()
        found = [listed.table.row_by_id(row.penugasan_id) for row in rows]
        words = [rhk_words(row) for row in found if row is not None]
        if is_hidden:
            listed.hide()
        return words

    assert shown(one, other, third) == ["", "", ""]
    screen = meja.show(SkpScreen(meja.session))
    meja.buka(one)
    meja.in_dialog(SalinDialog, lambda dialog: meja.bot.keyClick(dialog.go, K.Key_Return))
    screen.actions_.copy_last_year()
    assert shown(one) == ["2 (0 terhubung)"]
    write = meja.session.tasks.write
    made: list[HasilBersama] = []
    rhk = meja.stored(one).isi.rhk[0]
    write(screen, lambda _p: skp_salin.bagikan(konteks, TAHUN, rhk, [other.penugasan_id])).success(
        made.append
    ).run()
    assert shown(one, other) == ["2 (0 terhubung)", "1 (0 terhubung)"]
    found = _typed_in_a_book(konteks, third, tmp_path / "buku.xlsx")
    write(screen, lambda _p: buku_skp.terapkan(konteks, found)).success(made.append).run()
    assert shown(third) == ["1 (0 terhubung)"]
    for done in made:
        write(screen, partial(_restored, konteks, done)).run()
    assert shown(other, third) == ["", ""]
    screen.undo.undo()
    assert shown(one) == ["Belum ada RHK"], "the draft itself stays"
    screen.undo.redo()
    assert shown(one) == ["2 (0 terhubung)"]


def _typed_in_a_book(konteks: Konteks, row: BarisSkp, path: Path) -> TinjauanBuku:
    buku_skp.buat(konteks, TAHUN, path, nip=row.nip)
    book = openpyxl.load_workbook(path)
    head = {cell.value: n for n, cell in enumerate(book["SKP"][6], 1)}
    book["SKP"].cell(7, head["Rencana hasil kerja"], "Arsip tertata")
    book.save(path)
    return buku_skp.tinjau(konteks, path)


def _restored(konteks: Konteks, done: HasilBersama, _progress: object) -> Outcome[HasilAksi]:
    return skp_urung.pulihkan(konteks, done.semula)


def test_who_has_no_leader_here_is_not_told_that_nothing_is_linked(meja: Meja) -> None:
    one = people(meja.konteks)[0]
    plan = replace(one, skp_id=1, jumlah_rhk=4, terhubung=0, penilai=Pihak(JenisPihak.PEGAWAI, 1))
    assert rhk_words(plan) == "4 (0 terhubung)"
    assert [rhk_words(replace(plan, penilai=who)) for who in (None, Pihak(JenisPihak.LUAR, 1))] == ["4", "4"]
    assert rhk_words(replace(plan, penilai=None, terhubung=2)) == "4 (2 terhubung)"
