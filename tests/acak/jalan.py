"""20,000 mutated workbooks through the preview of the imports, on all processors, each case in bounded time and memory.

``python3 packaging/run.py acak [--jumlah 20000] [--benih S] [--detik D] [--simpan DIR] [--kasus N ...] [--impor KIND ...]``

A case is made from the seed and its number alone, so ``--benih S --kasus N`` runs it again (with the same ``--impor``). Files that fail stay in
``--simpan`` beside a text that says what happened. A process runs many cases; one that crashes or hangs is replaced,
and the case it had counts as failed. Linux only: it needs the system's own limits and marks of memory.
"""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import os
import secrets
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Final

from tests.acak.bibit import IMPOR, Bibit, semua
from tests.acak.ubah import kasus
from tests.acak.uji import DETIK, MEMORI, Hasil, Penguji, buat_kantor, hush

_PER_PROCESS: Final = 400
"""Cases after which a process gives way to a fresh one: what one case leaves behind must not fail the next."""
_HANGS: Final = 12 * DETIK
"""Seconds by the clock after which a case counts as hanging, on a busy machine too."""


class _Proses:
    """One process that runs cases, and the case it has."""

    def __init__(self, bibit: Sequence[Bibit], benih: str, home: Path) -> None:
        context = multiprocessing.get_context("fork")  # the imports and the seeds are there at once
        self._folder = Path(tempfile.mkdtemp(dir=home))
        self.pipe, theirs = context.Pipe()
        args = (theirs, bibit, benih, self._folder, home / "kantor")
        self._process: Any = context.Process(target=_work, args=args, daemon=True)
        self._process.start()
        theirs.close()
        self.left = _PER_PROCESS
        self.nomor = -1
        self.began = 0.0

    def give(self, nomor: int) -> None:
        """Hand it a case."""
        self.nomor, self.began = nomor, time.monotonic()
        self.left -= 1
        self.pipe.send(nomor)

    def answer(self) -> Hasil:
        """Return how its case ended, also when the process did."""
        try:
            found: Hasil = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._process.join()
            code = self._process.exitcode
            return Hasil(self.nomor, "mati", "mati", f"the process ended with {code}")
        return found

    @property
    def hangs(self) -> bool:
        """Return whether its case takes longer than any may."""
        return time.monotonic() - self.began > _HANGS

    def where(self) -> str:
        """Return where a case that hangs is, as far as it could still say."""
        return (self._folder / "macet.txt").read_text("utf-8")

    def end(self) -> None:
        """End it."""
        self.pipe.close()
        self._process.kill()
        self._process.join()


def _work(pipe: Connection, bibit: Sequence[Bibit], benih: str, folder: Path, office: Path) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    hush()
    tester = Penguji(folder, office)
    with (folder / "macet.txt").open("w", encoding="utf-8") as trace:
        while True:
            try:
                nomor = pipe.recv()
            except EOFError:
                return
            faulthandler.dump_traceback_later(_HANGS - 10, file=trace)
            found = tester.uji(kasus(benih, nomor, bibit))
            faulthandler.cancel_dump_traceback_later()
            pipe.send(found)


def _results(numbers: Iterator[int], bibit: Sequence[Bibit], benih: str, cores: int) -> Iterator[Hasil]:
    """Run the cases on some processes; yield the results as they come."""
    with tempfile.TemporaryDirectory(prefix="kinerja-acak-") as home:
        buat_kantor(Path(home), semua())
        yield from _spread(numbers, lambda: _Proses(bibit, benih, Path(home)), cores)


def _spread(numbers: Iterator[int], start: Callable[[], _Proses], cores: int) -> Iterator[Hasil]:
    running: list[_Proses] = []
    try:
        for _ in range(cores):
            nomor = next(numbers, None)
            if nomor is not None:
                running.append(start())
                running[-1].give(nomor)
        while running:
            ready = wait([one.pipe for one in running], timeout=1)
            for one in list(running):
                if one.pipe in ready:
                    found = one.answer()
                elif one.hangs:
                    found = Hasil(
                        one.nomor, "macet", "macet", f"no answer within {_HANGS:.0f} s\n{one.where()}"
                    )
                else:
                    continue
                yield found
                running.remove(one)
                nomor = next(numbers, None)
                if nomor is None or one.left <= 0 or found.akhir in {"mati", "macet"}:
                    one.end()
                    one = start() if nomor is not None else one  # noqa: PLW2901 - takes its place
                if nomor is not None:
                    one.give(nomor)
                    running.append(one)
    finally:
        for one in running:
            one.end()


