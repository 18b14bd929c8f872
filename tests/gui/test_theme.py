"""Tokens: the same names in both appearances, contrast that old screens and old eyes need, fonts and icons there."""

from __future__ import annotations

import itertools
import re

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.foundation import resources
from kinerja_desktop.gui import icons
from kinerja_desktop.gui.theme import STYLE_FILES, Mode, Tulisan, font, style_sheet, theme, tokens

INKS = ["text", "soft-text", "accent", "good", "warn", "bad", *(f"{p}-ink" for p in Predikat)]
GROUNDS = [
    "surface",
    "window",
    "accent-soft",
    "selection",
    "hover",
    "locked",
    "track",
    "good-soft",
    "warn-soft",
    "bad-soft",
]
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_INK, _GROUND = re.compile(r"(?<![-\w])color: @([a-z_-]+)"), re.compile(r"(?<![-\w])background: @([a-z_-]+)")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


def test_both_appearances_have_the_same_tokens() -> None:
    assert tokens(False).keys() == tokens(True).keys()


@pytest.mark.parametrize("dark", [False, True], ids=["terang", "gelap"])
@pytest.mark.parametrize(("ink", "ground"), list(itertools.product(INKS, GROUNDS)))
def test_ink_can_be_read_on_every_ground(dark: bool, ink: str, ground: str) -> None:
    assert contrast(tokens(dark)[ink], tokens(dark)[ground]) >= 4.5


def styled_pairs() -> list[tuple[str, str, str]]:
    """Return (rule, ink, ground) of every rule of the style sheets that sets both."""
    text = re.sub(
        r"/\*.*?\*/",
        "",
        "".join(resources.read_text(f"ui/styles/{name}") for name in STYLE_FILES),
        flags=re.DOTALL,
    )
    found = [
        (rule[1].strip(), ink[1], ground[1])
        for rule in _RULE.finditer(text)
        if (ink := _INK.search(rule[2])) and (ground := _GROUND.search(rule[2]))
    ]
    assert {("on-accent", "accent"), ("text", "selection"), ("soft-text", "track")} <= {
        one[1:] for one in found
    }
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["terang", "gelap"])
@pytest.mark.parametrize(
    ("rule", "ink", "ground"), [*styled_pairs(), ("hover utama", "on-accent", "accent-hover")]
)
def test_every_rule_of_the_style_sheet_can_be_read(dark: bool, rule: str, ink: str, ground: str) -> None:
    assert contrast(tokens(dark)[ink], tokens(dark)[ground]) >= 4.5, rule


@pytest.mark.parametrize("dark", [False, True], ids=["terang", "gelap"])
@pytest.mark.parametrize(
    ("edge", "ground"),
    [*itertools.product(["outline", "accent", "bad", "soft-text"], ["surface", "window", "hover", "locked"]),
     *itertools.product(["accent", "good", "warn"], ["track", "selection"])],
)  # fmt: skip
def test_what_is_found_by_its_edge_stands_out(dark: bool, edge: str, ground: str) -> None:
    """Edges of fields, the ring of the focus, ticks, bars and their track: 3:1 (WCAG 2.2, 1.4.11)."""
    assert contrast(tokens(dark)[edge], tokens(dark)[ground]) >= 3.0


@pytest.mark.parametrize("dark", [False, True], ids=["terang", "gelap"])
@pytest.mark.parametrize("predikat", list(Predikat))
def test_fill_or_its_outline_stands_out(dark: bool, predikat: str) -> None:
    table = tokens(dark)
    for ground in ("surface", "window", "hover", "selection"):
        assert max(contrast(table[f"{predikat}-{part}"], table[ground]) for part in ("fill", "ink")) >= 3.0


@pytest.mark.parametrize("dark", [False, True], ids=["terang", "gelap"])
def test_style_sheet_leaves_no_token_unfilled(dark: bool, dressed: QApplication) -> None:
    assert not re.findall(r"@[a-z]", style_sheet(dark))


def test_every_style_file_is_used() -> None:
    assert sorted(STYLE_FILES) == [name.rsplit("/", 1)[1] for name in resources.names("ui/styles", ".qss")]


def test_bundled_font_is_taken_with_tabular_figures(dressed: QApplication) -> None:
    assert QFontInfo(font()).family() == "Inter"
    assert QFontInfo(font()).pixelSize() == 13
    metrics = QFontMetricsF(font(figures=True))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("8888"))
    assert font(Tulisan.KUAT).weight() == QFont.Weight.DemiBold


def test_prose_keeps_its_narrow_hyphen(dressed: QApplication) -> None:
    prose, figures = QFontMetricsF(font()), QFontMetricsF(font(figures=True))
    assert prose.horizontalAdvance("-") < figures.horizontalAdvance("-")


def test_switching_live_repaints_palette_and_icons(dressed: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Cetak")
    qtbot.addWidget(button)
    icons.put(button, "printer")
    before = button.icon().pixmap(18, 18).toImage()
    with qtbot.waitSignal(theme().changed):
        theme().set_mode(Mode.DARK)
    assert button.icon().pixmap(18, 18).toImage() != before
    assert dressed.palette().window().color() == QColor(tokens(True)["window"])
    theme().set_mode(Mode.LIGHT)
    assert button.icon().pixmap(18, 18).toImage() == before


def test_unknown_icon_is_our_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icons.tinted("tidak-ada", "#000000")
