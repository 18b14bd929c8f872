"""Finding header and columns: properties, what the user changes, what is remembered, what is private."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja_desktop.domain.golongan import BarisGolongan
from kinerja_desktop.foundation import messages
from kinerja_desktop.foundation.errors import Cancelled, FileError
from kinerja_desktop.foundation.messages import impor
from kinerja_desktop.workbooks import baris, columns, ganda
from kinerja_desktop.workbooks.layout import Layout, Pilihan, find_layouts, layout_of, with_columns
from kinerja_desktop.workbooks.pegawai import read_roster
from kinerja_desktop.workbooks.reader import open_book
from tests.mentah import Sel, csv_bytes, xlsx
from tests.workbooks.korpus import ANDI, BUDI, DEWI, HARI_INI, SITI, baca, temuan

COLUMNS = {
    "nip": (["NIP", "nip_baru", "N I P", "NIP Baru ", "Nip (Wajib)", "NIP\nPEGAWAI"], [BUDI, SITI, ANDI, DEWI]),
    "nama": (["NAMA", "Nama Lengkap", "nama_pegawai", "NAMA PEGAWAI", "Nama (tanpa gelar)"], ["Budi Santoso", "Siti Aminah", "Andi Contoh", "Dewi Contoh"]),
    "golongan": (["GOL.", "Golongan/Ruang", "gol_ruang", "PANGKAT/GOL. RUANG", "GOL AKHIR NAMA"], ["III/c", "III/b", "II/d", "IV/a"]),
    "jabatan": (["JABATAN", "Nama Jabatan", "JABATAN NAMA", "jabatan_terakhir"], ["Analis", "Perawat", "Guru", "Kepala Bidang"]),
    "tanggal_lahir": (["TGL. LAHIR", "tanggal_lahir", "Tanggal Lahir (yyyy-mm-dd)"], ["1980-04-03", "1985-05-13", "1990-07-21", "1975-12-20"]),
    "unit_kerja": (["UNIT KERJA", "unit_kerja", "Tempat Tugas"], ["Bidang A", "Bidang A", "Bidang B", "UPT C"]),
    None: (["JENIS JABATAN ID", "NIP LAMA", "gol_darah", "NAMA SEKOLAH", "KETERANGAN", "MASA KERJA", "Nama Ibu", "TMT CPNS"], ["1", "2", "4", "2"]),
}  # fmt: skip
TITLES = ["DAFTAR PEGAWAI", "DINAS CONTOH KABUPATEN CONTOH", "Keadaan 31 Desember 2025", "TAHUN 2025", "Data PNS dan PPPK", "NAMA INSTANSI : DINAS CONTOH"]  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[list[str]], int, dict[str, int]]:
    """A roster with random title rows, shuffled columns, a numbering row or none."""
    names = [
        "nip",
        "nama",
        *draw(st.lists(st.sampled_from(["golongan", "jabatan", "tanggal_lahir", "unit_kerja"]), unique=True)),
    ]
    fields = draw(st.permutations([*names, *[None] * draw(st.integers(0, 2))]))
    used: set[str] = set()
    heads: list[str] = []
    for field in fields:
        words = [word for word in COLUMNS[field][0] if word not in used]
        heads.append(draw(st.sampled_from(words)))
        used.add(heads[-1])
    titles = [[title] for title in draw(st.lists(st.sampled_from(TITLES), max_size=7))]
    rows: list[list[str]] = [*titles, *[[""]] * draw(st.integers(0, 2)), heads]
    at = len(rows)
    if draw(st.booleans()):
        rows.append([str(number) for number in range(1, len(heads) + 1)])
    count = draw(st.integers(1, 4))
    rows += [[COLUMNS[field][1][person] for field in fields] for person in range(count)]
    return rows, at, {field: index for index, field in enumerate(fields) if field is not None}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_header_is_found_wherever_it_is(sheet: tuple[list[list[str]], int, dict[str, int]]) -> None:
    rows, at, expected = sheet
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "daftar.csv"
        path.write_bytes(csv_bytes(rows, sep=";", quote_all=True))
        with open_book(path) as book:
            layout = find_layouts(book)[0]
    assert layout.header_rows == (at,)
    found = {field: index for field, index in layout.fields.items() if field in COLUMNS}
    assert found == expected


def layout_from(folder: Path, rows: list[Sequence[Sel]], pilihan: Pilihan | None = None) -> Layout:
    path = folder / "x.xlsx"
    path.write_bytes(xlsx({"S": rows}))
    with open_book(path) as book:
        found = layout_of(book, pilihan or Pilihan())
    assert found is not None
    return found


def test_words_of_the_table_are_unique_and_every_one_is_found() -> None:
    for name in ("pegawai", "unit", "atasan", "nilai", "laporan"):
        words = columns.vocabulary(f"resources/workbooks/kolom_{name}.toml")
        assert len(words.exact) > 15
    words = columns.vocabulary()
    assert columns.match(["PKT TERAKHIR", "TMT"], words)[0] == "tmt_golongan"
    assert columns.match(["LATIHAN JABATAN", "NAMA"], words)[0] == ""
    assert columns.match(["DATA PEGAWAI", "NIP"], words)[0] == "nip"
    assert columns.match(["NAMA", "TTL"], words)[0] == "nama"
    assert columns.match(["JENIS JABATAN ID"], words)[0] == "jenis_jabatan_id"
    assert columns.match(["NamaUnor"], words)[0] == "unor_nama"


def test_raised_figures_below_a_header_are_no_numbering(tmp_path: Path) -> None:
    """ "²" is a digit to `str.isdigit`, but no number to `int`."""
    rows: list[Sequence[Sel]] = [["NIP", "Nama", "Golongan"], ["¹", "²", "³"], [BUDI, "Budi", "III/a"]]
    layout = layout_from(tmp_path, rows)
    assert (layout.header_rows, layout.fields) == ((1,), {"nip": 0, "nama": 1, "golongan": 2})


@pytest.mark.parametrize("head", ["NIK", "No. HP/WA", "ALAMAT RUMAH", "AGAMA", "nama_ibu", "STATUS KAWIN", "No KTP", "NPWP", "gol_darah", "EMAIL", "Nomor Rekening", "BPJS", "NAMA BANK"])  # fmt: skip
def test_private_columns_are_never_shown(tmp_path: Path, head: str) -> None:
    layout = layout_from(tmp_path, [["NIP", "NAMA", head], [BUDI, "Budi", "rahasia"]])
    assert (layout.columns[2].field, layout.columns[2].samples) == ("pribadi", ("—",))
    assert "rahasia" not in repr(layout)


@pytest.mark.parametrize("value", ["3205124304800001", "081234567890", "a@contoh.id"])
def test_private_content_under_an_unknown_header_is_not_shown(tmp_path: Path, value: str) -> None:
    layout = layout_from(tmp_path, [["NIP", "NAMA", "KOLOM X"], [BUDI, "Budi", value]])
    assert layout.columns[2].samples == ("—",)


def test_a_number_column_without_its_word_is_known_by_content(tmp_path: Path) -> None:
    layout = layout_from(tmp_path, [["NAMA", "GOLONGAN", "NO INDUK"], ["Budi", "III/a", BUDI]])
    assert layout.fields["nip"] == 2


def test_samples_show_three_values(tmp_path: Path) -> None:
    layout = layout_from(
        tmp_path, [["NIP", "NAMA", "LAIN"], *[[BUDI, "Budi", f"nilai {n}"] for n in range(9)]]
    )
    assert layout.columns[2].samples == ("nilai 0", "nilai 1", "nilai 2")
    assert layout.columns[2].field is None


@pytest.mark.parametrize("count", [1, 400])
def test_a_line_of_a_signature_is_short(count: int) -> None:
    for line in ("Kota Contoh, 2 Januari 2026", "NIP. 19800403 200501 1 001"):
        assert baris.starts_signature([line])
        assert baris.starts_signature([line + " " * 150]) is True
    assert baris.is_place_date("Kota Contoh, " + "." * 10 * count + " 2026") is (count == 1)
    assert baris.is_sign_nip("NIP. " + "." * 10 * count) is (count == 1)


def test_a_merged_head_cell_reaches_over_its_area_and_no_further(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    head: list[list[Sel]] = [
        ["NO", "NIP", "NAMA", "PANGKAT", None, "JABATAN", None, "UNIT KERJA"],
        [None, None, None, "GOL", "TMT", "NAMA", "TMT", None],
    ]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"]
    person: list[Sel] = [1, BUDI, "Budi", "III/a", "2020-04-01", "Analis", "2021-01-01", "Bidang A"]
    path.write_bytes(xlsx({"S": [*head, person]}, merges=merges))
    with open_book(path) as book:
        found = layout_of(book, Pilihan())
    assert found is not None
    assert found.header_rows == (1, 2)
    assert [one.judul for one in found.columns] == [
        "NO", "NIP", "NAMA", "PANGKAT / GOL", "PANGKAT / TMT", "JABATAN / NAMA", "JABATAN / TMT", "UNIT KERJA",
    ]  # fmt: skip


def test_a_head_of_two_facts_over_a_column_of_each(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    head: list[list[Sel]] = [
        ["NO", "NAMA / NIP", None, "TEMPAT, TANGGAL LAHIR", None, "UNIT KERJA"],
        [None, "NAMA", "NIP", "TEMPAT", "TANGGAL", None],
        [1, 2, 3, 4, 5, 6],
    ]
    person: list[Sel] = [1, "Budi", BUDI, "Sukaraya", "12-04-1978", "Bidang A"]
    path.write_bytes(xlsx({"S": [*head, person]}, merges=["A1:A2", "B1:C1", "D1:E1", "F1:F2"]))
    with open_book(path) as book:
        found = layout_of(book, Pilihan())
    assert found is not None
    assert {name: found.fields.get(name) for name in ("nama", "nip", "nama_nip", "unit_kerja")} == {
        "nama": 1, "nip": 2, "nama_nip": None, "unit_kerja": 5,
    }  # fmt: skip
    assert found.fields.get("tanggal_lahir", found.fields.get("tempat_tanggal_lahir")) == 4


def test_a_merged_head_cell_reaches_over_a_column_without_a_lower_word(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    head: list[list[Sel]] = [["NIP", "NAMA", "PANGKAT", None, None], [None, None, "GOL", None, "TMT"]]
    path.write_bytes(xlsx({"S": [*head, [BUDI, "Budi", "III/a", "x", "2020-04-01"]]}, merges=["C1:E1"]))
    with open_book(path) as book:
        found = layout_of(book, Pilihan())
    assert found is not None
    assert [one.judul for one in found.columns] == [
        "NIP",
        "NAMA",
        "PANGKAT / GOL",
        "PANGKAT",
        "PANGKAT / TMT",
    ]


def test_the_user_overrules_columns_and_header(tmp_path: Path) -> None:
    rows: list[Sequence[Sel]] = [["NIP", "NAMA", "KOLOM X", "JABATAN"], [BUDI, "Budi", "Bidang A", "Analis"], ["NIP", "NAMA", "UNIT", "TUGAS"], [SITI, "Siti", "Bidang B", "Perawat"]]  # fmt: skip
    data = xlsx({"S": rows})
    chosen = Pilihan(kolom={"unit_kerja": 2, "jabatan": -1})
    first = baca(tmp_path, "x.xlsx", data, chosen)
    assert (first.drafts[0].unit_path, first.drafts[0].jabatan) == (("Bidang A",), None)
    below = baca(tmp_path, "x.xlsx", data, Pilihan(baris_judul=(3,), kolom={"unit_kerja": 2, "jabatan": 3}))
    assert (below.layout.header_rows, below.dibaca) == ((3,), 1)
    assert (below.drafts[0].nip, below.drafts[0].unit_path, below.drafts[0].jabatan) == (
        SITI,
        ("Bidang B",),
        "Perawat",
    )
    none = baca(tmp_path, "y.csv", csv_bytes([[BUDI, "Budi", "x"], [SITI, "Siti", "y"]]), Pilihan(baris_judul=(0,), kolom={"unit_kerja": 2}))  # fmt: skip
    assert (none.dibaca, none.drafts[1].unit_path) == (2, ("y",))


def test_a_field_moved_to_another_column_leaves_the_old_one(tmp_path: Path) -> None:
    layout = layout_from(tmp_path, [["nip_master", "nip_siasn", "nama"], [BUDI, SITI, "Budi"]])
    assert layout.columns[0].is_ambiguous
    assert layout.columns[0].alternatives == (1,)
    moved = with_columns(layout, {"nip": 1})
    assert moved.fields["nip"] == 1
    assert moved.columns[0].field is None


def test_shape_is_remembered_by_its_headers_alone(tmp_path: Path) -> None:
    one = layout_from(tmp_path, [["Judul"], ["NIP", "Nama ", "GOL."], [BUDI, "Budi", "III/a"]])
    same = layout_from(tmp_path, [["nip", "NAMA", "gol"], [SITI, "Siti", "III/b"], [ANDI, "Andi", "III/b"]])
    other = layout_from(tmp_path, [["nip", "gol", "NAMA"], [SITI, "III/b", "Siti"]])
    assert one.sidik_bentuk == same.sidik_bentuk != other.sidik_bentuk


def test_a_file_without_people_is_refused(tmp_path: Path) -> None:
    goods: list[Sequence[Sel]] = [["Barang", "Jumlah"], ["Kursi", 3]]
    recap: list[Sequence[Sel]] = [["REKAPITULASI PEGAWAI"], ["Golongan", "Jumlah"], ["IV", 3]]
    for rows in (goods, recap):
        with pytest.raises(FileError) as refused:
            baca(tmp_path, "barang.xlsx", xlsx({"S": rows}))
        assert refused.value.code == "impor.bukan-daftar-pegawai"


def test_pangkat_alone_is_understood_with_the_reference_table(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    path.write_bytes(xlsx({"S": [["NIP", "NAMA", "PANGKAT"], [BUDI, "Budi", "Penata Tk. I"]]}))
    table = {"III/d": BarisGolongan("34", "III/d", "Penata Tingkat I")}
    with open_book(path) as book:
        with_table = read_roster(book, "p.xlsx", hari_ini=HARI_INI, tabel_golongan=table)
        without = read_roster(book, "p.xlsx", hari_ini=HARI_INI)
    assert with_table.drafts[0].golongan == "III/d"
    assert without.drafts[0].golongan is None


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    class Batal:
        def step(self, done: int, total: int, what: str = "") -> None:
            assert messages.sentence(what)
            raise Cancelled

    path = tmp_path / "c.csv"
    path.write_bytes(csv_bytes([["NIP", "NAMA"], [BUDI, "Budi"]]))
    with open_book(path) as book, pytest.raises(Cancelled):
        read_roster(book, "c.csv", hari_ini=HARI_INI, progress=Batal())


def test_doubled_numbers_of_several_files_are_settled_together(tmp_path: Path) -> None:
    one = baca(tmp_path, "a.csv", csv_bytes([["NIP", "NAMA"], [BUDI, "Budi"], [SITI, "Siti"]]))
    two = baca(tmp_path, "b.csv", csv_bytes([["NIP", "NAMA"], [BUDI, "Budi"], [SITI, "Siti A"]]))
    both = ganda.settle([*one.drafts, *two.drafts], lambda place: place.berkas == "b.csv")
    assert [(draft.nip, draft.nama) for draft in both.drafts] == [(BUDI, "Budi"), (SITI, "Siti A")]
    assert sorted(one.code for one in both.dilewati) == ["baris.kembar", "baris.tidak-dipilih"]
    waiting = ganda.settle([*one.drafts, *two.drafts], lambda _: False)
    assert len(waiting.tertahan) == len(waiting.findings) == 2
    assert "berkas b.csv" in str(waiting.findings[0].args["lain"])


def test_a_ready_layout_is_used_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "d.xlsx"
    path.write_bytes(xlsx({"S": [["NIP", "NAMA", "GOL"], [BUDI, "Budi", "III/a"]]}))
    with open_book(path) as book:
        layout = find_layouts(book)[0]
        fewer = replace(layout, columns=layout.columns[:2])
        reading = read_roster(book, "d.xlsx", hari_ini=HARI_INI, layout=fewer)
    assert reading.drafts[0].golongan is None
    assert temuan(reading) == []


def test_every_code_has_a_sentence_and_a_test_that_produces_it() -> None:
    package = Path(columns.__file__).parent
    subjects = "baris|pegawai|nip|nama|golongan|kelamin|tanggal|sel|kolom|sheet|unit|atasan|nilai|laporan|impor|perbaikan"
    code = re.compile(rf'"((?:{subjects})\.[a-z0-9]+(?:-[a-z0-9]+)*)"')
    mine = (
        "baris",
        "pegawai",
        "orang",
        "ganda",
        "peringatan",
        "tabel",
        "unit",
        "nilai",
        "laporan",
        "perbaikan",
        "values",
        "layout",
    )
    used = {
        one for name in mine for one in code.findall((package / f"{name}.py").read_text(encoding="utf-8"))
    }
    catalogue = messages.catalogue()
    assert used <= catalogue.keys()
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    no_findings = {"impor.langkah-baca", "perbaikan.judul-kolom"}
    assert {one for one in impor.SENTENCES if one not in no_findings and one not in tests} == set()
    assert impor.SENTENCES.keys() - used - no_findings == set(), "a sentence that nothing says"
