"""Entri Penilaian in a large office: reading the grid, saving one cell, filtering; each against a floor.

Run: python -m tests.benchmarks.bench_entri [N]     Only ratios are compared; each floor is measured in this run.

* grid: our rows of a period against one SELECT of the same people by the standard library;
* cell: one key with revision and commit against one INSERT with commit into the same kind of file;
* filter: the table model's text filter over 60,000 rows against a plain search in 60,000 strings.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kinerja_desktop.gui.models.column import Column
from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.services.worker import InlineWorker

GOALS = {"baris": 8.0, "sel": 30.0, "saring": 3.0}
PERIODE = "2026-TW4"
FLOOR = """
    SELECT p.*, o.*, u.nama FROM penugasan p JOIN pegawai o ON o.id = p.pegawai_id
    LEFT JOIN unit u ON u.id = p.unit_id ORDER BY u.nama_urut, o.nama_urut
"""


def median(call: Callable[[], object], times: int) -> float:
    """Return the median of the seconds that a call takes."""
    call()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def rows(konteks: Konteks, database: Path) -> tuple[float, float]:
    """Return seconds for the grid and for its floor."""
    plain = sqlite3.connect(database)
    try:
        floor = median(lambda: plain.execute(FLOOR).fetchall(), 5)
    finally:
        plain.close()
    return median(lambda: penilaian.grid(konteks, PERIODE), 5), floor


def cell(konteks: Konteks, folder: Path) -> tuple[float, float]:
    """Return seconds for one cell saved and for its floor."""
    waiting = iter(penilaian.grid(konteks, PERIODE).baris)

    def ours() -> None:
        edit = CellEdit(next(waiting).penugasan_id, None, "hasil_kerja", "S")
        (result,) = penilaian.save_cells(konteks, PERIODE, [edit]).value
        if not result.kode:
            raise RuntimeError(f"not saved: {result}")

    plain = sqlite3.connect(folder / "dasar.db", isolation_level=None)
    try:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, isi TEXT)")
        floor = median(lambda: plain.execute("INSERT INTO t (isi) VALUES (?)", ("x" * 400,)), 60)
    finally:
        plain.close()
    return median(ours, 60), floor


def searching() -> tuple[float, float]:
    """Return seconds for a filter over 60,000 rows and for its floor."""
    texts = [f"pegawai {n * 7919 % 60000}" for n in range(60_000)]
    model: TableModel[str] = TableModel(
        [Column(key="nama", header="Nama", getter=lambda row: row)], lambda row: hash(row)
    )
    model.rows_replaced(texts)
    words = iter([f"59{n:02}" for n in range(90)])
    floor = median(lambda: [one for one in texts if "5999" in one], 9)
    return median(lambda: model.set_filter_text(next(words)), 9), floor


def main() -> int:
    """Print each pair and its ratio; 1 when a goal is missed."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        konteks = create_kantor(
            folder / "kantor", ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker()
        )
        try:
            with konteks.simpanan.write(konteks.author) as transaction:
                bangun(transaction, people)
            (database,) = (folder / "kantor").glob("*.db")
            found = {"baris": rows(konteks, database), "sel": cell(konteks, folder), "saring": searching()}
        finally:
            konteks.kantor.close()
    missed = False
    for key, (ours, floor) in found.items():
        ratio = ours / floor
        missed = missed or ratio > GOALS[key]
        print(  # noqa: T201 - a report
            f"entri: {key:7} {ours * 1000:8.1f} ms, dasar {floor * 1000:7.2f} ms, rasio {ratio:5.1f} (batas {GOALS[key]:g})"
        )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
