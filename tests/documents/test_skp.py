"""SKP, lampiran, evaluasi, matriks, rencana aksi of every size: nothing outside, nothing over another, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kinerja_desktop.documents import skp
from kinerja_desktop.documents.bagian_skp import body
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Kertas, Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import width
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Sel, Tabel
from kinerja_desktop.documents.skp import LembarSkp
from kinerja_desktop.domain.skp import KelompokSkp, Pendekatan
from tests.documents.isi_skp import MONSTER, UKURAN, lembar
from tests.documents.lembar_uji import build, text_lines

SLACK = 0.1  # points
FORMS = [(k, p) for k in KelompokSkp for p in Pendekatan]


def squeeze(text: str) -> str:
    return "".join(text.split())


def check_pages(pages: list[Halaman], tata: Tata) -> None:
    """Every text stands inside the margins, over a cell of its own, and meets no other text."""
    for number, page in enumerate(pages, start=1):
        inside = page.teks[: _foot(page)]
        boxes = []
        for x, baseline, text, g in inside:
            right, top = x + width(text, g), baseline - 0.75 * g.ukuran
            assert tata.kiri - SLACK <= x, (number, text)
            assert right <= page.tata.kanan + SLACK, (number, text)
            assert page.tata.atas - SLACK <= top, (number, text)
            assert baseline + 0.2 * g.ukuran <= page.tata.bawah + 1, (number, text)
            boxes.append((top, baseline, x, right, text))
        boxes.sort()
        for n, (_top, bottom, left, right, text) in enumerate(boxes):
            for other_top, _, other_left, other_right, other in boxes[n + 1 :]:
                if other_top >= bottom - SLACK:
                    break
                assert right <= other_left + SLACK or other_right <= left + SLACK, (number, text, other)
        upright = [(x, min(a, b), max(a, b)) for x, a, z, b in _lines(page) if abs(x - z) < SLACK]
        for x, baseline, text, g in inside:
            for line, start, end in upright:
                crossed = x + 0.5 < line < x + width(text, g) - 0.5 and start < baseline - 1 < end
                assert not crossed, (number, text)


def _lines(page: Halaman) -> list[tuple[float, float, float, float]]:
    return [line for lines in page.garis.values() for line in lines]


def _foot(page: Halaman) -> int:
    return next(n for n, (_, y, _t, g) in enumerate(page.teks) if g.abu and y > page.tata.bawah)


def words_of(pages: list[Halaman]) -> str:
    return squeeze("".join(text for page in pages for _, _, text, _ in page.teks[: _foot(page)]))


def column(pages: list[Halaman], x: float) -> str:
    """Return the texts that begin at ``x``, one behind the other."""
    return squeeze("".join(t for page in pages for at, _, t, _ in page.teks if abs(at - x) < SLACK))


@pytest.mark.parametrize("besar", ["biasa", "besar"])
@pytest.mark.parametrize(("kelompok", "pendekatan"), FORMS)
def test_every_page_of_an_skp_says_which_part_goes_on(
    kelompok: KelompokSkp, pendekatan: Pendekatan, besar: str
) -> None:
    pages = skp.layout(lembar(kelompok, pendekatan, besar), Tata())
    assert len(pages) > 1
    for page in pages[1:]:
        top = min(y for _, y, _, _ in page.teks)
        first = {text for _, y, text, _ in page.teks if y < top + 20}
        assert first & {"HASIL KERJA", "PERILAKU KERJA", "RENCANA HASIL KERJA"}, first


@pytest.mark.parametrize("besar", UKURAN)
@pytest.mark.parametrize("kertas", list(Kertas))
@pytest.mark.parametrize(("kelompok", "pendekatan"), FORMS)
def test_skp_of_every_size_keeps_its_texts_in_their_places(
    kelompok: KelompokSkp, pendekatan: Pendekatan, kertas: Kertas, besar: str
) -> None:
    model, tata = lembar(kelompok, pendekatan, besar), Tata(kertas)
    pages = skp.layout(model, tata)
    check_pages(pages, tata)
    assert all(page.tata.lanskap is (pendekatan is Pendekatan.KUANTITATIF) for page in pages)
    said = words_of(pages)
    for one in (*model.utama, *model.tambahan):
        for each in one.ukuran:
            assert squeeze(each.teks) in said or besar == "besar"
    check_signatures(pages, model)


def check_signatures(pages: list[Halaman], model: LembarSkp) -> None:
    """Both signatures stand on the last page, below what the table ends with."""
    texts = [(y, text) for _, y, text, _ in pages[-1].teks]
    [pegawai] = [y for y, text in texts if text == "Pegawai yang Dinilai,"]
    [penilai] = [y for y, text in texts if text == "Pejabat Penilai Kinerja,"]
    assert pegawai == pytest.approx(penilai)
    assert any(text.startswith(model.ttd_penilai.nama) and y > penilai for y, text in texts)
    assert sum(y < pegawai - 20 for y, _ in texts) >= 2
    for page in pages[:-1]:
        assert not any(text == "Pejabat Penilai Kinerja," for _, _, text, _ in page.teks)


@pytest.mark.parametrize("kelompok", list(KelompokSkp))
def test_head_and_numbering_row_stand_on_every_page_of_hasil_kerja(kelompok: KelompokSkp) -> None:
    lines = text_lines(build(lembar(kelompok, Pendekatan.KUANTITATIF, "besar")))
    last = max(line.page for line in lines if line.text.strip() == "B. TAMBAHAN")
    assert last > 20
    wanted = [f"({n})" for n in range(1, 6 if kelompok is KelompokSkp.JPT else 7)]
    for page in range(1, last + 1):
        texts = [line.text.strip() for line in lines if line.page == page]
        assert "RENCANA HASIL KERJA" in texts
        assert [text for text in texts if re.fullmatch(r"\(\d\)", text)] == wanted
    assert sum(line.text.strip() == "HASIL KERJA" for line in lines) == 1


def test_numbers_begin_again_with_tambahan_and_none_is_left_out() -> None:
    model = lembar(KelompokSkp.JA_JF, Pendekatan.KUANTITATIF, "besar")
    pages = skp.layout(model, Tata())
    numbers = [int(t) for page in pages for x, _, t, _ in page.teks if t.isdigit() and x < 75]
    first = numbers[5:]  # the identity block has 1 to 5
    seen = [n for place, n in enumerate(first) if place == 0 or n != first[place - 1]]
    assert seen[:201] == list(range(1, 202))
    assert seen[201:203] == [1, 2]


def test_a_text_of_ten_thousand_letters_is_printed_whole_in_its_column() -> None:
    model = lembar(KelompokSkp.JPT, Pendekatan.KUANTITATIF, "besar")
    pages = skp.layout(model, Tata())
    edge = pages[0].tata.kiri + pages[0].tata.lebar * 10 / 267 + 4.25
    assert squeeze(MONSTER) in column(pages, edge)


# -- the kit: cells that cover rows


def rows(count: int, teks: str, isi: Callable[[int], str] = str) -> Tabel:
    made = [
        Baris(((Sel(teks, body("").gaya, baris=count),) if n == 0 else ()) + (body(isi(n)),), 2)
        for n in range(count)
    ]
    return Tabel((100, 200), (Blok(tuple(made)),))


def set_table(tabel: Tabel) -> list[Halaman]:
    alir = Alir(Tata())
    alir.table(tabel)
    return alir.halaman


def test_a_covering_cell_is_drawn_again_where_its_rows_go_on() -> None:
    pages = set_table(rows(150, "bersama"))
    assert len(pages) >= 3
    for page in pages:
        found = [y for _, y, text, _ in page.teks if text == "bersama"]
        assert len(found) == 1
        assert found[0] == pytest.approx(min(y for _, y, _, _ in page.teks))
    assert [text for page in pages for _, _, text, _ in page.teks if text != "bersama"] == list(
        map(str, range(150))
    )


def test_a_covering_text_higher_than_its_rows_lengthens_them() -> None:
    pages = set_table(rows(3, " ".join(["kata"] * 60)))
    [page] = pages
    bottom = max(y for *_, y in _lines(page))
    assert max(y for _, y, _, _ in page.teks) < bottom


@pytest.mark.parametrize("count", [1, 2, 5, 80])
def test_a_covering_text_longer_than_pages_is_never_cut(count: int) -> None:
    pages = set_table(rows(count, MONSTER))
    assert squeeze(MONSTER) in column(pages, Tata().kiri + 4.25)
    shown = [text for page in pages for x, _, text, _ in page.teks if x > 140]
    assert shown == list(map(str, range(count)))


def test_a_cell_of_one_row_is_drawn_again_where_it_is_wanted() -> None:
    long = Blok((Baris((body("7", ulang=True), body(MONSTER)), 2),))
    pages = set_table(Tabel((100, 200), (long, Blok((Baris((body("8"), body("akhir")), 2),)))))
    assert len(pages) > 2
    assert all([text for _, _, text, _ in page.teks].count("7") == 1 for page in pages)
    assert squeeze(MONSTER) in column(pages, Tata().kiri + 104.25)


@pytest.mark.parametrize("sebelum", [0, 30, 55, 57, 58, 59, 60])
def test_a_long_cell_drawn_again_is_never_cut_wherever_it_begins(sebelum: int) -> None:
    before = tuple(Blok((Baris((body(str(n)), body("x")), 2),)) for n in range(sebelum))
    long = Blok((Baris((body(MONSTER, ulang=True), body("pendek")), 2),))
    pages = set_table(Tabel((100, 200), (*before, long)))
    assert squeeze(MONSTER) in column(pages, Tata().kiri + 4.25)
    assert max(y for page in pages for *_, y in _lines(page)) <= Tata().bawah + SLACK


def test_a_covering_cell_has_a_line_above_it_on_every_page() -> None:
    for page in set_table(rows(150, "bersama")):
        top = min(y for _, y, _, _ in page.teks)
        level = [(a, b) for a, y, b, z in _lines(page) if y == z and 0 < top - y < 12]
        assert any(a <= Tata().kiri + 1 and b >= Tata().kiri + 99 for a, b in level)
