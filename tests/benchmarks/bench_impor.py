"""Roster of 60,000 x 30: reading alone, the whole import, its peak, and bulk writing, each beside openpyxl or raw SQLite.

The import is the command line's: read, check, one transaction with revisions, positions derived. Each side runs in a
process of its own; the worker process that reads is counted in time and, where it is larger, as the peak.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import tempfile
from pathlib import Path

from kinerja_desktop.workbooks.reader import open_book
from tests.benchmarks import bahan
from tests.benchmarks.ukur import Ukuran, banyak, cpu, lapor, processor, puncak, sendiri

MODULE = "tests.benchmarks.bench_impor"


def read_openpyxl(path: Path) -> int:
    """Read every cell in openpyxl's read-only mode."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))


def read_ours(path: Path, *, native: bool) -> int:
    """Read every cell with our reader, by the fast engine or by our own."""
    with open_book(path) as book:
        if not native:
            book._source._native_allowed = False  # type: ignore[union-attr]  # the benchmark chooses the engine
        return sum(len(row.values) for row in book.rows(book.sheets[0].nama))


def import_all(path: Path, folder: Path) -> None:
    """Import as `kinerja impor pegawai` does."""
    from kinerja_desktop.cli.main import main

    code = main(["impor", "pegawai", str(path), "--data", str(folder), "--json"])
    if code > 1:
        raise RuntimeError(f"exit code {code}")


def part(what: str, path: Path) -> dict[str, float]:
    """Do one side in this process and return processor seconds and peaks in MiB."""
    start = cpu()
    if what == "openpyxl":
        read_openpyxl(path)
    elif what in ("calamine", "sendiri"):
        read_ours(path, native=what == "calamine")
    else:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            import_all(path, Path(folder) / "kantor")
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"detik": cpu() - start, "puncak": puncak(), "pekerja": worker}


def writing(count: int) -> Ukuran:
    """New people with first states and revisions in one transaction, beside the same rows by raw sqlite3."""
    from kinerja_desktop.domain.keadaan import AWAL, Keadaan
    from kinerja_desktop.domain.pegawai import nama_cari, nama_urut
    from kinerja_desktop.foundation import memory
    from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
    from kinerja_desktop.services.worker import InlineWorker
    from kinerja_desktop.storage.commands import roster

    memory.collect_seldom()  # as every process does that imports
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "kantor"
        konteks = create_kantor(folder, ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker())
        people = [
            {
                "nama": f"Orang {n}", "nama_urut": nama_urut(f"Orang {n}"), "nama_cari": nama_cari(f"Orang {n}"),
                "nip": f"19850330201001{n % 10000:04}", "gelar_belakang": "S.Kom.", "pns_id": f"A{n:031}",
            }
            for n in range(count)
        ]  # fmt: skip
        state = Keadaan(AWAL, jenis_pegawai="pns", kedudukan="aktif", golongan="III/a", jabatan="Analis")

        def ours() -> None:
            with konteks.simpanan.write(konteks.author) as transaction:
                roster.insert_people(transaction, people, [state] * count)

        spent = processor(ours)
        konteks.kantor.close()
        (database,) = folder.glob("*.db")
        return Ukuran(
            f"tulis {count:,} orang + keadaan + revisi", spent, raw(database, Path(name) / "r.db"), "s", 1.5,
            "sqlite3 mentah, baris yang sama",
        )  # fmt: skip


def raw(source: Path, target: Path) -> float:
    """Write the rows that lie in ``source`` by plain sqlite3 into the same tables and return the seconds."""
    kinds = ("pegawai", "pegawai_keadaan", "revisi")
    given, plain = sqlite3.connect(source), sqlite3.connect(target, isolation_level=None)
    plain.execute("PRAGMA journal_mode=WAL")
    rows = {}
    for kind in kinds:
        made = given.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name=? AND sql NOTNULL ORDER BY type DESC", (kind,)
        )
        for (statement,) in made.fetchall():
            plain.execute(statement)
        rows[kind] = given.execute(f"SELECT * FROM {kind}").fetchall()  # noqa: S608 - names from above

    def write() -> None:
        plain.execute("BEGIN IMMEDIATE")
        for kind, block in rows.items():
            marks = ",".join("?" * len(block[0]))
            plain.executemany(f"INSERT INTO {kind} VALUES ({marks})", block)  # noqa: S608 - names from above
        plain.execute("COMMIT")

    spent = processor(write)
    given.close()
    plain.close()
    return spent


def main() -> None:
    """Measure."""
    if len(sys.argv) == 4:
        sys.stdout.write(json.dumps(part(sys.argv[2], Path(sys.argv[3]))) + "\n")
        return
    count = banyak(60_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        bahan.tulis_roster(path, count)
        found = {
            side: sendiri(MODULE, 1, side, path) for side in ("openpyxl", "calamine", "sendiri", "impor")
        }
    base, size = found["openpyxl"]["detik"], f"{count:,} x {bahan.KOLOM}"
    by = "openpyxl read_only saja"
    whole = max(found["impor"]["puncak"], found["impor"]["pekerja"])
    lapor(
        [
            Ukuran(f"baca {size}, mesin cepat", found["calamine"]["detik"], base, "s", 0.20, by),
            Ukuran(f"baca {size}, mesin cepat, puncak", found["calamine"]["puncak"], None, "MiB", 200),
            Ukuran(f"baca {size}, mesin sendiri", found["sendiri"]["detik"], base, "s", 1.15, by),
            Ukuran(f"impor {size} sampai tersimpan", found["impor"]["detik"], base, "s", 0.6, by),
            Ukuran(f"impor {size}, puncak satu proses", whole, None, "MiB", 250),
            writing(count),
        ]
    )


if __name__ == "__main__":
    main()
