"""Periods of the office: which are in use, how often each group is rated, until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kinerja_desktop.domain import periode as domain
from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.domain.codes import DinilaiDi, JenisPegawai, JenisPeriode
from kinerja_desktop.domain.findings import Finding
from kinerja_desktop.domain.periode import Periode
from kinerja_desktop.domain.regulation import TenggatBawaan
from kinerja_desktop.domain.tenggat import Kelompok
from kinerja_desktop.foundation import clock
from kinerja_desktop.foundation.errors import RefusedError
from kinerja_desktop.regulations import load
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.commands import periode as commands
from kinerja_desktop.storage.queries import periode as queries
from kinerja_desktop.storage.queries import units
from kinerja_desktop.storage.queries.periode import PeriodeRow, TenggatRow
from kinerja_desktop.storage.unit_of_work import Transaction

PNS: Final = Kelompok.PNS.value
PPPK: Final = Kelompok.PPPK.value
PARUH_WAKTU: Final = Kelompok.PPPK_PARUH_WAKTU.value
GURU: Final = Kelompok.GURU.value
KELOMPOK: Final = (PNS, PPPK, PARUH_WAKTU, GURU)
"""Groups whose periods and deadlines the office may set apart."""
BERKALA: Final = (JenisPeriode.TRIWULAN, JenisPeriode.BULANAN)
"""Kinds of periodic evaluation; the annual one is there for everybody."""


@dataclass(frozen=True, slots=True)
class Tenggat:
    """Until when a period is to be rated. ``ditetapkan`` False: the default of the regulations, not set by the office."""

    tanggal: date
    ditetapkan: bool


@dataclass(frozen=True, slots=True)
class PeriodeKerja:
    """A period as screens list it: with its deadline for the whole office."""

    periode: Periode
    tenggat: Tenggat
    sudah_berakhir: bool
    sedang_berjalan: bool


@dataclass(frozen=True, slots=True)
class AturanTenggat:
    """What is needed to answer deadline questions of one period without another query."""

    periode: Periode
    bawaan: date
    baris: tuple[TenggatRow, ...]
    induk: Mapping[int, int | None]

    def of(self, kelompok: str = "", unit_id: int | None = None) -> Tenggat:
        """Return the deadline of a group in a unit: the narrowest that was set, else the default.

        A unit is narrower than its upper units, those narrower than the whole office; at the same place a
        deadline of the group is narrower than one of all.
        """
        found = {(row.unit_id, row.kelompok): row.tanggal for row in self.baris}
        for place in (*self._upward(unit_id), None):
            for group in dict.fromkeys((kelompok, "")):
                if (place, group) in found:
                    return Tenggat(found[place, group], ditetapkan=True)
        return Tenggat(self.bawaan, ditetapkan=False)

    def _upward(self, unit_id: int | None) -> Iterable[int]:
        seen: set[int] = set()
        while unit_id is not None and unit_id not in seen:
            seen.add(unit_id)
            yield unit_id
            unit_id = self.induk.get(unit_id)


def kelompok_of(jenis_pegawai: str, dinilai_di: str = "") -> str:
    """Return the group of a person: guru by where they are rated, else by kind of employment."""
    if dinilai_di == DinilaiDi.RUANG_GTK:
        return GURU
    groups = {JenisPegawai.PPPK: PPPK, JenisPegawai.PPPK_PARUH_WAKTU: PARUH_WAKTU}
    return groups.get(JenisPegawai(jenis_pegawai), PNS) if jenis_pegawai else PNS


def parse(kode: str) -> Periode:
    """Return the period of a code.

    Raises:
        RefusedError: ``periode.kode-salah``: not a code such as 2026, 2026-TW3, 2026-09.
    """
    found = domain.parse(kode)
    if found is None:
        raise RefusedError("periode.kode-salah", kode=kode)
    return found


def ensure_tahun(
    konteks: Konteks, tahun: int, kelompok: Mapping[str, str] | None = None
) -> Outcome[tuple[str, ...]]:
    """Bring the periods of a year into use: the year, its four triwulan, its months if a group has them.

    Args:
        konteks: who asks.
        tahun: the year.
        kelompok: kind (triwulan, bulanan) by group; groups left out keep theirs, else take that of the year
            before, else triwulan.

    Returns:
        The codes that were not in use before.
    """
    with konteks.simpanan.write(konteks.author) as transaction:
        made = seed_tahun(transaction, tahun, kelompok or {})
        changes = transaction.changes
    return Outcome(tuple(made), changes)


def seed_tahun(transaction: Transaction, tahun: int, kelompok: Mapping[str, str]) -> list[str]:
    """Do the same inside a transaction of another use case."""
    here = queries.groups(transaction.connection, tahun)
    before = queries.groups(transaction.connection, tahun - 1)
    kinds = {
        group: JenisPeriode(
            kelompok.get(group) or here.get(group) or before.get(group) or JenisPeriode.TRIWULAN
        )
        for group in KELOMPOK
    }
    for group, kind in kinds.items():
        if here.get(group) != kind:
            commands.set_group(transaction, tahun, group, kind)
    wanted = [*domain.of_year(tahun, JenisPeriode.TAHUNAN), *domain.of_year(tahun, JenisPeriode.TRIWULAN)]
    if JenisPeriode.BULANAN in kinds.values():
        wanted.extend(domain.of_year(tahun, JenisPeriode.BULANAN))
    return commands.add_periods(transaction, (_row(one) for one in wanted))


def ensure_periode(konteks: Konteks, kode: str) -> Periode:
    """Return the period of a code, bringing its year into use if it is not yet.

    Raises:
        RefusedError: not a code.
    """
    periode = parse(kode)
    with konteks.simpanan.read() as connection:
        known = {row.kode for row in queries.periods(connection, periode.tahun)}
    if periode.kode not in known:
        with konteks.simpanan.write(konteks.author) as transaction:
            seed_tahun(transaction, periode.tahun, {})
            commands.add_periods(transaction, [_row(periode)])
    return periode


def kelompok_periode(konteks: Konteks, tahun: int) -> dict[str, JenisPeriode]:
    """Return the kind of periodic evaluation of every group in a year."""
    with konteks.simpanan.read() as connection:
        found = queries.groups(connection, tahun)
    return {group: JenisPeriode(found.get(group, JenisPeriode.TRIWULAN)) for group in KELOMPOK}


def set_kelompok(konteks: Konteks, tahun: int, kelompok: str, jenis: JenisPeriode) -> Outcome[None]:
    """Set the kind of periodic evaluation of a group in a year; its periods come into use.

    Raises:
        RefusedError: ``periode.kelompok-salah``: no such group, or not a kind of periodic evaluation.
    """
    if kelompok not in KELOMPOK or jenis not in BERKALA:
        raise RefusedError("periode.kelompok-salah", kelompok=kelompok, jenis=str(jenis))
    return Outcome(None, ensure_tahun(konteks, tahun, {kelompok: jenis}).changes)


def list_periode(
    konteks: Konteks, tahun: int | None = None, jenis: JenisPeriode | None = None
) -> list[PeriodeKerja]:
    """Return the periods in use (of a year, of a kind) by their last day."""
    with konteks.simpanan.read() as connection:
        rows = queries.periods(connection, tahun)
        set_ = queries.deadlines(connection)
    today = clock.today()
    whole = {row.periode_kode: row.tanggal for row in set_ if not row.kelompok and row.unit_id is None}
    found = [parse(row.kode) for row in rows if jenis is None or row.jenis == jenis]
    return [_working(one, whole.get(one.kode), today) for one in found]


def years(konteks: Konteks) -> list[int]:
    """Return the years that have periods in use."""
    with konteks.simpanan.read() as connection:
        return sorted({row.tahun for row in queries.periods(connection)})


def current(konteks: Konteks, kelompok: str = PNS) -> PeriodeKerja:
    """Return the period to work on today: the last one that ended while its deadline runs, else the running one.

    Of the kind that the group has this year; it need not be in use yet (`ensure_periode` does that).
    """
    today = clock.today()
    kind = kelompok_periode(konteks, today.year).get(kelompok, JenisPeriode.TRIWULAN)
    running = domain.of_day(today, kind)
    ended = running.previous
    deadline = aturan_tenggat(konteks, ended).of(kelompok)
    if today <= deadline.tanggal:
        return PeriodeKerja(ended, deadline, sudah_berakhir=True, sedang_berjalan=False)
    return PeriodeKerja(
        running, aturan_tenggat(konteks, running).of(kelompok), sudah_berakhir=False, sedang_berjalan=True
    )


def aturan_tenggat(konteks: Konteks, periode: Periode) -> AturanTenggat:
    """Return everything about the deadlines of a period, to be asked for many people."""
    with konteks.simpanan.read() as connection:
        rows = queries.deadlines(connection, periode.kode)
        tree = {row.id: row.induk_id for row in units.all_units(connection)} if rows else {}
    return AturanTenggat(periode, bawaan(periode), tuple(rows), tree)


def tenggat_of(konteks: Konteks, kode: str, kelompok: str = "", unit_id: int | None = None) -> Tenggat:
    """Return the deadline of a period for a group in a unit (see `AturanTenggat.of`)."""
    return aturan_tenggat(konteks, parse(kode)).of(kelompok, unit_id)


def set_tenggat(
    konteks: Konteks, kode: str, tanggal: date | None, kelompok: str = "", unit_id: int | None = None
) -> Outcome[Finding | None]:
    """Set a rating deadline (None takes it back), for all, for a group, for a unit with what is below it.

    Returns:
        A blocking finding, and nothing is written, if the day lies before the end of the period.

    Raises:
        RefusedError: not a code, no such group.
    """
    periode = parse(kode)
    if kelompok and kelompok not in KELOMPOK:
        raise RefusedError("periode.kelompok-salah", kelompok=kelompok, jenis="")
    finding = domain.check_tenggat(periode, tanggal, kelompok) if tanggal else None
    with konteks.simpanan.write(konteks.author) as transaction:
        if finding is None:
            commands.add_periods(transaction, [_row(periode)])
            commands.set_deadline(transaction, periode.kode, kelompok, unit_id, tanggal)
        changes = transaction.changes
    return Outcome(finding, changes)


def list_tenggat(konteks: Konteks, kode: str | None = None) -> Sequence[TenggatRow]:
    """Return the deadlines that the office set."""
    with konteks.simpanan.read() as connection:
        return queries.deadlines(connection, kode)


def bawaan(periode: Periode) -> date:
    """Return the default deadline of a period: from the regulations, never before its last day."""
    return max(_rules(periode).penilaian(periode), periode.akhir)


def _rules(periode: Periode) -> TenggatBawaan:
    return load().at(periode.akhir).tenggat.isi


def _row(periode: Periode) -> PeriodeRow:
    return PeriodeRow(periode.kode, periode.tahun, periode.jenis, periode.awal, periode.akhir)


def _working(periode: Periode, tanggal: date | None, today: date) -> PeriodeKerja:
    deadline = Tenggat(tanggal, ditetapkan=True) if tanggal else Tenggat(bawaan(periode), ditetapkan=False)
    return PeriodeKerja(
        periode,
        deadline,
        sudah_berakhir=periode.akhir < today,
        sedang_berjalan=periode.covers(today),
    )