class _Laporan:
    """Counts, the slowest and the largest case, and the failures."""

    def __init__(self, benih: str, simpan: Path, bibit: Sequence[Bibit]) -> None:
        self._benih, self._simpan, self._bibit = benih, simpan, bibit
        self._began = time.monotonic()
        self.ends: Counter[str] = Counter()
        self.failed: list[Hasil] = []
        self.slowest = self.largest = Hasil(-1, "")

    def add(self, found: Hasil) -> None:
        """Note a result; keep the file of a failure."""
        self.ends[found.akhir] += 1
        self.slowest = max(self.slowest, found, key=lambda one: one.detik)
        self.largest = max(self.largest, found, key=lambda one: one.memori)
        if found.gagal:
            self.failed.append(found)
            self._keep(found)
        if self.ends.total() % 500 == 0:
            print(
                f"{self.ends.total()} kasus, {len(self.failed)} gagal, {time.monotonic() - self._began:.0f} detik",
                flush=True,
            )

    def _keep(self, found: Hasil) -> None:
        made = kasus(self._benih, found.nomor, self._bibit)
        self._simpan.mkdir(parents=True, exist_ok=True)
        path = self._simpan / f"{self._benih}-{made.nama}"
        path.write_bytes(made.data)
        told = (
            f"{found.gagal}: kasus {found.nomor}, dari {made.asal}, impor {made.impor}, {found.detik:.1f} detik, "
            f"{found.memori >> 20} MiB\n{found.rincian}\n"
        )
        path.with_name(path.name + ".txt").write_text(told, encoding="utf-8", errors="backslashreplace")
        print(f"GAGAL {told.splitlines()[0]} -> {path}", flush=True)

    def close(self) -> int:
        """Print the account; return the exit code."""
        for end, count in self.ends.most_common():
            print(f"  {count:6}  {end}")
        print(
            f"paling lama: kasus {self.slowest.nomor}, {self.slowest.detik:.2f} detik prosesor (batas {DETIK:.0f})"
        )
        print(
            f"paling besar: kasus {self.largest.nomor}, {self.largest.memori >> 20} MiB (batas {MEMORI >> 20})"
        )
        verdict = f"{len(self.failed)} GAGAL" if self.failed else "semua baik"
        spent = time.monotonic() - self._began
        print(
            f"run.py acak: {self.ends.total()} kasus, benih {self._benih}: {verdict} ({spent:.0f} detik)",
            flush=True,
        )
        return 1 if self.failed else 0


def main(args: list[str]) -> int:
    """Run the cases; 1 when one of them failed."""
    parser = argparse.ArgumentParser(
        prog="run.py acak", description="Buku kerja yang diacak lewat pratinjau impor."
    )
    parser.add_argument("--jumlah", type=int, default=20_000, help="banyaknya kasus")
    parser.add_argument("--benih", default="", help="benih acak; tanpa ini dipilih dan dicetak")
    parser.add_argument("--detik", type=float, default=0, help="berhenti setelah sekian detik")
    parser.add_argument(
        "--simpan", type=Path, default=Path("build/acak"), help="folder untuk berkas yang gagal"
    )
    parser.add_argument("--kasus", type=int, nargs="+", help="hanya kasus bernomor ini")
    parser.add_argument("--impor", nargs="+", choices=IMPOR, help="hanya berkas asal impor ini")
    parser.add_argument("--proses", type=int, default=os.cpu_count() or 1, help="banyaknya proses")
    chosen = parser.parse_args(args)
    if sys.platform != "linux":
        print("run.py acak hanya berjalan di Linux.", file=sys.stderr)
        return 2
    benih = chosen.benih or secrets.token_hex(4)
    print(f"benih {benih}", flush=True)
    bibit = [one for one in semua() if not chosen.impor or one.impor in chosen.impor]
    report = _Laporan(benih, chosen.simpan, bibit)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends it early still gets the account
    with suppress(KeyboardInterrupt):
        for found in _results(_numbers(chosen), bibit, benih, chosen.proses):
            report.add(found)
    return report.close()


def _numbers(chosen: argparse.Namespace) -> Iterator[int]:
    until = time.monotonic() + chosen.detik if chosen.detik else float("inf")
    for nomor in chosen.kasus or range(chosen.jumlah):
        if time.monotonic() > until:
            return
        yield nomor
