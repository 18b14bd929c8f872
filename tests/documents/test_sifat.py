"""What holds for every sheet: whole files, embedded fonts, same bytes, nothing lost, nothing off the paper."""

from __future__ import annotations

import ctypes
import dataclasses
import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi, Keberatan
from kinerja_desktop.documents.lembar import Meta, TandaTangan
from kinerja_desktop.documents.lembar_entri import BlokEntri, Kode, LembarEntri
from kinerja_desktop.documents.usul_perbaikan import BarisUsul, UsulPerbaikan
from tests.documents.lembar_uji import HARAPAN, build, load, text_lines

CASES = sorted(path.stem for path in HARAPAN.glob("*.toml"))
PRINTABLE = 5.0  # mm that common printers leave white
META = Meta("Lembar", "Uji", "r", "", "lembar", "Kaki lembar uji", "7K3F-9Q2M")
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-/'()éñü&@"
WORDS = st.lists(st.text(CHARS, min_size=1, max_size=60), max_size=60)


def squeeze(text: str) -> str:
    return "".join(text.split())


def f7(**change: Any) -> DokumenEvaluasi:
    model = load("f7_a4_pns")[1]
    assert isinstance(model, DokumenEvaluasi)
    return dataclasses.replace(model, **change)


def entri(count: int) -> LembarEntri:
    blok = BlokEntri(
        "Budi Santosa", "19900101 201501 1 001", "Pranata Komputer", "2026", "07", "09",
        Kode("1", "Di Atas Ekspektasi"), Kode("2", "Sesuai Ekspektasi"), Kode("2", "Baik"), "12",
        "19680220 199303 1 003", "Hadi Prasetyo", "Kepala Dinas", Kode("43", "IV/c"), "Dinas", "ASN",
    )  # fmt: skip
    return LembarEntri(META, "Hadi Prasetyo", "Triwulan III Tahun 2026", str(count), (blok,) * count)


def usul(count: int) -> UsulPerbaikan:
    row = BarisUsul(
        "19900101 201501 1 001", "Budi Santosa", "Jabatan", "Pranata Muda", "Pranata Pertama", "SK 821"
    )
    return UsulPerbaikan(META, "Dinas", "1 Oktober 2026", (row,) * count, TandaTangan("", "Hadi", "NIP 1"))


def monster() -> DokumenEvaluasi:
    base = f7()
    long_jabatan = ("Kepala Subbagian Perencanaan dan Evaluasi " * 6)[:200].strip()
    person = dataclasses.replace(base.pegawai, nama="N" * 70, jabatan=long_jabatan, unit=long_jabatan)
    note = " ".join(f"catatan{n}" for n in range(1_000))
    return dataclasses.replace(
        base, pegawai=person, penilai=person, atasan=person, catatan=note[:10_000].rsplit(" ", 1)[0],
        ttd_atasan=dataclasses.replace(base.ttd_penilai, nama="N" * 70),
        keberatan=Keberatan("kuasa " * 300, "jelas " * 300, "putus " * 300),
    )  # fmt: skip


def every_sheet() -> dict[str, Any]:
    rekap = load("rekap_a4")[1]
    persetujuan, surat = load("persetujuan_a4")[1], load("surat_a4")[1]
    sheets = {name: load(name)[1] for name in CASES}
    sheets["f7-besar"] = monster()
    sheets["rekap-200"] = dataclasses.replace(rekap, baris=(rekap.baris * 34)[:200])
    sheets["rekap-1"] = dataclasses.replace(rekap, baris=rekap.baris[:1])
    sheets["persetujuan-80"] = dataclasses.replace(persetujuan, baris=(persetujuan.baris * 27)[:80])
    sheets["surat-60"] = dataclasses.replace(
        surat, baris=surat.baris * 30, tembusan=("Bupati Contoh", "Arsip")
    )
    sheets["entri-23"] = entri(23)
    sheets["usul-40"] = usul(40)
    return sheets


