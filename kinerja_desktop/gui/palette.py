"""Ctrl+K: one line that finds people, screens and actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.gui import icons
from kinerja_desktop.gui.models.column import fold
from kinerja_desktop.gui.screen import ActionSpec, ScreenSpec
from kinerja_desktop.gui.session import PersonItem, Session
from kinerja_desktop.gui.theme import Tulisan, colour, font
from kinerja_desktop.gui.widgets.basics import label
from kinerja_desktop.gui.widgets.line_field import LONGEST_LINE, LineField

_HIT = Qt.ItemDataRole.UserRole
_PEOPLE, _SHORTEST = 12, 2
_WIDTH, _ROW, _ROWS = 618, 34, 10


@dataclass(frozen=True)
class _Hit:
    icon: str
    title: str
    detail: str
    call: Callable[[], object]
    pegawai_id: int | None = None


@dataclass(frozen=True)
class _Place:
    """A menu or action, with its title and all its words folded."""

    hit: _Hit
    title: str
    words: str


class _HitDelegate(QStyledItemDelegate):
    """Icon, title, and a soft second part."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(400, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(_HIT)
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 4, 4)
        icons.draw(painter, hit.icon, "soft-text", rect.left() + 10, rect.top() + 9, 16)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font())
        painter.setPen(colour("text"))
        room = rect.adjusted(36, 0, -10, 0)
        width = painter.fontMetrics().horizontalAdvance(hit.title)
        painter.drawText(room, middle, hit.title)
        painter.setFont(font(Tulisan.RAPAT))
        painter.setPen(colour("soft-text"))
        rest = room.adjusted(width + 12, 0, 0, 0)
        detail = painter.fontMetrics().elidedText(hit.detail, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, middle, detail)


class Palette(QFrame):
    """The search box over the window; closes by itself."""

    def __init__(
        self, session: Session, screens: Sequence[ScreenSpec], actions: Sequence[ActionSpec], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Cari pegawai, menu, tindakan"))
        self._session = session
        self._known = self._everything(screens, actions)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 6)
        box.setSpacing(4)
        box.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.line = LineField(longest=LONGEST_LINE)
        self.line.setPlaceholderText(self.tr("Ketik nama, NIP, menu, atau tindakan"))
        self.line.setAccessibleName(self.tr("Cari"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Hasil pencarian"))
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.nothing = label(
            self.tr("Tidak ada yang cocok. Coba kata lain, sebagian nama, atau NIP."), tone="lembut"
        )
        self.nothing.setContentsMargins(10, 6, 10, 6)
        self.nothing.setFixedWidth(_WIDTH)
        self.nothing.hide()
        box.addWidget(self.line)
        box.addWidget(self.list, 1)
        box.addWidget(self.nothing)
        self.keys = label(
            self.tr("Enter: kartu pegawai  ·  F9: semua tentang pegawai ini"), Tulisan.RAPAT, "lembut"
        )
        self.keys.setContentsMargins(10, 2, 10, 2)
        self.keys.hide()
        box.addWidget(self.keys)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._find_people)
        self._show_hits(self._places(""), settled=True)

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        self.adjustSize()
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 72)))
        self.show()
        self.line.setFocus()

    def _everything(self, screens: Sequence[ScreenSpec], actions: Sequence[ActionSpec]) -> list[_Place]:
        """Return menus and actions, folded once: each letter that is typed looks through all of them."""
        menus = [
            _Hit(one.icon, one.title, self.tr("Menu"), partial(self._session.go, one.key)) for one in screens
        ]
        deeds = [
            _Hit(one.icon, one.title, self.tr("Tindakan"), partial(one.call, self._session))
            for one in actions
        ]
        words = [*(one.words for one in screens), *(one.words for one in actions)]
        return [
            _Place(hit, fold(hit.title), fold(f"{hit.title} {more}"))
            for hit, more in zip([*menus, *deeds], words, strict=True)
        ]

    def _places(self, text: str) -> list[_Hit]:
        """Return what fits, each title once: one person's part of a menu has that of its list, which comes first."""
        words, typed = fold(text).split(), fold(text.strip())
        fitting: dict[str, _Place] = {}
        for place in self._known:
            if all(word in place.words for word in words):
                fitting.setdefault(place.hit.title, place)
        found = sorted(fitting.values(), key=lambda place: not place.title.startswith(typed))
        return [place.hit for place in found]

    def _typed(self, text: str) -> None:
        self._show_hits(self._places(text), settled=len(text.strip()) < _SHORTEST)
        self._timer.start()

    def _find_people(self) -> None:
        text = self.line.text().strip()
        if len(text) < _SHORTEST:
            return
        find = self._session.office.find_people
        self._session.tasks.read(self, lambda _: list(find(text, _PEOPLE))).success(
            lambda people: self._add_people(text, people)
        ).run()

    def _add_people(self, text: str, people: list[PersonItem]) -> None:
        """People come first, unless only their jabatan or unit was found and a menu is called what was typed."""
        if text != self.line.text().strip():
            return
        hits = [
            _Hit(
                "user",
                person.nama,
                "  ·  ".join(part for part in (person.nip, person.keterangan) if part),
                partial(self._session.go, "pegawai", pegawai=person.id),
                person.id,
            )
            for person in people
        ]
        places = self._places(text)
        typed = fold(text)
        named = any(word.startswith(typed) for one in people for word in fold(one.nama).split())
        leading = [] if named else [hit for hit in places if fold(hit.title).startswith(typed)]
        self._show_hits(leading + hits + [hit for hit in places if hit not in leading], settled=True)

    def _show_hits(self, hits: list[_Hit], settled: bool) -> None:
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.title}, {hit.detail}")
            item.setData(_HIT, hit)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.keys.setVisible(any(hit.pegawai_id is not None for hit in hits))
        self._fit(settled)

    def _fit(self, settled: bool) -> None:
        """Be as high as the hits need, to a limit; a big empty box would hide what the user looks at."""
        rows = min(self.list.count(), _ROWS)
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0 and settled)
        self.list.setFixedSize(_WIDTH, rows * _ROW + 2 * self.list.frameWidth())

    def _whole(self) -> None:
        """Open everything about the person under the cursor."""
        item = self.list.currentItem()
        hit: _Hit | None = item.data(_HIT) if item is not None else None
        if hit is not None and hit.pegawai_id is not None:
            self.close()
            self._session.go("orang", pegawai=hit.pegawai_id, asal="pegawai")

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            hit: _Hit = item.data(_HIT)
            self.close()
            hit.call()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the line keeps the keyboard; Enter takes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_F9:
                self._whole()
                return True
        return super().eventFilter(watched, event)
