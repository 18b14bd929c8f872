"""xlsx and xlsm from XML strings and zipfile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

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
    Xml,
    letters,
    serial,
    walk,
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class _Styles:
    """Number formats met while writing; index in ``cellXfs``."""

    def __init__(self) -> None:
        self.formats: list[str | int] = [0]

    def index(self, fmt: str | int | None) -> int:
        if fmt is None:
            return 0
        if fmt not in self.formats:
            self.formats.append(fmt)
        return self.formats.index(fmt)

    def xml(self, ns: str, p: str) -> str:
        own = [f for f in self.formats if isinstance(f, str)]
        ids = {f: 164 + n for n, f in enumerate(own)}
        fmts = "".join(f"<{p}numFmt numFmtId='{i}' formatCode={quoteattr(f)}/>" for f, i in ids.items())
        xfs = "".join(
            f"<{p}xf numFmtId='{f if isinstance(f, int) else ids[f]}' fontId='0' fillId='0' borderId='0' xfId='0'/>"
            for f in self.formats
        )
        return (
            f"<{p}styleSheet {ns}><{p}numFmts count='{len(own)}'>{fmts}</{p}numFmts><{p}fonts count='1'><{p}font/></{p}fonts>"
            f"<{p}fills count='1'><{p}fill><{p}patternFill patternType='none'/></{p}fill></{p}fills><{p}borders count='1'><{p}border/></{p}borders>"
            f"<{p}cellStyleXfs count='1'><{p}xf numFmtId='14'/></{p}cellStyleXfs>"
            f"<{p}cellXfs count='{len(self.formats)}'>{xfs}</{p}cellXfs><{p}cellStyles count='1'>"
            f"<{p}cellStyle name='Normal' xfId='0' builtinId='0'/></{p}cellStyles></{p}styleSheet>"
        )


class _Writer:
    def __init__(self, *, inline: bool, str_cells: bool, date1904: bool, prefix: str, with_r: bool) -> None:
        self.styles = _Styles()
        self.shared: dict[str, int] = {}
        self.inline = inline
        self.str_cells = str_cells
        self.date1904 = date1904
        self.p = f"{prefix}:" if prefix else ""
        self.with_r = with_r

    def cell(self, nomor: int, kolom: int, cell: Sel) -> str:
        r = f"{letters(kolom)}{nomor}"
        where = f' r="{r}"' if self.with_r else ""
        p = self.p
        match cell:
            case Xml():
                return cell.xml.replace("{r}", r)
            case Gaya():
                return f'<{p}c{where} s="{self.styles.index("0.000")}"/>'
            case Galat():
                return f'<{p}c{where} t="e"><{p}v>{cell.text}</{p}v></{p}c>'
            case Rumus():
                return self.formula(where, cell)
            case Kaya():
                return self.rich(where, cell)
            case TanggalIso():
                style = self.styles.index(cell.format)
                return f'<{p}c{where} s="{style}" t="d"><{p}v>{cell.text}</{p}v></{p}c>'
            case str():
                cara = "inline" if self.inline else "str" if self.str_cells else "shared"
                return self.text(where, Teks(cell, cara))  # type: ignore[arg-type]  # one of the three literals
            case Teks():
                return self.text(where, cell)
        return self.number(where, cell)

    def number(self, where: str, cell: Sel) -> str:
        p = self.p
        if isinstance(cell, bool):
            return f'<{p}c{where} t="b"><{p}v>{int(cell)}</{p}v></{p}c>'
        if isinstance(cell, date | datetime | time):
            fmt = 22 if isinstance(cell, datetime) else 14 if isinstance(cell, date) else 21
            cell = Tanggal(cell, fmt)
        if isinstance(cell, Tanggal):
            cell = Angka(repr(serial(cell.value, date1904=self.date1904)), cell.format)
        if not isinstance(cell, Angka):
            cell = Angka(repr(cell))
        style = self.styles.index(cell.format)
        mark = f' s="{style}"' if style else ""
        return f"<{p}c{where}{mark}><{p}v>{cell.literal}</{p}v></{p}c>"

    def formula(self, where: str, cell: Rumus) -> str:
        p = self.p
        f = f"<{p}f>{escape(cell.rumus)}</{p}f>"
        match cell.cache:
            case None:
                return f"<{p}c{where}>{f}</{p}c>"
            case bool():
                return f'<{p}c{where} t="b">{f}<{p}v>{int(cell.cache)}</{p}v></{p}c>'
            case Galat():
                return f'<{p}c{where} t="e">{f}<{p}v>{cell.cache.text}</{p}v></{p}c>'
            case str():
                return f'<{p}c{where} t="str">{f}<{p}v>{escape(cell.cache)}</{p}v></{p}c>'
        return f"<{p}c{where}>{f}<{p}v>{cell.cache}</{p}v></{p}c>"

    def text(self, where: str, cell: Teks) -> str:
        p = self.p
        style = self.styles.index(cell.format)
        mark = f' s="{style}"' if style else ""
        t = f'<{p}t xml:space="preserve">{escape(cell.text)}</{p}t>'
        if cell.cara == "inline":
            return f'<{p}c{where}{mark} t="inlineStr"><{p}is>{t}</{p}is></{p}c>'
        if cell.cara == "str":
            return f'<{p}c{where}{mark} t="str"><{p}v>{escape(cell.text)}</{p}v></{p}c>'
        return f'<{p}c{where}{mark} t="s"><{p}v>{self.share(t)}</{p}v></{p}c>'

    def rich(self, where: str, cell: Kaya) -> str:
        p = self.p
        runs = "".join(
            f'<{p}r><{p}rPr><{p}b/></{p}rPr><{p}t xml:space="preserve">{escape(b)}</{p}t></{p}r>'
            for b in cell.bagian
        )
        if cell.fonetik:
            runs += f'<{p}rPh sb="0" eb="1"><{p}t>{escape(cell.fonetik)}</{p}t></{p}rPh><{p}phoneticPr fontId="0"/>'
        if cell.inline:
            return f'<{p}c{where} t="inlineStr"><{p}is>{runs}</{p}is></{p}c>'
        return f'<{p}c{where} t="s"><{p}v>{self.share(runs)}</{p}v></{p}c>'

    def share(self, xml: str) -> int:
        return self.shared.setdefault(xml, len(self.shared))


def xlsx(
    sheets: Mapping[str, Rows],
    *,
    strict: bool = False,
    inline: bool = False,
    str_cells: bool = False,
    date1904: bool = False,
    dimension: str | None = None,
    merges: Sequence[str] = (),
    hidden: Sequence[str] = (),
    very_hidden: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    chart_sheets: Sequence[str] = (),
    backslash: bool = False,
    root_parts: bool = False,
    encoding: str = "utf-8",
    prefix: str = "",
    doctype: str = "",
    macro: bool = False,
    with_r: bool = True,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a workbook.

    Args:
        sheets: rows by sheet name, in order.
        strict: Strict Open XML namespaces instead of transitional.
        inline: texts as ``inlineStr`` cells instead of shared strings.
        str_cells: texts as ``t="str"`` (as SheetJS writes them).
        date1904: the 1904 date system.
        dimension: the text of the dimension tag, true or not; None leaves the tag out.
        merges: merged areas (``"A1:C1"``) of the first sheet; hidden_rows and hidden_columns likewise.
        hidden: names of hidden sheets; very_hidden of those only a macro shows.
        chart_sheets: names of chart sheets put behind the worksheets.
        backslash: zip entry names with ``\\``.
        root_parts: all parts in the root of the zip.
        encoding: of the XML parts, e.g. ``"utf-16"``.
        prefix: namespace prefix of all elements, e.g. ``"x"``.
        doctype: text put between the XML declaration and the root of every worksheet.
        macro: the content type of .xlsm.
        with_r: False leaves out the ``r`` attributes of rows and cells.
        extra: further zip entries by name.
    """
    w = _Writer(inline=inline, str_cells=str_cells, date1904=date1904, prefix=prefix, with_r=with_r)
    p, main, rel = w.p, _MAIN_STRICT if strict else _MAIN, _REL_STRICT if strict else _REL
    ns = f'xmlns{":" + prefix if prefix else ""}="{main}"'
    folder = "" if root_parts else "worksheets/"
    parts: dict[str, str] = {}
    entries, rels = [], []
    for n, name in enumerate([*sheets, *chart_sheets], start=1):
        state = ' state="hidden"' if name in hidden else ' state="veryHidden"' if name in very_hidden else ""
        entries.append(f'<{p}sheet name={quoteattr(name)} sheetId="{n}"{state} r:id="rId{n}"/>')
        if name in sheets:
            target, kind = f"{folder}sheet{n}.xml", "worksheet"
            first = n == 1
            parts[target] = doctype + _sheet_xml(
                w, ns, sheets[name], dimension, merges if first else (), hidden_rows if first else (),
                hidden_columns if first else (),
            )  # fmt: skip
        else:
            target, kind = ("" if root_parts else "chartsheets/") + f"sheet{n}.xml", "chartsheet"
            parts[target] = (
                f'<{p}chartsheet {ns}><{p}sheetViews><{p}sheetView workbookViewId="0"/></{p}sheetViews></{p}chartsheet>'
            )
        rels.append((f"rId{n}", kind, target))
    rels += [("rIdS", "styles", "styles.xml")]
    parts["styles.xml"] = w.styles.xml(ns, p)
    if w.shared:
        rels += [("rIdT", "sharedStrings", "sharedStrings.xml")]
        items = "".join(f"<{p}si>{xml}</{p}si>" for xml in w.shared)
        parts["sharedStrings.xml"] = f'<{p}sst {ns} count="1" uniqueCount="{len(w.shared)}">{items}</{p}sst>'
    date_mark = ' date1904="1"' if date1904 else ""
    parts["workbook.xml"] = (
        f'<{p}workbook {ns} xmlns:r="{rel}"><{p}workbookPr{date_mark}/><{p}sheets>{"".join(entries)}</{p}sheets></{p}workbook>'
    )
    return _package(parts, rels, rel, root_parts, encoding, macro, backslash, extra or {})


