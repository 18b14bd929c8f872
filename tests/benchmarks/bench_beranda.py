"""Beranda over 1,000,000 evaluations: 10,000 people in a hundred periods, written straight into the tables.

The live side is what a program without kept counts asks: units by predikat over all evaluations. The kept counts must be
equal to the ratings themselves. What Beranda shows of its own period is measured beside it, all queries together.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from kinerja_desktop.services import beranda
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage.commands import ringkasan
from kinerja_desktop.storage.queries import beranda as queries
from tests.benchmarks.ukur import Ukuran, banyak, clock, lapor

PERIODE, BANYAK_PERIODE = "2026-TW3", 100
FILL = """
    INSERT INTO penilaian (uid, version, kantor_asal_id, revisi_akhir, penugasan_id, periode_kode, rezim, hasil_kerja,
        hasil_kerja_teks, perilaku, perilaku_teks, predikat, catatan, status, umpan_balik, dimasukkan_oleh_id,
        dimasukkan_pada, diputuskan_oleh, beku)
    SELECT randomblob(16), 1, 1, randomblob(16), p.id, ?, 'permenpanrb-6-2022', 'sesuai', '', 'sesuai', '',
        CASE p.id % 9 WHEN 0 THEN 'sangat_baik' ELSE 'baik' END, '', 'tersimpan', '', 1, 0, '', ''
    FROM penugasan p
"""


def main() -> None:
    """Measure."""
    people = banyak(10_000)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name) / "kantor"
        konteks = create_kantor(folder, ProfilKantor("Kabupaten Contoh"), "Rina", worker=InlineWorker())
        with konteks.simpanan.write(konteks.author) as transaction:
            bangun(transaction, people)
        with konteks.simpanan.write(konteks.author) as transaction:
            for n in range(BANYAK_PERIODE):
                kode = PERIODE if n == 0 else f"{1900 + n}"
                insert = "INSERT OR IGNORE INTO periode (kode, tahun, jenis, awal, akhir) VALUES (?, ?, 'tahunan', ?, ?)"
                year = int(kode[:4])
                days = (f"{year}-01-01", f"{year}-12-31")
                transaction.connection.exec_driver_sql(insert, (kode, year, *days))
                transaction.connection.exec_driver_sql(FILL, (kode,))
            ringkasan.rebuild(transaction.connection)
        with konteks.simpanan.read() as connection:
            start = time.perf_counter()
            truth = ringkasan.live(connection)
            live = time.perf_counter() - start
            if ringkasan.stored(connection) != truth:
                raise RuntimeError("the kept counts differ from the ratings")
            live = min(live, clock(lambda: ringkasan.live(connection), 3))
            kept = clock(lambda: queries.distribution(connection, PERIODE, None, konteks.cakupan))
        spent = clock(lambda: beranda.ringkas(konteks, PERIODE), 5)
        konteks.kantor.close()
    size = f"{truth.total():,} penilaian"
    by = "unit x predikat, dihitung dari penilaian"
    lapor(
        [
            Ukuran(f"hitungan satu periode dari ringkasan, {size}", kept, live, "s", 0.05, by),
            Ukuran(f"Beranda seluruhnya, {size}, {people:,} orang", spent, live, "s", 0.05, by),
        ]
    )


if __name__ == "__main__":
    main()
