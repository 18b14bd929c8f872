"""*Kalibrasi*: a unit beside the guide, moves with reasons written all or none, taken back, kept."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja_desktop.domain.codes import Capaian, Predikat, Rating
from kinerja_desktop.domain.kalibrasi import Pindah
from kinerja_desktop.foundation.errors import ConflictError, RefusedError
from kinerja_desktop.services import capaian, kalibrasi, penguncian, penilaian
from kinerja_desktop.services.konteks import Konteks
from tests.services.nilai.test_penilaian import TW, counts_are_right, rate, row, save

A, S, B = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH
GUNTUR, HESTI, JOKO = "Guntur Abadi", "Hesti Ayuningrum", "Joko Purnama"


@pytest.fixture
def dinilai(konteks: Konteks, kantor: Any) -> Any:
    """Bidang SD with three rated people and one who is not."""
    for nama in (GUNTUR, HESTI, JOKO):
        rate(konteks, kantor, nama, "A", "A")
    capaian.set_capaian(konteks, TW, kantor.unit["Bidang SD"], Capaian.BAIK, version=None)
    return kantor


def move(konteks: Konteks, kantor: Any, nama: str, sesudah: tuple[Rating, Rating], alasan: str) -> Pindah:
    now = row(konteks, kantor, nama)
    return Pindah(now.penugasan_id, (Rating(now.hasil), Rating(now.perilaku)), sesudah, alasan)


def test_a_unit_stands_beside_its_guide(konteks: Konteks, dinilai: Any) -> None:
    found = kalibrasi.isi(konteks, TW, dinilai.unit["Bidang SD"])
    assert sorted(one.nama for one in found.orang) == [GUNTUR, HESTI, JOKO]
    assert (found.belum, found.tidak_dinilai) == (1, 0)
    assert found.capaian is not None
    lines = kalibrasi.panduan(found.papan().jumlah(found.judge), found.capaian.capaian, found.judge)
    assert [(one.kata, one.nyata, one.is_sesuai) for one in lines] == [
        ("Baik menjadi kelompok terbesar", "0 dari 3 orang, 0,0%", False),
        ("Baik paling banyak 70%", "0 dari 3 orang, 0,0%", True),
        ("Ada yang berpredikat Butuh Perbaikan atau Kurang", "0 dari 3 orang, 0,0%", False),
    ]
    assert any("3 Tahun 2023" in line for line in found.sumber)
    assert any("belum pada teks peraturannya" in line for line in found.sumber)
    facts = {one.nama: one for one in kalibrasi.fakta(found.orang, found.papan(), found.judge)}
    assert facts["Citra Dewanti"].is_seragam


def test_moves_are_written_in_one_go_and_kept_beside_the_rating(konteks: Konteks, dinilai: Any) -> None:
    unit = dinilai.unit["Bidang SD"]
    wanted = [
        move(konteks, dinilai, HESTI, (S, S), "Bukti dukung belum lengkap"),
        move(konteks, dinilai, JOKO, (S, B), "Tiga kali tidak hadir tanpa kabar"),
    ]
    ids = kalibrasi.terapkan(konteks, TW, unit, wanted).value
    assert [row(konteks, dinilai, n).predikat for n in (HESTI, JOKO)] == ["baik", "kurang"]
    joko, hesti = kalibrasi.riwayat(konteks, TW, unit)
    assert (hesti.nama, hesti.sebelum, hesti.sesudah) == (
        HESTI,
        ("di_atas", "di_atas", "sangat_baik"),
        ("sesuai", "sesuai", "baik"),
    )
    assert (joko.alasan, joko.oleh, joko.is_kini) == ("Tiga kali tidak hadir tanpa kabar", "Rina", True)
    counts_are_right(konteks)
    assert kalibrasi.batalkan(konteks, TW, ids).value == 2
    assert {row(konteks, dinilai, n).predikat for n in (HESTI, JOKO)} == {"sangat_baik"}
    assert kalibrasi.riwayat(konteks, TW) == ()
    counts_are_right(konteks)


@pytest.mark.parametrize("why", ["tanpa-alasan", "terkunci", "hilang", "berubah"])
def test_one_bad_move_keeps_all_from_being_written(konteks: Konteks, dinilai: Any, why: str) -> None:
    good = move(konteks, dinilai, HESTI, (S, S), "Bukti dukung belum lengkap")
    bad = move(konteks, dinilai, JOKO, (S, B), "" if why == "tanpa-alasan" else "Ada alasannya")
    if why == "terkunci":
        penguncian.kunci(konteks, TW, penugasan_ids=[bad.penugasan_id])
    elif why == "hilang":
        save(konteks, dinilai, JOKO, "perilaku", "")
    elif why == "berubah":
        rate(konteks, dinilai, JOKO, "B", "B")
    kind = ConflictError if why == "berubah" else RefusedError
    with pytest.raises(kind) as told:
        kalibrasi.terapkan(konteks, TW, None, [good, bad])
    assert told.value.code == f"kalibrasi.{why}"
    assert told.value.args_["nama"] == JOKO
    assert row(konteks, dinilai, HESTI).predikat == "sangat_baik"
    assert kalibrasi.riwayat(konteks) == ()


def test_a_move_is_not_taken_back_over_what_came_later(konteks: Konteks, dinilai: Any) -> None:
    [id_] = kalibrasi.terapkan(konteks, TW, None, [move(konteks, dinilai, JOKO, (S, S), "Setara")]).value
    rate(konteks, dinilai, JOKO, "B", "S")
    with pytest.raises(RefusedError) as told:
        kalibrasi.batalkan(konteks, TW, [id_])
    assert told.value.code == "kalibrasi.sudah-lain"
    assert row(konteks, dinilai, JOKO).predikat == "butuh_perbaikan"


def test_the_guide_keeps_nobody_from_locking(konteks: Konteks, dinilai: Any) -> None:
    assert penguncian.kunci(konteks, TW, unit_id=dinilai.unit["Bidang SD"]).value.terkunci == 3
    found = kalibrasi.isi(konteks, TW, dinilai.unit["Bidang SD"])
    assert found.papan().jumlah(found.judge)[Predikat.SANGAT_BAIK] == 3


def test_the_whole_office_has_the_capaian_of_its_only_outermost_unit(konteks: Konteks, dinilai: Any) -> None:
    capaian.set_capaian(konteks, TW, dinilai.unit["Dinas Pendidikan"], Capaian.ISTIMEWA, version=None)
    found = kalibrasi.isi(konteks, TW)
    assert found.capaian is not None
    assert found.capaian.capaian is Capaian.ISTIMEWA
    assert len(penilaian.grid(konteks, TW).baris) == len(found.orang) + found.belum


@pytest.mark.parametrize(
    ("jumlah", "total", "kata"),
    [(2, 17, "11,8"), (12, 17, "70,6"), (1, 3, "33,3"), (0, 5, "0,0"), (7, 7, "100,0")],
)
def test_shares_are_rounded_half_up(jumlah: int, total: int, kata: str) -> None:
    assert kalibrasi.persen(jumlah, total) == kata
