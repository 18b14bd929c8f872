"""People who leave: what closes, who rates afterwards, what becomes of the last stretch, taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import Kedudukan
from kinerja_desktop.domain.pengakhiran import Evaluasi, months_on
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import (
    akhir_tanpa,
    akhiri,
    atasan,
    atasan_daftar,
    beranda,
    cetak_daftar,
    hari_baru,
    keberatan,
    pegawai,
    penguncian,
    penilaian,
    periksa,
    skp,
    tpp,
)
from kinerja_desktop.services.akhiri import Akhir
from kinerja_desktop.services.ekspor import ekspor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.storage import tables
from tests.kantor_kecil import DINAS, NIP, SEKRETARIAT, isi

TW3, TW4 = "2026-TW3", "2026-TW4"
HARI = date(2026, 11, 10)
DAY = timedelta(days=1)
MENINGGAL = Akhir(
    HARI, Kedudukan.MENINGGAL, Evaluasi.TIDAK, "Akta 12/2026", "Meninggal sebelum akhir periode"
)
PENSIUN = DINILAI = Akhir(HARI, Kedudukan.PENSIUN, Evaluasi.DINILAI)
APRIL, NOVEMBER = {date(2026, 4, 30)}, {date(2026, 11, 20)}


@pytest.fixture
def kantor(konteks: Konteks, tmp_path: Path) -> Konteks:
    """Budi leads the dinas, Sari the secretariat under him; she rates Tono, whose plan is set."""
    units = isi(konteks, tmp_path)
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari")):
        atasan.set_kepala(konteks, units[place], Pihak(JenisPihak.PEGAWAI, orang(konteks, name).id))
    return konteks


def orang(konteks: Konteks, name: str) -> pegawai.PegawaiRow:
    [found] = [row for row in pegawai.daftar(konteks) if row.nip == NIP[name]]
    return found


def grid(konteks: Konteks, periode: str = TW4) -> dict[str, penilaian.BarisNilai]:
    names = {nip: name for name, nip in NIP.items()}
    return {names[row.nip]: row for row in penilaian.grid(konteks, periode).baris}


def end(konteks: Konteks, name: str, akhir: Akhir) -> akhiri.HasilAkhir:
    one = orang(konteks, name)
    return akhiri.akhiri(konteks, {one.id: one.version}, akhir).value


def plan_of(konteks: Konteks, name: str) -> skp.SkpLengkap:
    [row] = [one for one in skp.daftar(konteks, 2026) if one.nip == NIP[name]]
    assert row.skp_id is not None
    return skp.buka(konteks, row.skp_id)


def set_plan(konteks: Konteks, name: str) -> None:
    [row] = [one for one in skp.daftar(konteks, 2026) if one.nip == NIP[name]]
    id_ = skp.buat(konteks, 2026, [row.penugasan_id]).value[row.penugasan_id]
    now = skp.buka(konteks, id_)
    one = Rhk("Laporan", indikator=(Indikator("Jumlah laporan", "12 dokumen", "kuantitas"),))
    now = skp.simpan(
        konteks, id_, IsiSkp(now.isi.kelompok, now.isi.pendekatan, (one,)), version=now.version
    ).value
    skp.tetapkan(konteks, {id_: now.version}, date(2026, 1, 20))


def test_a_head_who_dies_is_named_with_all_that_hangs_on_him(kantor: Konteks) -> None:
    set_plan(kantor, "Sari")
    before = [tuple(vars_of(row)) for row in penilaian.grid(kantor, TW4).baris]
    told = akhiri.tinjau(kantor, [orang(kantor, "Sari").id], HARI)
    [sari] = told.orang
    assert (sari.nama, sari.memimpin, sari.skp, sari.keberatan, sari.halangan) == (
        "SARI WULANDARI", (SEKRETARIAT,), (2026,), 0, None,
    )  # fmt: skip
    assert [(one.nama, one.dari, one.ke) for one in told.bawahan] == [
        ("TONO HARYONO", "SARI WULANDARI", "BUDI SANTOSO")
    ]
    assert [tuple(vars_of(row)) for row in penilaian.grid(kantor, TW4).baris] == before
    assert akhiri.daftar(kantor) == ()


def vars_of(row: penilaian.BarisNilai) -> list[object]:
    return [row.nip, row.penugasan_id, row.dari, row.sampai, row.penilai_nama]


def test_what_was_named_is_what_happens(kantor: Konteks) -> None:
    set_plan(kantor, "Sari")
    end(kantor, "Sari", MENINGGAL)
    assert orang(kantor, "Sari").kedudukan == "meninggal"
    now = grid(kantor)
    assert "Sari" not in now
    assert now["Tono"].penilai_nama == "BUDI SANTOSO"
    assert grid(kantor, TW3)["Sari"].sampai == HARI
    [row] = akhiri.daftar(kantor)
    assert (row.nama, row.tanggal, row.sebab, row.keterangan) == (
        "SARI WULANDARI",
        HARI,
        "meninggal",
        "Akta 12/2026",
    )
    [without] = akhiri.tanpa_evaluasi(kantor, TW4)
    assert (without.nama, without.unit, without.alasan) == (
        "SARI WULANDARI", SEKRETARIAT, "Meninggal sebelum akhir periode",
    )  # fmt: skip
    assert akhiri.tanpa_evaluasi(kantor, TW3) == ()
    assert periksa.periksa_data(kantor).findings == ()


@pytest.mark.parametrize(
    ("hari", "periode"),
    [(date(2026, 11, 20), TW4), (date(2026, 9, 30), TW3)],
    ids=["hari-ini", "akhir-periode"],
)
def test_who_is_not_rated_is_out_on_the_last_day_itself(kantor: Konteks, hari: date, periode: str) -> None:
    before = beranda.ringkas(kantor, periode).angka
    end(kantor, "Tono", replace(MENINGGAL, tanggal=hari))
    assert "Tono" not in grid(kantor, periode)
    [row] = [one for one in tpp.daftar(kantor, periode) if one.nip == NIP["Tono"]]
    assert row.is_tidak
    assert MENINGGAL.alasan in row.keterangan
    now = beranda.ringkas(kantor, periode).angka
    assert (now.pegawai, now.belum) == (before.pegawai - 1, before.belum - 1)
    assert NIP["Tono"] not in {one.nip for one in cetak_daftar.daftar(kantor, periode)}
    assert NIP["Tono"] not in {one.nip for one in ekspor.cek_kelengkapan(kantor, periode).orang}


def test_who_comes_back_after_an_ending_without_evaluation_is_rated_again(
    kantor: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    end(kantor, "Tono", replace(MENINGGAL, sebab=Kedudukan.PINDAH))
    one = orang(kantor, "Tono")
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-26T09:00:00+07:00")
    pegawai.ubah(kantor, one.id, {"kedudukan": "aktif"}, version=one.version, sejak=date(2026, 11, 25))
    assert "Tono" in grid(kantor)


@pytest.mark.parametrize(
    ("earlier", "later", "rated"),
    [(DINILAI, MENINGGAL, APRIL), (MENINGGAL, DINILAI, NOVEMBER), (DINILAI, DINILAI, APRIL | NOVEMBER)],
    ids=["tidak-kemudian", "tidak-dahulu", "dinilai-semua"],
)
def test_an_ending_speaks_for_the_stretch_that_it_ends_and_for_none_before(
    kantor: Konteks, monkeypatch: pytest.MonkeyPatch, earlier: Akhir, later: Akhir, rated: set[date]
) -> None:
    """He left on 30 April, came back on 1 July into another post and left again on 20 November."""
    end(kantor, "Tono", replace(earlier, tanggal=min(APRIL), sebab=Kedudukan.PINDAH))
    one = orang(kantor, "Tono")
    back = {"kedudukan": "aktif", "jabatan": "Arsiparis Ahli Muda"}
    pegawai.ubah(kantor, one.id, back, version=one.version, sejak=date(2026, 7, 1))
    end(kantor, "Tono", replace(later, tanggal=min(NOVEMBER)))
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-12-31T09:00:00+07:00")
    theirs = [row for row in penilaian.grid(kantor, "2026").baris if row.nip == NIP["Tono"]]
    assert {row.sampai for row in theirs} == rated
    assert len(theirs) == len(rated)
    without = {(row.tanggal, row.jabatan) for row in akhiri.tanpa_evaluasi(kantor, "2026")}
    posts = {min(APRIL): one.jabatan, min(NOVEMBER): back["jabatan"]}
    assert without == {(day, post) for day, post in posts.items() if day not in rated}


def test_the_plan_closes_on_the_last_day(kantor: Konteks) -> None:
    set_plan(kantor, "Tono")
    [row] = [one for one in skp.daftar(kantor, 2026) if one.nip == NIP["Tono"]]
    end(kantor, "Tono", PENSIUN)
    closed = skp.buka(kantor, row.skp_id or 0)
    assert (closed.status, closed.baris.sampai) == ("ditutup", HARI)


def test_a_plan_of_the_year_after_an_ending_that_is_told_late_closes_too(kantor: Konteks) -> None:
    set_plan(kantor, "Tono")
    before = plan_of(kantor, "Tono")
    late = Akhir(date(2025, 12, 20), Kedudukan.PENSIUN, Evaluasi.DINILAI)
    one = orang(kantor, "Tono")
    [named] = akhiri.tinjau(kantor, [one.id], late.tanggal).orang
    assert named.skp == (2026,)
    end(kantor, "Tono", late)
    after = skp.buka(kantor, before.baris.skp_id or 0)
    assert (after.status, after.baris.dari, after.baris.sampai) == (
        "ditutup",
        before.baris.dari,
        before.baris.sampai,
    )
    assert periksa.periksa_data(kantor).findings == ()


def test_who_is_still_to_be_rated_stays_in_entri(kantor: Konteks) -> None:
    done = end(kantor, "Tono", PENSIUN)
    tono = grid(kantor)["Tono"]
    assert (tono.penugasan_id, tono.sampai, tono.status) == (done.penugasan_ids[0], HARI, "belum")
    assert akhiri.tanpa_evaluasi(kantor, TW4) == ()
    penilaian.save_cells(kantor, TW4, [
        CellEdit(tono.penugasan_id, tono.version, field, "S") for field in ("hasil_kerja", "perilaku")
    ])  # fmt: skip
    assert grid(kantor)["Tono"].predikat == "baik"


@pytest.mark.parametrize("akhir", [MENINGGAL, PENSIUN])
def test_one_step_back_restores_everything(kantor: Konteks, akhir: Akhir) -> None:
    set_plan(kantor, "Sari")
    before = {name: (vars_of(row)) for name, row in grid(kantor).items()}
    heads = [(one.pihak, one.sampai) for one in atasan.kepala_of(kantor, grid(kantor)["Sari"].unit_id or 0)]
    done = end(kantor, "Sari", akhir)
    assert akhiri.urungkan(kantor, done.ids).value == 0
    assert orang(kantor, "Sari").kedudukan == "aktif"
    assert {name: (vars_of(row)) for name, row in grid(kantor).items()} == before
    assert [
        (one.pihak, one.sampai) for one in atasan.kepala_of(kantor, grid(kantor)["Sari"].unit_id or 0)
    ] == heads
    assert plan_of(kantor, "Sari").status == "ditetapkan"
    assert akhiri.daftar(kantor) == ()
    assert "kedudukan" not in pegawai.kartu(kantor, orang(kantor, "Sari").id).tangan
    assert periksa.periksa_data(kantor).findings == ()
    with pytest.raises(RefusedError) as refused:
        akhiri.urungkan(kantor, done.ids)
    assert refused.value.code == "akhir.tidak-ada"


def test_a_rater_set_by_hand_who_leaves_gives_way_to_the_tree(kantor: Konteks) -> None:
    dewi = orang(kantor, "Dewi")
    atasan.set_penilai(kantor, [dewi.id], Pihak(JenisPihak.PEGAWAI, orang(kantor, "Rini").id))
    assert grid(kantor)["Dewi"].penilai_nama == "RINI ASTUTI"
    told = akhiri.tinjau(kantor, [orang(kantor, "Rini").id], HARI)
    assert [(one.nama, one.ke) for one in told.bawahan] == [("DEWI LESTARI", "BUDI SANTOSO")]
    end(kantor, "Rini", PENSIUN)
    assert grid(kantor)["Dewi"].penilai_nama == "BUDI SANTOSO"


@pytest.mark.parametrize("last", [date(2026, 11, 20), date(2026, 11, 30)], ids=["today", "later"])
def test_a_rater_set_by_hand_gives_way_on_the_day_after_as_it_was_said(
    kantor: Konteks, monkeypatch: pytest.MonkeyPatch, last: date
) -> None:
    hari_baru.mulai(kantor)
    rini = orang(kantor, "Rini")
    who = Pihak(JenisPihak.PEGAWAI, rini.id)
    atasan.set_penilai(kantor, [orang(kantor, "Dewi").id], who)
    atasan.set_penilai(
        kantor, [orang(kantor, "Joko").id], Pihak(JenisPihak.PEGAWAI, orang(kantor, "Maya").id)
    )
    told = akhiri.tinjau(kantor, [rini.id], last)
    assert [(one.nama, one.ke) for one in told.bawahan] == [("DEWI LESTARI", "BUDI SANTOSO")]
    end(kantor, "Rini", Akhir(last, Kedudukan.PENSIUN, Evaluasi.DINILAI))
    assert grid(kantor)["Dewi"].penilai_nama == "RINI ASTUTI"
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-12-02T09:00:00+07:00")
    hari_baru.mulai(kantor)
    now = grid(kantor)
    assert (now["Dewi"].penilai_nama, now["Joko"].penilai_nama) == ("BUDI SANTOSO", "MAYA KARTIKA")
    assert periksa.periksa_data(kantor).findings == ()


@pytest.mark.parametrize("is_locked", [False, True])
def test_an_ending_taken_back_after_its_day_gives_the_staff_the_penilai_set_by_hand(
    kantor: Konteks, monkeypatch: pytest.MonkeyPatch, is_locked: bool
) -> None:
    last = date(2026, 11, 30)
    hari_baru.mulai(kantor)
    rini, dewi = orang(kantor, "Rini"), orang(kantor, "Dewi")
    who = Pihak(JenisPihak.PEGAWAI, rini.id)
    atasan.set_penilai(kantor, [dewi.id], who, sk_nomor="800/1/2026")
    if is_locked:
        row = grid(kantor, TW3)["Dewi"]
        edits = [CellEdit(row.penugasan_id, row.version, field, "S") for field in ("hasil_kerja", "perilaku")]
        penilaian.save_cells(kantor, TW3, edits)
        penguncian.kunci(kantor, TW3, penugasan_ids=[row.penugasan_id], tanggal=date(2026, 10, 5))
    made = end(kantor, "Rini", Akhir(last, Kedudukan.PENSIUN, Evaluasi.DINILAI))
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-12-02T09:00:00+07:00")
    hari_baru.mulai(kantor)
    assert grid(kantor)["Dewi"].penilai_nama == "BUDI SANTOSO"
    akhiri.urungkan(kantor, made.ids)
    assert grid(kantor)["Dewi"].penilai_nama == "RINI ASTUTI"
    assert atasan.terapkan_pohon(kantor).value.diubah == 0
    assert grid(kantor)["Dewi"].penilai_nama == "RINI ASTUTI"
    assert periksa.periksa_data(kantor).findings == ()


def test_a_superior_set_by_hand_gives_way_too(kantor: Konteks) -> None:
    dewi, rini = orang(kantor, "Dewi"), orang(kantor, "Rini")
    atasan.set_atasan(kantor, [dewi.id], Pihak(JenisPihak.PEGAWAI, rini.id))

    def superior() -> str:
        return next(
            row.atasan_nama for row in atasan_daftar.daftar(kantor).baris if row.pegawai_id == dewi.id
        )

    assert superior() == "RINI ASTUTI"
    end(kantor, "Rini", PENSIUN)
    assert superior() == ""


def test_a_day_to_come_changes_nothing_before_it(kantor: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    hari_baru.mulai(kantor)
    soon = Akhir(date(2026, 11, 30), Kedudukan.PENSIUN, Evaluasi.DINILAI)
    told = akhiri.tinjau(kantor, [orang(kantor, "Sari").id], soon.tanggal)
    assert [(one.nama, one.ke) for one in told.bawahan] == [("TONO HARYONO", "BUDI SANTOSO")]
    end(kantor, "Sari", soon)
    assert orang(kantor, "Sari").kedudukan == "aktif"
    now = grid(kantor)
    assert (now["Sari"].sampai, now["Tono"].penilai_nama) == (soon.tanggal, "SARI WULANDARI")
    [after] = [row for row in pegawai.daftar(kantor, per=date(2026, 12, 1)) if row.nip == NIP["Sari"]]
    assert after.kedudukan == "pensiun"
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-12-01T09:00:00+07:00")
    hari_baru.mulai(kantor)
    assert orang(kantor, "Sari").kedudukan == "pensiun"
    now = grid(kantor)
    assert (now["Sari"].sampai, now["Sari"].status, now["Tono"].penilai_nama) == (
        soon.tanggal,
        "belum",
        "BUDI SANTOSO",
    )
    assert periksa.periksa_data(kantor).findings == ()


def test_who_left_by_the_card_is_a_thing_to_do_until_it_is_said(
    kantor: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waiting(periode: str = TW4) -> list[str]:
        return [one.nama for one in akhir_tanpa.daftar(kantor, periode)]

    tono, dewi = orang(kantor, "Tono"), orang(kantor, "Dewi")
    for one in (tono, dewi):
        pegawai.ubah(kantor, one.id, {"kedudukan": "pensiun"}, version=one.version, sejak=HARI + DAY)
    end(kantor, "Rini", PENSIUN)
    assert "Tono" not in grid(kantor)
    assert [one.nama for one in akhir_tanpa.orang(kantor, [tono.id, dewi.id])] == [
        "DEWI LESTARI",
        "TONO HARYONO",
    ]
    assert (waiting(), waiting(TW3)) == (["DEWI LESTARI", "TONO HARYONO"], [])
    [task] = [one for one in beranda.ringkas(kantor, TW4).tugas if one.tujuan == "pengakhiran"]
    assert (task.jumlah, sentence(task.kode, **task.args)) == (
        2, "2 pegawai berakhir tanpa evaluasi dan tanpa alasan; salah satunya perlu diisi.",
    )  # fmt: skip
    rated = akhir_tanpa.lengkapi(kantor, {tono.id: orang(kantor, "Tono").version}, Evaluasi.DINILAI).value
    assert (grid(kantor)["Tono"].penugasan_id, rated.periode) == (rated.penugasan_ids[0], TW4)
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:05:00+07:00")
    with pytest.raises(RefusedError) as refused:
        akhir_tanpa.lengkapi(kantor, {dewi.id: orang(kantor, "Dewi").version}, Evaluasi.TIDAK, " ")
    assert refused.value.code == "akhir.tanpa-alasan"
    said = akhir_tanpa.lengkapi(
        kantor, {dewi.id: orang(kantor, "Dewi").version}, Evaluasi.TIDAK, "Sakit"
    ).value
    assert [(one.nama, one.alasan) for one in akhiri.tanpa_evaluasi(kantor, TW4)] == [
        ("DEWI LESTARI", "Sakit")
    ]
    assert waiting() == []
    assert akhiri.urungkan(kantor, said.ids).value == 0
    assert waiting() == ["DEWI LESTARI"]
    assert orang(kantor, "Dewi").kedudukan == "pensiun"
    assert "kedudukan" in pegawai.kartu(kantor, dewi.id).tangan
    with pytest.raises(RefusedError) as refused:
        akhir_tanpa.lengkapi(kantor, {tono.id: orang(kantor, "Tono").version}, Evaluasi.DINILAI)
    assert refused.value.code == "akhir.tidak-ada"
    assert periksa.periksa_data(kantor).findings == ()


def test_open_objections_are_named_and_go_on(kantor: Konteks) -> None:
    tono = grid(kantor, TW3)["Tono"]
    penilaian.save_cells(kantor, TW3, [
        CellEdit(tono.penugasan_id, tono.version, field, "S") for field in ("hasil_kerja", "perilaku")
    ])  # fmt: skip
    penguncian.kunci(kantor, TW3, penugasan_ids=[tono.penugasan_id], tanggal=date(2026, 10, 5))
    rated = grid(kantor, TW3)["Tono"].penilaian_id or 0
    keberatan.ajukan(
        kantor, rated, diterima=date(2026, 11, 5), alasan="Belum dihitung", diajukan=date(2026, 11, 12)
    )
    [one] = akhiri.tinjau(kantor, [tono.pegawai_id], HARI).orang
    assert one.keberatan == 1
    end(kantor, "Tono", PENSIUN)
    assert len(keberatan.daftar(kantor)) == 1


def test_what_makes_no_sense_is_refused_and_nothing_is_half_done(kantor: Konteks) -> None:
    tono, sari = orang(kantor, "Tono"), orang(kantor, "Sari")

    def refused(akhir: Akhir, *who: pegawai.PegawaiRow) -> str:
        with pytest.raises(RefusedError) as error:
            akhiri.akhiri(kantor, {one.id: one.version for one in who}, akhir)
        assert sentence(error.value.code, **error.value.args_)
        return error.value.code

    assert refused(Akhir(HARI, Kedudukan.CLTN, Evaluasi.DINILAI), tono) == "akhir.sebab"
    assert refused(Akhir(HARI, Kedudukan.PENSIUN, Evaluasi.TIDAK, alasan="  "), tono) == "akhir.tanpa-alasan"
    assert (
        refused(Akhir(date(1999, 1, 1), Kedudukan.PENSIUN, Evaluasi.DINILAI), tono) == "akhir.sebelum-mulai"
    )
    end(kantor, "Tono", PENSIUN)
    assert refused(PENSIUN, sari, orang(kantor, "Tono")) == "akhir.sudah"
    assert orang(kantor, "Sari").kedudukan == "aktif"
    with pytest.raises(ConflictError):
        akhiri.akhiri(kantor, {sari.id: sari.version + 1}, PENSIUN)


@pytest.mark.parametrize("periode", [TW4, "2026"])
def test_who_was_rated_and_left_by_the_card_is_no_thing_to_do(kantor: Konteks, periode: str) -> None:
    tono = grid(kantor)["Tono"]
    edits = [CellEdit(tono.penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")]
    penilaian.save_cells(kantor, periode, edits)
    now = orang(kantor, "Tono")
    pegawai.ubah(kantor, now.id, {"kedudukan": "pensiun"}, version=now.version, sejak=HARI + DAY)
    assert akhir_tanpa.orang(kantor, [now.id]) == ()


def test_a_rating_after_the_day_holds_the_ending_up(kantor: Konteks) -> None:
    tono = grid(kantor)["Tono"]
    penilaian.save_cells(kantor, TW4, [CellEdit(tono.penugasan_id, None, "hasil_kerja", "S")])
    early = date(2026, 9, 15)
    [one] = akhiri.tinjau(kantor, [tono.pegawai_id], early).orang
    assert one.halangan is not None
    assert one.halangan.code == "akhir.dinilai-sesudah"
    assert sentence(one.halangan.code, **one.halangan.args)


def test_what_was_written_after_the_ending_stays_when_it_is_taken_back(kantor: Konteks) -> None:
    done = end(kantor, "Sari", MENINGGAL)
    with kantor.simpanan.write(kantor.author) as transaction:
        row = akhiri.daftar(kantor)[0]
        transaction.update(tables.pengakhiran, row.id, {"keterangan": "Akta 13/2026"}, version=row.version)
    assert akhiri.urungkan(kantor, done.ids).value == 1
    assert orang(kantor, "Sari").kedudukan == "aktif"
    assert [one.keterangan for one in akhiri.daftar(kantor)] == ["Akta 13/2026"]


def test_staff_rated_by_the_next_rater_meanwhile_keep_that_stretch(kantor: Konteks) -> None:
    fields = ("hasil_kerja", "perilaku")
    tono = grid(kantor, TW3)["Tono"]
    penilaian.save_cells(kantor, TW3, [CellEdit(tono.penugasan_id, None, field, "S") for field in fields])
    penguncian.kunci(kantor, TW3, penugasan_ids=[tono.penugasan_id], tanggal=date(2026, 10, 5))
    done = end(kantor, "Sari", MENINGGAL)
    later = grid(kantor)["Tono"]
    assert later.penugasan_id != tono.penugasan_id, "the locked rating keeps its rater"
    penilaian.save_cells(kantor, TW4, [CellEdit(later.penugasan_id, None, field, "A") for field in fields])
    akhiri.urungkan(kantor, done.ids)
    now = grid(kantor)["Tono"]
    assert (now.penugasan_id, now.penilai_nama, now.predikat) == (
        later.penugasan_id,
        "SARI WULANDARI",
        "sangat_baik",
    )
    assert periksa.periksa_data(kantor).findings == ()


def test_months_end_on_a_day_that_exists() -> None:
    assert months_on(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_on(date(2026, 11, 20), 1) == date(2026, 12, 20)


def test_an_ending_after_which_somebody_came_back_is_not_taken_back(
    kantor: Konteks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The post before and the one since would lie over each other."""
    one = orang(kantor, "Tono")
    end = Akhir(date(2026, 8, 31), Kedudukan.PINDAH, Evaluasi.TIDAK, alasan="Pindah")
    akhiri.akhiri(kantor, {one.id: one.version}, end)
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T10:00:00+07:00")
    version = pegawai.kartu(kantor, one.id).baris.version
    pegawai.ubah(kantor, one.id, {"kedudukan": "aktif"}, version=version, sejak=date(2026, 11, 1))
    with pytest.raises(RefusedError) as said:
        akhiri.urungkan(kantor, [row.id for row in akhiri.daftar(kantor)])
    assert said.value.code == "akhir.dilanjutkan"
    assert "TONO HARYONO" in sentence(said.value.code, **said.value.args_)
    assert periksa.periksa_data(kantor).findings == ()
