"""Files in which one row stands a thousand times: the work grows with the rows, not with their square.

See `hitung` for what is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_desktop.domain.findings import TERSEBUT, Finding
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks.nilai import read_ratings
from kinerja_desktop.workbooks.pegawai import read_roster
from kinerja_desktop.workbooks.perbaikan import Bagian, write_parts
from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import Sel, csv_bytes
from tests.workbooks.hitung import FEW, MANY, calls
from tests.workbooks.korpus import BUDI, HARI_INI


def roster(folder: Path, count: int) -> Path:
    """A roster with one NIP in every row, and a job in each that differs from all others."""
    rows: list[list[Sel]] = [["No", "NIP", "Nama", "Jabatan"]]
    rows += [[n, BUDI, "Budi", f"Staf {n}"] for n in range(count)]
    path = folder / f"daftar-{count}.csv"
    path.write_bytes(csv_bytes(rows))
    return path


def ratings(folder: Path, count: int) -> Path:
    """A list of ratings with one NIP in every row; the remark differs."""
    head = ["NIP", "Nama", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Catatan"]
    rows = [[BUDI, "Budi", "Sesuai Ekspektasi", "Sesuai Ekspektasi", f"catatan {n}"] for n in range(count)]
    path = folder / f"nilai-{count}.csv"
    path.write_bytes(csv_bytes([head, *rows]))
    return path


def read_people(path: Path) -> tuple[Finding, ...]:
    with open_book(path) as book:
        return read_roster(book, path.name, hari_ini=HARI_INI).findings


def read_marks(path: Path) -> tuple[Finding, ...]:
    with open_book(path) as book:
        return read_ratings(book, path.name).findings


@pytest.mark.parametrize(
    ("make", "read", "code"), [(roster, read_people, "nip.ganda-beda"), (ratings, read_marks, "nilai.ganda")]
)
def test_rows_of_one_number_are_read_in_proportion_and_name_a_few(
    tmp_path: Path,
    make: Callable[[Path, int], Path],
    read: Callable[[Path], tuple[Finding, ...]],
    code: str,
) -> None:
    few, many = make(tmp_path, FEW), make(tmp_path, MANY)
    found = [one for one in read(many) if one.code == code]
    assert len(found) == MANY
    rest = f"dan {MANY - 1 - TERSEBUT} lainnya"
    assert all(rest in sentence(one.code, **one.args) for one in found)
    assert calls(lambda: read(many)) < 16 * calls(lambda: read(few))


def test_a_list_to_mend_is_written_in_proportion(tmp_path: Path) -> None:
    def write(count: int) -> int:
        path = roster(tmp_path, count)
        found = read_people(path)
        written: list[int] = []
        steps = calls(lambda: written.append(write_parts([Bagian(path, found)], tmp_path / f"{count}.xlsx")))
        assert written == [count]
        return steps

    assert write(MANY) < 16 * write(FEW)
