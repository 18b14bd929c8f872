"""Trees of units."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.screens.atasan.pohon import PohonKepala
from kinerja_desktop.services.unit import UnitSimpul


def unit(id_: int, above: int | None, head: str) -> UnitSimpul:
    name = f"Unit {id_}"
    return UnitSimpul(
        id_, b"", 1, above, name, "", id_, date(2020, 1, 1), None, 0, (name,), 0, 0, head, "", None, "", ""
    )


def test_only_units_without_head_and_what_is_above_them(dressed: QApplication, qtbot: QtBot) -> None:
    units = [
        unit(1, None, "Ani"), unit(2, 1, "Budi"), unit(3, 2, ""), unit(4, 1, "Citra"), unit(5, None, "Dewi"),
    ]  # fmt: skip
    tree = PohonKepala()
    qtbot.addWidget(tree)

    def shown() -> set[str]:
        found = (tree.topLevelItem(n) for n in range(tree.topLevelItemCount()))
        waiting = [item for item in found if item is not None]
        names = set()
        while waiting:
            item = waiting.pop()
            names |= set() if item.isHidden() else {item.text(0)}
            waiting += [below for n in range(item.childCount()) if (below := item.child(n)) is not None]
        return names

    tree.show_units(units, only_headless=True)
    assert shown() == {"Seluruh kantor", "Unit 1", "Unit 2", "Unit 3"}
    tree.show_units(units)
    assert len(shown()) == 6
