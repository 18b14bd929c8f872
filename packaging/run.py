"""The two commands of the README: set the machine up and open the program, or run what CI runs.

``python3 packaging/run.py``                     set up, then the window (where there is no screen: the tour)
``python3 packaging/run.py test [--gambar DIR]`` set up with the needs of the tests, then what CI runs
``python3 packaging/run.py bench``               set up, then the benchmarks
``python3 packaging/run.py acak [--jumlah N]``   set up, then mutated workbooks through the previews of the imports

Standard library only, and this file is readable by every Python 3, so that an old one can say that it is too old.
Its sentences stand here and beside it, not in `foundation.messages`: nothing is installed yet when they are said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

MINIMUM = (3, 11)


def newer_python() -> str | None:
    """Return another Python of this machine that is new enough and starts, or None."""
    probe = "import sys; sys.exit(sys.version_info < %r)" % (MINIMUM,)  # noqa: UP031 - old Pythons
    for minor in range(14, MINIMUM[1] - 1, -1):
        found = shutil.which("python3.%d" % minor)  # noqa: UP031 - old Pythons
        if found and subprocess.call([found, "-c", probe], stderr=subprocess.DEVNULL) == 0:
            return found
    return None


def main() -> int:
    """Return the exit code; on Linux the window replaces this process instead."""
    if sys.version_info < MINIMUM:
        other = newer_python()
        if other:
            os.execv(other, [other, __file__, *sys.argv[1:]])
        print(
            "Python di komputer ini versi %d.%d, sedangkan Kinerja Desktop memerlukan Python 3.11 atau yang lebih "  # noqa: UP031 - old Pythons
            "baru; pasang dahulu, lalu jalankan perintah ini lagi." % sys.version_info[:2],
            file=sys.stderr,
        )
        return 3
    import start  # lives beside this file

    code: int = start.main(sys.argv[1:])
    return code


if __name__ == "__main__":
    sys.exit(main())
