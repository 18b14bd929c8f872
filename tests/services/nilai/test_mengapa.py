"""*Mengapa?* and the guide print what the legal cases say, with source and certainty; the cases are data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.checks import distribusi
from kinerja_desktop.domain.codes import Capaian, Predikat
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.regulations import load, references
from kinerja_desktop.services import kalibrasi, penguncian
from kinerja_desktop.services.konteks import Konteks
from tests.services.nilai.test_penilaian import TW, rate, row

CASES = Path(__file__).parents[2] / "regulations"
BAYU = "Bayu Pranata"


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["kasus"]
    return found


def test_mengapa_prints_every_cell_of_the_kuadran(konteks: Konteks, kantor: Any) -> None:
    seen = set()
    for case in cases("kuadran"):
        hasil, perilaku = case["masukan"]["hasil"], case["masukan"]["perilaku"]
        rate(
            konteks, kantor, BAYU, references.istilah("rating", hasil), references.istilah("rating", perilaku)
        )
        why = penguncian.dasar_predikat(konteks, TW, row(konteks, kantor, BAYU).penugasan_id)
        assert why is not None, case["nama"]
        assert why.trace is not None
        words = [references.istilah("rating", code) for code in (hasil, perilaku)]
        result = references.istilah("predikat", case["hasil"]["predikat"])
        assert why.kalimat[0] == f"Hasil Kerja {words[0]} × Perilaku {words[1]} = {result}", case["nama"]
        assert (why.trace.sel, why.trace.hasil) == (f"{hasil}/{perilaku}", case["hasil"]["predikat"])
        assert "Peraturan Menteri PANRB Nomor 6 Tahun 2022" in why.kalimat[1]
        assert why.kalimat[2].startswith("Kepastian: ")
        assert not any("Pasal" in line for line in why.kalimat), "no article was seen"
        seen.add((hasil, perilaku))
    assert len(seen) == 9


@pytest.mark.parametrize("case", cases("distribusi"), ids=lambda case: f"{case['nomor']}")
def test_the_guide_marks_the_lines_that_the_cases_name(case: dict[str, Any]) -> None:
    judge = load().at(case["tanggal"])
    numbers = {Predikat(code): count for code, count in case["masukan"]["jumlah"].items()}
    capaian = Capaian(case["masukan"]["capaian"])
    shown = kalibrasi.panduan(numbers, capaian, judge)
    lines = distribusi.butir(numbers, capaian, judge)
    other = [f"distribusi.{one.panduan.jenis.replace('_', '-')}" for one in lines if not one.is_sesuai]
    assert other == case["hasil"]["temuan"]
    assert [one.is_sesuai for one in shown] == [one.is_sesuai for one in lines]
    whole = sum(numbers.values())
    assert all(f"dari {whole} orang" in one.nyata for one in shown)
    where, certain, note = kalibrasi.sumber_panduan(judge)
    assert load().sumber[case["hasil"]["sumber"]].nama in where
    assert certain == sentence(f"nilai.mutu-{case['hasil']['mutu']}")
    assert note.startswith("Dibaca dari satu kutipan")
    assert "Pasal" not in where, "no article was seen"


def test_the_screen_shows_that_source_and_certainty(konteks: Konteks, kantor: Any) -> None:
    shown = kalibrasi.isi(konteks, TW)
    assert shown.sumber == kalibrasi.sumber_panduan(shown.judge)
    assert any("Surat Edaran Menteri PANRB Nomor 3 Tahun 2023" in line for line in shown.sumber)
