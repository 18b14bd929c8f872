"""The record of a dialogue: what is compared, which period comes before, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.domain.dialog import IsiDialog, Kesepakatan, check, terakhir
from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.periode import parse


@pytest.mark.parametrize(
    ("now", "others", "wanted"),
    [
        ("2026-TW3", ["2026-TW1", "2026-TW2", "2026-TW4", "2026-TW3"], "2026-TW2"),
        ("2026-TW3", ["2026-TW1"], "2026-TW1"),
        ("2026", ["2026-TW3", "2026-TW4"], "2026-TW4"),
        ("2026-TW4", ["2026", "2026-TW3"], "2026-TW3"),
        ("2027-TW1", ["2026-TW4", "2026"], "2026"),
        ("2026-09", ["2026-08", "2026-TW3"], "2026-08"),
        ("2026-TW1", ["2026-TW2"], None),
    ],
)
def test_the_dialogue_before_is_the_newest_that_ended_earlier(
    now: str, others: list[str], wanted: str | None
) -> None:
    known = [found for found in map(parse, others) if found is not None]
    this = parse(now)
    assert this is not None
    found = terakhir(this, known)
    assert (found.kode if found else None) == wanted


def test_what_is_compared_leaves_out_records_empty_rows_and_the_dialogue_before() -> None:
    one = IsiDialog(
        date(2026, 10, 5),
        " Mengapa? ",
        "",
        (Kesepakatan(7, "Rapat"), Kesepakatan()),
        (Kesepakatan(3, "Dulu"),),
    )
    assert one.own == IsiDialog(date(2026, 10, 5), "Mengapa?", "", (Kesepakatan(None, "Rapat"),))
    assert not one.is_kosong
    assert IsiDialog(None, "  ", "", (Kesepakatan(4),), one.lanjut).is_kosong


def test_what_is_missing_blocks_and_what_is_odd_warns() -> None:
    day, earlier = date(2026, 10, 5), date(2026, 10, 4)
    agreed = (Kesepakatan(siapa="Budi"), Kesepakatan(), Kesepakatan(teks="Rapat", batas=earlier))
    found = [(one.code, one.severity, one.args) for one in check(IsiDialog(day, kesepakatan=agreed))]
    assert found == [
        ("dialog.kesepakatan-kosong", Severity.BLOCK, {"nomor": "1"}),
        ("dialog.batas-dini", Severity.WARN, {"nomor": "2"}),
    ]
    on_the_day = (Kesepakatan(teks="Rapat", batas=day),)
    assert check(IsiDialog(day, kesepakatan=on_the_day)) == []
    assert [one.code for one in check(IsiDialog(kesepakatan=on_the_day))] == ["dialog.tanpa-tanggal"]
    assert check(IsiDialog(pertanyaan="Mengapa?")) == []
