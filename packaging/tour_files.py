"""The two workbooks of the tour, as an office would bring them: a small SIASN roster, and a filled lembar isian.

Runs in the virtual environment: ``tour_files.py roster OUT`` and ``tour_files.py fill IN OUT``.
"""

from __future__ import annotations

import sys

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADER = (
    "PNS ID", "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TANGGAL LAHIR", "JENIS KELAMIN", "STATUS CPNS PNS",
    "GOL AKHIR NAMA", "TMT GOLONGAN", "JENIS JABATAN NAMA", "JABATAN NAMA", "TMT JABATAN", "UNOR NAMA",
)  # fmt: skip
# Invented people with structurally valid numbers: birth date, TMT CPNS, sex, serial.
PEOPLE = (
    ("198703142011012004", "RATNA WULANDARI", "", "S.Kom.", "14-03-1987", "F", "P", "III/c", "01-04-2023",
     "Jabatan Fungsional", "Pranata Komputer Ahli Muda", "01-04-2023"),
    ("199105222015031003", "DIMAS PRAKOSO", "", "S.E.", "22-05-1991", "M", "P", "III/b", "01-10-2021",
     "Jabatan Pelaksana", "Penelaah Teknis Kebijakan", "01-10-2021"),
    ("199809102024042001", "NADYA PERMATASARI", "", "A.Md.", "10-09-1998", "F", "C", "II/c", "01-04-2024",
     "Jabatan Pelaksana", "Pengolah Data dan Informasi", "01-04-2024"),
)  # fmt: skip


def roster(target: str) -> None:
    """Write three new people in the columns of SIASN's *Export Data ASN*."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Data ASN"
    sheet.append(HEADER)
    for number, person in enumerate(PEOPLE, 1):
        sheet.append((f"A8ACA7E0{number:04d}4B1D9F6E3C5A0F2B7D1E", *person, "SEKRETARIAT"))
    book.save(target)


def fill(source: str, target: str) -> None:
    """Rate everybody who has no rating yet: mostly as expected, here and there above, so that the sheet is not flat."""
    book = load_workbook(source)
    done = 0
    for sheet in book.worksheets:
        places = rating_columns(sheet)
        if places is None:
            continue
        head, names, work, conduct = places
        for row in range(head + 1, sheet.max_row + 1):
            if not sheet.cell(row, names).value:
                continue
            for column, every in ((work, 7), (conduct, 11)):
                cell = sheet.cell(row, column)
                if not cell.value:
                    cell.value = "Di Atas Ekspektasi" if row % every == 0 else "Sesuai Ekspektasi"
                    done += 1
    book.save(target)
    print(f"{done} nilai diisikan ke {target}")


def rating_columns(sheet: Worksheet) -> tuple[int, int, int, int] | None:
    """Return row of the header and columns of NIP and both ratings, found by their words, or None."""
    for row in sheet.iter_rows(min_row=1, max_row=30):
        words = {
            str(cell.value).strip().casefold(): cell.column
            for cell in row
            if cell.value is not None and cell.column
        }
        nip = next((column for word, column in words.items() if word.startswith("nip")), None)
        work = next((column for word, column in words.items() if "hasil kerja" in word), None)
        conduct = next((column for word, column in words.items() if "perilaku" in word), None)
        if nip and work and conduct and row[0].row:
            return row[0].row, nip, work, conduct
    return None


if __name__ == "__main__":
    if sys.argv[1] == "roster":
        roster(sys.argv[2])
    else:
        fill(sys.argv[2], sys.argv[3])
