"""Clipboard text as Excel and LibreOffice make it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.gui.models import tsv


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a", [["a"]]),
        ("a\r\n", [["a"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"satu\ndua"\tb\n', [["satu\ndua", "b"]]),
        ('"kata ""kutip"""\n', [['kata "kutip"']]),
        ('5" pipa\tb', [['5" pipa', "b"]]),
        ('"tak ditutup\tb', [['"tak ditutup', "b"]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ("a\t\n", [["a", ""]]),
        ("", [[""]]),
        ("\n", [[""]]),
    ],
)
def test_parse(text: str, cells: list[list[str]]) -> None:
    assert tsv.parse(text) == cells


cell = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1)
    )
)
def test_what_is_copied_is_pasted(rows: list[list[str]]) -> None:
    assert tsv.parse(tsv.build(rows) + "\n") == rows
