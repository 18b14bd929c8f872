"""Taking back what was done to many plans at once: on the toast, in the list of who was left out, and by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.widgets.hasil import HasilDialog
from kinerja_desktop.services import skp_urung
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import HasilAksi
from kinerja_desktop.services.skp_urung import Semula


class Sekali:
    """The last action that can be taken back, each once; Ctrl+Z where a screen has no steps of its own."""

    def __init__(self) -> None:
        self._back: Callable[[], None] | None = None

    def remember(self, back: Callable[[], object]) -> Callable[[], None]:
        """Let Ctrl+Z do this next; return the same for a button. Whichever comes first does it, and only once."""
        is_open = True

        def once() -> None:
            nonlocal is_open
            if self._back is once:
                self._back = None
            if is_open:
                is_open = False
                back()

        self._back = once
        return once

    def again(self, back: Callable[[], object]) -> None:
        """Let Ctrl+Z do it once more, as it came to nothing, unless something newer was done since."""
        if self._back is None:
            self.remember(back)

    def forget(self) -> None:
        """Forget it: ids of one office mean others in the next."""
        self._back = None

    def undo(self) -> None:
        """Take the last action back."""
        if self._back is not None:
            self._back()


def back_of(
    screen: Screen, held: Semula, reload: Callable[[], object] | None = None, undo: Sekali | None = None
) -> Callable[[], None]:
    """Return what takes an action that wrote plans back (see `back_by`)."""
    return back_by(screen, lambda konteks: skp_urung.pulihkan(konteks, held), reload, undo)


def back_by(
    screen: Screen,
    act: Callable[[Konteks], Outcome[HasilAksi]],
    reload: Callable[[], object] | None = None,
    undo: Sekali | None = None,
) -> Callable[[], None]:
    """Return what takes an action on many plans back by ``act`` and says whose plans stay as they are.

    Where the database refuses, ``undo`` holds it once more. It does nothing once another office is open: ids of one office mean others in the next.
    """
    konteks = konteks_of(screen.session)

    def told(found: HasilAksi) -> None:
        if reload is not None:
            reload()
        words = _tr("{0} SKP diurungkan").format(teks.bilangan(len(found.berhasil)))
        if found.findings:
            HasilDialog(_tr("Urungkan"), words, _tr("Yang tetap:"), found.findings, screen).exec()
        else:
            screen.session.notice(words)

    def failed(error: KnownError) -> None:
        if undo is not None:
            undo.again(restore)
        screen.show_error(error)

    def restore() -> None:
        if konteks_of(screen.session).kantor is konteks.kantor:
            screen.session.tasks.write(screen, lambda _p: act(konteks), _tr("Mengurungkan")).success(
                told
            ).failure(failed).run()

    return restore


def _tr(text: str) -> str:
    return QCoreApplication.translate("Perencanaan", text)
