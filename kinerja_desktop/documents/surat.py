"""Letter to a penilai: which of his staff have no rating yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, label, tabel_daftar, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import gaya, wrap
from kinerja_desktop.documents.kit.tabel import Rata
from kinerja_desktop.documents.kit.tabel_daftar import Kolom
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ISI = gaya(10, 4.8)


@dataclass(frozen=True, slots=True)
class BarisSurat:
    """One person who is not rated; ``kurang`` says in words what is missing."""

    nama: str
    nip: str
    jabatan: str
    kurang: str


@dataclass(frozen=True, slots=True)
class Surat:
    """One letter.

    Attributes:
        kepada: name, then title lines of the addressee.
        tempat: where the addressee is.
        keadaan: date of what we know, ``8 Oktober 2026``.
        batas: last day, ``15 Oktober 2026``; '' asks without one.
        ttd: its place and date stand at the top of the letter.
        hal, pembuka, judul_kurang, permintaan: subject, first paragraph, head of the last column and request where
            the letter is about something else than missing ratings; '' takes the usual words.
    """

    meta: Meta
    nomor: str
    sifat: str
    lampiran: str
    kepada: tuple[str, ...]
    tempat: str
    keadaan: str
    periode: str
    batas: str
    jumlah: str
    baris: tuple[BarisSurat, ...]
    ttd: TandaTangan
    kop: Kop | None = None
    tembusan: tuple[str, ...] = ()
    hal: str = ""
    pembuka: str = ""
    judul_kurang: str = ""
    permintaan: str = ""


def layout(model: Surat, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    words = label.words("surat")
    alir = Alir(tata)
    kepala.letterhead(alir, model.kop)
    _opening(alir, model, words)
    opening = words["pembuka"].format(keadaan=model.keadaan, jumlah=model.jumlah, periode=model.periode)
    alir.paragraph(model.pembuka or opening, _ISI)
    alir.space(mm(2))
    kolom = [
        Kolom(words["no"], 9, rata=Rata.TENGAH),
        Kolom(words["nama_nip"], 62),
        Kolom(words["jabatan"], 65, 1),
        Kolom(model.judul_kurang or words["kurang"], 44),
    ]
    rows = [
        tabel_daftar.texts(kolom, (str(n), f"{b.nama}\n{b.nip}".strip(), b.jabatan, b.kurang))
        for n, b in enumerate(model.baris, 1)
    ]
    usual = words["permintaan_batas"].format(batas=model.batas) if model.batas else words["permintaan"]
    request = model.permintaan or usual
    signature = [tanda_tangan.Kolom(model.ttd, tata.kanan - mm(80), mm(80), bertanggal=False)]
    closing = sum(len(wrap(text, _ISI, tata.lebar)) for text in (request, words["penutup"])) * _ISI.jarak
    tail = mm(3) + closing + mm(7) + tanda_tangan.height(signature)
    alir.table(tabel_daftar.table(kolom, rows, tata.lebar, numbered=False), ekor=tail)
    alir.space(mm(3))
    alir.need(tail - mm(3))
    alir.paragraph(request, _ISI)
    alir.space(mm(2))
    alir.paragraph(words["penutup"], _ISI)
    alir.space(mm(5))
    alir.whole(tanda_tangan.height(signature), lambda page, top: tanda_tangan.draw(page, top, signature))
    if model.tembusan:
        alir.space(mm(5))
        alir.paragraph(words["tembusan"], _ISI)
        for number, text in enumerate(model.tembusan, 1):
            alir.paragraph(f"{number}. {text}", _ISI)
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: Surat, tata: Tata) -> int:
    """Draw the letter on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: Surat, tata: Tata | None = None) -> bytes:
    """Return the letter as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _opening(alir: Alir, model: Surat, words: Mapping[str, str]) -> None:
    """Date at the right, number and subject at the left, the addressee."""
    date = model.ttd.tempat_tanggal or label.words("ttd")["tanggal_kosong"]
    alir.paragraph(date, _ISI, left=alir.tata.lebar - mm(80))
    for name, value in (
        (words["nomor"], model.nomor or label.words("naskah")["nomor_kosong"]),
        (words["sifat"], model.sifat),
        (words["lampiran"], model.lampiran),
        (words["hal"], model.hal or words["hal_isi"]),
    ):
        alir.kini.write(alir.tata.kiri, alir.y, name, _ISI)
        alir.kini.write(alir.tata.kiri + mm(20), alir.y, ":", _ISI)
        alir.paragraph(value or "-", _ISI, left=mm(23))
    alir.space(mm(5))
    first, *others = model.kepada or ("",)
    alir.paragraph(f"{words['yth']} {first}".strip(), _ISI, right=alir.tata.lebar * 0.35)
    for text in others:
        alir.paragraph(text, _ISI, right=alir.tata.lebar * 0.35)
    alir.paragraph(words["di"], _ISI)
    alir.paragraph(model.tempat or words["tempat"], _ISI, left=mm(8))
    alir.space(mm(5))
