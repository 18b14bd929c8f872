"""What the worker process draws: batches into files, or into memory for *Cetak langsung*. No database here.

`write` is called outside of it and asks the worker.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_desktop.documents import batch
from kinerja_desktop.documents.batch import Duplex, Hasil, Lembar
from kinerja_desktop.documents.kit import geometri, kanvas, terbit
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.services.cetak_pesanan import HasilCetak, Tatanan

if TYPE_CHECKING:  # the worker knows no office
    from kinerja_desktop.services.konteks import Konteks

_TELL_EVERY = 10


def write(
    konteks: Konteks,
    target: Path,
    sheets: Sequence[Lembar],
    tatanan: Tatanan,
    *,
    per_orang: bool,
    progress: Progress | None,
) -> HasilCetak:
    """Let the worker write sheets into one PDF, or (``per_orang``) one file per sheet into the folder ``target``.

    Files that are in the folder stay (`batch.free_folder`).

    Raises:
        FileError: the target cannot be written; an old file there is as it was.
        Cancelled: complete files of ``per_orang`` stay.
    """
    draw = write_each if per_orang else write_one
    place = batch.free_folder(target, sheets) if per_orang else target
    folder = place if per_orang else target.parent
    done = konteks.kantor.worker.call(draw, place, sheets, tatanan, progress=progress, writes_in=folder)
    return HasilCetak(done.berkas, done.lembar, done.halaman, (), is_di_samping=place != target)


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
