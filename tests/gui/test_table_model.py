"""The table model: Qt's own tester, filter, order, in-place updates."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kinerja_desktop.gui.models.column import CellKind, CellState, Column, fold
from kinerja_desktop.gui.models.table_model import ACCESSIBLE, DISPLAY, TOOLTIP, TableModel


@dataclass(frozen=True)
class Orang:
    id: int
    nama: str
    umur: int | None
    nilai: str = ""


def columns() -> list[Column[Orang]]:
    return [
        Column(key="nama", header="Nama", getter=lambda row: row.nama, frozen=True),
        Column(key="umur", header="Umur", getter=lambda row: row.umur, sort_key=lambda row: row.umur),
        Column(
            key="nilai", header="Nilai", getter=lambda row: row.nilai, editable=lambda _: True,
            state=lambda row: CellState(CellKind.WRONG, "Bukan rating") if row.nilai == "x" else None,
        ),
    ]  # fmt: skip


ROWS = [Orang(3, "Citra", 30), Orang(1, "Ágnes", 25, "x"), Orang(2, "Budi", None), Orang(4, "Budi", 41)]


@pytest.fixture
def model() -> TableModel[Orang]:
    made = TableModel(columns(), lambda row: row.id)
    made.rows_replaced(ROWS)
    return made


def names(model: TableModel[Orang]) -> list[str]:
    return [model.index(line, 0).data(DISPLAY) for line in range(model.rowCount())]


def test_qt_is_content_with_it(model: TableModel[Orang], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_filter_text("budi")
    model.set_order([("umur", True)])
    model.update_rows([Orang(4, "Budi", 42)])
    model.rows_replaced(ROWS[:2])
    model.lift_filters()
    qtmodeltester.check(model)


def test_sorting_again_sees_what_was_edited_and_what_came_new(model: TableModel[Orang]) -> None:
    model.set_order([("nama", False)])
    assert names(model) == ["Ágnes", "Budi", "Budi", "Citra"]
    model.set_filter_text("budi")
    model.update_rows([Orang(3, "Aan Budi", 30), Orang(4, "Wati Budi", 41)])
    model.lift_filters()
    assert names(model) == ["Aan Budi", "Ágnes", "Budi", "Wati Budi"]
    model.set_order([("nama", True)])
    assert names(model) == ["Wati Budi", "Budi", "Ágnes", "Aan Budi"]
    model.rows_replaced([Orang(1, "Zaki", 1), Orang(2, "Yuni", 2)])
    assert names(model) == ["Zaki", "Yuni"]
    model.set_order([])
    model.update_rows([Orang(1, "Asep", 1)])
    model.set_order([("nama", False)])
    assert names(model) == ["Asep", "Yuni"]


def test_filter_finds_every_word_without_accents(model: TableModel[Orang]) -> None:
    model.set_filter_text("agnes 25")
    assert names(model) == ["Ágnes"]
    assert fold("Ágnes") == "agnes"


def test_conditions_and_value_filters_narrow_together(model: TableModel[Orang], qtbot: QtBot) -> None:
    model.set_value_filter("nama", frozenset({"Budi"}))
    with qtbot.waitSignal(model.countChanged) as told:
        model.set_condition("tua", lambda row: (row.umur or 0) > 40)
    assert told.args == [1, 4]
    assert model.id_at(0) == 4
    model.set_condition("tua", None)
    model.set_value_filter("nama", None)
    assert model.rowCount() == 4
    assert not model.filtered


def test_several_columns_order_and_missing_values_come_last(model: TableModel[Orang]) -> None:
    model.set_order([("nama", False), ("umur", True)])
    assert [model.id_at(line) for line in range(4)] == [1, 2, 4, 3]
    model.set_order([("umur", False)])
    assert [model.id_at(line) for line in range(4)] == [1, 3, 4, 2]
    model.set_order([])
    assert [model.id_at(line) for line in range(4)] == [3, 1, 2, 4]


def test_updates_stay_in_place_and_come_in_blocks(model: TableModel[Orang]) -> None:
    blocks: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom: blocks.append((top.row(), bottom.row())))
    model.set_order([("nama", False)])
    model.update_rows([replace(ROWS[0], nama="Aan"), replace(ROWS[1], nama="Zul"), Orang(99, "Tak ada", 1)])
    assert blocks == [(0, 0)] * 3 + [(3, 3)] * 3, "few changes are told cell by cell"
    assert names(model) == ["Zul", "Budi", "Budi", "Aan"]
    model.set_filter_text("zul")
    assert model.id_at(0) == 1


def test_many_changes_come_in_blocks() -> None:
    model = TableModel(columns(), lambda row: row.id)
    model.rows_replaced([Orang(number, "a", 1) for number in range(20)])
    blocks: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom: blocks.append((top.row(), bottom.row())))
    model.update_rows([Orang(number, "b", 1) for number in (*range(3, 9), 12)])
    assert blocks == [(3, 8), (12, 12)]


def test_a_search_for_somebody_else_lifts_what_came_with_a_number_but_no_chip(
    model: TableModel[Orang],
) -> None:
    old = [row.nama for row in model.rows if (row.umur or 0) > 40]
    young = [row.nama for row in model.rows if row.nama not in old]
    for passing in (True, False):
        model.set_condition("tua", lambda row: (row.umur or 0) > 40, passing=passing)
        model.set_filter_text(old[0])
        model.set_filter_text("")
        assert model.rowCount() == len(old), "a search that finds somebody leaves it"
        model.set_filter_text(young[0])
        assert model.rowCount() == (1 if passing else 0)
        model.set_filter_text("")
        assert model.rowCount() == (len(model.rows) if passing else len(old))


def test_line_of_a_filtered_row_is_none(model: TableModel[Orang]) -> None:
    model.set_filter_text("citra")
    assert model.line_of(3) == 0
    assert model.line_of(1) is None
    assert model.row_by_id(1) == ROWS[1]


def test_the_line_of_a_row_follows_order_filter_and_new_rows(model: TableModel[Orang]) -> None:
    def lines() -> list[int | None]:
        return [model.line_of(id_) for id_ in (3, 1, 2, 4, 99)]

    assert lines() == [0, 1, 2, 3, None]
    model.set_order([("umur", False)])
    assert lines() == [1, 0, 3, 2, None]
    model.rows_replaced([*ROWS[:3], replace(ROWS[3], umur=1)], in_place=True)
    assert lines() == [1, 0, 3, 2, None], "nothing jumps"
    model.set_condition("tua", lambda row: (row.umur or 0) > 20)
    assert lines() == [1, 0, None, None, None]
    model.rows_replaced(())
    assert lines() == [None] * 5


def test_state_is_told_to_eye_hand_and_ear(model: TableModel[Orang]) -> None:
    cell = model.index(1, 2)
    assert cell.data(TOOLTIP) == "Bukan rating"
    assert cell.data(ACCESSIBLE) == "Nilai: x, salah: Bukan rating"
    assert model.flags(cell) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_sixty_thousand_rows_filter() -> None:
    big = TableModel(columns(), lambda row: row.id)
    big.rows_replaced([Orang(n, f"Pegawai {n * 7919 % 60000}", n % 60) for n in range(60_000)])
    big.set_filter_text("x")
    big.set_filter_text("5999")
    assert 0 < big.rowCount() < 100


def test_who_is_named_so_comes_before_whom_another_column_brings() -> None:
    heads = {1: "Siti Ana", 2: "Agus", 3: "Siti Ana", 4: "", 5: ""}
    made: TableModel[Orang] = TableModel(
        [
            Column(key="nama", header="Nama", getter=lambda row: row.nama),
            Column(key="atasan", header="Atasan", getter=lambda row: heads[row.id]),
        ],
        lambda row: row.id,
    )
    people = [
        Orang(1, "Agus", 30),
        Orang(2, "Bana Siti", 30),
        Orang(3, "Candra", 30),
        Orang(4, "Siti Ana", 50),
    ]
    made.rows_replaced([*people, Orang(5, "Dewi", 20)])
    made.set_filter_text("siti ana")
    assert names(made) == ["Siti Ana", "Bana Siti", "Agus", "Candra"], "begins so, has it inside, is rated so"
    assert made.named == 2
    assert made.best_line == 0
    made.set_order([("nama", False)])
    assert names(made) == ["Agus", "Bana Siti", "Candra", "Siti Ana"], "an order that was chosen stays"
    assert (made.named, made.best_line) == (2, 3)
    made.set_filter_text("")
    assert names(made) == ["Agus", "Bana Siti", "Candra", "Dewi", "Siti Ana"]
    assert made.named == 0


def test_a_nip_is_found_with_and_without_its_spaces() -> None:
    made: TableModel[Orang] = TableModel(
        [Column(key="nip", header="NIP", getter=lambda row: row.nama)], lambda row: row.id
    )
    made.rows_replaced([Orang(1, "19900101 201501 2 001", 1), Orang(2, "19900101 201501 2 002", 1)])
    for typed in ("199001012015012002", "19900101 201501 2 002", "5012002"):
        made.set_filter_text(typed)
        assert [row.id for row in made.visible_rows()] == [2]
