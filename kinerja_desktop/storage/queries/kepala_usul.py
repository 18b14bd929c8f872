"""Who may lead a unit by what the roster says: structural officials at their place of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisJabatan
from kinerja_desktop.storage.queries.keadaan import as_of, is_active
from kinerja_desktop.storage.tables import pegawai, unit_kepala


@dataclass(frozen=True, slots=True)
class PejabatRow:
    """A structural official in service on the day; ``nip`` is '' where it is not known.

    ``memimpin`` is true when the person leads some unit on the day, also as Plt, Plh or Pj.
    """

    nip: str
    jenjang: str
    unit_id: int
    memimpin: bool


def officials(connection: sa.Connection, day: date) -> list[PejabatRow]:
    """Return every structural official in service on a day who has a unit.

    Also those without NIP and those who lead already: who stands highest can be said only of all of them.
    """
    state, head = as_of(day), unit_kepala.c
    leads = sa.exists().where(
        head.pegawai_id == pegawai.c.id, head.dari <= day, sa.or_(head.sampai.is_(None), head.sampai >= day)
    )
    statement = (
        sa.select(pegawai.c.nip, state.c.jenjang, state.c.unit_id, leads)
        .join(state, state.c.pegawai_id == pegawai.c.id)
        .where(
            is_active(state), state.c.jenis_jabatan == JenisJabatan.STRUKTURAL.value, state.c.unit_id.is_not(None)
        )
        .order_by(pegawai.c.nama_urut, pegawai.c.id)
    )  # fmt: skip
    return [
        PejabatRow(nip, jenjang, unit, bool(leading))
        for nip, jenjang, unit, leading in connection.execute(statement)
    ]
