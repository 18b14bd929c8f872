"""How a sheet ends: a predikat and a signature never stand on a page of their own."""

from __future__ import annotations

import dataclasses

import pytest

from kinerja_desktop.documents import daftar, evaluasi, naskah, penetapan, rekap, serah_terima, skp
from kinerja_desktop.documents.bagian_skp import HasilKerja, Ukuran
from kinerja_desktop.documents.daftar import Daftar, KolomDaftar
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.lembar import Meta, TandaTangan
from kinerja_desktop.documents.naskah import Bagian, Naskah, Penanda
from kinerja_desktop.documents.penetapan import KolomLembar, LembarPenetapan, TabelLembar
from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.domain.skp import KelompokSkp, Pendekatan
from tests.documents import isi_skp
from tests.documents.lembar_uji import load

META = Meta("Lembar", "Uji", "r", "", "lembar", "Kaki", "")
TTD = TandaTangan("Contoh, 5 Oktober 2026", "Hadi Prasetyo", "NIP 19680220 199303 1 003", ("Kepala Dinas,",))


def texts(page: Halaman) -> list[str]:
    return [text for _x, _y, text, _g in page.teks]


def evaluation(count: int, pendekatan: Pendekatan) -> evaluasi.LembarEvaluasi:
    base = isi_skp.evaluasi(KelompokSkp.JA_JF, pendekatan, "pendek", Capaian.BAIK)
    rhk = HasilKerja(
        "Laporan tersusun", (Ukuran("Jumlah laporan", "12 dokumen", "Kuantitas"),), realisasi=("12",)
    )
    return dataclasses.replace(base, utama=(rhk,) * count)


@pytest.mark.parametrize("pendekatan", list(Pendekatan))
@pytest.mark.parametrize("kertas", list(Kertas))
def test_the_predikat_stands_with_the_perilaku_it_is_read_from(
    pendekatan: Pendekatan, kertas: Kertas
) -> None:
    ends: set[int] = set()
    for count in range(1, 40):
        pages = evaluasi.layout(evaluation(count, pendekatan), Tata(kertas))
        last = texts(pages[-1])
        assert "PREDIKAT KINERJA PEGAWAI" in last
        assert "RATING PERILAKU KERJA" in last
        assert "Kolaboratif" in last, count
        ends.add(len(pages))
    assert len(ends) > 1, "the sheet ran over several pages"


def test_a_page_that_would_be_almost_empty_is_saved_by_a_lower_curve() -> None:
    counts = range(1, 40)
    models = [evaluation(count, Pendekatan.KUANTITATIF) for count in counts]
    high = [len(evaluasi._flow(one, Tata(), evaluasi._GAMBAR).halaman) for one in models]
    made = [len(evaluasi.layout(one, Tata())) for one in models]
    assert all(one <= other for one, other in zip(made, high, strict=True))
    assert any(one < other for one, other in zip(made, high, strict=True))


def minutes(moves: int, present: int) -> LembarPenetapan:
    return LembarPenetapan(
        META, "BERITA ACARA", "", (("Unit", "Dinas"),), ("Pembuka",),
        (
            TabelLembar("Perpindahan", (KolomLembar("NO", 10), KolomLembar("NAMA", 60, 1)),
                        tuple((str(n), f"Pegawai {n}") for n in range(moves))),
            TabelLembar("Peserta", (KolomLembar("NO", 10), KolomLembar("NAMA", 60, 1), KolomLembar("PARAF", 45, paraf=True)),
                        tuple((str(n), f"Peserta {n}", "") for n in range(present))),
        ),
        TTD,
    )  # fmt: skip


@pytest.mark.parametrize("present", [1, 2, 3, 5])
def test_few_who_were_present_stand_all_with_the_signature(present: int) -> None:
    for moves in range(1, 60):
        last = texts(penetapan.layout(minutes(moves, present), Tata())[-1])
        assert "Peserta" in last
        assert [one for one in last if one.startswith("Peserta ")] == [f"Peserta {n}" for n in range(present)]
        assert "Hadi Prasetyo" in last


@pytest.mark.parametrize("rows", range(3, 70))
def test_the_last_rows_of_a_list_stand_with_the_signature(rows: int) -> None:
    lines = tuple((str(n), f"Pegawai {n}") for n in range(rows))
    columns = (KolomDaftar("NO", 1), KolomDaftar("NAMA", 5))
    last = texts(daftar.layout(Daftar(META, "DAFTAR", (), columns, lines, TTD), Tata())[-1])
    assert "Hadi Prasetyo" in last
    assert sum(one.startswith("Pegawai ") for one in last) >= 3


