"""Removing a plan that may be edited, and bringing it back whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.skp import IsiSkp
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import editable, list_rows
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries


@dataclass(frozen=True, slots=True)
class SkpTerhapus:
    """A plan that was removed, whole: its columns by name, and its content."""

    values: Mapping[str, Any]
    isi: IsiSkp


_KEPT: Final = (
    "penugasan_id", "tahun", "dari", "sampai", "versi", "menggantikan_id", "status", "alasan", "diajukan",
)  # fmt: skip


def pulihkan(konteks: Konteks, terhapus: SkpTerhapus) -> Outcome[int]:
    """Bring a removed plan back as it was (links to what is gone meanwhile end); return its new id.

    Raises:
        RefusedError: ``skp.sudah-ada``: there is another one in its place by now.
    """
    with konteks.simpanan.write(konteks.author, alasan="SKP dipulihkan") as transaction:
        connection, values = transaction.connection, terhapus.values
        penugasan_id, tahun = values["penugasan_id"], values["tahun"]
        if any(one.versi == values["versi"] for one in queries.of_penugasan(connection, penugasan_id, tahun)):
            [row] = list_rows(connection, konteks, tahun, penugasan_ids=[penugasan_id])
            raise RefusedError("skp.sudah-ada", nama=row.nama, tahun=tahun)
        [made] = commands.create(transaction, [(values, terhapus.isi)])
        return Outcome(made, transaction.changes)


def hapus(konteks: Konteks, skp_id: int, *, version: int) -> Outcome[SkpTerhapus]:
    """Remove a plan that may be edited; return all of it, so that `pulihkan` can bring it back.

    Raises:
        RefusedError: ``skp.terkunci``, ``skp.masih-dipakai``, ``skp.tidak-ada``.
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="hapus SKP") as transaction:
        connection = transaction.connection
        plan = editable(connection, konteks, skp_id)
        held = queries.contents(connection, [skp_id])[skp_id]
        served = queries.serving(connection, [one.id for one in held.rhk if one.id is not None])
        if served:
            [row] = list_rows(connection, konteks, plan.tahun, penugasan_ids=[plan.penugasan_id])
            raise RefusedError("skp.masih-dipakai", nama=row.nama, jumlah=served)
        commands.remove(transaction, skp_id, version=version)
        kept = {name: getattr(plan, name) for name in _KEPT}
        return Outcome(SkpTerhapus(kept, held), transaction.changes)
