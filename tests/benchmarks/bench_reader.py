"""Ratio of our reader to openpyxl's read-only mode over one file of 60,000 x 30, both in one run.

Run: ``python tests/benchmarks/bench_reader.py [rows]``. Goal: fast engine <= 0.20, own engine <= 1.15.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import Sel, xlsx


def _file(folder: Path, rows: int) -> Path:
    block: list[list[Sel]] = [
        [f"1985033020100110{r % 100:02d}", f"Pegawai Contoh {r}", r, r * 1.5, date(1985, 3, 30)] * 6
        for r in range(rows)
    ]
    path = folder / "besar.xlsx"
    path.write_bytes(xlsx({"Pegawai": block}))
    return path


def _ours(path: Path, *, native: bool) -> Callable[[], int]:
    def read() -> int:
        with open_book(path) as book:
            if not native:
                book._source._native_allowed = False  # type: ignore[union-attr]  # the benchmark chooses the engine
            return sum(len(row.values) for row in book.rows("Pegawai"))

    return read


def _openpyxl(path: Path) -> Callable[[], int]:
    def read() -> int:
        import openpyxl

        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))

    return read


def main() -> None:
    """Print times and ratios."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    with tempfile.TemporaryDirectory() as folder:
        path = _file(Path(folder), rows)
        methods = {
            "openpyxl read_only": _openpyxl(path),
            "reader, fast engine": _ours(path, native=True),
            "reader, own engine": _ours(path, native=False),
        }
        base = 0.0
        for name, read in methods.items():
            started = time.perf_counter()
            cells = read()
            spent = time.perf_counter() - started
            base = base or spent
            sys.stdout.write(f"{name:22} {spent:7.2f} s  ratio {spent / base:5.2f}  {cells} cells\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak of this process (the builder's own rows included): {peak:.0f} MiB\n")


if __name__ == "__main__":
    main()
