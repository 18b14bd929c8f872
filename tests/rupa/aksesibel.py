"""What a screen reader finds: walks the accessibility tree of a window and tells what has no name or no fitting role."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from kinerja_desktop.gui.screens.cetak.pratinjau import PreviewPane

Role = QAccessible.Role
BERPERAN = {
    Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox, Role.Slider,
    Role.List, Role.Table, Role.Tree, Role.PageTab, Role.PageTabList, Role.MenuItem, Role.Link, Role.Document, Role.PopupMenu,
    Role.StaticText, Role.Graphic, Role.ProgressBar, Role.ListItem, Role.TreeItem, Role.Cell, Role.WebDocument, Role.ToolBar,
    Role.ButtonDropDown, Role.Chart,
}  # fmt: skip
"""Roles that say what a thing is; the others (client, pane, grouping, no role) say that nobody thought of it."""
_SAMPEL = 3
_LEBAR = 12
_DALAM = 40


def children(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield the valid children; of a table, list or tree none, `cells` samples those."""
    for number in range(face.childCount()):
        child = face.child(number)
        if child is not None and child.isValid():
            yield child


def _words(face: QAccessibleInterface) -> str:
    return face.text(QAccessible.Text.Name).strip()


def _told(face: QAccessibleInterface) -> str:
    thing = face.object()
    kind = type(thing).__name__ if thing is not None else "-"
    parent = thing.parent() if thing is not None else None
    return f"{kind} ({face.role().name}) {_words(face)[:40]!r} in {type(parent).__name__}"


def problems(front: QWidget) -> list[str]:
    """Return what a screen reader could not tell its user about a window or dialog."""
    root = QAccessible.queryAccessibleInterface(front)
    assert root is not None
    found: list[str] = []
    _walk(root, found, 0)
    return found


def _walk(face: QAccessibleInterface, found: list[str], depth: int) -> None:
    assert depth < _DALAM, "the accessibility tree does not end"
    state = face.state()
    if state.invisible and depth:
        return
    thing = face.object()
    if isinstance(thing, QAbstractItemView):
        found += _view_problems(face, thing)
        return
    if state.focusable and isinstance(thing, QWidget) and _takes_focus(thing):
        if not _words(face):
            found.append(f"no name: {_told(face)}")
        if face.role() not in BERPERAN and not isinstance(
            thing, PreviewPane
        ):  # Qt has no role for pages of paper
            found.append(f"no fitting role: {_told(face)}")
    for child in children(face):
        _walk(child, found, depth + 1)


def _takes_focus(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt

    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollArea)
        and not widget.isWindow()
    )


def _view_problems(face: QAccessibleInterface, view: QAbstractItemView) -> list[str]:
    """A table, list or tree has a name, and its first cells say something."""
    found = []
    if not view.accessibleName() and _takes_focus(view):
        found.append(f"no name: {_told(face)}")
    if face.role() not in (Role.Table, Role.List, Role.Tree):
        found.append(f"no fitting role: {_told(face)}")
    for number in range(min(face.childCount(), _SAMPEL * _LEBAR)):
        cell = face.child(number)
        if (
            cell is None
            or not cell.isValid()
            or cell.state().invisible
            or cell.role() in (Role.Whitespace, Role.Pane)
        ):
            continue
        if not _words(cell):
            found.append(f"silent {cell.role().name} {number} in {view.accessibleName()!r}")
    return found
