"""J9: moved in May. Two stretches of the year, each proposed, rated and locked by its own penilai, both on the annual sheet."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.services import atasan, beku, penguncian, penilaian, tahunan
from kinerja_desktop.services.cetak_isi import Penyusun
from kinerja_desktop.services.cetak_kop import PetaKop
from kinerja_desktop.services.cetak_lembar import Perakit
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import BarisNilai, CellEdit
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries import cetak as queries
from tests.services.nilai.test_penilaian import TW, rate, row

BAYU, TAHUN = "Bayu Pranata", "2026"


def stretches(konteks: Konteks, kantor: Any, periode: str) -> list[BarisNilai]:
    rows = [one for one in penilaian.grid(konteks, periode).baris if one.pegawai_id == kantor.orang[BAYU]]
    return sorted(rows, key=lambda one: one.dari)


def put(konteks: Konteks, one: BarisNilai, periode: str, hasil: str, perilaku: str) -> None:
    edits = [
        CellEdit(one.penugasan_id, one.version, field, text)
        for field, text in (("hasil_kerja", hasil), ("perilaku", perilaku))
    ]
    penilaian.save_cells(konteks, periode, edits)


@pytest.fixture
def pindah(konteks: Konteks, kantor: Any) -> Any:
    kantor.change(BAYU, date(2026, 5, 4), unit_id=kantor.unit["Bidang SD"], jabatan="Analis Kurikulum")
    atasan.terapkan_pohon(konteks, date(2026, 5, 4))
    return kantor


def frozen(konteks: Konteks, penilaian_id: int | None) -> beku.Beku:
    with konteks.simpanan.read() as connection:
        text = connection.execute(
            sa.select(tables.penilaian.c.beku).where(tables.penilaian.c.id == penilaian_id)
        ).scalar_one()
    return beku.from_text(text)


def test_each_stretch_is_proposed_from_its_own_last_period(konteks: Konteks, pindah: Any) -> None:
    first, second = stretches(konteks, pindah, TAHUN)
    assert [(one.penilai_nama, one.unit) for one in (first, second)] == [
        ("Sekar Lestari", "Sekretariat"),
        ("Citra Dewanti", "Bidang SD"),
    ]
    for periode, place, ratings in (("2026-TW1", 0, "AA"), ("2026-TW2", 0, "SS"), ("2026-TW4", -1, "AA")):
        put(konteks, stretches(konteks, pindah, periode)[place], periode, *ratings)
    done = tahunan.usulkan_tahunan(konteks, 2026).value
    first, second = stretches(konteks, pindah, TAHUN)
    assert (first.predikat, second.predikat, done.dibuat) == ("baik", "sangat_baik", 2), "nothing is averaged"


def test_both_stretches_stand_on_the_annual_sheet(konteks: Konteks, pindah: Any) -> None:
    first, second = stretches(konteks, pindah, TAHUN)
    put(konteks, first, TAHUN, "S", "S")
    put(konteks, second, TAHUN, "A", "A")
    result = penguncian.kunci(konteks, TAHUN, tanggal=date(2027, 1, 8)).value
    assert result.terkunci == 2
    first, second = stretches(konteks, pindah, TAHUN)
    kept = frozen(konteks, second.penilaian_id)
    assert (kept.mulai, kept.penilai.nama, kept.predikat) == ("2026-05-04", "Citra Dewanti", "sangat_baik")
    [other] = kept.penugasan_lain
    assert other == beku.PenugasanLain(
        "Pengelola Data", "Sekretariat", "2026-01-01", "2026-05-03", "Sekar Lestari", "baik"
    )
    assert beku.from_text(beku.to_text(kept)) == kept
    with konteks.simpanan.read() as connection:
        rows = [
            one
            for one in queries.locked(connection, TAHUN, None, konteks.cakupan).values()
            if one.penilaian_id == second.penilaian_id
        ]
        [isi] = Penyusun(connection).on(rows, date(2027, 1, 8)).values()
    maker = Perakit(periode_of(TAHUN), date(2027, 1, 8), "Contoh")
    sheet = maker.evaluasi(isi, PetaKop(konteks).of(second.unit_id), "Contoh", with_kop=False)
    assert sheet.catatan == (
        "Penugasan lain tahun ini: Pengelola Data, Sekretariat, 1 Januari 2026 sampai 3 Mei 2026, "
        "penilai Sekar Lestari, predikat Baik."
    )


def test_a_stretch_that_is_not_rated_is_noted_so_and_older_texts_go_on_printing(
    konteks: Konteks, pindah: Any
) -> None:
    first, second = stretches(konteks, pindah, TAHUN)
    penilaian.save_cells(
        konteks, TAHUN, [CellEdit(first.penugasan_id, first.version, penilaian.TIDAK, "Belum enam bulan")]
    )
    put(konteks, second, TAHUN, "A", "A")
    penguncian.kunci(konteks, TAHUN, penugasan_ids=[second.penugasan_id], tanggal=date(2027, 1, 8))
    first, second = stretches(konteks, pindah, TAHUN)
    assert first.is_tidak_dinilai
    kept = frozen(konteks, second.penilaian_id)
    assert [(one.predikat, one.status) for one in kept.penugasan_lain] == [("", "tidak_dinilai")]
    text = beku.to_text(kept)
    assert (json.loads(text)["versi"], beku.from_text(text)) == (3, kept)
    older = replace(kept, penugasan_lain=(replace(kept.penugasan_lain[0], status=""),))
    known = json.loads(beku.to_text(older))
    assert (known["versi"], sorted(known["penugasan_lain"][0])) == (
        2, ["jabatan", "mulai", "penilai", "predikat", "selesai", "unit"],
    )  # fmt: skip
    maker = Perakit(periode_of(TAHUN), date(2027, 1, 8), "Contoh")
    with konteks.simpanan.read() as connection:
        [row] = queries.locked(connection, TAHUN, None, konteks.cakupan).values()
        made = Penyusun(connection).on(
            [row, replace(row, penilaian_id=0, beku=beku.to_text(older))], date(2027, 1, 8)
        )
    said = [
        maker.evaluasi(one, PetaKop(konteks).of(None), "Contoh", with_kop=False).catatan
        for one in made.values()
    ]
    assert [text.rpartition(", ")[2] for text in said] == [
        "predikat tidak dinilai.",
        "predikat belum dinilai.",
    ]


def beside(konteks: Konteks, one: BarisNilai) -> list[tuple[str, str, str, str, str]]:
    """Return what the annual sheet of a stretch notes of the others."""
    kept = frozen(konteks, one.penilaian_id).penugasan_lain
    return [(each.unit, each.mulai, each.selesai, each.penilai, each.predikat) for each in kept]


def test_who_came_back_to_a_post_is_rated_for_each_time(konteks: Konteks, kantor: Any) -> None:
    away, back = date(2026, 4, 1), date(2026, 7, 1)
    kantor.change(BAYU, away, unit_id=kantor.unit["Bidang SD"], jabatan="Analis Kurikulum")
    atasan.terapkan_pohon(konteks, away)
    kantor.change(BAYU, back, unit_id=kantor.unit["Sekretariat"], jabatan="Pengelola Data")
    atasan.terapkan_pohon(konteks, back)
    for one, ratings in zip(stretches(konteks, kantor, TAHUN), ("SS", "AA", "SB"), strict=True):
        put(konteks, one, TAHUN, *ratings)
    assert penguncian.kunci(konteks, TAHUN, tanggal=date(2027, 1, 8)).value.terkunci == 3
    first, second, third = stretches(konteks, kantor, TAHUN)
    notes = {
        1: ("Sekretariat", "2026-01-01", "2026-03-31", "Sekar Lestari", "baik"),
        2: ("Bidang SD", "2026-04-01", "2026-06-30", "Citra Dewanti", "sangat_baik"),
        3: ("Sekretariat", "2026-07-01", "2026-12-31", "Sekar Lestari", "kurang"),
    }
    assert beside(konteks, first) == [notes[2], notes[3]]
    assert beside(konteks, second) == [notes[1], notes[3]]
    assert beside(konteks, third) == [notes[1], notes[2]]
    kept = [frozen(konteks, one.penilaian_id) for one in (first, second, third)]
    assert [(one.mulai, one.selesai) for one in kept] == [one[1:3] for one in notes.values()]


def test_who_was_on_leave_between_is_rated_for_each_time(konteks: Konteks, kantor: Any) -> None:
    """The sheet of the second time names the first as a rating of its own: it can be given, and counts its months."""
    away, back = date(2026, 5, 1), date(2026, 9, 1)
    kantor.change(BAYU, away, kedudukan="cltn")
    atasan.terapkan_pohon(konteks, away)
    kantor.change(BAYU, back, kedudukan="aktif")
    atasan.terapkan_pohon(konteks, back)
    for one, ratings in zip(stretches(konteks, kantor, TAHUN), ("SS", "AA"), strict=True):
        put(konteks, one, TAHUN, *ratings)
    assert penguncian.kunci(konteks, TAHUN, tanggal=date(2027, 1, 8)).value.terkunci == 2
    first, second = stretches(konteks, kantor, TAHUN)
    place = ("Sekretariat", "2026-01-01", "2026-04-30", "Sekar Lestari", "baik")
    assert beside(konteks, second) == [place]
    kept = [frozen(konteks, one.penilaian_id) for one in (first, second)]
    assert [(one.mulai, one.selesai) for one in kept] == [place[1:3], ("2026-09-01", "2026-12-31")]
    [only] = stretches(konteks, kantor, "2026-TW4")
    assert only.penugasan_id == second.penugasan_id


def test_another_rater_in_the_post_before_is_no_stretch_of_its_own(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, BAYU, "S", "S", periode="2026-TW1")
    penguncian.kunci(konteks, "2026-TW1", tanggal=date(2026, 4, 3))
    atasan.set_penilai(
        konteks, [kantor.orang[BAYU]], kantor.pihak("Kadis Wiryawan"), per_tanggal=date(2026, 5, 1)
    )
    kantor.change(BAYU, date(2026, 9, 1), unit_id=kantor.unit["Bidang SD"], jabatan="Analis Kurikulum")
    atasan.terapkan_pohon(konteks, date(2026, 9, 1))
    for one in stretches(konteks, kantor, TAHUN):
        put(konteks, one, TAHUN, "S", "S")
    penguncian.kunci(konteks, TAHUN, tanggal=date(2027, 1, 8))
    first, last = stretches(konteks, kantor, TAHUN)
    assert frozen(konteks, first.penilaian_id).mulai == "2026-01-01"
    assert beside(konteks, last) == [("Sekretariat", "2026-01-01", "2026-08-31", "Kadis Wiryawan", "baik")]


def test_a_quarter_and_who_stayed_are_frozen_as_before(konteks: Konteks, pindah: Any) -> None:
    rate(konteks, pindah, "Hesti Ayuningrum", "S", "S")
    rate(konteks, pindah, "Hesti Ayuningrum", "S", "S", periode=TAHUN)
    for periode in (TW, TAHUN):
        penguncian.kunci(konteks, periode)
        kept = frozen(konteks, row(konteks, pindah, "Hesti Ayuningrum", periode).penilaian_id)
        assert kept.penugasan_lain == ()
        assert '"versi":1' in beku.to_text(kept)


def other_rater(konteks: Konteks, kantor: Any, day: date) -> None:
    """A quarter is locked, then Hesti gets another rater: the position is split, she stays what and where she was."""
    rate(konteks, kantor, "Hesti Ayuningrum", "S", "S", periode="2026-TW1")
    penguncian.kunci(
        konteks, "2026-TW1", penugasan_ids=[row(konteks, kantor, "Hesti Ayuningrum", "2026-TW1").penugasan_id]
    )
    atasan.set_penilai(
        konteks, [kantor.orang["Hesti Ayuningrum"]], kantor.pihak("Sekar Lestari"), per_tanggal=day
    )


def test_another_rater_does_not_cut_the_time_a_rating_stands_for(konteks: Konteks, kantor: Any) -> None:
    other_rater(konteks, kantor, date(2026, 8, 1))
    rate(konteks, kantor, "Hesti Ayuningrum", "S", "S", periode=TAHUN)
    rate(konteks, kantor, "Hesti Ayuningrum", "S", "S", periode="2026-TW3")
    for periode, mulai, selesai in (
        (TAHUN, "2026-01-01", "2026-12-31"),
        ("2026-TW3", "2026-07-01", "2026-09-30"),
    ):
        one = row(konteks, kantor, "Hesti Ayuningrum", periode)
        assert one.dari == date(2026, 8, 1)
        penguncian.kunci(konteks, periode, penugasan_ids=[one.penugasan_id])
        kept = frozen(konteks, one.penilaian_id)
        assert (kept.mulai, kept.selesai, kept.penilai.nama) == (mulai, selesai, "Sekar Lestari")
        assert kept.penugasan_lain == ()


def test_a_stretch_with_a_rating_of_its_own_keeps_its_days(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, "Hesti Ayuningrum", "S", "S", periode=TAHUN)
    first = row(konteks, kantor, "Hesti Ayuningrum", TAHUN)
    penguncian.kunci(konteks, TAHUN, penugasan_ids=[first.penugasan_id])
    other_rater(konteks, kantor, date(2026, 8, 1))
    rate(konteks, kantor, "Hesti Ayuningrum", "S", "S", periode="2026-TW3")
    last = row(konteks, kantor, "Hesti Ayuningrum", "2026-TW3")
    assert last.penugasan_id != first.penugasan_id
    penilaian.save_cells(
        konteks, TAHUN,
        [CellEdit(last.penugasan_id, None, field, "S") for field in ("hasil_kerja", "perilaku")],
    )  # fmt: skip
    penguncian.kunci(konteks, TAHUN, penugasan_ids=[last.penugasan_id])
    both = {one.penugasan_id: frozen(konteks, one.penilaian_id) for one in stretches_of(konteks, kantor)}
    assert both[last.penugasan_id].mulai == "2026-08-01"
    assert both[first.penugasan_id].mulai == "2026-01-01"
    [noted] = both[last.penugasan_id].penugasan_lain
    assert (noted.selesai, noted.penilai, noted.predikat) == ("2026-07-31", "Guntur Abadi", "baik")


def stretches_of(konteks: Konteks, kantor: Any) -> list[BarisNilai]:
    rows = penilaian.grid(konteks, TAHUN).baris
    return [one for one in rows if one.pegawai_id == kantor.orang["Hesti Ayuningrum"]]
