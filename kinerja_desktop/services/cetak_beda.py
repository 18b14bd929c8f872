"""Before printing: whose result here is not the one in the newest e-Kinerja report that was read. A notice, never a block."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.monitoring import JENIS_IMPOR, Ekinerja, monitoring
from kinerja_desktop.storage.queries import laporan as queries


@dataclass(frozen=True, slots=True)
class NilaiSisi:
    """Rating hasil kerja, rating perilaku and predikat as one side has them; codes, '' where there is none."""

    hasil: str
    perilaku: str
    predikat: str


@dataclass(frozen=True, slots=True)
class BedaEkinerja:
    """One person whose results differ. ``id``: of the penugasan; ``ditarik``: when the report was drawn, as it says."""

    id: int
    nama: str
    nip: str
    unit: str
    kita: NilaiSisi
    ekinerja: NilaiSisi
    ditarik: str


def beda(
    konteks: Konteks, periode: str, unit_id: int | None = None, ids: Collection[int] | None = None
) -> tuple[BedaEkinerja, ...]:
    """Return who differs, by unit and name; nobody where no report of the period was read.

    Args:
        konteks: who asks.
        periode: code of the period.
        unit_id: only this unit with what is below it.
        ids: only these rows of `cetak_daftar.daftar`.
    """
    with konteks.simpanan.read() as connection:
        if queries.latest_batch(connection, periode, JENIS_IMPOR) is None:
            return ()
    wanted = None if ids is None else frozenset(ids)
    return tuple(
        BedaEkinerja(
            row.kita.penugasan_id, row.kita.nama, row.kita.nip, row.kita.unit,
            NilaiSisi(row.kita.hasil, row.kita.perilaku, row.kita.predikat),
            NilaiSisi(row.laporan.hasil_kerja, row.laporan.perilaku, row.laporan.predikat), row.laporan.ditarik,
        )
        for row in monitoring(konteks, periode, unit_id).baris
        if row.keadaan is Ekinerja.BERBEDA
        and row.laporan is not None
        and (wanted is None or row.kita.penugasan_id in wanted)
    )  # fmt: skip
