"""The list of a cell's choices under the cell: arrows and first letters point, Enter chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from kinerja_desktop.gui.models.column import fold

if TYPE_CHECKING:
    from kinerja_desktop.gui.widgets.grid import Grid

_LONGEST_MENU = 15
"""Choices shown at once; a menu as high as the screen covers the cell it is about."""
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ChoiceMenu(QMenu):
    """A menu that is typed in: letters point at the next choice that begins so, or that has this letter."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.known: list[tuple[str, str, QAction]] = []
        self._typed = ""
        self.head: ChoiceMenu = self
        """The menu that this one is a part of: letters are looked for in all of it."""

    def offer(
        self, shown: str, word: str, chosen: Callable[[], object], *, letter: str = "", is_now: bool = False
    ) -> QAction:
        """Add a choice; ``word`` is what typing compares."""
        action = self.addAction(shown)
        action.setCheckable(True)
        action.setChecked(is_now)
        action.triggered.connect(lambda _on=False: chosen())
        self.head.known.append((fold(" ".join(word.split())), fold(letter), action))
        return action

    def point_at(self, action: QAction) -> None:
        """Point at a choice, in whichever part of the menu it is."""
        for menu in (self.head, *self.head.findChildren(ChoiceMenu)):
            if action in menu.actions():
                if menu is not self.head:
                    self.head.setActiveAction(menu.menuAction())
                menu.setActiveAction(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters point; the rest is a menu's."""
        text = fold(event.text())
        if text and text.isprintable() and not event.modifiers() & _COMMANDS and self.head.type(text):
            event.accept()
        else:
            super().keyPressEvent(event)

    def type(self, text: str) -> bool:
        """Return whether a letter points at something: it goes on with what was typed, or begins anew."""
        going_on = [one for one in self.known if self._typed and one[0].startswith(self._typed + text)]
        anew = [one for one in self.known if one[1] == text] or [
            one for one in self.known if one[0].startswith(text)
        ]
        found = going_on or anew
        if not found or (not going_on and not text.isalpha()):
            return False  # a digit may be the number of a choice
        again = not going_on and self._typed == text
        self._typed = self._typed + text if going_on else text
        places = [one[2] for one in found]
        now = self._active()
        if again and now in places:
            self.point_at(places[(places.index(now) + 1) % len(places)])
        elif now not in places or not going_on:
            self.point_at(places[0])
        return True

    def _active(self) -> QAction | None:
        """Return the choice that is pointed at."""
        found = self.activeAction()
        below = found.menu() if found is not None else None
        return below.activeAction() if isinstance(below, ChoiceMenu) else found


def open_choices(grid: Grid) -> None:
    """Show the words of a choice column under the cell."""
    line, column = grid.place
    if line < 0 or not grid.table.columns[column].choices:
        return
    why = grid.sheet.why_not(line, column)
    if why:
        grid.notice.emit(why)
        return
    spec, row_id = grid.table.columns[column], grid.table.id_at(line)
    letters = {word: letter for letter, word in (spec.key_map or {}).items()}
    now = grid.sheet.text(line, column)
    menu = ChoiceMenu(spec.header, grid)
    rest = menu
    if len(spec.choices) > _LONGEST_MENU:
        rest = ChoiceMenu(grid.tr("Lainnya"), menu)
        rest.setTitle(grid.tr("Lainnya"))
        rest.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        rest.head = menu
    for number, word in enumerate(spec.choices):
        action = (menu if number < _LONGEST_MENU else rest).offer(
            f"{word}\t{letters[word]}" if word in letters else word,
            word,
            lambda chosen=word: grid.commit_at(row_id, spec.key, chosen),  # type: ignore[misc]  # bound in the loop
            letter=letters.get(word, ""),
            is_now=word == now,
        )
        if word == now or menu.activeAction() is None:
            menu.setActiveAction(action if number < _LONGEST_MENU else rest.menuAction())
    if rest is not menu:
        menu.addMenu(rest)
    under(grid, menu)


def under(grid: Grid, menu: QMenu) -> None:
    """Open a menu under the current cell."""
    line, column = grid.place
    view = grid.frozen if grid.table.columns[column].frozen else grid
    place = view.visualRect(grid.table.index(line, column)).bottomLeft()
    menu.popup(view.viewport().mapToGlobal(QPoint(place.x(), place.y() + 1)))
