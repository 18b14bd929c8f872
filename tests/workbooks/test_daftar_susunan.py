"""The shape of a roster's sheet and each of its rows: limits of the search, what the user forces, every skipped row's words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.codes import JenisPegawai, Kedudukan
from kinerja_desktop.domain.findings import Finding, Location, Severity
from kinerja_desktop.domain.pegawai import PegawaiDraft
from kinerja_desktop.foundation.errors import FileError
from kinerja_desktop.foundation.progress import Silent
from kinerja_desktop.workbooks import columns, ganda
from kinerja_desktop.workbooks.identitas import Identity, RawRow
from kinerja_desktop.workbooks.layout import Layout, Needs, Pilihan, find_layouts, layout_of
from kinerja_desktop.workbooks.pegawai import RosterReading, read_roster
from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import Rows, Sel, csv_bytes, xlsx, zip_bytes
from tests.workbooks.korpus import ANDI, BUDI, DEWI, HARI_INI, JOKO, RINA, SITI, baca

HEAD: Sequence[Sel] = ["NO", "NAMA", "NIP", "GOL"]
PEOPLE: list[Sequence[Sel]] = [[1, "Budi", BUDI, "III/c"], [2, "Siti", SITI, "III/b"]]
INFO, WARN, BLOCK = Severity.INFO, Severity.WARN, Severity.BLOCK


def layouts(
    folder: Path, sheets: dict[str, Rows], needs: Needs | None = None, **how: Any
) -> tuple[Layout, ...]:
    path = folder / "x.xlsx"
    path.write_bytes(xlsx(sheets, **how))
    with open_book(path) as book:
        return find_layouts(book, needs)


def read(folder: Path, *rows: Sequence[Sel], **how: Any) -> RosterReading:
    return baca(folder, "a.xlsx", xlsx({"S": [HEAD, *rows]}, **how))


@pytest.mark.parametrize(("titles", "found"), [(24, True), (27, False)])
def test_the_header_is_looked_for_in_twenty_five_rows(tmp_path: Path, titles: int, found: bool) -> None:
    rows: list[Sequence[Sel]] = [*([f"judul {n}"] for n in range(titles)), HEAD, *PEOPLE]
    [layout] = layouts(tmp_path, {"S": rows})
    assert layout.header_rows == ((titles + 1,) if found else ())
    assert layout.first_data_row == titles + 2
    assert len(layout.judul) == 20


def test_titles_and_what_is_below_the_header(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["DAFTAR", None, 2026], [], HEAD, [1, 2, 3, 4], *PEOPLE]
    [layout] = layouts(tmp_path, {"S": rows})
    assert (layout.sheet, layout.judul, layout.header_rows, layout.first_data_row, layout.is_hidden) == (
        "S",
        ("DAFTAR", "2026"),
        (3,),
        5,
        False,
    )
    assert layout.fields == {"nomor": 0, "nama": 1, "nip": 2, "golongan": 3}


def test_the_best_sheet_comes_first_and_hidden_ones_only_alone(tmp_path: Path) -> None:
    short: Rows = [["NAMA", "GOL"], ["Budi", "III/c"]]
    whole: Rows = [HEAD, *PEOPLE]
    found = layouts(tmp_path, {"A": short, "B": whole, "C": whole, "D": [["x"]], "E": []}, hidden=["C"])
    assert [(one.sheet, one.is_hidden) for one in found] == [("B", False), ("A", False)]
    found = layouts(tmp_path, {"A": [["x"]], "C": whole, "B": short}, hidden=["B", "C"])
    assert [(one.sheet, one.is_hidden) for one in found] == [("C", True), ("B", True)]
    assert layouts(tmp_path, {"A": [["x"]]}) == ()


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        (["NIP", "Hobi"], [BUDI, "renang"], True), (["NAMA / NIP", "GOL"], [f"Budi / {BUDI}", "III/c"], True), (["NAMA", "GOL"], ["Budi", "III/c"], True), (["NAMA", "JABATAN"], ["Budi", "Guru"], True),
        (["NAMA", "STATUS PEGAWAI"], ["Budi", "PNS"], True), (["NAMA", "UNIT KERJA"], ["Budi", "SDN 1"], True), (["NAMA", "TANGGAL LAHIR"], ["Budi", "03-04-1980"], False), (["GOL", "JABATAN"], ["III/c", "Guru"], False),
    ],
)  # fmt: skip
def test_what_a_roster_must_have(tmp_path: Path, head: list[Sel], row: list[Sel], found: bool) -> None:
    assert bool(layouts(tmp_path, {"S": [head, row, row]})) is found


def test_a_kind_asks_for_its_words_and_for_as_much_as_it_needs(tmp_path: Path) -> None:
    words = columns.vocabulary()
    rows: Rows = [["NIP BARU", "GOL AKHIR NAMA"], [BUDI, "III/c"]]
    fields = (frozenset({"nip"}),)
    assert layouts(tmp_path, {"S": rows}, Needs(words, fields, least=2.0))
    assert not layouts(tmp_path, {"S": rows}, Needs(words, fields, least=2.001))
    assert not layouts(tmp_path, {"S": rows}, Needs(words, (frozenset({"nama", "nip"}),), least=0.1))
    unnamed: Rows = [["NIP BARU", "GOL AKHIR NAMA", "XX"], [BUDI, "III/c", "Budi"], [SITI, "III/b", "Siti"]]
    for neighbours, kept in ((True, {"nip", "golongan", "nama"}), (False, {"nip", "golongan"})):
        [layout] = layouts(tmp_path, {"S": unnamed}, Needs(words, fields, neighbours=neighbours))
        assert layout.fields.keys() == kept
    [layout] = layouts(tmp_path, {"S": unnamed}, Needs(words, fields))
    assert layout.fields.keys() == {"nip", "golongan"}, "neighbours are asked only where a kind wants it"
    bare: Rows = [[BUDI, "III/c"], [SITI, "III/b"]]
    assert layouts(tmp_path, {"S": bare}, Needs(words, fields, headless=True))
    assert not layouts(tmp_path, {"S": bare}, Needs(words, fields))


def forced(folder: Path, rows: Rows, pilihan: Pilihan) -> Layout | None:
    path = folder / "x.xlsx"
    path.write_bytes(xlsx({"A": [["sampul"]], "S": rows}))
    with open_book(path) as book:
        return layout_of(book, pilihan)


def test_what_the_user_forces(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["A", "B"], ["NAMA", "NIP"], ["Budi", BUDI]]
    one = forced(tmp_path, rows, Pilihan(sheet="S", baris_judul=(1, 2)))
    assert one is not None
    assert (one.header_rows, [guess.judul for guess in one.columns]) == ((1, 2), ["A / NAMA", "B / NIP"])
    none = forced(tmp_path, rows, Pilihan(sheet="S", baris_judul=(0,)))
    assert none is not None
    assert (none.header_rows, none.first_data_row, none.fields, none.judul) == (
        (),
        3,
        {"nip": 1, "nama": 0},
        ("A", "B", "NAMA", "NIP"),
    )
    assert forced(tmp_path, rows, Pilihan(sheet="S", baris_judul=(9,))) is None
    assert forced(tmp_path, rows, Pilihan(sheet="tiada")) is None
    first = forced(tmp_path, rows, Pilihan(baris_judul=(1,)))
    assert first is not None
    assert first.sheet == "A"


def test_a_sheet_of_words_where_the_user_says_that_there_is_no_header(tmp_path: Path) -> None:
    one = forced(
        tmp_path, [["Budi Santoso", "abc"], ["Siti Aminah", "abc"]], Pilihan(sheet="S", baris_judul=(0,))
    )
    assert one is not None
    assert (one.first_data_row, one.fields) == (1, {"nama": 0})


HEADLESS: list[Sequence[Sel]] = [
    [1, BUDI, "Budi Santoso", "L", "III/c", "03-04-1980", "081234567890", "sama"],
    [2, SITI, "Siti Aminah", "P", "III/b", "13-05-1985", "081234567891", "sama"],
]  # fmt: skip


def test_a_table_without_a_header_is_known_by_its_values(tmp_path: Path) -> None:
    [layout] = layouts(tmp_path, {"S": [["DAFTAR"], *HEADLESS]})
    assert layout.fields == {"nip": 1, "nama": 2, "jenis_kelamin": 3, "golongan": 4, "tanggal_lahir": 5}
    assert (layout.header_rows, layout.first_data_row, layout.judul, layout.score) == (
        (),
        2,
        ("DAFTAR",),
        2.5,
    )
    private = layout.columns[6]
    assert (private.field, private.samples, private.confidence, private.judul) == ("pribadi", ("—",), 1.0, "")
    assert [one.confidence for one in layout.columns] == [0.0, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0, 0.0]
    assert layout.columns[7].samples == ("sama",)


@pytest.mark.parametrize(
    ("field", "values"),
    [("tanggal_lahir", ["03-04-1990", "13-05-1995"]), ("jenis_kelamin", ["1", "2"]), ("jenis_kelamin", ["L", "x"]), ("golongan", ["III/c", "abc"]), ("nama", ["Budi", "Budi"])],
)  # fmt: skip
def test_values_that_are_not_sure_without_a_header(tmp_path: Path, field: str, values: list[str]) -> None:
    [layout] = layouts(tmp_path, {"S": [[BUDI, values[0]], [SITI, values[1]]]})
    assert field not in layout.fields


def test_a_header_printed_on_each_page_is_taken_from_the_first(tmp_path: Path) -> None:
    reading = read(tmp_path, *PEOPLE, HEAD, [3, "Andi", ANDI, "III/a"])
    assert (reading.layout.header_rows, len(reading.drafts)) == ((1,), 3)
    assert reading.findings == (Finding("baris.judul-ulang", INFO, Location("a.xlsx", "S", 4), {"baris": 4}),)


SKIPPED: dict[str, tuple[Sequence[Sel], str]] = {
    "numbering": ([1, 2, 3, 4], "baris.penomoran"),
    "nothing but a number": ([3, "-", "-"], "baris.tanpa-isi"),
    "total": ([None, "Jumlah", None, 2], "baris.jumlah"),
    "signature": ([None, "Mengetahui", "Kepala"], "baris.tanda-tangan"),
    "nobody": ([None, None, "xx", "III/a"], "baris.tanpa-orang"),
}  # fmt: skip


@pytest.mark.parametrize("case", SKIPPED)
def test_rows_that_are_no_people_say_why(tmp_path: Path, case: str) -> None:
    row, code = SKIPPED[case]
    reading = read(tmp_path, *PEOPLE, row, [4, "Andi", ANDI, "III/a"])
    finding = Finding(code, INFO, Location("a.xlsx", "S", 4), {"baris": 4})
    assert (reading.findings, reading.dilewati) == ((finding,), (finding,))
    assert (reading.dibaca, len(reading.drafts), reading.perlu_diperbaiki) == (4, 3, 0)


def test_headings_say_their_words(tmp_path: Path) -> None:
    reading = read(tmp_path, *PEOPLE, ["II. BIDANG " + "x" * 90], [4, "Andi", ANDI, "III/a"])
    title = "BIDANG " + "x" * 73
    assert reading.findings == (
        Finding("baris.bagian", INFO, Location("a.xlsx", "S", 4), {"baris": 4, "isi": title}),
    )


def test_after_the_last_person_a_signature_or_total_ends_everything(tmp_path: Path) -> None:
    tail: list[Sequence[Sel]] = [[None, "Garut, 2 Mei 2026"], [None, "xx", None, "yy"], [None, "BUDI CONTOH"]]
    reading = read(tmp_path, *PEOPLE, *tail)
    assert [one.code for one in reading.findings] == ["baris.tanda-tangan"] * 3
    tail = [["Jumlah", None, 2], ["laki-laki", 1, None, 2]]
    reading = read(tmp_path, *PEOPLE, *tail)
    assert [one.code for one in reading.findings] == ["baris.jumlah"] * 2


@pytest.mark.parametrize(("above", "skipped"), [(4, True), (5, False)])
def test_a_sample_is_one_of_the_first_five_rows(tmp_path: Path, above: int, skipped: bool) -> None:
    people: list[Sequence[Sel]] = [
        [n, f"Orang {'ABCDE'[n - 1]}", f"1990010120150110{n:02d}", "III/a"] for n in range(1, above + 1)
    ]
    reading = read(tmp_path, *people, ["contoh", "Andi", ANDI, "III/a"])
    assert [one.code for one in reading.findings] == (["baris.contoh"] if skipped else [])


def test_an_explanation_stands_right_below_the_header(tmp_path: Path) -> None:
    said: Sequence[Sel] = [None, "diisi nama", "18 digit", None]
    assert [one.code for one in read(tmp_path, said, *PEOPLE).findings] == ["baris.penjelasan"]
    assert [one.code for one in read(tmp_path, PEOPLE[0], said, PEOPLE[1]).findings] == ["baris.penjelasan"]
    assert "baris.penjelasan" not in [
        one.code for one in read(tmp_path, *PEOPLE, said, [3, "Andi", ANDI, "III/a"]).findings
    ]


def test_what_is_said_of_a_whole_sheet(tmp_path: Path) -> None:
    head = ["NIP", "NAMA", "Alamat", "Agama", "UNIT KERJA", "UNIT KERJA"]
    data = xlsx(
        {
            "S": [head, [BUDI, "Budi", "x", "y", "A", "B"]],
            "T": [["NIP", "NAMA"], [SITI, "Siti"]],
            "U": [["NIP", "NAMA"], [SITI, "Siti"]],
        }
    )
    reading = baca(tmp_path, "a.xlsx", data)
    whole = Location("a.xlsx", "S")
    assert reading.findings == (
        Finding("sheet.lain", WARN, whole, {"lain": "T, U"}),
        Finding("kolom.pribadi", INFO, whole, {"kolom": "Alamat, Agama"}),
        Finding("kolom.ragu", WARN, Location("a.xlsx", "S", 1, 5), {"bidang": "unit kerja", "calon": "UNIT KERJA, UNIT KERJA", "pakai": "UNIT KERJA"}),
    )  # fmt: skip


def test_a_second_table_of_people_beside_the_first_is_not_left_unseen(tmp_path: Path) -> None:
    head = ["NIP", "NAMA", "GOL", "NIP", "NAMA"]
    reading = baca(
        tmp_path,
        "a.xlsx",
        xlsx({"S": [head, [BUDI, "Budi", "III/c", SITI, "Siti"], [ANDI, "Andi", "III/a", DEWI, "Dewi"]]}),
    )
    assert reading.findings == (
        Finding("sheet.tabel-samping", BLOCK, Location("a.xlsx", "S", None, 4), {"sel": "D1"}),
    )


def test_hidden_rows_are_counted_below_the_header_only(tmp_path: Path) -> None:
    rows = b"".join(
        f'<row r="{n}" hidden="1"><c r="A{n}" t="inlineStr"><is><t>{a}</t></is></c><c r="B{n}" t="inlineStr"><is><t>{b}</t></is></c></row>'.encode()
        for n, a, b in ((1, "NIP", "NAMA"), (2, BUDI, "Budi"), (3, SITI, "Siti"))
    )
    with zipfile.ZipFile(io.BytesIO(xlsx({"S": [["x"]]}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )
    reading = baca(tmp_path, "a.xlsx", zip_bytes(parts))
    assert reading.findings == (
        Finding("sheet.baris-tersembunyi", WARN, Location("a.xlsx", "S"), {"jumlah": 2}),
    )


@pytest.mark.parametrize(
    ("titles", "sheet", "name", "kind"),
    [(["DAFTAR PPPK"], "PNS", "cpns.xlsx", JenisPegawai.PPPK), (["DAFTAR"], "PPPK", "cpns.xlsx", JenisPegawai.PPPK), (["DAFTAR"], "S", "pppk.xlsx", JenisPegawai.PPPK), (["DAFTAR"], "S", "a.xlsx", None)],
)  # fmt: skip
def test_the_kind_of_employment_of_title_sheet_and_file(
    tmp_path: Path, titles: list[str], sheet: str, name: str, kind: JenisPegawai | None
) -> None:
    reading = baca(tmp_path, name, xlsx({sheet: [titles, ["NIP", "NAMA"], [BUDI, "Budi"]]}))
    assert reading.drafts[0].jenis_pegawai is kind


def test_the_unit_of_a_sheets_name_counts_where_no_column_names_one(tmp_path: Path) -> None:
    rows: Rows = [["NIP", "NAMA"], [BUDI, "Budi"]]
    assert baca(tmp_path, "a.xlsx", xlsx({"Puskesmas Mekar": rows})).drafts[0].unit_path == (
        "Puskesmas Mekar",
    )
    with_column: Rows = [["NIP", "NAMA", "UNIT KERJA"], [BUDI, "Budi", None], [SITI, "Siti", "x"]]
    assert baca(tmp_path, "a.xlsx", xlsx({"Puskesmas Mekar": with_column})).drafts[0].unit_path == ()
    assert (
        baca(tmp_path, "Puskesmas Mekar.csv", csv_bytes([["NIP", "NAMA"], [BUDI, "Budi"]]))
        .drafts[0]
        .unit_path
        == ()
    )


def test_a_given_layout_is_used_and_another_sheet_is_not_mentioned(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx({"S": [HEAD, *PEOPLE], "T": [HEAD, *PEOPLE]}))
    with open_book(path) as book:
        layout = find_layouts(book)[1]
        reading = read_roster(
            book, "a.xlsx", hari_ini=HARI_INI, layout=layout, pilihan=Pilihan(kolom={"golongan": -1})
        )
        assert (reading.sheet, reading.findings, reading.drafts[0].golongan) == ("T", (), None)
        chosen = read_roster(book, "a.xlsx", hari_ini=HARI_INI, pilihan=Pilihan(sheet="T"), progress=Silent())
        assert (chosen.sheet, chosen.findings) == ("T", ())
        with pytest.raises(FileError) as caught:
            read_roster(book, "a.xlsx", hari_ini=HARI_INI, pilihan=Pilihan(sheet="tiada"))
    assert (caught.value.code, caught.value.args_["berkas"]) == ("impor.bukan-daftar-pegawai", "a.xlsx")


# --- who a row is about -------------------------------------------------------------------------------------

AT = {"nomor": 0, "nama": 1, "nip": 2}
WHO = Identity(AT, {"nomor": "NO", "nama": "NAMA", "nip": "NIP"}, HARI_INI)


def raw(*cells: Sel, rest: Sequence[Sel] | None = None) -> RawRow:
    kept: Any = tuple(cells)
    return RawRow(5, kept, tuple(rest) if rest is not None else kept, is_full=False)  # type: ignore[arg-type]  # plain cells


@pytest.mark.parametrize(
    ("name", "number", "is_so"),
    [("Budi", BUDI, True), ("Budi", "'" + BUDI, True), ("Budi", BUDI[:-1], False), ("Budi", BUDI + "99", False), ("1 Budi", BUDI, False), (None, BUDI, False), ("Budi", 198004032005011001, False), ("Budi", "x" * 18, False)],
)  # fmt: skip
def test_rows_that_are_plainly_a_person(name: Sel, number: Sel, is_so: bool) -> None:
    assert WHO.is_plain((1, name, number)) is is_so  # type: ignore[arg-type]  # plain cells


@pytest.mark.parametrize(
    ("cells", "is_so"),
    [((1, "Budi", "1980 0403 2005 01"), True), ((1, "Budi", "1980040320050"), False), ((1, "Budi", 1.98e17), True), ((1, "12", BUDI), False), ((None, "Budi", f"NIP. {BUDI}"), False), ((1, "Budi", f"NIP. {BUDI}"), True)],
)  # fmt: skip
def test_rows_that_look_like_a_person(cells: tuple[Sel, ...], is_so: bool) -> None:
    assert WHO.is_person(cells) is is_so  # type: ignore[arg-type]  # plain cells


@pytest.mark.parametrize(
    ("number", "is_so"), [("12345", True), ("1234", False), (1.98e17, True), (None, False), ("abcde", False)]
)
def test_rows_in_which_something_like_a_number_stands(number: Sel, is_so: bool) -> None:
    assert WHO.has_number(raw(1, "Budi", number)) is is_so


@pytest.mark.parametrize(
    ("nomor", "name", "is_so"),
    [(1, "Budi", True), ("2.", "Budi", True), (None, "Budi", False), ("a", "Budi", False), (1, None, False)],
)
def test_rows_with_their_own_number_and_a_name(nomor: Sel, name: Sel, is_so: bool) -> None:
    assert WHO.is_counted(raw(nomor, name, None)) is is_so


@pytest.mark.parametrize(
    ("field", "judul", "cell"), [("nama_nip", "NAMA / NIP", "Nama/NIP"), ("jabatan", "NAMA JABATAN", "Jabatan"), ("golongan", "GOL. RUANG", "gol"), ("nama", "NAMA", "Nama")]
)  # fmt: skip
def test_repeated_headers_are_known_by_two_words(field: str, judul: str, cell: str) -> None:
    who = Identity({"nip": 0, field: 1}, {"nip": "NIP BARU", field: judul}, HARI_INI)
    assert who.repeats_header(raw("NIP", cell))
    assert not who.repeats_header(raw("NIP", "lain"))
    assert not who.repeats_header(raw("NIP", None))


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        (("1", "Budi", None), (None, BUDI, None), f"Budi\n{BUDI}"), (("1", "Budi", BUDI), (None, "Garut, 03-04-1980", None), "Budi\nGarut, 03-04-1980"), (("1", "Budi", BUDI), (None, "Garut, 03-04-2011", None), "Budi\nGarut, 03-04-2011"),
        (("1", "Budi", BUDI), (None, "Garut, 03-04-2012", None), None), (("1", "Budi", BUDI), (None, SITI, None), None), (("1", "Budi", None), ("2", BUDI, None), None), (("1", "Budi", None), (None, f"Siti\n{BUDI}", None), None),
        (("1", "123", None), (None, BUDI, None), None), (("1", "Budi", None), (None, None, BUDI), None),
    ],
)  # fmt: skip
def test_a_row_that_goes_on_below(upper: tuple[Sel, ...], lower: tuple[Sel, ...], joined: str | None) -> None:
    found = WHO.join(raw(*upper), raw(*lower))
    assert (found.cells[1] if found else None) == joined


def test_a_row_goes_on_only_below_a_row_that_holds_more_and_with_few_cells() -> None:
    upper, lower = raw("1", "Budi", None), raw(None, BUDI, None)
    assert WHO.join(raw(None, "Budi", None), lower) is None
    assert WHO.join(upper, raw(None, BUDI, None, rest=[BUDI, 1, 2])) is not None
    assert WHO.join(upper, raw(None, BUDI, None, rest=[BUDI, 1, 2, 3])) is None
    assert WHO.join(upper, RawRow(6, lower.cells, None, is_full=True)) is None
    assert Identity({"nip": 0}, {}, HARI_INI).join(raw(BUDI), raw(SITI)) is None


# --- rows of one number -------------------------------------------------------------------------------------

FACTS: dict[str, tuple[object, object]] = {
    "pns_id": ("a", "b"), "gelar_depan": ("Dr.", "Ir."), "gelar_belakang": ("M.Si.", "M.M."), "tanggal_lahir": (date(1980, 4, 3), date(1980, 4, 4)), "jenis_kelamin": ("L", "P"),
    "jenis_pegawai": (JenisPegawai.PNS, JenisPegawai.CPNS), "kedudukan": (Kedudukan.AKTIF, Kedudukan.PENSIUN), "golongan": ("III/a", "III/b"), "jabatan": ("Guru", "Kepala"), "eselon": ("III.a", "III.b"), "unor_id": ("a", "b"),
}  # fmt: skip
LOOSE: dict[str, tuple[object, object]] = {
    "nip_rusak": ("1", "2"), "kedudukan_teks": ("Aktif", "PNS aktif"), "unit_path": (("A",), ("B",)), "unor_nama": ("a", "b"), "instansi": ("Pemkab X", "Pemda X"), "nama": ("Ma'ruf", "MARUF"),
}  # fmt: skip


def draft(row: int, file: str = "a.xlsx", /, **facts: object) -> PegawaiDraft:
    return replace(PegawaiDraft(Location(file, "S", row), JOKO, "Joko"), **facts)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize("field", [*FACTS, *LOOSE])
def test_which_facts_of_two_files_contradict_each_other(field: str) -> None:
    one, other = (FACTS | LOOSE)[field]
    first, second = draft(2, **{field: one}), draft(3, "b.xlsx", **{field: other})
    wanted = {} if field in LOOSE else {first.lokasi: second.lokasi, second.lokasi: first.lokasi}
    assert ganda.contradictions([first, second]) == wanted
    assert ganda.contradictions([first, draft(3, "b.xlsx", nama=one if field == "nama" else "Joko")]) == {}
    assert ganda.contradictions([first, replace(second, lokasi=Location("a.xlsx", "S", 3))]) == {}
    assert not ganda.adds_nothing(second, first)
    assert ganda.adds_nothing(replace(first, lokasi=second.lokasi), first)


def test_a_kind_that_was_only_guessed_contradicts_nothing() -> None:
    guessed = draft(2, jenis_pegawai=JenisPegawai.PNS, jenis_tersirat=True)
    assert ganda.contradictions([guessed, draft(3, "b.xlsx", jenis_pegawai=JenisPegawai.CPNS)]) == {}


def test_rows_without_number_contradict_nothing_and_rina_is_not_joko() -> None:
    nobody = [
        replace(draft(row, f"{row}.xlsx", golongan=rank), nip="")
        for row, rank in ((2, "III/a"), (3, "III/b"))
    ]
    assert ganda.contradictions(nobody) == {}
    assert (
        ganda.contradictions(
            [draft(2, golongan="III/a"), replace(draft(3, "b.xlsx", golongan="III/b"), nip=RINA)]
        )
        == {}
    )


def test_a_signature_in_the_middle_ends_with_the_next_person(tmp_path: Path) -> None:
    signed: list[Sequence[Sel]] = [[None, "Mengetahui,"], [2, "Andi", None, "III/a"], [None, ANDI]]
    reading = read(tmp_path, PEOPLE[0], *signed)
    assert [(one.nama, one.nip) for one in reading.drafts] == [("Budi", BUDI), ("Andi", ANDI)]
    assert [
        one.nama for one in read(tmp_path, PEOPLE[0], [None, "Andi", None, "III/a"], [None, ANDI]).drafts
    ] == ["Budi", "Andi"]
    signed[1] = [None, "Andi", None, "III/a"]
    assert [one.nama for one in read(tmp_path, PEOPLE[0], *signed).drafts] == ["Budi"]


def test_headers_repeated_on_every_page_do_not_outvote_the_people(tmp_path: Path) -> None:
    head: Sequence[Sel] = ["NIP", "GOLONGAN"]
    [layout] = layouts(tmp_path, {"S": [head, [BUDI, "III/c"], *[head] * 9]})
    assert (layout.header_rows, layout.fields) == ((1,), {"nip": 0, "golongan": 1})


def test_of_two_columns_of_names_without_a_header_the_first_is_taken(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [[BUDI, "Budi Santoso", "Joko Widodo"], [SITI, "Siti Aminah", "Rina Melati"]]
    [layout] = layouts(tmp_path, {"S": rows})
    assert layout.fields == {"nip": 0, "nama": 1}


@pytest.mark.parametrize("numbering", [0, 1, 2])
def test_the_data_begin_below_the_last_half_of_a_header_and_its_numbers(
    tmp_path: Path, numbering: int
) -> None:
    head: list[Sequence[Sel]] = [["NO", "NAMA", "NIP", "MASA KERJA", None], [None, None, None, "TH", "BL"]]
    numbers: list[Sequence[Sel]] = [[1, 2, 3, 4, 5]] * numbering
    people: list[Sequence[Sel]] = [[1, "Budi", BUDI, 5, 2], [2, "Siti", SITI, 4, 0]]
    [layout] = layouts(tmp_path, {"S": [*head, *numbers, *people]})
    assert (layout.first_data_row, layout.fields["nip"]) == (3 + numbering, 2)
