"""Rekapitulasi penilaian per unit, landscape: both ratings and the predikat of everybody, totals, signature.

Our own layout (no official form was seen); the signs of the predikat are ours and stand here only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, label, tabel_daftar, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import Blok, Rata, Sel
from kinerja_desktop.documents.kit.tabel_daftar import Kolom
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan
from kinerja_desktop.domain.codes import Predikat

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """One person; empty strings print ``-``. ``kode`` chooses the sign beside the predikat."""

    nama: str
    nip: str
    golongan: str
    jabatan: str
    hasil: str
    perilaku: str
    predikat: str
    kode: Predikat | None = None


@dataclass(frozen=True, slots=True)
class Jumlah:
    """One line of the totals; the sum of all is a line of its own, given last."""

    kata: str
    jumlah: str
    kode: Predikat | None = None


@dataclass(frozen=True, slots=True)
class Rekap:
    """The recapitulation of one unit in one period."""

    meta: Meta
    unit: str
    periode: str
    capaian: str
    baris: tuple[BarisRekap, ...]
    jumlah: tuple[Jumlah, ...]
    ttd: TandaTangan
    kop: Kop | None = None


def layout(model: Rekap, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    words = label.words("rekap")
    alir = Alir(tata.turned())
    kepala.letterhead(alir, model.kop)
    kepala.title(alir, words["judul"])
    alir.space(mm(2))
    kepala.particulars(
        alir,
        [
            (words["unit"], model.unit),
            (words["periode"], model.periode),
            (words["capaian"], model.capaian),
        ],
    )
    alir.space(mm(2))
    rows = [_row(number, person) for number, person in enumerate(model.baris, 1)]
    signature = [tanda_tangan.Kolom(model.ttd, alir.tata.kanan - mm(80), mm(80))]
    totals = _totals(model)
    tail = max(tanda_tangan.height(signature), (len(totals) + 1) * mm(5.8))
    alir.table(tabel_daftar.table(_columns(), rows, alir.tata.lebar), ekor=tail + mm(5))
    alir.space(mm(5))
    alir.need(tail)
    tanda_tangan.draw(alir.kini, alir.y, signature)
    alir.table(
        tabel_daftar.table(
            [Kolom(words["jumlah_judul"], 55), Kolom(words["jumlah"], 20)], totals, 0, numbered=False
        )
    )
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: Rekap, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: Rekap, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _columns() -> list[Kolom]:
    words = label.words("rekap")
    return [
        Kolom(words["no"], 10, rata=Rata.TENGAH),
        Kolom(words["nama"], 50, 0.4),
        Kolom(words["nip"], 40),
        Kolom(words["golongan"], 15, rata=Rata.TENGAH),
        Kolom(words["jabatan"], 48, 0.6),
        Kolom(words["hasil"], 33.5),
        Kolom(words["perilaku"], 33.5),
        Kolom(words["predikat"], 37),
    ]


def _row(number: int, person: BarisRekap) -> Blok:
    cell = tabel_daftar.cell
    return tabel_daftar.row(
        [
            cell(str(number), Rata.TENGAH),
            cell(person.nama),
            cell(person.nip),
            cell(person.golongan, Rata.TENGAH),
            cell(person.jabatan),
            cell(person.hasil),
            cell(person.perilaku),
            _signed(person.predikat, person.kode),
        ]
    )


def _signed(text: str, kode: Predikat | None) -> Sel:
    indent = tabel_daftar.TANDA_INDENT if kode is not None else 0
    return Sel(text.strip() or "-", tabel_daftar.ISI, indent=indent, tanda=kode)


def _totals(model: Rekap) -> list[Blok]:
    return [
        tabel_daftar.row([_signed(line.kata, line.kode), tabel_daftar.cell(line.jumlah, Rata.TENGAH)])
        for line in model.jumlah
    ]
