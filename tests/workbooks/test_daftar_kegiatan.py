"""Lists of daily activities: each cell as people write it, what keeps a row out, and the list that e-Kinerja asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.cells import NO_CACHE, CellValue, ErrorCell
from kinerja_desktop.workbooks.kegiatan import (
    BarisKegiatan,
    KegiatanDraft,
    _jam,
    _menit,
    _volume,
    read_kegiatan,
    write_kegiatan,
)
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan
from tests.mentah import Angka, Galat, Rumus, Sel, Tanggal, xlsx
from tests.workbooks.korpus import BUDI, SITI
from tests.workbooks.langkah import Langkah

HEAD = [
    "Rencana Aksi", "Tanggal Kegiatan", "Jam Mulai", "Jam Selesai", "Kegiatan Harian", "Realisasi", "Satuan",
    "Bukti Dukung", "Durasi (menit)",
]  # fmt: skip
DAY = date(2026, 3, 2)


def read(
    folder: Path, rows: Sequence[Sequence[Sel]], progress: Langkah | None = None
) -> Bacaan[KegiatanDraft]:
    path = folder / "harian.xlsx"
    path.write_bytes(xlsx({"Maret": rows}))
    with open_book(path) as book:
        return read_kegiatan(book, path.name, progress)


def one(folder: Path, **cells: Sel) -> IsiKegiatan:
    [draft] = read(folder, [HEAD, line(**cells)]).drafts
    return draft.isi


def line(**cells: Sel) -> list[Sel]:
    names = ("rencana", "tanggal", "mulai", "selesai", "uraian", "volume", "satuan", "bukti", "menit")
    base: dict[str, Sel] = {"tanggal": "02-03-2026", "uraian": "Menyusun laporan"}
    return [(base | cells).get(name) for name in names]


def codes(reading: Bacaan[KegiatanDraft]) -> list[str]:
    return [f"{said.code}@{said.location.cell}:{said.severity.value}" for said in reading.findings]


def test_every_field_of_a_row_is_taken_and_none_is_made_up(tmp_path: Path) -> None:
    full = one(
        tmp_path, rencana="Laporan bulanan", mulai="07.30", selesai="09.15", volume="2,5", satuan="dokumen",
        bukti="https://arsip.contoh.go.id/1", menit=5,
    )  # fmt: skip
    assert full == IsiKegiatan(
        DAY, "Menyusun laporan", 450, 555, 105, "Laporan bulanan", None, Decimal("2.5"), "dokumen",
        "https://arsip.contoh.go.id/1",
    )  # fmt: skip
    assert one(tmp_path) == IsiKegiatan(DAY, "Menyusun laporan")
    assert one(tmp_path, menit="90 menit") == IsiKegiatan(DAY, "Menyusun laporan", menit=90)
    assert one(tmp_path, uraian=None) == IsiKegiatan(DAY, ""), "a day without words is for the reader to mend"


def test_a_list_without_nip_is_one_persons_own_and_says_where_each_row_stands(tmp_path: Path) -> None:
    [draft] = read(tmp_path, [HEAD, line()]).drafts
    place = draft.lokasi
    assert (draft.nip, place.berkas, place.sheet, place.cell) == ("", "harian.xlsx", "Maret", "E2")


def test_a_list_of_many_people_needs_a_whole_nip_in_every_row(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        [
            ["NIP", *HEAD],
            [f"'{BUDI}", *line()],
            [None, *line()],
            [Angka("1.98505132010012E+17"), *line()],
            [SITI, *line()],
        ],
    )
    assert [draft.nip for draft in reading.drafts] == [BUDI, SITI]
    assert codes(reading) == ["nip.kosong@A3:blokir", "nip.rusak@A4:blokir"]
    assert (reading.dibaca, reading.perlu_diperbaiki) == (4, 2)


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"tanggal": "kemarin"}, "kegiatan.tanggal-salah", "B2"),
        ({"tanggal": None}, "kegiatan.tanggal-salah", "B2"),
        ({"mulai": "pagi"}, "kegiatan.jam-salah", "C2"),
        ({"mulai": "08.00", "selesai": "sore"}, "kegiatan.jam-salah", "D2"),
        ({"volume": "dua"}, "kegiatan.volume-salah", "F2"),
        ({"volume": -1}, "kegiatan.volume-salah", "F2"),
        ({"menit": "1,5 jam"}, "kegiatan.lama-salah", "I2"),
    ],
)
def test_what_cannot_be_read_keeps_the_row_out_and_names_its_cell(
    tmp_path: Path, cells: dict[str, Sel], code: str, cell: str
) -> None:
    reading = read(tmp_path, [HEAD, line(**cells)])
    assert (codes(reading), reading.drafts, reading.perlu_diperbaiki) == ([f"{code}@{cell}:blokir"], (), 1)


def test_rows_that_are_no_activity_are_skipped_and_counted(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        [
            HEAD,
            line(),
            line(tanggal=None, uraian=None, bukti="lihat map", satuan="kali"),
            line(tanggal=None, uraian=None, rencana="Jumlah"),
        ],
    )
    assert codes(reading) == ["kegiatan.baris-kosong@3:info", "baris.jumlah@4:info"]
    assert (len(reading.drafts), len(reading.dilewati), reading.perlu_diperbaiki) == (1, 2, 0)


def test_another_list_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        read(tmp_path, [["NIP", "Nama", "Jabatan"], [BUDI, "Budi", "Guru"]])
    assert (refused.value.code, refused.value.args_["berkas"]) == ("impor.bukan-kegiatan", "harian.xlsx")


def test_progress_is_told_every_two_thousand_rows(tmp_path: Path) -> None:
    told = Langkah()
    assert read(tmp_path, [HEAD, *[line()] * 4001], told).dibaca == 4001
    assert [step for step in told.said if step[2] == "impor.langkah-baca"] == [
        (done, 0, "impor.langkah-baca") for done in (0, 2000, 4000)
    ]


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (time(7, 30), 450), (datetime(2026, 3, 2, 16, 5), 965), (timedelta(hours=7, minutes=30, seconds=29), 450),  # noqa: DTZ001 - sheets know no zones
        (timedelta(hours=7, minutes=30, seconds=31), 451), (0.3125, 450), (0.31255, 450), (0.9999, 1440),
        (7.3, 450), (7.05, 425), (1.0, 60), (0.0, 0), (24.0, 1440), (24.3, None), ("07.30", 450), (7, 420), ("pagi", None), (None, None),
        (ErrorCell("#REF!"), None), (NO_CACHE, None),
    ],
)  # fmt: skip
def test_times_of_day(cell: CellValue, minutes: int | None) -> None:
    assert _jam(cell) == minutes


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [("90", 90), ("90 Menit", 90), ("90menit", 90), (90, 90), (90.0, 90), ("9999", 9999), (None, 0), (" ", 0), ("10000", None),
     ("1,5 jam", None), ("menit", None), ("-5", None), ("٩٠", None), ("²", None)],
)  # fmt: skip
def test_lengths_in_minutes(cell: CellValue, minutes: int | None) -> None:
    assert _menit(cell) == minutes


@pytest.mark.parametrize(
    ("cell", "volume"),
    [(3, "3"), (2.5, "2.5"), (2.555, None), (-1, None), (1_000_000_000, "1000000000"), (1_000_000_001, None), (True, None), ("1.200", "1200"),
     ("dua", None), (None, None), (ErrorCell("#REF!"), None)],
)  # fmt: skip
def test_volumes(cell: CellValue, volume: str | None) -> None:
    assert _volume(cell) == (None if volume is None else Decimal(volume))


def test_times_and_days_in_cells_of_their_own_kind(tmp_path: Path) -> None:
    found = one(
        tmp_path, tanggal=Tanggal(DAY), mulai=Tanggal(time(7, 30), "hh:mm"), selesai=Angka("8.15"), volume=Angka("3")
    )  # fmt: skip
    assert (found.tanggal, found.mulai, found.selesai, found.menit, found.volume) == (
        DAY,
        450,
        495,
        45,
        Decimal(3),
    )


def test_a_formula_without_value_or_an_error_is_not_taken_for_a_volume(tmp_path: Path) -> None:
    found = one(tmp_path, volume=Rumus("A1*2"), mulai=Galat("#REF!"))
    assert (found.volume, found.mulai) == (None, None)


def exported(folder: Path, *, berorang: bool) -> list[list[object]]:
    rows = [
        BarisKegiatan(BUDI, "Budi", IsiKegiatan(DAY, "=Rapat", 450, 545, 95, "Aksi", None, Decimal("2.50"), "kali", "map 3")),
        BarisKegiatan(SITI, "Siti", IsiKegiatan(DAY, "Apel", volume=Decimal("2.00"))),
        BarisKegiatan(SITI, "Siti", IsiKegiatan(DAY, "Surat")),
    ]  # fmt: skip
    write_kegiatan(folder / "keluar.xlsx", rows, berorang=berorang)
    sheet = openpyxl.load_workbook(folder / "keluar.xlsx")["Kegiatan"]
    return [
        [cell.value.date() if isinstance(cell.value, datetime) else cell.value for cell in row]
        for row in sheet
    ]


OUT: list[list[object]] = [
    ["RENCANA AKSI", "TANGGAL KEGIATAN", "JAM MULAI", "JAM SELESAI", "KEGIATAN HARIAN", "REALISASI", "SATUAN", "BUKTI DUKUNG"],
    ["Aksi", DAY, "07:30", "09:05", "=Rapat", 2.5, "kali", "map 3"],
    [None, DAY, None, None, "Apel", 2, None, None],
    [None, DAY, None, None, "Surat", None, None, None],
]  # fmt: skip


def test_one_persons_list_has_the_fields_of_ekinerja_in_their_order(tmp_path: Path) -> None:
    found = exported(tmp_path, berorang=False)
    assert found == OUT
    assert isinstance(found[2][5], int)


def test_everybodys_list_names_each_person_first(tmp_path: Path) -> None:
    who: list[list[object]] = [["NIP", "NAMA"], [BUDI, "Budi"], [SITI, "Siti"], [SITI, "Siti"]]
    wanted = [[*person, *row] for person, row in zip(who, OUT, strict=True)]
    assert exported(tmp_path, berorang=True) == wanted


def test_the_columns_are_wide_enough_to_read(tmp_path: Path) -> None:
    exported(tmp_path, berorang=True)
    sheet = openpyxl.load_workbook(tmp_path / "keluar.xlsx")["Kegiatan"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
    assert widths == [22, 32, 40, 18, 11, 12, 50, 11, 14, 40]
    assert [sheet[f"{letter}2"].number_format for letter in "AEF"] == ["@", "@", "@"]
