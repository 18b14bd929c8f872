"""*Lembar dialog kinerja*, portrait: the facts of a period, room for one question and what is agreed, signature pair.

No official layout of it was found: this one is ours, and it claims nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja_desktop.documents import bagian_skp
from kinerja_desktop.documents.kit import kanvas, label, terbit
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import Tata, mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Rata, Sel, Tabel
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LEBAR: Final = (10, 135, 35)
_PERTANYAAN = mm(12)
_KESEPAKATAN = mm(10)
_BARIS: Final = 3
"""So many points can be agreed by hand."""


@dataclass(frozen=True, slots=True)
class LembarDialog:
    """One dialogue: what moved, what stands still and which evidence is missing; an empty list is printed ``-``."""

    meta: Meta
    instansi: str
    rentang: str
    pegawai: Pihak
    penilai: Pihak
    bergerak: tuple[str, ...]
    diam: tuple[str, ...]
    tanpa_bukti: tuple[str, ...]
    ttd_pegawai: TandaTangan
    ttd_penilai: TandaTangan


def layout(model: LembarDialog, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata)
    words = label.words("dialog_kinerja")
    bagian_skp.top(alir, [words["judul"]], model.instansi, model.rentang)
    bagian_skp.identity(alir, model.pegawai, model.penilai)
    blocks = [
        *_facts(words["bergerak"], model.bergerak),
        *_facts(words["diam"], model.diam),
        *_facts(words["tanpa_bukti"], model.tanpa_bukti),
        *_by_hand(),
    ]
    tanda = bagian_skp.Tanda(alir, model.ttd_penilai, model.ttd_pegawai)
    alir.table(Tabel(bagian_skp.scaled(_LEBAR, tata.lebar), tuple(blocks)), ekor=tanda.ekor)
    tanda.put()
    kanvas.footer(alir.halaman, model.meta)
    return alir.halaman


def draw(canvas: Canvas, model: LembarDialog, tata: Tata) -> int:
    """Draw the sheet on an open canvas; returns its number of pages."""
    return terbit.draw(canvas, layout(model, tata))


def build(model: LembarDialog, tata: Tata | None = None) -> bytes:
    """Return the sheet as a PDF of its own."""
    return terbit.build(layout(model, tata or Tata()), model.meta)


def _number(number: int) -> Sel:
    return bagian_skp.body(str(number), Rata.TENGAH, ulang=True)


def _facts(word: str, lines: Sequence[str]) -> list[Blok]:
    head = Blok((bagian_skp.bar(word, len(_LEBAR)),))
    if not lines:
        return [head, Blok((Baris((bagian_skp.body("", span=len(_LEBAR)),), bagian_skp.PAD),))]
    rows = [
        Baris((_number(number), bagian_skp.body(line, span=2)), bagian_skp.PAD)
        for number, line in enumerate(lines, start=1)
    ]
    return [head, *(Blok((row,)) for row in rows)]


def _by_hand() -> list[Blok]:
    """Return the room in which both sides write."""
    words = label.words("dialog_kinerja")
    empty = Sel("", bagian_skp.ISI, span=len(_LEBAR))
    head = (
        Sel(words["kesepakatan"], bagian_skp.JUDUL, span=2, latar=True),
        Sel(words["batas"], bagian_skp.JUDUL, latar=True),
    )
    rows = [
        Baris(
            (_number(number), Sel("", bagian_skp.ISI), Sel("", bagian_skp.ISI)),
            bagian_skp.PAD,
            _KESEPAKATAN,
            lekat=number < _BARIS,
            utuh=True,
        )
        for number in range(1, _BARIS + 1)
    ]
    question = Baris((empty,), bagian_skp.PAD, _PERTANYAAN, utuh=True)
    agreed = Baris(head, bagian_skp.PAD, lekat=True, utuh=True)
    return [
        Blok((bagian_skp.bar(words["pertanyaan"], len(_LEBAR)),)),
        Blok((question,)),
        Blok((agreed,)),
        *(Blok((row,)) for row in rows),
    ]
