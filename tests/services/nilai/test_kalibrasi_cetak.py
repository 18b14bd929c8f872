"""F11 and berita acara of a unit, from what was rated and moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kinerja_desktop.domain.codes import Capaian, Rating
from kinerja_desktop.domain.kalibrasi import Pindah
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import atasan, capaian, kalibrasi, kalibrasi_cetak, penguncian
from kinerja_desktop.services.kalibrasi_cetak import JenisKertasKerja, Penanda
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import TIDAK
from tests.services.nilai.test_penilaian import TW, rate, row, save

A, S = Rating.DI_ATAS, Rating.SESUAI
HADI = Penanda("Hadi Prasetyo", "196802201993031003", "Kepala Dinas", "Contoh", date(2027, 1, 8))


def test_nobody_rated_is_no_paper(konteks: Konteks, kantor: Any) -> None:
    with pytest.raises(RefusedError) as told:
        kalibrasi_cetak.lembar(konteks, TW, kantor.unit["Bidang SD"], JenisKertasKerja.PENETAPAN, HADI)
    assert told.value.code == "kalibrasi.tanpa-orang"


def test_papers_say_what_is_there_and_what_was_moved(konteks: Konteks, kantor: Any) -> None:
    unit = kantor.unit["Bidang SD"]
    for nama in ("Guntur Abadi", "Hesti Ayuningrum"):
        rate(konteks, kantor, nama, "A", "A")
    save(konteks, kantor, "Joko Purnama", TIDAK, "cltn")
    capaian.set_capaian(konteks, TW, unit, Capaian.BAIK, version=None)
    for sesudah, alasan in (((A, S), "Perilaku setara"), ((S, S), "Hasil belum lengkap")):
        now = row(konteks, kantor, "Hesti Ayuningrum")
        before = (Rating(now.hasil), Rating(now.perilaku))
        kalibrasi.terapkan(konteks, TW, unit, [Pindah(now.penugasan_id, before, sesudah, alasan)])
    sheet = kalibrasi_cetak.lembar(konteks, TW, unit, JenisKertasKerja.PENETAPAN, HADI)
    assert dict(sheet.keterangan)["Pegawai"] == "2 dinilai, 1 belum dinilai, 1 tidak dinilai"
    assert dict(sheet.keterangan)["Capaian kinerja organisasi"] == "Baik"
    shares, people = sheet.tabel
    assert shares.baris[:2] == (("Sangat Baik", "1", "50,0%"), ("Baik", "1", "50,0%"))
    assert [line[1] for line in people.baris] == ["Guntur Abadi", "Hesti Ayuningrum"]
    assert (sheet.ttd, sheet.draf) == (None, "DRAF - nilai belum dikunci")
    assert sheet.meta.kaki.endswith(sheet.draf)
    minutes = kalibrasi_cetak.lembar(konteks, TW, unit, JenisKertasKerja.BERITA_ACARA, HADI)
    numbers, moves, present = minutes.tabel
    assert numbers.baris[:2] == (("Sangat Baik", "2", "1"), ("Baik", "0", "1"))
    assert [line[4] for line in moves.baris] == ["Perilaku setara", "Hasil belum lengkap"], "the oldest first"
    assert moves.baris[1][2] == "Baik\nDi Atas × Sesuai"
    assert [line[1:3] for line in present.baris] == [
        ("Citra Dewanti", "Kepala Bidang"),
        ("Guntur Abadi", "Guru Ahli Madya"),
    ]
    found = kalibrasi.isi(konteks, TW, unit)
    signers = kalibrasi_cetak.penanda_bawaan(konteks, found, date(2027, 1, 8))
    assert {one.nama: one.jabatan for one in signers} == {
        "Citra Dewanti": "Kepala Bidang", "Guntur Abadi": "Guru Ahli Madya",
    }  # fmt: skip
    assert "2 perpindahan" in minutes.paragraf[0]
    assert minutes.ttd is not None, "the minutes tell what was moved, not what holds"
    penguncian.kunci(konteks, TW, unit_id=unit, tanggal=date(2027, 1, 8))
    sheet = kalibrasi_cetak.lembar(konteks, TW, unit, JenisKertasKerja.PENETAPAN, HADI)
    assert sheet.ttd is not None
    assert (sheet.ttd.nama, sheet.ttd.jabatan, sheet.draf) == ("Hadi Prasetyo", ("Kepala Dinas,",), "")


@pytest.mark.parametrize(
    ("nomor", "said"),
    [
        ("196802201993031003", "NIP 19680220 199303 1 003"),
        ("199909302025211034", "NI PPPK 19990930 202521 1 034"),
        ("1199001", "NRP 1199001"),
        ("", ""),
    ],
)
def test_the_number_of_who_signs_is_called_what_it_is(
    konteks: Konteks, kantor: Any, nomor: str, said: str
) -> None:
    unit = kantor.unit["Bidang SD"]
    rate(konteks, kantor, "Guntur Abadi", "A", "A")
    signer = replace(HADI, nomor=nomor)
    sheet = kalibrasi_cetak.lembar(konteks, TW, unit, JenisKertasKerja.BERITA_ACARA, signer)
    assert sheet.ttd is not None
    assert sheet.ttd.nomor == said


def test_a_title_in_small_letters_does_not_send_a_name_to_the_end(konteks: Konteks, dinas: Any) -> None:
    dinas.add_orang("dr. Dian Larasati", "SD Negeri 1 Contoh", "Kepala Sekolah")
    for unit, kepala in (("Bidang SD", "Sekar Lestari"), ("SD Negeri 1 Contoh", "dr. Dian Larasati")):
        atasan.set_kepala(konteks, dinas.unit[unit], dinas.pihak(kepala))
    for nama in ("Joko Purnama", "Hesti Ayuningrum"):
        rate(konteks, dinas, nama, "A", "A")
    sheet = kalibrasi_cetak.lembar(konteks, TW, dinas.unit["Bidang SD"], JenisKertasKerja.BERITA_ACARA, HADI)
    assert [line[1] for line in sheet.tabel[2].baris] == ["dr. Dian Larasati", "Sekar Lestari"]


def test_who_rates_the_head_of_the_unit_is_offered_first(konteks: Konteks, kantor: Any) -> None:
    """He sets the capaian of the unit; who rates most of its people is mostly its head."""
    unit = kantor.unit["Bidang SD"]
    for nama in ("Citra Dewanti", "Joko Purnama", "Guntur Abadi", "Hesti Ayuningrum"):
        rate(konteks, kantor, nama, "A", "A")
    signers = kalibrasi_cetak.penanda_bawaan(konteks, kalibrasi.isi(konteks, TW, unit), date(2027, 1, 8))
    assert [one.nama for one in signers] == ["Kadis Wiryawan", "Citra Dewanti", "Guntur Abadi"]
    whole = kalibrasi_cetak.penanda_bawaan(konteks, kalibrasi.isi(konteks, TW, None), date(2027, 1, 8))
    assert whole[0].nama == "Citra Dewanti"


def test_minutes_of_a_talk_that_moved_nobody_do_not_announce_reasons(konteks: Konteks, kantor: Any) -> None:
    rate(konteks, kantor, "Joko Purnama", "A", "A")
    unit = kantor.unit["Bidang SD"]
    minutes = kalibrasi_cetak.lembar(konteks, TW, unit, JenisKertasKerja.BERITA_ACARA, HADI)
    assert minutes.paragraf[0].endswith("telah dibahas bersama; tidak ada predikat yang dipindahkan.")
