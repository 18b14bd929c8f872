"""Which form an SKP begins with: by the level of the post, or proposed by its title where nobody noted the level."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from kinerja_desktop.domain import keadaan as states
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.skp import KelompokSkp, begins_with, kelompok_of
from kinerja_desktop.regulations import references
from kinerja_desktop.storage.queries import roster
from kinerja_desktop.storage.queries.keadaan import Koneksi


class _Baris(Protocol):
    """Whose plan it is, as `services.skp.BarisSkp` has it."""

    @property
    def pegawai_id(self) -> int: ...
    @property
    def pegawai_uid(self) -> bytes: ...
    @property
    def nama(self) -> str: ...
    @property
    def jabatan(self) -> str: ...
    @property
    def dari(self) -> date: ...


def kelompok(jenjang: str, jabatan: str) -> KelompokSkp:
    """Return the form to begin with; by the title only where the level is not known (`said` tells it then)."""
    return KelompokSkp.JPT if not jenjang and _sounds_jpt(jabatan) else kelompok_of(jenjang)


def said(connection: Koneksi, row: _Baris) -> tuple[Finding, ...]:
    """Return a warning where the form was proposed by the title alone."""
    if not _sounds_jpt(row.jabatan):
        return ()
    if states.at(roster.stretches(connection, row.pegawai_id)[row.pegawai_id], row.dari).jenjang:
        return ()
    args = {"nama": row.nama, "jabatan": row.jabatan}
    return (Finding("skp.formulir-diduga", Severity.WARN, args=args, subject=row.pegawai_uid.hex()),)


def _sounds_jpt(jabatan: str) -> bool:
    return begins_with(jabatan, references.jabatan_jpt())
