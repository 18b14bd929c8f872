"""An invented office with a small tree, built with plain inserts, and a stopped clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.domain.pegawai import nama_cari, nama_urut
from kinerja_desktop.domain.penugasan import JenisPihak, Pihak
from kinerja_desktop.services import atasan
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.tables import AWAL


@dataclass
class Kantor:
    """Builds people and units; ids by name."""

    konteks: Konteks
    unit: dict[str, int] = field(default_factory=dict)
    orang: dict[str, int] = field(default_factory=dict)
    nip: dict[str, str] = field(default_factory=dict)

    def add_unit(self, nama: str, induk: str | None = None) -> int:
        with self.konteks.simpanan.write(self.konteks.author) as transaction:
            self.unit[nama] = transaction.insert(
                tables.unit,
                {
                    "nama": nama,
                    "nama_urut": nama_urut(nama),
                    "induk_id": self.unit[induk] if induk else None,
                    "dari": AWAL,
                },
            )
        return self.unit[nama]

    def add_orang(self, nama: str, unit: str | None, jabatan: str = "Pengelola Data", **keadaan: Any) -> int:
        number = len(self.orang) + 1
        self.nip[nama] = f"19800101200501{1 + number % 2}{number:03}"
        with self.konteks.simpanan.write(self.konteks.author) as transaction:
            id_ = transaction.insert(
                tables.pegawai,
                {
                    "nama": nama,
                    "nama_urut": nama_urut(nama),
                    "nama_cari": nama_cari(nama),
                    "nip": self.nip[nama],
                },
            )
            transaction.insert(
                tables.pegawai_keadaan,
                {
                    "pegawai_id": id_,
                    "dari": AWAL,
                    "jabatan": jabatan,
                    "golongan": "III/a",
                    "jenis_pegawai": "pns",
                    "unit_id": self.unit[unit] if unit else None,
                    **keadaan,
                },
            )
        self.orang[nama] = id_
        return id_

    def pihak(self, nama: str) -> Pihak:
        return Pihak(JenisPihak.PEGAWAI, self.orang[nama])

    def change(self, nama: str, dari: date, **values: Any) -> None:
        """Open a new stretch of a person's state."""
        table = tables.pegawai_keadaan
        with self.konteks.simpanan.write(self.konteks.author) as transaction:
            rows = transaction.connection.execute(
                table.select().where(table.c.pegawai_id == self.orang[nama]).order_by(table.c.dari)
            ).mappings()
            last = dict(list(rows)[-1])
            for name in tables.BOOKKEEPING:
                last.pop(name)
            transaction.insert(table, {**last, "dari": dari, **values})


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_SEKARANG", "2026-11-20T09:00:00+07:00")


@pytest.fixture
def konteks(tmp_path: Path) -> Iterator[Konteks]:
    """An empty office with Rina at the keyboard."""
    made = create_kantor(
        tmp_path / "kantor", ProfilKantor("Dinas Contoh", tempat="Kota Contoh"), "Rina", worker=InlineWorker()
    )
    yield made
    made.kantor.close()


@pytest.fixture
def dinas(konteks: Konteks) -> Kantor:
    """A dinas with two parts and a school, seven people, no heads yet."""
    office = Kantor(konteks)
    office.add_unit("Dinas Pendidikan")
    office.add_unit("Sekretariat", "Dinas Pendidikan")
    office.add_unit("Bidang SD", "Dinas Pendidikan")
    office.add_unit("SD Negeri 1 Contoh", "Bidang SD")
    office.add_orang("Kadis Wiryawan", "Dinas Pendidikan", "Kepala Dinas")
    office.add_orang("Sekar Lestari", "Sekretariat", "Sekretaris")
    office.add_orang("Bayu Pranata", "Sekretariat")
    office.add_orang("Citra Dewanti", "Bidang SD", "Kepala Bidang")
    office.add_orang("Guntur Abadi", "SD Negeri 1 Contoh", "Guru Ahli Madya")
    office.add_orang("Hesti Ayuningrum", "SD Negeri 1 Contoh", "Guru Ahli Pertama")
    office.add_orang("Joko Purnama", "Bidang SD")
    return office


@pytest.fixture
def kantor(konteks: Konteks, dinas: Any) -> Any:
    """The dinas with its heads; the Sekda rates the kadis."""
    for nama, kepala in (
        ("Dinas Pendidikan", "Kadis Wiryawan"),
        ("Sekretariat", "Sekar Lestari"),
        ("Bidang SD", "Citra Dewanti"),
        ("SD Negeri 1 Contoh", "Guntur Abadi"),
    ):
        atasan.set_kepala(konteks, dinas.unit[nama], dinas.pihak(kepala))
    return dinas
