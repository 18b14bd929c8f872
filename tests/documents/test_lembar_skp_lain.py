"""Evaluasi (F6), lampiran (F5), matriks (F8), rencana aksi (F9) of every size."""

from __future__ import annotations

import dataclasses

import pytest

from kinerja_desktop.documents import dialog_kinerja, evaluasi, lampiran_skp, matriks, rencana_aksi
from kinerja_desktop.documents.kit import kurva, label
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import SISI
from kinerja_desktop.domain.codes import Capaian
from kinerja_desktop.domain.skp import KelompokSkp, Pendekatan
from tests.documents import isi_skp
from tests.documents.isi_skp import MONSTER, UKURAN
from tests.documents.lembar_uji import load
from tests.documents.test_skp import check_pages, column, squeeze, words_of

FORMS = [(k, p) for k in KelompokSkp for p in Pendekatan]
PERIODE = (rencana_aksi.TRIWULAN, rencana_aksi.BULAN)


def texts(page: Halaman) -> list[str]:
    return [text for _, _, text, _ in page.teks]


@pytest.mark.parametrize("besar", UKURAN)
@pytest.mark.parametrize("kertas", list(Kertas))
@pytest.mark.parametrize(("kelompok", "pendekatan"), FORMS)
def test_evaluasi_keeps_its_texts_and_its_signature_with_the_predikat(
    kelompok: KelompokSkp, pendekatan: Pendekatan, kertas: Kertas, besar: str
) -> None:
    tata = Tata(kertas)
    pages = evaluasi.layout(isi_skp.evaluasi(kelompok, pendekatan, besar, Capaian.BAIK), tata)
    check_pages(pages, tata)
    last = texts(pages[-1])
    assert {"PREDIKAT KINERJA PEGAWAI", "BAIK", "Pejabat Penilai Kinerja,"} <= set(last)
    assert not any("Pegawai yang Dinilai," in texts(page) for page in pages)
    assert any(page.tata.lanskap for page in pages) is (pendekatan is Pendekatan.KUANTITATIF)


@pytest.mark.parametrize("kertas", list(Kertas))
def test_a_number_of_three_digits_stands_on_one_line(kertas: Kertas) -> None:
    tata = Tata(kertas)
    sheets = [evaluasi.layout(isi_skp.evaluasi(k, p, "besar", Capaian.BAIK), tata) for k, p in FORMS]
    sheets += [rencana_aksi.layout(isi_skp.rencana_aksi("besar", periode), tata) for periode in PERIODE]
    sheets.append(lampiran_skp.layout(isi_skp.lampiran("besar"), tata))
    for pages in sheets:
        assert "187" in {text for page in pages for text in texts(page)}


@pytest.mark.parametrize("kelompok", list(KelompokSkp))
def test_a_realisasi_told_of_each_indicator_stands_beside_its_indicator(kelompok: KelompokSkp) -> None:
    base = isi_skp.evaluasi(kelompok, Pendekatan.KUALITATIF, "pendek", Capaian.BAIK)
    one = isi_skp.hasil(1, 3, isi_skp.PERSPEKTIF if kelompok is KelompokSkp.JPT else isi_skp.ASPEK)
    told = dataclasses.replace(
        one, realisasi=("diselesaikan dalam dua tahap lewat surat edaran", "", "tuntas"), umpan_balik="baik"
    )
    alone = dataclasses.replace(isi_skp.hasil(2, 1, isi_skp.ASPEK), realisasi=("sendiri",))
    whole = dataclasses.replace(isi_skp.hasil(3, 2, isi_skp.ASPEK), realisasi=("semua",))
    none = dataclasses.replace(isi_skp.hasil(4, 2, isi_skp.ASPEK), realisasi=("", ""))
    model = dataclasses.replace(base, utama=(told, alone, whole, none), tambahan=(told,))
    pages = evaluasi.layout(model, Tata(Kertas.F4))
    place = {text: (number, y) for number, page in enumerate(pages) for _, y, text, _ in page.teks}
    left = Tata(Kertas.F4).kiri + Tata(Kertas.F4).lebar * 95 / 180 + SISI
    said = [(n, y, t) for n, page in enumerate(pages) for x, y, t, _ in page.teks if abs(x - left) < 0.1]

    def at(indikator: str) -> list[str]:
        number, y = next(where for text, where in place.items() if text.startswith(indikator))
        return [text for n, y2, text in said if n == number and abs(y - y2) < 0.5]

    assert at("Indikator 1 dari hasil kerja nomor 2") == ["sendiri"]
    assert at("Terlaksananya layanan data dan informasi nomor 3") == ["semua"]
    assert at("Terlaksananya layanan data dan informasi nomor 4") == ["-"]
    check_pages(pages, Tata(Kertas.F4))
    for indikator, words in (("1", "diselesaikan"), ("2", "-"), ("3", "tuntas")):
        rows = [
            (n, y)
            for n, page in enumerate(pages)
            for _, y, text, _ in page.teks
            if text.startswith(f"Indikator {indikator} dari hasil kerja nomor 1")
        ]
        assert len(rows) == 2
        for number, y in rows:
            assert [t.split()[0] for n, y2, t in said if n == number and abs(y - y2) < 0.5] == [words]


