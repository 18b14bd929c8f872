"""What a file is, by its first bytes and its container; its extension is never asked."""

from __future__ import annotations

import re

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.zipparts import ZipParts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"II*\x00", "gambar"),
    (b"MM\x00*", "gambar"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "dokumen"),
    (b"Rar!", "arsip"),
    (b"7z\xbc\xaf\x27\x1c", "arsip"),
    (b"\x1f\x8b", "arsip"),
    (b"MIME-Version:", "laman-mht"),
    (b"MZ\x90", "tidak-dikenal"),
    (b"SQLite format 3", "basis-data"),
    (b"\x00\x01\x00\x00Standard Jet DB", "basis-data"),
    (b"\x00\x01\x00\x00Standard ACE DB", "basis-data"),
    (b"\x7fELF", "tidak-dikenal"),
    (b"\x09\x00\x04\x00", "excel-kuno"),
    (b"\x09\x02\x06\x00", "excel-kuno"),
    (b"\x09\x04\x06\x00", "excel-kuno"),
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|table|style|div|center|tr|td|h\d|p|br)[\s>/]", re.IGNORECASE
)
_TABLE = re.compile(r"<(?:table|tr|td)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def refuse_foreign(data: bytes) -> None:
    """Refuse what is certainly no table.

    Raises:
        FileError: empty, zeros only, picture, PDF, document, archive, program.
    """
    if not data:
        raise FileError("berkas.kosong")
    if not data.strip(b"\0"):
        raise FileError("berkas.nol")
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise FileError(f"berkas.{what}")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise FileError("berkas.gambar")
    if data.startswith(b"BM") and data[2:6] == len(data).to_bytes(4, "little"):
        raise FileError("berkas.gambar")
    if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"avif"}:
        raise FileError("berkas.gambar")
    if b"%PDF-" in data[:1024]:
        raise FileError("berkas.pdf")


def kind_of_zip(parts: ZipParts) -> str:
    """Return "ooxml", "xlsb" or "ods".

    Raises:
        FileError: a Word document, a presentation, a Numbers document, an archive of something else.
    """
    names = parts.names()
    if parts.has("mimetype"):
        mime = parts.read("mimetype", 4096)
        if b"opendocument.spreadsheet" in mime:
            return "ods"
        if b"opendocument.presentation" in mime:
            raise FileError("berkas.presentasi")
        if b"opendocument" in mime:
            raise FileError("berkas.dokumen")
    if parts.has("word/document.xml"):
        raise FileError("berkas.dokumen")
    if parts.has("ppt/presentation.xml"):
        raise FileError("berkas.presentasi")
    if parts.has("xl/workbook.bin"):
        return "xlsb"
    if any(name.rpartition("/")[2] == "workbook.xml" for name in names) or parts.has("[content_types].xml"):
        return "ooxml"
    if parts.has("content.xml"):
        return "ods"
    if any(name.endswith(".iwa") for name in names):
        raise FileError("berkas.numbers")
    raise FileError("berkas.arsip")


def kind_of_text(text: str) -> str:
    """Return "spreadsheetml", "html" or "csv" for a file that is text.

    Raises:
        FileError: an HTML page or XML file without a table.
    """
    head = text[:8192].lstrip("\ufeff \t\r\n")
    if (
        "urn:schemas-microsoft-com:office:spreadsheet" in head
        and "Workbook" in head
        and head.startswith("<?xml")
    ):
        return "spreadsheetml"
    if head.startswith("<") and _HTML.search(head):
        if _TABLE.search(text):
            return "html"
        raise FileError("berkas.tidak-dikenal")
    if head.startswith(("<?xml", "<Workbook")):
        if "<Workbook" in head or ":Workbook" in head:
            return "spreadsheetml"
        raise FileError("berkas.tidak-dikenal")
    return "csv"


def declared_charset(data: bytes) -> str | None:
    """Return the charset an HTML page names."""
    head = data[:4096]
    if b"<" not in head[:512]:
        return None
    found = _CHARSET.search(head)
    return found[1].decode("ascii", "ignore") if found else None
