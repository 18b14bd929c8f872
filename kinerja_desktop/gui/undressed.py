"""Pages that are dressed only when they are shown.

Qt dresses every widget there is when the style sheet changes. A window that has shown all its screens has 3,000 widgets,
of which 300 are seen: switching between light and dark took half a second. What is hidden is left as it was and dressed
when it is shown next. That it hears of no new style is right only because both appearances have the same measures.
"""

from __future__ import annotations

from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE = Qt.WidgetAttribute.WA_SetStyle
_pages: WeakSet[QWidget] = WeakSet()
_bare: WeakSet[QWidget] = WeakSet()


class _Dresser(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress the page when it is shown; it has not been painted then."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            _dress(watched)
        return False


def watch(page: QWidget) -> None:
    """Leave a page and all that is in it undressed while it is hidden."""
    _pages.add(page)
    page.installEventFilter(_Dresser(page))


def leave_hidden() -> None:
    """Keep the change of style that comes now from the pages that are hidden; those left before still are."""
    for page in [one for one in _pages - _bare if shiboken6.isValid(one) and not one.isVisible()]:
        _bare.add(page)
        for one in _whole(page):
            if not one.isVisible() and not one.testAttribute(_OWN_STYLE):
                one.setAttribute(_POLISHED, False)
                one.setAttribute(_OWN_STYLE)  # or Qt tells it of the style, and it lays out anew


def _dress(page: QWidget) -> None:
    if page not in _bare:
        return
    _bare.discard(page)
    for one in _whole(page):
        if not one.testAttribute(_POLISHED):
            one.setAttribute(_OWN_STYLE, False)
            QCoreApplication.sendEvent(one, QEvent(QEvent.Type.Polish))


def _whole(page: QWidget) -> list[QWidget]:
    return [page, *page.findChildren(QWidget)]
