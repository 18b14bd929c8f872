"""Files of heads and raters against the office: counts that add up, one batch, undoing; a step taken back or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.findings import Severity
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import atasan, atasan_daftar, atasan_urung, pegawai, penilaian
from kinerja_desktop.services.impor import atasan as impor
from kinerja_desktop.services.impor import batal
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.periksa import periksa_data
from tests.kantor_kecil import BIDANG, DINAS, NIP, NPSN, SEKRETARIAT, isi
from tests.mentah import xlsx


@pytest.fixture
def units(konteks: Konteks, tmp_path: Path) -> dict[str, int]:
    return isi(konteks, tmp_path)


def rater_of(konteks: Konteks, name: str) -> str:
    found = {row.nip: row.penilai_nama for row in atasan_daftar.daftar(konteks).baris}
    return found[NIP[name]].split()[0].title() if found[NIP[name]] else ""


def person(konteks: Konteks, name: str) -> Pihak:
    return Pihak(JenisPihak.PEGAWAI, next(row.id for row in pegawai.daftar(konteks) if row.nip == NIP[name]))


def file(folder: Path, rows: list[list[Any]]) -> Path:
    path = folder / "atasan.xlsx"
    path.write_bytes(xlsx({"Sheet1": rows}))
    return path


def test_heads_from_a_file_and_the_whole_import_back(
    konteks: Konteks, units: dict[str, int], tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        ["Unit Kerja", "NPSN", "NIP Kepala"], [DINAS, None, NIP["Budi"]], ["SDN 1", NPSN, NIP["Agus"]],
        ["Tidak Ada", None, NIP["Sari"]], [SEKRETARIAT, None, "199912312024011009"], [BIDANG, None, None],
    ]  # fmt: skip
    found = impor.periksa(konteks, file(tmp_path, rows))
    counts = found.hitungan
    assert counts["dibaca"] == 5 == sum(value for name, value in counts.items() if name != "dibaca")
    assert (counts["baru"], counts["perlu_diperbaiki"], counts["dilewati"]) == (2, 2, 1)
    assert {one.code for one in found.masalah} >= {"atasan.unit-tidak-ada", "atasan.nip-tidak-ada"}
    assert rater_of(konteks, "Maya") == ""  # a check writes nothing
    made = impor.simpan(konteks, found).value
    assert (rater_of(konteks, "Maya"), rater_of(konteks, "Tono"), rater_of(konteks, "Agus")) == (
        "Agus",
        "Budi",
        "Budi",
    )
    assert impor.periksa(konteks, tmp_path / "atasan.xlsx").hitungan["sama"] == 2
    assert made.batch is not None
    batal.batalkan(konteks, made.batch)
    assert (rater_of(konteks, "Maya"), rater_of(konteks, "Tono")) == ("", "")


def test_exceptions_from_a_file(konteks: Konteks, units: dict[str, int], tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["NIP", "Nama", "NIP Penilai"],
        [NIP["Dewi"], "Dewi", NIP["Sari"]],
        [NIP["Rini"], "Rini", NIP["Rini"]],
    ]
    found = impor.periksa(konteks, file(tmp_path, rows))
    assert (found.hitungan["baru"], found.hitungan["perlu_diperbaiki"]) == (1, 1)
    impor.simpan(konteks, found)
    (dewi,) = [row for row in atasan_daftar.daftar(konteks).baris if row.nip == NIP["Dewi"]]
    assert (dewi.penilai_nama, dewi.asal) == ("SARI WULANDARI", "impor")


def test_a_circle_that_the_file_closes_is_told_before_it_goes_in_and_stays_listed(
    konteks: Konteks, units: dict[str, int], tmp_path: Path
) -> None:
    head: list[Any] = ["NIP", "Nama", "NIP Penilai"]
    line = [[NIP["Dewi"], "Dewi", NIP["Sari"]], [NIP["Sari"], "Sari", NIP["Rini"]]]
    ring = "penugasan.melingkar"
    found = impor.periksa(konteks, file(tmp_path, [head, *line]))
    assert ring not in {one.code for one in found.masalah}
    impor.simpan(konteks, found)
    assert ring not in {one.finding.code for one in atasan_daftar.macet(konteks)}
    found = impor.periksa(konteks, file(tmp_path, [head, [NIP["Rini"], "Rini", NIP["Dewi"]]]))
    (told,) = [one for one in found.masalah if one.code == ring]
    assert (told.severity, told.location.baris, told.args["jumlah"]) == (Severity.WARN, 2, 3)
    impor.simpan(konteks, found)
    (listed,) = [one for one in atasan_daftar.macet(konteks) if one.finding.code == ring]
    assert set(listed.pegawai_ids) == {person(konteks, name).id for name in ("Dewi", "Sari", "Rini")}


def test_a_rating_that_moved_with_the_import_moves_back_with_it(
    konteks: Konteks, units: dict[str, int], tmp_path: Path
) -> None:
    """The rating of an open period follows the new position; undoing must not leave the person with two."""
    (dewi,) = [row for row in penilaian.grid(konteks, "2026-TW4").baris if row.nip == NIP["Dewi"]]
    edit = penilaian.CellEdit(dewi.penugasan_id, dewi.version, penilaian.HASIL, "S")
    penilaian.save_cells(konteks, "2026-TW4", [edit])
    rows: list[list[Any]] = [["NIP", "Nama", "NIP Penilai"], [NIP["Dewi"], "Dewi", NIP["Sari"]]]
    atasan.set_kepala(konteks, units[DINAS], person(konteks, "Budi"))
    made = impor.simpan(konteks, impor.periksa(konteks, file(tmp_path, rows))).value
    assert made.batch is not None
    undone = batal.batalkan(konteks, made.batch).value
    assert undone.tetap == ()
    assert periksa_data(konteks).is_utuh
    (again,) = [row for row in penilaian.grid(konteks, "2026-TW4").baris if row.nip == NIP["Dewi"]]
    assert again.hasil == "sesuai"


def test_a_step_is_taken_back_as_it_was(konteks: Konteks, units: dict[str, int]) -> None:
    root = units[DINAS]
    atasan.set_kepala(konteks, root, person(konteks, "Budi"))
    before = atasan.kepala_of(konteks, root)
    done = atasan_urung.jalankan(
        konteks,
        lambda: atasan.set_kepala(konteks, root, person(konteks, "Sari"), sk_nomor="1/2026"),
        unit_ids=[root],
    )
    assert rater_of(konteks, "Dewi") == "Sari"
    atasan_urung.urungkan(konteks, done.value.langkah)
    after = atasan.kepala_of(konteks, root)
    assert [(one.pihak, one.dari, one.sampai) for one in after] == [
        (one.pihak, one.dari, one.sampai) for one in before
    ]
    assert rater_of(konteks, "Dewi") == "Budi"


def test_a_step_somebody_built_upon_is_not_taken_back(konteks: Konteks, units: dict[str, int]) -> None:
    dewi = person(konteks, "Dewi").id
    done = atasan_urung.jalankan(
        konteks, lambda: atasan.set_penilai(konteks, [dewi], person(konteks, "Sari")), pegawai_ids=[dewi]
    )
    atasan.set_penilai(konteks, [dewi], person(konteks, "Agus"))
    with pytest.raises(RefusedError) as refused:
        atasan_urung.urungkan(konteks, done.value.langkah)
    assert refused.value.code == "atasan.urung-berubah"
    assert rater_of(konteks, "Dewi") == "Agus"


@pytest.mark.parametrize("number", ["<b>1</b>", "12 34 {x}", "\u202e12", "12;34", "🙂"])
def test_what_is_no_number_is_said_not_looked_for(
    konteks: Konteks, units: dict[str, int], number: str
) -> None:
    found = impor.periksa_tempelan(konteks, f"{DINAS}\t{number}\n")
    assert found.hitungan["perlu_diperbaiki"] == 1
