"""What nobody should type into a plan, typed and pasted: seen, told, nothing lost, nothing half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, Rhk, StatusSkp
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.perencanaan.dialog import MasaDialog
from kinerja_desktop.gui.screens.perencanaan.editor import SkpScreen
from kinerja_desktop.gui.screens.perencanaan.matriks import MatriksScreen
from kinerja_desktop.gui.screens.perencanaan.pratinjau import PratinjauTempel
from kinerja_desktop.gui.widgets.fields import DateField
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import atasan, matriks, rangkap, skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import BarisSkp
from tests.gui.meja_skp import CTRL, TAHUN, HeldExecutor, K, Meja, clip, people, planned


@pytest.fixture
def meja(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Meja:
    dressed.clipboard().clear()
    return Meja(qtbot, kantor_kecil)


def pasted(meja: Meja, text: str) -> None:
    clip(text)
    seen = meja.in_dialog(PratinjauTempel, lambda dialog: dialog.accept())
    meja.key(K.Key_V, mods=CTRL)
    assert len(seen) == 1


def test_two_hundred_results_are_pasted_and_taken_back_in_one_step(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    meja.buka(row)
    pasted(meja, "\n".join(f"Hasil nomor {n}\tJumlah\tKuantitas\t{n + 1} dokumen" for n in range(200)))
    stored = meja.outline(row)
    assert [text for text, _ in stored] == [f"Hasil nomor {n}" for n in range(200)]
    assert stored[199][1] == [("Jumlah", "kuantitas", "200 dokumen")]
    assert "skp.banyak" in {one.code for one in meja.stored(row).findings}
    meja.key(K.Key_Z, mods=CTRL)
    assert meja.outline(row) == []
    meja.key(K.Key_Y, mods=CTRL)
    assert meja.outline(row) == stored


def test_one_more_than_two_hundred_is_kept_and_keeps_the_plan_from_being_handed_in(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    meja.buka(row)
    pasted(meja, "\n".join(f"Hasil nomor {n}" for n in range(201)))
    now = meja.stored(row)
    assert len(now.isi.rhk) == 201
    done = skp.ajukan(meja.konteks, {now.baris.skp_id or 0: now.version}).value
    assert (done.berhasil, {one.code for one in done.findings}) == ((), {"skp.terlalu-banyak"})
    assert len(meja.stored(row).isi.rhk) == 201


@pytest.mark.parametrize(("length", "is_told"), [(10_000, False), (10_001, True)])
def test_ten_thousand_characters_stay_whole(meja: Meja, length: int, *, is_told: bool) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Laporan", indikator=(Indikator("Jumlah", "1 dokumen", "kuantitas"),)))
    meja.buka(row)
    words = ("kata " * 2_001)[: length - 1] + "."
    clip(words)
    meja.ketik("x")
    meja.key(K.Key_A, mods=CTRL)
    meja.key(K.Key_V, mods=CTRL)
    meja.key(K.Key_Return)
    now = meja.stored(row)
    assert now.isi.rhk[0].teks == words
    told = [one for one in now.findings if one.code == "skp.terlalu-panjang"]
    assert bool(told) is is_told
    for one in told:
        assert len(sentence(one.code, **one.args)) < 400


def test_a_penilai_outside_the_tree_plans_nothing_here_and_blocks_nobody(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    outside = atasan.save_penilai_luar(
        meja.konteks, atasan.IsianPenilaiLuar("Letkol Sigit", "31960501", is_asn=False)
    ).value
    who = Pihak(JenisPihak.LUAR, outside)
    atasan.set_penilai(meja.konteks, [row.pegawai_id], who)
    made = planned(meja.konteks, row, Rhk("Laporan", pimpinan_teks="Hasil kerja Dandim"))
    assert (made.baris.penilai, made.pimpinan) == (who, ())
    [leader] = [one for one in matriks.pimpinan(meja.konteks, TAHUN) if one.pihak == who]
    assert (leader.nama, leader.jumlah, leader.rhk) == ("Letkol Sigit", 1, 0)
    assert matriks.matriks(meja.konteks, TAHUN, who).kolom == ()
    done = skp.tetapkan(meja.konteks, {made.baris.skp_id or 0: made.version}).value
    assert done.berhasil == (made.baris.skp_id,)
    meja.buka(row)
    assert meja.outline(row) == [("Laporan", [])]


def beside(screen: SkpScreen) -> list[str]:
    """Return what the list beside the outline says."""
    return [screen.side.list.item(at).text() for at in range(screen.side.list.count())]


def read_and_left(meja: Meja, dialog: HasilDialog, said: list[str]) -> None:
    """Take down what a list of findings says, and close it."""
    said.extend(row.text for row in dialog.list.grid.table.rows)
    meja.bot.keyClick(dialog, K.Key_Escape)


# -- an SKP without RHK
def test_a_plan_whose_results_were_taken_away_is_not_handed_in_and_says_why(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    screen = meja.buka(row)
    meja.ketik("Laporan")
    meja.key(K.Key_Return)
    meja.key(K.Key_Up)
    meja.key(K.Key_Z, mods=CTRL)
    meja.key(K.Key_Z, mods=CTRL)
    assert meja.outline(row) == []
    said: list[str] = []
    seen = meja.in_dialog(HasilDialog, lambda dialog: read_and_left(meja, dialog, said))
    meja.bot.keyClick(screen.main, K.Key_Return)
    assert len(seen) == 1
    assert "belum berisi rencana hasil kerja utama" in said[0]
    assert meja.stored(row).status is StatusSkp.DRAF
    meja.key(K.Key_Y, mods=CTRL)
    meja.key(K.Key_Y, mods=CTRL)
    meja.bot.keyClick(screen.main, K.Key_Return)
    assert (meja.outline(row), meja.stored(row).status) == ([("Laporan", [])], StatusSkp.DIAJUKAN)


# -- a target without unit
def test_a_target_without_unit_is_kept_and_told_until_it_has_one(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    screen = meja.buka(row)
    meja.ketik("Laporan")
    meja.key(K.Key_Return)
    meja.key(K.Key_Tab)  # the empty row becomes an indicator
    meja.ketik("Jumlah")
    meja.key(K.Key_Return)
    for target, is_told in (("12", True), ("12 dokumen", False)):
        screen.grid.go(1, screen.grid.table.column_of("target"))
        meja.ketik(target)
        meja.key(K.Key_Return)
        assert meja.outline(row) == [("Laporan", [("Jumlah", "", target)])]
        assert any("belum ada satuannya" in one for one in beside(screen)) is is_told
    meja.key(K.Key_Z, mods=CTRL)
    meja.bot.keyClick(screen.main, K.Key_Return)  # it is told, and forbids nothing
    now = meja.stored(row)
    assert (now.status, now.isi.rhk[0].indikator[0].target) == (StatusSkp.DIAJUKAN, "12")


# -- days
def typed_days(meja: Meja, dialog: MasaDialog, dari: str, sampai: str) -> None:
    for field, text in ((dialog.dari, dari), (dialog.sampai, sampai)):
        retyped(meja, field, text)
    meja.bot.keyClick(dialog.sampai, K.Key_Return)


def retyped(meja: Meja, field: DateField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    meja.bot.keyClicks(field, text)


@pytest.mark.parametrize(
    ("dari", "sampai", "why"),
    [
        ("1-9-2026", "1-8-2026", "Tanggal akhir mendahului"),
        ("1-9-2026", "31-9-2026", "belum dapat dibaca"),
        ("", "31-8-2026", "belum dapat dibaca"),
    ],
)
def test_a_period_that_ends_before_it_begins_is_not_taken(
    meja: Meja, dari: str, sampai: str, why: str
) -> None:
    row = people(meja.konteks)[0]
    before = planned(meja.konteks, row, Rhk("Laporan")).baris
    screen = meja.buka(row)
    said: list[tuple[bool, str]] = []

    def act(dialog: MasaDialog) -> None:
        if not dari:
            dialog.dari.selectAll()
            meja.bot.keyClick(dialog.dari, K.Key_Delete)
        typed_days(meja, dialog, dari, sampai)
        said.append((dialog.isVisible(), dialog.wrong.text()))
        typed_days(meja, dialog, "1-3-2026", "31-8-2026")

    seen = meja.in_dialog(MasaDialog, act)
    screen.actions_.change_stretch()
    assert len(seen) == 1
    [(stays, words)] = said
    assert stays
    assert why in words
    now = meja.stored(row)
    assert (now.baris.dari, now.baris.sampai) == (date(2026, 3, 1), date(2026, 8, 31))
    assert (now.baris.skp_id, meja.outline(row)) == (before.skp_id, [("Laporan", [])])


def test_a_turned_period_from_elsewhere_leads_from_the_finding_to_its_days(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    made = planned(meja.konteks, row, Rhk("Laporan"))
    days = (date(2026, 9, 1), date(2026, 8, 1))
    skp.ubah_masa(meja.konteks, made.baris.skp_id or 0, *days, version=made.version)
    screen = meja.buka(row)
    assert "berakhir" in beside(screen)[0]
    seen = meja.in_dialog(MasaDialog, lambda dialog: typed_days(meja, dialog, "1-8-2026", "1-9-2026"))
    meja.key(K.Key_F6)
    meja.key(K.Key_Return)
    assert len(seen) == 1
    assert not any("berakhir" in one for one in beside(screen))
    now = meja.stored(row)
    assert (now.baris.dari, now.baris.sampai, now.status) == (*reversed(days), StatusSkp.DRAF)


def test_two_plans_over_the_same_days_are_told_and_mended_from_there(meja: Meja) -> None:
    row = people(meja.konteks)[0]
    planned(meja.konteks, row, Rhk("Laporan"))
    rangkap.tambah(
        meja.konteks, row.pegawai_id, JenisPenugasan.PLT, "Kepala Subbagian", None, dari=date(2026, 5, 1)
    )
    [second] = [
        one
        for one in skp.daftar(meja.konteks, TAHUN)
        if one.pegawai_id == row.pegawai_id and one.jenis == JenisPenugasan.PLT
    ]
    planned(meja.konteks, second, Rhk("Layanan"))
    screen = meja.buka(row)
    [at] = [
        at for at, one in enumerate(beside(screen)) if "bertindih dengan SKP sebagai Kepala Subbagian" in one
    ]
    meja.key(K.Key_F6)
    screen.side.list.setCurrentRow(at)
    seen = meja.in_dialog(MasaDialog, lambda dialog: typed_days(meja, dialog, "1-1-2026", "30-4-2026"))
    meja.key(K.Key_Return)
    assert len(seen) == 1
    for one, text in ((row, "Laporan"), (second, "Layanan")):
        assert not any("bertindih" in words for words in beside(meja.buka(one)))
        assert meja.outline(one) == [(text, [])]
    assert meja.stored(row).baris.sampai == date(2026, 4, 30)
    assert meja.stored(second).baris.dari == date(2026, 5, 1)


# -- links that point in circles
def led(konteks: Konteks) -> tuple[BarisSkp, BarisSkp]:
    """Return a leader whose form has a column for the leader's RHK, and one of the people below."""
    rows = skp.daftar(konteks, TAHUN)
    return next(
        (boss, one)
        for boss in rows
        for one in rows
        if boss.kelompok == one.kelompok == "ja_jf"
        and one.penilai == Pihak(JenisPihak.PEGAWAI, boss.pegawai_id)
    )