SHEETS = every_sheet()


@pytest.mark.parametrize("kertas", ["A4", "F4"])
@pytest.mark.parametrize("name", SHEETS)
def test_qpdf_finds_nothing_and_bytes_repeat(name: str, kertas: str, tmp_path: Path) -> None:
    data = build(SHEETS[name], kertas)
    assert data == build(SHEETS[name], kertas)
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", SHEETS)
def test_every_font_is_embedded(name: str, tmp_path: Path) -> None:
    document = pdfium.PdfDocument(build(SHEETS[name]))
    used = set()
    for page in document:
        for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
            font = pdfium_c.FPDFTextObj_GetFont(item)
            assert pdfium_c.FPDFFont_GetIsEmbedded(font) == 1
            buffer = ctypes.create_string_buffer(100)
            pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 100)
            used.add(buffer.value.decode())
        page.close()
    document.close()
    assert used
    assert all("LiberationSans" in font for font in used), used
    assert b"/Helvetica" not in qdf(build(SHEETS[name]), tmp_path)


def qdf(data: bytes, folder: Path) -> bytes:
    """Return the file uncompressed, to read its dictionaries."""
    path = folder / "x.pdf"
    path.write_bytes(data)
    done = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", str(path), "-"], capture_output=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("kertas", ["A4", "F4"])
@pytest.mark.parametrize("name", SHEETS)
def test_nothing_leaves_the_printable_area_and_pages_are_counted(name: str, kertas: str) -> None:
    data = build(SHEETS[name], kertas)
    document = pdfium.PdfDocument(data)
    sizes = [(page.get_width() / 72 * 25.4, page.get_height() / 72 * 25.4) for page in document]
    for number, page in enumerate(document):
        for item in page.get_objects():
            left, bottom, right, top = (value / 72 * 25.4 for value in item.get_bounds())
            assert left >= PRINTABLE
            assert bottom >= PRINTABLE
            assert right <= sizes[number][0] - PRINTABLE
            assert top <= sizes[number][1] - PRINTABLE
    document.close()
    counted = [re.findall(r"Halaman (\d+) dari (\d+)", line.text) for line in text_lines(data)]
    said = [(int(n), int(m)) for found in counted for n, m in found]
    assert said == [(n, len(sizes)) for n in range(1, len(sizes) + 1)]


def test_lines_of_text_never_overlap() -> None:
    for name in ("f7-besar", "rekap-200", "entri-23", "surat-60", "f7_nama_panjang"):
        lines = text_lines(build(SHEETS[name]))
        for page in {line.page for line in lines}:
            here = [line for line in lines if line.page == page and line.text.strip()]
            for n, one in enumerate(here):
                for two in here[n + 1 :]:
                    apart = one.right <= two.x + 0.05 or two.right <= one.x + 0.05
                    apart = apart or one.bottom <= two.top + 0.05 or two.bottom <= one.top + 0.05
                    assert apart, (name, one, two)


def test_repeated_head_and_numbering_row() -> None:
    lines = text_lines(build(SHEETS["rekap-200"], "F4"))
    pages = max(line.page for line in lines)
    assert pages > 4
    numbers = [int(line.text) for line in lines if line.text.strip().isdigit() and line.x < 25]
    assert numbers == list(range(1, 201))
    for page in range(1, pages + 1):
        texts = [line.text.strip() for line in lines if line.page == page]
        assert "NIP/NI PPPK" in texts
        assert [f"({n})" for n in range(1, 9)] == [text for text in texts if re.fullmatch(r"\(\d\)", text)]


