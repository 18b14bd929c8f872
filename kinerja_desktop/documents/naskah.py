"""A text with sections and one to three signatures: letters of a person, minutes, decisions. No official layout is claimed.

With ``kepada`` it opens like a letter (date, subject, addressee), else like a document (title and number).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, label, tanda_tangan, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import TEBAL, gaya, wrap
from kinerja_desktop.documents.lembar import Kop, Meta, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ISI = gaya(10, 4.8)
_JUDUL = gaya(10, 4.8, TEBAL)
_TOGETHER = 2
"""So many lines of the last paragraph stand on the page of the signatures."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section: bold head ('' none), names with values, paragraphs."""

    judul: str = ""
    pasangan: tuple[tuple[str, str], ...] = ()
    paragraf: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Penanda:
    """One signature and as what it is given (``Pegawai yang mengajukan,``)."""

    sebagai: str
    ttd: TandaTangan


@dataclass(frozen=True, slots=True)
class Naskah:
    """One text, every string as it is printed.

    Attributes:
        judul: title lines, in the middle; () for a letter.
        nomor: number under the title, None prints no line, '' prints dots.
        kepada: addressee with title lines and place: makes it a letter; ``hal`` is its subject.
        ttd: one stands at the right, two left and right, three side by side. The first that has a place and date
            gives them to the letter's head.
    """

    meta: Meta
    judul: tuple[str, ...]
    bagian: tuple[Bagian, ...]
    ttd: tuple[Penanda, ...]
    nomor: str | None = None
    kepada: tuple[str, ...] = ()
    hal: str = ""
    kop: Kop | None = None


def layout(model: Naskah, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata)
    kepala.letterhead(alir, model.kop)
    if model.kepada:
        _letter_head(alir, model)
    else:
        kepala.title(alir, *model.judul)
        if model.nomor is not None:
            words = label.words("naskah")
            line = words["nomor"].format(nomor=model.nomor or words["nomor_kosong"])
            alir.paragraph(line, _ISI, centred=True)
        alir.space(mm(5))
    signatures = _signatures(model, tata)
    height = tanda_tangan.height(signatures)
    for number, part in enumerate(model.bagian, 1):
        _section(alir, part, height if number == len(model.bagian) else 0)
    alir.space(mm(7))
    alir.whole(height, lambda page, top: tanda_tangan.draw(page, top, signatures))
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: Naskah, tata: Tata) -> int:
    """Draw it on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: Naskah, tata: Tata | None = None) -> bytes:
    """Return it as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _letter_head(alir: Alir, model: Naskah) -> None:
    words = label.words("surat")
    dated = next((one.ttd.tempat_tanggal for one in model.ttd if one.ttd.tempat_tanggal), "")
    alir.paragraph(dated or label.words("ttd")["tanggal_kosong"], _ISI, left=alir.tata.lebar - mm(80))
    alir.space(mm(3))
    attached = label.words("naskah")["nomor_kosong"]
    for name, value in ((words["lampiran"], attached), (words["hal"], model.hal or "-")):
        alir.kini.write(alir.tata.kiri, alir.y, name, _ISI)
        alir.kini.write(alir.tata.kiri + mm(20), alir.y, ":", _ISI)
        alir.paragraph(value, _ISI, left=mm(23))
    alir.space(mm(5))
    first, *others = model.kepada
    for text in (f"{words['yth']} {first}".strip(), *others, words["di"]):
        alir.paragraph(text, _ISI, right=alir.tata.lebar * 0.35)
    alir.paragraph(words["tempat"], _ISI, left=mm(8))
    alir.space(mm(5))


def _section(alir: Alir, part: Bagian, tail: float) -> None:
    """Put one section; before signatures (``tail`` points) its last lines stay with them."""
    if part.judul:
        alir.need(3 * _ISI.jarak)  # a head is never the last line of a page
        alir.paragraph(part.judul, _JUDUL)
        alir.space(mm(1))
    for name, value in part.pasangan:
        lines = wrap(value.strip() or "-", _ISI, alir.tata.lebar - mm(53))
        alir.need(min(len(lines), _TOGETHER) * _ISI.jarak)
        alir.kini.write(alir.tata.kiri + mm(3), alir.y, name, _ISI)
        alir.kini.write(alir.tata.kiri + mm(50), alir.y, ":", _ISI)
        alir.paragraph(value.strip() or "-", _ISI, left=mm(53))
    if part.pasangan:
        alir.space(mm(2))
    for number, text in enumerate(part.paragraf, 1):
        last = tail if number == len(part.paragraf) else 0
        _paragraph(alir, text.strip() or "-", last)
        alir.space(mm(2))


def _paragraph(alir: Alir, text: str, tail: float) -> None:
    lines = wrap(text, _ISI, alir.tata.lebar)
    for number, line in enumerate(lines):
        is_end = tail and number == max(0, len(lines) - _TOGETHER)
        alir.need((len(lines) - number) * _ISI.jarak + mm(9) + tail if is_end else _ISI.jarak)
        alir.kini.write(alir.tata.kiri, alir.y, line, _ISI)
        alir.y += _ISI.jarak


def _signatures(model: Naskah, tata: Tata) -> list[tanda_tangan.Kolom]:
    count = len(model.ttd)
    wide = mm(80) if count < 3 else mm(57)
    places = {
        1: [tata.kanan - wide],
        2: [tata.kiri, tata.kanan - wide],
        3: [tata.kiri, (tata.kiri + tata.kanan - wide) / 2, tata.kanan - wide],
    }[count]
    dated = not model.kepada
    return tanda_tangan.level(
        [
            tanda_tangan.Kolom(
                one.ttd,
                x,
                wide,
                "",
                one.sebagai,
                bertanggal=dated and bool(one.ttd.tempat_tanggal or count == 1),
            )
            for one, x in zip(model.ttd, places, strict=True)
        ]
    )
