"""The grid of ratings under a hand: key, cursor, page, paste, search, sort, at 10,000 and 60,000 rows.

Rows are those of the program with its own columns; nothing is written (that is the next row: one key with its revision
and commit beside one INSERT with commit). The work of the window's thread; p95 of twenty.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from kinerja_desktop.gui.models.table_model import TableModel
from kinerja_desktop.gui.screens.penilaian import model
from kinerja_desktop.gui.theme import Mode, theme
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.services import penilaian
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit, rules_of
from kinerja_desktop.services.worker import InlineWorker
from tests.benchmarks.ukur import Ukuran, banyak, clock, lapor, processor

NONE = Qt.KeyboardModifier.NoModifier
PERIODE = "2026-TW4"
FLOOR = """
    SELECT p.*, o.*, u.nama FROM penugasan p JOIN pegawai o ON o.id = p.pegawai_id
    LEFT JOIN unit u ON u.id = p.unit_id ORDER BY u.nama_urut, o.nama_urut
"""


class Layar:
    """The grid of Entri Penilaian with rows, without an office behind it."""

    def __init__(self, rows: list[model.Baris]) -> None:
        rules = model.Aturan(PERIODE, rules_of(PERIODE))
        self.table: TableModel[model.Baris] = TableModel(model.columns(rules), model.row_id)
        self.grid = Grid(self.table, "Entri")
        self.grid.preview_pastes = False
        self.grid.resize(1170, 660)
        self.table.rows_replaced(rows)
        self.grid.show()
        self.grid.setFocus()
        self.column = self.table.column_of(penilaian.HASIL)
        self.grid.go(3, self.column)
        QApplication.processEvents()

    def hand(self, size: str) -> list[Ukuran]:
        """Measure keys, cursor and page beside a bare QTableView over Qt's own model with as many rows."""
        keys, bare = iter("asb" * 20), polos(self.table.rowCount(), self.table.columnCount())
        by = "QTableView + QStandardItemModel, "

        def turn(view: QWidget, key: Qt.Key, text: str = "") -> float:
            return slowest(lambda: press(view, key, text))

        step, page = turn(bare, Qt.Key.Key_Down), turn(bare, Qt.Key.Key_PageDown)
        bare.close()
        self.grid.go(3, self.column)
        typed = slowest(lambda: press(self.grid, Qt.Key.Key_A, next(keys)))
        press(self.grid, Qt.Key.Key_Escape)
        return [
            Ukuran(f"tombol sampai lukisan, {size} baris, p95", typed, step, "ms", 3.2, by + "kursor"),
            Ukuran(f"kursor, {size} baris, p95", turn(self.grid, Qt.Key.Key_Down), step, "ms", 1.6, by + "kursor"),
            Ukuran(f"satu halaman, {size} baris, p95", turn(self.grid, Qt.Key.Key_PageDown), page, "ms", 5.5, by + "halaman"),
        ]  # fmt: skip

    def paste(self, cells: int) -> Ukuran:
        """Paste a column of ratings: one undo step, beside replacing as many rows of a list."""
        half = cells // 2
        QGuiApplication.clipboard().setText("\n".join(["Sesuai Ekspektasi\tSesuai Ekspektasi"] * half))
        rows = list(self.table.rows)

        def paste() -> None:
            self.grid.go(0, self.column)
            press(self.grid, Qt.Key.Key_V, "\x16", Qt.KeyboardModifier.ControlModifier)

        before = self.grid.undo_stack.count()
        spent = own(paste, 3)
        if self.grid.undo_stack.count() - before > 4:
            raise RuntimeError("a paste took more than one step")
        floor = own(lambda: [replace(row.nilai, hasil="S", perilaku="S") for row in rows[:half]])
        return Ukuran(f"tempel {cells:,} sel", spent, floor, "s", 60, "mengganti baris sebanyak itu saja")

    def search(self, size: str) -> list[Ukuran]:
        """Type into the filter, sort by name."""
        words = iter([f"59{n:02}" for n in range(90)])

        def find() -> None:
            self.table.set_filter_text(next(words))
            QApplication.processEvents()

        found = own(find) * 1000
        self.table.set_filter_text("")
        order = iter([False, True] * 20)
        names = [row.nilai.nama for row in self.table.rows]

        def sort() -> None:
            self.grid.set_order([("nama", next(order))])
            QApplication.processEvents()

        spent = own(sort, 5)
        return [
            Ukuran(f"saring saat mengetik, {size} baris, sampai lukisan", found, None, "ms", 20),
            Ukuran(f"urutkan {size} baris", spent, own(lambda: sorted(names)), "s", 8, "sorted() atas nama"),
        ]


