"""The list of plans by `domain.skp_lanjut`: one row for all stretches that a plan stands for, with the penilai of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.domain.skp_lanjut import Masa, Rangkaian, rangkaian
from kinerja_desktop.foundation import clock
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.skp import RencanaRow


def hari_daftar(tahun: int) -> date:
    """Return the day whose people and penilai a list of a year shows: today, of a past year its last day."""
    return min(date(tahun, 12, 31), clock.today())


def of_year(
    connection: Koneksi,
    konteks: Konteks,
    tahun: int,
    unit_id: int | None,
    penugasan_ids: Collection[int] | None = None,
    pegawai_ids: Collection[int] | None = None,
) -> list[RencanaRow]:
    """Return the positions of a year with their newest plan, by unit and name, each with the penilai of today.

    Stretches that differ only by their penilai are one row while one plan goes on; it is the plan's, or where none was
    made the last one's, from the begin of the first. With ``penugasan_ids`` exactly these, each with its own plan.
    """
    hari = hari_daftar(tahun)
    people = pegawai_ids if penugasan_ids is None else queries.people_of(connection, penugasan_ids)
    rows = queries.of_year(connection, tahun, hari, unit_id, konteks.cakupan, people)
    times = Counter(row.pegawai_id for row in rows)
    several = [row for row in rows if times[row.pegawai_id] > 1]  # of the others nothing is to be joined
    chains = {one.id: chain for chain in rangkaian(map(_masa, several)) for one in chain.masa}
    by_id = {row.penugasan_id: row for row in several}
    found = []
    for row in rows:
        chain = chains.get(row.penugasan_id)
        is_listed = chain is None or chain.pemilik == row.penugasan_id
        if is_listed if penugasan_ids is None else row.penugasan_id in penugasan_ids:
            found.append(row if chain is None else _shown(row, chain, by_id, hari))
    return found


def _masa(row: RencanaRow) -> Masa:
    closed = row.skp_sampai if row.status == StatusSkp.DITUTUP else None
    pos = (row.pegawai_id, row.jenis, row.jabatan, row.unit_id)
    return Masa(row.penugasan_id, pos, row.dari, row.sampai, row.skp_id is not None, closed)


def _shown(row: RencanaRow, chain: Rangkaian, by_id: dict[int, RencanaRow], hari: date) -> RencanaRow:
    if len(chain.masa) == 1 or (chain.pemilik != row.penugasan_id and chain.ada_skp):
        return row
    now, first = by_id[chain.pada(hari).id], chain.masa[0]
    return replace(
        row,
        dari=row.dari if chain.ada_skp else first.dari,
        penilai_pegawai_id=now.penilai_pegawai_id,
        penilai_luar_id=now.penilai_luar_id,
        penilai_gelar_depan=now.penilai_gelar_depan,
        penilai_nama=now.penilai_nama,
        penilai_gelar_belakang=now.penilai_gelar_belakang,
        masa=tuple(one.id for one in chain.masa),
    )


def pemilik(
    connection: Koneksi, konteks: Konteks, tahun: int, penugasan_ids: Collection[int]
) -> dict[int, int]:
    """Return for stretches without a plan of their own whose plan goes on there; the others are not in it."""
    people = queries.people_of(connection, penugasan_ids)
    rows = queries.of_year(connection, tahun, hari_daftar(tahun), None, konteks.cakupan, people)
    return dict(_heirs(rangkaian(map(_masa, rows)), penugasan_ids))


def pemilik_satu(connection: Koneksi, konteks: Konteks, tahun: int, penugasan_id: int) -> int:
    """Return the stretch whose plan holds for a stretch: itself, unless an earlier plan goes on there."""
    return pemilik(connection, konteks, tahun, [penugasan_id]).get(penugasan_id, penugasan_id)


def _heirs(chains: Iterable[Rangkaian], wanted: Collection[int]) -> Iterator[tuple[int, int]]:
    for chain in chains:
        if chain.ada_skp:
            yield from (
                (one.id, chain.pemilik) for one in chain.masa if one.id != chain.pemilik and one.id in wanted
            )


def sampai_bila_dibuka(connection: Koneksi, konteks: Konteks, tahun: int, penugasan_id: int) -> date | None:
    """Return until when the plan of a stretch would go on if it were not closed; None: it goes on."""
    people = queries.people_of(connection, [penugasan_id])
    rows = queries.of_year(connection, tahun, hari_daftar(tahun), None, konteks.cakupan, people)
    chains = rangkaian(replace(_masa(row), ditutup=None) for row in rows)
    found = (chain for chain in chains if any(one.id == penugasan_id for one in chain.masa))
    return next(found).masa[-1].sampai
