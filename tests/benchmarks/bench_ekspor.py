"""A workbook of 60,000 rows x 30 by our writer beside openpyxl's write-only mode alone, each in a process of its own."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from kinerja_desktop.workbooks.writer import KolomBuku, LembarBuku, write_workbook
from tests.benchmarks.ukur import Ukuran, banyak, cpu, lapor, puncak, sendiri

KOLOM = 30


def row(number: int) -> list[str]:
    """Return one row as a list of texts, as exports hold them."""
    return [f"19850330201001{number % 10000:04}", *(f"Isian {number} kolom {n}" for n in range(KOLOM - 1))]


def ours(target: Path, count: int) -> None:
    """Write with our writer."""
    columns = tuple(KolomBuku(f"Kolom {n}", teks=True) for n in range(KOLOM))
    write_workbook(target, [LembarBuku("Data", (row(n) for n in range(count)), columns)])


def plain(target: Path, count: int) -> None:
    """Write with openpyxl alone: no styles, texts as they are."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append([f"Kolom {n}" for n in range(KOLOM)])
    for n in range(count):
        sheet.append(row(n))
    book.save(target)


def main() -> None:
    """Measure."""
    if len(sys.argv) == 4:
        with tempfile.TemporaryDirectory() as folder:
            start = cpu()
            {"kita": ours, "openpyxl": plain}[sys.argv[2]](Path(folder) / "x.xlsx", int(sys.argv[3]))
            sys.stdout.write(json.dumps({"detik": cpu() - start, "puncak": puncak()}) + "\n")
        return
    count = banyak(60_000)
    module = "tests.benchmarks.bench_ekspor"
    kita, other = sendiri(module, 1, "kita", count), sendiri(module, 1, "openpyxl", count)
    size = f"{count:,} x {KOLOM}"
    lapor(
        [
            Ukuran(
                f"tulis buku kerja {size}", kita["detik"], other["detik"], "s", 1.15, "openpyxl write_only"
            ),
            Ukuran(f"tulis buku kerja {size}, puncak", kita["puncak"], None, "MiB", 80),
        ]
    )


if __name__ == "__main__":
    main()
