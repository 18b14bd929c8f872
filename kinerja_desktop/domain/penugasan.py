"""Who rates whom: derived from the tree of units, the heads of units at a day, and the exceptions.

The head of a unit rates its people; where a unit has no head, the nearest head above does. A head is rated by the
nearest head above the unit he leads, never by himself. The superior of a rater is the rater's own rater and may
be the same person (a minister, a head of region). What keeps somebody without rater becomes a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from kinerja_desktop.domain.codes import JenisPenugasan
from kinerja_desktop.domain.findings import Finding, Severity
from kinerja_desktop.domain.unit import Pohon


class JenisPihak(StrEnum):
    """Where a rater is kept: among the office's people or among the raters from outside."""

    PEGAWAI = "pegawai"
    LUAR = "luar"


class AlasanPenilai(StrEnum):
    """Why somebody is the rater."""

    KEPALA_UNIT = "kepala_unit"
    KEPALA_DI_ATAS = "kepala_di_atas"
    PENGECUALIAN = "pengecualian"
    TIDAK_ADA = "tidak_ada"


class Pembenah(StrEnum):
    """Who can mend what keeps somebody without rater."""

    OPERATOR_UNIT = "operator_unit"
    KEPEGAWAIAN = "kepegawaian"
    PIMPINAN_UNIT = "pimpinan_unit"


PEMBENAH: Final[Mapping[str, Pembenah]] = {
    "penugasan.tanpa-unit": Pembenah.OPERATOR_UNIT,
    "penugasan.tanpa-atasan": Pembenah.OPERATOR_UNIT,
    "penugasan.menilai-diri": Pembenah.OPERATOR_UNIT,
    "penugasan.atasan-diri": Pembenah.OPERATOR_UNIT,
    "penugasan.melingkar": Pembenah.OPERATOR_UNIT,
    "penugasan.pensiun": Pembenah.KEPEGAWAIAN,
    "penugasan.unit-tanpa-kepala": Pembenah.KEPEGAWAIAN,
    "penugasan.penilai-tanpa-atasan": Pembenah.PIMPINAN_UNIT,
}
"""By finding code; a screen shows it beside the sentence."""


@dataclass(frozen=True, slots=True)
class Pihak:
    """A rater or a rater's superior."""

    jenis: JenisPihak
    id: int


@dataclass(frozen=True, slots=True)
class Kepala:
    """Somebody leads a unit from ``mulai`` to ``selesai`` (inclusive; None = open)."""

    unit: int
    pihak: Pihak
    nama: str
    jenis: JenisPenugasan = JenisPenugasan.DEFINITIF
    mulai: date = date.min
    selesai: date | None = None

    def holds(self, pada: date) -> bool:
        """Return whether he leads it on that day."""
        return self.mulai <= pada and (self.selesai is None or pada <= self.selesai)


@dataclass(frozen=True, slots=True)
class Penempatan:
    """Where a person works on the day. ``is_aktif`` False: is not rated, and should rate nobody."""

    pegawai: int
    uid: str
    nama: str
    unit: int | None
    is_aktif: bool = True


@dataclass(frozen=True, slots=True)
class Pengecualian:
    """A rater or a rater's superior set by hand; None = derived as usual."""

    pegawai: int
    penilai: Pihak | None = None
    atasan: Pihak | None = None


@dataclass(frozen=True, slots=True)
class Turunan:
    """The outcome for one person. ``unit_penilai``: the unit as whose head the rater rates, if so."""

    pegawai: int
    penilai: Pihak | None
    atasan: Pihak | None
    alasan: AlasanPenilai
    unit_penilai: int | None = None


@dataclass(frozen=True, slots=True)
class HasilPenugasan:
    """Everybody's rater and what is stuck."""

    penugasan: Mapping[int, Turunan]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Work:
    pohon: Pohon
    kepala: dict[int, Kepala]
    led: dict[Pihak, list[Kepala]]
    people: dict[int, Penempatan]
    exceptions: dict[int, Pengecualian]
    start_high: set[int] = field(default_factory=set)
    nearest: dict[int, Kepala | None] = field(default_factory=dict)
    chosen: dict[int, Kepala] = field(default_factory=dict)
    raters: dict[int, Pihak | None] = field(default_factory=dict)


_AT_HOME: Final = frozenset({JenisPenugasan.DEFINITIF, JenisPenugasan.TUGAS_TAMBAHAN})


