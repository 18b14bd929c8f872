"""The self-check of the installed program: does every part that it is made of load and work?

Each step does the real thing on a temporary office; a part that is missing makes its step fail, nothing is skipped.
Everything it imports is imported inside a step, so that a broken part is reported by its step.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.progress import Progress, Silent

_BATAS_JENDELA: Final = 90
"""Seconds for the window to open, paint and end, on an old PC."""


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: its name (a message code) and what went wrong ('' nothing)."""

    langkah: str
    galat: str


def periksa_program(progress: Progress | None = None) -> tuple[Langkah, ...]:
    """Run every step and return them all, failed ones with what went wrong."""
    watch = progress or Silent()
    found: list[Langkah] = []
    with tempfile.TemporaryDirectory(prefix="kinerja-periksa-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        steps: tuple[tuple[str, Callable[[Path], str]], ...] = (
            ("periksa.program-kalimat", _sentences),
            ("periksa.program-peraturan", _regulations),
            ("periksa.program-database", _database),
            ("periksa.program-buku-kerja", _workbook),
            ("periksa.program-lembar", _sheet),
            ("periksa.program-jendela", _window),
        )
        for number, (code, step) in enumerate(steps):
            watch.step(number, len(steps), code)
            found.append(Langkah(code, _run(step, folder)))
    return tuple(found)


def _run(step: Callable[[Path], str], folder: Path) -> str:
    try:
        return step(folder)
    except KnownError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - a self-check reports whatever a broken installation raises
        return f"{type(error).__name__}: {error}"


def _sentences(_folder: Path) -> str:
    from kinerja_desktop.foundation.messages import catalogue

    return "" if catalogue() else "0"


def _regulations(_folder: Path) -> str:
    from kinerja_desktop.domain.codes import Predikat, Rating
    from kinerja_desktop.domain.penilaian import assess
    from kinerja_desktop.foundation import clock
    from kinerja_desktop.regulations import load, references

    found = assess(Rating.DI_ATAS, Rating.DI_ATAS, load().at(clock.today())).predikat
    tables = (references.golongan(), references.jabatan_fungsional(), references.istilah_table())
    return "" if found is Predikat.SANGAT_BAIK and all(tables) else found.value


def _database(folder: Path) -> str:
    """Make a sample office (migrations, writes, revisions) and look whether it is whole."""
    from kinerja_desktop.services.contoh import MINIMAL, buat_contoh
    from kinerja_desktop.services.periksa import periksa_data

    konteks = buat_contoh(folder / "kantor", MINIMAL, "periksa")
    with closing(konteks.kantor):
        found = periksa_data(konteks)
    return ", ".join(found.jumlah)


def _workbook(folder: Path) -> str:
    """Write a roster of the office as a workbook and read it back."""
    from kinerja_desktop.services.contoh.berkas import tulis_roster
    from kinerja_desktop.services.kantor import open_kantor
    from kinerja_desktop.workbooks.reader import open_book

    target = folder / "roster.xlsx"
    konteks = open_kantor(folder / "kantor", "periksa")
    with closing(konteks.kantor):
        written = tulis_roster(konteks, target)
    with open_book(target) as book:
        read = sum(1 for _ in book.rows(book.sheets[0].nama)) - 1
    return "" if read == written else f"{read} != {written}"


def _sheet(_folder: Path) -> str:
    from kinerja_desktop.documents.dokumen_evaluasi import DokumenEvaluasi, build
    from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan
    from kinerja_desktop.documents.preview import Pratinjau

    who = Pihak("Contoh", "", "", "", "")
    signed = TandaTangan("", "Contoh", "")
    meta = Meta("Contoh", "F7", "", "", "contoh", "", "")
    sheet = build(
        DokumenEvaluasi(meta, "Contoh", "TRIWULAN I", "", who, who, who, "", "", "", signed, signed)
    )
    with Pratinjau(sheet) as pages:
        return "" if pages.halaman == 1 else str(pages.halaman)


def _window(folder: Path) -> str:
    """Open the main window on the office without a screen and let it take its own picture."""
    picture = folder / "jendela.png"
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "KINERJA_SETELAN": str(folder / "setelan")}
    env["PYTHONPATH"] = os.pathsep.join((str(Path(__file__).parents[2]), env.get("PYTHONPATH", "")))
    command = [*_window_command(), "--data", str(folder / "kantor"), "--gambar", str(picture)]
    try:
        ended = subprocess.run(
            command, env=env, capture_output=True, timeout=_BATAS_JENDELA, check=False, cwd=folder
        )
    except subprocess.TimeoutExpired:
        return f"> {_BATAS_JENDELA} s"
    if ended.returncode != 0 or not picture.is_file() or picture.stat().st_size == 0:
        return ended.stderr.decode("utf-8", "replace").strip()[-500:] or f"exit {ended.returncode}"
    return ""


def _window_command() -> list[str]:
    """Return how the window is started: the frozen program's other name, or this Python."""
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        return [str(own.with_name(f"kinerja-desktop{own.suffix}"))]
    return [sys.executable, "-m", "kinerja_desktop"]
