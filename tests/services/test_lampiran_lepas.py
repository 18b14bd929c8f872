"""Kept files that nothing names are told and removed; what a record, an undo or a copy may need stays."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kinerja_desktop.domain.codes import Predikat
from kinerja_desktop.domain.skp import Indikator, IsiSkp, Rhk
from kinerja_desktop.foundation.errors import StorageError
from kinerja_desktop.services import backup, bukti, lampiran, lampiran_lepas, pegawai, predikat_luar, skp
from kinerja_desktop.services.kantor import open_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.predikat_luar import IsianLuar

LAMA = datetime(2026, 9, 1, tzinfo=UTC).timestamp()


@pytest.fixture
def rhk(konteks: Konteks) -> int:
    """An RHK of a plan that is set."""
    isi = {"nama": "Sari", "jabatan": "Analis", "jenis_pegawai": "pns", "kedudukan": "aktif"}
    pegawai.tambah(konteks, isi)
    [row] = skp.daftar(konteks, 2026)
    made = skp.buat(konteks, 2026, [row.penugasan_id]).value[row.penugasan_id]
    now = skp.buka(konteks, made)
    one = Rhk("Laporan", indikator=(Indikator("Jumlah", "12 dokumen", "kuantitas"),))
    now = skp.simpan(
        konteks, made, IsiSkp(now.isi.kelompok, now.isi.pendekatan, (one,)), version=now.version
    ).value
    return now.isi.rhk[0].id or 0


def source(folder: Path, name: str) -> Path:
    path = folder / f"{name}.pdf"
    path.write_bytes(b"%PDF-1.4 " + name.encode())
    return path


def age(konteks: Konteks) -> set[str]:
    """Let every kept file be old; return their places."""
    folder = konteks.kantor.folder
    found = [
        path for shelf in ("bukti", "lampiran") for path in (folder / shelf).rglob("*") if path.is_file()
    ]
    for path in found:
        os.utime(path, (LAMA, LAMA))
    return {path.relative_to(folder).as_posix() for path in found}


def loose(konteks: Konteks) -> set[str]:
    return {one.berkas.relative_to(konteks.kantor.folder).as_posix() for one in lampiran_lepas.lepas(konteks)}


def test_only_what_nothing_ever_named_goes(konteks: Konteks, rhk: int, tmp_path: Path) -> None:
    attached = bukti.simpan_berkas(konteks, rhk, "2026-TW3", source(tmp_path, "terlampir")).value
    taken_off = bukti.simpan_berkas(konteks, rhk, "2026-TW3", source(tmp_path, "dilepas")).value
    assert attached != taken_off
    bukti.lepas(konteks, taken_off, 1)
    [person] = pegawai.daftar(konteks)
    said = IsianLuar("2025", Predikat.BAIK, "Dinas Lain", scan=source(tmp_path, "pindaian"))
    predikat_luar.simpan(konteks, person.id, said)
    never = [lampiran.simpan(konteks, source(tmp_path, f"yatim {n}"), shelf) for n, shelf in
             enumerate((lampiran.BUKTI, lampiran.TTD, lampiran.LUAR))]  # fmt: skip
    assert loose(konteks) == set()  # too young: somebody may be attaching them now
    every = age(konteks)
    foreign = konteks.kantor.folder / "bukti" / "catatan saya.txt"
    foreign.write_text("bukan dari program")
    os.utime(foreign, (LAMA, LAMA))
    assert loose(konteks) == {one.berkas for one in never}
    gone = lampiran_lepas.bersihkan(konteks)
    assert gone.jumlah == 3
    assert age(konteks) == {*every - {one.berkas for one in never}, "bukti/catatan saya.txt"}
    assert loose(konteks) == set()


def test_what_a_copy_names_stays_and_a_damaged_copy_stops_everything(
    konteks: Konteks, rhk: int, tmp_path: Path
) -> None:
    before = backup.make_now(konteks)
    bukti.simpan_berkas(konteks, rhk, "2026-TW3", source(tmp_path, "sesudah salinan"))
    backup.make_now(konteks)
    kept = age(konteks)
    konteks.kantor.close()
    backup.pulihkan(konteks.kantor.folder, before.berkas)  # the record is gone, a copy still has it
    again = open_kantor(konteks.kantor.folder, "Rina", worker=konteks.kantor.worker)
    try:
        assert loose(again) == set()
        assert lampiran_lepas.bersihkan(again).jumlah == 0
        assert age(again) == kept
        newest = backup.copies(again)[0].berkas
        newest.write_bytes(b"rusak")
        with pytest.raises(StorageError):
            lampiran_lepas.bersihkan(again)
        assert age(again) == kept
    finally:
        again.kantor.close()


def test_what_only_a_database_put_aside_as_damaged_may_name_stays(
    konteks: Konteks, rhk: int, tmp_path: Path
) -> None:
    """An expert may get it back from that file; what was kept after it was put aside it cannot name."""
    before, folder = backup.make_now(konteks), konteks.kantor.folder
    bukti.simpan_berkas(konteks, rhk, "2026-TW3", source(tmp_path, "sesudah salinan"))
    konteks.kantor.close()
    (folder / "kinerja.db").write_bytes(b"rusak")
    restored = backup.pulihkan(folder, before.berkas)
    assert restored.disimpan is not None
    again = open_kantor(folder, "Rina", worker=konteks.kantor.worker)
    try:
        kept = age(again)
        assert loose(again) == set()
        assert lampiran_lepas.bersihkan(again).jumlah == 0
        aside = restored.disimpan
        aside.rename(aside.with_name("kinerja.db.2026-08-31_235959.rusak"))
        assert loose(again) == kept
    finally:
        again.kantor.close()
