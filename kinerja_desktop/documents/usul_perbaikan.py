"""Usul perbaikan data SIASN: what our records keep although SIASN says otherwise, for who can mend it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents import daftar
from kinerja_desktop.documents.kit import label, terbit
from kinerja_desktop.documents.kit.geometri import Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class BarisUsul:
    """One wrong value: ``data`` names it (Jabatan, Unor ...), ``dasar`` is the proof, if any."""

    nip: str
    nama: str
    data: str
    kami: str
    siasn: str
    dasar: str = ""


@dataclass(frozen=True, slots=True)
class UsulPerbaikan:
    """The list of one unit; ``keadaan`` is the date of the roster it was compared with."""

    meta: Meta
    unit: str
    keadaan: str
    baris: tuple[BarisUsul, ...]
    ttd: TandaTangan | None = None
    kop: Kop | None = None


def layout(model: UsulPerbaikan, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    words = label.words("usul")
    kolom = daftar.KolomDaftar
    return daftar.layout(
        daftar.Daftar(
            meta=model.meta,
            judul=words["judul"],
            keterangan=((words["unit"], model.unit), (words["keadaan"], model.keadaan)),
            kolom=(
                kolom(words["no"], 10, tengah=True),
                kolom(words["nip"], 40),
                kolom(words["nama"], 47),
                kolom(words["data"], 30),
                kolom(words["kami"], 52),
                kolom(words["siasn"], 52),
                kolom(words["dasar"], 36),
            ),
            baris=tuple(
                (str(n), b.nip, b.nama, b.data, b.kami, b.siasn, b.dasar)
                for n, b in enumerate(model.baris, 1)
            ),
            ttd=model.ttd,
            kop=model.kop,
        ),
        tata,
    )


def draw(canvas: Canvas, model: UsulPerbaikan, tata: Tata) -> int:
    """Draw the list on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: UsulPerbaikan, tata: Tata | None = None) -> bytes:
    """Return the list as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)
