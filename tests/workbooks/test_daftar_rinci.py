"""Lists of ratings, the report of e-Kinerja and columns explained by their neighbours, whole records compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisPegawai, Predikat, Rating
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.masukan import LaporanJudul, LaporanRow, NilaiDraft
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.messages import sentence
from kinerja_desktop.workbooks import columns, majemuk
from kinerja_desktop.workbooks.cells import CellValue
from kinerja_desktop.workbooks.laporan import LaporanBacaan, read_report
from kinerja_desktop.workbooks.nilai import read_ratings
from kinerja_desktop.workbooks.reader import open_book
from kinerja_desktop.workbooks.tabel import Bacaan
from tests.mentah import Angka, Galat, Rows, Rumus, Sel, csv_bytes, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, SITI
from tests.workbooks.langkah import Langkah

HEAD: Sequence[Sel] = ["NAMA", "NIP", "HASIL KERJA", "PERILAKU", "PREDIKAT", "CATATAN"]
INFO, WARN, BLOCK = Severity.INFO, Severity.WARN, Severity.BLOCK
BUDI_SHOWN = "19800403 200501 1 001"
SITI_ROW: Sequence[Sel] = ["Siti", SITI, "Sesuai", "Sesuai"]


def ratings(folder: Path, *rows: Sequence[Sel], head: Sequence[Sel] = HEAD) -> Bacaan[NilaiDraft]:
    path = folder / "nilai.xlsx"
    path.write_bytes(xlsx({"Nilai": [head, *rows]}))
    with open_book(path) as book:
        return read_ratings(book, path.name)


def at(row: int, column: int | None = None) -> Location:
    return Location("nilai.xlsx", "Nilai", row, column)


def test_a_rating_keeps_everything_that_was_written(tmp_path: Path) -> None:
    reading = ratings(tmp_path, ["Budi", BUDI, "Di Atas", "Di Bawah", "Cukup", "tingkatkan"])
    assert reading.drafts == (
        NilaiDraft(at(2, 2), BUDI, "Budi", Rating.DI_ATAS, Rating.DI_BAWAH, "tingkatkan", Predikat.BUTUH_PERBAIKAN, "Cukup"),
    )  # fmt: skip
    assert (reading.findings, reading.berkas, reading.sheet) == ((), "nilai.xlsx", "Nilai")


RATING_FINDINGS: dict[str, tuple[Sequence[Sel], Finding]] = {
    "figure": (["Budi", BUDI, 1, "Sesuai"], Finding("nilai.angka-tanpa-arti", BLOCK, at(2, 3), {"baris": 2, "sel": "C2", "isi": "1"})),
    "figure of conduct": (["Budi", BUDI, "Sesuai", "2"], Finding("nilai.angka-tanpa-arti", BLOCK, at(2, 4), {"baris": 2, "sel": "D2", "isi": "2"})),
    "unread": (["Budi", BUDI, "bagus", "Sesuai"], Finding("nilai.tidak-terbaca", BLOCK, at(2, 3), {"baris": 2, "sel": "C2", "isi": "bagus"})),
    "long": (["Budi", BUDI, "x" * 61, "Sesuai"], Finding("nilai.tidak-terbaca", BLOCK, at(2, 3), {"baris": 2, "sel": "C2", "isi": "x" * 60})),
    "error": (["Budi", BUDI, Galat("#N/A"), "Sesuai"], Finding("nilai.galat", BLOCK, at(2, 3), {"baris": 2, "sel": "C2", "isi": "#N/A"})),
    "formula": (["Budi", BUDI, "Sesuai", Rumus("A1")], Finding("nilai.rumus", BLOCK, at(2, 4), {"baris": 2, "sel": "D2", "isi": "(rumus belum dihitung)"})),
    "nothing": (["Budi", BUDI], Finding("nilai.kosong", INFO, at(2, 3), {"baris": 2, "sel": "C2", "isi": "", "nip": BUDI_SHOWN})),
    "number destroyed": (["Budi", Angka("1.99E+17"), "Sesuai"], Finding("nip.rusak", BLOCK, at(2, 2), {"baris": 2, "sel": "B2", "isi": "1.99e+17", "nip": "1.99E+17"})),
    "number missing": (["Budi", None, "Sesuai", "Sesuai"], Finding("nip.kosong", BLOCK, at(2, 2), {"baris": 2, "sel": "B2", "isi": ""})),
    "number no number": (["Budi", "abc", "Sesuai"], Finding("nip.bukan-angka", BLOCK, at(2, 2), {"baris": 2, "sel": "B2", "isi": "abc", "nip": "abc"})),
    "resident's number": (["Budi", "3205120304800001", "Sesuai"], Finding("nip.seperti-nik", BLOCK, at(2, 2), {"baris": 2, "sel": "B2", "isi": "", "nip": "Nomor"})),
    "number short": (["Budi", BUDI[:-1], "Sesuai"], Finding("nip.panjang", BLOCK, at(2, 2), {"baris": 2, "sel": "B2", "isi": BUDI[:-1], "nip": BUDI[:-1], "panjang": 17})),
    "number an error": (["Budi", Galat("#REF!"), "Sesuai"], Finding("nip.galat", BLOCK, at(2, 2), {"baris": 2, "sel": "B2", "isi": "#REF!"})),
    "nobody": (["Budi", None, None, None, "Baik", "x"], Finding("baris.tanpa-orang", INFO, at(2), {"baris": 2, "sel": "2", "isi": ""})),
    "only a name": (["Budi"], Finding("baris.bagian", INFO, at(2), {"baris": 2, "sel": "2", "isi": "Budi"})),
    "total": (["Jumlah", None, 3, 4], Finding("baris.jumlah", INFO, at(2), {"baris": 2, "sel": "2", "isi": ""})),
    "signature": (["Mengetahui", None, "Garut, 2 Mei 2026"], Finding("baris.tanda-tangan", INFO, at(2), {"baris": 2, "sel": "2", "isi": ""})),
    "row number": (["-", None, 5], Finding("baris.tanpa-isi", INFO, at(2), {"baris": 2, "sel": "2", "isi": ""})),
}  # fmt: skip


@pytest.mark.parametrize("case", RATING_FINDINGS)
def test_rows_of_ratings_that_do_not_go_in(tmp_path: Path, case: str) -> None:
    row, finding = RATING_FINDINGS[case]
    reading = ratings(tmp_path, row, SITI_ROW)
    assert reading.findings == (finding,)
    assert [one.nip for one in reading.drafts] == [SITI]
    assert (reading.dibaca, reading.perlu_diperbaiki) == (2, int(finding.severity is BLOCK))


def test_one_rating_or_a_note_alone_goes_in(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [
        ["Budi", BUDI, "A"],
        ["Siti", SITI, None, "S"],
        ["Andi", ANDI, None, None, None, "catatan"],
    ]
    reading = ratings(tmp_path, *rows)
    assert [(one.hasil_kerja, one.perilaku, one.catatan) for one in reading.drafts] == [
        (Rating.DI_ATAS, None, None), (None, Rating.SESUAI, None), (None, None, "catatan"),
    ]  # fmt: skip


def test_an_unread_predikat_is_said_and_the_rating_goes_in(tmp_path: Path) -> None:
    reading = ratings(tmp_path, ["Budi", BUDI, "A", "A", "bagus"])
    assert reading.findings == (
        Finding("nilai.predikat-tidak-terbaca", WARN, at(2, 5), {"baris": 2, "sel": "E2", "isi": "bagus"}),
    )
    assert (reading.drafts[0].predikat, reading.drafts[0].predikat_teks) == (None, "bagus")


def test_doubled_numbers_of_ratings(tmp_path: Path) -> None:
    same: Sequence[Sel] = ["Budi", BUDI, "A", "A"]
    reading = ratings(tmp_path, same, SITI_ROW, same, same)
    args = {"nip": BUDI_SHOWN, "lain": 2}
    assert reading.findings == tuple(
        Finding("nilai.kembar", INFO, at(row, 2), {**args, "baris": row}) for row in (4, 5)
    )
    assert [one.lokasi.baris for one in reading.drafts] == [2, 3]
    reading = ratings(tmp_path, same, SITI_ROW, ["Budi", BUDI, "A", "S"])
    assert reading.findings == tuple(
        Finding("nilai.ganda", BLOCK, at(row, 2), {"nip": BUDI_SHOWN, "lain": str(other)})
        for row, other in ((2, 4), (4, 2))
    )
    assert [one.nip for one in reading.drafts] == [SITI]


@pytest.mark.parametrize("conduct", ["HASIL KERJA", "PERILAKU"])
@pytest.mark.parametrize(
    ("number", "cells"), [("NIP", [BUDI, SITI]), ("NAMA / NIP", [f"Budi / {BUDI}", f"Siti\n{SITI}"])]
)
def test_one_column_of_ratings_and_one_of_numbers_are_a_list(
    tmp_path: Path, number: str, cells: list[str], conduct: str
) -> None:
    reading = ratings(tmp_path, *([cell, "Sesuai"] for cell in cells), head=[number, conduct])
    assert [one.nip for one in reading.drafts] == [BUDI, SITI]
    assert [one.nama for one in reading.drafts] == ([None, None] if number == "NIP" else ["Budi", "Siti"])
    assert [one.lokasi.cell for one in reading.drafts] == ["A2", "A3"]


def test_a_number_of_its_own_column_counts_before_that_beside_the_name(tmp_path: Path) -> None:
    reading = ratings(
        tmp_path,
        [f"Budi / {ANDI}", BUDI, "S"],
        [f"Siti / {SITI}", None, "S"],
        head=["NAMA / NIP", "NIP", "HASIL KERJA"],
    )
    assert [(one.nama, one.nip) for one in reading.drafts] == [("Budi", BUDI), ("Siti", SITI)]


def test_what_is_said_of_a_whole_sheet_of_ratings(tmp_path: Path) -> None:
    path = tmp_path / "nilai.xlsx"
    rows: list[Sequence[Sel]] = [
        ["NIP", "HASIL KERJA", "PERILAKU", "HASIL KERJA", "Alamat", "No HP"],
        [BUDI, "A", "S", "S", "a@b.id", "081234567890"],
    ]
    path.write_bytes(xlsx({"Depan": [["Sampul"]], "Nilai": rows}, hidden=["Nilai"]))
    with open_book(path) as book:
        reading = read_ratings(book, path.name)
    assert reading.findings == (
        Finding("sheet.tersembunyi", WARN, Location("nilai.xlsx", "Nilai"), {"sheet": "Nilai"}),
        Finding("kolom.pribadi", INFO, Location("nilai.xlsx", "Nilai"), {"kolom": "Alamat, No HP"}),
        Finding("kolom.ragu", WARN, at(1, 2), {"bidang": "hasil kerja", "calon": "HASIL KERJA, HASIL KERJA", "pakai": "HASIL KERJA"}),
    )  # fmt: skip


def test_a_list_without_rows(tmp_path: Path) -> None:
    reading = ratings(tmp_path)
    assert reading.findings == (
        Finding("impor.tanpa-baris", BLOCK, Location("nilai.xlsx", "Nilai"), {"berkas": "nilai.xlsx"}),
    )


def test_a_file_that_is_no_list_names_itself(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        ratings(tmp_path, ["Budi", BUDI], head=["NAMA", "NIP"])
    assert (caught.value.code, caught.value.args_) == ("impor.bukan-daftar-nilai", {"berkas": "nilai.xlsx"})


# --- the report of e-Kinerja --------------------------------------------------------------------------------

CELLS: dict[str, Sel] = {
    "jenis": "skp", "id": "P-1", "nip": BUDI, "nama": "BUDI", "periode_awal_skp": "2026-01-01", "periode_akhir_skp": "2026-06-30", "skp_unor_id": "U-1", "skp_unor": "Bidang A",
    "skp_unor_induk": "DINAS X", "skp_jabatan": "Analis", "skp_jenis_jabatan": "JF", "is_skp_plt_plh_pjb": "1", "hasil_kerja": "diatas ekspektasi", "perilaku_kerja": "dibawah ekspektasi",
    "hasil_akhir": "baik", "pegawai_atasan_id": "P-2", "pegawai_atasan_nip": DEWI, "pegawai_atasan_nama": "DEWI", "pegawai_atasan_unor_id": "U-2", "pegawai_atasan_unor": "DINAS X",
    "pegawai_atasan_jabatan": "Kepala Dinas", "pegawai_atasan_golru": "IV/a", "waktu_dinilai": "2026-10-03 10:15:30", "pegawai_penilai_id": "P-3", "tahun_skp": 2026, "skp_id": "S-1",
    "periode_id": "T-1", "skp_penilaian_id": "N-1", "golru": "III/d", "jenis_pegawai": "pppk",
}  # fmt: skip


def report(folder: Path, *rows: dict[str, Sel], title: Sequence[str] = ("Laporan",)) -> LaporanBacaan:
    path = folder / "laporan.xlsx"
    body = [[{**CELLS, **row}[name] for name in CELLS] for row in rows]
    path.write_bytes(xlsx({"Worksheet": [*([line] for line in title), [], list(CELLS), *body]}))
    with open_book(path) as book:
        return read_report(book, path.name)


def one_row(folder: Path, **cells: Sel) -> LaporanRow:
    """Read one row beside a usual one, which keeps its columns recognised."""
    return report(folder, cells, {}).bacaan.drafts[0]


def test_every_column_of_the_report_has_its_place(tmp_path: Path) -> None:
    assert one_row(tmp_path) == LaporanRow(
        lokasi=Location("laporan.xlsx", "Worksheet", 4), nip=BUDI, nama="BUDI", nip_rusak="", jenis_pegawai=JenisPegawai.PPPK, golongan="III/d", tahun_skp=2026,
        periode_awal=date(2026, 1, 1), periode_akhir=date(2026, 6, 30), is_plt=True, hasil_kerja=Rating.DI_ATAS, perilaku=Rating.DI_BAWAH, predikat=Predikat.BAIK, atasan_nip=DEWI,
        atasan_golongan="IV/a", waktu_dinilai=datetime.combine(date(2026, 10, 3), time(10, 15, 30)), pegawai_id="P-1", jenis="skp", skp_id="S-1", skp_penilaian_id="N-1", periode_id="T-1",
        unor_id="U-1", unor="Bidang A", unor_induk="DINAS X", jabatan="Analis", jenis_jabatan="JF", hasil_kerja_teks="diatas ekspektasi", perilaku_teks="dibawah ekspektasi",
        predikat_teks="baik", atasan_id="P-2", atasan_nama="DEWI", atasan_unor_id="U-2", atasan_unor="DINAS X", atasan_jabatan="Kepala Dinas", penilai_id="P-3",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("hasil_kerja", "entah", "hasil_kerja", None), ("hasil_kerja", "1", "hasil_kerja", Rating.DI_ATAS), ("perilaku_kerja", "3", "perilaku", Rating.DI_BAWAH), ("perilaku_kerja", "-", "perilaku", None),
        ("hasil_akhir", "entah", "predikat", None), ("golru", "entah", "golongan", "entah"), ("golru", "-", "golongan", None), ("pegawai_atasan_golru", "4a", "atasan_golongan", "IV/a"),
        ("tahun_skp", "2026/2027", "tahun_skp", None), ("tahun_skp", 1999, "tahun_skp", None), ("periode_awal_skp", "entah", "periode_awal", None), ("is_skp_plt_plh_pjb", "0", "is_plt", False),
        ("jenis_pegawai", "honorer", "jenis_pegawai", None), ("jenis_pegawai", "entah", "jenis_pegawai", None), ("pegawai_atasan_nip", "-", "atasan_nip", None), ("nama", None, "nama", ""),
        ("waktu_dinilai", "2026-10-03", "waktu_dinilai", datetime.combine(date(2026, 10, 3), time())), ("waktu_dinilai", "03/10/2026 7.05", "waktu_dinilai", datetime.combine(date(2026, 10, 3), time(7, 5))),
        ("waktu_dinilai", "2026-10-03T07:05", "waktu_dinilai", datetime.combine(date(2026, 10, 3), time(7, 5))), ("waktu_dinilai", "2026-10-03 24:05", "waktu_dinilai", datetime.combine(date(2026, 10, 3), time())),
        ("waktu_dinilai", "2026-10-03 23:05", "waktu_dinilai", datetime.combine(date(2026, 10, 3), time(23, 5))), ("waktu_dinilai", "entah", "waktu_dinilai", None),
        ("waktu_dinilai", datetime.combine(date(2026, 10, 3), time(7, 5)), "waktu_dinilai", datetime.combine(date(2026, 10, 3), time(7, 5))), ("waktu_dinilai", None, "waktu_dinilai", None),
    ],
)  # fmt: skip
def test_cells_of_the_report_at_the_edges(
    tmp_path: Path, column: str, cell: Sel, field: str, value: object
) -> None:
    assert getattr(one_row(tmp_path, **{column: cell}), field) == value


def test_rows_of_the_report_without_a_whole_number(tmp_path: Path) -> None:
    reading = report(
        tmp_path, {"nip": Angka("1.99E+17")}, {"nip": Angka("1.98E+17"), "nama": None}, {"nip": "12345"}, {}
    ).bacaan
    place = [Location("laporan.xlsx", "Worksheet", row, 3) for row in (4, 5, 6)]
    assert reading.findings == (
        Finding(
            "laporan.nip-rusak", WARN, place[0], {"baris": 4, "sel": "C4", "isi": "1.99e+17", "nama": "BUDI"}
        ),
        Finding(
            "laporan.nip-rusak", WARN, place[1], {"baris": 5, "sel": "C5", "isi": "1.98e+17", "nama": "-"}
        ),
        Finding("laporan.tanpa-nip", INFO, place[2], {"baris": 6, "sel": "C6", "isi": "12345"}),
    )
    assert [(one.nip, one.nip_rusak) for one in reading.drafts] == [
        ("", "1.99E+17"),
        ("", "1.98E+17"),
        (BUDI, ""),
    ]
    assert reading.dilewati == reading.findings[2:]


def titled(judul: str, **more: object) -> LaporanJudul:
    nothing = LaporanJudul(judul, "", "", "", "", "", None, None, None)
    return replace(nothing, **more)  # type: ignore[arg-type]  # fields by name


TITLES: dict[str, tuple[list[str], LaporanJudul]] = {
    "month by its number": (
        ["Laporan SKP", "Instansi Kab. X", "Periode : Bulanan 9", "Unor Induk : DINAS", "Unor : ALL", "Data ditarik pada : 2026-10-01", "Tahun 2026"],
        LaporanJudul("Laporan SKP", "Kab. X", "Bulanan 9", "DINAS", "ALL", "2026-10-01", 2026, 9, None),
    ),
    "month by its name": (["Periode Bulanan SEPTEMBER tahun 2026"], titled("Periode Bulanan SEPTEMBER tahun 2026", periode="Bulanan SEPTEMBER tahun 2026", tahun=2026, bulan=9)),
    "first month": (["Bulanan 1"], titled("Bulanan 1", bulan=1)),
    "last month": (["Bulanan 12"], titled("Bulanan 12", bulan=12)),
    "no month": (["Bulanan 13"], titled("Bulanan 13")),
    "month nought": (["Bulanan 0"], titled("Bulanan 0")),
    "no name of a month": (["Bulanan semua, bulanan mei"], titled("Bulanan semua, bulanan mei", bulan=5)),
    **{
        f"quarter {mark}": ([f"Triwulan {mark} Tahun 2025"], titled(f"Triwulan {mark} Tahun 2025", tahun=2025, triwulan=number))
        for mark, number in (("I", 1), ("ii", 2), ("III", 3), ("IV", 4), ("1", 1), ("2", 2), ("3", 3), ("ke-4", 4))
    },
    "no year of ours": (["Tahun 1999"], titled("Tahun 1999")),
}  # fmt: skip


@pytest.mark.parametrize("case", TITLES)
def test_the_title_of_the_report(tmp_path: Path, case: str) -> None:
    lines, title = TITLES[case]
    assert report(tmp_path, {}, title=lines).judul == title


def test_a_report_saved_by_ourselves_is_said(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    for row, said in ((5, ["laporan.bahan-sendiri"]), (6, [])):
        sheets: dict[str, Rows] = {
            "Baca dahulu": {**{n: ["x"] for n in range(1, row)}, row: [None, sentence("bahan.bukan")]},
            "Worksheet": [list(CELLS), list(CELLS.values())],
        }
        path.write_bytes(xlsx(sheets))
        with open_book(path) as book:
            reading = read_report(book, path.name).bacaan
        assert [(one.code, one.severity, one.location) for one in reading.findings] == [
            (code, WARN, Location("laporan.xlsx", "Worksheet")) for code in said
        ]


# --- columns explained by their neighbours ------------------------------------------------------------------


def guessed(**cols: list[CellValue]) -> list[str | None]:
    """Return the fields of columns given as header -> values (an underscore begins a column without header)."""
    heads = [() if head.startswith("_") else (head.replace("_", " "),) for head in cols]
    cells = list(cols.values())
    found = columns.guess(heads, cells, columns.vocabulary())
    return [one.field for one in majemuk.complete(found, heads, cells)]


DAYS: list[CellValue] = ["01-04-2020", "01-05-2021"]


@pytest.mark.parametrize(
    ("owner", "values", "field"),
    [
        ("GOLONGAN", ["III/c", "III/b"], "tmt_golongan"), ("PANGKAT", ["Penata", "Pembina"], "tmt_golongan"), ("JABATAN", ["Analis", "Guru"], "tmt_jabatan"), ("ESELON", ["III.a", "IV.a"], "tmt_jabatan"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("word", ["TMT", "T.M.T", "Terhitung Mulai Tanggal"])
def test_a_bare_tmt_belongs_to_what_stands_left_of_it(
    owner: str, values: list[CellValue], field: str, word: str
) -> None:
    people: dict[str, list[CellValue]] = {"NIP": [BUDI, SITI], "NAMA": ["Budi", "Siti"]}
    strange: list[CellValue] = ["a", "b"]
    assert guessed(**people, **{owner: values, word: DAYS})[3] == field
    assert guessed(**people, **{owner: values, "KET": strange, word: DAYS})[4] is None
    assert guessed(**people, **{owner: values, word: strange})[3] is None


def test_a_bare_tmt_of_nothing_or_of_what_has_one_stays_unread() -> None:
    assert guessed(NIP=[BUDI, SITI], TMT=DAYS) == ["nip", None]
    assert guessed(GOLONGAN=["III/c"], TMT_GOLONGAN=["01-04-2020"], TMT=["01-05-2020"]) == [
        "golongan",
        "tmt_golongan",
        None,
    ]


@pytest.mark.parametrize(
    ("parts", "fields"),
    [
        ([["19800403", "19850513"], ["200501", "201001"], ["1", "2"], ["001", "002"]], ["nip", "nip_2", "nip_3", "nip_4"]),
        ([["19800403", "19850513"], ["200501", "201001"], ["1001", "2002"]], ["nip", "nip_2", "nip_3"]),
        ([["19800403", "19850513"], ["2005011001", "2010012002"]], ["nip", "nip_2"]),
    ],
)  # fmt: skip
def test_a_number_over_several_columns(parts: list[list[CellValue]], fields: list[str]) -> None:
    cols: dict[str, list[CellValue]] = {"NAMA": ["Budi", "Siti"], "NIP": parts[0]}
    cols |= {f"_{n}": part for n, part in enumerate(parts[1:])}
    assert guessed(**cols)[1:] == fields


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["19800403", "200501", "1", "001"], BUDI), ([19800403, 200501, 1, 1], BUDI), (["'19800403", "2005 01", 1001], BUDI), ([19800403, 2005011001], BUDI), ([None, BUDI, None, None], BUDI),
        ([None, None], None), (["19800403", "x"], "19800403x"), ([19800403, 20501, 1, 1], "198004030205011001"),
    ],
)  # fmt: skip
def test_parts_of_a_number_put_together(parts: list[CellValue], whole: CellValue) -> None:
    assert majemuk.joined_number(parts) == whole


@pytest.mark.parametrize(
    ("golongan", "ruang", "whole"), [("III", "c", "III/c"), ("III", " /d. ", "III/d"), (3, "a", "3/a"), ("III/c", None, "III/c"), (None, "c", None), ("-", "c", "-")]
)  # fmt: skip
def test_golongan_and_ruang_put_together(golongan: CellValue, ruang: CellValue, whole: CellValue) -> None:
    assert majemuk.joined_golongan(golongan, ruang) == whole


def test_the_one_column_of_names_under_an_unknown_header() -> None:
    assert guessed(NIP=[BUDI, SITI], xx=["Budi Santoso", "Siti Aminah"]) == ["nip", "nama"]
    assert guessed(NIP=[BUDI, SITI], xx=["Budi", "Siti"], NAMA=["Andi", "Dewi"]) == ["nip", None, "nama"]
    assert guessed(NIP=[BUDI, SITI], xx=["Budi", "Budi"]) == ["nip", None]
    assert guessed(NIP=[BUDI, SITI], xx=["12", "13"], yy=["Budi", "Siti"]) == ["nip", None, "nama"]
    assert guessed(GOLONGAN=["III/c"], xx=["Budi"]) == ["golongan", None]
    assert guessed(NIP=[BUDI, SITI], xx=[None, None]) == ["nip", None]


def test_reading_a_report_tells_its_progress_every_two_thousand_rows(tmp_path: Path) -> None:
    told = Langkah()
    path = tmp_path / "laporan.csv"
    path.write_bytes(
        csv_bytes([["nip", "hasil_kerja", "skp_id"], *([BUDI, "sesuai", n] for n in range(4000))])
    )
    with open_book(path) as book:
        assert len(read_report(book, path.name, progress=told).bacaan.drafts) == 4000
    assert told.said == [(0, 0, "impor.langkah-baca"), (2000, 0, "impor.langkah-baca")]
