"""``kinerja cetak-skp`` as a process: files, JSON, exit codes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.skp import Indikator, Rhk
from kinerja_desktop.services import skp
from kinerja_desktop.services.kantor import open_kantor
from tests.documents.lembar_uji import text_lines

Kinerja = Callable[..., Any]


@pytest.fixture
def salinan(contoh: Path, tmp_path: Path) -> tuple[Path, str]:
    """A copy of the sample office in which one person has a plan, and his number."""
    folder = Path(shutil.copytree(contoh, tmp_path / "kantor"))
    konteks = open_kantor(folder, "")
    try:
        row = next(
            one
            for one in skp.daftar(konteks, 2026)
            if one.penilai is not None and one.jenis == "definitif" and one.kelompok == "ja_jf"
        )
        made = skp.buat(konteks, 2026, [row.penugasan_id]).value[row.penugasan_id]
        now = skp.buka(konteks, made)
        content = (Rhk("Tertibnya arsip", indikator=(Indikator("Arsip", "90 berkas", "kuantitas"),)),)
        skp.simpan(konteks, made, replace(now.isi, rhk=content), version=now.version)
    finally:
        konteks.kantor.close()
    return folder, row.nip


def test_one_person_with_lampiran_and_matriks(
    kinerja: Kinerja, salinan: tuple[Path, str], tmp_path: Path
) -> None:
    folder, nip = salinan
    target = tmp_path / "skp.pdf"
    ended = kinerja("cetak-skp", "--data", folder, "--tahun", "2026", "--nip", nip, "--lampiran", "--matriks",
                    "--kertas", "F4", "--tempat", "Sukaraya", "--tanggal", "2026-01-12", "--json", "-o", target)  # fmt: skip
    assert ended.code == 0
    assert ended.json["lembar"] == 3
    assert ended.json["berkas"] == [str(target)]
    texts = [line.text.strip() for line in text_lines(target.read_bytes())]
    titles = [
        "SASARAN KINERJA PEGAWAI",
        "LAMPIRAN SASARAN KINERJA PEGAWAI",
        "MATRIKS PEMBAGIAN PERAN DAN HASIL",
    ]
    assert [text for text in texts if text in titles] == titles
    assert texts.count("Sukaraya, 12 Januari 2026") == 2
    assert "90 berkas" in texts


def test_who_has_no_plan_is_named_and_the_rest_printed(
    kinerja: Kinerja, salinan: tuple[Path, str], tmp_path: Path
) -> None:
    target = tmp_path / "satuan"
    ended = kinerja("cetak-skp", "--data", salinan[0], "--tahun", "2026", "--json", "-o", f"{target}/")
    assert ended.code == 1
    assert ended.json["lembar"] == 1
    assert [path.name for path in target.iterdir()] == [f"{salinan[1]}_2026_SKP.pdf"]
    assert {one["kode"] for one in ended.json["masalah"]} == {"cetak.skp-belum-ada"}
    assert "belum punya SKP 2026" in ended.err
    said = kinerja("cetak-skp", "--data", salinan[0], "--tahun", "2026", "-o", f"{target}/").err
    assert " tidak tercetak." in said
    assert "nilai" not in said, "a plan is no rating"


def test_an_unknown_number_is_refused(kinerja: Kinerja, salinan: tuple[Path, str], tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    ended = kinerja("cetak-skp", "--data", salinan[0], "--tahun", "2026", "--nip", "123", "-o", target)
    assert ended.code == 1
    assert "NIP 123 tidak ada" in ended.err
    assert not target.exists()


def test_an_evaluation_needs_a_period_and_a_plan_that_was_set(
    kinerja: Kinerja, salinan: tuple[Path, str], tmp_path: Path
) -> None:
    folder, nip = salinan
    target = tmp_path / "f6.pdf"
    call = (
        "cetak-skp",
        "--data",
        folder,
        "--tahun",
        "2026",
        "--nip",
        nip,
        "--jenis",
        "evaluasi",
        "-o",
        target,
    )
    refused = kinerja(*call)
    assert (refused.code, "--periode 2026-TW3" in refused.err) == (1, True)
    draft = kinerja(*call, "--periode", "2026-TW3", "--json")
    assert (draft.code, draft.json["lembar"]) == (1, 0)
    assert [one["kode"] for one in draft.json["masalah"]] == ["cetak.pelaksanaan-belum"]
    konteks = open_kantor(folder, "")
    try:
        [row] = [one for one in skp.daftar(konteks, 2026) if one.skp_id is not None]
        assert row.skp_id is not None
        assert skp.tetapkan(konteks, {row.skp_id: skp.buka(konteks, row.skp_id).version}).value.berhasil
    finally:
        konteks.kantor.close()
    titles = {
        "evaluasi": "EVALUASI KINERJA PEGAWAI",
        "rencana-aksi": "RENCANA AKSI SKP",
        "dialog": "LEMBAR DIALOG KINERJA",
    }
    plain = kinerja(
        *call[:-3], "rencana-aksi", *call[-2:], "--json"
    )  # of the whole year: no period is asked for
    assert (plain.code, plain.json["lembar"]) == (0, 1)
    for kind, title in titles.items():
        ended = kinerja(*call[:-3], kind, *call[-2:], "--periode", "2026-TW3", "--json")
        assert (ended.code, ended.json["lembar"]) == (0, 1)
        assert title in [line.text.strip() for line in text_lines(target.read_bytes())]
