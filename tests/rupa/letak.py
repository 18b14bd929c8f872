"""What the eye trips over, measured: words wider than their place, widgets over each other or outside, torn edges."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.gui.screen import Screen
from kinerja_desktop.gui.theme import Tulisan, font
from kinerja_desktop.gui.widgets.grid import Grid
from kinerja_desktop.gui.widgets.grid_header import PAD
from kinerja_desktop.gui.widgets.grid_lines import wrap
from kinerja_desktop.gui.widgets.messages import Banner
from kinerja_desktop.gui.widgets.one_liner import SatuBaris

_BAYANGAN = 1
_UDARA = 4
"""So many pixels of a button's own air may go before its words do."""
_SELISIH = range(1, 8)
"""Left edges that differ by so many pixels are meant to be one edge; more is an indent."""


def problems(front: QWidget) -> list[str]:
    """Return what is cut, covered, outside or torn in a window or dialog."""
    found: list[str] = []
    for one in front.findChildren(QWidget):
        if one.window() is not front or not one.isVisible() or _inside_view(one):
            continue
        found += _cut(one) + _outside(one)
    for layout in front.findChildren(QLayout):
        parent = layout.parentWidget()
        if parent is not None and parent.isVisible() and parent.window() is front:
            found += _overlaps(layout) + _torn(layout)
    for area in front.findChildren(QScrollArea):
        inside, beyond = area.widget(), area.horizontalScrollBar().maximum()
        if isinstance(inside, Screen) and area.isVisible() and area.window() is front and beyond > 0:
            found.append(f"sideways: {inside.accessibleName()[:30]!r} is {beyond} px too wide")
    for grid in front.findChildren(Grid):
        if grid.isVisible() and grid.window() is front:
            found += _headers(grid) + _nips(grid)
    return found


def _inside_view(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractItemView) or (
        parent is not None and isinstance(parent.parentWidget(), QAbstractItemView)
    )


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {str(words)[:50]!r}"


def _cut(widget: QWidget) -> list[str]:
    """Words wider or higher than their widget."""
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() == Qt.TextFormat.PlainText:
        return _label_cut(widget)
    if type(widget).paintEvent is not QPushButton.paintEvent and isinstance(widget, QPushButton):
        return []  # paints, and shortens, by itself
    if (
        isinstance(widget, (QPushButton, QCheckBox, QRadioButton))
        and widget.width() < widget.sizeHint().width() - _UDARA
    ):
        return [f"cut: {_name(widget)} {widget.sizeHint().width()} > {widget.width()}"]
    if isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        margins = widget.textMargins()
        icons = 24 * sum(one.isVisible() and one.text() != "clear" for one in widget.actions())
        wide = (
            widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            + margins.left()
            + margins.right()
            + icons
            + 18
        )
        return (
            [f"cut: placeholder {widget.placeholderText()!r} {wide} > {widget.width()}"]
            if wide > widget.width()
            else []
        )
    if isinstance(widget, QComboBox) and not widget.isEditable():
        wide = QFontMetrics(widget.font()).horizontalAdvance(widget.currentText()) + 38
        return (
            [f"cut: QComboBox {widget.currentText()!r} {wide} > {widget.width()}"]
            if wide > widget.width()
            else []
        )
    return []


def _shortens(widget: QLabel) -> bool:
    """Whether a label ends in an ellipsis on purpose, with its whole a pointer or a key away."""
    if isinstance(widget, SatuBaris):
        return widget.toolTip() == widget.text()
    banner = widget.parentWidget()
    return isinstance(banner, Banner) and widget is banner.words and banner.whole.isVisible()


def _label_cut(widget: QLabel) -> list[str]:
    if _shortens(widget):
        return []
    words = widget.text().replace("&", "") if widget.buddy() is not None else widget.text()
    room = widget.contentsRect()
    if not widget.wordWrap():
        wide = max(widget.fontMetrics().horizontalAdvance(line) for line in words.split("\n"))
        return [f"cut: {_name(widget)} {wide} > {room.width()}"] if wide > room.width() + _BAYANGAN else []
    flags = int(Qt.TextFlag.TextWordWrap)
    need = widget.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), flags, words)
    if need.height() > room.height() + 2:
        return [f"cut below: {_name(widget)} {need.height()} > {room.height()}"]
    return (
        [f"cut: {_name(widget)} {need.width()} > {room.width()}"]
        if need.width() > room.width() + _BAYANGAN
        else []
    )


def _outside(widget: QWidget) -> list[str]:
    """A widget beyond the edge of its parent, where nothing scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return []
    if isinstance(parent, (QAbstractScrollArea, QLineEdit, QComboBox)):
        return []
    if not parent.rect().adjusted(-2, -2, 2, 2).contains(widget.geometry()):
        return [
            f"outside: {_name(widget)} {widget.geometry().getRect()} in {type(parent).__name__} {parent.size().toTuple()}"
        ]
    return []


def _widgets(layout: QLayout) -> list[QWidget]:
    found = [layout.itemAt(number).widget() for number in range(layout.count())]  # type: ignore[union-attr] # in range
    return [one for one in found if one is not None and one.isVisible() and not one.size().isEmpty()]


def _overlaps(layout: QLayout) -> list[str]:
    """Two widgets of one layout over each other."""
    if not isinstance(layout, (QVBoxLayout, QFormLayout)) and layout.metaObject().className() not in (
        "QHBoxLayout",
        "QGridLayout",
    ):
        return []
    places = sorted(_widgets(layout), key=lambda one: (one.x(), one.y()))
    found = []
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                found.append(f"over each other: {_name(one)} and {_name(other)}")
    return found


def _torn(layout: QLayout) -> list[str]:
    """Left edges in a column that miss each other by a few pixels."""
    if not isinstance(layout, QVBoxLayout):
        return []
    places = (
        sorted((one.x(), one) for one in _widgets(layout))
        if False
        else [(one.x(), one) for one in _widgets(layout)]
    )
    places.sort(key=lambda pair: pair[0])
    return [
        f"torn edge: {_name(one)} at {left}, {_name(other)} at {right}"
        for (left, one), (right, other) in pairwise(places)
        if right - left in _SELISIH
    ]


def _headers(grid: Grid) -> list[str]:
    """Header words that do not fit on two lines."""
    found = []
    for number in grid.shown_columns():
        words, wide = grid.table.columns[number].header, grid.columnWidth(number) - 2 * PAD
        lines = wrap(words, font(Tulisan.RAPAT, strong=True), wide, 2)
        if " ".join(lines).split() != words.split():
            found.append(f"header cut: {words!r} as {lines} in {grid.accessibleName()!r}")
    return found


def _nips(grid: Grid) -> list[str]:
    """Columns that must never be shortened, in the rows that can be seen."""
    from kinerja_desktop.gui.widgets.grid_delegate import GridDelegate

    delegate = grid.itemDelegate()
    assert isinstance(delegate, GridDelegate)
    found = []
    for number in grid.shown_columns():
        column = grid.table.columns[number]
        if column.never_elided:
            wide = max((delegate.room(column, row) for row in grid.table.visible_rows()[:40]), default=0)
            if wide > grid.columnWidth(number):
                found.append(
                    f"cell cut: {column.header} {wide} > {grid.columnWidth(number)} in {grid.accessibleName()!r}"
                )
    return found
