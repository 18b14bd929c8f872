"""What calls itself Excel and is text: csv, HTML tables, SpreadsheetML 2003."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape
from xml.sax.saxutils import quoteattr

from tests.mentah.sel import Angka, Galat, Gaya, Rows, Rumus, Sel, Tanggal, area, walk

_BOMS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def csv_bytes(
    rows: Sequence[Sequence[object]],
    sep: str = ",",
    encoding: str = "utf-8",
    bom: bool = False,
    *,
    quote_all: bool = False,
    newline: str = "\r\n",
) -> bytes:
    """Return delimited text; a cell that starts with ``="`` is written bare, as some exports do."""
    lines = []
    for row in rows:
        cells = []
        for value in row:
            text = "" if value is None else str(value)
            risky = any(c in text for c in (sep, '"', "\n", "\r"))
            if (risky or quote_all) and not text.startswith('="'):
                text = '"' + text.replace('"', '""') + '"'
            cells.append(text)
        lines.append(sep.join(cells) + newline)
    return (_BOMS[encoding] if bom else b"") + "".join(lines).encode(encoding)


def html_table(
    rows: Rows,
    *,
    merges: Sequence[str] = (),
    charset: str = "utf-8",
    meta: bool = True,
    head: str = "<html><head>",
    closed: bool = True,
) -> bytes:
    """Return an HTML page with one table, as PHP applications save it under the name .xls.

    Args:
        rows: values are written with `str`.
        merges: areas written as colspan and rowspan; leave the covered cells None.
        charset: encoding of the bytes.
        meta: whether a meta element names the charset.
        head: what the page starts with.
        closed: False leaves out ``</td>`` and ``</tr>``.
    """
    starts = {(r1, c1): (r2 - r1 + 1, c2 - c1 + 1) for r1, c1, r2, c2 in map(area, merges)}
    covered = {
        (r, c)
        for r1, c1, r2, c2 in map(area, merges)
        for r in range(r1, r2 + 1)
        for c in range(c1, c2 + 1)
        if (r, c) not in starts
    }
    body = ""
    for nomor, cells in walk(rows):
        values = dict(cells)
        body += "<tr>"
        for kolom in range(1, max(values, default=0) + 1):
            if (nomor, kolom) in covered:
                continue
            high, wide = starts.get((nomor, kolom), (1, 1))
            span = f" rowspan={high} colspan='{wide}'" if high * wide > 1 else ""
            tag = "th" if nomor == 1 else "td"
            value = values.get(kolom)
            text = "" if value is None else escape(str(value)).replace("\n", "<br>")
            body += f"<{tag}{span}>{text}" + (f"</{tag}>" if closed else "")
        body += "</tr>\n" if closed else "\n"
    mark = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if meta else ""
    page = f"{head}{mark}<title>x</title><style>td {{mso-number-format:'\\@'}}</style></head><body><table border=1>{body}</table></body></html>"
    return page.encode(charset)


def spreadsheetml(
    sheets: Mapping[str, Rows],
    *,
    merges: Sequence[str] = (),
    hidden: Sequence[str] = (),
    encoding: str = "utf-8",
    doctype: str = "",
) -> bytes:
    """Return SpreadsheetML 2003 ("XML Spreadsheet"); merges belong to the first sheet."""
    out = ""
    for n, (name, rows) in enumerate(sheets.items()):
        starts = {(r1, c1): (r2 - r1, c2 - c1) for r1, c1, r2, c2 in map(area, merges)} if n == 0 else {}
        body, expected = "", 1
        for nomor, cells in walk(rows):
            mark = f' ss:Index="{nomor}"' if nomor != expected else ""
            expected = nomor + 1
            body += f"<Row{mark}>"
            at = 1
            for kolom, cell in cells:
                attrs = f' ss:Index="{kolom}"' if kolom != at else ""
                at = kolom + 1
                down, across = starts.get((nomor, kolom), (0, 0))
                attrs += f' ss:MergeAcross="{across}"' if across else ""
                attrs += f' ss:MergeDown="{down}"' if down else ""
                at += across
                body += _xml_cell(cell, attrs)
            body += "</Row>"
        hide = "<x:Visible>SheetHidden</x:Visible>" if name in hidden else ""
        options = f"<x:WorksheetOptions>{hide}</x:WorksheetOptions>"
        out += f"<Worksheet ss:Name={quoteattr(name)}><Table>{body}</Table>{options}</Worksheet>"
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n{doctype}'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{out}</Workbook>'
    )
    return text.encode(encoding)


def _xml_cell(cell: Sel, attrs: str) -> str:
    if isinstance(cell, Rumus):
        attrs += f" ss:Formula={quoteattr('=' + cell.rumus)}"
        if cell.cache is None:
            return f"<Cell{attrs}/>"
        cell = cell.cache
    if isinstance(cell, Tanggal):
        cell = cell.value
    match cell:
        case Gaya():
            return f'<Cell{attrs} ss:StyleID="s1"/>'
        case bool():
            kind, text = "Boolean", str(int(cell))
        case datetime():
            kind, text = "DateTime", cell.strftime("%Y-%m-%dT%H:%M:%S.000")
        case date():
            kind, text = "DateTime", cell.strftime("%Y-%m-%dT00:00:00.000")
        case Galat():
            kind, text = "Error", cell.text
        case int() | float():
            kind, text = "Number", repr(cell)
        case Angka():
            kind, text = "Number", str(cell.literal)
        case _:
            kind, text = "String", escape(str(cell)).replace("\n", "&#10;")
    return f'<Cell{attrs}><Data ss:Type="{kind}">{text}</Data></Cell>'
