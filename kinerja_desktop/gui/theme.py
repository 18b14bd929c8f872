"""Tokens, palette, fonts and the one style sheet; light and dark, following the system or set by the user.

Owns: reading ``ui/styles``; giving colours and fonts by name. Must not know any screen.
`theme()` is the one instance; widgets that paint ask it for colours at paint time, so a live switch needs
no more than `Theme.changed`.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.foundation import resources
from kinerja_desktop.gui import undressed

FONT_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
STYLE_FILES = ("base.qss", "controls.qss", "frame.qss")
_ICON = re.compile(r"@icon:([a-z0-9-]+):([a-z_-]+)")
_TOKEN = re.compile(r"@([a-z][a-z_-]*)")


class Mode(StrEnum):
    """What the user chose under Pengaturan."""

    SYSTEM = "sistem"
    LIGHT = "terang"
    DARK = "gelap"


class Tulisan(StrEnum):
    """Roles of text; sizes in device-independent pixels."""

    ISI = "isi"
    """13 px, the default."""
    RAPAT = "rapat"
    """12 px, dense grids and secondary lines."""
    KUAT = "kuat"
    """13 px semibold: names, labels."""
    JUDUL_KARTU = "judul_kartu"
    """15 px semibold."""
    JUDUL = "judul"
    """20 px semibold: the screen's name."""
    ANGKA = "angka"
    """26 px semibold: a number on a card."""


_FONTS: dict[Tulisan, tuple[int, QFont.Weight]] = {
    Tulisan.ISI: (13, QFont.Weight.Normal),
    Tulisan.RAPAT: (12, QFont.Weight.Normal),
    Tulisan.KUAT: (13, QFont.Weight.DemiBold),
    Tulisan.JUDUL_KARTU: (15, QFont.Weight.DemiBold),
    Tulisan.JUDUL: (20, QFont.Weight.DemiBold),
    Tulisan.ANGKA: (26, QFont.Weight.DemiBold),
}


@cache
def tokens(dark: bool) -> dict[str, str]:
    """Return the token table (name -> ``#RRGGBB``) of one appearance."""
    table: dict[str, Any] = tomllib.loads(resources.read_text("ui/styles/tokens.toml"))
    return dict(table["dark" if dark else "light"])


@cache
def _family() -> str:
    """Load the bundled fonts once and return their family."""
    family = ""
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resources.path(f"resources/fonts/{name}")))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if name == FONT_FILES[0] and families:
            family = families[0]
    return family


@cache
def font(role: Tulisan = Tulisan.ISI, figures: bool = False, strong: bool = False) -> QFont:
    """Return the font of a role. ``figures``: tabular, for numbers that stand under each other.

    Prose must not have them: Inter's ``tnum`` widens spaces and hyphens too ("bagian - bagian").
    Unhinted, because the hinter melts the dots of i into their stems at 12 px.
    """
    pixels, weight = _FONTS[role]
    made = QFont(_family())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


class Theme(QObject):
    """The appearance of the running program.

    Signals:
        changed(): light or dark switched; custom-painted widgets update, icons are tinted again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode = Mode.SYSTEM
        self._dark = False
        self._colours: dict[str, QColor] = {}

    @property
    def dark(self) -> bool:
        """Return whether the dark appearance is shown."""
        return self._dark

    @property
    def mode(self) -> Mode:
        """Return what the user chose."""
        return self._mode

    def install(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        """Dress the application: Fusion, font, palette, style sheet; follow the system from now on."""
        app.setStyle("Fusion")
        app.setFont(font())
        self._mode = mode
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed, Qt.ConnectionType.UniqueConnection)
        self._dress()

    def set_mode(self, mode: Mode) -> None:
        """Switch at once; every open window follows."""
        self._mode = mode
        self._dress()

    def colour(self, token: str) -> QColor:
        """Return the colour of a token. Raises KeyError for an unknown name (our bug)."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(tokens(self._dark)[token])
        return found

    def _system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._dark = self._mode is Mode.DARK or (self._mode is Mode.SYSTEM and system_dark)
        self._colours = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # where one sheet replaces another, Qt polishes a widget once for each of its ancestors; where a sheet comes
            # or goes, once: with 2,000 widgets taking it off first is four times as fast
            undressed.leave_hidden()
            app.setStyleSheet("")
            app.setPalette(self._palette())
            app.setStyleSheet(style_sheet(self._dark))
        self.changed.emit()

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        pairs = {
            roles.Window: "window", roles.WindowText: "text", roles.Base: "surface", roles.AlternateBase: "window",
            roles.ToolTipBase: "surface", roles.ToolTipText: "text", roles.PlaceholderText: "soft-text",
            roles.Text: "text", roles.Button: "surface", roles.ButtonText: "text", roles.BrightText: "bad",
            roles.Link: "accent", roles.LinkVisited: "accent", roles.Highlight: "selection",
            roles.HighlightedText: "text", roles.Accent: "accent", roles.Light: "surface", roles.Midlight: "line",
            roles.Mid: "line-strong", roles.Dark: "line-strong", roles.Shadow: "shadow",
        }  # fmt: skip
        palette = QPalette()
        for role, token in pairs.items():
            palette.setColor(role, self.colour(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("soft-text"))
        return palette


@cache
def style_sheet(dark: bool) -> str:
    """Return the style sheet of one appearance: the files of ``ui/styles`` with their tokens filled in."""
    from kinerja_desktop.gui import icons

    table = tokens(dark)
    text = "\n".join(resources.read_text(f"ui/styles/{name}") for name in STYLE_FILES)
    text = _ICON.sub(lambda found: icons.tinted_file(found[1], table[found[2]]), text)
    return _TOKEN.sub(lambda found: table[found[1]], text)


@cache
def theme() -> Theme:
    """Return the one theme of the process."""
    return Theme()


def colour(token: str) -> QColor:
    """Return the present colour of a token."""
    return theme().colour(token)


def put_tone(widget: QWidget, name: str, value: str) -> None:
    """Set a style property (``rupa``, ``nada``, ``salah``) and let the style sheet see it."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
