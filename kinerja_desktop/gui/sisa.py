"""Words that could not be written: shown until the user closes them, and asked about before the office is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kinerja_desktop.foundation import teks
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.session import Session
from kinerja_desktop.gui.widgets.messages import Banner

Kata = tuple[str, str]
"""Where something was typed ('' where the words say it), and the words."""

_SHOWN = 5


def quoted(words: Sequence[Kata]) -> str:
    """Return words typed with their places, for a sentence; of many the first, and how many more there are."""
    shown = [f"{place}: “{said}”" if place else f"“{said}”" for place, said in words[:_SHOWN]]
    return "; ".join([*shown, *_more(len(words))])


def _more(number: int) -> list[str]:
    return [sentence("sisa.lagi", jumlah=teks.bilangan(number - _SHOWN))] if number > _SHOWN else []


class SisaKata(Banner):
    """Words typed that have no place any more, under the content of a screen.

    They stay whatever is stored or opened next, until they are closed.
    """

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.back = screen.first_focus
        screen.content.addWidget(self)
        self._said: list[str] = []
        self._words: list[str] = []
        self.closer.clicked.connect(self._forget)

    def add(self, text: str, words: Sequence[Kata]) -> None:
        """Show one sentence more, which holds these words; *Salin isian* takes all of them."""
        if text not in self._said:
            self._said.append(text)
            self._words += [said for _, said in words]
        self.tell("\n".join(self._said), "awas", self.tr("Salin isian"), self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._words))
        self.show()  # Ctrl+C of something else must not be the end of them

    def _forget(self) -> None:
        self._said, self._words = [], []


def lets_go(window: QWidget, session: Session) -> bool:
    """Return whether the office may be closed: nothing waits unwritten on any screen, or the user gives it up."""
    if not session.tasks.left:
        return True
    screens = [one for one in session.tasks.holders if isinstance(one, Screen)]
    found = [said for one in screens for said in one.unsaved() or (one.accessibleName(),)]
    return Dialogs.ask(
        window,
        QCoreApplication.translate("SisaKata", "Belum tersimpan"),
        "\n\n".join([sentence("sisa.belum-tersimpan"), *found[:_SHOWN], *_more(len(found))]),
        QCoreApplication.translate("SisaKata", "Buang isian itu"),
        QCoreApplication.translate("SisaKata", "Kembali"),
        dangerous=True,
    )