@pytest.mark.parametrize("capaian", list(Capaian))
def test_the_curve_has_its_top_over_the_predikat_of_the_rank(capaian: Capaian) -> None:
    model = isi_skp.evaluasi(KelompokSkp.JA_JF, Pendekatan.KUALITATIF, "pendek", capaian)
    page = evaluasi.layout(model, Tata())[0]
    curve = page.garis[kurva.TEBAL]
    x, _, _, _ = min(curve, key=lambda line: line[1])
    words = {text: at for at, _, text, _ in page.teks}
    over = {
        Capaian.ISTIMEWA: "Sangat Baik",
        Capaian.BAIK: "Baik",
        Capaian.BUTUH_PERBAIKAN: "Butuh Perbaikan",
        Capaian.KURANG: "Kurang/",
        Capaian.SANGAT_KURANG: "Sangat Kurang",
    }[capaian]
    assert words[over] - 5 <= x <= words[over] + 70
    nearest = min((word for word in ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang/", "Sangat Kurang")),
                  key=lambda word: abs(words[word] + (6 if word in {"Baik", "Kurang/"} else 22) - x))  # fmt: skip
    assert nearest == over


def test_the_ends_of_the_scale_only_rise_or_fall() -> None:
    places = [n / 10 for n in range(41)]
    rising = [kurva.height_at(place, 4) for place in places]
    falling = [kurva.height_at(place, 0) for place in places]
    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)


def test_without_capaian_there_is_no_curve() -> None:
    model = isi_skp.evaluasi(KelompokSkp.JPT, Pendekatan.KUANTITATIF, "pendek", None)
    pages = evaluasi.layout(model, Tata())
    assert all(kurva.TEBAL not in page.garis for page in pages)
    assert "POLA DISTRIBUSI:" in texts(pages[0])


@pytest.mark.parametrize("besar", UKURAN)
@pytest.mark.parametrize("kertas", list(Kertas))
def test_lampiran_of_every_size(kertas: Kertas, besar: str) -> None:
    tata = Tata(kertas)
    model = isi_skp.lampiran(besar)
    pages = lampiran_skp.layout(model, tata)
    check_pages(pages, tata)
    said = column(pages, tata.kiri + tata.lebar * 10 / 180 + SISI)
    assert all(squeeze(line) in said for line in (*model.pertanggungjawaban, *model.konsekuensi))
    assert {"Pegawai yang Dinilai,", "Pejabat Penilai Kinerja,"} <= set(texts(pages[-1]))
    assert texts(pages[-1]).index("Pegawai yang Dinilai,") > 0
    if besar == "besar":
        assert squeeze(MONSTER) in said


def test_a_list_that_goes_on_says_again_which_one_it_is() -> None:
    pages = lampiran_skp.layout(isi_skp.lampiran("besar"), Tata())
    assert len(pages) > 3
    bars = ("DUKUNGAN SUMBER DAYA", "SKEMA PERTANGGUNGJAWABAN", "KONSEKUENSI")
    for page in pages[1:]:
        assert texts(page)[0].startswith(bars), texts(page)[:2]
    assert texts(pages[1])[0] == "DUKUNGAN SUMBER DAYA (lanjutan)"
    _, model = load("dialog_kinerja_a4")
    long = dataclasses.replace(model, bergerak=tuple(f"Butir {n}" for n in range(70)))
    second = dialog_kinerja.layout(long, Tata())[1]
    assert texts(second)[0] == "YANG BERGERAK SEJAK PERIODE SEBELUMNYA (lanjutan)"


@pytest.mark.parametrize("kertas", list(Kertas))
@pytest.mark.parametrize(("orang", "kolom", "panjang"), [(0, 0, 1), (1, 1, 1), (60, 12, 1), (4, 11, 300)])
def test_matriks_of_every_size(orang: int, kolom: int, panjang: int, kertas: Kertas) -> None:
    tata = Tata(kertas)
    model = isi_skp.matriks(orang, kolom, panjang)
    pages = matriks.layout(model, tata)
    check_pages(pages, tata)
    for page in pages:
        assert "NAMA PEGAWAI" in texts(page)
    said = words_of(pages)
    assert all(squeeze(one) in said for one in model.pimpinan.hasil) or panjang > 1


def test_a_row_that_goes_on_says_again_whose_it_is() -> None:
    pages = matriks.layout(isi_skp.matriks(4, 3, 300), Tata())
    assert len(pages) > 10
    for page in pages:
        assert any(text.startswith(("Dra. Ratna", "Pegawai Nomor")) for text in texts(page))


