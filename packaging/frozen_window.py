"""What the frozen kinerja-desktop runs."""

from multiprocessing import freeze_support

from kinerja_desktop.app import window

if __name__ == "__main__":
    freeze_support()
    window()