@pytest.mark.parametrize("pendekatan", list(Pendekatan))
@pytest.mark.parametrize("kertas", list(Kertas))
def test_above_the_signatures_stand_words_whatever_the_length_of_the_last_expectation(
    pendekatan: Pendekatan, kertas: Kertas
) -> None:
    base = isi_skp.lembar(KelompokSkp.JA_JF, pendekatan, "pendek")
    words = isi_skp.MONSTER.split()
    lengths = set[int]()
    for count in range(300, 900, 9):
        said = dataclasses.replace(base.perilaku[-1], ekspektasi=" ".join(words[:count]))
        pages = skp.layout(dataclasses.replace(base, perilaku=(*base.perilaku[:-1], said)), Tata(kertas))
        shown = [word for page in pages for one in texts(page) for word in one.split() if word in words]
        assert shown == words[:count]
        last = texts(pages[-1])
        assert any(words[count - 1] in one.split() for one in last), count
        assert not any("(lanjutan)" in one for one in last), count
        lengths.add(len(pages))
    assert len(lengths) > 1


def test_a_row_that_goes_on_says_again_whose_it_is() -> None:
    rows = (
        ("1", "Siti Aminah", isi_skp.MONSTER),
        ("2", isi_skp.MONSTER, "Pendek"),
        ("3", "Budi Santosa", "-"),
    )
    columns = (KolomDaftar("NO", 1), KolomDaftar("NAMA", 5), KolomDaftar("ALASAN", 6))
    listed = daftar.layout(Daftar(META, "DAFTAR", (), columns, rows, TTD), Tata())
    table = TabelLembar("Perpindahan", tuple(KolomLembar(k.judul, 10, 0.3) for k in columns), rows)
    told = penetapan.layout(LembarPenetapan(META, "BERITA ACARA", "", (), (), (table,), TTD), Tata())
    for pages in (listed, told):
        first = next(n for n, page in enumerate(pages) if "2" in texts(page))
        assert first > 1
        for page in pages[:first]:
            assert {"1", "Siti Aminah"} <= set(texts(page))
        shown = [word for page in pages for one in texts(page) for word in one.split()]
        assert shown.count("uraian700") == 2
        assert {"Budi Santosa", "Hadi Prasetyo"} <= set(texts(pages[-1]))


@pytest.mark.parametrize("tempat", ["Contoh", "Kecamatan Contoh Raya Selatan Bagian Kepulauan"])
def test_those_who_sign_side_by_side_sign_at_one_height(tempat: str) -> None:
    dated = dataclasses.replace(TTD, tempat_tanggal=f"{tempat}, 5 Oktober 2026", jabatan=())
    plain = dataclasses.replace(dated, tempat_tanggal="")
    signers = (Penanda("Pegawai,", plain), Penanda("Penilai,", plain), Penanda("Atasan,", dated))
    model = Naskah(META, ("BERITA ACARA",), (Bagian(paragraf=("Isi",)),), signers)
    [page] = naskah.layout(model, Tata())
    assert len({y for _x, y, text, _g in page.teks if text in {"Pegawai,", "Penilai,", "Atasan,"}}) == 1
    _, handed = load("serah_terima_a4")
    got = dataclasses.replace(handed.menerima, tempat_tanggal=dated.tempat_tanggal * 2)
    [page] = serah_terima.layout(dataclasses.replace(handed, menerima=got), Tata())
    assert len({y for _x, y, text, _g in page.teks if text.startswith("Yang men")}) == 1


@pytest.mark.parametrize("kertas", list(Kertas))
def test_a_running_number_of_four_digits_stands_on_one_line(kertas: Kertas) -> None:
    _, summed = load("rekap_a4")
    assert "1000" in {
        text
        for page in rekap.layout(dataclasses.replace(summed, baris=summed.baris[:1] * 1_000), Tata(kertas))
        for text in texts(page)
    }
    columns = (KolomDaftar("NO", 1, tengah=True), *(KolomDaftar(f"KOLOM {n}", 4) for n in range(8)))
    row = ("1000", *["isi"] * 8)
    [page] = daftar.layout(Daftar(META, "DAFTAR", (), columns, (row,), TTD), Tata(kertas))
    assert "1000" in texts(page)
