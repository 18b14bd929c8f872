"""A million activities paged and filtered beside raw sqlite3 asking the same; an import of 100,000 rows."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.foundation.ids import new_uid, new_uids
from kinerja_desktop.storage.kegiatan import baca
from kinerja_desktop.storage.kegiatan.baca import Saringan
from kinerja_desktop.storage.kegiatan.buku import BukuKegiatan
from kinerja_desktop.storage.kegiatan.tulis import Asal, step
from tests.benchmarks.ukur import Ukuran, banyak, clock, lapor, processor

TAHUN = 2026
ORANG = 5_000
HALAMAN = 200
IMPOR = 100_000
_INSERT = (
    "INSERT INTO kegiatan (orang_id, tanggal, mulai, selesai, menit, rencana_id, uraian, volume, satuan, bukti, version) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SELECT = (
    "SELECT k.id, k.version, o.uid, k.tanggal, k.mulai, k.selesai, k.menit, coalesce(r.teks, ''), coalesce(r.rhk, x''), "
    "k.uraian, k.volume, k.satuan, k.bukti FROM kegiatan k JOIN orang o ON o.id = k.orang_id LEFT JOIN rencana r "
    "ON r.id = k.rencana_id WHERE "
)
_TAIL = " ORDER BY k.tanggal, k.id LIMIT 200"


def rows(people: list[bytes], count: int, start: int = 0) -> list[tuple[bytes, IsiKegiatan]]:
    """Return activities as a year has them: every person a few a week, words that repeat."""
    first = date(TAHUN, 1, 1)
    return [
        (
            people[n % len(people)],
            IsiKegiatan(
                first + timedelta(days=n // len(people) * 7 % 365), f"Mengajar kelas {n % 37} jam ke-{n % 8}", 450, 495,
                45, f"Rencana aksi {n % 12}", None, Decimal(1), "jam", "",
            ),
        )
        for n in range(start, start + count)
    ]  # fmt: skip


def fill(buku: BukuKegiatan, kantor: bytes, people: list[bytes], count: int) -> None:
    """Write in steps of 100,000, as imports do."""
    for start in range(0, count, IMPOR):
        with step(buku, TAHUN, kantor, Asal("Bench", "impor")) as made:
            made.insert(rows(people, min(IMPOR, count - start), start))


def raw_import(folder: Path, count: int) -> None:
    """Insert the same rows with sqlite3 alone: two indexes, no sums, no history."""
    values = [
        (n % ORANG, isi.tanggal.isoformat(), isi.mulai, isi.selesai, isi.menit, n % 12, isi.uraian, 100, isi.satuan, "", 1)
        for n, (_, isi) in enumerate(rows([b""], count))
    ]  # fmt: skip
    with closing(sqlite3.connect(folder / "mentah.db")) as connection:
        connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE kegiatan (id INTEGER PRIMARY KEY AUTOINCREMENT, "
            "orang_id INTEGER, tanggal DATE, mulai INTEGER, selesai INTEGER, menit INTEGER, rencana_id INTEGER, uraian TEXT, "
            "volume INTEGER, satuan TEXT, bukti TEXT, version INTEGER); CREATE INDEX a ON kegiatan (orang_id, tanggal); "
            "CREATE INDEX b ON kegiatan (tanggal);"
        )
        connection.executemany(_INSERT, values)
        connection.commit()


def paging(buku: BukuKegiatan, people: list[bytes], count: int) -> list[Ukuran]:
    """Measure pages and counts of a full year against the same questions asked raw."""
    day = date(TAHUN, 9, 7)
    # four rows of one person cost sqlite3 0.03 ms: there the ratio is the fixed half millisecond of two Core statements
    asked = {
        "halaman di tengah tahun": (Saringan(), (day, 0), "(k.tanggal, k.id) > ('2026-09-07', 0)", 5),
        "satu orang, satu bulan": (
            Saringan((people[7],), date(TAHUN, 3, 1), date(TAHUN, 3, 31)), None,
            "k.orang_id = 8 AND k.tanggal BETWEEN '2026-03-01' AND '2026-03-31'", 20,
        ),
        "kata dalam satu minggu": (
            Saringan(None, day, day + timedelta(days=6), "kelas 36"), None,
            "k.tanggal BETWEEN '2026-09-07' AND '2026-09-13' AND k.uraian LIKE '%kelas 36%'", 5,
        ),
    }  # fmt: skip
    found: list[Ukuran] = []
    with closing(sqlite3.connect(buku.path(TAHUN))) as raw, buku.read(TAHUN) as connection:
        assert connection is not None
        for name, (saring, after, where, goal) in asked.items():
            ours = clock(lambda s=saring, a=after: baca.page(connection, s, a, HALAMAN))  # type: ignore[misc]
            assert baca.page(connection, saring, after, HALAMAN)
            floor = clock(lambda w=where: raw.execute(_SELECT + w + _TAIL).fetchall())  # type: ignore[misc]
            found.append(
                Ukuran(f"{count:,} kegiatan, {name}", ours * 1000, floor * 1000, "ms", goal, "sqlite3 mentah")
            )
        kept = clock(lambda: baca.count(connection, Saringan(), 0))
        scan = clock(lambda: raw.execute("SELECT count(*) FROM kegiatan").fetchone(), 3)
        found.append(Ukuran(f"{count:,} kegiatan, hitung", kept * 1000, scan * 1000, "ms", 1, "count(*)"))
    return found


def main() -> None:
    """Measure."""
    count = min(1_000_000, banyak(1_000_000))
    portion = banyak(IMPOR)
    with tempfile.TemporaryDirectory() as name:
        folder, kantor, people = Path(name), new_uid(), new_uids(ORANG)
        buku = BukuKegiatan(folder, lambda: None)
        fill(buku, kantor, people, count)
        found = paging(buku, people, count)
        more = rows(people, portion)

        def ours() -> None:
            with step(buku, TAHUN, kantor, Asal("Bench", "impor")) as made:
                made.insert(more)

        taken = processor(ours)
        floor = processor(lambda: raw_import(folder, portion))
        found.append(Ukuran(f"tulis {portion:,} kegiatan", taken, floor, "s", 5, "sqlite3 mentah"))
        buku.close()
    lapor(found)


if __name__ == "__main__":
    main()
