"""Where a finding is: names of cells as spreadsheets show them."""

from __future__ import annotations

import pytest

from kinerja_desktop.domain.findings import Finding, Location, Severity


@pytest.mark.parametrize(
    ("baris", "kolom", "cell"),
    [(14, 3, "C14"), (None, 3, "C"), (14, None, "14"), (None, None, ""), (1, 26, "Z1"), (1, 27, "AA1"), (9, 702, "ZZ9"), (9, 703, "AAA9"),
     (1_048_576, 16_384, "XFD1048576")],
)  # fmt: skip
def test_names_of_cells_columns_and_rows(baris: int | None, kolom: int | None, cell: str) -> None:
    assert Location("a.xlsx", "S", baris, kolom).cell == cell


def test_a_finding_need_not_come_from_a_file_nor_concern_a_record() -> None:
    one = Finding("nip.kosong", Severity.WARN)
    assert one == Finding("nip.kosong", Severity.WARN, Location("", "", None, None), {}, "")
