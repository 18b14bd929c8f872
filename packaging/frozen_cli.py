"""What the frozen kinerja runs."""

from multiprocessing import freeze_support

from kinerja_desktop.app import cli

if __name__ == "__main__":
    freeze_support()
    cli()
