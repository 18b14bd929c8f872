"""What the frozen program runs: the window, or the command line when it was started as ``kinerja``."""

import sys
from multiprocessing import freeze_support
from pathlib import Path

from kinerja_desktop.app import cli, window

if __name__ == "__main__":
    freeze_support()
    if Path(sys.argv[0]).stem == "kinerja":
        cli()
    else:
        window()
