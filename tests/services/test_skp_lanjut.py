"""After another penilai takes over in mid-year the plan goes on, in every list; who is asked is the penilai of today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisPenugasan, Kedudukan
from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk, StatusSkp
from kinerja_desktop.services import (
    akhiri,
    atasan,
    cetak_pelaksanaan,
    dialog_kinerja,
    matriks,
    monitoring,
    monitoring_kirim,
    orang,
    pegawai,
    pelaksanaan,
    penguncian,
    penilaian,
    periode,
    skp,
    skp_baru,
    skp_salin,
    skp_tutup,
    tagihan,
    tenggat,
)
from kinerja_desktop.services.cetak_pelaksanaan import JenisPelaksanaan
from kinerja_desktop.services.cetak_skp import PesananSkp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.services.tenggat import Fase
from tests.kantor_kecil import DINAS, NIP, SEKRETARIAT, isi

Hari = Callable[[date], None]


@pytest.fixture
def hari(monkeypatch: pytest.MonkeyPatch) -> Hari:
    """Let it be nine in the morning of a day."""

    def be(day: date) -> None:
        monkeypatch.setenv("KINERJA_SEKARANG", f"{day.isoformat()}T09:00:00+07:00")

    return be


class Dinas:
    """Budi leads the dinas, Sari the secretariat with Tono. The first quarter is locked, so a new penilai splits."""

    def __init__(self, konteks: Konteks, folder: Path, hari: Hari) -> None:
        self.konteks, self.hari = konteks, hari
        hari(date(2026, 4, 10))
        self.units = isi(konteks, folder)
        self.orang = {
            name: row.id for name, nip in NIP.items() for row in pegawai.daftar(konteks) if row.nip == nip
        }
        for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
            atasan.set_kepala(konteks, self.units[place], self.pihak(name))
        periode.ensure_tahun(konteks, 2026)

    def pihak(self, name: str) -> Pihak:
        return Pihak(JenisPihak.PEGAWAI, self.orang[name])

    def rows(self, name: str = "Tono") -> list[BarisSkp]:
        return [one for one in skp.daftar(self.konteks, 2026) if one.nip == NIP[name]]

    def plan(self, penugasan_id: int, *, tetapkan: bool = True) -> int:
        id_ = skp.buat(self.konteks, 2026, [penugasan_id]).value[penugasan_id]
        now = skp.buka(self.konteks, id_)
        rhk = Rhk("Laporan", indikator=(Indikator("Jumlah laporan", "12 dokumen", "kuantitas"),))
        content = IsiSkp(now.isi.kelompok, now.isi.pendekatan, (rhk,))
        now = skp.simpan(self.konteks, id_, content, version=now.version).value
        if tetapkan:
            assert skp.tetapkan(self.konteks, {id_: now.version}, date(2026, 1, 20)).value.berhasil
        return id_

    def lock(self, kode: str = "2026-TW1", name: str = "Tono") -> None:
        [row] = [one for one in penilaian.grid(self.konteks, kode).baris if one.nip == NIP[name]]
        edits = [CellEdit(row.penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")]
        penilaian.save_cells(self.konteks, kode, edits)
        penguncian.kunci(self.konteks, kode, penugasan_ids=[row.penugasan_id])

    def retire(self, name: str, day: date) -> None:
        self.hari(day)
        [row] = [one for one in pegawai.daftar(self.konteks) if one.nip == NIP[name]]
        end = akhiri.Akhir(day, Kedudukan.PENSIUN, Evaluasi.TIDAK, alasan="pensiun")
        akhiri.akhiri(self.konteks, {row.id: row.version}, end)


@pytest.fixture
def dinas(konteks: Konteks, tmp_path: Path, hari: Hari) -> Dinas:
    return Dinas(konteks, tmp_path, hari)


def plt(dinas: Dinas) -> None:
    dinas.hari(date(2026, 8, 3))
    rini = dinas.pihak("Rini")
    atasan.set_kepala(dinas.konteks, dinas.units[SEKRETARIAT], rini, jenis=JenisPenugasan.PLT)


def test_the_plan_goes_on_under_a_plt_in_every_list(dinas: Dinas) -> None:
    [before] = dinas.rows()
    plan = dinas.plan(before.penugasan_id)
    dinas.lock()
    plt(dinas)
    [row] = dinas.rows()
    assert (row.skp_id, row.status, row.penilai) == (plan, StatusSkp.DITETAPKAN, dinas.pihak("Rini"))
    assert len(row.masa) == 2
    [listed] = [one for one in pelaksanaan.daftar(dinas.konteks, "2026-TW3") if one.nip == NIP["Tono"]]
    assert (listed.skp_id, listed.rhk, listed.penilai) == (plan, 1, "RINI ASTUTI")
    here = matriks.matriks(dinas.konteks, 2026, dinas.pihak("Rini"))
    assert plan in {one.baris.skp_id for one in here.baris}
    assert NIP["Tono"] not in {
        one.baris.nip for one in matriks.matriks(dinas.konteks, 2026, dinas.pihak("Sari")).baris
    }
    sheets = cetak_pelaksanaan.susun(
        dinas.konteks,
        PesananSkp(2026, date(2026, 8, 3), nip=(NIP["Tono"],)),
        JenisPelaksanaan.EVALUASI,
        "2026-TW3",
    )
    assert len(sheets.lembar) == 1
    assert [one.code for one in sheets.findings] == ["cetak.pelaksanaan-draf"]
    page = orang.semua(dinas.konteks, dinas.orang["Tono"], 2026)
    said = [one.rinci for one in page.bagian[0].baris]
    assert all("Belum ada SKP." not in lines for lines in said)


def test_nobody_is_chased_for_a_plan_that_goes_on(dinas: Dinas) -> None:
    [before] = dinas.rows()
    dinas.plan(before.penugasan_id)
    dinas.lock()
    plt(dinas)
    [due] = [one for one in tenggat.kalender(dinas.konteks, 2026).butir if one.fase is Fase.PERENCANAAN]
    assert NIP["Tono"] not in {one.nip for one in tenggat.orang(dinas.konteks, due)}
    assert due.belum == len(NIP) - 1


def test_an_own_plan_of_the_new_stretch_wins_from_its_begin(dinas: Dinas) -> None:
    [before] = dinas.rows()
    first = dinas.plan(before.penugasan_id)
    dinas.lock()
    plt(dinas)
    [joined] = dinas.rows()
    now = skp.buka(dinas.konteks, first)
    assert skp.tutup(dinas.konteks, {first: now.version}, date(2026, 8, 2)).value.berhasil
    old, new = dinas.rows()
    assert (old.skp_id, new.skp_id, new.dari) == (first, None, date(2026, 8, 3))
    second = dinas.plan(new.penugasan_id)
    assert [(one.skp_id, one.dari) for one in dinas.rows()] == [
        (first, joined.dari),
        (second, date(2026, 8, 3)),
    ]
    for kode, plan in (("2026-TW2", first), ("2026-TW4", second)):
        shown = [one.skp_id for one in pelaksanaan.daftar(dinas.konteks, kode) if one.nip == NIP["Tono"]]
        assert shown == [plan]


def test_a_plan_that_is_opened_again_goes_on_to_the_end_of_the_year(dinas: Dinas) -> None:
    [before] = dinas.rows()
    plan = dinas.plan(before.penugasan_id)
    dinas.lock()
    plt(dinas)
    skp.tutup(dinas.konteks, {plan: skp.buka(dinas.konteks, plan).version}, date(2026, 8, 2))
    assert len(dinas.rows()) == 2
    skp_tutup.buka_kembali(dinas.konteks, {plan: skp.buka(dinas.konteks, plan).version})
    [row] = dinas.rows()
    assert (row.skp_id, row.sampai, len(row.masa)) == (plan, date(2026, 12, 31), 2)


def test_without_any_plan_one_row_asks_for_one_of_the_whole_year(dinas: Dinas) -> None:
    dinas.lock()
    plt(dinas)
    [row] = dinas.rows()
    assert (row.status, row.dari, row.penilai) == (skp.BELUM, date(2026, 1, 1), dinas.pihak("Rini"))
    made = dinas.plan(row.penugasan_id)
    assert skp.buka(dinas.konteks, made).baris.dari == date(2026, 1, 1)
    [again] = dinas.rows()
    assert again.skp_id == made


def test_letters_go_to_who_stands_in_for_a_pensioned_penilai(dinas: Dinas) -> None:
    dinas.lock()
    dinas.retire("Sari", date(2026, 6, 30))
    plt(dinas)
    [due] = [one for one in tenggat.kalender(dinas.konteks, 2026).butir if one.kode == "2026-TW2"]
    owed = {one.nip: one.penilai_nama for one in tenggat.orang(dinas.konteks, due)}
    assert owed[NIP["Tono"]] == "RINI ASTUTI"
    letters = tagihan.surat(dinas.konteks, tagihan.tagihan(dinas.konteks, due))
    assert [one.kepada for one in letters].count(("SARI WULANDARI",)) == 0
    found = monitoring.monitoring(dinas.konteks, "2026-TW2")
    assert "SARI WULANDARI" not in {one.nama for one in monitoring_kirim.surat_atasan(found)}


def test_the_list_says_that_there_is_nobody_to_ask(dinas: Dinas) -> None:
    dinas.lock()
    atasan.set_penilai(
        dinas.konteks, [dinas.orang["Tono"]], dinas.pihak("Joko"), per_tanggal=date(2026, 4, 10)
    )
    dinas.retire("Sari", date(2026, 6, 30))
    dinas.retire("Budi", date(2026, 6, 30))
    dinas.retire("Joko", date(2026, 6, 30))
    dinas.hari(date(2026, 8, 3))
    [due] = [one for one in tenggat.kalender(dinas.konteks, 2026).butir if one.kode == "2026-TW2"]
    asked = {one.nip: (one.penilai, one.penilai_nama) for one in tenggat.orang(dinas.konteks, due)}
    assert asked[NIP["Tono"]] == (None, "")


def test_the_stretch_on_which_a_plan_goes_on_opens_that_plan(dinas: Dinas) -> None:
    [before] = dinas.rows()
    plan = dinas.plan(before.penugasan_id)
    dinas.lock()
    plt(dinas)
    [row] = dinas.rows()
    [now] = [id_ for id_ in row.masa if id_ != before.penugasan_id]
    sheet = pelaksanaan.buka(dinas.konteks, now, "2026-TW3")
    assert (sheet.skp_id, sheet.baris.penugasan_id) == (plan, before.penugasan_id)
    assert skp_baru.buka(dinas.konteks, now, 2026).baris.skp_id == plan


def test_agreements_are_followed_up_under_the_new_plan_of_the_same_post(dinas: Dinas) -> None:
    [before] = dinas.rows()
    dinas.plan(before.penugasan_id)
    agreed = IsiDialog(date(2026, 4, 10), kesepakatan=(Kesepakatan(teks="Rak arsip"),))
    dialog_kinerja.simpan(dinas.konteks, before.penugasan_id, "2026-TW1", agreed, sebelum=IsiDialog())
    dinas.lock()
    plt(dinas)
    [row] = dinas.rows()
    [now] = [id_ for id_ in row.masa if id_ != before.penugasan_id]
    dinas.plan(now)
    found = dialog_kinerja.baca(dinas.konteks, now, "2026-TW3")
    assert (found.dahulu, [one.teks for one in found.isi.lanjut]) == ("2026-TW1", ["Rak arsip"])
    told = replace(found.isi, lanjut=(replace(found.isi.lanjut[0], keadaan="tercapai"),))
    dialog_kinerja.simpan(dinas.konteks, now, "2026-TW3", told, sebelum=found.isi)
    [kept] = dialog_kinerja.baca(dinas.konteks, before.penugasan_id, "2026-TW1").isi.kesepakatan
    assert kept.keadaan == "tercapai"


def under_a_new_rater(dinas: Dinas) -> tuple[int, int]:
    """Tono's stretch with an agreement of TW3, and the one under a Plt with a plan of its own."""
    [before] = dinas.rows()
    dinas.plan(before.penugasan_id)
    dinas.lock()
    agreed = IsiDialog(date(2026, 7, 10), kesepakatan=(Kesepakatan(teks="Rak arsip"),))
    dialog_kinerja.simpan(dinas.konteks, before.penugasan_id, "2026-TW3", agreed, sebelum=IsiDialog())
    plt(dinas)
    [row] = dinas.rows()
    [now] = [id_ for id_ in row.masa if id_ != before.penugasan_id]
    dinas.plan(now)
    return before.penugasan_id, now


