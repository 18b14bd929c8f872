"""The end of a list of people: totals by predikat at the left, the signature at the right, both on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja_desktop.documents.kit import label, tabel_daftar, tanda_tangan
from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.tabel import Rata, Sel, Tabel
from kinerja_desktop.documents.kit.tabel_daftar import Kolom
from kinerja_desktop.documents.lembar import TandaTangan
from kinerja_desktop.domain.codes import Predikat


@dataclass(frozen=True, slots=True)
class Jumlah:
    """One line of the totals; the sum of all is a line of its own, given last."""

    kata: str
    jumlah: str
    kode: Predikat | None = None


def signed(text: str, kode: Predikat | None) -> Sel:
    """Return a cell with a predikat and our sign of it; nothing is written as ``-``."""
    indent = tabel_daftar.TANDA_INDENT if kode is not None else 0
    return Sel(text.strip() or "-", tabel_daftar.ISI, indent=indent, tanda=kode)


def put(alir: Alir, people: Tabel, jumlah: Sequence[Jumlah], ttd: TandaTangan) -> None:
    """Put the table of people with totals and signature below it; these never stand alone on a page."""
    words = label.words("rekap")
    signature = [tanda_tangan.Kolom(ttd, alir.tata.kanan - mm(80), mm(80))]
    totals = [
        tabel_daftar.row([signed(line.kata, line.kode), tabel_daftar.cell(line.jumlah, Rata.TENGAH)])
        for line in jumlah
    ]
    tail = max(tanda_tangan.height(signature), (len(totals) + 1) * mm(5.8))
    alir.table(people, ekor=tail + mm(5))
    alir.space(mm(5))
    alir.need(tail)
    tanda_tangan.draw(alir.kini, alir.y, signature)
    columns = [Kolom(words["jumlah_judul"], 55), Kolom(words["jumlah"], 20)]
    alir.table(tabel_daftar.table(columns, totals, 0, numbered=False))
