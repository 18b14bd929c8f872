"""The matriks peran hasil of 60 people by 12 results, in an office of thousands: opened, and one cell saved."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.domain.skp import IsiSkp, Rhk
from kinerja_desktop.services import atasan, matriks, pohon_hasil, skp
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.matriks import SelMatriks
from kinerja_desktop.services.skp import BarisSkp
from kinerja_desktop.services.worker import InlineWorker
from tests.benchmarks.ukur import Ukuran, banyak, clock, lapor, processor

TAHUN = 2026
PEOPLE, RESULTS = 60, 12
FLOOR = """
    SELECT r.*, s.status, o.nama FROM rhk r JOIN skp s ON s.id = r.skp_id JOIN penugasan p ON p.id = s.penugasan_id
    JOIN pegawai o ON o.id = p.pegawai_id WHERE p.penilai_pegawai_id = ? AND s.tahun = ? ORDER BY o.nama_urut, r.urutan
"""


def planned(konteks: Konteks, row: BarisSkp, count: int) -> list[int]:
    """Give a person a plan; return the ids of its RHK."""
    made = skp.buat(konteks, TAHUN, [row.penugasan_id]).value[row.penugasan_id]
    now = skp.buka(konteks, made)
    content = replace(now.isi, rhk=tuple(Rhk(f"Hasil pimpinan nomor {n}") for n in range(count)))
    stored = skp.simpan(konteks, made, content, version=now.version).value
    return [one.id or 0 for one in stored.isi.rhk]


def filled(konteks: Konteks) -> tuple[Pihak, list[int], list[int]]:
    """Let everybody plan and sixty people serve one leader; return him, his RHK and their positions."""
    rows = [row for row in skp.daftar(konteks, TAHUN) if row.jenis == "definitif"]
    boss, below = rows[0], rows[1 : PEOPLE + 1]
    who = Pihak(JenisPihak.PEGAWAI, boss.pegawai_id)
    atasan.set_penilai(konteks, [row.pegawai_id for row in below], who)
    columns = planned(konteks, boss, RESULTS)
    now = [row.penugasan_id for row in skp.daftar(konteks, TAHUN) if row.penilai == who][:PEOPLE]
    cells = [SelMatriks(id_, column, f"Hasil {id_} untuk {column}") for id_ in now for column in columns]
    matriks.isi(konteks, TAHUN, cells)
    others = [row.penugasan_id for row in skp.daftar(konteks, TAHUN) if row.skp_id is None]
    content = IsiSkp(rhk=tuple(Rhk(f"Hasil kerja {n}") for n in range(8)))
    skp.buat(konteks, TAHUN, others, content)
    return who, columns, now


def saving(konteks: Konteks, folder: Path, columns: list[int], people: list[int]) -> Ukuran:
    """One cell with its revisions and commit, beside one INSERT with commit into the same kind of file."""
    turns = iter(range(10_000))

    def ours() -> None:
        n = next(turns)
        cell = SelMatriks(people[n % len(people)], columns[n % len(columns)], f"Tertatanya arsip {n}")
        matriks.isi(konteks, TAHUN, [cell])

    plain = sqlite3.connect(folder / "dasar.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        plain.execute(f"PRAGMA {pragma}")
    plain.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, isi TEXT)")
    floor = clock(lambda: plain.execute("INSERT INTO t (isi) VALUES (?)", ("x" * 400,)), 60)
    plain.close()
    return Ukuran("simpan satu sel matriks 60 x 12", clock(ours, 40), floor, "s", 60, "INSERT + COMMIT")


def main() -> None:
    """Measure."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        konteks = create_kantor(
            folder / "kantor", ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker()
        )
        with konteks.simpanan.write(konteks.author) as transaction:
            bangun(transaction, banyak(5_000))
        who, columns, people = filled(konteks)
        (database,) = (folder / "kantor").glob("*.db")
        plain = sqlite3.connect(database)
        floor = statistics.median(
            processor(lambda: plain.execute(FLOOR, (who.id, TAHUN)).fetchall()) for _ in range(9)
        )
        every = statistics.median(
            processor(lambda: plain.execute("SELECT id, teks, pimpinan_rhk_id FROM rhk").fetchall())
            for _ in range(3)
        )
        plain.close()
        found = [
            Ukuran("buka matriks 60 x 12", processor(lambda: matriks.matriks(konteks, TAHUN, who), 9), floor, "s", 25,
                   "satu SELECT"),
            saving(konteks, folder, columns, people),
            Ukuran("pohon hasil, 5.000 orang", processor(lambda: pohon_hasil.pohon(konteks, TAHUN), 3), every, "s", 40,
                   "satu SELECT"),
        ]  # fmt: skip
        konteks.kantor.close()
    lapor(found)


if __name__ == "__main__":
    main()