def followed(dinas: Dinas, penugasan_id: int, kode: str) -> tuple[str, list[str]]:
    found = dialog_kinerja.baca(dinas.konteks, penugasan_id, kode)
    return found.dahulu, [one.teks for one in found.isi.lanjut]


def test_a_dialogue_without_agreements_does_not_hide_those_of_the_former_penilai(dinas: Dinas) -> None:
    _, now = under_a_new_rater(dinas)
    assert followed(dinas, now, "2026-TW4") == ("2026-TW3", ["Rak arsip"])
    kept = dialog_kinerja.baca(dinas.konteks, now, "2026-TW3").isi
    own = replace(kept, tanggal=date(2026, 9, 28), pertanyaan="Ada kendala?")
    dialog_kinerja.simpan(dinas.konteks, now, "2026-TW3", own, sebelum=kept)
    assert followed(dinas, now, "2026-TW4") == ("2026-TW3", ["Rak arsip"])
    stored = dialog_kinerja.baca(dinas.konteks, now, "2026-TW3").isi
    agreed = replace(stored, kesepakatan=(Kesepakatan(teks="Pindah gudang"),))
    dialog_kinerja.simpan(dinas.konteks, now, "2026-TW3", agreed, sebelum=stored)
    assert followed(dinas, now, "2026-TW4") == ("2026-TW3", ["Pindah gudang"])


