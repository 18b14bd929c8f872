"""A person's ratings through the years, those without SKP here included."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import REZIM_6_2022, Predikat
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage import tables
from kinerja_desktop.storage.queries import nilai as queries
from kinerja_desktop.storage.queries import predikat_luar
from kinerja_desktop.storage.queries.nilai import LamaRow, RiwayatRow
from kinerja_desktop.storage.queries.predikat_luar import PredikatLuarRow


@dataclass(frozen=True, slots=True)
class RiwayatNilai:
    """Ratings here (latest period first), annual predikat of earlier years, and what was brought along (latest first)."""

    nilai: tuple[RiwayatRow, ...]
    lama: tuple[LamaRow, ...]
    luar: tuple[PredikatLuarRow, ...]


def riwayat(konteks: Konteks, pegawai_id: int) -> RiwayatNilai:
    """Return a person's ratings in all periods and positions."""
    with konteks.simpanan.read() as connection:
        return RiwayatNilai(
            tuple(queries.history(connection, pegawai_id)),
            tuple(queries.old_predikat(connection, pegawai_id)),
            tuple(predikat_luar.of_people(connection, (pegawai_id,))),
        )


def save_predikat_lama(
    konteks: Konteks,
    pegawai_id: int,
    tahun: int,
    predikat: Predikat,
    *,
    sumber: str = "",
    rezim: str = REZIM_6_2022,
    version: int | None = None,
) -> Outcome[int]:
    """Set the predikat of an earlier year (one a year); return the record's id.

    Args:
        konteks: who asks.
        pegawai_id: the person.
        tahun: the year, before the present one.
        predikat: its code.
        sumber: where it was read, e.g. the SKP document.
        rezim: the regime its words belong to.
        version: of the record seen; None where there was none.

    Raises:
        RefusedError: ``nilai.predikat-lama-tahun``.
        ConflictError: somebody set that year meanwhile.
    """
    if not 1990 <= tahun < clock.today().year:
        raise RefusedError("nilai.predikat-lama-tahun", tahun=tahun)
    table = tables.predikat_lama
    values = {"predikat": predikat.value, "sumber": sumber.strip(), "rezim": rezim}
    with konteks.simpanan.write(konteks.author) as transaction:
        known = {row.tahun: row for row in queries.old_predikat(transaction.connection, pegawai_id)}
        row = known.get(tahun)
        if row is None:
            id_ = transaction.insert(table, {"pegawai_id": pegawai_id, "tahun": tahun, **values})
        else:
            id_ = row.id
            transaction.update(table, id_, values, version=version or 0)
        transaction.touch("pegawai", [pegawai_id])
        return Outcome(id_, transaction.changes)


def remove_predikat_lama(konteks: Konteks, id_: int, *, version: int) -> Outcome[None]:
    """Remove the predikat of an earlier year.

    Raises:
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author) as transaction:
        transaction.delete(tables.predikat_lama, id_, version=version)
        return Outcome(None, transaction.changes)
