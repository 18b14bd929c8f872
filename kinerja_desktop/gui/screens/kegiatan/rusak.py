"""A year of activities that cannot be read: its newest copy is offered, and gone back to after a question."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kinerja_desktop.foundation.errors import KnownError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import tanggal_jam
from kinerja_desktop.gui import pulih
from kinerja_desktop.gui.kantor import konteks_of
from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.sisa import lets_go
from kinerja_desktop.gui.widgets.basics import EmptyState
from kinerja_desktop.services.backup import kegiatan_terakhir


def unread() -> EmptyState:
    """Return what stands where the lines would be."""
    return EmptyState(
        "triangle-alert",
        _tr("Kegiatan ini belum dapat dibaca"),
        _tr("Sebabnya tertulis di bawah. Kegiatan tahun lain dan data kantor tidak terganggu."),
    )


def offer_copy(screen: Screen, error: KnownError) -> None:
    """Say on the screen what is damaged, with the newest copy of that file beside it; without one the words stand as they are.

    The file is the one that ``error`` names: what failed may have been about another year than the one shown.
    """
    folder, words = konteks_of(screen.session).kantor.folder, sentence(error.code, **error.args_)
    name = str(error.args_["berkas"])
    screen.session.tasks.read(screen, lambda _progress: kegiatan_terakhir(folder, name)).success(
        partial(_offer, screen, words)
    ).run()


def _offer(screen: Screen, words: str, newest: tuple[Path, datetime] | None) -> None:
    if newest is not None and screen.banner.words.text() == words:  # else something newer was said meanwhile
        copy, when = newest[0], tanggal_jam(newest[1])
        text = _tr("Pulihkan dari backup {0}…").format(when)
        screen.banner.tell(words, "buruk", text, partial(_go_back, screen, copy, when))


def _go_back(screen: Screen, copy: Path, when: str) -> None:
    if lets_go(screen.window(), screen.session) and pulih.is_kegiatan_wanted(screen, copy):
        pulih.start(screen.session, screen, copy, when)
    else:
        screen.banner.show()  # what it says and offers still holds


def _tr(text: str) -> str:
    return QCoreApplication.translate("Kegiatan", text)