def derive(
    pohon: Pohon,
    kepala: Iterable[Kepala],
    penempatan: Iterable[Penempatan],
    pengecualian: Iterable[Pengecualian],
    pada: date,
    *,
    with_findings: bool = True,
) -> HasilPenugasan:
    """Return the rater of every active person on a day.

    A unit led by several on that day: the latest wins, a Plh only where there is nobody else.

    ``with_findings`` False: nobody reads what is stuck (an office without heads yet has a finding for everybody).
    """
    heads = _heads(pohon, kepala, pada)
    led: dict[Pihak, list[Kepala]] = {}
    for head in heads.values():
        led.setdefault(head.pihak, []).append(head)
    work = _Work(
        pohon,
        heads,
        led,
        {p.pegawai: p for p in penempatan},
        {e.pegawai: e for e in pengecualian},
    )
    for person in work.people.values():
        _assign(work, person)
    _open_circles(work)
    made = {p.pegawai: _outcome(work, p) for p in work.people.values() if p.is_aktif}
    return HasilPenugasan(made, tuple(_findings(work, made)) if with_findings else ())


def kepala_untuk(
    pohon: Pohon, kepala: Iterable[Kepala], unit: int | None, pegawai: int, pada: date
) -> Pihak | None:
    """Return who heads a unit, or the nearest one above it, on a day for somebody who is not to rate himself."""
    if unit is None or unit not in pohon:
        return None
    heads, me = _heads(pohon, kepala, pada), Pihak(JenisPihak.PEGAWAI, pegawai)
    line = (heads.get(one) for one in pohon.ancestors(unit, include_self=True))
    return next((head.pihak for head in line if head is not None and head.pihak != me), None)


def circles(raters: Mapping[int, Pihak | None]) -> list[list[int]]:
    """Return the circles among people who rate each other, each member once."""
    seen: dict[int, int] = {}
    found: list[list[int]] = []
    for start in raters:
        trail: list[int] = []
        current: int | None = start
        while current is not None and current in raters and current not in seen:
            seen[current] = start
            trail.append(current)
            rater = raters[current]
            current = rater.id if rater and rater.jenis is JenisPihak.PEGAWAI else None
        if current is not None and seen.get(current) == start and current in trail:
            found.append(trail[trail.index(current) :])
    return found


def _heads(pohon: Pohon, kepala: Iterable[Kepala], pada: date) -> dict[int, Kepala]:
    best: dict[int, Kepala] = {}
    for head in kepala:
        if head.unit not in pohon or not head.holds(pada):
            continue
        other = best.get(head.unit)
        if other is None or _precedence(head) > _precedence(other):
            best[head.unit] = head
    return best


def _precedence(head: Kepala) -> tuple[bool, date]:
    return head.jenis is not JenisPenugasan.PLH, head.mulai


def _assign(work: _Work, person: Penempatan) -> None:
    exception = work.exceptions.get(person.pegawai)
    if exception and exception.penilai:
        own = Pihak(JenisPihak.PEGAWAI, person.pegawai)
        work.raters[person.pegawai] = None if exception.penilai == own else exception.penilai
        return
    head = _head_for(work, person)
    work.raters[person.pegawai] = head.pihak if head else None
    if head:
        work.chosen[person.pegawai] = head
    else:
        work.chosen.pop(person.pegawai, None)


def _head_for(work: _Work, person: Penempatan) -> Kepala | None:
    me = Pihak(JenisPihak.PEGAWAI, person.pegawai)
    led = work.led.get(me)
    if led is None:
        return _nearest(work, person.unit)
    start = _start(work, person, led)
    return _head_above(work, start, me) if start is not None else None


def _start(work: _Work, person: Penempatan, led: Sequence[Kepala]) -> int | None:
    """Return the unit from which a head looks upward.

    A Plt of another unit keeps the rater of his own position, unless that made a circle (`_open_circles`).
    """
    every = person.pegawai in work.start_high
    above = (
        set(work.pohon.ancestors(person.unit, include_self=True))
        if person.unit is not None and person.unit in work.pohon
        else set()
    )
    counting = [h.unit for h in led if every or not above or h.jenis in _AT_HOME or h.unit in above]
    return min(counting, key=work.pohon.kedalaman) if counting else person.unit


def _nearest(work: _Work, unit: int | None) -> Kepala | None:
    if unit is None or unit not in work.pohon:
        return None
    if unit not in work.nearest:
        line = work.pohon.ancestors(unit, include_self=True)
        work.nearest[unit] = next((work.kepala[u] for u in line if u in work.kepala), None)
    return work.nearest[unit]


def _head_above(work: _Work, unit: int, me: Pihak) -> Kepala | None:
    """Return the nearest head of the unit or above who is not ``me``; a unit that I lead is passed over."""
    for u in work.pohon.ancestors(unit, include_self=True):
        head = work.kepala.get(u)
        if head and head.pihak != me:
            return head
    return None


