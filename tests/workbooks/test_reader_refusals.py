"""What cannot be read says why, in one sentence of its own; what is hostile stays bounded."""

from __future__ import annotations

import io
import os
import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks import limits, native
from kinerja_desktop.workbooks.biffscan import scan_xls
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.zipparts import ZipParts
from tests.mentah import (
    Sel,
    Ulang,
    Xml,
    csv_bytes,
    encrypt,
    html_table,
    ods,
    ole,
    spreadsheetml,
    xls,
    xlsb,
    xlsx,
    zip_bytes,
)

if TYPE_CHECKING:
    from tests.workbooks.conftest import Baca, Tolak

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "kosong"),
        (b"\0" * 4096, "nol"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "gambar"),
        (b"\xff\xd8\xff\xe0" + b"x" * 99, "gambar"),
        (b"%PDF-1.7\n%x", "pdf"),
        (b"{\\rtf1 halo}", "dokumen"),
        (zip_bytes({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "dokumen"),
        (zip_bytes({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}), "presentasi"),
        (
            zip_bytes({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
            "dokumen",
        ),
        (ole({"WordDocument": b"x"}), "dokumen"),
        (ole({"PowerPoint Document": b"x"}), "presentasi"),
        (zip_bytes({"duk.xlsx": b"PK"}), "arsip"),
        (b"Rar!\x1a\x07\x00xx", "arsip"),
        (b"MIME-Version: 1.0\r\n", "laman-mht"),
        (bytes(range(256)) * 8, "tidak-dikenal"),
        (b"<html><body><p>Sesi berakhir, silakan masuk lagi</p></body></html>", "tidak-dikenal"),
        (b'<?xml version="1.0"?><data/>', "tidak-dikenal"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "excel-kuno"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_foreign_content_has_its_own_sentence(tolak: Tolak, data: bytes, code: str) -> None:
    assert tolak(data) == f"berkas.{code}"


def test_lock_file(tolak: Tolak) -> None:
    assert tolak(b"\x05Budi " + b" " * 159, "~$duk.xlsx") == "berkas.kunci-excel"


def test_password_protected_says_so(tolak: Tolak) -> None:
    assert tolak(encrypt(xlsx({"S": [["a"]]}), "rahasia")) == "berkas.sandi"


def test_wrong_password(tolak: Tolak) -> None:
    assert tolak(encrypt(xlsx({"S": [["a"]]}), "rahasia"), sandi="salah") == "berkas.sandi-salah"


RC4 = struct.pack("<HHH", 1, 1, 1) + bytes(range(48))
XOR = struct.pack("<HHH", 0, 0x1234, 0x5678)
CRYPTO_API = struct.pack("<HHH", 1, 2, 2) + bytes(60)


def locked_xls(filepass: bytes) -> bytes:
    """An .xls whose globals say in their second record (FILEPASS) that the rest is encrypted."""
    records = (
        (0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0x41, 6)), (0x002F, filepass), (0x0042, bytes(2)),
        (0x000A, b""),
    )  # fmt: skip
    stream = b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)
    return ole({"Workbook": stream.ljust(4200, b"\0")})


@pytest.mark.parametrize(
    ("filepass", "code"),
    [(RC4, "berkas.sandi"), (XOR, "berkas.sandi"), (CRYPTO_API, "berkas.sandi-asing")],
)
def test_old_workbooks_with_a_password_say_so(tolak: Tolak, filepass: bytes, code: str) -> None:
    assert tolak(locked_xls(filepass), "daftar.xls") == code


def test_encrypted_ods(tolak: Tolak) -> None:
    assert tolak(ods({"S": [["a"]]}, encrypted=True)) == "berkas.sandi-asing"


def test_password_rounds_are_bounded(tolak: Tolak) -> None:
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<encryption spinCount="4000000000"/>'
    assert tolak(ole({"EncryptionInfo": info, "EncryptedPackage": b"x" * 64})) == "berkas.sandi-asing"


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_truncated_zip(tolak: Tolak, part: float) -> None:
    data = xlsx({"S": [[f"baris {n}"] for n in range(2000)]})
    assert tolak(data[: int(len(data) * part)]) == "berkas.terpotong"


def test_flipped_bytes_in_the_sheet(tolak: Tolak) -> None:
    data = bytearray(xlsx({"S": [[f"baris {n}" for n in range(20)] for _ in range(200)]}, inline=True))
    at = data.find(b"xl/worksheets/sheet1.xml") + 200
    data[at : at + 40] = b"\xa5" * 40
    assert tolak(bytes(data)) == "berkas.rusak"


@pytest.mark.parametrize("part", [0.4, 0.8])
def test_truncated_xls(tolak: Tolak, part: float) -> None:
    data = xls({"S": [[f"Pegawai {n}", n] for n in range(3000)]})
    assert tolak(data[: int(len(data) * part)]) == "berkas.rusak"


@pytest.mark.parametrize(
    "how",
    [{"loop": True}, {"loop": True, "size": 1 << 30}, {"size": 1 << 30}, {"directory_loop": True}],
    ids=str,
)
def test_ole_sector_loop(tolak: Tolak, how: dict[str, Any]) -> None:
    assert tolak(ole({"Workbook": xls({"S": [["a"]]})[512:9000]}, **how)) == "berkas.rusak"


def test_native_panic_is_an_ordinary_error() -> None:
    class PanicException(BaseException):
        pass

    def panic() -> None:
        raise PanicException("index out of bounds")

    with pytest.raises(native.NativeError):
        native.guarded(panic)


def test_interrupts_are_not_swallowed() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        native.guarded(stop)


def test_garbage_workbook_stream(tolak: Tolak) -> None:
    for seed in range(12):
        noise = b"".join(struct.pack("<I", (n * 2654435761 + seed * 97) & 0xFFFFFFFF) for n in range(2048))
        assert tolak(ole({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 12 + noise})).startswith(
            "berkas."
        )


def test_no_worksheets(tolak: Tolak) -> None:
    assert tolak(xlsx({}, chart_sheets=["Grafik"])) == "berkas.tanpa-lembar"
    assert tolak(ods({})) == "berkas.tanpa-lembar"


def test_missing_sheet_part(tolak: Tolak) -> None:
    data = xlsx({"S": [["a"]]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "sheet1" not in name}
    assert tolak(zip_bytes(parts)) == "berkas.rusak"


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_entities_are_never_expanded(tolak: Tolak, doctype: str) -> None:
    cell = Xml('<c r="{r}" t="inlineStr"><is><t>&a;</t></is></c>')
    assert tolak(xlsx({"S": [[cell]]}, doctype=doctype)) == "berkas.xml-berbahaya"
    assert tolak(ods({"S": [["a"]]}, doctype=doctype)) == "berkas.xml-berbahaya"
    assert tolak(spreadsheetml({"S": [["a"]]}, doctype=doctype)) == "berkas.xml-berbahaya"


def test_zip_bomb_of_zeros(tolak: Tolak) -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx({"S": [["a"]]}))) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if "sheet1" not in name:
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(320):
                part.write(bytes(1_000_000))
    assert tolak(buffer.getvalue()) == "berkas.terlalu-besar"


def test_too_many_zip_entries(tolak: Tolak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_ENTRIES", 5)
    assert tolak(xlsx({"S": [["a"]]})) == "berkas.terlalu-besar"


def test_endless_token_is_bounded(tolak: Tolak) -> None:
    cell = Xml('<c r="{r}" t="inlineStr"><is><t>' + "x" * 2_000_000 + "</t></is></c>")
    assert tolak(xlsx({"S": [[cell]]}, encoding="utf-16")) == "berkas.terlalu-besar"
    tag = Xml('<c r="{r}" x="' + "y" * 6_000_000 + '"><v>1</v></c>')
    assert tolak(xlsx({"S": [[tag]]}, encoding="utf-16")) == "berkas.terlalu-besar"


def test_column_beyond_the_last(tolak: Tolak) -> None:
    assert tolak(xlsx({"S": [[Xml('<c r="XFE1"><v>1</v></c>')]]})) == "berkas.rusak"


def test_row_beyond_the_last(tolak: Tolak) -> None:
    assert tolak(xlsx({"S": {1048577: ["a"]}})) == "berkas.rusak"


def test_xls_cells_scattered_over_the_whole_sheet(tolak: Tolak) -> None:
    assert tolak(xls({"S": {1: {256: "iv1"}, 65536: ["a65536"]}})) == "berkas.sel-terpencar"


def test_xlsb_stray_cell_in_the_last_row(tolak: Tolak) -> None:
    assert tolak(xlsb({"S": {1: ["a"], 1_048_576: {100: "jauh"}}})) == "berkas.sel-terpencar"


def test_csv_quote_never_closed(tolak: Tolak) -> None:
    assert tolak(csv_bytes([["a", "b"]]) + b'"terbuka,' + b"x,y\r\n" * 60_000) == "berkas.csv-kutip"


def test_missing_file_folder_and_permission(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(FileError) as caught:
            open_book(path)
        return caught.value.code

    assert code(tmp_path / "tidak ada.xlsx") == "berkas.tidak-ada"
    assert code(tmp_path) == "berkas.folder"
    if sys.platform != "win32" and os.geteuid() != 0:
        locked = tmp_path / "kunci.xlsx"
        locked.write_bytes(b"x")
        locked.chmod(0)
        assert code(locked) == "berkas.izin"


@pytest.mark.skipif(sys.platform == "win32", reason="files that only other systems have")
def test_what_looks_like_a_file_and_is_none(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(FileError) as caught:
            open_book(path)
        assert sentence(caught.value.code, **caught.value.args_).isprintable()
        return caught.value.code

    os.mkfifo(tmp_path / "pipa.xlsx")
    (tmp_path / "lingkar.xlsx").symlink_to(tmp_path / "lingkar.xlsx")
    (tmp_path / "putus.xlsx").symlink_to(tmp_path / "hilang.xlsx")
    (tmp_path / "duk.xlsx").write_bytes(b"x")
    (tmp_path / "folder.xlsx").mkdir()
    assert code(tmp_path / "pipa.xlsx") == "berkas.bukan-berkas"
    assert code(Path("/dev/zero")) == "berkas.bukan-berkas"
    assert code(tmp_path / "folder.xlsx") == "berkas.folder"
    for gone in ("lingkar.xlsx", "putus.xlsx", "duk.xlsx/lembar.xlsx", "n" * 300 + ".xlsx"):
        assert code(tmp_path / gone) == "berkas.tidak-ada"
    with pytest.raises(FileError, match="tidak-ada"):
        open_book(tmp_path / "a\0b.xlsx")
    broken = tmp_path / os.fsdecode(b"duk \xff.xlsx")
    broken.write_bytes(b"x")
    assert code(broken) == "berkas.nama-rusak"


def test_path_with_strange_characters(tmp_path: Path) -> None:
    folder = tmp_path / "Data (2026) – ‘é’ 😀 %20 #1 ; & $HOME"
    folder.mkdir()
    path = folder / "DUK [akhir] {0} “baru”.xlsx"
    path.write_bytes(xlsx({"S": [["NIP"]]}))
    with open_book(path) as book:
        assert [row.values for row in book.rows("S")] == [("NIP",)]
    path.write_bytes(b"")
    with pytest.raises(FileError) as caught:
        open_book(path)
    assert path.name in sentence(caught.value.code, **caught.value.args_)


# -- what mutated files found (tests/acak)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zip_methods_that_no_office_program_writes(tolak: Tolak, method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx({"S": [["a"]]}))) as old, zipfile.ZipFile(out, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert tolak(out.getvalue()) == "berkas.rusak"


@pytest.mark.parametrize("offset", [1 << 31, 0xFFFFFFF0])
def test_zip_directory_that_points_nowhere(tolak: Tolak, offset: int) -> None:
    data = bytearray(xlsx({"S": [["a"]]}))
    at = data.rfind(b"PK\x05\x06") + 16
    data[at : at + 4] = struct.pack("<I", offset)
    assert tolak(bytes(data)) in {"berkas.rusak", "berkas.terpotong"}
    data = bytearray(xlsx({"S": [["a"]]}))
    at = data.rfind(b"PK\x01\x02") + 42  # of the workbook part
    data[at : at + 4] = struct.pack("<I", offset)
    assert tolak(bytes(data)) in {"berkas.rusak", "berkas.terpotong"}


def test_cell_that_claims_a_far_row_is_not_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": [["NIP", Xml('<c r="XFD1048576" t="str"><v>jauh</v></c>')]]}))
    with open_book(path) as book:
        assert [row.nomor for row in book.rows("S")] == [1]
        assert book._source._native is None  # type: ignore[union-attr]  # the test asks which engine ran


def test_sheets_that_all_show_the_same_part(tolak: Tolak) -> None:
    data = xlsx({f"S{n}": [["a"]] for n in range(3)})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'"rId2"', b'"rId1"')
    assert tolak(zip_bytes(parts)) == "berkas.rusak"


def test_many_sheets_in_one_part(tolak: Tolak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WALKED_BYTES", 20_000)
    sheets = {f"S{n}": [["a"] * 20] for n in range(20)}
    assert tolak(spreadsheetml(sheets)) == "berkas.terlalu-besar"
    assert tolak(ods(sheets)) == "berkas.terlalu-besar"
    monkeypatch.undo()
    monkeypatch.setattr(limits, "SHEETS", 19)
    for data in (spreadsheetml(sheets), ods(sheets), xlsx(sheets)):
        assert tolak(data) == "berkas.terlalu-besar"


@pytest.mark.parametrize("name", ["idna", "unicode_escape", "utf-7", "hex", "tidak-ada"])
def test_page_with_an_odd_charset_is_read_without_it(baca: Baca, name: str) -> None:
    page = html_table([["NIP", "\\ud800 +2AA- a.b.c"]]).replace(
        b"<table", b'<meta charset="%s"><table' % name.encode(), 1
    )
    assert baca(page).first == {1: ("NIP", "\\ud800 +2AA- a.b.c")}


def test_half_characters_and_numbers_that_are_none(baca: Baca) -> None:
    cells = [Xml('<c r="{r}" t="str"><v>' + text + "</v></c>") for text in ("_xD83D__xDE00_", "a_xD800_b")]
    odd = [Xml('<c r="{r}"><v>' + text + "</v></c>") for text in ("NaN", "inf", "1e999", "-Infinity")]
    assert baca(xlsx({"S": [cells, odd]}, encoding="utf-16")).first == {
        1: ("😀", "a\ufffdb"),
        2: ("NaN", "inf", "1e999", "-Infinity"),
    }


@pytest.mark.parametrize(
    ("error", "code"), [(PermissionError(13, "x"), "izin"), (OSError(5, "I/O error"), "disk")]
)
def test_operating_system_refusals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    path = tmp_path / "duk.xlsx"
    path.write_bytes(b"x")

    def refuse(_self: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileError) as caught:
        open_book(path)
    assert caught.value.code == f"berkas.{code}"


def test_file_in_use_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "duk.xlsx"
    path.write_bytes(b"x")
    error = PermissionError(13, "x")
    error.winerror = 32  # type: ignore[attr-defined]  # exists on Windows only

    def refuse(_self: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileError) as caught:
        open_book(path)
    assert caught.value.code == "berkas.dipakai"


def test_closed_book_and_unknown_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": [["a"]]}))
    book = open_book(path)
    with pytest.raises(KeyError):
        next(book.rows("T"))
    book.close()
    with pytest.raises(ValueError, match="closed"):
        next(book.rows("S"))


def test_stray_last_row_cell_costs_nothing(tmp_path: Path) -> None:
    """Rows counted, memory measured: no phantom rows, and no native layout of a million rows."""
    rows: dict[int, list[Sel] | dict[int, Sel]] = {n: [f"Pegawai {n}", n] for n in range(1, 301)}
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": rows | {1_048_576: {16_384: "jauh"}}}, dimension="A1:XFD1048576"))
    tracemalloc.start()
    try:
        with open_book(path) as book:
            read = [(row.nomor, len(row.values)) for row in book.rows("S")]
            native_used = book._source._native is not None  # type: ignore[union-attr]  # the test asks which engine ran
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert not native_used  # its memory would not show in tracemalloc
    assert read == [*((n, 2) for n in range(1, 301)), (1_048_576, 16_384)]
    assert peak < 20 * 2**20


def test_rows_stream_while_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        xlsx({"S": [[f"Pegawai {n}" for _ in range(10)] for n in range(20_000)]}, encoding="utf-16")
    )
    tracemalloc.start()
    try:
        with open_book(path) as book:
            count = sum(1 for _ in book.rows("S"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 20_000
    assert peak < 24 * 2**20


def test_ods_repeats_stay_bounded(tolak: Tolak) -> None:
    data = ods({"S": {1: [Ulang("x", 16_384)]}}, row_repeats={1: 1_000_000})
    assert tolak(data) == "berkas.terlalu-besar"


def test_html_spans_stay_bounded(baca: Baca) -> None:
    page = html_table([["a"]]).replace(b"<th>", b"<th rowspan=99999999 colspan=99999999>")
    assert baca(page).first == {1: ("a",)}


def test_shared_string_shown_a_million_times_is_not_copied(tmp_path: Path) -> None:
    long = "x" * 30_000
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": [[long] * 50 for _ in range(200)]}))
    with open_book(path) as book:
        values = {id(value) for row in book.rows("S") for value in row.values}
        assert book._source._native is None  # type: ignore[union-attr]  # the test asks which engine ran
    assert len(values) == 1


def test_a_part_may_be_as_large_as_its_limit_and_no_larger() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("a.xml", b"12345")
    parts = ZipParts(data.getvalue())
    assert parts.read("a.xml", 5) == b"12345"
    with pytest.raises(FileError) as refused:
        parts.read("a.xml", 4)
    assert refused.value.code == "berkas.terlalu-besar"
    parts.close()


def test_a_locked_xls_is_seen_before_anything_else_is_read() -> None:
    head = struct.pack("<HHHHHIIHH", 0x0809, 16, 0x0600, 5, 0, 0, 6, 0, 0)[:20]
    scan = scan_xls(head + struct.pack("<HH", 0x002F, 0) + struct.pack("<HH", 0x0085, 99))
    assert (scan.locked, scan.sheets) == (True, [])


def test_names_of_sheets_of_excel_95() -> None:
    name = b"Pegawai Caf\xe9 \x81"
    head = struct.pack("<HHHH", 0x0809, 4, 0x0500, 5)
    eof = struct.pack("<HH", 0x000A, 0)
    at = len(head) + 4 + 7 + len(name) + len(eof)
    bound = struct.pack("<IBBB", at, 1, 0, len(name)) + name
    listed = struct.pack("<HH", 0x0085, len(bound)) + bound
    scan = scan_xls(head + listed + eof + struct.pack("<HHHH", 0x0809, 4, 0x0500, 0x10) + eof)
    assert [(sheet.nama, sheet.hidden) for sheet in scan.sheets] == [("Pegawai Café \ufffd", True)]
