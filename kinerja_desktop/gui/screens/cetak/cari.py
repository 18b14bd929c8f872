"""*Cek kode*: whose sheet is this, and does it still hold?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.screens.cetak.actions import NAMES, Actions
from kinerja_desktop.services.cetak import Jejak


class CodeSearch(QObject):
    """Asks for the code at the foot of a sheet and says over the screen what it is."""

    def __init__(self, screen: Screen, actions: Actions) -> None:
        super().__init__(screen)
        self._screen, self._actions = screen, actions

    def ask(self) -> None:
        """Ask for a code and look it up."""
        kode = Dialogs.text(
            self._screen, self.tr("Cek kode lembar"), self.tr("Kode di kaki lembar, misalnya K7M3-9QXT:")
        )
        if kode:
            self._actions.find(kode, partial(self._found, kode))

    def _found(self, kode: str, found: tuple[Jejak, ...]) -> None:
        if not found:
            self._screen.show_problem(sentence("cetak.kode-tidak-ada", kode=kode))
            return
        one = found[0]
        state = sentence("cetak.kode-terkini" if one.is_terkini else "cetak.kode-usang")
        items = {item.kode: item.judul for item in self._screen.session.office.periods}
        words = sentence(
            "cetak.kode-ditemukan", kode=one.kode, lembar=NAMES[one.lembar].lower(), nama=one.nama,
            periode=items.get(one.periode, one.periode), keadaan=state,
        )  # fmt: skip
        self._screen.banner.tell(words, "baik" if one.is_terkini else "awas")
