"""*Lembar dialog kinerja*, portrait: what was agreed before, the facts of a period, one question, what is agreed.

What was recorded of the dialogue is printed; where nothing was, there is room to write by hand.

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
from kinerja_desktop.documents.kit.tabel import Baris, Blok, Sel, Tabel
from kinerja_desktop.documents.lembar import Meta, Pihak, TandaTangan

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LEBAR: Final = (10, 90, 45, 35)
_PERTANYAAN = mm(12)
_KESEPAKATAN = mm(10)
_BARIS: Final = 3
"""So many points can be agreed by hand."""


@dataclass(frozen=True, slots=True)
class Butir:
    """One agreement: what, who, until when; of one made before also how far it is, '' leaves room to write."""

    teks: str
    siapa: str
    batas: str
    keadaan: str = ""


@dataclass(frozen=True, slots=True)
class LembarDialog:
    """One dialogue: what moved, what stands still and which evidence is missing; an empty list is printed ``-``.

    Attributes:
        dahulu, lanjut: the period whose agreements are followed up, and these; without any the block is left out.
        pertanyaan, kesepakatan: as recorded; where there is nothing, room to write.
        tanggal, hadir: when and with whom it was held; without both the row is left out.
    """

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
    dahulu: str = ""
    lanjut: tuple[Butir, ...] = ()
    pertanyaan: str = ""
    kesepakatan: tuple[Butir, ...] = ()
    tanggal: str = ""
    hadir: str = ""


def layout(model: LembarDialog, tata: Tata) -> list[Halaman]:
    """Return the pages, footer included."""
    alir = Alir(tata)
    words = label.words("dialog_kinerja")
    bagian_skp.top(alir, [words["judul"]], model.instansi, model.rentang)
    bagian_skp.identity(alir, model.pegawai, model.penilai)
    blocks = [
        *_followed(model),
        _facts(words["bergerak"], model.bergerak),
        _facts(words["diam"], model.diam),
        _facts(words["tanpa_bukti"], model.tanpa_bukti),
        _question(model.pertanyaan),
        _agreed(model.kesepakatan),
        *_held(model),
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
    return bagian_skp.angka(number, ulang=True)


def _facts(word: str, lines: Sequence[str]) -> Blok:
    rows = [
        Baris((_number(number), bagian_skp.body(line, span=len(_LEBAR) - 1)), bagian_skp.PAD)
        for number, line in enumerate(lines, start=1)
    ]
    rows = rows or [Baris((bagian_skp.body("", span=len(_LEBAR)),), bagian_skp.PAD)]
    return bagian_skp.listed(word, rows, len(_LEBAR))


def _followed(model: LembarDialog) -> list[Blok]:
    if not model.lanjut:
        return []
    words = label.words("dialog_kinerja")
    heads = (words["lanjut"].format(periode=model.dahulu), words["siapa_batas"], words["keadaan"])
    rows = [
        (_number(number), _text(one.teks), _text(_lines(one.siapa, one.batas)), Sel(one.keadaan, bagian_skp.ISI))
        for number, one in enumerate(model.lanjut, start=1)
    ]  # fmt: skip
    return [_headed(heads, [Baris(cells, bagian_skp.PAD) for cells in rows])]


def _question(words: str) -> Blok:
    cell = Sel(words.strip(), bagian_skp.ISI, span=len(_LEBAR))
    row = Baris((cell,), bagian_skp.PAD, _PERTANYAAN, utuh=not words.strip())
    return bagian_skp.listed(label.words("dialog_kinerja")["pertanyaan"], [row], len(_LEBAR))


def _agreed(agreed: Sequence[Butir]) -> Blok:
    words = label.words("dialog_kinerja")
    if agreed:
        rows = [
            Baris((_number(number), _text(one.teks), _text(one.siapa), _text(one.batas)), bagian_skp.PAD)
            for number, one in enumerate(agreed, start=1)
        ]
    else:
        empty = Sel("", bagian_skp.ISI)
        rows = [
            Baris(
                (_number(number), empty, empty, empty),
                bagian_skp.PAD,
                _KESEPAKATAN,
                lekat=number < _BARIS,
                utuh=True,
            )
            for number in range(1, _BARIS + 1)
        ]
    return _headed((words["kesepakatan"], words["siapa"], words["batas"]), rows)


def _held(model: LembarDialog) -> list[Blok]:
    said = _lines(model.tanggal, model.hadir)
    if not said:
        return []
    row = Baris((bagian_skp.body(said, span=len(_LEBAR)),), bagian_skp.PAD)
    return [bagian_skp.listed(label.words("dialog_kinerja")["hadir"], [row], len(_LEBAR))]


def _headed(words: tuple[str, str, str], rows: Sequence[Baris]) -> Blok:
    """Return a head of three columns with its rows; where they go on on another page it stands above them again."""
    first, *rest = words
    again = f"{first} {label.words('tabel')['lanjutan']}"
    return Blok((_head(first, rest), *rows), lanjutan=_head(again, rest))


def _head(first: str, rest: Sequence[str]) -> Baris:
    cells = (
        Sel(first, bagian_skp.JUDUL, span=2, latar=True),
        *(Sel(one, bagian_skp.JUDUL, latar=True) for one in rest),
    )
    return Baris(cells, bagian_skp.PAD, lekat=True, utuh=True)


def _text(words: str) -> Sel:
    return bagian_skp.body(words)


def _lines(*words: str) -> str:
    return "\n".join(one.strip() for one in words if one.strip())
