"""Who may lead a unit by what the roster says: officials at their place of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from kinerja_desktop.domain.codes import JenisJabatan
from kinerja_desktop.storage.queries.keadaan import as_of, is_active
from kinerja_desktop.storage.tables import pegawai, unit_kepala


@dataclass(frozen=True, slots=True)
class PejabatRow:
    """An official in service on the day; ``nip`` is '' where it is not known.

    ``memimpin`` is true when the person leads some unit on the day, also as Plt, Plh or Pj; ``struktural`` when the
    roster says that the post is one.
    """

    nip: str
    jabatan: str
    struktural: bool
    jenjang: str
    unit_id: int
    memimpin: bool


def officials(connection: sa.Connection, day: date, sebutan: Sequence[str]) -> list[PejabatRow]:
    """Return everybody in service on a day who has a unit and a structural post, or one that begins with a word of these.

    The words (``sebutan``) are in lower case.
    Also those without NIP and those who lead already: who stands highest can be said only of all of them.
    """
    state, head = as_of(day), unit_kepala.c
    leads = sa.exists().where(
        head.pegawai_id == pegawai.c.id, head.dari <= day, sa.or_(head.sampai.is_(None), head.sampai >= day)
    )
    is_structural = state.c.jenis_jabatan == JenisJabatan.STRUKTURAL.value
    titled = (sa.func.lower(state.c.jabatan).startswith(word, autoescape=True) for word in sebutan)
    statement = (
        sa.select(pegawai.c.nip, state.c.jabatan, is_structural, state.c.jenjang, state.c.unit_id, leads)
        .join(state, state.c.pegawai_id == pegawai.c.id)
        .where(is_active(state), sa.or_(is_structural, *titled), state.c.unit_id.is_not(None))
        .order_by(pegawai.c.nama_urut, pegawai.c.id)
    )  # fmt: skip
    return [
        PejabatRow(nip, jabatan, bool(structural), jenjang, unit, bool(leading))
        for nip, jabatan, structural, jenjang, unit, leading in connection.execute(statement)
    ]
