"""Riwayat impor: every import with its counts, and the undoing of a whole one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.foundation.ids import new_uid
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penugasan import sync_penugasan
from kinerja_desktop.storage import backup
from kinerja_desktop.storage.commands import ringkasan, roster, undo
from kinerja_desktop.storage.engine import Connection
from kinerja_desktop.storage.queries import impor as queries
from kinerja_desktop.storage.queries import names
from kinerja_desktop.storage.queries.impor import ImporRow

__all__ = ["ImporRow", "Pembatalan", "batalkan", "riwayat", "tinjau_batal"]


@dataclass(frozen=True, slots=True)
class Pembatalan:
    """What undoing an import would do, or did.

    Attributes:
        impor: the import.
        dikembalikan: people and units whose fields go back.
        dihapus: people and units that the import made and that go.
        tetap: what stays, with the reason, one finding each.
    """

    impor: ImporRow
    dikembalikan: int
    dihapus: int
    tetap: tuple[Finding, ...]


def riwayat(konteks: Konteks) -> Sequence[ImporRow]:
    """Return all imports, the newest first."""
    with konteks.simpanan.read() as connection:
        return queries.history(connection)


def tinjau_batal(konteks: Konteks, impor_id: int) -> Pembatalan:
    """Say what undoing would do: the rows edited since are named first. Writes nothing.

    Raises:
        RefusedError: no such import, or it was undone already.
    """
    with konteks.simpanan.read() as connection:
        found, row = _plan(connection, impor_id)
        return _describe(connection, found, row)


def batalkan(konteks: Konteks, impor_id: int) -> Outcome[Pembatalan]:
    """Undo a whole import in one transaction; the undoing is an entry of the history itself.

    Raises:
        RefusedError: no such import, or it was undone already.
    """
    if backup.worthwhile(konteks.kantor.folder):
        backup.make(konteks.kantor.folder, "impor")
    with konteks.simpanan.write(konteks.author, alasan="batal impor") as transaction:
        found, row = _plan(transaction.connection, impor_id)
        told = _describe(transaction.connection, found, row)
        batch = roster.open_batch(
            transaction,
            new_uid(),
            {
                "jenis": "batal",
                "per_tanggal": row.per_tanggal,
                "periode_kode": row.periode_kode,
                "berkas": json.dumps(list(row.berkas), ensure_ascii=False),
                "hitungan": json.dumps({"dikembalikan": told.dikembalikan, "dihapus": told.dihapus}),
                "pembatal_dari_id": impor_id,
            },
        )
        undo.carry_out(transaction, found, impor_id)
        roster.set_batch(
            transaction, impor_id, dibatalkan=transaction.now, dibatalkan_oleh_id=transaction.author.pelaku_id
        )
        sync_penugasan(transaction, clock.today())
        ringkasan.rebuild(transaction.connection)
        transaction.touch("impor", [batch])
        for kind in ("pegawai", "unit", "penilaian", "penugasan", "laporan"):
            transaction.touch_all(kind)
        changes = transaction.changes
    return Outcome(told, changes)


def _plan(connection: Connection, impor_id: int) -> tuple[undo.UndoPlan, ImporRow]:
    rows = queries.history(connection, impor_id)
    if not rows or rows[0].pembatal_dari_id is not None:
        raise RefusedError("impor.tidak-ada", batch=impor_id)
    if rows[0].dibatalkan is not None:
        raise RefusedError("impor.sudah-dibatalkan", batch=impor_id)
    return undo.plan(connection, queries.revisions_of(connection, impor_id)), rows[0]


_SHOWN = ("pegawai", "unit")


def _describe(connection: Connection, found: undo.UndoPlan, row: ImporRow) -> Pembatalan:
    owners = names.owners(connection, [(item.jenis, item.id) for item in found.kept])
    stays: dict[tuple[str, str, str], Finding] = {}
    for item in found.kept:
        nama = owners.get((item.jenis, item.id), "")
        args = {"nama": nama, "kolom": item.kolom.replace("_", " ") or "data"}
        stays.setdefault(
            (nama, item.sebab, item.kolom), Finding(f"batal.{item.sebab}", Severity.WARN, args=args)
        )
    back = {(kind, id_) for kind, records in found.back.items() for id_ in records}
    people = names.people_behind(connection, back)
    removed = sum(len(found.remove.get(kind, ())) for kind in (*_SHOWN, "penilaian"))
    return Pembatalan(row, len(people), removed, tuple(stays.values()))
