"""One page of plain tables with a head each, for reading: no signature, no official layout is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.daftar import KolomDaftar
from kinerja_desktop.documents.kit import kanvas, kepala, tabel_daftar, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import TEBAL, gaya
from kinerja_desktop.documents.kit.tabel import Rata
from kinerja_desktop.documents.lembar import Kop, Meta

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ISI = gaya(9.5, 4.4)
_JUDUL = gaya(10, 5, TEBAL)


@dataclass(frozen=True, slots=True)
class BagianRingkasan:
    """A head and a table, or the words where there are no rows; ``sesudah``: a line below the table, '' none."""

    judul: str
    kolom: tuple[KolomDaftar, ...]
    baris: tuple[tuple[str, ...], ...]
    kosong: str = ""
    sesudah: str = ""


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Title, particulars, opening sentences, tables."""

    meta: Meta
    judul: str
    keterangan: tuple[tuple[str, str], ...]
    pembuka: tuple[str, ...]
    bagian: tuple[BagianRingkasan, ...]
    kop: Kop | None = None


def layout(model: Ringkasan, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata)
    kepala.opening(alir, model.kop, model.judul, model.keterangan)
    for text in model.pembuka:
        alir.paragraph(text, _ISI)
    for part in model.bagian:
        _part(alir, part)
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def _part(alir: Alir, part: BagianRingkasan) -> None:
    alir.space(mm(3))
    alir.need(mm(22))  # a head is never the last line of a page
    alir.paragraph(part.judul, _JUDUL)
    alir.space(mm(1))
    if part.baris:
        whole = sum(k.bobot for k in part.kolom)
        columns = [
            tabel_daftar.Kolom(k.judul, 0, k.bobot / whole, Rata.TENGAH if k.tengah else Rata.KIRI)
            for k in part.kolom
        ]
        rows = [tabel_daftar.texts(columns, texts) for texts in part.baris]
        alir.table(tabel_daftar.table(columns, rows, alir.tata.lebar, numbered=False))
    else:
        alir.paragraph(part.kosong or "-", _ISI)
    if part.sesudah:
        alir.space(mm(1))
        alir.paragraph(part.sesudah, _ISI)


def draw(canvas: Canvas, model: Ringkasan, tata: Tata) -> int:
    """Draw the page on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: Ringkasan, tata: Tata | None = None) -> bytes:
    """Return the page as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)
