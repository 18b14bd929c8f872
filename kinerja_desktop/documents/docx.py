"""Documents that go on being written elsewhere: a small WordprocessingML of paragraphs, tables, a logo (ECMA-376, transitional).

Fixed parts only: one style, one page size, no numbering, no fields; what Word 2010, WPS and LibreOffice read alike.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kinerja_desktop.documents.kit import gambar
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
_LOGO: Final = 20
"""Side of the square a picture stands in, in mm."""
_EMU: Final = 36_000
"""English metric units in a mm."""
_RUANG_LOGO: Final = 23
"""How far the texts beside a picture stand from either edge, in mm: they stay in the middle of the page."""
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES: Final = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture"'
)


class Letak(StrEnum):
    """How a paragraph lies."""

    KIRI = "left"
    TENGAH = "center"
    PENUH = "both"


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph; ``masuk`` and ``bawah`` in mm: how far it stands in, how much room is below. Behind a tab it hangs.

    ``lekat``: on the page of the next one; ``garis``: with the double line of a letterhead below it; ``gambar``: with
    a picture at the left edge, beside this and the next ones; ``sela``: between a picture and as much room at the right.
    """

    teks: str
    tebal: bool = False
    letak: Letak = Letak.KIRI
    masuk: float = 0
    bawah: float = 0
    halaman_baru: bool = False
    lekat: bool = False
    garis: bool = False
    gambar: bytes = b""
    sela: bool = False


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
        FileError: the target cannot be written (an old file there is as it was), ``cetak.gambar-rusak``.
    """
    pictures = _pictures(blocks)
    with berkas.writing(target) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS),
            ("word/document.xml", _document(blocks, kertas, pictures)),
            *((("word/_rels/document.xml.rels", _links(pictures)),) if pictures else ()),
            *((f"word/media/{one.nama}.png", one.png) for one in pictures.values()),
        ):
            packed.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class _Gambar:
    """A picture in the package: its name there, its bytes, how wide and high it is drawn (in `_EMU`)."""

    nama: str
    png: bytes
    ukuran: tuple[int, int]


def _pictures(blocks: Sequence[Blok]) -> Mapping[bytes, _Gambar]:
    """Return the pictures by their bytes, each once however many letters carry it."""
    found: dict[bytes, _Gambar] = {}
    for one in blocks:
        if isinstance(one, Paragraf) and one.gambar and one.gambar not in found:
            image = gambar.opened(one.gambar)
            scale = _LOGO * _EMU / max(image.size)
            size = (round(image.width * scale), round(image.height * scale))
            found[one.gambar] = _Gambar(f"gambar{len(found) + 1}", gambar.as_png(image), size)
    return found


def _links(pictures: Mapping[bytes, _Gambar]) -> str:
    links = "".join(
        f'<Relationship Id="{one.nama}" Type="{_R}/image" Target="media/{one.nama}.png"/>'
        for one in pictures.values()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def _document(blocks: Sequence[Blok], kertas: Kertas, pictures: Mapping[bytes, _Gambar]) -> str:
    width, height = (_twips(side) for side in _UKURAN[kertas])
    edge = _twips(_TEPI)
    room = width - 2 * edge
    body = "".join(
        _paragraph(one, number, pictures) if isinstance(one, Paragraf) else _table(one, room)
        for number, one in enumerate(blocks, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_NAMES}><w:body>{body}'
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{edge}" w:right="{edge}" w:bottom="{edge}" '
        f'w:left="{edge}" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _twips(mm: float) -> int:
    return round(mm * _TWIP)


def _paragraph(one: Paragraf, number: int, pictures: Mapping[bytes, _Gambar]) -> str:
    keep = "<w:keepNext/>" if one.lekat else ""
    fresh = "<w:pageBreakBefore/>" if one.halaman_baru else ""
    line = '<w:bottom w:val="thinThickSmallGap" w:sz="12" w:space="3" w:color="000000"/>'
    border = f"<w:pBdr>{line}</w:pBdr>" if one.garis else ""
    stop = f'<w:tabs><w:tab w:val="left" w:pos="{_twips(_TAB)}"/></w:tabs>'
    tabs = stop if "\t" in one.teks else ""
    picture = _picture(pictures[one.gambar], number) if one.gambar else ""
    return (
        f'<w:p><w:pPr>{keep}{fresh}{border}{tabs}<w:spacing w:before="0" w:after="{_twips(one.bawah)}"/>'
        f"{_indent(one)}<w:jc w:val={quoteattr(one.letak.value)}/></w:pPr>"
        f"{picture}{_runs(one.teks, tebal=one.tebal)}</w:p>"
    )


def _indent(one: Paragraf) -> str:
    if "\t" in one.teks:
        return f'<w:ind w:left="{_twips(one.masuk + _GANTUNG)}" w:hanging="{_twips(_GANTUNG)}"/>'
    if one.sela:
        return f'<w:ind w:left="{_twips(_RUANG_LOGO)}" w:right="{_twips(_RUANG_LOGO)}"/>'
    return f'<w:ind w:left="{_twips(one.masuk)}"/>'


def _picture(one: _Gambar, number: int) -> str:
    """Return a picture that stands at the left margin, its top at the paragraph's, and moves no text."""
    wide, high = one.ukuran
    size = f'cx="{wide}" cy="{high}"'
    across = (_LOGO * _EMU - wide) // 2
    down = (_LOGO * _EMU - high) // 2
    shown = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{one.nama}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{one.nama}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{across}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{number}" name="{one.nama}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_DRAWING}/picture">{shown}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
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
