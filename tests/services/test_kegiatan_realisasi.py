"""Sums of activities as realisasi: of one RHK and period, by unit, in every version of the plan; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import kegiatan, pelaksanaan, skp
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.kegiatan_realisasi import Jumlah, rekap
from kinerja_desktop.services.konteks import Konteks
from tests.services.pelaksanaan_uji import KOSONG, TW, buka, tono

__all__ = ["tono"]

LAPORAN, ARSIP = "Laporan keuangan tersusun", "Arsip tertib"


def done(konteks: Konteks, penugasan: int, *rows: tuple[date, str, str, str]) -> None:
    """Write activities: (day, RHK, volume, unit)."""
    who = buka(konteks, penugasan).baris.pegawai_id
    made = [
        Ubahan(None, 0, IsiKegiatan(day, f"Kegiatan {number}", menit=30, rencana=rhk, volume=Decimal(volume or 0), satuan=unit))
        for number, (day, rhk, volume, unit) in enumerate(rows)
    ]  # fmt: skip
    kegiatan.simpan(konteks, who, 2026, made)


def rhk_ids(konteks: Konteks, penugasan: int) -> list[int]:
    return [one.id or 0 for one in buka(konteks, penugasan).plan.rhk]


def test_activities_of_the_period_are_summed_by_unit_and_proposed_where_the_unit_is_the_targets(
    konteks: Konteks, tono: int
) -> None:
    done(
        konteks, tono,
        (date(2026, 6, 30), LAPORAN, "50", "dokumen"),  # the quarter before
        (date(2026, 7, 1), LAPORAN, "2", "Dokumen"),
        (date(2026, 9, 30), LAPORAN, "1.5", "dokumen"),
        (date(2026, 8, 1), LAPORAN, "", ""),
        (date(2026, 10, 1), LAPORAN, "70", "dokumen"),  # the quarter after
        (date(2026, 8, 2), ARSIP, "1000", "berkas"),
        (date(2026, 8, 3), "", "", ""),
    )  # fmt: skip
    first, second = rhk_ids(konteks, tono)
    found = rekap(konteks, tono, TW, first)
    assert (found.rencana, found.kegiatan, found.lain) == (LAPORAN, 3, 1)
    assert sorted(found.jumlah, key=lambda one: one.satuan) == [
        Jumlah("", 1, Decimal(0)),
        Jumlah("Dokumen", 2, Decimal("3.5")),
    ]
    assert [(one.tentang, one.target, one.usul, one.is_cocok) for one in found.usul] == [
        ("Jumlah laporan", "12 dokumen", "3,5 dokumen", True),
        ("Tepat", "tanggal 5", "3 kegiatan: 3,5 Dokumen", False),
    ]
    other = rekap(konteks, tono, TW, second)
    assert [(one.kunci, one.usul, one.is_cocok) for one in other.usul] == [
        ((second, 0), "1 kegiatan: 1.000 berkas", True)
    ]
    whole = rekap(konteks, tono, "2026", first)
    assert (whole.kegiatan, whole.usul[0].usul) == (5, "123,5 dokumen")
    assert rekap(konteks, tono, "2026-07", first).kegiatan == 1
    assert buka(konteks, tono).isi == KOSONG


def test_without_activities_nothing_is_proposed_and_loose_ones_are_told(konteks: Konteks, tono: int) -> None:
    done(konteks, tono, (date(2026, 8, 3), "", "", ""), (date(2026, 8, 4), "Hal lain", "1", "kali"))
    found = rekap(konteks, tono, TW, rhk_ids(konteks, tono)[0])
    assert (found.kegiatan, found.usul, found.lain) == (0, (), 2)


def test_activities_of_an_earlier_version_count_for_the_rhk_that_holds(konteks: Konteks, tono: int) -> None:
    done(konteks, tono, (date(2026, 7, 1), LAPORAN, "2", "dokumen"))
    before = buka(konteks, tono)
    made = skp.ubah(konteks, before.skp_id, "target berubah").value
    draft = skp.buka(konteks, made)
    first, *rest = draft.isi.rhk
    content = replace(draft.isi, rhk=(replace(first, teks="Laporan keuangan tersusun rapi"), *rest))
    version = skp.simpan(konteks, made, content, version=draft.version).value.version
    skp.tetapkan(konteks, {made: version}, date(2026, 8, 1))
    done(konteks, tono, (date(2026, 8, 2), "Laporan keuangan tersusun rapi", "3", "dokumen"))
    now = rhk_ids(konteks, tono)[0]
    assert now != before.plan.rhk[0].id
    assert rekap(konteks, tono, TW, now).usul[0].usul == "5 dokumen"


def test_a_target_that_counts_activities_gets_their_number(konteks: Konteks, tono: int) -> None:
    before = buka(konteks, tono)
    made = skp.ubah(konteks, before.skp_id, "satuan").value
    draft = skp.buka(konteks, made)
    one = draft.isi.rhk[0]
    below = (replace(one.indikator[0], target="4-6 Kegiatan"), *one.indikator[1:])
    content = replace(draft.isi, rhk=(replace(one, indikator=below), *draft.isi.rhk[1:]))
    version = skp.simpan(konteks, made, content, version=draft.version).value.version
    skp.tetapkan(konteks, {made: version}, date(2026, 8, 1))
    done(konteks, tono, *[(date(2026, 7, day), LAPORAN, "2", "dokumen") for day in (1, 2, 3)])
    usul = rekap(konteks, tono, TW, rhk_ids(konteks, tono)[0]).usul[0]
    assert (usul.usul, usul.is_cocok) == ("3 kegiatan", True)


def test_an_rhk_of_another_plan_is_refused(konteks: Konteks, tono: int) -> None:
    with pytest.raises(RefusedError) as told:
        rekap(konteks, tono, TW, 999_999)
    assert told.value.code == "pelaksanaan.pilih-rhk"
    other = next(one for one in pelaksanaan.daftar(konteks, TW) if one.skp_id is None)
    with pytest.raises(RefusedError) as told:
        rekap(konteks, other.penugasan_id, TW, 1)
    assert told.value.code == "pelaksanaan.belum-ditetapkan"
