"""What a file is by its first bytes and parts: every mark, alone and without help of another one."""

from __future__ import annotations

import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.kinds import declared_charset, kind_of_text, kind_of_zip, refuse_foreign
from kinerja_desktop.workbooks.zipparts import ZipParts
from tests.mentah import zip_bytes

REST = b" isi lain " * 20
BITMAP = b"BM" + (66).to_bytes(4, "little") + bytes(60)
FOREIGN = {
    b"": "kosong", bytes(9): "nol", b"\x89PNG" + REST: "gambar", b"\xff\xd8\xff" + REST: "gambar", b"GIF8" + REST: "gambar",
    b"II*\x00" + REST: "gambar", b"MM\x00*" + REST: "gambar", b"RIFF\0\0\0\0WEBP" + REST: "gambar", BITMAP: "gambar",
    b"\0\0\0\x18ftypheic" + REST: "gambar", b"\0\0\0\x18ftypheix" + REST: "gambar", b"\0\0\0\x18ftypmif1" + REST: "gambar",
    b"\0\0\0\x18ftypavif" + REST: "gambar", b"%PDF" + REST: "pdf", b"x" * 1019 + b"%PDF-" + REST: "pdf", b"{\\rtf" + REST: "dokumen",
    b"Rar!" + REST: "arsip", b"7z\xbc\xaf\x27\x1c" + REST: "arsip", b"\x1f\x8b" + REST: "arsip", b"MIME-Version:" + REST: "laman-mht",
    b"MZ\x90" + REST: "tidak-dikenal", b"\x7fELF" + REST: "tidak-dikenal", b"SQLite format 3" + REST: "basis-data",
    b"\x00\x01\x00\x00Standard Jet DB" + REST: "basis-data", b"\x00\x01\x00\x00Standard ACE DB" + REST: "basis-data",
    b"\x09\x00\x04\x00" + REST: "excel-kuno", b"\x09\x02\x06\x00" + REST: "excel-kuno", b"\x09\x04\x06\x00" + REST: "excel-kuno",
}  # fmt: skip


@pytest.mark.parametrize(("data", "code"), FOREIGN.items(), ids=[repr(data[:16]) for data in FOREIGN])
def test_what_is_certainly_no_table(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as caught:
        refuse_foreign(data)
    assert caught.value.code == f"berkas.{code}"


@pytest.mark.parametrize(
    "data",
    [
        b"nip,nama", b"RIFF\0\0\0\0WAVE", b"xIFF\0\0\0\0WEBP", BITMAP + b"x", b"BMKG,nama", b"\0\0\0\x18ftypqt  ", b"\0\0\0\x18mdatheic",
        b"x" * 1020 + b"%PDF-", b"\0\0\0x",
    ],
    ids=repr,
)  # fmt: skip
def test_what_only_begins_alike_may_be_a_table(data: bytes) -> None:
    refuse_foreign(data)


MIME = b"application/vnd.oasis.opendocument."
PARTS = {
    "mime of sheets": ({"mimetype": MIME + b"spreadsheet"}, "ods"),
    "sheets without mime": ({"content.xml": b""}, "ods"),
    "another mime": ({"mimetype": b"application/zip", "content.xml": b""}, "ods"),
    "binary book": ({"[Content_Types].xml": b"", "xl/workbook.bin": b""}, "xlsb"),
    "book without list": ({"xl/workbook.xml": b""}, "ooxml"),
    "book at the root": ({"workbook.xml": b""}, "ooxml"),
    "list without book": ({"[Content_Types].xml": b""}, "ooxml"),
}
REFUSED_PARTS = {
    "mime of slides": ({"mimetype": MIME + b"presentation", "content.xml": b""}, "presentasi"),
    "mime of texts": ({"mimetype": MIME + b"text", "content.xml": b""}, "dokumen"),
    "Word": ({"[Content_Types].xml": b"", "word/document.xml": b""}, "dokumen"),
    "PowerPoint": ({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}, "presentasi"),
    "Numbers": ({"Index/Document.iwa": b""}, "numbers"),
    "anything": ({"myworkbook.xml": b"", "a.iwax": b""}, "arsip"),
}


@pytest.mark.parametrize(("parts", "kind"), PARTS.values(), ids=PARTS)
def test_kinds_of_zip(parts: dict[str, bytes], kind: str) -> None:
    assert kind_of_zip(ZipParts(zip_bytes(parts))) == kind


@pytest.mark.parametrize(("parts", "code"), REFUSED_PARTS.values(), ids=REFUSED_PARTS)
def test_zips_that_are_no_workbook(parts: dict[str, bytes], code: str) -> None:
    with pytest.raises(FileError) as caught:
        kind_of_zip(ZipParts(zip_bytes(parts)))
    assert caught.value.code == f"berkas.{code}"


EXCEL_2003 = '<x:Workbook xmlns:x="urn:schemas-microsoft-com:office:spreadsheet">'
TEXTS = {
    '<?xml version="1.0"?>' + EXCEL_2003: "spreadsheetml",
    "<Workbook>": "spreadsheetml",
    "<?xml version='1.0'?><Workbook>": "spreadsheetml",
    "<?xml version='1.0'?><ss:Workbook>": "spreadsheetml",
    "\ufeff \t\r\n<table><tr><td>a</td></tr></table>": "html",
    "<!doctype html><p>judul</p><table >": "html",
    **{f"<{tag}><TR><td>a": "html" for tag in ("html", "head", "body", "meta", "style", "div", "center", "h2", "p", "br")},
    "<tr><b>": "html",
    "<td>": "html",
    "nip;nama <table>": "csv",
    "<3 pegawai": "csv",
    "": "csv",
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), TEXTS.items())
def test_kinds_of_text(text: str, kind: str) -> None:
    assert kind_of_text(text) == kind


@pytest.mark.parametrize(
    "text", ["<html><p>Sesi berakhir</p></html>", "<?xml version='1.0'?><data/>", "<p><tableau>"]
)
def test_pages_and_documents_without_a_table(text: str) -> None:
    with pytest.raises(FileError) as caught:
        kind_of_text(text)
    assert caught.value.code == "berkas.tidak-dikenal"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b"<meta charset=iso-8859-2>", "iso-8859-2"),
        (b"<meta content='text/html; charset = \"utf-16\"'>", "utf-16"),
        (b"<META CHARSET=windows-1252>", "windows-1252"),
        (b"charset=utf-8", None),
        (b" " * 511 + b"<meta charset=utf-8>", "utf-8"),
        (b" " * 512 + b"<meta charset=utf-8>", None),
        (b"<p>" + b" " * 4076 + b"charset=utf-16 ", "utf-16"),
        (b"<p>" + b" " * 4094 + b"charset=utf-16 ", None),
        (b"<p>", None),
    ],
)  # fmt: skip
def test_the_charset_a_page_names(data: bytes, charset: str | None) -> None:
    assert declared_charset(data) == charset
