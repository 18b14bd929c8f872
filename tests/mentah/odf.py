"""OpenDocument spreadsheets (.ods) from XML strings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from tests.mentah.ooxml import zip_bytes
from tests.mentah.sel import (
    Angka,
    Galat,
    Gaya,
    Kaya,
    Rows,
    Rumus,
    Sel,
    Tanggal,
    TanggalIso,
    Teks,
    Ulang,
    Xml,
    area,
    walk,
)

_NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def _cell(cell: Sel, attrs: str) -> str:
    match cell:
        case Xml():
            return cell.xml
        case Gaya():
            return f'<table:table-cell{attrs} table:style-name="ce1"/>'
        case Ulang():
            return _cell(cell.isi, f'{attrs} table:number-columns-repeated="{cell.kali}"')
        case None:
            return f"<table:table-cell{attrs}/>"
        case Galat():
            formula = "" if "table:formula" in attrs else ' table:formula="of:=NA()"'
            mark = formula + ' office:value-type="string" office:string-value="" calcext:value-type="error"'
            return f"<table:table-cell{attrs}{mark}><text:p>{cell.text}</text:p></table:table-cell>"
        case Rumus():
            mark = f" table:formula={quoteattr('of:=' + cell.rumus)}"
            return (
                f"<table:table-cell{attrs}{mark}/>" if cell.cache is None else _cell(cell.cache, attrs + mark)
            )
        case Kaya():
            runs = "".join(f"<text:span>{escape(b)}</text:span>" for b in cell.bagian)
            return f'<table:table-cell{attrs} office:value-type="string"><text:p>{runs}</text:p></table:table-cell>'
    return _value(cell, attrs)


def _value(cell: Sel, attrs: str) -> str:
    if isinstance(cell, Tanggal):
        cell = cell.value
    if isinstance(cell, str | Teks):
        text = cell if isinstance(cell, str) else cell.text
        body = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
        return f'<table:table-cell{attrs} office:value-type="string">{body}</table:table-cell>'
    if isinstance(cell, bool):
        mark, shown = f'boolean" office:boolean-value="{str(cell).lower()}', str(cell).upper()
    elif isinstance(cell, time):
        mark, shown = f'time" office:time-value="{cell:PT%HH%MM%SS}', str(cell)
    elif isinstance(cell, date | datetime):
        mark, shown = f'date" office:date-value="{cell.isoformat()}', str(cell)
    elif isinstance(cell, TanggalIso):
        mark, shown = f'date" office:date-value="{cell.text}', cell.text
    else:
        literal = cell.literal if isinstance(cell, Angka) else cell
        mark, shown = f'float" office:value="{literal}', str(literal)
    return f'<table:table-cell{attrs} office:value-type="{mark}"><text:p>{shown}</text:p></table:table-cell>'


def ods(
    sheets: Mapping[str, Rows],
    *,
    merges: Sequence[str] = (),
    hidden: Sequence[str] = (),
    tail: str = "",
    row_repeats: Mapping[int, int] | None = None,
    doctype: str = "",
    encrypted: bool = False,
) -> bytes:
    """Return an OpenDocument spreadsheet.

    Args:
        sheets: rows by sheet name.
        merges: merged areas of the first sheet.
        hidden: names of hidden sheets.
        tail: raw XML behind the last row of every table (e.g. the million empty rows LibreOffice writes).
        row_repeats: row number to ``number-rows-repeated``.
        doctype: text between the XML declaration and the root.
        encrypted: only the manifest says that the content is encrypted.
    """
    tables = []
    for n, (name, rows) in enumerate(sheets.items()):
        style = ' table:style-name="taH"' if name in hidden else ' table:style-name="ta1"'
        body = _rows(rows, merges if n == 0 else (), row_repeats or {})
        tables.append(
            f"<table:table table:name={quoteattr(name)}{style}><table:table-column/>{body}{tail}</table:table>"
        )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<office:document-content {_NS} office:version="1.2"><office:automatic-styles>'
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="taH" style:family="table"><style:table-properties table:display="false"/></style:style>'
        f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    secret = '<manifest:encryption-data manifest:checksum-type="SHA1/1K"/>' if encrypted else ""
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{secret}</manifest:file-entry></manifest:manifest>'
    )
    body_bytes = b"\x17\x99 not xml" if encrypted else content.encode()
    return zip_bytes(
        {"mimetype": _MIME.encode(), "content.xml": body_bytes, "META-INF/manifest.xml": manifest.encode()}
    )


def _rows(rows: Rows, merges: Sequence[str], repeats: Mapping[int, int]) -> str:
    starts = {(r1, c1): (r2 - r1 + 1, c2 - c1 + 1) for r1, c1, r2, c2 in map(area, merges)}
    out, expected = [], 1
    for nomor, cells in walk(rows):
        if nomor > expected:
            out.append(
                f'<table:table-row table:number-rows-repeated="{nomor - expected}"><table:table-cell/></table:table-row>'
            )
        expected = nomor + repeats.get(nomor, 1)
        row, at = "", 1
        for kolom, cell in cells:
            if kolom > at:
                row += f'<table:table-cell table:number-columns-repeated="{kolom - at}"/>'
            high, wide = starts.get((nomor, kolom), (1, 1))
            span = (
                f' table:number-rows-spanned="{high}" table:number-columns-spanned="{wide}"'
                if high * wide > 1
                else ""
            )
            row += _cell(cell, span)
            at = kolom + (cell.kali if isinstance(cell, Ulang) else 1)
        mark = f' table:number-rows-repeated="{repeats[nomor]}"' if nomor in repeats else ""
        out.append(f"<table:table-row{mark}>{row or '<table:table-cell/>'}</table:table-row>")
    return "".join(out)
