"""Rosters against the office: counts that add up, stretches, hand-set values, destroyed numbers, undoing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain import penugasan as rules
from kinerja_desktop.domain.keadaan import Keadaan
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import pegawai, penilaian, penugasan
from kinerja_desktop.services.impor import batal, roster
from kinerja_desktop.services.impor.tinjauan import Kategori, Keputusan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import CellEdit
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.commands import penugasan as commands
from kinerja_desktop.storage.commands import undo
from kinerja_desktop.storage.queries import impor as queries
from kinerja_desktop.storage.unit_of_work import Transaction
from tests.mentah import Angka, csv_bytes, xlsx

HEADS = [
    "PNS ID",
    "NIP BARU",
    "NAMA",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "JABATAN NAMA",
    "TMT JABATAN",
    "UNOR ID",
    "UNOR NAMA",
    "STATUS CPNS PNS",
]
SARI = [
    "A1",
    "'198503302010012001",
    "SARI WULANDARI",
    "III/c",
    "01-04-2022",
    "Guru Ahli Muda",
    "01-01-2023",
    "U1",
    "SDN 1 CONTOH",
    "P",
]
BUDI = [
    "A2",
    "'197804122005011003",
    "BUDI SANTOSO",
    "IV/a",
    "01-10-2021",
    "Kepala Sekolah",
    "01-07-2021",
    "U1",
    "SDN 1 CONTOH",
    "P",
]
TONO = [
    "A3",
    "'199001012015011001",
    "TONO HARYONO",
    "III/b",
    "01-04-2023",
    "Pengelola Keuangan",
    "01-02-2020",
    "U2",
    "SEKRETARIAT",
    "P",
]
PER = date(2026, 10, 1)


def csv_file(folder: Path, *rows: list[str], name: str = "Data PNS.csv") -> Path:
    path = folder / name
    path.write_bytes(csv_bytes([HEADS, *rows], ","))
    return path


def put_in(
    konteks: Konteks, path: Path, keputusan: Keputusan | None = None, per: date = PER
) -> roster.HasilImpor:
    checked = roster.periksa(konteks, [path], per_tanggal=per, keputusan=keputusan)
    return roster.simpan(konteks, checked).value


def with_(row: list[str], **changes: str) -> list[str]:
    return [changes.get(head.replace(" ", "_"), value) for head, value in zip(HEADS, row, strict=True)]


def stretches(konteks: Konteks, nama: str) -> tuple[Keadaan, ...]:
    (found,) = pegawai.cari(konteks, nama)
    return pegawai.kartu(konteks, found.id).keadaan


def test_check_writes_nothing_and_counts_add_up(konteks: Konteks, tmp_path: Path) -> None:
    checked = roster.periksa(konteks, [csv_file(tmp_path, SARI, BUDI, SARI)], per_tanggal=PER)
    assert checked.hitungan == {
        "dibaca": 3, "baru": 2, "berubah": 0, "sama": 0, "perlu_diperbaiki": 0, "dilewati": 1,
    }  # fmt: skip
    assert [unit.nama for unit in checked.unit_baru] == ["SDN 1 CONTOH"]
    assert pegawai.daftar(konteks) == []
    assert batal.riwayat(konteks) == []


def test_positions_lie_in_memory_by_portions_and_without_findings_that_nobody_reads(
    konteks: Konteks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_a_time: list[list[int]] = []
    usual = commands.open_stretches

    def look(transaction: Transaction, rows: Sequence[dict[str, Any]]) -> list[int]:
        at_a_time.append([row["pegawai_id"] for row in rows])
        return usual(transaction, rows)

    monkeypatch.setattr(penugasan, "_PORTION", 2)
    monkeypatch.setattr(commands, "open_stretches", look)
    monkeypatch.setattr(rules, "_finding", lambda *_args, **_more: pytest.fail("a finding for everybody"))
    put_in(konteks, csv_file(tmp_path, SARI, BUDI, TONO))
    assert [len(portion) for portion in at_a_time] == [2, 1]
    with konteks.simpanan.read() as connection:
        stored = connection.execute(sa.select(tables.penugasan.c.pegawai_id)).scalars().all()
    assert stored == [id_ for portion in at_a_time for id_ in portion]


def test_second_import_of_the_same_file_changes_nothing(konteks: Konteks, tmp_path: Path) -> None:
    path = csv_file(tmp_path, SARI, BUDI, TONO)
    put_in(konteks, path)
    again = put_in(konteks, path)
    assert again.hitungan["sama"] == 3
    assert len(pegawai.daftar(konteks)) == 3


def test_new_tmt_opens_a_stretch_and_shows_old_and_new(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, SARI))
    news = csv_file(tmp_path, with_(SARI, GOL_AKHIR_NAMA="III/d", TMT_GOLONGAN="01-04-2026"))
    checked = roster.periksa(konteks, [news], per_tanggal=PER)
    (row,) = checked.baris
    assert row.kategori is Kategori.BERUBAH
    assert {c.kolom: (c.lama, c.baru) for c in row.perubahan} == {
        "golongan": ("III/c", "III/d"),
        "tmt_golongan": (date(2022, 4, 1), date(2026, 4, 1)),
    }
    roster.simpan(konteks, checked)
    assert [(s.dari, s.golongan) for s in stretches(konteks, "sari")] == [
        (date(1900, 1, 1), "III/c"),
        (date(2026, 4, 1), "III/d"),
    ]


@pytest.mark.parametrize(
    ("jabatan", "jenjang", "jenis"),
    [
        ("Kepala Seksi Kurikulum", "", ""),
        ("Guru Ahli Madya", "ahli_madya", "fungsional"),
        ("Guru", "ahli_muda", "fungsional"),
        ("Kepala Sekolah", "ahli_muda", "fungsional"),
    ],
)
def test_another_jabatan_does_not_keep_the_old_jenjang(
    konteks: Konteks, tmp_path: Path, jabatan: str, jenjang: str, jenis: str
) -> None:
    put_in(konteks, csv_file(tmp_path, SARI))
    news = csv_file(tmp_path, with_(SARI, JABATAN_NAMA=jabatan, TMT_JABATAN="01-04-2026"))
    put_in(konteks, news)
    held = [(s.dari, s.jabatan, s.jenjang, s.jenis_jabatan) for s in stretches(konteks, "sari")]
    assert held == [
        (date(1900, 1, 1), "Guru Ahli Muda", "ahli_muda", "fungsional"),
        (date(2026, 4, 1), jabatan, jenjang, jenis),
    ]
    assert put_in(konteks, news).hitungan["sama"] == 1


def test_a_jenjang_set_by_hand_outlives_the_jabatan(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, SARI))
    (sari,) = pegawai.cari(konteks, "sari")
    pegawai.ubah(konteks, sari.id, {"jenjang": "ahli_madya"}, version=sari.version)
    put_in(konteks, csv_file(tmp_path, with_(SARI, JABATAN_NAMA="Analis Hukum", TMT_JABATAN="01-04-2026")))
    assert stretches(konteks, "sari")[-1].jabatan == "Analis Hukum"
    assert stretches(konteks, "sari")[-1].jenjang == "ahli_madya"
    assert pegawai.usul_perbaikan(konteks) == []


def test_koreksi_overwrites(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, SARI))
    news = csv_file(tmp_path, with_(SARI, GOL_AKHIR_NAMA="III/d", TMT_GOLONGAN="01-04-2026"))
    put_in(konteks, news, Keputusan(koreksi=True))
    assert [(s.dari, s.golongan) for s in stretches(konteks, "sari")] == [(date(1900, 1, 1), "III/d")]


def test_hand_set_value_is_kept_and_becomes_a_proposal(konteks: Konteks, tmp_path: Path) -> None:
    path = csv_file(tmp_path, SARI)
    put_in(konteks, path)
    (sari,) = pegawai.cari(konteks, "sari")
    pegawai.ubah(konteks, sari.id, {"jabatan": "Guru Kelas Ahli Muda"}, version=sari.version)
    checked = roster.periksa(konteks, [path], per_tanggal=PER)
    (change,) = checked.baris[0].perubahan
    assert (change.kolom, change.tangan, change.diambil) == ("jabatan", True, False)
    assert roster.simpan(konteks, checked).value.usul == 1
    assert stretches(konteks, "sari")[-1].jabatan == "Guru Kelas Ahli Muda"
    assert [(u.kolom, u.nilai_siasn) for u in pegawai.usul_perbaikan(konteks)] == [
        ("jabatan", "Guru Ahli Muda")
    ]


def test_hand_set_value_gives_way_when_the_operator_says_so(konteks: Konteks, tmp_path: Path) -> None:
    path = csv_file(tmp_path, SARI)
    put_in(konteks, path)
    (sari,) = pegawai.cari(konteks, "sari")
    pegawai.ubah(konteks, sari.id, {"jabatan": "Guru Kelas"}, version=sari.version)
    put_in(konteks, path, Keputusan(ambil=frozenset({(sari.id, "jabatan")})))
    assert stretches(konteks, "sari")[-1].jabatan == "Guru Ahli Muda"
    assert pegawai.kartu(konteks, sari.id).tangan == {}


def test_destroyed_number_is_offered_never_guessed(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, SARI))
    path = tmp_path / "rusak.xlsx"
    heads = ["NIP", "NAMA", "TANGGAL LAHIR", "JABATAN"]
    path.write_bytes(
        xlsx({"S": [heads, [Angka("198503302010012000"), "Sari Wulandari", "30-03-1985", "Guru Ahli Madya"]]})
    )
    checked = roster.periksa(konteks, [path], per_tanggal=PER)
    (row,) = checked.baris
    assert row.kategori is Kategori.PERLU_DIPERBAIKI
    assert [item.code for item in row.masalah] == ["nip.rusak"]
    (sari,) = pegawai.cari(konteks, "sari")
    assert row.pegawai_id is None
    offered = [one.pegawai_id for one in row.kandidat]
    assert offered in ([], [sari.id])
    taken = roster.tinjau_ulang(konteks, checked.berkas, PER, Keputusan(orang={row.kunci: sari.id}))
    assert taken.baris[0].kategori is Kategori.BERUBAH
    roster.simpan(konteks, taken)
    assert pegawai.cari(konteks, "sari")[0].nip == "198503302010012001"
    assert stretches(konteks, "sari")[-1].jabatan == "Guru Ahli Madya"


def test_a_row_that_stays_out_is_named_whatever_else_is_wrong_with_it(
    konteks: Konteks, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.xlsx"
    heads = ["NIP", "NAMA", "JABATAN", "GOLONGAN"]
    path.write_bytes(xlsx({"S": [heads, ["199001012015011001", "Budi Percobaan", "Guru Ahli Muda", "III/a"],
                             ["123", "Sari Wulandari", "Guru Ahli Muda", "IX/z"]]}))  # fmt: skip
    _, row = roster.periksa(konteks, [path], per_tanggal=PER).baris
    assert (row.kategori, row.nama) == (Kategori.PERLU_DIPERBAIKI, "Sari Wulandari")


def test_missing_people_are_listed_within_the_scope_only(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, SARI, BUDI, TONO))
    checked = roster.periksa(konteks, [csv_file(tmp_path, SARI)], per_tanggal=PER)
    assert [gone.nama for gone in checked.hilang] == ["BUDI SANTOSO"], (
        "Tono works in a unit the file does not name"
    )
    roster.simpan(konteks, checked)
    assert len(pegawai.daftar(konteks)) == 3


def test_undo_takes_back_the_whole_import(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, SARI))
    news = csv_file(tmp_path, with_(SARI, GOL_AKHIR_NAMA="III/d", TMT_GOLONGAN="01-04-2026"), BUDI, TONO)
    batch = put_in(konteks, news).batch
    told = batal.batalkan(konteks, batch).value
    assert (told.dihapus, told.tetap) == (3, ()), "Budi, Tono and the unit Sekretariat go"
    assert [row.nama for row in pegawai.daftar(konteks)] == ["SARI WULANDARI"]
    assert [(s.dari, s.golongan) for s in stretches(konteks, "sari")] == [(date(1900, 1, 1), "III/c")]
    history = batal.riwayat(konteks)
    assert [row.jenis for row in history] == ["batal", "pegawai", "pegawai"]
    with pytest.raises(RefusedError) as caught:
        batal.batalkan(konteks, batch)
    assert caught.value.code == "impor.sudah-dibatalkan"


def test_undo_leaves_what_was_edited_since_and_says_so(konteks: Konteks, tmp_path: Path) -> None:
    batch = put_in(konteks, csv_file(tmp_path, SARI, BUDI)).batch
    (sari,) = pegawai.cari(konteks, "sari")
    pegawai.ubah(konteks, sari.id, {"gelar_belakang": "S.Pd."}, version=sari.version)
    before = batal.tinjau_batal(konteks, batch)
    assert [(item.code, item.args["nama"]) for item in before.tetap if item.args["nama"] == "SARI WULANDARI"]
    batal.batalkan(konteks, batch)
    assert [row.nama for row in pegawai.daftar(konteks)] == ["SARI WULANDARI"]


def test_undo_keeps_what_is_used_since_and_reads_no_whole_table(konteks: Konteks, tmp_path: Path) -> None:
    """The unit came with the import; somebody typed in later sits in it, so it stays."""
    batch = put_in(konteks, csv_file(tmp_path, SARI, BUDI, TONO)).batch
    (sari,) = pegawai.cari(konteks, "sari")
    pegawai.tambah(konteks, {"nama": "Dewi Lestari", "nip": "199203052019032004", "unit_id": sari.unit_id})
    asked = _statements(konteks, batch)
    assert [text for text in asked if " IN (" not in text and "impor_id = " not in text] == []
    told = batal.batalkan(konteks, batch).value
    assert [item.args["nama"] for item in told.tetap] == ["SDN 1 CONTOH"]
    assert [row.nama for row in pegawai.daftar(konteks)] == ["Dewi Lestari"]


def _statements(konteks: Konteks, batch: int) -> list[str]:
    """Return what planning the undo of an import asks the database."""
    seen: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(" ".join(statement.split()))

    with konteks.simpanan.read() as connection:
        sa.event.listen(connection, "before_cursor_execute", hear)
        undo.plan(connection, queries.revisions_of(connection, batch))
        sa.event.remove(connection, "before_cursor_execute", hear)
    return seen


def test_undone_file_imports_again(konteks: Konteks, tmp_path: Path) -> None:
    path = csv_file(tmp_path, SARI, BUDI)
    batal.batalkan(konteks, put_in(konteks, path).batch)
    assert pegawai.daftar(konteks) == []
    assert put_in(konteks, path).hitungan["baru"] == 2


def test_bkn_id_wins_over_a_changed_number(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, SARI))
    put_in(konteks, csv_file(tmp_path, with_(SARI, NIP_BARU="'198503302010012009")))
    (sari,) = pegawai.cari(konteks, "sari")
    assert sari.nip == "198503302010012009"
    assert {n.nilai for n in pegawai.kartu(konteks, sari.id).nomor if n.jenis == "nip"} == {
        "198503302010012001",
        "198503302010012009",
    }


def test_several_files_in_one_import(konteks: Konteks, tmp_path: Path) -> None:
    a, b = (
        csv_file(tmp_path, SARI, BUDI, name="Data PNS.csv"),
        csv_file(tmp_path, TONO, SARI, name="Lain.csv"),
    )
    checked = roster.periksa(konteks, [a, b], per_tanggal=PER)
    assert checked.hitungan["dibaca"] == 4
    assert (checked.hitungan["baru"], checked.hitungan["dilewati"]) == (3, 1)
    assert checked.baris[-1].masalah[0].code == "impor.sama-persis"


def test_capitals_alone_are_no_news_but_a_correction_takes_them(konteks: Konteks, tmp_path: Path) -> None:
    put_in(konteks, csv_file(tmp_path, with_(SARI, NAMA="Sari Wulandari")))
    again = csv_file(tmp_path, with_(SARI, NAMA="SARI  WULANDARI", JABATAN_NAMA="GURU AHLI MUDA"))
    assert put_in(konteks, again).hitungan["sama"] == 1
    assert pegawai.cari(konteks, "sari")[0].nama == "Sari Wulandari"
    assert put_in(konteks, again, Keputusan(koreksi=True)).hitungan["berubah"] == 1
    assert pegawai.cari(konteks, "sari")[0].nama == "SARI WULANDARI"


def test_a_number_and_a_golongan_of_pns_tell_the_kind_where_nothing_states_it(
    konteks: Konteks, tmp_path: Path
) -> None:
    rows: list[list[object]] = [["NIP", "NAMA", "GOLONGAN", "IS P3K", "STATUS"], [BUDI[1], BUDI[2], "IV/a", "Tidak", "Aktif"], [TONO[1], TONO[2], None, "Tidak", "Aktif"]]  # fmt: skip
    path = tmp_path / "daftar.csv"
    path.write_bytes(csv_bytes(rows))
    kinds = [row.draft.jenis_pegawai for row in roster.periksa(konteks, [path]).baris if row.draft]
    assert kinds == ["pns", None]


def test_a_kind_that_is_only_implied_never_changes_a_stated_one(konteks: Konteks, tmp_path: Path) -> None:
    stated, plain = tmp_path / "a.csv", tmp_path / "b.csv"
    stated.write_bytes(
        csv_bytes([["NIP", "NAMA", "GOLONGAN", "STATUS"], [TONO[1], TONO[2], "III/a", "CPNS"]])
    )
    plain.write_bytes(csv_bytes([["NIP", "NAMA", "GOLONGAN"], [TONO[1], TONO[2], "III/a"]]))
    both = roster.periksa(konteks, [stated, plain])
    assert [row.kategori for row in both.baris] == [Kategori.BARU, Kategori.DILEWATI]
    roster.simpan(konteks, roster.periksa(konteks, [stated]))
    assert [row.kategori for row in roster.periksa(konteks, [plain]).baris] == [Kategori.SAMA]
    plain.write_bytes(csv_bytes([["NIP", "NAMA", "GOLONGAN", "STATUS"], [TONO[1], TONO[2], "III/a", "PNS"]]))
    assert [row.kategori for row in roster.periksa(konteks, [plain]).baris] == [Kategori.BERUBAH]


def test_a_file_of_a_head_alone_is_said_and_does_not_stop_the_others(
    konteks: Konteks, tmp_path: Path
) -> None:
    empty, full = tmp_path / "kosong.csv", tmp_path / "isi.csv"
    empty.write_bytes(csv_bytes([HEADS]))
    full.write_bytes(csv_bytes([HEADS, BUDI]))
    checked = roster.periksa(konteks, [empty, full])
    assert checked.hitungan["baru"] == 1
    assert [one.code for one in checked.findings if one.location.berkas == empty.name] == [
        "impor.tanpa-baris"
    ]


def test_an_older_roster_does_not_undo_newer_facts(konteks: Konteks, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes([HEADS, BUDI]))
    roster.simpan(konteks, roster.periksa(konteks, [path], per_tanggal=date(2026, 1, 31)))
    past = [*BUDI[:3], "III/d", "01-10-2017", "Guru Ahli Muda", "01-01-2016", "U9", "SDN 9", "P"]
    path.write_bytes(csv_bytes([HEADS, past]))
    for day in (date(2023, 1, 31), None):
        checked = roster.periksa(konteks, [path], per_tanggal=day)
        assert [row.kategori for row in checked.baris] == [Kategori.SAMA]
        assert [one.code for one in checked.baris[0].masalah] == ["impor.keadaan-lama"]
    meant = roster.periksa(konteks, [path], keputusan=Keputusan(koreksi=True))
    assert {"golongan", "jabatan"} <= {one.kolom for one in meant.baris[0].perubahan}


def test_a_name_that_several_units_carry_moves_nobody(konteks: Konteks, tmp_path: Path) -> None:
    heads = ["NIP", "NAMA", "UNIT KERJA INDUK", "UNIT KERJA"]
    path = tmp_path / "a.csv"
    places = [["Dinas Kesehatan", "Sekretariat"], ["Dinas Sosial", "Sekretariat"]]
    known = [[BUDI[1], BUDI[2], *places[0]], [TONO[1], TONO[2], *places[1]]]
    path.write_bytes(csv_bytes([heads, *known]))
    roster.simpan(konteks, roster.periksa(konteks, [path]))
    before = {row.nama: row.unit_id for row in pegawai.daftar(konteks)}
    assert len(set(before.values())) == 2

    newcomer = [*SARI[1:3], "Sekretariat"]
    path.write_bytes(
        csv_bytes(
            [["NIP", "NAMA", "UNIT KERJA"], *([row[0], row[1], "Sekretariat"] for row in known), newcomer]
        )
    )
    checked = roster.periksa(konteks, [path])
    assert [row.kategori for row in checked.baris] == [Kategori.SAMA, Kategori.SAMA, Kategori.BARU]
    assert [[one.code for one in row.masalah] for row in checked.baris] == [[], [], ["impor.unit-rangkap"]]
    assert not checked.unit_baru
    roster.simpan(konteks, checked)
    after = {row.nama: row.unit_id for row in pegawai.daftar(konteks)}
    assert after == before | {SARI[2]: None}


@pytest.mark.parametrize(
    ("tmt", "mulai"),
    [("01-08-2026", date(2026, 8, 1)), ("01-02-2020", PER), ("01-12-2026", PER)],
    ids=["tmt-tahun-ini", "tmt-lama", "tmt-nanti"],
)
def test_who_moved_in_begins_on_the_tmt_or_the_day_of_the_list_and_is_not_rated_before(
    konteks: Konteks, tmp_path: Path, tmt: str, mulai: date
) -> None:
    put_in(konteks, csv_file(tmp_path, SARI, BUDI))
    done = put_in(
        konteks, csv_file(tmp_path, SARI, BUDI, with_(TONO, TMT_JABATAN=tmt)), Keputusan(pindahan=True)
    )
    assert done.hitungan["baru"] == 1
    before, here = stretches(konteks, "tono")
    assert (before.kedudukan, before.unit_id, before.jabatan) == ("tidak_aktif", None, "")
    assert (here.dari, here.kedudukan, here.jabatan) == (mulai, "aktif", TONO[5])
    names = {
        kode: {row.nama for row in penilaian.grid(konteks, kode).baris} for kode in ("2026-TW1", "2026-TW4")
    }
    assert TONO[2] not in names["2026-TW1"]
    assert TONO[2] in names["2026-TW4"]
    batal.batalkan(konteks, done.batch)
    assert not pegawai.cari(konteks, "tono")


@pytest.mark.parametrize("used", ["dinilai", "diubah"])
@pytest.mark.parametrize("pindahan", [False, True])
def test_undo_leaves_who_stays_in_the_post_that_the_import_gave(
    konteks: Konteks, tmp_path: Path, used: str, pindahan: bool
) -> None:
    put_in(konteks, csv_file(tmp_path, SARI, BUDI))
    file = csv_file(tmp_path, SARI, BUDI, TONO)
    done = put_in(konteks, file, Keputusan(pindahan=pindahan))
    (tono,) = pegawai.cari(konteks, "tono")
    if used == "dinilai":
        [row] = [one for one in penilaian.grid(konteks, "2026-TW4").baris if one.nama == TONO[2]]
        edits = [CellEdit(row.penugasan_id, None, name, "S") for name in ("hasil_kerja", "perilaku")]
        penilaian.save_cells(konteks, "2026-TW4", edits)
    else:
        pegawai.ubah(konteks, tono.id, {"gelar_depan": "Drs."}, version=tono.version)
    before = stretches(konteks, "tono")
    assert len(before) == 1 + pindahan
    posts = _posts(konteks, tono.id)
    told = batal.batalkan(konteks, done.batch).value
    assert TONO[2] in {item.args["nama"] for item in told.tetap}
    assert stretches(konteks, "tono") == before
    assert _posts(konteks, tono.id) == posts
    assert tono.id in {row.pegawai_id for row in penilaian.grid(konteks, "2026-TW4").baris}
    assert put_in(konteks, file, Keputusan(pindahan=pindahan)).hitungan["baru"] == 0
    assert stretches(konteks, "tono") == before


def _posts(konteks: Konteks, pegawai_id: int) -> list[tuple[Any, ...]]:
    post = tables.penugasan.c
    chosen = sa.select(post.id, post.dari, post.sampai, post.jabatan, post.unit_id)
    with konteks.simpanan.read() as connection:
        return [tuple(row) for row in connection.execute(chosen.where(post.pegawai_id == pegawai_id))]


def test_who_is_new_has_been_here_as_far_as_is_known_unless_it_is_said(
    konteks: Konteks, tmp_path: Path
) -> None:
    put_in(konteks, csv_file(tmp_path, SARI, BUDI))
    put_in(konteks, csv_file(tmp_path, SARI, BUDI, TONO))
    assert TONO[2] in {row.nama for row in penilaian.grid(konteks, "2026-TW1").baris}
