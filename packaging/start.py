"""What run.py does once Python is new enough: choose between window, tour, tests and the heavy targets.

Only what a second start needs is imported here; the rest waits until something has to be set up.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NoReturn

from place import Place, SetupError, find_place
from targets import TARGETS
from targets import run as run_target

USAGE = """python3 packaging/run.py                       menyiapkan semuanya, lalu membuka aplikasi
python3 packaging/run.py test [--gambar DIR]   menyiapkan, lalu semua pemeriksaan yang dijalankan CI
python3 packaging/run.py bench [NAMA]          menyiapkan, lalu tabel pengukuran
python3 packaging/run.py tahan|acak|monyet|mutasi ...   uji berat satu per satu"""


def main(args: list[str]) -> int:
    """Do what the arguments ask; 3 when the machine or the network said no."""
    if args and args[0] in ("-h", "--help"):
        print(USAGE)
        return 0
    task, rest = (args[0], args[1:]) if args and (args[0] == "test" or args[0] in TARGETS) else ("", args)
    try:
        place = find_place()
        if task or not place.is_ready():
            import prepare

            prepare.prepare(place, for_tests=task == "test" or (bool(task) and TARGETS[task].for_tests))
        if task == "test":
            import checks

            return checks.run_all(place, rest)
        if task:
            return run_target(place, task, rest)
        if has_screen():
            return open_window(place, rest)
        import tour

        return tour.run(place)
    except SetupError as refusal:
        print(refusal, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nDihentikan.", file=sys.stderr)
        return 130


def has_screen() -> bool:
    """Return whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(place: Place, args: list[str]) -> int:
    """Become the program (Windows has no exec: wait for it there)."""
    command = [str(place.python), "-m", "kinerja_desktop", *args]
    if sys.platform == "win32":
        return subprocess.call(command, env=place.environment())
    return become(command, place.environment())


def become(command: list[str], env: dict[str, str]) -> NoReturn:
    """Replace this process, so that no second one waits beside the window."""
    sys.stdout.flush()
    os.execve(command[0], command, env)
