"""Daftar predikat of a unit and period for whoever computes the TPP: predikat, the office's own percentage, why there is none.

Our own layout (no official form was seen). It names no money: percentages are the office's data with their basis.
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
class BarisTpp:
    """One person; empty strings print ``-``. ``keterangan`` says why there is no predikat, or what is open about it."""

    nama: str
    nip: str
    golongan: str
    jabatan: str
    predikat: str
    persentase: str
    keterangan: str
    kode: Predikat | None = None


@dataclass(frozen=True, slots=True)
class DaftarTpp:
    """The list of one unit in one period; ``dasar``: what the office's percentages rest on, '' without any."""

    meta: Meta
    unit: str
    periode: str
    dasar: str
    baris: tuple[BarisTpp, ...]
    jumlah: tuple[Jumlah, ...]
    ttd: TandaTangan
    kop: Kop | None = None
    saringan: str = ""
    """What the list was narrowed to, '' where everybody is in it."""


def layout(model: DaftarTpp, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    words = label.words("tpp")
    alir = Alir(tata.turned())
    rekap = label.words("rekap")
    kepala.opening(
        alir,
        model.kop,
        words["judul"],
        [(rekap["unit"], model.unit), (rekap["periode"], model.periode), (words["dasar"], model.dasar),
         *(((words["saringan"], model.saringan),) if model.saringan else ())],
    )  # fmt: skip
    rows = [_row(number, person) for number, person in enumerate(model.baris, 1)]
    penutup.put(alir, tabel_daftar.table(_columns(), rows, alir.tata.lebar), model.jumlah, model.ttd)
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: DaftarTpp, tata: Tata) -> int:
    """Draw the list on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: DaftarTpp, tata: Tata | None = None) -> bytes:
    """Return the list as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _columns() -> list[Kolom]:
    words, rekap = label.words("tpp"), label.words("rekap")
    return [
        Kolom(rekap["no"], 10, rata=Rata.TENGAH),
        Kolom(rekap["nama"], 52, 0.3),
        Kolom(rekap["nip"], 40),
        Kolom(rekap["golongan"], 15, rata=Rata.TENGAH),
        Kolom(rekap["jabatan"], 50, 0.3),
        Kolom(rekap["predikat"], 37),
        Kolom(words["persentase"], 23, rata=Rata.TENGAH),
        Kolom(words["keterangan"], 40, 0.4),
    ]


def _row(number: int, person: BarisTpp) -> Blok:
    cell = tabel_daftar.cell
    return tabel_daftar.row(
        [
            cell(str(number), Rata.TENGAH), cell(person.nama), cell(person.nip), cell(person.golongan, Rata.TENGAH),
            cell(person.jabatan), penutup.signed(person.predikat, person.kode),
            cell(person.persentase, Rata.TENGAH), cell(person.keterangan),
        ]
    )  # fmt: skip
