"""What begins like a formula leaves as text, in every workbook and CSV that the program writes; names lead nowhere."""

from __future__ import annotations

import ast
import csv
import dataclasses
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.documents.batch import _names
from kinerja_desktop.documents.rekap import BarisRekap
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation import berkas
from kinerja_desktop.foundation.progress import Silent
from kinerja_desktop.services import berkas_keluar, cetak_olah, surat
from kinerja_desktop.services import lembar_isian as layanan
from kinerja_desktop.services.contoh import berkas as contoh
from kinerja_desktop.workbooks import buku_skp, kegiatan, lembar_isian, perbaikan, teks_sel, writer
from kinerja_desktop.workbooks.bkn import bahan, formats
from kinerja_desktop.workbooks.reader import open_book
from tests.documents.lembar_uji import load
from tests.mentah import Sel, csv_bytes, xlsx
from tests.workbooks.korpus import ANDI, BUDI, baca

PACKAGE = Path(writer.__file__).parents[1]
NASTY = (
    "=1+1", '=HYPERLINK("http://127.0.0.1:9/","klik")', "+62812", "-", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1",
    "=cmd|' /C calc'!A0", "#N/A", "#REF!", "TRUE", "1e5", "198004032005011001", "'=1", "\ufeff=1", "_x003D_1+1", "a\x00\x0b\x1b[31mb",
    "\ud800", "\uffff", "x" * 40_000, " =1", "=", "{=1}",
)  # fmt: skip


