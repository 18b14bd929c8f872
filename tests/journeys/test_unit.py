"""Unit kerja on the screen: add, rename, move, merge, import, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem

from kinerja_desktop.gui.dialogs import Dialogs
from kinerja_desktop.services import unit
from kinerja_desktop.services.konteks import Konteks
from tests.mentah import xlsx

K = Qt.Key


def paths(konteks: Konteks) -> list[str]:
    return [" / ".join(one.jalur) for one in unit.tree(konteks)]


@pytest.fixture
def pohon(layar: Any, konteks: Konteks) -> Any:
    """The window on Unit kerja: a dinas with two units."""
    dinas = unit.add(konteks, "Dinas").value
    unit.add(konteks, "Bidang A", dinas)
    unit.add(konteks, "Bidang B", dinas)
    layar.window.session.go("unit")
    layar.screen.reload()
    return layar


def pick(layar: Any, nama: str) -> QTreeWidgetItem:
    """Click a unit in the tree."""
    tree = layar.screen.tree
    (item,) = tree.findItems(nama, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    layar.bot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(item).center())
    assert isinstance(item, QTreeWidgetItem)
    return item


def choose_unit(layar: Any, nama: str) -> None:
    """Open the picker of the dialog in front, type, Enter."""
    picker = layar.top.picker
    layar.bot.mouseClick(picker, Qt.MouseButton.LeftButton)
    layar.bot.keyClicks(picker.popup.search, nama)
    layar.bot.keyClick(picker.popup.search, K.Key_Return)


def test_a_unit_is_added_below_another(pohon: Any, konteks: Konteks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dialogs, "text", classmethod(lambda *_: "Seksi A1"))
    pick(pohon, "Bidang A")
    pohon.press("Tambah unit di bawahnya…")
    assert paths(konteks) == ["Dinas", "Dinas / Bidang A", "Dinas / Bidang A / Seksi A1", "Dinas / Bidang B"]
    assert pohon.screen.current.nama == "Seksi A1"
    pohon.shot("unit")


def test_f2_renames_and_urungkan_takes_it_back(pohon: Any, konteks: Konteks) -> None:
    pick(pohon, "Bidang B")
    pohon.key(K.Key_F2)
    (editor,) = pohon.screen.tree.viewport().findChildren(QLineEdit)
    pohon.bot.keyClicks(editor, "Bidang Sarana")
    pohon.bot.keyClick(editor, K.Key_Return)
    pohon.bot.waitUntil(lambda: "Dinas / Bidang Sarana" in paths(konteks))
    pohon.press("Urungkan")
    assert "Dinas / Bidang B" in paths(konteks)


def test_move_and_merge_by_dialog(pohon: Any, konteks: Konteks) -> None:
    pick(pohon, "Bidang B")

    def below_a() -> None:
        choose_unit(pohon, "Bidang A")
        pohon.shot("unit-pindah")
        pohon.press("Pindahkan")

    pohon.when_asked(below_a)
    pohon.press("Pindahkan…")
    assert paths(konteks) == ["Dinas", "Dinas / Bidang A", "Dinas / Bidang A / Bidang B"]

    def into_dinas() -> None:
        choose_unit(pohon, "Dinas")
        pohon.press("Gabungkan")

    pick(pohon, "Bidang A")
    pohon.when_asked(into_dinas)
    pohon.press("Gabungkan…")
    assert paths(konteks) == ["Dinas", "Dinas / Bidang B"]


def test_a_unit_cannot_hang_below_itself(pohon: Any, konteks: Konteks) -> None:
    pick(pohon, "Dinas")

    def below_own_child() -> None:
        choose_unit(pohon, "Bidang A")
        pohon.press("Pindahkan")

    pohon.when_asked(below_own_child)
    pohon.press("Pindahkan…")
    assert "Dinas tidak dapat dipindah ke Bidang A" in pohon.screen.banner.words.text()
    assert paths(konteks)[0] == "Dinas"


def test_hierarki_unor_is_checked_put_in_and_undone(
    pohon: Any, konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "HierarkiUnor.xlsx"
    rows = [["ID", "NAMA UNOR", "DIATASAN ID"], ["u1", "Dinas", ""], ["u5", "SDN 5 Contoh", "u1"]]
    path.write_bytes(xlsx({"unor": rows}))
    monkeypatch.setattr(Dialogs, "open_file", classmethod(lambda *_: path))

    def look() -> None:
        pohon.shot("unit-impor")
        pohon.press("Simpan 1 baru dan 1 perubahan")

    pohon.when_asked(look)
    pohon.press("Impor unit…")
    assert "Dinas / SDN 5 Contoh" in paths(konteks)
    assert "SDN 5 Contoh" in [
        one.nama for one in pohon.window.session.office.units
    ]  # the top bar offers it too
    pohon.press("Riwayat impor")
    pohon.when_asked(lambda: pohon.press("Batalkan impor"))
    pohon.press("Batalkan impor ini…")
    assert paths(konteks) == ["Dinas", "Dinas / Bidang A", "Dinas / Bidang B"]


def test_alt_up_and_down_change_places_with_the_neighbour(pohon: Any, konteks: Konteks) -> None:
    pick(pohon, "Bidang B")
    pohon.key(K.Key_Up, mods=Qt.KeyboardModifier.AltModifier)
    assert paths(konteks) == ["Dinas", "Dinas / Bidang B", "Dinas / Bidang A"]
    assert pohon.screen.current.nama == "Bidang B"
    pohon.key(K.Key_Up, mods=Qt.KeyboardModifier.AltModifier)  # already the first
    assert paths(konteks) == ["Dinas", "Dinas / Bidang B", "Dinas / Bidang A"]
    pohon.press("Turunkan")
    assert paths(konteks) == ["Dinas", "Dinas / Bidang A", "Dinas / Bidang B"]


def test_units_of_one_name_are_found_by_what_they_stand_under(pohon: Any, konteks: Konteks) -> None:
    for nama in ("Kelurahan Utara", "Kelurahan Selatan"):
        unit.add(konteks, "Seksi Umum", unit.add(konteks, nama).value)
    pohon.screen.reload()
    pohon.bot.keyClicks(pohon.screen.search, "seksi selatan")
    tree = pohon.screen.tree

    def shown(level: QTreeWidgetItem) -> list[str]:
        children = [level.child(number) for number in range(level.childCount())]
        return [nama for one in children if one and not one.isHidden() for nama in (one.text(0), *shown(one))]

    pohon.bot.waitUntil(lambda: shown(tree.invisibleRootItem()) == ["Kelurahan Selatan", "Seksi Umum"])


def test_the_order_waits_while_the_tree_is_searched(pohon: Any, konteks: Konteks) -> None:
    pohon.bot.keyClicks(pohon.screen.search, "Bidang B")
    pohon.bot.waitUntil(lambda: len(pohon.screen.tree.chosen_ids()) == 1)
    pick(pohon, "Bidang B")
    pohon.key(K.Key_Up, mods=Qt.KeyboardModifier.AltModifier)
    assert paths(konteks) == ["Dinas", "Dinas / Bidang A", "Dinas / Bidang B"]


def test_the_kind_of_a_unit_is_chosen_by_keys(pohon: Any, konteks: Konteks) -> None:
    pick(pohon, "Bidang A")
    kind = pohon.screen.panel.kind
    assert kind.currentText() == "Belum ditentukan"
    kind.setFocus()
    pohon.bot.keyClicks(kind, "Puskesmas")
    found = {one.nama: one.jenis for one in unit.tree(konteks)}
    assert found == {"Dinas": "", "Bidang A": "puskesmas", "Bidang B": ""}
    pick(pohon, "Bidang B")
    assert kind.currentText() == "Belum ditentukan"


def test_several_units_move_at_once_and_urungkan_takes_all_back(pohon: Any, konteks: Konteks) -> None:
    unit.add(konteks, "Badan")
    pohon.screen.reload()
    pick(pohon, "Bidang A")
    item = pohon.screen.tree.findItems("Bidang B", Qt.MatchFlag.MatchRecursive)[0]
    spot = pohon.screen.tree.visualItemRect(item).center()
    viewport = pohon.screen.tree.viewport()
    pohon.bot.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=spot)
    assert "2 unit dipilih" in pohon.words()
    assert "Ganti nama" not in pohon.buttons()  # only one at a time

    def into_badan() -> None:
        choose_unit(pohon, "Badan")
        pohon.press("Pindahkan")

    pohon.when_asked(into_badan)
    pohon.press("Pindahkan…")
    assert set(paths(konteks)) == {"Dinas", "Badan", "Badan / Bidang A", "Badan / Bidang B"}
    pohon.press("Urungkan")
    assert set(paths(konteks)) == {"Badan", "Dinas", "Dinas / Bidang A", "Dinas / Bidang B"}


def test_a_flat_roster_says_where_to_nest_its_units(layar: Any, konteks: Konteks) -> None:
    for nama in ("Bidang A", "Dinas Contoh", "Sekretariat"):  # the office is called Dinas Contoh
        unit.add(konteks, nama)
    layar.window.session.go("unit")
    layar.screen.reload()
    assert "masih sejajar" in layar.screen.banner.words.text()
    layar.shot("unit-sejajar")

    def take_the_proposed_one() -> None:
        layar.shot("unit-susun")
        assert "Dinas Contoh" in layar.top.picker.accessibleName()
        layar.press("Susun")

    layar.when_asked(take_the_proposed_one)
    layar.press("Susun unit…")
    assert set(paths(konteks)) == {"Dinas Contoh", "Dinas Contoh / Bidang A", "Dinas Contoh / Sekretariat"}
    assert not layar.screen.banner.isVisible()
    layar.press("Urungkan")
    assert set(paths(konteks)) == {"Bidang A", "Dinas Contoh", "Sekretariat"}
