"""Who works at this window and how it looks: what the user menu, Pengaturan and Ctrl+K share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kinerja_desktop.gui import kantor
from kinerja_desktop.gui.session import Office, Session
from kinerja_desktop.gui.theme import Mode, theme

MODE_WORDS = {Mode.SYSTEM: "Ikuti sistem", Mode.LIGHT: "Terang", Mode.DARK: "Gelap"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Petugas", text)


def set_mode(session: Session, mode: Mode) -> None:
    """Show the window light, dark or as the system; remembered on this PC."""
    session.store.put("jendela/tema", mode)
    theme().set_mode(mode)


def switch_mode(session: Session) -> None:
    """Show the window in the other appearance."""
    set_mode(session, Mode.LIGHT if theme().dark else Mode.DARK)


def change(session: Session, owner: QWidget) -> None:
    """Ask who works now; what is written from then on carries that name."""
    from kinerja_desktop.gui.sisa import lets_go

    if not lets_go(owner.window(), session):
        return
    office = session.office
    session.tasks.read(owner, lambda _progress: kantor.petugas_names(office)).success(
        lambda names: _ask(session, owner, names)
    ).run()


def _ask(session: Session, owner: QWidget, names: list[str]) -> None:
    from kinerja_desktop.gui.dialogs import Dialogs

    now = session.office.pelaku
    chosen = Dialogs.choice(
        owner.window(),
        _tr("Ganti petugas"),
        _tr("Nama yang dicatat pada perubahan berikutnya:"),
        names if now in names else [now, *names],
        now,
    )
    if chosen is not None and " ".join(chosen.split()) != now:
        take(session, owner, chosen)


def take(session: Session, owner: QWidget, nama: str) -> None:
    """Go on with another person at the keyboard; every screen is opened anew with that name."""
    before = session.office
    session.tasks.read(owner, lambda _progress: kantor.as_petugas(before, nama)).success(
        lambda office: _taken(session, office)
    ).run()


def _taken(session: Session, office: Office) -> None:
    session.open(office)
    session.notice(_tr("Petugas sekarang: {0}").format(office.pelaku))