class Lingkaran:
    """Two who rate each other: the RHK of the one serves the other's, whose plan is open on a slow disk."""

    def __init__(self, bot: QtBot, konteks: Konteks) -> None:
        self.boss, self.orang = led(konteks)
        self.disk = HeldExecutor()
        self.meja = Meja(bot, konteks, self.disk)
        self.atas = planned(konteks, self.boss, Rhk("Tata kelola"), Rhk("Layanan"))
        planned(konteks, self.orang, Rhk("Arsip", pimpinan_id=self.atas.isi.rhk[0].id))
        atasan.set_penilai(konteks, [self.boss.pegawai_id], Pihak(JenisPihak.PEGAWAI, self.orang.pegawai_id))
        self.screen: SkpScreen = self.meja.buka(self.boss)

    def serve(self, line: int = 0, number: str = "1") -> None:
        """Choose one of the leader's."""
        assert "pimpinan" not in self.screen.grid.hidden_columns()
        self.screen.grid.go(line, self.screen.grid.table.column_of("pimpinan"))
        self.meja.ketik(number)
        self.meja.key(K.Key_Down)

    def links(self, who: BarisSkp) -> list[tuple[str, int | None]]:
        return [(one.teks, one.pimpinan_id) for one in self.meja.stored(who).isi.rhk]

    @property
    def shown(self) -> list[tuple[str, int | None]]:
        return [(one.teks, one.pimpinan_id) for one in self.screen.keeper.isi.rhk]


