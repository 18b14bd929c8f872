"""Offices to look at: one that has worked for a year, an empty one, one with a single person, one where every name is long."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from kinerja_desktop.services.contoh import buat_contoh
from kinerja_desktop.services.contoh.bangun import bangun
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor, edit_profil, open_kantor, profil
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.worker import InlineWorker
from tests.rupa.isi import lengkap

NAMA_PANJANG = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat, Kawasan Permukiman dan Pertanahan Kabupaten Kepulauan Contoh Sela"
UNIT_PANJANG = (
    "Unit Pelaksana Teknis Daerah Pengelolaan Rumah Susun Sederhana Sewa dan Permukiman Pesisir Wilayah "
)
ORANG_PANJANG = "Abdurrahman Wahyuningtyas Kusumaatmadja Poerwokoesoemo "


def sedang(folder: Path) -> Konteks:
    """The sample office as it is, without plans."""
    return buat_contoh(folder, 120, "Rina")


def kosong(folder: Path) -> Konteks:
    """An office made a minute ago."""
    return create_kantor(folder, ProfilKantor("Kantor Kosong"), "Rina")


def satu(folder: Path) -> Konteks:
    """An office with one person."""
    made = create_kantor(folder, ProfilKantor("Kelurahan Contoh"), "Rina")
    with made.simpanan.write(made.author) as transaction:
        bangun(transaction, 1)
    return made


def panjang(folder: Path) -> Konteks:
    """The office of `isi.lengkap` where office, units and people have the longest names."""
    from sqlalchemy import text

    made = lengkap(folder)
    edit_profil(made, ProfilKantor(NAMA_PANJANG, NAMA_PANJANG, "", profil(made).tempat))
    with made.simpanan.write(made.author) as transaction:
        transaction.connection.execute(text("UPDATE unit SET nama = :n || nama"), {"n": UNIT_PANJANG})
        transaction.connection.execute(text("UPDATE pegawai SET nama = :n || nama"), {"n": ORANG_PANJANG})
    return made


def besar(folder: Path) -> Konteks:
    """An office of 60,000 people; takes minutes to make."""
    return buat_contoh(folder, 60_000, "Rina")


PETUGAS = {"panjang": "Raden Roro Kusumaningtyas Poerwoatmodjo"}
JENIS: dict[str, Callable[[Path], Konteks]] = {
    "lengkap": lengkap,
    "sedang": sedang,
    "kosong": kosong,
    "satu": satu,
    "panjang": panjang,
    "besar": besar,
}


def make(jenis: str, folder: Path) -> Konteks:
    """Make an office of a kind, with a worker that needs no process."""
    made = JENIS[jenis](folder)
    made.kantor.worker = InlineWorker()
    return made


class Lemari:
    """Offices that were made once; each case looks at a copy of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, jenis: str, folder: Path) -> Konteks:
        """Return an office of a kind in ``folder``, opened for writing."""
        kept = self._folder / jenis
        if not kept.exists():
            make(jenis, kept / "kantor").kantor.close()
        shutil.copytree(kept / "kantor", folder)
        return open_kantor(folder, PETUGAS.get(jenis, "Rina"), worker=InlineWorker())
