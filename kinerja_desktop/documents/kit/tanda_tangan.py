"""Signature blocks, side by side, never split, with room for cap and wet signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kinerja_desktop.documents.kit import label
from kinerja_desktop.documents.kit.geometri import mm
from kinerja_desktop.documents.kit.halaman import Halaman
from kinerja_desktop.documents.kit.huruf import TEBAL, Gaya, gaya, wrap
from kinerja_desktop.documents.lembar import TandaTangan

RUANG_CAP = mm(22)
"""Between capacity and name: the cap of an office has 18 mm or more."""
_NOMOR = mm(6)

BIASA = gaya(9.5, 4)
NAMA = gaya(9.5, 4, TEBAL)


@dataclass(frozen=True, slots=True)
class Kolom:
    """One signature in its place: left edge and width in points, number before it ('' none), capacity word.

    ``turun``: so many lines stay empty above it, to stand level with a dated one beside it.
    """

    ttd: TandaTangan
    x: float
    lebar: float
    nomor: str = ""
    sebagai: str = ""
    bertanggal: bool = True
    turun: int = 0

    @property
    def indent(self) -> float:
        """How far the texts stand right of the number."""
        return _NOMOR if self.nomor else 0

    def dated_lines(self) -> list[str]:
        """Return the lines of place and day; none of who signs without them."""
        if not self.bertanggal:
            return []
        said = self.ttd.tempat_tanggal or label.words("ttd")["tanggal_kosong"]
        return _wrapped([said], BIASA, self.lebar - self.indent)

    def top_lines(self) -> list[str]:
        """Return the lines above the room for the signature."""
        texts = [text for text in (self.sebagai, *self.ttd.jabatan) if text]
        said = _wrapped(texts, BIASA, self.lebar - self.indent)
        return [*[""] * self.turun, *self.dated_lines(), *said]

    def name_lines(self) -> list[str]:
        """Return the lines of the name."""
        name = self.ttd.nama or label.words("ttd")["nama_kosong"]
        return _wrapped([name], NAMA, self.lebar - self.indent)

    def end_lines(self) -> list[str]:
        """Return the lines below the name."""
        return _wrapped([t for t in (self.ttd.pangkat, self.ttd.nomor) if t], BIASA, self.lebar - self.indent)


def _wrapped(texts: Sequence[str], g: Gaya, room: float) -> list[str]:
    return [line for text in texts for line in wrap(text, g, room)]


def level(kolom: Sequence[Kolom]) -> list[Kolom]:
    """Return signatures with their capacities at one height, below the longest place and day."""
    most = max(len(k.dated_lines()) for k in kolom)
    return [replace(k, turun=most - len(k.dated_lines())) for k in kolom]


def pair(
    left: TandaTangan, right: TandaTangan, kiri: float, kanan: float, sebagai: tuple[str, str], lebar: float
) -> list[Kolom]:
    """Return the pair below an SKP: place and date stand at the right only, both capacities at one height."""
    signed = Kolom(left, kiri, lebar, sebagai=sebagai[0], bertanggal=False)
    return level([signed, Kolom(right, kanan - lebar, lebar, sebagai=sebagai[1])])


def height(kolom: Sequence[Kolom]) -> float:
    """Return the height of the signatures in points."""
    top = max(len(k.top_lines()) for k in kolom)
    end = max(len(k.name_lines()) + len(k.end_lines()) for k in kolom)
    return (top + end) * BIASA.jarak + RUANG_CAP


def draw(page: Halaman, top: float, kolom: Sequence[Kolom]) -> None:
    """Draw the signatures; all names stand at one height."""
    names = top + max(len(k.top_lines()) for k in kolom) * BIASA.jarak + RUANG_CAP
    for k in kolom:
        x = k.x + k.indent
        page.write(k.x, top, k.nomor, BIASA)
        for number, line in enumerate(k.top_lines()):
            page.write(x, top + number * BIASA.jarak, line, BIASA)
        y = names
        for line in k.name_lines():
            page.write(x, y, line, NAMA)
            y += NAMA.jarak
        for line in k.end_lines():
            page.write(x, y, line, BIASA)
            y += BIASA.jarak
