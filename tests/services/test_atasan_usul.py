"""Heads that the roster lets one guess: who is proposed, and where nobody is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import atasan, unit
from kinerja_desktop.services.atasan_usul import usul_kepala
from kinerja_desktop.services.impor import roster
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import kepala_luar
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
    assert usul_kepala(kantor) == (("Dinas Contoh", KADIS),)


def test_a_unit_with_a_head_and_a_head_of_another_unit_are_left_out(kantor: Konteks) -> None:
    units = {one.nama: one.id for one in unit.tree(kantor)}
    with kantor.simpanan.read() as connection:
        people = kepala_luar.people_by_number(connection, [KADIS, KABID])
    atasan.set_kepala(kantor, units["SDN 1 Contoh"], Pihak(JenisPihak.PEGAWAI, people[KABID]))
    assert set(usul_kepala(kantor)) == {("Dinas Contoh", KADIS), ("Bidang A", WAKIL)}
    atasan.set_kepala(kantor, units["Dinas Contoh"], Pihak(JenisPihak.PEGAWAI, people[KADIS]))
    assert usul_kepala(kantor) == (("Bidang A", WAKIL),)
