"""Keberatan where reading takes its time: who has the keyboard, and what stands under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.foundation.teks import tanggal
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.atasan.screen import AtasanScreen
from kinerja_desktop.gui.screens.keberatan.dialog import AjukanDialog
from kinerja_desktop.gui.screens.keberatan.screen import KeberatanScreen
from kinerja_desktop.gui.widgets.pickers import PersonPicker
from kinerja_desktop.services import keberatan
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.worker import InlineWorker
from tests.gui.meja_skp import ALT, K, LateAnswers, Meja
from tests.services.test_keberatan import filed, kantor_dinilai


@pytest.fixture
def late(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[tuple[Meja, LateAnswers]]:
    """Tono's result is locked; what is read arrives when it is let go."""
    konteks = create_kantor(tmp_path / "kantor", ProfilKantor("Dinas Contoh"), "Rina", worker=InlineWorker())
    kantor_dinilai.__wrapped__(konteks, tmp_path)  # type: ignore[attr-defined] # the function behind the fixture
    slow = LateAnswers()
    yield Meja(qtbot, konteks, slow), slow
    konteks.kantor.close()


def arrive(meja: Meja) -> KeberatanScreen:
    """Show the screen as the window does."""
    screen: KeberatanScreen = meja.show(KeberatanScreen(meja.session))
    screen.open_at({})
    target = screen.first_focus()
    assert target is not None
    target.setFocus()
    return screen


def test_the_list_has_the_keyboard_once_it_is_there(late: tuple[Meja, LateAnswers]) -> None:
    meja, slow = late
    filed(meja.konteks)
    slow.late = True
    screen = arrive(meja)
    assert screen.new.hasFocus()
    slow.let_go()
    assert screen.panel.grid.hasFocus()
    assert screen.side.isVisible(), "the first objection is told beside the list"


def test_where_nobody_objected_the_button_keeps_it(late: tuple[Meja, LateAnswers]) -> None:
    meja, slow = late
    slow.late = True
    screen = arrive(meja)
    slow.let_go()
    assert screen.new.hasFocus()


def test_what_was_just_filed_stands_under_the_cursor(late: tuple[Meja, LateAnswers]) -> None:
    meja, slow = late
    screen = arrive(meja)

    def act(dialog: AjukanDialog) -> None:
        field = dialog.findChild(PersonPicker)
        assert field is not None
        field.setFocus()
        meja.bot.keyClicks(field, "Tono")
        popup = field.completer().popup()
        assert popup is not None
        meja.bot.waitUntil(popup.isVisible)
        meja.bot.keyClick(popup, K.Key_Down)
        meja.bot.keyClick(popup, K.Key_Return)
        dialog.diterima.setFocus()
        meja.bot.keyClicks(dialog.diterima, "12-11-2026")
        meja.bot.keyClick(dialog.diterima, K.Key_Tab)
        dialog.alasan.setFocus()
        meja.bot.keyClicks(dialog.alasan, "Realisasi belum dihitung")
        slow.late = True
        meja.bot.keyClick(dialog, K.Key_C, ALT)

    seen = meja.in_dialog(AjukanDialog, act)
    meja.bot.keyClick(screen.new, K.Key_Return)
    slow.let_go()
    assert len(seen) == 1
    assert [row.nama for row in screen.table.rows] == ["TONO HARYONO"]
    assert screen.side.isVisible()
    assert screen.window().focusWidget() is screen.panel.grid


def explained(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Return what *Mengapa?* says from now on."""
    told: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(Dialogs, "explain", lambda _parent, title, lines: told.append((title, list(lines))))
    return told


def test_mengapa_batas_ini_says_the_steps_of_the_chosen_one(
    late: tuple[Meja, LateAnswers], monkeypatch: pytest.MonkeyPatch
) -> None:
    meja, _slow = late
    one = filed(meja.konteks)
    told = explained(meja, monkeypatch)
    screen = arrive(meja)
    assert screen.why.isVisible()
    meja.bot.mouseClick(screen.why, Qt.MouseButton.LeftButton)
    [(title, lines)] = told
    assert title == f"Mengapa {tanggal(one.batas.tanggal)}?"
    assert tuple(lines) == keberatan.mengapa(one.batas, one.diajukan)


def test_mengapa_penilai_ini_is_about_the_person_under_the_cursor(
    late: tuple[Meja, LateAnswers], monkeypatch: pytest.MonkeyPatch
) -> None:
    meja, _slow = late
    told = explained(meja, monkeypatch)
    screen: AtasanScreen = meja.show(AtasanScreen(meja.session))
    table = screen.list.people
    line = next(n for n in range(table.rowCount()) if table.row_at(n).penilai is not None)
    screen.list.list.grid.go(line, 0)
    meja.bot.mouseClick(screen.list.reason, Qt.MouseButton.LeftButton)
    row = table.row_at(line)
    [(title, lines)] = told
    assert title == f"Mengapa {row.penilai_nama}?"
    assert lines[0].startswith(f"{row.penilai_nama} menilai {row.nama} karena")
    assert "Kepastian: " in lines[-1]
