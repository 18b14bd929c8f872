"""What nobody should type into a plan, typed and pasted: seen, told, nothing lost, nothing half done."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.perencanaan.pratinjau import PratinjauTempel
from kinerja_desktop.services import atasan, matriks, skp
from kinerja_desktop.services.konteks import Konteks
from tests.gui.meja_skp import CTRL, TAHUN, K, Meja, clip, people, planned


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
