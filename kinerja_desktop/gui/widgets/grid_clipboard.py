"""Copy, cut, paste, fill and clear for a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from kinerja_desktop.gui import icons
from kinerja_desktop.gui.models import tsv
from kinerja_desktop.gui.widgets.grid_edits import Plan
from kinerja_desktop.gui.widgets.paste_preview import PastePreview

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid


def copy(grid: Grid, headers: bool = False) -> None:
    """Put the selected cells on the clipboard as Excel does; unselected cells between them stay empty."""
    cells = set(grid.selected_cells())
    if not cells:
        return
    lines = sorted({line for line, _ in cells})
    columns = sorted({column for _, column in cells})
    sheet = grid.sheet
    rows = [[sheet.text(line, c) if (line, c) in cells else "" for c in columns] for line in lines]
    if headers:
        rows.insert(0, [grid.table.columns[column].header for column in columns])
    QGuiApplication.clipboard().setText(tsv.build(rows))


def cut(grid: Grid) -> None:
    """Copy, then clear."""
    copy(grid)
    clear(grid, grid.tr("Potong"))


def clear(grid: Grid, label: str = "") -> None:
    """Empty the selected cells."""
    cells = grid.selected_cells()
    grid.submit(
        grid.sheet.plan([(line, column, "") for line, column in cells]), label or grid.tr("Kosongkan")
    )


def paste(grid: Grid) -> None:
    """Paste the clipboard; more than one changed row is shown first."""
    if grid.place[0] < 0:
        return
    plan = grid.sheet.plan_paste(tsv.parse(QGuiApplication.clipboard().text()), grid.area())
    if plan.rows > 1 and grid.preview_pastes and not PastePreview.ask(grid, grid.table, plan):
        return
    grid.submit(plan, grid.tr("Tempel"))


def fill_down(grid: Grid) -> None:
    """Ctrl+D."""
    grid.submit(grid.sheet.plan_fill_down(grid.area()), grid.tr("Isi ke bawah"))


def fill_right(grid: Grid) -> None:
    """Ctrl+R."""
    grid.submit(grid.sheet.plan_fill_right(grid.area()), grid.tr("Isi ke kanan"))


def same_kind(grid: Grid) -> list[tuple[int, int]]:
    """Return the selected cells that take the letters of the current one."""
    letters = grid.table.columns[grid.place[1]].key_map
    return [cell for cell in grid.selected_cells() if grid.table.columns[cell[1]].key_map == letters]


def set_cells(grid: Grid, word: str) -> Plan:
    """Plan setting the selected cells of the current column kind to a word (a key of `Column.key_map`)."""
    return grid.sheet.plan([(line, c, word) for line, c in same_kind(grid) or [grid.place]])


def context_menu(grid: Grid) -> QMenu:
    """Return the menu of the selection; the screen adds its own actions."""
    menu = QMenu(grid)
    entries = [
        (grid.tr("Salin"), "copy", "Ctrl+C", lambda: copy(grid)),
        (grid.tr("Salin dengan judul kolom"), "copy", "Ctrl+Shift+C", lambda: copy(grid, headers=True)),
    ]
    if grid.tabKeyNavigation():
        entries += [
            (grid.tr("Tempel"), "clipboard-paste", "Ctrl+V", lambda: paste(grid)),
            (grid.tr("Isi ke bawah"), "arrow-down", "Ctrl+D", lambda: fill_down(grid)),
            (grid.tr("Kosongkan"), "x", "Del", lambda: clear(grid)),
        ]
    for words, name, keys, call in entries:
        action = menu.addAction(words)
        action.setShortcut(keys)
        icons.put(action, name, "soft-text", 16)
        action.triggered.connect(call)
    return menu
