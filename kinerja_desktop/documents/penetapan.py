"""Sheets of a unit with particulars, tables and one signature: *Penetapan predikat* and *Berita acara kalibrasi*.

F11 exists in SE MenPANRB 3/2023, but its layout was not seen; both layouts are the program's own and claim nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, tabel_daftar, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import TEBAL, gaya
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ISI = gaya(9.5, 4.4)
_JUDUL = gaya(10, 4.8, TEBAL)
_PAD = mm(0.9)
_RUANG_PARAF = mm(9)
"""Least height of a row in which somebody signs."""


_SMALL = 0.4
"""A last table that takes no more of the page than this, signature included, is not broken off."""


@dataclass(frozen=True, slots=True)
class KolomLembar:
    """A column: head, width in mm, share of what is left over, in the middle; ``paraf``: left empty to be signed in."""

    judul: str
    lebar: float
    bagian: float = 0
    tengah: bool = False
    paraf: bool = False


@dataclass(frozen=True, slots=True)
class TabelLembar:
    """A table with its head over it; every cell as it is printed."""

    judul: str
    kolom: tuple[KolomLembar, ...]
    baris: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LembarPenetapan:
    """One sheet; ``anak_judul`` and ``paragraf`` may be empty. ``draf`` marks one to be checked, which nobody signs."""

    meta: Meta
    judul: str
    anak_judul: str
    keterangan: tuple[tuple[str, str], ...]
    paragraf: tuple[str, ...]
    tabel: tuple[TabelLembar, ...]
    ttd: TandaTangan | None
    kop: Kop | None = None
    draf: str = ""


def layout(model: LembarPenetapan, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata)
    kepala.letterhead(alir, model.kop)
    kepala.title(alir, model.judul, model.anak_judul)
    alir.space(mm(2))
    kepala.particulars(alir, model.keterangan)
    for text in model.paragraf:
        alir.space(mm(2))
        alir.paragraph(text, _ISI)
    signature = (
        [tanda_tangan.Kolom(model.ttd, alir.tata.kanan - mm(80), mm(80))] if model.ttd is not None else []
    )
    tail = tanda_tangan.height(signature) + mm(6) if signature else 0
    for number, one in enumerate(model.tabel, 1):
        alir.space(mm(4))
        is_last = number == len(model.tabel)
        alir.need(_closing(alir, one, tail) if is_last else mm(28))  # a head is never the last line of a page
        alir.paragraph(one.judul, _JUDUL)
        alir.space(mm(1))
        _put(alir, one, tail if is_last else 0)
    if signature:
        alir.space(mm(6))
        alir.whole(tanda_tangan.height(signature), lambda page, top: tanda_tangan.draw(page, top, signature))
    kanvas.mark(alir.halaman, model.draf)
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def _closing(alir: Alir, one: TabelLembar, tail: float) -> float:
    """Return what the last table needs to begin: all of it with the signature where that is not much, else its head."""
    alone = Alir(alir.tata)
    alone.paragraph(one.judul, _JUDUL)
    alone.space(mm(1))
    _put(alone, one, 0)
    whole = alone.y - alir.tata.atas + tail
    is_small = len(alone.halaman) == 1 and whole <= alir.penuh * _SMALL
    return whole if is_small else mm(28)


def _put(alir: Alir, one: TabelLembar, tail: float) -> None:
    columns = [tabel_daftar.Kolom(k.judul, k.lebar, k.bagian) for k in one.kolom]
    is_wide = any(k.bagian for k in one.kolom)
    rows = [_row(one, cells) for cells in one.baris]
    width = alir.tata.lebar if is_wide else 0
    alir.table(tabel_daftar.table(columns, rows, width, numbered=False), ekor=tail)


def _row(one: TabelLembar, cells: tuple[str, ...]) -> Blok:
    signed = any(k.paraf for k in one.kolom)
    made = [
        Sel("", tabel_daftar.ISI)
        if k.paraf
        else tabel_daftar.cell(text, Rata.TENGAH if k.tengah else Rata.KIRI)
        for k, text in zip(one.kolom, cells, strict=True)
    ]
    height = _RUANG_PARAF if signed else 0
    return Blok((Baris(tuple(made), _PAD, min_tinggi=height, ulang=tabel_daftar.BERULANG),))


def draw(canvas: Canvas, model: LembarPenetapan, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LembarPenetapan, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)
