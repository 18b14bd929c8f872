"""Whatever people call an Excel file, through the command line and the worker process: one sentence, or the data."""

from __future__ import annotations

import io
import json
import os
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.cli import main as cli
from kinerja_desktop.services import kantor as layanan
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.worker import Worker
from tests.cli.conftest import Kinerja
from tests.mentah import (
    Gaya,
    Sel,
    Xml,
    csv_bytes,
    encrypt,
    ods,
    ole,
    spreadsheetml,
    xls,
    xlsb,
    xlsx,
    zip_bytes,
)
from tests.workbooks.korpus import BUDI, SITI

LIST: list[list[Sel]] = [["NIP", "Nama", "Golongan"], [BUDI, "BUDI", "III/d"], [SITI, "SITI", "IV/a"]]
GOOD = xlsx({"S": LIST})
ENTITIES = "<!DOCTYPE x [<!ENTITY a '" + "a" * 60_000 + "'>]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DDE = "<externalBook><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalBook>"


def _text(text: str) -> Xml:
    return Xml('<c r="{r}" t="inlineStr"><is><t>' + text + "</t></is></c>")


def _parts(**changed: bytes) -> bytes:
    """Return the good workbook with parts changed or added; ``__`` stands for a slash, ``_dot_`` for a dot."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in changed.items():
        parts[name.replace("__", "/").replace("_dot_", ".")] = data
    return zip_bytes(parts)


def _deep() -> bytes:
    return b"<worksheet>" + b"<a>" * 200_000


def _many_strings() -> bytes:
    return b"<sst>" + b"<si><t>" * 1 + b"x" * 61_000_000 + b"</t></si></sst>"


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "kosong.xlsx": ("berkas.kosong", lambda: b""),
    "nol.xlsx": ("berkas.nol", lambda: b"\0" * 5000),
    "~$duk.xlsx": ("berkas.kunci-excel", lambda: b"\x04Budi" + b" " * 160),
    "foto.xlsx": ("berkas.gambar", lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 99),
    "foto2.xlsx": ("berkas.gambar", lambda: b"\xff\xd8\xff\xe1" + b"x" * 99),
    "sk.xlsx": ("berkas.pdf", lambda: b"%PDF-1.7\n"),
    "surat.xlsx": (
        "berkas.dokumen",
        lambda: zip_bytes({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
    ),
    "surat-lama.xls": ("berkas.dokumen", lambda: ole({"WordDocument": b"x"})),
    "paparan.xlsx": (
        "berkas.presentasi",
        lambda: zip_bytes({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}),
    ),
    "simpeg.xlsx": ("berkas.basis-data", lambda: b"\x00\x01\x00\x00Standard Jet DB\x00" + b"\x01" * 900),
    "simpeg2.xlsx": ("berkas.basis-data", lambda: b"SQLite format 3\x00" + b"\x01" * 900),
    "mac.xlsx": (
        "berkas.numbers",
        lambda: zip_bytes({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"}),
    ),
    "dibungkus.xlsx": ("berkas.arsip", lambda: zip_bytes({"duk.xlsx": GOOD})),
    "program.xlsx": ("berkas.tidak-dikenal", lambda: b"MZ\x90\x00" + b"\0\1" * 99),
    "sandi.xlsx": ("berkas.sandi", lambda: encrypt(GOOD, "rahasia")),
    "terpotong.xlsx": ("berkas.terpotong", lambda: GOOD[:-200]),
    "terpotong.xls": ("berkas.rusak", lambda: xls({"S": LIST * 800})[:9000]),
    "grafik.xlsx": ("berkas.tanpa-lembar", lambda: xlsx({}, chart_sheets=["Grafik"])),
    "tanpa-nip.xlsx": (
        "impor.bukan-daftar-pegawai",
        lambda: xlsx({"S": [["Barang", "Harga"], ["Meja", 7], ["Kursi", 5]]}),
    ),
    "lingkar.xls": ("berkas.rusak", lambda: ole({"Workbook": xls({"S": LIST})[512:9000]}, loop=True)),
    "lingkar2.xls": (
        "berkas.rusak",
        lambda: ole({"Workbook": xls({"S": LIST})[512:9000]}, directory_loop=True),
    ),
    "entitas.xlsx": ("berkas.xml-berbahaya", lambda: xlsx({"S": [[_text("&a;" * 5000)]]}, doctype=ENTITIES)),
    "entitas.ods": ("berkas.xml-berbahaya", lambda: ods({"S": [["a"]]}, doctype=OUTSIDE)),
    "entitas.xml": ("berkas.xml-berbahaya", lambda: spreadsheetml({"S": [["a"]]}, doctype=OUTSIDE)),
    "sel-raksasa.xlsx": (
        "berkas.terlalu-besar",
        lambda: xlsx({"S": [["NIP", _text("x" * 2_000_000)]]}, encoding="utf-16"),
    ),
    "bersarang.xlsx": ("berkas.rusak", lambda: _parts(xl__worksheets__sheet1_dot_xml=_deep())),
    "teks-raksasa.xlsx": ("berkas.terlalu-besar", lambda: _parts(xl__sharedStrings_dot_xml=_many_strings())),
    "nol-raksasa.xlsx": (
        "berkas.terlalu-besar",
        lambda: _parts(xl__worksheets__sheet1_dot_xml=bytes(310_000_000)),
    ),
    "pencar.xls": ("berkas.sel-terpencar", lambda: xls({"S": {1: ["NIP"], 65536: {256: "jauh"}}})),
    "kutip.csv": ("berkas.csv-kutip", lambda: csv_bytes(LIST) + b'"x,' + b"y\r\n" * 60_000),
}
READ: dict[str, Callable[[], bytes]] = {
    "bukan-csv.csv": lambda: GOOD,
    "duk (akhir) – ‘é’ 😀 #1 %20.xlsx": lambda: GOOD,
    "tersembunyi.xlsx": lambda: xlsx({"Depan": [["x"]], "S": LIST}, hidden=["S"], chart_sheets=["Grafik"]),
    "makro.xlsm": lambda: xlsx({"S": LIST}, macro=True, extra={"xl/vbaProject.bin": b"x"}),
    "utf16.xlsx": lambda: xlsx({"S": LIST}, encoding="utf-16"),
    "awalan.xlsx": lambda: xlsx({"S": LIST}, prefix="x", strict=True),
    "biner.xlsb": lambda: xlsb({"S": LIST}),
    "lama.xls": lambda: xls({"S": LIST}),
    "libre.ods": lambda: ods({"S": LIST}),
    "tautan-luar.xlsx": lambda: _parts(xl__externalLinks__externalLink1_dot_xml=DDE.encode()),
    "kolom300.xlsx": lambda: xlsx({"S": [[*row, *[f"K{n}" for n in range(300)]] for row in LIST]}),
    "berformat.xlsx": lambda: xlsx({"S": [*LIST, *[[Gaya()]] * 100_000]}, dimension="A1:XFD1048576"),
}


ROSTER = ("impor", "pegawai", "FILE", "--uji")
OTHERS: dict[tuple[str, ...], str] = {
    ("impor", "kegiatan", "FILE", "--tahun", "2026", "--uji"): "impor.bukan-kegiatan",
    ("buku-skp", "--ambil", "FILE"): "buku-skp.bukan",
    ("laporan-skp", "FILE", "--tahun", "2026"): "impor.bukan-laporan-skp",
}
"""What else reads a file of somebody else, and what it says of a list of another kind."""
HARD = ("kosong.xlsx", "sk.xlsx", "terpotong.xlsx", "entitas.ods", "lingkar.xls", "kutip.csv")


@pytest.fixture(scope="module")
def pekerja() -> Iterator[Worker]:
    """One worker process for all commands, as a window has one."""
    made = Worker()
    yield made
    made.close()


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "kantor"
    create_kantor(folder, ProfilKantor("Dinas Contoh"), "Rina").kantor.close()
    return folder


@pytest.fixture
def impor(
    kantor: Path, pekerja: Worker, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[[Path], tuple[int, Any, str]]:
    class Lent(Worker):
        def __init__(self) -> None:
            super().__init__()
            self.call = pekerja.call  # type: ignore[method-assign]  # the process outlives the command

    monkeypatch.setattr(layanan, "Worker", Lent)

    def run(path: Path, *command: str) -> tuple[int, Any, str]:
        capfd.readouterr()
        words = [str(path) if word == "FILE" else word for word in command or ROSTER]
        code = cli.main([*words, "--data", str(kantor), "--json"])
        said = capfd.readouterr()
        return code, json.loads(said.out), said.err

    return run


@pytest.mark.parametrize("name", REFUSED)
def test_one_sentence(impor: Callable[[Path], tuple[int, Any, str]], tmp_path: Path, name: str) -> None:
    code, make = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(make())
    exit_code, answer, said = impor(path)
    assert (exit_code, answer["galat"]["kode"]) == (3, code)
    assert said == answer["galat"]["pesan"] + "\n"
    assert said.count("\n") == 1
    assert name in said


@pytest.mark.parametrize("command", OTHERS)
def test_one_sentence_of_every_other_reader(
    impor: Callable[..., tuple[int, Any, str]], tmp_path: Path, command: tuple[str, ...]
) -> None:
    wanted = {name: REFUSED[name] for name in HARD} | {"duk.xlsx": (OTHERS[command], lambda: GOOD)}
    if command[0] == "buku-skp":  # told by its headings, before the reader comes to what is broken
        wanted["kutip.csv"] = (OTHERS[command], REFUSED["kutip.csv"][1])
    for name, (code, make) in wanted.items():
        path = tmp_path / name
        path.write_bytes(make())
        exit_code, answer, said = impor(path, *command)
        assert (exit_code, answer["galat"]["kode"]) == (3, code), name
        assert said == answer["galat"]["pesan"] + "\n"
        assert name in said


@pytest.mark.parametrize("name", READ)
def test_the_data(impor: Callable[[Path], tuple[int, Any, str]], tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(READ[name]())
    exit_code, answer, _ = impor(path)
    assert (exit_code, answer["baru"], answer["perlu_diperbaiki"]) == (0, 2, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="files that only other systems have")
def test_what_is_no_file(impor: Callable[[Path], tuple[int, Any, str]], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "lingkar.xlsx").symlink_to("lingkar.xlsx")
    said = {
        name: impor(tmp_path / name)[1]["galat"]["kode"]
        for name in ("pipa.xlsx", "folder.xlsx", "lingkar.xlsx", "tiada.xlsx")
    }
    assert said == {
        "pipa.xlsx": "berkas.bukan-berkas", "folder.xlsx": "berkas.folder", "lingkar.xlsx": "berkas.tidak-ada", "tiada.xlsx": "berkas.tidak-ada",
    }  # fmt: skip


def test_nothing_is_left_open_or_written(kantor: Path) -> None:
    """Runs behind the others: forty refusals and readings left the office as it was made."""
    assert not [path.name for path in kantor.rglob("*") if path.suffix in {".bagian", ".xlsx"}]


def test_refusal_as_a_process(kinerja: Kinerja, tmp_path: Path) -> None:
    (tmp_path / "lingkar.xls").write_bytes(
        ole({"Workbook": struct.pack("<HH", 0x809, 16) + b"\0" * 9000}, loop=True)
    )
    done = kinerja("impor", "pegawai", tmp_path / "lingkar.xls", "--data", tmp_path / "k")
    assert (done.code, done.out) == (3, "")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "k").exists()
