"""Every kind of damage is found, and an office that is whole is said to be whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.periksa import BATAS, HasilPeriksa, periksa_data
from kinerja_desktop.services.periksa_program import periksa_program

ORANG = 30
"""Enough for a file of many pages: a byte changed in its middle is nowhere near what opening it reads."""


@pytest.fixture(scope="module")
def utuh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole office, closed; tests damage a copy."""
    folder = tmp_path_factory.mktemp("utuh") / "kantor"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")
        buat_contoh(folder, ORANG, "Rina").kantor.close()
    return folder


@pytest.fixture
def kantor(utuh: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return Path(shutil.copytree(utuh, tmp_path / "kantor"))


def _check(folder: Path) -> HasilPeriksa:
    konteks = open_kantor(folder, "Rina")
    with closing(konteks.kantor):
        return periksa_data(konteks)


def _run(folder: Path, statement: str) -> None:
    """Change the database behind the program's back (foreign keys are off by default there)."""
    with closing(sqlite3.connect(folder / "kinerja.db")) as connection:
        assert connection.execute(statement).rowcount != 0, statement
        connection.commit()


def test_a_whole_office_is_whole(kantor: Path) -> None:
    found = _check(kantor)
    assert found.is_utuh
    assert found.diperiksa["revisi"] > found.diperiksa["pegawai"] == ORANG


DAMAGE = {
    "periksa.sidik": "UPDATE pegawai SET nama = 'Diubah' WHERE id = 3",
    "periksa.tanpa-revisi": "UPDATE unit SET revisi_akhir = zeroblob(16) WHERE id = 2",
    "periksa.rujukan": "UPDATE pegawai_keadaan SET unit_id = 999999 WHERE id = 4",
    "periksa.rantai": "UPDATE revisi SET induk = zeroblob(16) WHERE seq = (SELECT max(seq) FROM revisi "
    "WHERE aksi = 'ubah')",
    "periksa.ringkasan": "UPDATE ringkasan SET jumlah = jumlah + 1 WHERE periode_kode = '2025'",
    "periksa.rentang-tumpuk": "UPDATE penugasan SET pegawai_id = (SELECT pegawai_id FROM penugasan WHERE id = 7) "
    "WHERE id = 8",
    "periksa.rentang-terbalik": "UPDATE penugasan SET sampai = '1800-01-01' WHERE id = 5",
    "periksa.keadaan-awal": "UPDATE pegawai_keadaan SET dari = '2001-01-01' WHERE id = 6 AND dari = '1900-01-01'",
    "periksa.predikat": "UPDATE penilaian SET predikat = 'kurang' WHERE predikat = 'baik' AND id = "
    "(SELECT min(id) FROM penilaian WHERE predikat = 'baik')",
    "periksa.beku": "UPDATE penilaian SET beku = substr(beku, 1, 40) WHERE id = 1",
    "periksa.nomor": "UPDATE identitas SET nilai = '199901012024011009' WHERE pegawai_id = 3 AND jenis = 'pns_id'",
    "periksa.riwayat": "UPDATE revisi SET delta = replace(delta, ',\"', ',\"x') WHERE seq = (SELECT max(seq) FROM revisi "
    "WHERE record_jenis = 'penilaian' AND aksi = 'buat')",
    "periksa.periode": "UPDATE periode SET akhir = '2026-09-29' WHERE kode = '2026-TW3'",
    "periksa.skema": "UPDATE alembic_version SET version_num = '0999'",
}


@pytest.mark.parametrize("code", sorted(DAMAGE))
def test_damage_inside_the_database_is_found(kantor: Path, code: str) -> None:
    _run(kantor, DAMAGE[code])
    found = _check(kantor)
    assert found.jumlah.get(code, 0) >= 1, found.jumlah
    assert any(one.code == code for one in found.findings)


def test_a_deleted_record_and_a_lost_revision_are_found(kantor: Path) -> None:
    _run(kantor, "DELETE FROM revisi WHERE seq = 10")
    assert "periksa.tanpa-revisi" in _check(kantor).jumlah


def test_a_damaged_picture_is_found(kantor: Path) -> None:
    _run(kantor, "INSERT INTO gambar (sidik, jenis, isi) VALUES ('abc', 'png', x'00')")
    assert _check(kantor).jumlah == {"periksa.gambar": 1}


def test_a_frozen_part_of_an_open_rating_is_found(kantor: Path) -> None:
    _run(kantor, "UPDATE penilaian SET status = 'tersimpan' WHERE id = 1")
    assert "periksa.beku" in _check(kantor).jumlah


def test_a_damaged_file_is_found_before_anything_is_read_from_it(kantor: Path) -> None:
    with closing(sqlite3.connect(kantor / "kinerja.db")) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_pegawai_nip'"
        ).fetchone()
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA journal_mode=DELETE")
    with (kantor / "kinerja.db").open("r+b") as handle:
        handle.seek((root[0] - 1) * size + 200)
        handle.write(b"\xff" * (size - 200))
    assert "periksa.berkas" in _check(kantor).jumlah


def _false_copy(folder: Path) -> None:
    (folder / "backup").mkdir(exist_ok=True)
    (folder / "backup" / "2026-11-19_080000_harian.db").write_bytes(b"bukan database")


FILES: dict[str, Callable[[Path], object]] = {
    "periksa.kantor-lain": lambda folder: (folder / "kantor.json").write_text(
        json.dumps({"format": 1, "kantor": "00" * 16, "terenkripsi": False}), encoding="utf-8"
    ),
    "periksa.kantor-json": lambda folder: (folder / "kantor.json").write_text("{", encoding="utf-8"),
    "periksa.berkas-hilang": lambda folder: (folder / "kantor.lock").unlink(),
    "periksa.salinan": _false_copy,
}


@pytest.mark.parametrize("code", sorted(FILES))
def test_damage_of_the_folder_is_found(kantor: Path, code: str) -> None:
    FILES[code](kantor)
    assert _check(kantor).jumlah == {code: 1}


def test_many_findings_of_a_kind_are_counted_but_not_all_listed(kantor: Path) -> None:
    _run(kantor, "UPDATE penilaian SET catatan = 'x'")
    found = _check(kantor)
    assert found.jumlah["periksa.sidik"] > BATAS
    assert sum(one.code == "periksa.sidik" for one in found.findings) == BATAS


def test_the_program_checks_itself_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    from kinerja_desktop.services import periksa_program as module

    monkeypatch.setattr(module, "_window", lambda folder: "")  # the real one is run by packaging's check
    steps = periksa_program()
    assert [one.galat for one in steps] == [""] * len(steps)
    assert len(steps) == 6


def test_a_part_that_is_missing_fails_its_step(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "kinerja_desktop.documents.dokumen_evaluasi", None)
    monkeypatch.setattr("kinerja_desktop.services.periksa_program._window", lambda folder: "")
    failed = [one for one in periksa_program() if one.galat]
    assert [one.langkah for one in failed] == ["periksa.program-lembar"]