@pytest.fixture
def lingkaran(qtbot: QtBot, dressed: QApplication, kantor_kecil: Konteks) -> Lingkaran:
    return Lingkaran(qtbot, kantor_kecil)


@pytest.mark.parametrize("is_slow", [False, True])
def test_a_link_that_points_in_a_circle_is_told_and_taken_back(
    lingkaran: Lingkaran, *, is_slow: bool
) -> None:
    before = lingkaran.links(lingkaran.boss)
    lingkaran.disk.holding = is_slow
    lingkaran.serve()
    lingkaran.disk.let_go()
    lingkaran.meja.bot.waitUntil(lambda: lingkaran.shown == before)
    assert lingkaran.screen.told.isVisible()
    assert lingkaran.screen.told.text() == sentence("skp.melingkar")
    assert lingkaran.shown == lingkaran.links(lingkaran.boss) == before
    assert not lingkaran.screen.keeper.busy


def test_what_is_typed_after_a_link_that_points_in_a_circle_stays(lingkaran: Lingkaran) -> None:
    lingkaran.disk.holding = True
    lingkaran.serve()
    lingkaran.screen.grid.go(1, lingkaran.screen.grid.table.column_of("teks"))
    lingkaran.meja.ketik("Layanan prima")
    lingkaran.meja.key(K.Key_Return)
    lingkaran.disk.let_go()
    assert lingkaran.screen.told.text() == sentence("skp.melingkar")
    assert lingkaran.links(lingkaran.boss) == [("Tata kelola", None), ("Layanan prima", None)]
    assert [one for one in lingkaran.shown if one[0]] == lingkaran.links(lingkaran.boss)
    assert not lingkaran.screen.keeper.busy
    lingkaran.meja.key(K.Key_Z, mods=CTRL)
    lingkaran.meja.key(K.Key_Z, mods=CTRL)
    assert lingkaran.links(lingkaran.boss) == [("Tata kelola", None), ("Layanan", None)]
    lingkaran.meja.key(K.Key_Y, mods=CTRL)
    lingkaran.meja.key(K.Key_Y, mods=CTRL)
    assert lingkaran.links(lingkaran.boss) == [("Tata kelola", None), ("Layanan prima", None)]


