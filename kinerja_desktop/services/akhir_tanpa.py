"""Who left by an import or an edit of the card, so that nobody was asked what becomes of the last stretch.

It is either rated or gets a reason; both are recorded as an ending (`services.akhiri`), which one step takes back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPeriode, Kedudukan
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.pengakhiran import Evaluasi
from kinerja_desktop.domain.periode import of_day
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services import akhiri
from kinerja_desktop.services.akhiri import Akhir, HasilAkhir
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.commands import roster
from kinerja_desktop.storage.queries import akhir as queries
from kinerja_desktop.storage.queries.akhir import TanpaKejelasanRow
from kinerja_desktop.storage.queries.keadaan import Koneksi


@dataclass(frozen=True, slots=True)
class TanpaKejelasan:
    """One person; ``tanggal`` is the last day, ``sebab`` the standing since the next one."""

    pegawai_id: int
    version: int
    nama: str
    nip: str
    tanggal: date
    sebab: Kedudukan

    @property
    def sejak(self) -> date:
        """Return the first day of that standing."""
        return self.tanggal + timedelta(days=1)


def daftar(konteks: Konteks, periode: str, unit_id: int | None = None) -> tuple[TanpaKejelasan, ...]:
    """Return who left in a period, up to today, of a unit, by name."""
    with konteks.simpanan.read() as connection:
        return tuple(_row(row) for row in of_period(connection, konteks, periode, unit_id))


def of_period(
    connection: Koneksi, konteks: Konteks, periode: str, unit_id: int | None
) -> list[TanpaKejelasanRow]:
    """Return the same over an open connection."""
    one = periode_of(periode)
    until = min(one.akhir, clock.today())
    return queries.unexplained(
        connection, one.awal, until, one.kode, unit_id=unit_id, cakupan=konteks.cakupan
    )


def orang(konteks: Konteks, pegawai_ids: Collection[int]) -> tuple[TanpaKejelasan, ...]:
    """Return those of these people who left at any time, unrated in the periods of that day, and of whom nothing was said."""
    with konteks.simpanan.read() as connection:
        rows = _of_people(connection, pegawai_ids)
        return tuple(_row(row) for row in rows if not _is_rated(connection, row))


def _is_rated(connection: Koneksi, row: TanpaKejelasanRow) -> bool:
    """Return whether one of the periods that the last day lies in has a result."""
    return not all(
        queries.unexplained(
            connection, row.tanggal, row.tanggal, of_day(row.tanggal, kind).kode, pegawai_ids=[row.pegawai_id]
        )
        for kind in JenisPeriode
    )


def _of_people(connection: Koneksi, pegawai_ids: Collection[int]) -> list[TanpaKejelasanRow]:
    """Return the latest leave of each."""
    rows = queries.unexplained(connection, date(1900, 1, 2), clock.today(), "", pegawai_ids=pegawai_ids)
    latest: dict[int, TanpaKejelasanRow] = {}
    for row in rows:
        if row.pegawai_id not in latest or row.tanggal > latest[row.pegawai_id].tanggal:
            latest[row.pegawai_id] = row
    return list(latest.values())


def _row(row: TanpaKejelasanRow) -> TanpaKejelasan:
    name = nama_tampil(row.gelar_depan, row.nama, row.gelar_belakang)
    return TanpaKejelasan(row.pegawai_id, row.version, name, row.nip, row.tanggal, Kedudukan(row.sebab))


def lengkapi(
    konteks: Konteks, versions: Mapping[int, int], evaluasi: Evaluasi, alasan: str = "", keterangan: str = ""
) -> Outcome[HasilAkhir]:
    """Record of people who have left what becomes of their last stretch; all of them or none.

    Args:
        konteks: who asks.
        versions: version as seen by pegawai id.
        evaluasi: it is rated, or it is not.
        alasan: why not; needed for `Evaluasi.TIDAK`.
        keterangan: number of the decree and the like, may be ''.

    Raises:
        RefusedError: ``akhir.tanpa-alasan``, ``akhir.tidak-ada`` (somebody did not leave, or it was said meanwhile).
        ConflictError: somebody was changed since.
    """
    if evaluasi is Evaluasi.TIDAK and not alasan.strip():
        raise RefusedError("akhir.tanpa-alasan")
    with konteks.simpanan.write(konteks.author, alasan="lengkapi pengakhiran") as transaction:
        for id_, version in versions.items():
            roster.check_version(transaction, id_, version)
        found = {row.pegawai_id: row for row in _of_people(transaction.connection, versions)}
        if found.keys() != versions.keys():
            raise RefusedError("akhir.tidak-ada")
        endings = {
            id_: Akhir(row.tanggal, Kedudukan(row.sebab), evaluasi, keterangan, alasan)
            for id_, row in found.items()
        }
        return Outcome(akhiri.record(transaction, endings), transaction.changes)