@pytest.mark.parametrize("count", [*range(1, 60), 120, 500])
def test_rekap_signature_shares_a_page_with_the_last_row(count: int) -> None:
    rekap = load("rekap_a4")[1]
    person = rekap.baris[1]
    rows = tuple(dataclasses.replace(person, nip=f"baris{n}akhir") for n in range(count))
    lines = text_lines(build(dataclasses.replace(rekap, baris=rows)))
    last = next(line for line in lines if line.text.startswith(f"baris{count - 1}akhir"))
    place = next(line for line in lines if line.text.startswith("Contoh, 8 Oktober"))
    name = next(line for line in lines if line.text.startswith("Hadi Prasetyo"))
    total = [line for line in lines if line.text.strip() == "JUMLAH"][-1]
    assert last.page == place.page == name.page == total.page


@pytest.mark.parametrize("words", [0, 30, 60, *range(90, 420, 7), 900])
def test_f7_signatures_stay_together_with_the_end_of_the_note(words: int) -> None:
    note = " ".join(f"k{n}" for n in range(words)) + " selesai"
    lines = text_lines(build(f7(catatan=note, lambang=picture("PNG"))))
    marks = ["7.", "6.", "Pegawai yang Dinilai,", "Pejabat Penilai Kinerja,", "NIP 19900101", "NIP 19700415"]
    pages = {line.page for mark in marks for line in lines if line.text.startswith(mark) and line.y < 285}
    end = next(line for line in lines if line.text.strip().endswith("selesai"))
    assert pages == {end.page}
    names = [line.y for line in lines if line.text.startswith("Dra. Ratna") and line.x > 100]
    above = [line.y for line in lines if line.text.startswith("Pejabat Penilai Kinerja,")]
    assert names[-1] - above[-1] >= 20


def test_the_normal_document_is_one_page_even_with_letterhead_and_emblem() -> None:
    kop = load("f7_f4_kop")[1].kop
    full = f7(kop=dataclasses.replace(kop, logo=picture("PNG")), lambang=picture("JPEG"))
    for kertas in ("A4", "F4"):
        assert {line.page for line in text_lines(build(full, kertas))} == {1}
    many = dataclasses.replace(full, catatan="Perlu peningkatan kompetensi. " * 8)
    assert {line.page for line in text_lines(build(many, "A4"))} == {1}


def test_no_emblem_leaves_no_gap() -> None:
    def title_y(model: DokumenEvaluasi) -> float:
        return next(line.y for line in text_lines(build(model)) if line.text.startswith("DOKUMEN EVALUASI"))

    assert title_y(f7(lambang=picture("PNG"))) - title_y(f7()) == pytest.approx(20, abs=0.2)


@SETTINGS
@given(nama=WORDS, jabatan=WORDS, catatan=WORDS)
def test_no_word_is_lost_whatever_its_length(nama: list[str], jabatan: list[str], catatan: list[str]) -> None:
    base = f7()
    texts = [" ".join(words) for words in (nama, jabatan, catatan)]
    person = dataclasses.replace(base.pegawai, nama=texts[0], jabatan=texts[1])
    data = build(dataclasses.replace(base, pegawai=person, catatan=texts[2]))
    seen = [line for line in text_lines(data) if not line.text.rstrip().endswith("(lanjutan)")]
    values = squeeze("".join(line.text for line in seen if abs(line.x - 82.5) < 0.1))
    wide = squeeze("".join(line.text for line in seen if abs(line.x - 24.5) < 0.1))
    assert squeeze(texts[0]) in values
    assert squeeze(texts[1]) in values
    assert squeeze(texts[2]) in wide


def test_strange_letters_do_not_stop_the_printing() -> None:
    odd = "Nama\x00dengan\x1fkendali\ttab\u200bdan\u2028baris \U0001f600 \ud800 عمر 李"
    text = "".join(line.text for line in text_lines(build(f7(catatan=odd))))
    assert "dengan kendali tab" in text


def picture(kind: str) -> bytes:
    image = Image.new("RGBA", (300, 240), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 290, 230), fill=(180, 30, 20, 255))
    buffer = io.BytesIO()
    (image if kind == "PNG" else image.convert("RGB")).save(buffer, kind)
    return buffer.getvalue()
