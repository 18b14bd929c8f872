"""Second positions of one person: rows and raters of their own, ends, removal and return."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import (
    atasan,
    penguncian,
    penilaian,
    rangkap,
)
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit

TW = "2026-TW4"


def test_second_position_as_plt_has_its_own_row_and_rater(konteks: Konteks, kantor: Any) -> None:
    made = rangkap.tambah(
        konteks,
        kantor.orang["Sekar Lestari"],
        JenisPenugasan.PLT,
        "Kepala Bidang SD",
        kantor.unit["Bidang SD"],
        dari=date(2026, 10, 1),
    )
    rows = {r.jenis: r for r in penilaian.grid(konteks, TW).baris if r.nama == "Sekar Lestari"}
    assert (rows["plt"].unit, rows["plt"].penilai_nama, rows["plt"].penugasan_id) == (
        "Bidang SD",
        "Citra Dewanti",
        made.value,
    )
    atasan.terapkan_pohon(konteks)
    [one] = rangkap.daftar(konteks, kantor.orang["Sekar Lestari"])
    rangkap.akhiri(konteks, one.id, date(2026, 10, 31), version=one.version)
    assert len([r for r in penilaian.grid(konteks, TW).baris if r.nama == "Sekar Lestari"]) == 2
    rangkap.hapus(konteks, one.id, version=one.version + 1)
    own = next(r for r in penilaian.grid(konteks, TW).baris if r.nama == "Sekar Lestari")
    penilaian.save_cells(konteks, TW, [CellEdit(own.penugasan_id, own.version, "hasil_kerja", "S")])
    assert rangkap.daftar(konteks, kantor.orang["Sekar Lestari"]) == ()
    second = rangkap.tambah(
        konteks,
        kantor.orang["Sekar Lestari"],
        JenisPenugasan.PLT,
        "Kepala",
        kantor.unit["Bidang SD"],
        dari=date(2026, 10, 1),
    ).value
    row_ = next(r for r in penilaian.grid(konteks, TW).baris if r.penugasan_id == second)
    penilaian.save_cells(konteks, TW, [CellEdit(second, row_.version, "hasil_kerja", "A")])
    with pytest.raises(RefusedError) as caught:
        rangkap.hapus(konteks, second, version=1)
    assert caught.value.code == "atasan.rangkap-dinilai"


def test_second_position_is_not_doubled_nor_cut_before_its_ratings(konteks: Konteks, kantor: Any) -> None:
    who, place = kantor.orang["Sekar Lestari"], kantor.unit["Bidang SD"]

    def add(dari: date, sampai: date | None = None, jabatan: str = "Kepala Bidang SD") -> int:
        return rangkap.tambah(
            konteks, who, JenisPenugasan.PLT, jabatan, place, dari=dari, sampai=sampai
        ).value

    first = add(date(2026, 1, 1))
    assert rangkap.daftar(konteks, who)[0].penilai_nama == "Citra Dewanti"
    for dari, sampai, jabatan, code in [
        (date(2026, 6, 1), None, "kepala  bidang sd", "atasan.rangkap-sudah-ada"),
        (date(2025, 6, 1), date(2025, 5, 31), "Kepala", "atasan.rangkap-akhir"),
        (date(2025, 6, 1), None, "  ", "atasan.rangkap-tanpa-jabatan"),
    ]:
        with pytest.raises(RefusedError) as caught:
            add(dari, sampai, jabatan)
        assert caught.value.code == code
    line = next(r for r in penilaian.grid(konteks, TW).baris if r.penugasan_id == first)
    penilaian.save_cells(konteks, TW, [CellEdit(first, line.version, "hasil_kerja", "A")])
    for day, code in [
        (date(2025, 12, 31), "atasan.rangkap-akhir"),
        (date(2026, 9, 30), "atasan.rangkap-dinilai-sesudah"),
    ]:
        with pytest.raises(RefusedError) as caught:
            rangkap.akhiri(konteks, first, day, version=1)
        assert caught.value.code == code
    rangkap.akhiri(konteks, first, date(2026, 10, 31), version=1)
    second = add(date(2026, 11, 1), None, "Kepala Seksi")
    held = rangkap.hapus(konteks, second, version=1).value
    before = penilaian.grid(konteks, TW).semua
    again = rangkap.pulihkan(konteks, held).value
    row_ = next(r for r in rangkap.daftar(konteks, who) if r.id == again)
    assert (row_.jabatan, row_.dari, row_.penilai_nama) == (
        "Kepala Seksi",
        date(2026, 11, 1),
        "Citra Dewanti",
    )
    assert penilaian.grid(konteks, TW).semua == before + 1


def test_who_heads_the_unit_for_another_rates_a_second_position_as_that(
    konteks: Konteks, kantor: Any
) -> None:
    place = kantor.unit["Bidang SD"]
    [head] = atasan.kepala_of(konteks, place)
    atasan.end_kepala(konteks, head.id, date(2026, 8, 31), version=head.version)
    atasan.set_kepala(
        konteks, place, kantor.pihak("Bayu Pranata"), jenis=JenisPenugasan.PLH, dari=date(2026, 9, 1),
        sk_nomor="800/7", sk_tanggal=date(2026, 8, 30),
    )  # fmt: skip
    made = rangkap.tambah(
        konteks,
        kantor.orang["Sekar Lestari"],
        JenisPenugasan.PLT,
        "Kepala Seksi",
        place,
        dari=date(2026, 10, 1),
    ).value
    row = next(one for one in penilaian.grid(konteks, TW).baris if one.penugasan_id == made)
    assert row.penilai_nama == "Bayu Pranata"
    penilaian.save_cells(konteks, TW, [CellEdit(made, row.version, "hasil_kerja", "S")])
    row = next(one for one in penilaian.grid(konteks, TW).baris if one.penugasan_id == made)
    penilaian.save_cells(konteks, TW, [CellEdit(made, row.version, "perilaku", "S")])
    penguncian.kunci(konteks, TW, penugasan_ids=[made], tanggal=date(2027, 1, 4))
    found = penguncian.dasar_predikat(konteks, TW, made)
    assert found is not None
    assert found.beku is not None
    rater = found.beku.penilai
    assert (rater.nama, rater.jenis, rater.sk_nomor, rater.sk_tanggal) == (
        "Bayu Pranata", "plh", "800/7", "2026-08-30",
    )  # fmt: skip
