"""Kegiatan harian while something else is under way: an import, its undo, a conflict, a write that is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.domain.kegiatan import IsiKegiatan
from kinerja_desktop.gui.bars import BottomBar
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.screens.kegiatan.screen import KegiatanScreen
from kinerja_desktop.gui.widgets.paste_preview import PastePreview
from kinerja_desktop.services import kegiatan
from kinerja_desktop.services.kegiatan import Ubahan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.kegiatan.tulis import Asal, set_closed
from tests.gui.meja_skp import CTRL, TAHUN, HeldExecutor, K, Meja, clip
from tests.gui.test_kegiatan import NOVEMBER, answering, buka, meja, siapa, stored, type_row
from tests.mentah import xlsx

__all__ = ["meja"]


@pytest.fixture
def daftar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of one activity that every question for a file is answered with; all questions are answered yes."""
    path = tmp_path / "kegiatan.xlsx"
    rows = [["TANGGAL KEGIATAN", "KEGIATAN HARIAN"], ["04-11-2026", "Kerja bakti"]]
    path.write_bytes(xlsx({"Sheet1": rows}))
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: path)
    answering(monkeypatch, yes=True)
    return path


def shown(screen: KegiatanScreen) -> list[str]:
    return [row.cell("uraian") for row in screen.lembar.stored]


@pytest.mark.usefixtures("daftar")
def test_an_editor_opened_while_an_import_runs_is_left_alone(qtbot: QtBot, kantor_kecil: Konteks) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    screen = buka(meja)
    slow.holding = True
    screen.import_file()
    meja.ketik("5")
    slow.let_go()
    assert screen.lembar.grid.is_editing()
    meja.key(K.Key_Tab)
    type_row(meja, "7.30", "9.00", "Rapat")
    assert stored(meja) == [("04-11", "Kerja bakti", 0), ("05-11", "Rapat", 90)]
    qtbot.waitUntil(lambda: shown(screen) == ["Kerja bakti", "Rapat"])


@pytest.mark.usefixtures("daftar")
@pytest.mark.parametrize("undo", [False, True])
def test_lines_typed_while_an_import_comes_in_or_goes_stay(
    qtbot: QtBot, kantor_kecil: Konteks, undo: bool
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    screen = buka(meja)
    if undo:
        screen.import_file()
        screen.lembar.grid.go(1, 1)
    slow.holding = True
    if undo:
        take_back = meja.notices[0][1]
        assert take_back is not None
        take_back()
    else:
        screen.import_file()
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    type_row(meja, "6", "7.30")  # no words yet
    slow.let_go()
    came = [] if undo else ["Kerja bakti"]
    assert [row[1] for row in stored(meja)] == [*came, "Rapat"]
    [line] = [at for at, row in enumerate(screen.lembar.table.rows) if row.teks[1:3] == ("6", "7.30")]
    screen.lembar.grid.go(line, screen.lembar.table.column_of("uraian"))
    meja.ketik("Surat")
    meja.key(K.Key_Return)
    assert [row[1] for row in stored(meja)] == [*came, "Rapat", "Surat"]
    qtbot.waitUntil(lambda: shown(screen) == [*came, "Rapat", "Surat"])


@pytest.mark.usefixtures("daftar")
def test_what_is_given_up_for_an_import_goes_at_once_and_what_was_stored_comes_back(
    qtbot: QtBot, kantor_kecil: Konteks
) -> None:
    slow = HeldExecutor()
    meja = Meja(qtbot, kantor_kecil, slow)
    screen = buka(meja)
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    meja.key(K.Key_Up)
    meja.ketik("32")  # no day of November
    meja.key(K.Key_Return)
    type_row(meja, "6", "7.30")
    assert screen.lembar.unsaved == 2
    slow.holding = True
    screen.import_file()
    assert screen.lembar.unsaved == 0
    assert screen.lembar.table.rows[0].cell("tanggal") == "05-11-2026"
    assert screen.lembar.table.rows[1].is_blank
    slow.let_go()
    assert shown(screen) == ["Kerja bakti", "Rapat"]


def test_after_a_conflict_only_the_line_that_was_changed_elsewhere_is_read_again(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PastePreview, "ask", lambda *_: True)
    screen = buka(meja)
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    type_row(meja, "6", "7.30", "9.00", "Surat")
    type_row(meja, "7", "7.30")
    [row, _] = kegiatan.bulan(meja.konteks, siapa(meja).id, TAHUN, NOVEMBER).rows
    other = Ubahan(row.id, row.version, IsiKegiatan(date(TAHUN, NOVEMBER, 5), "Rapat dinas", menit=30))
    kegiatan.simpan(meja.konteks, siapa(meja).id, TAHUN, [other])
    screen.lembar.grid.go(0, screen.lembar.table.column_of("uraian"))
    clip("Rapat kerja\nSurat masuk\n")
    meja.key(K.Key_V, mods=CTRL)
    assert "di tempat lain" in screen.banner.words.text()
    assert [one[1] for one in stored(meja)] == ["Rapat dinas", "Surat masuk"]
    assert shown(screen) == ["Rapat dinas", "Surat masuk"]
    assert [row.teks[1:3] for row in screen.lembar.table.rows[2:3]] == [("7", "7.30")]


def test_the_bar_says_unsaved_until_the_line_of_a_closed_year_is_stored(meja: Meja) -> None:
    bar = BottomBar(meja.session)
    meja.bot.addWidget(bar)
    screen = buka(meja)
    type_row(meja, "4", "7.30", "9.00", "Apel")
    set_closed_year(meja.konteks, closed=True)
    type_row(meja, "5", "7.30", "9.00", "Rapat")
    assert bar.saved.text() == "Belum tersimpan"
    meja.session.tasks.write(screen, lambda _: Outcome(None, Changes())).run()
    assert bar.saved.text() == "Belum tersimpan"
    set_closed_year(meja.konteks, closed=False)
    type_row(meja, "6", "7.30", "9.00", "Surat")
    assert [row[1] for row in stored(meja)] == ["Apel", "Rapat", "Surat"]
    assert bar.saved.text().startswith("Tersimpan")


def set_closed_year(konteks: Konteks, *, closed: bool) -> None:
    """Close the present year, as another process could a past one."""
    own = konteks.kantor.baris.uid
    set_closed(konteks.simpanan.kegiatan, TAHUN, own, Asal("Rina", "tutup"), closed=closed)
