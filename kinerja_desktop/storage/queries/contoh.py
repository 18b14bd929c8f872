"""What the sample says of itself: how much there is, and its people as a roster would list them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.codes import StatusNilai
from kinerja_desktop.storage.queries import keadaan
from kinerja_desktop.storage.tables import pegawai, penilaian, unit


@dataclass(frozen=True, slots=True)
class ContentRow:
    """Counts of people, units, ratings and locked ratings."""

    pegawai: int
    unit: int
    penilaian: int
    terkunci: int


def content(connection: sa.Connection) -> ContentRow:
    """Return the counts."""

    def count(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(table).where(*where)) or 0)

    locked = penilaian.c.status == StatusNilai.TERKUNCI.value
    return ContentRow(count(pegawai), count(unit), count(penilaian), count(penilaian, locked))


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person as SIASN's roster describes one; NIP lama, addresses and the like are not known here."""

    pns_id: str
    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    tanggal_lahir: date | None
    jenis_kelamin: str
    jenis_pegawai: str
    kedudukan: str
    kedudukan_teks: str
    golongan: str
    tmt_golongan: date | None
    jenis_jabatan: str
    jabatan: str
    jabatan_id: str
    tmt_jabatan: date | None
    eselon: str
    unor_id: str
    unor_nama: str
    unit: str


def roster(connection: sa.Connection, day: date) -> list[RosterRow]:
    """Return everybody who is rated on a day, by unit and name."""
    state = keadaan.as_of(day)
    person = {column.name: column for column in pegawai.c}
    columns = [
        unit.c.nama if name == "unit" else person[name] if name in person else state.c[name]
        for name in RosterRow.__slots__
    ]
    statement = (
        sa.select(*columns)
        .select_from(pegawai)
        .join(state, state.c.pegawai_id == pegawai.c.id)
        .outerjoin(unit, unit.c.id == state.c.unit_id)
        .where(keadaan.is_active(state))
        .order_by(unit.c.urutan, pegawai.c.nama_urut, pegawai.c.id)
    )
    place = RosterRow.__slots__.index("unit")
    found = (list(row) for row in connection.execute(statement))
    return [RosterRow(*[*row[:place], row[place] or "", *row[place + 1 :]]) for row in found]
