"""A move within the office: what is said beforehand is what happens, and one step takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.services import (
    atasan,
    beranda,
    bukti,
    mutasi,
    pegawai,
    penguncian,
    penilaian,
    periksa,
    skp,
    tpp,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from tests.kantor_kecil import BIDANG, DINAS, NIP, SEKRETARIAT, isi

MEI, TERAKHIR = date(2026, 5, 15), date(2026, 5, 14)
TW2, TW3, TW4 = "2026-TW2", "2026-TW3", "2026-TW4"


@pytest.fixture
def units(konteks: Konteks, tmp_path: Path) -> dict[str, int]:
    """Budi leads the dinas, Sari the secretariat, Rini the bidang; the units by name."""
    made = isi(konteks, tmp_path)
    for place, name in ((DINAS, "Budi"), (SEKRETARIAT, "Sari"), (BIDANG, "Rini")):
        atasan.set_kepala(
            konteks, made[place], Pihak(JenisPihak.PEGAWAI, orang(konteks, name).id), dari=date(2026, 1, 1)
        )
    return made


def orang(konteks: Konteks, name: str) -> pegawai.PegawaiRow:
    [found] = [row for row in pegawai.daftar(konteks) if row.nip == NIP[name]]
    return found


def rows(konteks: Konteks, name: str, periode: str) -> list[tuple[str, date | None, str, str]]:
    return [
        (row.jabatan, row.sampai, row.status, row.penilai_nama)
        for row in penilaian.grid(konteks, periode).baris
        if row.nip == NIP[name]
    ]


def rate(konteks: Konteks, name: str, periode: str, *, lock: bool = True) -> None:
    [row] = [row for row in penilaian.grid(konteks, periode).baris if row.nip == NIP[name]]
    cells = [CellEdit(row.penugasan_id, row.version, one, "S") for one in ("hasil_kerja", "perilaku")]
    penilaian.save_cells(konteks, periode, cells)
    if lock:
        penguncian.kunci(konteks, periode, penugasan_ids=[row.penugasan_id])


def plan(konteks: Konteks, name: str) -> int:
    [row] = [one for one in skp.daftar(konteks, 2026) if one.nip == NIP[name]]
    id_ = skp.buat(konteks, 2026, [row.penugasan_id]).value[row.penugasan_id]
    now = skp.buka(konteks, id_)
    line = Rhk("Laporan", indikator=(Indikator("Jumlah laporan", "12 dokumen", "kuantitas"),))
    now = skp.simpan(konteks, id_, replace(now.isi, rhk=(line,)), version=now.version).value
    skp.tetapkan(konteks, {id_: now.version}, date(2026, 1, 20))
    return id_


def move_of(konteks: Konteks, name: str, unit_id: int, sejak: date = MEI) -> dict[str, Any]:
    one = orang(konteks, name)
    values = {"unit_id": unit_id, "jabatan": "Analis Data"}
    return {"pegawai_id": one.id, "isi": values, "version": one.version, "sejak": sejak}


def codes(found: mutasi.TinjauMutasi) -> list[str]:
    for one in found.akibat:
        assert sentence(one.code, **one.args)
    return [one.code for one in found.akibat]


def test_a_move_says_what_becomes_of_plan_and_ratings_and_writes_nothing(
    konteks: Konteks, units: dict[str, int]
) -> None:
    plan(konteks, "Tono")
    for periode in (TW2, TW3):
        rate(konteks, "Tono", periode)
    before = [rows(konteks, "Tono", one) for one in (TW2, TW3, TW4)]
    told = mutasi.tinjau(konteks, **move_of(konteks, "Tono", units[BIDANG]))
    assert codes(told) == [
        "mutasi.pindah", "mutasi.terkunci", "mutasi.sesudah", "mutasi.skp", "mutasi.skp-baru", "akhir.bawahan",
    ]  # fmt: skip
    by_code = {one.code: one.args for one in told.akibat}
    assert by_code["mutasi.pindah"]["ke"] == f"Analis Data, {BIDANG}"
    assert by_code["mutasi.terkunci"]["periode"] == "Triwulan II 2026"
    assert by_code["mutasi.sesudah"]["periode"] == "Triwulan III 2026"
    assert (by_code["akhir.bawahan"]["dari"], by_code["akhir.bawahan"]["ke"]) == (
        "SARI WULANDARI", "RINI ASTUTI",
    )  # fmt: skip
    assert (told.terakhir, told.skp) == (TERAKHIR, (2026,))
    assert [rows(konteks, "Tono", one) for one in (TW2, TW3, TW4)] == before


def test_what_was_said_happens_and_the_plan_closes_where_that_is_wanted(
    konteks: Konteks, units: dict[str, int]
) -> None:
    id_ = plan(konteks, "Tono")
    rate(konteks, "Tono", TW2)
    mutasi.simpan(konteks, **move_of(konteks, "Tono", units[BIDANG]), tutup_skp=TERAKHIR)
    assert sorted(rows(konteks, "Tono", TW2), key=str) == [
        ("Analis Data", None, "belum", "RINI ASTUTI"),
        ("Pengelola Keuangan", TERAKHIR, "terkunci", "SARI WULANDARI"),
    ]
    assert rows(konteks, "Tono", TW4) == [("Analis Data", None, "belum", "RINI ASTUTI")]
    closed = skp.buka(konteks, id_)
    assert (closed.status, closed.baris.sampai) == ("ditutup", TERAKHIR)
    assert periksa.periksa_data(konteks).findings == ()


def test_beranda_counts_the_ratings_that_it_opens_and_reports_count_people(
    konteks: Konteks, units: dict[str, int]
) -> None:
    mutasi.simpan(konteks, **move_of(konteks, "Tono", units[BIDANG]))
    assert (
        beranda.ringkas(konteks, TW2).angka.pegawai == len(penilaian.grid(konteks, TW2).baris) == len(NIP) + 1
    )
    assert beranda.ringkas(konteks, TW2, per_orang=True).angka.pegawai == len(NIP)


def test_the_list_for_the_allowance_names_days_within_its_period_only(
    konteks: Konteks, units: dict[str, int]
) -> None:
    for periode in ("2026-TW1", TW2):
        rate(konteks, "Tono", periode)
    mutasi.simpan(konteks, **move_of(konteks, "Tono", units[BIDANG]))

    def notes(periode: str) -> list[str]:
        return sorted(row.keterangan for row in tpp.daftar(konteks, periode) if row.nip == NIP["Tono"])

    assert notes("2026-TW1") == [""]
    assert notes(TW2) == ["Belum dinilai; sejak 15 Mei 2026", "sampai 14 Mei 2026"]


def test_one_step_takes_a_move_back(konteks: Konteks, units: dict[str, int]) -> None:
    id_ = plan(konteks, "Tono")
    rate(konteks, "Tono", TW2)
    before = [rows(konteks, "Tono", one) for one in (TW2, TW3, TW4, "2026")]
    hand = pegawai.kartu(konteks, orang(konteks, "Tono").id).tangan
    done = mutasi.simpan(konteks, **move_of(konteks, "Tono", units[BIDANG]), tutup_skp=TERAKHIR).value
    assert mutasi.urungkan(konteks, orang(konteks, "Tono").id, done).value == 0
    assert [rows(konteks, "Tono", one) for one in (TW2, TW3, TW4, "2026")] == before
    again = skp.buka(konteks, id_)
    assert (again.status, again.baris.sampai) == ("ditetapkan", date(2026, 12, 31))
    card = pegawai.kartu(konteks, orang(konteks, "Tono").id)
    assert (card.baris.jabatan, card.tangan) == ("Pengelola Keuangan", hand)
    assert periksa.periksa_data(konteks).findings == ()


def test_a_move_after_which_somebody_was_rated_is_not_taken_back(
    konteks: Konteks, units: dict[str, int]
) -> None:
    done = mutasi.simpan(konteks, **move_of(konteks, "Tono", units[BIDANG])).value
    rate(konteks, "Tono", TW4, lock=False)
    with pytest.raises(RefusedError) as said:
        mutasi.urungkan(konteks, orang(konteks, "Tono").id, done)
    assert said.value.code == "mutasi.dipakai"
    assert rows(konteks, "Tono", TW4)[0][0] == "Analis Data"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (MEI, {"jabatan": "Bendahara"}),
        (MEI, {"golongan": "III/d"}),
        (MEI, {"kedudukan": "cltn"}),
        (None, {"golongan": "III/d"}),
    ],
)
def test_a_change_that_a_later_stretch_goes_on_from_is_not_taken_back(
    konteks: Konteks,
    units: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    first: date | None,
    later: dict[str, str],
) -> None:
    move = move_of(konteks, "Tono", units[BIDANG]) | {"sejak": first}
    done = mutasi.simpan(konteks, **move).value
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:05:00+07:00")
    one = orang(konteks, "Tono")
    mutasi.simpan(konteks, one.id, later, version=one.version, sejak=date(2026, 9, 1))
    before = [rows(konteks, "Tono", periode) for periode in (TW2, TW3, TW4)]
    with pytest.raises(RefusedError) as said:
        mutasi.urungkan(konteks, one.id, done)
    assert said.value.code == "mutasi.dipakai"
    assert [rows(konteks, "Tono", periode) for periode in (TW2, TW3, TW4)] == before
    assert periksa.periksa_data(konteks).findings == ()


def test_a_name_goes_back_also_where_a_stretch_was_opened_since(
    konteks: Konteks, units: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = orang(konteks, "Tono")
    done = mutasi.simpan(konteks, one.id, {"nama": "Tono Baru"}, version=one.version, sejak=None).value
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:05:00+07:00")
    one = orang(konteks, "Tono")
    mutasi.simpan(konteks, one.id, {"golongan": "III/d"}, version=one.version, sejak=date(2026, 9, 1))
    assert mutasi.urungkan(konteks, one.id, done).value == 0
    assert orang(konteks, "Tono").nama != "Tono Baru"


def test_a_change_taken_back_once_or_of_a_number_is_not_taken_back_in_one_step(
    konteks: Konteks, units: dict[str, int]
) -> None:
    one = orang(konteks, "Tono")
    number = mutasi.simpan(konteks, one.id, {"nip": "199001012015011009"}, version=one.version, sejak=None)
    assert number.value.jejak is None
    assert not mutasi.can_be_taken_back({"nip", "jabatan"})
    assert mutasi.can_be_taken_back({"nama", "jabatan"})
    with pytest.raises(RefusedError, match="tidak-ada"):
        mutasi.urungkan(konteks, one.id, number.value)


def test_a_head_who_moves_still_leads_and_is_told_so(konteks: Konteks, units: dict[str, int]) -> None:
    told = mutasi.tinjau(konteks, **move_of(konteks, "Sari", units[BIDANG]))
    [leads] = [one for one in told.akibat if one.code == "mutasi.memimpin"]
    assert leads.args == {"nama": "SARI WULANDARI", "unit": SEKRETARIAT}
    mutasi.simpan(konteks, **move_of(konteks, "Sari", units[BIDANG]))
    assert rows(konteks, "Tono", TW4)[0][3] == "SARI WULANDARI"


def test_a_rating_that_is_stored_stays_with_the_old_post(konteks: Konteks, units: dict[str, int]) -> None:
    rate(konteks, "Tono", TW4, lock=False)
    move = move_of(konteks, "Tono", units[BIDANG], date(2026, 11, 15))
    told = mutasi.tinjau(konteks, **move)
    assert codes(told) == ["mutasi.pindah", "mutasi.terisi", "mutasi.skp-baru", "akhir.bawahan"]
    mutasi.simpan(konteks, **move)
    assert sorted(row[:3] for row in rows(konteks, "Tono", TW4)) == [
        ("Analis Data", None, "belum"), ("Pengelola Keuangan", date(2026, 11, 14), "tersimpan"),
    ]  # fmt: skip


def test_a_move_next_month_is_told_ahead(konteks: Konteks, units: dict[str, int]) -> None:
    plan(konteks, "Tono")
    told = mutasi.tinjau(konteks, **move_of(konteks, "Tono", units[BIDANG], date(2026, 12, 1)))
    assert codes(told) == ["mutasi.pindah", "mutasi.skp", "mutasi.skp-baru", "akhir.bawahan"]
    assert told.terakhir == date(2026, 11, 30)


def test_what_was_recorded_after_the_day_is_named(konteks: Konteks, units: dict[str, int]) -> None:
    id_ = plan(konteks, "Tono")
    now = skp.buka(konteks, id_)
    first = now.isi.rhk[0].id or 0
    for periode in (TW2, TW4):
        bukti.simpan_tautan(konteks, first, periode, "https://contoh.example/bukti")
    told = mutasi.tinjau(konteks, **move_of(konteks, "Tono", units[BIDANG]))
    [said] = [one for one in told.akibat if one.code == "mutasi.realisasi"]
    assert said.args == {"periode": "Triwulan IV 2026"}


def test_what_moves_nobody_has_nothing_to_say(konteks: Konteks, units: dict[str, int]) -> None:
    one = orang(konteks, "Tono")
    told = mutasi.tinjau(konteks, one.id, {"jabatan": "Bendahara"}, version=one.version, sejak=None)
    assert told == mutasi.TinjauMutasi()
    assert not mutasi.is_pindah({"golongan": "III/c", "nama": "Tono"})
    with pytest.raises(ConflictError):
        mutasi.tinjau(konteks, one.id, {"jabatan": "Bendahara"}, version=one.version + 1, sejak=None)
