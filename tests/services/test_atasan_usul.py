"""Heads that the roster lets one guess: who is proposed, and where nobody is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import atasan, unit
from kinerja_desktop.services.atasan_usul import UsulKepala, usul_kepala
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import kepala_luar
from kinerja_desktop.storage.tables import pegawai, pegawai_keadaan
from tests.mentah import csv_bytes

HEADS = [
    "NIP BARU",
    "NAMA",
    "JENIS JABATAN NAMA",
    "JABATAN NAMA",
    "ESELON NAMA",
    "UNOR NAMA",
    "STATUS CPNS PNS",
]
KADIS, SEKRETARIS, KABID, WAKIL, ANALIS = (
    "197804122005011003", "198503302010012001", "199001012015011001", "199102032014022002", "198806152011012004",
)  # fmt: skip
STRUKTURAL, FUNGSIONAL = "Jabatan Struktural", "Jabatan Fungsional"
ROWS = [
    [KADIS, "BUDI SANTOSO", STRUKTURAL, "Kepala Dinas", "II.b", "Dinas Contoh", "P"],
    [SEKRETARIS, "SARI WULANDARI", STRUKTURAL, "Sekretaris", "III.a", "Dinas Contoh", "P"],
    [KABID, "TONO HARYONO", STRUKTURAL, "Kepala Bidang A", "III.b", "Bidang A", "P"],
    [WAKIL, "DEWI LESTARI", STRUKTURAL, "Kepala Bidang A", "III.b", "Bidang A", "P"],
    [ANALIS, "RINI ASTUTI", FUNGSIONAL, "Guru Ahli Muda", "", "SDN 1 Contoh", "P"],
]


@pytest.fixture
def kantor(konteks: Konteks, tmp_path: Path) -> Konteks:
    path = tmp_path / "Data PNS.csv"
    path.write_bytes(csv_bytes([HEADS, *ROWS], ";"))
    checked = roster.periksa(konteks, [path])
    assert checked.hitungan["baru"] == len(ROWS), checked.findings
    roster.simpan(konteks, checked)
    return konteks


def test_the_highest_official_of_a_unit_is_proposed_and_of_two_equals_none(kantor: Konteks) -> None:
    assert usul_kepala(kantor) == (UsulKepala("Dinas Contoh", "Dinas Contoh", KADIS),)


def test_nobody_is_proposed_where_the_highest_leads_another_unit(kantor: Konteks) -> None:
    """The kadis is Plt of a school: the Sekretaris is not the head of the dinas for that."""
    _lead(kantor, "SDN 1 Contoh", KADIS, jenis=JenisPenugasan.PLT)
    assert usul_kepala(kantor) == ()


def test_a_unit_with_a_head_is_left_out(kantor: Konteks) -> None:
    _lead(kantor, "Dinas Contoh", SEKRETARIS)
    assert usul_kepala(kantor) == ()


def test_an_equal_that_leads_elsewhere_is_still_an_equal(kantor: Konteks) -> None:
    _lead(kantor, "SDN 1 Contoh", KABID)
    assert usul_kepala(kantor) == (UsulKepala("Dinas Contoh", "Dinas Contoh", KADIS),)


def test_whose_term_elsewhere_has_ended_is_free_again(kantor: Konteks) -> None:
    _lead(kantor, "SDN 1 Contoh", KADIS, dari=date(2020, 1, 1))
    _lead(kantor, "SDN 1 Contoh", ANALIS, dari=date(2021, 1, 1))
    assert usul_kepala(kantor) == (UsulKepala("Dinas Contoh", "Dinas Contoh", KADIS),)


@pytest.mark.parametrize(
    ("values", "proposed"),
    [
        ({"jenjang": ""}, ()),
        ({"nip": ""}, ()),
        ({"kedudukan": "pensiun"}, (UsulKepala("Dinas Contoh", "Dinas Contoh", SEKRETARIS),)),
    ],
)
def test_the_highest_is_named_only_if_all_is_known(
    kantor: Konteks, values: dict[str, str], proposed: tuple[UsulKepala, ...]
) -> None:
    """Without NIP or with a jenjang that nobody knows there is no proposal; a pensioner does not count at all."""
    _change(kantor, KADIS, values)
    assert usul_kepala(kantor) == proposed


def test_a_lower_official_of_unknown_jenjang_stops_the_proposal_too(kantor: Konteks) -> None:
    _change(kantor, SEKRETARIS, {"jenjang": ""})
    assert usul_kepala(kantor) == ()


GURU = "Guru Ahli Muda"


@pytest.mark.parametrize(
    ("nama", "induk", "jabatan", "is_named"),
    [
        ("Bidang Sarana", None, "Kepala Bidang Sarana", True),
        ("Bidang Sarana", None, "KEPALA BIDANG SARANA PADA DINAS CONTOH", False),
        ("Bidang Sarana", "Dinas Contoh", "KEPALA BIDANG SARANA PADA DINAS CONTOH", True),
        ("Subbagian Umum", None, "Kepala Sub Bagian Umum", True),
        ("Kecamatan Sukaraya", None, "Camat Sukaraya", True),
        ("Kelurahan Mekar", None, "Lurah Mekar", True),
        ("RSUD Sukaraya", None, "Direktur RSUD Sukaraya", True),
        ("SD Negeri 2 Contoh", None, "Kepala Sekolah SD Negeri 2 Contoh", True),
        ("Dinas Kedua", None, "Sekretaris Dinas Kedua", False),
        ("Sekretariat", "Dinas Contoh", "Sekretaris Dinas Contoh", True),
        ("Dinas Kedua", None, "Kepala Dinas", False),
        ("Dinas Kedua", None, "Kepala", False),
        ("Bidang Sarana", None, "Plt. Kepala Bidang Sarana", False),
        ("RSUD Sukaraya", None, "Wakil Direktur RSUD Sukaraya", False),
        ("RSUD Sukaraya", None, "Kepala Tata Usaha RSUD Sukaraya", False),
    ],
)
def test_without_jenis_jabatan_a_post_that_names_its_unit_is_a_guess(
    kantor: Konteks, nama: str, induk: str | None, jabatan: str, is_named: bool
) -> None:
    _work_at(kantor, nama, induk, {ANALIS: jabatan, WAKIL: GURU})
    path = f"{induk} / {nama}" if induk else nama
    guess = (UsulKepala(path, nama, ANALIS, is_tebakan=True),) if is_named else ()
    assert tuple(one for one in usul_kepala(kantor) if one.unit == nama) == guess


def test_two_with_the_post_of_the_head_and_one_who_leads_elsewhere_are_no_guess(kantor: Konteks) -> None:
    post = "Kepala Bidang Sarana"
    _work_at(kantor, "Bidang Sarana", None, {ANALIS: post, WAKIL: post})
    assert "Bidang Sarana" not in {one.unit for one in usul_kepala(kantor)}
    _change(kantor, WAKIL, {"jabatan": GURU})
    assert "Bidang Sarana" in {one.unit for one in usul_kepala(kantor)}
    _lead(kantor, "SDN 1 Contoh", ANALIS)
    assert "Bidang Sarana" not in {one.unit for one in usul_kepala(kantor)}


def test_a_structural_official_whom_the_roster_knows_goes_before_a_title(kantor: Konteks) -> None:
    _work_at(kantor, "Bidang Sarana", None, {ANALIS: "Kepala Bidang Sarana"})
    _work_at(kantor, "Bidang Sarana", None, {WAKIL: "Kepala Seksi"}, jenis="struktural")
    found = {one.unit: one for one in usul_kepala(kantor)}
    assert found["Bidang Sarana"] == UsulKepala("Bidang Sarana", "Bidang Sarana", WAKIL)


def _work_at(kantor: Konteks, nama: str, induk: str | None, posts: dict[str, str], jenis: str = "") -> None:
    """Let people work in a unit with a post, whose jenis the roster leaves out."""
    units = {one.nama: one.id for one in unit.tree(kantor)}
    place = units.get(nama) or unit.add(kantor, nama, units[induk] if induk else None).value
    for nip, jabatan in posts.items():
        _change(kantor, nip, {"jabatan": jabatan, "jenis_jabatan": jenis, "unit_id": place})


def _person(kantor: Konteks, nip: str) -> int:
    with kantor.simpanan.read() as connection:
        return kepala_luar.people_by_number(connection, [nip])[nip]


def _lead(
    kantor: Konteks,
    nama: str,
    nip: str,
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF,
    dari: date | None = None,
) -> None:
    units = {one.nama: one.id for one in unit.tree(kantor)}
    leader = Pihak(JenisPihak.PEGAWAI, _person(kantor, nip))
    atasan.set_kepala(kantor, units[nama], leader, jenis=jenis, dari=dari)


def _change(kantor: Konteks, nip: str, values: Mapping[str, str | int]) -> None:
    """Write what the roster left out, past the services, which would ask for more."""
    person = _person(kantor, nip)
    with kantor.simpanan.write(kantor.author) as transaction:
        state = {key: value for key, value in values.items() if key != "nip"}
        if state:
            where = pegawai_keadaan.c.pegawai_id == person
            transaction.connection.execute(sa.update(pegawai_keadaan).where(where).values(**state))
        else:
            transaction.connection.execute(sa.update(pegawai).where(pegawai.c.id == person).values(**values))
