"""Numbers, dates and formats of cells, and the workbook around the sheets of an .xlsx."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from kinerja_desktop.workbooks import binarybooks, limits, serials
from kinerja_desktop.workbooks.binarybooks import open_xlsb
from kinerja_desktop.workbooks.cells import CellValue, Row, SheetInfo
from kinerja_desktop.workbooks.native import NativeBook, NativeError
from kinerja_desktop.workbooks.ooxml import OoxmlSource
from kinerja_desktop.workbooks.protected import decrypted, streams_of
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.zipparts import ZipParts
from tests.mentah import Galat, xlsb, xlsx, zip_bytes
from tests.workbooks.tolakan import refused

N = None


# --- numbers and moments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected", "expected_1904"),
    [
        (0.5, time(12), time(12)), (0, time(0), time(0)), (1, date(1900, 1, 1), date(1904, 1, 2)), (59, date(1900, 2, 28), date(1904, 2, 29)), (60, date(1900, 2, 28), date(1904, 3, 1)),
        (61, date(1900, 3, 1), date(1904, 3, 2)), (29314.5, datetime.combine(date(1980, 4, 3), time(12)), datetime.combine(date(1984, 4, 4), time(12))), (-1, -1, -1), (2_958_466, 2_958_466, 2_958_466),
        (2_958_465, date(9999, 12, 31), 2_958_465),
    ],
)  # fmt: skip
def test_moments(value: float, expected: object, expected_1904: object) -> None:
    assert serials.moment(float(value), date_1904=False) == expected
    assert serials.moment(float(value), date_1904=True) == expected_1904


@pytest.mark.parametrize(
    ("ms", "clock"), [(0, time(0)), (3_661_001, time(1, 1, 1, 1000)), (86_399_999, time(23, 59, 59, 999_000)), (86_400_000, time(0))]
)  # fmt: skip
def test_times_of_day(ms: int, clock: time) -> None:
    assert serials.time_of(ms) == clock


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1980-04-03", date(1980, 4, 3)), ("1980-04-03T07:30", datetime.combine(date(1980, 4, 3), time(7, 30))), ("1980-04-03 07:30:05.25Z", datetime.combine(date(1980, 4, 3), time(7, 30, 5, 250_000))), ("07:30", time(7, 30)),
        ("T07:30:01,5", time(7, 30, 1, 500_000)), ("1980-13-03", "1980-13-03"), ("25:00", "25:00"), ("besok", "besok"), ("", N), (" ", " "),
    ],
)  # fmt: skip
def test_iso_moments(text: str, value: CellValue) -> None:
    assert serials.iso(text) == value


@pytest.mark.parametrize(
    ("value", "kept"), [(2.0**53 - 1, 2**53 - 1), (2.0**53, 2.0**53), (-(2.0**53), -(2.0**53)), (1.5, 1.5), (-2.0, -2)]
)  # fmt: skip
def test_whole_numbers(value: float, kept: float) -> None:
    assert (serials.whole(value), type(serials.whole(value))) == (kept, type(kept))


@pytest.mark.parametrize("number", [*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)])
def test_built_in_formats_of_dates(number: int) -> None:
    assert serials.kind_of_format(number, N) == serials.DATE


@pytest.mark.parametrize(
    ("number", "kind"),
    [(46, serials.DURATION), *((number, serials.NUMBER) for number in (0, 13, 23, 26, 37, 44, 48, 49, 59))],
)
def test_other_built_in_formats(number: int, kind: int) -> None:
    assert serials.kind_of_format(number, N) == kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        *((sign, serials.DATE) for sign in "dmhysDMHYS"), ("0.00", serials.NUMBER), ("[h]:mm", serials.DURATION), ("[mm]", serials.DURATION), ("[ss].0", serials.DURATION), ("[hm]", serials.NUMBER),
        ("[Red]0", serials.NUMBER), ("[$-421]dd", serials.DATE), ('"d"0', serials.NUMBER), ('0"d"', serials.NUMBER), ("\\d0", serials.NUMBER), ("_d0", serials.NUMBER), ("*d0", serials.NUMBER),
        ("0;d", serials.NUMBER), ("AM/PM", serials.DATE), ("a/p", serials.DATE), ("General", serials.NUMBER), ("]d", serials.DATE), ("", serials.NUMBER),
    ],
)  # fmt: skip
def test_formats_of_dates_and_durations(code: str, kind: int) -> None:
    assert serials.kind_of_format(0, code) == kind


# --- the workbook around the sheets -------------------------------------------------------------------------

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def book_of(
    sheets: str, links: str = "", more: dict[str, bytes] | None = None, properties: str = ""
) -> OoxmlSource:
    usual = "".join(
        f'<Relationship Id="r{n}" Type="{REL}worksheet" Target="worksheets/s{n}.xml"/>' for n in (1, 2)
    )
    parts = {
        "xl/workbook.xml": f"<workbook>{properties}<sheets>{sheets}</sheets></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{usual}{links}</Relationships>".encode(),
        "xl/worksheets/s1.xml": b"<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>a</v></c></row></sheetData></worksheet>",
        "xl/worksheets/s2.xml": b"<worksheet><sheetData/></worksheet>",
    } | (more or {})
    data = zip_bytes(parts)
    return OoxmlSource(data, ZipParts(data), native=False)


def entry(name: str, link: str, more: str = "") -> str:
    return f'<sheet name="{name}" r:id="{link}" {more}/>'.replace("r:id", "x:id")


def test_sheets_of_a_workbook_by_their_links() -> None:
    links = f'<Relationship Id="r3" Type="{REL}chartsheet" Target="s3.xml"/><Relationship Id="r4" Type="{REL}worksheet" Target="http://a" TargetMode="External"/>'
    sheets = (
        entry("A", "r1")
        + entry("B", "r2", 'state="hidden"')
        + entry("C", "r3")
        + entry("D", "r4")
        + entry("E", "r9")
    )
    source = book_of(sheets, links)
    assert source.sheets == (SheetInfo("A"), SheetInfo("B", True))
    assert (source.jenis, source.date_1904) == ("xlsx", False)
    assert list(source.rows("A")) == [Row(1, ("a",))]


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/s1.xml", "worksheets\\s1.xml", "../xl/worksheets/s1.xml", "./worksheets/s1.xml", "lain/s1.xml", "WORKSHEETS/S1.XML"]
)  # fmt: skip
def test_targets_in_every_writing(target: str) -> None:
    source = book_of(entry("A", "r7"), f'<Relationship Id="r7" Type="{REL}worksheet" Target="{target}"/>')
    assert list(source.rows("A")) == [Row(1, ("a",))]


@pytest.mark.parametrize(("mark", "is_1904"), [("1", True), ("true", True), ("0", False)])
def test_the_base_of_dates_of_a_workbook(mark: str, is_1904: bool) -> None:
    assert book_of(entry("A", "r1"), properties=f'<workbookPr date1904="{mark}"/>').date_1904 is is_1904


def test_a_workbook_with_macros() -> None:
    assert book_of(entry("A", "r1"), more={"xl/vbaProject.bin": b""}).jenis == "xlsm"


@pytest.mark.parametrize(
    ("sheets", "code"),
    [("", "berkas.tanpa-lembar"), (entry("A", "r1") + entry("B", "r1"), "berkas.rusak"), (entry("A", "r1") + entry("a", "r2"), "berkas.rusak")],
)  # fmt: skip
def test_workbooks_whose_sheets_cannot_be_told_apart(sheets: str, code: str) -> None:
    assert refused(lambda: book_of(sheets)) == code


def test_the_number_of_sheets_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = entry("A", "r1") + entry("B", "r2")
    monkeypatch.setattr(limits, "SHEETS", 2)
    assert len(book_of(sheets).sheets) == 2
    monkeypatch.setattr(limits, "SHEETS", 1)
    assert refused(lambda: book_of(sheets)) == "berkas.terlalu-besar"


STYLES = b"""<styleSheet><numFmts><numFmt numFmtId="200" formatCode="dd"/><numFmt numFmtId="x" formatCode="dd"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf/><xf numFmtId="200"/><xf numFmtId="x"/><xf numFmtId="46"/></cellXfs><dxfs><xf numFmtId="14"/><numFmt numFmtId="46" formatCode="0"/></dxfs></styleSheet>"""


def test_styles_of_cells() -> None:
    cells = "".join(f'<c s="{style}"><v>1.5</v></c>' for style in range(5))
    more = {
        "xl/styles.xml": STYLES,
        "xl/worksheets/s1.xml": f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode(),
    }
    source = book_of(
        entry("A", "r1"), f'<Relationship Id="r8" Type="{REL}styles" Target="styles.xml"/>', more
    )
    noon = datetime.combine(date(1900, 1, 1), time(12))
    assert list(source.rows("A")) == [Row(1, (1.5, noon, 1.5, 1.5, 1.5))]


def engine_of(data: bytes) -> str:
    source = OoxmlSource(data, ZipParts(data))
    rows = list(source.rows("S"))
    assert rows
    return "fast" if source._native is not None else "own"


def test_which_engine_reads_a_sheet_at_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = xlsx({"S": {4: ["a", "b"]}}, inline=True)
    assert engine_of(narrow) == "fast"
    monkeypatch.setattr(limits, "DENSE_CELLS", 8)
    assert engine_of(narrow) == "fast"
    monkeypatch.setattr(limits, "DENSE_CELLS", 7)
    assert engine_of(narrow) == "own"


def test_which_engine_reads_shared_texts_at_their_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = xlsx({"S": [["12345", "12345", "1"]]})
    monkeypatch.setattr(limits, "TEXT_BYTES", 14)  # the count is near, never exact
    assert engine_of(shared) == "fast"
    monkeypatch.setattr(limits, "TEXT_BYTES", 9)
    assert engine_of(shared) == "own"
    monkeypatch.setattr(limits, "TEXT_BYTES", 10**6)
    monkeypatch.setattr(limits, "SHARED_ITEMS", 3)
    assert engine_of(shared) == "fast"
    monkeypatch.setattr(limits, "SHARED_ITEMS", 2)
    assert engine_of(shared) == "own"


def test_a_sheet_that_only_seems_wide_is_read_by_the_fast_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    # columns up to AZ are counted as 52 until the bound asks for the exact number
    tall = xlsx({"S": {10: ["a", "b"]}}, inline=True)
    monkeypatch.setattr(limits, "DENSE_CELLS", 20)
    assert engine_of(tall) == "fast"
    monkeypatch.setattr(limits, "DENSE_CELLS", 19)
    assert engine_of(tall) == "own"


def test_more_cells_than_our_engine_reads_are_refused_before_it_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = xlsx({"S": [["a", "b", Galat("#N/A")]]}, inline=True)
    for most, is_read in ((3, True), (2, False)):
        monkeypatch.setattr(limits, "STREAM_CELLS", most)
        source = OoxmlSource(data, ZipParts(data))
        if is_read:
            assert len(list(source.rows("S"))) == 1
        else:
            assert refused(lambda: list(source.rows("S"))) == "berkas.terlalu-besar"  # noqa: B023 - called at once


def test_other_parts_of_a_binary_workbook_are_no_sheets(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsb({"A": [["a"]], "B": [["b"]]}, hidden=["B"]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {
        "xl/worksheets/binaryIndex1.bin": b"\x80",
        "xl/worksheets/_rels/sheet1.bin.rels": b"\x80",
        "xl/other.bin": b"\x80",
    }
    path = tmp_path / "a.xlsb"
    path.write_bytes(zip_bytes(parts))
    with open_book(path) as book:
        assert book.sheets == (SheetInfo("A"), SheetInfo("B", True))
        assert (book.jenis, book.date_1904, [row.values for row in book.rows("B")]) == (
            "xlsb",
            False,
            [("b",)],
        )
    with pytest.raises(ValueError, match="closed"):
        book.merged("A")


def test_binary_parts_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsb({"A": [["a"]]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        total = sum(info.file_size for info in archive.infolist() if info.filename.endswith(".bin"))
    monkeypatch.setattr(limits, "FILE_BYTES", total)
    assert open_xlsb(data, ZipParts(data)).sheets == (SheetInfo("A"),)
    monkeypatch.setattr(limits, "FILE_BYTES", total - 1)
    assert refused(lambda: open_xlsb(data, ZipParts(data))) == "berkas.terlalu-besar"


def test_memory_that_runs_out_is_no_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    import msoffcrypto
    import olefile

    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(olefile, "OleFileIO", full)
    monkeypatch.setattr(msoffcrypto, "OfficeFile", full)
    with pytest.raises(MemoryError):
        streams_of(b"")
    with pytest.raises(MemoryError):
        decrypted(b"", {}, None)


def test_the_workbook_is_the_part_that_the_file_names_first_then_the_one_of_the_usual_name() -> None:
    sheet = b"<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>a</v></c></row></sheetData></worksheet>"
    link = f'<Relationships><Relationship Id="r1" Type="{REL}officeDocument" Target="xl/buku.xml"/></Relationships>'
    parts = {
        "_rels/.rels": link.encode(),
        "xl/buku.xml": f"<workbook><sheets>{entry('A', 'r1')}</sheets></workbook>".encode(),
        "xl/_rels/buku.xml.rels": f'<Relationships><Relationship Id="r1" Type="{REL}worksheet" Target="s1.xml"/></Relationships>'.encode(),
        "xl/s1.xml": sheet,
    }

    def names(parts: dict[str, bytes]) -> list[str]:
        data = zip_bytes(parts)
        return [one.nama for one in OoxmlSource(data, ZipParts(data), native=False).sheets]

    assert names(parts) == ["A"]
    usual = {name.replace("buku", "workbook"): part for name, part in parts.items()}
    assert names(usual) == ["A"], "the part that is named is not there"
    assert refused(lambda: names({"_rels/.rels": parts["_rels/.rels"], "xl/s1.xml": sheet})) == "berkas.rusak"


def test_a_binary_workbook_on_which_the_native_engine_gives_up_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = xlsb({"A": [["a"]]})

    def gives_up(*_: object) -> None:
        raise NativeError

    monkeypatch.setattr(NativeBook, "rows", gives_up)
    source = open_xlsb(data, ZipParts(data))
    assert refused(lambda: list(source.rows("A"))) == "berkas.rusak"
    monkeypatch.setattr(binarybooks, "NativeBook", gives_up)
    assert refused(lambda: open_xlsb(data, ZipParts(data))) == "berkas.rusak"
