"""The one door to other programs: files, folders and links are opened from here, and what nobody opens is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.foundation.teks import bilangan
from kinerja_desktop.gui.screen import Screen

_WEB = frozenset({"http", "https"})
_SAID = 3
"""So many of the files that did not open are named."""


def open_paths(where: QWidget, paths: Sequence[Path]) -> None:
    """Open files or folders with the programs that the PC has for them.

    What does not open is said with the reason on the screen that ``where`` is or belongs to, and can be copied there.
    """
    screen = _screen_of(where)
    screen.session.tasks.read(screen, lambda _: [path for path in paths if _is_gone(path)]).success(
        partial(_open, screen, paths)
    ).failure(screen.show_error).run()


def open_path(where: QWidget, path: Path) -> None:
    """Open one file or folder (see `open_paths`)."""
    open_paths(where, [path])


def open_link(screen: Screen, address: str) -> None:
    """Open a web address in the browser, or say why it does not open; no other scheme is given to the system."""
    url = QUrl(address)
    if url.scheme().lower() not in _WEB:
        _say_link(screen, "buka.bukan-web", address)
    elif not QDesktopServices.openUrl(url):
        _say_link(screen, "buka.tautan", address)


def _screen_of(where: QWidget) -> Screen:
    at: QWidget | None = where
    while at is not None and not isinstance(at, Screen):
        at = at.parentWidget()
    if at is None:
        raise TypeError(f"no screen around {where}")
    return at


def _is_gone(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:  # a folder that may not be looked into: the system says it better when it opens
        return False


def _open(screen: Screen, paths: Sequence[Path], gone: Sequence[Path]) -> None:
    there = [path for path in paths if path not in gone]
    shut = [path for path in there if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))]
    left = [*gone, *shut]
    if not left:
        return
    said = [sentence("buka.tidak-ada", berkas=str(path)) for path in gone]
    said += [sentence("buka.berkas", berkas=str(path)) for path in shut]
    more = [sentence("sisa.lagi", jumlah=bilangan(len(said) - _SAID))] if len(said) > _SAID else []
    _say(
        screen,
        "\n".join(said[:_SAID] + more),
        "\n".join(str(path) for path in left),
        _tr("Salin lokasinya"),
        _tr("Lokasinya tersalin."),
    )


def _say_link(screen: Screen, code: str, address: str) -> None:
    words = sentence(code, alamat=address)
    _say(screen, words, address, _tr("Salin alamatnya"), _tr("Alamatnya tersalin."))


def _say(screen: Screen, words: str, address: str, copy: str, copied: str) -> None:
    """Say what did not open; the words stay while ``address`` is copied."""

    def to_clipboard() -> None:
        QGuiApplication.clipboard().setText(address)
        screen.session.notice(copied)
        screen.banner.show()

    screen.banner.tell(words, "awas", copy, to_clipboard)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)
