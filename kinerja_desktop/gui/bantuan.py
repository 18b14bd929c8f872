"""F1: the page of the manual that belongs to the screen, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.foundation import resources
from kinerja_desktop.gui.theme import Tulisan, colour, font, theme
from kinerja_desktop.gui.widgets.daftar_pilihan import DaftarPilihan

FOLDER = "resources/manual"
FIRST = "daftar-isi"
_WIDTH = 440
_SPACE = 6
_INDENT = 20


def pages() -> dict[str, str]:
    """Return the pages of the manual: name -> heading, in the order of the names' headings."""
    found = {}
    for name in resources.names(FOLDER, ".md"):
        heading = resources.read_text(name).split("\n", 1)[0].lstrip("# ").strip()
        found[PurePosixPath(name).stem] = heading
    return dict(sorted(found.items(), key=lambda item: (item[0] != FIRST, item[1].lower())))


class BantuanDialog(QDialog):
    """One page, with the way to all others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bantuan"))
        self._pages = pages()
        self.page = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(10)
        self.choice = DaftarPilihan()
        self.choice.setAccessibleName(self.tr("Halaman bantuan"))
        for name, heading in self._pages.items():
            self.choice.addItem(heading, name)
        self.choice.activated.connect(lambda at: self.show_page(str(self.choice.itemData(at))))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Isi bantuan"))
        self.text.setOpenLinks(False)
        self.text.setFont(font(Tulisan.ISI))
        self.text.anchorClicked.connect(self._follow)
        box.addWidget(self.choice)
        box.addWidget(self.text, 1)
        theme().changed.connect(self._again)

    def show_page(self, name: str) -> None:
        """Show a page; an unknown name shows the list of pages."""
        self.page = name if name in self._pages else FIRST
        self.choice.setCurrentIndex(self.choice.findData(self.page))
        # The link colour is baked into the document when its text is set, so it is set again after a switch.
        self.text.setMarkdown(resources.read_text(f"{FOLDER}/{self.page}.md"))
        self._dress()

    def _again(self) -> None:
        self.show_page(self.page)

    def _dress(self) -> None:
        """Give air between paragraphs, and links the accent of the present appearance."""
        document = self.text.document()
        document.setIndentWidth(_INDENT)
        block = document.begin()
        self._look(block.position(), block.length() - 1, lambda look: look.setFont(font(Tulisan.JUDUL)))
        while block.isValid():
            cursor = QTextCursor(block)
            air = QTextBlockFormat()
            air.setBottomMargin(_SPACE)
            cursor.mergeBlockFormat(air)
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().isAnchor():
                    self._look(
                        piece.position(), piece.length(), lambda look: look.setForeground(colour("accent"))
                    )
                pieces += 1
            block = block.next()

    def _look(self, start: int, length: int, change: Callable[[QTextCharFormat], object]) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        change(look)
        cursor.mergeCharFormat(look)

    def _follow(self, link: QUrl) -> None:
        self.show_page(PurePosixPath(link.path()).stem)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the right of the window, over its height."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            place = window.frameGeometry()
            self.resize(_WIDTH, max(360, place.height() - 120))
            self.move(place.right() - _WIDTH - 24, place.top() + 72)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def show(name: str) -> BantuanDialog:
    """Show a page beside the window that is in front; the same dialog is used again."""
    window = _in_front()
    dialog = window.findChild(BantuanDialog) if window is not None else None
    if dialog is None:
        dialog = BantuanDialog(window)
    dialog.show_page(name)
    dialog.show()
    dialog.raise_()
    return dialog


def _in_front() -> QMainWindow | None:
    """Return the window in front, or that of the dialog in front; where there is none, one that is shown."""
    above: QWidget | None = QApplication.activeWindow()
    while above is not None:
        if isinstance(above, QMainWindow):
            return above
        above = above.parentWidget()
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow) and w.isVisible())
    return next(shown, None)
