"""e-Kinerja's report of plans: how far each person's plan is, whose number is lost, and what is no person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.findings import Location
from kinerja_desktop.domain.laporan_skp import LaporanSkpRow, StatusEkinerja, chosen
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.workbooks.laporan_skp import read_plan_report
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan
from tests.mentah import Angka, Sel, xlsx
from tests.workbooks.korpus import ANDI, BUDI, SITI
from tests.workbooks.langkah import Langkah

HEAD = ["No", "Jenis", "NIP", "Nama", "SKP_Status", "Periode_Awal", "Periode_Akhir", "Is_SKP_PLT_PLH_PJB"]


def read(
    folder: Path, rows: Sequence[Sequence[Sel]], progress: Langkah | None = None
) -> Bacaan[LaporanSkpRow]:
    path = folder / "laporan.xlsx"
    path.write_bytes(xlsx({"Worksheet": [["Laporan SKP Tahun 2026"], HEAD, *rows]}))
    with open_book(path) as book:
        return read_plan_report(book, path.name, progress=progress)


def line(nip: Sel, status: Sel = "persetujuan", *, nama: Sel = "BUDI", end: Sel = None, acting: Sel = 0) -> list[Sel]:  # fmt: skip
    return [1, "skp", nip, nama, status, "2026-01-01", end, acting]


def codes(reading: Bacaan[LaporanSkpRow]) -> list[str]:
    return [f"{said.code}@{said.location.cell}:{said.severity.value}" for said in reading.findings]


def test_a_row_says_whose_plan_is_how_far_and_until_when(tmp_path: Path) -> None:
    reading = read(
        tmp_path, [line(BUDI, "Pengajuan ", end="2026-12-31"), line(SITI, end="nanti", nama=None, acting=1)]
    )
    assert reading.drafts == (
        LaporanSkpRow(
            Location("laporan.xlsx", "Worksheet", 3), BUDI, "BUDI", StatusEkinerja.PENGAJUAN, date(2026, 12, 31)
        ),
        LaporanSkpRow(
            Location("laporan.xlsx", "Worksheet", 4), SITI, "", StatusEkinerja.PERSETUJUAN, None, is_plt=True
        ),
    )  # fmt: skip
    assert (codes(reading), reading.dibaca) == ([], 2)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("belum", "belum"), ("DRAFT", "draft"), ("Pengajuan", "pengajuan"), (" persetujuan ", "persetujuan"),
        (None, "belum"), ("-", "belum"), ("null", "belum"), ("Belum ada", "belum"),
    ],
)  # fmt: skip
def test_words_of_states(tmp_path: Path, word: Sel, status: str) -> None:
    reading = read(tmp_path, [line(BUDI, word)])
    assert ([row.status.value for row in reading.drafts], codes(reading)) == ([status], [])


@pytest.mark.parametrize(("nama", "shown"), [("BUDI", "BUDI"), (None, "-")])
def test_an_unknown_state_is_told_and_counts_as_none(tmp_path: Path, nama: Sel, shown: str) -> None:
    reading = read(tmp_path, [line(BUDI, "diarsipkan", nama=nama)])
    assert [row.status for row in reading.drafts] == [StatusEkinerja.BELUM]
    assert codes(reading) == ["laporan.status-skp@E3:peringatan"]
    assert (reading.findings[0].args["nama"], reading.findings[0].args["isi"]) == (shown, "diarsipkan")


@pytest.mark.parametrize(("nama", "shown"), [("ANDI", "ANDI"), (None, "-")])
def test_a_number_that_a_spreadsheet_destroyed_is_told(tmp_path: Path, nama: Sel, shown: str) -> None:
    reading = read(tmp_path, [line(BUDI), line(Angka("1.99007212015031E+17"), nama=nama), line(ANDI)])
    assert [row.nip for row in reading.drafts] == [BUDI, ANDI]
    assert codes(reading) == ["laporan.nip-rusak@C4:peringatan"]
    assert reading.findings[0].args["nama"] == shown


@pytest.mark.parametrize("nip", [None, "-", BUDI[:17], BUDI + "1", "19900721201503100X"])
def test_rows_without_a_whole_number_are_skipped(tmp_path: Path, nip: Sel) -> None:
    reading = read(tmp_path, [line(BUDI), line(nip)])
    assert codes(reading) == ["laporan.tanpa-nip@C4:info"]
    assert (len(reading.drafts), len(reading.dilewati)) == (1, 1)


def test_a_total_below_the_table_is_known_as_one(tmp_path: Path) -> None:
    total = [None, None, None, "Jumlah", 1]
    assert codes(read(tmp_path, [line(BUDI), total])) == ["baris.jumlah@4:info"]


def test_another_list_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(xlsx({"A": [["NIP", "Nama"], [BUDI, "Budi"]]}))
    with open_book(path) as book, pytest.raises(FileError) as refused:
        read_plan_report(book, path.name)
    assert (refused.value.code, refused.value.args_["berkas"]) == ("impor.bukan-laporan-skp", "daftar.xlsx")


def test_progress_is_told_every_two_thousand_rows(tmp_path: Path) -> None:
    told = Langkah()
    assert read(tmp_path, [line(BUDI)] * 4001, told).dibaca == 4001
    assert [step for step in told.said if step[2] == "impor.langkah-baca"] == [
        (done, 0, "impor.langkah-baca") for done in (0, 2000, 4000)
    ]


def row(nip: str, end: date | None = None, *, is_plt: bool = False) -> LaporanSkpRow:
    return LaporanSkpRow(Location(), nip, "", StatusEkinerja.DRAFT, end, is_plt)


def test_of_several_plans_the_own_position_counts_then_the_one_that_ends_last() -> None:
    half, year = date(2026, 6, 30), date(2026, 12, 31)
    assert chosen([row(BUDI, year, is_plt=True), row(BUDI, half)]) == {BUDI: row(BUDI, half)}
    assert chosen([row(BUDI, half), row(BUDI, year, is_plt=True)]) == {BUDI: row(BUDI, half)}
    assert chosen([row(BUDI), row(BUDI, half), row(BUDI, year), row(SITI)]) == {
        BUDI: row(BUDI, year),
        SITI: row(SITI),
    }
    first, second = row(BUDI, year), LaporanSkpRow(Location(baris=9), BUDI, "", StatusEkinerja.BELUM, year)
    assert chosen([first, second])[BUDI] is first, "the first of equals"
