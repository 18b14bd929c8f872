"""The main job without a screen: sample office, import, ratings, sheets, export, and a picture of the window.

It calls the command line and nothing else; the work on workbooks is done by `tour_files.py` in the virtual environment.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from place import Place, SetupError

PERIODE = "2026-TW4"  # the open quarter of the sample office


def run(place: Place) -> int:
    """Do the main job in a fresh folder of the user's home and say where its fruits lie."""
    folder = fresh_folder(Path.home())
    data, files = folder / "data", folder / "hasil"
    files.mkdir(parents=True)
    print(f"Tidak ada layar: pekerjaan utama dijalankan dengan kantor contoh di {folder}", flush=True)
    where = ["--data", str(data)]
    period = [*where, "--periode", PERIODE]
    kinerja = place.program("kinerja")
    roster, blank, filled = (
        files / "daftar-pegawai.xlsx",
        files / "lembar-isian.xlsx",
        files / "lembar-isian-terisi.xlsx",
    )
    helper = [str(place.python), str(Path(__file__).with_name("tour_files.py"))]
    steps = [
        ("Kantor contoh", [kinerja, "contoh", *where]),
        ("Daftar pegawai baru", [*helper, "roster", str(roster)]),
        ("Impor pegawai", [kinerja, "impor", "pegawai", str(roster), *where, "--per-tanggal", "2026-11-01"]),
        ("Lembar isian", [kinerja, "lembar-isian", *period, "-o", str(blank)]),
        ("Nilai diisikan", [*helper, "fill", str(blank), str(filled)]),
        ("Impor nilai", [kinerja, "impor", "nilai", str(filled), *period]),
        ("Kunci nilai", [kinerja, "kunci", *period]),
        (
            "Dokumen evaluasi",
            [kinerja, "cetak", "dokumen-evaluasi", *period, "-o", str(files / "dokumen-evaluasi.pdf")],
        ),
        ("Rekap penilaian", [kinerja, "cetak", "rekap", *period, "-o", str(files / "rekap.pdf")]),
        ("Ekspor BKN", [kinerja, "ekspor-bkn", *period, "-o", str(files / "ekspor-bkn")]),
        ("Periksa", [kinerja, "periksa", *where]),
        ("Gambar jendela utama", [program(place), *where, "--gambar", str(files / "jendela-utama.png")]),
    ]
    for number, (title, command) in enumerate(steps, 1):
        print(f"[{number}/{len(steps)}] {title}", flush=True)
        do(place, title, command)
    return tell(files)


def program(place: Place) -> str:
    """Return the windowed program of the virtual environment."""
    return place.program("kinerja-desktop")


def fresh_folder(home: Path) -> Path:
    """Return a folder that does not exist yet: what somebody tried out in an earlier one stays theirs.

    Raises:
        SetupError: the home folder takes no file.
    """
    names = ["KinerjaDesktop-contoh", *(f"KinerjaDesktop-contoh-{number}" for number in range(2, 1000))]
    folder = next(home / name for name in names if not (home / name).exists())
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise SetupError(f"Folder {folder} tidak dapat dibuat: {error.strerror}.") from error
    return folder


def do(place: Place, title: str, command: list[str]) -> None:
    """Run one step; its sentences pass through.

    Raises:
        SetupError: it failed. Exit code 1 of a command that takes or gives out the office's data
            (something did not go in, and was told) does not end the tour.
    """
    env = place.environment() | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    running = subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    for line in running.stderr or ():
        if not line.startswith(
            "This plugin does not support"
        ):  # what Qt says of every window without a screen
            sys.stderr.write(line)
    code = running.wait()
    partly = len(command) > 1 and command[1] in ("impor", "kunci", "cetak", "ekspor-bkn")
    if code != 0 and not (partly and code == 1):
        raise SetupError(f'Langkah "{title}" gagal dengan kode {code}; keterangannya ada di atas.')


def tell(files: Path) -> int:
    """Say where sheets, workbook and picture lie; 1 when one of them is not there."""
    print("Selesai. Hasilnya:")
    complete = True
    for kind, pattern in (
        ("Lembar (.pdf)", "*.pdf"),
        ("Buku kerja (.xlsx)", "ekspor-bkn/**/*.xlsx"),
        ("Gambar (.png)", "*.png"),
    ):
        found = sorted(path for path in files.glob(pattern) if path.stat().st_size)
        complete = complete and bool(found)
        for path in found:
            print(f"  {kind}: {path}")
        if not found:
            print(f"  {kind}: tidak jadi", file=sys.stderr)
    return 0 if complete else 1
