"""Choosing a unit from the tree and a person while typing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.foundation import teks
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.models import unit_names
from kinerja_desktop.gui.models.column import fold
from kinerja_desktop.gui.session import PersonItem, Session, UnitItem
from kinerja_desktop.gui.widgets.basics import SearchField, open_below
from kinerja_desktop.gui.widgets.line_field import LONGEST_LINE, LineField

_ID = Qt.ItemDataRole.UserRole
_WHOLE = -1
_MOST = 200
"""Units that a search shows."""


class _TreePopup(QFrame):
    """The tree under the picker: typing narrows, Enter takes."""

    taken = Signal(object)

    def __init__(self, units: Sequence[UnitItem], whole: str, chosen: int | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("lembar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(420, 420)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        self.search = SearchField(self.tr("Cari unit kerja"))
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Pohon unit kerja"))
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.itemClicked.connect(lambda _item, _column: self._take())
        self.tree.itemActivated.connect(lambda _item, _column: self._take())
        box.addWidget(self.search)
        box.addWidget(self.tree, 1)
        self.tree.itemExpanded.connect(self._grow)
        self._whole, self._chosen = whole, chosen
        self._by_id = {unit.id: unit for unit in units}
        self._below: dict[int | None, list[UnitItem]] = {}
        for unit in units:
            self._below.setdefault(unit.induk_id if unit.induk_id in self._by_id else None, []).append(unit)
        self._folded: dict[int, str] = {}
        self._fill()
        self.search.setFocus()

    def _item(self, unit: UnitItem, above: QTreeWidgetItem | None) -> QTreeWidgetItem:
        made = self._made(unit)
        if above is None:
            self.tree.addTopLevelItem(made)
        else:
            above.addChild(made)
        return made

    def _made(self, unit: UnitItem) -> QTreeWidgetItem:
        made = QTreeWidgetItem([self._words(unit)])
        made.setData(0, _ID, unit.id)
        return made

    @staticmethod
    def _words(unit: UnitItem) -> str:
        return f"{unit.nama}  ·  {teks.bilangan(unit.jumlah)}" if unit.jumlah else unit.nama

    def _start(self) -> None:
        """Empty the tree but for the whole office; one height for all rows."""
        self.tree.clear()
        if self._whole and all(word in fold(self._whole) for word in fold(self.search.text()).split()):
            whole = QTreeWidgetItem(self.tree, [self._whole])
            whole.setData(0, _ID, _WHOLE)

    def _dressed(self) -> None:
        first = self.tree.topLevelItem(0)
        if first is not None:
            first.setSizeHint(0, QSize(0, 28))  # rows are of one height, that of the first

    def _fill(self) -> None:
        """Show the uppermost units with what is right below them, and the way to the chosen one."""
        self._start()
        for unit in self._below.get(None, ()):
            top = self._item(unit, None)
            self._grow(top)
            top.setExpanded(True)
        self._dressed()
        at: QTreeWidgetItem | None = None
        for unit in self._way(self._chosen):
            level = self.tree.invisibleRootItem() if at is None else at
            if at is not None:
                self._grow(at)
            children = (level.child(n) for n in range(level.childCount()))
            at = next(one for one in children if one is not None and one.data(0, _ID) == unit.id)
        now = at or (self.tree.topLevelItem(0) if self._chosen is None and self._whole else None)
        if now is not None:
            self.tree.setCurrentItem(now)
            self.tree.scrollToItem(now)

    def _way(self, unit_id: int | None) -> list[UnitItem]:
        """Return the units from the top down to one."""
        way: list[UnitItem] = []
        unit = self._by_id.get(unit_id) if unit_id is not None else None
        while unit is not None and unit not in way:
            way.insert(0, unit)
            unit = self._by_id.get(unit.induk_id) if unit.induk_id is not None else None
        return way

    def _grow(self, item: QTreeWidgetItem) -> None:
        """Make what is below an item and not there yet; an office has thousands of units and one looks at a few."""
        for place, unit in enumerate(self._below.get(item.data(0, _ID) or _WHOLE, ())):
            there = item.child(place)
            if there is None or there.data(0, _ID) != unit.id:
                made = self._made(unit)
                item.insertChild(place, made)
                self._show_mark(made)

    def _show_mark(self, item: QTreeWidgetItem) -> None:
        """Show that an item can be opened where units are below it."""
        if item.data(0, _ID) in self._below:
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        if not words:
            self._fill()
            return
        self._folded = self._folded or {one.id: fold(one.nama) for one in self._in_order()}
        found = unit_names.meant(self._folded, {one.id: one.induk_id for one in self._by_id.values()}, words)
        self._start()
        items: dict[int, QTreeWidgetItem] = {}
        for unit_id in found[:_MOST]:
            above: QTreeWidgetItem | None = None
            for unit in self._way(unit_id):
                if unit.id not in items:
                    items[unit.id] = self._item(unit, above)
                above = items[unit.id]
        if more := len(found[_MOST:]):
            rest = QTreeWidgetItem(
                self.tree, [self.tr("dan {0} lagi; tulis lebih lengkap").format(teks.bilangan(more))]
            )
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
        self._dressed()
        with QSignalBlocker(self.tree):  # else what is below a unit that was found would come with it
            for item in items.values():
                if item.childCount():
                    item.setExpanded(True)
                else:
                    self._show_mark(item)
        top = self.tree.topLevelItem(0)
        is_whole = top is not None and top.data(0, _ID) == _WHOLE
        first = items[found[0]] if found and not is_whole else top
        if first is not None:
            self.tree.setCurrentItem(first)
            self.tree.scrollToItem(first)

    def _in_order(self) -> Iterator[UnitItem]:
        """Return all units as the open tree has them from top to bottom."""
        waiting = list(reversed(self._below.get(None, [])))
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting.extend(reversed(self._below.get(unit.id, [])))

    def _take(self) -> None:
        item = self.tree.currentItem()
        if item is None or not item.flags():
            return
        number = int(item.data(0, _ID))
        self.close()
        self.taken.emit(None if number == _WHOLE else number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from the search into the tree, and on from the row that is shown as found."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self._walk(event)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Right behind the last letter of the search opens the row that is shown as found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_behind = self.search.cursorPosition() == len(self.search.text())
            if event.key() == Qt.Key.Key_Right and is_behind:
                self._walk(event)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, event: QKeyEvent) -> None:
        self.tree.setFocus()
        QApplication.sendEvent(self.tree, event)


class UnitTreePicker(QPushButton):
    """Shows the chosen unit; a click, Alt+Down or F4 opens the tree with a search line.

    Signals:
        unitChosen(id or None): None is the whole office (only where ``whole`` has words).
        taken(): one was taken from the tree, be it the one that was chosen before; after ``unitChosen``.
    """

    unitChosen = Signal(object)
    taken = Signal()

    def __init__(self, name: str, whole: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rupa", "pilih")
        self.setAutoDefault(
            False
        )  # else Qt makes it the default while it has the keyboard: Ctrl+Enter would open it
        self._name, self._whole = name, whole
        self._units: Sequence[UnitItem] = ()
        self._chosen: int | None = None
        self.popup: _TreePopup | None = None
        self.clicked.connect(self.open)
        self._show()

    @property
    def unit_id(self) -> int | None:
        """Return the chosen unit."""
        return self._chosen

    def set_units(self, units: Sequence[UnitItem], chosen: int | None) -> None:
        """Take the units to choose from (parents before children or not) and the chosen one."""
        self._units = units
        self._chosen = chosen
        self._show()

    def set_whole(self, words: str) -> None:
        """Name the whole office."""
        self._whole = words
        self._show()

    def choose(self, unit_id: int | None) -> None:
        """Show a unit without telling."""
        self._chosen = unit_id
        self._show()

    def _show(self) -> None:
        found = next((unit.nama for unit in self._units if unit.id == self._chosen), "")
        words = found or self._whole or self.tr("Pilih unit kerja")
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, elided in the middle (the tooltip has all), and the arrow."""
        self.setText(
            self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, self.width() - 44)
        )
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, "chevron-down", "soft-text", self.width() - 26, (self.height() - 16) / 2, 16)

    def open(self) -> None:
        """Open the tree."""
        self.popup = _TreePopup(self._units, self._whole, self._chosen, self)
        self.popup.taken.connect(self._taken)
        open_below(self.popup, self)

    def _taken(self, unit_id: int | None) -> None:
        changed = unit_id != self._chosen
        self.choose(unit_id)
        if changed:
            self.unitChosen.emit(unit_id)
        self.taken.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by keyboard."""
        opens = event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if opens and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Ctrl+Enter is the dialog's
        elif opens:
            self.open()
        else:
            super().keyPressEvent(event)


class PersonPicker(LineField):
    """Finds a person by name or NIP while typing; the search runs off the UI thread.

    Signals:
        chosen(person or None): a `PersonItem` was taken, or the field was emptied.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, longest=LONGEST_LINE)
        self._session = session
        self._found: list[PersonItem] = []
        self._person: PersonItem | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("Ketik nama atau NIP"))
        self.setClearButtonEnabled(True)
        self._list = QStringListModel(self)
        self._popup = QCompleter(self._list, self)
        self._popup.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup.setMaxVisibleItems(10)
        self._popup.activated.connect(self._taken)
        self.setCompleter(self._popup)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(self._typed)
        # The completer writes its words after `_taken`, and leaves the cursor behind the last letter: of a long line
        # one would see the post and not the name.
        self._to_name = QTimer(self)
        self._to_name.setSingleShot(True)
        self._to_name.setInterval(0)
        self._to_name.timeout.connect(lambda: self.home(False))

    @property
    def person(self) -> PersonItem | None:
        """Return who is chosen."""
        return self._person

    def set_person(self, person: PersonItem | None) -> None:
        """Show a person without telling."""
        self._person = person
        self.setText(self._words(person) if person else "")
        self.home(False)

    @staticmethod
    def _words(person: PersonItem) -> str:
        return "  ·  ".join(part for part in (person.nama, person.nip, person.keterangan) if part)

    def _typed(self, text: str) -> None:
        if not text:
            self._person = None
            self.chosen.emit(None)
        self._timer.start()

    def _search(self) -> None:
        text = self.text().strip()
        if len(text) < 2:
            return
        find = self._session.office.find_people
        self._session.tasks.read(self, lambda _: list(find(text, 20))).success(
            lambda found: self._show(text, found)
        ).run()

    def _show(self, text: str, found: list[PersonItem]) -> None:
        if text != self.text().strip():
            return
        self._found = found
        self._list.setStringList([self._words(person) for person in found])
        if found and self.hasFocus():
            self._popup.complete()

    def _taken(self, words: str) -> None:
        found = next((person for person in self._found if self._words(person) == words), None)
        if found is not None:
            self._person = found
            self._to_name.start()
            self.chosen.emit(found)
