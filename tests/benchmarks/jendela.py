"""The real window on a real office, driven from inside its event loop: `python -m tests.benchmarks.jendela KIND DATA ...`.

KIND: ``lukis`` (until the first paint) and ``daftar`` (until people stand in the list) print the shared clock and end;
``diam`` opens Beranda, rests ten seconds and prints the memory; ``macet`` imports, prints and exports while a heartbeat
of 5 ms runs, and prints the longest gap of each; ``layar`` opens every screen for the first time under that heartbeat and
switches the theme; ``lama`` walks about for so many seconds and prints the memory early and
late.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from kinerja_desktop.app import load_toolkit, window

gc.disable()  # both as `app.window` does before it imports the same
load_toolkit()

from PySide6.QtCore import QEvent, QObject, Qt, QTimer  # noqa: E402 - see above

from kinerja_desktop.gui import main_window, screens  # noqa: E402 - see above
from kinerja_desktop.gui.main_window import MainWindow  # noqa: E402 - see above
from kinerja_desktop.gui.theme import Mode, theme  # noqa: E402 - see above

TICK = 5
PERIODE = "2026-TW3"


def say(answer: object) -> None:
    """Print the answer and leave at once."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
    os._exit(0)


class Detak(QObject):
    """A heartbeat of the UI thread: the longest gap between two beats, and what the thread itself used in it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._beat)
        self.begin()

    def begin(self) -> None:
        """Start to measure anew."""
        self.longest = self.own = 0.0
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer.start()

    def _beat(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        gap = now - self._last - TICK / 1000
        if gap > self.longest:
            self.longest, self.own = gap, used - self._used
        self._last, self._used = now, used

    def ms(self) -> dict[str, float]:
        """Return the longest gap and the thread's own part of it in ms."""
        return {"celah": self.longest * 1000, "sendiri": self.own * 1000}


