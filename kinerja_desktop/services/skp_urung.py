"""Taking an action on many plans back as one step, where nothing newer rests on what it wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.skp import EDITABLE, IsiSkp, StatusSkp
from kinerja_desktop.services import skp, skp_hubungan
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.skp import HasilAksi
from kinerja_desktop.storage.commands import skp as commands
from kinerja_desktop.storage.queries import skp as queries
from kinerja_desktop.storage.queries.keadaan import Koneksi
from kinerja_desktop.storage.queries.skp import SkpRow
from kinerja_desktop.storage.unit_of_work import Transaction


@dataclass(frozen=True, slots=True)
class Semula:
    """What an action on many plans found, and by what it is seen whether somebody went on writing.

    Attributes:
        isi: content before, by plan.
        baru: plans that the action made; taking it back removes them.
        versi: version of each of all these after the action.
    """

    isi: Mapping[int, IsiSkp] = field(default_factory=dict)
    baru: frozenset[int] = frozenset()
    versi: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HasilBersama(HasilAksi):
    """What an action on many plans did, and how `pulihkan` takes it back."""

    semula: Semula = Semula()


def semula(connection: Koneksi, isi: Mapping[int, IsiSkp], baru: Collection[int]) -> Semula:
    """Return how an action is taken back that wrote into plans that held ``isi`` and made the plans ``baru``."""
    plans = queries.plans(connection, [*isi, *baru])
    return Semula(dict(isi), frozenset(baru), {id_: plan.version for id_, plan in plans.items()})


def buat(konteks: Konteks, tahun: int, penugasan_ids: Collection[int]) -> Outcome[HasilBersama]:
    """Make empty drafts as `skp.buat` does; what is taken back then are those that were made here.

    Raises:
        ConflictError: a position is gone (nothing is written).
    """
    with konteks.simpanan.write(konteks.author, alasan="buat SKP") as transaction:
        connection = transaction.connection
        there = {row.skp_id for row in skp.rows_of(connection, konteks, tahun, penugasan_ids)}
        made = skp.make(transaction, konteks, tahun, dict.fromkeys(penugasan_ids))
        held = semula(connection, {}, frozenset(made.values()) - there)
        return Outcome(HasilBersama(tuple(made.values()), (), held), transaction.changes)


def versi(konteks: Konteks, skp_ids: Collection[int]) -> dict[int, int]:
    """Return the version of each of these plans as they are now; what is gone is left out."""
    with konteks.simpanan.read() as connection:
        return {id_: plan.version for id_, plan in queries.plans(connection, list(skp_ids)).items()}


def pulihkan(konteks: Konteks, held: Semula) -> Outcome[HasilAksi]:
    """Take an action on many plans back in one transaction; return the plans that are as they were (or gone).

    A plan that was handed in, set or written on since, or whose new RHK others serve by now, stays and is told;
    so does one whose earlier links would be a circle.
    """
    with konteks.simpanan.write(konteks.author, alasan="urungkan SKP bersama") as transaction:
        done, findings = give_back(transaction, konteks, held)
        return Outcome(HasilAksi(tuple(done), tuple(findings)), transaction.changes)


def give_back(
    transaction: Transaction, konteks: Konteks, held: Semula
) -> tuple[dict[int, IsiSkp], list[Finding]]:
    """Do it inside a transaction; return what the plans held meanwhile, and why others stay as they are.

    What a plan served before it serves again in its present words, unless that would be a circle by now.
    """
    connection = transaction.connection
    plans = queries.plans(connection, list(held.versi))
    meanwhile: dict[int, IsiSkp] = {}
    findings: list[Finding] = []
    for id_, plan in plans.items():
        now = queries.contents(connection, [id_])[id_]
        before = skp_hubungan.with_known_links(connection, held.isi.get(id_, IsiSkp()))
        said = _stays(connection, konteks, plan, held.versi[id_], now, before)
        if said is not None:
            findings.append(said)
            continue
        meanwhile[id_] = now
        if id_ in held.baru:
            commands.remove(transaction, id_, version=plan.version)
        else:
            commands.write(transaction, id_, before, version=plan.version)
    return meanwhile, findings


def _going(now: IsiSkp, before: IsiSkp) -> list[int]:
    """Return the RHK that taking back would remove."""
    kept = {one.id for one in before.rhk}
    return [one.id for one in now.rhk if one.id is not None and one.id not in kept]


def _stays(
    connection: Koneksi, konteks: Konteks, plan: SkpRow, version: int, now: IsiSkp, before: IsiSkp
) -> Finding | None:
    """Return why a plan is left as it is, None where it goes back."""
    if StatusSkp(plan.status) not in EDITABLE:
        return skp.locked(connection, konteks, plan)
    if plan.version != version:
        return skp.changed_since(connection, konteks, plan)
    served = queries.serving(connection, _going(now, before))
    if not served and not skp_hubungan.in_circle(connection, before):
        return None
    [row] = skp.list_rows(connection, konteks, plan.tahun, penugasan_ids=[plan.penugasan_id])
    code = "skp.urung-dilayani" if served else "skp.urung-melingkar"
    args = {"nama": row.nama, "jumlah": served}
    return Finding(code, Severity.WARN, args=args, subject=row.pegawai_uid.hex())
