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
    """A structural official who leads no unit on the day."""

    pegawai_id: int
    nip: str
    jabatan: str
    jenjang: str
    unit_id: int


def officials(connection: sa.Connection, day: date) -> list[PejabatRow]:
    """Return the structural officials in service on a day who have a unit and a NIP and lead nothing yet."""
    state, head = as_of(day), unit_kepala.c
    leads = sa.select(head.pegawai_id).where(
        head.pegawai_id.is_not(None), head.dari <= day, sa.or_(head.sampai.is_(None), head.sampai >= day)
    )
    statement = (
        sa.select(pegawai.c.id, pegawai.c.nip, state.c.jabatan, state.c.jenjang, state.c.unit_id)
        .join(state, state.c.pegawai_id == pegawai.c.id)
        .where(
            is_active(state), state.c.jenis_jabatan == JenisJabatan.STRUKTURAL.value, state.c.unit_id.is_not(None),
            pegawai.c.nip != "", pegawai.c.id.not_in(leads),
        )
        .order_by(pegawai.c.nama_urut, pegawai.c.id)
    )  # fmt: skip
    return [PejabatRow(*row) for row in connection.execute(statement)]