def _open_circles(work: _Work) -> None:
    """Let heads in a circle look upward from the highest unit they lead, until no derived circle is left.

    Everybody in a circle rates, so is a head; where all of them start from their highest unit, each rater leads a
    higher unit than the rated, which no circle can do. So each round moves at least one person, or ends.
    """
    while True:
        moved = False
        for circle in circles(work.raters):
            for pegawai in circle:
                if pegawai in work.chosen and pegawai not in work.start_high:
                    work.start_high.add(pegawai)
                    _assign(work, work.people[pegawai])
                    moved = True
        if not moved:
            return


def _outcome(work: _Work, person: Penempatan) -> Turunan:
    rater = work.raters[person.pegawai]
    exception = work.exceptions.get(person.pegawai)
    atasan = exception.atasan if exception and exception.atasan else _superior(work, rater)
    if exception and exception.penilai:
        return Turunan(person.pegawai, rater, atasan, AlasanPenilai.PENGECUALIAN)
    head = work.chosen.get(person.pegawai)
    if head is None:
        return Turunan(person.pegawai, None, atasan, AlasanPenilai.TIDAK_ADA)
    alasan = AlasanPenilai.KEPALA_UNIT if head.unit == person.unit else AlasanPenilai.KEPALA_DI_ATAS
    return Turunan(person.pegawai, rater, atasan, alasan, head.unit)


def _superior(work: _Work, rater: Pihak | None) -> Pihak | None:
    if rater is None:
        return None
    if rater.jenis is JenisPihak.PEGAWAI and rater.id in work.raters:
        return work.raters[rater.id]
    led = work.led.get(rater, ())
    for unit in sorted((h.unit for h in led), key=work.pohon.kedalaman)[:1]:
        if head := _head_above(work, unit, rater):
            return head.pihak
    # A minister or head of region has nobody above him here: rater and superior are then the same person.
    return rater if rater.jenis is JenisPihak.LUAR else None


def _findings(work: _Work, made: Mapping[int, Turunan]) -> Iterable[Finding]:
    for pegawai, outcome in made.items():
        yield from _person_findings(work, work.people[pegawai], outcome)
    for circle in circles({p: t.penilai for p, t in made.items()}):
        names = ", ".join(work.people[p].nama for p in circle)
        yield _finding(
            "melingkar", Severity.BLOCK, work.people[circle[0]].uid, nama=names, jumlah=len(circle)
        )
    yield from _rater_findings(work, made)
    yield from _unit_findings(work, made)


def _person_findings(work: _Work, person: Penempatan, outcome: Turunan) -> Iterable[Finding]:
    me = Pihak(JenisPihak.PEGAWAI, person.pegawai)
    exception = work.exceptions.get(person.pegawai)
    if exception and exception.penilai == me:
        yield _finding("menilai-diri", Severity.BLOCK, person.uid, nama=person.nama)
    elif outcome.penilai is None:
        missing = person.unit is None or person.unit not in work.pohon
        yield _finding(
            "tanpa-unit" if missing else "tanpa-atasan", Severity.BLOCK, person.uid, nama=person.nama
        )
    if exception and exception.atasan == me:
        yield _finding("atasan-diri", Severity.BLOCK, person.uid, nama=person.nama)


def _rater_findings(work: _Work, made: Mapping[int, Turunan]) -> Iterable[Finding]:
    staff: dict[int, list[Turunan]] = {}
    for outcome in made.values():
        if outcome.penilai and outcome.penilai.jenis is JenisPihak.PEGAWAI:
            staff.setdefault(outcome.penilai.id, []).append(outcome)
    for pegawai, rated in staff.items():
        rater = work.people.get(pegawai)
        if rater is None:
            continue
        if not rater.is_aktif:
            yield _finding("pensiun", Severity.WARN, rater.uid, nama=rater.nama, jumlah=len(rated))
        without = sum(outcome.atasan is None for outcome in rated)
        if without:
            yield _finding("penilai-tanpa-atasan", Severity.WARN, rater.uid, nama=rater.nama, jumlah=without)


def _unit_findings(work: _Work, made: Mapping[int, Turunan]) -> Iterable[Finding]:
    people: dict[int, int] = {}
    for pegawai in made:
        unit = work.people[pegawai].unit
        if unit is not None and unit in work.pohon and unit not in work.kepala:
            people[unit] = people.get(unit, 0) + 1
    for unit, count in people.items():
        yield _finding(
            "unit-tanpa-kepala", Severity.WARN, "", unit=work.pohon[unit].nama, unit_id=unit, jumlah=count
        )


def _finding(code: str, severity: Severity, subject: str, **args: object) -> Finding:
    return Finding(f"penugasan.{code}", severity, args=args, subject=subject)
