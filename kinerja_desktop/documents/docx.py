"""Documents that go on being written elsewhere: a small WordprocessingML of paragraphs and tables (ECMA-376, transitional).

Fixed parts only: one style, one page size, no numbering, no fields; what Word 2010, WPS and LibreOffice read alike.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kinerja_desktop.documents.kit.geometri import Kertas
from kinerja_desktop.documents.kit.huruf import clean
from kinerja_desktop.foundation import berkas

_TWIP: Final = 1440 / 25.4
"""Twentieths of a point in a mm."""
_UKURAN: Final = {Kertas.A4: (210, 297), Kertas.F4: (215, 330)}
_TEPI: Final = 20
_TAB: Final = 20
"""Where a tab leads, in mm from the left margin."""
_GANTUNG: Final = 22
"""Where the further lines of a paragraph with a tab begin: below what stands behind the colon."""
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


class Letak(StrEnum):
    """How a paragraph lies."""

    KIRI = "left"
    TENGAH = "center"
    PENUH = "both"


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph; ``masuk`` and ``bawah`` in mm: how far it stands in, how much room is below. Behind a tab it hangs.

    ``lekat``: on the page of the next one; ``garis``: with the double line of a letterhead below it.
    """

    teks: str
    tebal: bool = False
    letak: Letak = Letak.KIRI
    masuk: float = 0
    bawah: float = 0
    halaman_baru: bool = False
    lekat: bool = False
    garis: bool = False


@dataclass(frozen=True, slots=True)
class TabelDocx:
    """A table with a head that is repeated, as wide as the text; ``lebar``: how wide its columns are to each other."""

    kepala: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    lebar: tuple[float, ...]


Blok = Paragraf | TabelDocx


def write(target: Path, blocks: Sequence[Blok], kertas: Kertas) -> None:
    """Write a document, whole or not at all; the same blocks give the same bytes.

    Raises:
        FileError: the target cannot be written; an old file there is as it was.
    """
    with berkas.writing(target) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS),
            ("word/document.xml", _document(blocks, kertas)),
        ):
            packed.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def _document(blocks: Sequence[Blok], kertas: Kertas) -> str:
    width, height = (_twips(side) for side in _UKURAN[kertas])
    edge = _twips(_TEPI)
    room = width - 2 * edge
    body = "".join(_paragraph(one) if isinstance(one, Paragraf) else _table(one, room) for one in blocks)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}"><w:body>{body}'
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{edge}" w:right="{edge}" w:bottom="{edge}" '
        f'w:left="{edge}" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _twips(mm: float) -> int:
    return round(mm * _TWIP)


def _paragraph(one: Paragraf) -> str:
    keep = "<w:keepNext/>" if one.lekat else ""
    fresh = "<w:pageBreakBefore/>" if one.halaman_baru else ""
    line = '<w:bottom w:val="thinThickSmallGap" w:sz="12" w:space="3" w:color="000000"/>'
    border = f"<w:pBdr>{line}</w:pBdr>" if one.garis else ""
    stop = f'<w:tabs><w:tab w:val="left" w:pos="{_twips(_TAB)}"/></w:tabs>'
    is_hanging = "\t" in one.teks
    tabs = stop if is_hanging else ""
    hanging = f' w:hanging="{_twips(_GANTUNG)}"' if is_hanging else ""
    left = one.masuk + (_GANTUNG if is_hanging else 0)
    return (
        f'<w:p><w:pPr>{keep}{fresh}{border}{tabs}<w:spacing w:before="0" w:after="{_twips(one.bawah)}"/>'
        f'<w:ind w:left="{_twips(left)}"{hanging}/><w:jc w:val={quoteattr(one.letak.value)}/></w:pPr>'
        f"{_runs(one.teks, tebal=one.tebal)}</w:p>"
    )


def _runs(text: str, *, tebal: bool = False) -> str:
    """Return the text: a line break for every new line, a tab for every tab."""
    bold = "<w:b/>" if tebal else ""
    style = f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>{bold}<w:sz w:val="20"/></w:rPr>'
    lines = []
    for line in text.split("\n"):
        parts = (f'<w:t xml:space="preserve">{escape(clean(part))}</w:t>' for part in line.split("\t"))
        lines.append("<w:tab/>".join(parts))
    return f"<w:r>{style}{'<w:br/>'.join(lines)}</w:r>"


def _table(one: TabelDocx, room: int) -> str:
    widths = [round(room * width / sum(one.lebar)) for width in one.lebar]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(one.kepala, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", tebal=True)
    rows = "".join(_row(row, widths, "<w:trPr><w:cantSplit/></w:trPr>") for row in one.baris)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="108" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
    )


def _row(texts: Sequence[str], widths: Sequence[int], properties: str, *, tebal: bool = False) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{_runs(text or "-", tebal=tebal)}</w:p></w:tc>'
        for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"