def _sheet_xml(
    w: _Writer,
    ns: str,
    rows: Rows,
    dimension: str | None,
    merges: Sequence[str],
    hidden_rows: Sequence[int],
    hidden_columns: Sequence[int],
) -> str:
    p = w.p
    body = []
    for nomor, cells in walk(rows):
        mark = f' r="{nomor}"' if w.with_r else ""
        mark += ' hidden="1"' if nomor in hidden_rows else ""
        body.append(f"<{p}row{mark}>{''.join(w.cell(nomor, k, c) for k, c in cells)}</{p}row>")
    tag = f'<{p}dimension ref="{dimension}"/>' if dimension else ""
    cols = "".join(f'<{p}col min="{k}" max="{k}" width="9" hidden="1"/>' for k in hidden_columns)
    cols = f"<{p}cols>{cols}</{p}cols>" if cols else ""
    areas = "".join(f'<{p}mergeCell ref="{m}"/>' for m in merges)
    areas = f'<{p}mergeCells count="{len(merges)}">{areas}</{p}mergeCells>' if areas else ""
    return f"<{p}worksheet {ns}>{tag}{cols}<{p}sheetData>{''.join(body)}</{p}sheetData>{areas}</{p}worksheet>"


def _package(
    parts: Mapping[str, str],
    rels: Sequence[tuple[str, str, str]],
    rel: str,
    root_parts: bool,
    encoding: str,
    macro: bool,
    backslash: bool,
    extra: Mapping[str, bytes],
) -> bytes:
    base = "" if root_parts else "xl/"
    kind = (
        "application/vnd.ms-excel.sheet.macroEnabled"
        if macro
        else "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    other = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    named = {"styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    extras = "".join(
        f'<Override PartName="/{base}{name}" ContentType="{other}{what}+xml"/>'
        for name, what in named.items()
        if name in parts
    )
    overrides = extras + "".join(
        f'<Override PartName="/{base}{name}" ContentType="{sheet_type}"/>'
        for name in parts
        if name.rpartition("/")[2].startswith("sheet")
    )
    files: dict[str, bytes] = {
        "[Content_Types].xml": _xml(
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{base}workbook.xml" ContentType="{kind}.main+xml"/>'
            f"{overrides}</Types>",
            "utf-8",
        ),
        "_rels/.rels": _xml(
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="{base}workbook.xml"/></Relationships>',
            "utf-8",
        ),
    }
    links = "".join(f'<Relationship Id="{i}" Type="{rel}/{k}" Target="{t}"/>' for i, k, t in rels)
    files[f"{base}_rels/workbook.xml.rels"] = _xml(
        f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>', "utf-8"
    )
    files.update({base + name: _xml(text, encoding) for name, text in parts.items()})
    if macro:
        files["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 no macro"
    files.update(extra)
    return zip_bytes({(n.replace("/", "\\") if backslash else n): d for n, d in files.items()})


def _xml(text: str, encoding: str) -> bytes:
    return f'<?xml version="1.0" encoding="{encoding.upper()}" standalone="yes"?>\n{text}'.encode(encoding)


def zip_bytes(files: Mapping[str, bytes], *, deflate: bool = True) -> bytes:
    """Return a zip with these entries, in this order, dated 1980."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo("x")
            info.filename = name  # past the constructor: it would turn a backslash round on Windows
            info.compress_type = archive.compression
            archive.writestr(info, data)
    return buffer.getvalue()


def encrypt(data: bytes, sandi: str) -> bytes:
    """Return the workbook ``data`` (a zip) encrypted with a password, as Excel does it (agile)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = io.BytesIO(data)
    if len(data) < 6000:  # msoffcrypto writes packages below a few sectors that nobody can read again
        with zipfile.ZipFile(plain, "a", zipfile.ZIP_STORED) as archive:
            archive.writestr("docProps/pad.bin", b"\0" * 6000)
    out = io.BytesIO()
    OOXMLFile(plain).encrypt(sandi, out)
    return out.getvalue()
