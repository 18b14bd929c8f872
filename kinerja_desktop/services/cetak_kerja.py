"""What the worker process draws: batches into files, or into memory for *Cetak langsung*. No database here."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.batch import Duplex, Hasil, Lembar
from kinerja_desktop.documents.kit import geometri, kanvas, terbit
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.cetak_pesanan import Tatanan

_TELL_EVERY = 10


def write_one(target: Path, sheets: Sequence[Lembar], tatanan: Tatanan, progress: Progress) -> Hasil:
    """Write all sheets into one PDF (two for manual duplex)."""
    _make_folder(target.parent)
    return batch.write(
        target, sheets, geometri.Kertas(tatanan.kertas.value), tatanan.geser, Duplex(tatanan.sisi.value), progress,
        margin_kiri=tatanan.margin_kiri,
    )  # fmt: skip


def write_each(folder: Path, sheets: Sequence[Lembar], tatanan: Tatanan, progress: Progress) -> Hasil:
    """Write one file per sheet into a folder."""
    return batch.write_each(
        folder, sheets, geometri.Kertas(tatanan.kertas.value), tatanan.geser, progress,
        margin_kiri=tatanan.margin_kiri,
    )  # fmt: skip


def to_bytes(sheets: Sequence[Lembar], tatanan: Tatanan, progress: Progress) -> tuple[bytes, tuple[int, ...]]:
    """Return all sheets as one PDF in memory, and how many pages each has.

    The offset of the printer is left out: who prints the pixels shifts them (no page is cut in between).
    """
    tata = geometri.Tata(geometri.Kertas(tatanan.kertas.value), 0, 0, tatanan.margin_kiri)
    buffer = io.BytesIO()
    canvas = kanvas.open_canvas(buffer, sheets[0].meta, tata)
    pages: list[int] = []
    for number, sheet in enumerate(sheets, 1):
        pages.append(terbit.draw(canvas, batch.layout(sheet, tata)))
        if number % _TELL_EVERY == 0 or number == len(sheets):
            progress.step(number, len(sheets), "cetak.menyusun")
    canvas.save()
    return buffer.getvalue(), tuple(pages)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise FileError(
            "cetak.tidak-tertulis", berkas=folder.name, sebab=wrong.strerror or type(wrong).__name__
        ) from wrong
