"""Lembar persetujuan: the penilai signs once that the ratings entered for all his staff are his own.

Our own layout (no official form exists). Who enters is not who decides: this sheet proves who decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, label, tabel_daftar, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import gaya, wrap
from kinerja_desktop.documents.kit.tabel import Rata
from kinerja_desktop.documents.kit.tabel_daftar import Kolom
from kinerja_desktop.documents.lembar import Kop, Meta, Pihak, TandaTangan
from kinerja_desktop.domain.codes import Predikat

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ISI = gaya(10, 4.4)


@dataclass(frozen=True, slots=True)
class BarisPersetujuan:
    """One rated person; empty strings print ``-``. ``kode`` is kept for readers of the model, not printed."""

    nama: str
    nip: str
    jabatan: str
    hasil: str
    perilaku: str
    predikat: str
    kode: Predikat | None = None


@dataclass(frozen=True, slots=True)
class Persetujuan:
    """The approval sheet of one penilai; ``jumlah`` is the number of people as it is printed."""

    meta: Meta
    penilai: Pihak
    periode: str
    baris: tuple[BarisPersetujuan, ...]
    jumlah: str
    ttd: TandaTangan
    kop: Kop | None = None


def layout(model: Persetujuan, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    words = label.words("persetujuan")
    alir = Alir(tata)
    kepala.opening(
        alir,
        model.kop,
        words["judul"],
        [
            (words["penilai"], model.penilai.nama),
            (words[model.penilai.jenis_nomor.value], model.penilai.nomor),
            (words["jabatan"], model.penilai.jabatan),
            (words["unit"], model.penilai.unit),
            (words["periode"], model.periode),
        ],
    )
    kolom = _columns()
    rows = [
        tabel_daftar.texts(kolom, (str(n), f"{b.nama}\n{b.nip}".strip(), b.jabatan, b.hasil, b.perilaku, b.predikat))
        for n, b in enumerate(model.baris, 1)
    ]  # fmt: skip
    statement = words["pernyataan"].format(jumlah=model.jumlah)
    signature = [tanda_tangan.Kolom(model.ttd, alir.tata.kanan - mm(80), mm(80))]
    said = len(wrap(statement, _ISI, tata.lebar)) * _ISI.jarak
    tail = mm(4) + said + mm(5) + tanda_tangan.height(signature)
    alir.table(tabel_daftar.table(kolom, rows, tata.lebar), ekor=tail)
    alir.space(mm(4))
    alir.need(tail - mm(4))
    alir.paragraph(statement, _ISI)
    alir.space(mm(5))
    alir.whole(tanda_tangan.height(signature), lambda page, top: tanda_tangan.draw(page, top, signature))
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: Persetujuan, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: Persetujuan, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _columns() -> list[Kolom]:
    words = label.words("persetujuan")
    rekap = label.words("rekap")
    return [
        Kolom(rekap["no"], 9, rata=Rata.TENGAH),
        Kolom(words["nama_nip"], 52, 1),
        Kolom(rekap["jabatan"], 42),
        Kolom(rekap["hasil"], 25),
        Kolom(rekap["perilaku"], 25),
        Kolom(rekap["predikat"], 27),
    ]
