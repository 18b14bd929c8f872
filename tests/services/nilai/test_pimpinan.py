"""The leader's rating hasil kerja from what the unit achieved: off by default, proposed, shown, may be otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja_desktop.domain.codes import Capaian, Rating
from kinerja_desktop.services import capaian, penguncian, pimpinan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import TIDAK, grid
from tests.services.nilai.test_penilaian import TW, rate, row, save

CITRA, GUNTUR = "Citra Dewanti", "Guntur Abadi"


def test_nothing_is_proposed_before_the_office_wants_it(konteks: Konteks, kantor: Any) -> None:
    capaian.set_capaian(konteks, TW, kantor.unit["Bidang SD"], Capaian.ISTIMEWA, version=None)
    assert pimpinan.usul(konteks, TW) == {}
    assert pimpinan.dasar(konteks, TW, row(konteks, kantor, CITRA)) == ()


@pytest.mark.parametrize(
    ("capaian_unit", "rating"),
    [
        (Capaian.ISTIMEWA, Rating.DI_ATAS),
        (Capaian.BAIK, Rating.SESUAI),
        (Capaian.BUTUH_PERBAIKAN, Rating.DI_BAWAH),
        (Capaian.SANGAT_KURANG, Rating.DI_BAWAH),
    ],
)
def test_only_leaders_of_units_with_a_capaian(
    konteks: Konteks, kantor: Any, capaian_unit: Capaian, rating: Rating
) -> None:
    pimpinan.set_aktif(konteks, True)
    capaian.set_capaian(konteks, TW, kantor.unit["Bidang SD"], capaian_unit, version=None)
    found = pimpinan.usul(konteks, TW)
    leaders = {row(konteks, kantor, nama).penugasan_id for nama in (CITRA, GUNTUR)}
    assert set(found) == leaders, "the head of the school follows the bidang; Sekretariat has no capaian"
    one = found[row(konteks, kantor, CITRA).penugasan_id]
    assert (one.rating, one.trace.sel, one.trace.hasil) == (rating, capaian_unit.value, rating.value)
    assert any("tidak mengaturnya" in line for line in one.kalimat)
    assert not any("Pasal" in line for line in one.kalimat)


def test_a_rating_of_ones_own_stays_and_is_named(konteks: Konteks, kantor: Any) -> None:
    pimpinan.set_aktif(konteks, True)
    capaian.set_capaian(konteks, TW, kantor.unit["Bidang SD"], Capaian.BAIK, version=None)
    known = grid(konteks, TW).baris
    fill = pimpinan.kosong(pimpinan.usul(konteks, TW), known)
    assert set(fill.values()) == {Rating.SESUAI}
    save(konteks, kantor, CITRA, "hasil_kerja", "A")
    save(konteks, kantor, GUNTUR, TIDAK, "cltn")
    assert pimpinan.kosong(pimpinan.usul(konteks, TW), grid(konteks, TW).baris) == {}
    said = pimpinan.dasar(konteks, TW, row(konteks, kantor, CITRA))
    assert said[0] == "Usul rating hasil kerja pimpinan: capaian Bidang SD Baik, jadi Sesuai."
    assert said[-1].endswith("Tulis alasannya di Catatan.")
    save(konteks, kantor, CITRA, "catatan", "Inovasi layanan")
    assert pimpinan.dasar(konteks, TW, row(konteks, kantor, CITRA))[-1].endswith("Catatan: Inovasi layanan")


def test_a_locked_rating_answers_with_the_capaian_of_its_day(konteks: Konteks, kantor: Any) -> None:
    pimpinan.set_aktif(konteks, True)
    unit = kantor.unit["Bidang SD"]
    capaian.set_capaian(konteks, TW, unit, Capaian.BAIK, version=None)
    rate(konteks, kantor, CITRA, "S", "S")
    locked = row(konteks, kantor, CITRA)
    penguncian.kunci(konteks, TW, penugasan_ids=[locked.penugasan_id])
    capaian.set_capaian(
        konteks, TW, unit, Capaian.KURANG, version=capaian.capaian_of(konteks, TW, unit).version
    )
    why = penguncian.dasar_predikat(konteks, TW, locked.penugasan_id)
    assert why is not None
    said = pimpinan.dasar(konteks, TW, row(konteks, kantor, CITRA), why.beku)
    assert said[0] == "Usul rating hasil kerja pimpinan: capaian Bidang SD Baik, jadi Sesuai."
    assert "Kurang" in pimpinan.dasar(konteks, TW, row(konteks, kantor, CITRA))[0]
