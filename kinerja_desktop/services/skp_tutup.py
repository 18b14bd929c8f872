"""Closing plans because their post ends, and taking the closing of plans back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.checks import skp as checks
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.skp import StatusSkp
from kinerja_desktop.foundation.errors import ConflictError
from kinerja_desktop.services import skp, skp_lanjut
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import HasilAksi
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.akhir import SkpBerjalanRow
from kinerja_desktop.storage.unit_of_work import Transaction


def close_on(transaction: Transaction, rows: Iterable[SkpBerjalanRow], day: date) -> None:
    """Close set plans on the last day of their post; one that would begin later keeps its days: it never ran."""
    changes: dict[int, dict[str, object]] = {}
    for row in rows:
        changes[row.id] = {"status": StatusSkp.DITUTUP.value, "ditutup": day}
        if row.dari <= day:
            changes[row.id]["sampai"] = day
    commands.change(transaction, changes)


def buka_kembali(
    konteks: Konteks, versions: Mapping[int, int], sampai: date | None = None
) -> Outcome[HasilAksi]:
    """Make closed plans set ones again, with the people of the day on which they were set.

    Args:
        konteks: who asks.
        versions: version by plan, as it was read.
        sampai: the last day that they cover then; None: that of the position in the year.

    Raises:
        ConflictError: changed since it was read.
    """
    with konteks.simpanan.write(konteks.author, alasan="SKP dibuka kembali") as transaction:
        connection = transaction.connection
        plans = queries.plans(connection, list(versions))
        if len(plans) != len(versions):
            raise ConflictError("simpanan.hilang", jenis="skp")
        changes: dict[int, dict[str, object]] = {}
        findings: list[Finding] = []
        for id_, plan in plans.items():
            [row] = skp.list_rows(connection, konteks, plan.tahun, penugasan_ids=[plan.penugasan_id])
            if plan.status != StatusSkp.DITUTUP:
                words = (skp.status_word(plan.status), skp.status_word(StatusSkp.DITETAPKAN.value))
                findings.append(checks.not_allowed(row.nama, row.pegawai_uid.hex(), *words))
                continue
            last = skp_lanjut.sampai_bila_dibuka(connection, konteks, plan.tahun, plan.penugasan_id)
            _, until = skp.stretch(plan.dari, last, plan.tahun)
            changes[id_] = {
                "status": StatusSkp.DITETAPKAN.value, "ditutup": None, "sampai": max(sampai or until, plan.dari),
            }  # fmt: skip
        commands.change(transaction, changes, {id_: versions[id_] for id_ in changes})
        return Outcome(HasilAksi(tuple(changes), tuple(findings)), transaction.changes)
