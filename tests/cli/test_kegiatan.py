"""``kinerja impor kegiatan``, ``urung-kegiatan`` and ``ekspor-kegiatan`` as processes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from kinerja_desktop.services import pegawai
from kinerja_desktop.services.kantor import open_kantor
from tests.cli.conftest import Kinerja
from tests.mentah import xlsx


def test_activities_go_in_out_and_back(kinerja: Kinerja, contoh: Path, tmp_path: Path) -> None:
    data = tmp_path / "kantor"
    shutil.copytree(contoh, data)
    konteks = open_kantor(data)
    nip = pegawai.daftar(konteks)[0].nip
    konteks.kantor.close()
    path = tmp_path / "kegiatan.xlsx"
    rows: list[list[Any]] = [
        ["NIP", "TANGGAL KEGIATAN", "JAM MULAI", "JAM SELESAI", "KEGIATAN HARIAN", "REALISASI", "SATUAN"],
        [nip, "02-03-2026", "07.30", "09.00", "Mengajar kelas 5", 2, "jam"],
        ["199912312024011009", "02-03-2026", "07.30", "09.00", "Orang lain", 2, "jam"],
    ]
    path.write_bytes(xlsx({"Sheet1": rows}))
    place = ("--data", data, "--tahun", 2026, "--json")
    looked = kinerja("impor", "kegiatan", path, *place, "--uji")
    assert (looked.code, looked.json["baru"], looked.json["langkah"]) == (1, 1, None)
    assert not (data / "kegiatan-2026.db").exists()
    done = kinerja("impor", "kegiatan", path, *place)
    assert (done.code, done.json["perlu_diperbaiki"]) == (1, 1)
    out = kinerja("ekspor-kegiatan", "--nip", nip, "-o", tmp_path / "keluar.xlsx", *place)
    assert (out.code, out.json["jumlah"]) == (0, 1)
    whole = kinerja("periksa", "--data", data, "--json")
    assert (whole.code, whole.json["diperiksa"]["kegiatan"]) == (0, 1)
    mistyped = kinerja(
        "impor", "urung-kegiatan", done.json["langkah"], "--data", data, "--tahun", 2062, "--json"
    )
    assert (mistyped.code, mistyped.json["galat"]["kode"]) == (1, "kegiatan.langkah-tidak-ada")
    assert kinerja("periksa", "--data", data).code == 0
    back = kinerja("impor", "urung-kegiatan", done.json["langkah"], *place)
    assert (back.code, back.json["dihapus"]) == (0, 1)
    empty = kinerja("ekspor-kegiatan", "-o", tmp_path / "kosong.xlsx", *place)
    assert empty.json["galat"]["kode"] == "kegiatan.tidak-ada-isi"
    assert kinerja("impor", "kegiatan", path, "--data", data, "--tahun", "26").code == 2
