"""Rekapitulasi penilaian per unit, landscape: both ratings and the predikat of everybody, totals, signature.

Our own layout (no official form was seen); the signs of the predikat are ours and stand here only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, label, penutup, tabel_daftar, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.penutup import Jumlah
from kinerja_desktop.documents.kit.tabel import Blok, Rata
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
    kepala.opening(
        alir,
        model.kop,
        words["judul"],
        [
            (words["unit"], model.unit),
            (words["periode"], model.periode),
            (words["capaian"], model.capaian),
        ],
    )
    rows = [_row(number, person) for number, person in enumerate(model.baris, 1)]
    penutup.put(alir, tabel_daftar.table(_columns(), rows, alir.tata.lebar), model.jumlah, model.ttd)
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
            penutup.signed(person.predikat, person.kode),
        ]
    )
