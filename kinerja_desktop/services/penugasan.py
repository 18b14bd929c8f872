"""Keeping positions and raters in step with the tree of units, inside any transaction that changes their causes.

What follows the tree (``pohon``) is rewritten; what was set on purpose (``tangan``, ``impor``) is left alone as
long as the person stays in the unit, and only reported where the tree says otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from kinerja_desktop.domain import nip as nip_rules
from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.keaktifan import is_dinilai
from kinerja_desktop.domain.pegawai import nama_tampil
from kinerja_desktop.domain.penugasan import (
    HasilPenugasan,
    JenisPihak,
    Kepala,
    Penempatan,
    Pengecualian,
    Pihak,
    Turunan,
    derive,
)
from kinerja_desktop.domain.unit import Pohon, SimpulUnit
from kinerja_desktop.foundation import clock
from kinerja_desktop.services.konteks import Konteks
from kinerja_desktop.storage.commands import penugasan as commands
from kinerja_desktop.storage.queries import keadaan, unit_rincian, units
from kinerja_desktop.storage.queries import penugasan as queries
from kinerja_desktop.storage.tables import AWAL
from kinerja_desktop.storage.unit_of_work import Transaction

Values: TypeAlias = dict[str, Any]
SATU_HARI = timedelta(days=1)
_PORTION: Final = 5_000
"""New stretches that lie in memory as rows at a time."""


@dataclass(frozen=True, slots=True)
class Kecuali:
    """What was set on purpose for one person; None = derived from the tree.

    Attributes:
        penilai, jenis, sk_nomor, sk_tanggal: the rater, how he holds the authority, its SK.
        penilai_asal, atasan_asal: ``tangan`` or ``impor``.
    """

    penilai: Pihak | None = None
    jenis: str = JenisPenugasan.DEFINITIF.value
    sk_nomor: str = ""
    sk_tanggal: date | None = None
    penilai_asal: str = "tangan"
    atasan: Pihak | None = None
    atasan_asal: str = "tangan"


@dataclass(frozen=True, slots=True)
class HasilSync:
    """What a sync did, in people.

    Attributes:
        baru: first positions; pindah: closed and opened anew (jabatan or unit changed); diubah: changed in place;
            dipecah: split because locked ratings hold the old rater; ditutup: closed (no longer active).
        gugur: pegawai ids whose exception ended because they left the unit.
        beda: (pegawai id, rater by the tree or None) where an exception differs; not after other edits.
        dilihat: pegawai ids that were looked at.
    """

    baru: int = 0
    pindah: int = 0
    diubah: int = 0
    dipecah: int = 0
    ditutup: int = 0
    gugur: tuple[int, ...] = ()
    beda: tuple[tuple[int, Pihak | None], ...] = ()
    dilihat: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Run:
    """Since when a person is what he is on the day: the first day of the run of equal stretches."""

    mulai: date
    is_aktif: bool
    jabatan: str
    unit_id: int | None


@dataclass(slots=True)
class _Facts:
    day: date
    heads: list[unit_rincian.KepalaRow]
    pohon: Pohon
    people: dict[int, queries.OrangRow] = field(default_factory=dict)
    runs: dict[int, _Run] = field(default_factory=dict)
    stretches: dict[int, queries.PenugasanRow] = field(default_factory=dict)
    locked: dict[int, date] = field(default_factory=dict)
    kecuali: dict[int, Kecuali] = field(default_factory=dict)
    gugur: list[int] = field(default_factory=list)
    by_unit: dict[int, list[unit_rincian.KepalaRow]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.heads:
            self.by_unit.setdefault(row.unit_id, []).append(row)


@dataclass(slots=True)
class _Plan:
    opened: list[tuple[int, date, date | None]] = field(default_factory=list)
    """(pegawai id, first day, last day); the rest of a stretch is what he is on the day (`_fresh`)."""
    changed: dict[int, Values] = field(default_factory=dict)
    removed: list[int] = field(default_factory=list)
    following: list[tuple[int, int, date]] = field(default_factory=list)
    """(old stretch, index into ``opened``, day): unlocked ratings go over."""
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("baru", "pindah", "diubah", "dipecah", "ditutup"), 0)
    )


def sync_penugasan(
    transaction: Transaction,
    per_tanggal: date,
    pegawai_ids: Collection[int] | None = None,
    *,
    unit_ids: Collection[int] = (),
    kecuali: Mapping[int, Kecuali] | None = None,
) -> HasilSync:
    """Bring `penugasan` in step with units, heads and people as they are on a day. Call inside a transaction.

    Same: nothing. Jabatan or unit changed since a day: the stretch closes the day before and a new one opens (not
    before the end of the last locked period); corrected for all time: in place. Only the rater changed: in place,
    or, where locked ratings hold the old one, split on ``per_tanggal``; unlocked ratings follow the new rater.

    Args:
        transaction: the open transaction of an import, a change of head, a move of units.
        per_tanggal: the day on which the present state is looked at.
        pegawai_ids: whose own state or exception changed (None: anybody's; everybody is looked at).
        unit_ids: units whose head or place in the tree changed; asked only beside ``pegawai_ids``.
        kecuali: new exceptions by pegawai id, replacing what the person has (``Kecuali()``: back to the tree).
    """
    given = kecuali or {}
    facts = _facts(transaction.connection, per_tanggal)
    if pegawai_ids is None:
        _load(facts, transaction.connection)
        _collect_exceptions(facts, given)
        derived, chosen = _derive(facts), set(facts.runs)
    else:
        about = {*pegawai_ids, *given}
        derived, chosen = _derive_touched(facts, transaction.connection, about, unit_ids, given)
    plan = _Plan()
    for pegawai_id in sorted(chosen & facts.runs.keys()):
        if facts.runs[pegawai_id].is_aktif:
            _plan_active(facts, derived, pegawai_id, plan)
        else:
            _plan_inactive(facts, pegawai_id, plan)
    _write(transaction, facts, derived, plan)
    return HasilSync(
        **plan.counts,
        gugur=tuple(id_ for id_ in facts.gugur if id_ in chosen),
        beda=_different(facts) if pegawai_ids is None or given else (),
        dilihat=frozenset(chosen),
    )


def set_exceptions(
    transaction: Transaction, wanted: Mapping[int, Kecuali], per_tanggal: date | None = None
) -> HasilSync:
    """Set exceptions since a day (today); everybody else keeps the rater of today."""
    today = clock.today()
    result = sync_penugasan(transaction, per_tanggal or today, (), kecuali=wanted)
    if per_tanggal and per_tanggal < today:
        sync_penugasan(transaction, today, result.dilihat)
    return result


def follow(
    transaction: Transaction,
    dari: date,
    pegawai_ids: Collection[int] | None = None,
    *,
    unit_ids: Collection[int] = (),
    kecuali: Mapping[int, Kecuali] | None = None,
) -> HasilSync:
    """Bring positions in step after a change that holds since ``dari``: as of that day, then as of today.

    What begins later is left for its day (`terapkan_pohon`); a past day alone would leave the raters of that day.

    Args:
        transaction: the open transaction.
        dari: since when the change holds.
        pegawai_ids: whom the change is about, former heads among them (None: anybody).
        unit_ids: units whose head or place in the tree it changed.
        kecuali: exceptions to set today beside it.
    """
    today = clock.today()
    if AWAL < dari < today:
        then = sync_penugasan(transaction, dari, pegawai_ids, unit_ids=unit_ids)
        pegawai_ids = None if pegawai_ids is None else then.dilihat.union(pegawai_ids)
    return sync_penugasan(transaction, today, pegawai_ids, unit_ids=unit_ids, kecuali=kecuali)


def exceptions(transaction: Transaction, pegawai_ids: Collection[int]) -> dict[int, Kecuali]:
    """Return what is set on purpose now for these people (``Kecuali()`` where nothing is)."""
    return stored_exceptions(transaction.connection, pegawai_ids)


def stored_exceptions(connection: keadaan.Koneksi, pegawai_ids: Collection[int]) -> dict[int, Kecuali]:
    """Return the same for whoever only reads."""
    stretches = queries.main_stretches(connection, pegawai_ids)
    return {id_: stored_exception(stretches[id_]) if id_ in stretches else Kecuali() for id_ in pegawai_ids}


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Everybody's rater on a day and where everybody works (pegawai id -> unit id), nothing written."""

    hasil: HasilPenugasan
    unit_of: Mapping[int, int | None]
    uid_of: Mapping[int, str]
    pohon: Pohon


def derive_now(konteks: Konteks, day: date) -> Keadaan:
    """Return everybody's rater on a day as the tree and the stored exceptions say, writing nothing."""
    with konteks.simpanan.read() as connection:
        facts = _facts(connection, day)
        _load(facts, connection)
    _collect_exceptions(facts, {})
    return Keadaan(
        _derive(facts, with_findings=True),
        {id_: run.unit_id for id_, run in facts.runs.items()},
        {id_: row.uid.hex() for id_, row in facts.people.items()},
        facts.pohon,
    )


def _facts(connection: keadaan.Koneksi, day: date) -> _Facts:
    """Load the tree and its heads; people come with `_load`."""
    pohon = Pohon(SimpulUnit(row.id, row.nama, row.induk_id) for row in units.all_units(connection, day))
    return _Facts(day, unit_rincian.heads(connection), pohon)


def _load(facts: _Facts, connection: keadaan.Koneksi, ids: Collection[int] | None = None) -> None:
    """Add what the derivation asks of everybody, or of these people."""
    facts.people |= queries.everybody(connection, ids)
    facts.runs |= _runs(keadaan.stretches(connection, facts.day, ids))
    facts.stretches |= queries.main_stretches(connection, ids)
    facts.locked |= queries.locked_until(connection, ids)


def _derive_touched(
    facts: _Facts,
    connection: keadaan.Koneksi,
    pegawai_ids: Collection[int],
    unit_ids: Collection[int],
    given: Mapping[int, Kecuali],
) -> tuple[HasilPenugasan, set[int]]:
    """Load everybody who leads or rates; derive them and whoever can have another rater or superior now, and return those.

    A rater follows from the own unit, the heads above it and the own exception; the superior from the rater's rater.
    So besides the people named it is those in the units named and below, who leads one of them, and the staff of a
    rater whose own rater is not the stored one. What is stored are the raters of today: on a past day, a head
    outside those units says nothing.
    """
    below = {id_ for unit in unit_ids if unit in facts.pohon for id_ in facts.pohon.descendants(unit)}
    below.update(unit_ids)
    set_now = (exempt.penilai for exempt in given.values())
    raters = {who.id for who in set_now if who and who.jenis is JenisPihak.PEGAWAI}
    officials = {*pegawai_ids, *raters, *queries.raters(connection)}
    officials.update(head.pegawai_id for head in facts.heads if head.pegawai_id is not None)
    _load(facts, connection, officials)
    _collect_exceptions(facts, given)
    outside = {head.penilai_luar_id for head in facts.heads if head.unit_id in below and head.penilai_luar_id}
    named = {*pegawai_ids, *queries.in_units(connection, below)}
    named.update(head.pegawai_id for head in facts.heads if head.unit_id in below and head.pegawai_id)
    if facts.day >= clock.today():
        named |= officials
    derived = _derive(facts)
    moved = _rated_otherwise(facts, derived.penugasan) & named
    touched = named | queries.rated_by(connection, moved, outside)
    if not touched <= officials:
        _load(facts, connection, touched - officials)
        _collect_exceptions(facts, given)
        derived = _derive(facts)
    return derived, touched


def _rated_otherwise(facts: _Facts, derived: Mapping[int, Turunan]) -> set[int]:
    """Return who of the loaded has another rater than the stored one, or none."""
    return {
        id_
        for id_ in facts.runs
        if (row := facts.stretches.get(id_)) is None
        or id_ not in derived
        or derived[id_].penilai != pihak(row.penilai_pegawai_id, row.penilai_luar_id)
    }


def _runs(rows: Iterable[keadaan.KeadaanRow]) -> dict[int, _Run]:
    found: dict[int, _Run] = {}
    for row in rows:
        aktif = is_dinilai(row.kedudukan)
        before = found.get(row.pegawai_id)
        if before and not aktif and not before.is_aktif:
            continue
        if before and (before.is_aktif, before.jabatan, before.unit_id) == (aktif, row.jabatan, row.unit_id):
            continue
        found[row.pegawai_id] = _Run(row.dari, aktif, row.jabatan, row.unit_id)
    return found


def pihak(pegawai_id: int | None, luar_id: int | None) -> Pihak | None:
    """Return who two nullable columns mean."""
    if pegawai_id is not None:
        return Pihak(JenisPihak.PEGAWAI, pegawai_id)
    return None if luar_id is None else Pihak(JenisPihak.LUAR, luar_id)


def stored_exception(row: queries.PenugasanRow) -> Kecuali:
    """Return what was set on purpose in a stretch."""
    made = Kecuali()
    if row.penilai_asal in ("tangan", "impor"):
        made = Kecuali(
            pihak(row.penilai_pegawai_id, row.penilai_luar_id), row.penilai_jenis, row.penilai_sk_nomor,
            row.penilai_sk_tanggal, row.penilai_asal,
        )  # fmt: skip
    if row.atasan_asal in ("tangan", "impor"):
        superior = pihak(row.atasan_pegawai_id, row.atasan_luar_id)
        made = replace(made, atasan=superior, atasan_asal=row.atasan_asal)
    return made


def _collect_exceptions(facts: _Facts, given: Mapping[int, Kecuali]) -> None:
    facts.gugur.clear()
    for pegawai_id, row in facts.stretches.items():
        stored = stored_exception(row)
        run = facts.runs.get(pegawai_id)
        if pegawai_id in given or (stored.penilai is None and stored.atasan is None) or run is None:
            continue
        if run.unit_id != row.unit_id and run.mulai > row.dari:
            facts.gugur.append(pegawai_id)
        else:
            facts.kecuali[pegawai_id] = stored
    facts.kecuali.update(given)


def _derive(facts: _Facts, *, with_exceptions: bool = True, with_findings: bool = False) -> HasilPenugasan:
    people = facts.people
    heads = [
        Kepala(
            row.unit_id, pihak(row.pegawai_id, row.penilai_luar_id) or Pihak(JenisPihak.LUAR, 0), row.nama,
            JenisPenugasan(row.jenis), row.dari, row.sampai,
        )
        for row in facts.heads
    ]  # fmt: skip
    places = (_place(people[id_], run) for id_, run in facts.runs.items())
    exempt = [Pengecualian(id_, k.penilai, k.atasan) for id_, k in facts.kecuali.items()]
    chosen = exempt if with_exceptions else []
    return derive(facts.pohon, heads, places, chosen, facts.day, with_findings=with_findings)


def _place(who: queries.OrangRow, run: _Run) -> Penempatan:
    name = nama_tampil(who.gelar_depan, who.nama, who.gelar_belakang)
    return Penempatan(who.id, who.uid.hex(), name, run.unit_id, run.is_aktif)


def _different(facts: _Facts) -> tuple[tuple[int, Pihak | None], ...]:
    if not any(k.penilai for k in facts.kecuali.values()):
        return ()
    plain = _derive(facts, with_exceptions=False).penugasan
    return tuple(
        (id_, plain[id_].penilai)
        for id_, k in sorted(facts.kecuali.items())
        if k.penilai and id_ in plain and plain[id_].penilai != k.penilai
    )


def _rater_values(facts: _Facts, derived: HasilPenugasan, pegawai_id: int) -> Values:
    outcome = derived.penugasan[pegawai_id]
    exempt = facts.kecuali.get(pegawai_id, Kecuali())
    jenis, sk_nomor, sk_tanggal = JenisPenugasan.DEFINITIF.value, "", None
    asal = "pohon" if outcome.penilai else ""
    if exempt.penilai:
        jenis, sk_nomor, sk_tanggal = exempt.jenis, exempt.sk_nomor, exempt.sk_tanggal
        asal = exempt.penilai_asal
    elif outcome.penilai and outcome.unit_penilai is not None:
        head = _head_row(facts, outcome.unit_penilai, outcome.penilai)
        if head:
            jenis, sk_nomor, sk_tanggal = head.jenis, head.sk_nomor, head.sk_tanggal
    rater, superior = outcome.penilai, outcome.atasan
    return {
        "penilai_pegawai_id": rater.id if rater and rater.jenis is JenisPihak.PEGAWAI else None,
        "penilai_luar_id": rater.id if rater and rater.jenis is JenisPihak.LUAR else None,
        "penilai_jenis": jenis,
        "penilai_sk_nomor": sk_nomor,
        "penilai_sk_tanggal": sk_tanggal,
        "penilai_asal": asal,
        "atasan_pegawai_id": superior.id if superior and superior.jenis is JenisPihak.PEGAWAI else None,
        "atasan_luar_id": superior.id if superior and superior.jenis is JenisPihak.LUAR else None,
        "atasan_asal": exempt.atasan_asal if exempt.atasan else ("pohon" if superior else ""),
    }


def _head_row(facts: _Facts, unit_id: int, who: Pihak) -> unit_rincian.KepalaRow | None:
    found = [
        row
        for row in facts.by_unit.get(unit_id, ())
        if pihak(row.pegawai_id, row.penilai_luar_id) == who
        and row.dari <= facts.day
        and (row.sampai is None or row.sampai >= facts.day)
    ]
    return found[-1] if found else None


def _fresh(facts: _Facts, derived: HasilPenugasan, id_: int, dari: date, sampai: date | None) -> Values:
    first = {"pegawai_id": id_, "jenis": JenisPenugasan.DEFINITIF.value, "dari": dari, "sampai": sampai}
    return {**first, **_wanted(facts, derived, id_)}


def _wanted(facts: _Facts, derived: HasilPenugasan, pegawai_id: int) -> Values:
    place = {"jabatan": facts.runs[pegawai_id].jabatan, "unit_id": facts.runs[pegawai_id].unit_id}
    return {**place, **_rater_values(facts, derived, pegawai_id)}


def _plan_active(facts: _Facts, derived: HasilPenugasan, pegawai_id: int, plan: _Plan) -> None:
    run, now = facts.runs[pegawai_id], facts.stretches.get(pegawai_id)
    if now is None:
        plan.opened.append((pegawai_id, _first_day(facts, pegawai_id), None))
        plan.counts["baru"] += 1
        return
    if now.sampai is not None and now.sampai < facts.day:
        plan.opened.append((pegawai_id, max(run.mulai, now.sampai + SATU_HARI), None))
        plan.counts["pindah"] += 1
        return
    if now.dari > facts.day:
        return  # a later state was synchronised already; the past is not rewritten from an older day
    if (now.jabatan, now.unit_id) != (run.jabatan, run.unit_id) and run.mulai > now.dari:
        locked = facts.locked.get(now.id)
        begins = max(run.mulai, locked + SATU_HARI) if locked else run.mulai
        begins = max(min(begins, facts.day), now.dari + SATU_HARI)
        plan.changed[now.id] = {"sampai": begins - SATU_HARI}
        plan.opened.append((pegawai_id, begins, None))
        plan.counts["pindah"] += 1
        return
    _plan_rater(facts, now, _wanted(facts, derived, pegawai_id), plan)


def _plan_rater(facts: _Facts, now: queries.PenugasanRow, wanted: Values, plan: _Plan) -> None:
    differing = {name: value for name, value in wanted.items() if getattr(now, name) != value}
    if not differing:
        return
    other_rater = {"penilai_pegawai_id", "penilai_luar_id"} & differing.keys()
    if other_rater and now.id in facts.locked and facts.day > now.dari:
        plan.changed[now.id] = {"sampai": facts.day - SATU_HARI}
        plan.opened.append((now.pegawai_id, facts.day, now.sampai))
        plan.following.append((now.id, len(plan.opened) - 1, facts.day))
        plan.counts["dipecah"] += 1
        return
    plan.changed[now.id] = differing
    plan.counts["diubah"] += 1


def _plan_inactive(facts: _Facts, pegawai_id: int, plan: _Plan) -> None:
    run, now = facts.runs[pegawai_id], facts.stretches.get(pegawai_id)
    if now is None or (now.sampai is not None and now.sampai < facts.day) or now.dari > facts.day:
        return
    if run.mulai <= now.dari:
        plan.removed.append(now.id)  # never active here; kept and closed if something was rated (`_write`)
    plan.changed[now.id] = {"sampai": max(now.dari, min(run.mulai, facts.day) - SATU_HARI)}
    plan.counts["ditutup"] += 1


def _first_day(facts: _Facts, pegawai_id: int) -> date:
    """Return since when a person's first position counts: the run, not before the appointment in the NIP."""
    run, digits = facts.runs[pegawai_id], facts.people[pegawai_id].nip
    try:
        number = nip_rules.Nip(digits)
        appointed = number.tmt or date(number.tahun_pengangkatan, 1, 1)
    except ValueError:
        appointed = AWAL
    return max(run.mulai, appointed if appointed <= facts.day else AWAL)


def _write(transaction: Transaction, facts: _Facts, derived: HasilPenugasan, plan: _Plan) -> None:
    rated = queries.rated(transaction.connection, plan.removed)
    gone = [id_ for id_ in plan.removed if id_ not in rated]
    commands.change(transaction, {id_: v for id_, v in plan.changed.items() if id_ not in set(gone)})
    commands.remove(transaction, gone)
    ids: list[int] = []
    for start in range(0, len(plan.opened), _PORTION):
        rows = [_fresh(facts, derived, *one) for one in plan.opened[start : start + _PORTION]]
        ids += commands.open_stretches(transaction, rows)
    moves = [(old, ids[index], day) for old, index, day in plan.following]
    commands.move_open_ratings(transaction, moves)
