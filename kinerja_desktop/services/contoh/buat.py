"""Making the sample office, in the order in which it would have happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.progress import Progress, Silent
from kinerja_desktop.services import periode
from kinerja_desktop.services.contoh import nilai, susunan
from kinerja_desktop.services.contoh.bangun import Terbangun, bangun
from kinerja_desktop.services.contoh.orang import HARI_INI, MUTASI, PLT_SEJAK
from kinerja_desktop.services.contoh.rencana import isi_rencana
from kinerja_desktop.services.kantor import ProfilKantor, create_kantor
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import sync_penugasan
from kinerja_desktop.storage import office
from kinerja_desktop.storage.queries import contoh as queries

MINIMAL: Final = 12
"""Fewer people than that cannot show every kind of unit and of people that the sample is to show."""
_SEBELUM: Final[dict[str, date]] = {"2026-TW2": MUTASI, "2026-TW3": PLT_SEJAK}
"""On which day positions follow what happened, before a period is rated."""
_PERISTIWA: Final = "contoh.langkah-nilai"


@dataclass(frozen=True, slots=True)
class IsiContoh:
    """How much there is in a sample office."""

    pegawai: int
    unit: int
    penilaian: int
    terkunci: int
    periode: tuple[str, ...]


def buat_contoh(
    folder: Path,
    pegawai: int = 480,
    petugas: str = "",
    progress: Progress | None = None,
    *,
    dengan_rencana: bool = False,
) -> Konteks:
    """Make the sample office in ``folder`` and return it opened for writing.

    The same number of people gives the same content. ``dengan_rencana``: with SKP of the year, what came of some of
    them, and an objection; without, only people and their ratings. If it is cancelled or fails, nothing is left.

    Raises:
        RefusedError: ``contoh.terlalu-sedikit``.
        StorageError: there is an office already, or the folder cannot be written.
        Cancelled: the user pressed Batal.
    """
    if pegawai < MINIMAL:
        raise RefusedError("contoh.terlalu-sedikit", minimal=MINIMAL)
    raw = susunan.bahan()
    profil = ProfilKantor(raw["nama"], raw["nama"], "", raw["tempat"], contoh=True)
    konteks = create_kantor(folder, profil, petugas)
    try:
        _fill(konteks, pegawai, progress or Silent(), dengan_rencana=dengan_rencana)
    except BaseException:
        konteks.kantor.close()
        office.remove(folder)
        raise
    return konteks


def isi_contoh(konteks: Konteks) -> IsiContoh:
    """Return how much there is."""
    with konteks.simpanan.read() as connection:
        found = queries.content(connection)
    kinds = tuple(one.periode.kode for one in periode.list_periode(konteks))
    return IsiContoh(found.pegawai, found.unit, found.penilaian, found.terkunci, kinds)


def _fill(konteks: Konteks, pegawai: int, watch: Progress, *, dengan_rencana: bool) -> None:
    steps = len(nilai.TERTUTUP) + 2 + dengan_rencana
    watch.step(0, steps, "contoh.langkah-pegawai")
    with konteks.simpanan.write(konteks.author, alasan=nilai.ALASAN) as transaction:
        for tahun in (2025, 2026):
            periode.seed_tahun(transaction, tahun, {})
        built = bangun(transaction, pegawai)
    drawn = nilai.bahan(built, konteks.author.pelaku_id)
    direct = _direct(built)
    for number, kode in enumerate(nilai.TERTUTUP, start=1):
        watch.step(number, steps, _PERISTIWA)
        with konteks.simpanan.write(konteks.author, alasan=nilai.ALASAN) as transaction:
            if kode in _SEBELUM:
                sync_penugasan(transaction, _SEBELUM[kode])
            nilai.tetapkan_capaian(transaction, built, direct, kode)
        nilai.kunci_periode(konteks, kode, drawn)
    watch.step(len(nilai.TERTUTUP) + 1, steps, _PERISTIWA)
    with konteks.simpanan.write(konteks.author, alasan=nilai.ALASAN) as transaction:
        sync_penugasan(transaction, HARI_INI)
    nilai.buka_periode(konteks, drawn)
    if dengan_rencana:
        watch.step(steps - 1, steps, "contoh.langkah-rencana")
        isi_rencana(konteks)
    watch.step(steps, steps, _PERISTIWA)


def _direct(built: Terbangun) -> list[str]:
    """Return the keys of the units right below the regency."""
    return [one.kunci for one in built.rencana.units if one.induk == susunan.AKAR]
