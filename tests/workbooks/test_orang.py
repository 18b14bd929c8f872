"""One row of a roster to one person: each field of the draft from its own column, each warning with its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import JenisJabatan, JenisPegawai, Jenjang, Kedudukan
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.pegawai import PegawaiDraft
from kinerja_desktop.workbooks import orang, pegawai
from kinerja_desktop.workbooks.identitas import RawRow
from kinerja_desktop.workbooks.pegawai import RosterReading
from tests.mentah import Galat, Rumus, Sel, csv_bytes, xlsx
from tests.workbooks.korpus import ANDI, BUDI, RINA, SITI, baca, draf

UUID = "8AE482890000000000000000000000AA"
SEMUA: dict[str, str] = {
    "PNS ID": "A8ACA7", "NIP BARU": BUDI, "NAMA": "BUDI SANTOSO", "GELAR DEPAN": "Dr.", "GELAR BLK": "M.Si.", "TANGGAL LAHIR": "03-04-1980",
    "JENIS KELAMIN": "M", "STATUS CPNS PNS": "C", "KEDUDUKAN HUKUM NAMA": "Tugas Belajar", "GOL AKHIR NAMA": "III/c", "TMT GOLONGAN": "01-04-2020",
    "JABATAN ID": "J-1", "JABATAN NAMA": "Kepala Bidang Umum", "JENIS JABATAN NAMA": "Struktural", "ESELON NAMA": "III.b", "TMT JABATAN": "01-02-2021",
    "UNOR ID": UUID, "UNOR NAMA": "-- Bidang Umum", "UNIT KERJA": "Bidang Umum", "UNIT KERJA INDUK": "Dinas Contoh", "INSTANSI KERJA NAMA": "Pemkab Contoh",
    "AWAL KONTRAK": "01-03-2024", "AKHIR KONTRAK": "28-02-2029",
}  # fmt: skip


def read(folder: Path, rows: Sequence[dict[str, Sel]], name: str = "daftar.xlsx") -> RosterReading:
    """Read people given as header -> cell, all with the headers of the first."""
    head = list(rows[0])
    return baca(folder, name, xlsx({"Data": [head, *([row.get(word) for word in head] for row in rows)]}))


def person(folder: Path, name: str = "daftar.xlsx", /, **cells: Sel) -> tuple[PegawaiDraft, list[Finding]]:
    """Read one person of the usual columns and of those that are given (blanks for underscores)."""
    row: dict[str, Sel] = {"NIP": BUDI, "NAMA": "Budi Santoso"}
    row |= {word.replace("_", " "): cell for word, cell in cells.items()}
    reading = read(folder, [row], name)
    return draf(reading, 2), list(reading.findings)


def test_every_column_has_its_place_in_the_draft(tmp_path: Path) -> None:
    reading = read(tmp_path, [dict(SEMUA)])
    assert reading.findings == ()
    assert draf(reading, 2) == PegawaiDraft(
        lokasi=Location("daftar.xlsx", "Data", 2), nip=BUDI, nama="BUDI SANTOSO", pns_id="A8ACA7", gelar_depan="Dr.", gelar_belakang="M.Si.",
        tanggal_lahir=date(1980, 4, 3), jenis_kelamin="L", jenis_pegawai=JenisPegawai.CPNS, kedudukan=Kedudukan.TUGAS_BELAJAR, kedudukan_teks="Tugas Belajar",
        golongan="III/c", tmt_golongan=date(2020, 4, 1), jabatan="Kepala Bidang Umum", jabatan_id="J-1", jenis_jabatan=JenisJabatan.STRUKTURAL,
        jenjang=Jenjang.ADMINISTRATOR, eselon="III.b", tmt_jabatan=date(2021, 2, 1), unor_id=UUID, unor_nama="Bidang Umum",
        unit_path=("Dinas Contoh", "Bidang Umum"), instansi="Pemkab Contoh", kontrak_mulai=date(2024, 3, 1), kontrak_selesai=date(2029, 2, 28),
    )  # fmt: skip


def test_equal_words_of_a_sheet_lie_in_memory_once_and_other_values_stay_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[RawRow] = []
    usual = pegawai._Reading._joined

    def joined(self: pegawai._Reading, rows: list[RawRow]) -> list[RawRow]:
        kept.extend(rows)
        return usual(self, rows)

    monkeypatch.setattr(pegawai._Reading, "_joined", joined)
    monkeypatch.setattr(orang, "_WORDS", 30)
    read(tmp_path, [{**SEMUA}, {**SEMUA, "NAMA": "SITI"}, {**SEMUA, "ESELON NAMA": True}])
    [first, second, third] = [row.cells for row in kept]
    assert [a for a, b in zip(first, second, strict=True) if a is not b] == ["BUDI SANTOSO"]
    [(words, value)] = [(a, b) for a, b in zip(first, third, strict=True) if a != b]
    assert (words, value) == ("III.b", True)


def test_degrees_in_the_name_count_where_no_column_names_others(tmp_path: Path) -> None:
    found, _ = person(tmp_path, NAMA="Drs. Budi, M.M.")
    assert (found.gelar_depan, found.nama, found.gelar_belakang) == ("Drs.", "Budi", "M.M.")
    found, _ = person(tmp_path, NAMA="Drs. Budi, M.M.", GELAR_DEPAN="Dr.", GELAR_BELAKANG="M.Si.")
    assert (found.gelar_depan, found.nama, found.gelar_belakang) == ("Dr.", "Budi", "M.Si.")


UNREAD: dict[str, tuple[str, Sel, str, str]] = {
    "JENIS KELAMIN": ("jenis_kelamin", "entah", "kelamin.tidak-terbaca", "entah"),
    "TANGGAL LAHIR": ("tanggal_lahir", "31-02-1980", "tanggal.tidak-terbaca", "31-02-1980"),
    "TMT GOLONGAN": ("tmt_golongan", "31-02-2020", "tanggal.tidak-terbaca", "31-02-2020"),
    "TMT JABATAN": ("tmt_jabatan", "31-02-2020", "tanggal.tidak-terbaca", "31-02-2020"),
    "AWAL KONTRAK": ("kontrak_mulai", "31-02-2020", "tanggal.tidak-terbaca", "31-02-2020"),
    "AKHIR KONTRAK": ("kontrak_selesai", "31-02-2020", "tanggal.tidak-terbaca", "31-02-2020"),
    "GOLONGAN": ("golongan", "V/z", "golongan.tidak-terbaca", "V/z"),
    "JABATAN": ("jabatan", Galat("#REF!"), "sel.galat", "#REF!"),
    "INSTANSI": ("instansi", Rumus("A1"), "sel.rumus", "(rumus belum dihitung)"),
}  # fmt: skip
GOOD: dict[str, Sel] = {
    "JENIS KELAMIN": "P", "TANGGAL LAHIR": "13-05-1985", "TMT GOLONGAN": "01-04-2020", "TMT JABATAN": "01-04-2020", "AWAL KONTRAK": "01-04-2020",
    "AKHIR KONTRAK": "01-04-2025", "GOLONGAN": "III/b", "JABATAN": "Analis", "INSTANSI": "Pemkab Contoh",
}  # fmt: skip


@pytest.mark.parametrize("column", UNREAD)
def test_a_cell_that_cannot_be_read_is_left_out_and_said(tmp_path: Path, column: str) -> None:
    field, cell, code, shown = UNREAD[column]
    rows: list[dict[str, Sel]] = [
        {"NIP": BUDI, "NAMA": "Budi", column: cell}, {"NIP": SITI, "NAMA": "Siti", column: GOOD[column]},
    ]  # fmt: skip
    reading = read(tmp_path, rows)
    args = {"sel": "C2", "kolom": column, "isi": shown}
    assert list(reading.findings) == [
        Finding(code, Severity.WARN, Location("daftar.xlsx", "Data", 2, 3), args)
    ]
    assert getattr(draf(reading, 2), field) is None
    assert getattr(draf(reading, 3), field) is not None


EMPLOYMENT: dict[str, tuple[dict[str, Sel], str, JenisPegawai | None, str | None, bool]] = {
    "only the number": ({}, "daftar.xlsx", None, None, False),
    "number and golongan": ({"GOLONGAN": "III/c"}, "daftar.xlsx", JenisPegawai.PNS, "III/c", True),
    "stated": ({"GOLONGAN": "III/c", "STATUS": "PNS"}, "daftar.xlsx", JenisPegawai.PNS, "III/c", False),
    "stated CPNS": ({"GOLONGAN": "III/a", "STATUS": "CPNS"}, "daftar.xlsx", JenisPegawai.CPNS, "III/a", False),
    "title": ({"GOLONGAN": "III/c"}, "data cpns.xlsx", JenisPegawai.CPNS, "III/c", False),
    "title of PPPK, golongan of PNS": ({"GOLONGAN": "III/c"}, "data pppk.xlsx", None, "III/c", False),
    "golongan of PPPK": ({"NIP": RINA, "GOLONGAN": "IX"}, "daftar.xlsx", JenisPegawai.PPPK, "IX", False),
    "number of PPPK": ({"NIP": RINA}, "daftar.xlsx", JenisPegawai.PPPK, None, False),
    "number of PPPK, golongan of PNS": ({"NIP": RINA, "GOLONGAN": "III/c"}, "daftar.xlsx", None, "III/c", False),
    "number of PPPK, part-time title": ({"NIP": RINA, "GOLONGAN": "IX"}, "PPPK paruh waktu.xlsx", JenisPegawai.PPPK_PARUH_WAKTU, "IX", False),
    "flag": ({"NIP": RINA, "IS PPPK": "1", "GOLONGAN": "13"}, "daftar.xlsx", JenisPegawai.PPPK, "XIII", False),
    "flag against a number of PNS": ({"NIP": BUDI, "IS PPPK": "1", "GOLONGAN": "13"}, "daftar.xlsx", JenisPegawai.PPPK, "XIII", False),
    "golongan by BKN's id": ({"GOL AKHIR ID": "33"}, "daftar.xlsx", JenisPegawai.PNS, "III/c", True),
    "golongan by BKN's id beside words": ({"GOLONGAN": "-", "GOL AKHIR ID": "33"}, "daftar.xlsx", JenisPegawai.PNS, "III/c", True),
    "golongan in the column of pangkat": ({"PANGKAT": "Penata (III/c)"}, "daftar.xlsx", JenisPegawai.PNS, "III/c", True),
    "golongan before pangkat": ({"GOLONGAN": "III/d", "PANGKAT": "Penata (III/c)"}, "daftar.xlsx", JenisPegawai.PNS, "III/d", True),
}  # fmt: skip


@pytest.mark.parametrize("case", EMPLOYMENT)
def test_kind_of_employment_and_golongan(tmp_path: Path, case: str) -> None:
    cells, name, kind, golongan, is_implied = EMPLOYMENT[case]
    found, _ = person(tmp_path, name, **cells)
    assert (found.jenis_pegawai, found.golongan, found.jenis_tersirat) == (kind, golongan, is_implied)


@pytest.mark.parametrize(
    ("status", "golongan", "recorded", "read_as", "kind"),
    [
        ("PNS", "IX", "PNS", "PPPK", JenisPegawai.PPPK),
        ("CPNS", "IX", "CPNS", "PPPK", JenisPegawai.PPPK),
        ("PNS", "III/c", "PNS", "PNS", JenisPegawai.PNS),
        ("CPNS", "III/a", "CPNS", "CPNS", JenisPegawai.CPNS),
    ],
)
def test_a_number_of_pppk_under_the_status_of_pns_is_said(
    tmp_path: Path, status: str, golongan: str, recorded: str, read_as: str, kind: JenisPegawai
) -> None:
    found, said = person(tmp_path, NIP=RINA, STATUS=status, GOLONGAN=golongan)
    assert found.jenis_pegawai is kind
    args = {
        "sel": "C2",
        "kolom": "STATUS",
        "nama": "Budi Santoso",
        "baris": 2,
        "tercatat": recorded,
        "dibaca": read_as,
    }
    assert Finding("pegawai.status-beda", Severity.WARN, Location("daftar.xlsx", "Data", 2, 3), args) in said


PANGKAT_WORDS = ["Juru Muda", "Pengatur Muda", "Penata Muda", "Pembina Muda"]


@pytest.mark.parametrize("cell", PANGKAT_WORDS)
def test_a_pangkat_alone_says_no_golongan_and_needs_no_word(tmp_path: Path, cell: str) -> None:
    found, said = person(tmp_path, GOLONGAN=cell)
    assert (found.golongan, said) == (None, [])


@pytest.mark.parametrize("cell", ["I", "ii", "III", "IV", "1", "2", "3", " 4 "])
def test_half_a_golongan_is_said(tmp_path: Path, cell: str) -> None:
    found, said = person(tmp_path, GOLONGAN=cell)
    assert (found.golongan, [one.code for one in said]) == (None, ["golongan.tidak-lengkap"])


def test_an_unread_pangkat_is_said_only_where_no_golongan_stands(tmp_path: Path) -> None:
    _, said = person(tmp_path, PANGKAT="II")
    assert [(one.code, one.location.cell) for one in said] == [("golongan.tidak-lengkap", "C2")]
    rows: list[dict[str, Sel]] = [
        {"NIP": BUDI, "NAMA": "Budi", "GOLONGAN": None, "PANGKAT": "II"}, {"NIP": SITI, "NAMA": "Siti", "GOLONGAN": "III/b", "PANGKAT": "Penata"},
    ]  # fmt: skip
    assert read(tmp_path, rows).findings == ()


STANDINGS: dict[str, tuple[dict[str, Sel], Kedudukan | None, str | None]] = {
    "words before the id": ({"KEDUDUKAN HUKUM NAMA": "Pensiun", "KEDUDUKAN HUKUM ID": "01"}, Kedudukan.PENSIUN, "Pensiun"),
    "id": ({"KEDUDUKAN HUKUM ID": "03"}, Kedudukan.TUGAS_BELAJAR, None),
    "id as a number": ({"KEDUDUKAN HUKUM ID": 20}, Kedudukan.MPP, None),
    "unknown words": ({"KEDUDUKAN HUKUM NAMA": "entah"}, Kedudukan.LAIN, "entah"),
    "column of status": ({"STATUS": "Aktif"}, Kedudukan.AKTIF, None),
    "status names the kind": ({"STATUS": "PNS aktif"}, None, None),
    "status names neither": ({"STATUS": "Tetap"}, None, None),
    "nothing": ({}, None, None),
}  # fmt: skip


@pytest.mark.parametrize("case", STANDINGS)
def test_standing(tmp_path: Path, case: str) -> None:
    cells, standing, words = STANDINGS[case]
    found, _ = person(tmp_path, **cells)
    assert (found.kedudukan, found.kedudukan_teks) == (standing, words)


def test_dates_inside_the_cells_whose_header_says_tmt(tmp_path: Path) -> None:
    found, _ = person(
        tmp_path, PANGKAT_GOL_RUANG_TMT="Penata, III/c, 01-04-2020", JABATAN_TMT="Analis, 1 Mei 2021"
    )
    assert (found.golongan, found.tmt_golongan, found.jabatan, found.tmt_jabatan) == (
        "III/c",
        date(2020, 4, 1),
        "Analis",
        date(2021, 5, 1),
    )
    found, _ = person(tmp_path, GOLONGAN="III/c, 01-04-2020")
    assert (found.golongan, found.tmt_golongan) == ("III/c", None)


def test_the_birth_date_stands_in_its_column_beside_the_place_or_below_the_name(tmp_path: Path) -> None:
    for cells in (
        {"TANGGAL LAHIR": "03-04-1980"},
        {"TEMPAT, TANGGAL LAHIR": "Garut, 3 April 1980"},
        {"TANGGAL LAHIR": "-", "TTL": "Garut, 03/04/1980"},
        {"NAMA": "Budi Santoso\nGarut, 03-04-1980"},
    ):
        found, said = person(tmp_path, **cells)
        assert (found.tanggal_lahir, said) == (date(1980, 4, 3), []), cells


def test_two_digit_years_of_birth_end_fifteen_years_ago(tmp_path: Path) -> None:
    rows: list[dict[str, Sel]] = [
        {"NIP": BUDI, "NAMA": "Budi", "TANGGAL LAHIR": "03-04-10"}, {"NIP": SITI, "NAMA": "Siti", "TANGGAL LAHIR": "13-05-11"},
    ]  # fmt: skip
    reading = read(tmp_path, rows)
    assert [one.tanggal_lahir for one in reading.drafts] == [date(2010, 4, 3), date(1911, 5, 13)]


ORDERS: dict[str, tuple[list[str], date, list[tuple[str, Severity, dict[str, object]]]]] = {
    "day first": (["04-03-2020", "25-03-2020"], date(2020, 3, 4), []),
    "nothing proves it": (["04-03-2020", "05-03-2020"], date(2020, 3, 4), []),
    "month first": (
        ["04-03-2020", "03-25-2020"], date(2020, 4, 3),
        [("kolom.bulan-dulu", Severity.INFO, {"kolom": "TMT GOLONGAN", "urutan": "bulan/hari"})],
    ),
    "both": (
        ["04-03-2020", "03-25-2020", "25-03-2020"], date(2020, 3, 4),
        [("kolom.tanggal-campur", Severity.WARN, {"kolom": "TMT GOLONGAN", "urutan": "hari/bulan"})],
    ),
    "both, more of months": (
        ["04-03-2020", "03-25-2020", "25-03-2020", "03-26-2020"], date(2020, 4, 3),
        [("kolom.tanggal-campur", Severity.WARN, {"kolom": "TMT GOLONGAN", "urutan": "bulan/hari"})],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ORDERS)
def test_the_order_of_day_and_month_is_decided_by_the_column(tmp_path: Path, case: str) -> None:
    cells, first, said = ORDERS[case]
    numbers = (BUDI, SITI, ANDI, RINA)
    rows: list[dict[str, Sel]] = [
        {"NIP": nip, "NAMA": "Budi", "TMT GOLONGAN": cell} for nip, cell in zip(numbers, cells, strict=False)
    ]
    reading = read(tmp_path, rows)
    assert draf(reading, 2).tmt_golongan == first
    assert list(reading.findings) == [
        Finding(code, severity, Location("daftar.xlsx", "Data", None, 3), args)
        for code, severity, args in said
    ]


@pytest.mark.parametrize(
    ("born", "expected", "other"),
    [("04/03/1980", date(1980, 4, 3), date(2020, 6, 5)), ("03/04/1980", date(1980, 4, 3), date(2020, 5, 6)), ("05/06/1981", date(1981, 6, 5), date(2020, 5, 6))],
)  # fmt: skip
def test_the_number_proves_the_order_of_births_and_births_that_of_other_columns(
    tmp_path: Path, born: str, expected: date, other: date
) -> None:
    found, _ = person(tmp_path, TANGGAL_LAHIR=born, TMT_GOLONGAN="06/05/2020")
    assert (found.tanggal_lahir, found.tmt_golongan) == (expected, other)


@pytest.mark.parametrize(
    ("column", "cell", "code", "at"),
    [("TANGGAL LAHIR", "04-04-1980", "nip.lahir-beda", "C2"), ("TTL", "Garut, 04-04-1980", "nip.lahir-beda", "C2"), ("JENIS KELAMIN", "P", "nip.kelamin-beda", "C2")],
)  # fmt: skip
def test_a_number_that_says_otherwise_is_said_at_the_cell(
    tmp_path: Path, column: str, cell: str, code: str, at: str
) -> None:
    found, said = person(tmp_path, **{column: cell})
    assert [(one.code, one.severity, one.location.cell, one.args["nama"]) for one in said] == [
        (code, Severity.WARN, at, "Budi Santoso")
    ]
    assert found.nip == BUDI


def only(folder: Path, **cells: Sel) -> tuple[RosterReading, Finding]:
    """Read one bad row beside a good one; return the only finding."""
    row: dict[str, Sel] = {"NIP": BUDI, "NAMA": "Budi Santoso", "GOLONGAN": None, "STATUS": None} | cells
    reading = read(folder, [row, {"NIP": SITI, "NAMA": "Siti Aminah", "GOLONGAN": "III/b", "STATUS": "PNS"}])
    [finding] = reading.findings
    return reading, finding


BLOCKED: dict[str, tuple[dict[str, Sel], str, dict[str, object], int]] = {
    "destroyed": ({"NIP": 1.98004032005011e17, "GOLONGAN": "III/c"}, "nip.rusak", {"nip": "1.98004032005011E+17", "nama": "Budi Santoso"}, 1),
    "error": ({"NIP": Galat("#REF!"), "GOLONGAN": "III/c"}, "nip.galat", {"sel": "A2", "nama": "Budi Santoso"}, 0),
    "formula": ({"NIP": Rumus("A1"), "GOLONGAN": "III/c"}, "nip.rumus", {"sel": "A2", "nama": "Budi Santoso"}, 0),
    "name missing": ({"NAMA": None}, "nama.kosong", {"nip": "19800403 200501 1 001"}, 0),
}  # fmt: skip


@pytest.mark.parametrize("case", BLOCKED)
def test_rows_that_want_mending(tmp_path: Path, case: str) -> None:
    cells, code, args, held = BLOCKED[case]
    reading, finding = only(tmp_path, **cells)
    at = Location("daftar.xlsx", "Data", 2, 2 if code == "nama.kosong" else 1)
    assert finding == Finding(code, Severity.BLOCK, at, args)
    assert (reading.dibaca, len(reading.drafts), reading.perlu_diperbaiki, len(reading.tertahan)) == (
        2,
        1,
        1,
        held,
    )


def test_a_residents_number_in_place_of_a_nip_is_not_repeated(tmp_path: Path) -> None:
    reading, finding = only(tmp_path, NIP="3205120304800001", GOLONGAN="III/c")
    assert (finding.code, finding.severity, finding.args["nip"], finding.args["nama"]) == (
        "nip.seperti-nik",
        Severity.BLOCK,
        "Nomor",
        "Budi Santoso",
    )
    assert "3205120304800001" not in str(finding)
    assert len(reading.drafts) == 1


SKIPPED: dict[str, tuple[dict[str, Sel], str]] = {
    "no civil servant": ({"NIP": None, "STATUS": "Honorer"}, "pegawai.bukan-asn"),
    "no civil servant with a number of his own": ({"NIP": "12345678901234567", "STATUS": "THL"}, "pegawai.bukan-asn"),
    "no number": ({"NIP": None, "STATUS": "Tetap"}, "pegawai.tanpa-nip"),
    "resident's number": ({"NIP": "3205120304800001"}, "pegawai.nik"),
}  # fmt: skip


@pytest.mark.parametrize("case", SKIPPED)
def test_rows_of_people_who_are_no_civil_servants_are_skipped(tmp_path: Path, case: str) -> None:
    cells, code = SKIPPED[case]
    reading, finding = only(tmp_path, **cells)
    assert finding == Finding(
        code, Severity.INFO, Location("daftar.xlsx", "Data", 2, 1), {"nama": "Budi Santoso", "baris": 2}
    )
    assert (reading.dibaca, len(reading.drafts), reading.dilewati) == (2, 1, (finding,))


@pytest.mark.parametrize("cells", [{"NIP": None, "GOLONGAN": "III/c"}, {"NIP": None, "STATUS": "PNS"}])
def test_a_civil_servant_without_a_number_is_not_skipped(tmp_path: Path, cells: dict[str, Sel]) -> None:
    reading, finding = only(tmp_path, **cells)
    assert (finding.code, finding.severity, finding.location.cell) == ("nip.kosong", Severity.BLOCK, "A2")
    assert reading.perlu_diperbaiki == 1


@pytest.mark.parametrize("column", ["UNIT KERJA", "UNIT KERJA INDUK", "UNOR NAMA", "INSTANSI"])
def test_merged_cells_of_units_count_for_all_rows_they_cover(tmp_path: Path, column: str) -> None:
    head: list[Sel] = ["NIP", "NAMA", column]
    rows: list[list[Sel]] = [head, [BUDI, "Budi", "Bidang A"], [SITI, "Siti"], [ANDI, "Andi"]]
    reading = baca(tmp_path, "a.xlsx", xlsx({"Data": rows}, merges=["C2:C3"]))
    field = {"UNOR NAMA": "unor_nama", "INSTANSI": "instansi"}.get(column, "unit_path")
    empty = () if field == "unit_path" else None
    found = [getattr(one, field) for one in reading.drafts]
    assert found[0] == found[1] != empty
    assert found[2] == empty


def test_a_merged_area_that_is_wide_or_begins_in_the_header_fills_nothing(tmp_path: Path) -> None:
    rows: list[list[Sel]] = [["NIP", "NAMA", "UNIT KERJA", "KET"], [BUDI, "Budi", "Bidang A"], [SITI, "Siti"]]
    for merges in (["C2:D3"], ["C1:C3"]):
        reading = baca(tmp_path, "a.xlsx", xlsx({"Data": rows}, merges=merges))
        assert [one.unit_path for one in reading.drafts] == [("Bidang A",), ()]


def test_numbers_and_golongan_that_stand_in_several_columns(tmp_path: Path) -> None:
    data = csv_bytes(
        [
            ["NAMA", "NIP", "", "", "", "GOL", "RUANG"],
            ["Budi", "19800403", "200501", "1", "001", "III", "c"],
            ["Siti", "19850513", "201001", "2", "002", "III", "b"],
        ]
    )
    reading = baca(tmp_path, "a.csv", data)
    assert [(one.nip, one.golongan) for one in reading.drafts] == [(BUDI, "III/c"), (SITI, "III/b")]


def test_the_outer_heading_stands_before_the_units_of_the_rows(tmp_path: Path) -> None:
    rows: list[list[Sel]] = [
        ["NO", "NAMA", "NIP", "UNIT KERJA"], ["DINAS PERHUBUNGAN"], [1, "Budi", BUDI, "Bidang A"], [2, "Siti", SITI, "Dinas Perhubungan"], [3, "Andi", ANDI, None],
    ]  # fmt: skip
    reading = baca(tmp_path, "a.xlsx", xlsx({"Data": rows}))
    assert [one.unit_path for one in reading.drafts] == [
        ("DINAS PERHUBUNGAN", "Bidang A"),
        ("Dinas Perhubungan",),
        ("DINAS PERHUBUNGAN",),
    ]


def test_cells_that_compare_equal_are_still_read_each_for_itself(tmp_path: Path) -> None:
    rows: list[dict[str, Sel]] = [
        {"NIP": BUDI, "NAMA": "Budi", "JENIS KELAMIN": 1}, {"NIP": SITI, "NAMA": "Siti", "JENIS KELAMIN": True},
    ]  # fmt: skip
    reading = read(tmp_path, rows)
    assert [one.jenis_kelamin for one in reading.drafts] == ["L", None]
    assert [(one.code, one.location.cell) for one in reading.findings] == [("kelamin.tidak-terbaca", "C3")]


def test_of_a_long_cell_that_cannot_be_read_the_beginning_is_told(tmp_path: Path) -> None:
    rows: list[dict[str, Sel]] = [
        {"NIP": BUDI, "NAMA": "Budi", "JENIS KELAMIN": "x" * 61}, {"NIP": SITI, "NAMA": "Siti", "JENIS KELAMIN": "P"},
    ]  # fmt: skip
    [said] = read(tmp_path, rows).findings
    assert (said.code, said.args["isi"]) == ("kelamin.tidak-terbaca", "x" * 60)


def test_an_eselon_by_its_id_tells_the_level(tmp_path: Path) -> None:
    found, _ = person(tmp_path, JABATAN="Kepala Bidang", ESELON_ID="31")
    assert (found.eselon, found.jenjang) == ("III.a", Jenjang.ADMINISTRATOR)
