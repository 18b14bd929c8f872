"""The window: painted before anything heavy is loaded, keyboard, memory of the place, refusals, leaving."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.changes import Changes, Outcome
from kinerja_desktop.foundation.errors import Cancelled, StorageError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.gui.main_window import MainWindow, Parts
from kinerja_desktop.gui.palette import Palette
from kinerja_desktop.gui.screen import ActionSpec, Screen, ScreenSpec
from kinerja_desktop.gui.session import Office, PeriodeItem, PersonItem, Session, UnitItem
from kinerja_desktop.gui.tasks import InlineExecutor

HEAVY = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "python_calamine", "lxml", "pypdfium2")
UNITS = (UnitItem(1, "Dinas"), UnitItem(2, "Bidang", 1), UnitItem(3, "SD 2", 2))
PEOPLE = [PersonItem(7, "Siti Contoh", "19900101 201501 2 001", "Guru"), PersonItem(8, "Budi Contoh")]


class Layar(Screen):
    made: list[str] = []  # noqa: RUF012 - counts over all instances on purpose

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(session, title)
        Layar.made.append(title)
        self.args: list[Mapping[str, object]] = []
        self.stays = False
        self.shows = 0
        self.field = QLineEdit()
        self.field.setAccessibleName("Isian")
        self.content.addWidget(self.field)

    def open_at(self, args: Mapping[str, object]) -> None:
        self.args.append(args)

    def first_focus(self) -> QWidget:
        return self.field

    def may_leave(self) -> bool:
        return not self.stays

    def showEvent(self, event: QShowEvent) -> None:
        self.shows += 1
        super().showEvent(event)


def find(text: str, limit: int) -> list[PersonItem]:
    return [person for person in PEOPLE if text.lower() in person.nama.lower()][:limit]


OFFICE = Office(
    nama="Dinas Contoh", pelaku="Ani", units=UNITS, find_people=find, badges={"dua": 5}, backup="kemarin",
    periods=(PeriodeItem("2026-TW4", "Triwulan IV 2026"), PeriodeItem("2026", "Tahunan 2026")),
)  # fmt: skip
CALLED: list[str] = []
SPECS = tuple(
    ScreenSpec(key, title, icon, lambda session, words=title: Layar(session, words))  # type: ignore[misc]  # mypy cannot type defaults of lambdas
    for key, title, icon in (
        ("satu", "Satu", "house"),
        ("dua", "Dua", "users"),
        ("pegawai", "Pegawai", "users"),
    )
)
ACTIONS = (ActionSpec("Impor pegawai", "upload", lambda _: CALLED.append("impor")),)


def open_window(qtbot: QtBot, parts: Parts | None = None) -> MainWindow:
    Layar.made.clear()
    session = Session(InlineExecutor())
    window = MainWindow(session, parts or Parts(lambda _folder, _progress: OFFICE, SPECS, ACTIONS))
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start()
    return window


def shown(window: MainWindow) -> str:
    assert window.current is not None
    return window.current.accessibleName()


def test_nothing_heavy_is_loaded_for_the_window(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kinerja_desktop import app\nimport kinerja_desktop.gui.main_window\napp.compose_window()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_list_of_people_loads_no_server_driver_and_no_workbooks() -> None:
    code = (
        "import sys\nimport kinerja_desktop.gui.screens.pegawai.screen\n"
        "from kinerja_desktop.services import backup, beranda, hari_baru, kantor, periode, unit\n"
        "print([n for n in ('sqlalchemy.dialects.postgresql', 'kinerja_desktop.workbooks') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_program_opens_paints_and_photographs_itself(tmp_path: Path) -> None:
    picture = tmp_path / "jendela.png"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KINERJA_SETELAN": str(tmp_path / "setelan")}
    command = [
        sys.executable,
        "-m",
        "kinerja_desktop",
        "--data",
        str(tmp_path / "data"),
        "--gambar",
        str(picture),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert (done.returncode, picture.exists()) == (0, True), done.stderr
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_screens_are_made_when_first_shown(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    assert Layar.made == ["Satu"]
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert shown(window) == "Dua"
    window.session.go("dua", tanpa_atasan=True)
    assert Layar.made == ["Satu", "Dua"]
    assert isinstance(window.current, Layar)
    assert window.current.args == [{}, {"tanpa_atasan": True}]
    window.session.go("belum-ada")
    assert shown(window) == "Dua"


@pytest.mark.parametrize(
    ("key", "mods"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_period_and_unit_open_by_keys(
    key: Qt.Key, mods: Qt.KeyboardModifier, qtbot: QtBot, dressed: QApplication
) -> None:
    window = open_window(qtbot)
    window.top.period.setFocus()
    qtbot.keyClick(window.top.period, key, mods)
    assert window.top.period.view().isVisible()
    window.top.period.hidePopup()
    qtbot.keyClick(window.top.unit, key, mods)
    assert window.top.unit.popup is not None
    assert window.top.unit.popup.isVisible()
    window.top.unit.popup.close()


def test_a_wheel_over_the_bar_does_not_change_the_period(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    before = window.session.periode
    period = window.top.period
    assert period.count() > 1
    at = QPointF(period.rect().center())
    for turn in (QPoint(0, 120), QPoint(0, -120)):
        wheel = QWheelEvent(
            at, QPointF(period.mapToGlobal(at.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(period, wheel)
        assert window.session.periode == before


def test_the_place_is_remembered(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    window.show_screen("dua")
    window.session.set_periode("2026")
    window.session.set_unit(3)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    window.close()
    again = open_window(qtbot)
    assert shown(again) == "Dua"
    assert (again.session.periode, again.session.unit_id) == ("2026", 3)
    assert again.menu.narrow
    assert again.top.period.currentText() == "Tahunan 2026"
    assert again.top.unit.unit_id == 3


def test_period_and_unit_are_chosen_by_keyboard(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    with qtbot.waitSignal(window.session.periodeChanged) as period:
        window.top.period.setFocus()
        qtbot.keyClick(window.top.period, Qt.Key.Key_Down)
    assert period.args == ["2026"]
    qtbot.keyClick(window.top.unit, Qt.Key.Key_F4)
    popup = window.top.unit.popup
    assert popup is not None
    qtbot.keyClicks(popup.search, "sd 2")
    with qtbot.waitSignal(window.session.unitChanged) as unit:
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert unit.args == [3]


def test_ctrl_k_finds_people_screens_and_actions(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    CALLED.clear()

    def search(text: str) -> None:
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Palette) and w.isVisible())
        qtbot.keyClicks(palette.line, text)
        qtbot.wait(150)
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    search("siti")
    assert shown(window) == "Pegawai"
    assert isinstance(window.current, Layar)
    assert window.current.args[-1] == {"pegawai": 7}
    search("dua")
    assert shown(window) == "Dua"
    search("impor")
    assert CALLED == ["impor"]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([PersonItem(7, "Siti Contoh", "", "Penelaah Dua")], ["Dua", "Siti Contoh"]),
        (
            [PersonItem(9, "Duano Contoh"), PersonItem(7, "Siti Contoh")],
            ["Duano Contoh", "Siti Contoh", "Dua"],
        ),
    ],
)
def test_ctrl_k_puts_a_menu_before_people_whose_jabatan_only_was_found(
    qtbot: QtBot, dressed: QApplication, people: list[PersonItem], expected: list[str]
) -> None:
    window = open_window(qtbot)

    def found(_text: str, _limit: int) -> list[PersonItem]:
        return people

    window.session.office = replace(window.session.office, find_people=found)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Palette) and w.isVisible())
    qtbot.keyClicks(palette.line, "dua")
    qtbot.waitUntil(lambda: palette.list.count() == len(expected))
    titles = [palette.list.item(n).text().split(",")[0] for n in range(palette.list.count())]
    assert titles == expected


def test_ctrl_k_is_as_high_as_its_hits(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Palette) and w.isVisible())
    many, before = palette.list.count(), palette.height()
    assert abs(palette.geometry().center().x() - window.geometry().center().x()) <= 2
    qtbot.keyClicks(palette.line, "dua")
    qtbot.wait(150)
    assert palette.list.count() == 1 < many
    assert palette.height() < before
    assert palette.list.viewport().height() >= palette.list.sizeHintForRow(0)
    assert not palette.list.verticalScrollBar().isVisible()


def test_ctrl_k_says_that_nothing_fits(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Palette) and w.isVisible())
    width = palette.width()
    assert not palette.nothing.isVisible()
    qtbot.keyClicks(palette.line, "xqzw")
    qtbot.waitUntil(palette.nothing.isVisible)
    assert palette.nothing.text().startswith("Tidak ada yang cocok")
    assert not palette.list.isVisible()
    assert palette.width() == width
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.line.clear()
    assert palette.list.isVisible()
    assert not palette.nothing.isVisible()


def test_saved_and_badges_are_shown(
    qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-10-12T10:42:00+07:00")
    window = open_window(qtbot)
    assert window.bottom.backup.text() == "Backup terakhir: kemarin"
    assert window.current is not None
    window.session.tasks.write(window.current, lambda _: Outcome(1, Changes())).run()
    assert window.bottom.saved.text() == "Tersimpan 10.42"


def test_badges_are_counted_anew_after_every_write_and_for_another_office(
    qtbot: QtBot, dressed: QApplication
) -> None:
    waiting = {"dua": 7}
    asked: list[tuple[str, int | None]] = []

    def count(_: object, periode: str, unit_id: int | None) -> Mapping[str, int]:
        asked.append((periode, unit_id))
        return dict(waiting)

    office = replace(OFFICE, badges={}, periode="2026-TW4")
    window = open_window(qtbot, Parts(lambda _folder, _progress: office, SPECS, badges=count))
    said = window.menu._entries["dua"].accessibleName
    qtbot.waitUntil(lambda: said() == "Dua, 7 menunggu")
    waiting["dua"] = 6
    assert window.current is not None
    window.session.tasks.write(window.current, lambda _: Outcome(1, Changes.of(penilaian=[1]))).run()
    qtbot.waitUntil(lambda: said() == "Dua, 6 menunggu")
    window.session.set_unit(2)
    qtbot.waitUntil(lambda: asked[-1] == ("2026-TW4", 2))
    waiting.clear()
    asked.clear()
    window.session.open(office)
    assert said() == "Dua"
    qtbot.waitUntil(lambda: bool(asked))
    assert said() == "Dua"


def test_screens_that_are_let_go_are_not_shown_once_more(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    for spec in SPECS:
        window.show_screen(spec.key)
    window.show_screen("satu")
    before = [screen for screen in window._screens.values() if isinstance(screen, Layar)]
    times = [screen.shows for screen in before]
    window.session.open(OFFICE)
    assert [screen.shows for screen in before] == times == [2, 1, 1]
    assert shown(window) == "Satu"
    assert window.current not in before


def refuse(_: Progress) -> int:
    raise Cancelled


def test_refusals_are_told_on_their_screen(
    qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "problem", classmethod(lambda _, __, text: told.append(text)))
    window = open_window(qtbot)
    screen = window.current
    assert isinstance(screen, Layar)
    window.session.tasks.refused.emit(StorageError("tabel.tempel-kosong"), screen.field)
    assert screen.banner.isVisible()
    assert told == []
    window.session.tasks.refused.emit(StorageError("tabel.tempel-kosong"), window)
    assert len(told) == 1
    window.session.tasks.read(screen, refuse).run()
    assert window.toast.isVisible()
    assert window.toast.words.text() == "Dibatalkan. Tidak ada yang ditulis."


def test_a_notice_lies_on_the_bottom_bar_and_hides_no_row(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.session.notice("12 pegawai diperbarui", "Urungkan", lambda: None)
    assert window.toast.isVisible()
    whole = window.centralWidget()
    assert whole is not None
    screen = QRect(window.stack.mapTo(whole, QPoint(0, 0)), window.stack.size())
    assert not screen.intersects(window.toast.geometry()), "it covers the screen"
    window.bottom.strip.show()  # Batal of running work must stay in reach
    assert window.toast.geometry().bottom() < window.bottom.geometry().top()
    window.bottom.strip.hide()
    assert window.toast.geometry().top() == window.bottom.geometry().top()


def test_a_notice_longer_than_the_window_goes_on_in_further_lines(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(911, 512)
    words = "nilai tahunan diusulkan; sudah terisi; belum lengkap di akhir tahun; " * 4
    window.session.notice(words, "Buka folder", lambda: None)
    QApplication.processEvents()
    assert window.toast.x() >= 0
    assert window.toast.geometry().right() < window.width()
    assert window.toast.words.text() == words
    assert window.toast.words.height() >= window.toast.words.heightForWidth(window.toast.words.width())
    assert window.toast.geometry().bottom() <= window.bottom.geometry().bottom()
    assert window.toast.words.toolTip() == words
    assert window.toast.action.isVisible()


def test_an_office_that_does_not_open_is_explained_and_tried_again(
    qtbot: QtBot, dressed: QApplication
) -> None:
    tries: list[int] = []

    def opener(_: Path | None, __: Progress) -> Office:
        tries.append(1)
        if len(tries) == 1:
            raise StorageError("tabel.tempel-kosong")
        return OFFICE

    window = open_window(qtbot, Parts(opener, SPECS))
    assert window.current is None
    wall = window.stack.currentWidget()
    step = getattr(wall, "step", None)
    assert step is not None
    assert window.focusWidget() is step, "Enter tries again"
    qtbot.keyClick(step, Qt.Key.Key_Return)
    assert shown(window) == "Satu"


def test_first_start_without_an_office(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(
        qtbot, Parts(lambda _f, _p: None, SPECS, (), lambda session: Layar(session, "Mulai"))
    )
    assert shown(window) == "Mulai"
    assert not window.menu.isVisible()
    window.session.open(OFFICE)
    assert shown(window) == "Satu"
    assert window.menu.isVisible()
    assert window.windowTitle() == "Dinas Contoh – Kinerja Desktop"


def test_a_screen_may_hold_the_user_back(qtbot: QtBot, dressed: QApplication) -> None:
    window = open_window(qtbot)
    screen = window.current
    assert isinstance(screen, Layar)
    screen.stays = True
    window.show_screen("dua")
    assert shown(window) == "Satu"
    assert not window.close()
    screen.stays = False
    assert window.close()


@pytest.mark.parametrize("width", [1366, 1024, 911])
def test_nothing_is_cut_off_when_the_window_is_small(qtbot: QtBot, dressed: QApplication, width: int) -> None:
    window = open_window(qtbot)
    window.resize(width, 512)
    qtbot.wait(20)
    assert (window.width(), window.height()) == (width, 512)
    assert window.menu.narrow == (width < 1100)
    assert window.top.user.geometry().right() < window.top.width()
    assert not window.top.search.geometry().intersects(window.top.unit.geometry())
    window.resize(1366, 768)
    qtbot.wait(20)
    assert not window.menu.narrow, "folding for want of room is no wish of the user"
