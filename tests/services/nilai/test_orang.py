"""Everything about one person: stretches beside each other, ratings, feedback, decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_desktop.domain.codes import Predikat, Rating
from kinerja_desktop.domain.kalibrasi import Pindah
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import atasan, kalibrasi, keberatan, orang, penguncian, riwayat_nilai, skp
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.orang import BagianOrang
from kinerja_desktop.services.penilaian import TIDAK
from tests.services.nilai.test_penilaian import TW, rate, row, save

BAYU, HESTI = "Bayu Pranata", "Hesti Ayuningrum"


def parts(konteks: Konteks, pegawai_id: int) -> dict[str, BagianOrang]:
    return {one.judul: one for one in orang.semua(konteks, pegawai_id, 2026).bagian}


def test_a_person_without_anything_says_so(konteks: Konteks, kantor: Any) -> None:
    found = orang.semua(konteks, kantor.orang[BAYU], 2026)
    assert (found.nama, found.unit) == (BAYU, "Sekretariat")
    plan, *rest = found.bagian
    assert [line.kata for line in plan.baris] == ["Pengelola Data"]
    assert "Belum ada SKP." in plan.baris[0].rinci
    assert all(not part.baris and part.kosong for part in rest)
    with pytest.raises(RefusedError):
        orang.semua(konteks, 999_999, 2026)


def test_who_moved_in_may_has_both_stretches_and_nothing_is_averaged(konteks: Konteks, kantor: Any) -> None:
    kantor.change(BAYU, date(2026, 5, 4), unit_id=kantor.unit["Bidang SD"], jabatan="Analis Kurikulum")
    atasan.terapkan_pohon(konteks, date(2026, 5, 4))
    found = parts(konteks, kantor.orang[BAYU])
    plan = found["Penugasan dan SKP 2026"]
    assert [line.kata for line in plan.baris] == ["Pengelola Data", "Analis Kurikulum"]
    assert plan.baris[0].rinci[0].endswith("sampai 3 Mei 2026")
    assert [line.rinci[1] for line in plan.baris] == ["Penilai: Sekar Lestari", "Penilai: Citra Dewanti"]


def test_ratings_feedback_and_decisions_come_together(konteks: Konteks, kantor: Any) -> None:
    who = kantor.orang[HESTI]
    riwayat_nilai.save_predikat_lama(konteks, who, 2024, Predikat.BAIK, sumber="Dokumen 2024")
    save(konteks, kantor, HESTI, TIDAK, "cltn", periode="2026-TW1")
    rate(konteks, kantor, HESTI, "A", "A")
    save(konteks, kantor, HESTI, "umpan_balik.akuntabel", "Laporan tepat waktu")
    seen = row(konteks, kantor, HESTI)
    moved = Pindah(
        seen.penugasan_id, (Rating.DI_ATAS, Rating.DI_ATAS), (Rating.SESUAI, Rating.SESUAI), "Setara"
    )
    kalibrasi.terapkan(konteks, TW, None, [moved])
    penguncian.kunci(konteks, TW, penugasan_ids=[seen.penugasan_id], tanggal=date(2027, 1, 4))
    locked = row(konteks, kantor, HESTI).penilaian_id
    assert locked is not None
    keberatan.ajukan(
        konteks, locked, diterima=date(2027, 1, 5), diajukan=date(2027, 1, 6), alasan="Bukti belum dibaca"
    )
    found = parts(konteks, who)
    assert [line.kata for line in found["Penilaian semua periode"].baris] == [
        "Triwulan IV 2026",
        "Triwulan I 2026: Tidak dinilai",
        "2024",
    ]
    assert [line.predikat for line in found["Penilaian semua periode"].baris] == ["baik", "", "baik"]
    assert found["Penilaian semua periode"].baris[1].rinci == ("Cuti di luar tanggungan negara",)
    assert found["Umpan balik perilaku"].baris[0].rinci == ("Akuntabel: Laporan tepat waktu",)
    assert [line.kata for line in found["Keberatan dan kalibrasi"].baris] == [
        "Keberatan Triwulan IV 2026: Menunggu penjelasan",
        "Kalibrasi Triwulan IV 2026: Sangat Baik → Baik",
    ]


def test_the_plan_is_shown_with_its_results(konteks: Konteks, kantor: Any) -> None:
    seen = row(konteks, kantor, HESTI)
    skp.buat(konteks, 2026, [seen.penugasan_id])
    plan = parts(konteks, kantor.orang[HESTI])["Penugasan dan SKP 2026"].baris[0]
    assert "SKP Draf, versi 1" in plan.rinci
    assert (plan.layar, dict(plan.tujuan)) == ("skp", {"penugasan": seen.penugasan_id, "tahun": 2026})