def test_a_link_that_points_in_a_circle_and_was_taken_back_already_takes_nothing_with_it(
    lingkaran: Lingkaran,
) -> None:
    lingkaran.screen.grid.go(1, lingkaran.screen.grid.table.column_of("teks"))
    lingkaran.meja.ketik("Layanan prima")
    lingkaran.meja.key(K.Key_Up)
    wanted = lingkaran.links(lingkaran.boss)
    assert wanted[1] == ("Layanan prima", None)
    lingkaran.disk.holding = True
    lingkaran.serve()
    lingkaran.meja.key(K.Key_Z, mods=CTRL)
    lingkaran.disk.let_go()
    assert lingkaran.links(lingkaran.boss) == wanted
    assert lingkaran.shown == wanted


def test_a_plan_opened_right_after_a_link_that_points_in_a_circle_keeps_its_content(
    lingkaran: Lingkaran,
) -> None:
    before = lingkaran.links(lingkaran.orang)
    lingkaran.serve()
    lingkaran.meja.buka(lingkaran.orang)
    QApplication.processEvents()
    assert lingkaran.shown == before
    assert lingkaran.links(lingkaran.orang) == before
    assert lingkaran.links(lingkaran.boss) == [("Tata kelola", None), ("Layanan", None)]


def test_another_link_sent_with_one_that_points_in_a_circle_stays(lingkaran: Lingkaran) -> None:
    now = lingkaran.meja.stored(lingkaran.orang)
    plan = replace(now.isi, rhk=(*now.isi.rhk, Rhk("Perpustakaan")))
    second = (
        skp.simpan(lingkaran.meja.konteks, now.baris.skp_id or 0, plan, version=now.version)
        .value.isi.rhk[1]
        .id
    )
    lingkaran.screen.load()
    lingkaran.disk.holding = True
    lingkaran.screen.grid.go(1, lingkaran.screen.grid.table.column_of("teks"))
    lingkaran.meja.ketik("Layanan prima")
    lingkaran.meja.key(K.Key_Up)
    lingkaran.serve()
    lingkaran.serve(1, "2")
    lingkaran.disk.let_go()
    assert lingkaran.screen.told.text() == sentence("skp.melingkar")
    assert lingkaran.links(lingkaran.boss) == [("Tata kelola", None), ("Layanan prima", second)]
    assert lingkaran.shown == lingkaran.links(lingkaran.boss)


def test_the_matrix_does_not_take_what_points_in_a_circle(lingkaran: Lingkaran) -> None:
    meja, before = lingkaran.meja, lingkaran.links(lingkaran.boss)
    said: list[str] = []
    screen: MatriksScreen = meja.show(MatriksScreen(meja.session))
    screen.open_at({"pimpinan": Pihak(JenisPihak.PEGAWAI, lingkaran.orang.pegawai_id)})
    assert screen.panel is not None
    grid = screen.panel.grid
    [line] = [
        at for at, one in enumerate(grid.table.rows) if one.baris.penugasan_id == lingkaran.boss.penugasan_id
    ]
    grid.setFocus()
    grid.go(line, 1)
    seen = meja.in_dialog(HasilDialog, lambda dialog: read_and_left(meja, dialog, said))
    meja.ketik("Tata kelola")
    meja.key(K.Key_Return)
    assert len(seen) == 1
    assert "hubungan yang melingkar" in said[0]
    assert lingkaran.boss.nama in said[0]
    assert lingkaran.links(lingkaran.boss) == before
