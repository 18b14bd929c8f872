"""Sheets that the office goes on with: rekap as a workbook (.xlsx), letters as a document (.docx)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kinerja_desktop.documents import docx, surat_docx
from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.kit.geometri import Kertas
from kinerja_desktop.documents.rekap import Rekap
from kinerja_desktop.documents.surat import Surat
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.cetak_pesanan import HasilCetak, JenisLembar, Pesanan, Tatanan
from kinerja_desktop.services.cetak_susun import susun
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook

_LEBAR = {
    "no": 6,
    "nama": 34,
    "nip": 24,
    "golongan": 12,
    "jabatan": 38,
    "hasil": 22,
    "perilaku": 22,
    "predikat": 24,
}
_NAMA = 31
"""Longest name of a sheet that Excel takes."""


def simpan_xlsx(
    konteks: Konteks, pesanan: Pesanan, target: Path, progress: Progress | None = None
) -> HasilCetak:
    """Write the rekap of an order, a sheet for each unit, into one workbook.

    Raises:
        FileError: the target cannot be written; an old file there is as it was.
    """
    plan = susun(konteks, replace(pesanan, lembar=JenisLembar.REKAP))
    models = [one for one in plan.lembar if isinstance(one, Rekap)]
    if not models:
        return HasilCetak((), 0, 0, plan.findings)
    sheets = tuple(_sheet(one, name) for one, name in zip(models, _names(models), strict=True))
    worker = konteks.kantor.worker
    worker.call(_write_xlsx, target, sheets, progress=progress, writes_in=target.parent)
    return HasilCetak((target,), len(sheets), len(sheets), plan.findings)


def _write_xlsx(target: Path, sheets: Sequence[LembarBuku], progress: Progress) -> None:
    write_workbook(target, sheets, progress)


def _sheet(model: Rekap, name: str) -> LembarBuku:
    words = label.words("rekap")
    rows = [
        (n, one.nama, one.nip, one.golongan, one.jabatan, one.hasil, one.perilaku, one.predikat)
        for n, one in enumerate(model.baris, 1)
    ]
    totals = [("", one.kata, one.jumlah, "", "", "", "", "") for one in model.jumlah]
    above = (
        words["judul"], f"{words['unit']}: {model.unit}", f"{words['periode']}: {model.periode}",
        f"{words['capaian']}: {model.capaian or '-'}",
    )  # fmt: skip
    columns = tuple(
        KolomBuku(words[key], width, teks=key == "nip", lipat=key != "nip") for key, width in _LEBAR.items()
    )
    blank = ("",) * len(columns)
    return LembarBuku(name, (*rows, blank, *totals), columns, judul=above, baris_judul=len(above) + 2)


def _names(models: Sequence[Rekap]) -> list[str]:
    """Return names of sheets: no sign that Excel refuses, none twice."""
    found: list[str] = []
    for model in models:
        plain = "".join(sign for sign in model.unit if sign not in "[]:*?/\\'")[:_NAMA].strip() or "Rekap"
        name, number = plain, 1
        while name.casefold() in {one.casefold() for one in found}:
            number += 1
            name = f"{plain[: _NAMA - 4]} {number}"
        found.append(name)
    return found


def simpan_docx(
    konteks: Konteks, pesanan: Pesanan, tatanan: Tatanan, target: Path, progress: Progress | None = None
) -> HasilCetak:
    """Write the letters of an order into one document, each on a page of its own.

    Raises:
        FileError: the target cannot be written; an old file there is as it was.
    """
    plan = susun(konteks, replace(pesanan, lembar=JenisLembar.SURAT))
    letters = tuple(one for one in plan.lembar if isinstance(one, Surat))
    if not letters:
        return HasilCetak((), 0, 0, plan.findings)
    worker = konteks.kantor.worker
    worker.call(
        _write_docx, target, letters, tatanan.kertas.value, progress=progress, writes_in=target.parent
    )
    return HasilCetak((target,), len(letters), len(letters), plan.findings)


def _write_docx(target: Path, letters: Sequence[Surat], kertas: str, progress: Progress) -> None:
    blocks: list[docx.Blok] = []
    for number, letter in enumerate(letters):
        blocks += surat_docx.blocks(letter, halaman_baru=number > 0)
        progress.step(number + 1, len(letters), "cetak.menyusun")
    docx.write(target, blocks, Kertas(kertas))
