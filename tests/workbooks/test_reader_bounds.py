"""Bounds of what a file may hold: what lies within is read, what lies beyond is refused or read the slow way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kinerja_desktop.workbooks import limits
from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import Xml, xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workbooks.conftest import Tolak


def test_html_rows_are_bounded_whether_they_hold_anything(
    tolak: Tolak, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = b"<table><tr><td>a</td></tr><tr></tr><tr></tr><tr></tr></table>"
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    assert tolak(page) == "berkas.terlalu-besar"
    monkeypatch.setattr(limits, "MAX_ROWS", 4)
    with pytest.raises(pytest.fail.Exception):  # nothing to refuse
        tolak(page)


def test_elements_beside_the_cells_are_bounded(tolak: Tolak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OTHER_ELEMENTS", 20)
    plain = Xml('<c r="{r}" t="inlineStr"><is><t>a</t></is></c>')
    full = Xml('<c r="{r}" t="inlineStr"><is><t>a</t>' + "<x/>" * 30 + "</is></c>")
    with pytest.raises(pytest.fail.Exception):  # nothing to refuse
        tolak(xlsx({"S": [[plain]]}, encoding="utf-16"))
    assert tolak(xlsx({"S": [[full]]}, encoding="utf-16")) == "berkas.terlalu-besar"


def test_elements_inside_each_other_are_bounded(tolak: Tolak) -> None:
    deep = Xml('<c r="{r}" t="inlineStr"><is>' + "<x>" * 200 + "</x>" * 200 + "<t>a</t></is></c>")
    assert tolak(xlsx({"S": [[deep]]}, encoding="utf-16")) == "berkas.rusak"


def test_a_large_table_of_texts_is_left_to_our_own_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": [["satu", "dua"]]}))
    for most, is_ours in ((limits.SHARED_CHARS, False), (10, True)):
        monkeypatch.setattr(limits, "SHARED_CHARS", most)
        with open_book(path) as book:
            assert [row.values for row in book.rows("S")] == [("satu", "dua")]
            assert (book._source._native is None) is is_ours  # type: ignore[union-attr]  # the test asks which engine ran
