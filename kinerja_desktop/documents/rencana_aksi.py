"""F9: rencana aksi, landscape. No official layout of it was found: this one is ours, and it claims nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.documents import bagian_skp
from kinerja_desktop.documents.kit import kanvas, label, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import Gaya, fitting, gaya
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel, Tabel
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TRIWULAN: Final = 4
BULAN: Final = 12
_SASARAN = gaya(7.5, 3.2)
_TERKECIL: Final = 6.0
"""The least size of a target: a word is made smaller before it is broken."""
_SISI = mm(0.4)
_LEBAR = {TRIWULAN: (8, 55, 60, 45, *(17,) * 4, 31), BULAN: (8, 35, 36, 27, *(11.75,) * 12, 20)}
_SEBELUM_TARGET: Final = 4
"""Columns before the first target."""


@dataclass(frozen=True, slots=True)
class Aksi:
    """One step: what is done, by what it is seen, how much in each period, which evidence.

    ``target`` has one text per quarter or per month, '' for a period without.
    """

    teks: str
    indikator: str
    target: tuple[str, ...]
    bukti: str


@dataclass(frozen=True, slots=True)
class AksiRhk:
    """The steps of one RHK."""

    teks: str
    aksi: tuple[Aksi, ...]


@dataclass(frozen=True, slots=True)
class LembarRencanaAksi:
    """The action plan of one SKP; ``periode`` is how many columns of targets: `TRIWULAN` or `BULAN`."""

    meta: Meta
    instansi: str
    rentang: str
    pegawai: Pihak
    penilai: Pihak
    periode: int
    rhk: tuple[AksiRhk, ...]
    ttd_pegawai: TandaTangan
    ttd_penilai: TandaTangan


def layout(model: LembarRencanaAksi, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata.turned())
    bagian_skp.top(alir, [label.words("rencana_aksi")["judul"]], model.instansi, model.rentang)
    bagian_skp.identity(alir, model.pegawai, model.penilai)
    tanda = bagian_skp.Tanda(alir, model.ttd_penilai, model.ttd_pegawai)
    widths = bagian_skp.scaled(_LEBAR[model.periode], alir.tata.lebar)
    targets = (target for one in model.rhk for step in one.aksi for target in step.target)
    g = fitting(targets, _SASARAN, widths[_SEBELUM_TARGET] - 2 * _SISI, _TERKECIL)
    blocks = [_block(n, one, model.periode, g) for n, one in enumerate(model.rhk, start=1)]
    if not blocks:
        blocks = [Blok((Baris((bagian_skp.body("", span=len(widths)),), bagian_skp.PAD),))]
    alir.table(Tabel(widths, tuple(blocks), _head(model.periode)), ekor=tanda.ekor)
    tanda.put()
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: LembarRencanaAksi, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LembarRencanaAksi, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _head(periode: int) -> tuple[Baris, ...]:
    words = label.words("rencana_aksi")
    kind = "triwulan" if periode == TRIWULAN else "bulan"

    def cells(texts: Iterable[tuple[str, int, int]]) -> tuple[Sel, ...]:
        return tuple(
            Sel(text, bagian_skp.KEPALA, Rata.TENGAH, span, latar=True, tengah=True, sisi=mm(0.6), baris=rows)
            for text, span, rows in texts
        )

    left = [(words[key], 1, 2) for key in ("no", "rhk", "aksi", "indikator")]
    first = cells([*left, (words["target"], periode, 1), (words["bukti"], 1, 2)])
    second = cells((words[f"{kind}_{n}"], 1, 1) for n in range(1, periode + 1))
    return Baris(first, bagian_skp.PAD, utuh=True), Baris(second, mm(0.6), utuh=True)


def _block(number: int, one: AksiRhk, periode: int, sasaran: Gaya) -> Blok:
    steps = one.aksi or (Aksi("", "", ("",) * periode, ""),)
    rows: list[Baris] = []
    for place, step in enumerate(steps):
        cells: list[Sel] = []
        if place == 0:
            cells = [
                bagian_skp.angka(number, len(steps), ulang=True),
                bagian_skp.body(one.teks, baris=len(steps), ulang=True),
            ]
        cells += [bagian_skp.body(step.teks), bagian_skp.body(step.indikator)]
        cells += [Sel(bagian_skp.text(target), sasaran, Rata.TENGAH, sisi=_SISI) for target in step.target]
        rows.append(Baris((*cells, bagian_skp.body(step.bukti)), bagian_skp.PAD))
    return Blok(tuple(rows))
