"""Lists of a big office and lines that somebody pastes a table into: what is made and measured stays little."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.gui.screens.atasan.formulir import PihakPicker
from kinerja_desktop.gui.session import Session, UnitItem
from kinerja_desktop.gui.widgets.basics import SearchField
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan
from kinerja_desktop.gui.widgets.fields import DateField
from kinerja_desktop.gui.widgets.pickers import PersonPicker, UnitTreePicker, _TreePopup
from kinerja_desktop.storage.queries.kepala_luar import PenilaiLuarRow


def tree_lines(popup: _TreePopup) -> list[str]:
    """Return what the tree holds, from top to bottom."""

    def below(item: QTreeWidgetItem) -> list[str]:
        children = [item.child(n) for n in range(item.childCount())]
        return [line for one in children if one for line in (one.text(0), *below(one))]

    return below(popup.tree.invisibleRootItem())


def big_office() -> list[UnitItem]:
    """An office of 6,001 units: twenty under one, thirty in each, ten in each of those; the lowest come first."""
    units = [UnitItem(1, "Pemda")]
    units += [UnitItem(10 + n, f"Dinas {n}", 1) for n in range(20)]
    units += [UnitItem(1_000 + n, f"Bidang {n}", 10 + n % 20) for n in range(600)]
    units += [UnitItem(10_000 + n, f"Seksi {n}", 1_000 + n % 600, jumlah=3) for n in range(5_380)]
    return units[::-1]


def test_of_thousands_of_units_only_those_are_made_that_are_looked_at(
    qtbot: QtBot, dressed: QApplication
) -> None:
    picker = UnitTreePicker("Unit", "Semua")
    qtbot.addWidget(picker)
    picker.set_units(big_office(), 10_007)
    picker.show()
    picker.open()
    popup = picker.popup
    assert popup is not None
    lines = tree_lines(popup)
    now = popup.tree.currentItem()
    assert now is not None
    assert now.text(0) == "Seksi 7  ·  3"
    assert lines[:2] == ["Semua", "Pemda"]
    assert len(lines) == 2 + 20 + 30 + 9  # below Pemda, below Dinas 7, below Bidang 7
    top = popup.tree.topLevelItem(1)
    assert top is not None
    other = top.child(3)
    assert other is not None
    assert other.childIndicatorPolicy() == QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator
    assert other.childCount() == 0
    popup.tree.setCurrentItem(other)
    qtbot.keyClick(popup.tree, Qt.Key.Key_Right)
    assert other.childCount() == 30
    qtbot.keyClicks(popup.search, "seksi")
    lines = tree_lines(popup)
    assert len(lines) < 500
    assert lines[-1] == "dan 5.180 lagi; tulis lebih lengkap"
    qtbot.keyClicks(popup.search, " 5379")
    assert tree_lines(popup) == ["Pemda", "Dinas 19", "Bidang 579", "Seksi 5379  ·  3"]
    popup.search.setText("bidang 57")
    assert not [
        line for line in tree_lines(popup) if line.startswith("Seksi")
    ]  # they are not what was looked for
    popup.search.setText("seksi 5379")
    with qtbot.waitSignal(picker.unitChosen) as told:
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert told.args == [15_379]


def test_a_search_for_units_that_was_emptied_shows_the_tree_again(
    qtbot: QtBot, dressed: QApplication
) -> None:
    picker = UnitTreePicker("Unit", "Seluruh kantor")
    qtbot.addWidget(picker)
    picker.set_units(big_office(), None)
    picker.show()
    picker.open()
    popup = picker.popup
    assert popup is not None
    before = tree_lines(popup)
    qtbot.keyClicks(popup.search, "zzz")
    assert tree_lines(popup) == []
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert popup.isVisible()  # nothing is found, so nothing is taken
    popup.search.clear()
    assert tree_lines(popup) == before
    qtbot.keyClicks(popup.search, "seluruh")
    assert tree_lines(popup) == ["Seluruh kantor"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert picker.unit_id is None


def test_a_table_pasted_into_a_line_is_cut(session: Session, qtbot: QtBot) -> None:
    """Each key after it laid thousands of letters out anew: 40 ms in a field that looks for people."""
    table = "\n".join(f"Pegawai Contoh {n}\t19900101 201501 1 {n:03}" for n in range(500))
    QApplication.clipboard().setText(table)
    for line in (SearchField("Cari"), DateField("Tanggal"), PersonPicker(session, "Pegawai")):
        qtbot.addWidget(line)
        line.show()
        for _ in range(3):
            qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(line, "abc")
        assert line.text().startswith("Pegawai Contoh 0")
        assert len(line.text()) == 300


def test_a_rater_with_a_page_for_a_name_is_cut_in_the_list_only(session: Session, qtbot: QtBot) -> None:
    """Qt measures every entry whenever the dialog is laid out: a quarter of a second for one that was pasted."""
    page = "Sekretaris Daerah " * 500
    row = PenilaiLuarRow(7, b"x", 1, page, "", "", "", "", "Sekda", "", "", 0)
    picker = PihakPicker(session, "Kepala", (row,))
    qtbot.addWidget(picker)
    assert picker.luar.itemText(0) == f"{page[:299].rstrip()}…"
    picker.di_luar.setChecked(True)
    assert picker.pihak == Pihak(JenisPihak.LUAR, 7)
    assert picker.nama == page


class Measured(QStyledItemDelegate):
    """Counts the entries that are measured."""

    count = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.count += 1
        return super().sizeHint(option, index)


def test_a_long_list_is_not_measured_entry_by_entry(qtbot: QtBot, dressed: QApplication) -> None:
    box = DaftarPilihan()
    qtbot.addWidget(box)
    measured = Measured(box)
    box.setItemDelegate(measured)
    box.addItems([f"Kepala Bidang {n}" for n in range(3_000)])
    box.show()
    qtbot.keyClick(box, Qt.Key.Key_F4)
    assert box.view().isVisible()
    assert 0 < measured.count < 300


def villages() -> list[UnitItem]:
    """267 kelurahan with a section of the same name in each, and one more in each."""
    units = [UnitItem(1, "Pemerintah Kota")]
    for n in range(267):
        units.append(UnitItem(1_000 + n, f"Kelurahan {n:03}", 1))
        units.append(UnitItem(2_000 + n, "Seksi Pemerintahan", 1_000 + n, jumlah=250))
        units.append(UnitItem(3_000 + n, "Seksi Kesejahteraan", 1_000 + n, jumlah=4))
    return units


@pytest.fixture
def picker(qtbot: QtBot, dressed: QApplication) -> UnitTreePicker:
    made = UnitTreePicker("Unit", "Seluruh kantor")
    qtbot.addWidget(made)
    made.set_units(villages(), None)
    made.show()
    return made


@pytest.fixture
def popup(picker: UnitTreePicker) -> _TreePopup:
    picker.open()
    assert picker.popup is not None
    return picker.popup


def test_units_of_one_name_are_told_apart_by_what_they_stand_under(popup: _TreePopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.search, "seksi kesejahteraan")
    assert tree_lines(popup)[-1] == "dan 67 lagi; tulis lebih lengkap"
    qtbot.keyClicks(popup.search, " 250")
    assert tree_lines(popup) == ["Pemerintah Kota", "Kelurahan 250", "Seksi Kesejahteraan  ·  4"]
    with qtbot.waitSignal(popup.taken) as told:
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert told.args == [3_250]


def test_down_in_the_search_goes_to_the_next_unit_that_was_found(popup: _TreePopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.search, "seksi 250")
    lines = tree_lines(popup)
    first = popup.tree.currentItem()
    assert first is not None
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    now = popup.tree.currentItem()
    assert now is not None
    assert now.text(0) == lines[lines.index(first.text(0)) + 1]
    qtbot.keyClick(popup.tree, Qt.Key.Key_Up)
    with qtbot.waitSignal(popup.taken) as told:
        qtbot.keyClick(popup.tree, Qt.Key.Key_Return)
    assert told.args == [first.data(0, Qt.ItemDataRole.UserRole)]


def test_a_unit_that_was_found_can_be_opened(popup: _TreePopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.search, "kelurahan 250")
    assert tree_lines(popup) == ["Pemerintah Kota", "Kelurahan 250"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Home)
    qtbot.keyClick(popup.search, Qt.Key.Key_Right)
    assert popup.search.cursorPosition() == 1, "within the words the arrow is the search's own"
    qtbot.keyClick(popup.search, Qt.Key.Key_End)
    qtbot.keyClick(popup.search, Qt.Key.Key_Right)
    qtbot.keyClick(popup.tree, Qt.Key.Key_Down)
    qtbot.keyClick(popup.tree, Qt.Key.Key_Down)
    assert tree_lines(popup)[2:] == ["Seksi Pemerintahan  ·  250", "Seksi Kesejahteraan  ·  4"]
    with qtbot.waitSignal(popup.taken) as told:
        qtbot.keyClick(popup.tree, Qt.Key.Key_Return)
    assert told.args == [3_250]


def test_closed_and_opened_again_a_unit_shows_all_below_it_in_order(popup: _TreePopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.search, "kesejahteraan 250")
    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(popup.tree, key)
    assert tree_lines(popup)[2:] == ["Seksi Pemerintahan  ·  250", "Seksi Kesejahteraan  ·  4"]
