"""F8: Matriks Pembagian Peran dan Hasil (PermenPANRB 6/2022, Lampiran), landscape.

One column per result of the leader; what does not fit beside each other goes on in further parts, each with names
and jabatan. No signature was seen on copies of the form, so there is none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.documents import bagian_skp
from kinerja_desktop.documents.kit import kanvas, kepala, label, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel, Tabel
from kinerja_desktop.documents.lembar import Meta

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SEBARIS: Final = 5
"""So many results stand beside each other on a page."""
_NAMA, _JABATAN, _HASIL = 42, 45, 180
_LEAD_IN_HEAD: Final = 0.25
"""The leader's row is repeated with the head while it is not higher than this part of a page."""


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """One person; ``hasil``: what he does for each result of the leader, '' nothing."""

    nama: str
    jabatan: str
    hasil: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LembarMatriks:
    """The matrix of one leader.

    Attributes:
        keterangan: lines above the table (``Unit kerja``, ``Tahun``).
        pimpinan: the leader with his results, numbered from 1 in the head.
        baris: the people below him.
        lepas: of each person, what serves no result of the leader yet; () where nothing hangs in the air.
    """

    meta: Meta
    keterangan: tuple[tuple[str, str], ...]
    pimpinan: BarisMatriks
    baris: tuple[BarisMatriks, ...]
    lepas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kolom:
    """One column: its head, the leader's words, the people's."""

    kepala: str
    pimpinan: str
    sel: tuple[str, ...]


def layout(model: LembarMatriks, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata.turned())
    columns = _columns(model)
    parts = max(math.ceil(len(columns) / SEBARIS), 1)
    size = max(math.ceil(len(columns) / parts), 1)
    for part in range(parts):
        if part:
            alir.break_page()
        here = columns[part * size : (part + 1) * size]
        _heading(alir, model, part, parts, len(here), size, len(columns))
        alir.table(_table(alir, model, here))
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: LembarMatriks, tata: Tata) -> int:
    """Draw the matrix on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LembarMatriks, tata: Tata | None = None) -> bytes:
    """Return the matrix as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _columns(model: LembarMatriks) -> list[_Kolom]:
    found = [
        _Kolom(str(n + 1), teks, tuple(row.hasil[n] for row in model.baris))
        for n, teks in enumerate(model.pimpinan.hasil)
    ]
    if any(model.lepas):
        found.append(_Kolom(label.words("matriks")["lepas"], "", model.lepas))
    return found


def _heading(
    alir: Alir, model: LembarMatriks, part: int, parts: int, here: int, size: int, total: int
) -> None:
    words = label.words("matriks")
    kepala.titles(alir, [words["judul"]])
    alir.space(mm(2))
    pairs = list(model.keterangan)
    if parts > 1:
        first = part * size + 1
        said = words["bagian_isi"].format(
            n=part + 1, m=parts, dari=first, sampai=first + here - 1, jumlah=total
        )
        pairs.append((words["bagian"], said))
    kepala.particulars(alir, pairs)
    alir.space(mm(2))


def _table(alir: Alir, model: LembarMatriks, columns: Sequence[_Kolom]) -> Tabel:
    widths = bagian_skp.scaled((_NAMA, _JABATAN, *_shares(len(columns))), alir.tata.lebar)
    leader = _row(model.pimpinan, [column.pimpinan for column in columns], is_leader=True)
    rows = [Blok((_row(row, [column.sel[n] for column in columns]),)) for n, row in enumerate(model.baris)]
    height = max(
        len(sel.lines(width)) * sel.gaya.jarak for sel, width in zip(leader.sel, widths, strict=True)
    )
    head = _head(columns)
    if height <= alir.penuh * _LEAD_IN_HEAD and rows:
        return Tabel(widths, tuple(rows), (*head, leader))
    return Tabel(widths, (Blok((leader,)), *rows), head)


def _shares(count: int) -> tuple[float, ...]:
    return (_HASIL / max(count, 1),) * max(count, 1)


def _head(columns: Sequence[_Kolom]) -> tuple[Baris, Baris]:
    words = label.words("matriks")
    names = columns or [_Kolom(bagian_skp.KOSONG, "", ())]

    def cell(text: str, span: int = 1, baris: int = 1) -> Sel:
        return Sel(
            text, bagian_skp.KEPALA, Rata.TENGAH, span, latar=True, tengah=True, sisi=mm(1), baris=baris
        )

    first = (cell(words["nama"], baris=2), cell(words["jabatan"], baris=2), cell(words["hasil"], len(names)))
    second = tuple(cell(column.kepala) for column in names)
    return Baris(first, bagian_skp.PAD, utuh=True), Baris(second, bagian_skp.PAD, utuh=True)


def _row(row: BarisMatriks, texts: Sequence[str], *, is_leader: bool = False) -> Baris:
    """Return a row; a person without part in a result has an empty cell, as on the form."""
    g = bagian_skp.JUDUL if is_leader else bagian_skp.ISI
    who = tuple(Sel(bagian_skp.text(text), g, ulang=True) for text in (row.nama, row.jabatan))
    return Baris((*who, *(Sel(text.strip(), g) for text in texts or [""])), bagian_skp.PAD)
