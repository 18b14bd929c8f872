"""What stands above the tables: letterhead, emblem, titles, lines of particulars."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_desktop.documents.kit.alir import Alir
from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.halaman import TIPIS
from kinerja_desktop.documents.kit.huruf import TEBAL, gaya, width, wrap
from kinerja_desktop.documents.lembar import Kop

JUDUL = gaya(12, 6, TEBAL)
ANAK_JUDUL = gaya(11, 6, TEBAL)
KETERANGAN = gaya(9.5, 4)
_JUDUL_BARIS = gaya(11, 5, TEBAL)
_KOP = (gaya(12, 6, TEBAL), gaya(13, 6, TEBAL))
_ALAMAT = gaya(9, 4)
_LOGO = mm(20)
_LAMBANG = mm(18)


def letterhead(alir: Alir, kop: Kop | None) -> None:
    """Put the letterhead with its double rule; nothing and no gap without one."""
    if kop is None or not (kop.baris or kop.alamat or kop.logo):
        return
    tata, page, top = alir.tata, alir.kini, alir.y
    left, right = tata.kiri, tata.kanan
    if kop.logo:
        page.gambar.append((kop.logo, tata.kiri, top, _LOGO, _LOGO))
        left, right = left + _LOGO + mm(3), right - _LOGO - mm(3)  # the texts stay in the middle of the page
    y = top
    texts = [(text, _KOP[min(number, 1)]) for number, text in enumerate(kop.baris)]
    for text, g in texts + [(text, _ALAMAT) for text in kop.alamat]:
        for line in wrap(text, g, right - left):
            page.centred(left, right, y, line, g)
            y += g.jarak
    y = max(y, top + _LOGO if kop.logo else y) + mm(1.5)
    page.line(tata.kiri, y, tata.kanan, y, 1.5)
    page.line(tata.kiri, y + mm(0.8), tata.kanan, y + mm(0.8), TIPIS)
    alir.y = y + mm(4.5)


def emblem(alir: Alir, lambang: bytes | None) -> None:
    """Put the emblem in the middle; nothing and no gap without one."""
    if lambang:
        middle = (alir.tata.kiri + alir.tata.kanan) / 2
        alir.kini.gambar.append((lambang, middle - _LAMBANG / 2, alir.y, _LAMBANG, _LAMBANG))
        alir.y += _LAMBANG + mm(2)


def title(alir: Alir, judul: str, anak: str = "") -> None:
    """Put a centred title and, where given, a second line."""
    alir.paragraph(judul, JUDUL, centred=True)
    if anak:
        alir.paragraph(anak, ANAK_JUDUL, centred=True)


def particulars(alir: Alir, pairs: Sequence[tuple[str, str]], label_mm: float = 45) -> None:
    """Put lines ``label : value``, values hanging."""
    for name, value in pairs:
        lines = wrap(value or "-", KETERANGAN, alir.tata.lebar - mm(label_mm + 3))
        alir.need(mm(5) + (len(lines) - 1) * KETERANGAN.jarak)
        top = alir.y + mm(0.4)
        alir.kini.write(alir.tata.kiri, top, name, KETERANGAN)
        alir.kini.write(alir.tata.kiri + mm(label_mm), top, ":", KETERANGAN)
        for number, line in enumerate(lines):
            x = alir.tata.kiri + mm(label_mm + 3)
            alir.kini.write(x, top + number * KETERANGAN.jarak, line, KETERANGAN)
        alir.y += mm(5) + (len(lines) - 1) * KETERANGAN.jarak


def opening(alir: Alir, kop: Kop | None, judul: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Put what a list begins with: letterhead, title, lines ``label : value``."""
    letterhead(alir, kop)
    title(alir, judul)
    alir.space(mm(2))
    particulars(alir, pairs)
    alir.space(mm(2))


def titles(alir: Alir, lines: Sequence[str]) -> None:
    """Put the lines of an official title, all of one size, in the middle."""
    for line in lines:
        alir.paragraph(line, _JUDUL_BARIS, centred=True)


def office_and_span(alir: Alir, instansi: str, rentang: str) -> None:
    """Put the instansi at the left and the span of the period at the right, as above every official table."""
    g = KETERANGAN
    room = min(width(rentang, g), alir.tata.lebar * 0.66)
    right_lines = wrap(rentang, g, room + 1)
    left_lines = wrap(instansi, g, alir.tata.lebar - room - mm(6))
    top = alir.y
    for number, line in enumerate(left_lines):
        alir.kini.write(alir.tata.kiri, top + number * g.jarak, line, g)
    for number, line in enumerate(right_lines):
        alir.kini.flush_right(alir.tata.kanan, top + number * g.jarak, line, g)
    alir.y = top + max(len(left_lines), len(right_lines)) * g.jarak + mm(1.5)