def test_the_new_penilai_follows_up_what_was_agreed_in_the_same_period_before_him(dinas: Dinas) -> None:
    before, now = under_a_new_rater(dinas)
    assert followed(dinas, now, "2026-TW3") == ("2026-TW3", ["Rak arsip"])
    assert followed(dinas, before, "2026-TW3") == ("", [])
    found = dialog_kinerja.baca(dinas.konteks, now, "2026-TW3")
    told = replace(found.isi, lanjut=(replace(found.isi.lanjut[0], keadaan="berjalan"),))
    dialog_kinerja.simpan(dinas.konteks, now, "2026-TW3", told, sebelum=found.isi)
    [kept] = dialog_kinerja.baca(dinas.konteks, before, "2026-TW3").isi.kesepakatan
    assert kept.keadaan == "berjalan"


def test_whose_leader_holds_a_shared_rhk_is_asked_once_for_all(dinas: Dinas) -> None:
    [head] = dinas.rows("Sari")
    led = skp.buka(dinas.konteks, dinas.plan(head.penugasan_id)).isi.rhk[0]
    shared = Rhk("Arsip", pimpinan_id=led.id, pimpinan_teks=led.teks)
    everybody = [row.penugasan_id for name in NIP for row in dinas.rows(name)]
    assert len({row.penilai for name in NIP for row in dinas.rows(name)}) > 2
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(" ".join(statement.split()))

    sa.event.listen(sa.Engine, "before_cursor_execute", hear)
    try:
        skp_salin.bagikan(dinas.konteks, 2026, shared, everybody)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", hear)
    assert (
        len([one for one in asked if one.startswith("SELECT rhk.id, rhk.skp_id, penugasan.pegawai_id")]) == 1
    )