class Pengemudi(QObject):
    """Waits for the first paint, then does what the kind asks."""

    def __init__(self, window: MainWindow, kind: str, rest: list[str]) -> None:
        super().__init__(window)
        self._window, self._kind, self._rest = window, kind, rest
        self._painted = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._steps: Iterator[Callable[[], bool]] = iter(())
        self._wait: Callable[[], bool] = self._opened
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first paint."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._first)
        return False

    def _first(self) -> None:
        if self._kind == "lukis":
            say(time.monotonic())
        self._steps = {
            "daftar": self._list,
            "diam": self._idle,
            "macet": self._stalls,
            "layar": self._screens,
            "lama": self._long,
        }[self._kind]()
        self._timer.start(3)

    def _look(self) -> None:
        if not self._wait():
            return
        try:
            following = next(self._steps, None)
        except Exception:  # noqa: BLE001 - the window would ask the user, and nobody is there
            traceback.print_exc()
            os._exit(1)
        if following is None:
            self._timer.stop()
        else:
            self._wait = following

    def _opened(self) -> bool:
        return self._window.session.office is not None

    def _shown(self) -> bool:
        return bool(self._window._screens)

    def _quiet(self) -> bool:
        return not self._window.session.tasks.running

    def _after(self, seconds: float) -> Callable[[], bool]:
        until = time.monotonic() + seconds
        return lambda: time.monotonic() >= until

    def _screen(self, key: str) -> Any:
        self._window.session.go(key)
        return self._window._screens[key]

    def _list(self) -> Iterator[Callable[[], bool]]:
        yield self._shown
        screen = self._screen("pegawai")
        yield lambda: screen.table.rowCount() > 10
        yield self._after(0)
        say(time.monotonic())

    def _idle(self) -> Iterator[Callable[[], bool]]:
        yield self._quiet
        yield self._after(10)
        from tests.benchmarks.ukur import rss

        say(rss())

    def _long(self) -> Iterator[Callable[[], bool]]:
        """Open every screen once, then walk about at random; memory after the first round, and at the end."""
        from tests.benchmarks.ukur import rss

        dice, seconds = Random(1), float(self._rest[0])  # noqa: S311 - reproducible, no secret
        keys = [spec.key for spec in screens.MENU]
        yield self._shown
        for key in keys:
            self._screen(key)
            yield self._quiet
            yield self._after(0.02)
        began, early, visits = time.monotonic(), rss(), 0
        while time.monotonic() - began < seconds:
            self._window.session.set_periode(dice.choice(("2026-TW3", "2026-TW4")))
            self._screen(dice.choice(keys))
            yield self._quiet
            yield self._after(0.02)
            visits += 1
        say({"awal": early, "akhir": rss(), "kunjungan": visits})

    def _screens(self) -> Iterator[Callable[[], bool]]:
        """Show every screen for the first time, after a rest as a hand would leave; then switch the theme twice."""
        found: dict[str, dict[str, float]] = {}
        yield self._shown
        yield self._after(float(self._rest[0]))
        for key in (spec.key for spec in screens.MENU):
            yield self._quiet
            beat = Detak(self)
            self._screen(key)
            yield self._after(0.2)
            yield self._quiet
            yield self._after(0.1)
            found[key] = beat.ms()
            beat.deleteLater()
        for mode in (Mode.DARK, Mode.LIGHT):
            beat = Detak(self)
            theme().set_mode(mode)
            yield self._after(0.2)
            found[f"tampilan {mode}"] = beat.ms()
            beat.deleteLater()
        say(found)

    def _stalls(self) -> Iterator[Callable[[], bool]]:
        roster, out = Path(self._rest[0]), Path(self._rest[1])
        found: dict[str, dict[str, float]] = {}
        yield self._shown
        self._window.session.set_periode(PERIODE)
        for name, key, act in (
            ("kendali", "beranda", lambda _: None),
            ("baca", "impor", lambda screen: _read(screen, roster)),
            ("simpan", "impor", lambda screen: screen._save()),
            ("cetak", "cetak", lambda screen: screen.save_to(out / "cetak.pdf", per_orang=False)),
            ("ekspor", "ekspor", lambda screen: _export(screen, out / "ekspor")),
        ):
            screen = self._screen(key)
            yield self._after(0.3)
            yield self._quiet
            beat = Detak(self)
            act(screen)
            yield self._after(2 if name == "kendali" else 0)
            yield self._quiet
            yield self._after(0.3)  # what a write makes other screens do
            yield self._quiet
            found[name] = beat.ms()
            beat.deleteLater()
        say(found)


def _read(screen: Any, roster: Path) -> None:
    from kinerja_desktop.gui.screens.impor.model import Rencana
    from kinerja_desktop.gui.screens.impor.screen import PERIKSA
    from kinerja_desktop.services.impor.tinjauan import Keputusan

    screen._run(Rencana((roster,), _today(), {}, {}, Keputusan()), PERIKSA)


def _export(screen: Any, folder: Path) -> None:
    from kinerja_desktop.services.ekspor import ekspor

    konteks: Any = screen.session.konteks
    task = screen.session.tasks.write(
        screen, lambda progress: ekspor.ekspor(konteks, PERIODE, folder, progress=progress)
    )
    task.success(lambda _: None).run()


def _today() -> Any:
    from kinerja_desktop.foundation import clock

    return clock.today()


def main() -> None:
    """Run the window with a driver in it."""
    kind, data, *rest = sys.argv[1:]
    made = main_window.MainWindow.__init__

    def init(self: MainWindow, *args: Any) -> None:
        made(self, *args)
        self.pengemudi = Pengemudi(self, kind, rest)  # type: ignore[attr-defined]  # keeps it alive

    setattr(main_window.MainWindow, "__init__", init)  # noqa: B010 - the program has no hook, and needs none
    sys.argv = ["kinerja-desktop", "--data", data]
    window()


if __name__ == "__main__":
    main()