def _cells(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield (type, text, protected) of the cells with something in them; a formula anywhere in the parts is found too."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            assert b"<f>" not in part
            assert b"<f " not in part
            assert b"ddeLink" not in part
            assert b"externalLink" not in part
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield cell.data_type, str(cell.value), bool(cell.quotePrefix)


def _check(path: Path, *wanted: str) -> None:
    found = list(_cells(path))
    assert {kind for kind, *_ in found} <= {"s", "n"}
    for kind, text, protected in found:
        if text.startswith(teks_sel.FORMULA_SIGNS):
            assert kind == "s"
            assert protected, text
    texts = {text for kind, text, _ in found if kind == "s"}
    assert {teks_sel.clean(one) for one in wanted} - {""} <= texts


def test_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    columns = (writer.KolomBuku("=judul"), writer.KolomBuku("+teks", teks=True))
    sheets = (
        writer.LembarBuku(
            "S", [(one, one) for one in NASTY], columns, judul=("=atas", "-bawah"), baris_judul=4
        ),
        writer.LembarBuku("Bebas", [[one, one] for one in NASTY]),
    )
    writer.write_workbook(path, sheets)
    _check(path, *NASTY, "=judul", "+teks", "=atas", "-bawah")


def test_csv_is_protected_and_read_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    plain = [one for one in NASTY if "\x00" not in one and "\ud800" not in one]
    teks_sel.write_csv(path, ["=kepala", "n"], ((one, "1") for one in plain))
    with path.open(encoding="utf-8-sig", newline="") as handle:
        fields = [field for row in csv.reader(handle, delimiter=";") for field in row]
    assert len(fields) == 2 * len(plain) + 2
    assert not any(field.startswith(teks_sel.FORMULA_SIGNS) for field in fields)
    with open_book(path) as book:
        rows = [row.values[0] for row in book.rows("a")]
    assert rows == ["=kepala", *plain]


def test_lembar_isian(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = tuple(
        lembar_isian.BarisIsian(lembar_isian.Dasar(f"u{n}", 1, "", "", one), one, BUDI, one, one, one, "", "")
        for n, one in enumerate(NASTY)
    )
    made = lembar_isian.LembarIsian("=kantor", "2026", ("=judul",), ("Di Atas", "Sesuai"), rows)
    lembar_isian.write_lembar(path, made, Silent())
    _check(path, *NASTY, "=kantor", "=judul")
    again = lembar_isian.read_lembar(path, Silent())
    assert again is not None
    assert again.baris[2].dasar == lembar_isian.Dasar("u2", 1, "", "", "+62812")


def test_export(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    line = bahan.BarisValidasi(BUDI, "=nama", "-", "kode", "+pesan")
    title = dict.fromkeys(("kantor", "periode", "unit", "tanggal", "instansi", "tahun", "nama"), "=judul")
    names = formats.laporan().kolom
    everything = tuple(dict.fromkeys(names, one) for one in NASTY)
    made = bahan.BahanEkspor(
        (("=a", "+b"),), _Any(title), everything, (), (), (line,), (("=t", "-k", "@a"),), (), {}
    )
    bahan.write_buku(made, path, Silent())
    _check(path, *NASTY, "=nama", "+pesan", "=t", "@a")


class _Any(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "=judul"


def test_monitoring_list(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    width = len(surat._LEBAR)
    surat._write_list(
        path, ("=judul",) * width, tuple((one,) * width for one in NASTY), "=saringan", Silent()
    )
    _check(path, *NASTY, "=judul")


def test_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    columns = (berkas_keluar.KolomTabel("=judul"), berkas_keluar.KolomTabel("+teks", teks=True))
    table = berkas_keluar.Tabel("S", columns, tuple((one, one) for one in NASTY), ("=atas",))
    berkas_keluar._write_book(path, (table,), Silent())
    _check(path, *NASTY, "=judul", "+teks", "=atas")


def test_rekap_to_work_on(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    lines = tuple(BarisRekap(one, BUDI, one, one, one, one, one) for one in NASTY)
    model = dataclasses.replace(load("rekap_a4")[1], unit="=unit", baris=lines)
    cetak_olah._write_xlsx(path, (cetak_olah._sheet(model, "S"),), Silent())
    _check(path, *NASTY)


def test_activities(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [
        kegiatan.BarisKegiatan(
            BUDI, one, IsiKegiatan(date(2026, 1, 5), one, rencana=one, satuan=one, bukti=one)
        )
        for one in NASTY
    ]
    kegiatan.write_kegiatan(path, rows, berorang=True)
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    found = [cell for cell in _cells(path) if cell[0] == "s"]
    assert {teks_sel.clean(one) for one in NASTY} - {""} <= {text for _, text, _ in found}
    assert all(safe for _, text, safe in found if text.startswith(teks_sel.FORMULA_SIGNS))


def test_plans_to_be_written_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = tuple(
        buku_skp.BarisBuku(n, f"u{n}", None, None, one, BUDI, one, dict.fromkeys(("rhk", "target"), one))
        for n, one in enumerate(NASTY)
    )
    made = buku_skp.BukuSkp("=kantor", 2026, (), rows, ("=judul",))
    buku_skp.write_buku(path, made, {"jenis": ("=utama",)}, Silent())
    _check(path, *NASTY, "=judul")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_list_to_be_mended(tmp_path: Path, ending: str) -> None:
    texts = [
        one
        for one in NASTY
        if "\x00" not in one and "\ud800" not in one and "\uffff" not in one and len(one) < 1000
    ]
    rows: list[list[Sel]] = [["NIP", "NAMA", "GOL", "=KET", "+X"]]
    rows += [[ANDI[:-1], f"ANDI {n}", one, one, one] for n, one in enumerate(texts)]
    data = xlsx({"-S 1": rows}) if ending == "xlsx" else csv_bytes(rows)
    reading = baca(tmp_path, f"=duk.{ending}", data)
    out = tmp_path / "out.xlsx"
    assert perbaikan.write_parts(
        [perbaikan.Bagian(tmp_path / f"=duk.{ending}", reading.findings, reading.layout)], out
    ) == len(texts)
    _check(out, "=KET", '=HYPERLINK("http://127.0.0.1:9/","klik")', "@SUM(A1)")


def test_list_to_be_mended_from_a_workbook_whose_look_is_a_trap(tmp_path: Path) -> None:
    """Merged areas of the whole sheet, styles that are no XML, texts that XML cannot hold in a comment."""
    rows: list[list[Sel]] = [["NIP", "NAMA", "GOL"], [ANDI[:-1], "ANDI", "a_x0001_b_x001B_"]]
    data = xlsx({"S": rows}, merges=["A3:XFD1048576", *[f"A1:XFD{n % 9 + 2}" for n in range(500)]])
    reading = baca(tmp_path, "duk.xlsx", data)
    out = tmp_path / "out.xlsx"
    assert (
        perbaikan.write_parts(
            [perbaikan.Bagian(tmp_path / "duk.xlsx", reading.findings, reading.layout)], out
        )
        == 1
    )
    _check(out, "ANDI")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = b"\n<?xml version='1.0'?><x"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    )
    parts["xl/worksheets/sheet1.xml"] = xlsx_sheet(rows)
    from tests.mentah import zip_bytes

    reading = baca(tmp_path, "rusak.xlsx", zip_bytes(parts))
    assert (
        perbaikan.write_parts(
            [perbaikan.Bagian(tmp_path / "rusak.xlsx", reading.findings, reading.layout)], out
        )
        == 1
    )


def xlsx_sheet(rows: list[list[Sel]]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(xlsx({"S": rows}))) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def test_there_is_no_other_writer() -> None:
    """Every function that writes a table is tested above; whoever writes another way must come here first."""
    known = {
        "writer.write_workbook": writer.write_workbook,
        "teks_sel.write_csv": teks_sel.write_csv,
        "lembar_isian.write_lembar": lembar_isian.write_lembar,
        "bahan.write_buku": bahan.write_buku,
        "surat._write_list": surat._write_list,
        "berkas_keluar._write_book": berkas_keluar._write_book,
        "buku_skp.write_buku": buku_skp.write_buku,
        "cetak_olah._write_xlsx": cetak_olah._write_xlsx,
        "kegiatan.write_kegiatan": kegiatan.write_kegiatan,
        "berkas._write": contoh._write,
        "perbaikan._save": perbaikan._save,
    }
    found = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                calls = {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
                if calls & {
                    "write_workbook",
                    "csv.writer",
                    "book.save",
                    "write_csv",
                    "Workbook",
                    "csv.DictWriter",
                }:
                    found.add(f"{path.stem}.{node.name}")
    assert found - {"perbaikan.write_parts", "baris_xml.save"} == set(known)


# -- names of files made of data


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"), ("..", "berkas"), ("CON", "_CON"), ("con.pdf", "_con.pdf"), ("COM1 .x", "_COM1 .x"),
        ("a/b:c", "a_b_c"), ("Dinas.", "Dinas"), ("Dinas . ", "Dinas"), ("", "berkas"), ("a\x00b\nc", "a_b_c"), ("C:\\x", "C_x"),
        ("\u202egnp.exe", "gnp.exe"), ("~", "~"), ("LPT9", "_LPT9"), ("CONTOH", "CONTOH"), ("\ud800x", "x"), ("SD Négéri 1", "SD Négéri 1"),
    ],
)  # fmt: skip
def test_file_name_of_any_words(tmp_path: Path, wish: str, name: str) -> None:
    assert berkas.safe_name(wish) == name
    target = tmp_path / berkas.safe_name(wish, ".pdf")
    berkas.write_bytes(target, b"x")
    assert [one.name for one in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("sign", ["x", "é", "漢", "😀", " .", "CON"])
def test_file_name_of_three_hundred_letters(tmp_path: Path, sign: str) -> None:
    sheet = load("f7_a4_pns")[1]
    meta = dataclasses.replace(sheet.meta, berkas=sign * 300)
    for made in (
        berkas.safe_name(sign * 300, ".xlsx"),
        layanan.nama_berkas("2026", sign * 300),
        *_names([dataclasses.replace(sheet, meta=meta)] * 2),
    ):
        target = tmp_path / made
        berkas.write_bytes(target, b"x")
        assert target.parent == tmp_path
        assert target.is_file()
