"""F5: Lampiran SKP (PermenPANRB 6/2022, Lampiran), portrait: three lists in one table, signature pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.documents import bagian_skp
from kinerja_desktop.documents.kit import kanvas, label, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Tabel
from kinerja_desktop.documents.lembar import Meta, TandaTangan
from kinerja_desktop.domain.skp import JenisLampiran

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LEBAR: Final = (10, 170)


@dataclass(frozen=True, slots=True)
class LampiranSkp:
    """The three lists of one SKP; an empty one is printed as ``-``."""

    meta: Meta
    instansi: str
    rentang: str
    dukungan: tuple[str, ...]
    pertanggungjawaban: tuple[str, ...]
    konsekuensi: tuple[str, ...]
    ttd_pegawai: TandaTangan
    ttd_penilai: TandaTangan


def layout(model: LampiranSkp, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata)
    bagian_skp.top(alir, [label.words("lampiran_skp")["judul"]], model.instansi, model.rentang)
    lists = {
        JenisLampiran.DUKUNGAN: model.dukungan,
        JenisLampiran.PERTANGGUNGJAWABAN: model.pertanggungjawaban,
        JenisLampiran.KONSEKUENSI: model.konsekuensi,
    }
    blocks = [_list(kind, lines) for kind, lines in lists.items()]
    tanda = bagian_skp.Tanda(alir, model.ttd_penilai, model.ttd_pegawai)
    alir.table(Tabel(bagian_skp.scaled(_LEBAR, tata.lebar), tuple(blocks)), ekor=tanda.ekor)
    tanda.put()
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: LampiranSkp, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LampiranSkp, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _list(kind: JenisLampiran, lines: tuple[str, ...]) -> Blok:
    rows = [
        Baris((bagian_skp.angka(number, ulang=True), bagian_skp.body(line)), bagian_skp.PAD)
        for number, line in enumerate(lines, start=1)
    ]
    rows = rows or [Baris((bagian_skp.body("", span=2),), bagian_skp.PAD)]
    return bagian_skp.listed(label.words("lampiran_skp")[kind.value], rows, 2)