def test_every_group_of_columns_shows_everybody_and_the_columns_are_numbered_through() -> None:
    pages = matriks.layout(isi_skp.matriks(60, 12), Tata())
    assert sum("MATRIKS PEMBAGIAN PERAN DAN HASIL" in texts(page) for page in pages) == 3
    assert [texts(page).count("Pegawai Nomor 60, S.E.") for page in pages].count(1) == 3
    numbers = [text for page in pages for text in texts(page) if text.isdigit() and len(text) < 3]
    assert list(dict.fromkeys(numbers)) == [str(n) for n in range(1, 13)]
    for page in pages:
        assert "Dra. Ratna Wulandari," in texts(page) or "Dra. Ratna Wulandari, M.Si." in texts(page)


def test_what_serves_nothing_has_a_column_of_its_own_only_where_there_is_some() -> None:
    model = isi_skp.matriks(2, 2)
    assert "BELUM TERHUBUNG" not in texts(matriks.layout(model, Tata())[0])
    loose = dataclasses.replace(model, lepas=("Arsip", ""))
    [page] = matriks.layout(loose, Tata())
    assert {"BELUM TERHUBUNG", "Arsip"} <= set(texts(page))


@pytest.mark.parametrize("besar", UKURAN)
@pytest.mark.parametrize("periode", PERIODE)
@pytest.mark.parametrize("kertas", list(Kertas))
def test_rencana_aksi_of_every_size(kertas: Kertas, periode: int, besar: str) -> None:
    tata = Tata(kertas)
    pages = rencana_aksi.layout(isi_skp.rencana_aksi(besar, periode), tata)
    check_pages(pages, tata)
    assert {"Pegawai yang Dinilai,", "Pejabat Penilai Kinerja,"} <= set(texts(pages[-1]))
    assert any("TW IV" in texts(page) for page in pages) is (periode == rencana_aksi.TRIWULAN)
    assert not any("PermenPANRB" in text for page in pages for text in texts(page))


@pytest.mark.parametrize("kertas", list(Kertas))
def test_the_units_of_monthly_targets_stand_whole(kertas: Kertas) -> None:
    units = ("dokumen", "laporan", "responden", "kegiatan", "sertifikat", "berkas")
    model = isi_skp.rencana_aksi("biasa", rencana_aksi.BULAN)
    target = tuple(f"1.200 {unit}" for unit in units) * 2
    step = dataclasses.replace(model.rhk[0].aksi[0], target=target)

    def sizes(*targets: str) -> set[float]:
        steps = (step, dataclasses.replace(step, target=(*targets, *[""] * (12 - len(targets)))))
        whole = dataclasses.replace(model, rhk=(dataclasses.replace(model.rhk[0], aksi=steps),))
        pages = rencana_aksi.layout(whole, Tata(kertas))
        shown = {word: g.ukuran for page in pages for _, _, text, g in page.teks for word in text.split()}
        assert set(units) <= shown.keys()
        return {shown[unit] for unit in units}

    [size] = sizes()
    assert 6 <= size <= 7.5
    assert sizes("W" * 120) == {size}, "what fits in no size makes nothing smaller"


@pytest.mark.parametrize("kertas", list(Kertas))
def test_a_dialogue_full_of_facts_is_one_page_with_its_signatures(kertas: Kertas) -> None:
    _, model = load("dialog_kinerja_a4")
    long = "rencana hasil kerja yang panjang sekali dan lama"

    def lines(words: str) -> tuple[str, ...]:
        return tuple(f"{n} {words}" for n in range(4))

    full = dataclasses.replace(
        model,
        bergerak=lines(f"{(long * 2)[:64]}: {long[:40]} menjadi {long[:40]}"),
        diam=lines(f"{(long * 2)[:64]}: tetap {long[:40]}"),
        tanpa_bukti=lines(f"{(long * 2)[:64]}: berkas {long[:40]} hilang"),
    )
    [page] = dialog_kinerja.layout(full, Tata(kertas))
    assert "Pejabat Penilai Kinerja," in texts(page)


@pytest.mark.parametrize("kertas", list(Kertas))
def test_a_dialogue_with_monstrous_words_goes_on_over_pages_and_loses_none(kertas: Kertas) -> None:
    _, model = load("dialog_kinerja_isi_a4")
    butir = dialog_kinerja.Butir(MONSTER, "Tim kerja", "30 November 2026", f"Tercapai\n{MONSTER}")
    monster = dataclasses.replace(
        model, lanjut=(butir,) * 3, pertanyaan=MONSTER, kesepakatan=(butir,) * 9, hadir=MONSTER
    )
    tata = Tata(kertas)
    pages = dialog_kinerja.layout(monster, tata)
    check_pages(pages, tata)
    for word in ("uraian500", "uraian900"):
        assert words_of(pages).count(word) == 3 * 2 + 1 + 9 + 1
    words = label.words("dialog_kinerja")
    heads = {words[key] for key in ("bergerak", "diam", "tanpa_bukti", "pertanyaan", "kesepakatan", "hadir")}
    heads |= {words["lanjut"].format(periode=monster.dahulu)}
    for page in pages[1:]:
        top = min(y for _, y, _, _ in page.teks)
        above = {text for _, y, text, _ in page.teks if y < top + 30}
        assert above & (heads | {f"{one} (lanjutan)" for one in heads}), "every page says what it lists"
    assert "Pejabat Penilai Kinerja," in texts(pages[-1])
