"""The words on sheets, periods, wrapping, signs."""

from __future__ import annotations

import csv
import io
import string
import subprocess
import sys
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.documents import periode
from kinerja_desktop.documents.kit import huruf, label
from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.domain.codes import JenisPeriode
from kinerja_desktop.foundation import resources


def test_every_word_has_a_source_or_says_that_it_is_ours() -> None:
    rows = list(csv.DictReader(io.StringIO(resources.read_text(label.BERKAS))))
    registered = tomllib.loads(resources.read_text("resources/regulations/sources.toml"))
    assert list(rows[0]) == ["form", "key", "text", "sumber", "mutu"]
    for row in rows:
        assert row["text"].strip() == row["text"] != "", row
        assert row["mutu"] in {"teks", "resmi", "sekunder", "praktik", "ingatan", "rancangan"}, row
        assert row["sumber"] in {"", *registered}, row
        assert row["sumber"] or row["mutu"] in {"rancangan", "praktik"}, row
        assert [field for _, field, _, _ in string.Formatter().parse(row["text"]) if field == ""] == []


def test_titles_of_periods() -> None:
    tahunan, triwulan, bulanan = JenisPeriode.TAHUNAN, JenisPeriode.TRIWULAN, JenisPeriode.BULANAN
    assert [periode.judul(triwulan, n) for n in (1, 2, 3, 4)] == [
        f"TRIWULAN {n}" for n in ("I", "II", "III", "IV")
    ]
    assert periode.judul(tahunan) == "TRIWULAN IV-AKHIR"
    assert periode.judul(tahunan, periodik=bulanan) == "AKHIR"
    assert periode.judul(bulanan, 9) == "BULAN SEPTEMBER"


def test_spans_of_periods() -> None:
    assert periode.rentang(date(2026, 7, 1), date(2026, 9, 30)) == "1 JULI SD 30 SEPTEMBER TAHUN 2026"
    assert periode.rentang(date(2026, 11, 1), date(2027, 1, 31)) == "1 NOVEMBER 2026 SD 31 JANUARI TAHUN 2027"


@given(st.text(max_size=300), st.floats(min_value=5, max_value=400))
def test_wrapping_keeps_every_letter_and_the_width(text: str, room: float) -> None:
    g = huruf.gaya(9.5, 4)
    lines = huruf.wrap(text, g, room)
    assert "".join("".join(lines).split()) == "".join(huruf.clean(text).split())
    assert all(huruf.width(line, g) <= room + 0.1 or len(line) == 1 for line in lines)


def test_a_long_word_is_broken_where_it_may_be() -> None:
    g = huruf.gaya(9, 4)
    assert huruf.wrap("Kurang/Misconduct", g, mm(20)) == ("Kurang/", "Misconduct")
    assert huruf.wrap("satu\n\ndua", g, 500) == ("satu", "", "dua")


@pytest.mark.parametrize("module", ["dokumen_evaluasi", "batch", "preview", "rekap"])
def test_importing_sheets_does_not_load_the_pdf_library(module: str) -> None:
    code = f"import sys, kinerja_desktop.documents.{module}; print([m for m in ('reportlab', 'pypdfium2', 'PIL') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