def press(view: QWidget, key: Qt.Key, text: str = "", mods: Qt.KeyboardModifier = NONE) -> None:
    """Press a key and let everything it causes be painted."""
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, mods, text))
    QApplication.processEvents()


def slowest(call: Callable[[], object]) -> float:
    """Return the 95th percentile of twenty calls in ms of this thread's own work."""
    found = []
    for _ in range(21):
        start = time.thread_time()
        call()
        found.append((time.thread_time() - start) * 1000)
    return sorted(found[1:])[-2]


def own(call: Callable[[], object], times: int = 9) -> float:
    """Return the median of the seconds of this thread's own work, the first call not counted."""
    call()
    found = []
    for _ in range(times):
        start = time.thread_time()
        call()
        found.append(time.thread_time() - start)
    return statistics.median(found)


def polos(count: int, columns: int) -> QTableView:
    """Return the bare view."""
    source, view = QStandardItemModel(count, columns), QTableView()
    source.setParent(view)
    for line in range(min(count, 200)):
        for column in range(columns):
            source.setItem(line, column, QStandardItem(f"Isian {line} kolom {column}"))
    view.setModel(source)
    view.resize(1170, 660)
    view.show()
    view.setCurrentIndex(source.index(3, 3))
    QApplication.processEvents()
    return view


def rows(one: penilaian.BarisNilai, count: int) -> list[model.Baris]:
    """Return as many rows as wanted, like one of the office."""
    return [
        model.Baris(replace(one, penugasan_id=n + 1, pegawai_id=n + 1, nama=f"Orang {n * 7919 % 60000}"))
        for n in range(count)
    ]


def saving(konteks: Konteks, folder: Path) -> Ukuran:
    """One cell with its revision and commit, beside one INSERT with commit into the same kind of file."""
    waiting = iter(penilaian.grid(konteks, PERIODE).baris)

    def ours() -> None:
        edit = CellEdit(next(waiting).penugasan_id, None, penilaian.HASIL, "S")
        (result,) = penilaian.save_cells(konteks, PERIODE, [edit]).value
        if not result.kode:
            raise RuntimeError(f"not saved: {result}")

    plain = sqlite3.connect(folder / "dasar.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        plain.execute(f"PRAGMA {pragma}")
    plain.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, isi TEXT)")
    floor = clock(lambda: plain.execute("INSERT INTO t (isi) VALUES (?)", ("x" * 400,)), 60)
    plain.close()
    return Ukuran("simpan satu sel", clock(ours, 60), floor, "s", 30, "INSERT + COMMIT")


def loading(konteks: Konteks, database: Path) -> Ukuran:
    """Read the grid, beside one SELECT of the same people."""
    plain = sqlite3.connect(database)
    floor = statistics.median(processor(lambda: plain.execute(FLOOR).fetchall()) for _ in range(3))
    plain.close()
    return Ukuran("baca grid, 5.000 orang", processor(lambda: penilaian.grid(konteks, PERIODE), 3), floor, "s", 10,
                  "satu SELECT")  # fmt: skip


def main() -> None:
    """Measure."""
    app: Any = QApplication(sys.argv[:1])
    theme().install(app, Mode.LIGHT)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        konteks = create_kantor(
            folder / "kantor", ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker()
        )
        with konteks.simpanan.write(konteks.author) as transaction:
            bangun(transaction, banyak(5_000))
        (database,) = (folder / "kantor").glob("*.db")
        found = [saving(konteks, folder), loading(konteks, database)]
        one = penilaian.grid(konteks, PERIODE).baris[0]
        konteks.kantor.close()
    for count in (banyak(10_000), banyak(60_000)):
        screen = Layar(rows(one, count))
        found += screen.hand(f"{count:,}")
    found += screen.search(f"{count:,}")
    found.append(screen.paste(min(5_000, count)))
    lapor(found)


if __name__ == "__main__":
    main()
