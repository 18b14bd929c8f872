"""The lembar isian: who is on it, what may be changed, and that our own reader takes it back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import Rating
from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.lembar_isian import (
    BARIS_JUDUL,
    LEMBAR_NILAI,
    LEMBAR_SIDIK,
    PENANDA,
    sidik_baris,
    tulis_lembar_isian,
)
from kinerja_desktop.services.penguncian import kunci
from kinerja_desktop.services.penilaian import grid
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.workbooks.nilai import read_ratings
from kinerja_desktop.workbooks.reader import open_book

TW4 = "2026-TW4"


@pytest.fixture
def contoh(tmp_path: Path) -> Iterator[Konteks]:
    """A small sample office with an open period."""
    opened = buat_contoh(tmp_path / "kantor", 60, "Rina")
    opened.kantor.worker = InlineWorker()
    with closing(opened.kantor):
        yield opened


def test_everybody_open_is_on_it_with_what_was_entered(contoh: Konteks, tmp_path: Path) -> None:
    target = tmp_path / "isian.xlsx"
    made = tulis_lembar_isian(contoh, TW4, target)
    rows = grid(contoh, TW4).baris
    assert (made.baris, made.terkunci) == (len(rows), 0)
    with open_book(target) as book:
        assert [(info.nama, info.hidden) for info in book.sheets] == [
            (LEMBAR_NILAI, False),
            (LEMBAR_SIDIK, True),
        ]
        lines = [row.values for row in book.rows(LEMBAR_NILAI) if row.nomor > BARIS_JUDUL]
        hidden = [row.values for row in book.rows(LEMBAR_SIDIK)]
    assert [line[1] for line in lines] == [row.nip for row in rows]
    assert hidden[0] == PENANDA
    assert hidden[1][1] == contoh.kantor.baris.uid.hex()
    assert [line[2] for line in hidden[3:]] == [sidik_baris(row) for row in rows]


def test_our_reader_takes_it_back_as_it_is(contoh: Konteks, tmp_path: Path) -> None:
    target = tmp_path / "isian.xlsx"
    tulis_lembar_isian(contoh, TW4, target)
    with open_book(target) as book:
        read = read_ratings(book, target.name)
    drafts = {draft.nip: draft for draft in read.drafts}
    rated = [row for row in grid(contoh, TW4).baris if row.status == "tersimpan"]
    assert rated
    for row in rated:
        draft = drafts[row.nip]
        assert (draft.hasil_kerja, draft.perilaku) == (Rating(row.hasil), Rating(row.perilaku))


def test_identity_is_locked_and_ratings_come_from_lists(contoh: Konteks, tmp_path: Path) -> None:
    target = tmp_path / "isian.xlsx"
    tulis_lembar_isian(contoh, TW4, target)
    with zipfile.ZipFile(target) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection" in sheet
    assert sheet.count("<dataValidation ") == 2
    assert "Di Atas,Sesuai,Di Bawah" in sheet


def test_locked_ratings_are_left_out_and_counted(contoh: Konteks, tmp_path: Path) -> None:
    locked = kunci(contoh, TW4).value.terkunci
    made = tulis_lembar_isian(contoh, TW4, tmp_path / "isian.xlsx")
    assert made.terkunci == locked > 0
    assert made.baris == len(grid(contoh, TW4).baris) - locked


def test_a_unit_alone(contoh: Konteks, tmp_path: Path) -> None:
    rows = grid(contoh, TW4).baris
    unit_id = next(row.unit_id for row in rows if row.unit.startswith("SD Negeri"))
    made = tulis_lembar_isian(contoh, TW4, tmp_path / "isian.xlsx", unit_id)
    assert 0 < made.baris < len(rows)
