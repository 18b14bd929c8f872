"""The small parts, by keys and mouse; and every focusable one has a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.gui.screens.pegawai.ubah import UbahDialog
from kinerja_desktop.gui.session import Office, PersonItem, Session, UnitItem
from kinerja_desktop.gui.signs import PREDIKAT_WORDS, SIGN_WIDTH
from kinerja_desktop.gui.widgets.basics import (
    Card,
    Chip,
    EmptyState,
    FilterChips,
    SearchField,
    StatNumber,
    Words,
    button,
    label,
    tool,
)
from kinerja_desktop.gui.widgets.daftar_pilihan import AngkaDesimal, AngkaPutar, DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField, Form, parse_date
from kinerja_desktop.gui.widgets.findings import FindingsPanel
from kinerja_desktop.gui.widgets.messages import Banner, ProgressStrip, Toast
from kinerja_desktop.gui.widgets.panels import SidePanel
from kinerja_desktop.gui.widgets.pickers import PersonPicker, UnitTreePicker
from kinerja_desktop.gui.widgets.predikat import DistribusiChart, PredikatBadge, ProgressLine, ProgressList
from kinerja_desktop.gui.widgets.steps import Stepper
from kinerja_desktop.services import pegawai
from kinerja_desktop.services.konteks import Konteks


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31-1-2026", date(2026, 1, 31)), ("31/01/26", date(2026, 1, 31)), ("31.1.2026", date(2026, 1, 31)),
        ("31012026", date(2026, 1, 31)), ("1 agu 2026", date(2026, 8, 1)), ("1 Agustus 2026", date(2026, 8, 1)),
        ("", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_they_are_typed(text: str, value: date | None) -> None:
    assert parse_date(text) == value


@pytest.mark.parametrize(
    "text", ["31-2-2026", "1 ju 2026", "besok", "2026", "1-13-2026", "1-1-0001", "01011899", "1-1-2200"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(text)


def test_date_field_says_what_it_is_for_unless_something_is_wrong(
    qtbot: QtBot, dressed: QApplication
) -> None:
    field = DateField("Tanggal")
    qtbot.addWidget(field)
    field.explain("Tercetak di atas tanda tangan")
    assert (field.toolTip(), field.accessibleDescription()) == ("Tercetak di atas tanda tangan",) * 2
    field.setText("bukan")
    assert not field.take()
    assert "bukan tanggal" in field.toolTip()
    field.set_value(date(2026, 10, 6))
    assert field.toolTip() == "Tercetak di atas tanda tangan"


def test_date_field_shows_words_steps_days_and_keeps_nonsense(qtbot: QtBot, dressed: QApplication) -> None:
    field = DateField("Tanggal")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "31-1-2026")
    with qtbot.waitSignal(field.dateChanged):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "31 Januari 2026"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value == date(2026, 2, 1)
    field.selectAll()
    qtbot.keyClicks(field, "31-2-2026")
    assert not field.take()
    assert (field.text(), field.value) == ("31-2-2026", date(2026, 2, 1))
    assert "bukan tanggal" in field.toolTip()


def test_a_number_opens_its_people_by_keyboard(qtbot: QtBot, dressed: QApplication) -> None:
    stat = StatNumber("belum ada atasan")
    qtbot.addWidget(stat)
    stat.show_number(1204, 2408)
    assert stat.accessibleName() == "1.204 belum ada atasan  ·  50%"
    stat.show()
    with qtbot.waitSignal(stat.clicked):
        qtbot.keyClick(stat, Qt.Key.Key_Return)


def test_chips_tell_what_was_chosen(qtbot: QtBot, dressed: QApplication) -> None:
    chips = FilterChips([Chip("", "Semua"), Chip("belum", "Belum")], "Status")
    qtbot.addWidget(chips)
    chips.show_counts({"": 1204, "belum": 3})
    with qtbot.waitSignal(chips.chosen) as told:
        chips.choose("belum")
    assert told.args == ["belum"]
    assert chips.key == "belum"
    assert [made.text() for made in chips.findChildren(QAbstractButton)] == ["Semua  1.204", "Belum  3"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_chip_is_taken_by_the_keyboard(key: Qt.Key, qtbot: QtBot, dressed: QApplication) -> None:
    chips = FilterChips([Chip("", "Semua"), Chip("belum", "Belum")], "Status")
    qtbot.addWidget(chips)
    second = chips.findChildren(QAbstractButton)[1]
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.keyClick(second, key)
    assert told.args == ["belum"]


def test_chart_rows_open_people_and_the_table_is_behind(qtbot: QtBot, dressed: QApplication) -> None:
    chart = DistribusiChart()
    qtbot.addWidget(chart)
    chart.show_numbers({"baik": 3, "kurang": 1})
    rows = chart.findChildren(QAbstractButton)
    assert [row.accessibleName() for row in rows][1] == "Baik: 3 pegawai, 75%"
    with qtbot.waitSignal(chart.chosen) as told:
        qtbot.keyClick(rows[3], Qt.Key.Key_Space)
    assert told.args == ["kurang"]
    assert chart.table()[3] == ("Kurang", "1", "25%")


def test_progress_rows_open_their_unit(qtbot: QtBot, dressed: QApplication) -> None:
    bars = ProgressList()
    qtbot.addWidget(bars)
    bars.show_lines([ProgressLine(4, "Sekretariat", 3, 8)])
    with qtbot.waitSignal(bars.chosen) as told:
        qtbot.mouseClick(bars.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert told.args == [4]


def test_findings_are_ordered_filtered_and_opened(qtbot: QtBot, dressed: QApplication) -> None:
    panel = FindingsPanel("Masalah")
    qtbot.addWidget(panel)
    info = Finding("batal", Severity.INFO, Location(sheet="Data", baris=3))
    block = Finding("batal", Severity.BLOCK, Location(sheet="Data", baris=14, kolom=3))
    panel.show_findings([info, block])
    panel.show()
    assert [panel.table.row_at(line).finding for line in (0, 1)] == [block, info]
    panel.chips.choose(Severity.INFO)
    assert panel.table.rowCount() == 1
    with qtbot.waitSignal(panel.opened) as told:
        qtbot.keyClick(panel.grid, Qt.Key.Key_Return)
    assert told.args == [info]


def test_finished_steps_can_be_visited_again(qtbot: QtBot, dressed: QApplication) -> None:
    steps = Stepper(["Berkas", "Kolom", "Pemeriksaan", "Selesai"])
    qtbot.addWidget(steps)
    steps.stand_at(2)
    made = steps.findChildren(QAbstractButton)
    assert [step.isEnabled() for step in made] == [True, True, False, False]
    assert made[2].accessibleName() == "3. Pemeriksaan, langkah ini"
    with qtbot.waitSignal(steps.chosen) as told:
        made[1].click()
    assert told.args == [1]


def test_banner_action_undoes_and_leaves(qtbot: QtBot, dressed: QApplication) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    done: list[str] = []
    banner.tell("212 pegawai diperbarui", "baik", "Urungkan", lambda: done.append("x"))
    banner.action.click()
    assert done == ["x"]
    assert not banner.isVisible()


def test_a_banner_that_goes_leaves_the_keyboard_where_one_types(qtbot: QtBot, dressed: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    heading, banner, typed = QPushButton("Daftar"), Banner(), QLineEdit()
    banner.back = lambda: typed
    for part in (heading, banner, typed):
        box.addWidget(part)
    page.show()
    qtbot.waitExposed(page)
    done: list[str] = []
    for way in ("mouse", "keyboard", "close"):
        banner.tell(
            "Diubah dari tempat lain", "awas", "Simpan", lambda: done.append("x"), other=("Pakai", done.clear)
        )
        typed.setFocus()
        if way == "mouse":
            qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
        else:
            pressed = banner.action if way == "keyboard" else banner.closer
            pressed.setFocus()
            qtbot.keyClick(pressed, Qt.Key.Key_Return)
        assert banner.isHidden()
        assert page.focusWidget() is typed, way
    assert done == ["x", "x"]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_menu_opened_by_a_key_points_at_its_first_choice(
    qtbot: QtBot, dressed: QApplication, by_mouse: bool
) -> None:
    page, menu = QWidget(), QMenu()
    save = button("&Simpan PDF…")
    box = QVBoxLayout(page)
    box.addWidget(save)
    done: list[str] = []
    menu.addAction("Terkunci").setEnabled(False)
    menu.addAction("Satu PDF…", lambda: done.append("satu"))
    save.setMenu(menu)
    qtbot.addWidget(menu)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    if by_mouse:
        qtbot.mousePress(save, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(save, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(save, Qt.Key.Key_Return)
    qtbot.waitUntil(menu.isVisible)
    assert (menu.activeAction() is not None) is not by_mouse
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == ([] if by_mouse else ["satu"])


@pytest.mark.parametrize("place", ["top", "middle", "foot"])
def test_what_opens_under_a_field_stays_on_the_screen(
    qtbot: QtBot, dressed: QApplication, place: str
) -> None:
    unit, day = UnitTreePicker("Unit", "Semua"), DateField("Tanggal")
    unit.set_units([UnitItem(1, "Dinas")], None)
    for field, opens in ((unit, unit.open), (day, day.open_calendar)):
        qtbot.addWidget(field)
        room = field.screen().availableGeometry()
        field.resize(200, 32)
        where = {"top": room.top(), "middle": room.center().y() - 16, "foot": room.bottom() - 40}
        field.move(room.right() - 120, where[place])
        field.show()
        qtbot.waitExposed(field)
        opens()
        popup = QApplication.activePopupWidget()
        assert popup is not None
        assert room.adjusted(-4, -4, 4, 4).contains(popup.geometry())  # offscreen frames are a little wide
        assert (popup.y() < field.y()) is (place == "foot")
        popup.close()


def test_unit_tree_narrows_to_the_path(qtbot: QtBot, dressed: QApplication) -> None:
    picker = UnitTreePicker("Unit", "Semua")
    qtbot.addWidget(picker)
    picker.set_units(
        [UnitItem(2, "SD Negeri 2", 1), UnitItem(1, "Dinas"), UnitItem(3, "Sekretariat", 1)], None
    )
    picker.show()
    qtbot.keyClick(picker, Qt.Key.Key_F4)
    assert picker.popup is not None
    qtbot.keyClicks(picker.popup.search, "negeri")
    with qtbot.waitSignal(picker.unitChosen) as told:
        qtbot.keyClick(picker.popup.search, Qt.Key.Key_Return)
    assert told.args == [2]
    assert picker.accessibleName() == "Unit: SD Negeri 2"


def test_person_is_found_while_typing(session: Session, qtbot: QtBot) -> None:
    people = [PersonItem(1, "Siti Contoh", "19900101 201501 2 001"), PersonItem(2, "Budi Contoh")]
    session.open(
        Office(find_people=lambda text, limit: [p for p in people if text in p.nama.lower()][:limit])
    )
    picker = PersonPicker(session, "Pejabat penilai")
    qtbot.addWidget(picker)
    picker.show()
    picker.activateWindow()  # a window of the test before may still stand in front
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    qtbot.keyClicks(picker, "siti")
    popup = picker.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen) as told:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert told.args == [people[0]]
    assert picker.person == people[0]
    assert picker.text().startswith("Siti Contoh")
    qtbot.waitUntil(lambda: picker.cursorPosition() == 0)  # the name is in sight, not the end of the line


def test_every_predikat_has_a_word_and_a_badge(qtbot: QtBot, dressed: QApplication) -> None:
    assert set(PREDIKAT_WORDS) == set(Predikat)
    seen: list[bytes] = []
    for predikat in Predikat:
        badge = PredikatBadge(predikat)
        qtbot.addWidget(badge)
        assert badge.accessibleName() == PREDIKAT_WORDS[predikat]
        picture = badge.grab(QRect(0, 0, SIGN_WIDTH, 24)).toImage().convertToFormat(QImage.Format.Format_Mono)
        seen.append(bytes(picture.constBits()))
    assert len(set(seen)) == 5, "the signs must differ without colour"


def test_a_button_with_a_menu_is_painted_as_before_once_the_menu_is_gone(
    qtbot: QtBot, dressed: QApplication
) -> None:
    """What is on the screen counts: Qt knows that the button is up again, and did not paint it."""
    page = QWidget()
    field, made = QLineEdit(), button("&Lainnya")
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(made)
    menu = QMenu(made)
    done: list[str] = []
    menu.addAction("Cetak").triggered.connect(lambda: done.append("cetak"))
    made.setMenu(menu)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    field.setFocus()

    def seen() -> QImage:
        at = made.geometry()
        return page.screen().grabWindow(page.winId(), at.x(), at.y(), at.width(), at.height()).toImage()

    before, pressed = seen(), []

    def choose() -> None:
        pressed.append(seen())
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(200, page, choose)
    qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: done == ["cetak"])
    assert pressed[0] != before
    qtbot.waitUntil(lambda: seen() == before)


def test_the_letter_of_a_name_reaches_the_field_inside_a_box(qtbot: QtBot, dressed: QApplication) -> None:
    """A date beside which room is left stood in a box, and Alt with its letter led nowhere."""
    form, day, plain = Form(), DateField("Tanggal"), QLineEdit()
    box = QWidget()
    QHBoxLayout(box).addWidget(day)
    qtbot.addWidget(form)
    form.row("&Biasa", plain)
    assert form.row("Tan&ggal", box, "Tanggal data.") is box
    form.show()
    form.activateWindow()
    QTest.qWaitForWindowActive(form)
    for letter, field in ((Qt.Key.Key_G, day), (Qt.Key.Key_B, plain)):
        qtbot.keyClick(form, letter, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(field.hasFocus)


def test_every_focusable_part_has_a_name(session: Session, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    form = Form("Judul", "Untuk apa")
    form.row("&Nama", QLineEdit())
    steps = Stepper(["Berkas", "Kolom"])
    findings = FindingsPanel("Masalah")
    parts: list[QWidget] = [
        Card("Kartu"), StatNumber("orang"), FilterChips([Chip("", "Semua")], "Saring"), SearchField("Cari"),
        EmptyState("users", "Kosong", "Untuk apa", "Mulai", print), findings, PredikatBadge("baik"), DistribusiChart(),
        steps, Banner(), Toast(holder, QWidget(holder), QWidget(holder)), UnitTreePicker("Unit"), PersonPicker(session, "Orang"), DateField("Tanggal"),
        form, SidePanel(closable=True), ProgressStrip(print), button("Simpan"), tool("x", "Tutup"),
    ]  # fmt: skip
    for part in parts:
        part.setParent(holder)
    for widget in holder.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.objectName().startswith("qt_"):
            continue
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        inside = widget.parentWidget()
        if not words and isinstance(inside, Banner | Toast):
            continue  # its action has no words while there is no action
        assert words, f"{type(widget).__name__} in {type(inside).__name__} has no name"


def test_search_clears_with_escape(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "guru")
    qtbot.waitUntil(lambda: told == ["guru"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told[-1] == ""


BUKU = "sebuah buku ditempel ke sini " * 4_000


def test_a_label_shows_a_page_of_words_at_most(dressed: QApplication) -> None:
    made = label(BUKU, wrap=True)
    assert len(made.text()) == Words.MOST
    assert made.text().endswith("…")
    made.setText("pendek")
    assert made.text() == "pendek"
    made.setText(BUKU)
    assert len(made.text()) == Words.MOST


def test_a_heading_leaves_room_for_what_stands_below(qtbot: QtBot, dressed: QApplication) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(280, 500)
    panel.show_heading(BUKU, BUKU)
    assert panel.title.minimumHeight() + panel.subtitle.minimumHeight() < 400
    assert panel.title.toolTip().startswith(BUKU[:500])
    panel.show_heading("Siti", "Guru")
    assert (panel.title.text(), panel.title.toolTip()) == ("Siti", "")


def test_the_card_of_somebody_with_a_book_for_a_name_fits_the_screen(
    kantor_kecil: Konteks, qtbot: QtBot, dressed: QApplication
) -> None:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    card = pegawai.kartu(kantor_kecil, 1)
    card = replace(card, baris=replace(card.baris, nama=BUKU[:32_000]))
    dialog = UbahDialog(card, [], lambda *_: None, window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    least = dialog.minimumSizeHint()
    assert least.width() < 1_000
    assert least.height() < 700
    name = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Nama")
    assert name.text() == BUKU[:32_000], "only the heading is cut"


@pytest.mark.parametrize("kind", [DaftarPilihan, AngkaPutar, AngkaDesimal])
def test_the_wheel_is_left_to_the_page_and_changes_no_value(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    if isinstance(field, DaftarPilihan):
        field.addItems(["Satu", "Dua", "Tiga"])
    field.show()
    qtbot.waitExposed(field)
    field.setFocus()
    at = QPointF(field.rect().center())
    turn = QWheelEvent(
        at, QPointF(field.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    turn.accept()
    QApplication.sendEvent(field, turn)
    value = field.currentIndex() if isinstance(field, DaftarPilihan) else cast("AngkaPutar", field).value()
    assert value == 0
    assert not turn.isAccepted()


def test_a_long_notice_is_read_whole_in_a_narrow_window(qtbot: QtBot, dressed: QApplication) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(560, 300)
    bar, work = QWidget(room), QWidget(room)
    bar.setFixedHeight(30)
    work.hide()
    toast = Toast(room, bar, work)
    room.show()
    qtbot.waitExposed(room)
    said = sentence("pelaksanaan.ditinggal", nama="Maria Tefa, S.Pd., M.Pd.")
    toast.tell(said, "Buka", print)
    QApplication.processEvents()
    assert toast.words.text() == said
    assert toast.words.height() >= toast.words.heightForWidth(toast.words.width())
    assert room.rect().contains(toast.geometry())
    toast.tell("Tersimpan.")
    QApplication.processEvents()
    assert toast.height() == bar.height()
