"""A plain list on paper: title, particulars, any columns, an optional signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, tabel_daftar, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import Rata
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class KolomDaftar:
    """One column: head and relative width; ``tengah`` centres its texts."""

    judul: str
    bobot: float
    tengah: bool = False


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list; every row has as many texts as there are columns."""

    meta: Meta
    judul: str
    keterangan: tuple[tuple[str, str], ...]
    kolom: tuple[KolomDaftar, ...]
    baris: tuple[tuple[str, ...], ...]
    ttd: TandaTangan | None = None
    kop: Kop | None = None
    lanskap: bool = True


def layout(model: Daftar, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata.turned() if model.lanskap else tata)
    kepala.opening(alir, model.kop, model.judul, model.keterangan)
    whole = sum(k.bobot for k in model.kolom)
    kolom = [
        tabel_daftar.Kolom(k.judul, 0, k.bobot / whole, Rata.TENGAH if k.tengah else Rata.KIRI)
        for k in model.kolom
    ]
    rows = [tabel_daftar.texts(kolom, texts) for texts in model.baris]
    signature = [
        tanda_tangan.Kolom(ttd, alir.tata.kanan - mm(80), mm(80)) for ttd in (model.ttd,) if ttd is not None
    ]
    tail = tanda_tangan.height(signature) + mm(5) if signature else 0
    alir.table(tabel_daftar.table(kolom, rows, alir.tata.lebar), ekor=tail)
    if signature:
        alir.space(mm(5))
        alir.whole(tail - mm(5), lambda page, top: tanda_tangan.draw(page, top, signature))
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: Daftar, tata: Tata) -> int:
    """Draw the list on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: Daftar, tata: Tata | None = None) -> bytes:
    """Return the list as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)
