"""The annual rating, proposed from the last quarter (or month); a record of its own, marked as a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_desktop.domain import penilaian as rules
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import JenisPeriode, Rating, StatusNilai
from kinerja_desktop.domain.periode import Periode, of_year
from kinerja_desktop.domain.regulation import Regulations
from kinerja_desktop.services.hari import periode_of
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.services.penilaian import rentang, rules_of
from kinerja_desktop.storage.commands import nilai as commands
from kinerja_desktop.storage.queries import nilai as queries
from kinerja_desktop.storage.queries.nilai import LengkapRow, NilaiRow
from kinerja_desktop.storage.unit_of_work import Transaction


@dataclass(frozen=True, slots=True)
class HasilUsulan:
    """What the proposal did, in people.

    Attributes:
        dibuat: annual records made or filled; ``sudah``: left alone, because something was entered.
        tanpa_sumber: nothing complete in the last quarter or month of the year.
    """

    dibuat: int
    sudah: int
    tanpa_sumber: int


def usulkan_tahunan(konteks: Konteks, tahun: int, unit_id: int | None = None) -> Outcome[HasilUsulan]:
    """Propose annual ratings from the last quarter (else the last month) of the same position.

    Who moved within the year has several positions: each takes the last period it reached itself, nothing is joined.

    Only where both ratings are there, and never over something that was entered for the year.
    """
    one = periode_of(str(tahun))
    judge = rules_of(one.kode)
    known = [of_year(tahun, kind) for kind in (JenisPeriode.TRIWULAN, JenisPeriode.BULANAN)]
    with konteks.simpanan.write(konteks.author, alasan="usulan tahunan") as transaction:
        connection = transaction.connection
        rows = queries.grid(connection, rentang(one.kode), unit_id, konteks.cakupan)
        ids = [row.penugasan_id for row in rows]
        sources = {
            part.kode: queries.ratings(connection, part.kode, ids) for parts in known for part in parts
        }
        changes: list[commands.Perubahan] = []
        done = without = 0
        for row in rows:
            if row.status != StatusNilai.BELUM:
                done += 1
                continue
            last = (_last(parts, row.sampai).kode for parts in known)
            found = next(
                (sources[kode][row.penugasan_id] for kode in last if row.penugasan_id in sources[kode]), None
            )
            if found is None:
                without += 1
                continue
            changes.append(_proposal(transaction, row, found, judge))
        if changes:
            commands.ensure_period(transaction, one)
        commands.write(transaction, one.kode, changes)
        return Outcome(HasilUsulan(len(changes), done, without), transaction.changes)


def _last(parts: Sequence[Periode], sampai: date | None) -> Periode:
    """Return the last period that a position reached: of the year, or of the months before somebody moved."""
    return (
        parts[-1]
        if sampai is None
        else next((one for one in reversed(parts) if one.awal <= sampai), parts[0])
    )


def _proposal(
    transaction: Transaction, row: NilaiRow, source: LengkapRow, judge: Regulations
) -> commands.Perubahan:
    result = rules.assess(Rating(source.hasil_kerja), Rating(source.perilaku), judge)
    values = {
        "hasil_kerja": source.hasil_kerja,
        "perilaku": source.perilaku,
        "predikat": result.predikat.value,
        "status": StatusNilai.TERSIMPAN.value,
        "rezim": judge.rezim,
        "usulan_dari": source.uid,
        "dimasukkan_oleh_id": transaction.author.pelaku_id,
        "dimasukkan_pada": transaction.now,
    }
    before = None if row.penilaian_id is None else (row.status, row.predikat)
    after = (StatusNilai.TERSIMPAN.value, result.predikat.value)
    return commands.Perubahan(row.penilaian_id, row.penugasan_id, row.unit_id, values, before, after)
