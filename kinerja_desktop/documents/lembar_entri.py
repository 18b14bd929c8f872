"""Lembar entri: what the operator types into e-Kinerja or SIASN, person by person, in the order of its fields.

The order and the codes are those of the web service (hasil, perilaku 1-3, kuadran 1-5); not an official form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.documents.kit import kanvas, kepala, label, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import MIRING, TEBAL, Gaya, gaya, width, wrap
from kinerja_desktop.documents.lembar import Meta

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ISI = gaya(8.5, 3.8)
_TEBAL = gaya(8.5, 3.8, TEBAL)
_NAMA = gaya(10, 4.4, TEBAL)
_KETERANGAN = gaya(8.5, 3.8, MIRING)
_PAD = mm(1.2)
_LABEL = mm(33)
_KODE = mm(4.2)


@dataclass(frozen=True, slots=True)
class Kode:
    """A coded value: the code that is chosen and its word; a missing code prints ``-``."""

    kode: str
    kata: str


@dataclass(frozen=True, slots=True)
class BlokEntri:
    """One person, fields as the web form asks for them; months as two digits, golongan as SIASN's id."""

    nama: str
    nip: str
    jabatan: str
    tahun: str
    bulan_mulai: str
    bulan_selesai: str
    hasil: Kode
    perilaku: Kode
    kuadran: Kode
    koefisien: str
    penilai_nomor: str
    penilai_nama: str
    penilai_jabatan: str
    penilai_golongan: Kode
    penilai_unor: str
    penilai_status: str


@dataclass(frozen=True, slots=True)
class LembarEntri:
    """The entry sheet of one penilai's staff; annual sheets leave the months empty."""

    meta: Meta
    penilai: str
    periode: str
    jumlah: str
    blok: tuple[BlokEntri, ...]


def layout(model: LembarEntri, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    words = label.words("entri")
    alir = Alir(tata)
    kepala.title(alir, words["judul"])
    alir.space(mm(1))
    alir.paragraph(words["keterangan"], _KETERANGAN, centred=True)
    alir.space(mm(2))
    kepala.particulars(
        alir,
        [
            (words["penilai"], model.penilai),
            (words["periode"], model.periode),
            (words["jumlah"], model.jumlah),
        ],
    )
    alir.space(mm(2))
    for number, person in enumerate(model.blok, 1):
        block = _Blok(number, person, words, tata)
        alir.whole(block.height, block.draw)
        alir.space(mm(3))
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: LembarEntri, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LembarEntri, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


_Field = tuple[str, str, tuple[str, ...]]  # label, code in the box ('' none), lines


class _Blok:
    """One framed block: tinted head with tick box, the person's fields left, the penilai's right."""

    def __init__(self, number: int, person: BlokEntri, words: Mapping[str, str], tata: Tata) -> None:
        self.tata, self.words = tata, words
        self.kiri, self.kanan = tata.kiri, tata.kanan
        self.tengah = tata.kiri + tata.lebar * 0.46
        done = width(words["sudah"], _ISI) + mm(7)
        self.judul = wrap(f"{number}. {person.nama}", _NAMA, tata.lebar - done - mm(3))
        self.sub = wrap(
            " · ".join(t for t in (person.nip, person.jabatan) if t), _ISI, tata.lebar - done - mm(3)
        )
        left, right = self._fields(person)
        self.left = [self._field(*item, self.tengah - self.kiri) for item in left]
        self.right = [self._field(*item, self.kanan - self.tengah) for item in right]
        self.head = 2 * _PAD + len(self.judul) * _NAMA.jarak + len(self.sub) * _ISI.jarak
        self.height = self.head + max(self._tall(self.left), self._tall(self.right)) + 2 * _PAD

    def _fields(self, p: BlokEntri) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
        w = self.words
        left = [(w["tahun"], "", p.tahun)]
        if p.bulan_mulai or p.bulan_selesai:
            months = w["sampai"].format(mulai=p.bulan_mulai or "-", selesai=p.bulan_selesai or "-")
            left.append((w["bulan"], "", months))
        left += [
            (w["hasil"], p.hasil.kode, p.hasil.kata),
            (w["perilaku"], p.perilaku.kode, p.perilaku.kata),
            (w["kuadran"], p.kuadran.kode, p.kuadran.kata),
        ]
        if p.koefisien:
            left.append((w["koefisien"], "", p.koefisien))
        right = [
            (w["penilai_nomor"], "", p.penilai_nomor),
            (w["penilai_nama"], "", p.penilai_nama),
            (w["penilai_jabatan"], "", p.penilai_jabatan),
            (w["penilai_golongan"], p.penilai_golongan.kode, p.penilai_golongan.kata),
            (w["penilai_unor"], "", p.penilai_unor),
            (w["penilai_status"], "", p.penilai_status),
        ]
        return left, right

    @staticmethod
    def _field(name: str, kode: str, text: str, room: float) -> _Field:
        box = mm(7) if kode else 0
        return name, kode, wrap(text or "-", _ISI, room - _LABEL - box - mm(5))

    @staticmethod
    def _tall(fields: list[_Field]) -> float:
        return sum(_Blok._row(field) for field in fields)

    @staticmethod
    def _row(field: _Field) -> float:
        return max(len(field[2]) * _ISI.jarak, _KODE if field[1] else 0) + mm(0.5)

    def draw(self, page: Halaman, top: float) -> None:
        """Draw the block with its upper edge at ``top``."""
        page.isi.append((self.kiri, top, self.kanan - self.kiri, self.head))
        y = self._lines(page, self.kiri + mm(1.5), top + _PAD, self.judul, _NAMA)
        self._lines(page, self.kiri + mm(1.5), y, self.sub, _ISI)
        done = self.words["sudah"]
        x = self.kanan - mm(1.5) - width(done, _ISI)
        page.write(x, top + _PAD + mm(0.3), done, _ISI)
        page.box(x - mm(5.5), top + _PAD, mm(4))
        for edge in (top, top + self.head, top + self.height):
            page.line(self.kiri, edge, self.kanan, edge)
        for edge in (self.kiri, self.kanan):
            page.line(edge, top, edge, top + self.height)
        page.line(self.tengah, top + self.head, self.tengah, top + self.height)
        self._column(page, self.kiri, top + self.head + _PAD, self.left)
        self._column(page, self.tengah, top + self.head + _PAD, self.right)

    def _column(self, page: Halaman, left: float, top: float, fields: list[_Field]) -> None:
        y = top
        for field in fields:
            name, kode, lines = field
            page.write(left + mm(1.5), y + mm(0.3), name, _ISI)
            x = left + mm(1.5) + _LABEL
            if kode:
                side = max(_KODE, width(kode, _TEBAL) + mm(1.6))
                page.line(x, y, x + side, y)
                page.line(x, y + _KODE, x + side, y + _KODE)
                page.line(x, y, x, y + _KODE)
                page.line(x + side, y, x + side, y + _KODE)
                page.centred(x, x + side, y + (_KODE - _TEBAL.jarak) / 2, kode, _TEBAL)
                x += mm(7)
            self._lines(page, x, y + mm(0.3), lines, _ISI)
            y += self._row(field)

    @staticmethod
    def _lines(page: Halaman, x: float, y: float, lines: tuple[str, ...], g: Gaya) -> float:
        for line in lines:
            page.write(x, y, line, g)
            y += g.jarak
        return y
