"""Daftar serah terima: sheets that are handed over to one unit, initialled row by row and signed by both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.documents.kit import kanvas, kepala, label, tabel_daftar, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel
from kinerja_desktop.documents.kit.tabel_daftar import Kolom
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_TINGGI: Final = mm(10)
"""Least height of a row: somebody initials in it by hand."""
_PAD: Final = mm(0.9)


@dataclass(frozen=True, slots=True)
class BarisSerah:
    """One sheet: whose, and the code on it."""

    nama: str
    nip: str
    kode: str


@dataclass(frozen=True, slots=True)
class SerahTerima:
    """The list of one unit; ``jumlah`` is the number of sheets as it is printed."""

    meta: Meta
    unit: str
    periode: str
    jumlah: str
    baris: tuple[BarisSerah, ...]
    menyerahkan: TandaTangan
    menerima: TandaTangan
    kop: Kop | None = None


def layout(model: SerahTerima, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    words = label.words("serah_terima")
    alir = Alir(tata)
    kepala.opening(
        alir,
        model.kop,
        words["judul"],
        [
            (words["unit"], model.unit),
            (words["periode"], model.periode),
            (words["jumlah"], words["lembar"].format(jumlah=model.jumlah)),
        ],
    )
    kolom = [
        Kolom(words["no"], 10, rata=Rata.TENGAH),
        Kolom(words["nama"], 55, 1),
        Kolom(words["nip"], 42),
        Kolom(words["kode"], 30),
        Kolom(words["paraf"], 38),
    ]
    half = mm(80)
    signatures = tanda_tangan.level(
        [
            tanda_tangan.Kolom(model.menyerahkan, alir.tata.kiri, half, bertanggal=False),
            tanda_tangan.Kolom(model.menerima, alir.tata.kanan - half, half),
        ]
    )
    tail = tanda_tangan.height(signatures) + mm(5)
    rows = [_row(kolom, number, one) for number, one in enumerate(model.baris, 1)]
    alir.table(tabel_daftar.table(kolom, rows, tata.lebar), ekor=tail)
    alir.space(mm(5))
    alir.whole(tail - mm(5), lambda page, top: tanda_tangan.draw(page, top, signatures))
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def _row(kolom: list[Kolom], number: int, one: BarisSerah) -> Blok:
    values = (str(number), one.nama, one.nip, one.kode)
    cells = [tabel_daftar.cell(value, k.rata) for value, k in zip(values, kolom, strict=False)]
    blank = Sel("", tabel_daftar.ISI)
    return Blok((Baris((*cells, blank), _PAD, min_tinggi=_TINGGI, utuh=True),))


def draw(canvas: Canvas, model: SerahTerima, tata: Tata) -> int:
    """Draw the list on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: SerahTerima, tata: Tata | None = None) -> bytes:
    """Return the list as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)
